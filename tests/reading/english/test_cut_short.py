"""What a parse cuts in two, and what stands beside a number and makes it something else."""

import pytest

from khronika.nouns import Claim, Kind
from khronika.reading.english import read
from tests.reading.told_claims import told as told_in


def claims(text: str) -> list[Claim]:
    return told_in(read, text, "en", "2031-05-06")


def told(text: str) -> list[tuple[Kind, float | None, str]]:
    return [(c.kind, c.figure.low, c.attribution.source_name) for c in claims(text) if c.figure is not None]


def test_who_says_how_many_died_says_how_many_were_hurt() -> None:
    assert told("Police said 11 people were killed and 52 officers injured in the clashes.") == [
        (Kind.DEATH, 11, "Police"),
        (Kind.INJURY, 52, "Police"),
    ]
    assert told("The clinic said nine men were hurt and 14 women wounded at the gate.") == [
        (Kind.INJURY, 9, "clinic"),
        (Kind.INJURY, 14, "clinic"),
    ]


@pytest.mark.parametrize("others", ["many more", "dozens", "several others"])
def test_the_number_of_the_dead_is_not_that_of_others_who_were_hurt(others: str) -> None:
    found = told(f"On May 4, 15 marchers were killed and {others} injured in Tarsk.")
    assert (Kind.INJURY, 15, "author") not in found
    assert (Kind.DEATH, 15, "author") in found


@pytest.mark.parametrize("sum_of", ["EGP 10,000", "KES 20,000", "Rs 5,000", "₦40,000", "Rs. 300"])
def test_a_sum_in_any_currency_counts_nobody(sum_of: str) -> None:
    assert told(f"The court in Tarsk sentenced them to a {sum_of} fine.") == []


def test_letters_that_are_also_words_are_no_currency() -> None:
    assert told("Prosecutors will try 40 people who were arrested in Tarsk.") == [
        (Kind.CHARGE, 40, "author"),
        (Kind.DETENTION, 40, "author"),
    ]


def test_a_day_in_brackets_does_not_part_a_speaker_from_what_he_says() -> None:
    text = "Tarland police said Thursday (May 4) they'd arrested 41 workers of watch groups."
    assert told(text) == [(Kind.DETENTION, 41, "Tarland police")]
    (claim,) = claims(text)
    assert claim.span.of(text) == claim.quote


def test_police_who_respond_to_a_protest_say_nothing() -> None:
    text = "At least 10 people were killed as police responded to protests in Tarsk and at least 16 other counties."
    assert told(text) == [(Kind.DEATH, 10, "author")]
    assert all(c.kind is not Kind.STATEMENT for c in claims(text))


def test_an_agencys_day_is_no_part_of_a_name() -> None:
    (claim,) = claims("May 6 (WIRE) -- Publisher Ian Brodt was sentenced Friday over a protest in Tarsk.")
    assert claim.target == "Publisher Ian Brodt"


def test_an_age_in_brackets_counts_nobody_and_a_towns_number_does() -> None:
    assert told("Both Ilia Sorn, (23) and Edo Marn (19), were killed in Tarsk, the league said.") == []
    assert (Kind.DETENTION, 12, "author") in told("Arrests were reported in Nairobi (12) and Kisumu (4).")


def test_those_somebody_is_one_of_are_not_told_to_have_met_the_same() -> None:
    assert told("Police have arrested 52 students out of the 66 identified by the college.") == [
        (Kind.DETENTION, 52, "author")
    ]


def test_a_march_that_is_called_by_a_number_counts_nobody() -> None:
    found = told("The committee reported the killing of three people during the March of Millions in Tarsk.")
    assert found == [(Kind.DEATH, 3, "committee")]


def test_thousands_of_a_nation_are_people() -> None:
    found = told("Medics said two died as thousands of Sudanese took to the streets on Monday.")
    assert found == [(Kind.DEATH, 2, "Medics"), (Kind.PROTEST, 1000, "Medics")]


def test_a_dateline_with_a_comma_is_no_part_of_what_is_said() -> None:
    (claim,) = claims("TARSK, (Wire) \u2013 Security forces shot dead three people on Monday, a clinic said.")
    assert not claim.quote.startswith("TARSK")


def test_how_much_is_counted_is_nobodys_share() -> None:
    found = told(
        "Early results gave him 62 percent after a count of ballots in 42 percent of polling stations."
    )
    assert [low for _, low, _ in found] == [62]
    found = told("With 80 percent of votes counted, the president had 61 percent, the commission said.")
    assert [low for _, low, _ in found] == [61]


def test_one_who_speaks_behind_a_dash_does_not_report_the_other() -> None:
    text = "Officers said he was about to announce results - one commander said he had not been arrested."
    assert [(c.kind, c.attribution.source_name, str(c.stance)) for c in claims(text)] == [
        (Kind.DETENTION, "commander", "denies")
    ]


def test_a_number_in_a_name_counts_nobody() -> None:
    assert told("The monitor 1500tasvir said 12 people were arrested in Tarsk.") == [
        (Kind.DETENTION, 12, "monitor")
    ]
    assert [low for _, low, _ in told("The Milla group, One Million People for Freedom, held a rally.")] == []


@pytest.mark.parametrize(
    "headline", ["On Monday, Two Protesters Killed In Tarsk", "Police Kill Two Students In Tarsk"]
)
def test_a_number_in_a_headline_of_capitals_counts(headline: str) -> None:
    assert [low for _, low, _ in told(f"{headline}\n\nThe council met on Tuesday.")] == [2]


def test_whoever_is_seized_by_officers_and_beaten_is_no_officer() -> None:
    text = "His lawyer said Varn was seized by masked officers, beaten on the head, and taken to a van."
    targets = [c.target or "" for c in claims(text)]
    assert targets
    assert all("officers" not in target for target in targets)


def test_results_that_show_something_are_not_the_police_who_say_it() -> None:
    text = "Police clashed with his supporters as early election results showed the president set to win the vote."
    assert all(c.attribution.source_name != "Police" for c in claims(text))


def test_a_guess_is_none_where_no_word_speaks_of_it() -> None:
    assert told("The mission said several commission staff were attacked in Tarsk.") == []
    assert told("Some 800 families were evicted in the drive at Tarsk on Monday.") == []


def test_what_stands_right_behind_a_number_befell_those() -> None:
    assert told("Five dead, 700 people arrested in Tarsk") == [
        (Kind.DEATH, 5, "author"),
        (Kind.DETENTION, 700, "author"),
    ]


def test_who_passed_away_died() -> None:
    assert told("Four marchers passed away in hospital, the clinic said.") == [(Kind.DEATH, 4, "clinic")]
    assert told("Ten of the injured people have passed away.") == [(Kind.DEATH, 10, "author")]
    assert told("The marchers passed on 40 letters to the mayor.") == []
