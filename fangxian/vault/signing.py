"""Signing: what leaves on paper and must be known again without a network, signed under the community's key."""

from __future__ import annotations

from collections.abc import Sequence

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.db import transaction

from fangxian.vault import trail
from fangxian.vault.keys import keys_of
from fangxian.vault.opening import Look
from fangxian.vault.seal import RowId

LENGTH = 32


def public_key(community_id: int, edition: int) -> bytes:
    """The 32 bytes by which a signature of that edition is checked; no secret."""
    return _key(community_id, edition).public_key().public_bytes_raw()


def sign(look: Look, edition: int, what: str, rows: Sequence[tuple[RowId, bytes]]) -> list[bytes]:
    """The signature (Ed25519, 64 bytes) of each row; who had them signed and what for is written in the trail first."""
    if not rows:
        return []
    with transaction.atomic():
        trail.append(look.community_id, look.actor, look.purpose, what, [row for row, _ in rows])
        key = _key(look.community_id, edition)
        return [key.sign(plain) for _, plain in rows]


def vouch(community_id: int, edition: int, plain: bytes) -> bytes:
    """The signature of what names nobody, such as a list of passes that are good no longer: nothing is opened by it."""
    return _key(community_id, edition).sign(plain)


def _key(community_id: int, edition: int) -> Ed25519PrivateKey:
    """Derived, so that it is kept, backed up and destroyed with the community's key and lies in no database."""
    purpose = f"fangxian|{community_id}|sign|{edition}".encode()
    seed = HKDF(algorithm=SHA256(), length=LENGTH, salt=None, info=purpose).derive(keys_of(community_id).signing)
    return Ed25519PrivateKey.from_private_bytes(seed)
