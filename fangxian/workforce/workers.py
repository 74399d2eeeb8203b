"""Workers: who joins, and under which user name and password they sign in."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from fangxian.registry.numbering import lock, next_id
from fangxian.workforce.models import Worker
from fangxian.workforce.serving import worker_of

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is read as another


def join(community_id: int, name: str, joined_on: date, *, party_member: bool = False) -> Worker:
    """Somebody begins to serve. They cover nothing yet, and cannot sign in. ValidationError without a name."""
    name = "".join(filter(str.isprintable, name)).strip()
    if not name or len(name) > 60:
        raise ValidationError(_("Write the worker's name, at most 60 characters."), "name")
    with transaction.atomic():
        lock(community_id)
        return Worker.objects.create(
            community_id=community_id,
            id=next_id(Worker, community_id),
            name=name,
            party_member=party_member,
            joined_on=joined_on,
        )


def give_sign_in(community_id: int, worker_id: int, username: str, password: str) -> User:
    """A user name and a password (kept as argon2id) for a worker. ValidationError, in words, if one will not do."""
    with transaction.atomic():
        lock(community_id)
        worker = worker_of(community_id, worker_id)
        if worker.user_id is not None:
            raise ValidationError(_("%(name)s can already sign in.") % {"name": worker.name}, "has_sign_in")
        user = get_user_model()(username=_free(username), first_name="", is_active=True)
        _set(user, password)
        Worker.objects.filter(community_id=community_id, id=worker_id).update(user=user)
    return user


def _free(written: str) -> str:
    """The user name as the sign-in will read it."""
    users = get_user_model()
    username = users.normalize_username(written.strip())
    users._meta.get_field("username").clean(username, None)
    if users.objects.filter(username__iexact=username).exists():
        taken = _("The user name %(username)s is taken. Choose another.")
        raise ValidationError(taken % {"username": username}, "username_taken")
    return username


def new_password() -> str:
    """A random password that can be read aloud: four times four letters and digits."""
    return "-".join("".join(secrets.choice(LETTERS) for _letter in range(4)) for _group in range(4))


def set_password(community_id: int, worker_id: int, password: str) -> None:
    """A new password. ValidationError with all that is wrong with it, or if there is no user name yet."""
    worker = worker_of(community_id, worker_id)
    if worker.user is None:
        raise ValidationError(_("%(name)s has no user name yet.") % {"name": worker.name}, "no_sign_in")
    _set(worker.user, password)


def _set(user: Any, password: str) -> None:
    validate_password(password, user)
    user.set_password(password)
    user.save()
