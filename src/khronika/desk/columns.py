"""The columns of lists as files, and what stands in each (those of claims: ``publishing.formats``). The names are a promise to other programs; a new column comes last."""

from collections.abc import Sequence

from django.utils.translation import gettext_noop

from khronika.ledger import happened, speakers
from khronika.ledger.access import QuestionRow
from khronika.ledger.search import FoundReport
from khronika.nouns import Kind, Unit
from khronika.publishing.formats.claim_columns import CLAIMS as CLAIMS
from khronika.publishing.formats.claim_columns import DATE
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
    Column("id", gettext_noop("Id of the incident; it depends on kind, places and first day alone."), lambda r: r.incident.id, hxl="#meta+id"),
    Column("kind", gettext_noop("What the claim says happened: one of a closed list."), lambda r: r.incident.kind.value, hxl="#event+type", choices=tuple(Kind)),
    Column("place", gettext_noop("Where, by name; several are set apart by semicolons. Empty: not said."), lambda r: place_names(r.incident.places, "name"), hxl="#loc+name"),
    Column("place_key", gettext_noop("The same places by their keys in the gazetteer."), lambda r: place_names(r.incident.places, "identity"), hxl="#loc+code"),
    Column("place_level", gettext_noop("How exactly each place is known: country, oblast or province (admin1), city, site."), lambda r: place_names(r.incident.places, "level"), hxl="#loc+type"),
    Column("happened_from", gettext_noop("First day, month or year on which it may have happened. Empty: not said."), lambda r: first_and_last(r.incident.period, "start"), type=DATE, hxl="#date+start"),
    Column("happened_to", gettext_noop("Last day, month or year on which it may have happened. Empty: not said."), lambda r: first_and_last(r.incident.period, "end"), type=DATE, hxl="#date+end"),
    Column("standing", gettext_noop("Proposed by the machine, or confirmed or withdrawn by a person."), lambda r: r.standing, hxl="#status+standing"),
    Column("claims", gettext_noop("How many claims are held to tell of it."), lambda r: r.claims, type="integer", unit="claims", hxl="#indicator+claims+num"),
    Column("reports", gettext_noop("In how many reports they stand."), lambda r: r.reports, type="integer", unit="reports", hxl="#indicator+reports+num"),
    Column("judging", gettext_noop("How many claims judge or explain it without telling it."), lambda r: r.judging, type="integer", unit="judging", hxl="#indicator+judging+num"),
    Column("sources", gettext_noop("Who tells of it, of those who can be told apart; those with most claims first."), lambda r: "; ".join(name for _, name in r.sources) or None, hxl="#meta+source+name"),
    Column("untold", gettext_noop("How many of the claims are of nobody who can be told from others."), lambda r: r.untold, type="integer", unit="untold", hxl="#indicator+untold+num"),
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

QUESTIONS: Sequence[Column[QuestionRow]] = (
    Column("id", gettext_noop("Id of the question; the address of its page ends with it."), lambda r: r.id, hxl="#meta+id"),
    Column("question", gettext_noop("The question in words, in English."), lambda r: r.question.text, hxl="#description+question"),
    Column("kind", gettext_noop("What the claim says happened: one of a closed list."), lambda r: r.question.kind.value, hxl="#event+type", choices=tuple(Kind)),
    Column("population", gettext_noop("Whom the figure counts, as far as the words say."), lambda r: r.question.population, hxl="#population+type"),
    Column("place", gettext_noop("Where, by name; several are set apart by semicolons. Empty: not said."), lambda r: place_names(r.question.places, "name"), hxl="#loc+name"),
    Column("place_key", gettext_noop("The same places by their keys in the gazetteer."), lambda r: place_names(r.question.places, "identity"), hxl="#loc+code"),
    Column("happened_from", gettext_noop("First day, month or year on which it may have happened. Empty: not said."), lambda r: first_and_last(r.question.period, "start"), type=DATE, hxl="#date+start"),
    Column("happened_to", gettext_noop("Last day, month or year on which it may have happened. Empty: not said."), lambda r: first_and_last(r.question.period, "end"), type=DATE, hxl="#date+end"),
    Column("unit", gettext_noop("What the figure counts."), lambda r: r.question.unit.value, hxl="#indicator+unit", choices=tuple(Unit)),
    Column("figures", gettext_noop("How many figures answer it."), lambda r: r.figures, type="integer", unit="figures", hxl="#indicator+figures+num"),
    Column("sources", gettext_noop("From how many independent sources."), lambda r: r.sources, type="integer", unit="sources", hxl="#indicator+sources+num"),
    Column("untold", gettext_noop("How many of the claims are of nobody who can be told from others."), lambda r: r.untold, type="integer", unit="untold", hxl="#indicator+untold+num"),
    Column("outlets", gettext_noop("Through how many outlets that are named."), lambda r: r.outlets, type="integer", unit="outlets", hxl="#indicator+outlets+num"),
    Column("unnamed", gettext_noop("How many reports name no outlet."), lambda r: r.unnamed, type="integer", unit="unnamed", hxl="#indicator+unnamed+num"),
)  # fmt: skip
