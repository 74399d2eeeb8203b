"""Why a row stands under one report and not under another, in the words of the field."""

from __future__ import annotations

from fangxian.measures.questions import Words

LEARNED = "learned"
ENDED = "ended"
CORRECTED = "corrected"
FOLLOWED = "followed"
MOVED = "moved"
DAY = "day"
REGISTRY = "registry"
DEFINITION = "definition"
ROUNDING = "rounding"

# In the order in which they are told.
CAUSES = {
    LEARNED: Words("新增", "new"),
    ENDED: Words("解除或结束", "released or over"),
    CORRECTED: Words("更正", "put right"),
    FOLLOWED: Words("后来的记录改变了它", "changed by a later record"),
    MOVED: Words("划到别的网格", "moved to another grid"),
    DAY: Words("属于另一天", "of the other day"),
    REGISTRY: Words("名册或排班有变", "roster or shifts changed"),
    DEFINITION: Words("口径变更", "definition changed"),
    ROUNDING: Words("四舍五入", "rounding"),
}
