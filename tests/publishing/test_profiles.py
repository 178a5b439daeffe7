"""Words for numbers as other datasets write them."""

import pytest

from khronika.nouns import Figure, Unit
from khronika.publishing.formats.profiles import Profile, number_under


def words(rule: str, low: float | None, high: float | None = None, value: float | None = None) -> Figure:
    return Figure("words", low, high, Unit.PERSONS, rule != "fig.exact", rule, value)


@pytest.mark.parametrize(
    ("figure", "acled", "ccc"),
    [
        (words("fig.hundreds", 100), 100, 200),
        (words("fig.thousands", 1000), 1000, 2000),
        (words("fig.tens-of-thousands", 10_000), 10_000, 20_000),
        (words("fig.dozens", 24), 12, None),  # the consortium keeps "dozens" as text
        (words("fig.several", 2), None, None),
        (words("fig.exact", 7, 7, 7), 7, 7),
        (words("fig.about", 450, 550, 500), 500, 500),
        (words("fig.range", 300, 400), 300, 300),
        (words("fig.at-least", 1000, None, 1000), 1000, 1000),
    ],
)
def test_one_number_by_the_rule_of_each(figure: Figure, acled: int | None, ccc: int | None) -> None:
    assert [number_under(profile, figure).value for profile in Profile] == [acled, ccc]


@pytest.mark.parametrize("profile", list(Profile))
def test_only_an_exact_figure_loses_nothing(profile: Profile) -> None:
    assert number_under(profile, words("fig.exact", 7, 7, 7)).lost == ""
    for figure in (words("fig.hundreds", 100), words("fig.about", 450, 550, 500), words("fig.several", 2)):
        assert "“words” allows" in number_under(profile, figure).lost
