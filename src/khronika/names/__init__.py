"""Names of people as they are spelled: whether two spellings may be one name, in Cyrillic and Latin script.

A room of its own beneath the engine's, because reading (who speaks) and linking (who stands on two lists) ask the same
and may not ask each other: docs/decisions/0007-names-have-a-room.md. It knows letters, not people: that two names agree
says nothing of who bears them.
"""

from khronika.names.likeness import Likeness, Verdict, compare, pet_lines
from khronika.names.parts import Name, parse_name
from khronika.names.skeletons import name_key, skeleton
from khronika.names.sounds import Sounds, distance, sounds_of

__all__ = [
    "Likeness",
    "Name",
    "Sounds",
    "Verdict",
    "compare",
    "distance",
    "name_key",
    "parse_name",
    "pet_lines",
    "skeleton",
    "sounds_of",
]
