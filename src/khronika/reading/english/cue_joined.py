"""Clauses that "and" joins to what somebody says: told with it, or by another who speaks next."""

from khronika.reading.english import lexicon as lex
from khronika.reading.english.parsing import Token, subtree


def told_on(clause: Token, verb: Token) -> list[Token]:
    """ "Officials said 52 people were arrested and one guard was injured": what befell others too is told with it, although
    the parser hangs it on "said". So is "and one guard injured"."""
    if not befell(clause):
        return []
    further = [
        c
        for c in verb.children
        if c.i > clause.i
        and ((c.dep_ == "conj" and befell(c)) or (c.dep_ in ("dobj", "conj") and _also_befell(c)))
    ]
    return [t for c in further for t in subtree(c) if not t.is_space and not (t.is_punct and t.i > c.i)]


def _also_befell(noun: Token) -> bool:
    """ "and 52 officers injured", which the parser takes for an object of "said", or joins to it."""
    first = min(t.i for t in subtree(noun))
    joined = first > 0 and noun.doc[first - 1].dep_ == "cc"
    counted = any(c.like_num for c in noun.children)
    return joined and counted and any(c.dep_ == "acl" and c.tag_ == "VBN" for c in noun.children)


_BEFELL = lex.DIE | lex.words("suffer sustain lose")


def befell(verb: Token) -> bool:
    """A passive with its own subject, or somebody who dies or is hurt: no deed of anybody's, and no other's speech."""
    if any(c.dep_ == "nsubjpass" for c in verb.children):
        return verb.lemma_ not in lex.SAY | lex.JUDGE
    return verb.lemma_ in _BEFELL and any(c.dep_ == "nsubj" for c in verb.children)


def says_himself(verb: Token) -> bool:
    """ "Radio reported four deaths and witnesses said": a noun right before the verb, which the parser counts to the deaths."""
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") and verb.lemma_ in lex.SAY
    return finite and verb.nbor(-1).pos_ in ("NOUN", "PROPN") and verb.nbor(-1).dep_ in ("conj", "nsubj")


def only_who(told: list[Token]) -> bool:
    """ "The source, who spoke to the agency, said": before the comma stands who speaks, and nothing is told."""
    relative = {t.i for c in told if c.dep_ in ("relcl", "acl") for t in c.subtree}
    who = any(t.lower_ in ("who", "which") for t in told)
    return who and not any(t.pos_ in ("VERB", "AUX") and t.i not in relative for t in told)


def said_behind(verb: Token) -> bool:
    """ "..., indicated on Friday a spokeswoman": the tagger's participle behind a comma, with who speaks for its object."""
    if verb.tag_ != "VBN" or verb.dep_ != "advcl" or verb.nbor(-1).text != "," or verb.head.i > verb.i:
        return False
    speaker = next((c for c in verb.children if c.dep_ == "dobj"), None)
    return (
        speaker is not None
        and speaker.pos_ in ("NOUN", "PROPN")
        and not any(c.dep_ == "agent" for c in verb.children)
    )


_PROCLAIMS = lex.words("declare announce")
_WHY = ("after", "as", "when", "because", "since", "amid")


def is_why(clause: Token, verb: Token) -> bool:
    """ "Declared an emergency after riots left five dead": why it was declared is the report's."""
    return verb.lemma_ in _PROCLAIMS and clause.i > verb.i and clause.left_edge.lower_ in _WHY


def without_why(verb: Token, tokens: list[Token]) -> list[Token]:
    """``tokens`` of what is proclaimed, up to why."""
    why = (
        next((n for n, t in enumerate(tokens) if t.lower_ in _WHY), None)
        if verb.lemma_ in _PROCLAIMS
        else None
    )
    return tokens if why is None or any(t.like_num for t in tokens[:why]) else tokens[:why]


def is_noun_states(token: Token) -> bool:
    """ "Caribbean and Pacific states for independence": no verb, whatever the tagger says."""
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else "."
    return token.lower_ == "states" and after in ("for", "of", "in", "to", "and", "or", ",", ".")


def over_semicolon(clause: Token, verb: Token) -> bool:
    """ "The van was fired on; the editor counted 14 holes": a clause on the other side of a semicolon, which the parser
    hung on a verb that has something of its own to report."""
    if clause.dep_ != "ccomp" or clause.i > verb.i:
        return False
    after = [c for c in verb.children if c.i > verb.i]
    if any(t.text == "(" for t in verb.doc[clause.i : verb.i]) and after:
        return True  # "We were 300 (the prefecture wrote 120)"
    parted = any(t.text == ";" for t in verb.doc[clause.i : verb.i])
    dashed = any(t.text in ("-", "\u2013", "\u2014", "--") for t in verb.doc[clause.i : verb.i])
    if dashed and clause.lemma_ in lex.SAY and any(c.dep_ == "nsubj" for c in clause.children):
        return any(
            c.dep_ in ("ccomp", "dobj") and c.i > verb.i for c in verb.children
        )  # "Officers said ... - one said ..."
    counts = (
        clause.lemma_ in lex.REPORT_OBJECT and verb.lemma_ in lex.REPORT_OBJECT
    )  # "..., the league counts 34"
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    first = min((t.i for t in subtree(subject)), default=0) if subject is not None else 0
    if (
        first > 0
        and verb.doc[first - 1].text == ";"
        and any(c.i > verb.i and c.dep_ == "prep" for c in verb.children)
    ):
        return True  # "A doctor counted nine bodies; the army admits to two"
    if not parted and not (counts and any(c.dep_ == "dobj" for c in clause.children)):
        return False
    return any(c.dep_ in ("dobj", "ccomp", "xcomp") or c.like_num for c in after)


_GOES = lex.words("visit tour inspect enter search comb check go call ring travel return")


def went_to_see(found: Token) -> bool:
    """ "The lawyer visited the station and found 17 of them": whoever went to see."""
    return found.dep_ == "conj" and found.head.lemma_ in _GOES


_PAPERS = frozenset(
    "report statement letter release bulletin message briefing interview post update note communique".split()
)


def on_a_paper(verb: Token) -> Token | None:
    """ "Pointed out in a report published this month that 33 were held": the clause that the parser hung on the report."""
    if any(c.dep_ in ("ccomp", "dobj", "parataxis") for c in verb.children):
        return None
    for link in (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "in" and c.i > verb.i):
        for paper in (g for g in link.children if g.dep_ == "pobj" and g.lemma_ in _PAPERS):
            for clause in (c for c in paper.children if c.dep_ in ("acl", "relcl")):
                first = min(clause.subtree, key=lambda t: t.i)
                subject = any(c.dep_ in ("nsubj", "nsubjpass") and c.i > first.i for c in clause.children)
                if first.lower_ == "that" and subject:
                    return clause
    return None
