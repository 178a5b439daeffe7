"""The demo corpus end to end: what is read from its texts stands as the same facts do from their fields.

A floor is what was reached less a small margin. Raise it with the work; lowering one needs a reason in the commit.
"""

from collections.abc import Iterator

import pytest
from benchmarks.demo_causes import THINGS, Trial
from benchmarks.demo_facts import Compared, compared, is_fact, matched, read_demo, same_source
from benchmarks.facts_claims import read_claims

from khronika.nouns import Claim, Reading, Relation, Report, digest, make_id
from khronika.reading import read
from khronika.reconciling import Record, compare, reconcile
from khronika.reconciling.cards import card_of
from khronika.reconciling.scope import Nest, nest_days, nest_places
from tests.shared_folder import need_shared

pytestmark = pytest.mark.gate
Told = dict[str, tuple[str, ...]]


@pytest.fixture(scope="module")
def both() -> tuple[Record, Record, Told]:
    """The record made of the facts' fields, the one made of the texts, and which facts each report says it tells."""
    claims, told = read_demo()
    return reconcile(read_claims(need_shared() / "facts" / "figures.jsonl")), reconcile(claims), told


@pytest.fixture(scope="module")
def found(both: tuple[Record, Record, Told]) -> Compared:
    return compared(*both)


def test_facts_are_found(found: Compared) -> None:
    assert len(found.told) > 120
    assert len(found.found) >= 98


def test_they_answer_the_same_questions_and_stand_alike(found: Compared) -> None:
    assert found.pairs > 400
    # .83 and .70 on 26 November 2026.
    assert found.relations >= 0.82
    assert found.questions >= 0.67


def test_every_difference_is_listed_with_what_was_read_otherwise(found: Compared) -> None:
    assert len(found.differences) == found.pairs - found.same
    assert all(each.causes for each in found.differences)
    # "What stands beside them" is no cause of the reader's: reconciling itself must not differ often.
    assert found.causes["what stands beside them"] <= 5


def test_nearly_all_that_differs_was_read_otherwise(both: tuple[Record, Record, Told]) -> None:
    fields, texts, told = both
    trial = Trial(fields.claims.values(), texts.claims.values(), told)
    left = {(each.a, each.b) for each in trial.found.differences} - trial.mended(THINGS)
    assert len(left) <= 3, sorted(
        left
    )  # 1 on 26 November 2026: what reconciling itself does otherwise with what is read


def _carried(fields: Record, texts: Record, told: Told) -> Iterator[tuple[Claim, list[Claim]]]:
    """Each fact with a figure that a Russian or Kazakh report carries, and the claims of that report taken for it."""
    for report, facts in told.items():
        own = [claim for claim in texts.claims.values() if claim.report_id == report]
        if own and own[0].lang in ("ru", "kk"):
            known = [fields.claims[key] for key in facts if key in fields.claims]
            yield from ((fact, [c for c in own if _is(fact, c)]) for fact in known if fact.figure is not None)


def _is(fact: Claim, claim: Claim) -> bool:
    """As the benchmark has it; words of quantity without a number ("dozens", "ондаған") differ a little by language."""
    if fact.figure is None or claim.figure is None or fact.figure.value or claim.figure.value:
        return is_fact(fact, claim)
    (low, high), (least, most) = fact.figure.bounds, claim.figure.bounds
    return claim.kind is fact.kind and low <= most and least <= high


def _from_one_source(fact: str, claim: str, fields: Record, texts: Record) -> bool:
    """Bodies have one key on both sides. An outlet has none in the fields; what it counts itself is its own there, and in
    the text its name's ("по подсчётам Азаттыка"). Neither is ever a body's number on the other side."""
    ends = fields.primaries[fact], texts.primaries[claim]
    cards = card_of(fields.claims[fact]), card_of(texts.claims[claim])
    return same_source(*cards, *ends) or not any(key.startswith("body:") for key in ends)


def test_russian_and_kazakh_reports_yield_every_figure_with_its_source(
    both: tuple[Record, Record, Told],
) -> None:
    fields, texts, _ = both
    carried = list(_carried(*both))
    assert len(carried) >= 32
    assert [fact.id for fact, claims in carried if not claims] == []
    otherwise = [
        (fact.id, texts.primaries[claims[0].id])
        for fact, claims in carried
        if not any(_from_one_source(fact.id, each.id, fields, texts) for each in claims)
    ]
    assert otherwise == []


def _narrower(texts: Record, fields: Record, fact: str, claim: str) -> bool:
    """True where the text itself names a place inside the one that the fields keep: a square of the city, cities of the
    country. Then it honestly answers a narrower question, in whatever language it is told."""
    told, kept = card_of(texts.claims[claim]).places, card_of(fields.claims[fact]).places
    return nest_places(told, kept) is Nest.INSIDE


def _within(texts: Record, one: str, other: str) -> bool:
    """True where one of two claims lies within the other's scope, of the same measure, and the record sets them side by side."""
    a, b = (card_of(texts.claims[key]) for key in (one, other))
    nests = {nest_places(a.places, b.places), nest_days(a.days, b.days)} - {Nest.SAME}
    beside = compare(texts.claims[one], texts.claims[other], texts).relation
    return (
        a.measure.answers == b.measure.answers
        and nests in ({Nest.INSIDE}, {Nest.AROUND})
        and beside not in {Relation.UNRELATED, Relation.NOT_COMPARABLE}
    )


def test_russian_and_kazakh_reports_land_in_the_questions_of_the_english(
    both: tuple[Record, Record, Told],
) -> None:
    fields, texts, told = both
    found = matched(fields.claims.values(), texts.claims.values(), told)
    asked = [{key: q.id for q in record.questions for key in q.members} for record in (fields, texts)]
    english = [fact for fact, claim in found.items() if texts.claims[claim].lang == "en"]
    pairs = [
        (fact, other)
        for fact, claim in found.items()
        if texts.claims[claim].lang != "en"
        for other in english
    ]
    due = {(a, b) for a, b in pairs if asked[0][a] == asked[0][b]}
    landed = {(a, b) for a, b in pairs if asked[1][found[a]] == asked[1][found[b]]}
    assert len(due) >= 15
    # 11 of 15 on 26 November 2026, and the other four honestly a step apart: one of the two texts names a square of
    # Almaty, or two cities of Kazakhstan, where the fields have the city and the country. Those must lie one within the other.
    apart = due - landed
    assert len(due & landed) >= 11, sorted(apart)
    narrowed = [
        (a, b) for a, b in apart if any(_narrower(texts, fields, fact, found[fact]) for fact in (a, b))
    ]
    assert sorted(apart) == sorted((a, b) for a, b in narrowed if _within(texts, found[a], found[b]))
    assert not landed - due, sorted(landed - due)


# The same facts, of the same square, in our own words: the question does not depend on the language.
ON_THE_SQUARE = {
    "en": [
        "Around 30 people were detained on Astana Square in Almaty on 10 June 2019.",
        "At least 100 people were detained on Astana Square in Almaty on 12 June 2019.",
    ],
    "ru": [
        "На площади Астана в Алматы 10 июня 2019 года задержали около 30 человек.",
        "Не менее 100 человек задержали на площади Астана в Алматы 12 июня 2019 года.",
    ],
    "kk": [
        "Алматыдағы Астана алаңында 2019 жылғы 10 маусымда 30-ға жуық адам ұсталды.",
        "Алматыдағы Астана алаңында 2019 жылғы 12 маусымда кемінде 100 адам ұсталды.",
    ],
}


def reading_of(text: str, lang: str) -> Reading:
    sha = digest(text.encode())
    found = read(
        Report(make_id("r", sha), sha, text, "text/plain", "-", lang=lang, outlet=f"Paper in {lang}")
    )
    assert isinstance(found, Reading)
    return found


@pytest.mark.parametrize("nth", [0, 1])
def test_what_is_told_of_a_square_asks_one_question_in_three_languages(nth: int) -> None:
    claims = [
        claim
        for lang, told in ON_THE_SQUARE.items()
        for claim in reading_of(told[nth], lang).claims
        if claim.figure is not None
    ]
    assert [claim.lang for claim in claims] == ["en", "ru", "kk"]
    assert len(reconcile(claims).questions) == 1
