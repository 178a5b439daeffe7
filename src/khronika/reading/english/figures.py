"""Which event a number counts for. Every number either finds its frame, with the rule that joined them, or is left
out: ages, dates, terms and ranks never become figures, and a number about nothing we record is no claim.
"""

import re
from dataclasses import replace

from khronika.nouns import Certainty, Kind, Unit
from khronika.reading.english import lexicon as lex
from khronika.reading.english.beside_numbers import by_words_beside
from khronika.reading.english.by_words import given_too
from khronika.reading.english.counted import (
    ANAPHOR,
    QUANTITY,
    climb,
    counted_noun,
    goes_back,
    is_included,
    number_tokens,
    of_a_whole,
    opens_parts,
    root_of,
    shares_object,
)
from khronika.reading.english.counts import Around, Count, Number
from khronika.reading.english.events import Frame
from khronika.reading.english.fates import present, shot
from khronika.reading.english.joining import near, of_people
from khronika.reading.english.lexicon import words
from khronika.reading.english.likely import THINGS, most_likely
from khronika.reading.english.measures import (
    HOUR,
    SHUT,
    duration,
    in_hundred,
    is_a_length,
    is_next_in_list,
    lives_there,
    more_shutdowns,
    shared_percent,
    told_share,
    vote_percent,
)
from khronika.reading.english.named_wholes import as_casualties, as_hurt
from khronika.reading.english.no_figures import no_figure
from khronika.reading.english.numbers import is_bare_year
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.people import is_person
from khronika.reading.english.raised_to import by_what_is_behind
from khronika.reading.english.records import as_entry, entry_of, in_brackets, named_entry
from khronika.reading.english.result_lists import as_result
from khronika.reading.english.rival_votes import is_share_in_tenths, rival_votes
from khronika.reading.english.roles import by_role, is_crowd, victims
from khronika.reading.english.slogans import is_cried
from khronika.reading.english.syntax import clause_verb, lemma_of
from khronika.reading.english.teller_rows import next_of_a_row
from khronika.reading.english.trials import are_ones_terms, in_the_end, is_its_trial
from khronika.reading.english.vote_numbers import (
    are_registered,
    as_votes,
    counts_no_votes,
    is_needed,
    is_share_counted,
)
from khronika.reading.mentions import NumberMention
from khronika.reading.places import is_place_name

_TIMES = words("time occasion instance order")
_PART_BEFORE = re.compile(
    r"(?:\bamong\s+(?:them|those|whom)|\bincluding|\bof\s+(?:whom|them|these|those))\s*,?\s*$", re.I
)
_CASES = words("case incident instance violation attack aggression breach offence")
_QUOTES = frozenset("\"'“‘«„")


def count_in(sentence: Sentence, mention: NumberMention, around: Around) -> Count | None:
    """What one number counts, ``None`` when nothing we record. Where no rule knows, the likeliest, if that is likely."""
    number = number_in(sentence, mention, around)
    if number is None or lives_there(number.counted if number.counted is not None else number.root):
        return None
    if is_cried(number.root) or (number.counted is None and is_a_length(around.text, mention)):
        return None
    if (beside := by_words_beside(number, around.text)) is not None:
        return beside
    entry = entry_of(mention, around.text)
    if entry is not None and (entry.of_things or entry.kind is not None):
        return as_entry(number, entry)
    listed = as_result(number, around.text) or in_brackets(number, around)
    if (listed := listed or next_of_a_row(number, around)) is not None:
        return listed
    if _speaks(number):
        return None
    said = as_votes(as_hurt(told(number, around), number, around), number, around)
    if said is not None and not _weak(said):
        return as_casualties(in_the_end(_rather_done(said, around.frames), around.frames))
    likely = most_likely(number, around)
    if likely is not None and entry is not None and likely.kind is not Kind.PROTEST:
        likely = None  # "Eyes: 11.", in a record whose heading does not say what it is of
    if likely is not None and likely.kind is Kind.ELECTION and counts_no_votes(number):
        likely = None
    again = likely is not None and bool(around.before) and likely.kind is around.before[-1].kind
    if again and _is_whole(number.root, number.counted):
        likely = None  # "freed 200 of its estimated 2,000 prisoners": not the 2,000
    if said is None:
        return likely or near(number, around)
    return likely if likely is not None and likely.kind is not said.kind else said


_SPEAK = words("say tell recall testify insist complain claim allege add explain recount describe maintain")


def _speaks(number: Number) -> bool:
    """ "Two of the protesters told our reporter", "three residents said": how many were heard."""
    top = number.top
    if top.dep_ != "nsubj" or lemma_of(top.head) not in _SPEAK or number.mention.value is None:
        return False
    if any(t.is_punct for t in top.doc[top.i : top.head.i]):
        return False  # "nine in Mushin, the commissioner disclosed"
    if number.mention.value > _HEARD or (number.counted is not None and not is_person(number.counted)):
        return False
    if any(c.dep_ in ("relcl", "acl") for t in number.links for c in t.children):
        return False
    return any(
        c.dep_ in ("ccomp", "dobj", "dative") or (c.dep_ == "punct" and c.text == ",")
        for c in top.head.children
    )


_HEARD = 12  # people: more are not asked one by one


def _rather_done(count: Count, frames: list[Frame]) -> Count:
    """ "Asked police to free 12 students arrested on Monday": twelve were arrested, and nobody is free yet."""
    if count.frame is None or count.frame.certainty is not Certainty.HYPOTHETICAL:
        return count
    whom = count.counted if count.counted is not None else count.root
    for frame in frames:
        told_of = frame.trigger.dep_ in ("relcl", "acl") and frame.trigger.head.i == whom.i
        if told_of and frame.certainty is Certainty.HAPPENED and any(v.i == whom.i for v in victims(frame)):
            return replace(count, kind=frame.kind, rule=f"{frame.rule}+direct", frame=frame)
    return count


def _weak(count: Count) -> bool:
    """A crowd noun says that they were a crowd only where nothing else befell them: "31 marchers lost teeth"."""
    return count.frame is not None and is_crowd(count.frame) and count.kind is Kind.PROTEST


_TOO = frozenset({Kind.DETENTION, Kind.CHARGE, Kind.SENTENCE, Kind.RELEASE, Kind.INJURY, Kind.DEATH})


def counted_too(count: Count, frames: list[Frame]) -> list[Count]:
    """What else befell those a number counts: "12 people were arrested and charged", "two were hurt, then taken away"."""
    if count.frame is None or count.kind not in _TOO or count.frame.noun:
        return []
    first, links = (
        count.frame.trigger,
        {t.i for t in climb(count.counted if count.counted is not None else count.root)},
    )
    chain = {t.i for t in first.conjuncts} | {c.i for c in first.children if c.dep_ == "dep"}
    further = [
        f
        for f in frames
        if not f.noun
        and f.kind in _TOO - {count.kind}
        and f.stance is count.frame.stance
        and (
            (f.trigger.i in chain and any(v.i in links for v in victims(f)))
            or shares_object(f.trigger, first, links)
            or _says_which(f.trigger, count)
        )
        and not _own_number(f.trigger, count)
        and not is_its_trial(f, count)
    ]
    return [
        replace(count, kind=f.kind, rule=f"{f.rule}+too", confidence=0.7, frame=f)
        for n, f in enumerate(further)
        if f.kind not in {g.kind for g in further[:n]}
    ]


def _says_which(verb: Token, count: Count) -> bool:
    """ "The seven weavers arrested on Monday were freed", "108 dockers who were held in March": all that the number counts, and
    not "eleven of the 14 arrested"."""
    held = (
        verb.tag_ == "VBN"
        and verb.dep_ in ("acl", "relcl")
        and verb.head.i == (count.counted or count.root).i
    )
    between = verb.doc[count.root.i + 1 : verb.i]
    if not held or count.part or any(t.like_num or t.is_punct for t in between):
        return False
    return bool(count.root.i == verb.head.i or count.root.head.i == verb.head.i)


def _own_number(verb: Token, count: Count) -> bool:
    """ "Six were killed and 57 hurt", "and many more hurt": others, whom a number or word of their own counts."""
    before = verb.doc[max(count.root.i + 1, verb.i - _BESIDE) : verb.i]
    others = any(t.lower_ in _OTHERS and (t.dep_ in _AS_SUBJECT or t.i == verb.i - 1) for t in before)
    return (
        others
        or any(t.like_num and (t.dep_ != "nummod" or t.head.pos_ in ("AUX", "VERB")) for t in before)
        or any(c.like_num for c in verb.children if count.root.i < c.i < verb.i)
    )


_BESIDE = 3  # tokens: "and at least 57 hurt"
_OTHERS = frozenset("more others many several dozens scores hundreds thousands some most".split())
_AS_SUBJECT = ("nsubj", "nsubjpass", "advmod", "npadvmod", "dep", "conj")


def number_in(sentence: Sentence, mention: NumberMention, around: Around) -> Number | None:
    """The number in its sentence, ``None`` when it is no figure whatever stands around it: a date, a limit, an age."""
    tokens = number_tokens(sentence, mention)
    if not tokens or any(d.span.overlaps(mention.core) for d in around.dates):
        return None
    root = root_of(tokens)
    counted = counted_noun(root, tokens)
    if (share := in_hundred(mention, around.text)) is not mention:
        return Number(share, root, counted, sentence, (root,), False)
    year = is_bare_year(around.text, mention)
    if year and _YEARS_EVENT.match(around.text[mention.span.end : mention.span.end + 20]):
        return None
    if year and not (counted is not None and is_person(counted)):
        return None
    if (
        counted is None
        and mention.value is not None
        and mention.value % 1
        and mention.unit is None
        and not is_share_in_tenths(mention, around)
        and named_entry(mention, around.text) is None
    ):
        return None  # nobody counts people in tenths
    if (
        no_figure(mention, root, counted, around)
        and not is_next_in_list(mention, around)
        and not is_share_in_tenths(mention, around)
        and named_entry(mention, around.text) is None
    ):
        return None
    if is_needed(mention, around) or is_share_counted(mention, around) or are_ones_terms(counted):
        return None
    before = around.text[max(0, mention.span.start - 24) : mention.span.start]
    if (counted is None and _OUT_OF.search(before)) or _is_persons_age(root, mention, around.text):
        return None
    if mention.unit is Unit.PERCENT and (
        _is_of_the_count(before, around.text[mention.span.end :][:60])
        or any(c.lower_ == "unless" and c.dep_ == "mark" for c in clause_verb(root).children)
    ):
        return None  # "unless somebody wins 55 percent": a rule
    said_of = _PART_BEFORE.search(around.text[max(0, mention.span.start - 24) : mention.span.start])
    part = bool(said_of) or is_included(root) or goes_back(root, counted) or of_a_whole(root)
    part = part and not opens_parts(around.text, mention)
    whole = _is_whole(root, counted)
    links = [counted or root] if whole else climb(counted if counted is not None else root)
    links += [t for t in ([root] if whole else climb(root)) if t.i not in {x.i for x in links}]
    return Number(mention, root, counted, sentence, tuple(links), part)


# "Arrested 52 out of the 66 identified": what befell the 52 is not told of the 66.
_OUT_OF = re.compile(r"\bout\s+of\s+(?:(?:the|those|these|all)\s+|a\s+total\s+of\s+)?$", re.I)
# "2020 protest participants": those of that year's protests.
_YEARS_EVENT = re.compile(
    r"\s+(?:anti-\w+\s+)?(?:protests?|elections?|uprising|revolution|coup|war|crackdown|unrest|riots?|vote|massacre|demonstrations?)\b"
)
_OLDEST = 105
# "A count of ballots in 42 percent of polling stations": how much is counted, not for whom.
_STATIONS = re.compile(
    r"\s+of\s+(?:the\s+|all\s+)?(?:\w+\s+)?(?:stations|precincts|districts|constituencies|results|returns)\b",
    re.I,
)
_COUNTED = re.compile(
    r"\s+of\s+(?:the\s+|all\s+)?(?:ballots|votes)\s+(?:\w+\s+){0,2}(?:counted|tallied|processed|reported|in\b)",
    re.I,
)
_WITH = re.compile(
    r"(?:^|[.,;:(\u2013\u2014\n\"\u201c]\s*)(?:and\s+|but\s+)?with\s+(?:some\s+|about\s+|nearly\s+|over\s+|more\s+than\s+|almost\s+)?$",
    re.I,
)


def _is_of_the_count(before: str, after: str) -> bool:
    """ "With 80 percent of votes counted, he leads"; "re-elected with 93 percent of the votes counted" is a share."""
    return bool(_STATIONS.match(after) or (_COUNTED.match(after) and _WITH.search(before)))


def _is_persons_age(root: Token, mention: NumberMention, text: str) -> bool:
    """ "Ilia Sorn, (23) and Edo Marn (19) were killed": a bare number in brackets behind a person's two names, not behind a
    town's ("Tarsk (12)")."""
    alone = (
        text[mention.span.start - 1 : mention.span.start] + text[mention.span.end : mention.span.end + 1]
        == "()"
    )
    if not alone or mention.value is None or mention.unit is Unit.PERCENT or not 0 < mention.value <= _OLDEST:
        return False
    behind = [t for t in root.doc[max(0, root.i - 5) : root.i] if not t.is_punct and not t.is_space][-2:]
    names = len(behind) == 2 and all(t.is_title and t.pos_ in ("PROPN", "NOUN", "ADJ", "X") for t in behind)
    return (
        names
        and not is_place_name(f"{behind[0].text} {behind[1].text}")
        and not is_place_name(behind[1].text)
    )


def _is_whole(root: Token, counted: Token | None) -> bool:
    """The 43 of "eleven of the 43 detainees were freed": what befell the eleven is not told of them."""
    if counted is None and root.dep_ == "pobj" and root.head.lower_ == "of" and root.head.head.like_num:
        return any(c.lower_ in _OF_A_WHOLE for c in root.children)  # "45 of the 90 held since Monday"
    if counted is None or root.dep_ != "nummod" or counted.dep_ != "pobj" or not counted.head.head.like_num:
        return False
    return counted.head.lower_ == "of" and any(c.lower_ in _OF_A_WHOLE for c in counted.children)


_OF_A_WHOLE = words("the those these its their his her our")


def told(number: Number, around: Around) -> Count | None:
    """What the rules say that the number counts."""
    mention, root, counted, sentence = number.mention, number.root, number.counted, number.sentence
    if mention.unit is Unit.PERCENT:
        return vote_percent(mention, root, counted, sentence, around)
    other = (
        shared_percent(number, around)
        or told_share(number, around)
        or rival_votes(number, around)
        or more_shutdowns(number, around)
        or given_too(number, around)
        or shot(number, around)
        or present(number, around)
    )
    if other is not None:
        return other
    if counted is None and (own := _own_adjective(root, around.frames)) is not None:
        return number.of_frame(own, "direct", 0.75)
    lemma = counted.lemma_.casefold() if counted is not None else ""
    if lemma in HOUR:
        return duration(mention, root, counted, sentence, around, HOUR[lemma])
    if lemma in ("voter", "elector") and are_registered(counted):
        return Count(mention, Kind.ELECTION, Unit.PERSONS, "en.fig.voters", 0.8, root, counted)
    if _shutdowns(lemma, sentence, around):
        return Count(mention, Kind.BLACKOUT, Unit.SHUTDOWNS, "en.fig.shutdowns", 0.8, root, counted)
    if lemma in _TIMES and _cut_off(sentence, around):
        return Count(mention, Kind.BLACKOUT, Unit.SHUTDOWNS, "en.fig.times-cut", 0.7, root, counted)
    if _countable(root, counted, around.frames):
        return of_people(number, around)
    if lemma == "name" and (listed := by_what_is_behind(number, around)) is not None:
        return listed
    return _things(number, around, lemma)


def _own_adjective(root: Token, frames: list[Frame]) -> Frame | None:
    """ "Five dead, 700 people arrested": what stands right behind the number and before a comma is all that befell them."""
    behind = root.doc[root.i + 1 : root.i + 3]
    if len(behind) < 2 or behind[1].text not in (",", ";") or behind[0].head.i != root.i:
        return None
    return next((f for f in frames if f.trigger.i == behind[0].i and f.trigger.dep_ == "amod"), None)


def _things(number: Number, around: Around, lemma: str) -> Count | None:
    """ "Set five buildings on fire": how many of what was damaged."""
    damage = by_role(list(number.links), [f for f in around.frames if f.kind is Kind.DAMAGE])
    unit = THINGS.get(lemma)
    if damage is None or unit is None:
        return None
    return replace(number.of_frame(damage, "things", 0.75), unit=unit)


def _cut_off(sentence: Sentence, around: Around) -> bool:
    """ "the internet was shut down 49 times": occasions of a shutdown, where shutdowns are the topic."""
    cut = any(f.kind in (Kind.BLACKOUT, Kind.BLOCKING) for f in around.frames)
    words_cut = any(t.lemma_.casefold() in SHUT or (t.lemma_ == "shut") for t in sentence.tokens)
    return around.internet and (cut or words_cut)


def _shutdowns(lemma: str, sentence: Sentence, around: Around) -> bool:
    """ "167 internet shutdowns", "121 cases of shutdown": how often the internet was cut."""
    shut = any(t.lemma_.casefold() in SHUT for t in sentence.tokens)
    online = around.internet or any(t.lemma_.casefold() in lex.INTERNET for t in sentence.tokens)
    return online and (lemma in SHUT or (lemma == "case" and shut))


def _countable(root: Token, counted: Token | None, frames: list[Frame]) -> bool:
    """A person noun, an event noun ("10 deaths"), a bare number, "them": not chairs, metres or points."""
    if counted is not None and (lemma_of(counted) == "body" or _in_quotes(counted, frames)):
        return True
    if counted is None:
        return root.dep_ not in ("compound", "nmod") or root.head.i == root.i
    if lemma_of(counted) in _CASES and any(f.kind is Kind.ATTACK_ON_JOURNALIST for f in frames):
        return True
    known = is_person(counted) or counted.lower_ in ANAPHOR or counted.lemma_.casefold() in QUANTITY
    return known or any(f.trigger.i == counted.i for f in frames)


def _in_quotes(counted: Token, frames: list[Frame]) -> bool:
    """ "the arrest of 63 "hoodlums"": whoever they are called, the event is done to them."""
    quoted = counted.i > 0 and counted.doc[counted.i - 1].text in _QUOTES
    return quoted and any(v.i == counted.i for f in frames for v in victims(f))
