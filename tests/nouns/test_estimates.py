"""An Estimate cannot be made without its interval, its assumptions or the way back to its inputs."""

from typing import Any

import pytest

from khronika.nouns import Assumption, Estimate, canonical_json

GOOD: dict[str, Any] = {
    "point": 120.0,
    "low": 100.0,
    "high": 150.0,
    "level": 0.95,
    "method": "graphs",
    "lists": ("a", "b", "c"),
    "observed": 90,
    "assumptions": (Assumption("closed", "Nobody left.", "Никто не ушёл.", "Ешкім кетпеді."),),
    "version": "1",
    "inputs": "0" * 64,
}


def test_an_estimate_and_its_canonical_form() -> None:
    made = Estimate(**GOOD)
    assert '"low":100.0' in canonical_json(made)
    assert made.assumptions[0].words("kk") == "Ешкім кетпеді."
    with pytest.raises(KeyError):
        made.assumptions[0].words("fr")


@pytest.mark.parametrize(
    "change",
    [
        {"low": float("nan")},
        {"high": float("inf")},
        {"point": float("nan")},
        {"low": 130.0},
        {"high": 110.0},
        {"low": 80.0},
        {"level": 1.0},
        {"level": 0.0},
        {"method": ""},
        {"lists": ()},
        {"assumptions": ()},
        {"version": ""},
        {"inputs": ""},
    ],
)
def test_what_no_estimate_may_lack(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"interval|level|names|bounds"):
        Estimate(**GOOD | change)


@pytest.mark.parametrize("missing", ["low", "high", "level", "assumptions", "inputs"])
def test_none_of_it_has_a_default(missing: str) -> None:
    with pytest.raises(TypeError):
        Estimate(**{key: value for key, value in GOOD.items() if key != missing})
