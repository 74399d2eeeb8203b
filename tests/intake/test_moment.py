"""When it happened: what was said, never after it was said."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from fangxian.intake.moment import HERE, happened_at

SENT = datetime(2020, 2, 5, 9, 10, tzinfo=HERE)


@pytest.mark.parametrize(
    ("fields", "moment"),
    [
        ({}, "2020-02-05T09:10"),
        ({"when": "2020-02-04", "when_part": "evening"}, "2020-02-04T20:00"),
        ({"when": "2020-02-04", "when_part": "morning"}, "2020-02-04T08:00"),
        ({"when": "2020-02-04", "when_part": "dawn"}, "2020-02-04T05:00"),
        ({"when": "2020-02-04"}, "2020-02-04T12:00"),
        ({"when": "2020-02-05"}, "2020-02-05T09:10"),
        ({"when": "2020-02-05", "when_part": "morning"}, "2020-02-05T08:00"),
        ({"when": "2020-02-05", "when_part": "evening"}, "2020-02-05T09:10"),
        ({"when": "2020-02-04T16:30"}, "2020-02-04T16:30"),
        ({"when": "2020-02-06T16:00", "planned": True}, "2020-02-05T09:10"),
        ({"when": "2099-01-01"}, "2020-02-05T09:10"),
        ({"as_of": "2020-02-05T08:00"}, "2020-02-05T08:00"),
        ({"when": "soon"}, "2020-02-05T09:10"),
    ],
)
def test_the_moment_of_a_draft(fields: dict[str, Any], moment: str) -> None:
    """Sent on the fifth at 09:10: last night, this morning, tomorrow, some time, 2099."""
    assert happened_at(fields, SENT) == datetime.fromisoformat(moment).replace(tzinfo=HERE)
