"""Use the built wheel the way a stranger does: in another environment, from another folder, with src out of the way.

    away_from_src.py wheel                          every file of the package is in the wheel; the demo answers
    away_from_src.py engine --python ENV/bin/python some of the engine's tests (see SAMPLE) and `khronika read`, with
                                                    Django not installed

``wheel`` borrows the libraries of the environment that runs this script; ``engine`` has an environment of its own,
made from requirements-engine.lock, where Django is really absent.
"""

import argparse
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENGINE_TESTS = ("nouns", "names", "intake", "reading", "reconciling", "linking", "estimating", "network")
WHEEL_TESTS = ("nouns", "ledger", "server")  # journeys take minutes and add no file
REPORT = "Police detained about 500 people in the capital on Sunday, the interior ministry said.\n"
INI = """[pytest]
addopts = -ra --strict-markers
filterwarnings = error
markers =
    gate: needs ../shared
    browser: needs Chromium
"""
# All of these tests run whole in `make test`. What an environment of its own can add is a library or a file that is
# not there, and that shows in the first tests of a file; so here each file gives its first three and one in twenty of
# the rest, and what is tried on many made-up inputs is tried on five. All of them took a third of CI's time.
SAMPLE = """from hypothesis import settings

FEW, OF_ITS_OWN = 5, "_hypothesis_internal_use_settings"  # of a test, beside the profile's


def pytest_collection_modifyitems(config, items):
    settings.register_profile("few", settings.default, max_examples=FEW)
    settings.load_profile("few")
    seen, kept, left = {}, [], []
    for item in items:
        place = seen[item.path] = seen.get(item.path, -1) + 1
        (kept if place < 3 or place % 20 == 0 else left).append(item)
        own = getattr(getattr(item, "obj", None), OF_ITS_OWN, None)
        if own is not None and own.max_examples > FEW:
            setattr(item.obj, OF_ITS_OWN, settings(own, max_examples=FEW))
    items[:] = kept
    config.hook.pytest_deselected(items=left)
"""
# Not for the engine: pytest would not know the setting there.
INI_DJANGO = "DJANGO_SETTINGS_MODULE = khronika.server.settings\n"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["wheel", "engine"])
    parser.add_argument("--python", type=Path, help="the environment's python (engine)")
    chosen = parser.parse_args()
    (wheel,) = (ROOT / "dist").glob("*.whl")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if chosen.what == "wheel":
            holds_every_file(wheel)
            python = borrowing_environment(folder / "env")
            install(python, wheel)
            demo_answers(python, folder)
        else:
            # Not resolved: a virtual environment's python is a link, and what it is called is what it is.
            python = Path(os.path.abspath(chosen.python))
            install(python, wheel)
            django_is_absent(python, folder)
            reads_a_report(python, folder)
        wheel_tests = chosen.what == "wheel"
        (folder / "pytest.ini").write_text(INI + INI_DJANGO if wheel_tests else INI)
        (folder / "conftest.py").write_text(SAMPLE)
        run_tests(python, folder, WHEEL_TESTS if wheel_tests else ENGINE_TESTS)
    return 0


def holds_every_file(wheel: Path) -> None:
    """Stops with the list of files that the wheel lacks: templates, demo reports and tables are easily forgotten."""
    tracked = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "src/khronika"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    with zipfile.ZipFile(wheel) as archive:
        missing = {path.removeprefix("src/") for path in tracked} - set(archive.namelist())
    if missing:
        sys.exit("the wheel lacks:\n  " + "\n  ".join(sorted(missing)))
    print(f"{wheel.name}: all {len(tracked)} files of the package are in it", flush=True)


def borrowing_environment(folder: Path) -> Path:
    """An environment that sees this one's libraries but not its editable khronika: a path named in a .pth is
    searched, the .pth files in it are not obeyed."""
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    inside = run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], folder).strip()
    (Path(inside) / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def install(python: Path, wheel: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "--python", str(python)]
    subprocess.run(
        [*pip, "install", "--no-deps", "--no-index", "--force-reinstall", "--ignore-installed", str(wheel)],
        check=True,
    )


def run(command: list[str | Path], folder: Path) -> str:
    """The command's output. Stops with all it said when it fails."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "KHRONIKA", "DJANGO"))
    }
    result = subprocess.run(command, cwd=folder, env=clean, capture_output=True, text=True, check=False)
    if result.returncode:
        sys.exit(
            f"{' '.join(map(str, command))} ended with {result.returncode}\n{result.stdout}{result.stderr}"
        )
    return result.stdout


def django_is_absent(python: Path, folder: Path) -> None:
    found = run([python, "-c", "import importlib.util as u; print(u.find_spec('django'))"], folder)
    if found.strip() != "None":
        sys.exit("Django is installed in the engine's environment; delete it and run make again")


def reads_a_report(python: Path, folder: Path) -> None:
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    khronika = python.parent / "khronika"
    rows = run([khronika, "read", "report.txt", "--published", "2019-06-10", "--format", "jsonl"], folder)
    if '"detention"' not in rows:
        sys.exit(f"khronika read found no detention in {REPORT!r}:\n{rows}")


def demo_answers(python: Path, folder: Path) -> None:
    reads_a_report(python, folder)
    run([python.parent / "khronika", "demo", "--no-serve"], folder)


def run_tests(python: Path, folder: Path, rooms: tuple[str, ...]) -> None:
    """The rooms' tests, copied away from the repository, on the khronika that is installed."""
    unseen = shutil.ignore_patterns("__pycache__")
    # All of them: rooms lend each other what they make. Only the chosen ones are run.
    shutil.copytree(ROOT / "tests", folder / "tests", ignore=unseen)
    # Measures have tests too; they are no part of the package, so they come along with their tests.
    shutil.copytree(ROOT / "benchmarks", folder / "benchmarks", ignore=unseen)
    chosen = [room for room in rooms if (ROOT / "tests" / room).is_dir()]
    where = run([python, "-c", "import khronika; print(khronika.__file__)"], folder).strip()
    if Path(where).is_relative_to(ROOT / "src"):
        sys.exit(f"the tests would run on {where}, not on the wheel")
    shared = os.environ.get("KHRONIKA_SHARED", str(ROOT.parent / "shared"))
    environment = {**os.environ, "KHRONIKA_SHARED": shared, "PYTHONPATH": ""}
    # In one process: few are run of the thousands that are collected, each process would load the models and compile the chains anew, and
    # `make check` has something else for the other core.
    result = subprocess.run(
        [python, "-m", "pytest", "-q", "-n", "0", *(f"tests/{room}" for room in chosen)],
        cwd=folder,
        env=environment,
        check=False,
    )
    if result.returncode:
        sys.exit(result.returncode)


if __name__ == "__main__":
    sys.exit(main())
