class Plain:
    """What the Meta of every model here has: plain rows for relations, scoped ones for readers."""

    base_manager_name = "rows"
    default_manager_name = "rows"
