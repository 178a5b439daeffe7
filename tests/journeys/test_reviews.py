"""What people reject or read otherwise leaves and enters the record: only its neighbours are worked out, and the outcome is what a
full run gives."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from khronika import side_by_side
from khronika.ledger import access, since, tables
from khronika.ledger.actions.review_claim import add_claim, review_claim, take_back_review
from khronika.ledger.actions.withdraw_report import withdraw_report
from khronika.ledger.review_tables import Standing, Unsettled
from khronika.nouns import Claim, Span, State
from tests.journeys.test_side_by_side import _from_scratch, _stories, kept, outcome

pytestmark = pytest.mark.django_db
BY = "A. Reviewer"


def _last(key: str) -> int:
    return next(iter(Standing.objects.filter(pk=key).values_list("last", flat=True)), 0)


def _decide(claim: Claim, chance: random.Random, others: list[Claim]) -> None:
    state = chance.choice([State.REJECTED, State.REJECTED, State.CORRECTED, State.ACCEPTED])
    other = chance.choice(others)
    corrected = None
    if state is State.CORRECTED:
        corrected = replace(
            claim, figure=other.figure, kind=other.kind, when=other.when, places=other.places, part_of=None
        )
    review_claim(claim.id, state, by=BY, reason="read again", corrected=corrected, after=_last(claim.id))


@pytest.mark.parametrize("name", ["1", "one event", "sums"])
def test_a_few_decisions_give_what_a_full_run_gives(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    claims, texts = _stories(name)
    chance = random.Random(7)
    chance.shuffle(claims)
    kept(claims[:45], texts)
    side_by_side.set_side_by_side()
    read = {claim.id: claim for claim in access.claims()}
    some = chance.sample(sorted(read), 6)
    quick = 0
    for at in range(0, len(some), 3):
        for key in some[at : at + 3]:
            _decide(read[key], chance, list(read.values()))
        done = side_by_side.set_side_by_side()
        quick += done.record is None
        assert not Unsettled.objects.exists()
    taken = Standing.objects.exclude(review=None).order_by("pk")[:2]
    for standing in taken:
        take_back_review(standing.review_id, by=BY)
    done = side_by_side.set_side_by_side()
    found = outcome()
    again = _from_scratch(monkeypatch)
    for part in found:
        assert found[part] == again[part], part
    assert quick, "never but a full run"


def test_a_rejected_claim_leaves_and_comes_back(folder: Path) -> None:
    claims, texts = _stories("1")
    kept(claims[:30], texts)
    side_by_side.set_side_by_side()
    before = outcome()
    key = before["members"][0][1]
    number = review_claim(key, State.REJECTED, by=BY, reason="not said")
    assert side_by_side.settle_reviews()
    assert not any(member == key for _, member, _ in outcome()["members"])
    assert not any(f'"{key}"' in body for body in outcome()["comparisons"])
    take_back_review(number, by=BY)
    side_by_side.settle_reviews()
    assert outcome() == before


def test_a_withdrawal_that_a_killed_desk_left_behind_is_done_when_it_opens_next(folder: Path) -> None:
    claims, texts = _stories("1")
    kept(claims[:30], texts)
    side_by_side.set_side_by_side()
    key = outcome()["members"][0][1]
    report = next(claim.report_id for claim in access.claims() if claim.id == key)
    withdraw_report(report, by=BY, reason="asked to")
    assert since.unsettled() == 1
    assert any(member == key for _, member, _ in outcome()["members"])
    side_by_side.settle_reviews()
    assert since.unsettled() == 0
    assert not any(member == key for _, member, _ in outcome()["members"])


def test_a_corrected_claim_answers_as_corrected(folder: Path) -> None:
    claims, texts = _stories("1")
    kept(claims[:30], texts)
    side_by_side.set_side_by_side()
    link = tables.Membership.objects.select_related("claim").filter(claim__has_figure=True)[0]
    claim = access.claim(link.claim.claim_id).claim
    assert claim.figure
    figure = replace(claim.figure, low=4321, high=4321, value=4321, text="4,321")
    review_claim(claim.id, State.CORRECTED, by=BY, reason="misread", corrected=replace(claim, figure=figure))
    side_by_side.settle_reviews()
    view = access.claim(claim.id)
    assert view.claim.figure == figure
    question = access.question(view.questions[0])
    assert question.claims[claim.id].figure == figure


def test_what_a_person_added_answers_a_question(folder: Path) -> None:
    claims, texts = _stories("1")
    kept(claims[:30], texts)
    side_by_side.set_side_by_side()
    told = next(claim for claim in access.claims() if claim.figure)
    text = access.report(told.report_id).report.text
    missed = replace(told, span=Span(0, len(text)), quote=text)
    key = add_claim(missed, by=BY)
    assert side_by_side.settle_reviews()
    assert access.claim(key).questions


def test_a_decision_made_while_a_run_is_under_way_is_not_lost(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims, texts = _stories("1")
    kept(claims[:60], texts)
    side_by_side.set_side_by_side()
    keys = sorted(claim.id for claim in access.claims())
    number = review_claim(keys[0], State.REJECTED, by=BY, reason="no")
    from khronika import adding

    incidents = adding.incidents

    def meanwhile(*given: object, **named: object) -> object:
        monkeypatch.setattr(adding, "incidents", incidents)
        take_back_review(number, by=BY)
        review_claim(keys[1], State.REJECTED, by=BY, reason="no")
        return incidents(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(adding, "incidents", meanwhile)
    assert side_by_side.set_side_by_side().record is None
    assert Unsettled.objects.count() == 2
    side_by_side.settle_reviews()
    found = outcome()
    again = _from_scratch(monkeypatch)
    assert found == again


def test_of_a_full_run_overtaken_by_a_decision_the_next_knows(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims, texts = _stories("1")
    kept(claims[:20], texts)
    find = side_by_side.find
    key = next(iter(access.claims())).id

    def meanwhile(*given: object, **named: object) -> object:
        monkeypatch.setattr(side_by_side, "find", find)
        review_claim(key, State.REJECTED, by=BY, reason="no")
        return find(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(side_by_side, "find", meanwhile)
    side_by_side.set_side_by_side()
    assert Unsettled.objects.count() == 1
    side_by_side.settle_reviews()
    assert not any(member == key for _, member, _ in outcome()["members"])
