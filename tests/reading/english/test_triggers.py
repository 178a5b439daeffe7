"""What is parsed and what is not, and that nothing is lost by it. All sentences are invented."""

from collections.abc import Iterable

import pytest

from khronika.nouns import Claim, Kind, Report, digest, make_id
from khronika.reading.english import triggers
from khronika.reading.english.claims import read_claims
from khronika.reading.english.events import frames_in
from khronika.reading.english.parsing import parse
from khronika.reading.english.passages import find_passages
from khronika.reading.english.patterns import PATTERNS
from khronika.reading.english.triggers import lemmas_of, mark_of, parse_worth
from tests.sentences.format import HERE, read_passages

DULL = [
    "Norvik Foods said its revenue rose by nine percent to 40 million dollars.",
    "Analysts had expected the price of copper to fall for the third time this year.",
    "The novel has been translated into twelve languages and sold well in its first season.",
    "Petar Oskin, who led the work, said the method could make batteries lighter.",
    "Forecasters expect light rain and temperatures of up to 14 degrees.",
    "The museum shows 30 paintings that have not been seen in public for a century.",
]


def report(text: str) -> Report:
    data = text.encode()
    return Report(make_id("r", digest(data)), digest(data), text, "text/plain", "-", lang="en")


def parsed_words(text: str) -> list[str]:
    return [str(s.tokens.text) for s in parse_worth(text).sentences if s.parsed]


def test_a_report_about_nothing_we_record_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*args: object) -> list[object]:
        raise AssertionError(f"parsed: {args}")

    monkeypatch.setattr(
        triggers, "parse", lambda text, passages, only=None, named=True: never() if only else []
    )
    assert read_claims(report("\n\n".join(DULL))) == []


def test_around_an_event_everything_is_parsed_and_far_from_it_nothing() -> None:
    event = "Police detained about 40 people in Tarsk on Friday."
    plain = "The harvest was good and the price of wheat fell again."
    text = "\n\n".join([*DULL, *[plain] * 12, event, *[plain] * 3, *DULL])
    words = parsed_words(text)
    assert words == [*[plain] * triggers.NEAR_EVENT, event, *[plain] * triggers.NEAR_EVENT]
    stand_ins = [s for s in parse_worth(text).sentences if not s.parsed]
    assert len(stand_ins) == 2 * len(DULL) + 12 - triggers.NEAR_EVENT
    assert {c.kind for c in read_claims(report(text)) if c.figure is not None} == {Kind.DETENTION}


def test_where_a_name_first_stood_is_parsed() -> None:
    first = "Ema Rintala, who heads the Belhaven Society, opened the exhibition."
    event = "Police detained about 40 people in Tarsk on Friday, Rintala said."
    words = parsed_words("\n\n".join([first, *DULL * 2, event]))
    assert words[0] == first


def test_what_a_company_says_of_its_revenue_is_no_claim_and_what_a_ministry_says_is() -> None:
    assert read_claims(report(DULL[0])) == []
    (claim,) = read_claims(report("The interior ministry said that the situation was under control."))
    assert claim.attribution.speaker is not None


def test_numbers_that_may_count_people_are_parsed() -> None:
    for sentence in (
        "Tens of thousands filled Linden Square on Tuesday night.",
        "The commission's chair said that 47,000 votes were spoilt.",
        "Mobile data came back after about eight hours.",
    ):
        assert parsed_words("\n\n".join([*DULL, sentence]))[-1] == sentence


def test_a_form_is_known_by_any_lemma_it_could_have() -> None:
    assert "hold" in lemmas_of("held")
    assert "march" in lemmas_of("marches")
    assert "stage" in lemmas_of("staged")
    assert mark_of("held").alone
    assert mark_of("re-arrested").alone
    assert not mark_of("who").body  # the WHO is
    assert mark_of("prosecutors").body


def test_a_pattern_fits_only_beside_what_it_needs() -> None:
    """``needs`` is a promise of the table; on our own sentences it is kept."""
    needs: dict[str, frozenset[str]] = {}
    for pattern in PATTERNS:
        open_ended = not pattern.needs or needs.get(pattern.id) == frozenset()
        needs[pattern.id] = frozenset() if open_ended else needs.get(pattern.id, frozenset()) | pattern.needs
    seen = 0
    for passage in own_passages():
        for sentence in parse(passage, find_passages(passage)):
            words = {lemma for t in sentence.tokens for lemma in (t.lemma_.casefold(), t.lower_)}
            for frame in frames_in(sentence):
                if needs.get(frame.rule):
                    seen += 1
                    assert words & needs[frame.rule], (frame.rule, sentence.tokens.text)
    assert seen > 20


def own_passages() -> Iterable[str]:
    for path in sorted((HERE / "english" / "rules").glob("*.txt"))[::4]:
        for passage in read_passages(path):
            yield passage.text


def test_skipping_loses_no_claim_of_our_own_sentences() -> None:
    for path in sorted((HERE / "english" / "rules").glob("*.txt"))[::5]:
        for passage in read_passages(path):
            if not passage.claims:
                continue  # what is lost there was nothing
            given = report(passage.text)
            whole = read_claims(given, parse_worth(given.text, everything=True))
            assert told(read_claims(given)) == told(whole), passage.where


def told(claims: Iterable[Claim]) -> list[tuple[object, ...]]:
    return [(c.kind, c.span, c.figure, c.attribution, c.places, c.when) for c in claims]
