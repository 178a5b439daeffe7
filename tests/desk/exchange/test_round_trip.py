"""A sheet leaves, is edited, and comes back: only what was edited changes, a conflict is shown, nothing is ever there twice."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khronika.desk.exchange.lines import Line, Outcome
from khronika.ledger import access, log, reviews, tables
from khronika.ledger.actions.ask_four_eyes import ask_four_eyes
from khronika.ledger.actions.review_claim import review_claim, take_back_review
from khronika.ledger.actions.review_many import confirm_many, take_back_many
from khronika.ledger.actions.withdraw_report import withdraw_report
from khronika.ledger.errors import NotPossible
from khronika.ledger.review_tables import Review, ReviewBatch, Standing
from khronika.nouns import Claim, State
from tests.desk.exchange.sheets import (
    BY,
    Rows,
    as_csv,
    as_xlsx,
    brought,
    edited,
    exported,
    looked_at,
    rows_of,
    the,
)
from tests.ledger.reviewed import TEXT, kept

pytestmark = pytest.mark.django_db
Report = Any


@pytest.fixture(autouse=True)
def record(db: None, folder: Path) -> Report:
    kept(
        "Officials said 120 people were held in Almaty. Two officers were hurt. A curfew was declared. Later"
    )
    return kept()[0]


def outcomes(raw: bytes, reason: str = "") -> Counter[Outcome]:
    return Counter(line.outcome for line in looked_at(raw, reason).lines)


def only(raw: bytes, outcome: Outcome, reason: str = "") -> Line:
    lines = looked_at(raw, reason).lines
    (line,) = [line for line in lines if line.outcome is not Outcome.UNCHANGED]
    assert line.outcome is outcome, line
    return line


def change(which: str, **cells: str) -> bytes:
    return edited(lambda rows: the(rows, which).update(cells))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_nobody_edited_changes_nothing(form: str) -> None:
    assert outcomes(exported(form)) == {Outcome.UNCHANGED: 6}
    assert len(looked_at(exported(form, figures=True)).lines) == 4
    with pytest.raises(NotPossible):
        brought(exported(form))


def test_corrections_and_decisions_are_one_act_one_line_and_one_undo() -> None:
    def edit(rows: Rows) -> None:
        the(rows, "detention").update(low="130", high="130", figure="120", reason="the ministry's table")
        the(rows, "injury").update(decision="Rejected")
        the(rows, "curfew").update(decision="принять")  # no such word of ours: refused below
        the(rows, "curfew").update(decision="accepted")

    before = tables.LogRow.objects.count()
    number = brought(edited(edit))
    states = Counter(Standing.objects.values_list("state", flat=True))
    assert states == {"corrected": 1, "rejected": 1, "accepted": 1}
    (row,) = tables.LogRow.objects.filter(number__gt=before)
    assert json.loads(row.details)["decision"] == "sheet"
    assert BY not in row.details
    found = {claim.figure.low for claim in access.claims() if claim.figure and claim.kind == "detention"}
    assert found == {120.0, 130.0}
    assert reviews.batch(number).stands == 3
    take_back_many(number, by=BY)
    assert set(Standing.objects.values_list("state", flat=True)) == {"proposed"}
    assert len(list(access.claims())) == 6
    assert log.verify()


def test_the_same_file_twice_changes_nothing() -> None:
    def edit(rows: Rows) -> None:
        the(rows, "detention").update(
            place="алматы; Astana", happened_from="2019-06", happened_to="2019-06", source="a hospital"
        )
        the(rows, "injury").update(decision="unverifiable")
        rows.append(addition(rows, report_id=rows[0]["report"]))

    raw = edited(edit)
    brought(raw)
    rows, batches = Review.objects.count(), ReviewBatch.objects.count()
    assert outcomes(raw, "read again") == {Outcome.ALREADY: 3, Outcome.UNCHANGED: 4}
    with pytest.raises(NotPossible):
        brought(raw)
    assert (Review.objects.count(), ReviewBatch.objects.count()) == (rows, batches)


def test_what_the_desk_changed_meanwhile_is_a_conflict_side_by_side() -> None:
    raw = change("injury", low="3", high="3")
    claim = the(rows_of(raw), "injury")["id"]
    review_claim(claim, State.REJECTED, by="B. Other", reason="no")
    line = only(raw, Outcome.CONFLICT, "why")
    assert [(each.column, each.left, each.now, each.sheet) for each in line.differences] == [
        ("state", "proposed", "rejected", "corrected"),
        ("low", "2", "2", "3"),
        ("high", "2", "2", "3"),
    ]
    with pytest.raises(NotPossible):
        brought(raw)
    assert Standing.objects.get(pk=claim).state == "rejected"


def test_what_was_decided_and_taken_back_meanwhile_is_a_conflict_too() -> None:
    raw = change("injury", decision="accepted")
    made = review_claim(the(rows_of(raw), "injury")["id"], State.UNSURE, by="B. Other")
    take_back_review(made, by="B. Other")
    only(raw, Outcome.CONFLICT)


def test_what_was_decided_between_the_preview_and_the_act_is_left_out_and_listed() -> None:
    def edit(rows: Rows) -> None:
        the(rows, "injury").update(decision="accepted")
        the(rows, "curfew").update(decision="accepted")

    from khronika.desk.exchange import carrying

    raw = edited(edit)
    plan = looked_at(raw)
    claim = the(rows_of(raw), "injury")["id"]
    review_claim(claim, State.UNSURE, by="B. Other")
    batch = reviews.batch(carrying.record(plan, by=BY, sha256="0" * 64))
    assert batch.left_out == {claim: "decided meanwhile"}
    assert Standing.objects.get(pk=claim).state == "unsure"


def test_a_correction_of_a_correction_starts_from_what_the_sheet_showed() -> None:
    brought(change("injury", low="3", high="3"))
    brought(change("injury", place="Astana"))
    claim = next(claim for claim in access.claims() if claim.figure and claim.figure.low == 3)
    assert [place.name for place in claim.places] == ["Nur-Sultan"] or [p.name for p in claim.places] == [
        "Astana"
    ]
    line = only(change("injury", decision="accepted"), Outcome.REFUSED)
    assert "take the correction back" in line.why


REFUSED: list[tuple[dict[str, str], str]] = [
        ({"quote": "Nobody was hurt"}, "only to read: quote"),
        ({"state": "accepted"}, "only to read: state"),
        ({"report": "r-0123456789abcdef0123"}, "only to read: report"),
        ({"version": "v1.0.proposed.0123456789abcdef"}, "version is not of this claim"),
        ({"id": "c-0123456789abcdef0123"}, "No claim of this id"),
        ({"decision": "maybe"}, "is no decision"),
        ({"decision": "rejected"}, "needs a reason"),
        ({"decision": "accepted", "low": "1"}, "Do one of both"),
        ({"decision": "corrected"}, "changes nothing"),
        ({"reason": "because"}, "decides nothing"),
        ({"kind": "party", "reason": "r"}, "kind: Choose one"),
        ({"low": "many", "reason": "r"}, "low “many”"),
        ({"happened_from": "6/9/2020", "reason": "r"}, "happened_from “6/9/2020”"),
        ({"low": "9", "high": "3", "reason": "r"}, "the least first"),
        ({"end": "100000", "reason": "r"}, "within the text"),
        ({"background": "perhaps", "reason": "r"}, "yes or no"),
]  # fmt: skip


def test_what_cannot_be_taken_is_refused_with_its_reason() -> None:
    for cells, why in REFUSED:
        assert why in only(change("injury", **cells), Outcome.REFUSED).why


def test_ids_that_were_mixed_up_are_told() -> None:
    def swap(rows: Rows) -> None:
        one, other = the(rows, "injury"), the(rows, "curfew")
        one["id"], other["id"] = other["id"], one["id"]

    assert outcomes(edited(swap)) == {Outcome.REFUSED: 2, Outcome.UNCHANGED: 4}

    def copy(rows: Rows) -> None:
        rows.append(the(rows, "injury") | {"decision": "accepted"})

    line = only(edited(copy), Outcome.REFUSED)
    assert "stands in row" in line.why


def test_a_claim_no_longer_read_or_of_a_withdrawn_report_is_refused(record: Report) -> None:
    raw = edited(lambda rows: [row.update(decision="accepted") for row in rows])
    withdraw_report(record.id, by=BY, reason="withdrawn by its outlet")
    assert outcomes(raw) == {Outcome.REFUSED: 3, Outcome.DECIDED: 3}


# ---- claims that a sheet adds ----


def addition(rows: Rows, report_id: str, **cells: str) -> dict[str, str]:
    text = tables.Report.objects.get(pk=report_id).text
    start = text.index("people were held")
    told = {"report": report_id, "start": str(start), "end": str(start + 16), "kind": "protest", "stance": "asserts", "certainty": "happened", "source": "author"}  # fmt: skip
    return dict.fromkeys(rows[0], "") | told | {"reason": "missed"} | cells


def added(kept_one: Report, **cells: str) -> bytes:
    return edited(lambda rows: rows.append(addition(rows, kept_one.id, **cells)))


def test_a_row_without_an_id_adds_a_claim_once(record: Report) -> None:
    line = only(added(record), Outcome.ADDED)
    assert line.quote == "people were held"
    raw = added(record)
    number = brought(raw)
    assert [claim.id for claim in access.claims()].count(line.claim) == 1
    only(raw, Outcome.ALREADY)
    assert (
        "stands in row" in only(added(record), Outcome.REFUSED).why
    )  # beside its own row, in a sheet made since
    assert [row["id"] for row in rows_of(exported())].count(line.claim) == 1
    only(change("protest", target="people"), Outcome.CORRECTED, "r")
    take_back_many(number, by=BY)
    assert line.claim not in {claim.id for claim in access.claims()}


NOT_ADDED: list[tuple[dict[str, str], str]] = [
        ({"report": ""}, "no id"),
        ({"report": "r-0123456789abcdef0123"}, "no id"),
        ({"kind": ""}, "fill in also: kind"),
        ({"source": ""}, "Say who says it"),
        ({"start": "x"}, "start “x”"),
        ({"quote": "other words"}, "reads otherwise"),
        ({"decision": "accepted"}, "not decided in the same row"),
        ({"version": "v1.0.proposed.0123456789abcdef"}, "its id was deleted"),
        ({"low": "12"}, "unit: Choose one"),
        ({"reason": ""}, "needs a reason"),
]  # fmt: skip


def test_what_cannot_be_added_is_refused(record: Report) -> None:
    for cells, why in NOT_ADDED:
        assert why in only(added(record, **cells), Outcome.REFUSED).why


def test_what_the_machine_read_is_not_added_again(record: Report) -> None:
    start = TEXT.index("A curfew was declared")
    raw = added(record, kind="curfew", start=str(start), end=str(start + len("A curfew was declared")))
    assert "The machine read this" in only(raw, Outcome.REFUSED).why


# ---- second persons ----


def test_what_needs_a_second_person_waits() -> None:
    ask_four_eyes(["rejected"], by=BY)

    def edit(rows: Rows) -> None:
        the(rows, "injury").update(decision="rejected")
        the(rows, "curfew").update(decision="accepted")

    raw = edited(edit)
    number = brought(raw)
    batch = reviews.batch(number)
    assert (batch.stands, batch.waits) == (1, 1)
    assert outcomes(raw, "r") == {Outcome.ALREADY: 2, Outcome.UNCHANGED: 4}
    confirm_many(number, by="B. Other")
    assert Counter(Standing.objects.values_list("state", flat=True)) == {"rejected": 1, "accepted": 1}


# ---- the property: export, edit anyhow, bring back twice ----

CELL = st.sampled_from(
    ["", "accepted", "rejected", "corrected", "unsure", "injury", "death", "3", "3.0", "1,000", "2019-06", "09.06.2019", "6/9/2019", "yes", "no",
     "Astana", "=1+1", "-5", "'x", "author", "estimates", "planned", "c-0123456789abcdef0123", "many"]
)  # fmt: skip
EDITS = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["decision", "reason", "kind", "figure", "low", "high", "unit", "approx", "place",
    "happened_from", "happened_to", "source", "agent", "stance", "certainty", "background", "start", "end", "id", "version", "quote"]), CELL), max_size=8)  # fmt: skip
SHAPES = st.tuples(
    st.permutations(range(6)),
    st.sets(st.integers(0, 5)),
    st.sets(st.integers(0, 5), max_size=2),
    st.integers(0, 2),
    st.booleans(),
)


def state_of() -> tuple[list[Claim], list[tuple[str, str]]]:
    claims = sorted(access.claims(), key=lambda claim: claim.id)
    return claims, sorted(Standing.objects.values_list("claim_id", "state"))


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(EDITS, SHAPES)
def test_whatever_is_edited_nothing_doubles_and_twice_is_once(
    edits: list[tuple[int, str, str]], shape: tuple[list[int], set[int], set[int], int, bool]
) -> None:
    order, deleted, doubled, additions, sheet = shape
    rows = rows_of(exported())
    report, many = rows[0]["report"], len(rows)
    new = [addition(rows, report)] * additions
    for place, column, cell in edits:
        rows[place % many][column] = cell
    rows = (
        [rows[place % many] for place in order if place not in deleted]
        + [rows[place] for place in doubled]
        + new
    )
    if not rows:
        return
    raw = as_xlsx(rows) if sheet else as_csv(rows)
    ids = {claim.id for claim in access.claims()}
    asked = {line.claim for line in looked_at(raw, "why").changes}
    first = state_of()
    try:
        number = brought(raw, "why")
    except NotPossible:
        assert not asked
        assert state_of() == first
        return
    second = state_of()
    assert len({claim.id for claim in second[0]}) == len(second[0])
    assert len({claim.id for claim in second[0]} - ids) <= min(additions, 1)
    changed = {claim.id for claim in first[0]} ^ {claim.id for claim in second[0]}
    changed |= {one.id for one in first[0] if one not in second[0]}
    assert changed <= asked  # what was not shown did not change
    assert not looked_at(raw, "why").changes
    with pytest.raises(NotPossible):
        brought(raw, "why")
    assert state_of() == second
    take_back_many(number, by=BY)
    assert state_of()[0] == first[0]
