"""Which phone asks, for whom, and whether it may: every address of the sync asks the one room that knows, once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from functools import wraps
from typing import Any

import msgspec
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from fangxian.ledger.storing import NotStored, storing
from fangxian.measures.questions import Words
from fangxian.phone.turns import GREETING, Busy, Turns
from fangxian.vault.keys import Unusable
from fangxian.vault.opening import Damaged, Look
from fangxian.workforce import devices
from fangxian.workforce.access import Scope, scope

VERSION = 1  # of the protocol: docs/sync.md
_written = msgspec.json.Encoder()

SIGN_IN = Words("请重新登录;手机上的记录都还在。", "Sign in again; what is on the phone is kept.")
LOST = Words("这部手机已挂失,不能再使用。", "This phone was given up as lost and cannot be used.")
OTHER = Words(
    "这些记录是另一位同事在这部手机上写的,请由本人登录后发送。",
    "A colleague wrote these on this phone; they are sent when that colleague signs in.",
)
BUSY = Words("很多手机正在同步,马上轮到这部。", "Many phones are syncing: it is this one's turn in a moment.")
NAMELESS = Words("手机没有编号,请更新手机端。", "The phone has no number of its own: update the app.")


class Asking(msgspec.Struct, frozen=True):
    """Who asks, from which phone, with what they may see and do at this moment."""

    scope: Scope
    device: str
    now: datetime

    @property
    def community_id(self) -> int:
        return self.scope.community_id

    def look(self, purpose: str) -> Look:
        """What the trail says when sealed rows are opened for this phone."""
        return Look(self.community_id, self.scope.actor, purpose)


class Refused(Exception):  # noqa: N818 - an answer, not a fault
    """Why a request as a whole is not taken; the phone keeps everything that it holds."""

    def __init__(self, status: int, code: str, words: Words, **besides: Any) -> None:
        super().__init__(code)
        self.status, self.content = status, {"code": code, "words": words, **besides}


_turns, _greetings = Turns(), Turns(lasts=GREETING)
View = Callable[[HttpRequest, Asking], Any]


def syncs(view: View) -> Callable[[HttpRequest], HttpResponse]:
    """Answers in JSON; whoever is not signed in, or covers nothing, is told no more than that."""

    @wraps(view)
    def asked(request: HttpRequest) -> HttpResponse:
        try:
            with _turn(request), storing():
                told = view(request, _asking(request))
                return told if isinstance(told, HttpResponse) else answer(200, told)
        except Busy as busy:
            return answer(503, {"code": "busy", "words": BUSY, "again_in": round(busy.again_in, 2)})
        except Refused as why:
            return answer(why.status, why.content)
        except (NotStored, Unusable, Damaged) as trouble:
            return answer(503, {"code": "not_stored", "words": trouble.words})

    return asked


def _turn(request: HttpRequest) -> AbstractContextManager[None]:
    """The frame alone costs little and waits for no record, only for other frames."""
    if request.GET.get("only") == "frame":
        return _greetings.one(bringing=False)
    return _turns.one(bringing=request.method == "POST")


def answer(status: int, content: Any) -> HttpResponse:
    """A JSON answer, never to be kept by anything between here and the phone."""
    made = HttpResponse(_written.encode(content), content_type="application/json", status=status)
    made["Cache-Control"] = "no-store"
    return made


def _asking(request: HttpRequest) -> Asking:
    device = _device(request)
    if not request.user.is_authenticated:
        raise Refused(403, "sign_in", SIGN_IN)
    now = timezone.localtime()
    seen = scope(request.user, now)
    if seen is None or not seen.may("write_records"):
        raise Refused(404, "nothing", Words("", ""))
    if not device:
        raise Refused(400, "device", NAMELESS)
    devices.here(seen, device, request.session.session_key or "", now)
    return Asking(seen, device, now)


def _device(request: HttpRequest) -> str:
    """The phone's number, nothing if it has none. One that was lost is told so whoever holds it, and signed out."""
    device = request.headers.get("X-Device", "")
    if not (0 < len(device) <= devices.LONGEST and device.isprintable()):
        return ""
    if devices.is_lost(device):
        logout(request)
        raise Refused(410, "lost", LOST)
    return device
