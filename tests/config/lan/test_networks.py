"""Which addresses and names are local."""

from __future__ import annotations

from ipaddress import IPv4Address
from types import SimpleNamespace
from typing import Any

import pytest

from fangxian.config.lan import networks


@pytest.mark.parametrize(
    ("address", "local"), [("192.168.1.20", True), ("10.2.3.4", True), ("172.31.0.9", True), ("8.8.8.8", False)]
)
def test_an_address_of_the_internet_is_not_local(address: str, local: bool) -> None:
    """A laptop with an address of the internet's own is not opened to it as if it were the office's Wi-Fi."""
    assert networks.is_local(IPv4Address(address)) is local


def test_the_address_towards_the_router_comes_first_and_only_local_ones_come(monkeypatch: Any) -> None:
    """Wi-Fi, a network of containers, this machine itself, a mobile modem with an address of the internet."""
    given = {
        "docker0": "172.17.0.1",
        "lo": "127.0.0.1",
        "eth0": "10.9.9.9",
        "wlan0": "192.168.1.20",
        "wwan0": "8.9.9.9",
    }
    adapters = [SimpleNamespace(nice_name=name, ips=[SimpleNamespace(ip=ip)]) for name, ip in given.items()]
    monkeypatch.setattr("ifaddr.get_adapters", lambda: adapters)
    monkeypatch.setattr(networks, "_towards_the_router", lambda: IPv4Address("192.168.1.20"))
    assert [str(one) for one in networks.addresses()] == ["192.168.1.20", "10.9.9.9", "172.17.0.1"]


def test_names_of_the_internet_are_left_out(monkeypatch: Any) -> None:
    """FANGXIAN_HOSTS names a server of the county besides the one of the router."""
    monkeypatch.setattr("socket.gethostname", lambda: "Laptop.example.com")
    assert networks.names(["fangxian.lan", "county.example.com", "127.0.0.1", ""]) == ["laptop.local", "fangxian.lan"]
