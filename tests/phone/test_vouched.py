"""The list by which a gate's script is tested is what the house signs; and what is signed is what is sent."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from fangxian.phone.vouched import HEAD, written
from fangxian.vault.models import Trail
from tests.cast import Cast
from tests.phone.conftest import Phone

Phones = Callable[..., Phone]
TABLE = json.loads((Path(__file__).parents[1] / "gate_list.json").read_text(encoding="utf-8"))
OURS, OURS_NEXT, OTHERS = (Ed25519PrivateKey.from_private_bytes(bytes([n]) * 32) for n in (1, 2, 3))


def unsigned(told: dict[str, Any]) -> bytes:
    return HEAD + written({name: part for name, part in told.items() if name != "signatures"})


def good(told: dict[str, Any], keys: dict[str, str], edition: str) -> bool:
    """Whether one of the list's signatures is that key's."""
    key = Ed25519PublicKey.from_public_bytes(b64decode(keys[edition]))
    try:
        key.verify(b64decode(told["signatures"][edition]), unsigned(told))
    except InvalidSignature:
        return False
    return True


def signatures(told: dict[str, Any], *keys: Ed25519PrivateKey) -> dict[str, str]:
    return {str(n): b64encode(key.sign(unsigned(told))).decode() for n, key in enumerate(keys, 1)}


def test_the_table_of_the_script_is_signed_as_the_house_signs() -> None:
    """Two lists, the second after a change of key and signed by both; and the first as somebody else would sign it."""
    first, then = TABLE["list"], TABLE["next"]
    assert first["signatures"] == signatures(first, OURS)
    assert then["signatures"] == signatures(then, OURS, OURS_NEXT)
    forged = first | TABLE["key_of_somebody_else"]
    assert forged["signatures"] == signatures(forged, OTHERS)


def gate(phone: Phone) -> Any:
    return phone.client.get("/sync/down", headers={"X-Device": phone.device}).json()["gate"]


def revoke_one(director: Phone) -> None:
    """A pass is given and lost."""
    given = director.record(kind="checkpoints.pass", answers={"sort": "household", "until_day": "2020-03-01"})
    lost = director.record(kind="checkpoints.pass_revoked", answers={"of": given["id"], "reason": "lost"})
    assert director.codes(given, lost) == [("ok", ""), ("ok", "")]


@pytest.mark.parametrize("part", ["revoked", "out", "special", "until", "made_at", "reached", "verdicts", "keys"])
def test_what_a_gate_goes_by_is_signed_part_by_part(cast: Cast, phone: Phones, part: str) -> None:
    """12:00  what came bears the community's signature; with any part of it otherwise it does not; nothing is opened"""
    revoke_one(phone("director"))
    rows = Trail.objects.filter(community_id=cast.community_id)
    guard = phone("guard", "phone of the guard")
    opened = (gate(guard), rows.count())[1]  # by the first to ask, who draws what was written
    told = gate(guard)
    assert rows.count() == opened
    assert good(told, told["keys"], "1")
    changed = deepcopy(told)
    changed[part] = [] if part == "revoked" else {"otherwise": changed[part]}
    assert not good(changed, told["keys"], "1")


def test_a_new_key_is_vouched_for_by_the_one_before(cast: Cast, phone: Phones) -> None:
    """12:00  passes get a new key: the next list is signed by both, so that a phone that knew the first believes it"""
    director, guard = phone("director"), phone("guard", "phone of the guard")
    before = gate(guard)
    new = director.record(kind="checkpoints.pass_key", place="community", answers={"old_until": "2020-02-02"})
    assert director.codes(new) == [("ok", "")]
    told = gate(guard)
    assert list(told["keys"]) == ["2"]
    assert good(told, before["keys"], "1")
    assert good(told, told["keys"], "2")
