"""The make-believe households: who lives together, how old they are, what they need.

Nobody real can be meant: identity numbers are of region 990101, which does not exist, with order codes
990 to 999 and a right check digit; phones are 1990000xxxx.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

import msgspec

from fangxian.demo.names import given, surname
from fangxian.demo.town import buildings
from fangxian.registry.identity import check_digit

PEOPLE, MEMBERS = 9_050, 67
SIZES, WEIGHTS = (1, 2, 3, 4, 5, 6), (14, 25, 33, 16, 9, 3)
HEADER = [
    *("楼栋", "单元", "室", "网格", "姓名", "与户主关系", "性别", "出生日期", "身份证号", "联系电话"),
    *("关怀对象", "党员", "入住日期"),
]
MAN, WOMAN = "M", "F"


class Soul(msgspec.Struct):
    """Somebody invented."""

    name: str
    relation: str
    sex: str
    born: date
    id_number: str = ""
    phone: str = ""
    needs: list[str] = []
    member: bool = False


class Household(msgspec.Struct):
    """Who lives behind a door, since when."""

    building: int
    unit: int
    room: str
    grid: int
    since: date
    souls: list[Soul]


def households(chance: Random, today: date) -> list[Household]:
    """3,020 households of 9,050 people, 67 of them Party members."""
    doors = [(built, unit, room) for built in buildings() for unit, room in built.rooms()]
    phones = chance.sample(range(10_000), len(doors))
    homes = [
        Household(built.number, unit, room, built.grid, _since(chance, today), Family(chance, today).of(size))
        for (built, unit, room), size in zip(doors, sizes(chance, len(doors)), strict=True)
    ]
    for home, phone in zip(homes, phones, strict=True):
        home.souls[0].phone = f"1990000{phone:04}"
    _number(chance, homes)
    _members(chance, homes, today)
    return homes


def sizes(chance: Random, doors: int) -> list[int]:
    """How many live behind each door; 9,050 in all."""
    drawn = chance.choices(SIZES, WEIGHTS, k=doors)
    while sum(drawn) != PEOPLE:
        door, step = chance.randrange(doors), 1 if sum(drawn) < PEOPLE else -1
        if SIZES[0] <= drawn[door] + step <= SIZES[-1]:
            drawn[door] += step
    return drawn


def _since(chance: Random, today: date) -> date:
    return today - timedelta(days=chance.randrange(200, 20 * 365))


class Family:
    """One family, drawn by chance around its householder."""

    def __init__(self, chance: Random, today: date) -> None:
        self.chance, self.today = chance, today
        self.name = surname(chance)
        self.taken: set[str] = set()

    def of(self, size: int) -> list[Soul]:
        """A family of that many: alone, a couple or a parent with a child, with children, with the old."""
        if size == 1:
            return [self._alone()]
        age = self.chance.choice(
            (self.chance.randint(27, 45), self.chance.randint(40, 62), self.chance.randint(60, 84))
        )
        age = age if size <= 3 else self.chance.randint(30, 54)
        head = self._soul("户主", self.chance.choice((MAN, MAN, WOMAN)), age)
        second = self._partner(head, age) if size > 2 or self.chance.random() < 0.85 else self._child(age)
        children = [self._child(age) for _ in range(min(size - 2, 2 if size < 6 else 3))]
        return [head, second, *children, *self._old(size - 2 - len(children), age)]

    def _alone(self) -> Soul:
        old = self.chance.random() < 0.4
        age = self.chance.randint(66, 90) if old else self.chance.randint(22, 58)
        soul = self._soul("户主", self.chance.choice((MAN, WOMAN, WOMAN) if old else (MAN, WOMAN)), age)
        soul.needs = sorted({*soul.needs, "独居"}) if old else soul.needs
        return soul

    def _partner(self, head: Soul, age: int) -> Soul:
        sex = WOMAN if head.sex == MAN else MAN
        partner = self._soul("配偶", sex, max(23, age + self.chance.randint(-4, 3)), surname(self.chance))
        mother = partner if sex == WOMAN else head
        if 24 <= self.today.year - mother.born.year <= 38 and self.chance.random() < 0.05:
            mother.needs.append("孕产妇")
        return partner

    def _child(self, age: int) -> Soul:
        sex = self.chance.choice((MAN, WOMAN))
        years = max(1, min(age - self.chance.randint(23, 31), 34))
        child = self._soul("子" if sex == MAN else "女", sex, years)
        if years < 14 and self.chance.random() < 0.012:
            child.needs.append("困境儿童")
        return child

    def _old(self, many: int, age: int) -> Iterator[Soul]:
        for sex, relation in ((WOMAN, "母亲"), (MAN, "父亲"))[:many]:
            yield self._soul(relation, sex, min(93, age + self.chance.randint(22, 30)), self._surname_of(relation))

    def _surname_of(self, relation: str) -> str:
        return self.name if relation == "父亲" else surname(self.chance)

    def _soul(self, relation: str, sex: str, age: int, family: str = "") -> Soul:
        born = date(self.today.year - age, self.chance.randint(1, 12), self.chance.randint(1, 28))
        born = min(born, self.today - timedelta(days=30))
        name = next(
            n
            for n in iter(lambda: (family or self.name) + given(self.chance, born.year, sex), "")
            if n not in self.taken
        )
        self.taken.add(name)
        return Soul(name, relation, sex, born, needs=self._ailing(age))

    def _ailing(self, age: int) -> list[str]:
        ill = self.chance.random() < (0.22 if age >= 60 else 0.02 if age >= 45 else 0)
        return ["慢性病"] * ill + ["残疾"] * (self.chance.random() < 0.006)


def _number(chance: Random, homes: Sequence[Household]) -> None:
    """An identity number for all but a few, no two the same."""
    taken: set[str] = set()
    for soul in (soul for home in homes for soul in home.souls):
        if chance.random() < 0.97:
            soul.id_number = next(number for number in _numbers(chance, soul) if number not in taken)
            taken.add(soul.id_number)


def _numbers(chance: Random, soul: Soul) -> Iterator[str]:
    while True:
        order = 990 + chance.choice((1, 3, 5, 7, 9) if soul.sex == MAN else (0, 2, 4, 6, 8))
        first = f"990101{soul.born:%Y%m%d}{order}"
        yield first + check_digit(first)
        soul.born = date(soul.born.year, soul.born.month, chance.randint(1, 28))


def _members(chance: Random, homes: Sequence[Household], today: date) -> None:
    grown = [soul for home in homes for soul in home.souls if 25 <= today.year - soul.born.year <= 82]
    for soul in chance.sample(grown, MEMBERS):
        soul.member = True


def sheet(homes: Sequence[Household]) -> list[list[str]]:
    """The households as a roster, one row a person."""
    return [HEADER, *(_row(home, soul) for home in homes for soul in home.souls)]


def _row(home: Household, soul: Soul) -> list[str]:
    return [
        *(str(home.building), str(home.unit), home.room, str(home.grid), soul.name, soul.relation),
        "男" if soul.sex == MAN else "女",
        soul.born.isoformat(),
        soul.id_number,
        soul.phone,
        "、".join(soul.needs),
        "是" if soul.member else "",
        max(home.since, soul.born).isoformat(),
    ]
