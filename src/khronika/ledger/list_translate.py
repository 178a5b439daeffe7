"""Rows to nouns and back, for lists of people: with ``translate`` the only module that knows both. Names leave a row and enter
one as ``Protected``."""

import datetime as dt
import json
from dataclasses import fields
from typing import Any

from khronika.ledger import consent_tables
from khronika.ledger import list_tables as tables
from khronika.nouns import (
    Audience,
    Bond,
    Consent,
    Giver,
    LinkDecision,
    PartialDate,
    PersonList,
    PersonRecord,
    Proposal,
    Protected,
    Sex,
    Shown,
    Study,
    canonical_json,
    make_id,
)
from khronika.nouns.canonical import plain
from khronika.nouns.parsing import parse_json

_PROTECTED = ("cells", "name", "given", "family", "father", "own_id")


def link_id(a: str, b: str) -> str:
    """The id of a pair of entries, whichever is named first. No name can be guessed from it."""
    return make_id("l", *sorted((a, b)))


def list_to_row(
    kept: PersonList, source: str | None, label: str | None, invented: bool, at: dt.datetime
) -> tables.PersonList:
    return tables.PersonList(
        stored_id=kept.edition,
        name=kept.name,
        source=source,
        label=label,
        columns=canonical_json(kept.columns),
        notes=canonical_json(kept.notes),
        entries=len(kept.records),
        unread_lines=len(kept.unread),
        unread=Protected(json.dumps([[number, line.reveal()] for number, line in kept.unread])),
        invented=invented,
        kept_at=at,
    )


def list_from_row(row: tables.PersonList, records: tuple[PersonRecord, ...]) -> PersonList:
    unread = tuple((number, Protected(line)) for number, line in json.loads(row.unread.reveal()))
    return PersonList(row.name, row.stored_id, columns_of(row), records, notes_of(row), unread)


def columns_of(row: tables.PersonList) -> tuple[tuple[str, str], ...]:
    return tuple((field, header) for field, header in json.loads(row.columns))


def notes_of(row: tables.PersonList) -> tuple[str, ...]:
    return tuple(json.loads(row.notes))


def unread_numbers(row: tables.PersonList) -> tuple[int, ...]:
    """Which lines are no entries, and not what they say."""
    return tuple(number for number, _ in json.loads(row.unread.reveal())) if row.unread_lines else ()


def entry_to_row(record: PersonRecord) -> tables.PersonEntry:
    return tables.PersonEntry(
        id=record.id,
        list_id=record.edition,
        row=record.row,
        body=_revealed(record),
        consent=record.consent,
    )


def entry_from_row(row: tables.PersonEntry) -> PersonRecord:
    held: dict[str, Any] = json.loads(row.body.reveal())
    shown = {name: Protected(held[name]) for name in _PROTECTED if held[name] is not None}
    days = {name: PartialDate.parse(held[name]) for name in ("born", "date") if held[name]}
    others = tuple(Protected(each) for each in held["others"])
    sex = Sex(held["sex"]) if held["sex"] else None
    return PersonRecord(**{**held, **shown, **days, "others": others, "sex": sex})


def _revealed(record: PersonRecord) -> Protected:
    """The whole record as canonical JSON, protected as one."""
    held = {each.name: getattr(record, each.name) for each in fields(record)}
    held |= {name: held[name].reveal() for name in _PROTECTED if held[name] is not None}
    held["others"] = [each.reveal() for each in record.others]
    return Protected(canonical_json(held))


def proposal_to_row(proposal: Proposal) -> tables.LinkProposal:
    return tables.LinkProposal(
        link=link_id(proposal.a, proposal.b),
        a_id=proposal.a,
        b_id=proposal.b,
        probability=proposal.probability,
        weight=proposal.weight,
        doubt=abs(proposal.weight),
        reasons=canonical_json(proposal.reasons),
    )


def proposal_from_row(row: tables.LinkProposal) -> Proposal:
    return Proposal(row.a_id, row.b_id, row.probability, row.weight, tuple(json.loads(row.reasons)))


def decision_to_row(decision: LinkDecision, seen: Proposal | None, at: dt.datetime) -> tables.LinkDecision:
    """``at`` replaces whatever time the decision bears. ``seen`` is what the machine proposed when it was made."""
    shown = {"probability": seen.probability, "reasons": plain(seen.reasons)} if seen else {}
    return tables.LinkDecision(
        link=link_id(decision.a, decision.b),
        a=decision.pair[0],
        b=decision.pair[1],
        ruling=decision.ruling.value if decision.ruling else None,
        by=decision.by,
        reason=Protected(decision.reason),
        seen=canonical_json(shown),
        at=at,
    )


def decision_from_row(row: tables.LinkDecision) -> LinkDecision:
    ruling = Bond(row.ruling) if row.ruling else None
    return LinkDecision(row.a, row.b, ruling, row.by, moment(row.at), row.reason.reveal())


def consent_to_row(consent: Consent, at: dt.datetime) -> consent_tables.Consent:
    """``at`` replaces whatever time it bears; its entry has a row of its own."""
    return consent_tables.Consent(
        given_by=consent.given_by.value,
        what=canonical_json([each.value for each in consent.what]),
        audience=consent.audience.value if consent.audience else None,
        partners=Protected(consent.partners),
        until=consent.until,
        words=Protected(consent.words),
        by=consent.by,
        at=at,
    )


def consent_from_row(row: consent_tables.Consent, entry: str) -> Consent:
    return Consent(
        entry,
        Giver(row.given_by),
        tuple(Shown(each) for each in json.loads(row.what)),
        Audience(row.audience) if row.audience else None,
        row.by,
        row.until,
        row.partners.reveal(),
        row.words.reveal(),
        moment(row.at),
    )


def study_from_row(row: tables.KeptStudy) -> Study:
    return parse_json(Study, row.body)


def moment(at: dt.datetime) -> str:
    """ISO, to the second."""
    return at.astimezone(dt.UTC).isoformat(timespec="seconds")
