"""The gate on leaving out: on texts annotated by others, reading only what is worth parsing loses no claim."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from khronika.nouns import Claim, Report, digest, make_id
from khronika.reading.english.claims import read_claims
from khronika.reading.english.triggers import parse_worth
from khronika.reading.mentions import NumberMention
from khronika.reading.russian import reader
from khronika.reading.russian.parse import Sentence
from khronika.reading.russian.worth import bears_nothing, bears_nothing_at_all
from tests.shared_folder import need_shared

pytestmark = pytest.mark.gate

# Of each file, that one in so many: all of them take three minutes (done by hand on 25 November 2026: 2,593 claims, one
# lost, the twelve days of a cable's repair, which a guess took for a blackout's; none changed or added).
EVERY = 6


def test_no_claim_is_lost_by_skipping() -> None:
    gold = need_shared() / "gold" / "en"
    claims, lost, added = 0, [], []
    for text in (*_articles(gold), *_snippets(gold), *_documents(gold)):
        data = text.encode()
        report = Report(make_id("r", digest(data)), digest(data), text, "text/plain", "-", lang="en")
        whole = {_told(c) for c in read_claims(report, parse_worth(text, everything=True))}
        quick = {_told(c) for c in read_claims(report)}
        claims += len(whole)
        lost += list(whole - quick)
        added += list(quick - whole)
    assert claims > 250
    assert lost == []
    assert added == []


def test_no_russian_report_that_is_passed_over_bears_a_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    """Eleven of 122 news articles are passed over, and 221 of their 598 paragraphs alone. All that are passed over are read whole here."""
    lines = (need_shared() / "gold" / "ru" / "ner-ru.dev.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    reports = [
        Report(make_id("r", digest(text.encode())), digest(text.encode()), text, "text/plain", "-", lang="ru")
        for text in (*texts, *(part for text in texts for part in text.split("\n") if len(part) > 60))
    ]
    passed: list[bool] = []

    def noted(sentences: Sequence[Sentence], numbers: Sequence[NumberMention]) -> bool:
        passed.append(bears_nothing(sentences, numbers))
        return True

    monkeypatch.setattr(reader, "bears_nothing", noted)
    monkeypatch.setattr(reader, "bears_nothing_at_all", lambda text: False)
    for report in reports:
        reader.read(report)
    left_out = [
        report
        for report, out in zip(reports, passed, strict=True)
        if out or bears_nothing_at_all(report.text)
    ]
    monkeypatch.setattr(reader, "bears_nothing", lambda sentences, numbers: False)
    assert len(left_out) > 20
    assert [report.text for report in left_out if reader.read(report).claims] == []


def _told(claim: Claim) -> tuple[object, ...]:
    return (claim.kind, claim.span, claim.figure, claim.attribution, claim.places, claim.when, claim.rule)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _articles(gold: Path) -> list[str]:
    return [row["text"] for row in _rows(gold / "attribution.dev.jsonl")][::EVERY]


def _snippets(gold: Path) -> list[str]:
    return [row["text"] for row in _rows(gold / "event-class.dev.jsonl")][::EVERY]


def _documents(gold: Path) -> list[str]:
    sentences: dict[str, dict[str, str]] = defaultdict(dict)
    for row in _rows(gold / "coref.dev.jsonl"):
        sentences[row["doc"]][row["sent"]] = row["sentence"]
    return ["\n\n".join(found.values()) for found in sentences.values()][::EVERY]
