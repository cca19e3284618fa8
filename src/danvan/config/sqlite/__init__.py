"""The SQLite engine danvan chooses: ``ENGINE = "danvan.config.sqlite"``."""
