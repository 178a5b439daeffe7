"""The attackers bite: where one rule of the mask is taken out, the attacker that it holds off finds something."""

import dataclasses
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, settings

from khronika import masked_record
from khronika.nouns import CUT, Changed, Numbers, Release, make_id
from khronika.publishing import cells, days, earlier, ids, masking, persons, places, quotations
from tests.leaks import attackers, worlds
from tests.leaks.test_leaks import names_hidden, small
from tests.leaks.worlds import RULES, World

TRIED = settings(
    max_examples=300,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
Sabotage = tuple[Any, str, Any]
Attack = Callable[[World, Release], object]


def _as_it_was(self: object, value: Any, *_: object) -> Any:
    return value


def _by_length(quote: str, cuts: Any) -> str:
    for span in sorted(cuts, reverse=True):
        quote = quote[: span.start] + "█" * (span.end - span.start) + quote[span.end :]
    return quote


def _private_order(self: Any, *given: Any) -> masking.Masked:
    found = _MASKED(self, *given)
    return dataclasses.replace(found, claims=tuple(sorted(found.claims, key=lambda each: each.private)))


def _counting_what_stays(*given: int, **told: int) -> Numbers:
    return Numbers(*given, **told | {"claims": told["claims"] + 1}) if told else Numbers(*given)


_MASKED = masking._Mask._masked
ONE: dict[str, tuple[list[Sabotage], Attack]] = {
    "speakers": (
        [(persons.Naming, "voice", _as_it_was)],
        lambda w, r: attackers.by_letters(r, names_hidden(w)),
    ),
    "targets": ([(persons.Naming, "who", _as_it_was)], lambda w, r: attackers.by_sound(r, names_hidden(w))),
    "quotations": (
        [(quotations.Quoting, "cut", _as_it_was)],
        lambda w, r: attackers.by_contact(r, worlds.CONTACTS),
    ),
    "names in other letters": (
        [
            (quotations.Quoting, "_is_hidden", lambda self, word: False),
            (quotations, "may_stay", lambda word: True),
        ],
        lambda w, r: attackers.by_letters(r, names_hidden(w)),
    ),
    "places": (
        [(places.Coarsening, "place", lambda self, place: places.Coarse(place))],
        lambda w, r: attackers.by_letters(r, worlds.HIDDEN_PLACES),
    ),
    "ids": (
        [(ids.Ids, "claim", lambda self, key: make_id("pc", key))],
        lambda w, r: attackers.by_ids(r, [held.claim.id for held in w.claims]),
    ),
    "order": ([(masking._Mask, "_masked", _private_order)], lambda w, r: attackers.by_order(r)),
    "times": (
        [(days, "when", lambda when, rules: when)],
        lambda w, r: attackers.by_metadata(r, ["quarter to four"]),
    ),
    "fresh": (
        [
            (days, "is_old_enough", lambda *_: True),
            (days, "known_until", lambda rules, on: on.replace(year=2025)),
        ],
        lambda w, r: attackers.by_time(r),
    ),
    "lengths": ([(quotations, "_without", _by_length)], lambda w, r: attackers.by_length(r)),
    "addresses": (
        [(masking._Mask, "_url", lambda self, url: url)],
        lambda w, r: attackers.by_letters(r, names_hidden(w)),
    ),
    "small cells": (
        [(cells, "give_away", lambda *_: set())],
        lambda w, r: attackers.by_subtraction([r], small(w), RULES.small_cell),
    ),
    "counts": (
        [(masked_record, "Numbers", _counting_what_stays)],
        lambda w, r: attackers.by_count(r),
    ),
}


@pytest.mark.parametrize("rule", ONE)
def test_without_a_rule_the_attacker_of_one_release_finds_something(
    rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sabotages, attack = ONE[rule]

    def leaks(world: World) -> bool:
        with monkeypatch.context() as patched:
            for where, name, instead in sabotages:
                patched.setattr(where, name, instead)
            release = world.release()
        return bool(attack(world, release))

    of = worlds.summing() if rule == "small cells" else worlds.worlds()
    assert find(of, leaks, settings=TRIED)


def test_without_it_what_is_masked_anew_is_found_beside_its_earlier_form(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def leaks(pair: tuple[World, World]) -> bool:
        before = pair[0].release()
        with monkeypatch.context() as patched:
            patched.setattr(earlier.Earlier, "must_not_follow", lambda *_: [])
            now = pair[1].release(before)
        return bool(attackers.by_difference(before, now))

    assert find(worlds.pairs(), leaks, settings=TRIED)


def test_a_reason_of_its_own_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def leaks(pair: tuple[World, World]) -> bool:
        before = pair[0].release()
        now = pair[1].release(before)
        gone = [each for each in now.corrections if each.change is Changed.WITHDRAWN]
        if len(gone) < 2:
            return False
        told = [dataclasses.replace(gone[0], rule="consent.ended"), *gone[1:]]
        return attackers.by_reason(now) == [] and bool(
            attackers.by_reason(dataclasses.replace(now, corrections=tuple(told)))
        )

    assert find(worlds.pairs(), leaks, settings=TRIED)


def test_a_cut_is_the_same_whatever_it_hides() -> None:
    assert not re.search(r"\w", CUT)
