"""Incidents, doubts, decisions and withdrawals as the ledger keeps them."""

import json
from functools import partial

import pytest

from khronika.ledger import access, log, tables
from khronika.ledger.actions.decide import decide
from khronika.ledger.actions.keep import keep
from khronika.ledger.actions.record_reading import record_reading
from khronika.ledger.actions.record_reconciling import record_reconciling
from khronika.ledger.actions.withdraw_report import withdraw_report
from khronika.ledger.errors import NotHere, NotPossible
from khronika.nouns import Claim, Doubt, Findings, Ruling, Tally
from tests.ledger.samples import a_claim, a_question, a_reading, a_report, an_incident, raw_of

pytestmark = pytest.mark.django_db


def kept(words: str, number: float, **changes: object) -> Claim:
    report = a_report(words, **changes)
    keep(report, raw_of(words))
    claim = a_claim(report, number)
    record_reading(a_reading(report, claim))
    return claim


@pytest.fixture
def three() -> tuple[Claim, ...]:
    return tuple(kept(f"About {n} were held.", n, outlet=f"Outlet {n}") for n in (100, 120, 900))


def recorded(
    *claims: Claim, doubts: tuple[Doubt, ...] = (), copies: tuple[tuple[str, ...], ...] = ()
) -> None:
    question = a_question(*claims)
    tally = Tally(len(claims), len(claims), len(claims), 0, 1, 0)
    found = Findings((an_incident(*claims),), (), doubts, {question.id: tally}, copies)
    record_reconciling([question], [], {}, "1", found)


def test_a_question_shows_its_incidents_doubts_and_copies(three: tuple[Claim, ...]) -> None:
    doubt = Doubt(three[2].id, "absurd.above-population", "More than live there.")
    reports = tuple(claim.report_id for claim in three)
    recorded(*three, doubts=(doubt,), copies=(reports[:2],))
    view = access.question(a_question(*three).id)
    (shown,) = view.incidents
    assert (shown.standing, set(shown.claims)) == ("proposed", {claim.id for claim in three})
    assert view.doubts == (doubt,)
    assert view.copies == {reports[1]: reports[0]}
    assert access.report(reports[0]).copies == (reports[1],)
    assert access.report(reports[1]).copies == (reports[0],)
    assert access.claim(three[2].id).doubts == (doubt,)
    assert [each.id for each in access.claim(three[0].id).incidents] == [shown.incident.id]


def test_recording_again_writes_only_what_changed(three: tuple[Claim, ...]) -> None:
    recorded(*three)
    row = tables.Question.objects.get()
    assert not _again(*three)
    other = a_question(three[2], day=12)
    question = a_question(*three)
    tallies = {each.id: Tally(1, 1, 1, 0, 1, 0) for each in (question, other)}
    tallies[question.id] = Tally(3, 3, 3, 0, 1, 0)
    record_reconciling([question, other], [], {}, "1", Findings((an_incident(*three),), tallies=tallies))
    assert json.loads(tables.LogRow.objects.last().details)["questions written"] == 1  # type: ignore[union-attr]
    assert tables.Question.objects.get(pk=row.pk).body == row.body


def _again(*claims: Claim) -> bool:
    before = tables.LogRow.objects.count()
    recorded(*claims)
    return tables.LogRow.objects.count() > before


def test_a_person_confirms_and_later_withdraws_and_both_stand(three: tuple[Claim, ...]) -> None:
    recorded(*three)
    incident = an_incident(*three).id
    assert decide(incident, Ruling.CONFIRM, by="Aru", reason="one rally, two squares") == ()
    assert access.incident(incident).standing == "confirmed"
    decide(incident, Ruling.WITHDRAW, by="Dana", reason="two rallies")
    view = access.incident(incident)
    assert view.standing == "withdrawn"
    assert [each.by for each in view.decisions] == ["Aru", "Dana"]
    assert all(each.at for each in view.decisions)
    assert "Aru" not in "".join(tables.LogRow.objects.values_list("details", flat=True))
    assert log.verify() == tables.LogRow.objects.count()


def test_what_came_after_a_decision_is_told_apart(three: tuple[Claim, ...]) -> None:
    recorded(*three[:2])
    decide(an_incident(*three).id, Ruling.CONFIRM, by="Aru", reason="one rally")
    recorded(*three)
    assert access.incident(an_incident(*three).id).members_since == (three[2].id,)


def test_a_confirmation_against_an_earlier_split_warns(three: tuple[Claim, ...]) -> None:
    recorded(*three)
    incident = an_incident(*three).id
    assert decide(incident, Ruling.SPLIT, by="Aru", reason="another square", claims=[three[2].id]) == ()
    (split,) = access.decisions()
    assert (split.claims, set(split.others)) == ((three[2].id,), {three[0].id, three[1].id})
    (warning,) = decide(incident, Ruling.CONFIRM, by="Dana", reason="it is one")
    assert warning.startswith("Aru held on ")
    assert "another square" in warning


@pytest.mark.parametrize(
    ("ruling", "by", "reason", "chosen"),
    [
        (Ruling.CONFIRM, " ", "why", ()),
        (Ruling.CONFIRM, "Aru", "", ()),
        (Ruling.SPLIT, "Aru", "why", ()),
        (Ruling.SPLIT, "Aru", "why", (0, 1, 2)),
        (Ruling.WITHDRAW, "Aru", "why", (0,)),
    ],
)
def test_a_decision_without_a_name_a_reason_or_two_sides_is_refused(
    three: tuple[Claim, ...], ruling: Ruling, by: str, reason: str, chosen: tuple[int, ...]
) -> None:
    recorded(*three)
    with pytest.raises(NotPossible):
        decide(an_incident(*three).id, ruling, by=by, reason=reason, claims=[three[n].id for n in chosen])
    assert access.decisions() == ()


def test_a_decision_on_what_is_not_there(three: tuple[Claim, ...]) -> None:
    recorded(*three)
    ask = partial(decide, by="Aru", reason="why")
    with pytest.raises(NotHere):
        ask("i-0", Ruling.CONFIRM)
    with pytest.raises(NotPossible, match="tells of no such incident"):
        ask(an_incident(*three).id, Ruling.SPLIT, claims=["c-0"])


def test_a_withdrawn_report_stays_and_its_claims_no_longer_count(three: tuple[Claim, ...]) -> None:
    recorded(*three)
    report = three[2].report_id
    assert withdraw_report(report, by="Aru", reason="printed in error")
    assert not withdraw_report(report, by="Dana", reason="once more")
    assert [claim.id for claim in access.claims()] == [claim.id for claim in three[:2]]
    view = access.report(report)
    assert view.withdrawn is not None
    assert (view.withdrawn.by, len(view.claims)) == ("Aru", 1)
    assert three[2].id == access.claim(three[2].id).claim.id
    with pytest.raises(NotHere):
        withdraw_report("r-0", by="Aru", reason="why")
    with pytest.raises(NotPossible):
        withdraw_report(report, by="", reason="why")
