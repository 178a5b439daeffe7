"""How often readings like this one were right: measured, or not said."""

from dataclasses import replace

from khronika.desk.reliability import measured
from tests.desk.story import story


def test_how_often_readings_are_right_is_measured_or_not_said() -> None:
    held = story()[0][1][0]
    assert measured(held) == (717, 652)
    assert measured(replace(held, lang="kk")) is None
    assert measured(replace(held, confidence=0.3)) == (21, 8)
    assert measured(replace(held, confidence=1.0)) is None
