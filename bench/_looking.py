"""Opens the office's pages as the director, once for each line read, and prints how long each took (ms) as JSON."""

from __future__ import annotations

import json
import sys
from itertools import count
from time import perf_counter

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connections, models, router, transaction
from django.test import Client
from django.urls import reverse

import fangxian.config.wsgi  # noqa: F401 - Django, awake as the server has it
from fangxian.derived.catch_up import catch_up
from fangxian.derived.lenses import LENSES
from fangxian.registry.models import Community, Person
from fangxian.workforce.models import Cover, Worker

EVERY = 97  # of the people, so that the bench meets many households


def main() -> None:
    """Neighbouring communities first, then round after round."""
    community_id = Community.objects.values_list("id", flat=True)[0]
    catch_up(community_id)
    for number in range(1, int(sys.argv[1])):
        _copy(community_id, community_id + number)
    client = _director(community_id)
    people = list(Person.objects.filter(community_id=community_id).order_by("id").values_list("id", flat=True))[::EVERY]
    lenses = list(LENSES)
    for turn in count():
        if not sys.stdin.readline():
            break
        pages = {
            "board": reverse("board"),
            "picture": f"{reverse('picture')}?lens={lenses[turn % len(lenses)]}",
            "worklist": reverse("worklist"),
            "person": reverse("person", args=[people[turn % len(people)]]),
        }
        sys.stdout.write(json.dumps({name: _timed(client, address) for name, address in pages.items()}) + "\n")
        sys.stdout.flush()


def _copy(community_id: int, other: int) -> None:
    """The same rows once more under another code; nobody signs in there, so its seals need not open."""
    with transaction.atomic("default"), transaction.atomic("derived"):
        for model in apps.get_models():
            own = "id" if model is Community else "community_id"
            columns = [field.column for field in model._meta.concrete_fields]
            if own in columns and (model is Community or "community_id" in columns):
                _copy_rows(model, columns, own, (other, community_id))


def _copy_rows(model: type[models.Model], columns: list[str], own: str, codes: tuple[int, int]) -> None:
    taken = ["%s" if name == own else "NULL" if name == "user_id" else name for name in columns]
    table = model._meta.db_table
    with connections[router.db_for_write(model)].cursor() as cursor:
        statement = (
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(taken)} FROM {table} WHERE {own} = %s"
        )
        cursor.execute(statement, codes)


def _director(community_id: int) -> Client:
    cover = Cover.objects.filter(community_id=community_id, role="director").first()
    assert cover is not None
    worker = Worker.objects.get(community_id=community_id, id=cover.worker_id)
    client = Client(SERVER_NAME="localhost")
    client.force_login(get_user_model().objects.get(pk=worker.user_id), "django.contrib.auth.backends.ModelBackend")
    return client


def _timed(client: Client, address: str) -> float:
    start = perf_counter()
    response = client.get(address)
    taken = (perf_counter() - start) * 1000
    assert response.status_code == 200, (address, response.status_code)
    return taken


main()
