"""Sentences and words of a Russian text: razdel splits, slovnet tags and parses, pymorphy3 gives lemmas.

Models are loaded once, when first needed; nothing is downloaded. Offsets are into the text given.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from khronika.reading.layouts import ITEM
from khronika.reading.russian.networks import Networks, vectors

_LINE = re.compile(r"[^\n]+")
# slovnet was trained on news sentences; beyond this it only gets slower. Longer ones are read without a tree.
LONGEST_PARSED = 160
# No sentence of a report is as long as this, in characters; lists run together and broken texts are. They are cut, so that
# no rule that looks through a whole sentence for each of its figures takes time that grows with the square of the text.
LONGEST_SENTENCE = 2_000


@dataclass(slots=True)
class Word:
    """A token. ``head`` is an index into its sentence's words, -1 for a root or where there is no parse."""

    start: int
    end: int
    text: str
    lemma: str = ""
    pos: str = "X"
    feats: Mapping[str, str] = field(default_factory=dict)
    head: int = -1
    rel: str = ""
    animate: bool = False

    @property
    def lower(self) -> str:
        return self.text.lower()


@dataclass(slots=True)
class Sentence:
    """``paragraph`` and ``number`` count from 0 through the text; ``bullet`` marks a list item's line."""

    start: int
    end: int
    text: str
    paragraph: int
    number: int
    words: list[Word] = field(default_factory=list)
    bullet: bool = False

    def children(self, index: int) -> Iterator[int]:
        return (i for i, word in enumerate(self.words) if word.head == index)

    def up(self, index: int) -> Iterator[int]:
        """The governors of a word, nearest first."""
        seen = {index}
        while (index := self.words[index].head) >= 0 and index not in seen:
            seen.add(index)
            yield index

    def at(self, offset: int) -> int | None:
        """Index of the word that covers a text offset; ``None`` between words."""
        return next((i for i, w in enumerate(self.words) if w.start <= offset < w.end), None)


@lru_cache(maxsize=1)
def networks() -> Networks:
    """slovnet's networks with natasha's weights, loaded once."""
    from slovnet import Morph, Syntax

    data = natasha_data()
    words = vectors(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")
    morph = Morph.load(data / "model" / "slovnet_morph_news_v1.tar").navec(words)
    syntax = Syntax.load(data / "model" / "slovnet_syntax_news_v1.tar").navec(words)
    return Networks(morph, syntax)


def natasha_data() -> Path:
    """The folder of natasha's weights. The package itself is not imported: it pulls in pymorphy2, whose dictionaries
    we do not use and whose pkg_resources warns on every start."""
    spec = find_spec("natasha")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("natasha is not installed; its weights are what Russian is read with")
    return Path(spec.submodule_search_locations[0]) / "data"


@lru_cache(maxsize=1)
def analyzer() -> Any:
    """pymorphy3's analyzer, loaded once."""
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


def parses_of(word: str) -> list[Any]:
    """All that pymorphy3 makes of a word. It fails on letters that bear no name in Unicode (Tangut, for one): they are
    hidden from it."""
    named = "".join(c if not c.isalpha() or unicodedata.name(c, "") != "" else "\ufffd" for c in word)
    return list(analyzer().parse(named))


_PYMORPHY_POS = {
    "NOUN": {"NOUN"},
    "PROPN": {"NOUN"},
    "VERB": {"VERB", "INFN", "PRTF", "PRTS", "GRND"},
    "AUX": {"VERB", "INFN"},
    "ADJ": {"ADJF", "ADJS", "PRTF", "NUMR"},
    "ADV": {"ADVB", "COMP", "PRED"},
    "NUM": {"NUMR", "NOUN"},
    "PRON": {"NPRO"},
    "ADP": {"PREP"},
}


@lru_cache(maxsize=20_000)
def lemma_of(word: str, pos: str = "") -> tuple[str, bool]:
    """Lemma in lower case with ё as е, and whether pymorphy calls the noun animate."""
    if word.lower() == "пришли" and pos == "VERB":
        return "прийти", False  # in reports never the imperative of "прислать"
    parses = parses_of(word.lower())
    wanted = _PYMORPHY_POS.get(pos, set())
    fitting = [p for p in parses if p.tag.POS in wanted] or parses
    best = fitting[0]
    if pos == "NOUN" and best.tag.POS in {"PRTF", "ADJF"}:
        # "Задержанных" as a noun keeps the participle's own form, so that it is not mistaken for the verb.
        full = best.inflect({"nomn", "sing", "masc"})
        return (full.word if full else best.normal_form).replace(
            "ё", "е"
        ), best.tag.POS == "PRTF" or "plur" in best.tag
    return best.normal_form.replace("ё", "е"), "anim" in best.tag and best.tag.POS in {"NOUN", "PRTF", "NPRO"}


_VERBAL = frozenset({"VERB", "INFN", "GRND", "PRTS"})


@lru_cache(maxsize=20_000)
def _settled(word: str, pos: str) -> str:
    """The part of speech, where the dictionary knows the word and as nothing but another one: the tagger takes words at a
    sentence's head ("Комендатура", "Врач") and rare ones for adjectives."""
    if word.lower().startswith(("экзит-пол", "экзитпол")):
        return "NOUN"
    if pos not in {"ADJ", "VERB"} or not word.isalpha():
        return pos
    known = {p.tag.POS for p in parses_of(word.lower()) if p.is_known}
    if known == {"NOUN"}:
        return "NOUN"
    return "VERB" if pos == "ADJ" and known and known <= _VERBAL else pos


_LISTED = re.compile(r"\s*(?:[-–—•*·]|\d{1,2}[.)])\s")


def split(text: str) -> list[Sentence]:
    """The text's sentences without words. A line break always ends one; headlines have no full stop. What is longer than
    ``LONGEST_SENTENCE`` is cut at a pause."""
    from razdel import sentenize

    sentences: list[Sentence] = []
    for paragraph, line in enumerate(m for m in _LINE.finditer(text) if m[0].strip()):
        for start, stop in _unglued(
            line[0], _whole(line[0], ((p.start, p.stop) for p in sentenize(line[0])))
        ):
            listed = bool(_LISTED.match(line[0]) or ITEM.fullmatch(line[0])) or line[0].rstrip().endswith(";")
            for first, last in _cut(text, line.start() + start, line.start() + stop):
                body = text[first:last].replace(
                    "\u2011", "-"
                )  # "пресс‑служба" with a hyphen that does not break
                if not body.strip():
                    continue
                # The last item of a list ends in a full stop.
                bullet = listed or (bool(sentences) and sentences[-1].bullet and len(body) < 120)
                sentences.append(Sentence(first, last, body, paragraph, len(sentences), [], bullet))
    return sentences


# "Оштрафовали Олега К. Его обвинили в участии": an initial ends a sentence where what follows is no surname.
_AFTER_AN_INITIAL = re.compile(
    r"(?<=[а-яё])\s[А-ЯЁ]\.\s+(?=(?:Его|Её|Ее|Он|Она|Они|Их|Ему|Ей|Им|В|Во|На|По|За|С|Со|К|У|Из|От|До|После|При|Также|Ранее|Вчера|Сегодня|Позже|Теперь|Затем|"
    r"Как|Это|Этот|Суд|Судья|Адвокат|Полиция|Женщина|Мужчина|Девушка|Активист\w*|Задержанн\w+)\s)"
)
# "... задержания протестующих.Правозащитный центр ...": pages lose the space between two sentences.
_GLUED = re.compile(r"(?<=[а-яё]{3})[.!?](?=[А-ЯЁ«][а-яё]{3})")


_OPENS_A_NAME = re.compile(r"[«\"“][^\s«»\"“”]{2,25}$")
_CLOSES_A_NAME = re.compile(r"[^\s«»\"“”]{2,25}[»\"”]")


def _whole(line: str, pieces: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """ "Движение «Оян, Казахстан!» (ОК), ...": a name that ends in a mark ends no sentence before brackets or a small letter."""
    first, last = -1, 0
    for start, stop in pieces:
        goes_on = (
            first >= 0
            and re.search(r"[!?][»\"]$", line[first:last])
            and re.match(r"[(,а-яё]", line[start:stop])
        )
        if first >= 0 and not goes_on:
            yield first, last
        first, last = (first if goes_on else start), stop
    if first >= 0:
        yield first, last


def _unglued(line: str, pieces: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, stop in pieces:
        glued = [*_GLUED.finditer(line, start, stop), *_AFTER_AN_INITIAL.finditer(line, start, stop)]
        for glue in sorted(glued, key=lambda match: match.start()):
            if _OPENS_A_NAME.search(line, 0, glue.start()) and _CLOSES_A_NAME.match(line, glue.end()):
                continue  # "Кавказ.Реалии"
            yield start, glue.end()
            start = glue.end()
        yield start, stop


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch in pieces of at most ``LONGEST_SENTENCE`` characters; a piece ends after a semicolon, a comma or, for
    want of one in its second half, any space."""
    while end - start > LONGEST_SENTENCE:
        half, limit = start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE
        at = (
            next((n for mark in ("; ", ", ", " ") if (n := text.rfind(mark, half, limit)) >= 0), limit - 1)
            + 1
        )
        yield start, at
        start = at
    yield start, end


# Names of sites and addresses, which razdel takes apart at their full stops.
_SITE = re.compile(
    r"(?<!\w)[ив]\.\s?о\.|(?<!\w)в\.?р\.?и\.?о\.?(?!\w)|https?://\S+|[\w-]+(?:\.[\w-]+)*\.(?:kz|ru|com|org|net|media|info|ua|by|kg|uz|am|az|ge|md|tv|agency|news|today)(?!\w)",
    re.IGNORECASE,
)


def _tokens(text: str) -> list[tuple[int, int]]:
    from razdel import tokenize

    sites = [m.span() for m in _SITE.finditer(text)]
    tokens = [(t.start, t.stop) for t in tokenize(text)]
    kept = [(a, b) for a, b in tokens if not any(a < end and start < b for start, end in sites)]
    return sorted([*kept, *sites])


def analyse(sentences: Sequence[Sentence]) -> None:
    """Fills in words, in one batch for all the sentences given. Sentences that are too long stay without a tree."""
    for sentence in sentences:
        sentence.words = [
            Word(sentence.start + start, sentence.start + end, sentence.text[start:end])
            for start, end in _tokens(sentence.text)
        ]
    batch = [s for s in sentences if 0 < len(s.words) <= LONGEST_PARSED]
    parsed = networks().parse([[w.text for w in s.words] for s in batch])
    for sentence, nodes in zip(batch, parsed, strict=True):
        for word, node in zip(sentence.words, nodes, strict=True):
            word.pos, word.feats, word.head, word.rel = node.pos, node.feats, node.head, node.rel
    for sentence in sentences:
        _break_cycles(sentence.words)
        for word in sentence.words:
            word.pos = _settled(word.text, word.pos)
            word.lemma, word.animate = lemma_of(word.text, word.pos)


def _break_cycles(words: list[Word]) -> None:
    """slovnet scores arcs one by one and may return a circle; every walk up the tree relies on there being none."""
    for start in range(len(words)):
        seen = {start}
        at = start
        while (head := words[at].head) >= 0:
            if head in seen:
                words[at].head = -1
                break
            seen.add(head)
            at = head
