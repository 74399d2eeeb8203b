"""Says a sentence at the ordinary door and settles the drafts that come of it, as whoever said it would."""

from __future__ import annotations

from datetime import timedelta

from fangxian.demo.happening import Happening
from fangxian.intake.card import Card
from fangxian.intake.say import say as say_it
from fangxian.intake.settle import accept, drop
from fangxian.ledger.entry import Answer
from fangxian.workforce.access import Scope

SOON = timedelta(minutes=1)


def say(community_id: int, scope: Scope, one: Happening) -> list[Answer]:
    """The ledger's answers; none if what was said does not mean what happened, so that it is still to be sent."""
    heard = say_it(community_id, scope, "grid_worker", one.text, one.at, one.at)
    if one.open:
        return []
    meant = [card for card in heard.cards if card.kind == one.record.kind]
    for card in heard.cards:
        if card not in meant[:1]:
            drop(community_id, card.id, "已包含在另一条里 / part of another record", scope, one.at + SOON)
    return _accepted(community_id, scope, one, meant[0]) if meant else []


def _accepted(community_id: int, scope: Scope, one: Happening, card: Card) -> list[Answer]:
    settled = accept(community_id, card.id, _added(one, card), scope, one.at + SOON)
    if not settled.done:
        drop(community_id, card.id, "改用表单填写 / filled in as a form instead", scope, one.at + SOON)
    return settled.answers


def _added(one: Happening, card: Card) -> dict[str, object]:
    """What the writer adds to the card: the door, or who it was, where that was not understood."""
    added: dict[str, object] = {} if card.ready else {"place_id": one.place_id}
    name = getattr(one.record, "person", None)
    return added | ({"person": name} if name and card.person_id is None else {})
