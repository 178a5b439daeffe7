"""What the documents say is so: files exist, none on the road is left out, commands are commands."""

import re
from pathlib import Path

import pytest

from tests.shared_folder import ROOT

SOURCE = ROOT / "src" / "khronika"
LIFE = ROOT / "docs" / "life-of-a-report.md"
# A folder of tables and drawing parts is named as one; every other module on the road by itself.
NAMED_AS_FOLDERS = (
    "reading/gazetteer",
    "reading/speakers",
    "reading/elections",
    "drawing/chart",
    "drawing/maps",
)
ROAD = ("intake", "reading", "reconciling", "ledger", "desk", "drawing", "cli", "server", "nouns", "names")
OFF_THE_ROAD = ("migrations", "templatetags")


def named_in_life() -> set[str]:
    return set(re.findall(r"`([\w/]+\.py|[\w/]+/)`", LIFE.read_text(encoding="utf-8")))


def modules_on_the_road() -> set[str]:
    paths = [SOURCE / "flow.py", SOURCE / "side_by_side.py", SOURCE / "attempt.py"]
    paths += [path for room in ROAD for path in (SOURCE / room).rglob("*.py")]
    names = {path.relative_to(SOURCE).as_posix() for path in paths}
    return {name for name in names if not set(Path(name).parts) & set(OFF_THE_ROAD)}


def test_every_file_named_exists() -> None:
    named = sorted(named_in_life())
    assert len(named) > 50
    assert [name for name in named if not (SOURCE / name).exists() and not (ROOT / name).exists()] == []


def test_every_file_on_the_road_is_named() -> None:
    named = named_in_life()
    missing = []
    for name in sorted(modules_on_the_road() - named):
        folder = next((folder for folder in NAMED_AS_FOLDERS if name.startswith(f"{folder}/")), None)
        if folder is None and not name.endswith("/__init__.py"):
            missing.append(name)
        elif folder is not None and f"{folder}/" not in named:
            missing.append(f"{folder}/")
    assert missing == [], "name them in docs/life-of-a-report.md, where the report meets them"


def test_commands_in_the_readme_exist() -> None:
    from khronika.cli.main import COMMANDS

    words = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    made = set(re.findall(r"\bmake ([a-z]+)", words))
    assert {"demo", "test"} <= made
    assert made <= targets
    called = set(re.findall(r"^    (?:\S+/)?khronika ([a-z-]+)", words, re.MULTILINE))
    assert called
    assert called <= set(COMMANDS)


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").rglob("*.md")), ids=lambda path: path.name
)
def test_links_between_files_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_changelog_has_an_entry_for_this_version() -> None:
    import khronika

    assert f"## {khronika.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_decisions_are_dated_and_numbered_without_a_gap() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    for path in decisions:
        words = path.read_text(encoding="utf-8")
        assert re.search(r"^\d{4}-\d{2}-\d{2}\b", words, re.MULTILINE), f"{path.name} has no date"
        assert re.search("[Ii]nstead of|Refused", words), f"{path.name} names no alternative"


def test_a_library_has_the_same_versions_in_every_lock() -> None:
    found: dict[str, set[frozenset[str]]] = {}
    for lock in ROOT.glob("requirements*.lock"):
        pins = re.findall(r"^([\w.-]+)==([^\s;\\]+)", lock.read_text(encoding="utf-8"), re.MULTILINE)
        for name in {name for name, _ in pins}:
            # Two pins of one library are for two versions of Python.
            found.setdefault(name, set()).add(frozenset(version for other, version in pins if other == name))
    assert found
    assert {name: versions for name, versions in found.items() if len(versions) > 1} == {}
