"""The demonstration's lists of people are what their script makes."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
PEOPLE = ROOT / "src" / "khronika" / "demo" / "people"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("demo_lists", ROOT / "scripts" / "demo_lists.py")
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def test_the_lists_are_what_the_script_makes(script: ModuleType) -> None:
    made = script.made()
    assert len(made) == 4
    for name, text in made.items():
        assert (PEOPLE / name).read_text(encoding="utf-8") == text, name
