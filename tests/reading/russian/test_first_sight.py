"""What a reader of fresh reports found wrong at first sight: who is held and by whom, and what is no event."""

import pytest

from khronika.nouns import Kind
from khronika.reading.russian.reader import read
from tests.reading.told_claims import told


def events(text: str) -> list[tuple[str, str | None, str | None]]:
    """Kind, agent and target of all claims but statements, in order."""
    claims = told(read, text, "ru", "2031-05-20")
    return [(c.kind.value, c.agent, c.target) for c in claims if c.kind is not Kind.STATEMENT]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Милиционеры объяснили женщинам, что собираться нельзя, но те не ушли – их задержали.", "женщины"),
        ("Демонстранты сели на землю, и их задержали.", "Демонстранты"),
        ("Омоновцы приказали людям разойтись, однако пройти им не дали: их задержали и увели.", "люди"),
        ("Полицейские пришли на площадь, и их отпустили.", None),
    ],
)
def test_they_who_are_held_are_not_those_who_hold(text: str, target: str | None) -> None:
    """And who was taken is not who took them, though the tree gives the verb the subject of the one before it."""
    (event,) = events(text)
    assert event[1:] == (None, target)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("3 тысячи вышли на площадь и забросали полицейских яйцами.", ("protest", None, None)),
        ("Тысячи людей вышли на улицы Тбилиси.", ("protest", None, "люди")),
        ("Ей грозит до пяти лет лишения свободы.", ("charge", None, None)),
        ("Участникам несогласованной акции грозит арест до 15 суток.", ("charge", None, "Участники несогласованной акции")),
        ("Организатор подвергнут административному аресту на 15 суток.", ("sentence", None, "Организатор")),
        ("Активистку поместили под арест на 25 суток.", ("sentence", None, "Активистка")),
        ("Полиция отпустила правозащитницу Риту Карасартову.", ("release", "Полиция", "правозащитница Рита Карасартова")),
        ("Полиция задержала блогера Тимура Данебаева и его жену Сауле Данебаеву.", ("detention", "Полиция", "блогер Тимур Данебаев и его жена Сауле Данебаева")),
        ("Суд арестовал на 10 суток Асхата Жексенбаева.", ("sentence", "Суд", "Асхат Жексенбаев")),
        ("В Атырау полиция оштрафовала 14 жителей города Кульсары.", ("sentence", "полиция", "жители города")),
        ("Задержаны 22 активистки.", ("detention", None, "активистки")),
        ("Большинство задержанных отпустили.", ("release", None, "Большинство задержанных")),
        ("Гродно стянули военных и водомёты.", ("deployment", None, "военные и водомёты")),
        ("Против неё составили протокол.", ("charge", None, None)),
        ("Суд назначил активисту штраф.", ("sentence", "Суд", "активист")),
        ("В отношении участников митинга составлены протоколы.", ("charge", None, "участники митинга")),
        ("Ранения получили сотрудники полиции.", ("injury", None, "сотрудники полиции")),
        ("Полиция применила газ против участников акции.", ("force", "Полиция", "участники акции")),
        ("Полиция применила водомёты.", ("force", "Полиция", None)),
        ("Силовики окружили сквер, и те применили газ.", ("force", None, None)),
        ("Одного из активистов, Ивана Зорина, задержали силовики.", ("detention", "силовики", "Иван Зорин")),
        ("Иван Мотыльков должен заплатить штраф.", ("sentence", None, "Иван Мотыльков")),
        ("Задержанным вменяют применение опасного для здоровья насилия.", ("charge", None, None)),
        ("Избит корреспондент «Зари» Илья Кравцов.", ("attack-on-journalist", None, "корреспондент «Зари» Илья Кравцов")),
    ],
)  # fmt: skip
def test_who_and_whom(text: str, event: tuple[str, str | None, str | None]) -> None:
    assert event in events(text)


@pytest.mark.parametrize(
    "text",
    [
        "Полицейские пришли на площадь и потребовали разойтись.",
        "Сотрудники полиции вышли на площадь.",
        "Чиновник объяснил, что митинговать нельзя.",
    ],
)
def test_police_on_a_square_and_what_is_forbidden_are_no_protest(text: str) -> None:
    assert [kind for kind, *_ in events(text) if kind == "protest"] == []


def test_a_family_name_is_no_village() -> None:
    """ "Сауле Данебаеву": the end of a given name is no "ауле"."""
    (claim,) = told(read, "Полиция задержала Сауле Данебаеву.", "ru", "2031-05-20")
    assert claim.places == ()


@pytest.mark.parametrize(
    "text",
    [
        "На допросы вызвали тех, кого силовики считают лидерами протеста.",
        "В шествии участвовало шесть человек, которых ранее объявили в розыск.",
        "Против неё составили протокол по статье 20 (организация незаконной акции).",
        "Начальник ГУВД находится в коме после аварии.",
        "Полиция была переведена на усиленный режим.",
        "Подтверждено увольнение 17 его сотрудников: они отказались участвовать в попытках разгона митинга.",
        "Боевики обстреляли колонну автомашин, в ней было 200 ящиков.",
    ],
)
def test_no_voice_and_no_crowd(text: str) -> None:
    """Who somebody is taken for is said by nobody; some of a crowd are no crowd; to organise a rally is no body that speaks."""
    claims = told(read, text, "ru", "2031-05-20")
    assert [c.kind for c in claims if c.kind is not Kind.CHARGE] == []
    assert {c.attribution.source_name for c in claims} <= {"author"}


def test_a_deed_joined_to_a_word_of_saying_is_not_said() -> None:
    text = "Полиция предупредила собравшихся о незаконности акции и разогнала её."
    (claim,) = [c for c in told(read, text, "ru", "2031-05-20") if c.kind is Kind.DISPERSAL]
    assert claim.attribution.source_name == "author"


def test_a_town_within_the_name_of_a_movement_is_no_place() -> None:
    text = "Полиция отпустила основателя движения «Сады и скверы Казани» Анну Мотылькову."
    (claim,) = told(read, text, "ru", "2031-05-20")
    assert (claim.places, claim.target) == ((), "основатель движения «Сады и скверы Казани» Анна Мотылькова")


def test_a_sentence_is_not_of_the_day_of_the_deed() -> None:
    text = "Суд в Казани арестовал 21 участника акции. Правонарушения они совершили 14 мая."
    claim = told(read, text, "ru", "2031-05-20")[0]
    assert claim.when is not None
    assert claim.when.start is None


def test_who_is_accused_says_nothing() -> None:
    claims = told(
        read,
        "Заседание продолжится, поскольку хабаровчанина обвиняют ещё и в хулиганстве.",
        "ru",
        "2031-05-20",
    )
    assert all(c.attribution.source_name == "author" for c in claims)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("В Хабаровске прошёл митинг. Жители краевой столицы собрались на площади.", "Хабаровск"),
        (
            "В Мурманске оштрафовали активистку за шествие. Она хотела поддержать протестующих Хабаровска.",
            "Мурманск",
        ),
    ],
)
def test_a_cause_and_a_region_s_capital_are_no_scene(text: str, place: str) -> None:
    found = [p.name for c in told(read, text, "ru", "2031-05-20") for p in c.places]
    assert set(found) == {place}


def test_what_they_do_not_mean_to_do_is_neither_done_nor_planned() -> None:
    assert events("Силовики утверждают, что не собираются доставлять задержанных в отдел.") == []


def test_borders_that_are_quarrelled_over_are_no_scene() -> None:
    claims = told(
        read,
        "На въезде в город прошёл митинг против изменения границ Чечни и Ингушетии, собрались 100 человек.",
        "ru",
        "2031-05-20",
    )
    assert [c.places for c in claims if c.figure] == [()]


@pytest.mark.parametrize(
    "text",
    [
        "Министерство призвало участников акции воздержаться от перекрытия дороги.",
        "Мэр призвал протестующих разойтись с площади.",
    ],
)
def test_who_asks_for_calm_calls_nobody_out(text: str) -> None:
    assert "call-to-assemble" not in [kind for kind, *_ in events(text)]


def test_rules_say_nothing() -> None:
    text = "Полиция составила 175 протоколов, которые, согласно установленного порядка, направят в суды."
    claims = told(read, text, "ru", "2031-05-20")
    assert {c.attribution.source_name for c in claims} <= {"author", "Полиция"}
