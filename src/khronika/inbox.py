"""The inbox: what came in is fetched, read, held to the record, and kept where a person said so. The journey of an arrival on one
screen, as ``flow`` is that of a report.

Each arrow is one transaction, and each may be repeated without harm: a run that is killed anywhere is started again.

    take_in -> begin -> fetched -> note_find ... -> finish     for each arrival, by one run at a time
               try -> note_joins                               what its claims would stand in; the record is not touched
    decide_finds -> keep -> record_reading -> note_kept        for each find that a person keeps
                 -> record_refusal                             where it cannot be read
                 -> set_side_by_side -> note_beside

Pages take in and decide; all the rest is done by a program of its own (``khronika work``), because reading needs seconds and some
hundred megabytes, and a page must wait for neither.
"""

import datetime as dt
import os
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.db import transaction

from khronika import reading
from khronika.adding import add_new
from khronika.alone import alone, lock
from khronika.attempt import read_or_say_why
from khronika.flow import keep_archive
from khronika.intake import Given, Kept, Received, receive_bytes
from khronika.intake.fetching import (
    PUBLIC,
    Fetched,
    Net,
    capture,
    is_address,
    items_of,
    parse_address,
    refused,
)
from khronika.ledger import access, arrivals, heeding, joining, log, originals, since
from khronika.ledger.actions import read_arrival
from khronika.ledger.actions.keep import keep
from khronika.ledger.actions.note_capture import note_capture
from khronika.ledger.actions.record_reading import record_reading
from khronika.ledger.actions.record_reconciling import Overtaken
from khronika.ledger.actions.record_refusal import record_refusal
from khronika.ledger.arrival_views import Alike, Answered, Find, Join, Said, Waiting
from khronika.ledger.shelves import Shelves
from khronika.nouns import Reading, Report, Unread, digest
from khronika.reconciling import Signed, signature_of
from khronika.side_by_side import set_side_by_side
from khronika.watching import answer_of, look

__all__ = ["is_address", "start", "work", "wrong_address"]

MOST_FOUND = 1000
"""Reports in one arrival: each is shown to a person, who can decide of a thousand and not of a million. `khronika add` takes any number."""
_BEGUN = 3  # a file that ended three runs is not read a fourth time: it is likely what ended them
_TRIED_AT_ONCE = 20  # finds held to the record in one transaction, during which others wait to write
_FEW_CLAIMS = 5_000  # a folder of so many is worked out anew in seconds; a larger one only where what is new can be added to it
_LOCK = ".inbox.lock"


def work(
    folder: Path,
    *,
    net: Net = PUBLIC,
    told: Callable[[str], None] = lambda _: None,
    holding: int | None = None,
) -> bool:
    """Do all that there is to do, and end. False, at once, where another run is at it in this folder. ``holding`` is the handle of
    the lock with which ``start`` began this program."""
    with alone(folder / _LOCK, holding) as we_are:
        if not we_are:
            return False
        run = uuid.uuid4().hex
        while arrivals.anything_to_do():
            heeding.forget()  # people judge while this runs, and no request begins here that would look again
            for watched in arrivals.watched(asked=True):
                told(watched.place)
                look(watched, net=net)
            _keep_decided()  # before more is read: somebody waits for it
            waiting = read_arrival.begin(run)
            if waiting is not None:
                told(waiting.name)
                _read(run, waiting, folder, net)
            else:
                _hold_to_record(folder)
        return True


def start(folder: Path) -> "subprocess.Popen[bytes] | None":
    """Let a program of its own do it, unless one is at it. It serves nobody and may take its time. It gets the lock with it: a program
    takes seconds to start on a busy machine, and a page that looks again meanwhile must not start a second one."""
    handle = lock(folder / _LOCK)
    if handle is None:
        return None
    command = [sys.executable, "-m", "khronika.cli", "work", "--folder", str(folder)]
    passed_on = (handle,) if os.name == "posix" else ()
    try:
        return subprocess.Popen(  # noqa: S603  (our own program)
            [*command, "--holding", str(handle)] if passed_on else command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=passed_on,
        )
    finally:
        os.close(handle)


def wrong_address(words: str) -> str:
    """Why this is no address that is fetched; empty where it is one. Nothing is asked."""
    found = parse_address(words)
    return found if isinstance(found, str) else ""


# ---- reading ----


def _read(run: str, waiting: Waiting, folder: Path, net: Net) -> None:
    try:
        for place, item in enumerate(_items(run, waiting, folder, net), 1):
            if place > MOST_FOUND:
                read_arrival.note_find(run, waiting.number, place, unread=_too_many(waiting))
                break
            if place not in waiting.read:
                _note(run, waiting, place, item, folder)
        read_arrival.finish(run, waiting.number)
    except read_arrival.AnotherReads:
        return


def _items(run: str, waiting: Waiting, folder: Path, net: Net) -> Iterator[Received | Unread]:
    if waiting.begun > _BEGUN:
        yield _gave_up(waiting)
        return
    said = waiting.said
    given = Given(said.lang, said.published, said.outlet, said.url)
    if waiting.address is None:
        raw = originals.open_original(folder, waiting.sha256 or "")
        yield from receive_bytes(raw, waiting.name, given=given)
        return
    answer = _answer(run, waiting, folder, net)
    if isinstance(answer, Unread):
        yield answer
    else:
        yield from items_of(answer, given)


def _answer(run: str, waiting: Waiting, folder: Path, net: Net) -> Fetched | Unread:
    """What stands at the address, as it was when it was fetched: a second time it is not asked."""
    if waiting.answered is not None and waiting.sha256:
        raw = originals.open_original(folder, waiting.sha256)
        return _as_fetched(waiting.answered, raw, folder)
    address = waiting.address or ""
    if not arrivals.fetching_allowed():
        return refused.off(address)
    found = capture(address, net=net)
    if isinstance(found, Unread):
        return found
    if found.archive is not None:
        keep_archive(found.archive)
    originals.keep(folder, digest(found.raw), found.raw)
    read_arrival.fetched(run, waiting.number, digest(found.raw), len(found.raw), answer_of(found))
    return found


def _as_fetched(kept: Answered, raw: bytes, folder: Path) -> Fetched:
    headers = tuple((name, value) for name, value in kept.headers)
    at = dt.datetime.fromisoformat(kept.at)
    archive = Kept(kept.archive, originals.size_of(folder, kept.archive) or 0) if kept.archive else None
    return Fetched(
        kept.asked,
        kept.address,
        kept.status,
        headers,
        raw,
        at,
        kept.by_way_of,
        kept.cut,
        archive=archive,
        record=kept.record,
    )


def _note(run: str, waiting: Waiting, place: int, item: Received | Unread, folder: Path) -> None:
    if isinstance(item, Unread):
        read_arrival.note_find(run, waiting.number, place, unread=item)
        return
    report = item.report
    if waiting.watched is not None and arrivals.known_reports([report.id]):
        return  # a feed brings its entries again each time; only what is new is shown
    originals.keep(folder, report.sha256, item.raw)
    outcome = read_or_say_why(report)
    if isinstance(outcome, Unread):
        read_arrival.note_find(
            run, waiting.number, place, report=report, unread=outcome, capture=item.capture
        )
        return
    signed = signature_of(report.text)
    read_arrival.note_find(
        run,
        waiting.number,
        place,
        report=report,
        reading=outcome,
        signature=signed,
        alike=_alike(report, signed),
        capture=item.capture,
    )


def _alike(report: Report, signed: bytes) -> Alike:
    """Whose text is nearly the same, in the record and among what waits."""
    if not signed:
        return Alike()
    reports = Signed(Shelves()).like(signed, since.signature)
    waiting = {f"{number}": body for number, body in arrivals.signed()}
    others = Signed.among(waiting, signed)
    return Alike(
        tuple(each for each in reports if each != report.id), tuple(sorted(int(each) for each in others))
    )


def _too_many(waiting: Waiting) -> Unread:
    return Unread(
        waiting.name,
        "inbox.too-many",
        f"{waiting.name} holds more than {MOST_FOUND:,} reports; the rest was not read",
        "Add it with `khronika add`, which takes any number.",
        waiting.sha256,
    )


def _gave_up(waiting: Waiting) -> Unread:
    return Unread(
        waiting.name,
        "inbox.gave-up",
        f"reading {waiting.name} was begun {_BEGUN} times and ended each time before its end",
        "Its bytes are kept. Read it with `khronika read` to see why, or hand on its text as .txt.",
        waiting.sha256,
    )


# ---- holding to the record ----


def _hold_to_record(folder: Path) -> None:
    """For some of the finds: which questions and incidents they would stand in."""
    finds = arrivals.to_join(0, _TRIED_AT_ONCE)
    here = arrivals.in_record(find.report.id for find in finds if find.report)
    # The same bytes twice are one report, and stand where it stands.
    new = {find.report.id: find for find in finds if find.report and find.report.id not in here}
    stood = _try(list(new.values()), folder) if new else {}
    for find in finds:
        first = new.get(find.report.id) if find.report else None
        if first is not None and stood is None:
            read_arrival.note_untold(find.number)
        else:
            read_arrival.note_joins(find.number, (stood or {}).get(first.number, ()) if first else ())


def _try(finds: Sequence[Find], folder: Path) -> dict[int, tuple[Join, ...]] | None:
    """Keep and compare as if they were kept, look, and take all of it back. ``None`` where that would take too long."""
    claims = {claim.id: find.number for find in finds if find.reading for claim in find.reading.claims}
    trial = None
    with transaction.atomic():
        for find in finds:
            if find.report is None or find.reading is None:
                continue
            keep(find.report, originals.open_original(folder, find.report.sha256))
            record_reading(find.reading)
        if _set_on_trial():
            trial = joining.tried(claims)
        transaction.set_rollback(True)
    heeding.forget()
    return None if trial is None else joining.as_it_stands(trial)


def _set_on_trial() -> bool:
    """False where the whole of a large record would have to be worked out: others wait to write meanwhile."""
    if access.counts().claims <= _FEW_CLAIMS:
        set_side_by_side()
        return True
    made = since.made()
    try:
        return made is not None and add_new(made.rules) is not None
    except Overtaken:  # somebody decides meanwhile; the next look tells
        return False


# ---- keeping ----


def _keep_decided() -> None:
    while finds := arrivals.to_keep(0, _TRIED_AT_ONCE):
        for find in finds:
            with log.acting(find.by):
                _keep(find)
            read_arrival.note_kept(find.number)
    kept = arrivals.not_beside()
    if kept:
        set_side_by_side()
        read_arrival.note_beside(kept)


def _keep(find: Find) -> None:
    """Into the record, as ``flow`` would take it."""
    if find.report is None:
        if find.unread is not None:
            record_refusal(find.unread)
        return
    report = corrected(find.report, find.corrected)
    folder = Path(settings.KHRONIKA_FOLDER)
    keep(report, originals.open_original(folder, report.sha256))
    if find.capture is not None:
        archive = find.capture.archive
        note_capture(report.id, find.capture, originals.size_of(folder, archive) if archive else None)
    if not arrivals.unread_in_record(report.id):
        return
    outcome = find.reading or find.unread
    same = (
        report == find.report
        and isinstance(outcome, Reading)
        and outcome.rules_version == reading.RULES_VERSION
    )
    if not same:
        outcome = read_or_say_why(report)
    if isinstance(outcome, Reading):
        record_reading(outcome)
    elif outcome is not None:
        record_refusal(outcome, report_id=report.id, rules_version=reading.RULES_VERSION)


def corrected(report: Report, said: Said | None) -> Report:
    """The report as a person who looked at it says: language, date and outlet are hers, the text is as it came."""
    if said is None:
        return report
    return replace(report, lang=said.lang, published=said.published, outlet=said.outlet, url=said.url)
