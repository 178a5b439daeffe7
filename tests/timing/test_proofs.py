"""OpenTimestamps proofs, made here as a calendar and a block would make them. No network."""

import struct
from hashlib import sha256

import pytest
from opentimestamps.core.notary import (
    BitcoinBlockHeaderAttestation,
    LitecoinBlockHeaderAttestation,
    PendingAttestation,
)
from opentimestamps.core.op import OpAppend, OpSHA256
from opentimestamps.core.serialize import BytesSerializationContext
from opentimestamps.core.timestamp import DetachedTimestampFile, Timestamp

from khronika.nouns.times_attested import Proof, ProofState, Refused
from khronika.timing import block_header, line, proof_from, proved

LINE = line(7, "cd" * 32)
CALENDAR = "https://calendar.example.org"
# The first block of Bitcoin, of 3 January 2009.
GENESIS = (
    "01000000"
    + "00" * 32
    + "3ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a29ab5f49ffff001d1dac2b7c"
)


def answer(stamp: Timestamp) -> bytes:
    written = BytesSerializationContext()
    stamp.serialize(written)
    return bytes(written.getbytes())


def proof(stamp: Timestamp) -> bytes:
    written = BytesSerializationContext()
    DetachedTimestampFile(OpSHA256(), stamp).serialize(written)
    return bytes(written.getbytes())


def promised(of: bytes = LINE) -> Timestamp:
    stamp = Timestamp(sha256(of).digest())
    stamp.ops.add(OpAppend(b"beside")).ops.add(OpSHA256()).attestations.add(PendingAttestation(CALENDAR))
    return stamp


def in_block(height: int = 600_000) -> tuple[Timestamp, bytes]:
    """A stamp that leads to a block, and a header whose root is what it leads to."""
    stamp = Timestamp(sha256(LINE).digest())
    root = stamp.ops.add(OpAppend(b"transaction")).ops.add(OpSHA256())
    root.attestations.add(BitcoinBlockHeaderAttestation(height))
    return stamp, header(root.msg)


def header(root: bytes, at: int = 1_560_556_800, bits: int = 0x1D00FFFF, nonce: int = 0) -> bytes:
    return struct.pack("<i32s32sIII", 2, bytes(32), root, at, bits, nonce)


def test_a_calendars_answer_becomes_a_pending_proof() -> None:
    made = proof_from(LINE, answer(promised()))
    assert made == proof(promised())
    assert proved(proof(promised()), LINE, {}) == Proof(ProofState.PENDING, (CALENDAR,), ())


def test_a_block_without_its_header_is_not_called_attested() -> None:
    stamp, _ = in_block()
    assert proved(proof(stamp), LINE, {}) == Proof(ProofState.BLOCK, (), ((600_000, None),))
    assert proved(proof(stamp), LINE, {599_999: header(bytes(32))}) == proved(proof(stamp), LINE, {})


def test_with_the_header_it_says_when() -> None:
    stamp, raw = in_block()
    told = proved(proof(stamp), LINE, {600_000: raw})
    assert told == Proof(ProofState.ATTESTED, (), ((600_000, "2019-06-15T00:00:00+00:00"),))


def test_a_header_that_it_does_not_lead_to_is_told() -> None:
    stamp, _ = in_block()
    told = proved(proof(stamp), LINE, {600_000: header(b"\1" * 32)})
    assert isinstance(told, Refused)
    assert told.rule == "time.other-block"
    assert "600000" in told.reason


def test_other_chains_are_counted_and_not_believed() -> None:
    stamp = Timestamp(sha256(LINE).digest())
    stamp.attestations.add(LitecoinBlockHeaderAttestation(5))
    assert proved(proof(stamp), LINE, {5: header(bytes(32))}) == Proof(ProofState.PENDING, (), (), 1)


def test_a_proof_of_other_bytes_is_refused() -> None:
    told = proved(proof(promised(b"another line")), LINE, {})
    assert isinstance(told, Refused)
    assert told.rule == "time.other-hash"


def test_no_altered_proof_says_more_than_the_sound_one() -> None:
    stamp, raw = in_block()
    sound = proof(stamp)
    for at in range(len(sound)):
        for bit in (1, 16, 128):
            altered = bytearray(sound)
            altered[at] ^= bit
            told = proved(bytes(altered), LINE, {600_000: raw})
            assert isinstance(told, Refused) or told.state is not ProofState.ATTESTED, at


@pytest.mark.parametrize("raw", [b"", b"junk", bytes(100), b"\xff" * 5000])
def test_what_is_neither_answer_nor_proof_is_refused(raw: bytes) -> None:
    for told in (proof_from(LINE, raw), proved(raw, LINE, {})):
        assert isinstance(told, Refused)
        assert told.rule == "time.no-proof"


def test_a_header_must_have_been_worked_for() -> None:
    assert block_header(f" {GENESIS}\n") == bytes.fromhex(GENESIS)
    for words in ("", "xyz", GENESIS[:-2], GENESIS[:-1] + "d", header(bytes(32), bits=0x207FFFFF).hex()):
        told = block_header(words)
        assert isinstance(told, Refused)
        assert told.rule == "time.header"
