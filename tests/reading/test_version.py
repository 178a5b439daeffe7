"""The version of the rules is worked out from the rules."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import khronika.reading as room
from khronika.reading import version as module

ROOM = Path(room.__file__).parent


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the room, hashed in its place."""
    for name in ("reading", "names"):
        ignore = shutil.ignore_patterns("__pycache__", "*.pyc")
        shutil.copytree(ROOM.parent / name, tmp_path / name, ignore=ignore)
    monkeypatch.setattr(module, "files", lambda name: tmp_path / name.rpartition(".")[2])
    module.rules_version.cache_clear()
    yield tmp_path / "reading"
    module.rules_version.cache_clear()


def again() -> str:
    module.rules_version.cache_clear()
    return module.rules_version()


def test_a_copy_has_the_version_of_the_room(copy: Path) -> None:
    version = again()
    assert version == room.RULES_VERSION
    (copy / "__pycache__").mkdir()
    (copy / "__pycache__" / "numbers.pyc").write_bytes(b"bytecode")
    assert again() == version


@pytest.mark.parametrize(
    "name", ["numbers.py", "english/claim_weights.json", "speakers/named.tsv", "../names/sounds.py"]
)
def test_a_changed_rule_or_table_changes_it(copy: Path, name: str) -> None:
    version = again()
    with (copy / name).open("ab") as file:
        file.write(b"\n")
    assert again() != version


def test_a_new_or_moved_file_changes_it(copy: Path) -> None:
    version = again()
    (copy / "english" / "more.tsv").write_text("more\n", encoding="utf-8")
    added = again()
    assert added != version
    (copy / "english" / "more.tsv").rename(copy / "more.tsv")
    assert again() not in (version, added)


def test_nothing_else_is_made_up() -> None:
    with pytest.raises(AttributeError, match="RULES_OF_THUMB"):
        room.RULES_OF_THUMB  # noqa: B018
