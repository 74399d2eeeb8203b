"""The address of the form or page on which a debt is settled."""

from __future__ import annotations

from django.urls import reverse
from django.utils.http import urlencode

from fangxian.derived.duties import ANSWERS, DUTIES
from fangxian.derived.worklist import Owed


def way(task: Owed) -> str:
    """The address of the form or page on which it is done."""
    duty = DUTIES.get(task.kind)
    if duty is None:
        return reverse("place", args=[task.place_id])
    if "." not in duty.done_by:
        return reverse(duty.done_by)
    known = {"resident": task.person_id, "of": task.number, **ANSWERS.get(task.kind, {})}
    asked = {name: str(value) for name, value in known.items() if value is not None}
    return f"{reverse('write', args=[task.place_id, duty.done_by])}?{urlencode(asked)}"
