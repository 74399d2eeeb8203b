"""How people speak of a gate: who passed, who was measured, who stands there next; and of shops checked."""

from __future__ import annotations

from collections.abc import Iterable

from fangxian.measures.phrasing import Fields, Heard, Phrase, Say, pattern

_FIGURES = (
    r"体温检测[^,。;]{0,4}{_n}|进来{_n}[台辆]|(?:(?<!新)进(?!{_n}[元块])|入|进入|出入|进出|通过|放行|出)[了车人门小区]*{_n}|"
    r"测温[^,。;]{0,4}{_n}(?!次)|劝[返回离][^,。;]{0,6}{_n}|(?:白班|夜班|晚班|早班|中班)[^。;]{0,20}(?:正常|没(?:什么|啥)?(?:事|情况)|平稳)|{_person}守(?=[,。;]|$)|登记[^,。;]{0,4}{_n}(?:人|辆|台)|过往[^,。;]{0,"
    r"4}{_n}|量[了体温]*{_n}(?:人|个)|外地[牌车]|过车{_n}|{_n} (?:people |persons |vehicles )?(?:in\b(?! (?:the |"
    r"a )?(?:building|flat|room|unit|block|grid|{_door}))|entered|out\b|checked|turned)|(?:checked|"
    r"turned away|turned back|entered) {_n}"
)
_DUTY = (
    r"值夜|守夜|轮到[^,。]{0,12}(?:守|值|站)|守[岗卡点]|守[一-龥]?门(?!的)|交班|接班了?|早班|晚班|夜班(?!火车|车|飞机)|白班|中班|小结|交接班|换班|值班|值守|轮班|上岗|站岗|执勤|守卡|{_when}[^,。;]{0,3}{_person}(?:[、,"
    r"和]{_person})+|守(?:[东南西北大]门|{_spot})|排班|on duty|shift|handover"
)
_GATE = (
    r"(?:{_spot}|gate)[^,.]{0,20}\b(?:locked|closed|shut)\b|拦了?{_n}[个人]|(?:卡口|{_spot})[^,。;]{0,10}(?:关闭|封闭|撤|停用|一切正常|正常|平稳|无异常)|(?:大门|[东南西北]门|{_spot})[^,"
    r"。;]{0,8}(?:关闭|封闭|封了|锁了|停用|上锁|只出不进|关了)"
)
_NUMBERS = (
    (
        "count_in",
        (
            r"(?:(?<!出)(?<!车辆)(?<!车)进入?|(?<!出)(?<!进)入)(?:了|人|小区|门|:|员)*{n}(?!台|辆|车)(?:人|人次)?|"
            r"{n} (?:people |persons )?(?:in\b(?! building)|entered)|entered {n}|\bgate in {n}|\bin {n}(?:,| and)? out"
        ),
    ),
    (
        "count_out",
        r"\bout {n}|(?<!进)出(?:了|人|去|门|小区|:)*{n}(?!台|辆|车)|{n} (?:people |persons )?(?:out\b(?! {_n})|left\b)",
    ),
    ("passes", "(?:发|办|领)[^,。;]{0,4}(?:出入证|通行证)[^,。;]{0,3}{n}|(?:过往|进出|出入)(?:人员|共)*{n}"),
    (
        "checked",
        (
            "(?:测温|(?<!检)测|量体温|体温检测|测量体温|检测体温|测了|量了)(?:了|共|登记|人员|:)*{n}(?!次)|"
            "{n}(?:人次|人)(?:测温|量体温)|checked {n}|{n} (?:people |persons )?checked|{n} temperatures?"
        ),
    ),
    (
        "turned_back",
        (
            "劝返[^。;]{0,12}?人员?{n}人|劝返[^,。;]{1,4}?{n}[个人名]|(?:劝|挡)(?:回去|出去|走)了?{n}|(?:劝返|劝回|劝离|拦回)(?:了|外来|人员|:)*{n}|{n}(?:人|个|"
            "名)?[^,。;]{0,8}?劝(?:返|回|离)|turned (?:back|away) {n}|{n} (?:people |persons |"
            "visitors )?(?:were )?turned"
        ),
    ),
    ("vehicles_in", "进车(?:辆)?{n}|车(?:辆)?进{n}|(?:进|入)来?(?:了)?{n}(?:台|辆)|{n} (?:cars|vehicles) in\\b"),
    (
        "vehicles_out",
        "出车(?:辆)?{n}|车(?:辆)?(?:进{_n}[辆台]?,?)?出{n}|出(?:了)?{n}(?:台|辆)|{n} (?:cars|vehicles) out\\b",
    ),
    ("vehicles_nonlocal", "(?:外地|外省|外来|非本地)(?:牌|车|车牌|车辆|牌照|牌车)*{n}"),
    ("vehicles_hubei", "(?:湖北|鄂|{_region})(?:牌|籍|车|车牌|车辆|牌车)+{n}"),
    (
        "vehicles",
        (
            "(?:登记|检查|查验|排查|过往|共|过)(?:了)?(?:车辆|车){n}|(?<![地省来牌返])车辆{n}(?:台|辆)?|"
            "(?:登记|检查|查验|过往)(?:了)?{n}(?:台|辆)车?|{n} vehicles(?! in| out)"
        ),
    ),
    ("abnormal", "(?:体温)?异常(?:的)?{n}|{n}人(?:体温)?异常"),
    ("no_mask", "(?:未|没|不)(?:佩?戴|有戴)口罩(?:的)?{n}|{n}人?(?:个)?(?:未|没)(?:佩?戴)"),
)


def _tell(fields: Fields, heard: Heard) -> Iterable[Fields]:
    """A roster or a hand-over: the span of time is the shift's, the people are its staff."""
    turns = list(pattern(_TURN).finditer(heard.words))
    if len(turns) > 1:
        edges = [*(turn.start() for turn in turns[1:]), len(heard.words)]
        for turn, edge in zip(turns, edges, strict=True):
            told = fields | {"shift": turn[1]}
            _staff(told, heard, turn.start(), edge)
            yield told
        return
    spans = [(at, token) for at, token in heard.signs("when") if token.value.end]
    if not spans or not heard.has(_DUTY):
        _staff(fields, heard, 0, len(heard.words))
        yield fields
        return
    fields = {name: value for name, value in fields.items() if name not in ("when", "when_end", "when_part")}
    edges = [at for at, _ in spans[1:]] + [len(heard.words)]
    for (at, token), end in zip(spans, edges, strict=True):
        shift = {"shift_start": token.value.written(), "shift_end": token.value.end.written()}
        told = fields | shift
        _staff(told, heard, at if len(spans) > 1 else 0, end)
        yield told


_TURN = "(早班|中班|晚班|夜班|白班|大夜班)[:是 ]?(?={_person})"


def _staff(fields: Fields, heard: Heard, start: int, end: int) -> None:
    following = pattern("接班(?:的是|人员?|是|:)*").search(heard.words)
    names = list(heard.signs("person", start, end))
    later = [token.value for at, token in names if following and at > following.start()]
    now = [token.value for at, token in names if not (following and at > following.start())]
    if later:
        fields["staff_next"] = later
    if now:
        fields["staff"] = now


CHECKPOINT = Phrase(
    kind="checkpoint",
    said=f"{_FIGURES}|{_DUTY}|{_GATE}",
    unless=(
        r"还差|党员突击队|去守|值班医生|解除|急缺|隔离点|新入|谁能|不能(?:来|去)|没人|致敬|感谢|集中点|在隔离|进{_n}[袋箱批包]|谢谢|辛苦|需要|谁能|报名|志愿|能[来去]?值|可以值|申请|消毒|消杀|居家|拦下|说是|"
        r"{_n} (?:shops?|stores?|restaurants?)|值班室|{_plate}|摸排|入户|转账|捐|送|出去了|返岗|招|合格|新增|医院|门诊"
    ),
    elsewhere="报名|招募|致敬|感谢",
    yields=("arrival_vehicle",),
    takes=frozenset({"grid", "place", "day", "as_of"}),
    says=(
        *(Say("vehicles_hubei" if n == "vehicles_hubei" else n, words.replace("籍|", "")) for n, words in _NUMBERS),
        Say("shift", "(白班|夜班|早班|中班|晚班|大夜班|day shift|night shift)"),
        Say(
            "status",
            "没得事|没(?:什么|啥)事|没事|进出正常|啥事没有|没情况|没有?异常|无异常|一切正常|平安|正常|平稳|all (?:temps |temperatures )?normal|nothing unusual",
            "normal",
        ),
        Say("status", "关闭|封闭|封了|撤[销了掉]|停用|锁了|上锁|关了|\\b(?:closed|locked|shut)\\b", "closed"),
    ),
    finish=_tell,
)

_SHOP = (
    "店|诊所|作坊|茶座|大排档|排档|粉摊|杂货|百货|五金|文具|花店|洗车|修车|照相馆|打印|彩票|棋馆|网咖|健身房|幼儿园|培训|辅导班|物流|快递站|仓买|卤味|卤菜|熟食|卷闸门?|火锅|棋牌|门面|沿街|美发|发廊|粉馆|面馆|茶楼|药号|酒馆|食堂|美容|超市|饭[馆庄]|餐馆|餐厅|酒楼|药房|麻将馆|棋牌室|菜市场|农贸市场|理发|网吧|商铺|茶馆|商户|门面|"
    "KTV|奶茶|烧烤|小吃|饮食|门市|馆子|早餐|夜宵|水果摊|快递点|驿站|沿街|洗浴|足浴|商场|市场|shop|store|salon|barber|\\bbars?\\b|caf[eé]|"
    "restaurant|supermarket|market|pharmacy"
)
_FAULT = (
    "(?:店员|老板|伙计|顾客|客人|员工)[^,。;]{0,8}(?:没戴|不戴|未戴|没带|摘了)|不(?:扫码|查|测|量)|没(?:扫码|人管|人测|人量|消毒)|随便进|人挤人|乌泱|坐满|满座|爆满|半开门|后门(?:进|营业)|偷着|顶风|整改|警告|停业|关停|责令|查封|(?:挂|吊|拉|戴)(?:在|到)?下巴|口罩[^,。]{0,6}(?:不戴|没戴|不带)|围[一了]?[堆群圈]|不让测|口头警告|被?罚|half open|shutters?|一屋子人|没人戴|没几个人?戴|没戴|未戴|不戴|不配?戴|没佩戴|未佩戴|没有戴|聚[集众餐]|扎堆|未测温|没测温|不测温|"
    "没有测温|不量|没量|没登记|未登记|不登记|没有登记|违规|通宵|麻将声|灯亮|偷偷|照常|仍在|还在|还开|"
    "(?<![未没不])(?<!没有)(?:开门|营业)|开着|打牌|打麻将|堂食|排长队|挤|unmasked|no masks?|"
    "without masks?|crowd|not (?:checking|measuring|wearing|taking)"
)
_GOOD = (
    "都?按要求|做到了|做得(?:好|到位)|到位|没得问题|没发现问题|挺(?:好|规范)|做得不错|齐全|规矩|整改(?:好|完|到位)|OK|ok|门锁着|锁着门|关着门|蛮好|合格|符合|达标|规范|都戴了|已整改|测温登记|没有?问题|落实到位|(?:未|没有?|不)(?:开门|营业)|已关|"
    "已歇业|已停业|compliant|in order|passed"
)
_CHECKED = "检查|巡查|督查|抽查|走访|巡逻|查了|checked|inspected"


def _shop(fields: Fields, heard: Heard) -> Iterable[Fields]:
    issues = [name for name, words in _ISSUES if pattern(words).search(heard.words)]
    if issues:
        fields |= {"issues": issues} | ({} if "count_bad" in fields else {"ok": False})
    elif "count_ok" not in fields and pattern(_FAULT).search(heard.words) and not pattern(_GOOD).search(heard.words):
        fields["ok"] = False
    elif pattern(_GOOD).search(heard.words) and "count_bad" not in fields:
        fields["ok"] = True
    yield fields


_ISSUES = (
    ("聚集", "聚[集众餐]|扎堆|打牌|打麻将|堂食|挤(?:满|在|了)|排长队|crowd|gather"),
    (
        "未戴口罩",
        (
            "没(?:有)?(?:人|几个)?(?:佩|配)?戴口?罩?|(?:没有?|未|不)(?:佩|配|有)*戴(?:好)?(?:口罩|"
            "{_goods})|unmasked|no masks?|without masks?|not wearing"
        ),
    ),
    ("无测温设备", "(?:没有?|无)(?:配备)?(?:测温枪|额温枪|体温枪|测温设备|体温计|{_goods})(?!的)"),
    (
        "未测温",
        (
            "(?:未|没有?|不)(?:给.{0,4})?(?:测量?|量)(?:体温|温|顾客)*|not (?:checking|measuring|"
            "taking) temp|no temperature check"
        ),
    ),
    ("未登记", "(?:未|没有?|不)(?:让.{0,4}|给.{0,4})?(?:扫码)?登记|not register|no register"),
)
SHOP = Phrase(
    kind="shop_check",
    said=(
        rf"(?:复查|检查|抽查|督查)[^。;\n]{{0,30}}(?:合格|达标)|(?:{_SHOP})[^。;\n]{{0,60}}?(?:{_FAULT}|{_GOOD})|(?:{_CHECKED})[^。;\n]{{0,16}}(?:{_SHOP})|"
        rf"(?:{_SHOP})[^。;\n]{{0,12}}(?:{_CHECKED})|(?:{_FAULT})[^。;\n]{{0,16}}(?:{_SHOP})"
    ),
    unless="复工|能不能开|可以开|想开|申请|药店买|帮.{0,4}买|送到|几点开|开门吗|复业",
    yields=("resumption", "need"),
    apart=True,
    elsewhere="复工|申请开|什么时候开|能开门吗|可以开门|几点开门",
    takes=frozenset({"grid", "place", "day", "door"}),
    says=(
        Say(
            "shop",
            (
                "((?:某|[一-龥]{2,6}?)(?:超市|饭店|餐馆|餐厅|药店|药房|麻将馆|棋牌室|菜市场|理发店|网吧|"
                "茶馆|饮食店|便利店|小吃店|早餐店|奶茶店))"
            ),
        ),
        Say(
            "count",
            rf"(?:{_CHECKED})[^,。;]{{0,8}}?{{n}}(?:家|户|个|处|间)|[,共]{{n}}家(?=[,。])|(?:checked|inspected) {{n}}",
        ),
        Say(
            "count_ok",
            "{n}(?:家|户|个)?(?:都|均|全部)?(?:合格|符合|达标)|(?:合格|达标|符合要求){n}|{n} (?:were )?(?:ok|compliant|fine)",
        ),
        Say(
            "count_bad",
            (
                "{n}(?:家|户|个)?(?:老板|店员|员工)?(?:不合格|不符合|不达标|需要?整改|责令|未测温|未登记|没有?测温|没登记|"
                "未戴|没戴|有问题|存在)|(?:不合格|整改){n}|{n} (?:did not|not|were not|had)"
            ),
        ),
    ),
    finish=_shop,
)
PHRASES: tuple[Phrase, ...] = (CHECKPOINT, SHOP)
