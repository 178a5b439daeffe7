"""figures.jsonl (fields only) -> claims, without a look at any gold.

python -m benchmarks.facts_claims FIGURES.jsonl -o claims.jsonl            canonical claims, one a line (-o - prints
                                                                           them: ... | khronika reconcile -)
python -m benchmarks.facts_claims FIGURES.jsonl --questions Q --comparisons C [--pairs PAIRS.jsonl]
                                                                           reconcile them, in the scorers' forms
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from khronika.nouns import (
    Attribution,
    Claim,
    Figure,
    Kind,
    PartialDate,
    Place,
    Precision,
    Scope,
    SourceType,
    Span,
    Stance,
    Unit,
    Voice,
    When,
    canonical_json,
)
from khronika.reading.english.numbers import find_numbers
from khronika.reading.names import source_of, split_voice
from khronika.reading.places import places_from_name
from khronika.reconciling import Record, compare, reconcile

Row = dict[str, Any]

_KINDS = {"court": Kind.SENTENCE, "journalist": Kind.ATTACK_ON_JOURNALIST, "election-result": Kind.ELECTION}
_UNITS = {"buses": Unit.VEHICLES}
_STANCES = {"denies": Stance.DENIES, "disputes": Stance.DISPUTES, "estimates": Stance.ESTIMATES}
_CITED = re.compile(
    r"^(?P<outer>.*?)\s*(?:\((?:[^()]*?,\s*)?(?:citing|republishing)\s+(?P<cited>[^()]+)\)|\bvia\b.*)?$"
)
_RETOLD = re.compile(
    r"^(?P<inner>.*?),?\s+(?:as (?:retold|summarised|translated|reported)(?: by (?:the )?(?P<by>.+))?)$"
)
_RESTING = re.compile(
    r"^(?P<outer>.*?)\s*(?:\(resting on (?:the )?|,\s*(?:citing|repeating)\s+(?:the )?)(?P<inner>[^()]+)\)?$"
)
_NOBODY = re.compile(r"^(?:unattributed|not stated)$|\bauthor$", re.IGNORECASE)


def when_of(start: str | None, end: str | None) -> When | None:
    if start is None and end is None:
        return None
    first = PartialDate.parse(start) if start else None
    last = PartialDate.parse(end) if end else None
    return When(first, last, Precision.DAY if first == last else Precision.DAYS)


def figure_of(row: Row, places: tuple[Place, ...], period: When | None) -> Figure | None:
    """The figure with bounds by khronika's own rules from its words; the row's bounds where the words give none."""
    given = row["figure"]
    if given is None:
        return None
    text = given["text"]
    unit = _UNITS.get(given["unit"]) or (Unit(given["unit"]) if given["unit"] in set(Unit) else Unit.UNKNOWN)
    printed = {given["low"], given["high"]} - {None}
    value = printed.pop() if len(printed) == 1 else None
    scope = Scope(places=places, period=period)
    low, high = given["low"], given["high"]
    mentions = [
        m
        for m in find_numbers(text)
        if (value is None or m.value == value)
        and (low is None or high is None or m.value is None or low <= m.value <= high)
    ]
    if mentions:
        m = mentions[0]
        return Figure(text, m.low, m.high, unit, m.approx, m.rule, m.value, Span(0, len(text)), scope)
    if low is None and high is None:
        return None
    rule = "fig.exact" if given["exact"] else "fig.given"
    return Figure(text, low, high, unit, not given["exact"], rule, value, Span(0, len(text)), scope)


def _voice(words: str, on: PartialDate | None, country: str | None) -> Voice:
    words = words.strip()
    bracket = re.search(r"\(([^()]+)\)", words)
    body = re.sub(r"\s*\([^()]*\)", "", words).strip()
    person, role = split_voice(bracket[1], "en") if bracket else (None, None)
    source = source_of(body, lang="en", on=on, country=country)
    return Voice(words, source, person, role)


def _one_outlet(who: str, outlet: str, on: PartialDate | None, country: str | None) -> bool:
    """True when who says it is who prints it: "Hromadske" in Hromadske International. Its reporters are its own
    voice too, but one that can be told apart; and a mission that prints its own report is named as its source."""
    if who == outlet:
        return True
    one, two = (source_of(name, lang="en", on=on, country=country) for name in (who, outlet))
    alike = one.key is not None and one.key == two.key and one.type is SourceType.MEDIA
    return alike and not re.search(r"report|correspond", who)


def attribution_of(row: Row, on: PartialDate | None, country: str | None) -> Attribution:
    """Outermost first: who is cited by the outlet, then who retells, then whose number it is. The stance "reports"
    says that the outlet tells it in its own words, which puts the outlet itself between."""
    who, reported = row["who_says"].strip(), row["reported_by"].strip()
    chain: list[str] = []
    found = _CITED.match(reported)
    if row["stance"] == "reports" and found:
        chain.append(found["outer"])
    if found and found["cited"]:
        chain.append(found["cited"])
    if _NOBODY.search(who):
        return Attribution(tuple(_voice(name, on, country) for name in chain[1:]), rule="fields.nobody")
    if retold := _RETOLD.match(who):
        chain += [*filter(None, (retold["by"],)), retold["inner"]]
    elif resting := _RESTING.match(who):
        chain += [resting["outer"], resting["inner"]]
    else:
        chain.append(who)
    if found and chain[-1] == who and _one_outlet(who, found["outer"], on, country):
        return Attribution(rule="fields.author")
    voices = [_voice(name, on, country) for name in dict.fromkeys(chain)]
    return Attribution(tuple(voices), rule="fields.who-says")


def claim_of(row: Row) -> Claim:
    period = when_of(row["date_start"], row["date_end"])
    on = period.start if period else None
    places = places_from_name(row["place"], "en", on)
    country = next((place.country for place in places if place.country), None)
    figure = figure_of(row, places, period)
    kind = _KINDS.get(row["kind"]) or Kind(row["kind"])
    target = None
    if figure is None and "," in row.get("words", ""):
        target = row["words"].split(",")[0]
    if figure is not None and row["figure"]["unit"] not in set(Unit):
        target = row["figure"]["unit"]  # "signatures", "votes": the unit says what is counted
    if row["kind"] == "journalist" and figure is not None and figure.unit is Unit.PERSONS:
        kind, target = Kind.DETENTION, "journalists" if "defender" not in figure.text else None
    quote = row.get("words") or (figure.text if figure else "") or ""
    outlet = re.sub(r"\s*\((?:[^()]*,\s*)?(?:citing|republishing)[^()]*\)", "", row["reported_by"]).strip()
    as_of = PartialDate.parse(row["as_of"]) if row["as_of"] else None
    return Claim(
        id=row["id"],
        report_id=f"{outlet}#{(row.get('taken_from') or row['id'])[:8]}",
        kind=kind,
        span=Span(0, max(1, len(quote))),
        quote=quote,
        attribution=attribution_of(row, on, country),
        target=target,
        figure=figure,
        places=places,
        when=period,
        as_of=When(as_of, as_of) if as_of else None,
        stance=_STANCES.get(row["stance"], Stance.ASSERTS),
        rule="fields",
        confidence=1.0,
        lang="en",
        outlet=outlet,
    )


def rows(path: Path) -> Iterator[Row]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def read_claims(path: Path) -> list[Claim]:
    """One claim a row of a file in figures.jsonl's form."""
    return [claim_of(row) for row in rows(path)]


def question_lines(record: Record) -> Iterator[Row]:
    for question in record.questions:
        yield {"question_id": question.id, "text": question.text, "members": list(question.members)}


def comparison_lines(record: Record, pairs: Iterable[tuple[str, str]] | None = None) -> Iterator[Row]:
    found = record.comparisons
    if pairs is not None:
        found = tuple(compare(record.claims[a], record.claims[b], record) for a, b in pairs)
    for each in found:
        yield json.loads(canonical_json(each))


def _write(path: str, lines: Iterable[Row]) -> None:
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    if path == "-":
        sys.stdout.buffer.write(text.encode())
    else:
        Path(path).write_text(text, encoding="utf-8")


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("figures", type=Path)
    parser.add_argument("-o", "--output", help="write the claims here as canonical JSON lines")
    parser.add_argument("--questions", help="write the questions here")
    parser.add_argument("--comparisons", help="write the comparisons here")
    parser.add_argument("--pairs", type=Path, help="compare exactly the pairs {a, b} of this file")
    given = parser.parse_args(arguments)
    claims = read_claims(given.figures)
    if given.output:
        _write(given.output, (json.loads(canonical_json(claim)) for claim in claims))
    if not (given.questions or given.comparisons):
        return
    record = reconcile(claims)
    pairs = [(row["a"], row["b"]) for row in rows(given.pairs)] if given.pairs else None
    if given.questions:
        _write(given.questions, question_lines(record))
    if given.comparisons:
        _write(given.comparisons, comparison_lines(record, pairs))


if __name__ == "__main__":
    main()
