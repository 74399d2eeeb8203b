"""Times and places of the messages, read by the house and by field libraries that could do it instead.

Run: ``PYTHONPATH=. uv run --no-project --with msgspec --with lunar-python --with jionlp --with dateparser
--with recognizers-text-suite --with "emoji<1.7" --with cpca --with "setuptools<81" python bench/_libraries.py``
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from fangxian.reading.letters import plain
from fangxian.reading.tokens import tokens

MESSAGES = Path(__file__).resolve().parent.parent / "tests" / "reading" / "messages"
CODES = ("origin_adcode", "via_adcode", "dest_adcode")
CLOSE = timedelta(minutes=15)
Case = tuple[str, datetime, Any]


def rows() -> Iterator[dict[str, Any]]:
    """The Chinese messages that may be studied."""
    for name in ("own.jsonl", "hands.jsonl"):
        for line in (MESSAGES / name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["split"] != "aside" and row["lang"] == "zh":
                yield row


def moments() -> list[Case]:
    """Words for a moment, when they were sent, and the moment."""
    told = ((fact, row) for row in rows() for fact in row["facts"] if fact.get("when") and not fact.get("when_end"))
    found = {(fact["when_text"], row["sent_at"], fact["when"]) for fact, row in told if fact.get("when_text")}
    return [(text, datetime.fromisoformat(sent).replace(tzinfo=None), when) for text, sent, when in sorted(found)]


def places() -> list[Case]:
    """Messages that name one region, and its code."""
    found = []
    for row in rows():
        codes = {fact[name] for fact in row["facts"] for name in CODES if fact.get(name)}
        if len(codes) == 1:
            found.append((row["text"], datetime.fromisoformat(row["sent_at"]).replace(tzinfo=None), codes.pop()))
    return found


def same_moment(got: datetime | None, when: str) -> bool:
    """The day, and the hour within a quarter if one was said."""
    if got is None or got.date().isoformat() != when[:10]:
        return False
    return "T" not in when or abs(got.replace(tzinfo=None) - datetime.fromisoformat(when)) <= CLOSE


def house_moment(text: str, sent: datetime) -> datetime | None:
    """As the reader does."""
    heard = [one for one in tokens(plain(text), sent).tokens if one.sort == "when"]
    return datetime.fromisoformat(heard[0].value.written()) if heard else None


def jionlp_moment(text: str, sent: datetime) -> datetime | None:
    """``jionlp.parse_time``: the point, or where the span begins."""
    import jionlp  # noqa: PLC0415

    found = jionlp.parse_time(text, time_base=sent.timestamp())["time"][0]
    return datetime.fromisoformat(found)


def dateparser_moment(text: str, sent: datetime) -> datetime | None:
    """``dateparser.parse`` in Chinese, the past preferred."""
    import dateparser  # noqa: PLC0415

    return dateparser.parse(text, languages=["zh"], settings={"RELATIVE_BASE": sent, "PREFER_DATES_FROM": "past"})


def recognizers_moment(text: str, sent: datetime) -> datetime | None:
    """Recognizers-Text: the first value of the first thing found."""
    from recognizers_date_time import recognize_datetime  # noqa: PLC0415

    found = recognize_datetime(text, "zh-cn", reference=sent)[0].resolution["values"][0]
    return datetime.fromisoformat(found.get("value") or found["start"])


def house_place(text: str, sent: datetime) -> str:
    """As the reader does; the first region of the message."""
    found = [one for one in tokens(plain(text), sent).tokens if one.sort == "region"]
    return str(found[0].value.code) if found else ""


def cpca_place(text: str, _sent: datetime) -> str:
    """``cpca.transform``: the code of the region found in the message."""
    import cpca  # noqa: PLC0415

    return str(cpca.transform([text])["adcode"][0])[:6]


def jionlp_place(text: str, _sent: datetime) -> str:
    """``jionlp.parse_location`` over the message, by its names' codes in the house's own table."""
    import jionlp  # noqa: PLC0415

    found = jionlp.parse_location(text)
    named = "".join(found[part] or "" for part in ("province", "city", "county"))
    return house_place(re.sub(r"\s", "", named), datetime(2020, 2, 3)) if named else ""  # noqa: DTZ001


def share(reads: Callable[[str, datetime], Any], cases: list[Case], right: Callable[[Any, Any], bool]) -> str:
    """How many are right, and how long it took; whatever is thrown is a miss."""
    good, began = 0, time.perf_counter()
    for text, sent, wanted in cases:
        with contextlib.suppress(Exception), contextlib.redirect_stdout(io.StringIO()):
            good += right(reads(text, sent), wanted)
    took = (time.perf_counter() - began) / len(cases) * 1000
    return f"{good}/{len(cases)} = {good / len(cases):.3f}, {took:.2f} ms each"


def main() -> None:
    """Print a line for each."""
    for name, moment in (
        *(("house", house_moment), ("jionlp", jionlp_moment)),
        *(("dateparser", dateparser_moment), ("recognizers-text", recognizers_moment)),
    ):
        print("moments", name, share(moment, moments(), same_moment), flush=True)
    for name, place in (("house", house_place), ("cpca", cpca_place), ("jionlp", jionlp_place)):
        print("places", name, share(place, places(), str.__eq__), flush=True)


if __name__ == "__main__":
    main()
