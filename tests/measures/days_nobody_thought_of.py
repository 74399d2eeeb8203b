"""Days made up at random: any records, at any hour, of anybody, at one place."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from fangxian.measures.facts import Resident, Site
from fangxian.measures.five import KINDS
from fangxian.measures.shape import Said
from tests.measures.storybook import entry_id

START = datetime(2020, 2, 5, 8, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
PROFILES = ("covid_19_2020_02", "covid_19_2022_06", "chikungunya_2025", "unknown_pathogen")
PEOPLE: dict[str, Any] = {"person": (None, "刘建国", "老黄"), "count": (None, 2)}
HEALTH: dict[str, Any] = {
    **PEOPLE,
    "temperature_c": (None, 36.4, 37.3, 38.5),
    "symptoms": (None, ["发热"], ["干咳"]),
    "test_result": (None, None, "positive"),
}
MEASURE = (None, "居家隔离", "集中隔离", "转运")
ANSWERS: dict[str, dict[str, Any]] = {
    "screening.door_visit": {**HEALTH, "answered": (None, True, False)},
    "screening.returnee": {**HEALTH, "origin_adcode": ("420800", "310115", "440605", "110000"), "measure": MEASURE},
    "screening.temperature": HEALTH,
    "screening.symptom": {**HEALTH, "measure": MEASURE},
    "screening.quarantine_check": {**HEALTH, "status": (None, "absent"), "measure": MEASURE, "day_n": (None, 3, 14)},
    "screening.quarantine_end": PEOPLE,
    "screening.quarantine_change": {**PEOPLE, "days_total": (1, 7, 28), "reason": ("x",)},
    "screening.departure": PEOPLE,
    "checkpoints.checkpoint": {"staff": (None, ["老周", "小郑"]), "count_in": (None, 3), "status": (None, "closed")},
    "checkpoints.shop_check": {"ok": (None, True, False)},
    "reporting.close_contact": {**HEALTH, "measure": MEASURE},
    "reporting.concern": {"concern_type": ("rumour", "thanks")},
    "reporting.publicity": {"channel": ("leaflet", "loudspeaker"), "copies": (None, 0, 120), "messages": (None, 2)},
    "reporting.reported_up": {"person": (None, "老黄")},
    "reporting.signed": {"form": ("daily", "zero")},
    "disinfection.disinfection": {"disinfection_type": (None, "terminal")},
    "disinfection.breeding_site": {"action": ("found", "cleared"), "site": (None, "楼顶")},
    "care.need": {**PEOPLE, "need_type": ("food", "medicine", "medical")},
    "care.delivery": {**PEOPLE, "status": (None, "planned")},
    "care.contacted": PEOPLE,
    "care.counselling": {**PEOPLE, "status": (None, "handled")},
}
TIMES = {"when": (None, None, "2020-02-03", "2020-02-07T09:00"), "negated": (None, None, True)}
SITES = st.sampled_from(
    [
        Site(
            community_id=990101001001,
            place_id=1,
            kind=kind,
            code="3-2-402",
            since=START,
            residents=(Resident(1, needs=frozenset({"lives_alone"})), Resident(2)),
        )
        for kind in ("door", "door", "gate", "shop", "building", "lift", "grid", "community")
    ]
)


@st.composite
def days(draw: st.DrawFn) -> list[Said]:
    """Up to a dozen records, no two at the same minute."""
    minutes = draw(st.lists(st.integers(0, 30 * 24 * 60), unique=True, max_size=12))
    return [_said(draw, number, minute) for number, minute in enumerate(minutes, start=1)]


def _said(draw: st.DrawFn, number: int, minute: int) -> Said:
    kind = draw(st.sampled_from(sorted(ANSWERS)))
    answers = {name: draw(st.sampled_from(values)) for name, values in {**ANSWERS[kind], **TIMES}.items()}
    at = START + timedelta(minutes=minute)
    late = draw(st.sampled_from((0, 0, 50, 3000)))
    return Said(
        number=number,
        entry_id=entry_id(number),
        at=at,
        received_at=at + timedelta(minutes=late),
        heard_at=at + timedelta(minutes=draw(st.sampled_from((late, 50)))),
        record=KINDS[kind](**answers),
        person_id=draw(st.sampled_from((None, None, 1, 2))),
    )
