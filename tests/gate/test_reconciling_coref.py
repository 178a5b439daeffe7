"""A check of grouping by words on text of another kind: actions in news of crime, sport and disasters (ECB+)."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from benchmarks.coref import clusters, read_rows

from tests.shared_folder import need_shared

pytestmark = pytest.mark.gate


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_coref", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_mentions_of_one_happening():
    folder = need_shared() / "gold" / "en"
    rows = read_rows(folder / "coref.dev.jsonl")
    blind = [{key: row[key] for key in ("id", "doc", "sentence", "spans", "mention")} for row in rows]
    found = _scorer(folder / "score_coref.py").score(rows, clusters(blind))
    assert found["mentions"] == len(rows)
    assert found["conll_f1"] >= 0.775
