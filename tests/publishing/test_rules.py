"""A rule set is followed whole or refused: what a file leaves out is decided by nobody."""

import dataclasses

import pytest
import yaml

from khronika.nouns import State
from khronika.publishing.ids import Ids
from khronika.publishing.rules import CAREFUL, RULE_IDS, Rules, RulesUnread, careful, rules_from

TEXT = CAREFUL.read_text(encoding="utf-8")


def test_the_shipped_rules_are_careful_ones() -> None:
    rules = careful()
    assert rules.days_old >= 7
    assert rules.small_cell >= 5
    assert set(rules.states) == {State.ACCEPTED, State.CORRECTED}
    assert rules.shown == ()
    assert [rule.id for rule in rules.rules] == list(RULE_IDS)
    assert all(rule.text.in_(lang).strip() for rule in rules.rules for lang in ("en", "ru", "kk"))


@pytest.mark.parametrize("name", [field.name for field in dataclasses.fields(Rules)])
def test_no_line_may_be_left_out(name: str) -> None:
    given = yaml.safe_load(TEXT)
    del given[name]
    with pytest.raises(RulesUnread, match=name):
        rules_from(yaml.safe_dump(given, allow_unicode=True))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("states", ["accepted", "proposed"]),
        ("states", []),
        ("days_old", -1),
        ("days_old", True),
        ("small_cell", 0),
        ("time", "hour"),
        ("seconded", "never"),
        ("protected", "named"),
        ("version", 1),
        ("rules", []),
    ],
)
def test_what_cannot_be_followed_is_refused(name: str, value: object) -> None:
    given = yaml.safe_load(TEXT) | {name: value}
    with pytest.raises(RulesUnread):
        rules_from(yaml.safe_dump(given, allow_unicode=True))


def test_what_nothing_follows_is_refused() -> None:
    with pytest.raises(RulesUnread, match="blur"):
        rules_from(f"{TEXT}\nblur: much\n")
    for nothing in ("", "- a\n- b\n", "a: [", "!!python/object:os.system {}"):
        with pytest.raises(RulesUnread):
            rules_from(nothing)


def test_another_threshold_is_another_digest() -> None:
    other = rules_from(TEXT.replace("small_cell: 5", "small_cell: 6"))
    assert other.told().digest != careful().told().digest
    assert rules_from(TEXT).told() == careful().told()


def test_ids_are_the_folders_own_and_do_not_follow_from_what_they_name() -> None:
    one, other = Ids(b"a" * 32), Ids(b"b" * 32)
    assert one.claim("c-1") == Ids(b"a" * 32).claim("c-1")
    assert len({one.claim("c-1"), one.report("c-1"), other.claim("c-1"), one.claim("c-2")}) == 4
    assert one.series() != other.series()
    assert 0 <= one.number("person:x") < 10**8
    with pytest.raises(ValueError, match="32 bytes"):
        Ids(b"short")
