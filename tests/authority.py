"""Authorities for tests, made there: of certificates, and of time (RFC 3161). Nothing of them is trusted by anybody else."""

import datetime as dt
import hashlib
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

SOME_TIME = dt.datetime(2024, 3, 5, 12, 0, tzinfo=dt.UTC)
_DAY = dt.timedelta(days=1)
Key = ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class Holder:
    """A key and the certificate for it."""

    key: Key
    certificate: x509.Certificate

    @property
    def pem(self) -> str:
        return self.certificate.public_bytes(Encoding.PEM).decode()


def root(name: str, at: dt.datetime = SOME_TIME) -> Holder:
    return _issued(name, None, at, days=3650, usage=None)


def server(domain: str, by: Holder, at: dt.datetime = SOME_TIME, days: int = 90) -> Holder:
    return _issued(domain, by, at, days=days, usage=ExtendedKeyUsageOID.SERVER_AUTH)


def clock(name: str, by: Holder, at: dt.datetime = SOME_TIME) -> Holder:
    return _issued(name, by, at, days=3650, usage=ExtendedKeyUsageOID.TIME_STAMPING)


def _issued(
    name: str, by: Holder | None, at: dt.datetime, *, days: int, usage: x509.ObjectIdentifier | None
) -> Holder:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    issuer = by or Holder(key, None)  # type: ignore[arg-type]
    signs = by is None
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - _DAY)
        .not_valid_after(at + days * _DAY)
        .add_extension(x509.BasicConstraints(ca=signs, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()), critical=False
        )
        .add_extension(_key_usage(signs), critical=True)
    )
    if usage is not None:
        critical = usage == ExtendedKeyUsageOID.TIME_STAMPING
        builder = builder.add_extension(x509.ExtendedKeyUsage([usage]), critical=critical)
        builder = builder.add_extension(
            x509.SubjectAlternativeName([x509.DNSName(name.replace(" ", "-").lower())]), critical=False
        )
    return Holder(key, builder.sign(issuer.key, SHA256()))


def _key_usage(signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs,
        crl_sign=signs,
        encipher_only=False,
        decipher_only=False,
    )


# ---- a token of time: TimeStampResp with the status "granted", in DER ----


def attested(message: bytes, by: Holder, at: dt.datetime = SOME_TIME) -> bytes:
    """The authority's answer: that it saw this message's SHA-256 at that time."""
    sha256 = _seq(_oid("2.16.840.1.101.3.4.2.1"), b"\x05\x00")
    told = _seq(
        _int(1),
        _oid("1.2.3.4.1"),
        _seq(sha256, _tlv(4, hashlib.sha256(message).digest())),
        _int(1),
        _tlv(0x18, at.astimezone(dt.UTC).strftime("%Y%m%d%H%M%SZ").encode()),
    )
    kind = "1.2.840.113549.1.9.16.1.4"
    attributes = sorted(
        [
            _seq(_oid("1.2.840.113549.1.9.3"), _tlv(0x31, _oid(kind))),
            _seq(_oid("1.2.840.113549.1.9.4"), _tlv(0x31, _tlv(4, hashlib.sha256(told).digest()))),
        ]
    )
    signature = by.key.sign(_tlv(0x31, *attributes), ec.ECDSA(SHA256()))
    certificate = by.certificate
    signer = _seq(
        _int(1),
        _seq(certificate.issuer.public_bytes(), _int(certificate.serial_number)),
        sha256,
        _tlv(0xA0, *attributes),
        _seq(_oid("1.2.840.10045.4.3.2")),
        _tlv(4, signature),
    )
    signed = _seq(
        _int(3),
        _tlv(0x31, sha256),
        _seq(_oid(kind), _tlv(0xA0, _tlv(4, told))),
        _tlv(0xA0, certificate.public_bytes(Encoding.DER)),
        _tlv(0x31, signer),
    )
    return _seq(_seq(_int(0)), _seq(_oid("1.2.840.113549.1.7.2"), _tlv(0xA0, signed)))


def _tlv(tag: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    size = len(body)
    if size < 128:
        return bytes([tag, size]) + body
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 128 | len(length)]) + length + body


def _seq(*parts: bytes) -> bytes:
    return _tlv(0x30, *parts)


def _int(value: int) -> bytes:
    return _tlv(2, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def _oid(words: str) -> bytes:
    first, second, *rest = map(int, words.split("."))
    out = [40 * first + second]
    for number in rest:
        some = [number & 127]
        while number := number >> 7:
            some.insert(0, 128 | (number & 127))
        out += some
    return _tlv(6, bytes(out))
