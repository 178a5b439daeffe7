"""What a day, place or source stands on: what is carried is wider where it is weak, and less sure everywhere."""

import pytest

from khronika.nouns import Kind
from khronika.reading.footing import CARRIED_DAY, CARRIED_PLACE, CARRIED_VOICE
from khronika.reading.russian.reader import read
from tests.reading.told_claims import numbers, told

DAY = "2031-05-20"


def spans(text: str) -> list[tuple[str | None, str | None]]:
    """First and last day of every claim with a figure."""
    return [
        (str(c.when.start) if c.when and c.when.start else None, str(c.when.end) if c.when and c.when.end else None)
        for c in told(read, text, "ru", DAY)
        if c.figure is not None
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # the story told of two days: it may be either
        ("Число раненых в Орле достигло десяти.\n\nВчера у мэрии несколько человек были ранены.\n\n20 мая на площадь вышли 40 человек.",
         [("2031-05-19", "2031-05-20"), ("2031-05-19", "2031-05-19"), ("2031-05-20", "2031-05-20")]),
        # one day only: it stands
        ("В Орле задержали 12 участников акции.\n\nМитинг прошёл 18 мая на площади.", [("2031-05-18", "2031-05-18")]),
        # long past: the day of something earlier
        ("На площади в Орле собрались 200 человек.\n\nМитинг 28 апреля власти разогнали.", [(None, DAY)]),
        # another town after two days were told
        ("14 мая в Орле прошёл митинг. 15 мая в Орле задержали 12 человек.\n\nВ Твери задержаны семеро.",
         [("2031-05-15", "2031-05-15"), ("2031-05-14", "2031-05-20")]),
        ("15 мая в Орле задержали 12 человек. В Твери задержаны семеро.", [("2031-05-15", "2031-05-15"), ("2031-05-15", "2031-05-15")]),
    ],
)  # fmt: skip
def test_a_day_told_elsewhere_is_as_wide_as_its_ground(
    text: str, days: list[tuple[str | None, str | None]]
) -> None:
    assert spans(text) == days


def test_what_is_carried_is_less_sure() -> None:
    own, carried = told(
        read, "15 мая в Орле задержали 12 человек, сообщила полиция. Ранены семь человек.", "ru", DAY
    )
    alone = told(read, "Ранены семь человек.", "ru", DAY)[0]
    assert own.places == carried.places
    assert own.when == carried.when
    assert carried.attribution.rule.endswith(".carried")
    assert carried.confidence == round(alone.confidence * CARRIED_DAY * CARRIED_PLACE * CARRIED_VOICE, 2)
    assert own.confidence == told(read, "15 мая в Орле задержали 12 человек.", "ru", DAY)[0].confidence


PLACES = [
    ("Демонстранты в Баку требовали расследования трагических событий в Жанаозене. Задержаны 15 человек.", ["Баку"]),
    ("В Баку задержали 15 человек. Среди них две журналистки национального телевидения Швеции.", ["Баку", "Баку"]),
    ("Полиция задержала в Тбилиси врача Важу Гоциридзе, который в 2019 году был задержан в Цхинвали. Около десяти человек вышли на дорогу.",
     ["Тбилиси", "Тбилиси"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_what_is_spoken_of_beside_lends_no_place(text: str, places: list[str]) -> None:
    claims = told(read, text, "ru", DAY)
    assert [c.places[0].name for c in claims if c.places] == places


@pytest.mark.parametrize(
    "text",
    [
        "Предыдущий митинг прошёл 12 мая.",
        "Накануне прокуратура предостерегла граждан от участия в митинге.",
    ],
)
def test_what_came_beforehand_dates_nothing_above_it(text: str) -> None:
    (claim,) = [c for c in told(read, f"В Орле задержали 57 участников акции. {text}", "ru", DAY) if c.figure]
    assert claim.when is not None
    assert claim.when.rule == "when.not-after-report"


def test_the_day_of_what_is_only_named_is_not_lent() -> None:
    text = (
        "Люди вышли сегодня на площадь, несмотря на вчерашний разгон. Мэрия насчитала около 100 участников."
    )
    assert [str(c.when.start) for c in told(read, text, "ru", DAY) if c.when] == [DAY, DAY]


@pytest.mark.parametrize(
    "text",
    [
        "Полицейские потребовали освободить движение.",
        "Демонстрантам не позволили выходить на дорогу.",
        "Власти предложили оппозиции собраться на окраине города.",
        "Полиция помешала «десяткам тысяч человек» приехать на акцию.",
        "Известно о задержаниях от нескольких до 25 человек ещё в 32 городах.",
        "Прокуратура предостерегла граждан от участия в том, что она назвала «незаконными протестами».",
    ],
)
def test_what_nobody_did_or_suffered_is_no_event(text: str) -> None:
    assert [c for c in told(read, text, "ru", DAY) if not c.rule.startswith("ru.st.says")] == []


def test_who_carries_a_body_killed_nobody() -> None:
    (claim,) = told(read, "Протестующие привезли тело убитого Зияева к зданию администрации.", "ru", DAY)
    assert (claim.agent, claim.target) == (None, None)


def test_who_counts_takes_no_part() -> None:
    (claim,) = told(read, "Мэрия насчитала на митинге 900 участников.", "ru", DAY)
    assert claim.agent is None
    assert claim.attribution.source_name


def test_an_initial_ends_a_sentence() -> None:
    claim = told(read, "Судья оштрафовал Олега К. Его обвинили в участии в митинге.", "ru", DAY)[0]
    assert claim.quote.strip() == "Судья оштрафовал Олега К."


def test_what_papers_tell_next_to_a_ministry_is_theirs() -> None:
    text = (
        "По данным Минздрава, ранены 16 человек.\n\nМестные СМИ передают, что ранили Омара Сидова. "
        "Также ранение получил Жанат Омаров."
    )
    assert [c.attribution.source_name for c in told(read, text, "ru", DAY)][1:] == ["Местные СМИ"] * 2


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Жители вышли на акции в Баймаке, где шёл суд, а затем — в Уфе.\n\nПо делу проходят 80 обвиняемых.", "Россия"),
        ("Глава Якутии заявил, что задержанных отпустят, а власти Бурятии ищут тех, кто вышел на митинг. Задержаны 20 человек.", "Россия"),
        ("В Алматы на проспекте Назарбаева задержаны восемь человек. Суммарно за день задержано от 50 до 70 человек.", "Алматы"),
        ("В Алматы задержаны восемь человек. Отпущены трое.", "Алматы"),
    ],
)  # fmt: skip
def test_a_place_carried_over_weak_ground_is_wider(text: str, place: str) -> None:
    assert told(read, text, "ru", DAY)[-1].places[0].name == place


@pytest.mark.parametrize(
    ("text", "when"),
    [
        (
            "На вчерашней акции, по данным «Вахты», задержали сто человек, но сегодня люди вышли снова.",
            "2031-05-19",
        ),
        ("Четвёртого мая на площади собрались 300 человек.", "2031-05-04"),
    ],
)
def test_the_nearest_day_is_not_over_a_turn_and_may_be_in_words(text: str, when: str) -> None:
    claim = told(read, text, "ru", DAY)[0]
    assert claim.when is not None
    assert str(claim.when.start) == when


def test_how_it_began_dates_no_toll() -> None:
    text = (
        "Погибло 225 человек.\n\nЧетвёртого мая на площадь вышли 300 человек. Пятого мая вышли 500 человек."
    )
    claim = told(read, text, "ru", DAY)[0]
    assert claim.when is not None
    assert claim.when.rule == "when.not-after-report"


def test_some_of_many_are_counted_and_the_many_are_not() -> None:
    text = "В результате из примерно 80 участников акции 23 были задержаны."
    assert numbers(told(read, text, "ru", DAY)) == [(Kind.PROTEST, 80), (Kind.DETENTION, 23)]


def test_whom_a_speaker_quotes_without_a_name_is_no_source() -> None:
    text = (
        "Президент Олег Рудин приехал к парламенту. «Они сказали, что задержат сорок человек», — заявил он."
    )
    assert {c.attribution.source_name for c in told(read, text, "ru", DAY)} == {"Президент Олег Рудин"}


def test_the_capital_beside_a_town_is_another() -> None:
    (claim,) = told(read, "В Казахстане в Алматы и столице задержали 40 человек.", "ru", DAY)
    assert [p.name for p in claim.places] == ["Алматы", "Астана"]


def test_today_in_somebodys_words_may_be_the_day_before() -> None:
    claim = told(read, "«За сегодня задержаны сорок человек», — заявил Олег Рудин.", "ru", DAY)[0]
    assert claim.when is not None
    assert (str(claim.when.start), claim.when.rule) == ("2031-05-19", "when.of-several")


def test_a_day_between_a_speaker_and_the_verb_is_of_the_saying() -> None:
    text = "Профсоюз врачей в воскресенье, 18 мая, сообщил о 27 убитых в боях."
    claim = told(read, text, "ru", DAY)[0]
    assert claim.when is not None
    assert claim.when.rule == "when.not-after-said"
    (own,) = told(read, "18 мая, сообщило ведомство, погибли 12 человек.", "ru", DAY)
    assert own.when is not None
    assert str(own.when.start) == "2031-05-18"


def test_where_it_was_meant_to_be_is_not_where_they_were_held() -> None:
    text = "В Минске люди должны были пройти от площади Якуба Коласа до театра. Задержали 40 человек."
    assert told(read, text, "ru", DAY)[-1].places[0].name == "Минск"


@pytest.mark.parametrize(
    ("text", "agent", "target"),
    [
        ("Первым задержали Немцова.", None, "Немцов"),
        ("В Миассе Челябинской области на заводе задержали рабочего.", None, "рабочий"),
    ],
)
def test_who_is_held_holds_nobody(text: str, agent: str | None, target: str) -> None:
    (claim,) = told(read, text, "ru", DAY)
    assert (claim.agent, claim.target) == (agent, target)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("«Зафиксировано 11 случаев летального исхода», — заявили в минздраве.", [(Kind.DEATH, 11)]),
        ("Задержали пятерых. Сорок сотрудников там было, примерно.", [(Kind.DETENTION, 5)]),
        ("Тела некоторых из них находились в монастыре, где был госпиталь.", []),
        ("В марте его заключили в тюрьму Мармара под арест.", []),
        ("На митинг пришли от 4 тыс. до 5 тыс. человек.", [(Kind.PROTEST, 4000)]),
        ("В Орле задержали 58, в остальных городах менее 30 человек.", [(Kind.DETENTION, 58)]),
    ],
)
def test_what_is_counted_and_of_whom(text: str, counted: list[tuple[Kind, float]]) -> None:
    assert numbers(told(read, text, "ru", DAY)) == counted


def test_last_years_month_and_a_count_of_a_day() -> None:
    (claim,) = told(read, "В феврале прошлого года в Орле арестован Иван Рудов.", "ru", DAY)
    assert claim.when is not None
    assert str(claim.when.start) == "2030-02"
    text = "Задержаны 1798 человек. Это данные на 10 утра 18 мая. В Орле задержаны 58 человек."
    assert [c.when.start for c in told(read, text, "ru", DAY) if c.when] == [None, None]


def test_a_name_that_ends_in_a_mark_ends_no_sentence() -> None:
    text = "Полиция задержала активистов движения «Вставай, край!» (ВК), планировавших выйти на митинг."
    assert {c.quote for c in told(read, text, "ru", DAY)} == {text}


def test_they_who_are_nobody_known_lend_no_voice() -> None:
    claims = told(read, "Они рассказали корреспонденту, в чём дело. Задержаны 12 человек.", "ru", DAY)
    assert [c.attribution.speaker for c in claims] == [None]


def test_a_day_of_a_hearing_at_which_it_was_said_is_of_the_saying() -> None:
    text = (
        "Правозащитники заявили на слушаниях в Семее 18 мая, что в изоляторах находятся десятки задержанных."
    )
    (claim,) = told(read, text, "ru", DAY)
    assert claim.when is not None
    assert claim.when.rule == "when.not-after-said"


def test_a_total_of_rallies_is_of_no_one_town() -> None:
    text = "Митинг прошёл в Подольске, собрались 450 человек. Всего в акциях приняли участие 7,5 тысяч пенсионеров."
    assert [c.places[0].name for c in told(read, text, "ru", DAY)] == ["Подольск", "Россия"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Молодому мужчине предъявили ряд серьёзных обвинений.", None),
        ("Полиция задержала группу активистов.", "группа активистов"),
        ("Задержана семья Рудовых.", "семья Рудовых"),
    ],
)
def test_no_thing_is_whom_it_befell(text: str, target: str | None) -> None:
    (claim,) = told(read, text, "ru", DAY)
    assert claim.target == target


def test_a_protest_that_spreads_is_nobody_coming_out() -> None:
    assert told(read, "Спустя несколько дней протест стал выходить за пределы предприятия.", "ru", DAY) == []
