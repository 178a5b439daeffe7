"""The columns of lists as files, and what stands in each (those of claims: ``publishing.formats``). The names are a promise to other programs; a new column comes last."""

from collections.abc import Sequence

from django.utils.translation import gettext_noop

from khronika.ledger import happened, speakers
from khronika.ledger.search import FoundReport
from khronika.publishing.formats.claim_columns import CLAIMS as CLAIMS
from khronika.publishing.formats.claim_columns import first_and_last as first_and_last
from khronika.publishing.formats.claim_columns import place_names as place_names
from khronika.publishing.formats.sheets import Column

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
