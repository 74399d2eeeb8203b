"""``--lan``: what is made before the house opens to the local network, what is shown, and what is kept up to date."""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import msgspec
from cryptography.hazmat.primitives.serialization import Encoding

from fangxian.config.home import home_folder
from fangxian.config.lan import certificate, networks
from fangxian.config.lan.authority import Authority, authority
from fangxian.config.speaking import out, stop, tell

EVERY = 60.0  # seconds between two looks at the addresses and the certificate
SOON = timedelta(days=60)
PHONE = "/phone/"


class Lan(msgspec.Struct, frozen=True):
    """The house in the local network."""

    folder: Path
    port: int
    trust_port: int
    vouching: Authority
    hosts: list[str]

    @property
    def app(self) -> str:
        """Where phones open the app."""
        return f"https://{self.hosts[0]}:{self.port}{PHONE}"

    @property
    def trust(self) -> str:
        """Where phones come to trust this machine."""
        return f"http://{self.hosts[0]}:{self.trust_port}/"

    @property
    def name(self) -> str:
        return self.vouching.certificate.subject.rdns[0].rfc4514_string().removeprefix("CN=")

    @property
    def kept(self) -> Path:
        return self.folder / certificate.KEPT


def prepare(port: int, trust_port: int) -> Lan:
    """Authority and certificate are there, and the settings know under which names the house is asked for."""
    folder = home_folder(os.environ.get("FANGXIAN_HOME", "var")) / "lan"
    now = datetime.now(UTC)
    lan = Lan(folder, port, trust_port, authority(folder, now), _hosts())
    certificate.renew(folder, lan.vouching, lan.hosts, now)
    _told_to_the_settings(lan)
    return lan


def _hosts() -> list[str]:
    """The addresses and names that the certificate is for; the first is the one that phones are shown."""
    found = [str(address) for address in networks.addresses()]
    if not found:
        stop(
            "本机没有连上局域网(Wi-Fi 或网线)。请连上后再启动;手机和本机要在同一个网络里。",
            "This machine is in no local network. Connect it (Wi-Fi or cable) and start again; the phones must be in "
            "the same network.",
        )
    given = os.environ.get("FANGXIAN_HOSTS", "").split(",")
    return [*found, *networks.names([one.strip() for one in given]), "localhost", "127.0.0.1"]


def _told_to_the_settings(lan: Lan) -> None:
    os.environ["FANGXIAN_HTTPS"] = "true"
    os.environ["FANGXIAN_HOSTS"] = ",".join(lan.hosts)
    told = {"app": lan.app, "trust": lan.trust, "name": lan.name, "fingerprint": lan.vouching.fingerprint}
    os.environ["FANGXIAN_LAN"] = json.dumps(told)


def open_to_phones(lan: Lan) -> None:
    """The page on trust answers; the terminal shows the codes, then what a phone would find."""
    from fangxian.config.lan.trusting import pages, tell_phones

    told = pages(lan.app, lan.name, lan.vouching.fingerprint, lan.vouching.der)
    tell_phones("0.0.0.0", lan.trust_port, told)  # noqa: S104 - it is there for the phones around
    _show(lan)
    Thread(target=_look_at, args=(lan,), name="lan-look", daemon=True).start()


def _show(lan: Lan) -> None:
    import segno

    tell("① 每部手机先扫这个码,照着做一次(信任本机):", "1. Each phone scans this once and does what it says (trust):")
    segno.make(lan.trust).terminal(compact=True)
    tell(f"   {lan.trust}", f"   {lan.trust}")
    tell(f"   证书 {lan.name},SHA-256 指纹:", f"   Certificate {lan.name}, SHA-256 fingerprint:")
    out.print(f"   {lan.vouching.fingerprint}", markup=False)
    tell("② 然后打开应用(电脑也用这个地址):", "2. Then it opens the app (computers open it too):")
    segno.make(lan.app).terminal(compact=True)
    tell(f"   {lan.app}", f"   {lan.app}")
    if lan.vouching.until - datetime.now(UTC) < SOON:
        tell(
            f"注意:本机的根证书到 {lan.vouching.until:%Y-%m-%d} 到期,之后每部手机要重新信任一次。",
            f"Note: the authority ends on {lan.vouching.until:%Y-%m-%d}; every phone then has to trust anew, once.",
        )


def _look_at(lan: Lan) -> None:
    """As soon as the pages answer."""
    from fangxian.config.lan.looking import look, over_tls

    _until_answered(lan.hosts[0], lan.port)
    fetch = over_tls(lan.vouching.certificate.public_bytes(Encoding.PEM).decode())
    for found in look(lan.app, fetch):
        mark = "✓" if found.good else "✗"
        tell(f"{mark} {found.words.zh}", f"{mark} {found.words.en}")


def _until_answered(host: str, port: int) -> None:
    """Another process opens the port and has no way to say so: it is knocked at once a second, for a minute."""
    for _second in range(60):
        try:
            socket.create_connection((host, port), 1).close()
        except OSError:
            time.sleep(1)
        else:
            return


def keep_up(lan: Lan, reload: Callable[[], None]) -> None:
    """While the house is open: a certificate that is nearly over, or for other addresses, is made anew and taken up."""

    def go_on() -> None:
        while True:
            time.sleep(EVERY)
            if renewed(lan, [str(one) for one in networks.addresses()], datetime.now(UTC)):
                reload()

    Thread(target=go_on, name="lan-certificate", daemon=True).start()


def renewed(lan: Lan, here: list[str], now: datetime) -> bool:
    """Whether another certificate is in its place; without a network the old one stays."""
    if not here:
        return False
    own = [host for host in lan.hosts if not host[0].isdigit()]
    hosts = [*here, *own, "127.0.0.1"]
    if not certificate.renew(lan.folder, lan.vouching, hosts, now):
        return False
    _told_to_the_settings(msgspec.structs.replace(lan, hosts=hosts))
    return True
