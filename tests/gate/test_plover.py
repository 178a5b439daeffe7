"""The gate on who did it to whom: 148 sentences of political news annotated by others with source and target actors."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from khronika.reading.english.deeds import deeds_in
from tests.shared_folder import need_shared

pytestmark = pytest.mark.gate

# Reached when set (25 November 2026): source .955, target .738. Issue 3 asks .80 and .55, and aims at .85 and .70.
SOURCE = 0.92
TARGET = 0.69


def test_source_and_target(tmp_path: Path) -> None:
    gold = need_shared() / "gold" / "en" / "plover.dev.jsonl"
    lines = []
    for line in gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        told = next((d for d in deeds_in(row["text"]) if d.agents or d.targets), None)
        lines.append(
            json.dumps(
                {
                    "id": row["id"],
                    "event": None,
                    "source": [] if told is None else list(told.agents),
                    "target": [] if told is None else list(told.targets),
                }
            )
        )
    said = tmp_path / "said.jsonl"
    said.write_text("\n".join(lines), encoding="utf-8")
    scorer = gold.with_name("score_plover.py")
    out = subprocess.run(
        [sys.executable, str(scorer), str(gold), str(said)], capture_output=True, text=True, check=True
    )
    score = json.loads(out.stdout)
    assert score["source"]["gold"] == 158
    assert score["source"]["f1"] >= SOURCE, out.stdout
    assert score["target"]["f1"] >= TARGET, out.stdout
