"""How people report that there is nothing to report."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fangxian.measures.phrasing import SIGNS, Fields, Heard, Phrase

_SIGN = "".join(SIGNS[sort] for sort in ("grid", "when", "spot", "person"))
_DENIED = SIGNS["denied"]
_NOBODY = r"(?:啥子?|什么|么子|任何)?(?:事|情况|动静|异常|新情况|人)(?:都|也|一概)?(?:没有?|没得|冇得)"
_NO = r"(?:[没无未零冇](?:有|得)?|莫得)(?:发现|新增|增加|出现|接到|什么|啥子?|任何|新的)*"
_NOTHING = re.compile(
    rf"[无没]有?新增[^。]*平稳|零报告|零(?:新增|疑似|确诊|异常)|零(?:新增|疑似|确诊|发热|异常|上报)|(?:一切)?(?:都)?平安(?:无事)?|安好|太平|一切(?:都)?(?:正常|好|安好|平稳)|(?:(?:在管|管控|隔离)人员)?(?:都|均)?平稳|正常|{_NOBODY}|{_NO}{_DENIED}(?:[、和或及,]?{_DENIED})*|"
    rf"{_NO}[^,、。;!?\n{_DENIED}]{{0,12}}|清零|风平浪静|"
    rf"all (?:clear|quiet|normal|well|good|fine)|nothing(?: (?:new|unusual|abnormal|to report|to add|happened))?|"
    rf"no (?:new |further )?(?:cases?|fevers?|returnees?|arrivals?|incidents?|problems?|changes?|one|{_DENIED})[^,.;\n]{{0,30}}|"
    rf"(?:nil|zero) ?report|\bnil\b|quiet (?:night|day|shift)",
    re.IGNORECASE,
)
_AROUND = re.compile(
    rf"[\s,。;!?:、\[\]()~.\-#\"{_SIGN}{_DENIED}]|关于|当日|(?:填报|报告|上报|值班|联系)人|网格员?|网格|社区|报告|日报|汇报|上报|小区|情况|卡口|岗亭|大门|门|楼栋|片区|辖区|单元|栋|楼|"
    r"[一本我们这边片区组的了哈呢啊嘛吧哦呀喽咯今昨夜白中目前截至报日天早晚均都全部暂继续值班巡查排摸更新已完成居民和也还是]|"
    r"跟|同|样|老样子|完毕|收到|好的?|大家|书记|主任|领导|辛苦|各位|同志|人员|\b(?:at|the|in|on|and|today|tonight|gate|grid|north|south|east|west|so|far|"
    r"here|for|us|we|have|is|was|it|report|building|area|my|our|all|shift|night|still|again|everything)\b",
    re.IGNORECASE,
)


def _nothing(fields: Fields, heard: Heard) -> Iterable[Fields]:
    """Only if nothing else is said."""
    left = _NOTHING.sub("", heard.words)
    if left != heard.words and not _AROUND.sub("", left):
        fields.pop("when_part", None)
        yield fields


NIL = Phrase(
    kind="nil_report",
    said=(
        f"[无没]有?新增[^。]*平稳|零报告|{{_when}}无[。!]?$|无事|平安|太平|没有?情况|无情况|没事|没得事|无异常|没有异常|一切(?:都)?(?:正常|好|安好|平稳)|"
        f"[无没][有]?新增|无{{_denied}}|没有{{_denied}}|no {{_denied}}|无特殊|没啥|没有?什么|无状况|没有?发现|"
        f"未发现|无变化|风平浪静|{_NOBODY}|nothing|all (?:clear|quiet|normal|well|good)|nil|zero report|no new|quiet (?:night|day|shift)"
    ),
    unless="{_door}|{_t}|隔离|观察",
    alone=True,
    whole=True,
    takes=frozenset({"grid", "place", "day"}),
    finish=_nothing,
)
