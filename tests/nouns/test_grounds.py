"""Which fields stand on weak ground. All sentences are invented."""

import datetime as dt
from dataclasses import replace

import pytest

from khronika.nouns import Attribution, Certainty, Claim, Kind, Level, Place, Source, Span, Voice, When
from khronika.nouns.grounds import sentence_at, weak_grounds

TEXT = (
    "Rally in Tarsk\n\nTARSK, May 5 - Hundreds marched on Friday. Police freed 12 in Olvo, a lawyer said. "
    "Mr. Orr counted “40 held.” Nine were hurt in the capital."
)
TARSK = Place("Tarsk", Level.CITY, "name:tarsk", words="TARSK")
OLVO = Place("Olvo", Level.CITY, "name:olvo", words="Olvo")
FRIDAY = When.on(dt.date(2023, 5, 5), "on Friday", "when.weekday")


def claim(quote: str, **fields: object) -> Claim:
    at = TEXT.index(quote)
    plain = Claim(
        "c", "r", Kind.DETENTION, Span(at, at + len(quote)), quote, Attribution(), rule="en.ev.freed+direct"
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


def rules(told: Claim, text: str = TEXT) -> list[str]:
    return [ground.rule for ground in weak_grounds(told, text)]


def test_what_its_own_words_tell_stands_on_no_weak_ground() -> None:
    assert rules(claim("Police freed 12 in Olvo", places=(OLVO,), target="people")) == []


@pytest.mark.parametrize(
    ("rule", "quote", "weak"),
    [
        ("when.carried", "Nine were hurt", ["weak.day-held"]),
        ("when.story", "Nine were hurt", ["weak.day-held"]),
        ("when.weekday", "Hundreds marched", ["weak.day-beside"]),
        ("when.date", "Hundreds marched on Friday", ["weak.day-named"]),
        ("when.of-several", "Nine were hurt", []),
        ("ru.date.weekday", "Hundreds marched", ["weak.day-beside"]),
    ],
)
def test_a_day_is_weak_by_how_it_was_had(rule: str, quote: str, weak: list[str]) -> None:
    assert rules(claim(quote, when=replace(FRIDAY, rule=rule))) == weak


def test_a_day_carried_says_in_which_words_it_was_told() -> None:
    (ground,) = weak_grounds(claim("Nine were hurt", when=replace(FRIDAY, rule="when.carried")), TEXT)
    assert (ground.field, ground.why) == ("when", "day carried from another sentence (“on Friday”)")


def test_a_town_that_the_sentence_does_not_name_is_carried_or_the_datelines() -> None:
    freed = claim("Police freed 12 in Olvo", places=(TARSK,))
    assert rules(freed) == ["weak.place-dateline"]
    assert rules(replace(freed, places=(OLVO,))) == []
    assert rules(freed, TEXT.replace("TARSK, May 5 - ", "")) == ["weak.place-carried"]
    assert rules(freed, "") == []
    assert rules(claim("Nine were hurt", places=(TARSK,))) == []  # "the capital"
    assert rules(replace(freed, places=(Place("Garnia", Level.COUNTRY, "country:GA", words="Garnia"),))) == []


def test_a_town_that_heads_its_own_sentence_only_says_from_where_it_was_told() -> None:
    marched = claim("Hundreds marched on Friday", places=(TARSK,))
    assert rules(marched) == ["weak.place-dateline"]
    assert rules(marched, TEXT.replace("Hundreds marched", "Hundreds marched in Tarsk")) == []


def test_a_dateline_may_be_cyrillic() -> None:
    text = "АЛМАТЫ, 9 мая — Задержали 40 человек."
    almaty = Place("Алматы", Level.CITY, "name:almaty", words="АЛМАТЫ")
    told = Claim("c", "r", Kind.DETENTION, Span(16, 37), text[16:37], Attribution(), places=(almaty,))
    assert rules(told, text) == ["weak.place-dateline"]


def test_a_name_that_no_list_has_is_weak_where_it_is_named() -> None:
    assert rules(claim("Police freed 12 in Olvo", places=(replace(OLVO, key=None),))) == [
        "weak.place-unlisted"
    ]


def test_guesses_parts_and_plans_say_what_they_are() -> None:
    own = claim("Police freed 12 in Olvo")
    voice = Voice("they", Source("they"), resolved=False)
    others = {
        "weak.kind-guessed": replace(own, rule="en.fig.likely-detention"),
        "weak.kind-near": replace(own, rule="en.ev.freed+near"),
        "weak.kind-part": replace(own, part_of="c-whole"),
        "weak.kind-verb": replace(own, rule="en.st.judges"),
        "weak.not-happened": replace(own, certainty=Certainty.PLANNED),
        "weak.source-guessed": replace(own, attribution=Attribution(rule="attr.likely-teller")),
        "weak.source-carried": replace(own, attribution=Attribution(rule="attr.carried")),
        "weak.source-unresolved": replace(own, attribution=Attribution((voice,), rule="attr.says-clause")),
    }
    assert {rule: rules(told) for rule, told in others.items()} == {rule: [rule] for rule in others}


def test_a_field_is_told_of_once() -> None:
    told = replace(claim("Nine were hurt"), rule="en.fig.likely-injury+near", part_of="c-whole")
    assert rules(told) == ["weak.kind-guessed"]


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("freed 12", "Police freed 12 in Olvo, a lawyer said."),
        ("40 held", "Orr counted “40 held.”"),
        ("Nine", "Nine were hurt in the capital."),
        ("Rally", "Rally in Tarsk"),
    ],
)
def test_a_sentence_goes_from_end_to_end(quote: str, sentence: str) -> None:
    at = TEXT.index(quote)
    assert sentence_at(TEXT, Span(at, at + len(quote))).of(TEXT).endswith(sentence)
