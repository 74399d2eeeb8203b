"""Parts a message by whom it speaks of: door by door, person by person, vehicle by vehicle."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from fangxian.measures.beginnings import quick
from fangxian.measures.phrasing import SIGNS, Heard
from fangxian.reading.clauses import clauses, letters
from fangxian.reading.tokens import Told

_PART = quick(r"[;。!\n]+|(?<=[a-zA-Z\ue000-\ue020])\.(?=\s|$)")
_FINE = quick(r"[,;。!\n]+|(?<=[a-zA-Z\ue000-\ue020])\.(?=\s|$)")
_BREAK = ",;。!?\n、:" + SIGNS["door"] + SIGNS["grid"]
_ALL = re.compile("[都均]|全部|以上|分别|各[送一]")
_OF_ALL = quick(
    rf"(?<=[,;。\s])(?:以上)?(?:[{SIGNS['n']}]个?[人户口](?:体温)?|体温|大家|他们|所有人)?(?:[都均]|全部|全都)"
    rf"|[{SIGNS['n']}]个?人(?:[都均]|全部|全都)"
)
_SEVERAL = quick(rf"{SIGNS['n']}(?:口|个|人)|夫[妻妇]|两口子|一家|父子|母[子女]|娘俩|爷俩")
_LIVES = quick(r"\b(?:room|flat|i live in|we live in|address)\b|我?家?[住在]|地址|房号", re.IGNORECASE)
_KIN = quick(
    "(?:他|她|我|其)?(?:对象|老婆|老公|爱人|妻子|丈夫|儿子|女儿|妈妈?|爸爸?|母亲|父亲|媳妇|弟弟|妹妹|哥哥|姐姐)"
)
_MONEY = quick(rf"{SIGNS['n']}[元块]|捐[了款]*{SIGNS['n']}")
_JUDGED = quick("密接|密切接触|解除|期满|阳性|次密")
_TELLS = {SIGNS[sort] for sort in ("t", "symptom", "region", "goods", "trip", "age")}
_TITLE = re.compile(rf"[^,。;]{{0,20}}:|\s*{SIGNS['when']}(?=[\s{SIGNS['t']}])")
Span = tuple[int, int]


class Part(NamedTuple):
    """Stretches of a message that speak of one subject: what is common to all, and its own.

    ``share``: which of how many it is that share what follows (张三和李四36.5、36.6).
    """

    common: tuple[Span, ...]
    own: tuple[Span, ...]
    share: tuple[int, int] = (0, 1)


def message(told: Told) -> Heard:
    """All that was said, by whomever it may be about."""
    return _heard(told, _whole(told))


def _whole(told: Told) -> Part:
    return Part((), ((0, len(told.words)),))


def subjects(told: Told) -> list[Heard]:
    """What was said about each subject; a message about one subject is heard as it is."""
    whole = _whole(told)
    parts = [smaller for door in _split(told, whole, "door") for smaller in _split_people(told, door)]
    for sort in ("plate", "spot", "grid"):
        parts = [smaller for part in parts for smaller in _split(told, part, sort)]
    return [_heard(told, part) for part in parts]


def _split(told: Told, part: Part, sort: str) -> list[Part]:
    start, end = part.own[-1]
    anchors = _anchors(told, start, end, sort)
    if len(anchors) < 2:
        return [part]
    pieces = _by_marks(told.words, start, end, anchors, _PART)
    if not pieces and sort == "spot":
        pieces = _by_marks(told.words, start, end, anchors, _FINE)
        pieces = pieces if all(_figured(told.words, piece.own) for piece in pieces) else []
    if not pieces and sort in ("spot", "grid"):
        return [part]
    pieces = pieces or _by_anchor(told.words, start, end, anchors)
    return [Part(part.common + part.own[:-1] + piece.common, piece.own, piece.share) for piece in pieces]


def _split_people(told: Told, part: Part) -> list[Part]:
    start, end = part.own[-1]
    anchors = sorted(_anchors(told, start, end, "person") + _anchors(told, start, end, "role"))
    if len(anchors) < 2:
        return [part]
    for mark in (_PART, _FINE):
        pieces = _by_marks(told.words, start, end, anchors, mark)
        if pieces and all(_tells(told.words, piece.own) for piece in pieces):
            return [Part(part.common + part.own[:-1] + piece.common, piece.own, piece.share) for piece in pieces]
    pieces = _by_anchor(told.words, start, end, anchors)
    if all(_tells(told.words, piece.own) for piece in pieces):
        return [Part(part.common + part.own[:-1] + piece.common, piece.own, piece.share) for piece in pieces]
    return [part]


def _anchors(told: Told, start: int, end: int, sort: str) -> list[int]:
    """Where subjects of a sort stand; a second piece of the same door (2单元 after 3栋) is not another."""
    sign, found, seen = SIGNS[sort], [], []
    at = told.words.find(sign, start, end)
    while at >= 0:
        value = told.at[at].value
        if value not in seen and (sort != "door" or _is_place_of_its_own(value)) and at not in told.heads:
            found.append(at)
            seen.append(value)
        at = told.words.find(sign, at + 1, end)
    if sort == "plate" and any(not v.get("plate_partial") for v in seen):
        return [at for at, v in zip(found, seen, strict=True) if not v.get("plate_partial")]
    return found


def _is_place_of_its_own(door: dict[str, object]) -> bool:
    return "building" in door or "buildings" in door or "room" in door


def _by_marks(words: str, start: int, end: int, anchors: list[int], mark: re.Pattern[str]) -> list[Part]:
    """By sentences, if each holds one subject at most; a sentence without one is common or goes on."""
    edges = [start, *(m.end() for m in mark.finditer(words, start, end)), end]
    stretches = [(a, b) for a, b in pairwise(edges) if b > a]
    holding = [[at for at in anchors if a <= at < b] for a, b in stretches]
    if max(len(held) for held in holding) > 1:
        return []
    common: list[Span] = []
    own: list[list[Span]] = []
    for stretch, held in zip(stretches, holding, strict=True):
        if held:
            own.append([stretch])
        elif not own or _ALL.search(words, *stretch) or _is_closing(words, stretch):
            common.append(stretch)
        elif own[-1][-1][1] == stretch[0]:
            own[-1][-1] = (own[-1][-1][0], stretch[1])
        else:
            own[-1].append(stretch)
    opening = _opening(words, own[0][0], min(anchors)) or _house(words, own[0][0], min(anchors))
    if opening:
        common.append(opening)
        own[0][0] = (opening[1], own[0][0][1])
    tail = _tail(words, max(anchors), own[-1][-1])
    if tail:
        common.append(tail)
        own[-1][-1] = (own[-1][-1][0], tail[0])
    return [Part(tuple(common), tuple(spans)) for spans in own]


def _opening(words: str, stretch: Span, anchor: int) -> Span | None:
    """What stands before the first subject as a title (已送: …, 早 …)."""
    title = _TITLE.match(words, stretch[0], anchor)
    return (stretch[0], title.end()) if title else None


_FEW = 4


def _house(words: str, stretch: Span, anchor: int) -> Span | None:
    """The door before the first person, where nothing else is said (8栋402 张三…,他堂客…)."""
    door = words.rfind(SIGNS["door"], stretch[0], anchor)
    if door < 0 or words[anchor] == SIGNS["door"] or len(letters(words[stretch[0] : anchor])) > _FEW:
        return None
    return stretch[0], door + 1


def _tail(words: str, anchor: int, stretch: Span) -> Span | None:
    """What is said of all at the end of the last subject: …, 体温全部正常."""
    found = _OF_ALL.search(words, max(anchor, stretch[0]) + 1, stretch[1])
    if not found or _SEVERAL.search(words, anchor, found.start()):
        return None
    return found.start(), stretch[1]


def _is_closing(words: str, stretch: Span) -> bool:
    """A last line with nothing but a door, a phone or a moment speaks for all."""
    said = words[slice(*stretch)]
    return (
        not letters(_LIVES.sub("", said))
        and not any(sign in said for sign in _TELLS)
        and any(SIGNS[s] in words[slice(*stretch)] for s in ("door", "phone", "when"))
    )


def _by_anchor(words: str, start: int, end: int, anchors: list[int]) -> list[Part]:
    """From each subject to the next; subjects with nothing between them share what follows."""
    stops = _BREAK if SIGNS["t"] in words[start : anchors[0]] else _BREAK + SIGNS["t"]
    begins = [
        _begin(words, max(start, before), at, stops)
        for before, at in zip([start, *(at + 1 for at in anchors)], anchors, strict=False)
    ]
    tail = _tail(words, anchors[-1], (begins[-1], end))
    heading = [(start, begins[0])] if begins[0] > start else []
    heading += [tail] if tail else []
    end = tail[0] if tail else end
    edges = [*begins, end]
    parts: list[Part] = []
    waiting: list[Span] = []
    for a, b in pairwise(edges):
        if not letters(_KIN.sub("", words[a:b])) and not any(sign in words[a:b] for sign in _TELLS) and b < end:
            waiting.append((a, b))
            continue
        first = next((at for at in anchors if a <= at < b), a)
        shared = (first + 1, b)
        many = len(waiting) + 1
        parts += [Part(tuple(heading), (alone, shared), (n, many)) for n, alone in enumerate(waiting)]
        parts.append(Part(tuple(heading), ((a, b),), (many - 1, many)))
        waiting = []
    return parts


def _begin(words: str, start: int, at: int, stops: str) -> int:
    """Where the clause of a subject begins; behind the reading of the one before, where readings follow names."""
    back = at
    while back > start and words[back - 1] not in stops:
        back -= 1
    held = words[back:at]
    return back if not letters(held) or len(held) < 4 else at


def _tells(words: str, own: tuple[Span, ...]) -> bool:
    return any(sign in words[a:b] for a, b in own for sign in _TELLS) or any(
        form.search(words, a, b) for a, b in own for form in (_MONEY, _JUDGED)
    )


def _figured(words: str, own: tuple[Span, ...]) -> bool:
    return any(SIGNS["n"] in words[a:b] for a, b in own)


def _heard(told: Told, part: Part) -> Heard:
    if not part.common and part.own == ((0, len(told.words)),):
        return Heard(told.words, told.tokens, clauses(told.words), 0, told.offsets, part.share)
    common = [span for span in part.common if span[1] <= part.own[0][0]]
    after = [span for span in part.common if span[1] > part.own[0][0]]
    spans = [*common, *part.own, *after]
    words = "\n".join(told.words[a:b].rstrip("\n") for a, b in spans)
    heading = sum(len(told.words[a:b].rstrip("\n")) + 1 for a, b in common)
    tokens = [told.at[at] for a, b in spans for at in range(a, b) if "\ue000" <= told.words[at] <= "\ue020"]
    offsets: list[int] = []
    for a, b in spans:
        offsets += [*told.offsets[a : a + len(told.words[a:b].rstrip("\n"))], told.offsets[b]]
    return Heard(words, tokens, clauses(words), heading, offsets, part.share)
