"""keep, read, reconcile: the whole journey on one screen.

Each arrow below is one transaction with its own log row, and each may be repeated without harm. So a run that is
killed anywhere is simply started again: what was kept is not kept twice, what was kept and not read is read now.

    receive -> keep -> note_capture              of a page from the web: how it came, and the archive it came in
                    -> read -> record_reading    for each report
                            -> record_refusal    where it cannot be read
    claims that are new -> set_side_by_side
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from khronika import reading
from khronika.attempt import read_or_say_why
from khronika.intake import Given, Kept, Received, receive
from khronika.intake.fetching import capture, is_address, items_of, refused
from khronika.ledger import access, originals
from khronika.ledger.actions.keep import keep
from khronika.ledger.actions.note_capture import note_archive, note_capture
from khronika.ledger.actions.record_reading import record_reading
from khronika.ledger.actions.record_refusal import record_refusal
from khronika.ledger.arrivals import fetching_allowed
from khronika.nouns import Capture, Reading, Report, Unread
from khronika.reconciling import Record
from khronika.side_by_side import set_side_by_side

READ_ANEW = "it was read by other rules, and is read anew by these"
_SAID = ("lang", "published", "outlet", "url")


class Outcome(StrEnum):
    """What became of one input."""

    READ = "read"
    KNOWN = "known"  # the same bytes were kept and read before
    LEFT = "left"  # kept by another run, and read by this one
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Step:
    """One input's outcome. ``claims`` counts those found now; ``unread`` says why, where it was not read; ``unused``
    names what is said of a known report now, differs from what was said when it was kept, and changes nothing;
    ``notes`` are a new report's: what of it could not be used (a date that does not exist), and why; ``capture`` is how it was captured, where
    that was not known before."""

    origin: str
    outcome: Outcome
    claims: int = 0
    unread: Unread | None = None
    unused: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    capture: Capture | None = None


@dataclass(slots=True)
class Taken:
    """A run's sum. ``left`` reports were kept by another run, killed or still at it, and read by this one; ``left_claims`` were found in
    them, and are none of ``claims``. ``changed`` is True when the questions are not what they were before it; ``record`` is what
    reconciling made, ``None`` where only what is new was worked out, or nothing was. ``warnings`` say where it goes against what a person decided."""

    read: int = 0
    known: int = 0
    claims: int = 0
    left: int = 0
    left_claims: int = 0
    unread: list[Unread] = field(default_factory=list)
    unused: list[Step] = field(default_factory=list)
    noted: list[Step] = field(default_factory=list)
    captured: list[Step] = field(default_factory=list)
    changed: bool = False
    record: Record | None = None
    warnings: tuple[str, ...] = ()

    def add(self, step: Step) -> None:
        self.read += step.outcome is Outcome.READ
        self.known += step.outcome is Outcome.KNOWN
        self.left += step.outcome is Outcome.LEFT
        if step.outcome is Outcome.LEFT:
            self.left_claims += step.claims
        else:
            self.claims += step.claims
        if step.unused:
            self.unused.append(step)
        if step.notes:
            self.noted.append(step)
        if step.capture is not None:
            self.captured.append(step)
        if step.unread is not None:
            self.unread.append(step.unread)


def take(
    paths: Sequence[str | Path],
    *,
    stdin: BinaryIO | None = None,
    given: Given = Given(),  # noqa: B008  (frozen)
    watch: Callable[[Step], None] = lambda step: None,
    embeddings: bool | None = None,
) -> Taken:
    """Take in everything in ``paths`` (files, folders, addresses of pages), read it, and set it beside what the folder holds. ``watch`` is told each step;
    ``embeddings`` as ``set_side_by_side`` takes it.

    Finishes what a killed run left. Raises FolderTrouble or OriginalDiffers when the folder cannot hold it; what was
    taken until then stands.
    """
    taken, archives = Taken(), set[str]()
    for received in _coming(paths, stdin, given):
        step = _refuse(received) if isinstance(received, Unread) else _take(received, archives)
        taken.add(step)
        watch(step)
    for report_id in access.waiting(reading.RULES_VERSION):
        step = _read(access.report(report_id).report)
        step = replace(step, outcome=Outcome.LEFT) if step.outcome is Outcome.READ else step
        if step.outcome is not Outcome.KNOWN:  # who kept it has read it meanwhile
            taken.add(step)
            watch(step)
    beside = set_side_by_side(embeddings)
    taken.changed, taken.record, taken.warnings = beside.changed, beside.record, beside.warnings
    return taken


def bring(
    read: Iterable[tuple[Report, bytes, Reading | Unread]],
    watch: Callable[[Step], None] = lambda step: None,
) -> Taken:
    """Take in reports that were read elsewhere by these rules, each with the bytes to keep and what became of it, as ``take`` takes in files. A reading by
    other rules is not taken: the report is read anew. Killed anywhere, it is simply run again."""
    taken = Taken()
    for report, raw, outcome in read:
        step = _bring(report, raw, outcome)
        taken.add(step)
        watch(step)
    beside = set_side_by_side()
    taken.changed, taken.record, taken.warnings = beside.changed, beside.record, beside.warnings
    return taken


def _bring(report: Report, raw: bytes, outcome: Reading | Unread) -> Step:
    version = reading.RULES_VERSION
    if access.was_read(report.id, version):
        return Step(report.origin, Outcome.KNOWN)
    if access.refusal(report.id, version) is not None:
        return Step(report.origin, Outcome.KNOWN)
    keep(report, raw)
    if isinstance(outcome, Unread):
        record_refusal(outcome, report_id=report.id, rules_version=version)
        return Step(report.origin, Outcome.UNREAD, unread=outcome)
    if outcome.rules_version != version:
        return replace(_read(report), notes=(READ_ANEW,))
    record_reading(outcome)
    return Step(report.origin, Outcome.READ, len(outcome.claims))


def _coming(paths: Sequence[str | Path], stdin: BinaryIO | None, given: Given) -> Iterator[Received | Unread]:
    """What stands in the files, and at the addresses where the folder's owner lets them be asked."""
    for path in paths:
        words = str(path)
        if not is_address(words):
            yield from receive([path], stdin=stdin, given=given)
            continue
        found = capture(words) if fetching_allowed() else refused.off(words)
        if isinstance(found, Unread):
            yield found
            continue
        if (
            found.archive is not None
        ):  # of what is no page too: that it was an error page is worth showing later
            keep_archive(found.archive)
        yield from items_of(found, given)


def keep_archive(archive: Kept) -> None:
    """The file of a web archive, with the originals. Raises FolderTrouble and OriginalDiffers as ``keep`` does."""
    folder = Path(settings.KHRONIKA_FOLDER)
    if archive.path is not None:
        originals.keep_file(folder, archive.sha256, archive.path)
    elif archive.raw is not None:
        originals.keep(folder, archive.sha256, archive.raw)
    else:
        return  # the inbox has it
    note_archive(archive.sha256, archive.size)


def _take(received: Received, archives: set[str]) -> Step:
    """``archives`` are those that this run has kept already: one may hold thousands of pages."""
    if received.archive is not None and received.archive.sha256 not in archives:
        keep_archive(received.archive)
        archives.add(received.archive.sha256)
    new = keep(received.report, received.raw).new
    captured = received.capture
    if captured is not None:
        size = received.archive.size if received.archive else None
        captured = captured if note_capture(received.report.id, captured, size) else None
    return replace(_kept(received.report, new), capture=captured)


def _kept(report: Report, new: bool) -> Step:
    if new:
        return _read(report)
    before = access.kept_as(report.id)
    unused = tuple(name for name in _SAID if getattr(report, name) not in (None, getattr(before, name)))
    if access.was_read(report.id, reading.RULES_VERSION):
        return Step(report.origin, Outcome.KNOWN, unused=unused)
    refusal = access.refusal(report.id, reading.RULES_VERSION)
    if refusal is None or "lang" in unused:  # a refusal for want of a language asks for just this
        return _read(report)
    return Step(report.origin, Outcome.UNREAD, unread=refusal)


def _read(report: Report) -> Step:
    outcome = read_or_say_why(report)
    if isinstance(outcome, Unread):
        record_refusal(outcome, report_id=report.id, rules_version=reading.RULES_VERSION)
        return Step(report.origin, Outcome.UNREAD, unread=outcome, notes=report.notes)
    if not record_reading(outcome):
        return Step(report.origin, Outcome.KNOWN, notes=report.notes)  # another run was quicker
    return Step(report.origin, Outcome.READ, len(outcome.claims), notes=report.notes)


def _refuse(unread: Unread) -> Step:
    record_refusal(unread)
    return Step(unread.origin, Outcome.UNREAD, unread=unread)
