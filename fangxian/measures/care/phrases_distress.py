"""How people say that they cannot bear it any longer, and what in any message means that somebody must come now."""

from __future__ import annotations

from collections.abc import Iterable

from fangxian.measures.phrasing import Fields, Heard, Phrase, Say

_SOMEBODY = frozenset({"door", "grid", "place", "person", "phone", "age", "count"})


def _lately(fields: Fields, heard: Heard) -> Iterable[Fields]:
    """晚上睡不着 tells no day: only a day that was named counts."""
    if not any(token.value.named for _, token in heard.signs("when")):
        fields = {name: value for name, value in fields.items() if not name.startswith("when")}
    yield fields


COUNSELLING = Phrase(
    kind="counselling",
    said=(
        "心慌得?睡|安眠药|好想哭|想哭|压抑|喘不过气来的感觉|快撑不|撑不了|神经(?:衰弱|紧张)|胡思乱想|疑神疑鬼|心里(?:难受|发慌|堵|憋|没底)|没人说话|孤单|孤独|寂寞|一个人(?:好|很)?怕|怕得|担心得|愁得|整晚(?:不睡|醒)|整夜|一宿(?:没|睡)|彻夜|不想(?:吃饭|说话|见人|活)|不吃不喝|开导|谈心|陪(?:她|他|我)?(?:说话|聊)|疏导|nervous|worried sick|break(?:ing)? down|出人命|寻短见|做傻事|想不通|酗酒|说再见|失眠|睡不着|睡不好|害怕|恐慌|恐惧|焦虑|哭|想不开|不想活|活着没意思|崩溃|快疯|要疯|心理|情绪|"
        "聊聊|说说话|熬(?:干|不住|不下去)|魔怔|撑不(?:住|下去)|扛不住|以泪洗面|拖累|不如(?:早)?[走死]|活够|想解脱|睡不踏实|不敢睡|做噩梦|发呆|憋坏|憋疯|"
        "stressed|lonely|hopeless|overwhelmed|抑郁|吓得(?:睡|哭|发抖|一晚)|吓哭|压力(?:很|太)?大|烦躁|绝望|跳楼|自杀|轻生|割腕|自残|没意思|闷得慌|紧张得|很紧张|"
        "can'?t sleep|scared|afraid|anxious|anxiety|depress|crying|panic|suicid|kill (?:him|her|my)self"
    ),
    unless="莫看|喘不|呼吸|气短|大家都很怕|不要(?:恐慌|害怕|紧张)|情绪(?:稳定|良好|平稳|正常)|别(?:怕|慌|紧张)|小孩哭闹$",
    asks=True,
    takes=_SOMEBODY | {"day"},
    says=(
        Say(
            "issue",
            "出人命|寻短见|做傻事|说再见|拖累|不如(?:早)?[走死]|活够|想解脱|安眠药[^,。]{0,4}(?:全|一把|攒)|想不开|不想活|活着没意思|跳楼|自杀|轻生|割腕|自残|suicid|kill",
            "自伤风险",
        ),
        Say("issue", "崩溃|疯|哭|crying", "情绪崩溃"),
        Say("issue", "失眠|睡不|sleep", "失眠"),
        Say("issue", "怕|恐|吓|焦虑|紧张|scared|afraid|anx|panic", "焦虑"),
    ),
    finish=_lately,
    urgent=lambda fields, _heard: fields.get("issue") == "自伤风险",
)
ALARM = Phrase(
    kind="need",
    said=(
        "说不出话|嘴(?:巴)?歪|口歪|半边(?:身子|身体)?[^,。]{0,4}(?:动不了|麻|瘫)|(?:流|出)血(?:不止|止不住)|便血|心口[^,。]{0,2}[疼痛]|心绞痛|"
        "(?:噎|呛|卡)(?:住|到)|中毒|触电|误服|误食|翻白眼|(?:脸|嘴唇?|嘴巴)[^,。]{0,3}(?:发?紫|发?乌|青)|出不来气|快不行|人不行了|生命危险|阵痛|早产|"
        "[痛疼]得(?:打滚|直叫|动不了|站不)|爬不起来|抽筋|惊厥|高烧不退|晕(?:死|厥)|失去(?:意识|知觉)|跌(?:倒|了一跤)|滑倒|"
        "遗书|交代后事|烧炭|(?:药|{_goods})[^,。]{0,6}攒(?:够|齐)|一了百了|活不(?:下去|成了)|想死|死了算|(?:楼顶|天台|窗台|阳台)[^,。]{0,8}(?:坐|站|跳|边)|跳下去|吞(?:了|下)[^,。]{0,4}药|"
        "(?:异味|臭味)[^。]{0,20}(?:敲|没人|几天)|(?:{_days}|[两三几]天)没[^,。]{0,4}(?:见|出门|动静|人影|下楼|拿菜|取菜|开门)[^。]{0,20}(?:老|独|一个人|敲|电话|担心|怕)|"
        "faint(?:ed|ing)|choking|stroke|heart attack|overdose|not responding|unresponsive|wants? to die|can'?t go on|won'?t wake|short of breath|"
        "救护车|急救|救命|昏迷|昏倒|晕倒|晕过去|不省人事|抽搐|大出血|吐血|摔[倒伤断]|骨折|要生了|快生了|"
        "临产|羊水|破水|见红|宫缩|心梗|脑梗|中风|胸口?痛|休克|没反应|叫不醒|不省|口吐白沫|喘不[上过]|上不来气|"
        "意识不清|(?:敲|电话|门)[^。;]{0,14}(?:没有?(?:人)?(?:应|回音|回应|反应|动静)|打不通|不接|反锁)[^。]{0,30}(?:看看|怕出事|出事|躺在|独居|老人|说再见|酗酒|快来|求救|开门)|"
        "(?:躺|倒)在(?:地|楼|门)|说再见|(?:电话|敲门|敲了)[^。;]{0,12}(?:没人接|不接|打不通|没动静|不应|没人应|没反应|关机)[^。]{0,20}(?:看看|心脏病|独居|老人|怕出事|出事)|"
        "(?:独居|老人|一个人住|{_person})[^。]{0,24}(?:敲门|电话)[^。]{0,12}(?:没人接|不接|打不通|没动静|不应|没人应|没反应)|拖累[^。]{0,8}(?:早走|[走死])|"
        "不如(?:早)?(?:走了?|死)(?:算|了|,|。)|活够|120(?:已|来|在)|叫了?120|打了?120|不想活|活着没意思|跳楼|自杀|轻生|割腕|想不开|失联|unconscious|collapsed|ambulance|"
        "not breathing|can'?t breathe|in labou?r|suicid|kill (?:him|her|my)self"
    ),
    unless="挪车|车主|听到|听见|天天|好转|没事了|幸好没事|没大碍|假如|万一|演练|脚本|防止|预防|以前|去年",
    alarm=True,
    urgent=lambda _fields, _heard: True,
)
