"""Mails as they arrive: one from a pipe, or all new ones of a Maildir; each is stored before it counts as seen."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path

from fangxian.hotline.configured import settings_of
from fangxian.hotline.gateways.mail import MailSettings, letter_of
from fangxian.hotline.letters import keep

log = logging.getLogger(__name__)
LARGEST = 25 * 1024 * 1024  # as mail servers have it
AT_ONCE = 200
NAME = "mail"


def take(community_id: int, raw: bytes, now: datetime) -> bool:
    """Store one mail; False where the community takes none. Raises NotStored, Unusable."""
    found = settings_of(community_id, NAME)
    if not isinstance(found, MailSettings):
        return False
    keep(community_id, NAME, [letter_of(raw, found, now)], now)
    return True


def collect(community_id: int, now: datetime) -> int:
    """Take in what is new in the community's Maildir; how many were."""
    found = settings_of(community_id, NAME)
    if not isinstance(found, MailSettings) or not found.maildir:
        return 0
    box = Path(found.maildir)
    new = sorted(file for file in (box / "new").glob("*") if file.is_file())[:AT_ONCE]
    return sum(_collected(community_id, file, box / "cur", now) for file in new)


def _collected(community_id: int, file: Path, seen: Path, now: datetime) -> bool:
    """Moved only once it is stored: a crash in between stores it again, which is the same letter."""
    try:
        with file.open("rb") as opened:
            raw = opened.read(LARGEST)
        take(community_id, raw, now)
        seen.mkdir(exist_ok=True)
        file.rename(seen / f"{file.name.partition(':')[0]}:2,S")
    except OSError:
        log.exception("a mail in the Maildir could not be read or moved")
        return False
    return True
