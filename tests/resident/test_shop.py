"""A shop's day, by the code at its door: the self-check, what is to be mended, opening again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.test import Client
from django.utils.timezone import now

from fangxian.intake.models import Held
from fangxian.ledger import read
from fangxian.registry import cards
from fangxian.registry.cards import Made
from fangxian.vault.opening import Look
from tests.cast import COMMUNITY, Cast

Gives = Callable[[str], Made]
GOOD = {"fever": "no", "masks": "yes", "disinfected": "yes", "staff_count": "3"}


def _path(given: Made) -> str:
    return f"/shop/{COMMUNITY}/{given.code}/"


def test_a_self_check_is_in_the_ledger_as_the_shops_own_word(
    cast: Cast, given: Gives, client: Client, asks: Callable[[str], Client]
) -> None:
    """08:00  four taps: it stands in the ledger, by nobody who serves, and the debt to look in is as it was"""
    path, worker = _path(given("shop S01")), asks("grid1")
    before = worker.get(f"/place/{cast.places['shop S01']}/").content.decode().count("检查门店")
    answer: Any = client.post(path, GOOD, follow=True)
    assert "自查已收到" in answer.content.decode()
    (entry,) = read.told(Look(COMMUNITY, "test", "look"), read.latest(COMMUNITY, None, None, 1))
    assert (entry.kind, entry.worker_id, entry.record.staff_count) == ("checkpoints.self_check", None, 3)  # type: ignore[attr-defined]
    assert "商户自报" in worker.get(f"/records/{entry.number}/").content.decode()
    place = worker.get(f"/place/{cast.places['shop S01']}/").content.decode()
    assert place.count("检查门店") == before


def test_a_fever_of_the_staff_is_told_to_the_grid_worker_at_once(
    given: Gives, client: Client, asks: Callable[[str], Client]
) -> None:
    """08:00  somebody at the till has a fever: an urgent draft waits for the grid worker, as the shop's word"""
    client.post(_path(given("shop S01")), GOOD | {"fever": "yes"})
    (held,) = Held.objects.filter(community_id=COMMUNITY, state="open")
    assert (held.kind, held.urgent, held.origin) == ("screening.symptom", True, "shop")
    assert "门店自查:店里有人发热" in asks("grid1").get("/held/").content.decode()


def test_a_fault_that_the_shop_owns_up_to_makes_somebody_look_in(
    cast: Cast, given: Gives, client: Client, asks: Callable[[str], Client]
) -> None:
    """08:00  no masks today: somebody looks in by the end of tomorrow, not in a week"""
    client.post(_path(given("shop S01")), GOOD | {"masks": "no"})
    page = asks("grid1").get(f"/place/{cast.places['shop S01']}/").content.decode()
    assert "检查门店" in page


def test_every_question_wants_an_answer(given: Gives, client: Client) -> None:
    """A form sent half empty comes back; nothing is kept."""
    answer = client.post(_path(given("shop S01")), {"fever": "no"})
    assert answer.status_code == 422
    assert read.head(COMMUNITY) == 0


def test_what_was_found_and_by_when_it_is_to_be_mended(
    cast: Cast, given: Gives, client: Client, asks: Callable[[str], Client], clock: Any
) -> None:
    """12:00  the grid worker found no masks; the shop reads it; its own word does not settle it, the next look does"""
    path, worker = _path(given("shop S01")), asks("grid1")
    shop = f"/place/{cast.places['shop S01']}/write/checkpoints.shop_check/"
    worker.post(shop, {"ok": "no", "issues": "未戴口罩"})
    page = client.get(path).content.decode()
    assert "要整改" in page
    assert "未戴口罩" in page
    assert "2月3日发现。请在2月4日前改好" in page
    client.post(path, GOOD)
    assert "要整改" in client.get(path).content.decode()
    clock.shift(timedelta(hours=1))
    worker.post(shop, {"ok": "yes"})
    assert "要整改" not in client.get(path).content.decode()


def test_it_applies_to_open_again_and_reads_the_decision(
    cast: Cast, given: Gives, client: Client, asks: Callable[[str], Client], clock: Any
) -> None:
    """12:00  it applies; the grid worker accepts; 12:05 the office decides; the shop reads it on its page"""
    path, worker = _path(given("shop S01")), asks("grid1")
    sent = {"staff_count": "4", "shop_type": "小饭馆", "supplies": "口罩200\n额温枪2", "words": "想2月10日开"}
    assert client.post(f"{path}open/", sent).status_code == 302
    assert "已收到,社区正在看" in client.get(path).content.decode()
    (held,) = Held.objects.filter(community_id=COMMUNITY, state="open")
    assert held.origin == "shop"
    assert "口罩200" in worker.get("/held/").content.decode()
    worker.post(f"/held/{held.id}/accept/", {})
    assert "申请" in client.get(path).content.decode()
    clock.shift(timedelta(minutes=5))
    worker.post(f"/place/{cast.places['shop S01']}/write/reporting.resumption/", {"status": "approved"})
    assert "同意" in client.get(path).content.decode()
    wrong = client.post(f"{path}open/", {"staff_count": "几个", "supplies": "口罩200"})
    assert wrong.status_code == 422
    assert "口罩200</textarea>" in wrong.content.decode()
    assert "></textarea>" in client.get(f"{path}open/").content.decode().partition('name="supplies"')[2]


def test_a_code_that_was_ended_or_is_of_elsewhere_opens_nothing(cast: Cast, given: Gives, client: Client) -> None:
    """The poster was torn down: a new one is printed, the old code is nobody's; a household's number is no code"""
    old, home = given("shop S01"), given("3-2-402")
    new = given("shop S01")
    assert [client.get(_path(one)).status_code for one in (old, new, home)] == [404, 200, 404]
    assert client.get(f"/shop/{COMMUNITY + 1}/{new.code}/").status_code == 404
    assert client.get(f"/shop/{2**70}/{new.code}/").status_code == 404
    cards.end(COMMUNITY, cast.places["shop S01"], now())
    assert client.get(_path(new)).status_code == 404


def test_sent_twice_it_is_written_once_and_no_flood_comes_in(given: Gives, client: Client) -> None:
    """Whoever photographed the poster can say no more than a shop would in a day."""
    path = _path(given("shop S01"))
    for _ in range(3):
        client.post(path, GOOD | {"id": str(UUID(int=7))})
    assert read.head(COMMUNITY) == 1
    codes = [client.post(path, GOOD).status_code for _ in range(6)]
    assert codes == [302] * 5 + [422]
