"""Where the data live: SQLite in two files, or PostgreSQL in two databases."""

from pathlib import Path
from typing import Any

from django.db.models import Model

PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous={}; PRAGMA foreign_keys=ON; "
    "PRAGMA recursive_triggers=ON; "  # so that INSERT OR REPLACE meets the append-only triggers too
    "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536;"
)


def databases(home: Path, url: str | None, derived_url: str | None) -> dict[str, dict[str, Any]]:
    """Django's DATABASES: ``default`` keeps what must never be lost, ``derived`` what can be redrawn."""
    if not url:
        return {
            "default": _sqlite(home / "ledger.sqlite3", "FULL"),
            "derived": _sqlite(home / "derived.sqlite3", "NORMAL"),
        }
    default = _postgresql(url)
    derived = _postgresql(derived_url) if derived_url else default | {"NAME": f"{default['NAME']}_derived"}
    return {"default": default, "derived": derived}


def _sqlite(file: Path, synchronous: str) -> dict[str, Any]:
    return {
        "ENGINE": "fangxian.config.sqlite",
        "NAME": file,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 30, "init_command": PRAGMAS.format(synchronous)},
        "CONN_MAX_AGE": None,
        "TEST": {"NAME": file.with_name(f"test_{file.name}")},
    }


def _postgresql(url: str) -> dict[str, Any]:
    from psycopg.conninfo import conninfo_to_dict

    parts = conninfo_to_dict(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", "fangxian"),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        # Prepared statements: a batch of records goes in twice as fast.
        "OPTIONS": {"server_side_binding": True, "prepare_threshold": 5, **parts},
        "CONN_MAX_AGE": None,
    }


class Router:
    """The ``derived`` room lives in a database of its own; everything else in ``default``."""

    def db_for_read(self, model: type[Model], **_hints: Any) -> str:
        return "derived" if model._meta.app_label == "derived" else "default"

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **_hints: Any) -> bool:
        return (db == "derived") == (app_label == "derived")
