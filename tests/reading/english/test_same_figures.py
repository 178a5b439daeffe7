"""The same figure by another, a pollster whom an agency relays, counts of that time, pending cases, and casualties beside the hurt."""

import datetime as dt

import pytest

from khronika.nouns import Kind
from tests.reading.english.source_of import claims, figures


def told(text: str) -> list[tuple[str, Kind, str]]:
    return sorted(
        (c.figure.text, c.kind, c.attribution.source_name) for c in claims(text) if c.figure is not None
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry said 40 people were killed in Gao. The union, citing hospitals, reported a similar number.", [("40", Kind.DEATH, "ministry"), ("a similar number", Kind.DEATH, "hospitals")]),
        ("The ministry said 40 people were arrested in Gao. A similar figure was given by the union.", [("40", Kind.DETENTION, "ministry"), ("A similar figure", Kind.DETENTION, "union")]),
        ("Police put the crowd in Gao at 40,000. Organisers gave a similar estimate.", [("40,000", Kind.PROTEST, "Police"), ("a similar estimate", Kind.PROTEST, "Organisers")]),
        ("The union said 12 people were held in Gao. The league gave the same figure.", [("12", Kind.DETENTION, "union"), ("the same figure", Kind.DETENTION, "league")]),
        # another figure, or none
        ("Lawyers counted 12 arrests in Gao. Police gave a different figure.", [("12", Kind.DETENTION, "Lawyers")]),
        ("Lawyers counted 12 arrests in Gao. The league recorded a similar figure in 2019.", [("12", Kind.DETENTION, "Lawyers")]),
        ("Lawyers counted 12 arrests in Gao. The hospital reported a similar number of injuries.", [("12", Kind.DETENTION, "Lawyers")]),
        ("Lawyers counted 12 arrests in Gao. Police did not give a similar figure.", [("12", Kind.DETENTION, "Lawyers")]),
    ],
)  # fmt: skip
def test_the_same_figure_by_another(text: str, expected: list[tuple[str, Kind, str]]) -> None:
    assert told(text) == sorted(expected)


def test_the_same_figure_is_as_large() -> None:
    first, again = figures(
        "The ministry said about 40 people were killed in Gao. The union reported a similar toll."
    )
    assert first.figure is not None
    assert again.figure is not None
    assert (again.figure.low, again.figure.high) == (first.figure.low, first.figure.high) == (36, 44)
    assert again.id != first.id


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Arvel got 84 percent of the vote in an exit poll conducted by the Sonda institute, Reuters reported.", ["Reuters", "Sonda institute"]),
        ("Arvel leads with 61 percent of the vote in an exit poll by Sonda, according to the BBC.", ["BBC", "Sonda"]),
        ("Lina Orr won 55 percent of the vote in a quick count by civic group Zelna, Reuters reported.", ["Reuters", "civic group Zelna"]),
    ],
)  # fmt: skip
def test_an_agency_relays_a_pollster(text: str, chain: list[str]) -> None:
    (share,) = figures(text)
    assert [v.source.name for v in share.attribution.chain] == chain
    assert len(claims(text)) == 1


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Troops stormed a camp in Gao on Monday. The death toll at the time stood at 35 but has since risen, the union said.", "35"),
        ("Troops stormed a camp in Gao on Monday. The death toll then stood at 35.", "35"),
        ("Troops stormed a camp in Gao on Monday. The death toll initially stood at 12 but later rose to 40, the union said.", "12"),
        ("Police fired on marchers in Gao on Monday. The toll was initially put at 9.", "9"),
    ],
)  # fmt: skip
def test_a_count_of_that_time_is_of_the_day_told(text: str, figure: str) -> None:
    (then,) = (c for c in figures(text) if c.figure is not None and c.figure.text == figure)
    assert then.when is not None
    assert then.when.bounds() == (dt.date(2021, 5, 3), dt.date(2021, 5, 3))


def test_a_count_that_went_on_is_not() -> None:
    text = "Troops stormed a camp in Gao on Monday. The death toll initially stood at 12 but later rose to 40, the union said."
    (later,) = (c for c in figures(text) if c.figure is not None and c.figure.text == "40")
    assert later.when is not None
    assert later.when.start is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister said 489 people were freed and the cases of 662 others were still pending.", [("489", Kind.RELEASE), ("662", Kind.CHARGE)]),
        ("The league said the trials of 14 activists are still under way.", [("14", Kind.CHARGE)]),
        ("The files of 31 others are still being examined, the prosecutor said.", [("31", Kind.CHARGE)]),
        ("The ministry reports 600 injured and one casualty.", [("600", Kind.INJURY), ("one", Kind.DEATH)]),
        ("There were more than 30 wounded and two casualties, the army said.", [("more than 30", Kind.INJURY), ("two", Kind.DEATH)]),
        ("Two casualties and 31 injured were counted, the ministry said.", [("Two", Kind.DEATH), ("31", Kind.INJURY)]),
        ("The files of 31 candidates are being examined, the commission said.", []),
        # casualties alone, or part of the hurt
        ("There were 40 casualties, the army said.", [("40", Kind.INJURY)]),
        ("The clashes left 14 wounded, including three casualties, in Gao.", [("14", Kind.INJURY), ("three", Kind.INJURY)]),
    ],
)  # fmt: skip
def test_words_beside_a_number(text: str, expected: list[tuple[str, Kind]]) -> None:
    assert sorted((c.figure.text, c.kind) for c in figures(text) if c.figure is not None) == sorted(expected)
