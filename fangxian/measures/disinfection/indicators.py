"""What disinfection counts: rounds, area, terminal disinfections, standing water found and cleared."""

from __future__ import annotations

from collections.abc import Iterator

from fangxian.diseases.profile import Profile
from fangxian.measures.disinfection.records import BreedingSite, Disinfection
from fangxian.measures.facts import Site, Tally
from fangxian.measures.questions import Words
from fangxian.measures.shape import Indicator, Standings

INDICATORS = (
    Indicator(
        key="disinfections",
        words=Words("消毒次数", "Disinfections"),
        kinds=(Disinfection,),
        value=lambda record: record.times or 1,
    ),
    Indicator(
        key="disinfected_m2",
        words=Words("消毒面积(m²)", "Area disinfected (m²)"),
        kinds=(Disinfection,),
        value=lambda record: record.area_m2,
    ),
    Indicator(
        key="terminal_disinfections",
        words=Words("终末消毒", "Terminal disinfections"),
        kinds=(Disinfection,),
        value=lambda record: record.disinfection_type == "terminal",
    ),
    Indicator(
        key="breeding_sites_found",
        words=Words("发现孳生地", "Breeding sites found"),
        kinds=(BreedingSite,),
        value=lambda record: (record.count or record.positive or 1) if record.action != "cleared" else 0,
    ),
    Indicator(
        key="breeding_sites_cleared",
        words=Words("清除孳生地", "Breeding sites cleared"),
        kinds=(BreedingSite,),
        value=lambda record: (record.count or 1) if record.action == "cleared" else 0,
    ),
)


def states(site: Site, standings: Standings, profile: Profile) -> Iterator[Tally]:
    """None: every figure here rests on one record."""
    yield from ()
