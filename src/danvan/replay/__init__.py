"""A year of work, invented from a seed and done through the same verbs the screens call, and its check."""
