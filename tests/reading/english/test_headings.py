"""Names that head the parts of a digest give these parts their place; one name alone is a dateline. Sentences are invented."""

import pytest

from tests.reading.english.test_placing import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "NEWSLETTER 12 \u2014 CAMEROON. Two lawyers were denied bail; five are in detention. Nurses reported 16 injured. \u2014 GABON. A driver was shot dead in Mouila. \u2014 TOGO. Release of 30 traders on bail.",
            ["Cameroon", "Cameroon", "Cameroon", "Togo"],
        ),
        ("ERITREA: 214 people are behind bars (a year ago: 230). RWANDA: 3 pastors were fined.", ["Eritrea"]),
        ("Nepal\n\nPolice arrested 14 monks. Six were hurt.\n\nBhutan\n\nPolice arrested 9 farmers.", ["Nepal", "Nepal", "Bhutan"]),
        # One is no digest, and a town below a title that a country heads is where the report was filed.
        ("Gabon: 8 feared dead\n\nLIRNA\n\nAt least eight people were killed, a league said.\n\nTen nurses were hurt.", ["Gabon", "Gabon", "Gabon"]),
        ("MALI: Police held 40 people. Three nurses were hurt in Gao. Two nurses died.", ["Mali", "Gao", "Gao"]),
    ],
)  # fmt: skip
def test_a_heading_is_the_place_of_its_part(text: str, expected: list[str]) -> None:
    assert [where for _, where in places(text)][: len(expected)] == expected
