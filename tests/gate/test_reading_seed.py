"""The gate on the seed article: floors that do not slide down by themselves. Measured with the shared scorer."""

import json
import subprocess
import sys

import pytest

from khronika.nouns import PartialDate, Report, Unread, digest, make_id
from khronika.reading import read
from tests.shared_folder import need_shared

pytestmark = pytest.mark.gate

# Reached when set: figure F1 1.00, source 0.89, 19 of 25.
FIGURE_F1 = 0.90
RIGHT_SOURCE = 0.85
NO_FIGURE = 18


def test_seed_article(tmp_path: object) -> None:
    shared = need_shared()
    text = next((shared / "seed").glob("*.txt")).read_text(encoding="utf-8")
    data = text.encode()
    report = Report(
        make_id("r", digest(data)),
        digest(data),
        text,
        "text/plain",
        "-",
        lang="en",
        published=PartialDate(2019, 6, 14),
    )
    reading = read(report)
    assert not isinstance(reading, Unread)
    rows = [
        {
            "kind": c.kind,
            "start": c.span.start,
            "end": c.span.end,
            "figure": c.figure and {"low": c.figure.low, "high": c.figure.high, "unit": c.figure.unit},
            "source": c.attribution.source_name,
            "stance": c.stance,
        }
        for c in reading.claims
    ]
    path = f"{tmp_path}/seed.jsonl"
    with open(path, "w", encoding="utf-8") as file:
        file.write(json.dumps({"id": "seed", "claims": rows}))
    out = subprocess.run(
        [
            sys.executable,
            str(shared / "gold" / "figures_score.py"),
            path,
            "--gold",
            str(shared / "seed" / "gold.jsonl"),
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    first, last = out.splitlines()[0], out.splitlines()[-1]
    assert float(first.split(" F1 ")[1].split()[0]) >= FIGURE_F1, out
    assert float(first.split(" source ")[1].split()[0]) >= RIGHT_SOURCE, out
    assert int(last.split(": recall ")[1].split("/")[0]) >= NO_FIGURE, out
