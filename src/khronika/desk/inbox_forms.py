"""What a person says of a report while it comes in, as typed and as meant. What is wrong is said beside its field, and all that was
typed stays."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext

from khronika.desk.filters import typed_date
from khronika.ledger.arrival_views import FoundRow, Said
from khronika.nouns.labels import LANGS

FIELDS = ("lang", "published", "outlet", "url")
LONGEST = 2000  # characters of an outlet or address, as intake takes them
MOST_FILES = 200
MOST_BYTES = 100_000_000  # of one upload; `khronika add` has no such limit
MOST_FILE = 20_000_000  # of one file: what one report may weigh


@dataclass(frozen=True, slots=True)
class Typed:
    """``values`` by field as typed, ``wrong`` by field in words; ``said`` is what is meant where nothing is wrong. ``form`` names the
    form on a page that has several."""

    form: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)
    said: Said = field(default_factory=Said)


def read_said(sent: Mapping[str, str], form: str = "", suffix: str = "", also: tuple[str, ...] = ()) -> Typed:
    """The four fields (``lang``, ``published``, ``outlet``, ``url``, each with ``suffix``); ``also`` are kept as typed."""
    values = {name: sent.get(f"{name}{suffix}", "").strip() for name in FIELDS}
    values |= {name: sent.get(name, "") for name in also}
    wrong: dict[str, str] = {}
    published = typed_date(values["published"], "published", wrong)
    lang = values["lang"] or None
    if lang not in (None, *LANGS):
        wrong["lang"] = gettext("Choose a language from the list.")
    for name in ("outlet", "url"):
        if len(values[name]) > LONGEST:
            wrong[name] = gettext("It has more than {n} characters.").format(n=LONGEST)
    said = Said(lang, published, one_line(values["outlet"]), one_line(values["url"]))
    return Typed(form, values, wrong, said)


def one_line(words: str) -> str | None:
    """Without line ends and control characters; None for nothing."""
    kept = "".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in words)
    return " ".join(kept.split()) or None


def as_typed(row: FoundRow) -> dict[str, str]:
    """A find's fields as its form shows them."""
    said = row.said
    return {
        "lang": said.lang or "",
        "published": said.published.short() if said.published else "",
        "outlet": said.outlet or "",
        "url": said.url or "",
    }


def too_much(sizes: list[int]) -> str:
    """Why an upload of files of these sizes is refused; empty where it is not."""
    if len(sizes) > MOST_FILES:
        return gettext("These are {n} files; at most {most} come in at once. Nothing was taken.").format(
            n=len(sizes), most=MOST_FILES
        )
    if sum(sizes) > MOST_BYTES:
        return gettext(
            "These files have {n} MB together; at most {most} MB come in at once. Nothing was taken."
        ).format(n=round(sum(sizes) / 1e6), most=MOST_BYTES // 1_000_000)
    return ""
