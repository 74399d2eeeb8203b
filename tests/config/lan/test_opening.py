"""The house opened to the local network: what is shown, what the settings are told, what is kept up to date."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from django.conf import settings

from fangxian.config.lan import networks, opening
from fangxian.config.lan.opening import Lan, prepare, renewed


@pytest.fixture
def lan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lan:
    """A laptop in the office's Wi-Fi."""
    for name in ("FANGXIAN_HTTPS", "FANGXIAN_LAN"):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("FANGXIAN_HOSTS", "fangxian.lan,county.example.org")
    monkeypatch.setenv("FANGXIAN_HOME", str(tmp_path))
    monkeypatch.setattr(networks, "addresses", lambda: [IPv4Address("192.168.1.20"), IPv4Address("10.0.0.5")])
    monkeypatch.setattr("socket.gethostname", lambda: "laptop")
    return prepare(8000, 8080)


def test_the_settings_know_under_which_names_the_house_is_asked_for(lan: Lan) -> None:
    """08:00  every local address and name, and nothing of the internet"""
    assert os.environ["FANGXIAN_HOSTS"] == "192.168.1.20,10.0.0.5,laptop.local,fangxian.lan,localhost,127.0.0.1"
    assert os.environ["FANGXIAN_HTTPS"] == "true"
    told = json.loads(os.environ["FANGXIAN_LAN"])
    assert (told["app"], told["trust"]) == ("https://192.168.1.20:8000/phone/", "http://192.168.1.20:8080/")
    assert told["name"].startswith("Fangxian LAN ")


def test_what_is_shown_is_addresses_and_a_fingerprint(lan: Lan, capsys: pytest.CaptureFixture[str]) -> None:
    """08:00  a photograph of the terminal goes round in the chat group: it helps nobody to get in"""
    opening._show(lan)
    shown = capsys.readouterr().out
    assert all(part in shown for part in (lan.app, lan.trust, lan.vouching.fingerprint))
    assert not any(part in shown for part in (settings.SECRET_KEY, "PRIVATE", str(lan.folder)))


def test_another_address_gets_another_certificate_and_none_gets_none(lan: Lan) -> None:
    """11:00  the router gives the laptop another address · 11:30  the Wi-Fi is gone for a while"""
    now = datetime.now(UTC)
    assert not renewed(lan, ["192.168.1.20", "10.0.0.5"], now)
    assert not renewed(lan, [], now)
    assert renewed(lan, ["192.168.1.77"], now)
    assert os.environ["FANGXIAN_HOSTS"] == "192.168.1.77,laptop.local,fangxian.lan,localhost,127.0.0.1"
    assert json.loads(os.environ["FANGXIAN_LAN"])["app"] == "https://192.168.1.77:8000/phone/"
    assert not renewed(lan, ["192.168.1.77"], now)


def test_without_a_local_network_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """08:00  the cable is not plugged in"""
    monkeypatch.setenv("FANGXIAN_HOME", str(tmp_path))
    monkeypatch.setattr(networks, "addresses", list)
    with pytest.raises(SystemExit):
        prepare(8000, 8080)
