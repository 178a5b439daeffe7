"""The import contracts hold, and each of them breaks when its breach is planted."""

import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared_folder import ROOT

ENGINE = (
    "names",
    "drawing",
    "intake",
    "reading",
    "reconciling",
    "linking",
    "estimating",
    "timing",
    "publishing",
    "sealing",
    "network",
)
_THE_PUBLICS_TOO = ("drawing", "publishing")  # pictures and files of nouns
LAYERS = "Imports go down only"
DJANGO = "The engine never meets Django"
PUBLIC = "The public door knows only the ledger"

# (module written into, the import, the contract that must break)
BREACHES = [
    ("nouns/planted.py", "import khronika.intake", LAYERS),
    ("nouns/planted.py", "import khronika.names", LAYERS),
    ("names/planted.py", "import khronika.reading", LAYERS),
    ("names/planted.py", "from django.db import models", DJANGO),
    ("intake/planted.py", "from khronika import reading", LAYERS),
    ("reading/planted.py", "from khronika.reconciling import reconcile", LAYERS),
    ("reconciling/planted.py", "import khronika.ledger.log", LAYERS),
    ("linking/planted.py", "import khronika.reading", LAYERS),
    ("linking/planted.py", "from django.db import models", DJANGO),
    ("drawing/planted.py", "import khronika.ledger.access", LAYERS),
    ("drawing/planted.py", "from django.utils import translation", DJANGO),
    ("ledger/planted.py", "import khronika.reading", LAYERS),
    ("ledger/actions/planted.py", "import khronika.flow", LAYERS),
    ("flow_planted.py", "", LAYERS),  # a module that no layer names
    ("desk/planted.py", "import khronika.public", LAYERS),
    ("desk/planted.py", "import khronika.server.settings", LAYERS),
    ("server/planted.py", "import khronika.cli.main", LAYERS),
    ("nouns/planted.py", "import django", DJANGO),
    ("intake/planted.py", "def later():\n    from django.db import models", DJANGO),
    ("reading/english/planted.py", "from django.utils import timezone", DJANGO),
    ("reconciling/planted.py", "import django.conf", DJANGO),
    ("estimating/planted.py", "import khronika.reading", LAYERS),
    ("estimating/planted.py", "from django.db import models", DJANGO),
    ("public/planted.py", "import khronika.flow", PUBLIC),
    ("public/planted.py", "import khronika.desk", PUBLIC),
    ("public/planted.py", "import khronika.intake", PUBLIC),
    ("public/planted.py", "def later():\n    import khronika.reading", PUBLIC),
    ("public/planted.py", "import khronika.estimating", PUBLIC),
    ("public/planted.py", "import khronika.linking", PUBLIC),
    ("public/planted.py", "import khronika.releasing", PUBLIC),
    ("public/planted.py", "def later():\n    import khronika.release_key", PUBLIC),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources and the contracts, away from the repository."""
    folder = tmp_path_factory.mktemp("planted")
    only_code = shutil.ignore_patterns("__pycache__", "*.md", "*.json", "*.css", "*.html", "*.tsv", "*.csv")
    shutil.copytree(ROOT / "src", folder / "src", ignore=only_code)
    shutil.copy(ROOT / ".importlinter", folder)
    return folder


def check(folder: Path) -> subprocess.CompletedProcess[str]:
    """What ``lint-imports`` says of the copy. Its cache stays in the copy: the next breach changes one file of it."""
    return subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_house_stands(copy: Path) -> None:
    result = check(copy)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "0 broken" in result.stdout


@pytest.mark.parametrize(("where", "line", "contract"), BREACHES)
def test_a_planted_breach_is_found(copy: Path, where: str, line: str, contract: str) -> None:
    planted = copy / "src" / "khronika" / where
    room_is_new = not planted.parent.exists()
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(f"{line}\n")
    try:
        result = check(copy)
    finally:
        shutil.rmtree(planted.parent) if room_is_new else planted.unlink()
    broken = [row for row in result.stdout.splitlines() if row.rstrip().endswith("BROKEN")]
    assert result.returncode == 1, result.stdout + result.stderr
    assert any(contract in row for row in broken), result.stdout


def test_every_engine_room_is_in_the_contracts() -> None:
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter")
    without_django = contracts["importlinter:contract:engine"]["source_modules"].split()
    unseen = contracts["importlinter:contract:public"]["forbidden_modules"].split()
    for room in ENGINE:
        if (ROOT / "src" / "khronika" / room / "__init__.py").exists():
            assert f"khronika.{room}" in without_django
            assert (f"khronika.{room}" in unseen) is (room not in _THE_PUBLICS_TOO)
