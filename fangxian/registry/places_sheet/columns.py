"""The columns of a sheet of places, and what people call each kind of place."""

from fangxian.registry.sheet.columns import Column

KINDS = (
    ("grid", "网格", ("grid",)),
    ("building", "楼栋", ("building", "栋", "楼", "幢")),
    ("door", "户", ("door", "房", "住户", "household")),
    ("gate", "卡口", ("gate", "出入口", "大门", "卡点", "checkpoint", "entrance")),
    ("lift", "电梯", ("lift", "elevator")),
    ("shop", "商铺", ("shop", "门店", "商户", "店铺", "超市")),
    ("enterprise", "企业", ("enterprise", "单位", "公司", "firm", "company")),
)
ORDER = [kind for kind, _, _ in KINDS]
KIND_WORDS = {kind: zh for kind, zh, _ in KINDS}
READ_KIND = {word: kind for kind, zh, others in KINDS for word in (kind, zh, *others)}

PLACES = (
    Column("kind", "类别", "kind", ("类型", "场所类别", "种类", "type")),
    Column("code", "编号", "code", ("代码", "号", "场所编号", "number")),
    Column("name", "名称", "name", ("场所名称", "店名", "单位名称")),
    Column("grid", "网格", "grid", ("网格号", "所属网格")),
    Column("building", "楼栋", "building", ("栋", "栋号", "所在楼栋", "楼号")),
    Column("vacant", "空置", "vacant", ("是否空置", "empty")),
    Column("closed", "停用", "closed", ("是否停用", "撤销", "关闭")),
)
NEEDED = (("kind",), ("code",))
