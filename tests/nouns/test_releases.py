"""A release is one document: its bytes come back as what they were, and changed bytes are refused."""

import dataclasses

import pytest
from hypothesis import given, settings

from khronika.nouns import Release, Words, digest, release_from
from tests import strategies


@settings(max_examples=40)
@given(strategies.releases)
def test_a_release_comes_back_whole(release: Release) -> None:
    again = release_from(release.document)
    assert again == release
    assert again.document == release.document
    assert release.digest == digest(release.document)


@settings(max_examples=20)
@given(strategies.releases)
def test_bytes_that_are_not_the_canonical_ones_are_refused(release: Release) -> None:
    with pytest.raises(ValueError, match="was changed"):
        release_from(release.document.replace(b'{"', b'{ "', 1))
    with pytest.raises(ValueError, match="format"):
        release_from(release.document.replace(b"khronika-release/1", b"khronika-release/9"))


def test_words_are_in_three_languages_and_no_other() -> None:
    words = Words("twelve", "двенадцать", "он екі")
    assert [words.in_(lang) for lang in ("en", "ru", "kk")] == ["twelve", "двенадцать", "он екі"]
    with pytest.raises(ValueError, match="use en, ru or kk"):
        words.in_("de")


@settings(max_examples=10)
@given(strategies.releases)
def test_releases_are_counted_from_one(release: Release) -> None:
    with pytest.raises(ValueError, match="from 1"):
        dataclasses.replace(release, number=0)
