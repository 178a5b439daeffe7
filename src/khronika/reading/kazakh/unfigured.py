"""Kazakh events without a figure: told by a verb that closes a clause."""

import re

from khronika.nouns import Kind, Stance
from khronika.reading.kazakh.triggers import find_triggers
from khronika.reading.kazakh.words import CONVERB, FINITE, Sentence, Trigger, negative
from khronika.reading.told import Event

# Questions and remarks on what is not known are no claims; "мәлімет ... қатысты" is "the data concern ...".
_ASKED = re.compile(
    r"(?<!\w)(?:қанша|қалай|қаншалықты|нешеуі|неге|неліктен|не\s+үшін|қайда)(?!\w)|[ғқ]ан-\w+[мбп][ае]|(?:айтылма|көрсетілме|баяндалма|келтірілме|аталма|белгісіз)\w*\W*$|"
    r"(?:мәлімет|дерек|сан|сөз|хабар)\w*\s.*(?:ға|ге|қа|ке|на|не)\s(?:ғана\s)?қатысты",
    re.IGNORECASE,
)


_HELPER = re.compile(
    r"\s+(?:жібер|кет|таста|жатыр|жатқан|отыр|ал(?!ғаш)|қой|шық|кел(?!іс)|жүр)\w*(?:\s+(?:болатын|еді))?\W*(?:[.,;!?»\"–—-]|$)",
    re.IGNORECASE,
)
_VERBAL_NOUN = re.compile(
    r"[^\Wғгқк]у(?:ды|ді)$", re.IGNORECASE
)  # "күш қолданбауды өтінді" asks, and tells of no event


# "... алып кеткенін айтты": what somebody says happened is told by a participle in the accusative.
_THAT = re.compile(r"(?:[ғқ]ан|[гк]ен)(?:дығ|діг)?[ыі]н$", re.IGNORECASE)
_SAID = re.compile(
    r"\s+(?:[\w«»\"-]+\s+){0,4}?(?:айт|мәлім|хабарла|жаз|раста|жеткіз|атап|ескерт|түсіндір|жоққа|теріске)(?!\w*[мбп][ае](?:ді|ды|ген|ған|й))\w*",
    re.IGNORECASE,
)


def _from_verb(words: str, rest: str) -> str:
    """The text from the last word of a trigger on: its verb, which carries the negation."""
    return rest[words.rstrip().rfind(" ") + 1 :]


_CAME_TO_NOTHING = re.compile(
    r"(?:болмай|өтпей|өткізілмей|болмады|өтпеді|өткізілмеді)(?:\s+қалды)?\W*(?:$|[.,;])"
)
_SLOGAN = re.compile(r"[«\"“][^«»\"“”]*[»\"”]\s+(?:деген|атты|деп\s+аталатын)(?!\w)")


def _in_a_slogan(sentence: Sentence, trigger: Trigger) -> bool:
    """ "«Дауысымызды ұрлады» деген пикет": what is written on a banner tells of nothing."""
    at = trigger.start - sentence.start
    return any(m.start() <= at < m.end() for m in _SLOGAN.finditer(sentence.text))


def plain_events(sentence: Sentence) -> list[Event]:
    """Events told by a verb that closes a clause, one a kind, without regard to figures."""
    found: list[Event] = []
    for trigger in find_triggers(sentence):
        words = sentence.text[trigger.start - sentence.start : trigger.end - sentence.start]
        rest = sentence.text[trigger.start - sentence.start :]
        closes = (
            FINITE.search(words)
            and not _VERBAL_NOUN.search(words)
            and re.match(r"\w*(?:\s+деп\s|(?:\s+\w+){0,2}\W*(?:[.,;!?»\"–—-]|$))", rest[len(words) :])
        )
        closes = closes or (CONVERB.search(words) and _HELPER.match(rest[len(words) :]))
        closes = closes or (_THAT.search(words) and _SAID.match(rest[len(words) :]))
        if trigger.entry.noun or not closes or any(e.kind is trigger.kind for e in found):
            continue
        if (trigger.kind is Kind.PROTEST and _CAME_TO_NOTHING.search(sentence.text)) or _in_a_slogan(
            sentence, trigger
        ):
            continue
        if not found and _ASKED.search(sentence.text):
            break  # asked last: few sentences come as far, and the pattern is slow where it fails
        found.append(
            Event(
                trigger.kind,
                sentence,
                trigger.start,
                stance=Stance.DENIES if negative(_from_verb(words, rest)) else Stance.ASSERTS,
                rule=trigger.entry.rule,
                confidence=round(max(0.3, trigger.entry.confidence - 0.25), 2),
            )
        )
    return found
