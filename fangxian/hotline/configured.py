"""Which gateways a community has switched on, with their secrets: a file of its own in the home folder."""

from __future__ import annotations

import stat
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec
from django.conf import settings

from fangxian.hotline.gateway import Settings
from fangxian.hotline.gateways import GATEWAYS
from fangxian.measures.questions import Words

OTHERS = stat.S_IRWXG | stat.S_IRWXO
HERE = {"127.0.0.1", "localhost", "::1"}


def folder() -> Path:
    return Path(settings.FANGXIAN_HOME) / "gateways"


def file_of(community_id: int) -> Path:
    """Where a community's gateways are described."""
    return folder() / f"{community_id}.toml"


def communities() -> list[int]:
    """Those that have such a file."""
    return sorted(int(file.stem) for file in folder().glob("*.toml") if file.stem.isdigit())


def settings_of(community_id: int, gateway: str) -> Settings | None:
    """What was agreed for this gateway; None where it is off, or where something about it is wrong."""
    found = _read(community_id).get(gateway)
    return found if isinstance(found, Settings) else None


def problems() -> Iterator[Words]:
    """What keeps a gateway shut that somebody meant to open, each with its cure."""
    for community_id in communities():
        file = file_of(community_id)
        for gateway, found in _read(community_id).items():
            if isinstance(found, Words):
                yield Words(
                    f"{file} [{gateway}]:{found.zh} 改好之前,这个通道关闭。",
                    f"{file} [{gateway}]: {found.en} Until then this gateway is shut.",
                )


def _read(community_id: int) -> dict[str, Settings | Words]:
    file = file_of(community_id)
    try:
        seen = file.stat()
    except FileNotFoundError:
        return {}
    if seen.st_mode & OTHERS:
        return {"*": Words(f"可被其他用户读取,请执行 chmod 600 {file}。", f"others can read it: run chmod 600 {file}.")}
    return _parsed(file, seen.st_mtime_ns)


@lru_cache(maxsize=4096)
def _parsed(file: Path, _written_at: int) -> dict[str, Settings | Words]:
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except ValueError as fault:
        where = str(fault).partition("(")[2].rstrip(")")  # the message itself may quote a secret
        return {"*": Words(f"不是有效的 TOML({where})。", f"this is not TOML ({where}).")}
    return {name: _checked(name, part) for name, part in told.items()}


def _checked(name: str, told: Any) -> Settings | Words:
    gateway = GATEWAYS.get(name)
    if gateway is None:
        known = ", ".join(GATEWAYS)
        return Words(f"没有这个通道。有:{known}。", f"there is no such gateway. There are: {known}.")
    try:
        found = msgspec.convert(told, gateway.settings)
    except msgspec.ValidationError as fault:
        return Words(f"填写不对({_named(fault)})。", f"this is not how it is written ({_named(fault)}).")
    return next(iter([*found.faults(), *_outgoing(found)]), found)


def _named(fault: msgspec.ValidationError) -> str:
    """Which setting is meant; what stood there is said by nobody."""
    text = str(fault)
    return text if "missing" in text or "unknown" in text else text.rpartition("$.")[2].rstrip("`")


def _outgoing(found: Settings) -> Iterator[Words]:
    """Answers leave the house closed, save to this machine."""
    where, (closed, open_) = urlsplit(found.outgoing), found.ways
    if found.outgoing and not (where.scheme == closed or (where.scheme == open_ and where.hostname in HERE)):
        yield Words(
            f"outgoing 必须是 {closed}:// 开头的地址。", f"outgoing must be an address that begins with {closed}://."
        )
