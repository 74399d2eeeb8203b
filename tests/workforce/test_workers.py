"""Days on which somebody comes to serve, is given a sign-in, or a new password."""

import re
from datetime import date

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.test import RequestFactory

from fangxian.workforce.models import Worker
from fangxian.workforce.serving import serving
from fangxian.workforce.workers import give_sign_in, join, new_password, set_password
from tests.cast import Cast

FIRST, SECOND = "three wet umbrellas", "four dry umbrellas"
pytestmark = pytest.mark.django_db


def may_sign_in(username: str, password: str) -> bool:
    return authenticate(RequestFactory().post("/"), username=username, password=password) is not None


def test_a_cadre_joins_and_signs_in(cast: Cast) -> None:
    """
    12:00  彭辉 is seconded, gets a user name and a password; it is kept as argon2id
    """
    worker = join(cast.community_id, " 彭辉 ", date(2020, 2, 3), party_member=True)
    assert (worker.id, worker.name, worker.user) == (11, "彭辉", None)
    user = give_sign_in(cast.community_id, worker.id, "penghui", FIRST)
    assert user.password.startswith("argon2$argon2id$")
    assert may_sign_in("penghui", FIRST)
    assert Worker.objects.get(community_id=cast.community_id, id=11).user == user


def test_a_user_name_typed_in_full_width_is_the_one_that_signs_in(cast: Cast) -> None:
    """
    12:00  the input method was still on: ｐｅｎｇｈｕｉ is kept as the sign-in will read it
    """
    worker = join(cast.community_id, "彭\x00辉", date(2020, 2, 3))
    assert worker.name == "彭辉"
    assert give_sign_in(cast.community_id, worker.id, " ｐｅｎｇｈｕｉ ", FIRST).username == "penghui"
    assert may_sign_in("penghui", FIRST)


def test_a_random_password_will_do_and_can_be_read_aloud(cast: Cast) -> None:
    """
    12:00  a hundred of them: four groups of four, no letter that is read as another, no two alike
    """
    made = {new_password() for _ in range(100)}
    assert len(made) == 100
    assert all(re.fullmatch(r"[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){3}", password) for password in made)
    set_password(cast.community_id, cast.workers["grid1"], made.pop())


def test_a_new_password_takes_the_place_of_the_old(cast: Cast) -> None:
    """
    12:00  何秀英 forgot her password
    """
    set_password(cast.community_id, cast.workers["grid1"], SECOND)
    assert may_sign_in("grid1", SECOND)
    assert not may_sign_in("grid1", FIRST)


@pytest.mark.parametrize(
    ("username", "password", "code"),
    [
        ("GRID1", FIRST, "username_taken"),
        ("peng hui", FIRST, "invalid"),
        ("", FIRST, "blank"),
        ("p" * 151, FIRST, "max_length"),
        ("penghui", "short", "password_too_short"),
        ("penghui", "password1234", "password_too_common"),
        ("penghui2020", "penghui2020", "password_too_similar"),
    ],
)
def test_a_sign_in_that_will_not_do(cast: Cast, username: str, password: str, code: str) -> None:
    """
    12:00  a name taken, with a blank, empty or endless; a password too short, too common, too like the name
    """
    worker = join(cast.community_id, "彭辉", date(2020, 2, 3))
    with pytest.raises(ValidationError) as refused:
        give_sign_in(cast.community_id, worker.id, username, password)
    assert code in [getattr(error, "code", None) for error in refused.value.error_list]
    assert Worker.objects.get(community_id=cast.community_id, id=worker.id).user is None


def test_one_sign_in_each(cast: Cast) -> None:
    """
    12:00  何秀英 has a sign-in already; somebody without one has no password to change; nobody has number 99
    """
    worker = join(cast.community_id, "彭辉", date(2020, 2, 3))
    with pytest.raises(ValidationError) as refused:
        give_sign_in(cast.community_id, cast.workers["grid1"], "another", FIRST)
    assert refused.value.code == "has_sign_in"
    for number, code in ((worker.id, "no_sign_in"), (99, "no_worker")):
        with pytest.raises(ValidationError) as refused:
            set_password(cast.community_id, number, FIRST)
        assert refused.value.code == code


@pytest.mark.parametrize("name", ["", "   ", "彭" * 61])
def test_nobody_serves_without_a_name(cast: Cast, name: str) -> None:
    """
    12:00  the name is left out, or a whole letter is pasted into it
    """
    with pytest.raises(ValidationError):
        join(cast.community_id, name, date(2020, 2, 3))


def test_who_serves_on_a_day(cast: Cast) -> None:
    """
    3 Feb  the ten of the cast, and from the 4th on 彭辉
    """
    join(cast.community_id, "彭辉", date(2020, 2, 4))
    assert len(serving(cast.community_id, date(2020, 2, 3))) == 10
    assert len(serving(cast.community_id, date(2020, 2, 4))) == 11
