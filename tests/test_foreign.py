"""Whatever editions of a table come, each row stands once, as its last edition had it; and a run that dies leaves no half of a row."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika import foreign
from khronika.foreign import Outcome, plan_of, record
from khronika.intake.datasets import keep_row, parse_map, values_of
from khronika.ledger import access, tables
from khronika.ledger.actions import take_row

MAP = parse_map(
    json.dumps(
        {"key": "own", "dataset": "Own cases", "id": "nr", "passage": ["words"], "start": "day",
         "figures": [{"kind": "death", "value": "dead", "population": "people"}]}
    ),
    "a map",
)  # fmt: skip
EDITIONS = st.lists(st.dictionaries(st.integers(1, 4), st.integers(1, 3), min_size=1), min_size=1, max_size=5)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.KHRONIKA_FOLDER = tmp_path
    monkeypatch.setattr(foreign, "set_side_by_side", lambda: None)


def rows(edition: dict[int, int]) -> list[dict[str, str]]:
    return [
        {"nr": str(nr), "words": f"Case {nr} of Norhold.", "day": "2031-05-07", "dead": str(dead)}
        for nr, dead in edition.items()
    ]


def stands() -> dict[str, str]:
    """By the dataset's id what counts now. Fails where a row counts twice."""
    found: dict[str, str] = {}
    for claim in access.claims():
        nr = access.report(claim.report_id).report.given_id or ""
        assert nr not in found
        found[nr] = claim.figure.text if claim.figure else ""
    return found


@pytest.mark.django_db(transaction=False)
def test_every_row_stands_once_as_its_last_edition_had_it() -> None:
    before: dict[str, str] = {}

    @settings(max_examples=6)
    @given(EDITIONS)
    def holds(editions: list[dict[int, int]]) -> None:
        for edition in editions:
            plan = plan_of(rows(edition), MAP, "cases.csv")
            record(plan)
            now = {f"own:{nr}": str(dead) for nr, dead in edition.items()}
            changed = {line.id for line in plan.of(Outcome.CHANGED, Outcome.ADDED)}
            assert changed == {nr for nr, dead in now.items() if before.get(nr) != dead}
            before.update(now)
            assert stands() == before
            assert plan_of(rows(edition), MAP, "again.csv").changes == []

    holds()


@pytest.mark.django_db
def test_a_row_is_taken_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    record(plan_of(rows({1: 1}), MAP, "cases.csv"))

    def dies(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(take_row, "withdraw_report", dies)
        with pytest.raises(KeyboardInterrupt):
            record(plan_of(rows({1: 2}), MAP, "cases.csv"))
    assert tables.Report.objects.count() == 1
    assert stands() == {"own:1": "1"}
    record(plan_of(rows({1: 2}), MAP, "cases.csv"))
    assert stands() == {"own:1": "2"}


CELLS = st.dictionaries(
    st.sampled_from(["nr", "words", "day", "dead", "more", "Ш: ,\n"]), st.text(max_size=30), min_size=1
)


@given(CELLS)
def test_what_is_said_stands_where_it_is_said_to(cells: dict[str, str]) -> None:
    kept = keep_row(cells, MAP, origin="x#2")
    if kept is None:
        assert not cells.get("nr", "").strip()
        return
    text = kept.report.text
    for name, span in kept.inside.items():
        assert kept.cells[name].contains(span)
        assert kept.cells[name].of(text).endswith(span.of(text))
    said = values_of(cells, MAP, foreign._number)
    claims, _ = foreign.claims_of(kept, said, MAP)
    for claim in claims:
        assert claim.span.of(text) == claim.quote
        assert claim.figure is None or (
            claim.figure.span is not None and claim.figure.span.of(text) == claim.figure.text
        )
    again = keep_row(dict(reversed(cells.items())), MAP, origin="another.csv#9")
    assert again is not None
    assert (again.raw, again.report.text) == (kept.raw, text)
