"""`khronika reconcile`: claims in any form in, questions and comparisons out, and each bad line with its message."""

import json
from pathlib import Path
from typing import Any

import pytest

from khronika.cli import exits
from khronika.nouns import canonical_json
from khronika.reconciling import RULES_VERSION
from tests.cli.conftest import SENTENCE, Khronika
from tests.invented_claims import MINISTRY, MONITOR, about, claim, exact


def _flat(id: str, text: str, low: float | None, high: float | None, **fields: Any) -> dict[str, Any]:
    return {
        "id": id,
        "kind": "detention",
        "figure": {"text": text, "low": low, "high": high, "unit": "persons", "approx": low != high},
        "place": "Almaty",
        "when": ["2019-06-09", "2019-06-09"],
        "source": "Interior Ministry of Kazakhstan",
        **fields,
    }


def _write(*rows: Any, name: str = "claims.jsonl") -> str:
    Path(name).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return name


def _run(khronika: Khronika, *arguments: str) -> tuple[Any, list[dict[str, Any]], list[dict[str, Any]]]:
    done = khronika("reconcile", *arguments, "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    by_type = [[row for row in rows if row["type"] == kind] for kind in ("question", "comparison")]
    return done, by_type[0], by_type[1]


def test_flat_claims(khronika: Khronika) -> None:
    path = _write(
        _flat("a", "about 100", 90, 110.00000000000001, as_of="2019-06-09", outlet="Morning Post"),
        _flat("b", "about 500", 450, 550, as_of=["2019-06-10", "2019-06-10"], outlet="Evening Post"),
        _flat("c", "at least 200", 200, None, source="Open Square Watch", outlet="Daily"),
    )
    done, questions, comparisons = _run(khronika, path)
    assert done.exit_code == exits.FINE
    (question,) = questions
    assert question["members"] == ["a", "b", "c"]
    assert question["rules_version"] == RULES_VERSION
    assert question["text"] == "How many people were detained in Almaty on 9 June 2019?"
    found = {(row["a"], row["b"]): row["relation"] for row in comparisons}
    assert found[("a", "b")] == "revision"
    assert found[("a", "c")] == "contradict"
    keys = {
        "type",
        "a",
        "b",
        "relation",
        "reason",
        "rule",
        "directed",
        "exceeds",
        "only_if",
        "drift",
        "sum",
        "overruled",
    }
    assert all(row.keys() == keys for row in comparisons)


def test_the_lattice_stands_in_the_text(khronika: Khronika) -> None:
    path = _write(
        _flat("a", "about 100", 90, 110),
        {**_flat("b", "about 900", 810, 990, source="Open Square Watch"), "place": "Kazakhstan"},
    )
    _, questions, _ = _run(khronika, path)
    city, country = (next(row for row in questions if key in row["members"]) for key in "ab")
    assert city["wider"] == [country["question_id"]]
    told = khronika("reconcile", path).stdout
    assert f"{city['text']}  {city['question_id']}" in told
    assert f"lies in: {country['question_id']}" in told
    assert f"holds: {city['question_id']}" in told
    assert f"входит в: {country['question_id']}" in khronika("reconcile", path, "--lang", "ru").stdout


def test_canonical_claims_from_standard_input_and_exactly_the_pairs_asked_for(khronika: Khronika) -> None:
    claims = [
        claim("a", about(100), MINISTRY),
        claim("b", exact(700), MONITOR),
        claim("c", exact(3), days=(1, 1)),
    ]
    pairs = _write({"a": "c", "b": "a"}, {"a": "a", "b": "b"}, name="pairs.jsonl")
    text = "".join(f"{canonical_json(each)}\n" for each in claims)
    done = khronika(
        "reconcile", "-", "--pairs", pairs, "--only", "comparisons", "--format", "jsonl", given=text
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["relation"] for row in rows] == ["unrelated", "contradict"]


def test_what_khronika_read_prints_goes_in(khronika: Khronika) -> None:
    Path("a.txt").write_text(SENTENCE, encoding="utf-8")
    text = khronika("read", "a.txt", "--format", "jsonl").stdout
    done = khronika("reconcile", "-", given=text)
    assert done.exit_code == exits.FINE
    assert "How many people were detained in Almaty" in done.stdout
    assert "Only one source read so far" in done.stdout


@pytest.mark.parametrize(("lang", "words"), [("ru", "Число назвал"), ("kk", "Әзірге санды")])
def test_the_answer_in_another_language(khronika: Khronika, lang: str, words: str) -> None:
    path = _write(_flat("a", "about 100", 90, 110))
    assert words in khronika("reconcile", path, "--lang", lang).stdout


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("{oops", "claims.not-json"),
        ("[1, 2]", "claims.not-an-object"),
        ('{"kind": "detention"}', "claims.not-a-claim"),
        ('{"id": "x", "kind": "arrest"}', "claims.not-a-claim"),
        (
            '{"id": "x", "kind": "detention", "figure": {"text": "-3", "low": -3, "high": -3}}',
            "claims.not-a-claim",
        ),
        (
            '{"id": "x", "kind": "detention", "figure": {"text": "9-3", "low": 9, "high": 3}}',
            "claims.not-a-claim",
        ),
        ('{"id": "x", "kind": "detention", "attribution": {}, "colour": "red"}', "claims.not-a-claim"),
        ('{"id": "r", "claims": [5]}', "claims.not-an-object"),
    ],
)
def test_a_bad_line_is_said_and_the_rest_is_compared(khronika: Khronika, line: str, rule: str) -> None:
    Path("claims.jsonl").write_text(f"{line}\n{json.dumps(_flat('a', '5', 5, 5))}\n\n", encoding="utf-8")
    done, questions, _ = _run(khronika, "claims.jsonl")
    assert done.exit_code == exits.SOME_UNREAD
    assert rule in done.stderr
    assert "claims.jsonl#1" in done.stderr
    assert [question["members"] for question in questions] == [["a"]]


def test_contradictory_dates_and_a_source_without_a_name_are_said_and_left_open(khronika: Khronika) -> None:
    path = _write(
        _flat("a", "5", 5, 5, when=["2019-06-13", "2019-06-09"]),
        _flat("b", "6", 6, 6, when=["2019-02-30", None]),
        _flat("c", "7", 7, 7, source=" "),
    )
    done, questions, _ = _run(khronika, path)
    assert done.exit_code == exits.FINE
    assert "ends (2019-06-09) before it begins" in done.stderr
    assert "does not exist" in done.stderr
    assert "a source has no name" in done.stderr
    (undated,) = [question for question in questions if question["period"] is None]
    assert undated["members"] == ["a", "b"]
    answers = {question["members"][0]: question["answer"] for question in questions}
    assert "a source not told apart" in answers["c"]


def test_one_id_for_two_claims_and_a_pair_of_unknown_claims(khronika: Khronika) -> None:
    path = _write(_flat("a", "5", 5, 5), _flat("a", "6", 6, 6), _flat("a", "5", 5, 5))
    pairs = _write({"a": "a", "b": "nobody"}, {"a": 1}, name="pairs.jsonl")
    done, questions, comparisons = _run(khronika, path, "--pairs", pairs)
    assert done.exit_code == exits.SOME_UNREAD
    assert "claims.one-id" in done.stderr
    assert done.stderr.count("pairs.unknown") == 2
    assert len(questions) == 1
    assert comparisons == []


def test_no_such_file_and_nothing_at_all(khronika: Khronika) -> None:
    assert khronika("reconcile", "nowhere.jsonl").exit_code == exits.USAGE
    done = khronika("reconcile", "-", given="")
    assert done.exit_code == exits.FINE
    assert "0 claims, 0 questions, 0 comparisons" in done.stderr


def test_withdrawn_reports_and_absurd_figures_are_said(khronika: Khronika) -> None:
    path = _write(
        _flat("a", "5", 5, 5, withdrawn=True),
        _flat("b", "90 million", 90_000_000, 90_000_000),
        {"id": "r", "withdrawn": True, "claims": [_flat("c", "6", 6, 6)]},
    )
    done = khronika("reconcile", path, "--format", "jsonl")
    assert done.exit_code == exits.FINE
    assert done.stderr.count("its report was withdrawn") == 2
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["type"] for row in rows] == ["question", "absurd"]
    assert rows[1]["claim"] == "b"
    assert "absurd.above-population" in khronika("reconcile", path).stdout


def test_what_claims_are_held_to_tell_of_comes_with_reasons(khronika: Khronika) -> None:
    path = _write(
        _flat("a", "about 100", 90, 110, outlet="Morning Post"),
        _flat("b", "at least 200", 200, None, source="Open Square Watch", outlet="Daily"),
    )
    rows = [json.loads(line) for line in khronika("reconcile", path, "--format", "jsonl").stdout.splitlines()]
    (found,) = [row for row in rows if row["type"] == "incident"]
    assert [link["claim"] for link in found["links"]] == ["a", "b"]
    assert all(link["reason"] and link["rule"] for link in found["links"])
    assert found["id"] in khronika("reconcile", path).stdout
    only = khronika("reconcile", path, "--only", "questions", "--format", "jsonl").stdout
    assert {json.loads(line)["type"] for line in only.splitlines()} == {"question"}


def test_the_question_in_another_language(khronika: Khronika) -> None:
    path = _write(_flat("a", "about 100", 90, 110))
    words = khronika("reconcile", path, "--lang", "ru").stdout
    assert words.startswith("Алматы, 9 июня 2019 года: сколько человек было задержано?")


@pytest.mark.parametrize(
    ("lang", "apart", "people", "link"),
    [
        (
            "ru",
            "Ни одно число не подходит сразу под оба",
            "больше числа жителей",
            "Говорит об этом: задержание",
        ),
        (
            "kk",
            "Ешбір сан екеуіне бірдей сәйкес келмейді",
            "тұрғындар санынан көп",
            "Мына оқиға туралы айтады",
        ),
    ],
)
def test_reasons_in_another_language(
    khronika: Khronika, lang: str, apart: str, people: str, link: str
) -> None:
    path = _write(
        _flat("a", "5", 5, 5, source="Open Square Watch"), _flat("b", "90 million", 90_000_000, 90_000_000)
    )
    lines = khronika("reconcile", path, "--lang", lang, "--format", "jsonl").stdout.splitlines()
    rows = {row["type"]: row for row in map(json.loads, lines)}
    assert apart in rows["comparison"]["reason"]
    assert people in rows["absurd"]["reason"]
    assert all(each["reason"].startswith(link) for each in rows["incident"]["links"])
    text = khronika("reconcile", path, "--lang", lang).stdout
    assert apart in " ".join(text.split())
    assert people in " ".join(text.split())


def test_a_pair_of_one_claim_and_lines_that_name_no_claims_are_said_without_python_in_them(
    khronika: Khronika,
) -> None:
    path = _write(_flat("a", "5", 5, 5), _flat("b", "6", 6, 6))
    odd = Path("pairs.jsonl")
    odd.write_text(
        '{"a": "a", "b": "a"}\n{"a": ["a"], "b": "b"}\n"x"\nnull\n{"a": "a", "b": "zz"}\n{\n\n{"a": "b", "b": "a"}\n'
    )
    done, _, comparisons = _run(khronika, path, "--pairs", str(odd))
    assert done.exit_code == exits.SOME_UNREAD
    assert len(comparisons) == 1
    told = [line for line in done.stderr.splitlines() if "pairs.jsonl#" in line]
    assert [line.rsplit(" [", 1)[0] for line in told[:5]] == [
        "Not read: pairs.jsonl#1 names one claim twice (a)",
        'Not read: pairs.jsonl#2 is no pair of two known claims ({"a": ["a"], "b": "b"})',
        'Not read: pairs.jsonl#3 is no pair of two known claims ("x")',
        "Not read: pairs.jsonl#4 is no pair of two known claims (null)",
        "Not read: pairs.jsonl#5 is no pair of two known claims (zz?)",
    ]
    assert "pairs.jsonl#6 is no pair" in told[5]
    russian = khronika("reconcile", path, "--pairs", str(odd), "--lang", "ru")
    assert "pairs.jsonl#1: дважды названо одно утверждение (a) [pairs.same]" in russian.stderr
