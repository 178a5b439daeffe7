"""From accepted claims to public files and back: released, written, corrected, withdrawn, each time written again."""

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pytest_django import DjangoAssertNumQueries

from khronika import release_key, releasing
from khronika.cli import exits
from khronika.cli.main import main
from khronika.flow import take
from khronika.ledger import access, published
from khronika.ledger.actions.end_release import withdraw_release
from khronika.ledger.actions.review_claim import review_claim
from khronika.ledger.review_tables import Standing
from khronika.nouns import State, digest
from khronika.publishing.demonstration import demonstration
from khronika.releasing import Order
from khronika.server.folder import DATABASE_NAME
from tests.journeys.test_flow import CITY, COUNTRY

pytestmark = pytest.mark.django_db

RULES = releasing.shipped_rules().replace("days_old: 7", "days_old: 0")
ANNA = "Anna Editor"


@pytest.fixture
def record(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("KHRONIKA_FOLDER", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    (folder / DATABASE_NAME).touch()  # the test's own database stands in its place
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path, text in zip(paths, (CITY, COUNTRY), strict=True):
        path.write_text(text, encoding="utf-8")
    take(paths)
    for claim in list(access.claims()):
        review_claim(claim.id, State.ACCEPTED, by=ANNA, after=0)
    release_key.make(folder, "")
    return folder


def release(folder: Path, title: str) -> int:
    return releasing.confirm(releasing.propose(Order(RULES, title), by=ANNA), folder, by=ANNA)


def written(folder: Path, out: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["site", "--folder", str(folder), "-o", str(out), *more])


def everything(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_from_the_release_to_the_files_and_back(record: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    none = written(record, out)
    assert (none.exit_code, "Nothing has been released" in none.output) == (exits.FOLDER, True)
    release(record, "June")
    done = written(record, out, "--release", "1", "--address", "https://records.example.org/")
    assert done.exit_code == exits.FINE, done.output
    first = everything(out)
    assert b"https://records.example.org/en/" in first["en/corrections.xml"]
    signed = [first[f"release/{name}"] for name in ("release.json", "release.json.minisig", "release.pub")]
    assert releasing.check_file(signed[0], signed[1].decode(), signed[2].decode())[0].number == 1
    private = [claim.id for claim in access.claims()] + [view.report.id for view in access.reports()]
    for word in (*private, ANNA, "a.txt", "b.txt", str(record)):
        assert not [path for path, body in first.items() if word.encode() in body or word in path], word
    assert "It was so already" in written(record, out, "--address", "https://records.example.org/").output
    assert everything(out) == first

    found = published.current()
    assert found is not None
    gone = found.release.claims[0]
    [private] = [
        each
        for each in access.claims()
        if each.figure and gone.claim.figure and each.figure.text == gone.claim.figure.text
    ]
    last = Standing.objects.get(claim_id=private.id).review_id
    review_claim(private.id, State.REJECTED, by=ANNA, reason="It counts something else.", after=last)
    release(record, "June")
    assert written(record, out).exit_code == exits.FINE
    second = everything(out)
    page = second[f"en/claims/{gone.claim.id}.html"].decode()
    assert "not shown any more" in page
    assert gone.claim.quote not in b"".join(second.values()).decode(errors="replace")
    assert gone.claim.id.encode() in second["en/corrections.html"]
    refused = written(record, out, "--release", "1")
    assert (refused.exit_code, "not in force" in refused.output) == (exits.FOLDER, True)

    withdraw_release(2, by=ANNA, reason="A number of another day.")
    assert written(record, out).exit_code == exits.FINE
    third = everything(out)
    assert b"A number of another day." in third["en/index.html"] + third["en/corrections.html"]
    assert not [path for path in third if path.startswith(("data/", "release/", "cite/"))]
    left = b"".join(third.values()).decode(errors="replace")
    assert not [each for each in found.release.claims if each.claim.quote in left]


def test_the_public_door_asks_for_nothing_but_what_is_public(
    record: Path, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    release(record, "June")
    withdraw_release(1, by=ANNA, reason="A number of another day.")
    with django_assert_num_queries(2) as asked:
        assert [each.withdrawn for each in published.every()] == ["A number of another day."]
        assert len(published.standing()) == 1
    columns = set(re.findall(r'"(\w+)"\."(\w+)"', " ".join(each["sql"] for each in asked.captured_queries)))
    assert columns == {
        *(("ledger_release", name) for name in ("number", "release", "document", "digest")),
        *(("ledger_releasesigned", name) for name in ("proposal_id", "signature", "public_key", "at")),
        *(("ledger_releaseended", name) for name in ("proposal_id", "stage", "reason", "at")),
    }


def test_the_demonstration_lets_out_nothing_unreviewed_of_anybody_elses_reports(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs, ours = tmp_path / "theirs.txt", tmp_path / "ours.txt"
    theirs.write_text(CITY, encoding="utf-8")
    ours.write_text(COUNTRY, encoding="utf-8")
    take([theirs, ours])
    order = Order(demonstration(), "Demonstration")
    assert releasing.look(order).release.claims == ()  # neither is one that is shipped
    monkeypatch.setattr(releasing, "shipped", lambda: frozenset({digest(COUNTRY.encode())}))
    [told] = releasing.look(order).release.claims
    assert (told.state, told.claim.figure and told.claim.figure.text) == (State.PROPOSED, "about 700")
    for claim in list(access.claims()):
        if claim.figure and claim.figure.text == "about 100":
            review_claim(claim.id, State.UNSURE, by=ANNA, after=0)
    assert len(releasing.look(order).release.claims) == 1
    assert releasing.look(Order(RULES)).release.claims == ()
