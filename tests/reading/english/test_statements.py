"""Claims without a figure, on our own sentences with invented names: who judges, denies, demands or threatens what."""

import pytest

from khronika.nouns import Certainty, Claim, Kind, PartialDate, Report, Stance, Unread, digest, make_id
from khronika.reading import read


def opinions(text: str) -> list[Claim]:
    # A sentence that tells of an event: what is said near no event is not read.
    text += "\n\nPolice detained protesters in Lirna."
    data = text.encode()
    report = Report(
        make_id("r", digest(data)), digest(data), text, "text/plain", "-", lang="en", published=PartialDate(2021, 5, 5)
    )  # fmt: skip
    reading = read(report)
    assert not isinstance(reading, Unread)
    return [c for c in reading.claims if c.figure is None and c.rule.startswith("en.st.")]


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("\u201cThe charges are absurd,\u201d countered the mayor's aide, Ida Falk.", "Ida Falk", "absurd"),
        (
            "The opposition leader termed the crackdown \u201can act of war\u201d.",
            "opposition leader",
            "act of war",
        ),
        ("The mayor branded the protesters hooligans.", "mayor", "hooligans"),
        ("The lawyers consider the arrests illegal.", "lawyers", "illegal"),
        ("The arrests were described as a kidnapping by the union.", "union", "kidnapping"),
        (
            "\u201cExcessive and unlawful\u201d is how Ida Falk described the use of tear gas.",
            "Ida Falk",
            "Excessive",
        ),
        (
            "\u201cOrderly but not fair\u201d: that was the verdict of the observers on the election.",
            "observers",
            "Orderly",
        ),
        (
            "The ministry dismissed as \u201clies\u201d the reports of torture in police custody.",
            "ministry",
            "torture",
        ),
        ("The UN human rights office voiced concern over the arrests.", "UN human rights office", "arrests"),
        ("The bishops urged the government to release the detained.", "bishops", "release"),
        ("The foreign minister apologised for the killings.", "foreign minister", "killings"),
        ("Observers found irregularities in the counting of votes.", "Observers", "irregularities"),
        ("In the view of the organisation, the use of force was not necessary.", "organisation", "necessary"),
        ("The president likened the protesters to terrorists.", "president", "terrorists"),
    ],
)
def test_judgements_and_demands(text: str, who: str, what: str) -> None:
    found = [c for c in opinions(text) if what in c.quote]
    assert found, opinions(text)
    assert who in found[0].attribution.source_name


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The unions threatened a strike in the port.", Certainty.THREATENED),
        ("The president promised an inquiry into the deaths.", Certainty.PLANNED),
        ("The bishops deplored the use of force.", Certainty.HAPPENED),
    ],
)
def test_threats_and_plans(text: str, certainty: Certainty) -> None:
    assert [c.certainty for c in opinions(text)] == [certainty]


def test_denial_of_a_report() -> None:
    (found,) = opinions("The commission rejected the complaint about the vote count.")
    assert found.stance is Stance.DENIES
    assert found.kind in (Kind.STATEMENT, Kind.ASSESSMENT)


@pytest.mark.parametrize(
    "text",
    [
        "Analysts expect the deficit to widen to 8.6 percent of GDP.",
        "Hoteliers estimate their losses at 12 million a day.",
        "\u201cI hope not,\u201d the general said.",
        "The gunmen attacked the patrol near the bridge.",
    ],
)
def test_what_is_said_of_other_things_is_left_out(text: str) -> None:
    assert opinions(text) == []


def test_a_denial_beside_the_event_it_denies() -> None:
    found = opinions("The police issued a statement saying they had no part in the dispersal of the march.")
    assert [c.stance for c in found] == [Stance.DENIES]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Rights groups called on the government to halt the violence.", "Rights groups"),
        ("The Free Forces held the council responsible for the killings.", "Free Forces"),
        ("The observers have flagged irregularities in the election.", "observers"),
    ],
)
def test_called_on_held_responsible_flagged(text: str, who: str) -> None:
    assert [who in c.attribution.source_name for c in opinions(text)] == [True]
