"""Where a name ends and a place begins, how people behave, and days to come, in Kazakh."""

import pytest

from khronika.reading.kazakh.reader import read
from tests.reading.told_claims import told

DAY = "2031-05-20"


@pytest.mark.parametrize(
    ("text", "source", "places"),
    [
        (
            "Ресми орындар Ақтөбе мен Атыраудағы қақтығыстарда 40 адамның жараланғанын айтады.",
            None,
            ["Ақтөбе", "Атырау"],
        ),
        (
            "Құқық қорғаушылар Орал мен Ақсайда 12 адамның ұсталғанын хабарлады.",
            "Құқық қорғаушылар",
            ["Орал", "Ақсай"],
        ),
        (
            "Атырауда «Заман» тілшісі Исатай ескерткішінің жанында 14 адамның ұсталғанын көрді.",
            "«Заман» тілшісі",
            ["Атырау"],
        ),
        (
            "Министрлік өкілі Орал Ахметов Ақсайда 12 адам ұсталғанын айтты.",
            "Министрлік өкілі Орал Ахметов",
            ["Ақсай"],
        ),
    ],
)
def test_a_voice_ends_before_a_place(text: str, source: str | None, places: list[str]) -> None:
    (claim,) = told(read, text, "kk", DAY)
    assert claim.attribution.source_name == (source or "author")
    assert [p.name for p in claim.places] == places


@pytest.mark.parametrize(
    "text",
    [
        "Бірнеше адам өзін агрессивті ұстап, ұран айқайлады.",
        "Прокуратура өкілдері өткен жұмадағы митингіге қатысты пікір білдірді.",
    ],
)
def test_who_behaves_is_not_held_and_what_a_view_concerns_is_not_told(text: str) -> None:
    assert all(c.rule not in {"kk.ev.ustau", "kk.ev.qatysu"} for c in told(read, text, "kk", DAY))


def test_officers_who_take_somebody_away_are_not_taken() -> None:
    claims = told(read, "Екі қызметкер белсендінің қолтығынан ұстап, көлікке отырғызды.", "kk", DAY)
    assert all(c.figure is None for c in claims)


def test_a_day_on_which_results_are_due_is_no_polling_day() -> None:
    text = "Сайлауға келгендер 95,1 пайыз болды. Ол 21 мамырда сайлаудың дауыс беру қорытындысы жария болатынын айтты."
    claim = next(c for c in told(read, text, "kk", DAY) if c.figure is not None)
    assert claim.when is None or claim.when.bounds()[1].day == 20


def test_other_towns_are_the_country() -> None:
    text = "Ақтөбеде 12 адам ұсталды. Басқа қалаларда тағы 40 адам ұсталды."
    assert [[p.name for p in c.places] for c in told(read, text, "kk", DAY)] == [["Ақтөбе"], ["Қазақстан"]]


def test_an_adjective_or_a_topic_speaks_for_nobody() -> None:
    text = "Ресми ақпаратты Ақтөбе полиция департаментінің баспасөз қызметі бүгін жариялады. 12 адам ұсталды."
    held = [c for c in told(read, text, "kk", DAY) if c.figure is not None]
    assert [c.attribution.source_name for c in held] == ["Ақтөбе полиция департаментінің баспасөз қызметі"]


def test_shares_below_an_exit_polls_heading_are_its_estimates() -> None:
    text = (
        "Сайлау-2031: «Ашық аспан» зерттеу институты жүргізген exit poll нәтижесі\n"
        "Президент сайлауында дауыс бергендер:\nАзат Серіков — 62,4%;\nМейрам Асанов — 12,2%."
    )
    shares = [c for c in told(read, text, "kk", DAY) if c.figure is not None]
    assert [(c.attribution.source_name, c.stance.value) for c in shares] == [
        ("«Ашық аспан» зерттеу институты", "estimates")
    ] * 2


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("Бас дәрігер жиынға бармауға үндеді.", 0),
        ("Прокуратура митингке қатыспауға шақырды.", 0),
        ("Партия митингіге шығуға шақырды.", 1),
    ],
)
def test_who_asks_people_not_to_come_calls_nobody_out(text: str, calls: int) -> None:
    found = [c for c in told(read, text, "kk", DAY) if c.kind.value == "call-to-assemble"]
    assert len(found) == calls


def test_who_spoke_at_a_briefing_is_no_briefing() -> None:
    text = (
        "Прокуратура ереуіл бойынша қылмыстық іс қозғады.\n\n"
        "Бұл туралы 4 мамырда прокуратураның бөлім прокуроры Асқар Сәрсенов журналистерге арналған брифингте мәлімдеді."
    )
    (claim,) = told(read, text, "kk", DAY)
    assert claim.attribution.source_name == "прокуратураның бөлім прокуроры Асқар Сәрсенов"


def test_offences_are_deeds_and_offenders_people() -> None:
    deeds = "Сот екі әкімшілік құқық бұзушылық бойынша 15 тәулікке қамау түріндегі жаза тағайындады."
    assert all(c.figure is None for c in told(read, deeds, "kk", DAY))
    (held,) = told(read, "Полиция екі құқық бұзушыны ұстады.", "kk", DAY)
    assert held.figure is not None
    assert held.figure.low == 2


def test_a_headlines_arrest_is_the_courts_of_the_same_number() -> None:
    text = 'Шымкентте төрт адам "заңсыз митинг өткізді" деп қамалды\n\nӘкімшілік сот төрт белсендіні 5 тәулікке қамады.'
    assert {c.kind.value for c in told(read, text, "kk", DAY)} == {"sentence"}
