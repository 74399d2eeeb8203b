"""What is written down of passes, of who goes in and out at a gate, and of the rules that hold there."""

from __future__ import annotations

from typing import Annotated, ClassVar

from fangxian.measures.questions import Choice, Count, Day, EntryId, Text, Words
from fangxian.measures.shape import Record
from fangxian.measures.uses import Use, Uses

SORTS = (
    ("household", "住户", "household"),
    ("vehicle", "车辆", "vehicle"),
)
REVOKED = (
    ("lost", "遗失", "lost"),
    ("misused", "转借、冒用", "lent or misused"),
    ("moved", "搬离", "moved out"),
    ("replaced", "换新证", "replaced"),
)
HOURS = tuple((f"{hour:02}:00", f"{hour}时", f"{hour:02}:00") for hour in range(24))


class Pass(Record):
    """通行证: a household, or a vehicle of it, may go in and out with this pass until its last day."""

    kind: ClassVar[str] = "checkpoints.pass"
    title: ClassVar[Words] = Words("通行证", "Pass")
    asks: ClassVar[tuple[str, ...]] = ("sort", "until_day")

    sort: Annotated[str | None, Choice(zh="证件种类", en="Sort of pass", options=SORTS)] = None
    until_day: Annotated[str | None, Day(zh="有效期至", en="Last day")] = None
    plate: Annotated[str | None, Text(zh="车牌", en="Plate", longest=12, holds="personal")] = None


class PassRevoked(Record):
    """通行证作废: a pass is good no longer; gates turn it away once their phones have heard of it."""

    kind: ClassVar[str] = "checkpoints.pass_revoked"
    title: ClassVar[Words] = Words("通行证作废", "Pass revoked")
    asks: ClassVar[tuple[str, ...]] = ("of", "reason")
    by_hand: ClassVar[bool] = False

    of: Annotated[str | None, EntryId(zh="作废的通行证", en="Pass revoked")] = None
    reason: Annotated[str | None, Choice(zh="原因", en="Reason", options=REVOKED)] = None


class PassKey(Record):
    """通行证换密钥: from now on passes are signed with a new key; those printed before are printed again."""

    kind: ClassVar[str] = "checkpoints.pass_key"
    title: ClassVar[Words] = Words("通行证换密钥", "New key for passes")
    about: ClassVar[tuple[str, ...]] = ("community",)
    asks: ClassVar[tuple[str, ...]] = ("old_until",)
    by_hand: ClassVar[bool] = False

    old_until: Annotated[str | None, Day(zh="旧证最后可用日", en="Last day of passes printed before")] = None


class GateRules(Record):
    """出入规定: how often a household may go out, and when nobody goes out; with whose word, until when."""

    kind: ClassVar[str] = "checkpoints.gate_rules"
    title: ClassVar[Words] = Words("出入规定", "Rules of going in and out")
    about: ClassVar[tuple[str, ...]] = ("community",)
    asks: ClassVar[tuple[str, ...]] = ("source", "until_day")

    exits: Annotated[int | None, Count(zh="每户可出门人次(0为不限)", en="Exits a household (0: no limit)", most=50)] = (
        None
    )
    exit_days: Annotated[int | None, Count(zh="每几天", en="In so many days", least=1, most=7)] = None
    curfew_from: Annotated[str | None, Choice(zh="夜间不外出,从", en="Nobody goes out from", options=HOURS)] = None
    curfew_until: Annotated[str | None, Choice(zh="夜间不外出,到", en="Nobody goes out until", options=HOURS)] = None
    source: Annotated[str | None, Text(zh="依据", en="By whose word", longest=120)] = None
    until_day: Annotated[str | None, Day(zh="有效期至", en="Last day")] = None


class Passages(Record):
    """出入登记: who went in and out at a gate in a little while; a household or vehicle each, no name."""

    kind: ClassVar[str] = "checkpoints.passages"
    title: ClassVar[Words] = Words("出入登记", "In and out")
    about: ClassVar[tuple[str, ...]] = ("gate",)
    asks: ClassVar[tuple[str, ...]] = ("uses",)
    by_hand: ClassVar[bool] = False

    uses: Annotated[list[Use] | None, Uses(zh="出入", en="In and out")] = None

    @property
    def cumulative(self) -> bool:
        """Each tells only of itself."""
        return False

    @property
    def count_in(self) -> int:
        return self._people("in")

    @property
    def count_out(self) -> int:
        return self._people("out")

    @property
    def turned_back(self) -> int:
        return self._people("back")

    @property
    def checked(self) -> int:
        """Temperatures taken."""
        return sum(use.measured for use in self.uses or ())

    @property
    def abnormal(self) -> int:
        """Of these, over the threshold; each is a record of its own as well."""
        return sum(use.hot for use in self.uses or ())

    @property
    def vehicles(self) -> int:
        return sum(use.vehicle and use.way != "back" for use in self.uses or ())

    def _people(self, way: str) -> int:
        return sum(use.people for use in self.uses or () if use.way == way)


class VisitorLeft(Record):
    """外来人员离开: a visitor who was let in has gone again."""

    kind: ClassVar[str] = "checkpoints.visitor_left"
    title: ClassVar[Words] = Words("外来人员离开", "Visitor left")
    about: ClassVar[tuple[str, ...]] = ("gate",)
    asks: ClassVar[tuple[str, ...]] = ("of",)
    by_hand: ClassVar[bool] = False

    of: Annotated[str | None, EntryId(zh="哪位来访者", en="Which visitor")] = None
