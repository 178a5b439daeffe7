"""The voices of one Kazakh report: "оның", "министр", "ведомство", a bare surname find who was named before."""

import re
from dataclasses import replace

from khronika.nouns import Span
from khronika.reading.hearing import Speaker
from khronika.reading.kazakh.naming import Names
from khronika.reading.kazakh.words import Sentence, case_of

OUTLET = re.compile(
    r"агенттіг|газет|басылым|сайт|портал|журнал(?!ис)|арна|радио|тілші|\.(?:kz|ru|com|org|net|media|kg)(?!\w)|tengri|sputnik|азаттық|ақпарат(?!т)|қазинформ|kazinform|news|times|reuters|afp|интерфакс|тасс",
    re.IGNORECASE,
)


PRONOUN = re.compile(r"^(?:оның|ол|олардың|олар|өзінің|соның)$", re.IGNORECASE)


AGAIN = re.compile(
    r"^(?:шенеунік\w*|министр\w*|ведомство\w*|министрлік\w*|прокуратура\w*|полиция\w*|сайт\w*|басылым\w*|партия\w*|комиссия\w*|өкіл\w*|тілші\w*|агенттік\w*|ұйым\w*|депутат\w*|президент\w*|прокурор\w*|басшы\w*|төраға\w*|әкім\w*|адвокат\w*|белсенді\w*|омбудсмен\w*|судья\w*|спикер\w*|вице-министр\w*|орынбасар\w*|дәрігер\w*)$",
    re.IGNORECASE,
)


_ROOTS = {
    "ведомство": r"министр|прокуратура|департамент|комитет|агентті|ведомств|полиция",
    "басылым": OUTLET.pattern,
    "сайт": OUTLET.pattern,
    "өкіл": r"өкіл|хатшы|министр|прокурор",
    "шенеунік": r"өкіл|министр|хатшы|басшы|орынбасар|төраға",
    "прокурор": r"прокур",
    "вице-министр": r"министр",
    "спикер": r"спикер|төраға|өкіл",
    "ұйым": r"ұйым|watch|қор|одақ|бюро",
}


# Characters in which "he" may find whom an earlier sentence names. Two or three sentences; chosen by reasoning.
_NEAR = 400
_COURT = re.compile(
    r"(?:сот|прокуратура|министрлігі|департаменті)ы?$", re.IGNORECASE
)  # who speaks as "he" is a person


class Speakers:
    """The voices of one report, in reading order: resolves "оның", "министр", "ведомство", a bare surname."""

    def __init__(self, names: Names) -> None:
        """``names``: where the report names persons, bodies and countries, as the model tells."""
        self._names = names
        self._heard: list[Speaker] = []
        self._named: list[str] = []
        self.before_colon: Speaker | None = None  # who opened a quotation that later sentences close

    def learn(self, sentence: Sentence) -> None:
        """Takes in bodies named in quotation marks ("«Жаңа жол» партиясы"), so that "партия" alone finds them."""
        for match in re.finditer(
            r"[«\"“][^«»\"“”]{2,40}[»\"”]\s+(?:партия|қозғалыс|ұйым|агенттіг|газет|қор)\w*", sentence.text
        ):
            self._named.append(clean(match[0]))

    def persons_in(self, first: int, last: int) -> list[Span]:
        """The names of persons that lie between two offsets, in order."""
        named = self._names.between(first, last)
        return [n.span for n in named if n.label == "PER" and n.span.end <= last]

    def named_in(self, first: int, last: int) -> bool:
        """True when a name of a person, body or country begins between two offsets."""
        return any(n.label in {"PER", "ORG", "GPE"} for n in self._names.between(first, last))

    def spoke(self, speaker: Speaker) -> None:
        if not speaker.resolved:
            return  # a pronoun left open is nobody to point back to
        self._heard.append(speaker)

    def latest(self) -> Speaker | None:
        return replace(self._heard[-1], span=None) if self._heard else None

    def resolve(self, words: str, span: Span) -> Speaker:
        low = words.lower()
        if not low.strip():
            return Speaker(words, span, resolved=False)
        if PRONOUN.match(low):
            # He or they are whoever was quoted, not the outlet that passed it on.
            quoted = [s for s in self._heard if not OUTLET.search(s.words)] or self._heard
            if quoted and not (low == "ол" and _COURT.search(quoted[-1].words)):
                return Speaker(quoted[-1].words, span)
            person = self._person_before(span.start) if low in {"ол", "оның"} else None
            return Speaker(person or words, span, resolved=person is not None)
        if low.startswith("ведомств") or " " not in words.strip():
            root = next((pattern for stem, pattern in _ROOTS.items() if low.startswith(stem)), low[:7])
            looked = self._heard if AGAIN.match(low.split()[0]) or words[:1].isupper() else []
            for heard in reversed(looked):
                if re.search(root, heard.words.lower()) and heard.words.lower() != low:
                    return Speaker(heard.words, span)
            if AGAIN.match(low):
                named = next((n for n in reversed(self._named) if low[:5] in n.lower()), None)
                return Speaker(named or words, span)
        if (again := self._office_again(words)) is not None:
            return Speaker(again, span)
        return Speaker(words, span)

    def _person_before(self, offset: int) -> str | None:
        """ "... бастығы Аты Жөні брифинг өткізді. «...», – деді ол": the person named last, in the nominative."""
        near = self._names.between(max(0, offset - _NEAR), offset)
        persons = [self._names.words(n) for n in near if n.label == "PER"]
        return next((p for p in reversed(persons) if not case_of(p.split()[-1])), None)

    def _office_again(self, words: str) -> str | None:
        """ "Комитет басшысы" after "... комитетінің төрағасы Аты Жөні" is that person."""
        first, _, rest = words.partition(" ")
        if (
            not re.fullmatch(r"(?:басшысы|өкілі|төрағасы|министрі|хатшысы|жетекшісі)", rest)
            or first[:1].isupper()
        ):
            return None
        return next((h.words for h in reversed(self._heard) if first.lower()[:5] in h.words.lower()), None)


def clean(text: str) -> str:
    """Without surrounding punctuation, words of time and quotation marks that enclose the whole."""
    text = re.sub(r"\s+", " ", text).strip(" ,;:–—-")
    text = re.sub(
        r"^(?:ал|бірақ|сондай-ақ|қазір|кеше|бүгін|таңертең|кешке|түнде|күндіз)\s+",
        "",
        text,
        flags=re.IGNORECASE,
    )
    if len(text) > 2 and text[0] in '«"“' and text[-1] in '»"”':
        return text[1:-1]
    lone = text.count("«") != text.count("»") or text.count("“") != text.count("”") or text.count('"') == 1
    return text.strip(' «"“»”') if lone else text
