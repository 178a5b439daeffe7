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
