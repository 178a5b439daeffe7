"""Each page of the site: what of the release stands on it. A page is made of a ``Record`` and its own address, and of nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.template.loader import get_template
from django.utils.translation import gettext, ngettext

from khronika.drawing.amounts import range_words
from khronika.drawing.chart import Charts, Coverage, key_of, shape_svg
from khronika.drawing.chart.families import family_of
from khronika.drawing.timeline import Row as Bar
from khronika.drawing.when import pictured
from khronika.nouns import (
    Claim,
    Forwarding,
    ReleasedClaim,
    ReleasedComparison,
    ReleasedIncident,
    ReleasedQuestion,
    Thing,
)
from khronika.nouns.labels import LANGS, words_for
from khronika.public import addresses, cites, words
from khronika.public.busiest import busiest_days, span_of
from khronika.public.exported import DataFile
from khronika.public.notes import Note, lettered, notes_of
from khronika.public.orders import alike, busiest, by_kind, first_day, widest
from khronika.public.pictures import charts_of, maps, precision_words, table_words
from khronika.public.record import Held, Record, Shelf
from khronika.public.rows import Row, Sheet, beside, sheet

FRONT_QUESTIONS = (
    9  # about which most is said; with their answers and one chart these keep the first page far below 100 kB
)
FRONT_CORRECTIONS = 5
A_PAGE = 200  # questions or incidents of one page of a list
MOST_BARS = 40  # rows of a timeline: more of them are a wall
MOST_QUOTE = 120


@dataclass(frozen=True)
class Maker:
    """Makes the pages of one language. Used inside ``words.speaking(lang)``."""

    record: Record
    lang: str
    files: Sequence[DataFile] = ()

    @property
    def shelf(self) -> Shelf:
        """Raises ValueError where no release is shown: its things have no pages then."""
        if self.record.shelf is None:
            raise ValueError("no release is in force")
        return self.record.shelf

    def _made(self, template: str, here: str, title: str, **context: Any) -> bytes:
        shown = self.record.shown
        told = {
            "here": here,
            "lang": self.lang,
            "title": title,
            "record": self.record,
            "shown": shown,
            "release": shown.release if shown else None,
            "digest": shown.digest if shown else "",
            "unreviewed": bool(self.record.shelf and self.record.shelf.unreviewed),
            "tongues": [
                (code, words.NAMES[code], addresses.between(here, addresses.in_language(here, code)), code == self.lang)
                for code in LANGS
            ],
            "absolute": [
                (code, f"{self.record.address}{addresses.in_language(here, code)}") for code in LANGS
            ] if self.record.address else [],
            **context,
        }  # fmt: skip
        html = get_template(f"public/{template}.html").render(told)
        return (html.strip() + "\n").encode()

    def front(self) -> bytes:
        shelf = self.record.shelf
        here = addresses.page(self.lang, "index")
        questions = widest(shelf)[:FRONT_QUESTIONS] if shelf else []
        corrections = [
            (each, correction)
            for each in reversed(self.record.releases)
            for correction in each.release.corrections
        ][:FRONT_CORRECTIONS]
        return self._made(
            "front",
            here,
            self.record.name,
            first=[(self._asked(each), self._charts(each, here, noted=False)[-1]) for each in questions[:1]],
            questions=[self._asked(each) for each in questions[1:]],
            corrections=corrections,
            part="front",
        )

    def _asked(self, each: ReleasedQuestion) -> Mapping[str, Any]:
        tally = each.tally
        told = [
            ngettext("{n} figure", "{n} figures", tally.figures).format(n=tally.figures),
            ngettext("{n} independent source", "{n} independent sources", tally.sources).format(
                n=tally.sources
            ),
        ]
        return {
            "id": each.question.id,
            "title": each.title.in_(self.lang),
            "answer": each.answer.in_(self.lang),
            "tally": ", ".join(told),
        }

    def questions(self, number: int) -> bytes:
        """The list's page ``number``, from 1; by kind, those of most sources first."""
        held = by_kind(self.shelf.release.questions)
        part = held[(number - 1) * A_PAGE : number * A_PAGE]
        kinds: dict[str, list[Mapping[str, Any]]] = {}
        for each in part:
            heading = words.capital(words_for(each.question.kind, self.lang))
            kinds.setdefault(heading, []).append(self._asked(each))
        return self._made(
            "questions",
            addresses.page(self.lang, list_name("questions", number)),
            gettext("Questions"),
            kinds=kinds,
            pages=self._pages("questions", number, len(held)),
            part="questions",
        )

    def _pages(self, folder: str, number: int, many: int) -> list[tuple[int, str, bool]]:
        last = how_many_pages(many)
        return [(at, list_name(folder, at), at == number) for at in range(1, last + 1)] if last > 1 else []

    def question(self, each: ReleasedQuestion) -> bytes:
        here = addresses.of_thing(self.lang, Thing.QUESTION, each.question.id)
        rows, notes, charts = self._charts(each, here)
        incidents = {
            one.incident.id: one for key in each.question.members for one in self.shelf.told_by.get(key, ())
        }
        doubts = [doubt for doubt in self.shelf.release.doubts if doubt.doubt.claim in each.question.members]
        citation = cites.cited(self.record, each, self.lang)
        return self._made(
            "question",
            here,
            each.title.in_(self.lang),
            question=each.question,
            answer=each.answer.in_(self.lang),
            tally=self._asked(each)["tally"],
            kind=words.capital(words_for(each.question.kind, self.lang)),
            sheet=rows,
            alike=alike(rows),
            notes=notes,
            charts=charts,
            key=key_of(charts) if charts else (),
            table=table_words(),
            doubts=doubts,
            incidents=sorted(incidents.values(), key=first_day),
            wider=self._neighbours(each.question.wider),
            narrower=self._neighbours(each.question.narrower),
            cited=cites.text(citation),
            part="questions",
        )

    def _charts(
        self, each: ReleasedQuestion, here: str, *, noted: bool = True
    ) -> tuple[Sheet, tuple[Note, ...], Charts | None]:
        """A question's rows with the letters of its notes, and its pictures, for the page ``here``."""
        _, pairs = beside(each.question, self.shelf)
        rows = sheet(each.question, self.shelf)
        notes = notes_of(rows, pairs) if noted else ()

        def href(row: Row) -> str:
            return addresses.between(here, addresses.of_thing(self.lang, Thing.CLAIM, row.id))

        asks = each.title.in_(self.lang)
        return lettered(rows, notes), notes, charts_of(rows, each.question, pairs, notes, asks, href)

    def _neighbours(self, ids: Sequence[str]) -> list[Mapping[str, Any]]:
        return [self._asked(self.shelf.questions[key]) for key in ids if key in self.shelf.questions]

    def incidents(self, number: int) -> bytes:
        """The list's page ``number``: by day, those without a day last, with a map and a timeline of the same incidents."""
        here = addresses.page(self.lang, list_name("incidents", number))
        held = sorted(self.shelf.release.incidents, key=first_day)
        part = held[(number - 1) * A_PAGE : number * A_PAGE]
        bars = [
            Bar(
                self._happening(each),
                addresses.between(here, addresses.of_thing(self.lang, Thing.INCIDENT, each.incident.id)),
                each.incident.period,
            )
            for each in busiest_days(part)[:MOST_BARS]
        ]
        return self._made(
            "incidents",
            here,
            gettext("Incidents"),
            incidents=[self._listed(each) for each in part],
            maps=maps(part, self.shelf, lambda key, first: f"#i-{first}"),
            timeline=pictured(bars) if len(bars) > 1 else "",
            days=words.when_words(span_of(bars)),
            others=len(part) - len(bars),
            pages=self._pages("incidents", number, len(held)),
            part="incidents",
        )

    def _happening(self, each: ReleasedIncident) -> str:
        return words.capital(each.title.in_(self.lang))

    def _listed(self, each: ReleasedIncident) -> Mapping[str, Any]:
        incident = each.incident
        reports = {
            self.shelf.claims[one].claim.report_id for one in incident.members if one in self.shelf.claims
        }
        many = len(incident.links)
        return {
            "id": incident.id,
            "title": self._happening(each),
            "when": words.when_words(incident.period),
            "where": words.places_words(incident.places, self.shelf.name, incident.period),
            "told": ", ".join(
                (
                    ngettext("{n} claim", "{n} claims", many).format(n=many),
                    ngettext("in {n} report", "in {n} reports", len(reports)).format(n=len(reports)),
                )
            ),
            "confirmed": each.confirmed,
        }

    def incident(self, each: ReleasedIncident) -> bytes:
        here = addresses.of_thing(self.lang, Thing.INCIDENT, each.incident.id)
        incident = each.incident
        because = {one.rule: one.words.in_(self.lang) for one in each.because}

        def told(links: Sequence[Any]) -> list[tuple[Mapping[str, Any], str]]:
            return [
                (self._claim_line(self.shelf.claims[link.claim]), because.get(link.rule, ""))
                for link in links
                if link.claim in self.shelf.claims
            ]

        asked = {
            one.question.id: one for key in incident.members for one in self.shelf.answered_by.get(key, ())
        }
        return self._made(
            "incident",
            here,
            self._happening(each),
            each=each,
            listed=self._listed(each),
            maps=maps([each], self.shelf, lambda key, first: "#where-h"),
            precision=precision_words(self.shelf, each),
            told=told(incident.links),
            judged=told(incident.judging),
            asked=[self._asked(one) for one in busiest(asked.values())],
            part="incidents",
        )

    def _claim_line(self, released: ReleasedClaim) -> Mapping[str, Any]:
        claim = released.claim
        quote = claim.figure.text if claim.figure else claim.quote
        return {
            "id": claim.id,
            "who": released.says.in_(self.lang),
            "manner": words.stance_words(claim),
            "words": quote if len(quote) <= MOST_QUOTE else quote[: MOST_QUOTE - 1].rstrip() + "…",
            "lang": claim.lang,
            "kind": words.kind_words(claim),
            "counts": words.counts_words(claim, self.shelf.name),
            "outlet": claim.outlet,
            "shape": shape_svg(family_of(claim), Coverage.ALL),
        }

    def claim(self, released: ReleasedClaim) -> bytes:
        """A claim with its way back: release, figure, review state, claim, passage, the report and its hash, as the mask allows."""
        claim = released.claim
        said = words.said_on(claim)[1]
        return self._made(
            "claim",
            addresses.of_thing(self.lang, Thing.CLAIM, claim.id),
            self._claim_title(released),
            released=released,
            claim=claim,
            line=self._claim_line(released),
            report=self.shelf.reports.get(claim.report_id),
            allows=range_words(claim.figure) if claim.figure else "",
            state=words.capital(words.state_words(released)),
            said=said,
            fields=self._fields(claim),
            chain=[voice.source.name for voice in claim.attribution.chain[:-1]],
            questions=[self._asked(one) for one in self.shelf.answered_by.get(claim.id, ())],
            incidents=[self._listed(one) for one in self.shelf.told_by.get(claim.id, ())],
            others=[self._other(claim, pair) for pair in self.shelf.pairs.get(claim.id, ())],
            part="",
        )

    def _claim_title(self, released: ReleasedClaim) -> str:
        """Who says it, and the words; what kind of thing where nothing may be quoted."""
        line = self._claim_line(released)
        marks = "“{}”" if self.lang == "en" else "«{}»"
        return f"{line['who']}: {marks.format(line['words']) if line['words'] else line['kind']}"

    def _fields(self, claim: Claim) -> list[tuple[str, str]]:
        where, when = words.scope_of(claim)
        return [
            (gettext("Kind"), words.kind_words(claim)),
            (gettext("Where"), words.places_words(where, self.shelf.name, when)),
            (gettext("When"), words.when_words(when)),
            (gettext("Stance"), words_for(claim.stance, self.lang)),
            (gettext("Certainty"), words_for(claim.certainty, self.lang)),
        ]

    def _other(self, claim: Claim, pair: ReleasedComparison) -> tuple[str, str, Mapping[str, Any], str]:
        """How the claim stands to another: the relation, the reason, the other, and on what condition both stand."""
        other = pair.comparison.b if pair.comparison.a == claim.id else pair.comparison.a
        only_if = pair.only_if.in_(self.lang) if pair.only_if else ""
        return (
            words.capital(words_for(pair.comparison.relation, self.lang)),
            pair.reason.in_(self.lang),
            self._claim_line(self.shelf.claims[other]),
            only_if,
        )

    def report(self, report_id: str) -> bytes:
        report = self.shelf.reports[report_id]
        claims = self.shelf.printed_in.get(report_id, ())
        outlet = report.outlet or gettext("Outlet not named")
        told = f"{outlet}, {words.day_words(report.published)}" if report.published else outlet
        return self._made(
            "report",
            addresses.of_thing(self.lang, Thing.REPORT, report_id),
            gettext("Report: {title}").format(title=told),
            report=report,
            claims=[self._claim_line(each) for each in claims],
            part="",
        )

    def method(self) -> bytes:
        return self._made("method", addresses.page(self.lang, "method"), gettext("Method"), part="method")

    def check(self) -> bytes:
        return self._made(
            "check", addresses.page(self.lang, "check"), gettext("How to check this"), part="method"
        )

    def data(self) -> bytes:
        return self._made(
            "data", addresses.page(self.lang, "data"), gettext("Data"), files=self.files, part="data",
            cited=cites.text(cites.cited(self.record, None, self.lang)) if self.record.shown else "",
        )  # fmt: skip

    def corrections(self) -> bytes:
        return self._made(
            "corrections",
            addresses.page(self.lang, "corrections"),
            gettext("Corrections"),
            releases=list(reversed(self.record.releases)),
            part="corrections",
        )

    def of_release(self, each: Held) -> bytes:
        number = each.release.number
        return self._made(
            "release",
            addresses.of_release(self.lang, number),
            gettext("Release {number}").format(number=number),
            each=each,
            here_now=self.record.shown is not None and number == self.record.shown.release.number,
            later=[
                one for one in self.record.releases if one.release.number > number and one.withdrawn is None
            ],
            part="corrections",
        )

    def gone(self, it: Forwarding) -> bytes:
        """The page at the address of what is no longer shown."""
        ids = self.record.shelf.ids() if self.record.shelf else frozenset()
        return self._made(
            "gone",
            addresses.of_thing(self.lang, it.thing, it.id),
            f"{words.capital(words.thing_words(it.thing))} {it.id}",
            it=it,
            into=[key for key in it.into if (it.thing, key) in ids],
            part="corrections",
        )


def list_name(folder: str, number: int) -> str:
    return f"{folder}/index" if number == 1 else f"{folder}/page-{number}"


def how_many_pages(many: int) -> int:
    return max(1, -(-many // A_PAGE))
