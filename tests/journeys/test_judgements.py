"""What people judge of who is who and of how figures stand: heeded claim by claim, and the outcome is what a full run gives."""

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from khronika import side_by_side
from khronika.ledger import access, heeding, judgements, since, tables
from khronika.ledger.actions.ask_four_eyes import ask_four_eyes
from khronika.ledger.actions.confirm_judgement import confirm_judgement
from khronika.ledger.actions.judge_who import judge_who
from khronika.ledger.actions.overrule import last_of, overrule
from khronika.ledger.actions.record_reading import record_reading
from khronika.ledger.actions.withdraw_judgement import withdraw_judgement
from khronika.ledger.errors import NotPossible
from khronika.ledger.judgement_tables import Judgement as Row
from khronika.names.proper import party_of
from khronika.nouns import (
    Claim,
    Judged,
    Judgement,
    Kind,
    Party,
    Reading,
    Relation,
    Sort,
    Source,
    SourceType,
    Voice,
)
from tests.invented_claims import COUNTRY, MINISTRY, MONITOR, NORTH, SOUTH, claim, exact
from tests.journeys.test_side_by_side import kept, outcome

pytestmark = pytest.mark.django_db

_BY = "Aru Example"


def _named(name: str) -> Source:
    return Source(name, SourceType.RIGHTS_GROUP)


def _party(source: Source) -> Party:
    return Party(party_of(Voice(source.name, source)) or "", source.name, source.type)


GATES, VOROTA = _named("Open Gates Foundation"), _named("Фонд открытых ворот")
PARTIES = {
    "gates": _party(GATES),
    "vorota": _party(VOROTA),
    "ministry": _party(MINISTRY),
    "monitor": _party(MONITOR),
}


def _judge(judged: Judged, *who: str, sort: Sort = Sort.SOURCE, **more: object) -> int:
    judge_who(Judgement(judged, sort, tuple(PARTIES[each] for each in who), _BY, "Same address.", **more))  # type: ignore[arg-type]
    return int(Row.objects.order_by("-number").values_list("number", flat=True)[0])


def _claims(many: int, seed: int = 3) -> list[Claim]:
    chance = random.Random(seed)
    return [
        claim(
            f"j{number:02}",
            exact(chance.choice([100, 150, 731, 957])),
            chance.choice([MINISTRY, MONITOR, GATES, VOROTA]),
            places=chance.choice([(NORTH,), (NORTH,), (SOUTH,), (COUNTRY,)]),
            days=(9, 9),
            said=chance.choice([10, 11]),
            outlet=chance.choice(["Morning Post", "Wire"]),
        )
        for number in range(many)
    ]


def _held(claims: Sequence[Claim]) -> list[str]:
    kept(claims, {})
    side_by_side.set_side_by_side()
    return sorted(tables.Claim.objects.values_list("claim_id", flat=True))


def _sources(claims: Sequence[str]) -> int:
    rows = tables.Membership.objects.filter(claim__claim_id__in=claims)
    return len(set(rows.values_list("primary_source", flat=True)))


def _settled(*, alone: bool = True) -> None:
    done = side_by_side.set_side_by_side()
    assert not since.unsettled()
    assert done.record is None or not alone


def _as_a_full_run_gives() -> None:
    found = outcome()
    tables.Reconciled.objects.all().delete()
    tables.Shelf.objects.all().delete()
    side_by_side.set_side_by_side()
    again = outcome()
    for part in found:
        assert found[part] == again[part], part


def test_two_names_of_one_body_are_one_source_until_that_is_withdrawn(folder: Path) -> None:
    claims = [claim("a", exact(731), GATES), claim("b", exact(731), VOROTA)]
    claims += [claim(f"x{n}", exact(n), MINISTRY, days=(20, 20)) for n in range(5, 15)]
    held = _held(claims)
    before = outcome()
    (asked,) = [q for q in access.questions() if {"a", "b"} <= set(q.question.members)]
    assert asked.sources == 2
    number = _judge(Judged.MERGE, "gates", "vorota")
    _settled()
    (asked,) = [q for q in access.questions() if {"a", "b"} <= set(q.question.members)]
    assert asked.sources == 1
    (pair,) = [c for c in access.question(asked.id).comparisons if {c.a, c.b} == {"a", "b"}]
    assert pair.relation is Relation.RELAY
    assert (
        len({row.chain[0].source.key for row in (access.claim(k).claim.attribution for k in ("a", "b"))}) == 1
    )
    withdraw_judgement(number, by="Dana Example")
    _settled()
    assert outcome() == before
    assert len(held) == 12
    assert Row.objects.count() == 2


@pytest.mark.parametrize("seed", [1])
def test_in_whatever_order_people_judge_and_reports_come_in(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    claims = _claims(32, seed)
    held = _held(claims[:24])
    coming = [claims[at : at + 2] for at in range(24, 32, 2)]
    judged: list[int] = []
    steps = [
        lambda: judged.append(_judge(Judged.MERGE, "gates", "vorota")),
        lambda: judged.append(_judge(Judged.MERGE, "vorota", "monitor")),
        lambda: judged.append(_judge(Judged.PROTECT, "ministry")),
        lambda: judged.append(
            _judge(Judged.SPLIT, "gates", members=tuple(held[:6]), other="Open Gates of the South")
        ),
        lambda: judged.append(overrule(held[1], held[5], Relation.RELAY, by=_BY, reason="Same text.")),
        lambda: judged.append(overrule(held[8], held[3], Relation.AGREE, by=_BY, reason="Read both.")),
        lambda: judged.append(
            overrule(held[3], held[8], Relation.PART_OF, by=_BY, reason="No, a part.", after=_last())
        ),
        lambda: withdraw_judgement(judged.pop(0), by=_BY),
        lambda: withdraw_judgement(judged.pop(0), by=_BY),
        *[lambda some=some: kept(some, {}) for some in coming],  # type: ignore[misc]
    ]
    first, then = steps[:6], steps[6:]
    chance.shuffle(first)
    chance.shuffle(then)
    for step in (*first, *then):
        step()
        if chance.random() < 0.7:
            _settled(alone=False)
    _settled(alone=False)
    _as_a_full_run_gives()


def _last() -> int:
    rows = Row.objects.filter(sort="comparison", takes_back=None)
    gone = set(Row.objects.exclude(takes_back=None).values_list("takes_back", flat=True))
    mine = [row for row in rows if row.number not in gone]
    return max(
        (last_of(row.a, row.b) for row in mine if row.judged == "overrule" and '"Read both."' in row.body),
        default=0,
    )


def test_an_overruled_pair_alone_is_told_anew(folder: Path) -> None:
    claims = [claim("a", exact(500), MINISTRY), claim("b", exact(900), MONITOR)]
    claims += [claim(f"x{n}", exact(n), MINISTRY, days=(20, 20)) for n in range(5, 15)]
    _held(claims)
    before = outcome()
    number = overrule("a", "b", Relation.NOT_COMPARABLE, by=_BY, reason="The monitor counts the week.")
    _settled()
    after = outcome()
    assert len(set(after["comparisons"]) ^ set(before["comparisons"])) == 2
    with pytest.raises(NotPossible, match="meanwhile"):
        overrule("a", "b", Relation.AGREE, by=_BY, reason="No.")
    withdraw_judgement(number, by=_BY)
    _settled()
    assert outcome() == before


def test_what_needs_a_second_person_waits_for_another(folder: Path) -> None:
    _held([claim("a", exact(500), MINISTRY), claim("b", exact(900), MONITOR)])
    before = outcome()
    ask_four_eyes(["overruled"], by=_BY)
    number = overrule("a", "b", Relation.AGREE, by=_BY, reason="Read both.")
    _settled(alone=False)
    assert outcome() == before
    with pytest.raises(NotPossible, match="somebody else"):
        confirm_judgement(number, by=" aru  example ")
    confirm_judgement(number, by="Dana Example")
    _settled(alone=False)
    assert '"agree"' in outcome()["comparisons"][0]
    _as_a_full_run_gives()


def test_a_protected_source_leaves_no_name_in_what_is_derived(folder: Path) -> None:
    claims = [
        claim("a", exact(500), GATES),
        claim("b", exact(900), GATES, outlet="Wire"),
        claim("c", exact(900), MINISTRY),
        *[claim(f"x{n}", exact(n), MINISTRY, days=(20, 20)) for n in range(5, 15)],
    ]
    _held(claims)
    assert "Open Gates" in str(outcome())
    number = _judge(Judged.PROTECT, "gates")
    _settled()
    assert "Open Gates" not in str(outcome())
    assert "Protected source 1" in str(outcome())
    assert "gates" not in str(outcome()).casefold()
    shown = access.claim("a")
    assert shown.claim.attribution.source_name == "Protected source 1"
    assert "Gates" not in f"{shown.report}{shown.claim}"
    _as_a_full_run_gives()
    withdraw_judgement(number, by=_BY)
    _judge(Judged.PROTECT, "monitor")
    assert heeding.at().mask(Sort.SOURCE, MONITOR.key or "") == 2  # no number is given twice


def test_what_is_said_to_be_different_changes_nothing_and_is_remembered(folder: Path) -> None:
    _held([claim("a", exact(731), GATES), claim("b", exact(731), VOROTA)])
    before = outcome()
    _judge(Judged.DIFFERENT, "gates", "vorota")
    assert not since.unsettled()
    (warning,) = judge_who(
        Judgement(Judged.MERGE, Sort.SOURCE, (PARTIES["vorota"], PARTIES["gates"]), _BY, "One address.")
    )
    assert "Same address." in warning
    assert "are two" in warning
    _settled(alone=False)
    assert outcome() != before


def test_the_log_holds_no_name_and_no_reason(folder: Path) -> None:
    _held([claim("a", exact(731), GATES), claim("b", exact(731), VOROTA)])
    number = _judge(Judged.MERGE, "gates", "vorota")
    withdraw_judgement(number, by="Dana Example")
    rows = str(list(tables.LogRow.objects.filter(act="judged").values("subject", "details")))
    for told in ("Gates", "gates", "Aru", "Dana", "address", "vorot"):
        assert told not in rows


def test_an_overrule_follows_its_claims_to_a_later_reading_or_waits(folder: Path) -> None:
    _held([claim("a", exact(500), MINISTRY), claim("b", exact(900), MONITOR)])
    overrule("a", "b", Relation.AGREE, by=_BY, reason="Read both.")
    _settled(alone=False)
    read = access.claim("a").claim
    again = replace(read, id="a2", confidence=0.5)
    assert record_reading(Reading(read.report_id, (again,), "test.2"))
    _settled(alone=False)
    (pair,) = access.claim("a2").comparisons
    assert pair.relation is Relation.AGREE
    assert pair.overruled is not None
    assert pair.overruled.by == _BY
    gone = replace(read, id="a3", kind=Kind.INJURY)
    assert record_reading(Reading(read.report_id, (gone,), "test.3"))
    _settled(alone=False)
    assert all(c.overruled is None for c in access.claim("b").comparisons)
    (waits,) = [each for each in judgements.of_claims(["b"]) if each.holds]
    assert waits.how is not None
    assert waits.how.a.claim == "a2"  # it counts for nothing until such a claim is read again
    _as_a_full_run_gives()
