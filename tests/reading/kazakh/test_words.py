import pytest

from khronika.reading.kazakh.words import case_of, split, without_case, without_genitive


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("министрліктің", "gen"),
        ("Қарағандыда", "loc"),
        ("тілшілерге", "dat"),
        ("отырысынан", "abl"),
        ("қорытындысын", "acc"),
        ("президенті", ""),
        ("адам", ""),
    ],
)
def test_case(word: str, case: str) -> None:
    assert case_of(word) == case


def test_endings_come_off_and_possession_stays() -> None:
    assert without_genitive("министрлігінің") == "министрлігі"
    assert without_case("министрлігіне") == "министрлігі"
    assert without_case("прокуратурада") == "прокуратура"


def test_sentences_end_at_full_stops_and_lines_but_not_in_names_of_sites() -> None:
    text = "Тақырып\nБірінші сөйлем qala.kz сайтында. Екінші сөйлем А. Лунин туралы."
    assert [s.text for s in split(text)] == [
        "Тақырып",
        "Бірінші сөйлем qala.kz сайтында.",
        "Екінші сөйлем А. Лунин туралы.",
    ]
