"""Messages come as JSON lines; a broken one is named and sinks no other."""

from __future__ import annotations

import io
import json

from fangxian.reading.lines import read_lines
from fangxian.workforce.kinds import PHRASES


def test_a_broken_line_sinks_no_other() -> None:
    """Five lines from the work group's export, three of them damaged, one empty."""
    good = {"id": "a", "text": "6网格:今日零报告", "sent_at": "2020-02-05T18:00:00+08:00", "role": "grid_worker"}
    lines = [
        json.dumps(good),
        "{half a line",
        "",
        json.dumps({"id": "b", "sent_at": "2020"}),
        json.dumps({**good, "sent_at": "?"}),
    ]
    target = io.StringIO()
    assert read_lines(lines, target, PHRASES) == 3
    first, broken, textless, timeless = map(json.loads, target.getvalue().splitlines())
    assert first == {
        "id": "a",
        "facts": [{"kind": "nil_report", "grid": "6", "when": "2020-02-05", "when_text": "今日"}],
        "urgent": False,
    }
    assert broken["line"] == 2
    assert (textless["id"], textless["line"]) == ("b", 4)
    assert "line 5" in timeless["error"]


def test_the_hour_of_the_neighbourhood_counts() -> None:
    """Sent at 23:30 in London, which is already the next morning in Hengyang."""
    row = {"id": 1, "text": "昨天3栋消毒了", "sent_at": "2020-02-05T23:30:00+00:00", "role": ""}
    target = io.StringIO()
    read_lines([json.dumps(row)], target, PHRASES)
    assert json.loads(target.getvalue())["facts"][0]["when"] == "2020-02-05"
