"""What a figure counts: how far things had come for people (held, punished, fined ...), who they are, and the unit.

Read from the claim's own words: the population the reading found, the target, the figure with the words just after
it, then the kind. Words in one language or another lead to the same measure; the table below is the whole lexicon.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from khronika.nouns import Claim, Kind, SourceType, Unit
from khronika.reconciling.scope import Nest
from khronika.reconciling.wordings import FINE_OR_WARNING, FROM_ARREST, JAIL_OR_FINE, PARENTS, STAGES, WHO

# Stage taken when the words name none. Kinds that are absent have no stages: their own word is their measure.
_BY_KIND: dict[Kind, str] = {
    Kind.DETENTION: "detained",
    Kind.RELEASE: "released",
    Kind.SENTENCE: "punished",
    Kind.CHARGE: "charged",
    Kind.INJURY: "hurt",
    Kind.DEATH: "killed",
    Kind.PROTEST: "taking part",
    Kind.DEPLOYMENT: "deployed",
}
# Which stages the words of a claim of a kind can mean: "arrested" is a court's arrest only where courts speak.
_ALLOWED: dict[Kind, frozenset[str]] = {
    Kind.DETENTION: frozenset({"still held", "released", "moved", "held liable", "fined", "warned"}),
    Kind.RELEASE: frozenset(),
    Kind.CHARGE: frozenset({"held liable"}),
    Kind.SENTENCE: frozenset({"jailed", "fined", "warned", "held liable", "released"}),
    Kind.INJURY: frozenset({"in hospital", "needing medical help"}),
    Kind.DEATH: frozenset(),
    Kind.PROTEST: frozenset({"signing", "rallying for the authorities"}),
    Kind.DEPLOYMENT: frozenset(),
    Kind.FORCE: frozenset({"deployed"}),
    Kind.ELECTION: frozenset({"turnout", "registered", "interviewed", "votes"}),
    Kind.BLOCKING: frozenset({"slowed down"}),
}
_KIND_OF_STAGE: dict[str, Kind] = {
    "released": Kind.RELEASE,
    "released from arrest": Kind.RELEASE,
    "held liable": Kind.SENTENCE,
    "punished": Kind.SENTENCE,
    "fined": Kind.SENTENCE,
    "warned": Kind.SENTENCE,
    "fined or warned": Kind.SENTENCE,
    "deployed": Kind.DEPLOYMENT,
}
_STAGE_NAMES = ("released from arrest", "fined or warned", "punished", *STAGES)
_HARM = {Kind.INJURY, Kind.DEATH}  # here "protesters" are told apart from police; elsewhere they are people
_OFFICIAL = {SourceType.STATE, SourceType.POLICE, SourceType.COURT, SourceType.PROSECUTOR}
_REGISTERING = {SourceType.PROSECUTOR, SourceType.POLICE, SourceType.COURT}
_NAMED = re.compile(
    r"\b([A-Z][\w./-]*[\w/](?:\s+[A-Z][\w./-]+)*)\s+(?:reporters?|journalists?|correspondents?|staff|crew)\b"
)
_BRACKETS = re.compile(r"\([^)]*\)")
# Another count; not a term of days or years ("46 of them to up to 15 days in jail"), which tells what became of those counted.
_NUMBER = re.compile(
    r"(?<![\d.,])\d(?:[\d.,]*\d)?(?![\d.,]*\d)"
    r"(?![\s-]*(?:days?|weeks?|months?|years?|hours?|сут|дн[еяй]|день|недел|месяц|лет|год|час|тәулік|күн|апта|ай(?!т)|жыл|сағат))"
)
_CANDIDATE = re.compile(
    r"(?<!^)(?:%|percent|per cent|votes)\s+(?:for\s+)?([A-ZА-ЯӘҒҚҢӨҰҮІ][\w'-]+)|\bfor\s+([A-Z][\w'-]+)"
)
_NAME = re.compile(r"(?:[A-Z][\w'-]+ ?)+")  # of a candidate, where reading found whose share it is
_BASE = re.compile(r"\bof (?:the |all )?([a-z][a-z ]+?)\s*$")
STATED_PART = "a stated part of"  # narrows a measure for a figure told as part of another of the same scope
_PRONOUN = re.compile(
    r"(?:it|he|she|they|them|those|these|some|him|her|who|whom|all|total|он|она|они|их|его|её|ее|кого|кто|никого(?: из них)?|всего|всех|ол|олар|оларды)$",
    re.IGNORECASE,
)
_PARTITIVE = re.compile(
    r"\s*(?:people\s+|человек\s+)?(?:of (?:them|those|whom)|из (?:них|этих)|оның)\b", re.IGNORECASE
)
_CRIMINAL = re.compile(r"\bcriminal|\bуголовн|қылмыстық", re.IGNORECASE)
_CLAUSE_END = re.compile(
    r"[;:.!?]|\b(?:including|among (?:them|whom)|of (?:whom|them)|along with|в том числе|в их числе|среди них|из них|вместе с|оның ішінде|олардың)\b"
)
_NOUN = 4  # words after a figure in which its noun stands: "30 of the detained reporters"; farther on, others speak
_WINDOW = 70  # characters after the figure in which its own verb stands, in the demo reports; a clause is rarely longer


@dataclass(frozen=True, slots=True)
class Measure:
    """``kind`` of question it belongs to, ``stage`` (``None`` for kinds that have none), ``who`` in one of our
    words, ``of`` a name that narrows it (a candidate, an outlet, a base of percent), ``unit``, ``None`` where the
    claim has no figure."""

    kind: Kind
    stage: str | None
    who: str | None
    of: str | None
    unit: Unit | None

    @property
    def is_share(self) -> bool:
        """True for a percentage of a vote."""
        return self.kind is Kind.ELECTION and self.unit is Unit.PERCENT

    @property
    def is_bare_share(self) -> bool:
        """True for a percentage of a vote that its words put to nobody: somebody's share, or the turnout."""
        return self.is_share and self.stage is None

    @property
    def is_count(self) -> bool:
        """True for kinds that count persons through stages; False for what is said, blocked or judged."""
        return self.stage is not None and (self.kind in _BY_KIND or self.kind is Kind.ELECTION)

    @property
    def population(self) -> str:
        """In words, for a question: "people fined", "RFE/RL journalists detained", "share of the vote for ..."."""
        if self.kind is Kind.ELECTION and self.unit is Unit.PERCENT:
            return (
                self.stage
                if self.stage == "turnout"
                else f"share {self.stage or ''} for {self.of or 'somebody'}"
            )
        who = " ".join(filter(None, (self.of, "the" if self.of == STATED_PART else None, self.who)))
        return " ".join(filter(None, (who, self.stage))) or self.kind.value

    @property
    def answers(self) -> "Measure":
        """The measure of the question it answers: "said, but no number" answers how many, and what was blocked and
        for how long is one question."""
        if self.kind in (Kind.BLOCKING, Kind.BLACKOUT):
            return replace(self, unit=None)
        if self.unit is None and self.is_count and self.who is not None:
            return replace(self, unit=Unit.PERSONS)
        return self


def words_of(claim: Claim) -> tuple[str, str]:
    """The words that say what the claim's figure counts: the figure's own with those after it up to the next clause
    or number, and those of its clause before it. The whole quotation for a claim without a figure."""
    if claim.figure is None:
        return claim.quote, ""
    own, span = claim.figure.text, claim.figure.span
    before = after = ""
    if span and claim.span.contains(span) and claim.span.end - claim.span.start == len(claim.quote):
        after = _up_to_clause(claim.quote[span.end - claim.span.start :][:_WINDOW])
        before = _from_clause(claim.quote[: span.start - claim.span.start][-_WINDOW:])
    return _BRACKETS.sub(" ", f"{own}{after}").strip(), _BRACKETS.sub(" ", before).strip()


def is_partitive(claim: Claim) -> bool:
    """True for "677 of them" read as a plain detention: some of those held, told apart by words that did not make a
    stage of their own. Which whole they are part of, the reading did not find."""
    figure, span = claim.figure, claim.span
    if claim.kind is not Kind.DETENTION or figure is None or figure.span is None:
        return False
    if not span.contains(figure.span) or span.end - span.start != len(claim.quote):
        return False
    return (
        bool(_PARTITIVE.match(claim.quote[figure.span.end - span.start :]))
        and _stage(claim, "") == "detained"
    )


def _up_to_clause(words: str) -> str:
    clause = _CLAUSE_END.search(words, 2)  # "150 of them were fined": the figure's own "of them" ends nothing
    ends = [found.start() for found in (clause, _NUMBER.search(words)) if found]
    return words[: min(ends)] if ends else words


def _from_clause(words: str) -> str:
    starts = [found.end() for pattern in (_CLAUSE_END, _NUMBER) for found in pattern.finditer(words)]
    return words[max(starts) :] if starts else words


@lru_cache(maxsize=65_536)
def _first(words: str, table: str) -> tuple[str, ...]:
    """The entries of a lexicon that ``words`` hold, in order of appearance."""
    found = []
    for name, pattern in (STAGES if table == "stages" else WHO).items():
        match = pattern.search(words)
        if match:
            found.append((match.start(), -len(match[0]), name))
    return tuple(name for _, _, name in sorted(found))


def _last_word(words: str) -> str:
    return words.split()[-1] if words else ""


def _stage(claim: Claim, words: str, before: str = "") -> str | None:
    default = _BY_KIND.get(claim.kind)
    if claim.kind is Kind.SENTENCE:
        either = f"{before} {words}"
        if JAIL_OR_FINE.search(either):
            return "punished"
        if FINE_OR_WARNING.search(either):
            return "fined or warned"
    if claim.kind is Kind.RELEASE and FROM_ARREST.search(f"{before} {words}"):
        return "released from arrest"
    told = claim.target if claim.target and claim.kind in (Kind.PROTEST, Kind.ELECTION) else ""
    beside = _first(_last_word(before), "stages")  # "fined 115, warned 172": the verb that the number follows
    for stage in (*beside, *_first(words, "stages"), *_first(before, "stages"), *_first(told, "stages")):
        if stage in _ALLOWED.get(claim.kind, ()):
            if stage == "held liable":
                return "charged" if _CRIMINAL.search(f"{before} {words}") else "punished"
            if stage == "released" and claim.kind is Kind.SENTENCE:
                return "released from arrest"
            return stage
    return default


def _who(claim: Claim, words: str) -> str:
    """Whom the figure counts: by the population that reading found, the target, the noun beside the figure."""
    own = claim.figure.text if claim.figure else ""
    noun = " ".join(words[len(own) :].split(",")[0].split()[:_NOUN]) if claim.figure else words
    acting = _acting(claim)
    # A row of another dataset has a column for whom it happened to; its words speak of everybody who acts.
    beside = None if claim.rule.startswith("import.") else f"{own} {noun}"
    for place in (claim.figure.scope.population if claim.figure else None, claim.target, beside):
        found = [name for name in _first(place or "", "who") if name not in ("people", *acting)]
        if found and (found[0] != "protesters" or claim.kind in _HARM):
            return found[0]
    return "people"


def _acting(claim: Claim) -> tuple[str, ...]:
    """Those who act where the words for whom they act on stand elsewhere: in "police held 20 of them" nobody counts
    police."""
    stands_elsewhere = claim.kind is Kind.DETENTION and bool(_PRONOUN.match((claim.target or "").strip()))
    return _first(claim.agent or "", "who")[:1] if stands_elsewhere else ()


def _election(claim: Claim, words: str, unit: Unit | None) -> tuple[str | None, str | None, str | None]:
    """Stage, who and name for figures of a vote."""
    stage = _stage(claim, words)
    named = _CANDIDATE.search(words)
    candidate = next(filter(None, named.groups()), None) if named else None
    if unit is Unit.PERCENT:
        voices = " ".join(voice.source.name for voice in claim.attribution.chain)
        polled = re.search(r"exit[- ]?poll|экзит-?пол", f"{voices} {words}", re.IGNORECASE)
        if candidate is None and stage is None and _NAME.fullmatch(claim.target or ""):
            candidate = (claim.target or "").split()[-1]
        if candidate is None:
            return stage, ("voters" if stage else None), None  # no stage: a bare share, see laying.py
        return ("in an exit poll" if polled else "of the vote"), None, candidate
    if candidate and re.search(r"votes|голос|дауыс", words):
        return "votes", None, candidate
    if unit is None and stage is None:
        return None, None, None  # "an election was held" counts nobody
    return stage or "registered", "voters", None


def _without_stage(claim: Claim, words: str, unit: Unit | None) -> tuple[str | None, str | None, str | None]:
    speaker = claim.attribution.speaker
    kind = speaker.source.type if speaker else SourceType.AUTHOR
    if claim.kind is Kind.ELECTION_FINDING:
        if unit is Unit.PERCENT:
            base = _BASE.search(words)
            return None, None, base[1] if base else None
        return ("offences registered" if kind in _REGISTERING else None), None, None
    if claim.kind in (Kind.BLOCKING, Kind.BLACKOUT) and kind in _OFFICIAL and unit is None:
        # Officials speak of what they knew or why; only a figure makes it a measurement.
        return "as officials explain it", None, None
    stage = _stage(claim, words)
    return stage, ("police" if stage == "deployed" else None), None


@lru_cache(maxsize=65_536)
def _one(measure: Measure) -> Measure:
    """The one measure that stands for all its equals: a record has few, on very many cards."""
    return measure


def measure_of(claim: Claim) -> Measure:
    """What the claim counts or says."""
    return _one(_measure_of(claim))


def _measure_of(claim: Claim) -> Measure:
    words, before = words_of(claim)
    unit = claim.figure.unit if claim.figure else None
    if claim.kind is Kind.ELECTION:
        return Measure(claim.kind, *_election(claim, words, unit), unit)
    if claim.kind not in _BY_KIND:
        stage, who, of = _without_stage(claim, words, unit)
        return Measure(_KIND_OF_STAGE.get(stage or "", claim.kind), stage, who, of, unit)
    stage = _stage(claim, words, before)
    who = _who(claim, words)
    named = _NAMED.search(words) if who == "journalists" else None
    of = named[1] if named else None
    target = (claim.target or "").strip()
    if claim.figure is None and target and not _first(target, "who") and not _PRONOUN.match(target):
        who, of = None, target  # one person or group, not a count of people
    if unit not in (None, Unit.PERSONS):
        who = None  # hours, days, buses: whose they are does not change the unit
    return Measure(_KIND_OF_STAGE.get(stage or "", claim.kind), stage, who, of, unit)


def _rises(part: str | None, whole: str | None) -> bool:
    """True when ``part`` names some of ``whole`` by the table of parents."""
    return part is not None and whole is not None and whole in PARENTS.get(part, ())


def _nest(a: str | None, b: str | None) -> Nest:
    if a == b:
        return Nest.SAME
    if _rises(a, b):
        return Nest.INSIDE
    return Nest.AROUND if _rises(b, a) else Nest.APART


def nest_measures(a: Measure, b: Measure) -> Nest:
    """Whether two measures count the same, some of the same, or something else (``APART``)."""
    return Nest.SAME if a is b else _nest_measures(a, b)


@lru_cache(maxsize=65_536)
def _nest_measures(a: Measure, b: Measure) -> Nest:
    if a.unit is not b.unit and None not in (a.unit, b.unit):
        return Nest.APART
    stage, who = _nest(a.stage, b.stage), _nest(a.who, b.who)
    if a.of == b.of:
        of = Nest.SAME
    else:
        narrowed = a.who is not None and a.who == b.who
        of = (
            Nest.INSIDE
            if narrowed and b.of is None
            else Nest.AROUND
            if narrowed and a.of is None
            else Nest.APART
        )
    kinds = Nest.SAME if a.kind is b.kind else Nest.APART
    found = {stage, who, of, kinds} - {Nest.SAME}
    if not found:
        return Nest.SAME
    # Fined journalists against punished people: some of some. Jailed people against punished journalists: neither.
    return found.pop() if len(found) == 1 else Nest.APART


def measure_for(kind: Kind, population: str | None = None, unit: Unit | None = Unit.PERSONS) -> Measure:
    """The measure a person asks for in our words: ("detention", "journalists"), ("sentence", "people fined")."""
    words = population or ""
    if kind not in _BY_KIND:
        return Measure(kind, None, None, None, unit)
    stage = next((name for name in _STAGE_NAMES if words.endswith(name)), _BY_KIND[kind])
    who = next((name for name in WHO if name in words), "people")
    return Measure(
        _KIND_OF_STAGE.get(stage, kind), stage, "people" if who == "protesters" else who, None, unit
    )
