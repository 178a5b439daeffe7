"""Places told by the number's own "with", by what comes next in a list, by "the X area". Names of towns are invented or plain."""

import pytest

from tests.reading.english.test_placing import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Uganda the worst-hit town was Gulu, with 14 deaths, followed by Ombeka with six.", ["Gulu", "Ombeka"]),
        ("The march in Kisumu, with 3,000 people, was the largest.", ["Kisumu"]),
        ("Six guards were killed on Sunday when their truck hit a mine in the Ombeka-Nord area.", ["Ombeka-Nord"]),
        ("Nine people were arrested in Tarsimo commune.", ["Tarsimo"]),
        # "the X city of Y": Y.
        ("Police arrested 76 people in the North Kivu city of Goma.", ["Goma"]),
    ],
)  # fmt: skip
def test_own_words(text: str, expected: list[str]) -> None:
    assert [where for _, where in places(text)] == expected
