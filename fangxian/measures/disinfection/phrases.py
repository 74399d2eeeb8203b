"""How people say that something was disinfected, and that water stands where mosquitoes breed."""

from __future__ import annotations

from collections.abc import Iterable

from fangxian.measures.phrasing import Fields, Heard, Phrase, Say, pattern

_AGENTS = (
    ("84消毒液", "84(?:消毒液|消毒水|水|液)?(?!年|岁|人|户|台)"),
    ("含氯消毒剂", "含氯(?:消毒)?[剂液片]|含氯"),
    ("过氧乙酸", "过氧乙酸"),
    ("二氧化氯", "二氧化氯"),
    ("漂白粉", "漂白粉"),
    ("75%酒精", "75%(?:的)?(?:医用)?酒精"),
    ("酒精", "(?:医用)?酒精|alcohol"),
    ("84消毒液", "bleach"),
    ("消毒粉", "消毒粉"),
    ("次氯酸钠", "次氯酸钠?"),
    ("高效氯氰菊酯", "高效氯氰菊酯|氯氰菊酯"),
)
_EIGHTY_FOUR = "{_n}(?:兑|配|加)水?|(?:用|喷)的?{_n}[,。;]"
_AREAS = (
    "楼道|楼梯间?|电梯间?|单元门(?:把手)?|门把手|扶手|垃圾(?:桶|站|点|房)|大厅|公共区域|地下车库|车库|"
    "架空层|活动室|办公室|快递柜|健身器材|卫生间|厕所|门口|岗亭|走廊|小区|过道|绿化带|下水道|广场|"
    "儿童乐园|corridors?|lifts?|elevators?|stairwells?|stairs|handrails"
)


def _tell(fields: Fields, heard: Heard) -> Iterable[Fields]:
    for agent, words in _AGENTS:
        token = next((t for _, t in heard.signs("goods") if pattern(words).search(t.value.name)), None)
        if token or pattern(words).search(heard.words) or (agent.startswith("84") and heard.has(_EIGHTY_FOUR)):
            fields["agent"] = agent
            break
    areas = [found[0] for found in pattern(_AREAS).finditer(heard.words)]
    if areas:
        fields["area"] = list(dict.fromkeys(areas))
    if heard.ahead():
        fields["planned"] = True
    yield fields


DISINFECTION = Phrase(
    kind="disinfection",
    said=(
        "消毒(?!液|水[^了]|片|剂|粉|湿巾|酒精|柜|用品|通告)|消杀|喷洒|喷雾(?:消毒|作业)|没喷|未喷|喷药|消过?毒|没消(?=[,。;!()]|$)|"
        "(?:{_door}|楼道|楼梯|扶手|垃圾[桶站箱]|电梯|大厅|公共区域|车库|小区|门口|过道)[^,。;]{0,14}(?:都|已|全)?(?:喷|擦|洗|拖)(?:过|了|完|洒)|"
        "喷过|打了?药|洒了?(?:药|水|消毒)|(?:药水|消毒水|84)[^,。;]{0,6}(?:拖|擦|抹|洒|喷)|消毒作业|全面消|里里外外[^,。;]{0,4}(?:喷|消|擦)|背(?:着)?(?:喷雾器|药桶)|喷[了洒](?!{_n}次)[^,。;]{0,6}(?:车库|楼|道|门|厅|架|区|园|桶|站|角|梯|带|场)|(?:{_goods}|84|药水|含氯)[^,。;]{0,4}(?:喷|擦|洗|拖|消)[了完过洒]|消了?{_n}[遍次]|[^没未不]消(?:完|过|好)了?(?=[,。;!()]|$)|(?:电梯|楼道|大厅|车库)[^,。;]{0,10}喷|擦拭|酒精擦|"
        "洗消|灭蚊|喷了药|disinfect(?!ant)|fogg|spray"
    ),
    unless="消[毒杀][组员队]|志愿|报名|需要.{0,6}{_goods}|帮忙消毒|我会|建议|什么时候|要求|投诉",
    elsewhere="招募|报名",
    denied=(
        "[没未](?:有)?(?:喷|消)|(?:没有?|未|还没|没人|不)(?:进行|做|给|来|能|有人)?[^,。;]{0,3}(?:消过?毒|消杀)|"
        "消毒[^,。]{0,4}(?:没做|没完成|未完成|没到位)|not (?:been )?(?:yet )?disinfected|no disinfection"
    ),
    takes=frozenset({"door", "grid", "place", "day", "due", "as_of"}),
    says=(
        Say("agent_ratio", "{ratio}"),
        Say("concentration_mgl", "{strength}"),
        Say("area_m2", r"{n}(?:多)?(?:平方米|平米|平方|平|㎡|m2|m²|sqm|square met)"),
        Say("times", "早晚各(?:{_n}[次遍]?|消|喷|做)", 2),
        Say(
            "times",
            (
                "[一每][天日]{n}[次遍]|(?:消毒|消杀|喷洒|喷雾|灭蚊)(?:了|作业|共|楼道|工作)*{n}(?:次|遍|轮|趟)|{n}(?:次|遍|"
                "轮)(?:消毒|消杀|全面|喷洒)|每[栋层天日]{n}[次遍]|共{n}[遍次轮]|{n} times|第{_n}[次轮]|(?:喷|消|洗|拖|擦)[^,。;]{0,6}{n}[次遍轮]|[,。]{n}[次遍轮](?=[,。;]|$)"
            ),
        ),
        Say("times", "\\btwice\\b", 2),
        Say("times", "\\bonce\\b", 1),
        Say("disinfection_type", "终末|terminal", "terminal"),
        Say("disinfection_type", "灭蚊|蚊虫|fogg|mosquito", "mosquito"),
        Say("planned", "(?:将|准备|计划|要|打算)[^,。;]{0,10}(?:消毒|消杀|喷)|will be|scheduled", value=True),
    ),
    finish=_tell,
)
BREEDING = Phrase(
    kind="breeding_site",
    said="积水|[孳滋]生地|布雷图|孑孓|蚊幼|幼虫|容器.{0,6}阳性|breeding|standing water|stagnant|breteau|larvae",
    denied="[没未](?:有)?喷|[没无]有?(?:发现)?(?:积水|[孳滋]生)|no (?:standing|breeding)",
    takes=frozenset({"door", "grid", "place", "day"}),
    says=(
        Say("breteau_index", "(?:布雷图指数?|BI|breteau index)(?:为|是|of|:|达|\\s)*{n}"),
        Say(
            "count",
            (
                "(?:积水|[孳滋]生地)(?:点)?{n}|{n}(?:处|个|盆|只)[^,。]{0,4}(?:积水|[孳滋]生|阳性)|"
                "(?:发现|清理|清除|排查)(?:积水|[孳滋]生地|了)*{n}"
            ),
        ),
        Say("households", "(?:查|检查|入户|调查|走访)[^,。]{0,3}{n}户|inspected {n} households"),
        Say("cleared", "已(?:清|倒|处理|翻)|清了|倒掉|处理了|清理|emptied|cleared", value=True),
    ),
    finish=lambda fields, _heard: (fields | {"ext": True},),
)
PHRASES: tuple[Phrase, ...] = (DISINFECTION, BREEDING)
