"""Programs of a test, forked from a process that has already loaded what they need: a start costs a tenth of a second and not one.

`python -m tests.forking` reads one request a line from standard input (JSON: where, with which words and variables, and the files
for what it says and how it ended). Each program is a process of its own, with its own directory, variables
and standard streams; nothing that leans on settings is loaded before the fork. What tests how a program starts, or kills it while it runs,
starts a new Python.
"""

import atexit
import gc
import json
import os
import runpy
import select
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TextIO

ROOT = Path(__file__).resolve().parents[1]
# A tree that is tested with another one's environment (PYTHONPATH says so) is tested in its programs, too.
BESIDE = os.pathsep.join(filter(None, (os.environ.get("PYTHONPATH"), str(ROOT))))
# Loaded once and left to all. None reads settings or a folder's place when it is imported.
_BEFOREHAND = (
    "django.apps",
    "django.contrib.auth.hashers",
    "django.core.management",
    "django.core.serializers.json",
    "django.db.backends.sqlite3.base",
    "django.db.migrations.executor",
    "django.db.models",
    "django.forms",
    "django.http",
    "django.template.engine",
    "django.test.utils",
    "django.urls",
    "django.utils.translation",
    "django.views.decorators.csrf",
    "khronika.attempt",
    "khronika.cli.main",
    "khronika.intake",
    "khronika.reading",
    "khronika.reconciling",
    "khronika.reconciling.answers",
    "khronika.reconciling.around",
    "khronika.reconciling.reconciler",
    "khronika.publishing",
    "openpyxl",
    "rich.table",
    "sqlite3",
)
_LOOKS_UP = 1000  # milliseconds between two looks whether there is still somebody to wait for


class Forked:
    """The process that programs are forked from; started when it is first asked, ended with ``close``. Several threads may ask at once."""

    def __init__(self) -> None:
        self._running: subprocess.Popen[str] | None = None
        self._asking = threading.Lock()

    def run(
        self, where: Path, words: Sequence[str], variables: Mapping[str, str]
    ) -> "subprocess.CompletedProcess[str]":
        """`khronika` with the simple reading in the directory ``where``, with these words and no variables but these."""
        with tempfile.TemporaryDirectory() as kept:
            out, err, ended = Path(kept) / "out", Path(kept) / "err", Path(kept) / "ended"
            os.mkfifo(ended)
            asked = {"where": str(where), "words": list(words), "variables": dict(variables)}
            self._ask(json.dumps(asked | {"out": str(out), "err": str(err), "ended": str(ended)}))
            code = int(self._heard(ended))
            return subprocess.CompletedProcess(
                ["khronika", *words], code, out.read_text("utf-8"), err.read_text("utf-8")
            )

    def close(self) -> None:
        if self._running is not None:
            assert self._running.stdin is not None
            self._running.stdin.close()
            self._running.wait(30)
            self._running = None

    def _heard(self, ended: Path) -> str:
        """What is written there when the program has ended. Raises RuntimeError where nobody is left to write it."""
        waiting = select.poll()
        handle = os.open(ended, os.O_RDONLY | os.O_NONBLOCK)  # whoever writes may come later, or never
        with os.fdopen(handle, encoding="utf-8") as file:
            waiting.register(file, select.POLLIN)
            while True:
                if waiting.poll(_LOOKS_UP) and (told := file.read()):
                    return told
                if self._running is None or self._running.poll() is not None:
                    raise RuntimeError("the process that programs are forked from has ended")

    def _ask(self, line: str) -> None:
        with self._asking:
            if self._running is None:
                self._running = subprocess.Popen(
                    [sys.executable, "-m", "tests.forking"],
                    cwd=ROOT,
                    env={
                        key: value
                        for key, value in os.environ.items()
                        if not key.startswith(("KHRONIKA", "DJANGO"))
                    }
                    | {"PYTHONPATH": BESIDE},
                    stdin=subprocess.PIPE,
                    text=True,
                    encoding="utf-8",
                )
            assert self._running.stdin is not None
            self._running.stdin.write(line + "\n")
            self._running.stdin.flush()


def _serve(requests: TextIO) -> None:
    for name in _BEFOREHAND:
        import_module(name)
    gc.freeze()  # or each program would look through all of it again, and copy the memory that it shares
    for line in requests:
        _reap(os.WNOHANG)
        if os.fork() == 0:
            asked = json.loads(line)
            program = os.fork()
            if program == 0:
                os._exit(_as_program(asked))
            code = os.waitstatus_to_exitcode(os.waitpid(program, 0)[1])
            Path(asked["ended"]).write_text(str(code), "utf-8")
            os._exit(0)
    _reap(0)


def _reap(how: int) -> None:
    """Those that ended are waited for, so that what they took counts as taken by the tests; with 0 all are."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, how)[0]:
            pass


def _as_program(asked: Mapping[str, object]) -> int:
    """Becomes the program that was asked for; the code that it would have ended with."""
    os.chdir(str(asked["where"]))
    os.environ.clear()
    os.environ.update(asked["variables"])  # type: ignore[call-overload]
    for number, path in ((0, os.devnull), (1, str(asked["out"])), (2, str(asked["err"]))):
        opened = os.open(path, os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = os.fdopen(0, "r", encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)
    sys.argv = ["khronika", *asked["words"]]  # type: ignore[misc]
    try:
        runpy.run_module("tests.simple_reading", run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:  # noqa: BLE001 - as the interpreter does with what nobody catches
        traceback.print_exc()
        code = 1
    else:
        code = 0
    _wind_up()
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def _wind_up() -> None:
    """As the interpreter does before it ends: threads are waited for, what was to be done at the end is done, databases are closed."""
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    if "khronika.server.settings" in sys.modules:
        from django.db import connections

        connections.close_all()


if __name__ == "__main__":
    _serve(sys.stdin)
