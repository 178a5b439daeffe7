"""Noun phrases: their extent in a parsed sentence, and their nominative."""

import re
from functools import lru_cache

from khronika.reading.russian.parse import Sentence, Word, parses_of

_INSIDE = {
    "amod", "nmod", "appos", "flat", "flat:name", "flat:foreign", "nummod", "det", "case", "fixed", "compound", "punct", "conj",
    "cc", "nummod:gov", "nummod:entity",
}  # fmt: skip
_CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
_GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}
_OPEN, _CLOSE = '«“"„', '»”"“'


def extent(sentence: Sentence, head: int) -> tuple[int, int]:
    """First and last word of the phrase around ``head``: contiguous, without relative clauses, commas, dashes and
    its own preposition."""
    words = sentence.words
    members = {head}
    frontier = [head]
    while frontier:
        at = frontier.pop()
        for child in sentence.children(at):
            word = words[child]
            if child in members or not (word.rel in _INSIDE or _given_to(words, at, child)):
                continue
            if at == head and (word.rel in {"case", "cc"} or (word.rel == "conj" and word.pos == "VERB")):
                continue
            if (
                word.rel == "punct"
                and word.text not in _OPEN + _CLOSE + "-"
                and not _of_an_initial(words, child)
            ):
                continue
            if word.rel == "conj" and not _joined(sentence, child):
                continue
            members.add(child)
            frontier.append(child)
    first = last = head
    while first - 1 in members:
        first -= 1
    while last + 1 in members:
        last += 1
    while (further := _bridged(words, last, members)) > last:
        last = further
    return _balance(words, first, last)


_GIVES_HELP = frozenset({"помощь", "содействие"})


def _bridged(words: list[Word], last: int, members: set[int]) -> int:
    """The last word past one or two in the genitive that the tree left out of the phrase it goes on with behind them ("начальник службы
    | уголовного преследования | прокуратуры"), and past those whom a body helps ("ассоциация помощи | заключённым")."""
    for step in (2, 3):
        if last + step in members and all(
            w.pos in {"NOUN", "ADJ"} and w.feats.get("Case") == "Gen" for w in words[last + 1 : last + step]
        ):
            return last + step
    end = last
    while (
        words[last].lemma in _GIVES_HELP
        and end + 1 < len(words)
        and words[end + 1].pos in {"NOUN", "ADJ"}
        and words[end + 1].feats.get("Case") == "Dat"
    ):
        end += 1
    return end


def _of_an_initial(words: list[Word], at: int) -> bool:
    """The full stop of "А. Навальная", which ends nothing."""
    letter = words[at - 1].text if at else ""
    named = at + 1 < len(words) and words[at + 1].pos == "PROPN" and words[at + 1].text[:1].isupper()
    return words[at].text == "." and len(letter) == 1 and letter.isupper() and named


def _given_to(words: list[Word], noun: int, child: int) -> bool:
    """A noun's own dative: "Ассоциация помощи заключённым"."""
    return (
        words[child].rel in {"iobj", "obl"}
        and words[child].feats.get("Case") == "Dat"
        and words[noun].pos in {"NOUN", "PROPN"}
        and child > noun
        and all(words[i].pos in {"ADJ", "DET"} for i in range(noun + 1, child))
    )


def _joined(sentence: Sentence, child: int) -> bool:
    return any(sentence.words[i].lower in {"и", "или"} for i in sentence.children(child))


def _balance(words: list[Word], first: int, last: int) -> tuple[int, int]:
    """Takes in a quotation mark that the tree left outside, or lets go of one without its fellow."""
    text = [w.text for w in words]
    inside = text[first : last + 1]
    opened, closed = sum(t in "«“„" for t in inside), sum(t in "»”" for t in inside)
    straight = inside.count('"')
    if opened > closed or straight % 2 == 1:
        for at in range(last + 1, min(len(words), last + 7)):
            if text[at] in _CLOSE:
                return first, at
        if text[last] in _OPEN + _CLOSE:
            last -= 1
    elif closed > opened and first > 0 and text[first - 1] in _OPEN:
        first -= 1
    elif (
        not straight
        and not opened
        and last + 1 < len(words)
        and text[last + 1] in '»"'
        and first
        and text[first - 1] in '«"'
    ):
        first, last = first - 1, last + 1
    while last > first and text[last] in "-–—,:(":
        last -= 1
    while first < last and (text[first] in "-–—,:)" or words[first].rel == "cc"):
        first += 1
    return first, last


def nominative(sentence: Sentence, first: int, last: int, head: int) -> str:
    """The phrase with its head, those joined to it, the words agreeing with them and names in apposition in the nominative."""
    words = sentence.words
    pieces: list[str] = []
    previous: Word | None = None
    heads = _joined_heads(sentence, first, last, head)
    cases = {h: _named_case(sentence, h) for h in heads}
    for at in range(first, last + 1):
        word = words[at]
        own = next(
            (h for h in heads if at == h or _follows(sentence, at, h) or _name_of(sentence, at, h)), None
        )
        agrees = own is not None
        piece = (
            to_nominative(
                word.text,
                _case_of(
                    word, words[own if own is not None else head], cases[own if own is not None else head]
                ),
                word.feats.get("Number", ""),
                word.feats.get("Gender", ""),
            )
            if agrees
            else word.text
        )
        if previous is not None and word.start > previous.end:
            pieces.append(" ")
        pieces.append(piece)
        previous = word
    return "".join(pieces).strip()


def _joined_heads(sentence: Sentence, first: int, last: int, head: int) -> list[int]:
    """The head and what is joined to it in its case: "блогера и его жену", "в министерстве и прокуратуре"."""
    words = sentence.words
    case = words[head].feats.get("Case")
    alike = {"Gen", "Acc"} if case in {"Gen", "Acc"} else {"Loc", "Dat"} if case in {"Loc", "Dat"} else {case}
    heads = [head]
    for at in range(first, last + 1):
        word = words[at]
        if (
            word.rel == "conj"
            and word.head in heads
            and word.feats.get("Case") in alike
            and word.pos in {"NOUN", "PROPN"}
        ):
            heads.append(at)
    return heads


def _named_case(sentence: Sentence, at: int) -> str:
    """The case of a head; of a given name that the tagger takes for a nominative ("Асхата Жексебаева") its surname's, or the
    accusative where it is an object."""
    word = sentence.words[at]
    case = word.feats.get("Case", "")
    if word.pos == "PROPN" and word.rel == "nsubj" and case == "Gen" and may_stand(word.text):
        return "Nom"  # "Прохорова вышла": a subject, though the tagger sees a man's genitive
    if case not in {"", "Nom"} or word.pos != "PROPN" or may_stand(word.text):
        return case
    names = (
        sentence.words[c].feats.get("Case", "")
        for c in sentence.children(at)
        if sentence.words[c].rel == "flat:name"
    )
    return next((c for c in names if c not in {"", "Nom"}), "Acc" if word.rel == "obj" else case)


def _case_of(word: Word, office: Word, office_case: str) -> str:
    """The case of a word; a name that the tagger does not know ("Ержанбека", it says, is the nominative) has its
    office's."""
    case = word.feats.get("Case", "")
    if word is office:
        return office_case
    if word.pos == "PROPN" and office_case == "Nom" and may_stand(word.text):
        return "Nom"  # "член совета Айгуль Назарова" is a woman, whatever the tagger sees in her surname
    unsure = word.pos == "PROPN" and case in {"", "Nom"}
    men = all(each.animate and each.feats.get("Gender") == "Masc" for each in (word, office))
    return (office_case or case) if unsure and men else case


def may_stand(text: str) -> bool:
    return any("nomn" in p.tag for p in parses_of(text))


def _name_of(sentence: Sentence, at: int, head: int) -> bool:
    """A person's name after the office, in the office's case, though the tree hung it on a noun between them."""
    word, office = sentence.words[at], sentence.words[head]
    return (
        at > head
        and word.pos == "PROPN"
        and word.rel in {"appos", "flat:name", "nmod"}
        and office.animate
        and word.feats.get("Animacy") == "Anim"
        and (
            word.feats.get("Case") == office.feats.get("Case")
            or {word.feats.get("Case"), office.feats.get("Case")} == {"Gen", "Acc"}
        )
    )


def _follows(sentence: Sentence, at: int, head: int) -> bool:
    """An adjective of the head, or a name in apposition to it (through any number of appositions)."""
    word = sentence.words[at]
    if word.rel in {"amod", "det"} and word.head == head:
        return True
    seen: set[int] = set()
    while at not in seen and (
        word.rel in {"appos", "flat:name", "flat"} or (word.rel == "amod" and word.pos == "PROPN")
    ):  # "Николая Кавказского": a surname like an adjective
        seen.add(at)
        at = word.head
        if at == head:
            return True
        if at < 0:
            return False
        word = sentence.words[at]
    return False


_LETTERS = re.compile(r"([А-ЯЁ]{3,})(?:а|у|ом|е)")  # "в МИДе", "бойцы ОМОНа"


@lru_cache(maxsize=10_000)
def to_nominative(text: str, case: str, number: str, gender: str) -> str:
    if (case in {"", "Nom"} and not _WOMANS.fullmatch(text)) or not text[0].isalpha():
        return text
    if (letters := _LETTERS.fullmatch(text)) is not None:
        return letters[1]
    if (surname := _surname(text, case, gender)) is not None:
        return surname
    wanted_case, plural = _CASES.get(case), number == "Plur"
    parses = parses_of(text)
    fitting = [p for p in parses if wanted_case in p.tag and ("plur" in p.tag) == plural]
    if gender in _GENDERS:
        mark = _GENDERS[gender]
        fitting = [
            p for p in fitting if mark in p.tag or "plur" in p.tag or "ms-f" in p.tag.__str__().lower()
        ] or fitting
    for parse in fitting or []:
        inflected = parse.inflect({"nomn", "plur" if plural else "sing"})
        if inflected:
            return _cased(inflected.word, text)
    return text


def in_nominative(text: str, case: str, number: str, gender: str) -> str:
    """One word in the nominative of a number ("sing", "plur") that need not be its own: "22 жителя" are "жители"."""
    wanted = _CASES.get(case)
    parses = [p for p in parses_of(text) if wanted is None or wanted in p.tag] or parses_of(text)
    marks = {"nomn", number} | (
        {_GENDERS[gender]}
        if number == "sing" and gender in _GENDERS and "VERB" not in parses[0].tag
        else set()
    )
    inflected = next(
        (form for p in parses if (form := p.inflect(marks) or p.inflect({"nomn", number}))), None
    )
    return _cased(inflected.word, text) if inflected is not None else text


# Cases of surnames in -ов, -ев, -ин: a woman's in -ой, -у; a man's in -а, -у, -ым, -е.
_SURNAME = re.compile(r"([А-ЯЁ][а-яё]+(?:[оеё]в|[иы]н))(ой|у|а|ым|е)")
_WOMANS = re.compile(r"[А-ЯЁ][а-яё]+(?:[оеё]в|[иы]н)у")  # no nominative, whatever the tagger says


def _surname(text: str, case: str, gender: str) -> str | None:
    """The nominative of a surname in -ов(а), -ин(а) that the dictionary does not know and takes for an adjective
    ("Торегожиной" -> "Торегожина"); ``None`` for all else. The ending tells whose it is: the accusative in -у is a woman's
    and in -а a man's, though the tagger says otherwise."""
    found = _SURNAME.fullmatch(text)
    if found is None or any(p.is_known and "Surn" not in p.tag for p in parses_of(text)):
        return None
    ending = found[2]
    if (
        ending == "ой"
        or (ending == "у" and (case != "Dat" or gender == "Fem"))
        or (ending == "е" and gender == "Fem")
    ):
        return found[1] + "а"
    if ending == "а" and case in {"", "Nom"}:
        return None
    return found[1] if gender == "Masc" or ending in {"а", "ым"} else None


def _cased(word: str, like: str) -> str:
    if "-" in like:
        if word.lower().startswith(like.lower()[:-2]) and any(
            p.isupper() and len(p) > 1 for p in like.split("-")
        ):
            return like  # "ОВД-Инфо" is not declined
        return "-".join(_cased(a, b) for a, b in zip(word.split("-"), like.split("-"), strict=False))
    if len(like) > 1 and like[:2].isupper():
        return word.upper()  # "ВЦИОМа" -> "ВЦИОМ"
    return word[:1].upper() + word[1:] if like[:1].isupper() else word
