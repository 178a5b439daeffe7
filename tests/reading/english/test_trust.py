"""How sure a claim is. All sentences are invented."""

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest

from khronika.nouns import Certainty, Claim, Report, When, digest, grounds, make_id
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
    assert [c.id for c in trust.trusted([whole, part], "")] == [whole.id, part.id]
    assert trust.trusted([whole], "") == []


def test_the_shape_tells_the_speaker_the_manner_and_the_number() -> None:
    (claim,) = drafted(PLAIN)
    shape = trust.shape_of(claim)
    assert {"kind:detention", "source:state", "hedge:exact", "size:1", "told:counted"} <= shape
    (silent,) = drafted("Police detained 40 people in Tarsk.")
    assert "source:author" in trust.shape_of(silent)


def said(claim: Claim) -> float:
    return trust.trusted([claim], PLAIN)[0].confidence


def test_a_field_on_weak_ground_takes_from_the_confidence_and_leaves_nothing_out() -> None:
    (own,) = drafted(PLAIN)
    held = When.on(dt.date(2023, 5, 5), "on 5 May", "when.story")
    others = (
        replace(own, when=held),
        replace(own, certainty=Certainty.PLANNED),
        replace(own, when=held, certainty=Certainty.PLANNED),
    )
    surer = [said(claim) for claim in (own, *others)]
    assert surer[0] > max(surer[1:3])
    assert min(surer[1:3]) > surer[3]


def test_every_ground_has_its_factor() -> None:
    source = Path(grounds.__file__).read_text(encoding="utf-8")
    assert set(re.findall(r"\"(weak\.[a-z-]+)\"", source)) == set(trust.GROUNDS)


def test_of_two_on_the_same_ground_the_likelier_is_surer() -> None:
    (own,) = drafted(PLAIN)
    assert trust.stood(0.8, own, "") > trust.stood(0.4, own, "")


def test_a_statement_of_nothing_but_when_it_was_said_is_left_out() -> None:
    (claim,) = drafted(PLAIN)
    said_as = replace(claim, rule="en.st.reports-object", figure=None, quote="as parliament met in Tarsk")
    assert trust.is_cut_off(said_as)
    assert trust.trusted([said_as], PLAIN) == []
    assert not trust.is_cut_off(replace(said_as, quote="the march in Tarsk was quiet"))
    assert trust.is_cut_off(replace(said_as, rule="en.st.quoted-as", quote="by the agency on Friday"))
    assert not trust.is_cut_off(replace(said_as, quote="by noon nobody was left in the square of Tarsk"))
