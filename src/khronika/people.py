"""keep, link, group: the journey of a list of people on one screen, as ``flow`` is that of a report.

Each arrow is one transaction with its own log row, and each may be repeated without harm.

    receive_list -> keep_list          for each list
                 -> record_refusal     where it cannot be read
    all current lists -> link -> record_links
    what people decided since -> regroup
"""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from khronika.intake.people import receive_list
from khronika.ledger import lists
from khronika.ledger.access import OF_LISTS
from khronika.ledger.actions.keep_list import keep_list
from khronika.ledger.actions.record_links import record_grouping, record_links
from khronika.ledger.actions.record_refusal import record_refusal
from khronika.linking import clusters, overlap, standing
from khronika.nouns import Bond, NoLinks, PersonList, Proposal, Unread, digest, make_id

Columns = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Said:
    """What the user says of a list: its ``name`` (without it the file's), who keeps it, what this edition is called, its column
    map (without it the one saved for the list, then the headers), and whether nobody on it exists."""

    name: str | None = None
    source: str | None = None
    label: str | None = None
    columns: Columns | None = None
    invented: bool = False


@dataclass(frozen=True, slots=True)
class ListTaken:
    """``new`` is False where these bytes were kept before; what is said of them now then changes nothing. ``carried`` decisions came
    over from the edition before, ``not_carried`` could not, because no single entry answers to theirs."""

    list: PersonList
    new: bool
    carried: int = 0
    not_carried: int = 0


def take_list(path: str | Path, said: Said = Said(), *, stdin: BinaryIO | None = None) -> ListTaken | Unread:
    """Keep a list of people. What cannot be read is recorded, with its reason, and given back.

    Raises FolderTrouble or OriginalDiffers when the folder cannot hold it.
    """
    raw = _bytes_of(path, stdin)
    named = said.name or ("pasted" if str(path) == "-" else Path(path).stem)
    saved = said.columns if said.columns is not None else lists.saved_columns(named)
    found = receive_list(path, saved, stdin=io.BytesIO(raw))
    if isinstance(found, Unread) and said.columns is None and saved:
        found = receive_list(path, None, stdin=io.BytesIO(raw))  # a later edition has other columns
    if isinstance(found, Unread):
        record_refusal(found, rules_version=OF_LISTS)
        return found
    if digest(raw) != found.edition:
        reason = f"{path} changed while it was read"
        return Unread(str(path), "list.changed", reason, "Run the same command again.", found.edition)
    named_so = _named(found, named)
    new = keep_list(named_so, raw, source=said.source, label=said.label, invented=said.invented)
    return ListTaken(named_so, new, *(lists.carried(found.edition) if new else ()))


def link_lists(
    places: Callable[[str], str | None] = lambda _: None,
    *,
    seed: int = 1,
    told: Callable[[str], None] = lambda _: None,
) -> tuple[int, int] | NoLinks:
    """Propose who on the folder's current lists may be whom, heeding what people decided, and record it. Gives back how many
    pairs are proposed, and how many people that makes. Needs the extra ``linking``: ModuleNotFoundError without it; raises
    ScoringFailed where the scoring fails."""
    from khronika.linking import link

    last = lists.last_decision()
    found = link(lists.current_lists(), lists.link_decisions(), seed=seed, places=places, told=told)
    if isinstance(found, NoLinks):
        return found
    people: dict[str, str | None] = {
        record.id: person for record, person in zip(found.records, found.people, strict=True)
    }
    on = {record.id: found.lists.index(record.list) for record in found.records}
    record_links(
        found.pairs,
        people | {record.id: None for record in found.left_out},
        lists=found.lists,
        cells=_cells(people, on),
        digest=lists.state(found.pairs, lists.editions(), last),
        decisions=last,
        notes=found.notes,
        warnings=found.warnings,
    )
    return len(found.pairs), len(set(found.people))


def record_known(proposals: Sequence[Proposal]) -> None:
    """Let these pairs, found elsewhere for the lists that are here, be the ones proposed."""
    entries = [(record.id, each.name) for each in lists.current_lists() for record in each.records]
    people, cells, names, warnings = _grouped(entries, proposals)
    record_links(
        proposals,
        people,
        lists=names,
        cells=cells,
        digest=lists.state(proposals, lists.editions(), lists.last_decision()),
        decisions=lists.last_decision(),
        warnings=warnings,
    )


def regroup() -> None:
    """Put entries together anew by the pairs proposed and all that people decided. Without a linking before it, nothing."""
    entries = [(entry, name) for entry, name, person in lists.entries_linked() if person is not None]
    if not entries:
        return
    last, proposals = lists.last_decision(), lists.proposals()
    left_out = {entry: None for entry, _, person in lists.entries_linked() if person is None}
    people, cells, names, warnings = _grouped(entries, proposals)
    record_grouping(
        people | left_out,
        lists=names,
        cells=cells,
        digest=lists.state(proposals, lists.editions(), last),
        decisions=last,
        warnings=warnings,
    )


def _grouped(
    entries: Sequence[tuple[str, str]], proposals: Iterable[Proposal]
) -> tuple[dict[str, str | None], dict[int, int], list[str], tuple[str, ...]]:
    """Each entry's person, the overlap, the lists' names, and where decisions contradict each other."""
    place = {entry: at for at, (entry, _) in enumerate(entries)}
    ids = [entry for entry, _ in entries]
    odds = {_pair(place[each.a], place[each.b]): each.weight for each in proposals}
    stand = standing(lists.link_decisions())
    groups, torn = clusters(len(ids), odds, rulings_by_place(stand.rulings, place))
    first: dict[int, str] = {}
    for entry, group in zip(ids, groups, strict=True):
        first.setdefault(group, entry)
    people: dict[str, str | None] = {
        entry: make_id("h", first[group]) for entry, group in zip(ids, groups, strict=True)
    }
    names = sorted({name for _, name in entries})
    cells = _cells(people, {entry: names.index(name) for entry, name in entries})
    apart = tuple(
        f"{ids[a]} and {ids[b]} were decided to be different, but other decisions join them" for a, b in torn
    )
    return people, cells, names, (*stand.warnings, *apart)


def rulings_by_place(
    rulings: Mapping[tuple[str, str], Bond], place: Mapping[str, int]
) -> dict[tuple[int, int], Bond]:
    """Rulings on entries that are here, by their places, the smaller first."""
    return {
        _pair(place[a], place[b]): ruling for (a, b), ruling in rulings.items() if a in place and b in place
    }


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _cells(people: Mapping[str, str | None], on: Mapping[str, int]) -> dict[int, int]:
    number = {person: at for at, person in enumerate(dict.fromkeys(people.values()))}
    return overlap([number[person] for person in people.values()], [on[entry] for entry in people])


def _named(found: PersonList, name: str) -> PersonList:
    return replace(found, name=name, records=tuple(replace(record, list=name) for record in found.records))


def _bytes_of(path: str | Path, stdin: BinaryIO | None) -> bytes:
    """Empty where it cannot be read: receiving it says why."""
    if str(path) == "-":
        return stdin.read() if stdin is not None else b""
    try:
        return Path(path).read_bytes()
    except OSError:
        return b""
