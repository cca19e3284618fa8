"""Thu hồi đất, bồi thường: the democratic steps of one project, in counts of households."""
