"""What somebody outside the folder says of when it was as it is."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Refused:
    """A token or proof that is not taken for one: ``rule`` is a stable id, ``reason`` says what is wrong, ``remedy`` what to do."""

    rule: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Attested:
    """What a token of trusted time says. ``at`` is in UTC, ISO 8601; ``accuracy`` in seconds, ``None`` where the authority does not
    say. ``signer`` names the certificate that signed, and ``serial`` the token among those of its authority."""

    at: str
    accuracy: float | None
    serial: int
    policy: str
    signer: str


class ProofState(StrEnum):
    """``PENDING``: a calendar promised to have it in a block, and no more is known. ``BLOCK``: the proof leads to a block whose header
    nobody gave. ``ATTESTED``: it leads to a header that was given."""

    PENDING = "pending"
    BLOCK = "block"
    ATTESTED = "attested"


@dataclass(frozen=True, slots=True)
class Proof:
    """What an OpenTimestamps proof says. ``calendars`` are those that promised; ``blocks`` pairs of a block's height and the time in
    its header (UTC, ISO 8601), the time ``None`` where no header of that height was given; ``others`` counts what is not checked
    (other chains, kinds that this version does not know)."""

    state: ProofState
    calendars: tuple[str, ...]
    blocks: tuple[tuple[int, str | None], ...]
    others: int = 0


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority of time that the owner trusts. ``address`` is ``None`` where it is asked by file alone; ``certificates`` its chain as
    PEM; ``left`` that it is asked no more."""

    number: int
    name: str
    address: str | None
    certificates: str
    left: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """That somebody outside was to attest the row of the log with this number and hash. ``nonce`` is that of the request, ``None`` where
    the line alone was written out."""

    number: int
    row: int
    hash: str
    nonce: int | None = None


@dataclass(frozen=True, slots=True)
class KeptToken:
    """A token as it is kept: of what, by whom, its bytes, and the time that it said when it was kept (UTC, ISO 8601)."""

    number: int
    asked: Asked
    authority: Authority
    body: bytes
    said: str


@dataclass(frozen=True, slots=True)
class KeptProof:
    """An OpenTimestamps proof as it is kept."""

    number: int
    asked: Asked
    body: bytes
