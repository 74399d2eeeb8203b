"""Who signed up to serve, marked: the director alone sees them, by mask in the list and in full one by one."""

from __future__ import annotations

from datetime import datetime

from fangxian.workforce.candidates import Said, open_link, sign_up
from tests.privacy.marked import Mark

KEY = "a1b2c3d4e5f60718"


def signed_up(community_id: int, worker_id: int, now: datetime, last: str, seen_by: frozenset[str]) -> list[Mark]:
    """Two people behind an open link, and who may see them."""
    open_link(community_id, worker_id, now, lambda _bytes: KEY)
    marks = []
    for number in (1, 2):
        name, phone = f"慕容{'白青'[number - 1]}{last}", f"1990000750{ord(last) % 5 * 2 + number - 1}"
        sign_up(community_id, Said(name, phone, ("carry",)), now)
        marks += [Mark(name, seen_by, f"慕**{last}", seen_by), Mark(phone, seen_by)]
    return marks
