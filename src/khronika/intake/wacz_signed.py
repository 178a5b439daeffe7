"""Who signed a WACZ, as "WACZ Signing and Verification" 0.1.0 has it (specs.webrecorder.net/wacz-auth/0.1.0).

What is signed is the hash of ``datapackage.json``, which lists the hashes of all other files. Two ways:

- anonymous: a public key stands in the file and signs. That shows that nothing was changed since by anybody without the key; whose key it is
  must be known from elsewhere.
- by a domain: a certificate for a host's name signs, and a time authority (RFC 3161) attests when. That shows that whoever held that
  name's certificate signed it then. The certificate must have been valid at that time, by an authority that browsers trust.

Neither shows that the page looked so to others: a signer vouches for itself.
"""

import base64
import binascii
import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from khronika.nouns import Signature, Signed

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

_LATEST = dt.timedelta(minutes=10)
"""A time authority is asked at once: what it attests more than ten minutes after the signing was not. (authsign, which the
specification describes, takes the same.)"""
_GRACE = dt.timedelta(seconds=1)  # clocks of authorities have whole seconds


WHY = frozenset(
    """no-signature other-list no-key bad-key other-key not-by-its-key no-time no-certificate bad-base64 no-moment clock-unknown no-packages
    not-trusted-then other-moment""".split()
)
"""Why a signature does not hold or is not checked, or (clock-unknown) what else is to be known; the desk has the words for each."""


class _Invalid(Exception):
    """Why it does not hold, as a member of WHY."""


def signature_of(signed: Any, stated_hash: str, *, roots: "Sequence[Certificate] | None" = None) -> Signature:
    """What the signature shows. ``signed`` is ``signedData`` as it stands in the file (``None``: it is not signed), ``stated_hash`` is the hash of
    ``datapackage.json`` as worked out here, with "sha256:" before it. ``roots`` are the authorities that are trusted; without them
    those that browsers trust (certifi's)."""
    if signed is None:
        return Signature()
    try:
        import cryptography.x509  # noqa: F401
    except ModuleNotFoundError:
        return Signature(Signed.UNCHECKED, why="no-packages")
    try:
        if not isinstance(signed, dict):
            raise _Invalid("no-signature")
        if signed.get("hash") != stated_hash:
            raise _Invalid("other-list")
        if signed.get("publicKey"):
            return _anonymous(signed)
        if signed.get("domainCert"):
            return _of_domain(signed, _known(roots))
        raise _Invalid("no-key")
    except _Invalid as invalid:
        domain = signed.get("domain") if isinstance(signed, dict) else None
        return Signature(Signed.INVALID, _short(domain) if domain else None, str(invalid))


def _anonymous(signed: Mapping[str, Any]) -> Signature:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    der = _bytes(signed, "publicKey")
    try:
        key = load_der_public_key(der)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise _Invalid("bad-key") from error
    if not isinstance(key, EllipticCurvePublicKey):
        raise _Invalid("other-key")
    _holds(key, _bytes(signed, "signature"), str(signed["hash"]))
    return Signature(Signed.VALID, f"key:{hashlib.sha256(der).hexdigest()[:16]}")


def _of_domain(signed: Mapping[str, Any], roots: "Sequence[Certificate]") -> Signature:
    domain, created = str(signed.get("domain") or ""), _time(signed.get("created"))
    chain = _certificates(signed, "domainCert")
    _holds(chain[0].public_key(), _bytes(signed, "signature"), str(signed["hash"]))
    if signed.get("crossSignedCert"):
        _holds(
            _certificates(signed, "crossSignedCert")[0].public_key(),
            _bytes(signed, "signature"),
            str(signed["hash"]),
        )
    _was_trusted(chain, domain, created, roots)
    at, clock, known = _clock(signed, created, roots)
    why = None if known else "clock-unknown"
    return Signature(Signed.VALID, domain, why, at.isoformat(), clock, known)


def _holds(key: Any, signature: bytes, message: str) -> None:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
    from cryptography.hazmat.primitives.hashes import SHA256

    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, message.encode(), padding.PKCS1v15(), SHA256())
        elif isinstance(key, ec.EllipticCurvePublicKey):
            half = (key.curve.key_size + 7) // 8
            if len(signature) == 2 * half:  # the two numbers side by side, as browsers write them
                first, second = signature[:half], signature[half:]
                signature = utils.encode_dss_signature(
                    int.from_bytes(first, "big"), int.from_bytes(second, "big")
                )
            key.verify(signature, message.encode(), ec.ECDSA(SHA256()))
        else:
            raise _Invalid("other-key")
    except InvalidSignature as error:
        raise _Invalid("not-by-its-key") from error


def _was_trusted(
    chain: "Sequence[Certificate]", domain: str, created: dt.datetime, roots: "Sequence[Certificate]"
) -> None:
    from cryptography.x509 import DNSName
    from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

    try:
        verifier = (
            PolicyBuilder().store(Store(list(roots))).time(created).build_server_verifier(DNSName(domain))
        )
        verifier.verify(chain[0], list(chain[1:]))
    except (VerificationError, ValueError) as error:
        raise _Invalid("not-trusted-then") from error


def _clock(
    signed: Mapping[str, Any], created: dt.datetime, roots: "Sequence[Certificate]"
) -> tuple[dt.datetime, str, bool]:
    """When a time authority saw the signature, the authority's name, and whether its root is among those trusted."""
    from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response

    chain = _certificates(signed, "timestampCert")
    try:
        response = decode_timestamp_response(_bytes(signed, "timeSignature"))
        known = [root for root in roots if root.subject == chain[-1].issuer]
        builder = VerifierBuilder().tsa_certificate(chain[0])
        for each in chain[1:]:
            builder = builder.add_intermediate_certificate(each)
        # The chain's own last certificate shows that the token is the authority's, whoever that is.
        builder = builder.add_root_certificate(chain[-1])
        builder.build().verify_message(response, str(signed["signature"]).encode())
        at = response.tst_info.gen_time
    except (ValueError, VerificationError) as error:
        raise _Invalid("no-time") from error
    if not created - _GRACE <= at <= created + _LATEST:
        raise _Invalid("other-moment")
    trusted = chain[-1] in roots or any(_issued(chain[-1], root) for root in known)
    return at, _short(chain[0].subject.rfc4514_string()), trusted


def _issued(certificate: "Certificate", root: "Certificate") -> bool:
    from cryptography.exceptions import InvalidSignature

    try:
        certificate.verify_directly_issued_by(root)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _known(roots: "Sequence[Certificate] | None") -> "Sequence[Certificate]":
    if roots is not None:
        return roots
    import warnings

    import certifi
    from cryptography.utils import CryptographyDeprecationWarning
    from cryptography.x509 import load_pem_x509_certificates

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CryptographyDeprecationWarning)  # an old root's serial number
        return load_pem_x509_certificates(certifi.contents().encode())


def _certificates(signed: Mapping[str, Any], name: str) -> "Sequence[Certificate]":
    from cryptography.x509 import load_pem_x509_certificates

    try:
        return load_pem_x509_certificates(str(signed.get(name) or "").encode())
    except ValueError as error:
        raise _Invalid("no-certificate") from error


def _bytes(signed: Mapping[str, Any], name: str) -> bytes:
    try:
        return base64.b64decode(str(signed.get(name) or ""), validate=True)
    except binascii.Error as error:
        raise _Invalid("bad-base64") from error


def _time(words: Any) -> dt.datetime:
    try:
        at = dt.datetime.fromisoformat(str(words))
    except ValueError as error:
        raise _Invalid("no-moment") from error
    return at if at.tzinfo else at.replace(tzinfo=dt.UTC)


def _short(words: Any) -> str:
    return " ".join(str(words).split())[:100]
