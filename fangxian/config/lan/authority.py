"""The house's own authority: its key never leaves the home folder, and it can vouch for local addresses alone."""

from __future__ import annotations

import os
import secrets
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from fangxian.config.lan.networks import NAMES, NETWORKS, NETWORKS_6
from fangxian.measures.questions import Words

LASTS = timedelta(days=2 * 365)  # then every phone has to trust another one
SLOW_CLOCKS = timedelta(days=2)  # a phone whose clock is behind accepts it all the same
KEPT = "authority.pem"
USES = (
    *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
    *("key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
)


class Unusable(Exception):  # noqa: N818 - the fact that the keeper must know
    """The authority's file cannot be used; ``words`` say what to do."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.words = Words(zh, en)


class Authority(msgspec.Struct, frozen=True):
    """Who vouches for this machine's certificate."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def der(self) -> bytes:
        """The certificate as phones take it in."""
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate, as phones and browsers show it."""
        return self.certificate.fingerprint(hashes.SHA256()).hex(":").upper()

    @property
    def until(self) -> datetime:
        return self.certificate.not_valid_after_utc


def authority(folder: Path, now: datetime) -> Authority:
    """The one that is kept in the folder; made where there is none or its time is up. Raises Unusable."""
    file = folder / KEPT
    kept = _kept(file) if file.exists() else None
    if kept is None or now >= kept.until:
        return _made(file, now)
    return kept


def _kept(file: Path) -> Authority:
    if os.name == "posix" and file.stat().st_mode & 0o077:
        raise Unusable(
            f"{file} 可被其他用户读取。请执行 chmod 600 {file}。",
            f"{file} can be read by other users. Run chmod 600 {file}.",
        )
    try:
        pem = file.read_bytes()
        key = serialization.load_pem_private_key(pem, None)
        certificate = x509.load_pem_x509_certificate(pem)
    except ValueError:
        key = None
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise Unusable(
            f"{file} 已损坏。请移走它再启动;之后每部手机要重新信任一次。",
            f"{file} is damaged. Move it away and start again; every phone then has to trust anew, once.",
        )
    return Authority(key, certificate)


def _made(file: Path, now: datetime) -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    made = Authority(key, _certificate(key, now))
    keep(file, private(key) + made.certificate.public_bytes(serialization.Encoding.PEM))
    return made


def _certificate(key: ec.EllipticCurvePrivateKey, now: datetime) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Fangxian LAN {secrets.token_hex(2).upper()}")])
    public = key.public_key()
    return (
        x509.CertificateBuilder(name, name, public, x509.random_serial_number(), now - SLOW_CLOCKS, now + LASTS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage("key_cert_sign", "crl_sign"), critical=True)
        .add_extension(x509.NameConstraints(_may_vouch_for(), None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .sign(key, hashes.SHA256())
    )


def usage(*may: str) -> x509.KeyUsage:
    """What a key may be used for, and nothing else."""
    return x509.KeyUsage(**{use: use in may for use in USES})


def _may_vouch_for() -> list[x509.GeneralName]:
    """Even whoever steals the key can pose as no site of the internet to a phone that trusts this authority."""
    return [
        *(x509.DNSName(name) for name in NAMES),
        *(x509.IPAddress(network) for network in NETWORKS),
        *(x509.IPAddress(network) for network in NETWORKS_6),
    ]


def private(key: ec.EllipticCurvePrivateKey) -> bytes:
    """A private key as it is kept in a file."""
    plain = serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)


def keep(file: Path, content: bytes) -> None:
    """Written aside and moved into place, readable by its owner alone."""
    file.parent.mkdir(mode=0o700, exist_ok=True)
    draft = file.with_name(f"{file.name}.{secrets.token_hex(6)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(content)
    draft.replace(file)
