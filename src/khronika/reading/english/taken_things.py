"""What is taken away and is nobody held: the banners of a march, the dead, a pupil whom his parents fetch."""

from khronika.reading.english.lexicon import words
from khronika.reading.english.parsing import Token
from khronika.reading.english.people import any_people, is_person
from khronika.reading.english.syntax import lemma_of

_DEAD = words("body corpse remains coffin casket")
_FETCH = words(
    "parent mother father relative family wife husband sister brother uncle aunt guardian teacher colleague friend comrade"
)
_THINGS = words(
    "banner placard flag sign poster sticker leaflet pamphlet newspaper book document file paper form list record passport licence "
    "license card phone telephone cellphone laptop computer tablet camera equipment recording transmitter loudspeaker speaker megaphone "
    "microphone drum instrument tent stage barricade tyre tire vehicle car van bus minibus truck lorry motorcycle motorbike bicycle "
    "boat weapon gun rifle pistol knife grenade bomb shield helmet drone box bag package cash money belonging possession clothe shoe "
    "ballot urn stone brick bottle flower wreath candle food blanket medicine goods"
)
_THEM = ("them", "they", "those", "it")
_LINKS = ("pobj", "prep", "acl", "appos", "nummod", "pcomp", "agent", "relcl")
_TAKE = words("take seize confiscate remove grab steal snatch carry haul collect loot impound requisition")
_FOR = ("for", "of", "from", "to", "by")


def takes_people(agents: list[Token], targets: list[Token]) -> bool:
    """True where people are taken by somebody who may hold them."""
    if agents and all(lemma_of(a) in _FETCH for a in agents):
        return False  # "their parents took away 40 pupils"
    taken = [t for t in targets if lemma_of(t) not in _DEAD and not _is_of_things(t)]
    return any_people(taken)


def _is_of_things(token: Token) -> bool:
    """ "Took them away", of banners; "took away the lists, about 12,000 of them"."""
    if token.lower_ in _THEM and token.pos_ == "PRON":
        return _named_last_are_things(token)
    counts_them = any(
        g.lower_ in ("them", "which") for c in token.children if c.lower_ == "of" for g in c.children
    )
    beside = token.like_num and counts_them and token.i > 1
    return beside and _named_last_are_things(token)


def _named_last_are_things(token: Token) -> bool:
    """True where the noun that a pronoun goes back to, the last object before it or else the last subject, is a thing that is carried."""
    own = {t.i for t in token.head.children if t.dep_ in ("nsubj", "nsubjpass")}
    before = [
        t
        for t in token.doc[: token.i]
        if t.pos_ == "NOUN" and t.dep_ in ("dobj", "nsubjpass", "nsubj", "conj") and t.i not in own
    ]
    last = [t for t in before if t.dep_ in ("dobj", "nsubjpass", "conj")][-1:] or before[-1:]
    return bool(last) and lemma_of(last[0]) in _THINGS and not is_person(last[0])


def are_owners(token: Token) -> bool:
    """ "Took away food meant for the 300 in the square", "the passports of her two sons": whose or for whom the things were."""
    seen = False
    while token.dep_ in _LINKS:
        above = token.head
        seen = seen or (token.dep_ == "prep" and token.lower_ in _FOR) or token.dep_ == "agent"
        if (above.pos_ == "NOUN" and lemma_of(above) in _THINGS) or above.lower_ == "those":
            top = above
            while top.dep_ == "conj":
                top = top.head
            return seen and top.dep_ in ("dobj", "nsubjpass") and lemma_of(top.head) in _TAKE
        token = above
    return False
