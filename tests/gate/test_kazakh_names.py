"""The gate on Kazakh names: the shipped weights on the fifth of KazNERD's part that they never saw, by the shared scorer.

Training takes a minute or more, so CI does not train: a fold that the script held out is scored as shipped (six seconds).
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from training.kazakh.train import COARSE, sentences

from khronika.reading.kazakh.naming import joined, labels_of
from tests.shared_folder import need_shared

# Issue 5: floors .88 .88 .88 .85, aim .92. Reached in November 2026: .943 .939 .947 .945.
FLOORS = {"PER": 0.92, "LOC": 0.92, "DATE": 0.92, "NUM": 0.92}


@pytest.mark.gate
def test_names_of_sentences_never_seen(tmp_path: Path) -> None:
    shared = need_shared() / "gold"
    source = shared / "kk" / "ner-kk.dev.jsonl"
    held = [s for s in sentences(source) if s.fold == 0]
    assert len(held) > 2_000
    ids = {s.id for s in held}
    gold = [line for line in source.read_text(encoding="utf-8").splitlines() if json.loads(line)["id"] in ids]
    told = [
        json.dumps(
            {
                "id": s.id,
                "ents": [
                    [n.span.start, n.span.end, COARSE[n.label]]
                    for n in joined(s.spans, labels_of(s.tokens))
                    if n.label in COARSE
                ],
            }
        )
        for s in held
    ]
    (tmp_path / "gold.jsonl").write_text("\n".join(gold), encoding="utf-8")
    (tmp_path / "told.jsonl").write_text("\n".join(told), encoding="utf-8")
    scorer = [
        sys.executable,
        str(shared / "score_ner.py"),
        str(tmp_path / "gold.jsonl"),
        str(tmp_path / "told.jsonl"),
    ]
    printed = subprocess.run(
        [*scorer, "--coarse", "--json"], capture_output=True, text=True, check=True
    ).stdout
    reached = {kind: json.loads(printed)[kind]["strict"][2] for kind in FLOORS}
    assert all(reached[kind] >= floor for kind, floor in FLOORS.items()), reached
