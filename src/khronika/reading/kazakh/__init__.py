"""Kazakh: no parser exists; endings, order and patterns with ids."""

from khronika.reading.kazakh.reader import read

__all__ = ["read"]
