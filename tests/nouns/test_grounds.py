"""Which fields stand on weak ground. All sentences are invented."""

import datetime as dt
from dataclasses import replace

import pytest

from khronika.nouns import (
    Attribution,
    Certainty,
    Claim,
    Figure,
    Kind,
    Level,
    Place,
    Source,
    Span,
    Unit,
    Voice,
    When,
)
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
    ("rule", "kind", "quote", "weak"),
    [
        ("when.story", Kind.PROTEST, "Hundreds marched", ["weak.day-held"]),
        ("when.of-report", Kind.FORCE, "Hundreds marched", ["weak.day-held"]),
        ("when.carried", Kind.CHARGE, "Police freed 12", ["weak.day-held"]),
        ("when.carried", Kind.INJURY, "Nine were hurt", []),  # of the scene, whose day was told
        ("when.carried", Kind.DEATH, "Nine were hurt", ["weak.day-toll"]),
        ("when.of-several", Kind.DEATH, "Nine were hurt", ["weak.day-toll"]),
        ("when.of-several", Kind.DETENTION, "Nine were hurt", []),
        ("when.weekday", Kind.PROTEST, "Hundreds marched", []),
        ("when.weekday", Kind.DETENTION, "Hundreds marched", ["weak.day-beside"]),
        ("when.weekday", Kind.DETENTION, "Hundreds marched on Friday", []),
        ("when.calendar", Kind.PROTEST, "Hundreds marched on Friday", ["weak.day-clause"]),
        ("when.election-calendar", Kind.ELECTION, "Hundreds marched", ["weak.day-calendar"]),
        ("ru.date.weekday", Kind.DETENTION, "Hundreds marched", ["weak.day-beside"]),
    ],
)
def test_a_day_is_weak_by_how_it_was_had_and_of_what_it_is(
    rule: str, kind: Kind, quote: str, weak: list[str]
) -> None:
    assert rules(claim(quote, kind=kind, when=replace(FRIDAY, rule=rule))) == weak


@pytest.mark.parametrize(("lang", "weak"), [("kk", []), ("ru", []), ("en", ["weak.day-held"])])
def test_a_polling_day_beside_its_word_is_sound_where_it_was_counted(lang: str, weak: list[str]) -> None:
    day = replace(FRIDAY, rule="when.poll")
    assert rules(claim("Nine were hurt", kind=Kind.ELECTION, when=day, lang=lang)) == weak


def test_a_count_is_held_to_the_day_told_before_unless_the_report_tells_of_many() -> None:
    nine = Figure("Nine", 9, 9, Unit.PERSONS, False, "fig.exact", 9)
    hurt = claim("Nine were hurt", kind=Kind.INJURY, when=replace(FRIDAY, rule="when.carried"), figure=nine)
    assert rules(hurt) == []
    assert rules(hurt, f"{TEXT} It began on 2 May and was banned last year.") == ["weak.day-held"]


def test_a_day_behind_another_clause_of_the_passage_may_be_that_clauses() -> None:
    text = "Police held two of those who had come to the square of Olvo with banners and flags on Friday."
    told = Claim(
        "c", "r", Kind.DETENTION, Span(0, len(text)), text, Attribution(), when=FRIDAY, rule="en.ev.held"
    )
    assert rules(told, text) == ["weak.day-clause"]
    assert rules(replace(told, when=replace(FRIDAY, words="two")), text) == []


def test_a_day_behind_another_event_may_be_that_events() -> None:
    text = "Police freed six after a march on Friday."
    told = Claim(
        "c", "r", Kind.RELEASE, Span(0, 40), text[:40], Attribution(), when=FRIDAY, rule="en.ev.freed"
    )
    assert rules(told, text) == ["weak.day-clause"]
    assert rules(replace(told, quote="Police freed six on Friday after a march"), text) == []


def test_a_day_carried_says_in_which_words_it_was_told() -> None:
    (ground,) = weak_grounds(claim("Nine were hurt", when=replace(FRIDAY, rule="when.story")), TEXT)
    assert (ground.field, ground.why) == ("when", "the story's first day, its own is not told (“on Friday”)")


def test_a_town_that_the_sentence_does_not_name_is_carried_or_the_datelines() -> None:
    freed = claim("Police freed 12 in Olvo", kind=Kind.SENTENCE, places=(TARSK,))
    assert rules(freed) == ["weak.place-dateline"]
    assert rules(replace(freed, places=(OLVO,))) == []
    assert rules(freed, TEXT.replace("TARSK, May 5 - ", "")) == ["weak.place-carried"]
    assert rules(freed, "") == []
    assert rules(claim("Nine were hurt", places=(TARSK,))) == []  # "the capital"
    assert rules(replace(freed, places=(Place("Garnia", Level.COUNTRY, "country:GA", words="Garnia"),))) == []


def test_a_town_that_heads_its_own_sentence_only_says_from_where_it_was_told() -> None:
    marched = claim("Hundreds marched on Friday", kind=Kind.PROTEST, places=(TARSK,))
    assert rules(marched) == ["weak.place-dateline"]
    assert rules(marched, TEXT.replace("Hundreds marched", "Hundreds marched in Tarsk")) == []


def test_a_dateline_may_be_cyrillic() -> None:
    text = "АЛМАТЫ, 9 мая — Задержали 40 человек."
    almaty = Place("Алматы", Level.CITY, "name:almaty", words="АЛМАТЫ")
    told = Claim("c", "r", Kind.PROTEST, Span(16, 37), text[16:37], Attribution(), places=(almaty,))
    assert rules(told, text) == ["weak.place-dateline"]


def test_a_name_that_no_list_has_is_weak_where_it_is_named() -> None:
    freed = claim("Police freed 12 in Olvo", places=(replace(OLVO, key=None, level=Level.UNKNOWN),))
    assert rules(freed) == ["weak.place-unlisted"]


def test_guesses_and_plans_say_what_they_are() -> None:
    own = claim("Police freed 12 in Olvo")
    voice = Voice("they", Source("they"), resolved=False)
    others = {
        "weak.kind-guessed": replace(own, rule="en.fig.likely-detention+near"),
        "weak.not-happened": replace(own, certainty=Certainty.PLANNED),
        "weak.source-guessed": replace(own, attribution=Attribution(rule="attr.likely-teller")),
        "weak.source-carried": replace(own, attribution=Attribution(rule="attr.carried")),
        "weak.source-unresolved": replace(own, attribution=Attribution((voice,), rule="attr.says-clause")),
    }
    assert {rule: rules(told) for rule, told in others.items()} == {rule: [rule] for rule in others}


def test_a_source_is_weak_where_it_is_a_mere_phrase_or_passed_on() -> None:
    def said(*names: str, rule: str = "attr.says-clause") -> list[str]:
        chain = tuple(Voice(name, Source(name)) for name in names)
        return rules(replace(claim("Police freed 12 in Olvo"), attribution=Attribution(chain, rule=rule)))

    assert said("Mr. Orr") == []
    assert said("the long terms") == ["weak.source-phrase"]
    assert said("Police of beating two men") == ["weak.source-phrase"]
    assert said("Mr. Orr", rule="attr.by-account") == ["weak.source-phrase"]
    assert said("Radio Vela", "Mr. Orr") == ["weak.source-passed-on"]


def test_who_they_are_that_say_it_may_be_mistaken() -> None:
    text = "The clerks met the guards. They later said six were freed."
    at = text.index("said")
    orr = Voice("clerks", Source("the Clerks of Olvo"))
    told = Claim(
        "c", "r", Kind.RELEASE, Span(at + 5, at + 19), "six were freed", Attribution((orr,), Span(at, at + 4))
    )
    assert rules(told, text) == ["weak.source-they"]
    assert rules(told, text.replace("They later", "Who did so")) == []


def test_whom_a_verb_of_judging_names_is_weak() -> None:
    orr = Attribution((Voice("Mr. Orr", Source("Mr. Orr")),), rule="attr.judges")
    told = replace(claim("Police freed 12 in Olvo"), rule="en.st.judges", attribution=orr)
    assert rules(told) == ["weak.source-verb"]


def test_words_in_an_open_quotation_are_not_the_reports_own() -> None:
    assert rules(claim("40 held")) == ["weak.source-quoted"]
    assert rules(claim("Nine were hurt")) == []


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
