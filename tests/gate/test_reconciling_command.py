"""The facts of 2019 through the command, as another program would use it: the scores are those of the engine."""

import json
from pathlib import Path

import pytest
from benchmarks import facts_claims
from click.testing import CliRunner

from khronika.cli import exits
from khronika.cli.main import main
from tests.gate.test_reconciling_facts import scorer
from tests.shared_folder import need_shared

pytestmark = pytest.mark.gate


def _run(*arguments: str) -> list[dict]:
    done = CliRunner().invoke(main, ["reconcile", *arguments, "--format", "jsonl"])
    assert done.exit_code == exits.FINE, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_fields_in_scores_out(tmp_path: Path):
    facts = need_shared() / "facts"
    claims, gold = str(tmp_path / "claims.jsonl"), facts / "comparisons.dev.jsonl"
    facts_claims.main([str(facts / "figures.jsonl"), "-o", claims])

    questions = _run(claims, "--only", "questions")
    wanted = [
        json.loads(line)["members"] for line in (facts / "questions.dev.jsonl").read_text().splitlines()
    ]
    found = scorer(facts, "score_questions").score(wanted, [row["members"] for row in questions])
    assert (found["missing"], found["all"]["f1"] >= 0.95, found["shared"]["f1"] >= 0.95) == (0, True, True)

    compared = _run(claims, "--pairs", str(gold), "--only", "comparisons")
    rows = [json.loads(line) for line in gold.read_text().splitlines()]
    assert len(compared) == len(rows)
    assert scorer(facts, "score_comparisons").score(rows, compared)["macro_f1"] >= 0.92
