"""`khronika read -o`: many processes, one file; killed anywhere, the same command makes the same file."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from khronika.cli import exits
from khronika.cli.bulk import CannotGoOn, Output
from khronika.intake import Received, receive
from khronika.nouns.rows import report_row, row_line, unread_row
from tests.cli.conftest import ROOT, SENTENCE, Khronika, Program
from tests.simple_reading import read


def write_input(path: Path, count: int, words: str = "") -> None:
    rows = ({"id": number, "text": f"{SENTENCE} {words}{number}.", "lang": "en"} for number in range(count))
    with path.open("w") as file:
        for number, row in enumerate(rows):
            file.write(json.dumps(row) + "\n" + ("{broken\n" if number % 7 == 3 else ""))


def started(directory: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.simple_reading", "read", *arguments],
        cwd=directory,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_the_file_is_what_one_process_prints(program: Program, tmp_path: Path) -> None:
    write_input(tmp_path / "big.jsonl", 30)
    plain = program("read", "big.jsonl", "--format", "jsonl")
    done = program("read", "big.jsonl", "--jobs", "2", "-o", "claims.jsonl")
    assert (tmp_path / "claims.jsonl").read_text() == plain.stdout
    assert done.returncode == plain.returncode == exits.SOME_UNREAD
    assert "30 reports, 30 claims, 4 inputs not read. Written: claims.jsonl" in done.stdout
    assert "Not read: 4 inputs [intake.line]" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["big.jsonl", "claims.jsonl"]
    printed = program("read", "big.jsonl", "--jobs", "2", "--format", "jsonl")
    assert printed.stdout == plain.stdout


def test_killed_half_way_and_started_again(program: Program, tmp_path: Path) -> None:
    """Killed as by the system, three times at places that nobody chose; the last run finishes."""
    # "slow" takes 20 ms in the simple reading, so that there is a half-way
    write_input(tmp_path / "big.jsonl", 120, "slow ")
    arguments = ("big.jsonl", "--jobs", "2", "-o", "claims.jsonl")
    expected = program("read", "big.jsonl", "--format", "jsonl").stdout
    part = tmp_path / "claims.jsonl.part"
    sizes = [0]
    for _ in range(3):
        run = started(tmp_path, *arguments)
        while run.poll() is None and (not part.exists() or part.stat().st_size < sizes[-1] + 5_000):
            time.sleep(0.01)
        assert run.poll() is None, "it ended before it was killed"
        run.send_signal(signal.SIGKILL)
        run.wait()
        sizes.append(part.stat().st_size)
        assert not (tmp_path / "claims.jsonl").exists()
    assert sizes == sorted(set(sizes))
    done = program("read", *arguments)
    assert (tmp_path / "claims.jsonl").read_text() == expected
    assert "rows were there before" in done.stdout
    assert not part.exists()


def test_workers_end_with_the_process_that_was_killed(tmp_path: Path) -> None:
    write_input(tmp_path / "big.jsonl", 400, "slow ")
    run = started(tmp_path, "big.jsonl", "--jobs", "2", "-o", "claims.jsonl")
    part = tmp_path / "claims.jsonl.part"
    while not part.exists() or part.stat().st_size < 2_000:
        time.sleep(0.01)
    workers = children(run.pid)
    assert len(workers) >= 2
    run.kill()
    run.wait()
    deadline = time.monotonic() + 20
    while any(alive(worker) for worker in workers):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task/{pid}/children")
    if not tasks.exists():
        pytest.skip("this system does not list a process's children")
    return [int(child) for child in tasks.read_text().split()]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


# ---- each place where a kill may fall, without a process ----

RUN = {"khronika": "1"}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    write_input(tmp_path / "big.jsonl", 9)
    return tmp_path / "big.jsonl"


def rows(source: Path) -> Iterator[bytes]:
    for item in receive([source]):
        yield row_line(
            report_row(item.report, read(item.report)) if isinstance(item, Received) else unread_row(item)
        )


def run(source: Path, output: Path, stop_after: int | None = None) -> Output:
    with Output.opened(output, RUN) as out:
        items = receive([source])
        out.go_on(items)
        for number, item in enumerate(items):
            if number == stop_after:
                return out
            out.write(
                report_row(item.report, read(item.report)) if isinstance(item, Received) else unread_row(item)
            )
        out.finish()
        return out


@pytest.mark.parametrize("cut", [0, 1, 17, 400, 401, 1000, -1, None])
def test_cut_anywhere(source: Path, tmp_path: Path, cut: int | None) -> None:
    output, part = tmp_path / "out", tmp_path / "out.part"
    expected = b"".join(rows(source))
    run(source, output, stop_after=0)
    part.write_bytes(expected[:cut])
    out = run(source, output)
    assert output.read_bytes() == expected
    assert out.tally.reports + out.tally.unread == expected.count(b"\n")
    assert out.tally.kept == expected[:cut].count(b"\n")


def test_a_power_cut_that_left_rubbish(source: Path, tmp_path: Path) -> None:
    expected = b"".join(rows(source))
    run(source, tmp_path / "out", stop_after=0)
    (tmp_path / "out.part").write_bytes(expected[: expected.index(b"\n") + 1] + bytes(40) + b"\n" + bytes(9))
    run(source, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == expected


def test_a_finished_file_is_not_written_over(source: Path, tmp_path: Path) -> None:
    run(source, tmp_path / "out")
    with pytest.raises(CannotGoOn, match="is there already"):
        run(source, tmp_path / "out")


def test_an_input_that_changed_is_told(source: Path, tmp_path: Path) -> None:
    run(source, tmp_path / "out", stop_after=3)
    source.write_text(source.read_text().replace('. 1."', '. one."'))
    with pytest.raises(CannotGoOn, match="row 2"):
        run(source, tmp_path / "out")


def test_an_input_that_shrank_is_told(source: Path, tmp_path: Path) -> None:
    run(source, tmp_path / "out", stop_after=3)
    source.write_text(source.read_text().splitlines(keepends=True)[0])
    with pytest.raises(CannotGoOn, match="changed"):
        run(source, tmp_path / "out")


def test_other_options_are_another_run(khronika: Khronika) -> None:
    Path("a.txt").write_text(SENTENCE)
    Path("claims.jsonl.part").write_text("x")
    done = khronika("read", "a.txt", "-o", "claims.jsonl", "--lang", "en")
    assert done.exit_code == exits.USAGE
    assert "another run" in done.stderr
    assert Path("claims.jsonl.part").read_text() == "x"


def test_two_at_once(source: Path, tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    with Output.opened(tmp_path / "out", RUN), pytest.raises(CannotGoOn, match="another khronika"):
        run(source, tmp_path / "out")


def test_a_place_that_cannot_be_written(khronika: Khronika) -> None:
    Path("a.txt").write_text(SENTENCE)
    done = khronika("read", "a.txt", "-o", "no/such/folder/claims.jsonl")
    assert done.exit_code == exits.USAGE
    assert "cannot be written" in done.stderr


def test_a_table_has_no_file(khronika: Khronika) -> None:
    assert khronika("read", "a.txt", "-o", "x", "--format", "table").exit_code == exits.USAGE


def test_what_is_uncertain_about_a_report_is_said(program: Program, tmp_path: Path) -> None:
    row = {"text": f"{SENTENCE} 1.", "lang": "en", "published": "soon"}
    (tmp_path / "in.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    run = program("read", "in.jsonl", "-o", "out.jsonl")
    assert "published" in run.stderr
    assert (tmp_path / "out.jsonl").exists()
