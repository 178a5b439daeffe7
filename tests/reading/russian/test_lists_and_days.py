"""Whom a list of names tells of, and which days are lent to what stands beside them."""

import pytest

from khronika.nouns import Certainty, Kind
from khronika.reading.russian.reader import read
from khronika.reading.told import STORY_DAY
from tests.reading.told_claims import numbers, told

PEOPLE = [
    ("Задержаны правозащитники Олег Тищенко, Мария Лапина и Ренат Габбасов.", "правозащитники Олег Тищенко, Мария Лапина и Ренат Габбасов"),
    ("Полиция задержала журналистов Анну Рябову и Петра Гурьева, а также юриста Илью Кравца.", "журналисты Анна Рябова, Пётр Гурьев и юрист Илья Кравец"),
    ("Полиция задержала активистов Нину Прохорову, Бауыржана Адилханова и Айгерим Тлеужан, требовавших реформ.", "активисты Нина Прохорова, Бауыржан Адилханов и Айгерим Тлеужан"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "target"), PEOPLE)
def test_who_is_named_in_a_list_is_all_of_them(text: str, target: str) -> None:
    (claim,) = told(read, text, "ru", "2031-05-20")
    assert claim.target == target


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("В больницы обратились 25 человек, восьмерых госпитализировали.", [None, None]),
        ("«Мы вывели на улицы пять тысяч человек», – заявил лидер профсоюза Егор Дым.", [None]),
        ("Прохорова вышла на площадь с плакатом.", ["Прохорова"]),
    ],
)
def test_who_did_it_is_named_by_the_text_or_unknown(text: str, agents: list[str | None]) -> None:
    assert [c.agent for c in told(read, text, "ru", "2031-05-20")] == agents


@pytest.mark.parametrize(
    "text",
    [
        "В Орле задержали 12 участников акции.\n\nВ пятницу, 13 мая, областной суд оставил в силе приговор Ивану Ложкину.",
        "Суд оштрафовал трёх участниц марша.\n\nМарш прошёл 8 мая.",
        "В Орле задержали 12 участников акции.\n\n12 мая депутаты обсудят бюджет.",
        "В Орле задержали 12 участников акции.\n\n28 мая пройдёт ещё один митинг.",
        "Напомним, что в 2019 году в Астане задержали 500 человек. Теперь полиция говорит о 15 задержанных.",
    ],
)
def test_a_day_of_another_matter_dates_nothing_else(text: str) -> None:
    when = [c.when for c in told(read, text, "ru", "2031-05-20") if c.figure][0 if "2019" not in text else 1]
    assert when is not None
    assert (when.start, when.rule) == (None, "when.not-after-report")


@pytest.mark.parametrize(
    "text",
    [
        "В Орле задержали 12 участников акции.\n\nМитинг прошёл 8 мая на площади.",
        "В Орле задержали 12 участников акции. Это произошло 8 мая.",
        "8 мая в Орле прошёл митинг. Задержали 12 человек.",
    ],
)
def test_a_day_of_the_same_matter_does(text: str) -> None:
    (claim,) = [c for c in told(read, text, "ru", "2031-05-20") if c.figure]
    assert claim.when is not None
    assert str(claim.when.start) == "2031-05-08"


@pytest.mark.parametrize(
    ("text", "source", "agent", "target"),
    [
        ("Самых активных, около 100 граждан, задержали.", None, None, "Самые активные"),
        ("В Москве задержана супруга А. Навольной.", None, None, "супруга А. Навольной"),
        ("ОМОН оттеснил людей, – передаёт слова местной жительницы «Заречная газета«.", "местная жительница", "ОМОН", "люди"),
        ("В отделе 20 чел. задержанных.", None, None, "люди"),
    ],
)  # fmt: skip
def test_names_are_whole_and_nobody_is_taken_for_a_doer(
    text: str, source: str | None, agent: str | None, target: str
) -> None:
    (claim,) = told(read, text, "ru", "2031-05-20")
    speaker = claim.attribution.speaker
    assert (speaker.words if speaker else None, claim.agent, claim.target) == (source, agent, target)


@pytest.mark.parametrize(
    "text",
    [
        "Читайте также: Министр Рудов рассказал о задержаниях на митинге",
        "Мэрия и прокуратура предупредили, что выходить на несогласованную акцию опасно.",
        "Власти предупредили, что выходить на несогласованный марш чревато.",
        "О пикете «Не дайте убить моего отца» рассказала газета.",
    ],
)
def test_pointers_and_warnings_tell_of_no_event(text: str) -> None:
    assert [c.kind for c in told(read, text, "ru", "2031-05-20") if c.kind is not Kind.STATEMENT] == []


def test_what_it_came_to_was_done() -> None:
    (claim,) = told(read, "Милиционерам пришлось задержать самых активных протестующих.", "ru")
    assert claim.certainty is Certainty.HAPPENED


def test_a_claim_with_only_the_day_of_the_story_is_less_sure() -> None:
    lead = "В Орле задержали 12 участников акции."
    (alone,) = told(read, lead, "ru", "2031-05-20")
    first = told(read, f"{lead}\n\nМитинг прошёл 8 мая на площади.", "ru", "2031-05-20")[0]
    assert first.when is not None
    assert first.when.rule == "when.story"
    assert first.confidence == round(alone.confidence * STORY_DAY, 2)


def test_whoever_the_hurt_are_they_are_hurt() -> None:
    text = "Пострадали 44 человека. Из них 27 — участники протестов, один журналист и 16 сотрудников полиции, следует из сообщения клиники."
    found = numbers(told(read, text, "ru"))
    assert found == [(Kind.INJURY, 44), (Kind.INJURY, 27), (Kind.INJURY, 1), (Kind.INJURY, 16)]


def test_a_verb_of_its_own_says_what_else_befell_them() -> None:
    found = numbers(told(read, "Задержаны 40 человек. Из них 12 оштрафовали.", "ru"))
    assert found == [(Kind.DETENTION, 40), (Kind.SENTENCE, 12)]


def test_each_entry_of_a_list_has_its_own_label() -> None:
    text = "В Тарске умерших - 9, обратившихся к врачам - 80, госпитализировано - 30."
    found = numbers(told(read, text, "ru"))
    assert found == [(Kind.DEATH, 9), (Kind.INJURY, 80), (Kind.INJURY, 30)]
