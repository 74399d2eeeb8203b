"""A community in which every personal answer carries a mark, and a larger one beside it, marked as well."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any
from urllib.parse import quote
from uuid import UUID

import msgspec
from django.contrib.auth import get_user_model

from fangxian.derived.catch_up import catch_up
from fangxian.intake.incoming import Incoming
from fangxian.intake.pasting import paste
from fangxian.intake.receive import receive
from fangxian.intake.say import say
from fangxian.intake.self_report import SelfReport, tell
from fangxian.intake.sheets import kept
from fangxian.ledger import read
from fangxian.ledger.append import append
from fangxian.ledger.entry import NewEntry
from fangxian.ledger.ids import new_id
from fangxian.measures import questions as asked
from fangxian.measures.reporting.records import Withdrawn
from fangxian.measures.shape import Record, questions_of
from fangxian.registry import cards
from fangxian.registry.identity import check_digit
from fangxian.registry.models import Place
from fangxian.registry.moving import Newcomer, move_in
from fangxian.registry.people import Details
from fangxian.registry.sheet.row_key import HEAD, row_key
from fangxian.reports import notes
from fangxian.reports.issue import issue
from fangxian.reports.office import pasted
from fangxian.reports.office.compiler import compile_sheet
from fangxian.reports.office.kept import Outcome, laid_out
from fangxian.reports.office.kept import keep as keep_office
from fangxian.reports.office.may import May
from fangxian.reports.releasing.asked import Asked
from fangxian.reports.releasing.book import ask
from fangxian.resident import matters
from fangxian.resident.asking import Home
from fangxian.vault.opening import Look
from fangxian.workforce.access import Scope, scope
from fangxian.workforce.guests import Guest
from fangxian.workforce.kinds import KINDS
from fangxian.workforce.models import Cover, Shift, Worker
from tests.cast import COMMUNITY, DOORS, RESIDENTS, STAFF, Cast

ELSEWHERE = COMMUNITY + 1
SPOTS = {
    "1": ("3-2-402", "building 3", "shop S01", "grid 1"),
    "2": ("8-2-501", "building 8", "lift 8-1", "grid 2"),
    "0": ("gate 东门", "community"),  # what lies in no grid
}
REACH = {"1": {"grid1", "both", "director"}, "2": {"grid2", "director"}, "0": {"director"}}
BEYOND = 200  # so many rows of each sort the other community has, so that some of its ids are only its own


class Mark(msgspec.Struct, frozen=True):
    """Some bytes that stand in one answer alone. ``seen_by`` may read them as they are, ``masked_for`` as ``mask``."""

    text: str
    seen_by: frozenset[str] = frozenset()
    mask: str = ""
    masked_for: frozenset[str] = frozenset()

    def told(self, username: str, text: str) -> str:
        """What ``text`` gives away to somebody of this mark: nothing, the mark, or its mask."""
        if username not in self.seen_by and any(way in text for way in (self.text, *_other_ways(self.text))):
            return self.text
        hidden = self.mask and username not in self.masked_for and self.mask in text
        return self.mask if hidden else ""


def _other_ways(text: str) -> tuple[str, str]:
    return quote(text), text.encode("unicode_escape").decode()


@dataclass
class Marked:
    """The cast with its marks; ``held`` are drafts by grid, ``there`` the other community's ids."""

    cast: Cast
    marks: list[Mark] = field(default_factory=list)
    held: dict[str, UUID] = field(default_factory=dict)
    pastes: dict[str, UUID] = field(default_factory=dict)
    sheets: dict[str, UUID] = field(default_factory=dict)
    entries: dict[str, list[int]] = field(default_factory=dict)
    entries_at: dict[tuple[int, str], int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    matters: dict[str, UUID] = field(default_factory=dict)
    other_matter: UUID | None = None
    other_held: UUID | None = None
    other_paste: UUID | None = None
    other_sheet: UUID | None = None
    offices: list[UUID] = field(default_factory=list)
    other_office: UUID | None = None
    returned: dict[str, UUID] = field(default_factory=dict)
    other_returned: UUID | None = None

    def pass_of(self, door: int) -> UUID:
        """The pass of the household behind a door."""
        return read.by_number(COMMUNITY, [self.entries_at[door, "checkpoints.pass"]])[0].id


def mark_everything(cast: Cast) -> Marked:
    """Residents, records of every kind at places of both grids and at the gate, drafts, messages, chats, a report."""
    _two_covers(cast)
    marked = Marked(cast)
    marked.marks += [
        Mark(text)
        for _, name, _, _, _, _, phone, _ in RESIDENTS
        for text in (name, phone and f"1990000{phone}")
        if text
    ]
    numbers = count(1)
    for where, spots in SPOTS.items():
        _residents(marked, where)
        marked.entries[where] = [n for spot in spots for n in _records(marked, where, spot, numbers)]
    for where, username in (("1", "grid1"), ("2", "grid2")):
        _drafts(marked, where, username)
        marked.matters |= told_at_home(COMMUNITY, cast.places[SPOTS[where][0]], where, cast.now)
    director = scope(cast.users["director"], cast.now)
    assert director is not None
    marked.offices.append(office_sheet(director, cast.now))
    _roster(cast)
    worker = Worker.objects.get(community_id=COMMUNITY, id=cast.workers["director"])
    issue(COMMUNITY, "daily", cast.now.date(), worker, cast.now)
    _correction(marked)
    _list(cast)
    catch_up(COMMUNITY)
    return marked


def _two_covers(cast: Cast) -> None:
    """Somebody who is grid worker of the first grid and lends a hand as volunteer in the second."""
    user = get_user_model().objects.create_user("both")
    number = len(STAFF) + 1
    Worker.objects.create(community_id=COMMUNITY, id=number, user=user, name="沈芳", joined_on=cast.now.date())
    for key, role, grid in ((number, "grid_worker", "grid 1"), (number + 1, "volunteer", "grid 2")):
        Cover.objects.create(
            community_id=COMMUNITY,
            id=key,
            worker_id=number,
            role=role,
            place_id=cast.places[grid],
            from_at=cast.now - timedelta(days=1),
            until_at=cast.now + timedelta(days=60),
        )
    cast.users["both"], cast.workers["both"] = user, number


def words(where: str) -> dict[str, str]:
    """The marks of a grid: of a resident, of somebody told of in records, of staff, of somebody told of in drafts."""
    last = {"1": "鹤", "2": "鹭", "0": "雁", "x": "鹂"}[where]
    digit = {"1": "1", "2": "2", "0": "3", "x": "4"}[where]
    return {
        "resident": f"金丝{last}",
        "resident_phone": f"1990000710{digit}",
        "resident_number": _number(f"1941011{digit}"),
        "name": f"欧阳丹{last}",
        "phone": f"1990000720{digit}",
        "number": _number(f"1942022{digit}"),
        "plate": f"湘DK729{digit}",
        "staff": f"司空玄{last}",
        "degrees": f"38.6{digit}",
        "draft": f"诸葛百{last}",
        "draft_phone": f"1990000730{digit}",
        "told": f"端木青{last}",
        "told_in_confidence": f"公孙紫{last}",
    }


def _number(born: str) -> str:
    return f"990101{born}991" + check_digit(f"990101{born}991")


def masks(where: str) -> list[Mark]:
    """Who may see what: the field classes of roles.py, read aloud."""
    said, reach = words(where), REACH.get(where, set())
    with_doctor = frozenset(reach | ({"doctor"} if reach else set()))
    home = HOME if where == "1" else frozenset()
    hidden = [
        Mark(said[part], mask=_hidden(said[part]), masked_for=with_doctor | (home if part in LIVING else frozenset()))
        for part in NAMES
    ]
    drafts = [Mark(said[part], seen_by=frozenset(reach)) for part in ("draft", "draft_phone", "told_in_confidence")]
    drafts.append(Mark(said["told"], seen_by=frozenset(reach) | home))
    return [
        *hidden,
        *drafts,
        Mark(said["staff"], mask=_hidden(said["staff"]), masked_for=frozenset(reach)),
        Mark(said["degrees"], seen_by=with_doctor),
    ]


LIVING = ("resident", "resident_phone")  # of which a household sees the mask, of its own people
HOME = frozenset({"home1"})
NAMES = ("resident", "resident_phone", "resident_number", "name", "phone", "number", "plate")


def _hidden(text: str) -> str:
    """A name or a phone as a list shows it; the four last figures of a number tell nothing by themselves."""
    if text.startswith("1990000"):
        return f"199****{text[-4:]}"
    return text[:1] + "*" * (len(text) - 2) + text[-1:] if text[:1] in "金欧司" else ""


def _residents(marked: Marked, where: str) -> None:
    marked.marks += masks(where)
    if where not in ("1", "2"):
        return
    cast, said = marked.cast, words(where)
    details = Details(said["resident"], said["resident_number"], said["resident_phone"])
    door = cast.places[SPOTS[where][0]]
    (marked.people[where],) = move_in(
        COMMUNITY, [Newcomer(details=details, place_id=door, from_day=date(2015, 1, 1), born=1941, sex="M")]
    )


def _records(marked: Marked, where: str, spot: str, numbers: Any) -> list[int]:
    """One record of every kind that may be written there, with every answer that somebody is known by."""
    cast = marked.cast
    sort = "door" if spot in DOORS else spot.partition(" ")[0]
    entries = [
        NewEntry(
            id=UUID(int=0x0197_0000_0000_7000_8000_0000_0000_0000 + (number := next(numbers))),
            device="phone",
            epoch=1,
            seq=number,
            kind=kind.kind,
            place_id=cast.places[spot],
            person_id=marked.people.get(where) if sort == "door" else None,
            happened_at=cast.now - timedelta(hours=2),
            worker_id=cast.workers["grid1"],
            record=record(kind, words(where)),
        )
        for kind in KINDS.values()
        if sort in kind.about and kind.kind != "reporting.signed"
    ]
    written = [answer.number or 0 for answer in append(COMMUNITY, entries, cast.now)]
    marked.entries_at |= {(e.place_id, e.kind): number for e, number in zip(entries, written, strict=True)}
    return written


def _list(cast: Cast) -> None:
    """The director has asked for a list in full; nobody has released it yet."""
    wanted = Asked(
        whom="everybody",
        grid_id=None,
        columns=("phone", "id_number"),
        full=True,
        purpose="call",
        reason="通知接种",
        recipient="青山街道",
        hours=24,
    )
    assert ask(COMMUNITY, wanted, cast.workers["director"], cast.now) == 1


def _correction(marked: Marked) -> None:
    """A delivery of grid 1 was written by mistake: a report had it, and a correction note is drafted."""
    cast = marked.cast
    number = marked.entries_at[cast.places[SPOTS["1"][0]], "care.delivery"]
    (wrong,) = read.by_number(COMMUNITY, [number])
    entry = NewEntry(
        id=UUID(int=0x0197_0000_0000_7000_8000_0000_0001_0000),
        device="desk",
        epoch=1,
        seq=1,
        kind=Withdrawn.kind,
        place_id=wrong.place_id,
        happened_at=cast.now,
        worker_id=cast.workers["grid1"],
        corrects=wrong.id,
        record=Withdrawn(reason="写错了门"),
    )
    assert append(COMMUNITY, [entry], cast.now)[0].code == "ok"
    assert notes.follow(COMMUNITY, cast.now) == 1


def record(kind: type[Record], said: dict[str, str]) -> Record:
    """A record of that kind, every personal answer and every reading marked."""
    answers = {name: _answer(name, question, said) for name, question in questions_of(kind).items()}
    answers |= {"target_field": "phone"} if "target_field" in answers else {}
    return msgspec.convert({name: answer for name, answer in answers.items() if answer is not None}, kind)


def _answer(name: str, question: asked.Question, said: dict[str, str]) -> Any:
    if name in PERSONAL:
        return said[PERSONAL[name]]
    if isinstance(question, asked.Names) and question.holds == "personal":
        return [said["staff"]]
    if isinstance(question, asked.Degrees):
        return [float(said["degrees"])] if name == "temperatures_c" else float(said["degrees"])
    return {"origin_adcode": "420800", "need_type": "food", "answer": "好"}.get(name)


PERSONAL = {
    "person": "name",
    "phone": "phone",
    "id_number": "number",
    "plate": "plate",
    "by": "staff",
    "new": "phone",
    "old": "phone",
}


def _drafts(marked: Marked, where: str, username: str) -> None:
    """A record at no door, a sentence without a door, one that nobody understands, a chat and a list."""
    cast, said, own = marked.cast, words(where), scope(marked.cast.users[username], marked.cast.now)
    assert own is not None
    key = UUID(int=0x0197_0000_0000_7000_9000_0000_0000_0000 + int(where))
    answers = {"person": said["draft"], "phone": said["draft_phone"]}
    lost = Incoming(
        id=key,
        device="phone",
        epoch=2,
        seq=int(where),
        kind="screening.door_visit",
        place_id=999_999,
        happened_at=cast.now,
        answers=answers,
    )
    assert receive(COMMUNITY, own, [lost], cast.now)[0].code == "held"
    marked.held[where] = key
    for text in ("有个居民{draft}昨晚从湖北荆门回来", "{draft}{draft_phone}吃了吗"):
        say(COMMUNITY, own, "grid_worker", text.format(**said), cast.now, cast.now)
    chat = "{draft} 2020/2/3 9:10\n居民{draft}昨天从荆门回来\n\n{draft} 2020/2/3 9:11\n{draft}{draft_phone}睡了吗\n"
    marked.pastes[where] = paste(own, chat.format(**said), cast.now).paste_id
    marked.sheets[where] = brought(own, said, SPOTS[where][0], cast.now)
    whole = scope(cast.users["director"], cast.now)
    assert whole is not None
    marked.sheets[f"of the director {where}"] = brought(whole, said, SPOTS[where][0], cast.now)
    door = SPOTS[where][0]
    number = marked.entries_at[cast.places[door], "screening.temperature"]
    marked.returned[where] = came_back(own, said, door, number, cast.now)


def brought(own: Scope, said: dict[str, str], door: str, now: datetime) -> UUID:
    """A list that names somebody nobody knows at that door, and a resident of the registry."""
    unknown, resident = (said["draft"], said["draft_phone"]), (said["resident"], said["resident_phone"])
    rows = [
        ["来返人员名单"],
        ["姓名", "电话", "住址", "来自地"],
        *([*one, door, "湖北荆门"] for one in (unknown, resident)),
    ]
    return kept.keep(own, kept.Paper("list.xlsx", [rows]), "returnees", 2, now).id


def office_sheet(own: Scope, now: datetime) -> UUID:
    """An office's form about everybody, filled, whose questions are open."""
    content = pasted.workbook("居民信息花名册\t\t\n姓名\t身份证号\t年龄\t体温\n")
    reach, may = own.reach("fill_sheets", sees="personal"), May()
    with laid_out(content) as path:
        result = compile_sheet(Look(own.community_id, own.actor, "test"), path, now.date(), now, reach, may)
    outcome = Outcome(name="form.xlsx", result=result, day=now.date(), filled_at=now)
    return keep_office(own, content, outcome, now)


def told_at_home(community_id: int, door: int, where: str, now: datetime) -> dict[str, UUID]:
    """A household has its card; it asked something, needs food, and told something in confidence."""
    place = Place.objects.get(community_id=community_id, id=door)
    cards.give(community_id, cards.make([place]), 1, now)
    card = cards.of_places(community_id, [door])[door]
    guest = Guest(community_id=community_id, card_id=card.id, sort=cards.HOUSEHOLD, place=place)
    said, found = words(where), {}
    for sort, kind, part, answers in (
        ("ask", "reporting.concern", "told", {"concern_type": "question"}),
        ("help", "care.need", "told", {"need_type": "food"}),
        ("talk", "care.counselling", "told_in_confidence", {}),
    ):
        one = SelfReport(id=new_id(now), kind=kind, answers=answers, text=said[part])
        key = tell(guest, one, now)
        assert isinstance(key, UUID)
        matters.keep(Home(guest, now), key, sort, private=sort == "talk")
        found[f"{sort} {where}"] = key
    return found


def came_back(own: Scope, said: dict[str, str], door: str, number: int, now: datetime) -> UUID:
    """A register that came back: a reading edited, and somebody added whom nobody knows."""
    edited = ["", door, said["resident"], "36.6", row_key(own.community_id, "entry", number)]
    rows = [["日期", "房号/单位", "姓名", "体温", HEAD.zh], edited, ["", door, said["draft"], "36.7", ""]]
    paper = kept.Paper("edited.xlsx", [rows])
    return kept.keep(own, paper, "back:temperatures", 2, now, kept.RETURNED).id


def _roster(cast: Cast) -> None:
    Shift.objects.create(
        community_id=COMMUNITY,
        id=1,
        worker_id=cast.workers["guard"],
        place_id=cast.places["gate 东门"],
        starts_at=cast.now + timedelta(hours=1),
        ends_at=cast.now + timedelta(hours=9),
    )


USERNAMES = (*(row[0] for row in STAFF if row[0] != "guard2"), "both", "home1", "stranger", "nobody")
