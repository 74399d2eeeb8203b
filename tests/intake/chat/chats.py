"""Chats as they come out of the programs: what was copied or exported, and who is to have said what when."""

from __future__ import annotations

# what it is, format, text, then (sender, day and clock, words) of each message, placeholders, system lines
Told = tuple[str, str, str]
CHATS: tuple[tuple[str, str, str, tuple[Told, ...], int, int], ...] = (
    (
        "several messages copied on a Mac",
        "WeChat",
        "何秀英 2020/2/2 21:07\n3-2-402有人从荆门回来\n\n李 四🌸 2020/2/3 9:11\n[图片]\n\n李 四🌸 2020/2/3 9:12\n消毒做完了\n",
        (("何秀英", "02-02 21:07", "3-2-402有人从荆门回来"), ("李 四🌸", "02-03 09:12", "消毒做完了")),
        1,
        0,
    ),
    (
        "several messages copied on Windows: no time at all",
        "WeChat",
        '何秀英:\n3-2-402有人从荆门回来\n第二行\n\n李四:\n收到\n\n王五:\n[语音] 12"\n',
        (("何秀英", "02-03 12:00", "3-2-402有人从荆门回来\n第二行"), ("李四", "02-03 12:00", "收到")),
        1,
        0,
    ),
    (
        "dragged over in the window: yesterday, then only the clock",
        "WeChat",
        '何秀英 昨天 21:03\n体温36.5\n李四 9:10\n好\n\n"王五"通过扫描二维码加入群聊\n何秀英 星期六 上午8:05\n早',
        (("何秀英", "02-02 21:03", "体温36.5"), ("李四", "02-03 09:10", "好"), ("何秀英", "02-01 08:05", "早")),
        0,
        1,
    ),
    (
        "a chat sent by mail, over midnight",
        "WeChat",
        (
            "群“三号楼”的聊天记录如下:\n\n—————  2020-02-01  —————\n\n何秀英  23:58\n\n3栋消毒\n\n"
            "—————  2020-02-02  —————\n\n李四  00:03\n\n收到\n\n李四  00:04\n\n以下为新消息\n在"
        ),
        (("何秀英", "02-01 23:58", "3栋消毒"), ("李四", "02-02 00:03", "收到"), ("李四", "02-02 00:04", "在")),
        0,
        2,
    ),
    (
        "only clocks, over midnight: counted back from now",
        "WeChat",
        "何秀英 23:58\n夜里\n李四 00:03\n早\n",
        (("何秀英", "02-02 23:58", "夜里"), ("李四", "02-03 00:03", "早")),
        0,
        0,
    ),
    (
        "half-days in words, and a nickname with a date in it",
        "WeChat",
        "春天 2月5日 2020/2/2 下午3:05\n甲\n春天 2月5日 2月3日 上午9:10\n乙\n春天 2月5日 2020/2/2 晚上12:10\n丙\n",
        (
            ("春天 2月5日", "02-02 15:05", "甲"),
            ("春天 2月5日", "02-03 09:10", "乙"),
            ("春天 2月5日", "02-02 00:10", "丙"),
        ),
        0,
        0,
    ),
    (
        "written by an export program, each in a line",
        "WeChat",
        "[2020-02-03 09:10:22] 何秀英: 3栋:消毒好了\n[2020-02-03 09:11:22] 李四\uff1a好\n第二行\n",
        (("何秀英", "02-03 09:10", "3栋:消毒好了"), ("李四", "02-03 09:11", "好\n第二行")),
        0,
        0,
    ),
    (
        "copied as a page",
        "WeChat",
        (
            "<html><body><div>何秀英 2020/2/3 9:10</div><div>3-2-402&nbsp;回来<br>第二行</div><div><b>李四</b> 2020/2/3 9:11</div>"
            "<div>好</div></body></html>"
        ),
        (("何秀英", "02-03 09:10", "3-2-402 回来\n第二行"), ("李四", "02-03 09:11", "好")),
        0,
        0,
    ),
    (
        "a line of text that looks like the beginning of a message",
        "WeChat",
        "何秀英 2020/2/3 9:10\n今天量体温\n王奶奶 9:00\n黄大爷 9:05\n\n李四 2020/2/3 9:11\n好\n\n李四 2020/2/3 9:12\n在\n\n李四 2020/2/3 9:13\n到\n",
        (
            ("何秀英", "02-03 09:10", "今天量体温\n王奶奶 9:00\n黄大爷 9:05"),
            ("李四", "02-03 09:11", "好"),
            ("李四", "02-03 09:12", "在"),
            ("李四", "02-03 09:13", "到"),
        ),
        0,
        0,
    ),
    (
        "WeCom: seconds, and whoever is of another company",
        "WeCom",
        "何秀英 2/2 21:10:22\n3-2-402有人回来\n唐卫东@青山物业 2/3 9:11:00\n收到\n唐卫东@青山物业 2/3 9:12:00\n[文件] 名单.xlsx\n",
        (("何秀英", "02-02 21:10", "3-2-402有人回来"), ("唐卫东", "02-03 09:11", "收到")),
        1,
        0,
    ),
    (
        "DingTalk: a dash, and who has read it",
        "DingTalk",
        "何秀英 02-02 21:10\n3-2-402有人回来\n李四(管理员) 02-03 09:11 12人已读\n好\n李四撤回了一条消息\n",
        (("何秀英", "02-02 21:10", "3-2-402有人回来"), ("李四", "02-03 09:11", "好")),
        0,
        1,
    ),
    (
        "Feishu: the day in words, a reply by name",
        "Feishu",
        "何秀英 2月2日 21:10\n3-2-402有人回来\n李四 2月3日 09:11\n回复 何秀英: 3-2-402有人回来\n他没有发烧\n",
        (("何秀英", "02-02 21:10", "3-2-402有人回来"), ("李四", "02-03 09:11", "他没有发烧")),
        0,
        0,
    ),
)
