"""The second person at the desk: who confirms, by their own user name and password, what nobody does alone."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from fangxian.desk.asking import Asking
from fangxian.workforce.access import Scope
from fangxian.workforce.second import second


def second_person(request: HttpRequest, asking: Asking) -> Scope | None:
    """Who signed as second person, or None if nobody did. ValidationError, in words, if it is nobody else here."""
    name, password = (request.POST.get(field, "") for field in ("second_name", "second_password"))
    if not name.strip() and not password:
        return None
    found = second(asking.community_id, name.strip(), password, asking.now)
    if found is None or found.worker_id == asking.scope.worker_id:
        wrong = _("Second person: the user name or password is wrong, or it is your own. Somebody else types theirs.")
        raise ValidationError(wrong, "second")
    return found
