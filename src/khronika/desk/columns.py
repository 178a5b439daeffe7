"""The columns of lists as files, and what stands in each. The names are a promise to other programs; a new column comes last."""

from collections.abc import Sequence

from django.utils.translation import gettext_noop

from khronika.desk.sheets import Cell, Column
from khronika.ledger import happened, speakers
from khronika.ledger.search import FoundClaim, FoundReport
from khronika.ledger.search_index import said_between
from khronika.nouns import Figure, Place, When


def first_and_last(when: When | None, end: str) -> Cell:
    date = getattr(when, end, None) if when else None
    return date.short() if date else None


def _said(row: FoundClaim, which: int) -> Cell:
    day = said_between(row.claim)[which]
    return day.isoformat() if day else None


def _figure(row: FoundClaim, read: str) -> Cell:
    figure: Figure | None = row.claim.figure
    found = getattr(figure, read) if figure else None
    return getattr(found, "value", found)


def place_names(places: Sequence[Place], read: str) -> str | None:
    return "; ".join(str(getattr(place, read)) for place in places) or None


def _when(row: FoundClaim) -> When | None:
    claim = row.claim
    return claim.when or (claim.figure.scope.period if claim.figure else None)


CLAIMS: Sequence[Column[FoundClaim]] = (
    Column("id", gettext_noop("Id of the claim; the address of its page ends with it."), lambda r: r.claim.id),
    Column("kind", gettext_noop("What the claim says happened: one of a closed list."), lambda r: r.claim.kind.value),
    Column("quote", gettext_noop("The passage, word for word. In XLSX, cut with … after 32,766 characters."), lambda r: r.claim.quote),
    Column("figure", gettext_noop("The number as worded. Empty: no number is given."), lambda r: _figure(r, "text")),
    Column("low", gettext_noop("The least number the words allow. Empty beside a figure: open."), lambda r: _figure(r, "low")),
    Column("high", gettext_noop("The greatest number the words allow. Empty beside a figure: open."), lambda r: _figure(r, "high")),
    Column("unit", gettext_noop("What the figure counts."), lambda r: _figure(r, "unit")),
    Column("population", gettext_noop("Whom the figure counts, as far as the words say."), lambda r: r.claim.figure.scope.population if r.claim.figure else None),
    Column("agent", gettext_noop("Who did it, as worded."), lambda r: r.claim.agent),
    Column("target", gettext_noop("To whom it was done, as worded."), lambda r: r.claim.target),
    Column("source", gettext_noop("Who says it; “author” where the report says it itself."), lambda r: r.claim.attribution.source_name),
    Column("sources", gettext_noop("All who pass it on, the outermost first."), lambda r: " < ".join(v.source.name for v in r.claim.attribution.chain) or None),
    Column("stance", gettext_noop("Whether the source asserts, denies, disputes or estimates."), lambda r: r.claim.stance.value),
    Column("certainty", gettext_noop("Whether it is said to have happened, or was planned, threatened or only thought of."), lambda r: r.claim.certainty.value),
    Column("place", gettext_noop("Where, by name; several are set apart by semicolons. Empty: not said."), lambda r: place_names(r.claim.places, "name")),
    Column("place_key", gettext_noop("The same places by their keys in the gazetteer."), lambda r: place_names(r.claim.places, "identity")),
    Column("happened_from", gettext_noop("First day, month or year on which it may have happened. Empty: not said."), lambda r: first_and_last(_when(r), "start")),
    Column("happened_to", gettext_noop("Last day, month or year on which it may have happened. Empty: not said."), lambda r: first_and_last(_when(r), "end")),
    Column("said_from", gettext_noop("First day on which it may have been said. Empty: not told."), lambda r: _said(r, 0)),
    Column("said_to", gettext_noop("Last day on which it may have been said. Empty: not told."), lambda r: _said(r, 1)),
    Column("lang", gettext_noop("Language of the passage."), lambda r: r.claim.lang or None),
    Column("outlet", gettext_noop("Who published the report. Empty: not given."), lambda r: r.claim.outlet),
    Column("published", gettext_noop("When the report was published. Empty: not given."), lambda r: r.report.published.short() if r.report.published else None),
    Column("report", gettext_noop("Id of the report."), lambda r: r.report.id),
    Column("given_id", gettext_noop("The id that the report came with. Empty: none."), lambda r: r.report.given_id),
    Column("sha256", gettext_noop("Hash of the report’s bytes as received."), lambda r: r.report.sha256),
    Column("start", gettext_noop("Where the passage begins in the report’s stored text, in characters from 0."), lambda r: r.claim.span.start),
    Column("end", gettext_noop("Where the passage ends."), lambda r: r.claim.span.end),
    Column("added", gettext_noop("When the report came into this folder, UTC."), lambda r: r.added),
    Column("rule", gettext_noop("The rule that read it."), lambda r: r.claim.rule),
    Column("confidence", gettext_noop("How sure the machine is, from 0 to 1."), lambda r: r.claim.confidence),
)  # fmt: skip

REPORTS: Sequence[Column[FoundReport]] = (
    Column("id", gettext_noop("Id of the report."), lambda r: r.report.id),
    Column("given_id", gettext_noop("The id that the report came with. Empty: none."), lambda r: r.report.given_id),
    Column("outlet", gettext_noop("Who published the report. Empty: not given."), lambda r: r.report.outlet),
    Column("published", gettext_noop("When the report was published. Empty: not given."), lambda r: r.report.published.short() if r.report.published else None),
    Column("lang", gettext_noop("Language of the report. Empty: not told."), lambda r: r.report.lang),
    Column("url", gettext_noop("The address that the report came with; nobody asked it for anything."), lambda r: r.report.url),
    Column("added", gettext_noop("When the report came into this folder, UTC."), lambda r: r.added),
    Column("sha256", gettext_noop("Hash of the report’s bytes as received."), lambda r: r.report.sha256),
    Column("characters", gettext_noop("Length of the stored text."), lambda r: len(r.report.text)),
)  # fmt: skip

INCIDENTS: Sequence[Column[happened.Row]] = (
    Column("id", gettext_noop("Id of the incident; it depends on kind, places and first day alone."), lambda r: r.incident.id),
    Column("kind", gettext_noop("What the claim says happened: one of a closed list."), lambda r: r.incident.kind.value),
    Column("place", gettext_noop("Where, by name; several are set apart by semicolons. Empty: not said."), lambda r: place_names(r.incident.places, "name")),
    Column("place_key", gettext_noop("The same places by their keys in the gazetteer."), lambda r: place_names(r.incident.places, "identity")),
    Column("place_level", gettext_noop("How exactly each place is known: country, oblast or province (admin1), city, site."), lambda r: place_names(r.incident.places, "level")),
    Column("happened_from", gettext_noop("First day, month or year on which it may have happened. Empty: not said."), lambda r: first_and_last(r.incident.period, "start")),
    Column("happened_to", gettext_noop("Last day, month or year on which it may have happened. Empty: not said."), lambda r: first_and_last(r.incident.period, "end")),
    Column("standing", gettext_noop("Proposed by the machine, or confirmed or withdrawn by a person."), lambda r: r.standing),
    Column("claims", gettext_noop("How many claims are held to tell of it."), lambda r: r.claims),
    Column("reports", gettext_noop("In how many reports they stand."), lambda r: r.reports),
    Column("judging", gettext_noop("How many claims judge or explain it without telling it."), lambda r: r.judging),
    Column("sources", gettext_noop("Who tells of it, of those who can be told apart; those with most claims first."), lambda r: "; ".join(name for _, name in r.sources) or None),
    Column("untold", gettext_noop("How many of the claims are of nobody who can be told from others."), lambda r: r.untold),
)  # fmt: skip

SOURCES: Sequence[Column[speakers.Row]] = (
    Column("id", gettext_noop("Id of the source; the address of its page ends with it."), lambda r: r.id),
    Column("name", gettext_noop("What the claim that was read first calls it."), lambda r: r.name),
    Column("type", gettext_noop("What kind of body it is: one of a closed list."), lambda r: r.type.value),
    Column("names", gettext_noop("All that reports call it; several are set apart by semicolons."), lambda r: "; ".join(r.names) or None),
    Column("claims", gettext_noop("How many claims are its own words."), lambda r: r.claims),
)  # fmt: skip

OUTLETS: Sequence[Column[speakers.OutletRow]] = (
    Column("id", gettext_noop("Id of the outlet."), lambda r: r.id),
    Column("name", gettext_noop("The outlet by the very words of its reports."), lambda r: r.name),
    Column("reports", gettext_noop("How many of its reports are kept."), lambda r: r.reports),
    Column("claims", gettext_noop("How many claims stand in them."), lambda r: r.claims),
)  # fmt: skip
