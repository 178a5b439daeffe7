"""Russian: natasha's parse, rules with ids over it."""

from khronika.reading.russian.reader import read

__all__ = ["read"]
