"""Every kind has its row in the crosswalk, so that a new kind cannot be forgotten."""

from khronika.nouns import Kind
from khronika.nouns.crosswalk import CROSSWALK


def test_every_kind_is_mapped_and_only_kinds_are() -> None:
    assert set(CROSSWALK) == set(Kind)


def test_a_mode_never_stands_without_its_type() -> None:
    assert all(row.plover is not None for row in CROSSWALK.values() if row.mode is not None)
