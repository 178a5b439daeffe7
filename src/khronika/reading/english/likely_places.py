"""Names that no rule takes for places and that most likely are some: a learnt score over what stands around each.

A logistic regression over ``place_surroundings.features``. Its weights stand in ``place_weights.npz`` and were learnt from our own
sentences only (``training/naming``), which also chose the threshold. A name once taken for a place is one everywhere in the report;
one that somebody bears anywhere in it is none.
"""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from khronika.nouns import Level, Place, Span
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.people import is_person
from khronika.reading.english.place_surroundings import Candidate, candidates, features
from khronika.reading.english.syntax import lemma_of
from khronika.reading.english.unlisted import (
    is_common_name,
    is_gone_to,
    is_no_name_of_place,
    place_without_list,
)
from khronika.reading.gazetteer.folding import fold
from khronika.reading.mentions import PlaceMention
from khronika.reading.names import source_of
from khronika.reading.places import places_from_name

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """``rows`` is where a feature stands in ``by_feature``."""

    threshold: float
    rows: Mapping[str, int]
    by_feature: Floats
    constant: float


@cache
def weights() -> Weights:
    """The learnt weights, read once."""
    raw = files("khronika.reading.english").joinpath("place_weights.npz").read_bytes()
    with np.load(io.BytesIO(raw), allow_pickle=False) as learnt:
        names = str(learnt["names"]).split("\n")
        return Weights(
            float(learnt["threshold"]),
            {name: n for n, name in enumerate(names)},
            learnt["by_feature"].astype(np.float32),
            float(learnt["constant"]),
        )


def score(seen: frozenset[str], by: Weights | None = None) -> float:
    """The log-odds that a name with these features is a place."""
    learnt = by or weights()
    known = sorted(learnt.rows[name] for name in seen if name in learnt.rows)
    return float(learnt.constant + learnt.by_feature[known].sum())


def likely_places(
    text: str,
    sentences: Sequence[Sentence],
    known: Sequence[PlaceMention],
    borne: Iterable[str],
    country: str | None,
    filed: Place | None = None,
) -> list[PlaceMention]:
    """The names that most likely are places, besides the ``known``, wherever they stand. ``borne``: names that persons have;
    ``filed``: the dateline's town, already understood."""
    found: dict[str, list[tuple[Candidate, float]]] = {}
    for sentence in sentences:
        if not sentence.parsed:
            continue
        inside = [m for m in known if sentence.span.contains(m.span)]
        for one in candidates(text, sentence):
            if not any(m.span.overlaps(one.span) for m in inside):
                found.setdefault(one.words.casefold(), []).append(
                    (one, score(features(one, inside, country)))
                )
    persons = {name.casefold() for name in borne} | _parts_of_persons(sentences)
    limit = weights().threshold
    out = []
    for name, told in found.items():
        if name in persons or max(s for _, s in told) < limit or any(_is_somebodys(text, c) for c, _ in told):
            continue
        if len(told) > 1 and sum(s for _, s in told) / len(told) < limit - _SLACK:
            continue
        words = told[0][0].words
        if is_no_name_of_place(words) or is_common_name(words) or _is_body(words):
            continue
        place = _place(text, told[0][0], country)
        if filed is not None and fold(place.name) == fold(filed.name):
            place = filed
        out += [PlaceMention(c.span, place) for c, _ in told if not _only_tells_which(text, c.span)]
    return sorted(out, key=lambda m: m.span)


def _parts_of_persons(sentences: Sequence[Sentence]) -> set[str]:
    """The words of persons' whole names: "Barack Obama", who is "Obama" afterwards."""
    names = (
        ent.text.split() for s in sentences if s.parsed for ent in s.tokens.ents if ent.label_ == "PERSON"
    )
    return {
        re.sub(r"['\u2019]s$", "", word).casefold() for words in names if len(words) > 1 for word in words
    }


_SLACK = 1.5  # log-odds by which the mean of a name's mentions may lie below what one alone needs
_SAID = re.compile(
    r"\s(?:said|says|told|added|tweeted|wrote|stressed|noted|warned|vowed|insisted|argued|replied|promised|writes|reports|reported|documented|counted|quotes|quoted)\b"
    r"|['\u2019]s\s(?:[\w-]+\s)?(?:chair\w*|spokes\w+|(?:co-)?founder|editor|leader|lawyers?|wife|husband|mother|father|brother|sister|son|daughter|victory|party"
    r"|campaign|reporter|correspondent|photographer|researcher|website)\b"
)
_CALLED = re.compile(
    r"\b(?:said|says|added|according to|citing|reference to|by the names? of|festival of|feast of|language of|(?:movement|group|party|agency|broadcaster|station|radio|channel|newspaper|daily|weekly|website|portal"
    r"|outlet|monitor|network|union|pollster|company|firm|bank|club|coalition|alliance|list|platform|collective|brand|ship|ferry|named|surnamed|called|calls? (?:him|her)self))\s[\"\u201c]?$"
)
_NAMES_OF = re.compile(r"\bnam(?:es?\sof|ed)\s(?:(?:[A-Z][\w'\u2019-]+\s?){1,3}(?:,\s|and\s|,\sand\s))*$")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Father|Fr|Sister|Bishop|Judge|Justice|Magistrate|Colonel|Col|General|Gen|Captain|Capt|Major|Sergeant|Sgt|Inspector|Superintendent"
    r"|Commissioner|Senator|President|Minister|Imam|Sheikh|Pastor|Madam)\.?\s$"
)


def _is_somebodys(text: str, one: Candidate) -> bool:
    """ "Judge Maro", "Maro said", "Ida Maro", "the group Maro", "Maro's spokesman": who bears the name."""
    before = text[max(0, one.span.start - 24) : one.span.start]
    listed = _NAMES_OF.search(text[max(0, one.span.start - 80) : one.span.start])
    if listed or _TITLED.search(before) or _CALLED.search(before) or _SAID.match(text, one.span.end):
        return True
    first, last = one.tokens[0], one.tokens[-1]
    words = first.doc
    joined = first.ent_type_ == "PERSON" and first.ent_iob_ == "I" and first.i > first.sent.start
    goes_on = (
        last.ent_type_ == "PERSON"
        and last.i + 1 < first.sent.end
        and words[last.i + 1].ent_iob_ == "I"
        and words[last.i + 1].pos_ == "PROPN"
    )
    return bool(joined or goes_on)


def _is_body(words: str) -> bool:
    """A newspaper, an agency, a rights group that is known by name."""
    key = source_of(words, lang="en").key
    return key is not None and not key.startswith("person:")


def without_tellers(text: str, likely: Sequence[PlaceMention], tellers: Iterable[Span]) -> list[PlaceMention]:
    """``likely`` less the names that are somebody's who tells something in this report."""
    names = {re.sub(r"^[Tt]he\s", "", span.of(text)) for span in tellers}
    return [m for m in likely if m.span.of(text) not in names]


# "The Northern Sulawesi city of Manado": which one, and the town follows.
_OF_ANOTHER = re.compile(r"\s(?:city|town|village|port|suburb|district|capital|region)\sof\s[A-Z]")


# "Flint, Mich.": the state of the town before.
_SHORT = re.compile(r",\s[A-Z][a-z]{1,4}\.")


def _only_tells_which(text: str, span: Span) -> bool:
    return (
        _OF_ANOTHER.match(text, span.end) is not None
        or _SHORT.match(text, max(0, span.start - 2), span.end + 1) is not None
    )


def _place(text: str, one: Candidate, country: str | None) -> Place:
    """The place that the lists have under the name in that country, where they have one; else a place without a key."""
    words = one.words.title() if one.words.isupper() else one.words
    for listed in places_from_name(words):
        if listed.level in (Level.CITY, Level.ADMIN1) and listed.country == country:
            return listed
    return replace(place_without_list(text, one.span, country), name=words)


# ---- whether it says where ----

_IN = frozenset(
    "in at near outside around across on inside from of to through into onto along towards toward before upon above below behind off between".split()
)
_SENT = frozenset(
    "remand send transfer take bring move commit elect belong speak talk owe give admit".split()
)
_HAPPENS = frozenset("see witness host mourn bury wake record go vote remain burn erupt rise have be".split())
_WAY = frozenset("from to into onto along towards toward through".split())
# "At the Rumbek shaft near Tarsk": the town says more.
_AT_A_TOWN = re.compile(r"\s[a-z]+(?:\s[a-z]+){0,2},?\s(?:near|in|outside|of)\s[A-Z]")
_HEADS = re.compile(r"(?:,\s[A-Z][\w\s]{2,30})?(?::|\.|,|\s[-\u2013\u2014])\s")


# What a place has: "the market of Lirna", "Lirna's main street".
_OWNED = frozenset(
    "mayor governor prefect prosecutor police court hospital clinic prison jail market street square school port university stadium bridge slum "
    "quarter campus mosque church cathedral station airport gate centre center outskirt suburb edge hill beach district neighbourhood neighborhood "
    "garrison barracks mine factory mill border river morgue cemetery council councillor branch police chief bishop imam priest".split()
)
_OF_A_PLACE = _OWNED | frozenset(
    "half third quarter all most part rest race election by-election vote massacre siege strike funeral battle uprising commune town city village "
    "camp settlement estate island port stadium curfew blockade occupation bombing shelling evacuation people youth farmer voter".split()
)


def _is_of_a_place(head: Token) -> bool:
    """ "Half of Lirna", "the fishermen of Lirna"; not "a demand of Maro"."""
    return lemma_of(head) in _OF_A_PLACE or (head.pos_ == "NOUN" and is_person(head)) or head.pos_ == "NUM"


def is_where(text: str, sentence: Sentence, token: Token, span: Span, *, told: bool) -> bool:
    """Whether a name that most likely is a place says where: behind a preposition, at the head of its line, as what something
    happens to. What merely is named ("lost Orlo to the rebels") does not; nor does whence and whither people went where a town
    was ``told`` before, in which both may lie."""
    top = token
    while top.dep_ in ("compound", "nmod", "conj", "appos", "amod") and top.head.pos_ in ("PROPN", "NOUN"):
        top = top.head
    if _AT_A_TOWN.match(text, span.end) and token.dep_ == "compound":
        return False
    if top.dep_ == "pobj":
        if top.head.lower_ == "of":
            return _is_of_a_place(top.head.head)
        if told and top.head.lower_ in _WAY:
            return False
        if top.head.lower_ == "on" and lemma_of(top.head.head) in ("be", "live", "rely", "depend"):
            return False  # "you are on Medicare"
        sent = top.head.lower_ == "to" and lemma_of(top.head.head) in _SENT
        return top.head.lower_ in _IN and not sent
    if top.dep_ in ("nsubj", "nsubjpass"):
        return token is top and lemma_of(top.head) in _HAPPENS
    if top.dep_ == "poss":
        return lemma_of(top.head) in _OWNED
    if top.dep_ == "dobj" and is_gone_to(top):
        return True
    opens = not text[sentence.span.start : span.start].strip(' "\u201c')
    return opens and _HEADS.match(text, span.end) is not None
