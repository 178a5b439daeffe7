"""`khronika release` from the key to the withdrawal, in this process."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from khronika.cli import exits
from khronika.cli.main import main
from khronika.flow import take
from khronika.ledger import access, releases
from khronika.ledger.actions.review_claim import review_claim
from khronika.nouns import State
from khronika.publishing import signing
from khronika.server.folder import DATABASE_NAME
from tests.journeys.test_flow import CITY

pytestmark = pytest.mark.django_db


def test_from_the_key_to_the_withdrawal(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("KHRONIKA_FOLDER", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    (folder / DATABASE_NAME).touch()  # the test's own database stands in its place
    (tmp_path / "a.txt").write_text(CITY, encoding="utf-8")
    take([tmp_path / "a.txt"])
    phrase, other = tmp_path / "phrase", tmp_path / "other"
    phrase.write_text("a phrase of words\n", encoding="utf-8")
    other.write_text("another\n", encoding="utf-8")

    def run(*words: str) -> Result:
        return CliRunner().invoke(main, ["release", *words, "--folder", str(folder)])

    def fine(*words: str) -> str:
        done = run(*words)
        assert done.exit_code == exits.FINE, done.output
        return done.stdout

    nothing = run("list")
    assert (nothing.exit_code, nothing.stderr) == (exits.FINE, "Nothing was proposed or released yet.\n")
    public = signing.public_key(fine("key", "--passphrase-file", str(phrase)))
    assert fine("key", "--passphrase-file", str(other)) == public.file()  # made once, shown after
    rules = tmp_path / "rules.yaml"
    text = CliRunner().invoke(main, ["release", "rules"]).stdout
    rules.write_text(text.replace("days_old: 7", "days_old: 0"), encoding="utf-8")
    none = run("propose", "--by", "A", "--rules", str(rules))
    assert (none.exit_code, "nobody accepted" in none.output) == (exits.FOLDER, True)
    [claim] = access.claims()
    review_claim(claim.id, State.ACCEPTED, by="A", after=0)
    assert "days.old" in run("propose", "--by", "A").output
    told = fine("propose", "--by", "A. Editor", "--rules", str(rules), "--title", "June")
    assert "tells: 1 claim of 1 report" in told
    # Numbers of proposals go on where earlier tests left them on a server; a release's are without gaps.
    [proposal] = releases.proposals()
    assert "waits" in fine("show", "--lang", "ru")
    wrong = run("confirm", str(proposal.number), "--by", "B", "--passphrase-file", str(other))
    assert (wrong.exit_code, "passphrase" in wrong.output) == (exits.FOLDER, True)
    assert "another" not in wrong.output
    assert (
        fine("confirm", str(proposal.number), "--by", "B. Editor", "--passphrase-file", str(phrase))
        == "Release 1 is public.\n"
    )
    out = tmp_path / "public"
    fine("save", "1", "-o", str(out))
    assert sorted(path.name for path in out.iterdir()) == [
        "release.json",
        "release.json.minisig",
        "release.pub",
    ]
    key = tmp_path / "elsewhere.pub"
    key.write_text(public.file(), encoding="ascii")
    assert "1 claims" in fine("verify", str(out / "release.json"), "--key", str(key))
    assert "compare it" in fine("verify", str(out / "release.json"))
    assert fine("verify") == "Releases checked: 1. All are as they were signed.\n"
    (out / "release.json").write_bytes((out / "release.json").read_bytes().replace(b"100", b"900"))
    changed = run("verify", str(out / "release.json"))
    assert (changed.exit_code, "not the one that was signed" in changed.output) == (exits.NOT_SOUND, True)

    fine("propose", "--by", "A", "--rules", str(rules))
    assert "Nothing changed" in fine("show")
    fine("drop", str(proposal.number + 1), "--by", "A", "--reason", "nothing new")
    fine("withdraw", "1", "--by", "A", "--reason", "a number of another day")
    listed = fine("list").splitlines()
    assert ["put aside" in listed[0], "withdrawn" in listed[1]] == [True, True]
    assert run("show").exit_code == exits.NOT_HERE
    assert run("withdraw", "7", "--by", "A", "--reason", "none").exit_code == exits.NOT_HERE
