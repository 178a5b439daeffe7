"""Kinds, figures and voices. The sentences are ours, the people invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.nouns import Kind, Stance, Unit
from khronika.reading.kazakh import read
from tests.reading.told_claims import figures, report, told


@pytest.mark.parametrize(
    ("text", "kind", "low", "high"),
    [
        ("Алаңда 37 адам ұсталды.", Kind.DETENTION, 37, 37),
        ("Полиция 20-дан астам адамды ұстады.", Kind.DETENTION, 20, None),
        ("Полиция бөліміне 40 адам жеткізілді.", Kind.DETENTION, 40, 40),
        ("Ұсталғандар саны жүзге жетті.", Kind.DETENTION, 100, 100),
        ("12 адам он тәулікке қамауға алынды.", Kind.SENTENCE, 12, 12),
        ("88 адамға айыппұл салынды.", Kind.SENTENCE, 88, 88),
        ("Төрт адам әкімшілік жауапкершілікке тартылды.", Kind.CHARGE, 4, 4),
        ("29 студент үйіне қайтарылды.", Kind.RELEASE, 29, 29),
        ("Төбелесте 19 адам зардап шекті.", Kind.INJURY, 19, 19),
        ("Емханаға 61 адам жүгінген.", Kind.INJURY, 61, 61),
        ("Қақтығыста 7 адам қаза тапты.", Kind.DEATH, 7, 7),
        ("Митингіге 200-ге жуық адам қатысты.", Kind.PROTEST, 180, 200),
        ("Жүздеген полиция қызметкері алаңды күзетіп тұрды.", Kind.DEPLOYMENT, 100, None),
    ],
)
def test_a_figure_and_its_kind(text: str, kind: Kind, low: float | None, high: float | None) -> None:
    found = [c for c in told(read, text, "kk") if c.figure]
    assert [(c.kind, c.figure.low, c.figure.high, c.figure.unit) for c in found if c.figure] == [
        (kind, low, high, Unit.PERSONS)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ол 15 тәулікке қамалды.",
        "Ұсталған азамат 47 жаста.",
        "Сағат 15:20-да алаң жабылды.",
        "Нан бағасы 12 пайызға өсті.",
    ],
)
def test_terms_ages_hours_and_prices_are_no_figures(text: str) -> None:
    assert [c for c in told(read, text, "kk") if c.figure] == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Прокуратураның мәліметінше, 30 адам ұсталды.", "Прокуратура"),
        ("30 адам ұсталды, деп хабарлады полиция департаменті.", "полиция департаменті"),
        ("30 адам ұсталды, деп мәлімдеді министр Аркадий Лунин 18 маусымда.", "министр Аркадий Лунин"),
        ("Алаңда 30 адам ұсталды – прокуратура", "прокуратура"),
        ("30 адам ұсталды. Бұл туралы прокуратура хабарлады.", "прокуратура"),
        ("Министр Аркадий Лунин 30 адамның ұсталғанын мәлім етті.", "Министр Аркадий Лунин"),
        ("30 адам ұсталды.", "author"),
    ],
)
def test_the_voice_of_a_figure(text: str, source: str) -> None:
    assert figures(read(report(text, "kk"))) == [("detention", 30, 30, source)]


def test_an_outlet_that_refers_to_another_relays_it() -> None:
    text = "30 адам ұсталды, деп хабарлайды Qala.kz сайты Tang-News агенттігіне сілтеме жасап."
    (claim,) = [c for c in told(read, text, "kk") if c.figure]
    assert [v.words for v in claim.attribution.chain] == ["Qala.kz сайты", "Tang-News агенттігі"]


def test_speech_of_several_sentences_belongs_to_who_closes_it() -> None:
    text = "«Түнде 30 адам ұсталды. Олардың 12-і босатылды», – деді министр Аркадий Лунин."
    assert {source for *_, source in figures(read(report(text, "kk")))} == {"министр Аркадий Лунин"}


def test_of_them_is_a_part_of_the_figure_before() -> None:
    whole, part = [c for c in told(read, "70 адам қамауда отыр. Олардың 40-ы Алматыда.", "kk") if c.figure]
    assert part.part_of == whole.id
    assert [p.name for p in part.places] == ["Алматы"]


def test_none_is_a_tally_that_denies() -> None:
    (claim,) = [c for c in told(read, "Зардап шеккендер жоқ.", "kk") if c.figure]
    assert claim.figure
    assert (claim.kind, claim.figure.high, claim.stance) == (Kind.INJURY, 0, Stance.DENIES)


def test_a_question_is_no_claim() -> None:
    assert told(read, "Қанша адам ұсталғаны белгісіз.", "kk") == []


WORDS = st.sampled_from(
    "полицияның мәліметінше , . « » – деді 30 адам ұсталды олардың 10-ы 9 маусымда Алматыда ол деп хабарлайды - \n үшеуі сілтеме жасап".split(
        " "
    )
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=25))
def test_any_order_of_words_is_read_without_a_fall(words: list[str]) -> None:
    text = " ".join(words)
    for claim in read(report(text, "kk", "2019-06-14")).claims:
        assert claim.span.of(text) == claim.quote


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Полиция мәліметіне сәйкес, 10 адам қаза тауып, 75 адам жараланды.",
            [("death", 10, 10, "Полиция"), ("injury", 75, 75, "Полиция")],
        ),
        (
            "Ұсталғандар саны 24 мыңнан асқан. Бұл деректерді үкімет өкілі Асан Беков агенттікке берген сұхбатында айтты.",
            [("detention", 24000, None, "үкімет өкілі Асан Беков")],
        ),
        ("Сегіз адамның алтауына айыппұл салынды.", [("sentence", 6, 6, "author")]),
        ("12 полицей жараланды, олардың бірі ауыр халде.", [("injury", 12, 12, "author"), ("injury", 1, 1, "author")]),
        ("Сотқа 695 іс жетті: 44-і – ұрлық, 15-і – адам өлтіру.", []),
        ("Құрбандар Қызылордада (26) және Таразда (17) көп қаза болды.", [("death", 26, 26, "author"), ("death", 17, 17, "author")]),
        ("20 адам қамаудан босатылды.", [("release", 20, 20, "author")]),
        ("20 адам қамаудан босап шықпаған.", [("detention", 20, 20, "author")]),
    ],
)  # fmt: skip
def test_more_figures(text: str, expected: list[tuple[str, float, float | None, str]]) -> None:
    assert figures(read(report(text, "kk"))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ауруханаға 89 науқас жатқызылды.", [("injury", 89, 89, "author")]),
        ("Барлығы 165 адам медициналық көмекке жүгінген.", [("injury", 165, 165, "author")]),
        ("Тағы 2 адам ауруханаға жеткізілгеннен кейін қайтыс болған.", [("death", 2, 2, "author")]),
        ("Қалада екеуі оқ жарақатынан қаза болды.", [("death", 2, 2, "author")]),
        ("Сайлауда дауыс берген тұрғындар үлесі 50%-на жетпейді.", []),
        ("Қостанайда 4, Рудныйда 2 адам ұсталды.", [("detention", 4, 4, "author"), ("detention", 2, 2, "author")]),
        ("Екі жиын өтті: біріне 30, екіншісіне 70 адам қатысты.", [("protest", 30, 30, "author"), ("protest", 70, 70, "author")]),
        (
            "Денсаулық сақтау және әлеуметтік даму министрлігінің мәліметінше, 84 адам зардап шеккен.",
            [("injury", 84, 84, "Денсаулық сақтау және әлеуметтік даму министрлігі")],
        ),
        ("Пәтердегі 4 лаңкестің көзі жойылды.", [("death", 4, 4, "author")]),
        ("Екі күзетші келді, оның бірі қаза тапты.", [("death", 1, 1, "author")]),
        ("Полиция алты адамды көлікке басып алды.", [("detention", 6, 6, "author")]),
        (
            "15 қаңтарда ереуілшілердің бірі тілшіге алаңға 300-ден астам адам шыққанын хабарлады.",
            [("protest", 300, None, "ереуілшілердің бірі")],
        ),
        ("Қала билігі 21 адам қаза тапқанын хабарлаған.", [("death", 21, 21, "Қала билігі")]),
        ("Ұсталған елу адамның отызы босатылды.", [("detention", 50, 50, "author"), ("release", 30, 30, "author")]),
        ("Экзит-полл бойынша үміткер 61 пайыз дауыс алды.", [("election", 61, 61, "Экзит-полл")]),
        ("ІІМ мәлімдемесі: бөлімге 65 адам жеткізілді.", [("detention", 65, 65, "ІІМ")]),
        ("Қамаудағы алты жасөспірімнің ұрып-соғылғаны белгілі болды.", [("force", 6, 6, "author")]),
        ("Екі полицейдің соққыға жыққаны белгілі болды.", []),
        ("Алаңда қырық шақты адам тұр.", [("protest", 36, 44, "author")]),
        (
            "Халықаралық байқаушылар миссиясының басшысы Томас Линд 20 адамның ұсталғанын айтты.",
            [("detention", 20, 20, "Халықаралық байқаушылар миссиясының басшысы Томас Линд")],
        ),
        (
            "Бұған дейін облыстық денсаулық сақтау басқармасы оқиға салдарынан 28 адамның зардап шеккенін хабарлаған болатын.",
            [("injury", 28, 28, "облыстық денсаулық сақтау басқармасы")],
        ),
        (
            "Бақылау және талдау комитетінің төрағасы Болат Жүніс 40 адамның ұсталғанын айтты.",
            [("detention", 40, 40, "Бақылау және талдау комитетінің төрағасы Болат Жүніс")],
        ),
        (
            "Бас прокуратура өкілі Елдар Сапаровтың айтуынша, 30 іс бар. «80 күдікті қамауға алынды», – деді прокурор.",
            [("detention", 80, 80, "Бас прокуратура өкілі Елдар Сапаров")],
        ),
    ],
)  # fmt: skip
def test_patients_offices_and_who_closes_the_speech(
    text: str, expected: list[tuple[str, float, float | None, str]]
) -> None:
    assert figures(read(report(text, "kk", "2023-05-15"))) == expected


def plain(text: str) -> list[tuple[str, str, str]]:
    """Kind, source and stance of every claim without a figure."""
    return [
        (c.kind.value, c.attribution.source_name, c.stance.value)
        for c in told(read, text, "kk", "2023-05-15")
        if c.figure is None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Заңгерлер айып негізсіз деп есептейді.", ("assessment", "Заңгерлер", "asserts")),
        ("Құқық қорғаушылар полиция әрекеті заңға қайшы дейді.", ("assessment", "Құқық қорғаушылар", "asserts")),
        ("Полиция алаңда арнайы құралдар қолданбады.", ("force", "author", "denies")),
        ("Полиция алаңда көзден жас ағызатын газ қолданған жоқ.", ("force", "author", "denies")),
        ("Кеше алаңға шыққан белсенділер байқалмады.", ("protest", "author", "denies")),
        ("Дегенмен бұл мәліметті қала әкімдігінде жоққа шығарды.", ("assessment", "қала әкімдігі", "denies")),
        ("Жүргізуші ана Гүлім Сапарова өзін бөлімге күшпен алып кеткенін айтады.", ("detention", "Жүргізуші ана Гүлім Сапарова", "asserts")),
        ("Полиция жиналғандарды таратып жіберді, алаң босап қалды.", ("dispersal", "author", "asserts")),
        ("Билік партиясы дауыс алды, оппозиция бұл нәтижені жалған деп атады.", ("assessment", "оппозиция", "asserts")),
        ("«Полиция тілшілерге қысым көрсетті», – деді 30 сәуірде ұйым жетекшісі Жанна Есім.", ("assessment", "ұйым жетекшісі Жанна Есім", "asserts")),
        ("Наразылардың тілшіге айтуынша, полиция қорқытқан.", ("assessment", "Наразылар", "asserts")),
        ("Алдына шыққан полиция қызметкерлері талапты «орынсыз» деп бағалады.", ("assessment", "полиция қызметкерлері", "asserts")),
        ("«Олар жазықсыз. Бұл – саяси тапсырыс», – деді адвокат Мейір Оспан.", ("assessment", "адвокат Мейір Оспан", "asserts")),
    ],
)  # fmt: skip
def test_what_is_judged_denied_or_told_without_a_figure(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in plain(text)


@pytest.mark.parametrize(
    "text",
    [
        "Елші полициядан шерушілерге күш қолданбауды өтінді.",
        "Полиция оларды неге ұстағанын түсіндірмеді.",
        "Айыптау негізсіз.",  # nobody is said to say it
        "Полицейлер ғимаратты басып алды.",
    ],
)
def test_pleas_questions_and_the_authors_own_judgements_are_no_claims(text: str) -> None:
    assert plain(text) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Полиция департаменті: «Алаңда 30 адам ұсталды»", "Полиция департаменті"),
        ("ІІМ: алаңда 30 адам ұсталды", "ІІМ"),
        ("Қаладағы тәртіпсіздік: 30 адам ұсталды", "author"),
        ("Алаңда 30 адам ұсталды. Бұл туралы министр Ермек Саттаров үкімет отырысының кулуарында мәлімдеді.", "министр Ермек Саттаров"),
        ("Алаңда 30 адам ұсталды. Мұны белсенді Айгерім Тоқтарова айтты.", "Айгерім Тоқтарова"),
    ],
)  # fmt: skip
def test_who_is_named_before_a_colon_or_at_the_name(text: str, source: str) -> None:
    assert [c.attribution.source_name for c in told(read, text, "kk", "2023-05-15") if c.figure] == [source]


def test_a_person_told_by_the_model_speaks_where_order_tells_nothing() -> None:
    text = (
        "Мамырда туысының үйіне келген көпбалалы ана Сәния Оразова полиция өзін бөлімге алып кеткенін айтты."
    )
    assert ("detention", "көпбалалы ана Сәния Оразова", "asserts") in plain(text)


def test_where_a_movement_is_banned_is_no_place_of_what_it_did() -> None:
    text = (
        "Алматыда елде тыйым салынған қозғалыстың митингісі өтті. Жүздеген полиция қызметкері алаңды қоршады."
    )
    places = [[p.name for p in c.places] for c in told(read, text, "kk", "2020-02-22") if c.figure]
    assert places == [["Алматы"]]


def test_a_colon_with_nothing_behind_it_opens_no_speech() -> None:
    assert told(read, "полиция :", "kk") == []
