"""Who and what can be judged: a source, an outlet, an actor or a place, by the id that stands in addresses."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khronika.ledger import heeding, search, tables, translate
from khronika.ledger.derived import primary_column
from khronika.ledger.errors import NotHere
from khronika.ledger.heeding import outlet_key
from khronika.ledger.judgement_tables import Actor
from khronika.ledger.search import Term
from khronika.ledger.search_index import fold_name
from khronika.ledger.search_tables import Outlet, Source, SourceName
from khronika.names.proper import PROTECTED, protected_name
from khronika.nouns import Party, Place, Sort, SourceType

_MOST = 20  # candidates of one look-up
_AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class Known:
    """``names`` are what it is called, the one it stands under first; ``together`` the names of all that are held to be one
    with it; ``mask`` the number under which it is shown where it is protected, and then no name is given."""

    id: str
    party: Party
    names: tuple[str, ...]
    together: tuple[Party, ...] = ()
    mask: int = 0

    @property
    def name(self) -> str:
        return self.party.name


def known(sort: Sort, party_id: str) -> Known:
    """Raises NotHere. A protected one is known by its mask alone."""
    heed = heeding.current()
    if party_id.startswith(PROTECTED):
        keys = _masked_keys(sort, party_id)
        mask = heed.mask(sort, keys[0])
        name = protected_name(mask, outlet=sort is Sort.OUTLET)
        return Known(party_id, Party(keys[0], name), (), (), mask)
    party, names = _FOUND[sort](party_id)
    if heed.mask(sort, party.key):
        raise NotHere(f"No {sort.value} {party_id} in this folder.")
    together = heed.group(sort, party.key)
    return Known(party_id, party, tuple(dict.fromkeys((party.name, *names))), together)


def unmasked(sort: Sort, party_id: str) -> tuple[str, ...]:
    """What a protected one is called, for an owner who asked again. Raises NotHere."""
    keys = _masked_keys(sort, party_id)
    if sort is Sort.OUTLET:
        names = Outlet.objects.values_list("name", flat=True)
        return tuple(sorted(name for name in names if outlet_key(name) in keys))
    rows = SourceName.objects.filter(source__key__in=keys).order_by("name").values_list("name", flat=True)
    judged = [p.name for each in heeding.current().judgements for p in each.parties if p.key in keys]
    return tuple(dict.fromkeys((*rows, *judged)))


def _masked_keys(sort: Sort, party_id: str) -> list[str]:
    heed, mask = heeding.current(), party_id.removeprefix(PROTECTED)
    found = sorted(key for key in heed.protected_keys(sort) if str(heed.mask(sort, key)) == mask)
    if not found:
        raise NotHere(f"No {sort.value} {party_id} in this folder.")
    return found


def _source(party_id: str) -> tuple[Party, Sequence[str]]:
    row = Source.objects.filter(pk=party_id).first()
    if row is None:
        raise NotHere(f"No source {party_id} in this folder.")
    names = row.names.order_by("name").values_list("name", flat=True)
    return Party(row.key, row.name or next(iter(names), ""), SourceType(row.type)), list(names)


def _outlet(party_id: str) -> tuple[Party, Sequence[str]]:
    row = Outlet.objects.filter(pk=party_id).first()
    if row is None:
        raise NotHere(f"No outlet {party_id} in this folder.")
    return Party(outlet_key(row.name), row.name), ()


def _actor(party_id: str) -> tuple[Party, Sequence[str]]:
    row = Actor.objects.filter(pk=party_id).first()
    if row is None:
        raise NotHere(f"No actor {party_id} in this folder.")
    return Party(row.folded, row.name), ()


def _place(party_id: str) -> tuple[Party, Sequence[str]]:
    found = place_of(party_id)
    names = tables.PlaceName.objects.filter(key=party_id).order_by("name").values_list("name", flat=True)
    return Party(party_id, found.name, place=found), list(names)


def place_of(key: str) -> Place:
    """A place as a claim names it, without the words of that claim. Raises NotHere."""
    rows = tables.ClaimPlace.objects.filter(key=key, depth=0).select_related("claim").order_by("pk")
    row = rows.first()
    places = translate.all_places(translate.claim_as_read(row.claim)) if row is not None else ()
    found = next((place for place in places if place.identity == key), None)
    if found is None:
        raise NotHere(f"No place {key} in this folder.")
    return Place(found.name, found.level, found.key, found.country, found.path)


_FOUND = {Sort.SOURCE: _source, Sort.OUTLET: _outlet, Sort.ACTOR: _actor, Sort.PLACE: _place}


def called(sort: Sort, typed: str, terms: tuple[Term, ...], but: str) -> list[tuple[str, str]]:
    """Ids and names of those that are called so in part, without the one of the key ``but`` and what is held to be one with it; none
    that is protected. ``terms`` are the words as sources are looked up, in any spelling."""
    heed = heeding.current()
    gone = {*heed.keys(sort, but), *heed.protected_keys(sort)}
    folded = fold_name(typed)
    if not folded:
        return []
    if sort is Sort.SOURCE:
        rows = (
            Source.objects.filter(key__in=search.called(terms)).exclude(key__in=gone).order_by("name", "id")
        )
        return [(row.id, row.name) for row in rows[:_MOST]]
    if sort is Sort.ACTOR:
        actors = Actor.objects.filter(folded__contains=folded).exclude(folded__in=gone).order_by("folded")
        return [(row.id, row.name) for row in actors[:_MOST]]
    if sort is Sort.OUTLET:
        outlets = Outlet.objects.order_by("name", "id").values_list("pk", "name")
        return [
            (pk, name) for pk, name in outlets if folded in fold_name(name) and outlet_key(name) not in gone
        ][:_MOST]
    places = tables.PlaceName.objects.filter(name__contains=typed.casefold().strip()).exclude(key__in=gone)
    found = {key: name for name, key in places.order_by("-name").values_list("name", "key")}
    return sorted(found.items(), key=lambda each: each[1])[:_MOST]


def behind(sort: Sort, keys: Iterable[str]) -> dict[str, set[str]]:
    """For each question behind which one of these stands (sources by key, outlets by folded name): all the primary sources behind it."""
    wanted = {primary_column(f"outlet:{key}" if sort is Sort.OUTLET else key) or "" for key in keys}
    open_ = [key[:-1] for key in wanted if key.endswith("/?")]  # the record knows its country
    members = tables.Membership.objects.filter(primary_source__in=wanted)
    for stem in open_:
        members = members | tables.Membership.objects.filter(primary_source__startswith=stem)
    asked = sorted(set(members.values_list("question_id", flat=True)))
    found: dict[str, set[str]] = defaultdict(set)
    for at in range(0, len(asked), _AT_ONCE):
        rows = tables.Membership.objects.filter(question__in=asked[at : at + _AT_ONCE])
        for question, primary, claim in rows.values_list("question_id", "primary_source", "claim_id"):
            found[question].add(primary or f"untold:{claim}")
    return found
