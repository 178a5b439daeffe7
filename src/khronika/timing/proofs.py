"""OpenTimestamps: proofs that lead from a line of ours to a block of Bitcoin. A calendar gives a promise first, and the rest some
hours later; whether a block of that height bears that header, the user says, who got it from where he trusts."""

import datetime as dt
import struct
from collections.abc import Mapping
from hashlib import sha256

from bitcoin.core import CBlockHeader, uint256_from_compact, uint256_from_str
from opentimestamps.core.notary import (
    BitcoinBlockHeaderAttestation,
    PendingAttestation,
    VerificationError,
)
from opentimestamps.core.op import OpSHA256
from opentimestamps.core.serialize import (
    BytesDeserializationContext,
    BytesSerializationContext,
    DeserializationError,
)
from opentimestamps.core.timestamp import DetachedTimestampFile, Timestamp

from khronika.nouns.times_attested import Proof, ProofState, Refused

MOST = 100_000  # bytes; a proof has one to five thousand
_HEADER = 80
# The easiest target that Bitcoin ever allowed: a header above it cost nobody anything.
_EASIEST = 0xFFFF << 208
# What the library raises for bytes that are no proof; plain ValueError comes of operations on what cannot be.
_BROKEN = (DeserializationError, ValueError, TypeError, struct.error)


def proof_from(line: bytes, answer: bytes) -> bytes | Refused:
    """The proof (an .ots file) that a calendar's answer to the SHA-256 of ``line`` makes; mostly a promise."""
    try:
        context = BytesDeserializationContext(answer[: MOST + 1])
        stamp = Timestamp.deserialize(context, sha256(line).digest())
        context.assert_eof()
    except _BROKEN:
        return _no_proof("it is no answer of a calendar")
    written = BytesSerializationContext()
    DetachedTimestampFile(OpSHA256(), stamp).serialize(written)
    return bytes(written.getbytes())


def block_header(words: str) -> bytes | Refused:
    """A block's header from 160 hexadecimal digits: 80 bytes whose hash meets the difficulty that they state."""
    try:
        raw = bytes.fromhex(words.strip())
    except ValueError:
        raw = b""
    if len(raw) != _HEADER:
        return Refused(
            "time.header",
            "a block's header is 80 bytes, written as 160 hexadecimal digits",
            "Copy the raw header from a node of your own, or from a site that shows blocks.",
        )
    target = uint256_from_compact(CBlockHeader.deserialize(raw).nBits)
    if not 0 < target <= _EASIEST or uint256_from_str(sha256(sha256(raw).digest()).digest()) > target:
        return Refused(
            "time.header",
            "nobody worked for this header: its hash does not meet its own difficulty",
            "Copy the header again; a digit may be wrong.",
        )
    return raw


def proves(proof: bytes) -> str | Refused:
    """The hash (hexadecimal digits) of what a proof is about. Checks nothing."""
    try:
        found = DetachedTimestampFile.deserialize(BytesDeserializationContext(proof[: MOST + 1]))
    except _BROKEN:
        return _no_proof("it is no OpenTimestamps proof, or was altered")
    return bytes(found.file_digest).hex()


def proved(proof: bytes, line: bytes, headers: Mapping[int, bytes]) -> Proof | Refused:
    """What the proof says of ``line``; or why it says nothing. ``headers`` are those that were given, by height."""
    try:
        found = DetachedTimestampFile.deserialize(BytesDeserializationContext(proof[: MOST + 1]))
    except _BROKEN:
        return _no_proof("it is no OpenTimestamps proof, or was altered")
    if not isinstance(found.file_hash_op, OpSHA256) or found.file_digest != sha256(line).digest():
        return Refused(
            "time.other-hash",
            "it is about other bytes than this row of the log",
            "Give the proof of the file that khronika wrote.",
        )
    calendars: set[str] = set()
    blocks: dict[int, str | None] = {}
    others = 0
    for digest, attestation in found.timestamp.all_attestations():
        if isinstance(attestation, PendingAttestation):
            calendars.add(str(attestation.uri))
        elif not isinstance(attestation, BitcoinBlockHeaderAttestation):
            others += 1
        elif attestation.height not in headers:
            blocks.setdefault(int(attestation.height), None)
        else:
            at = _in_header(digest, attestation, headers[attestation.height])
            if isinstance(at, Refused):
                return at
            blocks[int(attestation.height)] = at
    attested = any(at is not None for at in blocks.values())
    state = ProofState.ATTESTED if attested else ProofState.BLOCK if blocks else ProofState.PENDING
    return Proof(state, tuple(sorted(calendars)), tuple(sorted(blocks.items())), others)


def _in_header(digest: bytes, attestation: BitcoinBlockHeaderAttestation, raw: bytes) -> str | Refused:
    try:
        seconds = attestation.verify_against_blockheader(digest, CBlockHeader.deserialize(raw))
    except VerificationError:
        return Refused(
            "time.other-block",
            f"it does not lead to the header that was given for block {attestation.height}",
            "Check that header against another source. If it is right, the proof was altered.",
        )
    return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat()


def _no_proof(reason: str) -> Refused:
    return Refused("time.no-proof", reason, "Give the .ots file, or the calendar's answer, as it came.")
