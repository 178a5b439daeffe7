"""What a program reads is what the pages show: the same rows, by the same filters, in pages that hang together."""

from typing import Any

import pytest

from khronika.ledger import access, search
from khronika.nouns import Question
from tests.desk.api.programs import Program, problem, read, token

pytestmark = pytest.mark.django_db


@pytest.fixture
def program(questions: tuple[Question, ...]) -> Program:
    return Program(token())


def whole(program: Program, path: str, limit: int, **query: Any) -> list[Any]:
    """All pages of a list."""
    rows, after = [], ""
    while True:
        page = read(program.get(path, limit=limit, after=after, **query))
        assert len(page["items"]) <= limit
        rows += page["items"]
        assert page["total"] >= len(rows)
        if page["next"] is None:
            assert page["total"] == len(rows)
            return rows
        after = page["next"]


def test_every_list_comes_whole_in_pages(program: Program) -> None:
    for path in ("claims", "questions", "reports", "incidents", "sources", "outlets"):
        at_once = read(program.get(path, limit=200))["items"]
        assert len(at_once) > 1, path
        assert whole(program, path, len(at_once) // 3 + 1) == at_once, path
        assert len({row["id"] for row in at_once}) == len(at_once)
        assert "no-store" in program.get(path).headers["Cache-Control"]


def test_claims_are_those_of_search(program: Program) -> None:
    every = [row.claim.id for row in search.every_claim(search.Filter())]
    assert [row["id"] for row in whole(program, "claims", 3)] == every
    kept = read(program.post("words", {"words": "ministry"}))["id"]
    found = read(program.get("claims", words=kept))
    assert 0 < found["total"] < len(every)
    assert found["hidden"] == len(every) - found["total"]
    assert "ministry" not in kept
    dated = next(row for row in whole(program, "claims", 50) if row["when"] and row["when"][0])
    some = read(program.get("claims", **{"kind": dated["kind"], "from": dated["when"][0]}))["items"]
    assert dated in some
    assert {row["kind"] for row in some} == {dated["kind"]}


def test_a_question_is_answered_with_its_figures(program: Program) -> None:
    row = read(program.get("questions"))["items"][0]
    one = read(program.get(f"questions/{row['id']}"))
    assert one["answer"]
    assert len(one["claims"]) == row["figures"]
    assert all(claim["stands"] and claim["figure"] for claim in one["claims"])
    assert {pair["relation"] for pair in one["compared"]} & {
        "relay",
        "agree",
        "contradict",
        "part-of",
        "revision",
    }
    assert read(program.get(f"questions/{row['id']}", lang="ru"))["answer"] != one["answer"]


def test_from_a_claim_to_its_report_and_its_words(program: Program) -> None:
    claim = read(program.get("claims"))["items"][0]
    alone = read(program.get(f"claims/{claim['id']}"))
    assert alone["standing"]["state"] == "proposed"
    report = read(program.get(f"reports/{claim['report']}"))
    assert claim["id"] in {each["id"] for each in report["claims"]}
    text = read(program.get(f"reports/{claim['report']}/text"))["text"]
    assert text[claim["start"] : claim["end"]] == claim["quote"]


def test_incidents_lists_and_the_estimate(program: Program) -> None:
    row = read(program.get("incidents"))["items"][0]
    alone = read(program.get(f"incidents/{row['id']}"))
    assert len(alone["links"]) == row["claims"]
    assert read(program.get("counts"))["claims"] == access.counts().claims
    assert read(program.get("lists")) == {"items": []}
    assert read(program.get("estimate"))["methods"] == []


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("claims", {"kind": "party"}, "kind"),
    ("claims", {"from": "yesterday"}, "from"),
    ("claims", {"from": "2020", "to": "2019"}, "to"),
    ("claims", {"words": "k-nothing"}, "words"),
    ("claims", {"source": "s-nothing"}, "source"),
    ("claims", {"limit": 500}, "limit"),
    ("claims", {"after": "x"}, "after"),
    ("reports", {"after": "-1"}, "after"),
    ("questions", {"after": "q-nothing"}, "after"),
    ("questions", {"kind": "party"}, "kind"),
    ("incidents", {"standing": "perhaps"}, "standing"),
    ("incidents", {"after": "x"}, "after"),
    ("sources", {"after": "\x00"}, "after"),
]


def test_a_field_that_cannot_be_read_is_told_and_never_ignored(program: Program) -> None:
    for path, query, where in WRONG:
        assert problem(program.get(path, **query), 422, where)


GONE = [
    "claims/c-0",
    "questions/q-0",
    "reports/r-0",
    "reports/r-0/text",
    "incidents/i-0",
    "claims/%00",
    "nothing",
    "claims/a/b",
]


def test_what_is_not_here_is_404(program: Program) -> None:
    for path in GONE:
        problem(program.get(path), 404, "path")
