"""Passes: given house by house, printed for a purpose, revoked and given anew, signed with a new key."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.test import Client

from fangxian.derived.catch_up import catch_up
from fangxian.derived.gates import Gates, gates
from fangxian.ledger import read
from fangxian.measures.checkpoints.records import Pass
from fangxian.reports.passes.cards import signed
from fangxian.reports.passes.token import ALPHABET, LAYOUT, MARK
from fangxian.vault.models import Trail
from fangxian.vault.opening import Look
from fangxian.vault.signing import public_key
from tests.cast import Cast
from tests.desk.conftest import Asks
from tests.phone.conftest import Phone

SECOND = "六月的雨打在伞上"


def give(browser: Client, place: int, until: str = "2020-03-03") -> Any:
    return browser.post("/gates/passes/give/", {"place": place, "until_day": until})


def now(cast: Cast) -> Gates:
    catch_up(cast.community_id)
    return gates(cast.community_id, cast.now)


@pytest.fixture
def given(cast: Cast, asks: Asks) -> Client:
    """12:00  the grid worker of building 3 gives a pass to each of its five households"""
    browser = asks("grid1")
    assert give(browser, cast.places["building 3"]).status_code == 302
    return browser


def bytes_of(code: str) -> bytes:
    """The bytes that the letters of a code stand for."""
    letters = [ALPHABET.index(letter) for letter in code.removeprefix(MARK)]
    found = b""
    for n in range(0, len(letters), 3):
        part = letters[n : n + 3]
        value = sum(digit * 45**place for place, digit in enumerate(part))
        found += value.to_bytes(2 if len(part) == 3 else 1)
    return found


def test_every_household_has_one_and_only_one(cast: Cast, given: Client) -> None:
    """12:00  given; 12:05 once more by mistake: nobody gets a second one"""
    assert len(now(cast).passes) == 5
    give(given, cast.places["building 3"])
    assert len(now(cast).passes) == 5
    assert "3-2-402" in given.get(f"/gates/?building={cast.places['building 3']}").content.decode()


def test_a_code_is_signed_and_says_no_name(cast: Cast, given: Client) -> None:
    """What is read from the card: version, community, key, pass, door, sort, span; changed by one bit it is not ours"""
    seen = now(cast)
    (one,) = (good for good in seen.passes if good.door == cast.door)
    (text,) = signed(Look(cast.community_id, "worker:1", "test"), seen.edition, [one])
    content = bytes_of(text)
    plain, signature = content[: LAYOUT.size], content[LAYOUT.size :]
    key = Ed25519PublicKey.from_public_bytes(public_key(cast.community_id, 1))
    key.verify(signature, plain)
    version, community, edition, pass_id, door, _sort, since, until = LAYOUT.unpack(plain)
    assert (version, community, edition, door) == (1, cast.community_id, 1, cast.door)
    assert UUID(bytes=pass_id) == UUID(one.held.entry_id)
    assert (until - since) == 30 * 24 * 3600
    assert len(text) <= 178  # QR 7-M
    with pytest.raises(InvalidSignature):
        key.verify(signature, plain[:-1] + bytes([plain[-1] ^ 1]))


def test_a_sheet_is_printed_by_two_for_a_purpose_and_leaves_a_trail(cast: Cast, given: Client) -> None:
    """12:10  without saying what for: nothing; alone: nothing; the director beside her: a PDF, the five in the trail"""
    cast.users["director"].set_password(SECOND)
    cast.users["director"].save()
    building = cast.places["building 3"]
    trail = Trail.objects.filter(community_id=cast.community_id, what="passes printed")
    asked = {"place": building, "purpose": "hand_out"}
    signed_by = {"second_name": "director", "second_password": SECOND}
    for wrong in ({}, {"second_name": "director"}, signed_by | {"purpose": ""}, signed_by | {"second_name": "guard"}):
        assert given.post("/gates/passes/print/", asked | wrong).status_code == 302
    assert not trail.exists()
    for layout in ("sheet", "cards"):
        answer = given.post("/gates/passes/print/", asked | signed_by | {"layout": layout})
        assert answer.content.startswith(b"%PDF")
    told = (5, f"print passes: hand_out, with worker:{cast.workers['director']}", "worker:1")
    assert [(row.how_many, row.purpose, row.actor) for row in trail] == [told] * 2


def test_the_pass_of_one_household_is_printed_at_once(cast: Cast, given: Client) -> None:
    """14:05  3-2-402 stands at the counter for theirs: one card, nobody else is fetched for it"""
    answer = given.post("/gates/passes/print/", {"place": cast.door, "purpose": "lost"})
    assert answer.content.startswith(b"%PDF")
    (row,) = Trail.objects.filter(community_id=cast.community_id, what="passes printed")
    assert (row.how_many, row.purpose) == (1, "print passes: lost")


def test_a_lost_pass_is_revoked_and_given_anew(cast: Cast, given: Client) -> None:
    """14:00  3-2-402 lost theirs: the old one is among the revoked, a new one has the same last day"""
    (old,) = (one.held for one in now(cast).passes if one.door == cast.door)
    answer = given.post(f"/gates/passes/{old.entry_id}/revoke/", {"reason": "lost", "again": "yes"})
    assert answer.status_code == 302
    seen = now(cast)
    (new,) = (one.held for one in seen.passes if one.door == cast.door)
    assert (new.until, seen.revoked) == (old.until, [old.entry_id])
    assert new.entry_id != old.entry_id
    again = given.post(f"/gates/passes/{old.entry_id}/revoke/", {"reason": "lost"})
    assert again.status_code == 404


def test_a_vehicle_keeps_its_plate(cast: Cast, asks: Asks) -> None:
    """14:00  the pass of 湘D·729A1 is lost: the new one bears the same plate, or no gate would know the car"""
    phone, browser = Phone(cast, "grid1"), asks("grid1")
    answers = {"sort": "vehicle", "until_day": "2020-03-01", "plate": "湘D·729A1"}
    phone.send(phone.record(kind=Pass.kind, answers=answers))
    (old,) = (one.held for one in now(cast).passes)
    browser.post(f"/gates/passes/{old.entry_id}/revoke/", {"reason": "lost", "again": "yes"})
    (new,) = (one.held for one in now(cast).passes)
    look = Look(cast.community_id, "worker:1", "test")
    (record,) = read.records(look, read.by_number(cast.community_id, [new.number]))
    assert new.entry_id != old.entry_id
    assert isinstance(record, Pass)
    assert record.plate == "湘D·729A1"


def test_a_new_key_makes_new_passes_of_all(cast: Cast, given: Client, asks: Asks) -> None:
    """15:00  forged passes were seen: the director changes the key, the old ones are good until tomorrow"""
    assert asks("grid1").post("/gates/passes/key/", {"old_until": "2020-02-04"}).status_code == 404
    assert asks("director").post("/gates/passes/key/", {"old_until": "2020-02-04"}).status_code == 302
    seen = now(cast)
    assert (seen.edition, seen.good_editions(cast.now.date())) == (2, [1, 2])
    assert seen.good_editions(cast.now.date().replace(day=5)) == [2]
    assert public_key(cast.community_id, 1) != public_key(cast.community_id, 2)


@pytest.mark.parametrize("username", ["guard", "volunteer", "doctor", "grid2"])
def test_who_may_not_give_passes_there_finds_none(cast: Cast, given: Client, asks: Asks, username: str) -> None:
    """whenever  a guard, a volunteer, the doctor, the grid worker of the other grid: building 3 has nothing for them"""
    browser, building = asks(username), cast.places["building 3"]
    (one,) = (good.held for good in now(cast).passes if good.door == cast.door)
    assert give(browser, building).status_code == 404
    assert browser.post("/gates/passes/print/", {"place": building, "purpose": "hand_out"}).status_code == 404
    assert browser.post(f"/gates/passes/{one.entry_id}/revoke/", {"reason": "lost"}).status_code == 404
    page = browser.get(f"/gates/?building={building}")
    assert page.status_code in (200, 404)
    assert not re.search(r"passes/[0-9a-f-]{36}/revoke", page.content.decode())


def test_a_last_day_long_ahead_is_refused_in_words(cast: Cast, asks: Asks) -> None:
    """12:00  a pass for a year: chosen again, nothing is written"""
    browser = asks("grid1")
    give(browser, cast.places["building 3"], "2021-02-03")
    assert now(cast).passes == []
    assert "90" in browser.get("/gates/").content.decode()
