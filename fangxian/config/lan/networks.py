"""Which networks count as local, and the addresses that this machine has in them."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Network

# What the authority may vouch for, and what is served: never an address or a name of the internet.
NETWORKS = tuple(
    IPv4Network(written)
    for written in (
        *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"),  # RFC 1918
        *("100.64.0.0/10", "169.254.0.0/16", "127.0.0.0/8"),  # a provider's, link-local, this machine
        *("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"),  # for documents and tests, routed nowhere
    )
)
NETWORKS_6 = tuple(IPv6Network(written) for written in ("fc00::/7", "fe80::/10", "::1/128"))
NAMES = ("localhost", "local", "lan", "internal", "home.arpa")
# Networks inside the machine, which no phone can reach: shown last.
INSIDE = ("docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "utun", "tun", "tap")


def addresses() -> list[IPv4Address]:
    """Where phones may find this machine, the likeliest first; empty where it is in no local network."""
    import ifaddr

    adapters = sorted(ifaddr.get_adapters(), key=lambda one: one.nice_name.startswith(INSIDE))
    found = [IPv4Address(ip.ip) for one in adapters for ip in one.ips if isinstance(ip.ip, str)]
    likely = _towards_the_router()
    local = [one for one in found if is_local(one) and not one.is_loopback and not one.is_link_local]
    return sorted(dict.fromkeys(local), key=lambda one: one != likely)


def _towards_the_router() -> IPv4Address | None:
    """The address from which this machine would speak to the world; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as trial:
        try:
            trial.connect(("198.51.100.1", 9))
            return IPv4Address(trial.getsockname()[0])
        except OSError:
            return None


def is_local(address: IPv4Address) -> bool:
    """Whether it lies in a network of which no stranger on the internet can be part."""
    return any(address in network for network in NETWORKS)


def names(given: list[str]) -> list[str]:
    """The machine's own name in the local network, then those among the given ones that are local, too."""
    own = socket.gethostname().split(".")[0].lower()
    return list(dict.fromkeys([f"{own}.local", *(one.lower() for one in _local_names(given))]))


def _local_names(given: list[str]) -> Iterator[str]:
    return (one for one in given if "." in one and one.rsplit(".", 1)[-1].isalpha() and one.lower().endswith(_ENDS))


_ENDS = tuple(f".{name}" for name in NAMES)
