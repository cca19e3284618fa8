"""What was promised or required, whoever it came from: owner, deadline, evidence, state; late is kept."""
