"""What is looked at before anything starts: each problem is named in a sentence, with its cure."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from fangxian.config.speaking import note
from fangxian.measures.questions import Words

SQLITE = b"SQLite format 3\0"
LITTLE, NOTHING = 512 * 1024 * 1024, 32 * 1024 * 1024


def before_opening() -> None:
    """Stops with every problem that makes opening the databases pointless or dangerous."""
    home = Path(settings.FANGXIAN_HOME)
    _stop_at([*writable(home), *room_left(home), *readable_secret(home), *lost_database(home), *damaged()])
    for problem in gateways():
        note(problem.zh, problem.en)
    if shutil.disk_usage(home).free < LITTLE:
        note(f"警告:{home} 所在磁盘快满了。", f"Warning: the disk of {home} is nearly full.")


def after_opening() -> None:
    """Stops where a community is in the database but its key is not to be had."""
    _stop_at(list(keys()))


def _stop_at(problems: list[Words]) -> None:
    for problem in problems:
        note(problem.zh, problem.en)
    if problems:
        raise SystemExit(1)


def writable(home: Path) -> Iterator[Words]:
    """The home folder can be written to."""
    if not os.access(home, os.W_OK | os.X_OK):
        yield Words(
            f"数据目录 {home} 不可写。请改正权限,或用 FANGXIAN_HOME 指定另一个目录。",
            f"The home folder {home} cannot be written to. Mend its permissions, or set FANGXIAN_HOME to another.",
        )


def room_left(home: Path) -> Iterator[Words]:
    """There is room for at least a few records more."""
    free = shutil.disk_usage(home).free
    if free < NOTHING:
        yield Words(
            f"磁盘已满({home} 仅剩 {free // 1024} KiB)。已有数据未受影响;请腾出空间后再启动。",
            f"The disk is full ({free // 1024} KiB left at {home}). Nothing is lost; make room, then start again.",
        )


def readable_secret(home: Path) -> Iterator[Words]:
    """The secret with which sessions are signed is there, long enough, and its owner's alone."""
    file = home / "secret.key"
    if file.exists() and os.name == "posix" and file.stat().st_mode & 0o077:
        yield Words(
            f"{file} 可被其他用户读取。请执行 chmod 600 {file}。",
            f"{file} can be read by other users. Run chmod 600 {file}.",
        )
    if len(settings.SECRET_KEY) < 40:
        yield Words(
            f"{file} 太短,不安全。请删除它(所有人需重新登录),再启动。",
            f"{file} is too short to be safe. Remove it (everybody signs in anew) and start again.",
        )


def lost_database(home: Path) -> Iterator[Words]:
    """Where there are keys of communities, their database is there too: an empty one is not made in its place."""
    database = settings.DATABASES["default"]
    file = Path(str(database["NAME"]))
    kept = sorted((home / "keys").glob("*.key"))
    if database["ENGINE"] == "fangxian.config.sqlite" and kept and not file.exists():
        codes = ", ".join(key.stem for key in kept)
        yield Words(
            f"找不到数据库 {file},但社区 {codes} 的密钥还在。请从备份恢复该文件;若确要重新开始,请先移走 keys 目录。",
            f"The database {file} is missing, but the key of community {codes} is there. Restore the file from the "
            "backup; to begin anew on purpose, move the folder keys away first.",
        )


def damaged() -> Iterator[Words]:
    """A file that is there is a database: a disk's fault or a wrong copy is named before anything is written."""
    for alias, database in settings.DATABASES.items():
        file = Path(str(database["NAME"]))
        if database["ENGINE"] == "fangxian.config.sqlite" and file.is_file() and not _sqlite(file):
            yield _damaged(file, redrawn=alias == "derived")


def _damaged(file: Path, *, redrawn: bool) -> Words:
    if redrawn:
        return Words(
            f"{file} 已损坏。里面的内容都可由台账重建:请移走这个文件,再启动。",
            f"{file} is damaged. All in it can be redrawn from the ledger: move the file away and start again.",
        )
    return Words(
        f"数据库 {file} 已损坏,没有改动它。请另存这个文件,从备份恢复,再启动。",
        f"The database {file} is damaged and was not touched. Put it aside, restore it from the backup, start again.",
    )


def _sqlite(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(SQLITE)) in (SQLITE, b"")


def gateways() -> Iterator[Words]:
    """A gateway whose secrets are missing or weak stays shut, which is said; everything else starts."""
    from fangxian.hotline.configured import problems

    yield from problems()


def keys() -> Iterator[Words]:
    """Every community's key can be used."""
    from fangxian.registry.models import Community
    from fangxian.registry.people import key_fits
    from fangxian.vault.keys import Unusable, file_of

    for code in Community.objects.values_list("id", flat=True):
        try:
            if not key_fits(code):
                yield _another_key(file_of(code))
        except Unusable as fault:
            yield fault.words


def _another_key(file: Path) -> Words:
    """Stopped here, or what is written from now on would be sealed under a key that opens nothing else."""
    return Words(
        f"密钥文件 {file} 不是封存这些数据的那一把。请把原来的密钥从备份放回(权限 0600),再启动;数据没有改动。",
        f"The key file {file} is not the key under which these data were sealed. Put the right one back from the "
        "key's backup (mode 0600) and start again; nothing was changed.",
    )
