"""Kinds and figures. The sentences are ours, the people invented."""

import pytest

from khronika.nouns import Certainty, Kind, Stance, Unit
from khronika.reading.russian import read
from tests.reading.told_claims import told


@pytest.mark.parametrize(
    ("text", "kind", "low", "high"),
    [
        ("На площади задержали более 500 человек.", Kind.DETENTION, 500, None),
        ("Патруль провёл задержания более 15 человек у ратуши.", Kind.DETENTION, 15, None),
        ("Задержание 30 активистов вызвало протест.", Kind.DETENTION, 30, 30),
        ("В отделы полиции доставили 42 участника шествия.", Kind.DETENTION, 42, 42),
        ("В отделах полиции остаются 12 человек.", Kind.DETENTION, 12, 12),
        ("В больницы города доставили 27 человек.", Kind.INJURY, 27, 27),
        ("Ранения получили трое полицейских.", Kind.INJURY, 3, 3),
        ("Число погибших составляет 17 человек.", Kind.DEATH, 17, 17),
        ("Суд арестовал 15 человек на 10 суток.", Kind.SENTENCE, 15, 15),
        ("Выписано более 70 штрафов.", Kind.SENTENCE, 70, None),
        ("К ответственности привлекли около 150 человек.", Kind.CHARGE, 135, 165),
        ("Из отделов отпустили 14 задержанных.", Kind.RELEASE, 14, 14),
        ("90 арестованных вышли на свободу.", Kind.RELEASE, 90, 90),
        ("В шествии приняли участие порядка 2000 рабочих.", Kind.PROTEST, 1800, 2200),
        ("На улицу вышли несколько сотен человек.", Kind.PROTEST, 200, None),
        ("Десятки полицейских собрались у входа.", Kind.DEPLOYMENT, 24, None),
        ("В Заречное РУВД доставили 17 человек.", Kind.DETENTION, 17, 17),
        ("Дела 14 человек переданы в суд.", Kind.CHARGE, 14, 14),
        ("Материалы по 16 будут направлены в суды.", Kind.CHARGE, 16, 16),
        ("Обвинены 23 человека.", Kind.CHARGE, 23, 23),
        ("Сотни участников выступили против решения мэрии.", Kind.PROTEST, 100, None),
        ("Ещё 35 были госпитализированы.", Kind.INJURY, 35, 35),
        ("Среди задержанных 70 активистов.", Kind.DETENTION, 70, 70),
        (
            "Здание, которое ранее было захвачено, освобождено, арестовано ещё 10 протестующих.",
            Kind.DETENTION,
            10,
            10,
        ),
        ("Задержаны 9 (девять) участников акции.", Kind.DETENTION, 9, 9),
        ("Апелляция оставила под стражей шестерых активистов.", Kind.DETENTION, 6, 6),
        ("У рынка забрали четверых подростков.", Kind.DETENTION, 4, 4),
        ("По делу о захвате здания проходят 14 фигурантов.", Kind.CHARGE, 14, 14),
        ("Из колонии вышли сорок человек.", Kind.RELEASE, 40, 40),
        ("Около 60 дольщиков перекрыли трассу.", Kind.PROTEST, 54, 66),
        ("Перед банком стояли 25 вкладчиков.", Kind.PROTEST, 25, 25),
        ("На площади работали 300 сотрудников полиции.", Kind.DEPLOYMENT, 300, 300),
        ("В списке общества 80 политзаключённых.", Kind.DETENTION, 80, 80),
        ("На митинг пришло тысячи полторы людей.", Kind.PROTEST, 1350, 1650),
        ("Митинг собрал от силы 400 человек.", Kind.PROTEST, None, 400),
        ("Из задержанных около сорока — женщины.", Kind.DETENTION, 36, 44),
        ("Порядок обеспечивали 80 полицейских, были задействованы все.", Kind.DEPLOYMENT, 80, 80),
        ("В Минске судили 33 человека.", Kind.CHARGE, 33, 33),
        ("Приводу подвергнуты 34 гражданина.", Kind.DETENTION, 34, 34),
        ("За решёткой — 26 человек.", Kind.DETENTION, 26, 26),
        ("Число фигурантов дела выросло до 31.", Kind.CHARGE, 31, 31),
        ("Амнистированы 300 участников беспорядков.", Kind.RELEASE, 300, 300),
        ("Ещё 6 человек дожидаются решения в спецприёмнике.", Kind.DETENTION, 6, 6),
        ("За посты в соцсетях посадили 9 человек.", Kind.DETENTION, 9, 9),
        ("В город вошли 600 солдат.", Kind.DEPLOYMENT, 600, 600),
        ("Колонна насчитывает больше 900 человек.", Kind.PROTEST, 900, None),
        ("Шествие примерно в две тысячи человек дошло до моста.", Kind.PROTEST, 1800, 2200),
        ("К вечеру на площади оставалось не более 150 человек.", Kind.PROTEST, None, 150),
        ("По центральной улице прошли 400 женщин.", Kind.PROTEST, 400, 400),
        ("У здания правительства дежурят полсотни матерей.", Kind.PROTEST, 50, 50),
        ("Спускаться в забой отказались 70 рабочих.", Kind.PROTEST, 70, 70),
        ("В голодовке участвуют семеро шахтёров.", Kind.PROTEST, 7, 7),
        ("Митинг собрал несколько сот человек.", Kind.PROTEST, 200, None),
        ("Палаточный лагерь разросся до 90 человек.", Kind.PROTEST, None, 90),
        ("Десятки тысяч на площади Свободы.", Kind.PROTEST, 10_000, None),
        ("У мэрии протестовали жильцы. Участвовало 60 граждан.", Kind.PROTEST, 60, 60),
    ],
)
def test_a_figure_and_its_kind(text: str, kind: Kind, low: float | None, high: float | None) -> None:
    found = [c for c in told(read, text, "ru") if c.figure]
    assert [(c.kind, c.figure.low, c.figure.high, c.figure.unit) for c in found if c.figure] == [
        (kind, low, high, Unit.PERSONS)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ему назначили 15 суток ареста.",
        "В суд пришли 20 свидетелей.",
        "Полиция перекрыла три улицы.",
        "К воротам пришли родственники 30 солдат.",
        "Мероприятия численностью более 50 человек запрещены.",
        "Курьер забрал 12 посылок.",
        "Рабочая смена: нас пятеро.",
        "Судя по кадрам, это 20 женщин.",
        "Выпустили всех, кроме двоих.",
        "Организаторы митинга рассчитывали собрать сто тысяч человек.",
        "Транспорт для 300 участников митинга оплатил фонд.",
        "Из дома вышли двое жильцов.",
        "Их приговорили к срокам от восьми до 12 лет.",
        "Следствие подозревает директора, по делу девять свидетелей.",
        "Задержанного отвезли за 40 километров от дома.",
        "Задержан мужчина 47 лет.",
        "Его обвинили по статье 174 кодекса.",
        "Двое детей погибли, им было 5 и 12 лет.",
        "После 16.30 людей начали отпускать из милиции.",
        "Полиция привезла на площадь 12 автобусов.",
    ],
)
def test_terms_ages_distances_and_articles_are_no_figures(text: str) -> None:
    assert all(c.figure is None or c.figure.value == 2 for c in told(read, text, "ru"))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("На площади прошёл митинг. Пришло около 200 человек.", [200]),
        ("На площади прошёл митинг. В нём приняли участие 200 человек.", [200]),
        ("На площади прошёл митинг. Пришло 200 человек. К ночи пришли ещё сто человек.", [200, 100]),
        ("Совет заседал до ночи. Пришло около 200 человек.", []),
    ],
)
def test_who_came_came_to_the_rally_spoken_of(text: str, values: list[float]) -> None:
    found = [c for c in told(read, text, "ru") if c.figure and c.kind is Kind.PROTEST]
    assert [c.figure.value for c in found if c.figure] == values


def test_who_accuses_with_words_charges_nobody() -> None:
    claims = told(read, "Президент обвинил 40 чиновников оппозиции во лжи.", "ru")
    assert all(c.kind is not Kind.CHARGE for c in claims)


def test_a_number_after_a_dash_belongs_to_the_verb_before_it() -> None:
    found = told(read, "На улицы вышли 5000 человек, ранены - 31, задержаны - 1 204.", "ru")
    assert [(c.kind, c.figure.value) for c in found if c.figure] == [
        (Kind.PROTEST, 5000),
        (Kind.INJURY, 31),
        (Kind.DETENTION, 1204),
    ]


def test_a_part_beside_its_whole_is_of_its_kind() -> None:
    text = "Задержаны около 2000 человек, а число погибших достигло 36, среди них четверо подростков и двое полицейских."
    found = [c for c in told(read, text, "ru") if c.figure]
    assert [c.kind for c in found] == [Kind.DETENTION, Kind.DEATH, Kind.DEATH, Kind.DEATH]
    assert found[2].part_of == found[1].id


def test_growth_is_no_tally() -> None:
    claims = told(read, "Число голосующих выросло на 166 тысяч, объяснил глава комиссии.", "ru")
    assert all(c.figure is None for c in claims)


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Завтра отпустят 40 человек.", Certainty.PLANNED),
        ("Власти обещают освободить 40 человек.", Certainty.PLANNED),
        ("Материалы на 40 участников будут переданы в суд.", Certainty.PLANNED),
        ("Удалось задержать 40 человек.", Certainty.HAPPENED),
    ],
)
def test_what_is_to_come_is_planned(text: str, certainty: Certainty) -> None:
    assert {c.certainty for c in told(read, text, "ru") if c.figure} == {certainty}


def test_ellipsis_carries_the_kind_and_each_place_its_own_count() -> None:
    found = told(read, "В Караганде задержали 80 человек, в Алматы - 120.", "ru")
    assert [(c.kind, c.figure.value, [p.name for p in c.places]) for c in found if c.figure] == [
        (Kind.DETENTION, 80, ["Караганда"]),
        (Kind.DETENTION, 120, ["Алматы"]),
    ]


def test_of_them_is_a_part_of_the_figure_before() -> None:
    text = "После марша пострадали 27 человек. 19 из них — студенты, 8 — прохожие."
    whole, first, second = [c for c in told(read, text, "ru") if c.figure]
    assert whole.part_of is None
    assert first.part_of == whole.id
    assert [first.kind, second.kind] == [Kind.INJURY, Kind.INJURY]


def test_none_is_a_tally_that_denies() -> None:
    (claim,) = told(read, "В полиции заявили, что задержанных нет.", "ru")
    assert claim.figure
    assert (claim.figure.low, claim.figure.high, claim.stance) == (0, 0, Stance.DENIES)
    assert claim.attribution.source_name == "полиция"


def test_of_the_detained_nobody_is_not_none_detained() -> None:
    claims = told(read, "Знаков прессы ни на ком из задержанных не было.", "ru")
    assert all(c.figure is None for c in claims)


def test_shares_of_the_vote_in_a_list() -> None:
    text = (
        "Согласно экзит-поллу института «Полюс», голоса распределились так:\n"
        "- Аркадий Лунин (партия «Берег») – 61,3%;\n- Вера Стожарова (партия «Мост») – 20,1%."
    )
    shares = [c for c in told(read, text, "ru") if c.figure]
    assert [(c.kind, c.figure.value, c.stance) for c in shares if c.figure] == [
        (Kind.ELECTION, 61.3, Stance.ESTIMATES),
        (Kind.ELECTION, 20.1, Stance.ESTIMATES),
    ]
    assert all("Полюс" in c.attribution.source_name for c in shares)


def test_a_percentage_outside_an_election_is_no_claim() -> None:
    assert [c for c in told(read, "Цены на хлеб выросли на 12%.", "ru") if c.figure] == []


def test_days_without_internet() -> None:
    (claim,) = [c for c in told(read, "Интернет в области отключили на пять дней.", "ru") if c.figure]
    assert claim.figure
    assert (claim.kind, claim.figure.unit, claim.figure.value) == (Kind.BLACKOUT, Unit.DAYS, 5)


def test_a_question_is_no_claim() -> None:
    assert [c.kind for c in told(read, "Неизвестно, сколько человек задержали.", "ru")] == []


def test_a_plan_is_not_an_event_that_happened() -> None:
    (claim,) = [
        c for c in told(read, "Оппозиция соберётся на площади в субботу.", "ru") if c.kind is Kind.PROTEST
    ]
    assert claim.certainty is Certainty.PLANNED


def test_denied_event_keeps_its_kind() -> None:
    text = "Министр опроверг, что на митинге погиб человек."
    assert [c.stance for c in told(read, text, "ru") if c.kind is Kind.DEATH] == [Stance.DENIES]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Восемь солдат погибли, а ранения получили 317 полицейских.", [("death", 8), ("injury", 317)]),
        ("Подтверждена гибель 40 протестующих и двух полицейских.", [("death", 40), ("death", 2)]),
        ("Ранены 40 человек. Среди них 22 полицейских и 18 протестующих.", [("injury", 40), ("injury", 22), ("injury", 18)]),
        ("Двое вооружённых людей избили троих прохожих.", [("force", 3)]),
        ("Организация требует освободить 11 заключённых.", []),
        ("Двое арестованы на шесть суток, двое - на пять.", [("sentence", 2), ("sentence", 2)]),
        ("Митинг начался в полдень. Всего было 300 человек.", [("protest", 300)]),
        ("ОМОН разогнал митинг, десятки задержанных", [("detention", 24)]),
        ("Полиция задержала 40 человек, адвокаты говорят о шестидесяти.", [("detention", 40), ("detention", 60)]),
        ("Ранены 14 полицейских, один из них в тяжёлом состоянии.", [("injury", 14), ("injury", 1)]),
        ("По словам трёх очевидцев, задержали 20 человек.", [("detention", 20)]),
        ("Погибли шестеро, 13 пропали без вести.", [("death", 6)]),
        # paragraphs, houses, and so many at a time count nobody
        ("По статье 19.3 были арестованы 47 человек.", [("detention", 47)]),
        ("У здания на Сосновой, 38, полиция задержала десять человек.", [("detention", 10)]),
        ("Задержанных вводили в зал по 10 человек.", []),
        ("Суд оштрафовал троих. Штраф составил 20 тысяч тенге.", [("sentence", 3)]),
    ],
)  # fmt: skip
def test_which_event_a_number_belongs_to(text: str, expected: list[tuple[str, float]]) -> None:
    claims = [c for c in told(read, text, "ru") if c.figure]
    assert [(c.kind.value, c.figure.low) for c in claims if c.figure] == expected


def test_nobody_lends_no_kind() -> None:
    """ "Задержанных нет" is of no number beside it."""
    found = [
        (c.kind, c.figure.low)
        for c in told(read, "На митинг пришли 60 человек, задержанных нет.", "ru")
        if c.figure
    ]
    assert found == [(Kind.PROTEST, 60), (Kind.DETENTION, 0)]


def test_parts_after_a_colon() -> None:
    """Figures after a colon that are together no more than the one before it are its parts."""
    claims = told(read, "Осудили восьмерых жителей: пятеро получили сутки, трое — штрафы.", "ru")
    whole, *parts = [c for c in claims if c.figure]
    assert len(parts) == 2
    assert {c.part_of for c in parts} == {whole.id}


def test_some_of_all_who_came() -> None:
    """ "Из порядка 1700 участников 65 препровождены": the first figure is of those present, the second of those taken."""
    claims = told(read, "Из порядка 1700 участников 65 были препровождены в полицейские участки.", "ru")
    found = [(c.kind, c.figure.low, c.figure.high) for c in claims if c.figure]
    assert found == [(Kind.PROTEST, 1530, 1870), (Kind.DETENTION, 65, 65)]


def test_so_many_of_so_many() -> None:
    """ "18 из 26 задержанных": each figure has its own event."""
    found = [
        (c.kind, c.figure.low) for c in told(read, "На свободу вышли 18 из 26 задержанных.", "ru") if c.figure
    ]
    assert found == [(Kind.RELEASE, 18), (Kind.DETENTION, 26)]


@pytest.mark.parametrize(
    "text",
    ["Сотни людей пришли к суду, чтобы освободить подсудимых.", "Полиция хотела арестовать троих рыбаков."],
)
def test_what_was_only_wanted_did_not_happen(text: str) -> None:
    assert not [
        c for c in told(read, text, "ru") if c.kind in (Kind.RELEASE, Kind.DETENTION) and not c.figure
    ]
