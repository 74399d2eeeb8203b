"""What the writer is told: what was understood, in their own words, and what is missing; nothing from the registry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fangxian.hotline.gateway import Written
from fangxian.intake.card import Card
from fangxian.intake.say import Heard
from fangxian.measures.questions import Words
from fangxian.measures.shape import questions_of
from fangxian.workforce.kinds import KINDS

CHINESE = re.compile(r"[\u4e00-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{2}")
MOST = 5  # cards told of in one answer
LONGEST_QUOTE = 24
TAKEN = Words("已收到,正在读。", "Received; it is being read.")
NO_WORDS = Words(
    "图片、语音、文件已收到,但读不出内容。请用文字再说一句。",
    "A picture, voice message or file came; it cannot be read. Please say it again in words.",
)
UNREADABLE = Words(
    "这条消息打不开,已原样保存,并请工作人员查看。",
    "This message could not be opened; it is kept, and somebody will look.",
)
FOR_THE_OFFICE = Words("已收到,社区工作人员会查看。", "Received; the community's staff will look at it.")
NOTED = Words("已记下,待确认:", "Noted, to be confirmed: ")
ADDED = Words("已补上,待确认:", "Added, to be confirmed: ")
NOTED_FOR_RESIDENT = Words("已收到,社区工作人员会核实:", "Received; the community's staff will check: ")
ASKED = Words("请回复:", "Please answer: ")
MORE = Words("还有 {} 条,请在电脑端查看。", "{} more: see them on the desk.")
HELP = Words("情况紧急请拨打 120。", "In an emergency call 120.")


def language_of(text: str) -> str:
    """The writer's: English where there is English and no Chinese."""
    return "en" if LATIN.search(text) and not CHINESE.search(text) else "zh-hans"


def taken(text: str) -> str:
    """That it came, where nothing else can be told."""
    return TAKEN.said(language_of(text))


def answer(letter: Written, heard: Heard, *, resident: bool) -> str:
    """The whole answer, in the writer's language."""
    language = language_of(letter.text)
    return "\n".join(words.said(language) for words in _lines(letter, heard, resident=resident))


def _lines(letter: Written, heard: Heard, *, resident: bool) -> Iterator[Words]:
    if not letter.readable:
        yield UNREADABLE
    elif letter.wordless and not heard.cards:
        yield NO_WORDS
    elif heard.words and (heard.again or not resident):
        yield heard.words
    elif not heard.cards:
        yield FOR_THE_OFFICE
    if not heard.again:
        yield from _cards(heard, resident=resident)


def _cards(heard: Heard, *, resident: bool) -> Iterator[Words]:
    cards = heard.cards
    for card in cards[:MOST]:
        begin = NOTED if card.message_id == heard.message_id else ADDED
        yield _noted(card, NOTED_FOR_RESIDENT if resident else begin)
        if card.missing:
            yield _joined(ASKED, _listed([one.words for one in card.missing]))
    if len(cards) > MOST and not resident:
        yield Words(MORE.zh.format(len(cards) - MOST), MORE.en.format(len(cards) - MOST))
    if resident and any(card.urgent for card in cards):
        yield HELP


def _noted(card: Card, begin: Words) -> Words:
    """The kind of record, and the pieces of the sentence that led to it."""
    said = "、".join(_quoted(card))
    end = Words(f"({said})", f" ({said})") if said else Words("", "")
    return _joined(begin, card.words, end)


def _listed(words: Sequence[Words]) -> Words:
    return Words(";".join(one.zh for one in words), "; ".join(one.en for one in words))


def _joined(*parts: Words) -> Words:
    return Words("".join(part.zh for part in parts), "".join(part.en for part in parts))


def _quoted(card: Card) -> Iterator[str]:
    """The writer's own words, each once, in their order; names and numbers of people are not said again in a group."""
    asked = questions_of(KINDS[card.kind])
    hidden = {name for name in card.spans if name in asked and asked[name].holds == "personal"}
    secret = [span for name, span in card.spans.items() if name in hidden]
    shown = {span for name, span in card.spans.items() if name not in hidden}
    for start, end in _apart(sorted(shown)):
        if not any(start < last and first < end for first, last in secret):
            yield card.sentence[start:end][:LONGEST_QUOTE]


def _apart(spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans without those that overlap the one before: a building and a room are one address."""
    last: tuple[int, int] | None = None
    for start, end in spans:
        if last is not None and start <= last[1] + 1:
            last = (last[0], max(end, last[1]))
            continue
        if last is not None:
            yield last
        last = (start, end)
    if last is not None:
        yield last
