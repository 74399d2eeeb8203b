"""Whatever family of forms an office asks for, ours is there: as page, sheet and print, and says what it is for."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from uuid import UUID

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from fangxian.derived.catch_up import catch_up
from fangxian.ledger.append import append
from fangxian.ledger.entry import NewEntry
from fangxian.measures.screening.records import Returnee
from fangxian.reports.books import BOOKS
from fangxian.reports.families import FAMILIES, FORM_NAMES, said, sort_of
from fangxian.reports.form import FORMS
from fangxian.reports.letter import LETTERS
from tests.cast import Cast
from tests.desk.leaving import fetch

# The fifteen families as the practice of the field counts them, each with the words by which its forms are known.
PRACTICE = (
    ("入户排查登记表",),
    ("重点人员(来返)台账",),
    ("外来人员登记表",),
    ("车辆登记表",),
    ("体温登记表",),
    ("居家观察每日健康监测表",),
    ("居家健康监测告知书", "居家健康监测场所评估表", "解除居家健康监测告知书"),
    ("消毒记录表",),
    ("值班表", "值班与交接班记录"),
    ("物资台账", "物资发放登记表", "代购登记表"),
    ("志愿者登记表",),
    ("复工/开业申请登记表",),
    ("商铺检查表",),
    ("疫情防控日报表", "疫情防控零报告"),
    ("密切接触者/发热人员转运登记表", "心理疏导记录", "舆情登记表", "捐赠/特殊党费登记表"),
)
LANGUAGES = {"zh-hans": "用途", "en": "Purpose"}


def chinese(text: str) -> bool:
    return any("一" <= letter <= "鿿" for letter in text)


def test_every_family_of_the_practice_has_its_forms() -> None:
    """20:00  fifteen offices ask for fifteen families: each form is known by the name that they use"""
    assert tuple(tuple(said(name).title.zh for name in family.forms) for family in FAMILIES) == PRACTICE
    assert sorted(FORM_NAMES) == sorted({*BOOKS, *FORMS, *LETTERS}), "a form that no family has is never found"


@pytest.mark.parametrize("name", FORM_NAMES)
def test_every_form_says_what_it_is_for_and_how_long_it_is_kept(name: str) -> None:
    """20:05  it is posted on a door: whoever reads it knows what for, and until when it is kept"""
    form = said(name)
    assert form.purpose.zh.startswith("用途")
    assert form.retention.zh.startswith("留存")
    assert form.purpose.en.startswith("Purpose")
    assert form.retention.en.startswith("Retention")
    assert not chinese(form.title.en + form.purpose.en + form.retention.en)


@pytest.fixture
def desk(cast: Cast) -> Iterator[Client]:
    """The director's browser; 刘建国 came back from Wuhan yesterday."""
    entry = NewEntry(
        id=UUID(int=1),
        device="phone",
        epoch=1,
        seq=1,
        kind=Returnee.kind,
        place_id=cast.places["3-2-402"],
        person_id=cast.people["刘建国"],
        happened_at=cast.now - timedelta(days=1),
        worker_id=cast.workers["grid1"],
        record=Returnee(origin_adcode="420100"),
    )
    assert append(cast.community_id, [entry], cast.now)[0].code == "ok"
    catch_up(cast.community_id)
    with time_machine.travel(cast.now, tick=False):
        yield signed_in(cast, "director")


def signed_in(cast: Cast, username: str) -> Client:
    client = Client()
    client.force_login(cast.users[username], backend="django.contrib.auth.backends.ModelBackend")
    return client


def ways(desk: Client, cast: Cast, name: str, language: str) -> Iterator[HttpResponse]:
    """The form as page, as workbook and in print."""
    spoken = {"accept-language": language}
    letter = f"/person/{cast.people['刘建国']}/letter/"
    if sort_of(name) == "letter":
        yield desk.get(letter, headers=spoken)
        for way in ("xlsx", "pdf"):
            yield desk.post(f"{letter}print/", {"as": way}, headers=spoken)
        return
    pages = {"register": ("registers/", "registers/register.xlsx", "registers/register.pdf")}
    for address in pages.get(sort_of(name), ("reports/", "reports/draft.xlsx", "reports/draft.pdf")):
        answer = desk.get(f"/{address}?form={name}", headers=spoken)
        if answer.status_code == 302:  # it is about people
            answer = fetch(desk, signed_in(cast, "auditor"), name, address[-4:].lstrip("."), headers=spoken)
        yield answer


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name in FORM_NAMES if name != "release"])
def test_every_form_is_a_page_a_workbook_and_a_print(desk: Client, cast: Cast, name: str, language: str) -> None:
    """20:10  shown to the office, sent to the street, signed and posted: in the language of whoever reads it"""
    shown, sheet, printed = ways(desk, cast, name, language)
    title = said(name).title.said(language)
    assert title in shown.content.decode()
    assert said(name).retention.said(language).replace("'", "&#x27;") in shown.content.decode()
    with zipfile.ZipFile(BytesIO(sheet.content)) as made:
        texts = made.read("xl/sharedStrings.xml").decode()
    assert title in texts
    assert LANGUAGES[language] in texts
    assert printed.content.startswith(b"%PDF")


def test_the_person_signs_their_own_sheet(desk: Client, cast: Cast) -> None:
    """12:00  observation sheet and assessment of 刘建国, in full, and none of a neighbour who is not observed"""
    address = f"/person/{cast.people['刘建国']}/letter/print/"
    for way in ("observation", "assessment"):
        answer = desk.post(address, {"as": way})
        assert answer["Content-Disposition"].startswith(f'attachment; filename="{way}-2020-02-03.pdf')
    neighbour = f"/person/{cast.people['王桂芳']}/letter/print/"
    assert desk.post(neighbour, {"as": "observation"}).status_code == 404


def test_a_letter_on_the_screen_is_masked(desk: Client, cast: Cast) -> None:
    """12:05  somebody looks over the director's shoulder: 刘*国 on the screen, 刘建国 on the paper alone"""
    shown = desk.get(f"/person/{cast.people['刘建国']}/letter/").content.decode()
    assert "刘*国" in shown
    assert "刘建国" not in shown
    assert "依据:防控方案" in shown, "the rule is quoted in the language of the letter"


def test_all_forms_are_on_one_page_by_family(desk: Client) -> None:
    """20:00  a cadre on the first evening: every form is found from one page, by the name of its family"""
    shown = desk.get("/registers/").content.decode()
    for family in FAMILIES:
        assert family.words.zh in shown
        assert all(said(name).title.zh in shown for name in family.forms)
