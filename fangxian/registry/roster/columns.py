"""The columns of a roster and the words that communities use for them."""

from __future__ import annotations

import re

from fangxian.registry.sheet.columns import Column

NEEDS = (
    ("lives_alone", "独居", "lives alone", "独居|空巢|孤寡|lives?.?alone"),
    ("chronic", "慢性病", "chronic illness", "慢性?病|高血压|糖尿病|冠心病|透析|chronic"),
    ("pregnant", "孕产妇", "pregnant", "孕|产妇|pregnan"),
    ("disabled", "残疾", "disabled", "残疾|残障|失能|disab"),
    ("child_alone", "困境儿童", "child without carer", "困境儿童|留守儿童|无人照料|child.?(alone|without)"),
    ("hardship", "困难户", "hardship", "困难|低保|特困|hardship"),
    ("under_14", "儿童", "under 14", "儿童|14岁以下|under.?14"),
)
READ_NEED = tuple((key, re.compile(pattern, re.IGNORECASE)) for key, _, _, pattern in NEEDS)

ROSTER = (
    Column("building", "楼栋", "building", ("栋", "栋号", "楼号", "楼", "幢", "楼栋号", "幢号", "bldg")),
    Column("unit", "单元", "unit", ("单元号", "梯")),
    Column("room", "室", "room", ("房号", "室号", "房间号", "房间", "户号", "房室号", "room no", "flat")),
    Column(
        "address",
        "住址",
        "address",
        (
            "地址",
            "现住址",
            "家庭住址",
            "详细地址",
            "居住地址",
            "门牌",
            "门牌号",
            "楼栋/单元/室",
            "楼栋单元室",
            "楼栋房号",
        ),
    ),
    Column("grid", "网格", "grid", ("网格号", "所属网格")),
    Column("name", "姓名", "name", ("成员姓名", "居民姓名", "full name")),
    Column("relation", "与户主关系", "relation", ("关系", "家庭关系", "relation to householder")),
    Column("sex", "性别", "sex", ("gender",)),
    Column(
        "born",
        "出生日期",
        "birth",
        ("出生", "出生年月", "出生年份", "生日", "出生年月日", "born", "date of birth", "birth date", "birth year"),
    ),
    Column("age", "年龄", "age", ("周岁", "年龄或证件号")),
    Column(
        "id_number",
        "身份证号",
        "ID number",
        ("证件号", "身份证", "证件号码", "身份证号码", "公民身份号码", "id no", "id no.", "id card", "id"),
    ),
    Column(
        "phone",
        "联系电话",
        "phone",
        ("电话", "手机", "手机号", "手机号码", "联系方式", "电话号码", "mobile", "tel", "telephone"),
    ),
    Column(
        "needs",
        "关怀对象",
        "needs",
        ("特殊人群", "特殊情况", "困难情况", "需求", "重点人群", "特殊群体", "special needs"),
    ),
    Column("party_member", "党员", "party member", ("是否党员", "政治面貌", "中共党员")),
    Column(
        "from_day", "入住日期", "from day", ("入住时间", "居住起始", "迁入日期", "from", "since", "lives here since")
    ),
    Column("until_day", "迁出日期", "until day", ("迁出时间", "搬离日期", "until", "moved out")),
    *(Column(f"need:{key}", zh, en) for key, zh, en, _ in NEEDS),
)
NEEDED = (("name",), ("room", "address"))
OURS = tuple(
    column for column in ROSTER if ":" not in column.field and column.field not in {"address", "age", "until_day"}
)
