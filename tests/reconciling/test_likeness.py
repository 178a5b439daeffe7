"""Mentions of one happening by their words."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.reconciling import synonyms
from khronika.reconciling.likeness import Mention, happenings
from khronika.reconciling.synonyms import meaning_of


def _mention(id, document, head, words, arguments=""):
    return Mention(id, document, head, frozenset(words.split()), frozenset(), frozenset(arguments.split()))


_OTHERS = [
    _mention(f"x{n}", f"other{n}", "play", f"team season coach player{n} league ball{n}") for n in range(8)
]


def test_two_words_for_one_thing_in_one_story_are_one_happening():
    one = _mention("a", "d1", "arrest", "police arrest student norhold square banner", "student")
    two = _mention("b", "d2", "detention", "detention student norhold square police van", "student")
    groups = happenings([one, two, *_OTHERS])
    assert ("a", "b") in groups


def test_one_word_in_two_stories_is_two_happenings():
    one = _mention("a", "d1", "arrest", "police arrest student norhold square banner")
    two = _mention("b", "d2", "arrest", "customs arrest smuggler harbour cocaine ship")
    groups = happenings([one, two, *_OTHERS])
    assert ("a",) in groups
    assert ("b",) in groups


def test_what_is_said_in_one_story_by_two_is_two_sayings():
    one = _mention("a", "d1", "say", "minister say norhold order budget", "minister")
    two = _mention("b", "d2", "say", "mother say norhold son lawyer exam", "mother")
    told = [_mention(f"m{n}", f"d{n}", "arrest", "police arrest norhold square banner van") for n in (1, 2)]
    groups = happenings([one, two, *told, *_OTHERS])
    assert ("m1", "m2") in groups
    assert ("a",) in groups


@pytest.mark.parametrize(
    ("head", "meaning"),
    [
        ("Quake", "earthquake"),
        ("announcement", "announce"),
        ("nationalization", "nationalize"),
        ("nationalizes", "nationalize"),
        ("kills", "kill"),
        ("zzz", "zzz"),
    ],
)
def test_meanings(head, meaning):
    assert meaning_of(head, Counter({"nationalize": 3, "nationalization": 2})) == meaning


_words = st.lists(st.sampled_from("police square norhold student ship coach ball rain".split()), max_size=5)
_mentions = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["arrest", "say", "detain", "win"]), _words),
    max_size=10,
)


@settings(max_examples=60, deadline=None)
@given(_mentions, st.randoms(use_true_random=False))
def test_every_mention_in_one_group_whatever_the_order(made, random):
    mentions = [
        Mention(f"m{n}", document, head, frozenset(words)) for n, (document, head, words) in enumerate(made)
    ]
    shuffled = list(mentions)
    random.shuffle(shuffled)
    groups = happenings(mentions)
    assert groups == happenings(shuffled)
    assert sorted(key for group in groups for key in group) == sorted(m.id for m in mentions)


def test_each_word_of_the_table_has_one_meaning():
    words = [word for line in synonyms._TABLE.strip().splitlines() for word in line.split()]
    assert len(words) == len(set(words))
