"""Mentions of one happening in many documents, by their words alone: documents first, then heads, then company.

Documents about one story are told by the words that few others use. Within a story, mentions of the same head, or of
heads that mean the same, are one happening, unless their sentences keep other company. For text of one language;
claims across languages are grouped by what they say (``incidents``).
"""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from khronika.reconciling.synonyms import REPORTING, meaning_of

# Chosen on ECB+ topics 1-35 with each fifth of the topics held out in turn (benchmarks/coref_folds.py): the other four
# fifths chose the same each time, and what was left out gained by it. Choose again with another kind of text.
_ONE_STORY = 0.16
# Least likeness of two mentions of one meaning in one story, on average; reporting ("said") is everywhere, and asks more.
_ONE_HAPPENING, _ONE_SAYING = 0.0, 0.2
_SHARED_ARGUMENT, _OTHER_ARGUMENTS = 0.3, -0.05
_TELLING = 2.0  # names and numbers tell stories apart better than other words do
_FAINT = 0.02  # likeness of documents below this is taken for none: half of all pairs share some word

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that tell of a happening. ``head`` is their main word's lemma, ``words`` the lemmas of its sentence that
    carry meaning, ``names`` those of them that are names or numbers, ``arguments`` those that the head governs."""

    id: str
    document: str
    head: str
    words: frozenset[str]
    names: frozenset[str] = frozenset()
    arguments: frozenset[str] = frozenset()


def happenings(mentions: Iterable[Mention]) -> tuple[tuple[str, ...], ...]:
    """Groups of mention ids, each held to be one happening; every mention in exactly one. Sorted, and the same for any
    order of the mentions. Grows with the square of one story's mentions of one meaning, not of all."""
    listed = sorted(mentions, key=lambda mention: mention.id)
    story = {document: number for number, group in enumerate(stories(listed)) for document in group}
    heads = Counter(mention.head for mention in listed)
    weights = _weights([mention.words for mention in listed])
    groups: dict[tuple[int, str], list[Mention]] = defaultdict(list)
    for mention in listed:
        groups[story[mention.document], meaning_of(mention.head, heads)].append(mention)
    found = [each for key in sorted(groups) for each in _split(groups[key], key[1], weights)]
    return tuple(sorted(tuple(sorted(group)) for group in found))


def _weights(texts: Sequence[frozenset[str]]) -> dict[str, float]:
    """The inverse frequency of each word over the texts, counted once a text."""
    seen = Counter(word for words in set(texts) for word in words)
    many = max(1, len(set(texts)))
    return {word: math.log(many / times) for word, times in seen.items()}


def _vector(counted: Mapping[str, float], weights: Mapping[str, float]) -> dict[str, float]:
    # In the order of the words: sums of floats depend on it, and sets have none that lasts.
    raw = {word: counted[word] * weights[word] for word in sorted(counted)}
    length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
    return {word: value / length for word, value in raw.items()}


def _cosine(one: Vector, other: Vector) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other[word] for word, value in one.items() if word in other)


def stories(mentions: Sequence[Mention]) -> list[list[str]]:
    """Documents grouped by the words of the sentences in which something is told. Sorted."""
    counted: dict[str, dict[str, float]] = {mention.document: defaultdict(float) for mention in mentions}
    for document, words, names in {(m.document, m.words, m.names) for m in mentions}:
        for word in words:
            counted[document][word] += _TELLING if word in names else 1.0
    weights = _weights([frozenset(words) for words in counted.values()])
    softened = {
        document: _vector({word: 1 + math.log(many) for word, many in words.items()}, weights)
        for document, words in counted.items()
    }
    likeness = _likeness(softened)
    return sorted(sorted(group) for group in _joined(sorted(counted), likeness, _ONE_STORY))


def _likeness(vectors: Mapping[str, Vector]) -> dict[str, dict[str, float]]:
    """Cosines between documents that share a word, by an index of words."""
    holding: dict[str, list[tuple[str, float]]] = defaultdict(list)
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for document in sorted(vectors):
        sums: dict[str, float] = defaultdict(float)
        for word, value in vectors[document].items():
            for other, theirs in holding[word]:
                sums[other] += value * theirs
            holding[word].append((document, value))
        for other, value in sums.items():
            if value > _FAINT:
                found[document][other] = found[other][document] = value
    return found


def _joined(
    items: Sequence[str], likeness: Mapping[str, Mapping[str, float]], least: float
) -> list[set[str]]:
    """Groups by average likeness, the two likest joined first, until no two groups are alike enough."""
    groups = {item: {item} for item in items}
    near = {item: dict(likeness.get(item, {})) for item in items}
    queue = [(-value, one, other) for one in items for other, value in near[one].items() if one < other]
    heapq.heapify(queue)
    while queue:
        value, one, other = heapq.heappop(queue)
        if -value < least:
            break
        if one not in groups or other not in groups or near[one].get(other) != -value:
            continue
        sizes = len(groups[one]), len(groups[other])
        groups[one] |= groups.pop(other)
        gone = near.pop(other)
        for third in sorted((near[one].keys() | gone.keys()) - {one, other}):
            joint = (sizes[0] * near[one].get(third, 0.0) + sizes[1] * gone.get(third, 0.0)) / sum(sizes)
            near[one][third] = near[third][one] = joint
            near[third].pop(other, None)
            if joint >= least:
                heapq.heappush(queue, (-joint, min(one, third), max(one, third)))
        near[one].pop(other, None)
    return list(groups.values())


def _split(group: Sequence[Mention], meaning: str, weights: Mapping[str, float]) -> list[set[str]]:
    """Mentions of one meaning in one story, parted where their sentences keep other company."""
    if len(group) == 1:
        return [{group[0].id}]
    vectors = {
        mention.id: _vector({word: 1.5 if word in mention.names else 1.0 for word in mention.words}, weights)
        for mention in group
    }
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for at, one in enumerate(group):
        for other in group[:at]:
            value = _cosine(vectors[one.id], vectors[other.id]) + _arguments(one, other)
            near[one.id][other.id] = near[other.id][one.id] = value
    least = _ONE_SAYING if meaning in REPORTING else _ONE_HAPPENING
    return _joined([mention.id for mention in group], near, least)


def _arguments(one: Mention, other: Mention) -> float:
    if one.arguments & other.arguments:
        return _SHARED_ARGUMENT
    return _OTHER_ARGUMENTS if one.arguments and other.arguments else 0.0
