"""The language of the docstrings says what it seems to say."""

from __future__ import annotations

import msgspec
import pytest

from fangxian.measures.care.records import Need
from fangxian.measures.screening.records import Returnee
from tests.measures.storybook import entry_id, told


def test_a_line_is_a_record() -> None:
    (said,) = told("""
    Prose is for the reader.
    02-06 08:10  3-2-402  screening.returnee  who=1 origin_adcode=420800 symptoms=干咳,乏力
        count=2 received=09:00
    """).said["3-2-402"]
    assert said.record == Returnee(origin_adcode="420800", symptoms=["干咳", "乏力"], count=2)
    assert (f"{said.at:%m-%d %H:%M}", f"{said.received_at:%H:%M}", said.person_id) == ("02-06 08:10", "09:00", 1)


def test_the_day_holds_on_and_entries_are_numbered() -> None:
    story = told("""
    02-06 08:10  3-2-402  care.need  need_type=food items=菜,米
    09:10  3-2-401  care.met  of=#1
    """)
    (need,), (met,) = story.said["3-2-402"], story.said["3-2-401"]
    assert need.record == Need(need_type="food", items=[{"name": "菜"}, {"name": "米"}])
    assert (met.day, met.number, met.record.of) == (need.day, 2, entry_id(1))


def test_a_place_says_what_it_is() -> None:
    story = told("""
    since 2020-02-05 08:00
    3-2-402 lives 1:lives_alone,chronic 2
    gate:west rostered 02-05T07:00 02-05T15:00 2
    3-2-501 vacant
    """)
    door, gate = story.site("3-2-402"), story.site("gate:west")
    assert (door.kind, gate.kind, gate.code) == ("door", "gate", "west")
    assert [sorted(one.needs) for one in door.residents] == [["chronic", "lives_alone"], []]
    assert len(gate.rostered) == 2
    assert story.site("3-2-501").vacant


def test_a_slip_of_the_pen_is_an_error() -> None:
    with pytest.raises(KeyError):
        told("02-06 08:10  3-2-402  screening.returnee  colour=red")
    with pytest.raises(msgspec.ValidationError):
        told("02-06 08:10  3-2-402  screening.returnee  count=many")
