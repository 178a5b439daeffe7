"""Vectors bring claims near; number, date, place and polarity decide. The vectors here are made up: some say that all is
one, and even these join nothing that contradicts itself."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from khronika.nouns import Claim, PartialDate, Stance, When
from khronika.reconciling import find, incidents, reconcile
from khronika.reconciling.across import LIKENESS, proposed
from khronika.reconciling.cards import card_of
from tests.invented_claims import ABROAD, COUNTRY, MINISTRY, MONITOR, SOUTH, about, claim, day, exact


def all_alike(texts: Sequence[str]) -> list[list[float]]:
    """The worst model: everything means the same."""
    return [[1.0, 0.0] for _ in texts]


def by_number(texts: Sequence[str]) -> list[list[float]]:
    """Texts are alike by the first letter of their words."""
    return [[1.0, 0.0] if text[0] == "n" else [0.0, 1.0] for text in texts]


TOLD = claim("told", exact(957), MINISTRY, quote="near")


def loose(**changed: object) -> Claim:
    """In Russian, printed on the 12th, of a place that it does not name."""
    plain = claim("loose", exact(957), MONITOR, places=(), quote="near too")
    return replace(plain, **{"lang": "ru", "published": PartialDate.of(day(12))} | changed)


def joined(*claims: Claim, embed=all_alike) -> bool:
    """Whether the loose claim stands in an incident."""
    found = find(reconcile(claims), embed=embed).incidents
    return any("loose" in incident.members for incident in found)


def test_what_leaves_its_place_open_is_joined_and_says_why() -> None:
    record = reconcile([TOLD, loose()])
    (incident,) = incidents(record, embed=all_alike).incidents
    link = next(link for link in incident.links if link.claim == "loose")
    assert link.rule == "incident.across-languages"
    assert link.reason == (
        "In another language it gives a number told of detention in Norhold, 9 May 2031; nothing it says is against."
    )
    assert link.confidence < min(other.confidence for other in incident.links if other is not link)


def test_without_vectors_and_with_those_that_see_no_likeness_nothing_is_joined() -> None:
    assert not joined(TOLD, loose(), embed=None)
    assert not joined(replace(TOLD, quote="far"), loose(), embed=by_number)
    assert joined(TOLD, loose(), embed=by_number)


@pytest.mark.parametrize(
    "against",
    [
        loose(figure=exact(617)),
        loose(figure=about(300)),
        loose(figure=None),
        loose(when=When.days(day(11), day(11))),
        loose(stance=Stance.DENIES),
        loose(lang="en"),
        loose(places=(ABROAD,), when=None),
        loose(places=(SOUTH,), when=None),
    ],
    ids=["number", "rough number", "no number", "date", "polarity", "language", "country", "city"],
)
def test_what_contradicts_is_not_joined_however_alike(against: Claim) -> None:
    assert not joined(TOLD, against)


def test_a_claim_without_a_day_needs_a_number_of_its_own_and_to_be_printed_near() -> None:
    assert joined(TOLD, loose(when=None))
    assert joined(TOLD, loose(when=None, places=(COUNTRY,)))
    assert not joined(TOLD, replace(loose(when=None), published=PartialDate.of(day(31))))
    assert not joined(TOLD, replace(loose(when=None), published=None))
    round_one = replace(TOLD, figure=exact(500))
    assert not joined(round_one, loose(when=None, figure=exact(500)))
    assert joined(round_one, loose(figure=exact(500)))  # it tells the day


def test_what_would_fit_two_happenings_joins_neither() -> None:
    other = replace(claim("other", exact(957), MINISTRY, places=(SOUTH,), quote="near as well"), lang="kk")
    assert not joined(TOLD, other, loose())


def test_a_denial_goes_with_a_denial() -> None:
    assert joined(replace(TOLD, stance=Stance.DENIES), loose(stance=Stance.DISPUTES))


def test_the_nearest_come_first_and_none_below_the_least_likeness() -> None:
    turned = {"mine": (1.0, 0.0), "near": (0.96, 0.28), "nearer": (0.99, 0.1411), "far": (0.8, 0.6)}
    cards = {word: card_of(replace(claim(word, exact(10), quote=word), lang="ru")) for word in turned}
    mine = card_of(claim("mine", exact(10), quote="mine"))
    others = [cards[word] for word in ("far", "near", "nearer")]
    found = proposed([mine], others, lambda texts: [turned[text] for text in texts])
    assert [card.id for card in found["mine"]] == ["nearer", "near"]
    assert turned["far"][0] < LIKENESS < turned["near"][0]


def test_vectors_that_do_not_match_the_texts_are_refused() -> None:
    with pytest.raises(ValueError, match="2 texts were to be embedded, and 1 vectors came back"):
        joined(TOLD, loose(), embed=lambda texts: [[1.0]])
