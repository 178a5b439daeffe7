"""The mask: private claims and reports in, what may be told of them out, and why each of the others stays behind.

A claim goes through every rule in turn; nothing of it is taken over that no rule speaks of, so that a field that is added to
``Claim`` one day is not shown before somebody decides how.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote, urlsplit

from khronika.nouns import (
    ROW_OF_DATA_SET,
    Claim,
    Figure,
    PartialDate,
    Place,
    ReleasedReport,
    Report,
    Scope,
    Span,
    State,
)
from khronika.publishing import cells, days
from khronika.publishing.drawn import Behind, Drawn, Facts, Held
from khronika.publishing.earlier import Earlier
from khronika.publishing.ids import Ids
from khronika.publishing.persons import Naming
from khronika.publishing.places import Coarsening
from khronika.publishing.quotations import Quoting, place_of
from khronika.publishing.rules import Rules, Seconded, Withheld

_LONGEST_FIGURE = 60  # characters of a number's words; what is longer has more in it than a number
# Where an address is a person's page, or opens only for whoever was invited.
_NOT_PUBLISHERS = re.compile(
    r"(?:^|\.)(?:t\.me|telegram\.(?:me|org)|facebook\.com|fb\.com|instagram\.com|vk\.com|ok\.ru|twitter\.com|x\.com|tiktok\.com|"
    r"youtube\.com|youtu\.be|wa\.me|whatsapp\.com|threads\.net|docs\.google\.com|drive\.google\.com|onion|local|localhost|internal)$"
)
_SECRET = re.compile(r"(?i)(?:token|auth|key|sig|pass|session|invite|secret|code|share|email|user)")


@dataclass(frozen=True, slots=True)
class MaskedClaim:
    """A claim as it may be told. ``private`` is the id it has in the folder."""

    private: str = field(repr=False)
    claim: Claim
    state: State
    seconded: bool


@dataclass(frozen=True, slots=True)
class Masked:
    """What leaves: claims and reports in the order of their public ids. ``behind`` is for the desk alone."""

    claims: tuple[MaskedClaim, ...]
    reports: tuple[ReleasedReport, ...]
    behind: tuple[Behind, ...]
    known_until: PartialDate


def mask(drawn: Drawn, rules: Rules, ids: Ids, facts: Facts, earlier: Earlier) -> Masked:
    """The record of ``drawn`` as these rules let it go, beside the releases that went before."""
    return _Mask(drawn, rules, ids, facts).all(earlier)


class _Mask:
    def __init__(self, drawn: Drawn, rules: Rules, ids: Ids, facts: Facts) -> None:
        self._drawn, self._rules, self._ids, self._facts = drawn, rules, ids, facts
        self._until = days.known_until(rules, drawn.on)
        self._coarsening = Coarsening(rules, facts)
        # Twice: which outlets may be named follows from who may not, and the other way round.
        self._naming = Naming(rules, ids, facts, drawn.may_be_named)
        self._quoting = self._quoter(facts)
        outlets = [report.outlet for report in drawn.reports.values() if self._may_be_named(report)]
        self._naming = Naming(rules, ids, facts, drawn.may_be_named, filter(None, outlets))
        self._quoting = self._quoter(facts)
        self._reports = {key: self._report(report) for key, report in drawn.reports.items()}
        self._behind: dict[str, str] = {}

    def _quoter(self, facts: Facts) -> Quoting:
        hidden = [*self._drawn.unnamed, *self._named_in_claims()]
        return Quoting(self._rules, self._naming, self._coarsening, facts, hidden)

    def _may_be_named(self, report: Report) -> bool:
        """Whether a report's outlet publishes, and is not called after somebody who may not be named."""
        return _public_host(report.url) and not self._quoting.still_tells(report.outlet or "")

    def _named_in_claims(self) -> Iterable[str]:
        for held in self._drawn.claims:
            claim = held.claim
            for words in (claim.agent, claim.target):
                yield from self._naming.hidden_in(words, claim.lang)
            for voice in claim.attribution.chain:
                told = self._naming.voice(voice, claim.lang, claim.published)
                for words in (voice.person, voice.words, voice.source.name):
                    if words and words not in (told.person, told.source.name):
                        yield from self._naming.hidden_in(words, claim.lang)

    # ---- all ----

    def all(self, earlier: Earlier) -> Masked:
        small = cells.small_cells((held.claim for held in self._drawn.claims), self._rules)
        going = [held for held in self._drawn.claims if self._goes(held, small)]
        beside = self._beside_small(small)
        masked = {held.claim.id: self._claim(held.claim, beside) for held in going}
        for claim in [held.claim for held in going]:
            if claim.id in masked and self._facts.counts(claim) != self._facts.counts(masked[claim.id]):
                self._stays(claim.id, "counts.otherwise")
                del masked[claim.id]
        masked = self._without_what_gives_away(masked, small, earlier)
        shown = {claim.report_id for claim in masked.values()}
        reports = {each.id: each for each in self._reports.values() if each.id in shown}
        for key in earlier.must_not_follow(masked, reports):
            self._stays(key, "earlier.not-masked-anew")
            del masked[key]
        return self._masked(going, masked, reports)

    def _masked(
        self, going: Sequence[Held], masked: Mapping[str, Claim], reports: Mapping[str, ReleasedReport]
    ) -> Masked:
        told = {claim.id for claim in masked.values()}
        kept = [
            MaskedClaim(
                held.claim.id,
                replace(claim, part_of=claim.part_of if claim.part_of in told else None),
                held.state,
                held.seconded,
            )
            for held in going
            if (claim := masked.get(held.claim.id)) is not None
        ]
        used = {each.claim.report_id for each in kept}
        return Masked(
            claims=tuple(sorted(kept, key=lambda each: each.claim.id)),
            reports=tuple(reports[key] for key in sorted(used)),
            behind=tuple(Behind(key, rule) for key, rule in sorted(self._behind.items())),
            known_until=PartialDate.of(self._until),
        )

    def _goes(self, held: Held, small: set[str]) -> bool:
        claim = held.claim
        if held.state not in self._rules.states or (
            self._rules.seconded is Seconded.ALWAYS and not held.seconded
        ):
            return self._stays(claim.id, "review.decided")
        if held.state is State.PROPOSED and claim.report_id not in self._drawn.ours:
            return self._stays(claim.id, "review.decided")
        last = [claim.when.latest if claim.when else None, held.known_on]
        last.append(claim.published.latest if claim.published else None)
        if not all(days.is_old_enough(day, self._until) for day in last):
            return self._stays(claim.id, "days.old")
        if self._rules.withheld_reports is Withheld.NOTHING and claim.report_id in self._drawn.withheld:
            return self._stays(claim.id, "source.protected")
        if claim.id in small:
            return self._stays(claim.id, "cell.small")
        return True

    def _stays(self, key: str, rule: str) -> bool:
        self._behind[key] = rule
        return False

    def _without_what_gives_away(
        self, masked: dict[str, Claim], small: set[str], earlier: Earlier
    ) -> dict[str, Claim]:
        hidden = [
            self._claim(held.claim, frozenset()) for held in self._drawn.claims if held.claim.id in small
        ]
        gone = cells.give_away(list(masked.values()), hidden, earlier.every_form(), self._rules)
        for key in [key for key, claim in masked.items() if claim.id in gone]:
            self._stays(key, "cell.small")
            del masked[key]
        return masked

    def _beside_small(self, small: set[str]) -> frozenset[tuple[str, Span]]:
        return frozenset(
            (held.claim.report_id, held.claim.span) for held in self._drawn.claims if held.claim.id in small
        )

    # ---- one claim ----

    def _claim(self, claim: Claim, beside: Iterable[tuple[str, Span]]) -> Claim:
        withheld = claim.report_id in self._drawn.withheld
        report = self._reports[claim.report_id]
        published = None if withheld else days.date(claim.published, self._rules)
        places, coarse = self._coarsening.places(claim.places)
        scope_places, coarser = self._coarsening.places(claim.figure.scope.places if claim.figure else ())
        gives = any(key == claim.report_id and span.overlaps(claim.span) for key, span in beside)
        phrases = (*coarse, *coarser, *self._unnamed_of(claim))
        others = (
            self._drawn.reports[claim.report_id].media_type == ROW_OF_DATA_SET
        )  # whose terms may forbid it
        quote = "" if withheld or gives or others else self._quoting.cut(claim.quote, claim.lang, phrases)
        lang = "" if withheld else claim.lang
        return Claim(
            id=self._ids.claim(claim.id),
            report_id=report.id,
            kind=claim.kind,
            span=Span(0, max(1, len(quote))),
            quote=quote,
            attribution=self._naming.attribution(claim.attribution, claim.lang, claim.published),
            agent=self._naming.who(claim.agent, claim.lang),
            target=self._naming.who(claim.target, claim.lang),
            figure=self._figure(claim.figure, quote, scope_places, phrases),
            places=places,
            when=days.when(claim.when, self._rules),
            as_of=None if withheld else days.when(claim.as_of, self._rules),
            stance=claim.stance,
            certainty=claim.certainty,
            background=claim.background,
            part_of=self._ids.claim(claim.part_of) if claim.part_of else None,
            rule="",
            confidence=1.0,  # a person decided; the machine's own number follows from the words that were cut
            lang=lang,
            outlet=report.outlet,
            published=published,
        )

    def _unnamed_of(self, claim: Claim) -> list[str]:
        words = [*self._naming.hidden_in(claim.agent, claim.lang)]
        words += self._naming.hidden_in(claim.target, claim.lang)
        for voice in claim.attribution.chain:
            for each in (voice.person, voice.source.name):
                words += self._naming.hidden_in(each, claim.lang)
        return words

    def _figure(
        self, figure: Figure | None, quote: str, places: tuple[Place, ...], phrases: Sequence[str]
    ) -> Figure | None:
        if figure is None:
            return None
        text = " ".join(figure.text.split())
        if len(text) > _LONGEST_FIGURE or self._quoting.still_tells(text, phrases) or _has_name(text):
            number = next(n for n in (figure.value, figure.low, figure.high) if n is not None)
            text = f"{number:g}"
        scope = figure.scope
        period, as_of = days.when(scope.period, self._rules), days.when(scope.as_of, self._rules)
        return Figure(
            text=text,
            low=figure.low,
            high=figure.high,
            unit=figure.unit,
            approx=figure.approx,
            rule=figure.rule,
            value=figure.value,
            span=place_of(text, quote),
            scope=Scope(self._population(scope.population, phrases), places, period, as_of, scope.counting),
        )

    def _population(self, words: str | None, phrases: Sequence[str]) -> str | None:
        """Whom a figure counts, in a word of ours; a person may have typed it, and typed more than that."""
        if not words or any(char.isupper() for char in words) or self._quoting.still_tells(words, phrases):
            return None
        return words

    # ---- one report ----

    def _report(self, report: Report) -> ReleasedReport:
        key = self._ids.report(report.id)
        if report.id in self._drawn.withheld:
            return ReleasedReport(key)
        url = self._url(report.url)
        return ReleasedReport(
            id=key,
            lang=report.lang,
            published=days.date(report.published, self._rules),
            outlet=self._naming.outlet(report.outlet),
            url=url,
            sha256=report.sha256 if url else None,
        )

    def _url(self, url: str | None) -> str | None:
        """The address of what is public by itself, without its fragment; none that names somebody, opens for the invited alone, or
        is a person's own page."""
        if url is None or not _public_host(url):
            return None
        parts = urlsplit(url)
        if _SECRET.search(parts.query):
            return None
        words = re.findall(r"[^\W\d_]+", unquote(f"{parts.path} {parts.query}"))
        if any(self._quoting.is_hidden(word) for word in words):
            return None
        return parts._replace(fragment="").geturl()


def _public_host(url: str | None) -> bool:
    """Whether an address is one of a site that publishes, and no person's page."""
    parts = urlsplit(url or "")
    host = (parts.hostname or "").removeprefix("www.")
    if parts.scheme not in ("http", "https") or "." not in host or host.replace(".", "").isdigit():
        return False
    return not (parts.username or parts.netloc.rpartition(":")[2].isdigit() or _NOT_PUBLISHERS.search(host))


def _has_name(text: str) -> bool:
    """A number's words have no capital but in the first letter."""
    return any(char.isupper() for char in text[1:])
