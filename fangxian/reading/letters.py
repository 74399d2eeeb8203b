"""Writes a message in one hand: full-width signs become half-width, and each letter keeps its place."""

from __future__ import annotations

import re

from fangxian.measures.beginnings import quick

LONGEST = 1000

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_OTHERS = {
    ord(a): b
    for a, b in zip(
        "①②③④⑤⑥⑦⑧⑨⑩✅❌✔✖【】〔〕—–−‐～•・．　\t\r\xa0《》「」『』“”",
        ';;;;;;;;;;;;;;[][]----~··.    """"""""',
        strict=True,
    )
}
_OWN_SIGNS = dict.fromkeys(range(57344, 57377), " ")
_PLAIN: dict[int, int | str] = {**_FULL_WIDTH, **_OTHERS, **_OWN_SIGNS}


_NUMBERED = quick(r"(?:^|(?<=[\n\s:;,。)]))\(?(\d{1,2})\s?(?:[、)]|\.(?!\d))[ ]?")
_SLIPS = (
    ("隔[里璃厘漓]|格[离璃]|隔离离|葛离", "隔离"),
    (r"[体休][文纹问]|题温|提问(?=正常|:|都|\d)|体瘟|体蕰", "体温"),
    ("[咳渴][嗽漱簌速]|可嗽", "咳嗽"),
    ("发[绕饶骚]|法烧", "发烧"),
    ("防空(?=[不工措物期形])", "防控"),
    ("[消销][独读毐]", "消毒"),
    ("[测侧策][文瘟纹]|侧温|策温", "测温"),
    ("回莱|回未(?=[的了])", "回来"),
    ("返相", "返乡"),
    ("解[处出](?=[了隔观])", "解除"),
    ("密[节结]", "密接"),
    ("核[算酸]", "核酸"),
    ("自愿者", "志愿者"),
    ("冇得|莫得", "没有"),
    ("[冇唔](?=[人有要使系得识见去来到出着想敢])", "没"),
    ("冇", "没"),
    ("[返翻]嚟", "回来"),
    ("[噚琴]日", "昨日"),
    ("[么嘛]子", "什么"),
    ("啥子", "什么"),
    ("而家", "现在"),
    ("屋企", "屋里"),
    ("嘅", "的"),
    ("佢", "他"),
    ("咗|哒(?=[,,。!;\\s]|$)", "了"),
    ("边个", "哪个"),
    ("嚟", "来"),
)
_SLIP = quick("|".join(f"(?P<s{number}>{form})" for number, (form, _) in enumerate(_SLIPS)))


def plain(text: str) -> str:
    """The first ``LONGEST`` letters in one hand; the place of every letter stays as it was."""
    return _without_numbers(_SLIP.sub(_meant, text[:LONGEST].translate(_PLAIN)))


def _meant(slip: re.Match[str]) -> str:
    """The word that was meant, where it is as long as the slip of the pen."""
    word = _SLIPS[int((slip.lastgroup or "s0")[1:])][1]
    return word if len(word) == len(slip[0]) else slip[0]


def _without_numbers(text: str) -> str:
    """A numbered list (1、… 2、…): the numbers only part it."""
    found = list(_NUMBERED.finditer(text))
    if [int(match[1]) for match in found] != list(range(1, len(found) + 1)) or len(found) < 2:
        return text
    letters = list(text)
    for match in found:
        letters[match.start() : match.end()] = ";" + " " * (match.end() - match.start() - 1)
    return "".join(letters)
