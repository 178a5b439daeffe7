"""What a number most likely counts where no rule knows: sentences that stand in no training file."""

import pytest

from khronika.nouns import Kind, Report, Unread, digest, make_id
from khronika.reading import read
from khronika.reading.english.likely import chances, guess, weights


def _claims(text: str) -> list[tuple[str, Kind, str]]:
    data = text.encode()
    reading = read(Report(make_id("r", digest(data)), digest(data), text, "text/plain", "-", lang="en"))
    assert not isinstance(reading, Unread)
    return [(c.figure.text, c.kind, c.rule) for c in reading.claims if c.figure is not None]


def test_chances_are_of_one_whole() -> None:
    found = chances(frozenset({"noun=student", "verb=drag"}))
    assert set(found) == set(weights().labels)
    assert sum(found.values()) == pytest.approx(1.0, abs=1e-5)


def test_nothing_known_is_most_likely_nothing() -> None:
    assert guess(frozenset({"noun=never-met"})).kind is None


@pytest.mark.parametrize(
    ("text", "figure", "kind"),
    [
        ("Plain-clothes men shoved 14 seminarians into unmarked vans outside the faculty of Tarsk.", "14", Kind.DETENTION),
        ("Some 600 women knelt in front of the courthouse of Orlo, holding candles.", "Some 600", Kind.PROTEST),
    ],
)  # fmt: skip
def test_wordings_that_no_rule_has(text: str, figure: str, kind: Kind) -> None:
    claims = _claims(text)
    assert (figure, kind) in [(words, k) for words, k, _ in claims]
    assert all(rule.startswith("en.fig.likely-") for words, _, rule in claims if words == figure)


@pytest.mark.parametrize(
    "text",
    [
        "The factory outside Tarsk employs 2,300 people and makes tractors.",
        "About 40 tourists were on the ferry when its engine failed.",
        "The new library has places for 120 readers.",
        "Twelve teams and 300 athletes will take part in the games of Orlo.",
    ],
)
def test_people_of_other_affairs_stay_out(text: str) -> None:
    assert _claims(text) == []
