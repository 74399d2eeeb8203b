"""How people offer their help, are called to help, and say that they are on duty or cannot come."""

from __future__ import annotations

from collections.abc import Iterable

from fangxian.measures.phrasing import Fields, Heard, Phrase, Say, pattern

_TASKS = (
    "值夜班|值班|夜班|守卡口?|守门|站岗|送菜|送药|送饭|送物资|买菜|跑腿|代购|消毒|消杀|测温|测体温|"
    "量体温|登记|搬运|搬物资|巡逻|排查|入户|开车|接送|心理疏导|翻译|打扫|做饭|理发|分拣|卸货|"
    "delivering|delivery|night shift|gate duty|driving|translation"
)
_GERUND = pattern(_TASKS)


def _tell(fields: Fields, heard: Heard) -> Iterable[Fields]:
    tasks = list(dict.fromkeys(found[0] for found in _GERUND.finditer(heard.words)))
    if tasks:
        fields["tasks"] = tasks
    if fields.get("negated") and fields.get("action") != "on_duty":
        del fields["action"]
    yield fields


VOLUNTEER = Phrase(
    kind="volunteer",
    said=(
        "我(?:也)?(?:想|要|愿意|能|可以|申请)[^,。;捐买开]{0,8}(?:当志|做志|加入|帮忙|出(?:一份|点)?力|顶班|站岗|值班|值守)|算(?:上)?我|我(?:先)?(?:上|顶上|报到|接龙)(?=[,。!]|$)|有(?:时间|空)[^,。]{0,6}(?:帮|来|值|站)|党员[^,。]{0,6}(?:报到|上岗|顶)|替(?:我|班)|调(?:班|个班)|换(?:班|个班)|谁(?:来|能|可以)?(?:替|顶|接)|人手(?:不够|紧)[^。]{0,14}(?:谁|来|报)|(?:want|would like|love|glad|willing) to help|安排个?[^,。]{0,6}岗|已?上岗{_n}[人名]|愿意的[^,。]{0,8}(?:登记|报名|找我|联系)|急需{_n}[个名][^,。]{0,8}志愿|打下手|招聘志愿|需要{_n}个?人(?:帮|来|一起)|缺[一{_n}]个?人[^。]{0,8}(?:谁|哪|有没有|来|扣)|哪位[^,。]{0,6}(?:可以|能|愿意)|报名(?!表|截止|费)|(?:当|做|加入|申请当?|想当|成为)[^,。;]{0,6}志愿者?|志愿(?:者|服务)|义工|"
        "算我[一{_n}]个|算上?我|加我[一{_n}]个|我(?:也)?(?:参加|报个?名|来)(?:[,。!]|$)|我(?:白天|晚上|周末|随时|这几天|下午|上午)?(?:都|也)?有空|缺人[^。]{0,20}(?:志愿|来|扣)|"
        "(?:缺|差)[^,。]{0,3}人手?[^,。]{0,6}(?:喊|叫|找|联系|招呼)我|(?:喊|叫|找|招呼)我[一]?声|随时(?:喊|叫|找)我|(?:差|缺|招){_n}[个名位]|[急诚]招|还差{_n}[个名]?人?|谁能(?:顶|来|替)|报个?名|不能(?:来|去)(?:站岗|值班|帮忙|了)|(?:站岗|值班)[^,。]{0,4}(?:来不了|去不了)|接龙报名|谁有空(?![^,。]{0,6}(?:说|聊|陪))|志愿岗|"
        "需要{_n}[名个]?人?[^。]{0,14}(?:谁能|谁来|志愿)|can'?t (?:come|make it)|"
        "cannot come|我(?:来|能|可以|愿意|也)[^,。;]{0,6}(?:帮忙|出力|值|守|送|搬|报名|参加|顶)|"
        "可以(?:帮忙|出力|出车)|随叫随到|招募|愿意(?:帮|来|参加|当)|我来不了|来不了(?!几|多少|人)|去不了|想(?:给|为|帮)[^,。]{0,6}(?:帮忙|出力|做点)|{_when}起?到{_spot}值守|volunteer|"
        "sign (?:me )?up|count me in|happy to help|i can help"
    ),
    unless=(
        "几点|报名了的|志愿者正在|look in on|could a|can a|thank|谢|感谢|辛苦|需要志愿者|请志愿者|让志愿者|志愿者(?:送|来|帮|把|给|小|已|"
        "们?(?:送|辛苦))|能不能|要求|请(?:求)?支援"
    ),
    denied="不能(?:来|去)|来不了|去不了|参加不了|不能(?:来|参加|去)|退出|没法来|无法参加|can'?t (?:come|make)|cannot come",
    asks=True,
    takes=frozenset({"door", "grid", "person", "phone", "age", "sex", "count", "day", "helper"}),
    says=(
        Say("action", "算我|算上我|我报名|[喊叫找招呼]我|我(?:来(?!不了)|可以|愿意|会|能)", "signup"),
        Say(
            "action",
            (
                "(?:want|would like|love|glad|willing) to help|安排个?[^,。]{0,6}岗|已?上岗{_n}[人名]|愿意的|急[缺需]|招[募聘]|哪位|缺[一{_n}]个?人|后生|需要{_n}[个名]人|招募|[急诚]招|还?[差缺招]{_n}|谁能(?:顶|来|替)|缺人|要{_n}[名个]志愿|{_n}[名个]志愿者?(?:[,。]|站|来|去|值|守|帮)|志愿者{_n}[名个人]|急?需{_n}[名个]?志愿|招(?:{_n}|一批|几|志愿)|急需志愿|欢迎[^,。]{0,6}报名|请[^,"
                "。]{0,8}报名|谁(?:能|愿意|可以|有空)|需要{_n}[名个]?人?[^。]{0,14}(?:值守|帮忙|谁能|"
                "志愿|站岗)|looking for volunteers|volunteers? (?:needed|wanted)|need {_n} volunteers"
            ),
            "call",
        ),
        Say("action", "志愿岗[^,。]{0,4}(?:来不了|去不了|换人)|值班[^,。]{0,4}(?:来不了|去不了|换人)", "on_duty"),
        Say(
            "action",
            "{_when}起?到{_spot}值守|在岗|上岗|到岗|正在(?:值|守)|今天(?:我|由)?值|已(?:到|就)位|on duty",
            "on_duty",
        ),
        Say("action", "", "signup"),
    ),
    finish=_tell,
)
PHRASES: tuple[Phrase, ...] = (VOLUNTEER,)
