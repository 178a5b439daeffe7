"""Take the nouns for persons out of WordNet's files: ``python -m training.persons FOLDER`` (with its ``index`` files and ``data.noun``; Debian's
wordnet-base has them) writes the English reader's list. A noun is taken when its first sense is a person, most senses are, it names no single
person, and the word is not more of a verb or an adjective."""

import re
import sys
from pathlib import Path

from khronika.reading.english import people

OUT = Path(people.__file__).with_name("person_nouns.txt")
PERSON = 18  # the number of WordNet's file of persons
_WORD = re.compile(r"[a-z]{3,}(?:-[a-z]+)*")


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="latin-1").splitlines()
    return [line.split() for line in lines if not line.startswith("  ")]


def persons(folder: Path) -> list[str]:
    """The nouns, in WordNet's order."""
    files, single = {}, set()
    for row in _rows(folder / "data.noun"):
        files[row[0]] = int(row[1])
        if "@i" in row:
            single.add(row[0])
    other: dict[str, int] = {}
    for part in ("verb", "adj", "adv"):
        for row in _rows(folder / f"index.{part}"):
            other[row[0]] = max(other.get(row[0], 0), int(row[2]))
    found = []
    for row in _rows(folder / "index.noun"):
        senses, pointers = int(row[2]), int(row[3])
        meant = row[6 + pointers : 6 + pointers + senses]
        kinds = [files[sense] for sense in meant]
        if other.get(row[0], 0) > senses:
            continue  # "have", "seeing": seldom a noun
        if (
            kinds[0] == PERSON
            and meant[0] not in single
            and 2 * kinds.count(PERSON) > senses
            and _WORD.fullmatch(row[0])
        ):
            found.append(row[0])
    return found


def main(folder: Path) -> None:
    head = [line for line in OUT.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    OUT.write_text("\n".join([*head, *persons(folder)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
