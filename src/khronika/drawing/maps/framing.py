"""Which part of a country a map shows, as an address can say it: a middle and how often it was zoomed into. Each step halves what is seen."""

import re
from dataclasses import dataclass

Bounds = tuple[float, float, float, float]  # west, south, east, north, in degrees
MOST = 4  # steps: a sixteenth of the country's width, no nearer than a city is drawn exactly
_STEP = 0.5  # of what is seen, to a side
_WORDS = re.compile(
    r"(?P<country>[A-Z]{2}),(?P<x>-?\d{1,3}(?:\.\d{1,2})?),(?P<y>-?\d{1,2}(?:\.\d{1,2})?),(?P<level>\d)"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """``level`` 0 is the country whole, wherever the middle is."""

    country: str
    longitude: float
    latitude: float
    level: int

    @property
    def words(self) -> str:
        """For an address: ``KZ,66.92,48.02,2``."""
        return f"{self.country},{self.longitude:.2f},{self.latitude:.2f},{self.level}"

    def bounds(self, whole: Bounds) -> Bounds:
        """What is seen: never beyond the country's own."""
        west, south, east, north = whole
        if not self.level:
            return whole
        wide, high = (east - west) / 2**self.level, (north - south) / 2**self.level
        x = min(max(self.longitude, west + wide / 2), east - wide / 2)
        y = min(max(self.latitude, south + high / 2), north - high / 2)
        return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def parse(words: str) -> Frame | None:
    """``None`` for what is no frame."""
    found = _WORDS.fullmatch(words)
    if found is None or int(found["level"]) > MOST:
        return None
    return Frame(found["country"], float(found["x"]), float(found["y"]), int(found["level"]))


def frame_of(country: str, seen: Bounds, whole: Bounds) -> Frame:
    """The nearest frame to what is seen."""
    level, wide = 0, (whole[2] - whole[0])
    while level < MOST and wide / 2 ** (level + 1) >= (seen[2] - seen[0]) * 0.75:
        level += 1
    return Frame(country, (seen[0] + seen[2]) / 2, (seen[1] + seen[3]) / 2, level)


def steps(frame: Frame, whole: Bounds) -> dict[str, Frame]:
    """Where one can go from here, by name: ``in``, ``out``, ``whole``, and to the sides; only what leads to something else."""
    west, south, east, north = seen = frame.bounds(whole)
    x, y = (west + east) / 2, (south + north) / 2
    wide, high = (east - west) * _STEP, (north - south) * _STEP
    found = {
        "in": (x, y, frame.level + 1),
        "out": (x, y, frame.level - 1),
        "whole": (x, y, 0),
        "west": (x - wide, y, frame.level),
        "north": (x, y + high, frame.level),
        "south": (x, y - high, frame.level),
        "east": (x + wide, y, frame.level),
    }
    if frame.level == 1:
        del found["out"]  # which would be the whole
    made = {name: Frame(frame.country, *at) for name, at in found.items() if 0 <= at[2] <= MOST}
    return {name: each for name, each in made.items() if _told(each.bounds(whole)) != _told(seen)}


def _told(bounds: Bounds) -> tuple[str, ...]:
    """As exactly as an address tells it."""
    return tuple(f"{degrees:.2f}" for degrees in bounds)
