"""Gives a pass to every household of a building; prints a guard's session cookie and what the codes say, as JSON."""

from __future__ import annotations

import json
import sys

import django

django.setup()

from django.conf import settings  # noqa: E402 - Django first
from django.contrib.auth import get_user_model  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils.timezone import localtime, timedelta  # noqa: E402

from fangxian.derived.catch_up import catch_up  # noqa: E402
from fangxian.derived.gates import gates  # noqa: E402
from fangxian.registry.models import Community, Place  # noqa: E402
from fangxian.reports.passes.cards import signed  # noqa: E402
from fangxian.vault.opening import Look  # noqa: E402


def main() -> None:
    """The director gives them at the desk, in the ordinary way."""
    community_id, now = Community.objects.values_list("id", flat=True)[0], localtime()
    building = Place.objects.filter(community_id=community_id, kind="building").order_by("id")[0]
    until = (now.date() + timedelta(days=30)).isoformat()
    _browser("director").post("/gates/passes/give/", {"place": building.id, "until_day": until})
    catch_up(community_id)
    seen = gates(community_id, now)
    codes = signed(Look(community_id, "bench", "bench"), seen.edition, seen.passes)
    cookie = _browser("guard1").cookies[settings.SESSION_COOKIE_NAME].value
    sys.stdout.write(json.dumps({"name": settings.SESSION_COOKIE_NAME, "value": cookie, "codes": codes}))


def _browser(username: str) -> Client:
    client = Client(SERVER_NAME="localhost")
    client.force_login(get_user_model().objects.get(username=username), "django.contrib.auth.backends.ModelBackend")
    return client


main()
