"""Takes in a pasted chat: what is new of it is kept and read in one go, and its drafts wait for a person."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec
from django.db import transaction
from django.db.models import QuerySet

from fangxian.intake.already import unread
from fangxian.intake.chat.recognise import recognise
from fangxian.intake.models import Held, Pasted
from fangxian.intake.pasted import hold_all, keep_all, read_all
from fangxian.intake.seeing import mine
from fangxian.intake.senders import writers
from fangxian.ledger.ids import new_id
from fangxian.ledger.storing import storing
from fangxian.measures.questions import Words
from fangxian.registry.models import Place
from fangxian.registry.numbering import lock
from fangxian.workforce.access import Scope

MOST = 2000  # messages read at one time
MOST_LETTERS = 2_000_000
TOO_LONG = Words(
    f"内容太长:一次最多 {MOST_LETTERS:,} 个字。没有保存任何内容。请分几次粘贴,读过的会自动跳过。",
    f"This is too long: at most {MOST_LETTERS:,} characters at a time. Nothing was stored. Paste it in several pieces; "
    "what was read is skipped.",
)
NOTHING = Words(
    "没有可读的内容。请先在聊天里多选消息并复制。",
    "There is nothing to read. Select messages in the chat and copy them first.",
)


class Refused(Exception):  # noqa: N818 - what became of it
    """The chat was not taken in; ``words`` say why and what to do."""

    def __init__(self, words: Words) -> None:
        self.words = words
        super().__init__(words.en)


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a paste: how many messages were read now and before; how many drafts wait, for oneself or others.

    ``left`` are messages beyond the limit: pasted again, they are read next.
    """

    paste_id: UUID
    format: Words | None
    read: int
    known: int
    placeholders: int
    system: int
    drafts: int = 0
    for_others: int = 0
    left: int = 0

    @property
    def words(self) -> Words:
        """The counts in one line."""
        others = (f",另有 {self.for_others} 条由其他网格处理", f", {self.for_others} more wait for others")
        zh, en = others if self.for_others else ("", "")
        return Words(
            f"读取 {self.read} 条,已读过 {self.known} 条,图片语音等 {self.placeholders} 条,系统提示 {self.system} 行;"
            f"{self.drafts} 条草稿待您确认{zh}。",
            f"{self.read} read, {self.known} already read, {self.placeholders} pictures and the like, "
            f"{self.system} system lines; {self.drafts} drafts wait for you{en}.",
        )


def paste(
    scope: Scope, text: str, now: datetime, day_end: datetime | None = None, grid: Place | None = None
) -> Summary:
    """Take in a chat as it was pasted by ``scope``'s worker.

    ``day_end`` is the end of the day of which the chat's last lines are, if not today; ``grid`` the grid whose group
    it is, where a message lies of which no place is known. Raises Refused, NotStored.
    """
    if len(text) > MOST_LETTERS:
        raise Refused(TOO_LONG)
    chat = recognise(text, min(day_end or now, now))
    if not (chat.lines or chat.placeholders or chat.system):
        raise Refused(NOTHING)
    known = writers(scope.community_id, (line.sender for line in chat.lines), now)
    paste_id = new_id(now)
    with storing(), transaction.atomic():
        lock(scope.community_id)  # the same chat pasted twice at once is read once
        fresh = unread(scope.community_id, chat.lines, known)
        taken = read_all(scope.community_id, fresh[:MOST], known, now)
        keep_all(scope, paste_id, taken)
        made = hold_all(scope, taken, now, grid)
        own = drafts_of(scope, paste_id).count()
    return Summary(
        paste_id=paste_id,
        format=chat.format,
        read=len(taken),
        known=len(chat.lines) - len(fresh),
        placeholders=chat.placeholders,
        system=chat.system,
        drafts=own,
        for_others=made - own,
        left=len(fresh) - len(taken),
    )


def grid_of(scope: Scope, code: str) -> Place | None:
    """The grid with this code, if its drafts are theirs to settle."""
    grids = Place.objects.filter(community_id=scope.community_id, kind="grid", code=code, closed=False)
    return next((grid for grid in grids if scope.may("settle_held", grid)), None)


def drafts_of(scope: Scope, paste_id: UUID) -> QuerySet[Held]:
    """The drafts of a paste that are this worker's to settle, in the order of the chat."""
    pasted = Pasted.objects.filter(community_id=scope.community_id, paste_id=paste_id)
    return mine(scope).filter(message_id__in=pasted.values("message_id")).order_by("message_id", "id")
