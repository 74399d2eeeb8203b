"""The household's pass on its phone: the same signed code as on paper, and whether somebody may go out now."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse

from fangxian.derived.catch_up import catch_up
from fangxian.derived.gates import Gates, gates
from fangxian.measures.checkpoints.passing import VERDICTS
from fangxian.reports.passes.cards import picture, signed
from fangxian.resident.asking import Home, asks_home, said, shown


@asks_home
def pass_page(request: HttpRequest, home: Home) -> HttpResponse:
    """Made anew each time it is opened; the trail says that it was."""
    catch_up(home.community_id)
    seen = gates(home.community_id, home.now)
    good = [one for one in seen.passes if one.door == home.guest.place.id and one.held.sort == "household"]
    codes = signed(home.look("a household's pass on its phone"), seen.edition, good)
    passes = [
        {"picture": picture(code), "last_day": one.held.until - timedelta(days=1)}
        for one, code in zip(good, codes, strict=True)
    ]
    return shown(request, "resident/pass.html", door=home.guest.place, passes=passes, verdict=_verdict(home, seen))


def _verdict(home: Home, seen: Gates) -> str:
    """What the gate would say to the next of the household."""
    stretches = dict(seen.special(home.now)).get(home.guest.place.id) or seen.usual(home.now)
    step = stretches[0].steps[0] if stretches and stretches[0].steps else ""
    return said(VERDICTS[step].words) if step in VERDICTS else ""
