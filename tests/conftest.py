"""What every test stands on: a home folder of its own, the two databases, the cast, the statements sent."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

NOON = datetime(2020, 2, 3, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, settings: Any) -> Path:
    """A home folder of the test's own, so that no key outlives it."""
    folder = tmp_path_factory.mktemp("home")
    settings.FANGXIAN_HOME = folder
    return folder


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A test that asks for the database means both databases; on PostgreSQL no other test is run."""
    asking = [item for item in items if _asks_for_the_database(item)]
    for item in asking:
        mark = item.get_closest_marker("django_db")
        wishes = {"databases": "__all__"} | (mark.kwargs if mark else {})
        item.add_marker(pytest.mark.django_db(**wishes), append=False)
    if os.environ.get("FANGXIAN_DATABASE"):
        config.hook.pytest_deselected(items=[item for item in items if item not in asking])
        items[:] = asking


def _asks_for_the_database(item: pytest.Item) -> bool:
    asking = {"cast", "db", "transactional_db", "live_server", "django_db_serialized_rollback"}
    return item.get_closest_marker("django_db") is not None or bool(asking & set(getattr(item, "fixturenames", ())))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The test databases on SQLite are files in a folder of this run, so that two runs never meet."""
    from django.conf import settings

    folder = tmp_path_factory.mktemp("databases")
    for alias, wishes in settings.DATABASES.items():
        if wishes["ENGINE"] == "fangxian.config.sqlite":
            wishes["TEST"]["NAME"] = folder / f"{alias}.sqlite3"
            wishes["OPTIONS"]["init_command"] = wishes["OPTIONS"]["init_command"].replace("=FULL", "=OFF")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> None:
    """Both databases, and a way to empty append-only tables after a test that really commits."""
    from tests.emptying import may_empty_append_only_tables

    may_empty_append_only_tables()


@pytest.fixture
def noon() -> datetime:
    """The third of February 2020, noon, in Hengyang: when most days in the tests happen."""
    return NOON


@pytest.fixture
def cast(noon: datetime) -> Any:
    """The fixed cast as it stands at noon."""
    from tests.cast import build_cast

    return build_cast(noon)


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """Every SQL statement that the test sends to either database, in order."""
    from tests.statements import listening

    with listening() as heard:
        yield heard
