"""Who signed a WACZ: both ways of the specification, and all that can be wrong with either."""

import base64
import datetime as dt
import hashlib
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

pytest.importorskip("cryptography", reason="signatures are checked with the desk's packages")
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from khronika.intake import Received
from khronika.intake.wacz_signed import WHY, signature_of
from khronika.nouns import Digests, Signature, Signed
from tests import authority
from tests.authority import SOME_TIME, Holder, attested
from tests.intake.make import MORE, WORDS, answer, opened, page, warc, zipped

DOMAIN = "crawler.example.org"
HASH = "sha256:" + hashlib.sha256(b"the list of files").hexdigest()
ROOT, CLOCKS = authority.root("Invented Root"), authority.root("Invented Clocks Root")
LEAF, CLOCK = authority.server(DOMAIN, ROOT), authority.clock("Invented Clock", CLOCKS)
BOTH = [ROOT.certificate, CLOCKS.certificate]
MINUTE = dt.timedelta(minutes=1)


def b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def by_key(curve: ec.EllipticCurve, *, side_by_side: bool, over: str = HASH) -> dict[str, Any]:
    key = ec.generate_private_key(curve)
    signature = key.sign(over.encode(), ec.ECDSA(SHA256()))
    if side_by_side:
        size = (curve.key_size + 7) // 8
        signature = b"".join(part.to_bytes(size, "big") for part in utils.decode_dss_signature(signature))
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return {
        "hash": HASH,
        "created": "2024-03-05T12:00:00Z",
        "software": "Invented Archiver 1.0",
        "version": "0.1.0",
        "signature": b64(signature),
        "publicKey": b64(public),
    }


def by_domain(
    leaf: Holder = LEAF,
    clock: Holder = CLOCK,
    seen: dt.datetime = SOME_TIME + MINUTE,
    over: str = HASH,
    **other: Any,
) -> dict[str, Any]:
    signature = b64(leaf.key.sign(over.encode(), ec.ECDSA(SHA256())))
    return {
        "hash": HASH,
        "created": SOME_TIME.isoformat(),
        "software": "Invented Signer 1.0",
        "version": "0.1.0",
        "signature": signature,
        "domain": DOMAIN,
        "domainCert": f"{leaf.pem}\n{ROOT.pem}",
        "timeSignature": b64(attested(signature.encode(), clock, seen)),
        "timestampCert": f"{clock.pem}\n{CLOCKS.pem}",
        **other,
    }


@pytest.mark.parametrize("curve", [ec.SECP384R1(), ec.SECP256R1(), ec.SECP521R1()])
@pytest.mark.parametrize("side_by_side", [True, False])
def test_a_key_that_signs(curve: ec.EllipticCurve, side_by_side: bool) -> None:
    signed = by_key(curve, side_by_side=side_by_side)
    found = signature_of(signed, HASH)
    key = hashlib.sha256(base64.b64decode(signed["publicKey"])).hexdigest()[:16]
    assert found == Signature(Signed.VALID, f"key:{key}")


def test_a_domain_that_signs_with_a_clock_that_is_known_or_not() -> None:
    found = signature_of(by_domain(), HASH, roots=BOTH)
    assert found == Signature(
        Signed.VALID, DOMAIN, None, (SOME_TIME + MINUTE).isoformat(), "CN=Invented Clock", True
    )
    unknown = signature_of(by_domain(), HASH, roots=[ROOT.certificate])
    assert (unknown.state, unknown.clock_known) == (Signed.VALID, False)
    assert unknown.why == "clock-unknown"
    # Its own chain need not bring the root, if that is known.
    assert signature_of(by_domain(domainCert=LEAF.pem), HASH, roots=BOTH).state is Signed.VALID


OTHER = "sha256:" + "0" * 64
WRONG: list[tuple[Callable[[], Any], str]] = [
    (lambda: "x", "no-signature"),
    (dict, "other-list"),
    (lambda: {"hash": HASH}, "no-key"),
    (lambda: by_key(ec.SECP384R1(), side_by_side=True) | {"hash": OTHER}, "other-list"),
    (lambda: by_key(ec.SECP384R1(), side_by_side=True, over=OTHER), "not-by-its-key"),
    (lambda: by_key(ec.SECP384R1(), side_by_side=True) | {"signature": "AAAA"}, "not-by-its-key"),
    (lambda: by_key(ec.SECP384R1(), side_by_side=True) | {"signature": "no!"}, "bad-base64"),
    (lambda: by_key(ec.SECP384R1(), side_by_side=True) | {"publicKey": "AAAA"}, "bad-key"),
    (lambda: by_domain(over=OTHER), "not-by-its-key"),
    (lambda: by_domain(domain="other.example.org"), "not-trusted-then"),
    (
        lambda: by_domain(authority.server(DOMAIN, CLOCKS), domainCert="none"),
        "no-certificate",
    ),
    (lambda: by_domain(authority.server(DOMAIN, authority.root("Nobody's"))), "not-trusted-then"),
    (
        lambda: by_domain(authority.server(DOMAIN, ROOT, SOME_TIME - 100 * 24 * 60 * MINUTE)),
        "not-trusted-then",
    ),
    (lambda: by_domain(seen=SOME_TIME + 11 * MINUTE), "other-moment"),
    (lambda: by_domain(seen=SOME_TIME - MINUTE), "other-moment"),
    (lambda: by_domain(created="yesterday"), "no-moment"),
    (lambda: by_domain(timeSignature=b64(attested(b"another", CLOCK))), "no-time"),
    (lambda: by_domain(timeSignature="AAAA"), "no-time"),
    (lambda: by_domain(clock=authority.clock("Other", authority.root("Other Root"))), "no-time"),
    (lambda: by_domain(clock=LEAF), "no-time"),  # a certificate that is for no clock
    (lambda: by_domain(crossSignedCert=ROOT.pem), "not-by-its-key"),
]


@pytest.mark.parametrize(("signed", "why"), WRONG)
def test_what_does_not_hold_says_why(signed: Callable[[], Any], why: str) -> None:
    found = signature_of(signed(), HASH, roots=BOTH)
    assert found.state is Signed.INVALID
    assert found.why == why
    assert why in WHY


def test_authorities_of_a_test_are_trusted_by_nobody() -> None:
    found = signature_of(by_domain(), HASH)
    assert found.state is Signed.INVALID
    assert found.why == "not-trusted-then"
    assert signature_of(None, HASH) == Signature()


# ---- in a file ----


def packaged(sign: bool = True, **changed: bytes) -> bytes:
    """A WACZ as archivers make it. ``changed`` replaces a file after its hash was taken."""
    files = {
        "archive/a.warc.gz": warc(answer(page(WORDS, MORE))),
        "pages/pages.jsonl": b'{"format": "json-pages-1.0"}\n',
    }
    resources = [
        {
            "name": name.rpartition("/")[2],
            "path": name,
            "hash": f"sha256:{hashlib.sha256(raw).hexdigest()}",
            "bytes": len(raw),
        }
        for name, raw in files.items()
    ]
    listed = json.dumps(
        {"profile": "data-package", "resources": resources, "software": "Invented Archiver 1.0"}
    ).encode()
    stated = f"sha256:{hashlib.sha256(listed).hexdigest()}"
    digest: dict[str, Any] = {"path": "datapackage.json", "hash": stated}
    if sign:
        key = ec.generate_private_key(ec.SECP384R1())
        public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        signature = b64(key.sign(stated.encode(), ec.ECDSA(SHA256())))
        digest["signedData"] = {"hash": stated, "signature": signature, "publicKey": b64(public)}
    files |= {"datapackage.json": listed, "datapackage-digest.json": json.dumps(digest).encode()}
    return zipped({name: changed.get(name.rpartition("/")[2].replace(".", "_").replace("-", "_"), raw) for name, raw in files.items()}, zipfile.ZIP_STORED)  # fmt: skip


def capture_in(raw: bytes) -> Any:
    (item,) = opened("wacz", raw)
    assert isinstance(item, Received)
    assert item.archive is not None
    assert item.archive.sha256 == hashlib.sha256(raw).hexdigest()
    assert item.capture is not None
    assert item.capture.archive == item.archive.sha256
    return item.capture


def test_a_whole_package_is_kept_with_its_signature_and_time() -> None:
    capture = capture_in(packaged())
    assert (capture.address, capture.at) == ("https://example.org/held", "2019-06-10T03:04:05Z")
    assert capture.software == "khronika's tests"
    assert (capture.digests, capture.differing) == (Digests.MATCH, ())
    assert capture.signature.state is Signed.VALID
    assert capture_in(packaged(sign=False)).signature == Signature()


def test_what_was_changed_after_the_hashes_were_taken_is_named() -> None:
    changed = capture_in(packaged(pages_jsonl=b"{}"))
    assert (changed.digests, changed.differing) == (Digests.DIFFER, ("pages/pages.jsonl",))
    assert changed.signature.state is Signed.VALID  # over the list, which still stands
    other = warc(answer(page(MORE, WORDS)))
    assert capture_in(packaged(a_warc_gz=other)).differing == ("archive/a.warc.gz",)
    listed = capture_in(packaged(datapackage_json=b'{"resources": []}'))
    assert listed.differing == ("datapackage.json",)
    assert (listed.signature.state, listed.digests) == (Signed.INVALID, Digests.DIFFER)
    assert listed.signature.why == "other-list"
    assert capture_in(packaged(datapackage_digest_json=b"[")).differing == ("datapackage.json",)
    assert capture_in(packaged(datapackage_json=b"no list")).digests is Digests.DIFFER
