"""Who is meant, by id or by name, while the records of one place are read."""

from __future__ import annotations

from fangxian.measures.people import People
from tests.measures.storybook import entry_id, told

DOOR = "3-2-402"


def subjects(docstring: str) -> list[str | None]:
    people = People()
    return [people.meant(said) for said in told(docstring).said[DOOR]]


def test_somebody_first_met_by_name_keeps_that_subject() -> None:
    assert (
        subjects("""
    02-05 08:00  3-2-402  screening.temperature  person=刘建国
    02-05 09:00  3-2-402  screening.temperature  person=刘建国 who=7
    02-05 10:00  3-2-402  screening.temperature  who=7
    """)
        == [entry_id(1)] * 3
    )


def test_somebody_first_met_by_number_is_found_by_name() -> None:
    assert subjects("""
    02-05 08:00  3-2-402  screening.temperature  person=刘建国 who=7
    02-05 09:00  3-2-402  screening.temperature  person=刘建国
    """) == ["p7", "p7"]


def test_two_of_one_name_are_two() -> None:
    assert subjects("""
    02-05 08:00  3-2-402  screening.temperature  person=王伟 who=7
    02-05 09:00  3-2-402  screening.temperature  person=王伟 who=8
    """) == ["p7", "p8"]


def test_a_record_that_names_nobody_means_nobody() -> None:
    assert subjects("""
    02-05 08:00  3-2-402  screening.temperature  temperature_c=36.5
    """) == [None]
