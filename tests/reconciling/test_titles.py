"""Questions in words of three languages."""

from dataclasses import replace

import pytest

from khronika.nouns import Kind, PartialDate, Precision, Unit, When
from khronika.reconciling import reconcile, title
from khronika.reconciling.measures import STATED_PART
from khronika.reconciling.phrases import _STAGE
from khronika.reconciling.titles import KK_ABOUT, KK_STAGE, KK_WHO, RU_ABOUT, RU_STAGE, RU_WHO
from khronika.reconciling.wordings import WHO
from tests.invented_claims import (
    COUNTRY,
    MINISTRY,
    MONITOR,
    NORTH,
    SOUTH,
    SQUARE,
    about,
    claim,
    exact,
    figure,
)


def _titles(made, *others):
    record = reconcile([made, *others])
    question = next(each for each in record.questions if made.id in each.members)
    return [title(question, record.claims, lang) for lang in ("en", "ru", "kk")]


@pytest.mark.parametrize(
    ("made", "english", "russian", "kazakh"),
    [
        (
            claim("a", about(500), MINISTRY, places=(COUNTRY,), days=(9, 13)),
            "How many people were detained in Arvenia on 9-13 May 2031?",
            "Arvenia, 9–13 мая 2031 года: сколько человек было задержано?",
            "Arvenia, 2031 жылғы 9–13 мамыр: қанша адам ұсталды?",
        ),
        (
            claim("a", exact(7), MINISTRY, places=(NORTH, SOUTH), days=None, target="journalists"),
            "How many journalists were detained in Norhold and Sudmark (time not stated)?",
            "Norhold и Sudmark, время не названо: сколько журналистов было задержано?",
            "Norhold және Sudmark, уақыты аталмаған: қанша журналист ұсталды?",
        ),
        (
            claim("a", exact(7), MONITOR, kind=Kind.INJURY, places=()),
            "How many people were hurt (place not stated) on 9 May 2031?",
            "Место не названо, 9 мая 2031 года: сколько человек пострадало?",
            "Орны аталмаған, 2031 жылғы 9 мамыр: қанша адам зардап шекті?",
        ),
        (
            claim("a", None, MONITOR, kind=Kind.FORCE, quote="gas was used"),
            "What is said of the use of force in Norhold on 9 May 2031?",
            "Norhold, 9 мая 2031 года: что говорят о применении силы?",
            "Norhold, 2031 жылғы 9 мамыр: күш қолдану туралы не айтылады?",
        ),
        (
            claim("a", None, MINISTRY, target="the folk singer"),
            "What is said of the detention of “the folk singer” in Norhold on 9 May 2031?",
            "Norhold, 9 мая 2031 года: что говорят о задержании («the folk singer»)?",
            "Norhold, 2031 жылғы 9 мамыр: ұстау туралы не айтылады («the folk singer»)?",
        ),
    ],
)
def test_a_question_in_three_languages(made, english, russian, kazakh):
    assert _titles(made) == [english, russian, kazakh]


def test_a_site_is_a_place_at_which_things_happen():
    assert _titles(claim("a", exact(30), MONITOR, places=(SQUARE,)))[0] == (
        "How many people were detained at Mill Square on 9 May 2031?"
    )


def test_a_part_told_by_its_report_asks_plainly():
    whole = claim("w", about(500), MINISTRY, report="r")
    part = replace(claim("p", exact(77), MINISTRY, report="r"), part_of="w")
    english, russian, kazakh = _titles(part, whole)
    assert english == "How many of the people detained in Norhold on 9 May 2031 are counted separately?"
    assert russian.endswith("сколько человек из тех, о ком сказано «было задержано», посчитано отдельно?")
    assert "бөлек" in kazakh
    assert STATED_PART not in english


@pytest.mark.parametrize(
    ("when", "russian", "kazakh"),
    [
        (When(None, PartialDate(2031, 5, 9)), "до 9 мая 2031 года", "2031 жылғы 9 мамырға дейін"),
        (When(PartialDate(2031, 5), None), "с мая 2031 года", "2031 жылғы мамырдан бері"),
        (When(PartialDate(2031), None), "с 2031 года", "2031 жылдан бері"),
        (
            When(PartialDate(2031, 5), PartialDate(2031, 5), Precision.MONTH),
            "май 2031 года",
            "2031 жылғы мамыр",
        ),
        (When(PartialDate(2031), PartialDate(2031), Precision.YEAR), "2031 год", "2031 жыл"),
        (
            When(PartialDate(2031, 5, 30), PartialDate(2031, 6, 2), Precision.DAYS),
            "30 мая 2031 года – 2 июня 2031 года",
            "2031 жылғы 30 мамыр – 2031 жылғы 2 маусым",
        ),
    ],
)
def test_periods(when, russian, kazakh):
    _, ru, kk = _titles(replace(claim("a", about(500), MINISTRY), when=when))
    assert f"Norhold, {russian}: " in ru
    assert f"Norhold, {kazakh}: " in kk


def test_every_stage_kind_and_population_has_its_words():
    assert set(RU_STAGE) == set(KK_STAGE) == set(_STAGE)
    assert set(RU_ABOUT) == set(KK_ABOUT) == set(Kind)
    assert set(RU_WHO) == set(KK_WHO) == {*WHO, "voters"}


def test_names_in_the_language_are_the_callers_to_give():
    record = reconcile([claim("a", about(500), MINISTRY)])
    asked = title(record.questions[0], record.claims, "ru", lambda place: {"Norhold": "Норхольд"}[place.name])
    assert asked.startswith("Норхольд, 9 мая")
    with pytest.raises(ValueError, match="use en, ru or kk"):
        title(record.questions[0], record.claims, "fr")


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("unit", [None, Unit.PERSONS, Unit.PERCENT, Unit.HOURS, Unit.VEHICLES])
def test_no_kind_or_unit_is_without_words(lang, kind, unit):
    counted = figure("40", 40, 40, unit=unit) if unit else None
    record = reconcile([claim("a", counted, MINISTRY, kind=kind)])
    asked = title(record.questions[0], record.claims, lang)
    assert asked.endswith("?")
    assert not {"None", "{", "persons"} & set(asked.split())


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (replace(NORTH, name="Мирный"), "Mirnyy"),
        (replace(NORTH, name="Безымянка", key=None, country=None, path=()), "Безымянка"),
    ],
)
def test_a_place_that_no_english_report_names_can_be_read_in_english(place, said):
    record = reconcile([replace(claim("a", exact(5), MINISTRY, places=(place,)), lang="ru")])
    (question,) = record.questions
    assert question.text == f"How many people were detained in {said} on 9 May 2031?"
    assert title(question, record.claims, "ru", lambda _: place.name).startswith(place.name)
