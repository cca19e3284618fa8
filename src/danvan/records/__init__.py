"""The register of work done: one folder per kind under ``kinds``."""
