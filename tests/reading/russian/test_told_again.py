"""Who and when, where Russian names it again or names it beside: portals, verdicts on a vote, anniversaries, squares named after people."""

import pytest

from khronika.nouns import Claim
from khronika.reading.russian.reader import read
from tests.reading.told_claims import told

DAY = "2031-05-20"


def figures(text: str) -> list[Claim]:
    return [c for c in told(read, text, "ru", DAY) if c.figure is not None]


@pytest.mark.parametrize(
    ("before", "again", "source"),
    [
        ("О задержаниях сообщил проект «Тихий дозор», передаёт Вечерний обзор.", "По информации портала", "проект «Тихий дозор»"),
        ("Об этом рассказали в движении «Наш берег».", "По данным движения", "движение «Наш берег»"),
        ("О задержаниях заявили в МВД, пишет сайт «Полдень».", "По данным ведомства", "МВД"),
    ],
)  # fmt: skip
def test_a_kind_of_body_goes_back_to_the_body(before: str, again: str, source: str) -> None:
    (claim,) = figures(f"{before} {again}, в Омске задержали 15 человек.")
    assert claim.attribution.source_name == source


def test_a_verdict_on_a_vote_counts_no_voters() -> None:
    text = "Известные политологи оценили явку и честность выборов\n\nВ голосовании приняли участие 79 тысяч человек."
    (claim,) = figures(text)
    assert claim.attribution.source_name == "author"


def test_a_count_of_the_country_is_not_that_of_its_capital() -> None:
    text = (
        "Милиция мешала митингам, задержав более тысячи человек. "
        "Всего в столице, по подсчётам правозащитников, задержаны не менее 700 человек."
    )
    country, capital = figures(text)
    assert country.attribution.source_name == "author"
    assert capital.attribution.source_name == "правозащитники"


def test_an_anniversary_dates_no_rally() -> None:
    text = (
        "Жители вышли на акции в честь годовщины основания Озёрной народной республики 25 марта 1918 года. "
        "Милиция задержала более тысячи человек."
    )
    (claim,) = figures(text)
    assert claim.when is None or claim.when.start is None or claim.when.start.earliest.year != 1918


def test_an_old_vote_keeps_its_own_year() -> None:
    text = (
        "На первых выборах 12 июня 1991 года явка составила 74 %. "
        "На президентских выборах 2004 года явка составила 64 %."
    )
    first, second = figures(text)
    starts = [str(claim.when.start) for claim in (first, second) if claim.when]
    assert starts == ["1991-06-12", "2004"]


def test_whoever_a_square_is_named_after_is_no_town() -> None:
    (claim,) = figures("Митинг в Керчи прошёл в сквере им. Горького. Задержаны 12 человек.")
    assert [place.name for place in claim.places] == ["Керч"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("На заседании ЦИК объявили, что Петров лидирует с 71,9 % голосов.", "ЦИК"),
        ("На брифинге в МВД сообщили о 12 задержанных.", "МВД"),
        ("На пресс-конференции правозащитников заявили, что задержаны 15 человек.", "правозащитники"),
        ("Агентство по защите прав (ТАД) ранее сообщило, что подтвердило 854 случая смерти.", "Агентство по защите прав"),
        ("Данные экзитпола ФОМа схожие: Петров лидирует с 87,8 % голосов.", "экзитпол ФОМ"),
    ],
)  # fmt: skip
def test_a_meeting_a_bracket_and_a_poll_name_who_says_it(text: str, source: str) -> None:
    assert {claim.attribution.source_name for claim in figures(text)} == {source}


def test_a_foreign_paper_passes_on_whom_it_refers_to() -> None:
    text = "Как сообщает The Noon со ссылкой на МВД республики, стычки произошли у парламента. «Травмы получили 14 полицейских»."
    (claim,) = figures(text)
    assert [voice.words for voice in claim.attribution.chain] == ["The Noon", "МВД республики"]


def test_where_a_body_sits_is_no_scene() -> None:
    text = "Базирующееся в США агентство по защите прав сообщило о гибели 54 демонстрантов в Иране."
    (claim,) = figures(text)
    assert [place.name for place in claim.places] == ["Иран"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Троих признали виновными в убийстве двух полицейских.", ["sentence", "death"]),
        ("Двое полицейских осуждены за избиение троих студентов.", ["sentence", "force"]),
        ("Возобновились суды над 18 участниками акции.", ["charge"]),
        ("Прочли: 1321 человек\n\nВ Оше погибли 82 человека.", ["death"]),
        ("В городе запрещены собрания, в которых участвуют больше восьми человек.", []),
    ],
)
def test_victims_and_readers(text: str, kinds: list[str]) -> None:
    assert [claim.kind.value for claim in figures(text)] == kinds


def test_what_began_on_a_day_goes_on_to_the_report() -> None:
    _, hurt = figures("С начала массовых протестов 16 апреля погибли более 300 человек. Ранены 40 человек.")
    assert hurt.when is not None
    assert (str(hurt.when.start), str(hurt.when.end)) == ("2031-04-16", DAY)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("На четверых активистов возбуждены дела, другим полицейские прямо обещают: «Ждите повесток».", "author"),
        ("МВД заявило о стычках, задержаны двое, приводит данные ведомства агентство «Заря».", "МВД"),
        (
            "Как сообщил в ходе брифинга заместитель начальника службы уголовного преследования прокуратуры Олег Рудин, задержаны 47 лиц.",
            "заместитель начальника службы уголовного преследования прокуратуры Олег Рудин",
        ),
        ("Погибли 38 человек, говорится в докладе Ассоциации помощи бывшим заключённым.", "Ассоциация помощи бывшим заключённым"),
    ],
)  # fmt: skip
def test_who_says_it_in_a_long_sentence(text: str, source: str) -> None:
    (claim,) = figures(text)
    assert claim.attribution.source_name == source


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Подозреваемыми признаны 47 лиц, из которых под арестом находятся 26.", ["charge", "detention"]),
        (
            "За день задержали 185 человек. Лидирует по числу задержаний Сосновск, где их насчитали 76.",
            ["detention"] * 2,
        ),
    ],
)
def test_what_people_are_found_and_what_towns_lead_in(text: str, kinds: list[str]) -> None:
    assert [claim.kind.value for claim in figures(text)] == kinds


def test_the_day_of_a_session_is_no_day_of_voting() -> None:
    text = "Как сообщил глава комиссии Олег Рудин на заседании ЦИК в Северске 12 мая:\nза партию «Заря» отдано 82,2 % голосов."
    (claim,) = figures(text)
    assert claim.when is None or str(claim.when.start) != "2031-05-12"


def test_a_rally_still_to_come_dates_no_other() -> None:
    (claim,) = figures("Более 30 тысяч протестующих вышли на митинг перед акцией в субботу.")
    assert claim.when is None or claim.when.start is None


@pytest.mark.parametrize(
    "text",
    [
        "По информации, распространённой МВД, задержаны 12 человек.",
        "По уточнённым данным МВД, задержаны 12 человек.",
        "Задержаны 12 человек. Об этом стало известно из сообщения МВД.",
        "Задержаны 12 человек. Информацию подтвердило МВД.",
        "МВД обновило данные: задержаны 12 человек.",
    ],
)
def test_whose_data_it_is(text: str) -> None:
    (claim,) = figures(text)
    assert claim.attribution.source_name == "МВД"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("«Задержаны 12 человек», — цитирует агентство министра Олега Рудина.", "министр Олег Рудин"),
        (
            "На площадь вышли 1200 человек, передаёт корреспондент «Зари» с места событий.",
            "корреспондент «Зари»",
        ),
    ],
)
def test_whom_papers_quote_and_where_they_stand(text: str, source: str) -> None:
    (claim,) = figures(text)
    assert claim.attribution.source_name == source


def test_two_counts_in_brackets_are_each_their_own() -> None:
    text = "На площадь вышло, по разным оценкам, от 20 (данные пресс-службы МВД) до 120 тыс. человек (независимые подсчёты)."
    told_by = [(c.attribution.source_name, c.figure.low, c.figure.high) for c in figures(text) if c.figure]
    assert told_by == [("пресс-служба МВД", 20_000, 20_000), ("независимые подсчёты", 120_000, 120_000)]


def test_weeks_are_days() -> None:
    (claim,) = figures("Мобильный интернет отключили в Озёрске на две недели.")
    assert claim.figure is not None
    assert (claim.figure.low, claim.figure.unit.value) == (14, "days")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Но когда нас стало больше 300 человек, прокурор пообещал, что никого не тронут.", "author"),
        ("Автор: Олег Рудин\n\nНа площадь вышли 300 человек.", "author"),
    ],
)
def test_who_only_speaks_beside_a_count(text: str, source: str) -> None:
    assert {claim.attribution.source_name for claim in figures(text)} == {source}


def test_what_is_meant_and_what_is_divided_counts_nobody_there() -> None:
    (claim,) = figures(
        "О намерении собраться на площади заявили более 50 тысяч человек, но это надо делить минимум на два."
    )
    assert claim.certainty.value == "planned"


def test_years_later_is_no_day_of_a_death() -> None:
    text = "Сегодня, пять лет спустя, неизвестно число жертв расстрела в Озёрске.\n\nПо официальной версии, погибли 187 человек."
    (claim,) = figures(text)
    assert claim.when is None or claim.when.start is None
