"""Places that one phrase names together."""

import pytest

from tests.reading.english.test_placing import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police in Lima, Cusco, and Arequipa detained 17 journalists.", {"Lima", "Cusco", "Arequipa"}),
        ("Police in the cities of Lima, Cusco, and Piura detained 17 people.", {"Lima", "Cusco", "Piura"}),
        ("More than 500 people were detained in Lima and other cities of Peru.", {"Lima", "Peru"}),
        ("More than 500 people were detained in Lima and several other towns across Peru.", {"Lima", "Peru"}),
        ("Some 500 people were held in Lima, and 40 in Cusco.", {"Lima"}),
    ],
)
def test_a_list_is_whole(text: str, expected: set[str]) -> None:
    assert set(places(text)[0][1].split("; ")) == expected
