"""A list turns up in a chat group: whose copy was it? Told where there is no doubt, and never of anybody else."""

from __future__ import annotations

from math import comb
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fangxian.reports.releasing.marks import SPACES, Line, Marker, marked
from fangxian.reports.releasing.trace import BOUND, tail, trace
from fangxian.vault import keys

HERE = 990101001001
COPIES = 20
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许", "建国秀英子涵志强丽敏海涛雨桐紫萱桂芳磊婷"
Table = list[list[str]]
many = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def markers(home: object) -> dict[int, Marker]:
    """Twenty copies of the community's lists went out."""
    keys.create(HERE)
    return {copy: Marker(HERE, copy) for copy in range(1, COPIES + 1)}


def people(chance: Random, doors: int) -> list[Line]:
    """Households of one to four, door by door."""
    return [
        {
            "door": f"{door // 40 + 1}-{door % 4 + 1}-{door % 40 // 4 + 1}0{door % 4 + 1}",
            "name": chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=2)),
            "sex": chance.choice("男女"),
            "phone": f"1990000{chance.randrange(10_000):04}",
        }
        for door in range(doors)
        for _ in range(chance.randint(1, 4))
    ]


def copy_of(lines: list[Line], marker: Marker, columns: tuple[str, ...] = ("door", "name", "sex", "phone")) -> Table:
    """The rows of a copy, as they stand in its file."""
    spaced = [key for key in columns if key in ("door", "sex")]
    return [[line[key] for key in columns] for line in marked(lines, marker, spaced)]


def unmarked(lines: list[Line]) -> Table:
    return [list(line.values()) for line in lines]


@many
@given(seed=st.integers(0, 10**9), rows=st.integers(25, 120))
def test_a_fragment_names_its_copy(markers: dict[int, Marker], seed: int, rows: int) -> None:
    """Some rows of a copy, shuffled or sorted, columns left out or in another order, some cells written anew."""
    chance = Random(seed)
    copy = chance.choice(list(markers))
    table = copy_of(people(chance, 120), markers[copy])
    begin = chance.randrange(len(table) - rows) if rows < len(table) else 0
    part = table[begin : begin + rows]
    if chance.random() < 0.5:
        part.sort(key=lambda row: row[chance.randrange(4)])
    columns = chance.choice(((0, 1, 2, 3), (1, 0, 2), (3, 2, 1, 0), (1, 2, 0)))
    shown = [[row[at] for at in columns] for row in part]
    for row in chance.sample(shown, len(shown) // 10):
        row[0] = "改过"
    found = trace([["姓名", "住址"], *shown, ["共25行"]], markers).found
    assert found is not None
    assert found.copy == copy


@many
@given(seed=st.integers(0, 10**9))
def test_what_came_from_no_copy_accuses_nobody(markers: dict[int, Marker], seed: int) -> None:
    """Lists without marks; with spaces of somebody's own; a copy of another community; too few rows to tell."""
    chance = Random(seed)
    lines = people(chance, chance.choice((3, 40, 150)))
    strange = copy_of(lines, Marker(HERE, 10_000 + seed % 1000))
    spaced = [[cell + chance.choice(SPACES) for cell in row] for row in unmarked(lines)]
    ordered = sorted(unmarked(lines))
    few = copy_of(lines, markers[1])[:5]
    for table in (unmarked(lines), strange, spaced, ordered, few, [], [[]], [["", " "], ["x"]]):
        assert trace(table, {copy: markers[copy] for copy in range(1, 6)}).found is None


def test_a_thousand_fragments_accuse_nobody_falsely(markers: dict[int, Marker]) -> None:
    """1,000 fragments of copies that are not among the suspects, of every size: not one is put to a suspect."""
    chance, lines = Random(4), people(Random(5), 60)
    suspects = {copy: markers[copy] for copy in (1, 2, 3)}
    lowest = 1.0
    for stranger in range(1000):
        table = copy_of(lines, Marker(HERE, 1000 + stranger), ("door", "name"))
        start = chance.randrange(len(table) - 10)
        told = trace(table[start : start + chance.choice((8, 20, 60))], suspects)
        assert told.found is None
        lowest = min(lowest, told.best.chance if told.best else 1.0)
    assert lowest > 1e-6, "the bound is not what it says: so rare a chance was not to be expected in 1,000"


def test_two_copies_laid_together_name_only_those_two(markers: dict[int, Marker]) -> None:
    """Somebody mixes rows of copies 7 and 9 to hide where they came from."""
    lines = people(Random(6), 120)
    seven, nine = (copy_of(lines, markers[copy]) for copy in (7, 9))
    found = trace([*seven[:150], *nine[150:]], markers).found
    assert found is None or found.copy in {7, 9}


def test_printed_and_typed_again_the_order_still_tells(markers: dict[int, Marker]) -> None:
    """No space survives paper; who stands first in each household does, if there are enough of them."""
    lines = people(Random(7), 240)
    typed = [[cell.strip() for cell in row] for row in copy_of(lines, markers[12], ("door", "name"))]
    found = trace(typed, markers).found
    assert found is not None
    assert (found.copy, found.kind) == (12, "order")
    assert trace(typed[:40], markers).found is None


def test_masked_names_tell_as_well(markers: dict[int, Marker]) -> None:
    """A masked list, address and name alone: 刘*国 stands for many, the address beside it does not."""
    lines = [{**line, "name": f"{line['name'][0]}*{line['name'][-1]}"} for line in people(Random(8), 60)]
    found = trace(copy_of(lines, markers[3], ("door", "name"))[:40], markers).found
    assert found is not None
    assert found.copy == 3


def test_nobody_is_named_by_a_chance_above_the_bound(markers: dict[int, Marker]) -> None:
    """Row by row more of copy 5 is seen: as long as chance could have made it, nothing is said."""
    table = copy_of(people(Random(9), 60), markers[5], ("door", "name"))
    for rows in range(1, 60):
        told = trace(table[:rows], markers)
        if told.found:
            assert told.found.chance < BOUND
            assert told.found.copy == 5
            assert rows > 12, "four to the power of twelve is less than a thousand million"
            return
    pytest.fail("sixty rows of one copy must name it")


def test_the_more_is_tried_the_more_it_takes(markers: dict[int, Marker]) -> None:
    """The chance that anybody fits grows with the number of copies and of columns: it is multiplied by both."""
    table = copy_of(people(Random(10), 9), markers[5], ("door", "name"))[:9]
    alone, among = (trace(table, suspects).best for suspects in ({5: markers[5]}, markers))
    wider = trace([[*row, "x", "y"] for row in table], {5: markers[5]}).best
    assert alone is not None
    assert among is not None
    assert wider is not None
    assert among.chance == pytest.approx(COPIES * alone.chance)
    assert wider.chance > alone.chance


@pytest.mark.parametrize(("fit", "of", "odds"), [(0, 5, 0.25), (3, 5, 0.25), (5, 5, 0.25), (40, 60, 0.5)])
def test_the_tail_is_the_sum_of_its_throws(fit: int, of: int, odds: float) -> None:
    """At least so many of so many throws."""
    less = sum(comb(of, k) * odds**k * (1 - odds) ** (of - k) for k in range(fit))
    assert tail(fit, of, odds) == pytest.approx(1 - less)


def test_marks_are_as_good_as_thrown_dice(markers: dict[int, Marker]) -> None:
    """What the bound stands on: each space comes a quarter of the time, and so often two copies agree."""
    pairs = [(f"人{n}", f"{n}-1-101") for n in range(20_000)]
    one, other = (markers[copy].spaces(pairs) for copy in (1, 2))
    assert all(abs(one.count(space) / len(pairs) - 0.25) < 0.015 for space in SPACES)
    assert abs(sum(map(str.__eq__, one, other)) / len(pairs) - 0.25) < 0.015
    ranks = [marker.ranks(pairs) for marker in (markers[1], markers[2])]
    first = [[ranked[at] < ranked[at + 1] for at in range(0, 20_000, 2)] for ranked in ranks]
    assert abs(sum(first[0]) / 10_000 - 0.5) < 0.02
    assert abs(sum(a == b for a, b in zip(*first, strict=True)) / 10_000 - 0.5) < 0.02
