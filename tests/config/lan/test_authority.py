"""The authority of the local network: what it may vouch for, and what no key of it can."""

from __future__ import annotations

import ssl
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fangxian.config.lan import certificate
from fangxian.config.lan.authority import KEPT, Authority, Unusable, authority

HOSTS = ["192.168.1.20", "laptop.local", "localhost", "127.0.0.1"]


@pytest.fixture
def now() -> datetime:
    """The phone's clock and ours, for a handshake reads the machine's own."""
    return datetime.now(UTC)


def shaken(folder: Path, vouching: Authority, host: str) -> str:
    """A phone that trusts the authority alone opens ``https://HOST``: "" where it does, else why it does not."""
    here, there = ssl.MemoryBIO(), ssl.MemoryBIO()
    trusting = ssl.create_default_context(cadata=vouching.der)
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(folder / certificate.KEPT)
    phone = trusting.wrap_bio(here, there, server_hostname=host)
    server = serving.wrap_bio(there, here, server_side=True)
    for _turn in range(4):
        for side in (phone, server):
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                continue
            except ssl.SSLCertVerificationError as why:
                return why.verify_message
    return "" if phone.version() else "no handshake"


@pytest.mark.parametrize("host", HOSTS)
def test_a_phone_that_trusts_the_authority_opens_the_page(tmp_path: Path, now: datetime, host: str) -> None:
    """08:00  the office's laptop, by its address in the Wi-Fi and by its name"""
    made = authority(tmp_path / "lan", now)
    certificate.renew(tmp_path / "lan", made, HOSTS, now)
    assert shaken(tmp_path / "lan", made, host) == ""


def test_a_phone_that_trusts_another_authority_does_not(tmp_path: Path, now: datetime) -> None:
    """08:05  a phone that was told to trust the laptop of the community next door"""
    certificate.renew(tmp_path / "lan", authority(tmp_path / "lan", now), HOSTS, now)
    other = authority(tmp_path / "next door", now)
    assert shaken(tmp_path / "lan", other, HOSTS[0]) == "self-signed certificate in certificate chain"


@pytest.mark.parametrize("host", ["bank.example.com", "8.8.8.8", "notlocal"])
def test_with_a_stolen_key_nobody_poses_as_a_site_of_the_internet(tmp_path: Path, now: datetime, host: str) -> None:
    """The laptop is stolen, its key with it: phones that trust it believe it in the local network alone."""
    stolen = authority(tmp_path / "lan", now)
    certificate.renew(tmp_path / "lan", stolen, [host], now)
    assert shaken(tmp_path / "lan", stolen, host) == "permitted subtree violation"


def test_the_key_is_its_owners_alone_and_the_second_start_finds_it(tmp_path: Path, now: datetime) -> None:
    """Every start makes the same authority, or every phone would have to trust anew."""
    first, again = authority(tmp_path / "lan", now), authority(tmp_path / "lan", now + timedelta(days=700))
    assert first.fingerprint == again.fingerprint
    assert stat.S_IMODE((tmp_path / "lan" / KEPT).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "lan").stat().st_mode) == 0o700
    assert authority(tmp_path / "lan", first.until).fingerprint != first.fingerprint


def test_a_key_that_others_can_read_or_that_is_damaged_is_named_with_its_cure(tmp_path: Path, now: datetime) -> None:
    """Somebody copied the home folder over a USB stick."""
    authority(tmp_path / "lan", now)
    file = tmp_path / "lan" / KEPT
    file.chmod(0o644)
    with pytest.raises(Unusable, match=r"chmod 600"):
        authority(tmp_path / "lan", now)
    file.chmod(0o600)
    file.write_bytes(file.read_bytes()[:200])
    with pytest.raises(Unusable, match="damaged"):
        authority(tmp_path / "lan", now)
