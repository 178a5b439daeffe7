"""Tokens of trusted time (RFC 3161): made as a request, and checked offline against the certificates that the owner named."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from rfc3161_client import (
    HashAlgorithm,
    PKIStatus,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from khronika.nouns.times_attested import Attested, Refused
from khronika.timing.ordering import in_order

MOST = 100_000  # bytes; a token with its certificates has 2 to 10 thousand
_SHA256 = "2.16.840.1.101.3.4.2.1"
# What damaged bytes raise, wherever in the two libraries they are looked at.
_BROKEN = (
    ValueError,
    KeyError,
    x509.InvalidVersion,
    x509.DuplicateExtension,
    x509.UnsupportedGeneralNameType,
    UnsupportedAlgorithm,
)
_AGAIN = "Ask the authority again, for the request that khronika wrote."


@dataclass(frozen=True, slots=True)
class Question:
    """A request as it is sent, and the number in it that an answer must repeat, so that no older answer is taken for this one."""

    body: bytes
    nonce: int


def ask(line: bytes) -> Question:
    made = TimestampRequestBuilder().data(line).hash_algorithm(HashAlgorithm.SHA256).build()
    assert made.nonce is not None
    return Question(made.as_bytes(), made.nonce)


def certificates_in(pem: bytes) -> tuple[x509.Certificate, ...] | Refused:
    """The chain of an authority, as it publishes it: its root, and what stands between."""
    try:
        found = tuple(x509.load_pem_x509_certificates(pem))
    except ValueError:
        found = ()
    if not found:
        return Refused(
            "time.certificates",
            "there is no certificate in it",
            "Give the authority's chain as PEM: -----BEGIN CERTIFICATE----- and what follows, the root included.",
        )
    if not any(each.issuer == each.subject for each in found):
        return Refused(
            "time.no-root",
            "its chain has no root: no certificate in it is signed by itself",
            "Add the authority's root certificate to the file.",
        )
    return found


def attested(
    answer: bytes, line: bytes, nonce: int, certificates: Sequence[x509.Certificate]
) -> Attested | Refused:
    """What the answer says of when ``line`` was there; or the first reason why it says nothing. What its signature does not cover (a
    certificate that nobody needs) may be altered and changes nothing of what it says."""
    try:
        return _attested(answer, line, nonce, certificates)
    except _BROKEN:
        return Refused("time.altered", "a part of it cannot be read: it was altered", _AGAIN)


def answers(answer: bytes) -> tuple[str, int | None] | Refused:
    """What an answer is about: the hash in it (hexadecimal digits) and the number of the request that it repeats. Checks no signature."""
    try:
        response = _opened(answer)
        if isinstance(response, Refused):
            return response
        return response.tst_info.message_imprint.message.hex(), response.tst_info.nonce
    except _BROKEN:
        return Refused("time.altered", "a part of it cannot be read: it was altered", _AGAIN)


def _attested(
    answer: bytes, line: bytes, nonce: int, certificates: Sequence[x509.Certificate]
) -> Attested | Refused:
    response = _opened(answer)
    if isinstance(response, Refused):
        return response
    info = response.tst_info
    imprint = info.message_imprint
    if imprint.hash_algorithm.dotted_string != _SHA256 or imprint.message != sha256(line).digest():
        return Refused(
            "time.other-hash",
            "it is about other bytes than this row of the log",
            "Give the answer to this request.",
        )
    if info.nonce != nonce:
        return Refused(
            "time.nonce", "it answers another request: the number in it is not the one that was sent", _AGAIN
        )
    signer = _signer(response, certificates)
    if isinstance(signer, Refused):
        return signer
    at = info.gen_time
    first, last = signer.not_valid_before_utc, signer.not_valid_after_utc
    if not first <= at <= last:
        return Refused(
            "time.expired",
            f"the certificate that signed it was valid from {first:%Y-%m-%d} to {last:%Y-%m-%d}, and it says {at:%Y-%m-%d %H:%M} UTC",
            "Ask an authority whose certificate is valid.",
        )
    wrong = _unsigned(response, line, nonce, certificates, signer)
    if wrong is not None:
        return wrong
    return Attested(
        at.astimezone(dt.UTC).isoformat(timespec="milliseconds"),
        _seconds(response),
        info.serial_number,
        info.policy.dotted_string,
        signer.subject.rfc4514_string(),
    )


def _opened(answer: bytes) -> TimeStampResponse | Refused:
    if len(answer) > MOST:
        return Refused("time.no-token", f"it has more than {MOST} bytes; a token has a few thousand", _AGAIN)
    try:
        response = decode_timestamp_response(in_order(answer))
    except ValueError:
        return Refused("time.no-token", "it is no answer of a time authority, or was altered", _AGAIN)
    if response.status != PKIStatus.GRANTED:
        said = "; ".join(response.status_string) or f"status {response.status}"
        return Refused(
            "time.not-granted", f"the authority gave no time ({said[:200]})", "Ask it again, or ask another."
        )
    try:
        _ = response.tst_info, response.signed_data
    except ValueError:
        return Refused("time.no-token", "the answer holds no token", _AGAIN)
    return response


def _signer(
    response: TimeStampResponse, certificates: Sequence[x509.Certificate]
) -> x509.Certificate | Refused:
    """The certificate that the token says it is signed with: its own copy, or the one that the owner named."""
    infos = response.signed_data.signer_infos
    if len(infos) != 1:
        return Refused("time.no-token", "it is signed by nobody, or by several", _AGAIN)
    info = infos.pop()
    brought = [x509.load_der_x509_certificate(each) for each in response.signed_data.certificates]
    for each in (*brought, *certificates):
        if (each.issuer, each.serial_number) == (info.issuer, info.serial_number):
            return each
    return Refused(
        "time.no-certificate",
        "neither it nor the chain that was named holds the certificate that signed it",
        "Ask the authority to include its certificate, or add it to the chain.",
    )


def _unsigned(
    response: TimeStampResponse,
    line: bytes,
    nonce: int,
    certificates: Sequence[x509.Certificate],
    signer: x509.Certificate,
) -> Refused | None:
    """Why the signature does not hold; ``None`` where it does."""
    roots = [each for each in certificates if each.issuer == each.subject]
    between = [each for each in certificates if each.issuer != each.subject and each != signer]
    # The signer's own certificate is checked up to the root, too: naming it here would let it vouch for itself.
    verifier = VerifierBuilder(roots=roots, intermediates=between, nonce=nonce).build()
    try:
        verifier.verify_message(response, line)
    except VerificationError as error:
        told = str(error)
        if "EKU" in told:
            return Refused(
                "time.not-for-time", "its certificate is not one for giving time", "Ask another authority."
            )
        if ("unable to get" in told and "issuer" in told) or "self-signed" in told or "self signed" in told:
            return Refused(
                "time.unknown-authority",
                f"it is signed by {signer.subject.rfc4514_string()}, whom no authority that was named vouches for",
                "Name that authority with its certificates, if you trust it.",
            )
        if "expired" in told or "not yet valid" in told:
            return Refused(
                "time.expired",
                "a certificate of its chain was not valid at the time that it says",
                "Ask an authority whose certificates are valid.",
            )
        return Refused("time.altered", "its signature does not hold: it was altered", _AGAIN)
    return None


def _seconds(response: TimeStampResponse) -> float | None:
    said = response.tst_info.accuracy
    # The library gives None where the token says nothing, though its types do not.
    if said is None:
        return None
    return (said.seconds or 0) + (said.millis or 0) / 1e3 + (said.micros or 0) / 1e6
