"""How sure a claim is. All sentences are invented."""

import datetime as dt
from dataclasses import replace

import pytest

from khronika.nouns import Claim, Report, When, digest, make_id
from khronika.reading.english import trust
from khronika.reading.english.claims import drafted_claims, read_claims


def report(text: str) -> Report:
    data = text.encode()
    return Report(make_id("r", digest(data)), digest(data), text, "text/plain", "-", lang="en")


def read(text: str) -> list[Claim]:
    return read_claims(report(text))


def drafted(text: str) -> list[Claim]:
    """As the rules give them, before the score."""
    return drafted_claims(report(text))


PLAIN = "Police detained 40 people in Tarsk on Friday, the interior ministry said."


def test_confidence_is_the_scores_and_lies_below_first_sight() -> None:
    (claim,) = read(PLAIN)
    assert 0.6 < claim.confidence <= trust.FIRST_SIGHT


def test_a_rule_that_knows_less_is_trusted_less() -> None:
    (sure,) = drafted(PLAIN)
    guessed = replace(sure, rule="en.fig.likely-detention", confidence=0.5)
    assert trust.chance(trust.shape_of(guessed)) < trust.chance(trust.shape_of(sure))


def test_what_is_too_unsure_is_left_out_but_for_the_whole_of_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = drafted("Police detained 40 people, among them six reporters.")
    whole, part = sorted(claims, key=lambda claim: claim.part_of is not None)
    assert part.part_of == whole.id
    part_only = trust.chance(trust.shape_of(part))
    monkeypatch.setattr(trust, "chance", lambda shape: part_only if "part" in shape else 0.0)
    monkeypatch.setattr(trust, "weights", lambda: trust.Weights(0.1, 0.0, {}))
    assert [c.id for c in trust.trusted([whole, part])] == [whole.id, part.id]
    assert trust.trusted([whole]) == []


def test_the_shape_tells_the_speaker_the_manner_and_the_number() -> None:
    (claim,) = drafted(PLAIN)
    shape = trust.shape_of(claim)
    assert {"kind:detention", "source:state", "hedge:exact", "size:1", "told:counted"} <= shape
    (silent,) = drafted("Police detained 40 people in Tarsk.")
    assert "source:author" in trust.shape_of(silent)


def test_a_day_of_the_story_is_trusted_less_than_ones_own_and_leaves_nothing_out() -> None:
    own = drafted(PLAIN)[0]
    days = {
        rule: replace(own, when=When.on(dt.date(2023, 5, 5), rule=rule))
        for rule in ("when.date", *trust.HELD_DAY)
    }
    sure = {rule: trust.trusted([claim])[0].confidence for rule, claim in days.items()}
    assert sure["when.date"] > sure["when.carried"] > sure["when.story"]
    assert sure["when.date"] == trust.chance(trust.shape_of(days["when.date"]))
