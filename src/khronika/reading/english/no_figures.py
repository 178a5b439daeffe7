"""Numbers that are no figure whatever stands around them: ages, town sizes, limits, occasions, parts of names, differences,
what is left when the rest is counted, and what was said before.
"""

import re

from khronika.nouns import Unit
from khronika.reading.english.by_words import is_term_again, threshold
from khronika.reading.english.counted import said_again
from khronika.reading.english.counts import Around
from khronika.reading.english.lexicon import COUNTED_PARTICIPLE, words
from khronika.reading.english.parsing import Token
from khronika.reading.english.people import is_person
from khronika.reading.english.syntax import clause_verb, lemma_of
from khronika.reading.english.teller_rows import stands_in_row
from khronika.reading.mentions import NumberMention

_GATHERINGS = words("protest rally demonstration march picket gathering sit-in")
_SETTLEMENTS = words(
    "town city village district community municipality suburb settlement island province country nation archipelago region state republic "
    "kingdom territory camp neighbourhood neighborhood county township enclave capital"
)
_OLDEST_LIVED = 105  # a person noun "of" more than this is a group of so many
_HALF_AN_HOUR = re.compile(r"half (?:an? )?(?:hour|minute|day|week|month|year|decade|century)\b", re.I)
_OLDEST = re.compile(r"\b(?:oldest|youngest|eldest)\b[^.;]{0,24}$", re.I)
_ALL_BUT = re.compile(r"\b(?:all|everyone|everybody) (?:but|except|save)(?: for)?\s*$", re.I)
# "A president out of the 20 candidates": how many stood.
_OF_THEM = re.compile(
    r"\s+of\s+(?:them|these|those|which)\b(?!\s+(?:who|people|killed|detained|held|cases))", re.I
)
_OUT_OF_FIELD = re.compile(r"\b(?:one|president|winner|leader)\b[^.;,]{0,12}\bout of (?:the )?$", re.I)
_COMPARED = re.compile(
    r"\s+(?:more|fewer|less|up|down|higher|lower|above|below)\b(?!\s+(?:were|was|are|have|had|people))", re.I
)
# "Is 12 more than the one given by the army": how far two counts lie apart.
_DIFFERENCE = re.compile(
    r"\s+(?:more|fewer|less|higher|lower)\s+than\s+(?:the\s+(?:one|figure|number|count|toll|total|tally|estimate|\d)|those|that|what|its|their|his|her|last|previously|earlier|in\s|on\s)\b",
    re.I,
)
_MULTIPLE = re.compile(
    r"(?:\s+(?:or|to)(?:\s+even|\s+perhaps|\s+maybe)?\s+\w+)?\s+times\s+(?:higher|lower|more|fewer|less|as|that|the|larger|greater)\b",
    re.I,
)  # "could be two or even three times higher"
# Who is displaced, homeless or missing is none of the dead and the held told beside them.
_MOVED_ON = re.compile(
    r"\s+(?:(?:other|more)s?\s+)?(?:people\s+|families\s+|residents\s+)?(?:(?:were|was|are|have\s+been|had\s+been|been)\s+)?"
    r"(?:displaced|homeless|missing|evacuated|stranded|uprooted)(?=\s*[,.;:)\u2013\u2014-]|\s*$|\s+(?:after|in|by|since|and|when|as|from|on|at|following|because|while|during|or|but)\b)",
    re.I,
)
_ONE_MAN_S = 3  # wounds: "treated for two wounds"; more are told of many
_AND_A_HALF = re.compile(r"\s+and\s+(?:a\s+half|\w+\s+and\s+a\s+half)\b", re.I)
_TAIL_OF_A_SUM = re.compile(r"0\d\d")  # of "1 000"
_NOON = re.compile(r"\s+(?:noon|midday|midnight|o['\u2019]clock|hrs)\b", re.I)
_NAMED = re.compile(
    r"\s+(?:Roundabout|Street|Avenue|Square|Bridge|Brigade|Battalion|Division|Regiment|Station|Highway|Road|Intersection|Junction|Interchange|Crossing)\b"
)


# "Lost by 1,204 votes", "ahead by 311", "a mother of two".
_BY_SO_MANY = re.compile(
    r"\b(?:lost|loses|won|wins|leads?|leading|led|ahead|behind|trails?|trailing|beat|beaten|defeated)\b[^.;,]{0,30}\bby\s+(?:\w+\s+){0,2}$",
    re.I,
)
_VOTES = re.compile(r"\s+(?:votes|points|percentage\s+points|ballots)\b", re.I)
_THAT_ONE = re.compile(r"\b(?:first|second|third|fourth|next|other)\s+$", re.I)  # "the third one"
_OF_KIN = re.compile(r"\b(?:mother|father|parent|grandmother|grandfather|widow|widower)\s+of\s+$", re.I)


def _is_one_of_many(mention: NumberMention, root: Token) -> bool:
    """ "She is one of at least 63 women": who is meant is one, and the others are counted."""
    return (
        mention.value == 1
        and root.dep_ == "attr"
        and root.head.lemma_ == "be"
        and any(c.lower_ == "of" for c in root.children)
    )


# "88.6 percent of the 261,400 on the roll": what the share is of.
_SHARED_OUT = re.compile(r"(?:%|\bper\s?cent)\s+of\s+(?:the\s+|its\s+|some\s+|about\s+)+$", re.I)
_ON_THE_ROLL = re.compile(
    r"\s+(?:on\s+the\s+(?:rolls?|lists?)|(?:registered|eligible|enrolled|voters|electors)\b)", re.I
)
_TENTHS = r"(?:two|three|four|five|six|seven|eight|nine|ten|twenty|\d\d?)"
_OUT_OF = re.compile(
    rf"\s+(?:\w+\s+)?(?:(?:out\s+of|in)\s+every|out\s+of)\s+{_TENTHS}\b(?![,.]\d)|\s+(?:\w+\s+)?in\s+{_TENTHS}(?=\s+(?:of(?! the)|had|has|have|was|were|is|are|went|did|do|\w{{3,}}ed)\b|[,.;])",
    re.I,
)
_OF_SO_MANY = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|\d+)\s+(?:\w+\s+)?(?:(?:out\s+of|in|of)\s+every|out\s+of|in)\s+$",
    re.I,
)


def _is_proportion(before: str, after: str) -> bool:
    """ "nine out of ten classrooms", "one voter in eight": neither number counts anything."""
    whole = _OF_SO_MANY.search(before)
    if whole is not None:
        return (
            "of" in whole[0].split()
            or "every" in whole[0].split()
            or bool(
                re.match(
                    r"\s+(?:of(?! the)|had|has|have|was|were|is|are|went|did|do|\w{3,}ed)\b|[,.;]", after
                )
            )
        )
    return bool(_OUT_OF.match(after))


_OF_A_CHARGE = re.compile(
    r"\s+(?:(?:separate|criminal|felony|federal|new|further|more)\s+)?(?:counts|charges)\s+of\b", re.I
)


def no_figure(mention: NumberMention, root: Token, counted: Token | None, around: Around) -> bool:
    """True for a number that says how old, how large, how often or how much more; or that was counted before."""
    lemma = counted.lemma_.casefold() if counted is not None else ""
    before = around.text[max(0, mention.span.start - 40) : mention.span.start]
    after = around.text[mention.core.end : mention.core.end + 30]
    of_shares = bool(around.before) and around.before[-1].unit is Unit.PERCENT  # "Sorn 52.1%, Marn 40"
    if _known_by_deed(mention, root, counted, around) or (
        _in_a_name(root) and not of_shares and not stands_in_row(root)
    ):
        return True
    if root.dep_ == "pobj" and root.head.lower_ in ("in", "across") and _OF_THEM.match(after):
        return True  # "a curfew in five of them": of places
    if _OF_A_CHARGE.match(after):
        return True  # "indicted on 16 counts of murder"
    if lemma in ("figure", "digit") and not (counted is not None and is_person(counted)):
        return True  # "a toll of at least three figures"
    if lemma in _GATHERINGS or (said_again(root) and _stands_before(mention, counted, around)):
        return True  # "three rallies" counts occasions, not people
    if threshold(mention, root, around) or _HALF_AN_HOUR.match(around.text[mention.core.start :][:20]):
        return True
    if _OLDEST.search(before) or _ALL_BUT.search(before) or _OUT_OF_FIELD.search(before):
        return True
    if (
        _was_heard(counted or root)
        or _of_age(mention, root)
        or _NAMED.match(after)
        or _is_proportion(before, after)
    ):
        return True
    if _ILL.search(around.text[mention.span.start : mention.span.end + 90]) and FROM_WATER.search(
        root.sent.text
    ):
        return True
    if any(
        m.start() < 12 < m.end()
        for m in _TWO_AGES.finditer(around.text[max(0, mention.core.start - 12) :][:42])
    ):
        return True
    if _of_a_law(counted or root) or _kept_from(counted or root):
        return True
    if counted is None and _OF_THINGS.search(
        around.text[max(0, mention.span.start - _CLAUSE) : mention.span.start]
    ):
        return True
    if _of_no_people(mention, counted, around.text) or is_term_again(mention, around):
        return True
    if (
        (_BY_SO_MANY.search(before) and _VOTES.match(after))
        or _OF_KIN.search(before)
        or (mention.value == 1 and _THAT_ONE.search(before))
        or _is_one_of_many(mention, root)
        or _DIFFERENCE.match(after)
        or _NOON.match(after)
        or (_SHARED_OUT.search(before) and _ON_THE_ROLL.match(after))
    ):
        return True
    return mention.unit is Unit.PERCENT and bool(_COMPARED.match(around.text[mention.span.end :][:24]))


def _of_no_people(mention: NumberMention, counted: Token | None, text: str) -> bool:
    """ "42 massacres", "two and a half", the end of "1 000", "three times higher", "four groups of protesters"."""
    after = text[mention.core.end : mention.core.end + 30]
    if _AND_A_HALF.match(after) or _MULTIPLE.match(after) or _MOVED_ON.match(after) or _GROUPS.match(after):
        return True
    if _AMONG_MORE.match(text[mention.core.end :][:60]) and _THE.search(
        text[max(0, mention.core.start - 8) : mention.core.start]
    ):
        return True
    wounds = counted is not None and counted.lower_ == "wounds"
    one_man_s = wounds and ((mention.value or 9) <= _ONE_MAN_S or _of_a_body(counted, after))
    massacres = counted is not None and counted.lemma_.casefold() == "massacre"
    return (
        massacres or one_man_s or bool(_TAIL_OF_A_SUM.fullmatch(text[mention.core.start : mention.core.end]))
    )


# "Sixteen bullet wounds": on one man's body, unless a hospital treated so many.
_BY_WHAT = re.compile(
    r"\s+(?:bullet|gunshot|gun-shot|shot|stab|knife|machete|pellet|shrapnel|entry|exit|separate|deep)\s+wounds\b(?!\s+(?:were|had|have)\s+been\s+treated)",
    re.I,
)
_TREATS = words("treat admit register record log receive count report dress")


def _of_a_body(counted: Token | None, after: str) -> bool:
    if counted is None or not _BY_WHAT.match(after):
        return False
    return lemma_of(clause_verb(counted)) not in _TREATS


# "The four are among 58 who face charges": the same four, told of before.
_THE = re.compile(r"(?:^|[.!?\u201d\"]\s+|\n)The\s+$")
_AMONG_MORE = re.compile(
    r"\s+(?:are|were)\s+among\s+(?:[a-z]+\s+){0,3}?(?:\d|[a-z]+ty\b|[a-z]+teen\b|dozens|hundreds|scores)"
)
_GROUPS = re.compile(
    r"\s+(?:[a-z-]+\s+){0,2}(?:groups|batches|teams|bands|clusters|convoys|columns|busloads|truckloads|vanloads)\s+of\b"
)
# "Pollution left 30,000 people in hospital": who is ill is none of the hurt.
_ILL = re.compile(
    r"\b(?:hospitali[sz]ed|(?:in|to)\s+(?:the\s+)?hospitals?|ill|sick|poisoned|infected)\b", re.I
)
FROM_WATER = re.compile(
    r"\b(?:pollut\w+|contaminat\w+|impure|cholera|dengue|measles|malaria|drinking\s+(?:\w+\s+)?water|food\s+poisoning|epidemic|outbreak\s+of\s+(?:a\s+)?(?:disease|illness))\b",
    re.I,
)
# "Two of the dead, 13 and 15, were brothers"
_TWO_AGES = re.compile(r",\s\d{1,2}\sand\s\d{1,2},\s(?:were|are|had|have|who|died|both)\b")
_KEEPS = words("prevent stop block ban bar prohibit keep dissuade deter discourage")


def _kept_from(counted: Token) -> bool:
    """ "Police blocked several hundred women from gathering": they did not."""
    verb = counted.head
    if counted.dep_ != "dobj" or verb.lemma_ not in _KEEPS:
        return False
    below = [c for c in (*verb.children, *counted.children) if c.lower_ == "from"]
    return any(g.dep_ == "pcomp" for c in below for g in c.children)


_LAWS = words(
    "law bill decree reform plan measure tax act amendment regulation rule proposal budget subsidy scheme programme program deal"
)


def _of_a_law(counted: Token) -> bool:
    """ "Protest against laws that give 70,000 miners a deadline": whom a law is made for has not come."""
    if counted.dep_ not in ("dobj", "dative", "pobj"):
        return False
    verb = clause_verb(counted)
    return verb.dep_ in ("relcl", "acl") and verb.head.lemma_.casefold() in _LAWS and verb.tag_ != "VBN"


def _stands_before(mention: NumberMention, counted: Token | None, around: Around) -> bool:
    """Whether the same value stands further up: "of the 561, only 43" after "561 people were arrested". A whole that is named for
    the first time is a figure like any other: "of the 778 in custody, 240 are minors"."""
    if not around.earlier and not around.before and mention.span.start < _AT_THE_OPENING:
        return False  # "Of the eight teachers charged with incitement": of nobody named before
    if counted is None and not _BEFELL.match(around.text[mention.core.end :][:24]):
        return True  # "four of the 34"
    words = around.text[mention.core.start : mention.core.end]
    earlier = around.text[: mention.span.start]
    return (
        mention.value is None
        or mention.value <= _COUNTED_ON_FINGERS
        or _written(words, mention.value, earlier)
    )


def _in_a_name(root: Token) -> bool:
    """ "Regional Office 7 said"."""
    named = root.dep_ == "nummod" and root.head.pos_ == "PROPN" and root.head.i == root.i - 1
    return bool(named and root.text.isdigit())


def _known_by_deed(mention: NumberMention, root: Token, counted: Token | None, around: Around) -> bool:
    """ "The two killed were brothers", where two were told of before, and nothing more is said of the killing."""
    holder = counted if counted is not None else root
    told = [c for c in holder.children if c.dep_ in ("acl", "amod") and c.i > root.i]
    definite = any(c.lower_ in ("the", "those") for x in {root, holder} for c in x.children)
    if not definite or mention.value is None or not any(t.lower_ in COUNTED_PARTICIPLE for t in told):
        return False
    bare = all(not list(t.children) for t in told)
    words = around.text[mention.core.start : mention.core.end]
    return bare and _written(words, mention.value, around.text[: mention.span.start])


# "Of 55 cases enrolled, 28 were heard": the 28 are cases, too.
_OF_THINGS = re.compile(
    r"(?:^|[.;]\s+)[Oo](?:ut\s+o)?f\s+(?:(?:the|these|those|its|their|our|all)\s+)?[\w,]+\s+(?:[a-z-]+\s+)?(?:cases|files|complaints|suits|rulings|petitions|stations|seats|schools|villages|towns|districts|shops"
    r"|houses|homes|vehicles|buses|rallies|protests|marches|incidents|violations|requests|applications|appeals|newspapers|parties|unions)\b[^.;]*$"
)
_CLAUSE = 140  # characters
_AT_THE_OPENING = 60  # characters
# "112 of the 234 held since the riots": a whole that its own participle tells of.
_BEFELL = re.compile(
    r"\s+(?:people\s+)?(?:held|detained|arrested|convicted|sentenced|charged|accused|killed|injured|wounded|jailed|imprisoned|tried|indicted|freed|released)\s+(?:in|on|at|since|over|after|by|during|for|last|this|earlier|with|so)\b",
    re.I,
)
_COUNTED_ON_FINGERS = 12
"""Small wholes ("two of the three men") were named one by one, or stand before as "a man and his two sons"."""


def _written(words: str, value: float, earlier: str) -> bool:
    plain = f"{value:,.0f}"
    return any(
        re.search(rf"(?<![\w,.]){re.escape(form)}(?![\w]|,\d|\.\d)", earlier, re.I)
        for form in {words, plain, plain.replace(",", "")}
    )


_HEARINGS = words("interview testimony conversation talk interviewee affidavit questionnaire")
_HEARS = words("interview speak talk hear survey consult")


def _was_heard(counted: Token) -> bool:
    """ "interviews with 34 former detainees", "spoke to 15 who were beaten": how many a researcher heard, not how many
    there were."""
    while counted.dep_ in ("conj", "nummod") and counted.head.i < counted.i + _NEAR:
        counted = counted.head
    if counted.dep_ == "dobj":
        return counted.head.lemma_ in ("interview", "survey")
    if counted.dep_ != "pobj" or counted.head.lower_ not in ("with", "from", "to"):
        return False  # but "police spoke of 12"
    if counted.lemma_.casefold() in _AUDIENCE:
        return False
    above = counted.head.head
    return above.lemma_ in (_HEARINGS if above.pos_ == "NOUN" else _HEARS)


_AUDIENCE = words(
    "crowd supporter protester demonstrator marcher rally audience striker worker farmer student"
)
_NEAR = 12  # tokens: a list is not longer


def _of_age(mention: NumberMention, root: Token) -> bool:
    """ "a driver of 61 had died", "a town of 70,000": how old he was, how large it is."""
    head = root.head
    if root.dep_ != "pobj" or head.lower_ != "of" or mention.value is None:
        return False
    holder = head.head
    if holder.lemma_.casefold() in _SETTLEMENTS:
        return True
    one = holder.tag_ == "NN" and any(
        c.dep_ == "det" and c.lower_ in ("a", "an", "the", "another") for c in holder.children
    )
    alone = one and is_person(holder) and holder.lemma_.casefold() not in ("crowd", "group", "force")
    return alone and mention.value <= _OLDEST_LIVED and mention.rule == "fig.exact"
