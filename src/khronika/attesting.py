"""Whether what is kept of trusted time still says what it said: every token and proof checked again, offline."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from khronika import timing
from khronika.ledger import times
from khronika.ledger.verifying.rows import Tally
from khronika.nouns import digest
from khronika.nouns.soundness import Anchor, Finding
from khronika.nouns.times_attested import (
    Asked,
    Attested,
    Authority,
    KeptProof,
    KeptToken,
    Proof,
    ProofState,
    Refused,
)

_BACKUP = "Compare the row with a backup's. A token that holds may be brought in again (khronika timestamp --token)."


def check(folder: Path, counted: Tally) -> Iterator[Finding]:
    """Findings of tokens and proofs that do not hold, and notes of what is not attested yet."""
    yield from _authorities()
    sealed = times.sealed("timestamped")
    for token in times.tokens():
        counted["tokens"] += 1
        where = f"token {token.number} ({token.authority.name}, log row {token.asked.row})"
        yield from _bytes(where, token.body, sealed.get(str(token.number)))
        said = _token(token)
        if isinstance(said, Refused):
            yield Finding(said.rule, where, said.reason, remedy=_BACKUP)
    sealed, headers = times.sealed("time-proof"), times.headers()
    for proof in times.proofs():
        counted["proofs"] += 1
        where = f"proof {proof.number} (OpenTimestamps, log row {proof.asked.row})"
        yield from _bytes(where, proof.body, sealed.get(str(proof.number)))
        yield from _proof(where, _proved(proof, headers))


def attested_by(answer: bytes, asked: Asked, authority: Authority) -> Attested | Refused:
    """What that authority attests by this answer; or why it does not."""
    chain = timing.certificates_in(authority.certificates.encode())
    if isinstance(chain, Refused):
        return chain
    line = timing.line(asked.row, asked.hash)
    return timing.attested(answer, line, -1 if asked.nonce is None else asked.nonce, chain)


def anchors(folder: Path) -> Iterator[Anchor | Finding]:
    """Hashes of the log that hold outside it: those of tokens that an authority signed, and of proofs that lead to a block."""
    for token in times.tokens():
        told = _token(token)
        if isinstance(told, Attested):
            asked, day = token.asked, told.at[:19].replace("T", " ")
            yield Anchor(asked.row, asked.hash, f"the token of {token.authority.name}, {day} UTC,")
    headers = times.headers()
    for proof in times.proofs():
        said = _proved(proof, headers)
        if isinstance(said, Proof) and said.state is ProofState.ATTESTED:
            height = next(height for height, at in said.blocks if at is not None)
            yield Anchor(proof.asked.row, proof.asked.hash, f"the proof in block {height}")


def _token(token: KeptToken) -> Attested | Refused:
    return attested_by(token.body, token.asked, token.authority)


def _proved(proof: KeptProof, headers: dict[int, bytes]) -> Proof | Refused:
    return timing.proved(proof.body, timing.line(proof.asked.row, proof.asked.hash), headers)


def _authorities() -> Iterator[Finding]:
    sealed = times.certificates_sealed()
    for authority in times.authorities(with_left=True):
        expected, found = sealed.get(str(authority.number)), digest(authority.certificates.encode())
        if expected is not None and expected != found:
            yield Finding(
                "time.certificates",
                f"authority {authority.number} ({authority.name})",
                "its certificates are not those that were named: what it attests may be forged",
                expected,
                found,
                "Compare the row with a backup's, and the certificates with those that the authority publishes.",
            )


def _bytes(where: str, body: bytes, expected: str | None) -> Iterator[Finding]:
    found = digest(body)
    if expected is not None and expected != found:
        told = "its bytes are not those that were kept"
        yield Finding("time.bytes", where, told, expected, found, _BACKUP)


def _proof(where: str, told: Proof | Refused) -> Iterator[Finding]:
    if isinstance(told, Refused):
        yield Finding(told.rule, where, told.reason, remedy=told.remedy)
    elif told.state is ProofState.PENDING:
        by = ", ".join(told.calendars) or "nobody"
        yield Finding(
            "time.pending",
            where,
            f"it is pending: promised by {by}, and in no block that is known here",
            remedy="Some hours later have it completed (ots upgrade), and bring it in again (khronika timestamp --proof).",
            grave=False,
        )
    elif told.state is ProofState.BLOCK:
        blocks = ", ".join(str(height) for height, _ in told.blocks)
        yield Finding(
            "time.block",
            where,
            f"it leads to block {blocks}, whose header nobody gave: until then nothing is attested",
            remedy="Give the header, from a source you trust: khronika timestamp --block HEIGHT:HEADER",
            grave=False,
        )


@dataclass(frozen=True, slots=True)
class Line:
    """What is attested of one row of the log. ``at`` is ``None`` where nothing is said of when; ``why`` says why it does not hold, or
    not yet."""

    row: int
    by: str
    at: str | None
    holds: bool
    why: str = ""


def listed(most: int | None = None) -> list[Line]:
    """Every token and proof that is kept, as it stands now, by the row that it is of; or the ``most`` kept last of each, for a page: to
    check one takes about a millisecond."""
    lines = [_line(token) for token in times.tokens(most)]
    headers = times.headers()
    for proof in times.proofs(most):
        told = _proved(proof, headers)
        row, by = proof.asked.row, "OpenTimestamps"
        if isinstance(told, Refused):
            lines.append(Line(row, by, None, False, told.reason))
            continue
        found = next(((height, at) for height, at in told.blocks if at is not None), None)
        if found is not None:
            lines.append(Line(row, f"{by}, block {found[0]}", found[1], True))
        elif told.blocks:
            lines.append(Line(row, by, None, False, f"the header of block {told.blocks[0][0]} is not given"))
        else:
            lines.append(Line(row, by, None, False, "pending"))
    return sorted(lines, key=lambda each: each.row)


def _line(token: KeptToken) -> Line:
    told = _token(token)
    row, by = token.asked.row, token.authority.name
    if isinstance(told, Refused):
        return Line(row, by, None, False, told.reason)
    return Line(row, by, told.at, True)
