"""Whatever the house is asked, it sends no statement on a community's table without naming the community."""

from __future__ import annotations

import pytest
from django.test import Client

from fangxian.derived.rebuild import rebuild
from fangxian.derived.verify import verify
from tests.cast import COMMUNITY, Cast
from tests.config.routes import routes
from tests.statements import community_tables, unfiltered


@pytest.mark.parametrize("who", ["grid1", "guard", "director", "auditor", "keeper"])
def test_every_page(cast: Cast, statements: list[str], who: str) -> None:
    """08:00  everybody opens every page that is there"""
    client = Client(raise_request_exception=False)
    client.force_login(cast.users[who], backend="django.contrib.auth.backends.ModelBackend")
    answers = {path: client.get(path).status_code for _name, path in routes()}
    assert [path for path, code in answers.items() if code >= 500] == []
    assert len(statements) > 20
    assert unfiltered(statements, community_tables()) == []


def test_a_sentence_on_its_way_to_the_board(cast: Cast, statements: list[str]) -> None:
    """08:10  somebody came back from Jingmen; said on the desk, read, kept, shown"""
    client = Client(raise_request_exception=False)
    client.force_login(cast.users["grid1"], backend="django.contrib.auth.backends.ModelBackend")
    client.post("/say/", {"text": "3-2-402 刘建国昨晚刚从湖北荆门回来,目前体温正常。"})
    client.get("/held/")
    client.get("/board/")
    assert unfiltered(statements, community_tables()) == []


def test_the_house_looking_after_itself(cast: Cast, statements: list[str]) -> None:
    """22:00  everything is drawn anew and checked"""
    rebuild(COMMUNITY)
    assert verify(COMMUNITY) == []
    assert len(statements) > 20
    assert unfiltered(statements, community_tables()) == []
