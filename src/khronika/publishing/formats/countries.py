"""ISO 3166-1 codes of countries: countries.tsv."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Country:
    """``number`` is ``None`` for a country that the standard has not (Kosovo)."""

    alpha2: str
    alpha3: str
    number: int | None
    name: str


def country(alpha2: str | None) -> Country | None:
    """``None`` where the table does not know the code, an invented country among them."""
    return _countries().get(alpha2 or "")


@cache
def _countries() -> dict[str, Country]:
    lines = (Path(__file__).parent / "countries.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {
        code: Country(code, alpha3, int(number) if number else None, name)
        for code, alpha3, number, name in rows
    }
