"""What care counts: needs raised, met and waiting, deliveries, calls, counselling, gifts."""

from __future__ import annotations

from collections.abc import Iterator

from fangxian.diseases.profile import Profile
from fangxian.measures.care.records import Contacted, Counselling, Delivery, Donation, Stock
from fangxian.measures.care.standing import HANDED_OVER, CareStanding, Wanted
from fangxian.measures.facts import Site, Tally
from fangxian.measures.questions import Words
from fangxian.measures.shape import Indicator, Standings

INDICATORS = (
    Indicator(key="needs_raised", words=Words("群众需求", "Needs raised"), counted="heard"),
    Indicator(key="needs_met", words=Words("已解决需求", "Needs met"), counted="heard"),
    Indicator(key="needs_waiting", words=Words("待解决需求", "Needs waiting"), counted="holds"),
    Indicator(
        key="deliveries",
        words=Words("物资配送户次", "Deliveries to households"),
        kinds=(Delivery,),
        value=lambda record: (record.households or 1) if record.status in HANDED_OVER else 0,
    ),
    Indicator(
        key="supplies_arrived",
        words=Words("物资到货批次", "Supplies that arrived"),
        kinds=(Delivery,),
        value=lambda record: record.status == "arrived",
    ),
    Indicator(
        key="care_calls",
        words=Words("关怀联系", "Care calls"),
        kinds=(Contacted,),
        value=lambda record: (record.count or 1) if record.status != "unreachable" else 0,
    ),
    Indicator(
        key="counselling",
        words=Words("心理疏导", "Counselling"),
        kinds=(Counselling,),
        value=lambda record: record.status == "handled",
    ),
    Indicator(
        key="donations_yuan",
        words=Words("捐款(元)", "Donations (yuan)"),
        kinds=(Donation,),
        value=lambda record: None if record.status == "offer" else record.amount_yuan,
    ),
    Indicator(
        key="party_dues_yuan",
        words=Words("特殊党费(元)", "Special Party dues (yuan)"),
        kinds=(Donation,),
        value=lambda record: record.amount_yuan if record.donation_type and record.status != "offer" else None,
    ),
    Indicator(
        key="donations_in_kind",
        words=Words("捐物批次", "Gifts in kind"),
        kinds=(Donation,),
        value=lambda record: bool(record.items) and record.status != "offer",
    ),
    Indicator(key="stock_moved", words=Words("物资出入库批次", "Stock movements"), kinds=(Stock,)),
)


def states(site: Site, standings: Standings, profile: Profile) -> Iterator[Tally]:
    """Needs: yesterday's waiting, and the raised, less the met, wait today."""
    for need in standings.of(CareStanding).needs:
        yield from _need(need)


def _need(need: Wanted) -> Iterator[Tally]:
    raised = need.heard_on
    met = max(raised, need.met_heard_on) if need.met_heard_on else None
    yield Tally.on("needs_raised", raised, need.number, need.entry_id)
    if met:
        yield Tally.on("needs_met", met, need.met_by, need.entry_id)
    if met is None or raised < met:
        yield Tally(
            indicator="needs_waiting", subject=need.entry_id, number=need.number, from_day=raised, until_day=met
        )
