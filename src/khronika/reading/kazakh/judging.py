"""Words that judge: an act is called unlawful, a vote fair, a charge made up, somebody guilty."""

import re
from collections.abc import Sequence

from khronika.nouns import Kind, Stance
from khronika.reading.drafts import Draft
from khronika.reading.kazakh.openings import opened
from khronika.reading.kazakh.words import Sentence
from khronika.reading.told import Event

_JUDGES = opened(
    r"(?<!\w)(?:шектен\s+(?:тыс|ас|шық)|шамадан\s+тыс|заңға\s+(?:қайшы|қарсы|томпақ)|заңсыз(?!\s+(?:митинг|шеру|акция|жиын|мигра))|негізсіз|орынсыз|әділетсіз|әділ\s+(?:өт|болма|емес)|ашық\s+өт"
    r"|саяси\s+(?:астар|тапсырыс|сипат|тұтқын)|құқық\w*\s+(?:бұзыл|бұзды|бұзып|шектел|таптал)|заң\w*\s+бұз(?:ған|ды|ып|ылған|ылды|ылмаған)|заңбұзушылық"
    r"|жала\s+(?:жап|жабу)|стандарт\w*\s+(?:сай|сәйкес)|талап\w*\s+(?:сай|сәйкес)|жалған(?!дығ)|өтірік|қысым\s+(?:көрсет|жаса)|қорқыт\w*|жазықсыз|кінәсіз"
    r"|кінәлі|жауапты\s+деп|диктатура|репрессия|(?<!қылмыстық\s)қудала\w*)",
)


def judges(text: str) -> bool:
    """True when the words judge somebody's act, and do not only report it."""
    return bool(_JUDGES.search(text))


def judgement_of(sentence: Sentence) -> list[Event]:
    """A judgement where nobody is said to speak in the sentence itself: within a quotation over several sentences. Its
    reader drops it where the voice turns out to be the author's."""
    if not judges(sentence.text):
        return []
    stance = Stance.DENIES if _DENIED.search(sentence.text) else Stance.ASSERTS
    return [Event(Kind.ASSESSMENT, sentence, sentence.start, stance=stance, rule=QUOTED, confidence=0.4)]


def without_echoes(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without judgements of the author's own, and without those whose sentence already has a voice's."""
    spoken = {d.span for d in drafts if d.rule != QUOTED and d.kind in _SPOKEN}
    return [d for d in drafts if d.rule != QUOTED or (d.attribution.chain and d.span not in spoken)]


QUOTED = "kk.st.quoted"
_SPOKEN = frozenset({Kind.ASSESSMENT, Kind.STATEMENT, Kind.ELECTION_FINDING})
_DENIED = re.compile(
    r"(?:(?<!\w)(?:жоқ|емес)|[мбп][ае](?:ды|ді|ған|ген|дық|дік|ғанбыз|генбіз))(?:пыз|піз|сыз)?\W*$",
    re.IGNORECASE,
)
