"""People of whom a participle says what they were doing when it befell them. All of it is invented."""

import pytest

from khronika.nouns import Kind
from tests.reading.english.figures_of import figures_of


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The party said 30 of its members returning from a rally were gunned down by militiamen.", [("30", Kind.DEATH)]),
        ("The union said nine of its drivers waiting at the depot were arrested on Monday.", [("nine", Kind.DETENTION)]),
        ("Villagers said 12 of their neighbours fleeing the fire were executed by soldiers.", [("12", Kind.DEATH)]),
        (
            "The worst was in Torvan province, where union leaders said 18 of their members celebrating a pay deal were massacred by soldiers.",
            [("18", Kind.DEATH)],
        ),
    ],
)  # fmt: skip
def test_what_they_were_doing_does_not_hide_what_befell_them(text: str, due: list[tuple[str, Kind]]) -> None:
    assert figures_of(text) == due
