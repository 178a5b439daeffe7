"""Who was told, beside a Russian verb of saying, and the body whose people told it: "сообщили «Заре» в пресс-службе"."""

from khronika.reading.russian.cues import BLAME
from khronika.reading.russian.parse import Sentence, Word, parses_of
from khronika.reading.russian.speakers import ORGS

SPOKEN_TO = frozenset("я мы ты вы нас вас мне нам вам меня".split())
_IN = frozenset("в во на".split())
# A body stands at most so many words behind its verb ("сообщили Вестпресс сегодня утром в пресс-службе").
_NEAR = 6


def body_beside(sentence: Sentence, verb: int) -> int | None:
    """ "В МВД заявили", "сообщили из полиции": the body whose people speak, where nobody is named. ``None`` for a verb
    of blame, which names in this way what for ("обвиняют в организации")."""
    words = sentence.words
    word = words[verb]
    if word.feats.get("Number") != "Plur" and word.feats.get("Person") != "3":
        return None
    if word.lemma in BLAME:
        return None
    for child in sentence.children(verb):
        said_in = words[child].rel == "obl" and _seat(sentence, child)
        named = words[child].lemma in ORGS or (words[child].pos == "PROPN" and words[child].text.isupper())
        if said_in and (named or words[child - 1].text in '«"“'):
            return child
    return _seat_behind(sentence, verb) or _whose_meeting(sentence, verb)


_MEETINGS = frozenset("заседание брифинг пресс-конференция совещание слушание пресс-брифинг".split())


def _whose_meeting(sentence: Sentence, verb: int) -> int | None:
    """ "На заседании комиссии объявили, что ...", "на брифинге в МВД сообщили": the body that met or called the press."""
    words = sentence.words
    if words[verb].feats.get("Number") != "Plur" or words[verb].feats.get("VerbForm") == "Part":
        return None
    for at in range(max(1, verb - 7), verb):
        if words[at].lemma not in _MEETINGS or not any(w.lower == "на" for w in words[max(0, at - 2) : at]):
            continue
        for body in range(at + 1, min(at + 5, verb)):
            owned = words[body].feats.get("Case") in {"Gen", "Loc", None} and words[body].pos in {
                "NOUN",
                "PROPN",
            }
            if owned and (words[body].lemma in ORGS or words[body].text.isupper() or words[body].animate):
                return body
    return None


def _seat(sentence: Sentence, at: int) -> bool:
    """ "В полиции", "из полиции"; "передадут в суд" is no word of the court."""
    words = sentence.words
    before = {words[c].lower for c in sentence.children(at)}
    case = words[at].feats.get("Case", "")
    return bool(before & _IN and case in {"Loc", ""}) or ("из" in before and words[at].lemma in ORGS)


def _seat_behind(sentence: Sentence, verb: int) -> int | None:
    """The same where the tree hung the body elsewhere: on the paper that was told ("сообщили «Заре» из полиции")."""
    words = sentence.words
    for at in range(verb + 1, min(verb + 1 + _NEAR, len(words) - 1)):
        if words[at].text in ",.:;—–" or (words[at].pos == "VERB" and at > verb):
            return None
        after = words[at + 1]
        seated = words[at].lower in _IN and after.feats.get("Case") == "Loc"
        if (seated or words[at].lower == "из") and after.lemma in ORGS:
            return at + 1
    return None


def was_told(sentence: Sentence, verb: int, child: int) -> bool:
    """ "Об этом Вестпресс сообщили в пресс-службе", "сообщили «Заре» из полиции": a paper in the singular beside a verb in
    the plural, told by those of a body. "Супруга сообщила Азаттыку": a dative that the tree takes for who speaks."""
    words = sentence.words
    plural = words[verb].feats.get("Number") == "Plur" and words[child].feats.get("Number") != "Plur"
    joined = any(words[c].rel == "conj" for c in sentence.children(child))
    if child > verb and _subject_before(sentence, verb) and _dative(words[child]):
        return True
    if not plural or joined:
        return False
    return body_beside(sentence, verb) is not None


def _subject_before(sentence: Sentence, verb: int) -> bool:
    words = sentence.words
    agreed = words[verb].feats.get("Gender")
    return any(
        w.animate and w.feats.get("Case") == "Nom" and w.feats.get("Gender", agreed) == agreed
        for w in words[max(0, verb - 4) : verb]
    )


def _dative(word: Word) -> bool:
    return word.lower.endswith(("у", "ю")) and not any(
        "nomn" in p.tag for p in parses_of(word.text) if p.is_known
    )


def addressed(sentence: Sentence, verb: int) -> int:
    """ "Сообщила «Открытому слову», член союза Имя Фамилия": the index after a paper in the dative that was told, with the
    comma behind it; ``verb + 1`` where there is none."""
    words = sentence.words
    at = verb + 1
    if at + 2 >= len(words) or words[at].text not in '«"“':
        return at
    tags = [p.tag for p in parses_of(words[at + 1].text)]
    if not any("datv" in tag for tag in tags) or any("nomn" in tag for tag in tags):
        return at
    end = next((i for i in range(at + 2, min(at + 7, len(words))) if words[i].text in '»"”'), None)
    if end is None:
        return at
    return end + 2 if end + 1 < len(words) and words[end + 1].text == "," else end + 1
