"""Forms of records: typed text to clean values. What a kind asks for follows from its columns and their layout."""
