"""Each page of the desk has its picture in docs/screenshots/, in both themes, wide and on a phone; and no picture is of a page that is gone."""

from pathlib import Path

import pytest
from scripts.pictured import PICTURES

from tests.desk.every_page import NO_PAGE, addresses

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screenshots"


def pages() -> set[str]:
    """What answers people with a page: of programs' addresses and of acts there is nothing to see."""
    return {each.name for each in addresses() if not each.name.startswith(("api:", "api_nothing"))} - set(
        NO_PAGE
    )


def test_each_page_has_a_picture() -> None:
    assert sorted(pages() - set(PICTURES.values())) == [], (
        "name them in scripts/pictured.py, and run scripts/screenshots.py"
    )
    assert sorted(set(PICTURES.values()) - pages()) == [], "such pages are gone"


@pytest.mark.parametrize("look", ["1280", "1280-dark", "390", "390-dark"])
def test_each_picture_was_made_in_each_look_and_none_is_left_over(look: str) -> None:
    made = {path.name.removesuffix(f"-{look}.webp") for path in FOLDER.glob(f"[0-9]*-{look}.webp")}
    assert sorted(set(PICTURES) - made) == [], "run scripts/screenshots.py"
    assert sorted(made - set(PICTURES)) == [], "no page is named so in scripts/pictured.py"
