"""The canary and the vault count: no mark reaches whoever may not see it, and every opening is written down."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from html.parser import HTMLParser

import pytest
from django.http import HttpRequest, HttpResponse

from fangxian.desk import person
from fangxian.ledger import read
from fangxian.ledger.models import Entry
from fangxian.reports.releasing import book
from fangxian.reports.releasing.asked import Asked
from fangxian.vault import trail
from fangxian.vault.keys import keys_of
from fangxian.vault.models import Trail
from fangxian.vault.opening import Look
from tests.cast import COMMUNITY
from tests.privacy.conftest import Asks
from tests.privacy.marked import ELSEWHERE, USERNAMES, Marked, words
from tests.privacy.walk import LAST, Answer, addresses, answered
from tests.statements import community_tables, unfiltered

LEFT = ("person", "phone")
POLICY = ("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")


def given_away(marked: Marked, username: str, answers: Iterable[Answer]) -> list[str]:
    """Each mark in an answer that should not be in it."""
    return [
        f"{username} {answer.path}: {told}"
        for answer in answers
        for mark in marked.marks
        if (told := mark.told(username, answer.text))
    ]


def uncounted(answers: Iterable[Answer]) -> list[str]:
    """Answers for which other than what the trail says was opened."""
    return [f"{a.path}: {a.opened} opened, {a.trailed} written" for a in answers if a.opened != a.trailed]


def lax(answers: Iterable[Answer]) -> list[str]:
    """Pages without the strict policy, or with a style or script written into them."""
    found = []
    for answer in answers:
        policy = answer.headers.get("Content-Security-Policy", "")
        found += [f"{answer.path}: {rule}" for rule in POLICY if rule not in policy]
        found += [f"{answer.path}: unsafe"] if "unsafe" in policy else []
        if answer.page:
            reader = _Inline()
            reader.feed(answer.text)
            found += [f"{answer.path}: {one}" for one in reader.found]
    return found


class _Inline(HTMLParser):
    """Finds what a page would run or draw that does not come from a file of ours."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        strange = [name for name in given if name == "style" or name.startswith(("on", "hx-on"))]
        if tag == "style" or (tag == "script" and "src" not in given):
            strange.append(tag)
        addresses = (given.get(name) or "" for name in ("src", "href", "action", "formaction"))
        strange += [to for to in addresses if to.startswith(("http:", "https:", "//", "javascript:"))]
        self.found += [f"<{tag}> {one}" for one in strange]


@pytest.mark.parametrize("username", USERNAMES)
def test_a_walk_through_the_whole_house(
    marked: Marked, asks: Asks, statements: list[str], logged: io.StringIO, username: str
) -> None:
    """
    12:00  somebody opens every address that there is, with every id that there is
           no mark reaches them but those that they may see; all that was opened stands in the trail;
           every statement names its community; the policy is strict; nothing of it is in the log
    """
    client, written = asks(username), Trail.objects.filter(community_id=ELSEWHERE).count()
    answers = [answered(client, name, path) for name, path in addresses(marked)]
    assert len(answers) > 200
    assert [answer.path for answer in answers if answer.status >= 500] == []
    assert [answer.path for answer in answers if f"/{LAST}/" in answer.path and answer.status == 200] == []
    assert given_away(marked, username, answers) == []
    assert uncounted(answers) == []
    assert lax(answers) == []
    assert unfiltered(statements, community_tables()) == []
    assert [mark.text for mark in marked.marks if mark.text in logged.getvalue()] == []
    assert Trail.objects.filter(community_id=ELSEWHERE).count() == written


def test_the_walk_opens_much_and_the_trail_is_whole(marked: Marked, asks: Asks, opened: list[bytes]) -> None:
    """12:10  a day of writing, then a few pages: as many rows in the trail as were opened, and none was touched"""
    client = asks("director")
    for path in ("/board/", "/held/", "/records/", f"/person/{marked.people['1']}/", "/reports/1/check/"):
        client.get(path)
    client.post("/reports/1/check/")
    rows = Trail.objects.filter(community_id__in=(COMMUNITY, ELSEWHERE))
    assert sum(rows.values_list("how_many", flat=True)) == len(opened) > 200
    assert trail.verify(COMMUNITY) == []


def test_a_reveal_is_for_who_may_with_a_purpose_and_is_written_down(marked: Marked, asks: Asks) -> None:
    """12:20  the grid worker calls; the doctor may as well; to the others the page is not there"""
    for grid, username in (("1", "grid1"), ("1", "doctor"), ("2", "director")):
        path, said = f"/person/{marked.people[grid]}/reveal/", words(grid)
        shown = answered(asks(username), "reveal_person", path, "post", data={"purpose": "call"})
        assert all(said[part] in shown.text for part in ("resident", "resident_phone", "resident_number"))
        assert shown.opened == shown.trailed == 1
        silent = answered(asks(username), "reveal_person", path, "post", data={"purpose": "curiosity"})
        assert given_away(marked, username, [silent]) == []
        assert silent.opened == 0
    for username in ("grid2", "guard", "volunteer", "subdistrict", "auditor", "keeper", "stranger", "nobody"):
        path = f"/person/{marked.people['1']}/reveal/"
        refused = answered(asks(username), "reveal_person", path, "post", data={"purpose": "call"})
        assert given_away(marked, username, [refused]) == []
        assert refused.opened == 0


@pytest.mark.parametrize("username", USERNAMES)
def test_what_is_done_gives_no_more_away_than_what_is_read(marked: Marked, asks: Asks, username: str) -> None:
    """12:30  everybody searches by initials, settles every draft, puts an entry right, checks and signs a report"""
    client, door = asks(username), marked.cast.door
    deeds: list[tuple[str, str, dict[str, str]]] = [("find", "/find/", {"q": text}) for text in ("jsh", "jsl", "ljg")]
    for held in (*marked.held.values(), marked.other_held):
        deeds += [("accept", f"/held/{held}/accept/", {"place": at}) for at in ("", "3-2-402", "8-2-501")]
        deeds += [("drop", f"/held/{held}/drop/", {})]
    for kind in ("screening.returnee", "screening.arrival_vehicle", "reporting.correction"):
        number = marked.entries_at[door, kind]
        deeds += [("write", f"/place/{door}/write/{kind}/?corrects={number}", {"origin_adcode": "x", "new": ""})]
    deeds += [("check_report", "/reports/1/check/", {}), ("issue_report", "/reports/issue/", {"form": "daily"})]
    deeds += [("report_list_decide", "/reports/lists/1/decide/", {"release": "yes"})]
    deeds += [("report_list_file", "/reports/lists/1/list.xlsx", {})]
    answers = [answered(client, name, path, "post", data=sent) for name, path, sent in deeds]
    assert [answer.path for answer in answers if answer.status >= 500] == []
    assert given_away(marked, username, answers) == []
    assert uncounted(answers) == []
    assert lax(answers) == []


def test_a_masked_list_holds_no_name_number_or_phone(marked: Marked, asks: Asks) -> None:
    """12:33  a list of everybody, masked, with every column: fetched by who asked, after the auditor released it"""
    director, auditor = (marked.cast.workers[who] for who in ("director", "auditor"))
    wanted = Asked(
        whom="everybody",
        grid_id=None,
        columns=("phone", "id_number", "needs", "born"),
        full=False,
        purpose="call",
        reason="x",
        recipient="y",
        hours=4,
    )
    number = book.ask(COMMUNITY, wanted, director, marked.cast.now)
    book.decide(COMMUNITY, number, auditor, marked.cast.now, release=True)
    path = f"/reports/lists/{number}/list.xlsx"
    answers = [answered(asks(who), "report_list_file", path, "post") for who in ("director", "auditor", "grid1")]
    assert [answer.status for answer in answers] == [200, 404, 404]
    assert answers[0].opened > 9
    for username, answer in zip(("director", "auditor", "grid1"), answers, strict=True):
        assert given_away(marked, username, [answer]) == []
    assert uncounted(answers) == []


def test_a_masked_answer_that_is_left_as_it_stands_stays_what_it_was(marked: Marked, asks: Asks) -> None:
    """12:35  the origin of an arrival is put right; name and phone, masked in the form, stay as they were"""
    kind, said, door = "screening.returnee", words("1"), marked.cast.door
    path = f"/place/{door}/write/{kind}/?corrects={marked.entries_at[door, kind]}"
    client = asks("grid1")
    left = {name: re.findall(f'name="{name}" value="([^"]*)"', client.get(path).content.decode())[0] for name in LEFT}
    assert left == {"person": "欧**鹤", "phone": "199****7201"}
    assert client.post(path, left | {"origin_adcode": "湖北武汉"}).status_code == 302
    (entry,) = read.by_number(COMMUNITY, [read.head(COMMUNITY)])
    (told,) = read.told(Look(COMMUNITY, "test", "look"), [entry])
    assert (told.record.person, told.record.phone) == (said["name"], said["phone"])  # type: ignore[attr-defined]
    assert told.record.origin_adcode == "420100"  # type: ignore[attr-defined]


def test_planted_a_page_that_shows_a_whole_name_is_caught(
    marked: Marked, asks: Asks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: masking is forgotten on one page; a door of the other grid is shown as well."""
    monkeypatch.setattr("fangxian.desk.residents.masked", lambda details: details)
    page = answered(asks("grid1"), "person", f"/person/{marked.people['1']}/")
    assert f"grid1 {page.path}: {words('1')['resident']}" in given_away(marked, "grid1", [page])
    monkeypatch.undo()
    monkeypatch.setattr("fangxian.workforce.access.Reach.holds", lambda *_: True)
    page = answered(asks("grid1"), "person", f"/person/{marked.people['2']}/")
    assert given_away(marked, "grid1", [page])


def test_planted_an_opening_past_the_trail_is_caught(
    marked: Marked, asks: Asks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: a page takes the key and opens an entry by itself; another writes a style into its HTML."""

    def sly(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
        row = Entry.objects.filter(community_id=COMMUNITY).order_by("number")[0]
        sealed = bytes(row.sealed)
        address = f"{COMMUNITY}|ledger_entry.sealed|{row.number}|1".encode()
        keys_of(COMMUNITY).cipher.decrypt(sealed[1:13], sealed[13:], address)
        return HttpResponse('<p style="color:red" onclick="x()">.</p><script>1</script><img src="//elsewhere/x">')

    monkeypatch.setattr(person, "page", sly)
    page = answered(asks("grid1"), "person", f"/person/{marked.people['1']}/")
    assert len(uncounted([page])) == 1
    assert len(lax([page])) == 4


def test_planted_a_fault_that_names_somebody_leaves_no_name_in_the_log(
    marked: Marked, asks: Asks, logged: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """12:40  a page breaks while it holds a name, and so does reading a sentence: the log has its kind, no value"""

    def broken(*_: object) -> None:
        raise ValueError(words("1")["resident"])

    monkeypatch.setattr(person, "kept_up", broken)
    page = answered(asks("grid1"), "person", f"/person/{marked.people['1']}/")
    assert page.status == 500
    monkeypatch.setattr("fangxian.intake.say.read", broken)
    told = answered(asks("grid1"), "say", "/say/", "post", data={"text": words("1")["name"]})
    assert told.status == 200
    text = logged.getvalue()
    assert text.count("fault=ValueError") == 2
    assert [mark.text for mark in marked.marks if mark.text in text] == []
    assert given_away(marked, "grid1", [page]) == []
