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


def test_confidence_is_never_surer_than_what_was_measured() -> None:
    (claim,) = read(PLAIN)
    assert 0.6 < claim.confidence <= trust.SUREST


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


def said(claim: Claim) -> float:
    return trust.trusted([claim])[0].confidence


def test_how_a_day_was_had_takes_from_the_confidence_and_leaves_nothing_out() -> None:
    own = drafted(PLAIN)[0]
    days = {
        rule: replace(own, when=When.on(dt.date(2023, 5, 5), rule=rule))
        for rule in ("when.weekday", *trust.DAYS)
    }
    sure = {rule: said(claim) for rule, claim in days.items()}
    assert sure["when.weekday"] > sure["when.carried"] > sure["when.date"] > sure["when.story"]


def test_a_claim_joined_loosely_or_told_in_few_words_is_less_sure() -> None:
    (own,) = drafted(PLAIN)
    for other in (
        replace(own, rule=own.rule.replace("+direct", "+near")),
        replace(own, quote="40 held"),
        replace(own, part_of="c-whole"),
    ):
        assert trust.footing_of(other) < trust.footing_of(own)


def test_a_statement_of_nothing_but_when_it_was_said_is_left_out() -> None:
    (claim,) = drafted(PLAIN)
    said_as = replace(claim, rule="en.st.reports-object", figure=None, quote="as parliament met in Tarsk")
    assert trust.is_cut_off(said_as)
    assert trust.trusted([said_as]) == []
    assert not trust.is_cut_off(replace(said_as, quote="the march in Tarsk was quiet"))
