"""How people ask for help, say what was brought, cannot sleep for fear, and give."""

from __future__ import annotations

from collections.abc import Iterable

from fangxian.measures.care.phrases_distress import ALARM, COUNSELLING
from fangxian.measures.phrasing import Fields, Heard, Phrase, Say, pattern

_SOMEBODY = frozenset({"door", "grid", "place", "person", "phone", "age", "count"})
_ASKS = (
    "帮(?:我|忙|着)?(?:代)?(?:买|带|捎|取|拿|送|配|开药|联系|问问)|麻烦[^,。;]{0,10}(?:买|带|捎|取|拿|送|配|开)|能(?:不能)?[^,。;]{0,6}(?:代买|代购|代取|跑一趟|搭把手)|(?:吃|喝|用)的?(?:都)?(?:没有?了|不够)|(?:{_goods})(?:都|也|全|已经|快|就)*(?:没有?了|光了|断了|用光|告急|紧缺|不够用|跟不上)|揭不开锅|饿着|断顿|断供|等着(?:用|吃)|急用|救急|求助|求援|需要|急需|要买|想买|要搞|要弄|给送[点些]|想要|买点|买些|买[一{_n}]|订|我要|帮(?!忙消)[我忙买带取拿送一捎代]|捎[一{_n}点]|(?:谁家?|有)(?:有)?(?:多|富余)|有多(?:的|余)|[求讨]?匀{_n}|好心人|(?:派|找|要)个?人[^,。;]{0,6}(?:看|照|陪)|(?:{_person}|老人|妈|爸|奶奶|爷爷|她|他)[^。]{0,40}(?:来|去|上门)看看|求求|"
    "拜托|急求|想请|请医生|看(?:哪个|谁|有没有人)能|谁能|哪个能|[叫喊]医生|[叫喊快]个?大夫|派(?:个|台|辆)?(?:医生|大夫|护士|车)|快[喊叫]|约(?:个)?医生|医生上门|看医生|(?:没人|无人)(?:做饭|照顾|照看|收)|(?:接龙|团购|拼团)[^\n。]*\n[^\n]*{_door}[^\n]*{_goods}|"
    "帮(?:助|下|"
    "帮)|请[^,。;]{0,8}(?:送|联系|帮|安排|派|接|买|来)|能不能[^,。;]{0,6}(?:帮|送|买|带|派|安排|来|"
    "给)|能否|(?<!要)(?<!请)(?<!需)求(?!知|证)|"
    "(?:哪家|谁家|哪个|哪位|谁)[^,。]{0,6}(?:匀|有|借|能)|匀[一点些]|借(?:一下|用|我|个)|能(?:不能)?(?:买到|搞到|弄到)|(?:接龙|团购|拼团)[^\n。,]{0,6}:|要:|(?:{_door}|{_person}|阿拉|我[家们]?|俺)[^,。]{0,3}要(?!求|是|不|去|到|给|过|回|走|出)[^,。]{0,6}(?:{_n}|{_goods})|没有?(?:{_goods}|东西吃|吃的|米|油|钱|水)|(?:{_goods})(?:[^,。;]{0,4})(?:没有(?:了|[,。!?]|$)|吃完|用完|快没|吃光|用光|见底|[就只]剩(?:最后|不多|一点|{_n}|了)?|"
    "不够|不多|断了|没了|空了|要断)|缺(?!席)|断[了粮药奶水电]|停[水电气]|漏水|(?:灯泡?|锁|门|窗|水管|水龙头|龙头|马桶|下水道|电梯|暖气|空调|热水器|电视|网线?|宽带|路由器|电路|线路|电表|电闸|开关|插座|天花板|屋顶|墙|煤气灶?|灶|厕所|管道|化粪池|楼上|冰箱|洗衣机|门禁)[^,。;]{0,8}(?:坏|爆|堵|憋|不亮|打不开|关不上|裂|滴水|漏)|跳闸|"
    "还有没有|哪里(?:能|可以)买|谁(?:能|有)|可以(?:帮|送|带|开)|麻烦[^,。;]{0,6}(?:送|帮|买|带|派|"
    "联系|安排)|开(?:个|张|具)[^,。;]{0,4}证明|(?:开|补办|办|领|要|给|申请|需要|弄|缺)[^,。;]{0,10}(?:证明|通行证|出入证|放行条|出门条)|(?:证明|通行证|出入证)[^,。;]{0,6}(?:丢|掉|没了|过期|没给|没发|没办)|"
    "用完了|吃完了|钥匙|打不开门|进不去|没网|断网|网断|换(?:个|一[瓶罐桶])?{_goods}|联系个?车|预产期|支援|增派|加派|人手不够|忙不过来|电梯停|(?:增加|缺){_n}[名个]?|见底|只够|买不到|"
    "申请领|能发|发点|有没有人(?:能|可以|"
    "帮)|有没有{_goods}|剪头发|要(?:买|订)?{_n}|要{_goods}|要生|快生了|去医院|没有?车|去[^,。]{0,6}医院|快来人|救命|摔倒|"
    "晕倒|[起站]不(?:起来|来)|叫不到车|见红|暖气|"
    r"\bneeds?\b|\bran out|running out|run out|\bout of\b|\bplease (?:send|bring|help|buy|deliver|get|"
    r"call)|(?:group )?order(?: please)?:|can (?:you|someone|anyone|a volunteer|somebody) (?:help|bring|send|buy|get|look|come|take|pick)|could (?:you|someone|somebody|anyone|a volunteer)|"
    "short of|any chance|we need|i need|"
    "would like|"
    r"want to buy|no (?:food|rice|medicine)"
)
_TYPES = (
    ("certificate", "(?<!没)(?<!没有)(?<!没带)(?:出门条|放行条|证明|通行证|出入证|开证|certificate)"),
    (
        "repair",
        (
            "没网|断网|网断|没信号|电梯停|漏水|停[水电气]|坏了|堵了|爆了|跳闸|维修|暖气|修(?:一下|理|水|电|锁|灯)|"
            "马桶|下水道|电梯坏|没[电水气](?:了)|锁|repair|leak|broken|plumber|power cut"
        ),
    ),
    (
        "medical",
        (
            "医生|医院|就医|看病|产检|预产期|救护|120|透析|化疗|住院|复查|急诊|送医|生孩子|访视|随访|产妇|打针|"
            "输液|换药|摔|晕|[起站]不(?:起来|来)|叫不到车|见红|要生|卫生[站院]|血透|产房|叫车去|doctor|nurse|medical|hospital|ambulance|clinic|dialysis"
        ),
    ),
    (
        "transport",
        "用车|派[个台辆]*车|车(?:送|接)|接送|接(?:我|她|他|人)|打不到车|坐车|transport|a ride|drive (?:me|her|him)|taxi",
    ),
    (
        "care",
        (
            "(?:敲门|电话)[^。]{0,10}没有?人?(?:应|回音|反应)|(?<!医生)(?<!大夫)(?:来|去|上门|帮忙)看看|看一[眼下]|照应|照顾|照看|照料|陪护|look in on|check on (?:her|him|them)|没人管|喂|看护|带孩子|做饭|剪头|理发|洗澡|倒垃圾|扔垃圾|收垃圾|"
            "take care|look after|babysit|care for"
        ),
    ),
    (
        "staff",
        (
            "值守|值班|派{_n}[名个位]|换班|下沉干部|人手|缺人|派人|加人|增援|支援|人手不够|志愿者|顶班|more (?:people|hands|staff)|"
            "short of (?:people|staff)|volunteers"
        ),
    ),
)


def _need(fields: Fields, heard: Heard) -> Iterable[Fields]:
    """What is needed; what was seen to at once is none (缺降压药,已代买送到)."""
    if not heard.has("已(?:经)?(?:代买|代购|买好|买到|送到|送去|送达|解决)"):
        yield from _of_type(fields, heard)


def _of_type(fields: Fields, heard: Heard) -> Iterable[Fields]:
    """By the goods named or else by the words; nothing named is no need."""
    named = {item["name"] for item in fields.get("items", ())}
    kinds = [t.value.need for _, t in heard.signs("goods") if t.value.need and (not named or t.value.name in named)]
    if heard.has("快来人|救命|(?:躺|倒)在地"):
        yield {name: value for name, value in fields.items() if name != "items"} | {"need_type": "medical"}
        return
    if not heard.has("要生|快生") and heard.has(_A_CAR):
        yield {name: value for name, value in fields.items() if name != "items"} | _appointed(heard)
        return
    if not heard.has("(?:要|买|缺|送)[^,。]{0,4}{_goods}") and heard.has(_BROKEN):
        yield {name: value for name, value in fields.items() if name != "items"} | {"need_type": "repair"}
        return
    asked = kinds and heard.has("有多的?|富余|多余|匀|{_goods}[^,。]{0,6}(?:没|剩|完|断)")
    if not asked and not heard.has("证明|出入证|通行证") and heard.has(_TO_HOSPITAL):
        yield {name: value for name, value in fields.items() if name != "items"} | {"need_type": "medical"}
        return
    pressure = heard.has("血压") and any(item["name"] == "药" for item in fields.get("items", []))
    if pressure:
        fields["items"] = [item | {"name": "降压药"} if item["name"] == "药" else item for item in fields["items"]]
    for name, words in _TYPES:
        if pattern(words).search(heard.words) and (
            not kinds or name == "certificate" or (name == "repair" and heard.has("电梯停|停[水电气]|漏水|坏了"))
        ):
            yield fields | {"need_type": name}
            return
    if kinds:
        yield fields | {"need_type": kinds[0]}
    elif "items" in fields or heard.has("吃的|东西吃|断粮|没吃|揭不开锅|饿|food|groceries"):
        yield fields | {"need_type": "food"}


def _appointed(heard: Heard) -> Fields:
    """A car, and for when, if the day still to come is said."""
    ahead = [token.value for _, token in heard.signs("when") if token.value.ahead and token.value.named]
    return {"need_type": "transport"} | ({"when": ahead[0].written()} if ahead else {})


_A_CAR = "(?:派|安排)[个台辆一部]*车|(?:找|要|叫|有没有|来)[个台辆]*车|打不到(?:车|的士)|车(?:送|接|载)|开车送"
_BROKEN = "(?:来|去|帮我?|给我?)修(?!整|养)|修一?下|(?:灯泡?|锁|门|窗|水管|水龙头|龙头|马桶|下水道|电梯|暖气|空调|热水器|电视|网线?|宽带|路由器|电路|线路|电表|电闸|开关|插座|天花板|屋顶|墙|煤气灶?|灶|厕所|管道|化粪池|楼上|冰箱|洗衣机|门禁)[^,。;]{0,8}(?:坏|爆|堵|憋|不亮|打不开|关不上|裂|滴水|漏)|漏水|跳闸|停[水电气]|没网"
_TO_HOSPITAL = "(?:send|get) a doctor|(?:派|叫|喊|请)[^,。]{0,4}(?:医生|大夫)|去[^,。]{0,4}医院|送[^,。]{0,2}医院|看病|产检|透析|换药"
_EMERGENCY = (
    "120|急救|救护车|昏|晕倒|抽搐|大出血|摔|骨折|要生了|快生了|羊水|破水|心梗|中风|没反应|叫不醒|"
    "呼吸困难|喘不|胸痛|断药|胰岛素.{0,6}(?:没|断)|unconscious|ambulance|collapsed|in labou?r|chest pain|"
    "can'?t breathe"
)


def _cannot_wait(fields: Fields, heard: Heard) -> bool:
    return fields.get("need_type") == "medical" and heard.has(_EMERGENCY)


NEED = Phrase(
    kind="need",
    said=_ASKS,
    unless=(
        "发[^,。]{0,6}证{_n}|报名|捐|志愿服务|招募|复工|已送|送到了|收到|消毒完|疯|心理|不需要|[缺够]不[缺够]|还剩|勉强够|要是缺|需要(?:我|"
        "帮忙的|的话|隔离|登记|测|注意)|在哪里?[办开领]|怎么办理|哪里[办开领]|来了一批|可以来买|随叫随到|可以帮|我能|"
        "我会|劝|口罩备|领取|接龙(?![^\n]*[\n:])|[你您]们?家|够不够|有没有去|没有?通行证|要带|到时候|直播|讲讲|扯谈|已[叫打经喊]|[？?]有没有|取药然后|凭(?:出入证|通行证|证)|麻烦(?:大家|各位)|请(?:大家|各位|互相)|(?:证明|通行证|出入证)[^,。;]{0,8}(?:在?哪|怎么|代办)|自己来拿|来取"
    ),
    elsewhere="转给家人|可靠消息|^[^,。!]{0,4}(?:感谢|谢谢)[^,。!]{2,}|多亏|致敬",
    denied="(?:不|暂时不|没什么|没有)(?:需要|缺)",
    asks=True,
    takes=_SOMEBODY | {"items", "due"},
    finish=_need,
    urgent=_cannot_wait,
    yields=("donation", "volunteer", "resumption", "delivery"),
)


def _brought(fields: Fields, heard: Heard) -> Iterable[Fields]:
    """What is to come is planned; after 品种有 stands what was brought, before it only what it is called."""
    if not fields.keys() & {"items", "households"} and not heard.has(_SOMETHING):
        return
    if heard.ahead():
        fields["status"] = "planned"
    yield fields


_SOMETHING = "菜(?!市)|货|物资|[药餐饭米奶]|快递|包裹|东西|团购|代购|[订{_n}]单|慰问|礼包|{_goods}|份|deliver|parcel|package|order"


DELIVERY = Phrase(
    kind="delivery",
    said=(
        "{_goods}[^,。;]{0,8}[发分](?:了|完|放|好|下去|到)|(?:买|配|取|拿|捎|带)(?:到了|回来|齐了)|(?:{_goods}|物资|包裹|快递|菜)[^,。;]{0,8}(?:都|已|全)?(?:送|发|派|分|领|交)(?:到|完|齐|好|出去|下去)|(?:挨家|逐户|上门)[^,。;]{0,4}(?:送|发|派)|(?:卸|搬)(?:了|完)|入(?:了)?库|领(?:走|回|取)了|发[了完]{_n}[份户套袋盒包]|放(?:在|到|了)?[^,。;]{0,6}(?:门口|物业|架子|驿站|传达室|保安室|岗亭)|取{_goods}|{_goods}[^,。;]{0,10}{_when}[^,。;]{0,4}到|{_when}[^,。;]{0,6}(?:货车|货|菜|菜车)到(?!家)|(?:挂|搁|摆)(?:在)?[^,。;]{0,6}(?:门|把手)|取了?{_goods}|(?:dropped|left|handed) {_n}|"
        "到(?:了)?[!,]*{_n}(?:板|箱|份|袋|斤|盒|包|件)|送来|送过去|三餐|拿来|已送|送(?:到|达|去|了|完|上门|货|至|{_goods})|送[^,。;]{0,8}?(?:户|家|{_goods})|到货|"
        "到了(?:一批)?|刚到|到(?:了)?(?:社区|仓库)|到{_n}批|到一批|收到|领到|拿到了|配送|保供|每户{_n}份|"
        "{_when}到[,。]|分发|发放|派送|派发|代购|买好了|送上门|签收|送药|送餐|deliver|received|arrived|"
        "dropped off|brought"
    ),
    elsewhere="招[募聘]|报名|volunteer|我来不了",
    unless=(
        "锦旗|感谢信|送药的|不要敲|别敲|告居民书|告知书|宣传|倡议书|传单|居然|惊喜|感动|送[菜货餐水奶米外][^,。]{0,2}的|送外卖|(?:拿来|送来){_n}(?:元|块)|党费|白送|应该|建议|优先|送的[^,。]{0,6}(?:碎|坏|烂|臭|不新鲜|过期)|门诊|谢谢[^,。]{0,14}(?:给|为|送|帮)|给{_door}送货|"
        "感谢[^,。]{0,14}(?:给|为|送|帮)|能不能|能送|能发|请|需要|帮(?:我|忙)|帮[^,。]{0,8}买(?!的)|捐|"
        "麻烦|谁能|(?<!没)(?<!没有)(?<!已)(?<!{_goods})收到(?:通知|短信|信息|请|,|。|$)|送医|送(?:去|到|至)?(?:医院|隔离|集中)|发热|派车|车牌|通知|"
        "{_region}[^,。]{0,8}(?:来|回)|from|确诊|报告"
    ),
    denied="(?:没|未|还没|没有)(?:有)?(?:见|看)?(?:送|收到|到货|领到|拿到)|not (?:been )?(?:yet )?(?:delivered|received|arrived)",
    takes=_SOMEBODY | {"items", "day"},
    says=(
        Say("households", "{n}[户家](?!庭)|{n} (?:households|families|flats)"),
        Say("status", "取药然后送|(?:将|预计|准备|计划|马上)[^,。;]{0,14}(?:送|到|发)|will|planned", "planned"),
        Say("status", "收到|领到|拿到(?!送)|签收|received", "received"),
        Say(
            "status",
            "到货|(?<!送)到了(?:一批)?|(?<!送)到{_n}|刚到|到(?:了)?(?:社区|仓库)|已到|运到|抵达|arrived",
            "arrived",
        ),
        Say(
            "status",
            "{_goods}[^,。;]{0,8}[发分](?:了|完|放|好|下去|到)|(?:买|配|取|拿|捎|带)(?:到了|回来|齐了)|(?:{_goods}|物资|包裹|快递|菜)[^,。;]{0,8}(?:都|已|全)?(?:送|发|派|分|领|交)(?:到|完|齐|好|出去|下去)|(?:挨家|逐户|上门)[^,。;]{0,4}(?:送|发|派)|(?:卸|搬)(?:了|完)|入(?:了)?库|领(?:走|回|取)了|发[了完]{_n}[份户套袋盒包]|放(?:在|到|了)?[^,。;]{0,6}(?:门口|物业|架子)|送|配送|保供|每户{_n}份|{_when}到[,。]|分发|发放|派|deliver|dropped|brought",
            "delivered",
        ),
    ),
    finish=_brought,
    yields=("donation", "volunteer"),
)


def _gift(fields: Fields, heard: Heard) -> Iterable[Fields]:
    """A gift in money is its largest sum that was not a total of the others."""
    sums = [
        heard.answer(found)
        for found in pattern("{n}(?:元|块|圆| ?yuan| ?rmb)(?!口罩)|捐(?:款|了|助|出|上)*:?{n}(?=[,。;!]|$)").finditer(
            heard.words
        )
    ]
    if sums:
        fields["amount_yuan"] = sums[0]
    fields.pop("ask", None)
    yield fields


DONATION = Phrase(
    kind="donation",
    said=(
        "(?:出|拿|凑|集资|筹)了?{_n}[元块]|(?:一点|点)(?:心意|意思)|尽(?:点|一份)力|免单|免费(?:送|发|给)|(?:无偿|免费)(?:借|给|送|提供)|爱心(?:餐|包|物资)|转了?{_n}[元块][^。]{0,16}(?:给|买|一线)|收到捐赠|委会{_goods}|匿名[^,。;]{0,6}(?:{_n}|{_goods})|"
        "(?:拿来|送来|交来|转来|拿出){_n}(?:元|块)|白送|送给(?:咱们?|我们?)?社区|不要(?:一分)?钱|捐|(?:可以|愿意|能)(?:免费|无偿)?(?:提供|借)|免费借|爱心(?:企业|人士|商家|单位|公司)|(?:企业|"
        "商家|公司|超市|红十字会|慈善会|基金会|协会|商会|校友会|爱心[一-龥]{0,4})[^,。]{0,6}送来|转账[^。;]{0,14}{_n}元|特殊党费|爱心款|赠送|义卖|无偿提供|"
        "免费提供|donat"
    ),
    unless="倡议|号召|募捐通知|不要捐|谁捐",
    asks=True,
    takes=frozenset({"door", "grid", "place", "person", "phone", "age", "items", "day"}),
    says=(
        Say("donation_type", "特殊党费", "特殊党费"),
        Say("org", "([一-龥]{2,12}(?:公司|超市|商会|协会|集团|厂|学校|支部|基金会|药店|饭店|酒店|合作社|企业|大药房))"),
        Say(
            "status",
            (
                "想捐|愿意捐|打算捐|可以捐|能捐|要捐|怎么捐|想给[^,。]{0,8}捐|准备捐|免费借|可以(?:免费|"
                "无偿)?提供|would like to donate|want to donate|can donate|offer"
            ),
            "offer",
        ),
    ),
    apart=True,
    finish=_gift,
)
PHRASES: tuple[Phrase, ...] = (ALARM, DONATION, DELIVERY, NEED, COUNSELLING)
