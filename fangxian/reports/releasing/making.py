"""Makes one copy of a list: the people, masked unless asked for in full, marked, with its recipient on every page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from io import BytesIO

from django.utils.timezone import localdate, localtime
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from fangxian.derived.observed import observed
from fangxian.measures.questions import Words
from fangxian.measures.screening.standing import Observation
from fangxian.registry.asked.needs import NEEDS
from fangxian.registry.models import Person, Place, Residence
from fangxian.registry.people import Details, masked, reveal
from fangxian.reports.releasing.asked import Asked
from fangxian.reports.releasing.book import Listed
from fangxian.reports.releasing.columns import COLUMNS, PURPOSES, WHOM
from fangxian.reports.releasing.marks import Line, Marker, marked
from fangxian.reports.sheet import MADE, OPTIONS
from fangxian.vault.opening import Look

SEX = {"M": Words("男", "M"), "F": Words("女", "F")}
NEED_WORDS = {key: Words(zh, en) for key, zh, en, _ in NEEDS}
FONT = {"font_name": "SimSun", "font_size": 10, "valign": "vcenter"}
TITLE = {**FONT, "bold": True, "text_wrap": True}
HEAD = {**FONT, "bold": True, "border": 1, "bg_color": "#E7EEF0"}
CELL = {**FONT, "border": 1, "num_format": "@"}


def workbook(look: Look, listed: Listed, now: datetime, language: str) -> bytes:
    """The copy as XLSX. Every seal is opened once, for this list, and the trail says so."""
    shown = listed.asked.shown
    spaced = [key for key in shown if not COLUMNS[key].joined]
    lines = marked(people(look, listed.asked, now, language), Marker(look.community_id, listed.number), spaced)
    return _written(lines, listed, language)


def people(look: Look, asked: Asked, now: datetime, language: str) -> list[Line]:
    """Everybody on the list with all its columns, door by door."""
    living = _living(look.community_id, asked, now)
    opened = reveal(look, [home.person_id for home, _, _ in living])
    places = {place.id: place for place in Place.objects.filter(community_id=look.community_id)}
    return [_line(home, person, opened[person.id], seen, asked, places, language) for home, person, seen in living]


def _line(
    home: Residence,
    person: Person,
    details: Details,
    seen: Observation | None,
    asked: Asked,
    places: Mapping[int, Place],
    language: str,
) -> Line:
    door, told = places[home.place_id], details if asked.full else masked(details)
    grid, sex = places.get(door.grid_id or 0), SEX.get(person.sex)
    return {
        "door": door.code,
        "grid": grid.code if grid else "",
        "name": told.name,
        "relation": home.relation,
        "sex": sex.said(language) if sex else "",
        "born": f"{person.born or ''}",
        "id_number": told.id_number,
        "phone": told.phone,
        "needs": "、".join(NEED_WORDS[need].said(language) for need in person.needs if need in NEED_WORDS),
        "first_day": f"{seen.start}" if seen else "",
        "last_day": f"{seen.over_on - timedelta(days=1)}" if seen else "",
    }


def how_many(community_id: int, asked: Asked, now: datetime) -> int:
    """How many people the list would hold, told before any seal is opened."""
    return len(_living(community_id, asked, now))


def _living(community_id: int, asked: Asked, now: datetime) -> list[tuple[Residence, Person, Observation | None]]:
    homes = Residence.objects.filter(community_id=community_id, until_day=None)
    if asked.grid_id is not None:
        doors = Place.objects.filter(community_id=community_id, grid_id=asked.grid_id)
        homes = homes.filter(place_id__in=doors.values("id"))
    people = {person.id: person for person in Person.objects.filter(community_id=community_id)}
    running = observed(community_id, localdate(now)) if asked.whom == "observed" else {}
    rows = [(home, people[home.person_id], running.get(home.person_id)) for home in homes.order_by("place_id", "id")]
    return [(home, person, seen) for home, person, seen in rows if _wanted(asked.whom, person, seen)]


def _wanted(whom: str, person: Person, seen: Observation | None) -> bool:
    if whom == "observed":
        return seen is not None
    return whom == "everybody" or bool(person.needs)


def heading(listed: Listed, language: str) -> str:
    """Whose copy it is, what for and until when: it stands on every page."""
    asked, gone = listed.asked, f"{localtime(listed.gone_at):%Y-%m-%d %H:%M}"
    use = PURPOSES[asked.purpose].words
    return Words(
        f"收件人:{asked.recipient} · 用途:{use.zh}({asked.reason}) · 第 {listed.number} 份 · "
        f"请于 {gone} 前用完并删除,不得转发",
        f"For: {asked.recipient} · Purpose: {use.en} ({asked.reason}) · Copy {listed.number} · "
        f"to be deleted by {gone} and not passed on",
    ).said(language)


def _written(lines: list[Line], listed: Listed, language: str) -> bytes:
    out, shown = BytesIO(), listed.asked.shown
    with Workbook(out, OPTIONS) as book:
        title = WHOM[listed.asked.whom].said(language)
        book.set_properties({"title": title, "created": MADE})
        sheet = book.add_worksheet(title[:31])
        top, head, cell = (book.add_format(style) for style in (TITLE, HEAD, CELL))
        _paper(sheet, heading(listed, language), listed.asked.recipient, len(shown))
        sheet.merge_range(0, 0, 0, len(shown) - 1, "", top)
        sheet.write_string(0, 0, heading(listed, language), top)
        for at, key in enumerate(shown):
            sheet.write_string(1, at, COLUMNS[key].words.said(language), head)
        for row, line in enumerate(lines, 2):
            for at, key in enumerate(shown):
                sheet.write_string(row, at, line[key], cell)
        sheet.write_string(len(lines) + 2, 0, f"共{len(lines)}行 / {len(lines)} rows")
    return out.getvalue()


def _paper(sheet: Worksheet, told: str, recipient: str, width: int) -> None:
    """Whose copy it is stands above and below every printed page."""
    above, below = (text.replace("&", "&&") for text in (told, recipient))
    sheet.set_header(f"&L{above[:240]}")
    sheet.set_footer(f"&L{below[:200]}&R&P / &N")
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, 1)
    sheet.set_row(0, 44)
    sheet.set_column(0, width - 1, 18)
