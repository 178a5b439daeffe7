"""Doubts: a figure that is likely misprinted, or cannot be. Proposed with evidence; nothing is corrected."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubt:
    """``claim`` is doubted. ``beside`` is the claim that shows what may be meant, ``None`` where none does. Where the
    two only differ, either may be the misprint, and ``reason`` says so. ``rule`` is a stable id."""

    claim: str
    rule: str
    reason: str
    beside: str | None = None
