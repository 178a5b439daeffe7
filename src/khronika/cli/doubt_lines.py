"""Fields of claims on weak ground, worded as doubts in tables of questions and happenings, in the command's language."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from khronika.cli.layout import paragraph
from khronika.cli.spoken import counted, say
from khronika.cli.words import clean
from khronika.nouns.grounds import WeakGround

Weak = Mapping[str, Sequence[WeakGround]]  # by the claim's id; claims that stand firmly are not among them


def perhaps(words: str, weak: Sequence[WeakGround], fields: Collection[str], lang: str) -> str:
    """The words, as a doubt where one of these fields stands on weak ground."""
    doubtful = any(ground.field in fields for ground in weak)
    return say(lang, "perhaps {words}", words=words) if doubtful else words


def why_words(weak: Sequence[WeakGround], lang: str) -> str:
    """Why to check, one reason after another; in Russian and Kazakh in the words of the desk."""
    if lang == "en":
        return clean("; ".join(ground.why for ground in weak))
    from django.utils import translation

    from khronika.desk.ground_words import why

    with translation.override(lang):
        return clean("; ".join(why(ground) for ground in weak))


def check_lines(claims: Sequence[str], weak: Weak, lang: str) -> Iterator[str]:
    """Of how many claims something is doubtful, and of each of them what and why."""
    doubtful = [key for key in claims if key in weak]
    if not doubtful:
        return
    yield say(
        lang,
        "Doubtful in what stands behind “perhaps”, and why ({some} of {all}):",
        some=len(doubtful),
        all=counted(lang, len(claims), "of claims"),
    )
    for key in doubtful:
        yield paragraph(f"{key}: {why_words(weak[key], lang)}", "  ")
