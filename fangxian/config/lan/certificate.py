"""The machine's certificate: short-lived, for the addresses that it has now, made anew by itself."""

from __future__ import annotations

from datetime import datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from fangxian.config.lan.authority import SLOW_CLOCKS, Authority, keep, private, usage

LASTS = timedelta(days=30)
RENEWED_BEFORE = timedelta(days=10)
KEPT = "server.pem"  # key and chain in one file, so that they are never of two


def renew(folder: Path, vouching: Authority, hosts: list[str], now: datetime) -> bool:
    """Sees to it that a certificate for just these hosts is in the folder; says whether it had to make one."""
    file = folder / KEPT
    if file.exists() and _still_good(file.read_bytes(), vouching, hosts, now):
        return False
    key = ec.generate_private_key(ec.SECP256R1())
    chain = (_certificate(key, vouching, hosts, now), vouching.certificate)
    keep(file, private(key) + b"".join(one.public_bytes(serialization.Encoding.PEM) for one in chain))
    return True


def _still_good(pem: bytes, vouching: Authority, hosts: list[str], now: datetime) -> bool:
    try:
        kept = x509.load_pem_x509_certificate(pem)
        kept.verify_directly_issued_by(vouching.certificate)
    except (ValueError, InvalidSignature):
        return False
    meant = kept.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    until = kept.not_valid_after_utc
    long = now <= until - RENEWED_BEFORE or until == vouching.until
    return long and set(_names(hosts)) == set(meant)


def _certificate(
    key: ec.EllipticCurvePrivateKey, vouching: Authority, hosts: list[str], now: datetime
) -> x509.Certificate:
    public = key.public_key()
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Fangxian")])
    until = min(now + LASTS, vouching.until)
    issuer = vouching.certificate
    return (
        x509.CertificateBuilder(issuer.subject, name, public, x509.random_serial_number(), now - SLOW_CLOCKS, until)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage("digital_signature"), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName(_names(hosts)), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(vouching.key.public_key()), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .sign(vouching.key, hashes.SHA256())
    )


def _names(hosts: list[str]) -> list[x509.GeneralName]:
    return [_name(host) for host in hosts]


def _name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(IPv4Address(host))
    except ValueError:
        return x509.DNSName(host)
