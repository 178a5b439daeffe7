"""Who reaches a number: "the lawyer, who went from cell to cell, got as far as 71", "the radio arrives at nine thousand",
"for the police it was hardly 50,000", "the families came away with the names of seventeen".

Read from their words, as the formulas of cue_knowing.py, because the parser hangs such a verb on whoever spoke before it.
For numbers only.
"""

import re
from collections.abc import Iterator

from khronika.reading.english.cue_knowing import formula
from khronika.reading.english.parsing import Sentence
from khronika.reading.english.relations import Raw

_FIRST = r"(?:^|(?<=[,;:\u2013\u2014] )|(?<=\band )|(?<=\bbut )|(?<=\bwhile )|(?<=\bwhereas ))"
_WHO = r"(?P<who>(?!and |but |while |whereas )(?:the |its |their |his |her |an? )?[^\W\d_][^,.;:()\d]{2,50}?)"
_ASIDE = r"(?:,? (?:who|which|whose|measuring|counting|using|going|having|with|after)\b[^.;:()]{3,90}?,)?"
_SOFT = r"(?:(?:only|just|about|some|around|roughly|nearly|almost|hardly|barely|at most|at least|no more than|more than|fewer than|less than|over|as many as|a (?:mere|total|figure|count|list|tally) of|(?:a |the )?(?:list|names?) of|[\"\u201c]) ?)*"
_NUMBER = r"(?=\d|(?:an? )?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|half|dozens?|hundreds?|thousands?|million)\b)"
_REACHES = r"(?:arrive[sd]? at|(?:got|gets?) (?:only )?(?:as far as|up to|to)|(?:come|comes|came) (?:away|back|out|up) (?:only )?with|(?:make|makes|made) it|stop(?:s|ped) at|settle[sd]? (?:for|on)|(?:go|goes|went) no (?:further|higher) than|(?:would|will|could|did|does|do)(?: not|n['\u2019]t) go (?:beyond|above|over|past|higher than|further than)|(?:write|wrote|note|noted|jot|jotted) down|wrote|(?:has|have|had|holds?|keeps?|kept|collected|gathered) (?:a list of|lists of|the names? of)|(?:had|has|have|puts?) (?:it|them) at|(?:speaks?|spoke|talks?|talked) of)"
# "Two walls of people that the unions reckoned at 90,000".
_RECKONED = re.compile(
    rf"(?<=\b(?:that|whom) )(?P<who>(?:the |its |their )[^\W\d_][^,.;:()\d]{{2,40}}?) (?P<cue>reckon(?:s|ed)|estimate[sd]|put|judged|calculated|counted)(?: (?:at|as)) (?P<what>{_SOFT}{_NUMBER}[^;,]*)",
    re.I,
)
# "An exit poll had Dolo ahead, 51.5 to 48.5", "the network's sample has him at 49.4".
_POLLED = re.compile(
    rf"{_FIRST}(?P<who>(?:an?|the|another|one|[^\W\d_][\w ]{{2,40}}['\u2019]s?) (?:[\w-]+ ){{0,3}}?(?:polls?|surveys?|sample|projections?|quick counts?))(?: (?:on|of|by|from|in|taken|published|after)\b[^,.;:]{{2,50}}?)? "
    rf"(?P<cue>ha[sd]|have|gives?|gave|puts?|shows?|showed|sees?|saw) (?P<what>[^;.]*?{_NUMBER}[^;]*)",
    re.I,
)
_TRIGGER = re.compile(
    r"\b(?:reckon|estimate|judged|calculated|put at|polls?\b|surveys?|sample|projection|quick count|arrive|got|get|came|come|make|made|stop|settle|go|went|wrote|write|note|jot|names?|lists?|(?:has|had|have|puts?) (?:it|them) at|for the|for (?:his|her|its) part|sp(?:ea|o)k|talk)",
    re.I,
)
_REACHED = re.compile(rf"{_FIRST}{_WHO}{_ASIDE} (?P<cue>{_REACHES}) (?P<what>{_SOFT}{_NUMBER}[^;]*)", re.I)
_FOR = re.compile(
    rf"{_FIRST}(?P<cue>for|to) {_WHO},? (?:it|there) (?:was|were|is|are|had been) (?P<what>{_SOFT}{_NUMBER}[^;]*)",
    re.I,
)


def by_reaching(text: str, sentence: Sentence) -> Iterator[Raw]:
    """Raw relations of the numbers that somebody arrives at in a sentence, each to the end of its clause."""
    words = sentence.span.of(text)
    if not _TRIGGER.search(words):
        return
    for pattern in (_REACHED, _FOR, _RECKONED, _POLLED):
        for found in pattern.finditer(words):
            start, end = found.span("what")
            yield from formula(
                sentence,
                found.span("who"),
                found.span("cue"),
                ((start, _ends(words, start, end)),),
                "attr.reaches",
            )


_NEXT = re.compile(
    r",? (?:and|but|while|whereas) (?=(?:the |its |an? )?[\w' \u2019]{2,40}? (?:said|says|put|counted|spoke|gave)\b)"
)


def _ends(words: str, start: int, end: int) -> int:
    """Where another speaker begins, or the clause ends."""
    other = _NEXT.search(words, start, end)
    return other.start() if other is not None else end
