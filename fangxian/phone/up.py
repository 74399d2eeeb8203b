"""``POST /sync/up``: what waited on the phone comes in; one answer for each record, none lost, none twice."""

from __future__ import annotations

import zlib
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.views.decorators.http import require_POST

from fangxian.derived.generation import history
from fangxian.intake.incoming import AHEAD, Incoming
from fangxian.intake.receive import receive
from fangxian.measures.questions import Words
from fangxian.phone.asking import OTHER, VERSION, Asking, Refused, syncs
from fangxian.phone.said import Sentence, hear

MOST = 500  # records in one batch
LARGEST = 4 * 1024 * 1024  # bytes of one batch, unpacked

SHAPE = Words("这条记录的格式不对,请更新手机端。", "This record is not in the form agreed on: update the app.")
BATCH = Words("发来的内容读不懂,请更新手机端;手机上的记录都还在。", "This cannot be read: update the app; all is kept.")
NEWER = Words("手机端比服务器新,请先升级服务器。", "The app is newer than the server: bring the server up to date.")
TOO_MUCH = Words(f"一次最多发送{MOST}条,请分批发送。", f"At most {MOST} records at a time: send them in pieces.")
CLOCK = Words("手机时钟不准,已按服务器时间校正。", "The phone's clock is wrong; the server's time is taken.")


class Batch(msgspec.Struct, frozen=True):
    """What a phone sends; ``records`` are looked at one by one, so that one bad one sinks no other.

    ``clock`` is what the phone takes for now: one that is wrong is set right before anything is written.
    """

    version: int
    worker: int
    clock: datetime
    records: list[msgspec.Raw]


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """One record as the phone kept it; ``place`` and ``person`` are the numbers that ``/sync/down`` gave."""

    id: UUID
    epoch: int
    seq: int
    kind: str
    place: int
    person: int | None = None
    happened_at: datetime
    answers: dict[str, Any] = {}
    corrects: UUID | None = None

    def incoming(self, device: str) -> Incoming:
        """The same as the way in knows it."""
        return Incoming(
            id=self.id,
            device=device,
            epoch=self.epoch,
            seq=self.seq,
            kind=self.kind,
            place_id=self.place,
            person_id=self.person,
            happened_at=self.happened_at,
            answers=self.answers,
            corrects=self.corrects,
        )


class _Named(msgspec.Struct, frozen=True):
    id: str = ""
    text: Any = None


_batch = msgspec.json.Decoder(Batch)
_kept = msgspec.json.Decoder(Kept)
_sentence = msgspec.json.Decoder(Sentence)
_named = msgspec.json.Decoder(_Named)


@syncs
@require_POST
def up(request: HttpRequest, asking: Asking) -> dict[str, Any]:
    """Takes in a batch; everything answered ``ok``, ``known`` or ``held`` is durable when the answer leaves."""
    batch = _read(request, asking)
    came = [_one(raw) for raw in batch.records]
    good = [one.incoming(asking.device) for one in came if isinstance(one, Kept)]
    answers = iter(receive(asking.community_id, asking.scope, good, asking.now))
    said = {n: hear(asking, one) for n, one in enumerate(came) if isinstance(one, Sentence)}
    told = history(asking.community_id)
    return {
        "version": VERSION,
        "generation": told.generation,
        "watermark": told.watermark,
        "reached": told.reached,
        "answers": [next(answers) if isinstance(one, Kept) else said.get(n, one) for n, one in enumerate(came)],
    }


def _read(request: HttpRequest, asking: Asking) -> Batch:
    try:
        batch = _batch.decode(_unpacked(request))
    except (msgspec.DecodeError, zlib.error) as unreadable:
        raise Refused(400, "batch", BATCH) from unreadable
    if batch.version > VERSION:
        raise Refused(400, "newer", NEWER)
    if len(batch.records) > MOST:
        raise Refused(413, "too_much", TOO_MUCH)
    if batch.worker != asking.scope.worker_id:
        raise Refused(409, "other_worker", OTHER)
    if batch.clock.tzinfo is None or abs(asking.now - batch.clock) > AHEAD:
        raise Refused(409, "clock", CLOCK, now=asking.now)
    return batch


def _unpacked(request: HttpRequest) -> bytes:
    try:
        sent = request.body
    except RequestDataTooBig as too_big:
        raise Refused(413, "too_much", TOO_MUCH) from too_big
    if request.headers.get("Content-Encoding") != "gzip":
        return sent
    opened = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    body = opened.decompress(sent, LARGEST)
    if opened.unconsumed_tail:
        raise Refused(413, "too_much", TOO_MUCH)
    return body


def _one(raw: msgspec.Raw) -> Kept | Sentence | dict[str, Any]:
    """The record or sentence, or the answer to something that is neither."""
    named = _names(raw)
    try:
        return _sentence.decode(raw) if named.text is not None else _kept.decode(raw)
    except msgspec.DecodeError:
        return {"id": named.id, "code": "refused", "why": "shape", "words": SHAPE}


def _names(raw: msgspec.Raw) -> _Named:
    try:
        return _named.decode(raw)
    except msgspec.DecodeError:
        return _Named()
