"""Who says it. The sentences are ours, the people invented."""

import pytest

from khronika.nouns import Kind
from khronika.reading.russian import read
from tests.reading.told_claims import told


def sources(text: str, kind: Kind = Kind.DETENTION) -> list[str]:
    return [c.attribution.source_name for c in told(read, text, "ru") if c.figure and c.kind is kind]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("По данным министерства внутренних дел, задержаны 30 человек.", "министерство внутренних дел"),
        ("Задержаны 30 человек, сообщили в прокуратуре.", "прокуратура"),
        ("Задержаны 30 человек, сообщила во вторник пресс-служба полиции.", "пресс-служба полиции"),
        ("Комитет «Щит» насчитал 30 задержанных.", "Комитет «Щит»"),
        ("Правозащитный центр «Щит» ранее сообщил, что задержаны 30 человек.", "Правозащитный центр «Щит»"),
        ("На площади задержали 30 человек - прокуратура", "прокуратура"),
        ("Задержаны 30 человек. Об этом сообщает прокуратура.", "прокуратура"),
        ("Задержаны 30 человек. Это данные прокуратуры.", "прокуратура"),
        ("Задержаны 30 человек, в том числе 5 женщин.", "author"),
        ("Прокуратура: на площади задержаны 30 человек.", "Прокуратура"),
        ("Число задержанных превысило 30 человек - прокуратура.", "прокуратура"),
        ("Адвокат Анна Лугина: задержаны 30 человек.", "Адвокат Анна Лугина"),
        ("Хорог: задержаны 30 человек", "author"),
        ("Задержанные: 30 человек из трёх городов.", "author"),
        ("Миссия «Маяк» установила: задержаны 30 человек.", "Миссия «Маяк»"),
        ("Задержаны, если верить штабу, 30 человек.", "штаб"),
        ("Задержаны 30 человек, — рапорт полиции.", "полиция"),
        ("Коалиция провела пикет, на котором, по её подсчётам, задержаны 30 человек.", "Коалиция"),
        (
            "Об этом «Заре» сообщил начальник отдела Иван Лугин: задержаны 30 человек.",
            "начальник отдела Иван Лугин",
        ),
        ("Задержаны 30 человек, заявила Анна Лугина, назвав это «спектаклем».", "Анна Лугина"),
        ("Мужчину осудили на 30 суток, задержаны 30 человек.", "author"),
        ("За «подготовку» осудили двоих, ещё задержаны 30 человек.", "author"),
        ("Задержаны 30 человек (данные прокуратуры).", "прокуратура"),
        ("Задержаны 30 человек, заявил вице-премьер, глава полиции Олег Рудин.", "глава полиции Олег Рудин"),
        ("Также в офисе Лугиной отметили, что задержаны 30 человек.", "офис Лугиной"),
        ("В Главном управлении полиции сообщили, что задержаны 30 человек.", "Главное управление полиции"),
        ("Задержаны 30 человек. Двое в больнице.\nОб этом сообщает прокуратура.", "прокуратура"),
        (
            "По неофициальным данным, задержаны 20. С начала акций задержаны 90 человек.",
            "неофициальные данные",
        ),
        ("Задержаны 30 человек, говорится в докладе Общества помощи раненым.", "Общество помощи раненым"),
        ("По словам адвоката Айгуль Тасбергеновой, задержаны 30 человек.", "адвокат Айгуль Тасбергенова"),
        ("Штаб собрался. По данным полиции, ранены 4. По разным данным, задержаны 30 человек.", "author"),
        (
            "Правозащитница Анна Лугина ждала у входа. Правозащитники сообщили о 30 задержанных.",
            "Правозащитники",
        ),
    ],
)
def test_the_voice_of_a_figure(text: str, source: str) -> None:
    assert sources(text)[0] == source


def test_what_stands_in_brackets_has_its_own_voice() -> None:
    text = (
        "По словам Анны Лугиной, в отдел полиции доставили около 170 человек (по информации портала «Полдень» — 120), "
        "Заречное РУВД — около 90. Задержано, по данным полиции, 40 человек (по данным «Щита» — более 60 активистов)."
    )
    assert sources(text) == ["Анна Лугина", "портал «Полдень»", "Анна Лугина", "полиция", "Щит"]
    text = "На марш вышло от 700 человек (данные полиции) до двух-трёх тысяч (данные организаторов)."
    assert sources(text, Kind.PROTEST) == ["полиция", "организаторы"]


def test_frames_that_follow_their_figures_answer_for_them() -> None:
    text = "На марш вышли 700 человек по данным полиции и до трёх тысяч по данным организаторов."
    assert sources(text, Kind.PROTEST) == ["полиция", "организаторы"]


def test_a_part_has_the_voice_of_its_whole() -> None:
    text = "Полиция сообщила о 30 задержанных. Ранены 27 человек. Погибли 9 человек, из них 4 — прохожие."
    assert sources(text, Kind.DEATH)[1] == sources(text, Kind.DEATH)[0]


def test_an_outlet_that_refers_to_a_body_relays_it() -> None:
    text = "Задержаны 30 человек, передаёт агентство «Полдень» со ссылкой на прокуратуру."
    (claim,) = [c for c in told(read, text, "ru") if c.figure]
    assert [v.words for v in claim.attribution.chain] == ["агентство «Полдень»", "прокуратура"]


def test_his_words_are_the_words_of_the_one_just_named() -> None:
    text = "Министр Аркадий Лунин выступил в парламенте. По его словам, задержаны 30 человек."
    assert sources(text) == ["Министр Аркадий Лунин"]


def test_a_surname_alone_is_the_person_named_in_full() -> None:
    text = "Начальник полиции Аркадий Лунин приехал на площадь. Лунин заявил, что задержаны 30 человек."
    assert sources(text) == ["Начальник полиции Аркадий Лунин"]


def test_a_frame_yields_to_a_later_voice() -> None:
    text = "По данным комитета «Щит», задержаны 90 человек, а полиция утверждает, что задержаны 30 человек."
    assert sources(text) == ["комитет «Щит»", "полиция"]


def test_speech_of_several_sentences_belongs_to_who_closes_it() -> None:
    text = "«Ночью задержали 30 человек. Утром задержали ещё 12 человек», — сообщил представитель полиции."
    assert sources(text) == ["представитель полиции"] * 2


def test_the_same_tally_keeps_its_voice_in_the_next_sentences() -> None:
    text = "По данным прокуратуры, в столице задержали 30 человек. В Караганде задержали 12 человек."
    assert sources(text) == ["прокуратура"] * 2


def test_earlier_news_does_not() -> None:
    text = "По данным прокуратуры, в столице задержали 30 человек. Ранее в Караганде задержали 12 человек."
    assert sources(text) == ["прокуратура", "author"]


def test_a_headline_takes_the_voice_of_the_same_tally_below() -> None:
    text = "На митинге задержали 30 человек\nПолиция сообщила, что на митинге задержали 30 человек."
    assert {s.lower() for s in sources(text)} == {"полиция"}


def test_a_call_lends_its_voice_to_nothing_after_it() -> None:
    text = "Движение «Мост» призвало выйти на площадь. Задержаны 30 человек."
    assert sources(text) == ["author"]


def test_data_of_nobody_named_say_nothing_more() -> None:
    text = "По неофициальным данным, задержаны 20 человек. Всего с начала акций задержаны 90 человек."
    assert sources(text) == ["неофициальные данные", "author"]


def test_a_voice_named_twice_is_the_innermost() -> None:
    text = "Задержаны 30 человек, сообщило министерство юстиции.\n"
    text += "Данные министерства юстиции распространило агентство «Полдень», его сообщение опубликовал сайт «Заря»."
    assert sources(text)[0] == "министерство юстиции"


def test_what_stands_before_a_turn_is_not_the_later_voices() -> None:
    assert sources("Полиция задержала 90 человек, но прокуратура уточнила: 174.") == ["author", "прокуратура"]


def test_their_view_is_of_the_subject_just_named() -> None:
    text = "Полиция молчит. Активисты заявили, что, по их мнению, на акцию вышли 300 человек."
    assert sources(text, Kind.PROTEST) == ["Активисты"]


def test_a_voice_is_not_carried_to_another_paragraph_that_tells_of_the_same_kind() -> None:
    text = "По мнению начальника полиции Олега Рудина, участники митинга вели себя мирно.\n"
    text += "На улицах было людно. Магазины закрылись.\nНа митинг на проспекте Науки вышли 300 человек."
    assert sources(text, Kind.PROTEST) == ["author"]


def chain(text: str) -> list[str]:
    (claim,) = [c for c in told(read, text, "ru") if c.figure]
    return [voice.source.name for voice in claim.attribution.chain]


@pytest.mark.parametrize(
    "leaning",
    [
        "Агентство ссылается на очевидцев.",
        "Агентство, в свою очередь, опиралось на оценки очевидцев.",
        "Издание при этом сослалось на очевидцев.",
    ],
)
def test_whom_an_agency_is_said_to_lean_on_stands_behind_it(leaning: str) -> None:
    lead = "В центре города задержали более 250 человек, пишет «Листок» со ссылкой на «Севертасс»."
    assert chain(f"{lead} {leaning}") == ["Листок", "Севертасс", "очевидцы"]
    assert chain(lead) == ["Листок", "Севертасс"]


def test_what_an_agency_leans_on_is_nobodys_count_where_the_body_itself_was_named() -> None:
    text = "Задержаны 30 человек, сообщила прокуратура. Агентство ссылается на очевидцев."
    assert chain(text)[-1] == "прокуратура"


def test_the_agency_that_names_the_body_stands_nearer_it_than_the_site_that_printed_it() -> None:
    text = (
        "Более ста человек доставили в полицию. Из них 44 оштрафовали.\n"
        "Данные министерства распространило агентство «Севертасс», его сообщение опубликовал сайт «Листок»."
    )
    fined = next(c for c in told(read, text, "ru") if c.figure and c.figure.value == 44)
    assert fined.attribution.chain[-1].source.name == "министерство"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("представителя Генеральной прокуратуры Ержанбека Тулепова", "представитель Генеральной прокуратуры Ержанбек Тулепов"),
        ("представителя полиции Сапаргали Нуртаева", "представитель полиции Сапаргали Нуртаев"),
    ],
)  # fmt: skip
def test_a_name_that_the_tagger_does_not_know_comes_back_with_its_office(words: str, name: str) -> None:
    text = f"На митингах задержали 57 человек, написал «Листок» со ссылкой на {words}."
    assert sources(text) == [name]


def test_a_womans_name_is_left_as_it_is() -> None:
    text = "Врач областной больницы Гульмира Сапарова: «За ночь к нам поступили 23 раненых»."
    assert sources(text, Kind.INJURY) == ["Врач областной больницы Гульмира Сапарова"]
