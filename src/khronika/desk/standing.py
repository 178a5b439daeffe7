"""How one claim stands to the others, for a table's cell, in the language of the page.

English comes from reconciling. Russian and Kazakh say the same after a colon, so that no name need be bent into a case;
each cell has its words in both, a test holds the table to that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from khronika import reconciling
from khronika.desk.language import ENGLISH, namer, spoken
from khronika.nouns import Claim, Comparison, Question, Relation
from khronika.reconciling.answers import sums_of
from khronika.reconciling.cards import Card, card_of
from khronika.reconciling.cells import denial_of
from khronika.reconciling.comparisons import SLIPS
from khronika.reconciling.grounds import change_in
from khronika.reconciling.growth import grown, growth
from khronika.reconciling.measures import measure_of
from khronika.reconciling.titles import asked_in, scope_in
from khronika.reconciling.tongues import figure_in, tongue_of
from khronika.reconciling.totals import whole_cell

# {one}: whose figure; {what}: what is counted; {scope}: where and when.
CELLS: dict[str, dict[str, str]] = {
    "repeats": {"ru": "повторяет: {one}", "kk": "қайталайды: {one}"},
    "revises": {"ru": "уточняет собственное число: {one}", "kk": "өзінің бұрынғы санын түзетеді: {one}"},
    "revised": {"ru": "позже уточнено: {one}", "kk": "кейін түзетілген: {one}"},
    "slip": {"ru": "здесь или там, вероятно, опечатка: {one}", "kk": "екеуінің бірінде қате басылған болуы мүмкін: {one}"},
    "contradicts": {"ru": "противоречит: {one}", "kk": "қайшы келеді: {one}"},
    "above": {"ru": "часть больше целого: {one}", "kk": "бөлігі бүтінінен үлкен: {one}"},
    "denies number": {"ru": "отрицает это число", "kk": "бұл санды жоққа шығарады"},
    "denies it": {"ru": "отрицает это", "kk": "мұны жоққа шығарады"},
    "denies unaware": {"ru": "говорит лишь, что не знает", "kk": "тек білмейтінін айтады"},
    "stated part": {"ru": "входит в число: {one}", "kk": "мынаның бір бөлігі: {one}"},
    "part": {"ru": "считает часть того, что посчитано здесь: {one}", "kk": "мұнда саналғанның бір бөлігін санайды: {one}"},
    "speaks of part": {"ru": "говорит о части того, что посчитано здесь: {one}", "kk": "мұнда саналғанның бір бөлігі туралы айтады: {one}"},
    "makes up": {"ru": "вместе с другими частями даёт: {one}", "kk": "басқа бөліктермен бірге мынаны құрайды: {one}"},
    "part of scope": {"ru": "часть того, о чём вопрос", "kk": "сұрақ қамтыған нәрсенің бір бөлігі"},
    "covers more": {"ru": "охватывает больше, чем вопрос", "kk": "сұрақтан кеңірек қамтиды"},
    "something else": {"ru": "считает другое: {what}", "kk": "басқа нәрсені санайды: {what}"},
    "another scope": {"ru": "другой охват", "kk": "қамтуы басқа"},
    "fits": {"ru": "сходится: {one}", "kk": "сәйкес келеді: {one}"},
    "alone": {"ru": "единственное число с таким охватом", "kk": "осындай қамтуы бар жалғыз сан"},
    "no number": {"ru": "число не названо", "kk": "саны айтылмаған"},
    "grew": {"ru": "прежде тот же источник считал меньший охват: {one} ({scope})", "kk": "бұрын сол дереккөз азырақ қамтып санаған: {one} ({scope})"},
    "part of own": {"ru": "часть числа того же источника: {one} ({scope})", "kk": "сол дереккөздің санының бір бөлігі: {one} ({scope})"},
    "more": {"ru": "{one} и ещё {n}", "kk": "{one} және тағы {n}"},
}  # fmt: skip


def standing(
    claim_id: str, question: Question, claims: Mapping[str, Claim], comparisons: Sequence[Comparison]
) -> str:
    """How it stands to the others; and, where one source counted less before or more later, what grew."""
    lang = spoken()
    if lang == ENGLISH:
        english = namer(question.period)
        stands = reconciling.standing(claim_id, question, claims, comparisons, english)
        grew = growth(claim_id, claims, comparisons, english)
        alone = stands.startswith("the only figure")
    else:
        mine = [c for c in comparisons if claim_id in (c.a, c.b) and c.a in claims and c.b in claims]
        bench = _Bench(claim_id, question, claims, mine, lang)
        parts = bench.parts()
        stands, grew = "; ".join(parts), bench.growth()
        alone = parts == [CELLS["alone"][lang]]
    if grew and grew in stands:
        return stands
    return grew if grew and alone else "; ".join(filter(None, (stands, grew)))


def growth_words(claim_id: str, claims: Mapping[str, Claim], comparisons: Sequence[Comparison]) -> str:
    """What lesser count of the same source the figure grew from, in the language of the page; empty for none."""
    found = grown(claim_id, claims, comparisons)
    if found is None or not found[1]:
        return ""
    if spoken() == ENGLISH:
        return growth(claim_id, claims, comparisons, namer(found[0].when))
    where, when = scope_in(found[0].places, found[0].when, spoken(), namer(found[0].when))
    card = card_of(found[0])
    one = f"{tongue_of(spoken()).named(card)}, {figure_in(card, spoken())}"
    return f"({CELLS['grew'][spoken()].format(one=one, scope=f'{where}, {when}')})"


@dataclass(frozen=True, slots=True)
class _Bench:
    """One claim among those it is compared with; ``mine`` are its comparisons."""

    claim_id: str
    question: Question
    claims: Mapping[str, Claim]
    mine: Sequence[Comparison]
    lang: str

    def parts(self) -> list[str]:
        """In the order of ``reconciling.standing``: a retelling has no standing of its own."""
        relays = [
            c for c in self.mine if c.relation is Relation.RELAY and c.directed and c.b == self.claim_id
        ]
        if relays:
            nearest = min(relays, key=lambda c: (card_of(self.claims[c.a]).nearness, c.a))
            changed = change_in(nearest, self.claims, self.lang, namer(self.question.period))
            return [self._say("repeats", [nearest]), *filter(None, [changed.rstrip(".")])]
        sums = [whole_cell(each, self.lang) for each in sums_of([self.claim_id], self.mine)[:1]]
        parts = [*self._revisions(), *self._clashes(), *sums]
        if self.claim_id not in self.question.members:
            parts.insert(0, self._outside())
        if (denial := denial_of(self.claims[self.claim_id])) is not None:
            parts.insert(0, self._say(f"denies {denial}", []))
        if parts:
            return parts
        if fits := [c for c in self.mine if c.relation is Relation.AGREE]:
            return [self._say("fits", fits)]
        return [self._say("alone" if self.claims[self.claim_id].figure else "no number", [])]

    def growth(self) -> str:
        found = grown(self.claim_id, self.claims, self.mine)
        if found is None:
            return ""
        other, narrower = found
        where, when = scope_in(other.places, other.when, self.lang, namer(other.when))
        return CELLS["grew" if narrower else "part of own"][self.lang].format(
            one=self._whose(card_of(other)), scope=f"{where}, {when}"
        )

    def _say(self, cell: str, found: Sequence[Comparison], **slots: str) -> str:
        words = CELLS[cell][self.lang]
        return words.format(one=self._theirs(found), **slots) if found else words.format(**slots)

    def _whose(self, card: Card) -> str:
        figure = figure_in(card, self.lang) if card.claim.figure else CELLS["no number"][self.lang]
        return f"{tongue_of(self.lang).named(card)}, {figure}"

    def _theirs(self, found: Sequence[Comparison]) -> str:
        cards = [card_of(self.claims[self._other(c)]) for c in found]
        cards.sort(key=lambda card: card.claim.figure is None)
        one = self._whose(cards[0])
        return CELLS["more"][self.lang].format(one=one, n=len(cards) - 1) if len(cards) > 1 else one

    def _other(self, comparison: Comparison) -> str:
        return comparison.b if comparison.a == self.claim_id else comparison.a

    def _revisions(self) -> list[str]:
        revisions = [c for c in self.mine if c.relation is Relation.REVISION]
        nearest = sorted(
            revisions, key=lambda c: (card_of(self.claims[self._other(c)]).nearness, self._other(c))
        )
        earlier = [c for c in nearest if c.b == self.claim_id][:1]
        later = [c for c in nearest if c.a == self.claim_id][:1]
        return [self._say(cell, found) for cell, found in (("revises", earlier), ("revised", later)) if found]

    def _clashes(self) -> list[str]:
        slips = [c for c in self.mine if c.rule in SLIPS]
        clashes = [c for c in self.mine if c.relation is Relation.CONTRADICT and c not in slips]
        above = [c for c in self.mine if c.exceeds and c.a == self.claim_id]
        cells = (("slip", slips), ("contradicts", clashes), ("above", above))
        return [self._say(cell, found) for cell, found in cells if found]

    def _outside(self) -> str:
        toward = [c for c in self.mine if self._other(c) in self.question.members]
        measure = measure_of(self.claims[self.claim_id])
        if inside := [c for c in toward if c.relation is Relation.PART_OF and c.a == self.claim_id]:
            told = [c for c in inside if self.claims[c.b].figure is not None]
            if summed := [c for c in told if c.rule == "part-of.sum"]:
                return self._say("makes up", summed)
            return self._part(told) if told else self._say("part of scope", [])
        if any(c.relation is Relation.PART_OF and c.b == self.claim_id for c in toward):
            return self._say("covers more", [])
        if measure.kind is not self.question.kind or any(
            c.relation is Relation.NOT_COMPARABLE for c in toward
        ):
            return self._say("something else", [], what=asked_in(measure, self.lang))
        return self._say("another scope" if toward else "part of scope", [])

    def _part(self, told: Sequence[Comparison]) -> str:
        """What it is a part of, as the English cell has it."""
        claim, grew = self.claims[self.claim_id], self.growth()
        measure = measure_of(claim)
        other = measure.kind is not self.question.kind
        before = f"{self._say('something else', [], what=asked_in(measure, self.lang))}; " if other else ""
        found = grown(self.claim_id, self.claims, told)
        if grew and found is not None and not found[1]:
            return f"{before}{grew}"
        if any(c.rule == "part-of.stated" for c in told):
            return f"{before}{self._say('stated part', told)}"
        return f"{before}{self._say('part' if claim.figure is not None else 'speaks of part', told)}"
