"""This machine's certificate in the local network: it makes itself anew, and only when it must."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fangxian.config.lan.authority import Authority, authority
from fangxian.config.lan.certificate import KEPT, LASTS, RENEWED_BEFORE, renew

NOON = datetime(2020, 2, 3, 4, tzinfo=UTC)
HOSTS = ["192.168.1.20", "laptop.local"]


@pytest.fixture
def vouching(tmp_path: Path) -> Authority:
    """The authority, made at noon of the third of February."""
    return authority(tmp_path, NOON)


def test_it_is_made_anew_before_it_is_over(tmp_path: Path, vouching: Authority) -> None:
    """3 Feb  made · 4 Feb, 22 Feb  still good · 24 Feb  made anew, nine days before its end"""
    assert renew(tmp_path, vouching, HOSTS, NOON)
    assert stat.S_IMODE((tmp_path / KEPT).stat().st_mode) == 0o600
    assert not renew(tmp_path, vouching, HOSTS, NOON + timedelta(days=1))
    assert not renew(tmp_path, vouching, HOSTS, NOON + LASTS - RENEWED_BEFORE - timedelta(days=1))
    assert renew(tmp_path, vouching, HOSTS, NOON + LASTS - RENEWED_BEFORE + timedelta(days=1))


def test_another_address_another_authority_or_a_damaged_file_asks_for_another_one(
    tmp_path: Path, vouching: Authority
) -> None:
    """09:00  the router gave the laptop another address"""
    renew(tmp_path, vouching, HOSTS, NOON)
    assert renew(tmp_path, vouching, ["192.168.1.77", "laptop.local"], NOON)
    (tmp_path / KEPT).write_bytes(b"half a file")
    assert renew(tmp_path, vouching, HOSTS, NOON)
    assert renew(tmp_path, authority(tmp_path / "next door", NOON), HOSTS, NOON)


def test_it_never_outlives_the_authority(tmp_path: Path, vouching: Authority) -> None:
    """In the last days the certificate ends with the authority, and is not made anew at every look."""
    late = vouching.until - timedelta(days=3)
    assert renew(tmp_path, vouching, HOSTS, late)
    assert not renew(tmp_path, vouching, HOSTS, late + timedelta(minutes=1))
