"""What a figure is: code, name, unit of count, how it rolls up. Declared beside what yields it; no database here."""
