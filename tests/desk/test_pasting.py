"""A chat pasted at the desk: kept where it cannot be taken, gone through without scripts, another's to nobody."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fangxian.intake import passing, pasting
from fangxian.intake.models import Held, Pasted
from fangxian.ledger import read
from fangxian.reading.sureness import NO_DOUBT
from tests.cast import Cast
from tests.desk.conftest import Asks

CHAT = (
    "何秀英 2020/2/3 9:10\n3-2-402刘建国体温36.5\n\n"
    "住户 2020/2/3 9:11\n有人昨晚从荆门回来\n\n"
    "住户 2020/2/3 9:12\n今天的月亮真圆\n\n"
    "何秀英 2020/2/3 9:13\n3-2-401陈玉兰发烧38.5度\n"
)


def pasted(browser: Client, **more: Any) -> str:
    """The page of the pass that follows."""
    answer = browser.post("/paste/", {"text": CHAT, **more})
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def draft(words: str) -> Held:
    """The one open draft that lacks its place, or is ready."""
    rows = Held.objects.filter(state="open")
    return next(held for held in rows if bool(held.missing) == (words == "lacking") and not held.urgent)


def test_the_whole_pass_without_scripts(cast: Cast, asks: Asks) -> None:
    """
    12:00  the office's old browser: the chat is pasted, its drafts are listed in the order of the chat
    12:01  one is accepted, one is completed and accepted, one set aside and taken up again
    """
    browser = asks("grid1")
    path = pasted(browser)
    page = browser.get(path).content.decode()
    assert "住户" in page
    assert "<mark>" in page
    assert page.index("刘建国") < page.index("有人") < page.index("陈玉兰")
    assert "今天的月亮真圆" in page
    assert browser.post(f"/held/{draft('ready').id}/settle/").headers["Location"] == path
    lacking = draft("lacking")
    browser.post(f"/held/{lacking.id}/settle/")
    assert read.head(cast.community_id) == 1
    browser.post(f"/held/{lacking.id}/aside/")
    assert "有人" not in browser.get(path).content.decode()
    browser.post(f"/held/{lacking.id}/back/")
    browser.post(f"/held/{lacking.id}/settle/", {"place": "3-2-501"})
    assert read.head(cast.community_id) == 2


def test_with_one_stroke_only_what_is_sure(cast: Cast, asks: Asks, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were readings sure enough: the fever is urgent and looked at singly; the arrival lacks its door."""
    monkeypatch.setattr(passing, "OFFERED", NO_DOUBT)
    browser = asks("director")
    path = pasted(browser)
    browser.post(f"{path}sure/")
    assert read.head(cast.community_id) == 1
    assert Held.objects.filter(community_id=cast.community_id, state="open").count() == 2


def test_what_another_pasted_is_not_there(cast: Cast, asks: Asks) -> None:
    """Even the director settles it under Held, not in another's pass; so with the other grid's drafts."""
    path = pasted(asks("grid1"))
    for username in ("director", "grid2", "guard"):
        assert asks(username).get(path).status_code == 404
        assert asks(username).post(f"{path}sure/").status_code == 404
    assert asks("grid2").get(f"/held/{draft('ready').id}/").status_code == 404
    assert asks("grid2").post(f"/held/{draft('ready').id}/aside/").status_code == 404


def test_what_one_set_aside_another_does_not_take_up(cast: Cast, asks: Asks) -> None:
    held = draft("ready") if pasted(asks("grid1")) else None
    assert held
    asks("grid1").post(f"/held/{held.id}/aside/")
    asks("director").post(f"/held/{held.id}/back/")
    assert Held.objects.get(community_id=cast.community_id, id=held.id).state == "dropped"


def test_an_exported_file(cast: Cast, asks: Asks) -> None:
    """As Notepad saved it."""
    file = SimpleUploadedFile("chat.txt", CHAT.encode("gb18030"))
    assert asks("director").post("/paste/", {"file": file}).status_code == 302
    assert Pasted.objects.filter(community_id=cast.community_id).count() == 4


def test_what_is_not_taken_still_stands_in_the_box(cast: Cast, asks: Asks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pasting, "MOST_LETTERS", 20)
    answer = asks("director").post("/paste/", {"text": CHAT})
    assert answer.status_code == 422
    assert "今天的月亮真圆" in answer.content.decode()
    assert "内容太长" in answer.content.decode()


def test_far_too_much_is_said_in_a_sentence(cast: Cast, asks: Asks) -> None:
    """5 MB in the box: the page says what to do."""
    answer = asks("director").post("/paste/", {"text": "何" * 1_700_000})
    assert answer.status_code == 400
    assert "请分几次发送" in answer.content.decode()
    big = SimpleUploadedFile("chat.txt", b"x" * 5_000_001)
    assert asks("director").post("/paste/", {"file": big}).status_code == 422


def test_nothing_new_leads_back_to_the_box(cast: Cast, asks: Asks) -> None:
    pasted(asks("director"))
    assert pasted(asks("director")) == "/paste/"
