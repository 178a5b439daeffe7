"""`khronika desk` and `khronika demo` as programs: served here alone, ended by Ctrl-C, run again without doubling."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from khronika.cli import exits
from tests.cli.conftest import ROOT, SENTENCE, Program

needs_posix = pytest.mark.skipif(os.name != "posix", reason="sends SIGINT as a POSIX terminal does")


@needs_posix
def test_the_desk_answers_here_and_ends_with_ctrl_c(program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    program("add", "a.txt")
    running = subprocess.Popen(
        [sys.executable, "-u", "-m", "tests.simple_reading", "desk"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT), "KHRONIKA_FOLDER": str(tmp_path / "khronika-folder")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A shell's background job is started deaf to Ctrl-C, and so is whatever the tests start from there.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    try:
        look_around(running)
        running.send_signal(signal.SIGINT)
        said, complained = running.communicate(timeout=30)
    finally:
        running.kill()  # whatever failed above, no server and no open pipe is left behind
        running.communicate()
    assert (said.strip(), complained) == ("The desk is closed.", "")
    assert running.returncode == exits.FINE


def look_around(running: "subprocess.Popen[str]") -> None:
    """The first page and everything that it asks for."""
    assert running.stdout is not None
    said = running.stdout.readline()
    address = re.search(r"http://127\.0\.0\.1:\d+/", said)
    assert address, said
    with urllib.request.urlopen(address[0], timeout=30) as page:
        html = page.read().decode()
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert "Almaty" in html
    sheets = re.findall(r'href="(/static/[^"]+)"', html)
    assert sheets
    for sheet in sheets:
        with urllib.request.urlopen(address[0].rstrip("/") + sheet, timeout=30) as style:
            assert style.status == 200


def test_a_port_that_is_taken_is_said(program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    program("add", "a.txt")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = program("desk", "--port", str(taken.getsockname()[1]))
    assert done.returncode == exits.USAGE
    assert "another program may use it" in done.stderr


def test_a_reading_that_finds_nothing_still_answers(program: Program, tmp_path: Path) -> None:
    # The simple reading knows one sentence, and no report of the demo holds it.
    done = program("demo")
    assert done.returncode == exits.FINE
    assert "How many people were detained in Kazakhstan on 9-13 June 2019?" in done.stdout
    assert "Nobody says" in done.stdout
    assert (tmp_path / ".demo" / "khronika.sqlite3").exists()
    assert f"khronika desk --folder {tmp_path / '.demo'}" in done.stdout
    again = program("demo")
    assert again.stdout.split("\n", 1)[1] == done.stdout.split("\n", 1)[1]
    assert again.stdout.startswith("0 reports read")


def test_the_variable_names_the_demos_folder(program: Program, tmp_path: Path) -> None:
    program("demo", KHRONIKA_FOLDER="elsewhere")
    assert (tmp_path / "elsewhere" / "khronika.sqlite3").exists()
    assert not (tmp_path / ".demo").exists()


def test_the_demo_is_not_poured_into_somebodys_record(program: Program, tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("The Interior Ministry held about 100 people in Almaty on 9 June 2019.")
    program("add", "own.txt", "--folder", "mine")
    done = program("demo", KHRONIKA_FOLDER="mine")
    assert done.returncode == exits.FOLDER
    assert "holds 1 report of your own" in done.stderr
    assert program("claims", "--folder", "mine").stdout.rstrip().endswith("1 claim.")
