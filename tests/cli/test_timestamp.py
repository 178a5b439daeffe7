"""`khronika timestamp` as a program: carried by file, refused with a reason, and found again by `khronika verify`."""

from pathlib import Path

from khronika.cli import exits
from tests.cli.conftest import SENTENCE, Program
from tests.timing.authority import make


def test_time_is_asked_for_carried_and_told(program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    program("add", "a.txt", "--lang", "en")
    authority = make(tmp_path / "tsa", "Orlo Time")
    (tmp_path / "chain.pem").write_bytes(authority.certificates)
    named = program("timestamp", "--authority", "Orlo Time", "--certificates", "chain.pem")
    assert (named.returncode, named.stderr) == (exits.FINE, "")
    asked = program("timestamp", "--request", "out.tsq")
    assert "row 4 of the log" in asked.stdout
    (tmp_path / "in.tsr").write_bytes(authority.answers((tmp_path / "out.tsq").read_bytes()))
    assert program("timestamp", "--token", "in.tsr").stdout.startswith(
        "Orlo Time attests row 4 of the log: 20"
    )
    refused = program("timestamp", "--token", "a.txt")
    assert refused.returncode == exits.SOME_UNREAD
    assert "a.txt is not taken: it is no answer of a time authority" in refused.stderr
    told = program("timestamp")
    assert "Orlo Time" in told.stdout
    assert "holds" in told.stdout
    verified = program("verify")
    assert verified.returncode == exits.FINE
    assert "tokens: 1" in verified.stdout
    wrong = program("timestamp", "--now")
    assert wrong.returncode == exits.USAGE
    assert "No authority with an address" in wrong.stderr
