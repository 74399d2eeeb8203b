"""What a fact is about: goods with their numbers."""

from __future__ import annotations

import re

from fangxian.measures.phrasing import SIGNS, Fields, Heard, Token
from fangxian.reading.lexicon import Goods
from fangxian.reading.slot import Slot, Slots

_LIST_FOLLOWS = re.compile(r"(?:品种|种类|内容|清单|物资)(?:有|包括|如下)?\s*:|(?:品种|种类)(?:有|包括)")
_GENERAL = frozenset(
    (
        "菜",
        "药",
        "爱心菜",
        "蔬菜",
        "药品",
        "药物",
        "食品",
        "食物",
        "物资",
        "水果",
        "生活物资",
        "生活用品",
        "日用品",
        "防疫物资",
        "防护用品",
        "粮食",
    )
)


_LEFT = re.compile("(?:还有|[还只就]剩下?|剩下?|[只就]有)$")


def items(heard: Heard, spoken: int, used: set[Token]) -> Slots:
    """The goods named, each with its number and unit; a general word (菜) beside what it means is left out."""
    found: dict[str, tuple[Goods, int]] = {}
    named = _LIST_FOLLOWS.search(heard.words)
    start = named.end() if named else heard.heading if SIGNS["goods"] in heard.words[heard.heading :] else 0
    for at, token in heard.signs("goods", start):
        if token in used:
            continue
        thing: Goods = token.value
        if heard.clause_at(at).asks and found and thing.qty is None and not heard.clause_at(spoken).asks:
            continue
        if not found and _LEFT.search(heard.words[max(at - 6, 0) : at].rstrip(_COUNTED)):
            thing = thing._replace(qty=None, unit=None)
        if thing.name not in found or found[thing.name][0].qty is None:
            found[thing.name] = (thing, at)
    found = _without_broken(heard, found)
    _give_number(heard, found)
    exact = [one for one in found.values() if not _is_general(one[0], [other for other, _ in found.values()])]
    return [Slot("items", [_entry(thing) for thing, _ in exact], exact[0][1])] if exact else []


_USELESS = re.compile("(?:都|也|全|被|又|已经)?(?:摔|坏|没电|丢|弄丢|戴了|已经戴)")


def _without_broken(heard: Heard, found: dict[str, tuple[Goods, int]]) -> dict[str, tuple[Goods, int]]:
    """家里体温计摔了,谁有耳温枪: what no longer serves is not what is asked for, if something else is named."""
    whole = {name: pair for name, pair in found.items() if not _USELESS.match(heard.words, pair[1] + 1)}
    return whole or found


_COUNTED = SIGNS["n"] + "个只包盒瓶袋箱罐"


def _give_number(heard: Heard, found: dict[str, tuple[Goods, int]]) -> None:
    """One thing named before all doors, and a number at this one: 6栋的菜放门口了,1单元8份."""
    if len(found) != 1:
        return
    ((name, (thing, at)),) = found.items()
    amounts = list(_AMOUNT.finditer(heard.words, heard.heading))
    if thing.qty is None and len(amounts) == 1:
        amount = heard.at[amounts[0].start()].value
        found[name] = (thing._replace(qty=amount, unit=amounts[0]["unit"]), at)


_AMOUNT = re.compile(
    rf"(?<!剩)(?<!剩下)(?<!剩了){SIGNS['n']}(?P<unit>份|盒|包|袋|箱|斤|瓶|个|只|片|板|支|罐|桶|提|颗|条|粒|双|"
    rf"张|套)(?!人)"
)


def _is_general(thing: Goods, others: list[Goods]) -> bool:
    exact = (o for o in others if o.name not in _GENERAL and (o.need == thing.need or not o.need))
    if thing.qty is None and any(o is not thing and o.qty and o.name.endswith(thing.name) for o in others):
        return True
    return thing.name in _GENERAL and thing.qty is None and any(exact)


def _entry(thing: Goods) -> Fields:
    told = {"name": thing.name, "qty": thing.qty, "unit": thing.unit}
    return {name: value for name, value in told.items() if value is not None}


def stock(heard: Heard, at: int, used: set[Token]) -> Slots:
    """The goods named with a number."""
    listed = items(heard, at, used)
    counted = [entry for slot in listed for entry in slot.value if "qty" in entry]
    return [Slot("items", counted, listed[0].at)] if counted else []
