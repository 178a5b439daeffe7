"""When those counted in a Kazakh sentence did it to others, and it did not befall them."""

import re

from khronika.reading.kazakh.counting import Counted
from khronika.reading.kazakh.lexicon import POLICE
from khronika.reading.kazakh.words import Sentence, Trigger

_PASSIVE = re.compile(r"(?:[ыіае]л|[ыі]н)(?:ды|ді|ған|ген|ып|іп|уда)\w*$|қама", re.IGNORECASE)


def guards_hold(sentence: Sentence, counted: Counted, trigger: Trigger) -> bool:
    """ "Үш полицей белсендіні ұстап әкетті": those counted held somebody."""
    words = sentence.text[trigger.start - sentence.start : trigger.end - sentence.start]
    guards = (
        counted.words is not None
        and re.search(rf"{POLICE}|қызметкер", counted.words, re.IGNORECASE) is not None
    )
    return (
        guards
        and counted.words is not None
        and not re.search(r"[нд][ыі]$", counted.words)
        and not _PASSIVE.search(words)
    )


_BEATEN = re.compile(r"(?:жығыл|соғыл|ұрыл|сабал|азаптал|қолданыл)", re.IGNORECASE)


def did_it(sentence: Sentence, counted: Counted, trigger: Trigger | None) -> bool:
    """ "Екі полицейдің соққыға жыққаны": in the genitive stand those who did it, unless the verb is passive."""
    if trigger is None or not counted.words or not re.search(r"[ндт][ыі]ң$", counted.words):
        return False
    return not _BEATEN.search(sentence.text[trigger.start - sentence.start : trigger.end - sentence.start])
