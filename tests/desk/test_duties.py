"""Every debt says what to do in both languages, and leads to the form or page on which it is done."""

from __future__ import annotations

from datetime import timedelta
from string import Formatter
from typing import Any

import pytest
from django.utils import translation

from fangxian.derived import duties
from fangxian.derived.catch_up import catch_up
from fangxian.derived.models import Task
from fangxian.derived.worklist import Owed
from fangxian.desk.answers import told
from fangxian.desk.rows import due
from fangxian.desk.ways import way
from fangxian.measures.shape import questions_of
from fangxian.workforce.kinds import KINDS
from tests.cast import Cast
from tests.desk.conftest import Asks

PAGES = {"workforce", "reports"}


def owed(cast: Cast, kind: str, **why: Any) -> Owed:
    """A task of that kind at 3-2-402."""
    return Owed(
        place_id=cast.door,
        kind=kind,
        subject="",
        measure=kind.partition(".")[0],
        grid_id=None,
        opens_at=cast.now,
        due_at=cast.now,
        urgent=False,
        person_id=cast.people["刘建国"],
        number=None,
        why=why,
        overdue=False,
        open=True,
    )


def test_each_duty_has_words_and_a_way(cast: Cast) -> None:
    """In Chinese and in English, with the figures of its rule, to a form that is there."""
    for kind, duty in duties.DUTIES.items():
        for language in ("zh-hans", "en"):
            with translation.override(language):
                figures = {name: 3 for _, name, _, _ in Formatter().parse(duty.why.zh) if name}
                assert told(duties.words(owed(cast, kind))) not in ("", kind)
                assert "{" not in told(duties.why(owed(cast, kind, **figures))), kind
        assert duty.done_by in PAGES or duty.done_by in KINDS
        assert duty.done_by in PAGES or f"/write/{duty.done_by}/" in way(owed(cast, kind))


def test_what_is_known_of_a_record_are_answers_that_can_stand() -> None:
    """Terminal disinfection comes ticked as such."""
    for kind, known in duties.ANSWERS.items():
        asked = questions_of(KINDS[duties.DUTIES[kind].done_by])
        assert all(asked[name].fault(answer) is None for name, answer in known.items()), kind


def test_every_debt_of_a_day_is_one_of_them(cast: Cast, asks: Asks) -> None:
    """12:00  an arrival, a fever, a need, a worry, standing water: nothing owed is without words"""
    browser = asks("director")
    said = (
        ("screening.returnee", {"origin_adcode": "湖北荆门"}),
        ("screening.temperature", {"temperature_c": "38.5"}),
        ("reporting.close_contact", {"contact_level": "close"}),
        ("care.need", {"need_type": "medicine"}),
        ("care.counselling", {"issue": "睡不着"}),
        ("reporting.concern", {"concern_type": "question"}),
        ("disinfection.breeding_site", {"action": "found"}),
        ("screening.symptom", {"symptoms": "发热", "measure": "转运"}),
    )
    for kind, answers in said:
        assert browser.post(f"/place/{cast.door}/write/{kind}/", answers).status_code == 302, kind
    catch_up(cast.community_id)
    kinds = set(Task.objects.filter(community_id=cast.community_id).values_list("kind", flat=True))
    assert len(kinds) > 12
    assert kinds <= duties.DUTIES.keys()


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (-30, "逾期 30 分钟"),
        (-60 * 3, "逾期 3 小时"),
        (-60 * 24 * 4, "逾期 4 天"),
        (45, "还剩 45 分钟"),
        (60 * 6, "今天 18:00 前"),
        (60 * 12, "今天 24:00 前"),
        (60 * 21, "明天 09:00 前"),
        (60 * 24 * 5, "2月8日 12:00 前"),
    ],
)
def test_times_are_said_as_people_say_them(cast: Cast, minutes: int, words: str) -> None:
    """Noon, 3 February"""
    with translation.override("zh-hans"):
        assert due(cast.now + timedelta(minutes=minutes), cast.now) == words
