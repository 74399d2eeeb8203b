"""Envelopes of message providers: AES-CBC under a key agreed with the provider; never for our own data."""

from __future__ import annotations

import os

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

BLOCK = 32  # WeCom and DingTalk fill up to 32 bytes, not to the cipher's own 16
VECTOR = 16


class Spoilt(ValueError):  # noqa: N818 - the state of what came
    """An envelope does not open: cut off, changed, or closed under another key."""


def unwrap(key: bytes, closed: bytes) -> bytes:
    """What is inside. The vector is the key's first half, as the providers publish it. Raises Spoilt."""
    if not closed or len(closed) % VECTOR:
        raise Spoilt
    opening = _cipher(key).decryptor()
    filled = opening.update(closed) + opening.finalize()
    extra = filled[-1]
    if not 1 <= extra <= BLOCK or filled[-extra:] != bytes([extra]) * extra:
        raise Spoilt
    return filled[:-extra]


def wrap(key: bytes, plain: bytes) -> bytes:
    """Closed under the key that the provider knows as well."""
    extra = BLOCK - len(plain) % BLOCK
    closing = _cipher(key).encryptor()
    return closing.update(plain + bytes([extra]) * extra) + closing.finalize()


def _cipher(key: bytes) -> Cipher[CBC]:
    return Cipher(AES256(key), CBC(key[:VECTOR]))


def salt() -> bytes:
    """Sixteen bytes of chance, so that no two envelopes are alike."""
    return os.urandom(VECTOR)
