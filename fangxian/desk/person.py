"""One person: where they lived, their observation with its rule, what is owed to them, what was written about them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from fangxian.derived.duties import seen
from fangxian.derived.place_state import place_state
from fangxian.desk.asking import Asking, asks
from fangxian.desk.entries import entry_rows, legible
from fangxian.desk.frame import page
from fangxian.desk.keeping_up import kept_up
from fangxian.desk.observing import courses
from fangxian.desk.residents import rows, stays_or_404
from fangxian.desk.rows import tasks
from fangxian.desk.whereabouts import places
from fangxian.ledger import read
from fangxian.reports.letter import due


@asks("read_people")
def person_page(request: HttpRequest, asking: Asking, person_id: int) -> HttpResponse:
    """Everything about one person that the reader may know."""
    kept_up(request, asking)
    stays = stays_or_404(asking, person_id)
    home = places(asking, [stays[0].place_id])[stays[0].place_id]
    state = place_state(asking.community_id, home.id, asking.now)
    owed, observed = state.about(person_id)
    entries = legible(asking, read.about_people(asking.community_id, [person_id])[::-1])
    return page(
        request,
        asking,
        "desk/person.html",
        person=rows(asking, stays[:1], "person")[0],
        stays=stays,
        courses=courses(asking, home, observed),
        tasks=tasks(asking, seen(asking.scope, (task for task in owed if task.open))),
        entries=entry_rows(asking, entries, "person"),
        reveals=asking.scope.may("reveal", home),
        letter=due(observed) if asking.scope.may("reveal", home) and asking.scope.sees("health", home) else "",
    )
