"""The demonstration's lists of people: nobody on them exists. Kept, with the pairs and the study that were made of them before,
so that the desk's pages are full at once and without khronika[linking]. `scripts/demo_lists.py` makes them anew.
"""

import json
from importlib.resources import as_file, files
from pathlib import Path

from khronika.ledger import lists
from khronika.ledger.actions.record_study import record_study
from khronika.nouns import Proposal, Study
from khronika.nouns.parsing import parse_json
from khronika.people import Said, record_known, take_list

SAID = {
    "invented-registry.csv": Said(source="Invented court registry", label="9 May 2031", invented=True),
    "invented-lawyers.csv": Said(
        source="Invented lawyers’ union", label="second, 10 May 2031", invented=True
    ),
    "invented-hotline.json": Said(source="Invented hotline", label="10 May 2031", invented=True),
    "invented-relatives.txt": Said(source="Invented relatives’ chat", invented=True),
}


def take_demo_lists() -> None:
    """Into the open folder; run again, nothing is added. A folder whose lists are not these alone keeps its own proposals."""
    with as_file(files("khronika") / "demo" / "people") as folder:
        for name, said in SAID.items():
            take_list(Path(folder) / name, said)
        if lists.grouping() is not None or len(lists.invented_names()) < len(lists.editions()):
            return
        record_known(_proposals(Path(folder) / "links.json"))
        study = parse_json(Study, (Path(folder) / "study.json").read_text(encoding="utf-8"))
        group = lists.grouping()
        if group is not None and group.state == study.state:
            record_study(study)


def _proposals(path: Path) -> list[Proposal]:
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [Proposal(a, b, chance, weight, tuple(reasons)) for a, b, chance, weight, reasons in rows]
