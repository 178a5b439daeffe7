"""The dependency tree, asked in the terms the rules are written in: who does, to whom, with what preposition."""

from khronika.reading.english.lexicon import FORMS
from khronika.reading.english.lexicon import words as listed
from khronika.reading.english.parsing import Token, entity, subtree


def lemma_of(token: Token) -> str:
    """The lemma, case-folded, with the tagger's known mistakes mended ("fined" -> "fine", not "fin")."""
    if token.pos_ in ("VERB", "AUX"):
        return FORMS.get(token.lower_) or str(token.lemma_.casefold())
    return str(token.lemma_.casefold())


def with_conjuncts(token: Token) -> list[Token]:
    """``token`` and all it is coordinated with."""
    return [token, *token.conjuncts]


def subject_of(verb: Token) -> Token | None:
    """Who does the verb: its own subject, a shared one, the antecedent of a relative, the subject it is raised to."""
    own = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if own is not None and own.lower_ == "who" and verb.dep_ != "relcl":
        # The parser lost the antecedent: the last noun before "who".
        if verb.dep_ == "conj" and verb.head.dep_ == "relcl" and own.nbor(-1).lower_ in ("and", "but", "or"):
            return own  # "whose residents back the mayor and who had set up a barricade": not the mayor
        before = verb.doc[max(0, own.i - 6) : own.i]
        return next((t for t in reversed(before) if t.pos_ in ("NOUN", "PROPN")), own)
    if verb.dep_ == "relcl" and own is None and (riding := _riding(verb)) is not None:
        return riding
    if verb.dep_ == "relcl" and (own is None or own.lower_ in ("who", "which", "that")):
        return verb.head
    if own is not None:
        return _past_place(verb, own)
    return _inherited(verb) or _behind_place(verb)


def _behind_place(verb: Token) -> Token | None:
    """ "In Tarsk's hospital, a doctor told reporters that ...": whoever stands between the place and the verb, as which the parser takes
    him for another name of the place."""
    if verb.dep_ != "ROOT" or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    fronted = (c for c in verb.children if c.dep_ == "prep" and c.i < verb.i)
    places = (g for c in fronted for g in c.children if g.dep_ == "pobj")
    beside = (a for g in places for a in g.children if a.dep_ == "appos")
    return next((a for a in beside if a.i == verb.i - 1 and a.pos_ in ("NOUN", "PROPN")), None)


def _riding(verb: Token) -> Token | None:
    """ "Police in armoured vehicles arrested 700": a finite verb with no relative pronoun, which the parser hung on the vehicles."""
    finite = verb.tag_ in ("VBD", "VBZ", "VBP", "VBN") and not any(
        c.lower_ in ("who", "which", "that", "whom") for c in verb.subtree
    )
    link = verb.head.head
    if (
        not finite
        or verb.head.dep_ != "pobj"
        or link.lower_ not in ("in", "on", "with", "from")
        or any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    ):
        return None
    return link.head if link.head.pos_ in ("NOUN", "PROPN") else None


_SETTLED = frozenset(
    "city town capital village port district province region neighbourhood neighborhood suburb hub".split()
)


def _past_place(verb: Token, subject: Token) -> Token:
    """ "In Orlo, the port town, police arrested 20": of two subjects the one that only says what the place is does nothing."""
    if subject.lower_ not in _SETTLED:
        return subject
    others = [c for c in verb.children if c.dep_ == "nsubj" and subject.i < c.i < verb.i]
    return others[-1] if others else subject


def _inherited(verb: Token) -> Token | None:
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        if verb.tag_ == "VBD" and verb.head.tag_ in ("VBP", "VBZ") and verb.head.dep_ == "relcl":
            above = clause_verb(verb.head.head)
            if above.tag_ == "VBD":
                return subject_of(above)  # "police broke up a march the parties say was legal, and held 12"
        if verb.tag_ == "VBZ" and (one := _one_above(verb)) is not None:
            return one
        return _own_before(verb) or subject_of(_reported_on(verb) or verb.head)
    if verb.dep_ == "acl":
        infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
        if infinitive and verb.head.dep_ == "dobj":
            return subject_of(verb.head.head)  # "they launched an inquiry to identify them"
        if verb.tag_ in ("VBN", "VBD") and any(c.dep_ == "dobj" for c in verb.children):
            return _riding(verb) or verb.head  # a participle with an object is none
        return None if infinitive and lemma_of(verb.head) in _OF_NOBODY else verb.head
    if verb.dep_ in ("xcomp", "ccomp") and (made := _made_to(verb)) is not None:
        return made
    if verb.dep_ in ("advcl", "xcomp") and verb.head.pos_ in ("VERB", "AUX"):
        accused = next((c for c in verb.head.children if c.dep_ == "dobj" and c.i < verb.i), None)
        doing = accused is not None and lemma_of(verb.head) in _OF_DOING
        if verb.tag_ == "VBG" and doing and not (lemma_of(verb) in _OF_SPEECH and verb.nbor(-1).text == ","):
            return accused  # "accused the men of rioting, inciting violence and marching"
        # "figures were reported by the office, mentioning that ...": the office mentions, not the figures.
        return (agent_of(verb.head) if is_passive(verb.head) else None) or subject_of(verb.head)
    if verb.dep_ == "pcomp" and verb.head.head.pos_ == "VERB":
        above = verb.head.head
        told = next((c for c in above.children if c.dep_ == "ccomp" and c.i < above.i), None)
        if (
            told is not None
            and lemma_of(above) in _TELLING
            and verb.head.lower_ in ("after", "before", "while")
        ):
            return subject_of(
                told
            )  # "police arrested a clerk, witnesses said, after detaining two": the police detained
        accused = next((c for c in above.children if c.dep_ == "dobj" and c.i < verb.i), None)
        punished = verb.head.lower_ == "for" and lemma_of(above) in _FOR_DOING
        return (
            accused
            if accused is not None and (punished or lemma_of(above) in _OF_DOING)
            else subject_of(above)
        )
    return None


def _one_above(verb: Token) -> Token | None:
    """ "The party considers that they were held and demands their release": not they, but whoever considers."""
    clause, above = verb.head, verb.head.head
    many = any(
        c.dep_ in ("nsubj", "nsubjpass") and (c.lower_ == "they" or c.tag_ == "NNS") for c in clause.children
    )
    fits = many and clause.dep_ == "ccomp" and above.tag_ == "VBZ"
    return subject_of(above) if fits and not any(c.dep_ in ("nsubj", "aux") for c in verb.children) else None


def _own_before(verb: Token) -> Token | None:
    """ "Unions have planned a rally in Orlo and the police have arrested 30": a noun between "and" and the auxiliary, which the
    parser hung on the noun before, is the subject."""
    aux = [c.i for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i]
    if not aux and verb.tag_ in ("VBD", "VBZ", "VBP"):
        aux = [verb.i]  # "reported four deaths and witnesses said"
    if not aux or min(aux) < 2:
        return None
    noun = verb.doc[min(aux) - 1]
    if noun.dep_ != "conj" or noun.pos_ not in ("NOUN", "PROPN") or noun.head.i <= verb.head.i:
        return None
    first = min(t.i for t in noun.subtree)
    return noun if first and verb.doc[first - 1].lower_ in ("and", "but", "while") else None


def _reported_on(verb: Token) -> Token | None:
    """ "Filed a case, charging that they had burned a bus, had beaten two guards": a pluperfect goes on what is reported in the
    pluperfect before it, and not the main clause that the parser hangs it on."""
    if not _in_pluperfect(verb) or _in_pluperfect(verb.head):
        return None
    between = (t for t in reversed(verb.doc[verb.head.i + 1 : verb.i]) if t.dep_ == "ccomp")
    return next((t for t in between if _in_pluperfect(t)), None)


def _in_pluperfect(verb: Token) -> bool:
    return any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.children)


# "The decision to cut the internet": the noun before an infinitive that does nothing itself.
_OF_NOBODY = frozenset(
    "decision plan order attempt bid effort move call right threat ability power need chance way request refusal".split()
)
# "Accused the police of killing", "stopped them from marching": the object does it, not the subject.

# "She blamed vandals for the violence, accusing them of ...": she accuses.
_OF_SPEECH = frozenset(
    "accuse blame describe say claim allege insist add warn criticise criticize condemn denounce label note argue".split()
)
_OF_DOING = frozenset("accuse suspect convict blame stop prevent acquit ban bar prohibit".split())
# "Detained the men for staging a march": those who were held staged it.
_FOR_DOING = frozenset(
    "arrest detain hold fine charge sentence jail imprison convict condemn criticise criticize blame thank praise punish prosecute "
    "try question summon expel suspend sack fire dismiss reprimand censure rebuke beat attack kill".split()
)
_TELLING = frozenset("say tell report add state note".split())
_MAKE_DO = frozenset(
    "prompt lead cause force order tell ask urge allow permit enable compel push drive invite encourage instruct command oblige "
    "want get direct incite provoke expect persuade".split()
)


def _made_to(verb: Token) -> Token | None:
    """ "Prompting police to fire": whoever is made to do it does it."""
    if lemma_of(verb.head) not in _MAKE_DO or not any(
        c.lower_ == "to" and c.dep_ == "aux" for c in verb.children
    ):
        return None
    return next((c for c in verb.head.children if c.dep_ == "dobj" and c.i < verb.i), None)


def participle_subject(verb: Token) -> Token | None:
    """ "Amadou Rul speaking on Monday, however, said ...": the parser may give the name to the participle alone."""
    before = [c for c in verb.children if c.i < verb.i and c.tag_ == "VBG" and c.dep_ in ("ccomp", "advcl")]
    return next((c for p in before for c in p.children if c.dep_ == "nsubj" and c.i < p.i), None)


def is_passive(verb: Token) -> bool:
    """A passive, or a participle with "by" ("Reported by the ministry")."""
    deps = [c.dep_ for c in verb.children]
    if "nsubjpass" in deps or "auxpass" in deps:
        return True
    if "nsubj" in deps:
        return False  # "had counted 31 dead by Monday"
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "ROOT", "advcl") and agent_of(verb) is not None


def has_particle(verb: Token) -> bool:
    """ "called out", "set off": another verb than the plain one."""
    return any(c.dep_ == "prt" for c in verb.children)


def agent_of(verb: Token) -> Token | None:
    """The head of "by ..."."""
    return next(iter(agents_of(verb)), None)


def agents_of(verb: Token) -> list[Token]:
    """All heads coordinated under "by ..."."""
    by = [c for c in verb.children if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by")]
    heads = [g for c in by for g in c.children if g.dep_ == "pobj" and not _of_time(g)]
    return [t for g in heads for t in (g, *(o for o in g.conjuncts if not o.like_num and not _of_time(o)))]


def _of_time(token: Token) -> bool:
    """ "By 11 April 129 people had been held": nobody."""
    return token.like_num or token.lower_ in _HOURS or entity(token) in ("DATE", "TIME")


_HOURS = frozenset(
    "sundown sunset sunrise dawn dusk daybreak nightfall noon midday midnight evening night morning".split()
)


def objects_of(verb: Token) -> list[Token]:
    """Direct and indirect objects with what they are coordinated with; a bare numeral may stand as one."""
    out: list[Token] = []
    for child in verb.children:
        if child.dep_ in ("dobj", "dative"):
            out += with_conjuncts(child)
        elif child.dep_ == "npadvmod" and child.like_num and not any(c.dep_ == "acl" for c in child.children):
            out.append(child)  # but of "60 injured, 512 arrested" the second has a participle of its own
    return out


def passive_subjects(verb: Token) -> list[Token]:
    """What a passive verb is done to, also where the subject is shared with the verb before."""
    own = [t for c in verb.children if c.dep_ == "nsubjpass" for t in with_conjuncts(c)]
    if not own:
        # "one officer remains hospitalized": the subject may hang on the auxiliary.
        aux = [c for c in verb.children if c.dep_ == "auxpass"]
        own = [
            t for a in aux for c in a.children if c.dep_ in ("nsubj", "nsubjpass") for t in with_conjuncts(c)
        ]
    if not own and verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.children):
        own = [t for c in verb.children if c.dep_ == "nsubj" for t in with_conjuncts(c)]
    if not own and _gapped(verb):
        own = [t for c in verb.children if c.dep_ == "nsubj" for t in with_conjuncts(c)]
    if own:
        return own
    if not own and verb.dep_ == "conj" and verb.tag_ == "VBN" and (before := _own_before(verb)) is not None:
        return [before]  # "... were met with force and critics were held"
    shared = verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.pos_ == "VERB"
    given = lemma_of(verb) in _GIVEN and any(c.dep_ == "auxpass" for c in verb.head.children)
    if shared and (given or not any(c.dep_ in ("dobj", "nsubj") for c in verb.children)):
        return passive_subjects(verb.head)
    return _raised(verb)


_GIVEN = frozenset("hand give serve grant deny".split())  # "were arrested and handed short sentences"
_OF_THEMSELVES = frozenset(
    "protest demonstrate march rally gather assemble die vote walk turn strike chant riot picket".split()
)


def _gapped(verb: Token) -> bool:
    """ "936 were fined and 49 handed over", "3 wounded, 9 captured": a participle whose "were" is not said again."""
    if verb.tag_ != "VBN" or any(c.dep_ in ("aux", "auxpass", "dobj", "agent") for c in verb.children):
        return False
    if lemma_of(verb) in _OF_THEMSELVES:
        return False  # the tagger takes "About 70 women protested" for it
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return subject is not None and (subject.like_num or any(c.dep_ == "nummod" for c in subject.children))


def _raised(verb: Token) -> list[Token]:
    """ "are listed as detained", "are said to have been cut off": the subject stands with the verb above."""
    if verb.tag_ != "VBN":
        return []
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    if perfect and not any(c.dep_ == "auxpass" for c in verb.children):
        return []  # "claimed to have released 20": the one above did it
    if verb.dep_ in ("advcl", "pcomp", "acl"):
        above = verb.head.head if verb.head.dep_ == "prep" and verb.head.lower_ == "as" else verb.head
        marked = verb.head.lower_ == "as" or any(c.lower_ == "as" for c in verb.children)
        return passive_subjects(above) if marked and above.pos_ == "VERB" else []
    if verb.dep_ == "xcomp" and verb.head.pos_ in ("VERB", "AUX"):
        return [t for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass") for t in with_conjuncts(c)]
    return []


def is_reduced(verb: Token) -> bool:
    """ "people injured in the clashes", "those detained": a participle hanging on its target."""
    hanging = verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl")
    return hanging and not any(c.dep_ in ("nsubj", "dobj") for c in verb.children)


def parts(verb: Token) -> tuple[list[Token], list[Token]]:
    """Agents and targets of a verb, active, passive or reduced."""
    passive = passive_subjects(verb)
    if passive:
        relative = verb.dep_ == "relcl" and all(t.lower_ in ("who", "which", "that") for t in passive)
        return agents_of(verb), _antecedents(verb) if relative else passive
    if is_reduced(verb):
        above = verb.head.head.head
        if verb.head.head.dep_ == "agent" and verb.i > verb.head.i + 1 and verb.nbor(-1).text == ",":
            # "He was seized by officers, beaten and taken away": he was, and no officer.
            return agents_of(verb), passive_subjects(above) or [verb.head]
        return agents_of(verb), [verb.head]
    if verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.children):
        # "died after being detained by the guard": whoever the gerund goes with is done to.
        shared = _inherited(verb)
        return agents_of(verb), with_conjuncts(shared) if shared is not None else []
    subject = subject_of(verb)
    if subject is None:
        return [], objects_of(verb)
    # Of "a rally in Orlo and the police have arrested" the police do it, not the town they were hung on.
    doing = [t for t in with_conjuncts(subject) if t.i >= subject.i or subject.dep_ != "conj"]
    return doing, objects_of(verb)


def _antecedents(verb: Token) -> list[Token]:
    """ "13 journalists and seven lawyers who were held": all that the relative clause is about."""
    head = verb.head
    if any(c.lower_ in ("was", "is", "has") and c.dep_ in ("aux", "auxpass") for c in verb.children):
        return [head]  # one of several: "the mayor and Sura Min, who was held"
    return [head, *(t for t in head.conjuncts if t.i < head.i and t.pos_ == head.pos_)]


def has_prep(verb: Token, prepositions: str, words: frozenset[str]) -> bool:
    """True when one of ``prepositions`` (space-separated) under the verb governs a phrase with one of ``words``."""
    wanted = listed(prepositions)
    for child in verb.children:
        if child.dep_ in ("prep", "prt", "dative") and child.lower_ in wanted:
            for governed in child.children:
                if governed.dep_ == "pobj" and any(lemma_of(t) in words for t in subtree(governed)):
                    return True
    return False


def object_among(verb: Token, words: frozenset[str]) -> Token | None:
    """The object or passive subject whose phrase holds one of ``words``."""
    for token in [*objects_of(verb), *passive_subjects(verb)]:
        if any(lemma_of(s) in words for s in subtree(token, ("relcl", "acl", "prep"))):
            return token
    return None


def holds(token: Token, words: frozenset[str]) -> bool:
    """True when the phrase under ``token`` has one of ``words``."""
    return any(lemma_of(t) in words for t in subtree(token))


def children_are(token: Token, words: str) -> bool:
    """True when a child of ``token`` is one of ``words`` (space-separated)."""
    wanted = listed(words)
    return any(c.lower_ in wanted for c in token.children)


def clause_verb(token: Token) -> Token:
    """The verb whose clause the token stands in."""
    for up in (token, *token.ancestors):
        if up.pos_ in ("VERB", "AUX") and up.dep_ not in ("amod", "aux", "auxpass", "compound"):
            return up
    return token.sent.root


def anothers_object(head: Token) -> int | None:
    """ "The talks brought no result and opposition leaders said": where "and" stands, if the noun before it is the object of the
    verb before that and only the parser joins it to the leaders."""
    for child in head.children:
        joined = next((c for c in child.children if c.dep_ == "cc" and c.i < head.i), None)
        if child.dep_ not in ("nmod", "compound") or joined is None:
            continue
        first = min(
            min(t.i for t in child.subtree),
            *(t.i for t in head.children if t.dep_ == "det" and t.i < child.i),
            child.i,
        )
        verb = head.doc[first - 1] if first > head.sent.start else None
        if verb is not None and verb.tag_ in ("VBD", "VBZ", "VBP") and verb.pos_ == "VERB":
            return int(joined.i)
    return None
