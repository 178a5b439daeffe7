"""The site on a disk: the same bytes each time, ours alone touched, and killed at any moment never half of it."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest

from khronika.ledger.errors import FolderTrouble
from khronika.public import building
from khronika.public.building import build
from khronika.public.site import Make
from tests.shared_folder import ROOT

FIRST = {"index.html": b"one", "en/a.html": b"a", "en/gone/b.html": b"b"}
SECOND = {"index.html": b"two", "en/a.html": b"a", "ru/c.html": b"c"}


def made(files: Mapping[str, bytes]) -> dict[str, Make]:
    return {path: partial(bytes, body) for path, body in files.items()}


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "SHA256SUMS"
    }


def test_written_twice_it_is_the_same_and_nothing_is_moved(tmp_path: Path) -> None:
    out = tmp_path / "site"
    first = build(made(FIRST), out)
    assert (first.files, first.changed, held(out)) == (3, True, FIRST)
    sums, node = (out / "SHA256SUMS").read_bytes(), (out / "index.html").stat()
    assert not build(made(FIRST), out).changed
    assert (out / "SHA256SUMS").read_bytes() == sums
    assert (out / "index.html").stat() == node
    done = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=out, capture_output=True, check=False)
    assert done.returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_is_no_longer_ours_goes_and_what_never_was_stays(tmp_path: Path) -> None:
    out = tmp_path / "site"
    build(made(FIRST), out)
    (out / "CNAME").write_text("records.example.org")
    (out / "en" / "gone" / "theirs.txt").write_text("theirs")
    (out / "empty").mkdir()
    (out / "link").symlink_to("CNAME")
    before = (out / "CNAME").stat()
    again = build(made(SECOND), out)
    assert again.removed == 1
    theirs = {
        "CNAME": b"records.example.org",
        "en/gone/theirs.txt": b"theirs",
        "link": b"records.example.org",
    }
    assert held(out) == {**SECOND, **theirs}
    assert (out / "link").is_symlink()
    assert (out / "empty").is_dir()
    after = (out / "CNAME").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_that_was_changed_by_hand_is_made_again(tmp_path: Path) -> None:
    out = tmp_path / "site"
    build(made(FIRST), out)
    (out / "index.html").write_text("forged")
    assert build(made(FIRST), out).changed
    assert held(out) == FIRST


def test_nothing_of_anybody_elses_is_written_over(tmp_path: Path) -> None:
    out = tmp_path / "site"
    (out / "en").mkdir(parents=True)
    (out / "en" / "a.html").write_text("theirs")
    with pytest.raises(FolderTrouble, match="no site of ours wrote it"):
        build(made(FIRST), out)
    assert held(out) == {"en/a.html": b"theirs"}
    (out / "SHA256SUMS").write_text("not a list\n")
    with pytest.raises(FolderTrouble, match="not a list of ours"):
        build(made(FIRST), out)
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderTrouble, match="a file, not a folder"):
        build(made(FIRST), tmp_path / "file")


def test_a_list_that_leads_out_of_the_folder_is_none_of_ours(tmp_path: Path) -> None:
    out = tmp_path / "site"
    out.mkdir()
    (out / "SHA256SUMS").write_text(f"{'0' * 64}  ../outside\n")
    with pytest.raises(FolderTrouble, match="not a list of ours"):
        build(made(FIRST), out)


def test_a_full_disk_leaves_the_old_site(tmp_path: Path) -> None:
    out = tmp_path / "site"
    build(made(FIRST), out)

    def full() -> bytes:
        raise OSError(28, "No space left on device")

    with pytest.raises(FolderTrouble, match="No space left"):
        build({**made(SECOND), "ru/c.html": full}, out)
    assert held(out) == FIRST
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


KILLED = """
import os, signal, sys
from pathlib import Path
from khronika.public import building

FIRST, SECOND, AT = {first!r}, {second!r}, {at!r}

def die(*_, **named):
    os.kill(os.getpid(), signal.SIGKILL)

made = {{path: (lambda body=body: body) for path, body in SECOND.items()}}
if AT == "making":
    made["ru/c.html"] = die
elif AT == "between two strokes":
    building._exchanged = lambda one, other: False
    rename, times = os.rename, []
    def once(one, other):
        times.append(one)
        die() if len(times) == 2 else rename(one, other)
    building.os.rename = once
elif AT == "sweeping":
    building.shutil.rmtree = die
else:
    setattr(building, AT, die)
building.build(made, Path(sys.argv[1]))
"""


@pytest.mark.parametrize("at", ["making", "_carry_over", "_sync", "_move", "between two strokes", "sweeping"])
def test_killed_at_any_moment_it_is_the_old_site_or_the_new_one(tmp_path: Path, at: str) -> None:
    out = tmp_path / "site"
    build(made(FIRST), out)
    (out / "theirs").write_text("theirs")
    text = textwrap.dedent(KILLED).format(first=FIRST, second=SECOND, at=at)
    done = subprocess.run(
        [sys.executable, "-c", text, str(out)],
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    if (
        at == "between two strokes"
    ):  # where a system has no stroke for two folders, nothing is there for a moment
        assert not out.exists()
    else:
        new = {**SECOND, "theirs": b"theirs"}
        assert held(out) == (new if at == "sweeping" else {**FIRST, "theirs": b"theirs"})
    build(made(SECOND), out)
    assert held(out) == {**SECOND, "theirs": b"theirs"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_two_do_not_write_at_once(tmp_path: Path) -> None:
    out = tmp_path / "site"

    def another() -> bytes:
        with pytest.raises(FolderTrouble, match="Another `khronika site`"):
            build(made(SECOND), out)
        return b"one"

    build({**made(FIRST), "index.html": another}, out)
    assert held(out) == FIRST


def test_without_a_stroke_for_two_folders_it_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "_exchanged", lambda one, other: False)
    out = tmp_path / "site"
    build(made(FIRST), out)
    build(made(SECOND), out)
    assert held(out) == SECOND
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
