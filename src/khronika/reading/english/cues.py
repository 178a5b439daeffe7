"""Cues within one sentence: verbs of saying and judging, active and passive; with the cues of the other rooms, all of them.

Each rule yields raw relations, whose sources are not yet resolved; a raw relation without content speaks of what was
said just before.
"""

from collections.abc import Iterator

from khronika.nouns import Span
from khronika.reading.english import lexicon as lex
from khronika.reading.english.cue_citing import cited
from khronika.reading.english.cue_closing import with_closings, with_compared
from khronika.reading.english.cue_contents import around, is_to_whom, said_by
from khronika.reading.english.cue_counts import by_count, by_sure, gapped
from khronika.reading.english.cue_formulas import by_formula
from khronika.reading.english.cue_joined import is_noun_states, on_a_paper
from khronika.reading.english.cue_labels import by_label
from khronika.reading.english.cue_parts import with_own_parts
from khronika.reading.english.cue_phrases import by_phrases
from khronika.reading.english.cue_relays import (
    by_cited_count,
    by_citing,
    by_learned,
    by_poll,
    by_quoted,
    by_this_was,
)
from khronika.reading.english.cue_shapes import shape_of
from khronika.reading.english.cue_sides import joined, parted
from khronika.reading.english.cue_statements import by_statement
from khronika.reading.english.cue_tellers import BODIES
from khronika.reading.english.lead_ins import leads_in
from khronika.reading.english.parsing import Sentence, Token, char_span, subtree
from khronika.reading.english.people import is_person
from khronika.reading.english.phrases import can_speak, phrase_of
from khronika.reading.english.relations import Raw
from khronika.reading.english.speaking import may_speak, speaking_subject, speaks, worded_of
from khronika.reading.english.syntax import (
    agent_of,
    children_are,
    has_particle,
    is_passive,
    lemma_of,
)
from khronika.reading.english.tallies import results_follow, tallies_in


def cues_in(text: str, sentence: Sentence, quotes: list[Span]) -> list[Raw]:
    """All raw relations of a sentence, in order of their cues."""
    relayed = [*by_quoted(sentence), *by_learned(sentence), *by_cited_count(sentence)]
    raws = with_closings(sentence, list(_by_verb(sentence, quotes)), quotes)
    raws = [*_without(raws, relayed), *relayed]
    raws += by_phrases(sentence, raws)
    raws += list(by_citing(sentence, raws))
    raws += by_poll(sentence)
    raws += by_count(sentence, raws)
    raws += [] if any(r.rule == "attr.their-count" for r in raws) else by_label(text, sentence)
    raws += list(by_formula(text, sentence, raws))
    raws += by_sure(sentence)
    raws += by_statement(sentence)
    raws = gapped(sentence, raws)
    raws += list(by_this_was(text, sentence, raws))
    raws += list(tallies_in(sentence, raws))
    raws += results_follow(sentence)
    if leading := list(leads_in(text, sentence)):
        raws = [*(r for r in raws if r.contents), *leading]
    raws = with_compared(sentence, joined(text, sentence, parted(text, raws, quotes), quotes))
    raws = with_own_parts(sentence, raws)
    return sorted((r for r in raws if speaks(r.phrase) or r.phrase.kind == "relative"), key=lambda r: r.cue)


def _without(raws: list[Raw], relayed: list[Raw]) -> list[Raw]:
    """What a relay tells is not told once more by its "saying" or by the outlet alone."""
    cues = [r.cue for r in relayed]
    return [
        r for r in raws if not any(c.start <= r.cue.start <= c.end + 40 and r.lemma in _RELAYS for c in cues)
    ]


_RELAYS = frozenset("say tell state write claim warn quote cite learn hear inform".split())


def cue_span(verb: Token, base: int) -> Span:
    return Span(base + verb.idx, base + verb.idx + len(verb.text))


# ---- verbs ----


def _by_verb(sentence: Sentence, quotes: list[Span]) -> Iterator[Raw]:
    for verb in sentence.tokens:
        if not _may_cue(verb):
            continue
        if is_passive(verb):
            yield from _by_passive(verb, sentence)
            continue
        subject = speaking_subject(verb, sentence, quotes)
        subject = _past_dateline(verb, subject)
        if subject is None or subject.lower_ in ("there", "what") or _only_points(verb, subject):
            continue
        found = _of_verb(verb, subject, sentence, quotes)
        if found is not None:
            yield found


_CUES = lex.SAY | lex.JUDGE | lex.COUNTING


_OWN = frozenset(("nsubj", "nsubjpass", "aux", "auxpass"))


def _is_aside(verb: Token) -> bool:
    """A participle without a subject right behind a comma or a dash."""
    return verb.i > 0 and verb.nbor(-1).is_punct and not any(c.dep_ in _OWN for c in verb.children)


def _may_cue(verb: Token) -> bool:
    lemma = verb.lemma_.casefold()
    if verb.pos_ not in ("VERB", "AUX") or lemma not in _CUES:
        return False
    if any(c.dep_ == "neg" for c in verb.children) and lemma not in (
        "know",
        "rule",
        "deny",
        "dispute",
    ):
        return lemma in lex.CALL_AS and is_passive(verb) and agent_of(verb) is not None
    if is_to_whom(verb, lemma) or (verb.tag_ == "VBN" and verb.dep_ == "conj" and is_passive(verb.head)):
        return False  # 'were "harassed and threatened"'
    if (
        verb.tag_ == "VBN"
        and (verb.dep_ in ("acl", "amod") or (verb.dep_ in ("advcl", "conj") and _is_aside(verb)))
        and lemma in lex.CALL_AS | lex.ACCUSE
        and agent_of(verb) is None
    ):
        return False  # "those declared missing", "men accused of arson", "a walk, dubbed the March of Anger": by whom is not told
    if takes(verb, lemma) or _is_told(verb, lemma) or is_noun_states(verb) or is_offence(verb):
        return False
    above = [a for a in verb.ancestors if a.dep_ != "conj"] if verb.dep_ == "xcomp" else []
    return not any(a.lemma_ in ("decline", "refuse") for a in above)


_PUNISHED = lex.words(
    "detain arrest hold jail imprison charge prosecute try convict sentence fine accuse suspect sue dismiss fire expel suspend sack summon "
    "question interrogate investigate target punish beat kill"
)


def is_offence(verb: Token) -> bool:
    """ "Detained dozens for criticizing the government", "accused of insulting him": what they are held for, told by whoever tells that."""
    above = verb.head
    return (
        verb.dep_ == "pcomp"
        and above.lower_ in ("for", "of", "over", "with", "after")
        and above.head.lemma_ in _PUNISHED
    )


_GRANTED = lex.words("right chance opportunity entry visa")


def takes(verb: Token, lemma: str) -> bool:
    """ "Claimed 16 lives", "denied them bail", "was declared dead", "responded to protests": nothing is said."""
    if lemma in ("respond", "react"):
        acts = any(c.dep_ == "prep" and c.lower_ in ("to", "with") for c in verb.children)
        return (
            acts
            and not any(c.dep_ == "ccomp" for c in verb.children)
            and not any(t.is_quote for t in verb.sent)
        )
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "oprd", "acomp", "ccomp")]
    if lemma == "claim":
        return any(lemma_of(c) in ("life", "victim") for c in objects)
    if lemma == "dismiss":
        return any(is_person(c) and c.dep_ in ("dobj", "nsubjpass") for c in objects)  # from their posts
    if lemma == "deny":
        return any(lemma_of(c) in _GRANTED and c.dep_ == "dobj" for c in objects)
    return lemma in ("declare", "pronounce") and any(c.lower_ == "dead" for c in objects)


def _is_told(verb: Token, lemma: str) -> bool:
    """ "He was released and told that his sentence had been cut": they told him."""
    if lemma not in ("tell", "inform") or verb.dep_ != "conj" or not is_passive(verb.head):
        return False
    return not any(c.dep_ in ("dobj", "dative", "nsubj") for c in verb.children)


def _past_dateline(verb: Token, subject: Token | None) -> Token | None:
    """ "Imphal: The government has announced a curfew": of two subjects the town before the colon says nothing."""
    if subject is None or subject.i != verb.sent.start or subject.nbor().text != ":":
        return subject
    return next((c for c in verb.children if c.dep_ == "nsubj" and c.i > subject.i), None)


_MOVES = lex.words(
    "action move step act decision response reaction behaviour behavior conduct treatment silence arrest detention crackdown violence attack "
    "raid ban incident event case episode scene turnout protest demonstration rally march strike unrest killing death shooting trial law use "
    "fact failure absence lack presence success speed scale size visit"
)


def _only_points(verb: Token, subject: Token) -> bool:
    """ "This shows that ...", "the police action showed how afraid they were": nobody speaks."""
    pointing = subject.pos_ == "PRON" and subject.lower_ in ("this", "these", "those", "that", "which", "it")
    if subject.pos_ == "NOUN" and not pointing:
        told = (
            verb.dep_ == "ccomp" and verb.head.lemma_ in lex.SAY and lemma_of(subject) not in lex.VOICE_NOUN
        )
        pointing = lemma_of(subject) in _MOVES or (told and not can_speak(subject))
    return (
        pointing and verb.dep_ != "relcl" and verb.lemma_ in ("show", "suggest", "mean", "indicate", "reveal")
    )


def _of_verb(verb: Token, subject: Token, sentence: Sentence, quotes: list[Span]) -> Raw | None:
    lemma = verb.lemma_.casefold()
    contents = said_by(verb, subject, sentence, quotes)
    has_clause = any(_is_clause(c, lemma) for c in verb.children) or on_a_paper(verb) is not None
    judging = lemma in (lex.ACCUSE | lex.CALL_AS | lex.DENY | lex.DISPUTE) and not has_clause
    if lemma in lex.CLAUSE_ONLY and not has_clause:
        return None
    if lemma in lex.CALL_AS - lex.ACCUSE and judging and not any(_calls(c) for c in verb.children):
        return None
    counting = lemma in lex.COUNTING and not has_particle(verb) and _counts(verb, contents, sentence)
    if not (lemma in lex.SAY or judging or counting or _denounces_that(verb, lemma)):
        return None
    phrase = phrase_of(subject, sentence.base)
    if not contents or not speaks(phrase) or not may_speak(subject):
        return None
    rule = "attr.judges" if judging else "attr.says-clause" if has_clause else "attr.reports-object"
    return Raw(
        phrase,
        cue_span(verb, sentence.base),
        tuple(contents),
        lemma,
        rule,
        ()
        if judging
        else cited(verb, sentence.base),  # "called it a farce, citing a woman who fainted": for an instance
        judging,
        worded_of(verb, subject, phrase),
        shape_of(verb, subject, sentence, contents),
    )


def _denounces_that(verb: Token, lemma: str) -> bool:
    """ "Relatives denounced that the trials are unfair"."""
    clause = (c for c in verb.children if c.dep_ == "ccomp")
    return lemma in _DENOUNCES and any(
        g.dep_ == "mark" and g.lower_ == "that" for c in clause for g in c.children
    )


_DENOUNCES = lex.words("denounce deplore decry regret protest object bemoan")
_CONVENED = lex.words(
    "protest rally demonstration strike march boycott walkout election referendum vote meeting session summit vigil picket"
)


def _calls(child: Token) -> bool:
    """What something is called: "a sham", "as a sham"; not "on the army", "for talks", and not who calls protests."""
    if child.lemma_.casefold() in _CONVENED and not any(
        c.dep_ in ("amod", "nsubj", "det") for c in child.children
    ):
        return False
    return child.dep_ in ("oprd", "ccomp") or (child.dep_ == "prep" and child.lower_ == "as")


def _is_clause(child: Token, lemma: str) -> bool:  # "consider the arrests illegal" is none
    small = lemma in lex.CALL_AS and child.pos_ in ("ADJ", "NOUN", "PROPN") and child.dep_ == "ccomp"
    return child.dep_ in ("ccomp", "parataxis") and not small


def _counts(verb: Token, contents: list[Span], sentence: Sentence) -> bool:
    """ "put the toll at 19": there is a number in what it takes."""
    inside = [t for t in sentence.tokens if any(c.start <= sentence.base + t.idx < c.end for c in contents)]
    if verb.lemma_ in (
        "put",
        "set",
    ):  # "put the toll at 19", not "put 300 soldiers on the streets", "set five cars alight"
        at = [
            n for n, t in enumerate(inside) if t.lower_ in ("at", "as", "above", "below", "between", "over")
        ]
        return any(t.like_num for n in at for t in inside[n + 1 : n + 6])
    return any(t.like_num for t in inside)


# ---- passives ----


def _by_passive(verb: Token, sentence: Sentence) -> Iterator[Raw]:
    """ "was announced by X", "as reported by X", "This was stated by X"."""
    agent = agent_of(verb) or _agent_behind(verb)
    if agent is None or verb.lemma_ not in (lex.SAY | lex.ACCUSE | lex.CALL_AS) or has_particle(verb):
        return  # "called out by groups"
    if (
        verb.lemma_ == "report"
        and agent.tag_ == "NNS"
        and not (can_speak(agent) or lemma_of(agent) in BODIES)
    ):
        return  # "were reported wounded by plastic bullets"
    if verb.dep_ == "acl" and verb.head.dep_ == "dobj" and verb.head.head.lemma_ in _DISPUTED_BY:
        return  # "rejected the results announced by the commission": what is said of them is not the commission's
    if verb.dep_ == "relcl" and not contents_may_hang(verb.head):
        return  # "land that is also claimed by an officer"
    base = sentence.base
    contents = _passive_contents(verb, sentence)
    phrase = phrase_of(agent, base)
    yield Raw(
        phrase,
        cue_span(verb, base),
        tuple(contents),
        verb.lemma_,
        "attr.passive" if contents else "attr.this-was-said-by",
        judging=bool(contents)
        and (verb.lemma_ in _JUDGED_BY or _turned_down_as(verb, agent))
        and (verb.lemma_ != "call" or any(_calls(c) for c in verb.children))
        and not any(c.dep_ == "ccomp" for c in verb.children),
        worded=worded_of(verb, agent, phrase),
        shape=shape_of(verb, agent, sentence, contents),
    )


def _turned_down_as(verb: Token, agent: Token) -> bool:
    """ "Was dismissed by the opposition as "a joke"": judged, and not ruled on."""
    if verb.lemma_ not in ("dismiss", "reject") or lemma_of(agent) in _RULES_ON:
        return False
    return any(c.lower_ == "as" for x in (verb, agent) for c in x.children)


_RULES_ON = lex.words("court judge tribunal magistrate bench panel jury")


_DISPUTED_BY = lex.ACCUSE | lex.CALL_AS | lex.DENY | lex.DISPUTE
# "A petition was dismissed by the court": ruled on, and nothing is said of it.
_JUDGED_BY = (lex.ACCUSE | lex.CALL_AS | lex.DENY | lex.DISPUTE) - lex.words(
    "dismiss reject overturn declare"
)


def contents_may_hang(noun: Token) -> bool:
    """A report, a count or what people say: whoever confirms it in a relative clause tells it."""
    return lemma_of(noun) in lex.VOICE_NOUN | lex.NOUN_KIND.keys() | lex.words(
        "toll claim version total attack"
    )


def _agent_behind(verb: Token) -> Token | None:
    """ "were described as a kidnapping by the union": the parser hangs "by" on the noun before it."""
    if verb.lemma_ not in lex.ACCUSE | lex.CALL_AS or not any(c.dep_ == "auxpass" for c in verb.children):
        return None
    by = [t for t in subtree(verb, ("advcl", "relcl", "conj")) if t.lower_ == "by" and t.i > verb.i]
    return next((g for t in by for g in t.children if g.dep_ == "pobj" and can_speak(g)), None)


def _passive_contents(verb: Token, sentence: Sentence) -> list[Span]:
    base = sentence.base
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if verb.dep_ == "advcl" and children_are(verb, "as"):
        return around(verb, sentence)
    if verb.dep_ == "acl":
        return [char_span(base, subtree(verb.head, ("acl",)))]
    if subject is not None and subject.lower_ not in ("this", "that", "it", "which", "these"):
        agent = agent_of(verb)
        as_what = agent is not None and _turned_down_as(verb, agent)
        whole = verb.lemma_ in (lex.ACCUSE | lex.CALL_AS) or as_what
        return [char_span(base, [t for t in subtree(verb) if not t.is_space] if whole else subtree(subject))]
    return [char_span(base, subtree(c)) for c in verb.children if c.dep_ == "ccomp"]
