"""What of the demo is tried without a sign-in: households' cards, a shop's code, the link to sign up; new each time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.core.management.base import CommandError
from django.urls import reverse
from django.utils.timezone import localtime

from fangxian.config.speaking import out, said, tell
from fangxian.derived.catch_up import catch_up
from fangxian.derived.gates import Gates, gates
from fangxian.intake.incoming import Incoming, on_a_page
from fangxian.intake.receive import receive
from fangxian.ledger.ids import new_id
from fangxian.measures.checkpoints.records import Pass
from fangxian.registry import cards
from fangxian.registry.cards import Made
from fangxian.registry.models import Place
from fangxian.workforce.access import Scope, scope
from fangxian.workforce.candidates import open_link
from fangxian.workforce.models import Worker

PASS_FOR = timedelta(days=30)


def show_pages(director: Worker, address: str) -> None:
    """Gives two households a card and a pass, one shop its code, opens the link; and shows them, this once."""
    now = localtime()
    giver = scope(director.user, now) if director.user else None
    if giver is None:
        raise CommandError(said("演示社区没有主任。", "The demo's community has no director."))
    catch_up(giver.community_id)
    doors = _doors(giver.community_id, gates(giver.community_id, now))
    shops = list(Place.objects.filter(community_id=giver.community_id, kind="shop", closed=False).order_by("id")[:1])
    made = cards.make([*doors, *shops])
    cards.give(giver.community_id, made, giver.worker_id, now)
    _give_passes(giver, doors, now)
    key = open_link(giver.community_id, giver.worker_id, now).key
    _show(address, [*_rows(made), _sign_up(giver.community_id, key), _gate(doors)])


def _doors(community_id: int, seen: Gates) -> list[Place]:
    """One door with somebody under observation, if there is one, and one without."""
    lived_in = Place.objects.filter(community_id=community_id, kind="door", closed=False, vacant=False).order_by("id")
    observed = lived_in.filter(id__in=list(seen.home)).first()
    other = lived_in.exclude(id__in=list(seen.home)).first()
    return [door for door in (observed, other) if door]


def _give_passes(giver: Scope, doors: list[Place], now: datetime) -> None:
    """To those who have none."""
    having = {one.door for one in gates(giver.community_id, now).passes}
    answers = {"sort": "household", "until_day": (now + PASS_FOR).date().isoformat()}
    records = [_record(giver, door, answers, now) for door in doors if door.id not in having]
    receive(giver.community_id, giver, records, now)


def _record(giver: Scope, door: Place, answers: dict[str, str], now: datetime) -> Incoming:
    device = f"demo-{giver.worker_id}"
    return on_a_page(new_id(now), device, kind=Pass.kind, place_id=door.id, happened_at=now, answers=dict(answers))


Row = tuple[str, str, str]


def _rows(made: list[Made]) -> Iterator[Row]:
    """What, where, and with which number."""
    for one in made:
        here = one.place.community_id
        if one.pin:
            number = " ".join(one.code[n : n + 4] for n in range(0, len(one.code), 4))
            with_card = said(f"卡号 {number},密码 {one.pin}", f"card {number}, PIN {one.pin}")
            home = said(f"居民页面,{one.place} 的住户", f"The resident's page, of {one.place}")
            yield home, reverse("home_entrance_of", args=[here]), with_card
        else:
            shop = said(f"商户页面,{one.place}", f"The shop's page, of {one.place}")
            yield shop, reverse("shop_page", args=[here, one.code]), said("门上的码,不用登录", "the code at its door")


def _sign_up(community_id: int, key: str) -> Row:
    way = reverse("sign_up", args=[community_id, key])
    return said("志愿者报名", "Signing up to serve"), way, said("不用登录", "no sign-in")


def _gate(doors: list[Place]) -> Row:
    door = doors[-1] if doors else ""
    scan = said(
        f"值守员登录后点“卡口”,输 {door},或扫居民页面上的通行证",
        f"sign in as the guard; under Gate type {door}, or scan the pass of the resident's page",
    )
    return said("卡口", "The gate"), reverse("phone"), scan


def _show(address: str, rows: list[Row]) -> None:
    tell("\n其他页面(卡号、密码、链接每次启动更换):", "\nThe other pages; cards, PINs and links are new at each start:")
    for what, way, key in rows:
        out.print(f"  {what}: {address}{way}\n      {key}", markup=False)
