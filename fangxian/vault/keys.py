"""The key of each community: a file outside the database, from which all its other keys are derived."""

from __future__ import annotations

import os
import secrets
import stat
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from fangxian.measures.questions import Words

VERSION = 1
LENGTH = 32
OTHERS = stat.S_IRWXG | stat.S_IRWXO


class Unusable(Exception):  # noqa: N818 - named for what the reader is told, not for what it is
    """A key cannot be used; ``words`` say why and what to do, in both languages."""

    def __init__(self, words: Words) -> None:
        super().__init__(f"{words.zh} {words.en}")
        self.words = words


class MissingKey(Unusable):
    """The community's key file is not there."""


class OpenKey(Unusable):
    """The community's key file may be read by others on this machine."""


class BrokenKey(Unusable):
    """The community's key file does not hold a key."""


class Keys(NamedTuple):
    """What is derived from a community's key: the cipher that seals, the keys of blind marks and of signing."""

    version: int
    cipher: AESGCM
    search: bytes
    signing: bytes


def file_of(community_id: int) -> Path:
    """Where the key of a community lies."""
    return Path(settings.FANGXIAN_HOME) / "keys" / f"{community_id}.key"


def create(community_id: int) -> Path:
    """Make a community's key, durably and readable by its owner alone. Raises FileExistsError if it has one."""
    file = file_of(community_id)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    _write(draft, f"{VERSION} {secrets.token_hex(LENGTH)}\n".encode("ascii"))
    try:
        os.link(draft, file)  # unlike a rename, refuses to replace a key that is there
    finally:
        draft.unlink()
    _sync_folder(file.parent)
    return file


def _write(file: Path, content: bytes) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def keys_of(community_id: int) -> Keys:
    """The keys of a community. Raises MissingKey, OpenKey or BrokenKey, each with its cure."""
    file = file_of(community_id)
    try:
        seen = file.stat()
    except FileNotFoundError:
        raise MissingKey(_missing(community_id, file)) from None
    if seen.st_mode & OTHERS:
        raise OpenKey(_readable_by_others(file))
    return _read(community_id, file, seen.st_mtime_ns)


@lru_cache(maxsize=4096)
def _read(community_id: int, file: Path, _written_at: int) -> Keys:
    try:
        version, written = file.read_text(encoding="ascii").split()
        key = bytes.fromhex(written)
    except ValueError:
        key, version = b"", "0"
    if len(key) != LENGTH or version != str(VERSION):
        raise BrokenKey(_broken(file))
    seal, search, signing = (_derived(key, community_id, use) for use in ("seal", "search", "sign"))
    return Keys(VERSION, AESGCM(seal), search, signing)


def _derived(key: bytes, community_id: int, use: str) -> bytes:
    purpose = f"fangxian|{community_id}|{use}|{VERSION}".encode()
    return HKDF(algorithm=SHA256(), length=LENGTH, salt=None, info=purpose).derive(key)


def _missing(community_id: int, file: Path) -> Words:
    return Words(
        f"找不到社区 {community_id} 的密钥文件 {file}。数据还在,但打不开。"
        "请把密钥的备份放回这个位置(权限 0600),再试一次。",
        f"The key of community {community_id} is missing: {file}. The data are still there, but cannot be opened. "
        "Put the key's backup back in that place (mode 0600) and try again.",
    )


def _readable_by_others(file: Path) -> Words:
    return Words(
        f"密钥文件 {file} 可被其他用户读取,已拒绝使用。请执行 chmod 600 {file},再试一次。",
        f"The key file {file} can be read by other users and is not used. Run chmod 600 {file} and try again.",
    )


def _broken(file: Path) -> Words:
    return Words(
        f"密钥文件 {file} 已损坏。请用密钥的备份替换它(权限 0600),再试一次。",
        f"The key file {file} is damaged. Replace it with the key's backup (mode 0600) and try again.",
    )
