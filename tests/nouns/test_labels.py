"""Every member of every closed list has a word in each of the desk's languages."""

import dataclasses
from enum import StrEnum

import pytest

from khronika.nouns import Claim, vocabulary
from khronika.nouns.labels import LANGS, field_words, fields, words_for

LISTS = [
    t
    for t in vars(vocabulary).values()
    if isinstance(t, type) and issubclass(t, StrEnum) and t is not StrEnum
]


def test_there_are_lists() -> None:
    assert len(LISTS) >= 9


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", LISTS)
def test_no_member_lacks_a_word_and_no_two_share_one(kind: type[StrEnum], lang: str) -> None:
    words = [words_for(member, lang) for member in kind]
    assert all(words)
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_words_are_in_the_language_and_not_english(lang: str) -> None:
    words = [words_for(member, lang) for kind in LISTS for member in kind]
    words += [field_words(field, lang) for field in fields()]
    assert [word for word in words if any("a" <= letter <= "z" for letter in word.lower())] == []


def test_members_of_one_value_keep_to_their_list() -> None:
    assert words_for(vocabulary.Unit.UNKNOWN, "en") == "not told"
    assert words_for(vocabulary.Relation.PART_OF, "kk") == "бөлігі"
    assert words_for(vocabulary.Kind.DEATH, "de") == "death"


def test_english_says_says() -> None:
    words = [words_for(member, "en") for kind in LISTS for member in kind] + [
        field_words(f, "en") for f in fields()
    ]
    assert not {"claims", "fact", "true", "confirmed", "admits"} & {w for line in words for w in line.split()}


# What a reader is shown under another name, or never: where the words stand, and by which ids a claim is found again.
SHOWN_AS = {"places": "place", "attribution": "source", "report_id": "report"}
NOT_SHOWN = {"id", "span"}


def test_each_field_of_a_claim_and_of_its_figures_scope_has_its_words() -> None:
    names = [f.name for f in dataclasses.fields(Claim)] + ["population", "as_of", "unit"]
    shown = {SHOWN_AS.get(name, name) for name in names if name not in NOT_SHOWN}
    assert shown <= set(fields()), shown - set(fields())
    for lang in LANGS:
        words = [field_words(field, lang) for field in fields()]
        assert all(words)
        assert len(set(words)) == len(words)
