"""What people bring: visits, petitions, feedback, the register of denunciations; the clocks of law on them, and their safety."""
