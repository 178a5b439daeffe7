"""English verbs that agree with who speaks: "police say", "the ministry says"."""

import re
from collections.abc import Sequence

_MANY = re.compile(
    r"\b(?:witnesses|eyewitnesses|residents|activists|defenders|reporters|journalists|officials|prosecutors|organi[sz]ers|"
    r"police|authorities|representatives|groups|users|lawyers|observers|estimates|data|media|experts|sources|relatives)\b"
)  # in small letters only: "AFP reporters say", but "Reporters Without Borders says"
_CYRILLIC_MANY = re.compile(r"\b[а-яё]+[иы]\Z")  # "местные пекари", in small letters: people, no name


def verb(name: str, one: str, many: str) -> str:
    """The form that goes with an English name, or with Russian words that no table puts in English."""
    if _CYRILLIC_MANY.search(name):
        return many
    return many if _MANY.search(name if " " in name else name.casefold()) else one


def agree(names: Sequence[str], one: str, many: str) -> str:
    return many if len(names) > 1 else verb(names[0], one, many)
