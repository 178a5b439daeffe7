"""Words say of themselves what spaCy's tokens say of them."""

from collections.abc import Callable
from typing import Any

import pytest

from khronika.reading.english.parsing import find_names, parse, pipeline
from khronika.reading.english.passages import find_passages
from khronika.reading.english.words import Words
from tests.sentences import format as sentences

OWN = sentences.read_passages(sentences.HERE / "english" / "rules" / "hard_numbers.txt")
TEXTS = (
    "Ann Sorel, who leads the Union of Dockers, said on 3 May that 41 men and women, and a boy, were held\tin Orlo; 'two' died.",
    "Twelve  were beaten, dragged off and charged. \n\nNobody the police had held that day was let go, she said, was he?",
    " ",
    *(passage.text for passage in OWN),
)


def numbers(tokens: Any) -> list[int]:
    return [t.i for t in tokens]


ASKED: tuple[Callable[[Any], Any], ...] = (
    lambda t: (t.i, t.idx, t.text, t.lower_, t.whitespace_, len(t), str(t)),
    lambda t: (t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i, t.is_sent_start),
    lambda t: (t.like_num, t.is_space, t.is_punct, t.is_quote, t.is_alpha, t.is_stop, t.is_title),
    lambda t: (t.ent_type_, t.ent_iob_ if t.ent_type_ else ""),
    lambda t: (numbers(t.children), numbers(t.lefts), numbers(t.rights), numbers(t.ancestors)),
    lambda t: (numbers(t.conjuncts), numbers(t.subtree), t.left_edge.i, t.right_edge.i),
    lambda t: (t.sent.start, t.sent.end, numbers(t.sent), t.sent.root.i),
    lambda t: (t.is_digit, t.shape_),  # asked of spaCy
)


def parsed(text: str) -> tuple[Any, Words]:
    doc = pipeline()(text)
    words = Words(doc)
    for span in doc.sents:
        sent = words[span.start : span.end]
        for word in sent:
            word.sent = span
    return doc, words


@pytest.mark.parametrize("text", TEXTS)
def test_what_a_token_says(text: str) -> None:
    doc, words = parsed(text)
    for token, word in zip(doc, words, strict=True):
        for asked in ASKED:
            assert asked(word) == asked(token)


def test_what_hangs_on_what_and_who_stands_beside() -> None:
    doc, words = parsed(TEXTS[0])
    hanging = 0
    for a, first in zip(doc, words, strict=True):
        for b, second in zip(doc, words, strict=True):
            assert first.is_ancestor(second) == a.is_ancestor(b)
            assert (first == second, first < second, first > second) == (a == b, a < b, a > b)
            hanging += first.is_ancestor(second)
    assert hanging > 50
    assert [w.nbor(-1).i for w in words[1:]] == [t.nbor(-1).i for t in doc[1:]]
    for steps, word in ((-1, words[0]), (1, words[-1])):
        with pytest.raises(IndexError):
            word.nbor(steps)


@pytest.mark.parametrize("place", [slice(2, 5), slice(4, None), slice(-3, None), slice(5, 2), slice(0, 99)])
def test_a_stretch_is_spacys(place: slice) -> None:
    doc, words = parsed(TEXTS[0])
    assert words[place].text == doc[place].text
    assert words[place][:2].text == doc[place][:2].text
    assert numbers(words[place]) == numbers(doc[place])
    assert numbers(reversed(words[place])) == numbers(reversed(list(doc[place])))


def test_each_word_is_itself_wherever_it_is_reached() -> None:
    (sentence,) = parse(TEXTS[0], find_passages(TEXTS[0]))
    for word in sentence.tokens:
        assert word.doc[word.i] is word
        assert word.sent is sentence.tokens
        assert all(child.head is word for child in word.children)


def test_names_are_taken_over_when_they_are_found() -> None:
    found = parse(TEXTS[0], find_passages(TEXTS[0]), named=False)
    assert not any(w.ent_type_ for s in found for w in s.tokens)
    find_names(found)
    assert [w.text for s in found for w in s.tokens if w.ent_type_ == "PERSON"] == ["Ann", "Sorel"]


def test_an_unknown_question_is_refused() -> None:
    _, words = parsed(TEXTS[0])
    with pytest.raises(AttributeError):
        _ = words[0].no_such_question
