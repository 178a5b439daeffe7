"""What the list of incidents was asked. The address holds a kind, a place, days and a standing: nothing that names a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from khronika.desk.filters import Filter, read_filter
from khronika.desk.happenings import standing_words
from khronika.drawing.maps.framing import parse
from khronika.ledger.happened import STANDINGS, Wanted


@dataclass(frozen=True, slots=True)
class Asking:
    """``filter`` is the form's, as for the list of questions. ``near`` is the key of a place that the map shows from near."""

    filter: Filter
    standing: str | None
    near: str | None
    query: str

    @property
    def wanted(self) -> Wanted:
        asked = self.filter
        return Wanted(asked.kind, asked.place, (asked.start, asked.end), self.standing)

    @property
    def active(self) -> bool:
        return self.filter.active or self.standing is not None

    @property
    def standings(self) -> list[tuple[str, str, bool]]:
        return [(name, standing_words(name), name == self.standing) for name in STANDINGS]

    def at(self, place: str) -> str:
        """The query of the same list at one place, seen from near."""
        kept = [
            pair
            for pair in self.query.split("&")
            if pair and pair.partition("=")[0] not in ("place", "near", "map")
        ]
        return "&".join([*kept, urlencode({"place": place, "near": place})])

    @property
    def from_far(self) -> str:
        return "&".join(pair for pair in self.query.split("&") if not pair.startswith(("near=", "map=")))


def read_asking(sent: Mapping[str, str]) -> Asking:
    """Unknown fields are left alone; a standing that is none does not filter."""
    asked = read_filter(sent)
    standing = sent.get("standing", "")
    standing = standing if standing in STANDINGS else ""
    near = sent.get("near", "")[:100]
    seen = parse(sent.get("map", ""))
    pairs = [
        *asked.typed.items(), ("standing", standing), ("near", near), ("map", seen.words if seen else ""),
    ]  # fmt: skip
    query = urlencode([pair for pair in pairs if pair[1]])
    return Asking(asked, standing or None, near or None, query)
