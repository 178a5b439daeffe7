"""A time authority of the tests' own: its certificates are made here, and openssl answers for it. No network."""

import datetime as dt
import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

_CONFIG = """
[tsa]
default_tsa = ours
[ours]
dir = .
serial = serial
crypto_device = builtin
signer_cert = signer.pem
{certs}
signer_key = key.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = {digests}
accuracy = secs:1
ess_cert_id_chain = no
"""


@dataclass(frozen=True)
class Authority:
    """``certificates`` is the chain as it would publish it, as PEM."""

    directory: Path
    certificates: bytes

    def answers(self, request: bytes) -> bytes:
        (self.directory / "in.tsq").write_bytes(request)
        command = ["openssl", "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "in.tsq", "-out", "out.tsr"]
        subprocess.run(command, cwd=self.directory, check=True, capture_output=True, timeout=60)
        return (self.directory / "out.tsr").read_bytes()


@cache
def _key(name: str) -> rsa.RSAPrivateKey:
    """One for each name in a run: making them is what takes time."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def make(
    directory: Path,
    name: str,
    *,
    days: tuple[int, int] = (-1, 30),
    for_time: bool = True,
    sends_chain: bool = False,
    digests: str = "sha256",
) -> Authority:
    """``days`` are the first and the last day of the signer's certificate, counted from today."""
    if shutil.which("openssl") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI must have openssl")
        pytest.skip("needs openssl, which is not on this machine")
    directory.mkdir(parents=True)
    root = _certificate(f"{name} root", _key("root" + name), ca=True, days=(-400, 400))
    signer = _certificate(
        f"{name} signer", _key("signer"), by=(root, _key("root" + name)), days=days, for_time=for_time
    )
    plain = serialization.NoEncryption()
    pkcs8 = serialization.PrivateFormat.PKCS8
    (directory / "key.pem").write_bytes(
        _key("signer").private_bytes(serialization.Encoding.PEM, pkcs8, plain)
    )
    (directory / "signer.pem").write_bytes(_pem(signer))
    (directory / "root.pem").write_bytes(_pem(root))
    (directory / "serial").write_text("01\n", encoding="ascii")
    certs = "certs = root.pem" if sends_chain else ""
    (directory / "tsa.cnf").write_text(_CONFIG.format(certs=certs, digests=digests), encoding="ascii")
    return Authority(directory, _pem(root))


def _certificate(
    name: str,
    key: rsa.RSAPrivateKey,
    *,
    by: tuple[x509.Certificate, rsa.RSAPrivateKey] | None = None,
    ca: bool = False,
    days: tuple[int, int],
    for_time: bool = False,
) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by[0].subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + dt.timedelta(days=days[0]))
        .not_valid_after(now + dt.timedelta(days=days[1]))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    )
    if for_time:
        usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        made = made.add_extension(usage, critical=True)
    return made.sign(by[1] if by else key, hashes.SHA256())


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)
