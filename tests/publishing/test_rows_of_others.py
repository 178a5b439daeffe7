"""What a release tells of a row that came from somebody else's data set: what it claims, in none of its words."""

from dataclasses import replace

from khronika.nouns import ROW_OF_DATA_SET
from tests.publishing.test_mask import REPORT, claim, people, put


def test_the_words_of_somebody_elses_row_are_not_quoted() -> None:
    said = claim(**people(40), quote="Police held 40 people in Almaty on that day")
    [own] = put(said).release.claims
    [other] = put(said, reports={"r-1": replace(REPORT, media_type=ROW_OF_DATA_SET)}).release.claims
    assert own.claim.quote == "Police held 40 people in Almaty on that day"
    assert other.claim.quote == ""
    assert other.claim.figure is not None
    assert other.claim.figure.value == own.claim.figure.value
