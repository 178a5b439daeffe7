"""The columns of a claim in flat files, and what stands in each. The names are a promise to other programs; a new column comes last."""

from collections.abc import Sequence

from khronika.nouns import Certainty, Claim, Figure, Kind, Place, Stance, Unit, When
from khronika.nouns.claims import said_between
from khronika.publishing.formats.sheets import Cell, Column, gettext_noop
from khronika.publishing.formats.view import Told

DATE = "partial-date"  # a year, a month or a day: no type of the Table Schema, so a text with a pattern


def first_and_last(when: When | None, end: str) -> Cell:
    date = getattr(when, end, None) if when else None
    return date.short() if date else None


def place_names(places: Sequence[Place], read: str) -> str | None:
    return "; ".join(str(getattr(place, read)) for place in places) or None


def when_of(claim: Claim) -> When | None:
    """When it happened; what its figure counts, where that alone is said."""
    return claim.when or (claim.figure.scope.period if claim.figure else None)


def _said(row: Told, which: int) -> Cell:
    day = said_between(row.claim)[which]
    return day.isoformat() if day else None


def _figure(row: Told, read: str) -> Cell:
    figure: Figure | None = row.claim.figure
    found = getattr(figure, read) if figure else None
    return getattr(found, "value", found)


CLAIMS: Sequence[Column[Told]] = (
    Column("id", gettext_noop("Id of the claim; the address of its page ends with it."), lambda r: r.claim.id, hxl="#meta+id"),
    Column("kind", gettext_noop("What the claim says happened: one of a closed list."), lambda r: r.claim.kind.value, hxl="#event+type", choices=tuple(Kind)),
    Column("quote", gettext_noop("The passage, word for word. In XLSX, cut with … after 32,766 characters."), lambda r: r.claim.quote, hxl="#description+quote"),
    Column("figure", gettext_noop("The number as worded. Empty: no number is given."), lambda r: _figure(r, "text"), hxl="#indicator+text"),
    Column("low", gettext_noop("The least number the words allow. Empty beside a figure: open."), lambda r: _figure(r, "low"), type="number", unit="as in column unit", hxl="#indicator+num+min"),
    Column("high", gettext_noop("The greatest number the words allow. Empty beside a figure: open."), lambda r: _figure(r, "high"), type="number", unit="as in column unit", hxl="#indicator+num+max"),
    Column("unit", gettext_noop("What the figure counts."), lambda r: _figure(r, "unit"), hxl="#indicator+unit", choices=tuple(Unit)),
    Column("population", gettext_noop("Whom the figure counts, as far as the words say."), lambda r: r.claim.figure.scope.population if r.claim.figure else None, hxl="#population+type"),
    Column("agent", gettext_noop("Who did it, as worded."), lambda r: r.claim.agent, hxl="#event+actor"),
    Column("target", gettext_noop("To whom it was done, as worded."), lambda r: r.claim.target, hxl="#affected+type"),
    Column("source", gettext_noop("Who says it; “author” where the report says it itself."), lambda r: r.claim.attribution.source_name, hxl="#meta+source+name"),
    Column("sources", gettext_noop("All who pass it on, the outermost first."), lambda r: " < ".join(v.source.name for v in r.claim.attribution.chain) or None, hxl="#meta+source+chain"),
    Column("stance", gettext_noop("Whether the source asserts, denies, disputes or estimates."), lambda r: r.claim.stance.value, hxl="#status+stance", choices=tuple(Stance)),
    Column("certainty", gettext_noop("Whether it is said to have happened, or was planned, threatened or only thought of."), lambda r: r.claim.certainty.value, hxl="#status+certainty", choices=tuple(Certainty)),
    Column("place", gettext_noop("Where, by name; several are set apart by semicolons. Empty: not said."), lambda r: place_names(r.claim.places, "name"), hxl="#loc+name"),
    Column("place_key", gettext_noop("The same places by their keys in the gazetteer."), lambda r: place_names(r.claim.places, "identity"), hxl="#loc+code"),
    Column("happened_from", gettext_noop("First day, month or year on which it may have happened. Empty: not said."), lambda r: first_and_last(when_of(r.claim), "start"), type=DATE, hxl="#date+start"),
    Column("happened_to", gettext_noop("Last day, month or year on which it may have happened. Empty: not said."), lambda r: first_and_last(when_of(r.claim), "end"), type=DATE, hxl="#date+end"),
    Column("said_from", gettext_noop("First day on which it may have been said. Empty: not told."), lambda r: _said(r, 0), type="date", hxl="#date+said+start"),
    Column("said_to", gettext_noop("Last day on which it may have been said. Empty: not told."), lambda r: _said(r, 1), type="date", hxl="#date+said+end"),
    Column("lang", gettext_noop("Language of the passage."), lambda r: r.claim.lang or None, hxl="#meta+lang"),
    Column("outlet", gettext_noop("Who published the report. Empty: not given."), lambda r: r.claim.outlet, hxl="#meta+publisher"),
    Column("published", gettext_noop("When the report was published. Empty: not given."), lambda r: r.report.published.short() if r.report.published else None, type=DATE, hxl="#date+published"),
    Column("report", gettext_noop("Id of the report."), lambda r: r.report.id, hxl="#meta+report+id"),
    Column("given_id", gettext_noop("The id that the report came with. Empty: none."), lambda r: r.report.given_id, hxl="#meta+given+id"),
    Column("sha256", gettext_noop("Hash of the report’s bytes as received."), lambda r: r.report.sha256, hxl="#meta+sha256"),
    Column("start", gettext_noop("Where the passage begins in the report’s stored text, in characters from 0."), lambda r: r.claim.span.start, type="integer", unit="characters", hxl="#meta+span+start"),
    Column("end", gettext_noop("Where the passage ends."), lambda r: r.claim.span.end, type="integer", unit="characters", hxl="#meta+span+end"),
    Column("added", gettext_noop("When the report came into this folder, UTC."), lambda r: r.added or None, type="datetime", hxl="#date+added"),
    Column("rule", gettext_noop("The rule that read it."), lambda r: r.claim.rule, hxl="#meta+rule"),
    Column("confidence", gettext_noop("How sure the machine is, from 0 to 1."), lambda r: r.claim.confidence, type="number", unit="probability", hxl="#meta+confidence"),
)  # fmt: skip
