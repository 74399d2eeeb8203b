"""Prints the session cookie of the first grid's worker, name and value."""

from __future__ import annotations

import sys

import django

django.setup()

from django.conf import settings  # noqa: E402 - Django first
from django.contrib.auth import get_user_model  # noqa: E402
from django.test import Client  # noqa: E402


def main() -> None:
    """Signed in without a password, as only somebody who holds the home folder can."""
    client = Client()
    client.force_login(get_user_model().objects.get(username="grid1"))
    name = settings.SESSION_COOKIE_NAME
    sys.stdout.write(f"{name} {client.cookies[name].value}")


main()
