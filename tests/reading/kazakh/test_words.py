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


def test_a_sentence_without_end_is_cut_at_commas() -> None:
    """33,000 characters without a full stop took 15 seconds."""
    text = "Алаңда 12 адам ұсталды, " * 200
    sentences = split(text)
    assert len(sentences) > 4
    assert all(s.end - s.start <= 1_000 and s.text == text[s.start : s.end] for s in sentences)
    assert all(s.text.endswith(",") for s in sentences)
    assert len(split("а" * 2_500)) == 3


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("адвокаты", ""),  # somebody's lawyer; the accusative is "адвокатты"
        ("адвокатты", "acc"),
        ("журналисті", "acc"),
        ("президенті", ""),
        ("депутаттары", ""),
        ("тұрғынды", "acc"),
        ("қаланы", "acc"),
        ("қалада", "loc"),
        ("штабта", "loc"),
        ("газета", ""),
        ("прокуратураға", "dat"),
        ("клубқа", "dat"),
        ("Қостанайдан", "abl"),
        ("Шымкенттен", "abl"),
        ("прокуратураның", "gen"),
        ("департаменттің", "gen"),
    ],
)
def test_an_ending_follows_the_sound_before_it(word: str, case: str) -> None:
    assert case_of(word) == case
