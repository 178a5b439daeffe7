"""What `khronika release` prints of a proposal, and the files that it writes."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from khronika.cli.layout import paragraph
from khronika.cli.words import clean, plural
from khronika.ledger.errors import FolderTrouble
from khronika.ledger.releases import Proposal
from khronika.nouns import Changed, Claim, Correction, Release, Stage

_ORDER = list(Changed)


def listed_line(found: Proposal) -> str:
    """One line of the list."""
    ends = {
        Stage.PROPOSED: "waits",
        Stage.PUBLISHED: f"public since {found.signed_at[:10]}, confirmed by {clean(found.signed_by)}",
        Stage.DROPPED: f"put aside {found.ended_at[:10]}: {clean(found.reason)}",
        Stage.WITHDRAWN: f"withdrawn {found.ended_at[:10]}: {clean(found.reason)}",
    }
    many = found.release.numbers.claims
    return f"{found.number}  release {found.release.number}, {plural(many, 'claim')}, proposed by {clean(found.by)} {found.at[:10]}; {ends[found.stage]}"


def proposal_lines(found: Proposal, lang: str, most: int | None) -> Iterator[str]:
    """What it would tell, what stays behind, and what changed; of each sort of change the first ``most`` (``None``: all)."""
    release, numbers = found.release, found.release.numbers
    yield listed_line(found)
    yield f"   rules {release.rules.id} {release.rules.version} ({release.rules.digest[:12]}); knows until {release.known_until}"
    yield (
        f"   tells: {plural(numbers.claims, 'claim')} of {plural(numbers.reports, 'report')}, "
        f"{plural(numbers.questions, 'question')}, {plural(numbers.incidents, 'incident')}"
    )
    yield from (f"   stays behind: {many} by {rule}" for rule, many in found.kept.behind.items())
    yield f"   digest {found.digest}"
    if release.number == 1:
        yield "   The first release: all of it is new."
    elif not release.corrections:
        yield "   Nothing changed since the release before."
    else:
        yield from _changes(release, lang, most)


def _changes(release: Release, lang: str, most: int | None) -> Iterator[str]:
    counted = Counter((each.change, each.thing) for each in release.corrections)
    for change in _ORDER:
        for thing in sorted({thing for found, thing in counted if found is change}):
            yield f"   {change.value}: {counted[change, thing]} {thing.value}"
            mine = [each for each in release.corrections if (each.change, each.thing) == (change, thing)]
            for each in mine[:most]:
                yield paragraph(_line(each, release, lang), "      ")


def _line(each: Correction, release: Release, lang: str) -> str:
    """An id, what it is now, why, and which fields read otherwise."""
    called = clean(_called(each.id, release, lang))
    told = [
        f"{each.id}  {called if called.endswith('?') or not called else f'{called}.'}".rstrip(),
        each.reason.in_(lang),
    ]
    for field in each.fields:
        both = f" {field.before} → {field.after}" if field.before and field.after else ""
        told.append(f"[{field.field}{both}]")
    if each.into:
        told.append(f"→ {', '.join(each.into)}")
    if each.said:
        told.append(f"“{clean(each.said)}”")
    return " ".join(told)


def _called(key: str, release: Release, lang: str) -> str:
    """What the thing is called in this release; empty for what is not in it."""
    for asked in release.questions:
        if asked.question.id == key:
            return asked.title.in_(lang)
    for happened in release.incidents:
        if happened.incident.id == key:
            return happened.title.in_(lang)
    claim = release.by_claim().get(key)
    return claim_words(claim) if claim is not None else ""


def claim_words(claim: Claim) -> str:
    """What a claim is about, in a few words."""
    places = ", ".join(place.name for place in claim.places)
    day = claim.when.start.short() if claim.when and claim.when.start else ""
    figure = claim.figure.text if claim.figure else ""
    return "; ".join(filter(None, (claim.kind.value, figure, places, day)))


def saved(found: Proposal, out: Path) -> list[Path]:
    """Writes the three files of a release; where they are. Raises FolderTrouble."""
    files = {
        "release.pub": found.public_key.encode(),
        "release.json.minisig": found.signature.encode(),
        "release.json": found.release.document,  # last: whoever finds it finds its signature too
    }
    try:
        out.mkdir(parents=True, exist_ok=True)
        return [_whole(out / name, data) for name, data in files.items()]
    except OSError as error:
        raise FolderTrouble(f"{out} cannot be written ({error.strerror or error}).") from error


def _whole(path: Path, data: bytes) -> Path:
    beside = path.with_name(f".{path.name}.part")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    return path
