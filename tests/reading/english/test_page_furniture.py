"""What stands around a story on its page: stamps, captions with their agency, and words in capitals that are no town."""

import pytest

from khronika.nouns import Claim
from khronika.reading.english import read
from khronika.reading.english.passages import Role, find_passages
from tests.reading.told_claims import told as told_in

STORY = "Police in Lusaka detained 40 people, the Tamba Union said."


def claims(text: str) -> list[Claim]:
    return told_in(read, text, "en", "2031-05-06")


@pytest.mark.parametrize(
    "stamp",
    ["06/05/2031 21h40", "06.05.2031", "2031-05-06 21:40 UTC", "6 May 2031 9.40 pm", "06-05-31 9:40 p.m."],
)
def test_a_line_that_is_only_a_stamp_is_no_day_of_events(stamp: str) -> None:
    (claim,) = claims(f"Arrests in Lusaka\n\nOrlan Wire\n{stamp}\n\n{STORY}")
    assert claim.when is None


@pytest.mark.parametrize("line", ["06/05/2031 21h40", "2031-05-06", "06.05.31 9:40 pm CET"])
def test_a_stamp_in_digits_is_no_prose(line: str) -> None:
    text = f"Arrests in Lusaka\n\n{line}\n\n{STORY}"
    assert [p.role for p in find_passages(text)] == [Role.HEADLINE, Role.CHROME, Role.BODY]


@pytest.mark.parametrize(
    "credit", ["Ilia MORREN / AFP", "Ilia Morren | Reuters", "Ilia Morren/AP", "ILIA MORREN / EPA-EFE"]
)
def test_a_caption_is_known_by_its_agency_and_nobody_in_it_tells_the_story(credit: str) -> None:
    caption = f"Officers lead a woman away at Kabwata Market on May 4, 2031. {credit}"
    text = f"{caption}\n\n{STORY}\n\nAFP counted 30 arrests."
    assert find_passages(text)[0].role is Role.CAPTION
    union, agency = claims(text)
    assert union.attribution.source_name == "Tamba Union"
    assert agency.attribution.source_name == "AFP"
    assert all(p.name != "Kabwata Market" for c in (union, agency) for p in c.places)


def test_a_sentence_with_a_slash_is_no_caption() -> None:
    text = "The union spoke of 40 arrests in 2031. Its partners are Dana Rike / Tamba Relief."
    assert find_passages(text)[0].role is Role.BODY


@pytest.mark.parametrize("words", ["pressed PU to explain", "asked LA in writing to explain"])
def test_letters_before_a_small_word_are_no_town(words: str) -> None:
    text = f"The students {words} the fee. Police detained 40 students at Marsten College, the union said."
    assert [p.name for c in claims(text) for p in c.places] == ["Marsten College"]


@pytest.mark.parametrize(
    "line",
    [
        "Amra (North Province), May 5 (WIRE) ",
        "LUSAKA (Orlan News / Wire - 5th May, 2031) ",
        "date 2031-05-05 Lusaka, May 5 (WIRE) ",
        "LUSAKA, (Wire) \u2013 ",
        "Lusaka, May 5 (orl-wire).- ",
    ],
)
def test_a_dateline_of_any_shape_is_no_part_of_the_sentence_and_no_day_of_events(line: str) -> None:
    (claim,) = claims(f"{line}The army detained 40 people at a school, the Tamba Union said.")
    assert claim.when is None
    assert claim.quote.startswith("The army")


@pytest.mark.parametrize(
    "words", ["By May 2, over 200 people had been detained", "Over 200 people had been detained by May 2"]
)
def test_a_day_by_which_is_no_day_on_which(words: str) -> None:
    (claim,) = claims(f"{words}, the Tamba Union said.")
    assert claim.when is not None
    assert claim.when.earliest is None
    assert str(claim.when.end) == "2031-05-02"
