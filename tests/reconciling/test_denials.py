"""Who denies a number does not give it: neither to be compared as one, nor in the answer, nor for whose number it is."""

import pytest

from khronika.nouns import Claim, Relation, Stance
from khronika.reconciling import answer, condition_in, reason_in, reconcile
from khronika.reconciling.record import by_question
from tests.invented_claims import (
    COUNTRY,
    MINISTRY,
    MONITOR,
    WITNESSES,
    about,
    at_least,
    claim,
    exact,
    judged,
)

SAID = claim("said", exact(500), MONITOR)
DENIED = claim("denied", exact(500), MINISTRY, stance=Stance.DENIES)


def told(*claims: Claim, lang: str = "en") -> str:
    record = reconcile(claims)
    question = next(each for each in record.questions if claims[0].id in each.members)
    return answer(question, record.claims, by_question(record).get(question.id, []), lang=lang)


@pytest.mark.parametrize("stance", [Stance.DENIES, Stance.DISPUTES])
def test_a_denied_number_contradicts_who_gives_it(stance: Stance) -> None:
    found = judged(SAID, claim("denied", exact(500), MINISTRY, stance=stance))
    assert (found.relation, found.rule) == (Relation.CONTRADICT, "contradict.denied")
    assert found.reason == "The Interior Ministry denies what Open Square says."


def test_a_denied_range_that_holds_the_number_contradicts_it_too() -> None:
    found = judged(SAID, claim("denied", at_least(450), MINISTRY, stance=Stance.DENIES))
    assert found.rule == "contradict.denied"


def test_another_number_denied_denies_nothing_of_this_one() -> None:
    other = claim("other", exact(90), WITNESSES)
    found = judged(other, DENIED)
    assert (found.relation, found.rule) == (Relation.NOT_COMPARABLE, "not-comparable.another-denied")
    assert found.reason == "The Interior Ministry denies “500”, which is not what witnesses say: “90”."
    claims = {each.id: each for each in (other, DENIED)}
    for lang in ("ru", "kk"):
        assert "«500»" in reason_in(found, claims, lang)


def test_a_count_of_none_is_a_count() -> None:
    none = claim("none", exact(0), MINISTRY, stance=Stance.DENIES)
    assert judged(SAID, none).rule == "contradict.ranges-apart"
    assert "Interior Ministry says “0”; Open Square says “500”" in told(none, SAID)


def test_a_source_that_denies_a_number_does_not_repeat_it() -> None:
    assert judged(claim("once", exact(957), MINISTRY), claim("not", exact(957), MINISTRY, stance=Stance.DENIES)).relation is Relation.CONTRADICT  # fmt: skip
    record = reconcile(
        [claim("printed", exact(957)), claim("not", exact(957), MINISTRY, stance=Stance.DENIES)]
    )
    assert record.primaries["printed"] == "outlet:outlet printed"  # nobody's, least of all the denier's


def test_a_denied_number_is_no_part_above_its_whole() -> None:
    whole = claim("whole", exact(300), MONITOR, places=(COUNTRY,))
    found = judged(DENIED, whole)
    assert not found.exceeds
    assert condition_in(found, {each.id: each for each in (DENIED, whole)}, "en") is None


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Only one source read so far gives a number: Open Square says “500”; the Interior Ministry denies “500”."),
        ("ru", "Число назвал пока только один источник: Open Square: «500»; отрицают число «500»: МВД."),
        ("kk", "Әзірге санды бір ғана дереккөз айтты: Open Square: «500»; «500» деген санды жоққа шығарады: ІІМ."),
    ],
)  # fmt: skip
def test_the_answer_says_who_denies(lang: str, words: str) -> None:
    assert told(SAID, DENIED, lang=lang) == words


def test_a_denial_without_a_number_stands_beside_the_numbers() -> None:
    flat = claim("flat", None, MINISTRY, stance=Stance.DENIES, quote="nobody was held")
    unaware = claim("unaware", None, MINISTRY, stance=Stance.DENIES, quote="he was not aware of any")
    assert "the Interior Ministry denies that it happened" in told(SAID, flat)
    assert "denies" not in told(SAID, unaware)  # not aware is not a denial


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "none goes below “about 100” or above “900”"),
        ("ru", "ниже «about 100» и выше «900» не называет никто"),
        ("kk", "«about 100» дегеннен төмен де, «900» дегеннен жоғары да ешкім айтпайды"),
    ],
)
def test_three_voices_and_more_are_told_with_the_spread(lang: str, words: str) -> None:
    voices = (
        claim("a", about(100), MINISTRY),
        claim("b", exact(500), MONITOR),
        claim("c", exact(900), WITNESSES),
    )
    assert words in told(*voices, lang=lang)
    assert words not in told(*voices[:2], lang=lang)  # two a reader sees


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "none now goes below “about 200”"),
        ("ru", "теперь ниже «about 200»"),
        ("kk", "қазір «about 200» дегеннен төмен"),
    ],
)
def test_what_was_taken_back_is_not_said_to_have_never_been_said(lang: str, words: str) -> None:
    voices = (
        claim("first", about(100), MINISTRY, said=9),
        claim("then", about(500), MINISTRY, said=10),
        claim("b", about(200), MONITOR),
        claim("c", exact(900), WITNESSES),
    )
    found = told(*voices, lang=lang)
    assert "about 100" in found  # what it said first
    assert words in found


def test_an_open_end_is_not_the_most() -> None:
    voices = (
        claim("a", about(100), MINISTRY),
        claim("b", at_least(500), MONITOR),
        claim("c", exact(900), WITNESSES),
    )
    assert "none goes below “about 100”;" in told(*voices)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "a part of it, “500” (Open Square), is above “300”"),
        ("ru", "часть больше целого: «500» (Open Square) больше, чем «300»"),
        ("kk", "бөлігі бүтінінен артық: «500» (Open Square), ал бүтіні «300»"),
    ],
)
def test_a_part_above_its_whole_is_told_in_the_whole_s_answer(lang: str, words: str) -> None:
    whole = claim("whole", exact(300), MINISTRY, places=(COUNTRY,))
    assert words in told(whole, SAID, lang=lang)
    again = claim("again", exact(500), MONITOR)  # the same number of the same source counts once
    assert words in told(whole, SAID, again, lang=lang)
    assert "above" not in told(claim("whole", exact(900), MINISTRY, places=(COUNTRY,)), SAID)
