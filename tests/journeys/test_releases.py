"""A release proposed, looked at, confirmed and withdrawn: and the same killed at every step, and with a full disk."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from khronika import release_key, releasing
from khronika.flow import take
from khronika.ledger import access, log, published, releases, tables
from khronika.ledger.actions import end_release, propose_release, publish_release
from khronika.ledger.actions.ask_four_eyes import ask_four_eyes
from khronika.ledger.actions.judge_who import judge_who
from khronika.ledger.actions.review_claim import review_claim
from khronika.ledger.errors import NotHere, NotPossible
from khronika.ledger.release_tables import Release, ReleaseEnded, ReleaseSigned
from khronika.ledger.review_tables import Standing
from khronika.names.proper import party_of
from khronika.nouns import Changed, Judged, Judgement, Party, Sort, Stage, State, release_from
from khronika.publishing import signing
from khronika.releasing import Order
from tests.journeys.test_flow import CITY, COUNTRY, Killed
from tests.leaks import attackers

pytestmark = pytest.mark.django_db

RULES = releasing.shipped_rules().replace("days_old: 7", "days_old: 0")
ORDER = Order(RULES, title="June", note="The first.")
MORE = "The Interior Ministry held about 70 people in Almaty on 10 June 2019."
ANNA, BORIS = "Anna Editor", "Boris Editor"


@pytest.fixture
def record(folder: Path, tmp_path: Path) -> Path:
    """A folder with two reports, both claims accepted, and a key."""
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path, text in zip(paths, (CITY, COUNTRY), strict=True):
        path.write_text(text, encoding="utf-8")
    take(paths)
    for claim in list(access.claims()):
        review_claim(claim.id, State.ACCEPTED, by=ANNA, after=0)
    release_key.make(folder, "")
    return folder


def add(folder: Path, text: str) -> str:
    path = folder.parent / "more.txt"
    path.write_text(text, encoding="utf-8")
    before = {claim.id for claim in access.claims()}
    take([path])
    [new] = [claim.id for claim in access.claims() if claim.id not in before]
    review_claim(new, State.ACCEPTED, by=ANNA, after=0)
    return new


def test_a_release_is_what_was_accepted_and_can_be_checked_by_anybody(record: Path) -> None:
    number = releasing.propose(ORDER, by=ANNA)
    assert published.current() is None
    assert [each.number for each in releases.proposals()] == [number]
    assert releasing.confirm(number, record, by=ANNA) == 1
    found = published.current()
    assert found is not None
    assert found.release.numbers.claims == 2
    assert {each.claim.figure.text for each in found.release.claims if each.claim.figure} == {
        "about 100",
        "about 700",
    }
    assert found.release.corrections == ()
    assert found.release.title == "June"
    document = found.release.document
    release, trusted = releasing.check_file(document, found.signature, found.public_key)
    assert release == release_from(document)
    assert trusted.startswith("khronika release 1 of ks-")
    with pytest.raises(signing.SignatureWrong):
        releasing.check_file(document.replace(b"about 100", b"about 900"), found.signature, found.public_key)
    assert releasing.unsound() == ()
    assert log.verify() == tables.LogRow.objects.count()
    private = [claim.id for claim in access.claims()] + [view.report.id for view in access.reports()]
    assert not any(key.encode() in document for key in private)


def test_the_next_one_says_what_changed_and_keeps_what_is_cited(record: Path) -> None:
    releasing.confirm(releasing.propose(ORDER, by=ANNA), record, by=ANNA)
    first = published.current()
    assert first is not None
    add(record, MORE)
    gone = sorted(claim.id for claim in access.claims() if claim.figure and claim.figure.value == 700)
    review_claim(gone[0], State.REJECTED, by=ANNA, reason="misread", after=_last(gone[0]))
    put = releasing.look(ORDER)
    changes = {(each.change, each.thing.value) for each in put.release.corrections}
    assert (Changed.ADDED, "claim") in changes
    assert (Changed.WITHDRAWN, "claim") in changes
    assert put.release.previous == first.release.digest
    assert put.release.number == 2
    [forwarding] = [each for each in put.release.forwardings if each.thing.value == "claim"]
    assert forwarding.since == 2
    kept = {each.claim.id for each in first.release.claims} & {each.claim.id for each in put.release.claims}
    assert len(kept) == 1
    assert releasing.confirm(releasing.propose(ORDER, by=ANNA), record, by=BORIS) == 2
    assert [each.release.number for each in published.every()] == [1, 2]
    assert releasing.unsound() == ()


def _last(key: str) -> int:
    return Standing.objects.get(pk=key).last


def test_a_second_person_confirms_where_the_folder_says_so(record: Path) -> None:
    ask_four_eyes(["releases"], by=ANNA)
    number = releasing.propose(ORDER, by=ANNA)
    with pytest.raises(NotPossible, match="second person"):
        releasing.confirm(number, record, by="  anna   EDITOR ")
    assert published.current() is None
    assert releasing.confirm(number, record, by=BORIS) == 1


def test_what_changed_since_it_was_proposed_is_not_published(record: Path) -> None:
    number = releasing.propose(ORDER, by=ANNA)
    key = next(iter(access.claims())).id
    review_claim(key, State.REJECTED, by=BORIS, reason="misread", after=_last(key))
    with pytest.raises(NotPossible, match="changed since"):
        releasing.confirm(number, record, by=ANNA)
    assert published.every() == ()
    with pytest.raises(NotPossible, match="proposed already"):
        releasing.propose(ORDER, by=ANNA)
    end_release.drop_proposal(number, by=ANNA, reason="to be made anew")
    again = releasing.propose(ORDER, by=ANNA)
    assert releases.proposal(number).stage is Stage.DROPPED
    assert releases.proposal(again).release.number == 1
    assert releasing.confirm(again, record, by=ANNA) == 1
    for done in (again, number):
        with pytest.raises(NotPossible, match="not wait"):
            releasing.confirm(done, record, by=ANNA)


def test_a_withdrawn_release_stays_with_its_reason_and_none_is_shown(record: Path) -> None:
    releasing.confirm(releasing.propose(ORDER, by=ANNA), record, by=ANNA)
    add(record, MORE)
    releasing.confirm(releasing.propose(ORDER, by=ANNA), record, by=ANNA)
    with pytest.raises(NotPossible, match="reason"):
        end_release.withdraw_release(2, by=ANNA, reason=" ")
    end_release.withdraw_release(2, by=ANNA, reason="A number was another day's.")
    assert published.current() is None
    assert [each.withdrawn for each in published.every()] == [None, "A number was another day's."]
    with pytest.raises(NotPossible, match="before"):
        end_release.withdraw_release(2, by=ANNA, reason="again")
    with pytest.raises(NotHere):
        end_release.withdraw_release(3, by=ANNA, reason="none")
    assert releasing.unsound() == ()
    third = releasing.look(ORDER).release
    assert (third.number, third.previous) == (3, published.every()[1].release.digest)


def test_a_sealed_key_signs_for_its_passphrase_alone(record: Path) -> None:
    before = release_key.public(record)
    release_key.seal_anew(record, "", "a long passphrase")
    assert release_key.public(record) == before
    assert release_key.needs_passphrase(record)
    assert (record / release_key.SECRET).stat().st_mode & 0o077 == 0
    number = releasing.propose(ORDER, by=ANNA)
    for wrong in ("", "another"):
        with pytest.raises(NotPossible, match="passphrase"):
            releasing.confirm(number, record, by=ANNA, passphrase=wrong)
    assert releasing.confirm(number, record, by=ANNA, passphrase="a long passphrase") == 1
    with pytest.raises(NotPossible, match="second time"):
        release_key.make(record, "")
    assert not any("long passphrase" in row.details for row in tables.LogRow.objects.all())


def test_a_release_that_was_changed_in_the_database_is_told(record: Path) -> None:
    releasing.confirm(releasing.propose(ORDER, by=ANNA), record, by=ANNA)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Release.objects.update(digest="0" * 64)
    [held] = releases.released()
    other = replace(held.release, title="July")
    [wrong] = releasing.unsound([replace(held, release=other, digest=other.digest)])
    assert "not the one that was signed" in wrong.what


def test_a_source_that_is_protected_later_takes_its_claims_with_it(record: Path) -> None:
    releasing.confirm(releasing.propose(ORDER, by=ANNA), record, by=ANNA)
    told = published.current()
    assert told is not None
    before = told.release
    ministry = next(v for claim in access.claims() for v in claim.attribution.chain if "Ministry" in v.words)
    key = party_of(ministry)
    assert key is not None
    judge_who(Judgement(Judged.PROTECT, Sort.SOURCE, (Party(key, "Interior Ministry"),), ANNA, "at risk"))
    add(record, "The Interior Ministry held about 60 people in Almaty on 9 June 2019.")
    now = releasing.look(ORDER).release
    named = {each.claim.id for each in before.claims if "Interior Ministry" in str(each.claim)}
    assert named
    assert not named & {each.claim.id for each in now.claims}
    assert b"Interior Ministry" not in now.document
    masked = [each for each in now.claims if each.claim.figure and each.claim.figure.value == 60]
    assert all("Protected source" in each.claim.attribution.source_name for each in masked)
    assert [each.claim.figure.text for each in masked if each.claim.figure] == ["about 60"]
    assert [each.claim.quote for each in masked] == [""]
    assert attackers.by_difference(before, now) == []
    [gone] = [each for each in now.corrections if each.change is Changed.WITHDRAWN and each.id in named]
    assert "Why is never said" in gone.reason.en


# ---- killed ----

STEPS = [
    (log, "write", 1, "proposed"),
    (propose_release, "_follows", 1, "proposed"),
    (releasing, "propose_release", 1, "proposed"),
    (signing, "sign", 1, "confirmed"),
    (publish_release, "waiting", 1, "confirmed"),
    (publish_release, "note_released", 1, "confirmed"),
    (log, "write", 1, "confirmed"),
    (releasing, "publish_release", 1, "confirmed"),
    (log, "write", 1, "withdrawn"),
]


def after(call: int, real: Callable[..., Any], how: type[BaseException] = Killed) -> Callable[..., Any]:
    """The real thing, which dies when it has done it that many times."""
    made: list[int] = []

    def dying(*args: Any, **named: Any) -> Any:
        done = real(*args, **named)
        made.append(1)
        if len(made) == call:
            raise how
        return done

    return dying


def _until(goes: Callable[[], object]) -> None:
    """The same command again, as somebody does whose program died; what was done before is refused by name."""
    with suppress(NotPossible):
        goes()


def _road(folder: Path, upto: str) -> dict[str, Callable[[], object]]:
    return {
        "proposed": lambda: releasing.propose(ORDER, by=ANNA),
        "confirmed": lambda: releasing.confirm(_proposed(), folder, by=BORIS),
        "withdrawn": lambda: end_release.withdraw_release(1, by=ANNA, reason="a mistake"),
    }


def _proposed() -> int:
    return releases.proposals()[0].number


FULL = [
    step for step in STEPS if step[1] == "write"
]  # of the disk: the log's row is the last thing an act writes


@pytest.mark.parametrize(
    ("room", "name", "call", "at", "how"),
    [*((*step, Killed) for step in STEPS), *((*step, OSError) for step in FULL)],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_killed_or_out_of_space_at_any_step_it_is_there_whole_or_not_at_all(
    record: Path,
    monkeypatch: pytest.MonkeyPatch,
    room: Any,
    name: str,
    call: int,
    at: str,
    how: type[BaseException],
) -> None:
    stages = list(_road(record, at))
    for stage in stages[: stages.index(at)]:
        _road(record, at)[stage]()
    with monkeypatch.context() as patched:
        patched.setattr(room, name, after(call, getattr(room, name), how))
        with pytest.raises(how):
            _road(record, at)[at]()
    # What anybody sees now is one state or the other.
    for each in published.every():
        releasing.check_file(each.release.document, each.signature, each.public_key)
    assert log.verify() == tables.LogRow.objects.count()
    for stage in stages[stages.index(at) :]:
        _until(_road(record, at)[stage])
    assert (Release.objects.count(), ReleaseSigned.objects.count(), ReleaseEnded.objects.count()) == (1, 1, 1)
    acts = [row.act for row in tables.LogRow.objects.order_by("number") if "release" in row.act]
    assert acts == ["release-proposed", "released", "originals-released", "release-withdrawn"]
    assert releasing.unsound() == ()


def test_a_key_half_made_is_made_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for call in (1, 2):
        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", after(call, os.fsync))
            with pytest.raises(Killed):
                release_key.make(folder, "")
        assert release_key.public(folder) is None
        assert not release_key.needs_passphrase(folder)
    key = release_key.make(folder, "")
    assert release_key.unseal(folder, "").public == key == release_key.public(folder)
