"""The community's own forms: filled from the same records, masked, in both languages, as page, workbook and print."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from itertools import count
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from fangxian.derived.catch_up import catch_up
from fangxian.derived.place_state import place_state
from fangxian.ledger.append import append
from fangxian.ledger.entry import NewEntry
from fangxian.measures.care.records import Stock
from fangxian.measures.checkpoints.records import Visitor
from fangxian.measures.screening.records import QuarantineCheck, Returnee, SiteAssessment
from fangxian.measures.shape import Record
from fangxian.registry.models import Place
from fangxian.registry.people import Details
from fangxian.reports import printed, register
from fangxian.reports.book_sheet import workbook
from fangxian.reports.books import BOOKS, book, title
from fangxian.reports.entered import Wanted
from fangxian.reports.letter import BLANK, LETTERS
from fangxian.reports.letter import write as write_letter
from fangxian.vault.models import Trail
from fangxian.workforce.access import scope
from tests.cast import Cast

Write = Callable[..., None]


@pytest.fixture
def write(cast: Cast) -> Write:
    """``write("3-2-402", Returnee(...), person="刘建国")``: an entry of an hour ago."""
    numbers = count(1)

    def one(place: str, record: Record, person: str = "", at: datetime | None = None) -> None:
        n = next(numbers)
        entry = NewEntry(
            id=UUID(int=n),
            device="phone",
            epoch=1,
            seq=n,
            kind=record.kind,
            place_id=cast.places[place],
            person_id=cast.people.get(person),
            happened_at=at or cast.now - timedelta(hours=1),
            worker_id=cast.workers["grid1"],
            record=record,
        )
        assert append(cast.community_id, [entry], cast.now)[0].code == "ok"

    return one


def wanted(cast: Cast, username: str = "grid1", **other: object) -> Wanted:
    found = scope(cast.users[username], cast.now)
    assert found is not None
    return Wanted(**({"scope": found, "day": cast.now.date(), "now": cast.now} | other))  # type: ignore[arg-type]


def test_every_form_of_the_practice_is_there_in_both_languages(cast: Cast) -> None:
    """19:00  the clerk opens each form: heads, purpose and retention in Chinese and in English"""
    for name in BOOKS:
        zh, en = (book(name, wanted(cast), language) for language in ("zh-hans", "en"))
        assert zh.title != en.title
        assert len(zh.columns) == len(en.columns) > 5
        assert all(any("一" <= letter <= "鿿" for letter in head) for head in zh.columns)
        assert not any("一" <= letter <= "鿿" for letter in "".join((en.title, *en.columns, *en.notes)))
        assert len(zh.notes) == 2
    assert len(BOOKS) == 20


def test_a_slip_of_the_pen_in_a_register_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: a column that nobody asks, a kind that does not exist."""
    load_anew = register.load.__wrapped__
    good = register.source("visitors")
    for slip in ((b'"host_agrees"', b'"hostess"'), (b"checkpoints.visitor", b"checkpoints.visitator")):
        monkeypatch.setattr(register, "source", lambda _name, slip=slip: good.replace(*slip))
        with pytest.raises(ValueError, match=slip[1].decode().rpartition(".")[2].strip('"')):
            load_anew("visitors")


def test_the_returnee_ledger_takes_what_the_registry_knows(cast: Cast, write: Write) -> None:
    """12:00  刘建国 is back from Wuhan: name, number and phone come from the registry, masked; nobody types them"""
    write("3-2-402", Returnee(origin_adcode="420100", temperature_c=36.5), "刘建国")
    shown = book("returnees", wanted(cast), "zh-hans")
    row = dict(zip(shown.columns, shown.rows[0], strict=True))
    assert row["姓名"] == "刘*国"
    assert row["联系电话"] == "199****0001"
    assert row["现住址"] == "3-2-402"
    assert row["从哪里来"] == "湖北省武汉市"
    assert row["首次体温"] == 36.5
    assert row["责任人"] == "何秀英"
    assert shown.numbers == (1,)


def test_who_may_not_see_health_has_no_such_column(cast: Cast, write: Write) -> None:
    """12:00  the guard's visitor book: no name, no temperature; the director's has both"""
    write("gate 东门", Visitor(person="郑一", visits="3-2-402", temperature_c=36.4, admitted=True))
    guards, directors = (book("visitors", wanted(cast, who), "zh-hans") for who in ("guard", "director"))
    assert len(guards.rows) == len(directors.rows) == 1
    assert "体温" in directors.columns
    assert {"姓名", "电话", "体温"}.isdisjoint(guards.columns)
    assert "郑" not in str(guards.rows)


def test_another_grid_is_not_in_the_book(cast: Cast, write: Write) -> None:
    """12:00  somebody of grid 2 came back: the worker of grid 1 finds nothing of it"""
    write("8-2-501", Returnee(origin_adcode="420100"), "李明")
    assert book("returnees", wanted(cast), "zh-hans").rows == ()
    assert len(book("returnees", wanted(cast, "grid2"), "zh-hans").rows) == 1


def test_a_day_ends_at_midnight_and_a_ledger_goes_on(cast: Cast, write: Write) -> None:
    """Yesterday 23:59 and today 00:00: the day's book has one of them, what goes on since the beginning has both"""
    midnight = cast.now.replace(hour=0)
    for at in (midnight - timedelta(minutes=1), midnight):
        write("3-2-402", SiteAssessment(fit=True), "刘建国", at)
        write("gate 东门", Visitor(visits="3-2-402"), "", at)
    assert len(book("visitors", wanted(cast, "director"), "zh-hans").rows) == 1
    assert len(book("assessment", wanted(cast), "zh-hans").rows) == 2


def test_the_observation_sheet_of_one_person_goes_back_to_the_first_day(cast: Cast, write: Write) -> None:
    """Day 3  the sheet to be signed by 刘建国: both days of his, nothing of the neighbour's"""
    for days in (0, 1):
        at = cast.now - timedelta(days=days, hours=1)
        write("3-2-402", QuarantineCheck(status="normal", day_n=3 - days), "刘建国", at)
        write("3-2-501", QuarantineCheck(status="normal"), "赵磊", at)
    theirs = book("observation", wanted(cast, person_id=cast.people["刘建国"]), "zh-hans")
    assert [row[theirs.columns.index("第几天")] for row in theirs.rows] == [2, 3]
    assert len(book("observation", wanted(cast), "zh-hans").rows) == 2


def test_opening_a_book_is_written_down(cast: Cast, write: Write) -> None:
    """12:00  two seals opened (the record, the person), each in the trail with the book's name"""
    write("3-2-402", QuarantineCheck(status="normal"), "刘建国")
    before = Trail.objects.filter(community_id=cast.community_id).count()
    book("observation", wanted(cast), "zh-hans")
    rows = Trail.objects.filter(community_id=cast.community_id).order_by("number")[before:]
    assert {row.purpose for row in rows} == {"register observation"}


def test_a_workbook_holds_the_same_and_text_stays_text(cast: Cast, write: Write, tmp_path: object) -> None:
    """18:00  a source called =HYPERLINK is a word, not a formula"""
    write("community", Stock(movement="given", items=[{"name": "口罩", "qty": 500, "unit": "个"}], source="=1+1"))
    shown = book("stock", wanted(cast, "director"), "zh-hans")
    with zipfile.ZipFile(BytesIO(workbook(shown))) as made:
        sheet = made.read("xl/worksheets/sheet1.xml").decode()
        texts = made.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "=1+1" in texts
    assert "口罩 500 个" in texts


@pytest.mark.parametrize("name", BOOKS)
def test_every_page_says_whose_copy_it_is(cast: Cast, name: str) -> None:
    """18:05  周敏 takes it along; whoever passes it on in the group passes on her name"""
    with zipfile.ZipFile(BytesIO(workbook(book(name, wanted(cast, "director"), "zh-hans")))) as made:
        footer = made.read("xl/worksheets/sheet1.xml").decode().partition("<oddFooter>")[2].partition("<")[0]
    assert "持有人: 周敏" in footer


@pytest.mark.parametrize("name", BOOKS)
def test_every_form_is_printed(cast: Cast, name: str) -> None:
    """19:00  to be signed, or posted on a door: a PDF with Chinese characters, also where nothing was written"""
    made = printed.register(book(name, wanted(cast, "director"), "zh-hans"))
    assert made.startswith(b"%PDF")
    assert b"Noto" in made or b"WenQuanYi" in made or b"SimSun" in made


def test_where_no_font_writes_chinese_it_is_said(monkeypatch: pytest.MonkeyPatch, cast: Cast) -> None:
    """19:00  a bare server: no empty boxes, but a sentence"""
    printed.fonts.cache_clear()
    monkeypatch.setattr("fangxian.reports.printed.SERIF", ("No Such Font",))
    with pytest.raises(printed.NoFont) as none:
        printed.register(book("sweep", wanted(cast), "zh-hans"))
    printed.fonts.cache_clear()
    assert "fonts-noto-cjk" in none.value.words.zh


def test_letters_are_filled_from_the_observation(cast: Cast, write: Write) -> None:
    """12:00  the notice for 刘建国 is printed at the desk; after 14 days the release; a guard gets neither"""
    write("3-2-402", Returnee(origin_adcode="420100"), "刘建国")
    printed_on: list[str] = []
    for days in (0, 20):
        with time_machine.travel(cast.now + timedelta(days=days), tick=False):
            catch_up(cast.community_id)
            answer = signed_in(cast, "grid1").post(f"/person/{cast.people['刘建国']}/letter/print/")
            assert answer.content.startswith(b"%PDF")
            printed_on.append(answer["Content-Disposition"].partition('"')[2])
            assert signed_in(cast, "guard").post(f"/person/{cast.people['刘建国']}/letter/print/").status_code == 404
            assert signed_in(cast, "grid1").post(f"/person/{cast.people['王桂芳']}/letter/print/").status_code == 404
    assert printed_on == ['notice-2020-02-03.pdf"', 'release-2020-02-23.pdf"']


def signed_in(cast: Cast, username: str) -> Client:
    """That worker's browser."""
    client = Client()
    client.force_login(cast.users[username], backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_letter_has_a_line_where_nothing_is_known(cast: Cast, write: Write) -> None:
    """12:00  陈玉兰's number is not in the registry: a line to write on, and never a brace"""
    write("3-2-401", Returnee(origin_adcode="420100"), "陈玉兰")
    catch_up(cast.community_id)
    observed = place_state(cast.community_id, cast.places["3-2-401"], cast.now).observed[-1]
    home = Place.objects.get(community_id=cast.community_id, id=cast.places["3-2-401"])
    for name in LETTERS:
        for language in ("zh-hans", "en"):
            told = "".join(write_letter(name, wanted(cast), home, Details("陈玉兰"), observed, language).paragraphs)
            assert BLANK in told
            assert "陈玉兰" in told
            assert "{" not in told


def test_titles_are_words_in_both_languages() -> None:
    """A form is chosen by its name on a list."""
    assert all(title(name).zh and title(name).en for name in BOOKS)
