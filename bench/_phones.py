"""Signs phones in: prints cookie, worker and the doors where each may write, a JSON line for each phone."""

from __future__ import annotations

import json
import sys
from itertools import cycle, islice

import django

django.setup()

from django.conf import settings  # noqa: E402 - Django first
from django.contrib.auth import get_user_model  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from fangxian.registry.models import Place  # noqa: E402
from fangxian.workforce.access import scope  # noqa: E402
from fangxian.workforce.models import Worker  # noqa: E402

KINDS = {"grid_worker": "screening.door_visit", "volunteer": "care.contacted"}
BACKEND = "django.contrib.auth.backends.ModelBackend"


def main() -> None:
    """So many phones of those who walk from door to door, and the director's browser last."""
    director = Worker.objects.get(user__username="director")
    walking = Worker.objects.filter(community_id=director.community_id, user__username__startswith="grid")
    helping = Worker.objects.filter(community_id=director.community_id, user__username__startswith="volunteer")
    for worker in islice(cycle([*walking, *helping]), int(sys.argv[1])):
        sys.stdout.write(json.dumps(_phone(worker)) + "\n")
    sys.stdout.write(json.dumps(_phone(director)) + "\n")


def _phone(worker: Worker) -> dict[str, object]:
    user = get_user_model().objects.get(pk=worker.user_id)
    seen = scope(user, timezone.localtime())
    assert seen is not None
    client, kind = Client(), KINDS.get(min(seen.roles), "")
    client.force_login(user, BACKEND)
    doors = Place.objects.filter(seen.place_filter("write_records"), community_id=worker.community_id, kind="door")
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    return {"cookie": cookie, "worker": worker.id, "kind": kind, "doors": list(doors.values_list("id", flat=True))}


main()
