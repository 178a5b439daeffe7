"""Days and places that stand on weak ground are widened or unknown. All sentences and small places are invented."""

import datetime as dt

import pytest

from khronika.nouns import Claim, Kind, PartialDate, Report, digest, make_id
from khronika.reading.english.claims import read_claims

PUBLISHED = PartialDate(2024, 3, 15)  # a Friday


def read(text: str) -> list[Claim]:
    data = text.encode()
    return read_claims(
        Report(
            make_id("r", digest(data)), digest(data), text, "text/plain", "-", lang="en", published=PUBLISHED
        )
    )


def counted(text: str, value: int) -> Claim:
    return next(c for c in read(text) if c.figure is not None and c.figure.value == value)


def days(claim: Claim) -> tuple[dt.date | None, dt.date | None] | None:
    return None if claim.when is None else (claim.when.earliest, claim.when.latest)


def march(day: int) -> dt.date:
    return dt.date(2024, 3, day)


def test_a_day_is_carried_where_the_story_tells_of_one() -> None:
    text = "Police in Kisumu detained 14 people on Wednesday.\n\nNine people were injured, doctors said."
    assert days(counted(text, 9)) == (march(13), march(13))


def test_where_the_story_tells_of_several_a_carried_day_is_one_of_them() -> None:
    text = (
        "Police in Kisumu detained 14 people on Monday.\n\nOn Wednesday 20 people marched again.\n\n"
        "Nine people were injured, doctors said."
    )
    claim = counted(text, 9)
    assert days(claim) == (march(11), march(15))
    assert claim.when is not None
    assert claim.when.rule == "when.of-several"
    assert claim.figure is not None
    assert claim.figure.scope.period == claim.when


def test_the_day_of_what_only_bears_its_name_is_none_of_them() -> None:
    text = (
        "Police in Kisumu detained 14 people on Wednesday.\n\nAnger is great over the March 1 price rise.\n\n"
        "Nine people were injured, doctors said."
    )
    assert days(counted(text, 9)) == (march(13), march(13))


def test_a_count_that_runs_on_is_up_to_now() -> None:
    text = "Police in Kisumu detained 14 people on Wednesday.\n\nAt least 31 people have died in the unrest, doctors said."
    claim = counted(text, 31)
    assert claim.when is not None
    assert (claim.when.start, claim.when.latest) == (None, march(15))


def test_what_is_only_said_takes_no_day_from_the_story() -> None:
    text = (
        "Police in Kisumu detained 14 people on Wednesday.\n\nThe union said the police had beaten its members without reason "
        "and that the arrests were unlawful."
    )
    said = [c for c in read(text) if c.rule.startswith("en.st.")]
    assert said
    assert all(c.when is None for c in said)


@pytest.mark.parametrize(("quoted", "first"), [('"', 14), ("", 15)])
def test_today_in_somebodys_words_may_be_the_day_before(quoted: str, first: int) -> None:
    text = f"{quoted}Police detained 14 people in Kisumu today,{quoted} the minister said."
    assert days(counted(text, 14)) == (march(first), march(15))


def test_a_year_beside_a_day_without_one_is_whose_the_number_is() -> None:
    text = "In 1997, guards fired during the March 4 parade in Kisumu, killing 34 people."
    claims = [c for c in read(text) if c.kind is Kind.DEATH]
    assert claims
    assert all(c.when is None or c.when.bounds()[0].year == 1997 for c in claims)


def test_a_town_gives_way_to_the_country_once_another_was_told() -> None:
    text = (
        "Police in Kisumu detained 14 people on Wednesday.\n\nIn Mombasa 20 people marched.\n\n"
        "Nine people were injured, doctors said."
    )
    kept = "Police in Kisumu detained 14 people on Wednesday.\n\nNine people were injured, doctors said."
    assert [p.name for p in counted(kept, 9).places] == ["Kisumu"]
    assert [p.name for p in counted(text, 9).places] in (["Mombasa"], ["Kenya"])
    assert [p.name for p in counted(text + " Kenya mourned.", 9).places] != ["Kisumu"]


def test_a_common_noun_beside_a_people_is_no_place() -> None:
    text = "Crowds in the Kenyan district of Tarsk freed 14 people from a jail on Wednesday, police in Kenya said."
    assert all("district" not in p.name for c in read(text) for p in c.places)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Police in Kisumu have detained 40 people.", (None, march(15))),
        ("Police have detained 40 people over the strike of July 2021.", (None, march(15))),
        ("Some 40 people have died since the start of the strikes.", (None, march(15))),
        ("Police in Kisumu detained 40 people.", None),
        ("Police had detained 40 people, a union said.", None),
    ],
)
def test_the_perfect_counts_up_to_the_report(
    text: str, when: tuple[dt.date | None, dt.date | None] | None
) -> None:
    assert days(counted(text, 40)) == when
