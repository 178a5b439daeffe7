"""`khronika members` and the doors that it is for: accounts made by whoever holds the folder, and where they are needed."""

import os
import subprocess
import sys
from pathlib import Path

from khronika.cli import exits
from khronika.server.accounts import door
from tests.cli.conftest import ROOT

PASSWORD = "three quiet herons"


def typed(folder: Path, *arguments: str, lines: str = "") -> "subprocess.CompletedProcess[str]":
    """As a program without a terminal, so that what would be typed unseen comes in by standard input."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("KHRONIKA", "DJANGO"))}
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "khronika.cli", *arguments],
        cwd=folder,
        env=kept | {"PYTHONPATH": str(ROOT / "src")},
        input=lines,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        start_new_session=True,
    )


def test_accounts_are_made_listed_and_set_anew(tmp_path: Path) -> None:
    twice = f"{PASSWORD}\n{PASSWORD}\n"
    made = typed(tmp_path, "members", "add", "--owner", lines=f"Invented Owner\n{twice}")
    assert (made.returncode, made.stderr.count(PASSWORD)) == (exits.FINE, 0), made.stderr
    assert "Invented Owner may sign in as owner." in made.stdout
    reset = typed(tmp_path, "members", "reset", "invented owner", lines=twice)
    assert reset.returncode == exits.FINE, reset.stderr
    listed = typed(tmp_path, "members", "list")
    assert listed.stdout == "Invented Owner: owner, password only\n"


def test_who_may_come_in_needs_a_role(tmp_path: Path) -> None:
    assert typed(tmp_path, "members", "add", "Somebody").returncode == exits.USAGE


def test_an_address_that_others_reach_needs_the_names_of_the_desk(tmp_path: Path) -> None:
    refused = typed(tmp_path, "desk", "--address", "0.0.0.0")
    assert refused.returncode == exits.USAGE
    assert "KHRONIKA_HOSTS" in refused.stderr


def test_when_accounts_are_needed() -> None:
    assert door({}).needs_accounts is False
    assert door({"KHRONIKA_ADDRESS": "127.0.0.1"}).needs_accounts is False
    for variables in (
        {"KHRONIKA_DATABASE": "postgresql://h/n"},
        {"KHRONIKA_HOSTS": "desk.example.org"},
        {"KHRONIKA_ADDRESS": "0.0.0.0"},
        {"KHRONIKA_ADDRESS": "192.0.2.7"},
    ):
        assert door(variables).needs_accounts is True
    team = door({"KHRONIKA_HOSTS": "desk.example.org, *", "KHRONIKA_HTTPS": "yes"})
    assert team.https is True
    assert "*" not in team.hosts  # any host name would open the desk to rebinding
    assert team.origins == ["https://desk.example.org"]
