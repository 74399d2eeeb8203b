"""Finds persons as they are called: 王奶奶, 老黄, 杨某, 姓杨的, 刘建国, Mr. Brown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fangxian.measures.beginnings import quick
from fangxian.measures.needed import gated
from fangxian.measures.phrasing import SIGNS, Token

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟"
    "姜崔谭陆范汪廖石金韦贾夏付方邹熊"
    "白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟"
    "殷詹申欧耿关兰焦俞左柳甘祝包宁"
    "尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉骆屈欧凤娄卞瞿谌邝匡游晏蒲辛阳佘褚涂刁桂占喻傅饶柏洪鲍翁粟滕佟鄢"
    "靳祁卓宗储敖缪栾蔺鞠阎蒯揭官昌"
)
_DOUBLE = "欧阳|司马|上官|诸葛|东方|皇甫|慕容|令狐|司徒|夏侯"
_SELDOM = (
    "满简邬邸郁胥蓝岑尤费甄芦冼丛裘竺狄晁巩宓闵臧诸屠莘祖刑荆郜虞隋谷戚窦"  # only with a title, for they are words too
)
_FAMILY = f"(?:{_DOUBLE}|[{SURNAMES}{_SELDOM}])"
_TITLES = (
    "老太太|老爷子|老人家|女士|先生|小姐|太太|奶奶|爷爷|阿姨|叔叔|大爷|大妈|大姐|大哥|大娘|大叔|大伯|"
    "大婶|娭毑|嗲嗲|婆婆|公公|嫂子|师傅|老师|娭驰|伯伯|"
    "婶婶|婶子|老伯|爹爹|老爹|老汉|老倌|老师傅|老[大二三四五六幺]|阿伯|阿叔|伯娘|伯妈|孃孃|孃|娘娘|妹子|姑娘|"
    "大嫂|奶|爷|姨|叔|伯|婶|嫂|姐|哥|爹|妈|"
    "姥姥|姥爷|阿婆|阿公|老板娘?|同学|某某|某"
)
_CALLED = quick(
    rf"(?:(?<!保)(?<!治){_FAMILY}(?:{_TITLES})(?![厅局校室]))|"
    rf"(?<![{SURNAMES}])(?:[老小阿]|大(?=[{SURNAMES}](?:[、,和跟:\s。]|$)))(?P<one>[{SURNAMES}{_SELDOM}])(?:子|"
    rf"头(?![疼痛晕发昏上]))?(?=(?P<after>.|$))(?!人|师|区|时|心|板|路|门|"
    rf"麦|米|白|包|高|龙虾|康|库|费)"
    rf"|(?:(?<![{SURNAMES}一-龥])|(?<=[的是叫]))(?:阿[一-龥]|小[芳红明丽英兰燕军强伟]|"
    rf"[一-龥]{{1,2}}(?<!老)(?<!保)老[大二三幺])(?=[\s,:、;。划被说家又在从昨今发量讲把\ue000-\ue020]|$)"
    rf"|(?<=我是|我叫|名叫)(?P<far>[一-龥]{{2,3}}·[一-龥]{{2,5}}|(?:阿|艾|买买|吐尔|古丽|迪|玛|努|卓|扎|次|达|"
    rf"仁|才|格|尼|丹|洛)[一-龥]{{1,4}})(?=[,。!\s]|$)|姓(?P<family>{_FAMILY})(?=的|,|$)|"
    rf"(?P<masked>{_FAMILY}[某\*xX×]{{1,2}}(?:[一-龥](?=[,。;、\ue000-\ue020]))?)"
)
_GIVEN_NOT = (
    "的了是在不有我你他她它们个这那家回来去到从说要早把被给对没就也都还很吃住买送人只和与及或等吗呢吧啊嘛请问想能"
    "会可已又再最更太将让叫使做打开关出里外前后"
    "每各某几多少两号栋楼层单室户口门位次时分度岁体温发烧咳嗽测量消毒隔离居观察电话社区街道村组网格医护书任警司"
    "机者由因为所以但而且如果虽第着过地并按照向往以之其此该"
    "一共约均皆无未需急求领签收报告通返乡复申捐献款斤盒包袋箱瓶份批件套吨什么怎样幼"
)
_CAN = tuple("可" + second for second in "欣馨心儿人昕鑫妮佳怡凡可盈薇")
_FULL = quick(rf"(?:(?:{_DOUBLE})|[{SURNAMES}])[一-龥·]{{1,3}}")
_NOT_NAME = re.compile(
    "高(?:血压|铁|速|烧|热|温|龄|风险|中|三|考|度|新|危|档)|金额|方(?:便|舱|式|向|面|才|案)|"
    "安(?:排|全|置|装|心|静|康)|常(?:吃|用|住|规|年|备)|白(?:天|班|菜|色|糖|萝|酒)|黄(?:瓜|色|码|金|豆)|"
    "万(?:一|元)|周(?:边|围|末|到|转|岁|报)|马(?:上|路|桶|铃|甲)|成(?:员|都|功|立|为)|温(?:度|馨|州)|"
    "张(?:贴|家界|罗|口罩|床|桌)|严(?:重|格|防|禁|控|密|查)|任(?:何|务)|许(?:多|可|久)|"
    "向(?:社|我|上|下|外|居|大)|于(?:是|今|昨|明)|程序|关(?:门|于|心|系|节|爱|闭|停|注|好)|"
    "单(?:元|位|独|车|子)|包(?:菜|子|裹|括|保|含|装)|毛(?:巾|病|衣|毯)|康(?:复|宁)|牛(?:奶|肉)|"
    "钱(?:微信|转|给|已|我)|江(?:苏|西|边|北|南)|夏(?:天|季)|石(?:龙|鼓|头|油)|文(?:件|明|化|字)|"
    "武(?:汉|昌|警|装|穴|冈)|"
    "龙(?:头|虾|岗|华|眼)|申(?:请|报|领)|季(?:度|节)|游(?:客|玩|泳)|田(?:园|地)|余(?:额|下|人|名|户)|"
    "陆(?:续|路)|莫(?:名|要)|胡(?:说|乱|萝|椒|同)|曾(?:经|在|去|到|有|与)|祝(?:愿|大|你|各)|"
    "齐(?:全|心)|何(?:时|处|地|人|种|况)|叶子|毕(?:竟|业)|林(?:场|业)|范围|谢(?:谢|绝|了)|"
    "宁(?:愿|可|波|夏)|童(?:装|车)|雷(?:雨|锋)|施(?:工|救)|左(?:右|边|侧)|辛苦|阳(?:性|台|了|光|过|朔)|"
    "桂(?:花|圆|林|东|阳)|苗(?:条|圃|族)|苏(?:州|打)|汪汪|孟(?:加拉)|罗(?:列|田)|梅(?:州|毒)|"
    "柳(?:州|树)|甘(?:肃)|钟(?:头|点|祥)|符(?:合)|欧(?:洲|美)|兰(?:州|考)|付(?:款|费|钱|出)|"
    "纪(?:录|委|律|念)|陶(?:瓷)|顾(?:客|虑|问)|凌晨|金(?:融|属|色|针|桥)|温(?:水)|贺(?:家|电|卡)|颜色|"
    "霍乱|孙(?:女|子)|莫(?:看|出|要|急|怕|慌|去|乱|名|让|再|来|说|问)|龙湖|焦(?:虑|急|作)"
)
_BEFORE = re.compile(
    r"(?:^|[,。;:!?、\s\[\]()\"\ue000-\ue020+&/]|居民|业主|住户|租户|户主|车主|店主|女|男|患者|病人|姓名|村民|党员|"
    r"职工|老人|学生|军人|教师|老师|我是|我叫|名叫|叫做?|是|和|跟|与|同|及|给|为|员|者|士|司|厂|[里上下后前]面|"
    r"的|由|把|让|帮|"
    r"请|"
    r"女儿|儿子|外?公|外?婆|妈|爸|爷|奶|哥|姐|弟|妹|嫂|叔|姨|舅|对象|老伴|崽|伢子?|娃|孙子|孙女|外孙女?|侄子|"
    r"侄女|房东|租客|房客|护工|妻子|丈夫|老婆|老公|爱人|母亲|父亲|同事|同学|医生|书记|主任|经理|老板|男|女|室|"
    r"号|户|"
    r"人|对|找|替|楼|联系|于|今|日|后|里|家)$"
)
_AFTER = re.compile(
    r"(?:$|[,。;:!?、\s\[\]()\"\ue000-\ue020+&/\d]|一家|全家|夫[妇妻]|两口|父子|母[女子]|"
    r"[等系属第划进解昨今明前从在说家的电体回申报已和与跟及满没需要想是有到被不未早晚居隔女男岁因自于反情再也都还"
    r"又向乘坐去返离捐送领收开喊请身"
    r"抵入住来正同刚准完打打确核抗出走擅私外同拒血突最独怀腿昏晕摔交心天下上可能表血吃量测烧咳发高低觉为感给把"
    r"手联病担值负接替转称提本儿媳儿女妻丈老刚将主交愿做任进随某此曾现两房]|"
    r"号|于|带)"
)
_ROLE_BEFORE = re.compile(
    r"(?:医生|网格员|民警|书记|主任|联系人|护士|志愿者|楼栋长|楼长|组长|采购员|记者|报告人|填报人|"
    r"上报人|值班员|接班|交班|值守|社工|包保人|保洁员?|物业|门卫|保安|队员|司机|经手人|护理员|负责人|"
    r"消毒员|消杀员|站长|所长|院长|包户干部|干部|由|我是|通知)[:\s]?$"
)
_LISTED = quick(
    rf"(?<=[\n,、;:\s])(?P<name>[^\W\da-zA-Z量测了有个我他她你说是人烧在到退的和跟第次天前后再又体温度女儿先生"
    rf"老公司机孩妈爸早晚午口高低枪银腋额]{{2,3}})"
    rf"[\s:]?(?={SIGNS['t']})"
)
_MEASURED = quick(rf"[一-龥][\s:]?{SIGNS['t']}")
_ENGLISH = gated(
    rf"\bthe (?P<family>[A-Z][a-z]+) family|(?<=[\s,:])(?P<given>(?!Temp|Room|Flat|Unit|Building|Block|Day|"
    rf"Morning|Evening|Afternoon|Today|Normal|Now|She|He|It|His|Her|My|At|Is|Was|Then|And|Only)[A-Z][a-z]+)"
    rf"(?= {SIGNS['t']})|(?<=[-~] )(?P<signed>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?=\s*$)|"
    rf"(?:this is|I'm|I am|[Mm]y name is|[Nn]ame:) (?P<self>(?!From|In|At|The|"
    rf"Not)[A-Z][a-z]+(?: [A-Z][a-z]+)?)\b(?!.*\b[Mm]y (?:wife|husband|son|mother|father|daughter|mom|mum|dad|"
    rf"parents|baby))|(?<=[.!?] )(?P<signed2>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?=, {SIGNS['door']})|"
    rf"(?:{SIGNS['door']}|roommate|neighbou?r|husband|wife|son|daughter|friend) (?P<kin>[A-Z][a-z]+)(?= (?:has|"
    rf"is|was|flew|came|went|left|got|had)\b)|"
    r"\b[Tt]he (?P<pair>[A-Z][a-z]+)(?= couple)|"
    r"\b(?:(?:Mr|Mrs|Ms|Miss|Dr|Grandma|Grandpa|Granny|Auntie|Aunt|Uncle|Old|Madam)\.?\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)"
    r"|\b(?:Wang|Li|Zhang|Liu|Chen|Yang|Huang|Zhao|Wu|Zhou|Xu|Sun|Ma|Zhu|Hu|Guo|He|Gao|Lin|Luo|Zheng|"
    r"Liang|Xie|Song|Tang|Xu|Han|Feng|Deng|Cao|Peng|Zeng|Xiao|Tian|Dong|Pan|Yuan|Cai|Jiang|Yu|Du|Ye|"
    r"Cheng|Wei|Su|Lu|Ding|Ren|Shen|Yao)\s[A-Z][a-z]+\b"
)


_NOT_BEFORE_YU = tuple("对由关终至等属位处")


_ROLE_READ = quick(
    rf"(?:(?<=\n)|(?<=\n{SIGNS['person']}{SIGNS['person']})|(?<=\n{SIGNS['person'] * 3}))(?:他|她|我|"
    rf"其)?(?:老婆|老公|爱人|妻子|丈夫|孩子|小孩|儿子|女儿|妈妈|爸爸|母亲|父亲|奶奶|爷爷|婆婆|岳母|岳父|老伴|"
    rf"妹妹|弟弟|哥哥|姐姐|崽)"
    rf"(?:额温|体温|量了|是|:|\s)*(?={SIGNS['t']})|"
    r"(?:(?:快递|外卖|跑腿|送[菜水餐货煤奶]|货车|出租车?|网约车|物业|装修|维修|保洁|小区)的?)?"
    r"(?:小哥|骑手|快递员|外卖员|司机|师傅|保洁员?|保安|门卫|店员|工人|访客|老板|厨师|收银员?|服务员)(?:的|"
    r"额温|体温|测了|量了|是|:|\s)*"
    rf"(?={SIGNS['t']})|(?:快递|外卖|送[菜水餐货煤奶])的(?={SIGNS['t']})"
)


_KIN_TOO = quick(
    rf"(?<=[,;。\n])(?:他|她|我|其)?(?:老婆|堂客|老公|爱人|妻子|丈夫|孩子|小孩|儿子|女儿|妈妈?|爸爸?|母亲|父亲|"
    rf"奶奶|爷爷|婆婆|岳母|岳父|老伴|妹妹|弟弟|哥哥|姐姐|崽|娃娃?)"
    rf"(?:也|又|都|还|今天|昨晚|开始|跟着|有点|有些)*(?={SIGNS['symptom']})"
)


def roles(masked: str) -> Iterator[Token]:
    """Those of whom only what they are is told, each with a reading, or ill beside somebody else."""
    for match in _ROLE_READ.finditer(masked) if SIGNS["t"] in masked else ():
        yield Token("role", match.start(), match.end(), match[0])
    first = masked.find(SIGNS["symptom"])
    for match in _KIN_TOO.finditer(masked, first) if first >= 0 else ():
        yield Token("role", match.start(), match.end(), match[0])


def people(masked: str, letters: frozenset[str]) -> Iterator[Token]:
    """All persons called by name, in a text in which what was recognised before is struck out by signs."""
    for match in _CALLED.finditer(masked):
        name = match["family"] or match[0]
        start = match.start() + (1 if match["family"] else 0)
        yield Token("person", start, start + len(name), name)
    yield from _full_names(masked)
    listed = _LISTED.finditer(masked) if SIGNS["t"] in masked and len(_MEASURED.findall(masked)) > 1 else ()
    for match in (*_ENGLISH.finditer(masked, letters), *listed):
        at = match.lastgroup or 0
        yield Token("person", match.start(at), match.end(at), match[at])


def _full_names(masked: str) -> Iterator[Token]:
    at = 0
    while match := _FULL.search(masked, at):
        start = match.start()
        length = _length(masked, match)
        if length:
            yield Token("person", start, start + length, masked[start : start + length])
            at = start + length
        else:
            at = start + 1


def _length(masked: str, match: re.Match[str]) -> int:
    """How many letters of the match are a name: two after the surname, else one; 0 if it is none."""
    start = match.start()
    if _NOT_NAME.match(masked, start) or not _BEFORE.search(masked[max(start - 3, 0) : start]):
        return 0
    if masked[start - 1 : start] == SIGNS["region"]:
        return 0
    if masked[start] == "于" and masked[start - 1 : start] in _NOT_BEFORE_YU:
        return 0
    family = 2 if match[0][:2] in _DOUBLE.split("|") else 1
    for given in (2, 1):
        end = start + family + given
        called = masked[start + family : end]
        if (
            end <= match.end()
            and not any(c in _GIVEN_NOT for c in called.removeprefix("可" if called in _CAN else ""))
            and not (called[-1] == "刚" and masked[end : end + 1] in "从进回到送来量测拦")
            and _AFTER.match(masked, end)
        ):
            return family + given
    return 0
