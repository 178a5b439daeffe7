"""Whom a number counts up to the head of its phrase, votes in lists of parties, and whose data a participle leads from, in Kazakh."""

import pytest

from khronika.nouns import Kind
from khronika.reading.kazakh.reader import read
from tests.reading.told_claims import told

DAY = "2031-05-12"


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Баткенде 60-тан астам құқық қорғау органының қызметкері жараланды.", "құқық қорғау органының қызметкері"),
        ("Қақтығыста 12 ішкі істер органдарының қызметкерлері зардап шекті.", "ішкі істер органдарының қызметкерлері"),
        ("Қақтығыстан соң 30-дан астам зардап шеккен тұрғын ауруханаға түсті.", "зардап шеккен тұрғын"),
        ("Полиция 5 құқық бұзушыны ұстады.", "құқық бұзушы"),
        ("Іс бойынша 6 тұлға жауапқа тартылды.", "тұлға"),
    ],
)  # fmt: skip
def test_whom_a_number_counts_is_told_by_its_head(text: str, target: str) -> None:
    assert [c.target for c in told(read, text, "kk", DAY) if c.figure] == [target]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Комиссияның мәліметінше, дауыс беруге 2 миллион 340 мың адам келген.", 2_340_000),
        ("Комиссияның мәліметінше, дауыс беруге 3 млн 15 мың 420 азамат келді.", 3_015_420),
        ("Шеруге 2 мың 300 адам қатысты.", 2_300),
    ],
)
def test_what_stands_behind_a_scale_belongs_to_the_number(text: str, value: float) -> None:
    (claim,) = told(read, text, "kk", DAY)
    assert claim.figure is not None
    assert (claim.figure.low, claim.figure.high) == (value, value)


RESULTS = """Орталық сайлау комиссиясы қорытынды жариялады. Дауыс беру нәтижесі ОСК деректері бойынша мынадай:

- "Бәйтерек" партиясы - 512 400, 20,5%;

- Еңбек партиясы – 301 150, 12,1%.

Еске сала кетейік, 9 мамырда Таразда полиция сайлауға қарсы пикет үшін белсендіні ұстады."""


def test_votes_stand_before_their_share_and_have_no_day_of_a_picket() -> None:
    results = [c for c in told(read, RESULTS, "kk", DAY) if c.kind is Kind.ELECTION and c.figure]
    assert [c.figure.low for c in results if c.figure] == [512_400, 20.5, 301_150, 12.1]
    assert {c.attribution.source_name for c in results} == {"ОСК"}
    assert all(c.when is None or c.when.start is None for c in results)


def test_a_bare_number_behind_a_party_is_no_count_of_votes() -> None:
    text = "Сайлау өтті, дауыс берілді.\n\n- Еңбек партиясы – 31;\n\n- Бәйтерек партиясы – 40."
    assert [c for c in told(read, text, "kk", DAY) if c.figure] == []


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Сот 840 іс бойынша айыппұл салды, 215 іс бойынша қамақ жазасы тағайындалды.", [840, 215]),
        ("Полиция 412 іс бойынша тергеу жүргізді.", []),
    ],
)
def test_cases_that_were_punished_are_as_many_people(text: str, counts: list[float]) -> None:
    assert [c.figure.low for c in told(read, text, "kk", DAY) if c.figure] == counts


@pytest.mark.parametrize(
    "text",
    [
        "Сайлауға қатысқан 14 партияның бесеуі ғана парламентке өтті.",
        "Дауыс беру нәтижесінде парламентке барлығы 90 адам сайланады.",
        "Сайлаушылардың 50 пайызы дауыс беруі тиіс.",
        "Сағат 12. 00-дегі мәлімет бойынша сайлауға келушілер дауыс берді.",
        "Полиция шерушілерден тарауды сұрап, ескерту жасады.",
    ],
)
def test_parties_seats_thresholds_and_hours_count_nobody(text: str) -> None:
    claims = told(read, text, "kk", DAY)
    assert [c for c in claims if c.figure or c.kind is Kind.SENTENCE] == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Сайлау комиссиясының учаскелерден алынған мәліметіне сәйкес, 820 300 адам дауыс берді.", "Сайлау комиссиясы"),
        ("Сайлау комиссиясының автоматты жәшіктерден алынған мәліметке сәйкес, 12 300 адам дауыс берді.", "Сайлау комиссиясы"),
        ("Қырғызстан Республикасы Орталық сайлау комиссиясының жәшіктерден алынған мәліметке сәйкес, 12 300 адам дауыс берді.", "Қырғызстан Республикасы Орталық сайлау комиссиясы"),
        ("Наразы топ қоршауды бұзды, полиция 12 адам ұсталғанын айтты.", "полиция"),
        ("Шерушілер алаңда тас лақтырды, БАҚ 12 адам ұсталғанын хабарлады.", "БАҚ"),
        ("«Дала» агенттігінің меншікті тілшісі митингіде 40 адам ұсталғанын хабарлады.", "«Дала» агенттігінің меншікті тілшісі"),
    ],
)  # fmt: skip
def test_whose_data_and_whose_clause_it_is(text: str, source: str) -> None:
    claims = [c for c in told(read, text, "kk", DAY) if c.figure]
    assert [c.attribution.source_name for c in claims] == [source]


def test_the_day_on_which_such_data_were_given_is_no_event_s() -> None:
    text = "5 мамырда Баткеннің прокуратурасы мұндай дерек келтірді. Гвардия өкілі тәртіпсіздік кезінде 310 адам ұсталғанын айтты."
    (claim,) = [c for c in told(read, text, "kk", DAY) if c.figure]
    assert claim.when is None or claim.when.start is None


def test_who_keeps_calling_people_out_calls_them() -> None:
    (claim,) = told(read, "Қозғалыс екі аптадан бері желіде халықты наразылыққа шақырып келеді.", "kk", DAY)
    assert claim.kind is Kind.CALL_TO_ASSEMBLE


def test_those_whose_case_is_heard_are_charged() -> None:
    (claim,) = told(read, "Тараздағы сотта 51 айыпталушының ісі қаралып жатыр.", "kk", DAY)
    assert (claim.kind, claim.target) == (Kind.CHARGE, "айыпталушы")
    assert told(read, "Әкімдікте төрт азаматтың ісі қаралып жатыр.", "kk", DAY) == []


def test_latin_script_without_a_w_writes_the_commoner_letter_u() -> None:
    text = "Tarazdağı sotta 51 ayıptaluşınıñ isi qaralıp jatır. 342 adam jäbirlenuşi dep tanılğan. Qatısuşılardı quğan jasaq turaqtadı."
    assert [(c.kind, c.figure.low) for c in told(read, text, "kk", DAY) if c.figure] == [
        (Kind.CHARGE, 51),
        (Kind.INJURY, 342),
    ]
