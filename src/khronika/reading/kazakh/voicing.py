"""From the words of a phrase to the speaker they name: cut to the name, in the nominative, and resolved."""

import re

from khronika.nouns import Span
from khronika.reading.hearing import Said, Speaker
from khronika.reading.kazakh.phrases import head_phrase, is_body, nominative, speaks, undated
from khronika.reading.kazakh.speakers import OUTLET, PRONOUN, Speakers, clean
from khronika.reading.kazakh.words import Sentence, Word, case_of


def person_before(sentence: Sentence, match: re.Match[str], speakers: Speakers) -> list[Word] | None:
    """The first person named in the nominative before the verb, outside quotations, where order and endings find no
    speaker ("... көпбалалы ана Аты Жөні ... әкеткенін айтады")."""
    opened = sentence.text.find("«")
    last = match.start() if opened < 0 else min(match.start(), opened)
    for span in speakers.persons_in(sentence.start, sentence.start + last):
        words = [w for w in sentence.words if span.start <= w.start and w.end <= span.end]
        if words and not case_of(words[-1].text):
            return words
    return None


_VERB = re.compile(r"(?:ды|ді|ты|ті|ған|ген|қан|кен|йды|йді|ып|іп|са|се)$")
_OWNED = re.compile(r"[ыі]$")  # "Аты Жөні қоры": a body called after a person stands in the possessive
_PARTICIPLE = re.compile(r"(?:[ғқ]ан|[гк]ен)$")


def _to_the_name(sentence: Sentence, phrase: list[Word], speakers: Speakers) -> list[Word]:
    """The phrase without what follows a person's name in it: "министрі Аты Жөні | үкімет отырысының ...". A name in the
    genitive owns what follows and keeps it."""
    last = phrase[-1]
    if len(phrase) == 1 or (last.is_word and is_body(last.text) and _OWNED.search(last.lower)):
        return phrase  # whatever the model would say
    if not any(w.capital for w in phrase[:-1]):
        return phrase
    named = speakers.persons_in(phrase[0].start, phrase[-1].end)
    if not named:
        return phrase
    kept = [w for w in phrase if w.end <= named[-1].end]
    rest = [w for w in phrase if w.start >= named[-1].end and w.is_word]
    if (
        not kept
        or case_of(kept[-1].text) == "gen"
        or (rest and is_body(rest[-1].text) and _OWNED.search(rest[-1].lower))
    ):
        return phrase
    return kept


def _up_to_the_name(sentence: Sentence, phrase: list[Word], speakers: Speakers) -> list[Word]:
    """The phrase with what leads from it to a person's name: "министрлігі А және Б комитетінің төрағасы Аты Жөні". Only
    over words that another case or a verb does not close."""
    last = phrase[-1]
    follows = next((w for w in sentence.words if w.start >= last.end), None)
    joins = follows is not None and (
        follows.lower in {"және", "мен", "бен", "пен"} or (follows.is_word and case_of(last.text) == "gen")
    )
    span = next(iter(speakers.persons_in(last.end, sentence.end)), None) if joins else None
    if span is None:
        return phrase
    between = [w for w in sentence.words if last.end <= w.start < span.start]
    name = [w for w in sentence.words if span.start <= w.start and w.end <= span.end]
    free = all(w.is_word and case_of(w.text) in {"", "gen"} and not _VERB.search(w.lower) for w in between)
    if not (between and free and is_body(between[-1].text) and name) or case_of(name[-1].text):
        return phrase
    return [*phrase, *between, *name]


# Words that open sentences and whose capital there is no name's.
_OPENERS = frozenset(
    "кеше бүгін қазір ертең төтенше келесі жаңа соңғы алдын енді содан осыдан сондықтан әрі тағы бүкіл барлық жалпы ең өте тек "
    "тіпті түнде таңертең кешке күндіз былтыр биыл жақында таяуда".split()
)


def only_opens(sentence: Sentence, phrase: list[Word], speakers: Speakers) -> bool:
    """True for a lone first word that is a participle or an opener ("Өткен аптада ..."), unless the model tells a name."""
    word = phrase[0]
    if len(phrase) > 1 or word.start != sentence.words[0].start:
        return False
    if word.lower in {"ол", "бұл"} and sentence.words[1:2] and sentence.words[1].lower == "бойынша":
        return True  # "Ол бойынша партиялардың ...": by that paper
    opens = word.lower in _OPENERS or bool(_PARTICIPLE.search(word.lower))
    return opens and not speakers.named_in(word.start, word.end)


def speaker_of(sentence: Sentence, phrase: list[Word], speakers: Speakers) -> Speaker:
    phrase = _to_the_name(sentence, _up_to_the_name(sentence, phrase, speakers), speakers)
    if len(phrase) > 1 and not phrase[0].capital and _PARTICIPLE.search(phrase[0].lower):
        phrase = phrase[1:]  # "алдына шыққан | полиция қызметкерлері"
    opens = next((i for i, w in enumerate(phrase) if w.text in "«“"), 0)
    if opens and not any(w.text in "»”" for w in phrase[opens:]):
        phrase = phrase[:opens]  # "БАҚ | «Газ қолданылды» деп ..."
    span = Span(phrase[0].start, phrase[-1].end)
    text = sentence.text[span.start - sentence.start : span.end - sentence.start]
    return speakers.resolve(nominative(text), span)


def is_outlet(speaker: Speaker) -> bool:
    return bool(OUTLET.search(speaker.words))


_OF_THIS = re.compile(
    r",\s*(?:ал\s+)?(?P<np>(?:[^\s,]+\s+){1,4}?)(?:бұл|осы|мұны|бұны|мұндай)\s[^,]*$", re.IGNORECASE
)


# "Шерушілер тас лақтырды, БАҚ газ қолданылғанын хабарлады": a finite verb closes the clause before.
_CLOSED = re.compile(
    r"\w{3,}(?:ды|ді|ты|ті|(?:[ғқ]ан|[гк]ен)(?:\s+(?:болатын|еді))?)\s*[,;]\s+(?:ал\s+|бірақ\s+)?",
    re.IGNORECASE,
)


def head_of_clause(sentence: Sentence, start: int) -> list[Word] | None:
    """The subject of the clause a verb of saying closes, where another verb closes the clause before; else the sentence's."""
    closed = [m.end() for m in _CLOSED.finditer(sentence.text, 0, start - sentence.start)]
    own = head_phrase(sentence, start, sentence.start + closed[-1]) if closed else None
    pronoun = own is not None and PRONOUN.match(own[0].lower)
    return own if own and not pronoun else head_phrase(sentence, start)


_TAKEN = frozenset("алынған түскен жиналған келген".split())


def owners(words: list[Word]) -> list[Word]:
    """Whose data they are: "комиссиясының | учаскелерден алынған мәліметіне сәйкес", "прокуратураның | 25 сәуірдегі ақпаратына"."""
    words = undated(words)
    if words and words[-1].lower in _TAKEN:
        for i in range(len(words) - 2, -1, -1):
            if not words[i].is_word:
                break
            if case_of(words[i].text) == "gen" and is_body(words[i].text):
                return words[: i + 1]
    return words


def own_clause(sentence: Sentence, match: re.Match[str]) -> list[Word] | None:
    """ "..., оппозиция бұл нәтижені жалған деп атады": who judges what was told before the comma."""
    found = _OF_THIS.search(sentence.text[: match.start()])
    if found is None:
        return None
    first, last = sentence.start + found.start("np"), sentence.start + found.end("np")
    phrase = [w for w in sentence.words if first <= w.start < last]
    return phrase if phrase and speaks(phrase) and not case_of(phrase[-1].text) else None


def content_of(sentence: Sentence, match: re.Match[str], phrase: list[Word] | None) -> Span:
    """What the verb governs: the sentence, or only its own clause where that has a subject of its own."""
    own = own_clause(sentence, match) if phrase else None
    return (
        Span(own[0].start, sentence.end)
        if own and phrase and own[0] is phrase[0]
        else Span(sentence.start, sentence.end)
    )


# "«Заря» институты жүргізген exit poll нәтижесі": whose the shares below it are.
_HELD = re.compile(
    r"(?P<who>[^:,.\n]{3,80}?)\s+(?:жүргізген|өткізген)\s+(?P<poll>[eе]xit[\s-]?poll|экзит-?пол|сауалнама)\w*\s+(?:нәтиже|қорытынды)",
    re.IGNORECASE,
)
_POLL = re.compile(r"(?<!\w)(?P<who>экзит-?пол\w*|(?:[\w-]+\s+)?сауалнама\w*?)\s+бойынша", re.IGNORECASE)


def polled(sentence: Sentence) -> list[Said]:
    """A poll as a voice ("экзит-пол бойынша"), and whoever held it."""
    # The patterns may begin with any word and are slow where they fail, which is nearly everywhere.
    low = sentence.text.lower()
    if not ("xit" in low or "экзит" in low or "сауалнама" in low):
        return []
    found = []
    for pattern, cue, counts in ((_HELD, "poll", True), (_POLL, 0, False)):
        if match := pattern.search(sentence.text):
            span = Span(sentence.start + match.start("who"), sentence.start + match.end("who"))
            at = Span(sentence.start + match.start(cue), sentence.start + match.end(cue))
            said = Speaker(clean(match["who"]), span)
            found.append(Said(said, Span(span.start, sentence.end), at, "kk.attr.poll", counts=counts))
    return found
