"""Learn who tells a number: ``python -m training.sources.train`` writes the English reader's ``teller_weights``.

A logistic regression with an L2 penalty over ``bearings.features``, one row for each who may tell a number and each number,
on our own marked lines and the half of the annotated passages that rules are written on; never on the other half. The
threshold is the lowest at which, of the numbers that the rules leave to the author in texts the weights did not see (marked
lines, each by weights from the other writers' files, and the open part), ``RIGHT`` of those given to somebody are right.
Deterministic. Prints what it found.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from tests.sentences.format import HERE, Passage, read_passages

from khronika.nouns import Kind, Span, Voice
from khronika.reading.english import likely_tellers
from khronika.reading.english.attribution import find_relations, with_opinions
from khronika.reading.english.bearings import Told, features, who_may_tell
from khronika.reading.english.counted import counted_noun, number_tokens, root_of
from khronika.reading.english.lexicon import DENY, DISPUTE
from khronika.reading.english.noun_spans import noun_words
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.quotations import quotes_in
from khronika.reading.english.relations import Relation, attribution_at
from khronika.reading.english.speakers import Speakers
from khronika.reading.english.telling import speaking_in, tellers
from khronika.reading.english.triggers import Parsed, parse_worth
from training.counting.examples import NONE
from training.sources.examples import lines

WEIGHTS = Path(likely_tellers.__file__).with_name("teller_weights.npz")
PENALTY = 1.0
RAREST = 3  # a feature seen fewer times tells little, and the file grows
STEPS = 400
OF_RULES = 0.2  # what a number counts for that rules cover: the score is asked for the others, but there are too few of them
RIGHT = 2 / 3  # below, the author is the better answer: a wrong name costs a reader more than a missing one


@dataclass(frozen=True, slots=True)
class Number:
    """One number of an event: everybody in its sentence with features and whether that is who tells it; ``sourced`` where
    somebody anywhere does; ``heads`` are their words, for looking at errors."""

    where: str
    text: str
    sourced: bool
    asked: tuple[tuple[frozenset[str], bool], ...]
    heads: tuple[str, ...]
    ruled: str = "silent"  # "right", "other" or "silent": what the rules say


Answer = tuple[Span, Kind, tuple[Span, ...] | tuple[str, ...] | None]
"""A number, its kind, and who tells it: where they are named, or what they are called; ``None`` for the author."""


def numbers_of(text: str, answers: list[Answer], where: str) -> Iterator[Number]:
    """Every answered number with all who may tell it."""
    parsed = parse_worth(text, everything=True)
    passages, mentions = parsed.passages, parsed.numbers
    quotes = tuple(quotes_in(text, passages))
    told_by, besides = relations_of(text, parsed)
    for sentence in parsed.sentences:
        heads = tuple(who_may_tell(sentence))
        for span, kind, who in answers:
            if not sentence.span.contains(span):
                continue
            mention = next((m for m in mentions if m.core.overlaps(span)), None)
            tokens = number_tokens(sentence, mention) if mention is not None else []
            if mention is None or not tokens:
                continue
            root = root_of(tokens)
            attribution, relation = attribution_at(mention.core, told_by)
            if relation is None:
                attribution, relation = attribution_at(mention.core, besides)
            voice = attribution.speaker if relation is not None else None
            told = Told(
                root,
                counted_noun(root, tokens),
                kind,
                sentence,
                heads,
                quotes,
                relation.rule if relation is not None else None,
                voice.span if voice is not None else None,
                speaking_in(sentence, told_by),
            )
            own = {t.i for t in tokens}
            asked = [
                (h, right) for h in heads if h.i not in own and (right := _is(h, who, sentence)) is not None
            ]
            yield Number(
                where,
                sentence.tokens.text,
                bool(who),
                tuple((features(h, told), right) for h, right in asked),
                tuple(h.text for h, _ in asked),
                "silent" if voice is None else "right" if _named(voice, who, text) else "other",
            )


def _named(voice: Voice, who: tuple[Span, ...] | tuple[str, ...] | None, text: str) -> bool:
    """Whether the rules name the one the annotator names."""
    name = voice.source.name.casefold()
    for one in who or ():
        if isinstance(one, Span):
            words = one.of(text).casefold()
            if (voice.span is not None and voice.span.overlaps(one)) or words in name or name in words:
                return True
        elif (
            str(one).casefold() in name
            or str(one).casefold() in voice.words.casefold()
            or name in str(one).casefold()
        ):
            return True
    return False


def relations_of(text: str, parsed: Parsed) -> tuple[list[Relation], list[Relation]]:
    """What the rules find: who tells what, and beside these who tells numbers."""
    speakers = Speakers(None, None)
    said = find_relations(text, parsed.sentences, parsed.passages, speakers)
    said = with_opinions(text, parsed.sentences, parsed.passages, speakers, said)
    besides = tellers(text, parsed.sentences, parsed.passages, speakers, said)
    return [r for r in said if not r.judging or r.lemma in DENY | DISPUTE], besides


def _is(head: Token, who: tuple[Span, ...] | tuple[str, ...] | None, sentence: Sentence) -> bool | None:
    """Whether this is who tells the number; ``None`` for a pronoun where only the name is known."""
    if not who:
        return False
    at = sentence.base + head.idx
    if isinstance(who[0], Span):
        inside = [s for s in who if isinstance(s, Span) and s.start <= at < s.end]
        above = sentence.base + head.head.idx
        return any(
            head.head.i == head.i or head.dep_ == "appos" or not s.start <= above < s.end for s in inside
        )
    if head.pos_ == "PRON":
        return None
    words = noun_words(head, sentence.base)[0].casefold()
    names = [str(name).casefold() for name in who]
    return any(name in words or (len(words) > 3 and words in name) for name in names)


def marked(part: str = "english") -> Iterator[Number]:
    """The numbers of events in one part of our marked lines."""
    for line in lines(part):
        answers: list[Answer] = [
            (span, Kind(label), who or None) for span, label, who in line.numbers if label != NONE
        ]
        yield from numbers_of(line.text, answers, line.where)


def annotated(part: str) -> Iterator[Number]:
    """The figures of one part of the annotated English passages whose source is judged."""
    for passage in read_passages(HERE / "english" / part):
        yield from numbers_of(passage.text, _answers(passage), passage.where)


def _answers(passage: Passage) -> list[Answer]:
    out: list[Answer] = []
    for told in passage.claims:
        if told.figure is None or told.source is None:
            continue
        anchor = passage.text.index(told.anchor)
        starts = [n for n in range(len(passage.text)) if passage.text.startswith(told.figure, n)]
        if starts:
            at = min(starts, key=lambda n: abs(n - anchor))
            names = None if told.source == "author" else (told.source, *told.sources)
            out.append((Span(at, at + len(told.figure)), told.kind, names))
    return out


# ---- the regression ----


def fit(numbers: list[Number], penalty: float = PENALTY) -> likely_tellers.Weights:
    """Weights learnt from ``numbers``; the threshold is left at 1."""
    asked = [one for number in numbers for one in number.asked]
    weights = [1.0 if n.ruled == "silent" else OF_RULES for n in numbers for _ in n.asked]
    seen = Counter(name for names, _ in asked for name in names)
    rows = {name: n for n, name in enumerate(sorted(f for f, count in seen.items() if count >= RAREST))}
    pairs = [(n, rows[f]) for n, (names, _) in enumerate(asked) for f in sorted(names) if f in rows]
    at, columns = zip(*pairs, strict=True)
    table = csr_matrix((np.ones(len(pairs)), (at, columns)), shape=(len(asked), len(rows)))
    model = LogisticRegression(C=1 / penalty, max_iter=STEPS)
    model.fit(table, [right for _, right in asked], sample_weight=weights)
    return likely_tellers.Weights(1.0, rows, model.coef_[0].astype(np.float32), float(model.intercept_[0]))


def best(numbers: list[Number], by: likely_tellers.Weights) -> list[tuple[Number, float, bool]]:
    """For each number the likeliest teller's chance, and whether that is right."""
    out = []
    for number in numbers:
        scored = [(likely_tellers.chance(names, by), right) for names, right in number.asked]
        out.append((number, *max(scored, default=(0.0, False))))
    return out


def held_out(lines_: list[Number], rest: list[Number]) -> list[tuple[Number, float, bool]]:
    """The marked numbers with their likeliest teller by weights from ``rest`` and the other writers' files."""
    out = []
    for writer in sorted({n.where[0] for n in lines_}):
        learnt = fit([n for n in lines_ if n.where[0] != writer] + rest)
        out += best([n for n in lines_ if n.where[0] == writer], learnt)
    return out


def threshold_for(scored: list[tuple[Number, float, bool]]) -> float:
    """The lowest chance, in steps of 0.01 from one half, from which ``RIGHT`` of the numbers that the rules leave to the
    author are given to the right one. 1 where there is none."""
    asked = [(likely, right) for number, likely, right in scored if number.ruled == "silent"]
    for step in range(50, 100):
        kept = [right for likely, right in asked if likely >= step / 100]
        if kept and sum(kept) >= RIGHT * len(kept):
            return step / 100
    return 1.0


def report(name: str, scored: list[tuple[Number, float, bool]], limit: float) -> str:
    """What becomes, at a threshold, of the numbers that the rules leave to the author."""
    silent = [one for one in scored if one[0].ruled == "silent"]
    said = [(number, right) for number, likely, right in silent if likely >= limit]
    sourced = sum(n.sourced for n, _, _ in silent)
    right, false = sum(r for _, r in said), sum(not n.sourced for n, _ in said)
    return (
        f"{name}: {len(silent)} left to the author, {sourced} of them wrongly: {right} given to the right one, "
        f"{len(said) - right - false} to another, {false} that were the author's own"
    )


def write(learnt: likely_tellers.Weights, threshold: float) -> None:
    """The weights beside the reader."""
    names = sorted(learnt.rows, key=lambda name: learnt.rows[name])
    np.savez_compressed(
        WEIGHTS,
        names=np.array("\n".join(names)),
        threshold=np.array(threshold),
        by_feature=learnt.by_feature.astype(np.float16),
        constant=np.array(learnt.constant),
    )
    likely_tellers.weights.cache_clear()


def main() -> None:
    """Learn, report, and write the weights beside the reader."""
    rules, opened, own = list(annotated("rules")), list(annotated("open")), list(marked())
    learnt = fit(own + rules)
    apart, beside = held_out(own, rules), best(opened, learnt)
    threshold = threshold_for(apart + beside)
    print(
        f"{len(own)} marked and {len(rules)} annotated numbers, {len(learnt.rows)} features; threshold {threshold}"
    )
    print(report("marked lines", apart, threshold))
    print(report("open part", beside, threshold))
    print(report("lines set apart", best(list(marked("apart")), learnt), threshold))
    write(learnt, threshold)


if __name__ == "__main__":
    main()
