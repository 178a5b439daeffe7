"""The head of the log told to somebody outside, and what they answered: the road of trusted time on one screen.

    line of the last row -> request -> authority -> token    over the network, where fetching is switched on (``ask_all``)
                                                             or carried by file (``write_request``, ``take_token``)
    line of the last row -> calendar -> proof -> block       always by file (``write_line``, ``take_proof``, ``take_header``)

Nothing is kept that does not hold: a token is checked against the authorities that the owner named before it gets a row.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from khronika import timing
from khronika.attesting import attested_by
from khronika.intake.fetching import PUBLIC, Net, refused
from khronika.intake.fetching.addresses import parse_address
from khronika.intake.fetching.asking import ask_of
from khronika.ledger import times
from khronika.ledger.actions.keep_time import keep_asked, keep_header, keep_proof, keep_token
from khronika.ledger.actions.name_authority import name_authority
from khronika.ledger.arrivals import fetching_allowed
from khronika.ledger.errors import NotPossible
from khronika.nouns import Unread
from khronika.nouns.soundness import Anchor
from khronika.nouns.times_attested import Asked, Attested, Authority, Proof, Refused

SENDS, EXPECTS = "application/timestamp-query", "application/timestamp-reply"


@dataclass(frozen=True, slots=True)
class Stamped:
    """A token that was kept: who attests which row of the log, and what it says."""

    authority: str
    row: int
    said: Attested
    new: bool = True


@dataclass(frozen=True, slots=True)
class Proven:
    """A proof that was kept, and how far it leads."""

    row: int
    said: Proof
    new: bool = True


def name(words: str, address: str | None, pem: bytes) -> Refused | None:
    """Name an authority. Raises NotPossible for a name that is taken."""
    chain = timing.certificates_in(pem)
    if isinstance(chain, Refused):
        return chain
    if address is not None and isinstance(why := parse_address(address), str):
        return Refused(
            "time.address", f"{address} is not asked: {why}", "Write it as https://example.org/path."
        )
    name_authority(words, address, pem.decode("ascii", "replace"))
    return None


def write_request() -> tuple[int, bytes]:
    """The row of the log that is asked about, and the request (.tsq) to carry to an authority. Raises NotPossible in an empty folder."""
    head = _head()
    question = timing.ask(timing.line(head.number, head.hash))
    keep_asked(head, _digest(head.number, head.hash), question.body, question.nonce)
    return head.number, question.body


def write_line() -> tuple[int, bytes]:
    """The row of the log, and the line that is to be stamped by OpenTimestamps. Raises NotPossible in an empty folder."""
    head = _head()
    keep_asked(head, _digest(head.number, head.hash))
    return head.number, timing.line(head.number, head.hash)


def take_token(answer: bytes) -> Stamped | Refused:
    """Keep an authority's answer (.tsr) to a request of ours."""
    about = timing.answers(answer)
    if isinstance(about, Refused):
        return about
    asked = [each for each in times.asked_about(about[0]) if each.nonce is not None]
    if not asked:
        return Refused(
            "time.other-hash",
            "it answers no request that this folder wrote",
            "Give the answer to a request that `khronika timestamp --request` wrote here.",
        )
    ours = next((each for each in asked if each.nonce == about[1]), asked[0])
    return _take(answer, ours, times.authorities())


def _take(answer: bytes, asked: Asked, named: list[Authority]) -> Stamped | Refused:
    if not named:
        return Refused(
            "time.unknown-authority",
            "no authority of time is named in this folder",
            "Name it with its certificates: khronika timestamp --authority NAME --certificates chain.pem",
        )
    refusals = []
    for authority in named:
        told = attested_by(answer, asked, authority)
        if isinstance(told, Attested):
            new = keep_token(asked.number, authority.number, answer, dt.datetime.fromisoformat(told.at))
            return Stamped(authority.name, asked.row, told, new)
        refusals.append(told)
    # What is wrong with the token itself says more than that it is none of another authority's.
    return next((each for each in refusals if each.rule != "time.unknown-authority"), refusals[0])


def ask_all(*, net: Net = PUBLIC) -> Iterator[tuple[str, Stamped | Refused | Unread]]:
    """Ask every authority that has an address, each for itself, and keep what holds. Raises NotPossible in an empty folder."""
    for authority in times.authorities():
        if authority.address is None:
            continue
        if not fetching_allowed():
            yield authority.name, refused.off(authority.address)
            continue
        head = _head()
        question = timing.ask(timing.line(head.number, head.hash))
        digest = _digest(head.number, head.hash)
        number = keep_asked(head, digest, question.body, question.nonce)
        answer = ask_of(authority.address, question.body, SENDS, EXPECTS, net=net)
        if isinstance(answer, Unread):
            yield authority.name, answer
        else:
            asked = Asked(number, head.number, head.hash, question.nonce)
            yield authority.name, _take(answer, asked, [authority])


def take_proof(proof: bytes) -> Proven | Refused:
    """Keep an OpenTimestamps proof (.ots) of a line that this folder wrote."""
    about = timing.proves(proof)
    if isinstance(about, Refused):
        return about
    asked = times.asked_about(about)
    if not asked:
        return Refused(
            "time.other-hash",
            "it proves no line that this folder wrote",
            "Give the proof of a file that `khronika timestamp --line` wrote here.",
        )
    return _keep(proof, asked[0])


def take_answer(answer: bytes) -> Proven | Refused:
    """Keep a calendar's answer to the line that was written last, as a proof."""
    asked = times.asked_last()
    if asked is None:
        return Refused(
            "time.other-hash", "this folder wrote no line yet", "Write it: khronika timestamp --line FILE"
        )
    made = timing.proof_from(timing.line(asked.row, asked.hash), answer)
    return made if isinstance(made, Refused) else _keep(made, asked)


def _keep(proof: bytes, asked: Asked) -> Proven | Refused:
    told = timing.proved(proof, timing.line(asked.row, asked.hash), times.headers())
    if isinstance(told, Refused):
        return told
    return Proven(asked.row, told, keep_proof(asked.number, proof))


def take_header(height: int, words: str) -> Refused | None:
    """Keep the header of a block, from its hexadecimal digits."""
    raw = timing.block_header(words)
    if isinstance(raw, Refused):
        return raw
    keep_header(height, raw)
    return None


def _head() -> Anchor:
    head = times.head()
    if head is None:
        raise NotPossible("Nothing was recorded in this folder yet, so there is nothing to attest.")
    return head


def _digest(number: int, hash_: str) -> str:
    return sha256(timing.line(number, hash_)).hexdigest()
