"""Who a provider's user is: a worker, linked by whoever manages the workforce; a resident, by the phone."""

from __future__ import annotations

from datetime import datetime

from fangxian.hotline.gateways import GATEWAYS
from fangxian.hotline.letters import mark
from fangxian.hotline.models import Link
from fangxian.measures.questions import Words
from fangxian.registry import find, history
from fangxian.vault.keys import VERSION
from fangxian.vault.seal import seal
from fangxian.workforce.models import Worker

SEALED = "hotline_link.sealed"


class NotLinked(Exception):  # noqa: N818 - the fact that the reader must know
    """Nothing was linked; ``words`` say why and what to do."""

    def __init__(self, words: Words) -> None:
        super().__init__(f"{words.zh} {words.en}")
        self.words = words


def link(community_id: int, gateway: str, user: str, worker_id: int, now: datetime) -> None:
    """What this user writes is from now on this worker's. Raises NotLinked."""
    if not Worker.objects.filter(community_id=community_id, id=worker_id, left_on=None).exists():
        raise NotLinked(Words("没有这名在岗工作人员。", "Nobody who serves here is meant."))
    kept = _kept(gateway, user)
    found = mark(community_id, "sender", gateway, kept)
    (sealed,) = seal(community_id, SEALED, [(found.hex(), kept.encode())])
    row = Link(
        community_id=community_id,
        mark=found,
        gateway=gateway,
        worker_id=worker_id,
        sealed=sealed,
        key_version=VERSION,
        linked_at=now,
    )
    Link.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["community_id", "mark"],
        update_fields=["worker_id", "sealed", "linked_at"],
    )


def unlink(community_id: int, gateway: str, user: str) -> bool:
    """What this user writes is nobody's any more. False if it was nobody's before. Raises NotLinked."""
    found = mark(community_id, "sender", gateway, _kept(gateway, user))
    gone, _ = Link.objects.filter(community_id=community_id, mark=found).delete()
    return bool(gone)


def _kept(gateway: str, user: str) -> str:
    if gateway not in GATEWAYS:
        known = ", ".join(GATEWAYS)
        raise NotLinked(Words(f"没有这个通道。有:{known}。", f"There is no such gateway. There are: {known}."))
    kept = GATEWAYS[gateway].user(user)
    if kept is None:
        name = GATEWAYS[gateway].words
        raise NotLinked(
            Words(f"这不是{name.zh}的用户标识,请核对。", f"{name.en} has no such user id: please check it.")
        )
    return kept


def worker_of(community_id: int, sender: bytes) -> int | None:
    """The worker whom a sender's mark belongs to; None for anybody else."""
    rows = Link.objects.filter(community_id=community_id, mark=sender)
    return rows.values_list("worker_id", flat=True).first()


def homes_of(community_id: int, phone: str) -> list[int]:
    """The doors behind which those live who gave this phone; found by its blind mark, no seal is opened."""
    people = find.people(community_id, phone) if phone else []
    stays = (history.home(community_id, person) for person in people)
    return sorted({stay.place_id for stay in stays if stay})


def linked(community_id: int) -> list[tuple[int, str]]:
    """Which workers write in through which gateway; their ids there stay sealed."""
    rows = Link.objects.filter(community_id=community_id).order_by("worker_id", "gateway", "linked_at")
    return list(rows.values_list("worker_id", "gateway"))
