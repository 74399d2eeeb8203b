"""How much one sender may write in a minute: a stolen account, or a machine gone mad, does not fill the disk."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

MOST = 120  # messages a minute of one sender: more than anybody types, less than a machine would

_lock = threading.Lock()
_counted: Counter[tuple[int, str, str]] = Counter()
_minute = [0]


def room_for(community_id: int, gateway: str, senders: Sequence[str], now: datetime) -> bool:
    """Count these messages; False if one of their senders has written too many within this minute."""
    minute = int(now.timestamp()) // 60
    with _lock:
        if _minute[0] != minute:
            _minute[0] = minute
            _counted.clear()
        _counted.update((community_id, gateway, sender) for sender in senders)
        return all(_counted[community_id, gateway, sender] <= MOST for sender in senders)


def forget() -> None:
    """Begin to count anew."""
    with _lock:
        _minute[0] = 0
        _counted.clear()
