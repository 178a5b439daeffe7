"""What changed from one release to the next is told with both readings where both may be shown, and leads on."""

from dataclasses import replace

from khronika.nouns import Changed, Claim, Release, Thing
from khronika.publishing.difference import corrections, forwardings
from khronika.publishing.earlier import Earlier, tells_less
from tests.publishing.test_mask import ALMATY, COUNTRY, claim, people, put

FIRST = put(claim(1, **people(40)), claim(2, **people(70, "people", COUNTRY))).release


def after(*claims: Claim, before: Release = FIRST) -> Release:
    now = replace(put(*claims).release, number=before.number + 1, previous=before.digest)
    told = corrections(before, now, {})
    return replace(now, corrections=told, forwardings=forwardings(before, now, told))


def test_nothing_changed_tells_nothing() -> None:
    assert after(claim(1, **people(40)), claim(2, **people(70, "people", COUNTRY))).corrections == ()


def test_a_correction_tells_both_numbers_and_only_that_words_changed() -> None:
    now = after(claim(1, **people(41), target="protesters"), claim(2, **people(70, "people", COUNTRY)))
    [changed] = [each for each in now.corrections if each.thing is Thing.CLAIM]
    fields = {each.field: (each.before, each.after) for each in changed.fields}
    assert '"text":"40"' in (fields["figure"][0] or "")
    assert '"text":"41"' in (fields["figure"][1] or "")
    assert fields["target"] == (None, None)
    assert changed.change is Changed.CHANGED


def test_what_is_taken_out_leaves_a_page_for_good_until_it_is_back() -> None:
    second = after(claim(1, **people(40)))
    gone = {each.id: each for each in second.forwardings}
    [lost] = [each.claim.id for each in FIRST.claims if each.claim.id not in second.by_claim()]
    assert gone[lost].since == 2
    third = after(claim(1, **people(40)), before=second)
    assert {each.id: each for each in third.forwardings}[lost] == gone[lost]
    back = after(claim(1, **people(40)), claim(2, **people(70, "people", COUNTRY)), before=third)
    assert lost not in {each.id for each in back.forwardings}


def test_a_question_whose_claims_moved_leads_to_where_they_are() -> None:
    now = after(claim(1, **people(40, "people", COUNTRY)), claim(2, **people(70, "people", COUNTRY)))
    [merged] = [
        each for each in now.corrections if each.thing is Thing.QUESTION and each.change is Changed.MERGED
    ]
    assert set(merged.into) <= {each.question.id for each in now.questions}
    assert {each.id: each.into for each in now.forwardings}[merged.id] == merged.into


def test_a_coarser_form_tells_less_and_another_reading_does_not() -> None:
    before = claim(target="activist Zhanel Tortaeva", quote="Police took the activist away", **people(40))
    assert tells_less(replace(before, target="a person"), before)
    assert tells_less(replace(before, target="activist"), before)
    assert tells_less(replace(before, quote=""), before)
    assert tells_less(replace(before, places=(COUNTRY,)), replace(before, places=(ALMATY,)))
    assert tells_less(replace(before, when=None), before)
    assert not tells_less(replace(before, **people(41)), before)
    assert not tells_less(before, replace(before, places=(COUNTRY,)))
    plain = replace(before, target="protesters")
    assert not tells_less(replace(plain, target="journalists"), plain)


def test_every_form_that_was_ever_told_counts() -> None:
    """Corrected away in the second release, the name of the first is known all the same."""
    assert len(Earlier([FIRST, replace(FIRST, number=2)]).every_form()) == len(FIRST.claims)
    other = after(claim(1, **people(41)), claim(2, **people(70, "people", COUNTRY)))
    assert len(Earlier([other, FIRST]).every_form()) == len(FIRST.claims) + 1
    assert Earlier([other, FIRST]).last == other
