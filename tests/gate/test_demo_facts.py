"""The demo corpus end to end: what is read from its texts stands as the same facts do from their fields.

A floor is what was reached less a small margin. Raise it with the work; lowering one needs a reason in the commit.
"""

from collections.abc import Iterator

import pytest
from benchmarks.demo_causes import THINGS, Trial
from benchmarks.demo_facts import Compared, compared, is_fact, matched, read_demo, same_source
from benchmarks.facts_claims import read_claims

from khronika.nouns import Claim
from khronika.reconciling import Record, reconcile
from khronika.reconciling.cards import card_of
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
    # .81 and .68 on 26 November 2026.
    assert found.relations >= 0.80
    assert found.questions >= 0.65


def test_every_difference_is_listed_with_what_was_read_otherwise(found: Compared) -> None:
    assert len(found.differences) == found.pairs - found.same
    assert all(each.causes for each in found.differences)
    # "What stands beside them" is no cause of the reader's: reconciling itself must not differ often.
    assert found.causes["what stands beside them"] <= 5


def test_nearly_all_that_differs_was_read_otherwise(both: tuple[Record, Record, Told]) -> None:
    fields, texts, told = both
    trial = Trial(fields.claims.values(), texts.claims.values(), told)
    left = {(each.a, each.b) for each in trial.found.differences} - trial.mended(THINGS)
    assert len(left) <= 3, sorted(left)  # 1 on 26 November 2026: what reconciling itself does otherwise with what is read


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
    # 10 of 15 on 26 November 2026. Of the rest two are told of a square where the English report has the city, and three
    # are read otherwise in English.
    assert len(due & landed) >= 10, sorted(due - landed)
    assert not landed - due, sorted(landed - due)
