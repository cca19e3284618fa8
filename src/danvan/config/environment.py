"""Reads settings from the environment, or from a file named by NAME_FILE, and refuses what it cannot understand."""

import datetime as dt
import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    """The value of ``name``, or the content of the file that ``NAME_FILE`` points at, or ``default``."""
    if file_name := os.environ.get(f"{name}_FILE"):
        return Path(file_name).read_text(encoding="utf-8").strip()
    return os.environ.get(name, default)


def flag(name: str, *, default: bool) -> bool:
    """True or False. Raises ImproperlyConfigured for any other word."""
    value = text(name, str(default)).lower()
    if value not in {"true", "false"}:
        raise ImproperlyConfigured(f"{name} phải là True hoặc False, hiện là «{value}».")
    return value == "true"


def number(name: str, *, default: int) -> int:
    """A whole number. Raises ImproperlyConfigured for anything else."""
    value = text(name, str(default))
    if not value.isdigit():
        raise ImproperlyConfigured(f"{name} phải là số nguyên, hiện là «{value}».")
    return int(value)


def day(name: str) -> dt.date | None:
    """A date written 2023-06-06, or None when there is none. Raises ImproperlyConfigured for anything else."""
    value = text(name)
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError:
        raise ImproperlyConfigured(f"{name} phải là một ngày dạng 2023-06-06, hiện là «{value}».") from None


def words(name: str, default: str = "") -> list[str]:
    """A list written with commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def database(name: str, default_file: Path) -> dict[str, object]:
    """Django's settings of one database from ``postgresql://user:password@host:port/name`` or ``sqlite:///path``.

    Without the variable: an SQLite file at ``default_file``.
    """
    address = urlsplit(text(name) or f"sqlite:///{default_file}")
    if address.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(address.path.lstrip("/")),
            "USER": unquote(address.username or ""),
            "PASSWORD": unquote(address.password or ""),
            "HOST": address.hostname or "",
            "PORT": str(address.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    if address.scheme == "sqlite":
        return {
            "ENGINE": "danvan.config.sqlite",
            "NAME": unquote(address.path.removeprefix("/")) if address.path.startswith("//") else unquote(address.path),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "journal": text("DANVAN_SQLITE_JOURNAL", "auto"),
            },
        }
    raise ImproperlyConfigured(f"{name} phải bắt đầu bằng postgresql:// hoặc sqlite:///.")
