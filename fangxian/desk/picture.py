"""The community picture (全景): every household a window, seen through a lens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from fangxian.derived.picture import Picture
from fangxian.derived.picture import picture as seen_through
from fangxian.desk.asking import Asking, asks
from fangxian.desk.drawing import Band, bands
from fangxian.desk.frame import page
from fangxian.desk.keeping_up import kept_up
from fangxian.desk.whereabouts import grids
from fangxian.registry.models import Place
from fangxian.registry.places import by_code
from fangxian.workforce.access import Reach

LENSES = {
    "screened": gettext_noop("Screened"),
    "observed": gettext_noop("Observed"),
    "overdue": gettext_noop("Overdue"),
    "needs": gettext_noop("Needs"),
}
HEALTH = ("observed",)  # lenses that tell who is ill or may be
CLASSES = {
    "done": gettext_noop("visited"),
    "due": gettext_noop("due again"),
    "tried": gettext_noop("nobody home"),
    "overdue": gettext_noop("overdue"),
    "waiting": gettext_noop("not visited yet"),
    "ill": gettext_noop("fever, not settled"),
    "observed": gettext_noop("under observation"),
    "ended": gettext_noop("observation over"),
    "urgent": gettext_noop("urgent and overdue"),
    "several": gettext_noop("several overdue"),
    "one": gettext_noop("one overdue"),
    "open": gettext_noop("to do, in time"),
    "cared": gettext_noop("cared for"),
    "none": gettext_noop("nothing"),
    "vacant": gettext_noop("vacant"),
}


@asks("read_places")
def picture(request: HttpRequest, asking: Asking) -> HttpResponse:
    """The whole community, or one grid, through the lens that was chosen; or the doors of one ``class`` as a list."""
    kept_up(request, asking)
    lens = request.GET.get("lens", "")
    lenses = {name: word for name, word in LENSES.items() if _reach(asking, name) != Reach()}
    lens = lens if lens in lenses else "screened"
    streets = [grid for grid in grids(asking) if _reach(asking, lens).holds(grid)]
    grid = next((one.id for one in streets if str(one.id) == request.GET.get("grid")), None)
    seen = seen_through(asking.community_id, lens, asking.now, _reach(asking, lens, grid))
    words = {name: _(word) for name, word in CLASSES.items()}
    built = {code: place.id for code, place in by_code(asking.community_id, "building").items()}
    return page(
        request,
        asking,
        "desk/picture.html",
        bands=[_told(band, streets, seen.legend, words) for band in bands(seen, words, built)],
        households=sum(seen.legend.values()),
        legend=[{"name": name, "words": words[name], "count": count} for name, count in seen.legend.items()],
        chosen=_chosen(seen, request.GET.get("class", ""), words),
        lenses=[{"name": name, "words": _(word), "here": name == lens} for name, word in lenses.items()],
        lens_name=lens,
        grids=streets,
        grid=grid,
    )


def _chosen(seen: Picture, name: str, words: Mapping[str, str]) -> dict[str, object] | None:
    """Exactly the doors that the legend counts under one class."""
    if name not in seen.legend:
        return None
    every = (door for building in seen.buildings for door in building.doors)
    return {"name": name, "words": words[name], "doors": [door for door in every if seen.colours[door.id] == name]}


def _reach(asking: Asking, lens: str, grid: int | None = None) -> Reach:
    """The doors that the reader may see through a lens."""
    return asking.reach("read_places", grid, sees="health" if lens in HEALTH else "plain")


def _told(band: Band, streets: list[Place], order: Iterable[str], words: Mapping[str, str]) -> dict[str, object]:
    name = next((str(one) for one in streets if one.id == band.grid_id), _("In no grid"))
    shares = [f"{words[name]} {band.counts[name]}" for name in order if name in band.counts]
    return {"name": name, "told": " · ".join(shares), "houses": band.houses, "towers": band.towers}
