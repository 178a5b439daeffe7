"""Names, dates and numbers in Kazakh text, told by a conditional random field trained on KazNERD.

The weights (``names.crf.gz``, MODEL_CARD.md beside it) are made by ``python -m training.kazakh.train`` from four fifths of
KazNERD's validation part (CC BY 4.0); the gate scores these very weights on the fifth that they never saw. A name is told
by its letters, its ending, the gazetteer and the words beside it. The rules ask it only where letters alone leave the
matter open; numbers and dates of claims come from the rules, which know their values.
"""

import bisect
import gzip
import re
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import pycrfsuite

from khronika.nouns import Span
from khronika.reading.gazetteer.folding import fold
from khronika.reading.gazetteer.forms import nominatives
from khronika.reading.gazetteer.lookup import look_up

WEIGHTS = Path(__file__).with_name("names.crf.gz")
# KazNERD's types as the model knows them; other types share one label, so that they are not taken for these.
LABELS = {
    "PERSON": "PER", "GPE": "GPE", "LOCATION": "LOC", "ORGANISATION": "ORG", "DATE": "DATE", "CARDINAL": "NUM", "TIME": "TIME",
    "POSITION": "POS", "PERCENTAGE": "PCT", "MONEY": "MONEY", "QUANTITY": "QTY", "ORDINAL": "ORD", "NORP": "NORP",
}  # fmt: skip
OTHER = "OTHER"

_TOKEN = re.compile(r"%(?:-[^\W\d_]+)?|[^\W_]+(?:[-‐‑'’.][^\W_]+)*|[^\w\s]|_")
_ENDING = re.compile(
    r"-?(?:дағы|дегі|тағы|тегі|ндағы|ндегі|ның|нің|дың|дің|тың|тің|дан|ден|тан|тен|нан|нен|мен|бен|пен|да|де|та|те|нда|нде"
    r"|ға|ге|қа|ке|на|не|ды|ді|ты|ті|ны|ні|н)$"
)
_SHORTEST_STEM = 3
_SURNAME = re.compile(
    r"(?:ова?|ева?|ёва?|ина?|ск(?:ий|ая)|ұлы|улы|қызы|кызы|[ое]вич|[ое]вна|бай|бек|хан|ғали|жан|тай|гүл|ко|ян|дзе|швили)$"
)
_MONTH = re.compile(r"(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)")
_WEEKDAY = re.compile(r"(?:дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі)$")
_NUMERAL = re.compile(
    r"(?:бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|жиырма|отыз|қырық|елу|алпыс|жетпіс|сексен|тоқсан|жүз|мың|миллион|миллиард"
    r"|триллион|млн|млрд|екеу|үшеу|төртеу|бесеу|алтау|жетеу)[ыі]?$"
)
_NEAR = ("s3", "s2", "G=", "su", "mo", "nu", "e=")  # features that the words beside lend as well


@dataclass(frozen=True, slots=True)
class Named:
    """A name where it stands, with its case ending. ``label`` is a value of ``LABELS`` or ``OTHER``."""

    span: Span
    label: str


class Names:
    """The names of one text, told sentence by sentence and only where somebody asks: most sentences need no model."""

    def __init__(self, text: str, sentences: Iterable[tuple[int, int]]) -> None:
        """``sentences``: where each begins and ends, in order."""
        self._text, self._sentences = text, list(sentences)
        self._ends = [end for _, end in self._sentences]
        self._told: dict[int, list[Named]] = {}

    def words(self, named: Named) -> str:
        """The name as the text has it, with its case ending."""
        return named.span.of(self._text)

    def between(self, first: int, last: int) -> list[Named]:
        """Every name, date and number that begins between two offsets; in order, never overlapping."""
        found: list[Named] = []
        for at in range(bisect.bisect_right(self._ends, first), len(self._sentences)):
            start, end = self._sentences[at]
            if start >= last:
                break
            if at not in self._told:
                self._told[at] = _names_of(self._text[start:end], start)
            found += (name for name in self._told[at] if first <= name.span.start < last)
        return found


def tokens_of(text: str) -> list[re.Match[str]]:
    """Words, numbers and marks, as the model counts them."""
    return list(_TOKEN.finditer(text))


def _names_of(sentence: str, start: int) -> list[Named]:
    tokens = tokens_of(sentence)
    labels = labels_of([token[0] for token in tokens])
    spans = [
        Span(start + token.start(), start + token.end()) if label != "O" else None
        for token, label in zip(tokens, labels, strict=True)
    ]
    return list(joined(spans, labels))


def find_names(text: str) -> list[Named]:
    """Every name, date and number of the text, each line read as one sentence; in order, never overlapping."""
    lines = (line.span() for line in re.finditer(r"[^\n]+", text))
    return Names(text, lines).between(0, len(text))


def labels_of(tokens: Sequence[str]) -> list[str]:
    """A label with B- or I- before it for each token of one sentence, or O."""
    return list(_model()[0].tag(_known_features(tokens))) if tokens else []


def joined(spans: Sequence[Span | None], labels: Sequence[str]) -> Iterator[Named]:
    """Names of neighbouring tokens with one label. A token without one needs no span."""
    current: Named | None = None
    for span, label in zip(spans, labels, strict=True):
        mark, _, kind = label.partition("-")
        if current and (mark != "I" or kind != current.label):
            yield current
            current = None
        if mark != "O" and span is not None:
            current = Named(Span(current.span.start if current else span.start, span.end), kind)
    if current:
        yield current


@cache
def _model() -> tuple[pycrfsuite.Tagger, bytes]:
    """The tagger and the bytes it reads from: it does not hold them itself, and fails hard once they are gone."""
    weights = gzip.decompress(WEIGHTS.read_bytes())
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(weights)
    return tagger, weights


@cache
def known() -> frozenset[str]:
    """The features that the weights know. CRFsuite tells them too, in a third of a second and all weights with them; here
    they are read where they stand: a table of the features' names, each behind its number and its length."""
    weights = _model()[1]
    (many,) = struct.unpack_from("<I", weights, _COUNTED_AT)
    (at,) = struct.unpack_from("<I", weights, _LISTED_AT)
    at += _TABLE_HEAD
    found = []
    for _ in range(many):
        (length,) = struct.unpack_from("<I", weights, at + 4)
        found.append(weights[at + 8 : at + 7 + length].decode())  # a zero byte ends it
        at += 8 + length
    return frozenset(found)


# Bytes of a CRFsuite model of version 100: how many features it knows, where they are listed, and what stands before them.
_COUNTED_AT, _LISTED_AT, _TABLE_HEAD = 24, 36, 24 + 256 * 8

_Seen = Callable[[str], Sequence[str]]
_Lent = Callable[[str], Sequence[Sequence[str]]]


def features(tokens: Sequence[str]) -> list[list[str]]:
    """What the model may see of each token; the training script asks the same."""
    return list(_rows(tokens, _own, _lent))


def _known_features(tokens: Sequence[str]) -> list[list[str]]:
    """The same without what the weights do not know, which is looked up in vain each time."""
    told = known()
    return [
        [*row[:-4], *filter(told.__contains__, row[-4:])] for row in _rows(tokens, _own_known, _lent_known)
    ]


def _rows(tokens: Sequence[str], own: _Seen, lent: _Lent) -> Iterator[list[str]]:
    last = len(tokens) - 1
    shapes = ["#", *(_shape(token) for token in tokens), "#"]
    for i, token in enumerate(tokens):
        row = [*own(token)]
        row += lent(tokens[i - 2])[0] if i > 1 else _NOBODY[0]
        row += lent(tokens[i - 1])[1] if i > 0 else _NOBODY[1]
        row += lent(tokens[i + 1])[2] if i < last else _NOBODY[2]
        row += lent(tokens[i + 2])[3] if i + 1 < last else _NOBODY[3]
        before, here, after = shapes[i : i + 3]
        row += (f"S-={before}|{here}", f"S+={here}|{after}", f"S3={before}|{here}|{after}")
        if i == 0:
            row.append("first")
        yield row


_STEPS = (-2, -1, 1, 2)
_NOBODY = tuple((f"{step}:#",) for step in _STEPS)


@lru_cache(maxsize=20_000)  # about 2 KB a word
def _lent(token: str) -> tuple[tuple[str, ...], ...]:
    """What a token tells of the words beside it: for each of ``_STEPS`` that it stands from them."""
    own = _own(token)
    far = (own[1], f"sh={_shape(token)}")
    near = (*far, own[0], *(f for f in own[2:] if f.startswith(_NEAR)))
    return tuple(tuple(f"{step}:{f}" for f in (near if abs(step) == 1 else far)) for step in _STEPS)


@lru_cache(maxsize=20_000)
def _own_known(token: str) -> tuple[str, ...]:
    return tuple(filter(known().__contains__, _own.__wrapped__(token)))


@lru_cache(maxsize=20_000)
def _lent_known(token: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(filter(known().__contains__, told)) for told in _lent.__wrapped__(token))


@lru_cache(maxsize=20_000)
def _own(token: str) -> tuple[str, ...]:
    """A token by itself: the word first, then its stem, then the rest."""
    low = re.sub(r"\d", "0", token.lower())
    stem = _stem(low)
    found = [f"w={low}", f"t={stem}", f"sh={_shape(token)}"]
    if token[0].isalpha():
        found += [f"p{n}={low[:n]}" for n in (3, 4) if len(low) > n]
        found += [f"s{n}={low[-n:]}" for n in (1, 2, 3, 4, 5) if len(low) > n]
        if stem != low:
            found += [f"e={low[len(stem) :]}", f"ts={stem[-3:]}"]
    if token[0].isupper():
        found += _listed(low)
        if surname := _SURNAME.search(stem):
            found.append(f"sur={surname[0]}")
    found += [
        name
        for name, hit in (
            ("month", _MONTH.match(stem)),
            ("weekday", _WEEKDAY.match(stem)),
            ("numeral", _NUMERAL.match(stem)),
        )
        if hit
    ]
    return tuple(found)


def _stem(low: str) -> str:
    match = _ENDING.search(low)
    return low[: match.start()] if match and match.start() >= _SHORTEST_STEM else low


def _listed(low: str) -> list[str]:
    """What the gazetteer says of a word with a capital."""
    for form in nominatives([fold(low)], "kk"):
        if hit := look_up(form):
            marks = [("Gown", hit.entries[0].own), ("Gword", hit.word), ("Gperson", hit.person)]
            return [f"G={hit.entries[0].level.value}", *(name for name, yes in marks if yes)]
    return []


def _shape(token: str) -> str:
    if token.isdigit():
        return f"0{min(len(token), 5)}"
    if token[0].isdigit():
        return "0x"
    if not token[0].isalnum():
        return token[:2]
    if token.isupper():
        return "X" if len(token) == 1 else "XX"
    if not token[0].isupper():
        return "x"
    if re.search(r"-[^\W\d_a-zа-яәғқңөұүһі]", token):
        return "X-X"
    return "XXx" if token[1:2].isupper() else "Xx"
