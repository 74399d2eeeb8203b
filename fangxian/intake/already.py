"""What of a pasted chat was read before: in an earlier paste, or when it came through a gateway or the box."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from fangxian.intake import messages
from fangxian.intake.chat.shape import ChatLine
from fangxian.intake.models import Message, Pasted
from fangxian.vault.blind import blinds
from fangxian.workforce.access import Scope

WHERE = "intake_pasted.mark"
ABOUT = timedelta(minutes=2)  # between the chat's clock and ours


def marks_of(community_id: int, lines: Sequence[ChatLine]) -> list[bytes]:
    """The mark of each line: equal for the same sender, minute and text; for the day where no clock is told."""
    return blinds(community_id, WHERE, [_told(line) for line in lines])


def _told(line: ChatLine) -> bytes:
    sender = " ".join(unicodedata.normalize("NFKC", line.sender).casefold().split())
    moment = line.sent_at.strftime("%Y-%m-%dT%H:%M" if line.timed else "%Y-%m-%d")
    return f"{sender}|{moment}|{line.text.strip()}".encode("utf-8", "surrogatepass")


def unread(
    community_id: int, lines: Sequence[ChatLine], writers: Mapping[str, Scope]
) -> list[tuple[ChatLine, bytes, bytes]]:
    """The lines that are new, each once, with its mark here and its mark among the messages."""
    marks = marks_of(community_id, lines)
    said = [messages.mark_of(community_id, _id(writers, line), line.text) for line in lines]
    known = _pasted(community_id, marks)
    came = _came(community_id, said)
    new: dict[bytes, tuple[ChatLine, bytes, bytes]] = {}
    for line, mark, words in zip(lines, marks, said, strict=True):
        if mark not in known and not any(abs(line.sent_at - at) <= ABOUT for at in came.get(words, ())):
            new.setdefault(mark, (line, mark, words))
    return list(new.values())


def _id(writers: Mapping[str, Scope], line: ChatLine) -> int | None:
    writer = writers.get(line.sender)
    return writer.worker_id if writer else None


def _pasted(community_id: int, marks: Sequence[bytes]) -> set[bytes]:
    rows = Pasted.objects.filter(community_id=community_id)
    return {bytes(mark) for part in _parts(marks) for mark in rows.filter(mark__in=part).values_list("mark", flat=True)}


def _came(community_id: int, marks: Sequence[bytes]) -> dict[bytes, list[datetime]]:
    """When messages with these words came otherwise than by pasting."""
    pasted = Pasted.objects.filter(community_id=community_id).values("message_id")
    rows = Message.objects.filter(community_id=community_id).exclude(id__in=pasted)
    found: dict[bytes, list[datetime]] = {}
    for part in _parts(marks):
        for mark, sent_at in rows.filter(mark__in=part).values_list("mark", "sent_at"):
            found.setdefault(bytes(mark), []).append(sent_at)
    return found


def _parts(marks: Sequence[bytes], most: int = 500) -> list[Sequence[bytes]]:
    return [marks[at : at + most] for at in range(0, len(marks), most)]
