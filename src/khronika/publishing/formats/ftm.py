"""FollowTheMoney entities, a line each: a claim is an Event whose proof is the Document that says so.

FollowTheMoney has no schema for a claim or a detention, so what a claim says and who says it stands in the Event's texts, and the kind in its
keywords. Whoever speaks becomes an Organization or a PublicBody where it is told from all others. A Person is made of officials that speak for
a public body and bear a name and an office in the text, and of nobody else: no witness, no private person, no one on a list.
"""

from collections.abc import Iterator
from typing import Any

from khronika.nouns import Claim, Report, Source, SourceType, Voice, make_id
from khronika.nouns.claims import AUTHOR
from khronika.nouns.labels import words_for
from khronika.publishing.formats.claim_columns import when_of
from khronika.publishing.formats.countries import country
from khronika.publishing.formats.pieces import json_lines
from khronika.publishing.formats.view import Told, View

Entity = dict[str, Any]
_PUBLIC = (
    SourceType.STATE,
    SourceType.POLICE,
    SourceType.COURT,
    SourceType.PROSECUTOR,
    SourceType.ELECTION_BODY,
)
_NO_BODY = (SourceType.WITNESS, SourceType.EXPERT, SourceType.AUTHOR, SourceType.UNKNOWN)


def write_ftm(view: View[Told]) -> Iterator[bytes]:
    return json_lines(entities(view))


def entities(view: View[Told]) -> Iterator[Entity]:
    """Each entity once, and before the first that points to it."""
    seen: set[str] = set()
    for row in view.rows():
        speakers = list(_speakers(row.claim))
        for entity in (_document(row.report), *(entity for entity, _ in speakers)):
            if entity["id"] not in seen:
                seen.add(entity["id"])
                yield entity
        yield _event(row, view.in_text)
        for speaker, role in speakers:
            yield _saying(speaker, role, row)


def _entity(id_: str, schema: str, **properties: str | list[str] | None) -> Entity:
    """Properties have lists of values; an empty one is left out."""
    listed = {
        name: [values] if isinstance(values, str) else list(values)
        for name, values in properties.items()
        if values
    }
    return {"id": id_, "schema": schema, "properties": listed}


def _document(report: Report) -> Entity:
    return _entity(
        report.id,
        "Document",
        fileName=report.id,
        publisher=report.outlet,
        publishedAt=report.published.short() if report.published else None,
        sourceUrl=report.url if (report.url or "").startswith(("http://", "https://")) else None,
        language=_alpha3(report.lang),
        mimeType=report.media_type or None,
        notes=f"SHA-256 of the bytes as received: {report.sha256}" if report.sha256 else None,
    )


def _speakers(claim: Claim) -> Iterator[tuple[Entity, str]]:
    """Who speaks, and whether they say it or pass it on."""
    chain = claim.attribution.chain
    for voice in chain:
        if (
            voice.source.key is None
            or voice.source.type in _NO_BODY
            or voice.source.key.startswith("person:")
        ):
            continue
        role = "says so" if voice is chain[-1] else "passes it on"
        yield _body(voice.source), role
        if person := _official(voice):
            yield person, role


def _saying(speaker: Entity, role: str, row: Told) -> Entity:
    id_ = make_id("l", speaker["id"], row.claim.id, role)
    return _entity(
        id_, "UnknownLink", subject=speaker["id"], object=row.claim.id, role=role, proof=row.report.id
    )


def _body(source: Source) -> Entity:
    schema = "PublicBody" if source.type in _PUBLIC else "Organization"
    return _entity(make_id("s", source.key), schema, name=source.name, classification=source.type.value)


def _official(voice: Voice) -> Entity | None:
    """Whoever speaks for a public body under a name and an office; ``None`` for everybody else."""
    if voice.source.type not in _PUBLIC or not voice.person or not voice.role:
        return None
    id_ = make_id("o", voice.source.key, voice.person)
    return _entity(id_, "Person", name=voice.person, position=voice.role)


def _event(row: Told, in_text: bool) -> Entity:
    claim, when = row.claim, when_of(row.claim)
    kind = words_for(claim.kind, "en")
    codes = sorted({known.alpha2.lower() for place in claim.places if (known := country(place.country))})
    start, end = (when.start, when.end) if when else (None, None)
    return _entity(
        claim.id,
        "Event",
        name=f"{kind}: {claim.figure.text}" if claim.figure else kind,
        summary=_summary(claim),
        description=claim.quote,
        date=start.short() if start and start == end else None,
        startDate=start.short() if start and start != end else None,
        endDate=end.short() if end and start != end else None,
        location=[place.name for place in claim.places],
        country=codes,
        keywords=[claim.kind.value, f"stance:{claim.stance.value}", f"certainty:{claim.certainty.value}"],
        notes=f"Characters {claim.span.start} to {claim.span.end} of the document’s stored text."
        if in_text
        else None,
        publisher=claim.outlet,
        recordId=claim.id,
        proof=row.report.id,
    )


def _summary(claim: Claim) -> str:
    chain = " < ".join(voice.source.name for voice in claim.attribution.chain) or AUTHOR
    told = [f"{chain}: {claim.stance.value}"]
    told += [f"by whom: {claim.agent}"] if claim.agent else []
    told += [f"to whom: {claim.target}"] if claim.target else []
    if claim.figure is not None:
        ends = [
            "open" if bound is None else f"{bound:,.0f}" for bound in (claim.figure.low, claim.figure.high)
        ]
        told.append(f"{claim.figure.unit.value}: {' to '.join(ends)}")
    return "; ".join(told)


_ALPHA3 = {"en": "eng", "ru": "rus", "kk": "kaz"}


def _alpha3(lang: str | None) -> str | None:
    """FollowTheMoney names languages by three letters."""
    return _ALPHA3.get(lang or "")
