"""How people pass on rumours, ask, complain, suggest, thank, and point something out."""

from __future__ import annotations

from collections.abc import Iterable

from fangxian.measures.phrasing import Fields, Heard, Phrase, Say

_WHERE = frozenset({"door", "grid", "place", "day"})
_OTHERS = (
    "need",
    "donation",
    "resumption",
    "volunteer",
    "shop_check",
    "symptom",
    "returnee",
    "quarantine_check",
    "close_contact",
    "delivery",
    "counselling",
    "disinfection",
    "checkpoint",
    "departure",
    "arrival_vehicle",
    "quarantine_end",
    "correction",
)


def _rumour(fields: Fields, _heard: Heard) -> Iterable[Fields]:
    yield {
        name: fields[name]
        for name in ("kind", "building", "unit", "room", "grid", "place", "concern_type")
        if name in fields
    }


RUMOUR = Phrase(
    kind="concern",
    said=(
        "(?:我|俺)?(?:听|看)(?:群里|邻居|同事|朋友|亲戚|老乡|隔壁|他们|人家|外面)[^,。]{0,6}(?:说|讲|传)|(?:有人|他们|大家|外面|群里)(?:都)?(?:在)?(?:说|讲|传)|(?:不知|不晓得)(?:道)?(?:是)?真(?:的)?(?:还是|假)|真的假的|是真是假|小道|都传(?:疯|遍)|疯传|据悉网|可靠消息|转给家人|隐瞒不报|内部消息|莫外传|别外传|(?:同学|表[哥姐弟妹]|亲戚|医院的)[^。]{0,14}(?:讲|说)的,|刷到|听[^,。]{0,8}(?:说|讲)|听(?:人说|别人说|邻居说|讲|闻)|网传|网上(?:说|都?在传|传)|据说|据传|"
        "传言|谣言|谣传|传(?:的|说)|有人[说讲]|都在?(?:传|说)|群里(?:在|都|有人)*(?:传|说|转|发(?!的))|(?:同事|朋友|亲戚|表[哥姐弟妹嫂叔]|邻居|群友|隔壁|战友|老乡)[^,。]{0,6}说[^,。]{0,14}(?:封|确诊|断|停|涨价|死了?|抢|囤|阳)|赶紧(?:囤|抢)|(?:小区|[栋楼边])[^,。]{0,4}出(?:大)?事了|最新消息|大家转|转起来|紧急扩散|抬出来|断水断电|抢(?:水|购)|有人(?:确诊|阳)了!|朋友圈(?:里|都|在|有人)+(?:传|说|转)|"
        "风传|小道消息|抖音上|不知道?真假|是不是真的|是真的[吗么]|已经确诊了!|(?:出大事|封了)!|"
        "heard (?:that|from)?|rumou?r|they say|people (?:say|are saying)|someone said|is it true"
    ),
    unless="假的|辟谣|不实|我没听|听说过|辟谣后|没听说",
    elsewhere="报名|我捐",
    asks=True,
    alone=True,
    takes=frozenset({"door", "grid", "place"}),
    says=(Say("concern_type", "", "rumour"),),
    finish=_rumour,
)
GATHERING = Phrase(
    kind="concern",
    said=(
        "(?:几|十几|七八|五六|好几|{_n}多?)个?人[^,。;]{0,8}(?:打牌|打麻将|聊天|喝酒|吃饭|聚|围|下棋|跳舞|唱歌|烧烤)|凑(?:一桌|在一起)|搓麻将?|麻将|聚(?:在|到|了|成)|唱K|开席|生日(?:会|宴)|酒席|坐夜|吹牛|一群人围[到着成](?!了?圈)|[打扯玩](?:字牌|跑胡|扑克|纸牌|炸金花)|下象?棋|一大?群|扎一?堆|好多客人|吃饭喝酒|烧烤|围了[^,。]{0,4}人|一堆人|摆摊|打篮球|踢球|打牌|打麻将|聚集|聚餐|"
        "聚众|扎堆|广场舞|一帮人|打(?:羽毛球|乒乓球|球)|摆酒|办[^,。]{0,3}酒|摆了?{_n}桌|满月酒|寿宴|婚宴|串门|gathering|"
        "playing (?:cards|mahjong)|crowd"
    ),
    unless="免得|防止|不要|别|禁止|勿|不聚|避免|减少|没有?聚|无聚|接触|确诊|密接",
    takes=_WHERE,
    says=(
        Say("concern_type", "", "gathering"),
        Say("status", "劝散|劝离|已劝|制止|劝阻|dispersed", "handled"),
    ),
    yields=("shop_check", "close_contact"),
)
THANKS = Phrase(
    kind="concern",
    said="谢谢(?!大家配合|配合|啦?$)|感谢|多亏|辛苦(?:了|你们|大家)|点个?赞|给力|好样的|致敬|多谢|唔该晒|thank",
    not_from=frozenset({"cadre"}),
    unless="感谢(?:配合|支持|您的|大家)",
    takes=frozenset({"door", "grid", "person"}),
    says=(Say("concern_type", "", "thanks"),),
    yields=(*_OTHERS, "temperature", "nil_report"),
)
COMPLAINT = Phrase(
    kind="concern",
    said=(
        "(?:没|也没|都没)人(?:管|理|处理|来收|打扫|清理|解决)|(?:臭|吵|脏|乱)(?:死|得|烘烘)|熏死|天天(?:吵|响|闹)|不讲理|乱(?:丢|扔|停|搭|堆)|贵得|涨到|骗人|糊弄|推诿|拖了|拖到|拖延|迟迟|说好的|态度(?:差|恶劣|不好)|骂人|粗暴|不公平|区别对待|关系户|投诉|(?:能不能|也不|都不|没人)管(?:管|一管|一下)?|不自觉|没素质|狗屎|骚扰|(?:给|要)个?(?:说法|准话)|毒王|歧视|也是人|没法活|(?:打|问|报|量)[^,。]{0,4}多少[次回遍]|多报|please do something|烦不烦|(?:问|推)完[^,。]{0,6}(?:又|再)?[问推]|推来推去|踢皮球|一遍又一遍|没完没了|不晓得[^,。]{0,8}对一?下|不像话|[吵闹臭]得|天天(?:放|喊|敲|吵|闹)|没法(?:睡|住)|趁火打劫|没人[管补理修]|什么态度|不管|怎么还|离谱|太[黑坑]|怎么搞|搞什么|涨得|[吵臭烦]死|碎了|"
        "太(?:差|慢|贵|吵|臭|乱|不)|凭什么|不合理|意见很?大|不满|坑人|乱收费|涨价|质量.{0,4}差|烂[的了]|"
        "敷衍|态度|垃圾[^,。]{0,8}(?:没人|没收|堆|臭)|一直没(?:人|来)|不让[^,。]{0,8}(?:进|出)|complain|"
        "unfair|nobody (?:cares|came)|too (?:expensive|noisy|slow)"
    ),
    asks=True,
    elsewhere="请问|想问|咨询",
    takes=_WHERE - {"day"},
    says=(Say("concern_type", "", "complaint"),),
    yields=("need", "shop_check", "resumption", "counselling", "quarantine_check"),
)
SUGGESTION = Phrase(
    kind="concern",
    said=(
        "提(?:个|一个|点)?(?:建议|意见)|不如(?:把|在|统一|让|给|安排|改)|何不|是不是可以|可不可以|能否(?:把|在|统一|增|加|改)|希望(?:以后|今后)|建议|可以考虑|希望(?:社区|能|可以|把|物业|政府|增|加)|能不能[^,。]{0,4}(?:少|别|不要|早点|晚点)|"
        "能不能(?:把|多|统一|安排|在|给大家|每)|可不可以(?:把|多|统一|在|每)|最好(?:能|是|把)|应该(?:把|"
        "在|给|多|安排)|suggest|it would be (?:better|good)|please consider"
    ),
    unless="建议(?:居家|隔离|您|去|就医)|医生建议|能不能帮|能不能给我",
    asks=True,
    takes=_WHERE - {"day"},
    says=(Say("concern_type", "", "suggestion"),),
    yields=("need", "resumption", "counselling", "returnee", "symptom"),
)
TIP = Phrase(
    kind="concern",
    said=(
        "举报|鬼鬼祟祟|(?:面生|眼生)的?|没见过的人|生面孔|偷偷(?:进|溜|回|摸)|钻(?:洞|围栏|过)|半夜(?:进|翻|有人)|快去查|去查查|来查一?下|来看看|还?到处跑|反映|有人[^,。]{0,10}(?:不戴|没戴|翻墙|乱扔|"
        "没登记|隐瞒|没上报|偷)|翻(?:围?墙|栏|进)|隐瞒|瞒报|没见?(?:有)?登记|没(?:有)?登记过|核实[一]?下|没有?(?:上)?报备|没登记的|(?:联系不上|没见过?人|"
        "没看见人|好几天没出门)|发现.{0,6}(?:可疑|陌生|外地)|陌生人|可疑|report(?:ing)? (?:that|someone|"
        "a neighbo)|someone (?:is|climbed)|climb"
    ),
    unless="反映(?:家|没|需|要|想)",
    takes=_WHERE,
    says=(Say("concern_type", "", "tip"),),
    elsewhere="建议",
    urgent=lambda _fields, heard: heard.has("联系不上|没见过?人|没看见人"),
    yields=(
        "shop_check",
        "returnee",
        "symptom",
        "need",
        "quarantine_check",
        "arrival_vehicle",
        "counselling",
        "disinfection",
    ),
)
QUESTION = Phrase(
    kind="concern",
    said=(
        r"[吗么呢]\s*\?*\s*(?=[,。!?\n]|$)|\?|请问|想问|咨询|什么时候|能不能|可不可以|怎么(?:办|样|弄|买|"
        r"申请|领|走|还)|要不要|是不是|可以.{0,12}(?:不|么)$"
    ),
    asks=True,
    elsewhere="你今天|[您你]家|体温多少|\\banyone in your|有没有(?:人|不舒服|{_symptom})|从外地[^。]*吧",
    unless=(
        "谁家|[你您]们?那[栋边]|包[^,。]{0,4}饺子|退烧了没|你们?家|大[娘爷妈姐叔]|您家?(?:有|最近|从|是|哪|体温)|大家|各位|有没有人|体温怎么样|你[^,。]{0,"
        "6}(?:吗|回来|去|体温)|谁(?:能|有|可以|愿意)|还有没有|身体|小孩"
    ),
    takes=frozenset({"door", "grid", "place"}),
    not_from=frozenset({"grid_worker", "cadre", "clerk", "doctor"}),
    says=(Say("concern_type", "", "question"),),
    yields=(*_OTHERS, "temperature", "nil_report", "concern"),
)
ASKED = Phrase(
    kind="concern",
    said="(?:居民|业主|住户|群众|有人|{_door}|{_person}|商户|家长)(?:都|来|在|打电话|想)*(?:问(?!题|候|卷)|咨询|想知道|打听)",
    asks=True,
    takes=frozenset({"door", "grid", "place"}),
    says=(Say("concern_type", "", "question"),),
    yields=(*_OTHERS, "temperature", "nil_report", "concern"),
)
CONCERNS = (RUMOUR, GATHERING, COMPLAINT, SUGGESTION, TIP, THANKS, QUESTION, ASKED)
