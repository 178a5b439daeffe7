"""Did it happen? Planned, threatened or hypothetical events, told by auxiliaries, conditions and what the clause hangs on.

An infinitive or a gerund tells of nothing by itself: the word above it says whether it came to pass ("managed to march",
"for marching"), was meant ("plans to march"), or only thought of ("the right to march", "prevented from marching").
Left unmarked, whatever hangs on a word that no list here knows is taken to have happened.
"""

from khronika.nouns import Certainty
from khronika.reading.english import lexicon as lex
from khronika.reading.english.attempts import is_attempted, of_an_attempt
from khronika.reading.english.lexicon import words
from khronika.reading.english.parsing import Token
from khronika.reading.english.people import is_person
from khronika.reading.english.sought import asked_of_others, sought
from khronika.reading.english.syntax import children_are, is_passive, lemma_of, passive_subjects, subject_of

_WILL = words("will shall would 'll \u2019ll wo")
_MAY = words("may might could can should must ought ca")
# "Could have died": nobody did; "may have died" counts those who most likely did.
_UNREAL = words("could should ought")
_MEANT = words("call urge demand ask want plan push appeal need hope due set")
_IFS = words("if unless lest whether")
_EVER = words("whenever wherever whichever")  # "whenever they march": a rule, in the present tense

# Verbs that say that what hangs on them did not come to pass, or not yet, or do not say.
_NOT_DONE = words(
    "refuse fail decline forbid ban bar prohibit prevent allow permit enable authorise authorize entitle ask tell invite "
    "encourage advise instruct command require oblige dare wish hesitate struggle strive pressure lobby beg implore offer "
    "volunteer deserve neglect mean suppose schedule slate request press caution like prefer afford trust task"
)
_NOT_FROM = words(
    "prevent stop ban bar prohibit refrain dissuade deter discourage keep block forbid abstain desist restrain exempt shield hinder"
)
_NOT_DOING = words(
    "consider avoid risk recommend propose advocate discuss contemplate suggest resist envisage imagine mean escape evade fear dread "
    "oppose dodge anticipate forgo"
)
_STOPPED = words(
    "stop halt cease"
)  # "ways to stop beating prisoners"; "police stopped firing" tells that they fired
_GROUNDS = words("ground basis evidence reason cause justification excuse pretext mandate need point proof")
_ALLEGED = words("allegation accusation claim report rumour rumor suspicion complaint")
_CHARGED = words("charge indict accuse suspect prosecute try arraign sue count charges")
_LETHAL = words("kill murder shoot stab poison execute lynch")
_PUNISHED = words("sentence jail imprison fine convict punish penalise penalize guilty")
_TASKED = words("task entrust responsible tasked entrusted")
_RISKS = words(
    "risk fear danger possibility prospect idea option hope chance right aim purpose goal intention way capable"
)
_MADE_FOR = words(
    "check operation plan order warrant list team unit preparation arrangement budget equipment force procedure"
)
_RULES = words("law rule regulation ban restriction limit decree legislation prohibition")
_OPPOSED = words("warn advise rule decide protest vote argue")
_FREE_TO = words(
    "right freedom ability chance opportunity permission power authority licence license capacity need reason way obligation duty "
    "liberty mandate means possibility time possible impossible difficult hard easy free willing unwilling likely unlikely reluctant "
    "afraid liable entitled necessary illegal unlawful legal unable able safe dangerous wrong crime offence offense criminal"
)
_MEANT_TO = words(
    "plan intention threat decision order call demand pledge promise vow move proposal request appeal campaign "
    "ready prepared eager keen set due determined poised hellbent hell-bent bent intent"
)
_REPORTED = words(
    "say report believe know allege think estimate understand see find hear presume consider show fear confirm claim observe"
)
_WRONGLY = words("initially wrongly mistakenly erroneously falsely originally previously once first")
_ANYBODY = words("anyone anybody whoever everyone everybody someone somebody you one nobody")
_ANY = words("any a an each every")
_FORCEFUL = words("fire use deploy launch spray lob throw shoot charge intervene resort")


def certainty_of(trigger: Token) -> Certainty:
    """How sure it is told that the event of ``trigger`` happened, within its own clause and what that hangs on."""
    if trigger.pos_ in ("NOUN", "PROPN") and (asked := sought(trigger)) is not None:
        return asked
    if _is_imperative(trigger) or _is_asked(trigger):
        return Certainty.HYPOTHETICAL
    for verb in [trigger, *trigger.ancestors]:
        if verb.dep_ in ("acl", "ccomp") and _fancied(verb):
            return Certainty.HYPOTHETICAL
        aux = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
        if any(c.dep_ == "mark" and c.lower_ == "whether" for c in verb.children):
            return Certainty.HYPOTHETICAL
        if aux & _WILL and "have" not in aux:
            return Certainty.PLANNED
        if aux & _MAY and ("have" not in aux or aux & _UNREAL):
            return Certainty.HYPOTHETICAL
        if verb.dep_ in ("acl", "ccomp") and _rumoured(verb):
            return Certainty.UNKNOWN
        if _in_subjunctive(verb) and any(
            lemma_of(a) in _DEMANDS and not _is_ruled(a) for a in verb.ancestors
        ):
            return Certainty.HYPOTHETICAL  # "demanding that they be found and early elections be held"
        if any(c.dep_ == "mark" and c.lower_ in _IFS for c in verb.children) or _in_general(verb):
            return Certainty.HYPOTHETICAL
        if _in_case(verb):
            return Certainty.HYPOTHETICAL
        hung = _hung(verb, trigger)
        if hung is not None:
            return hung
        if verb.dep_ in ("acl", "amod") and verb.tag_ == "VBN":
            break  # "those arrested will be charged": they are arrested already
        if verb.dep_ == "conj" and verb.tag_ == "VBD" and verb.head.tag_ == "VB":
            break  # "decided to use force and shot at us"
        alone = verb.dep_ == "conj" and any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children)
        if verb.dep_ in ("ccomp", "advcl", "relcl", "ROOT", "parataxis") or alone:
            break
    return Certainty.HAPPENED


def _is_asked(verb: Token) -> bool:
    """ "Did not say how many marchers were hurt": whether any were is not told."""
    told = (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj"))
    return verb.dep_ == "ccomp" and any(
        many.lower_ in ("many", "much") and any(how.lower_ == "how" for how in many.children)
        for noun in told
        for many in noun.children
    )


def _is_imperative(verb: Token) -> bool:
    """ "Free our leaders" on a placard: a bare verb that heads its sentence and has no subject."""
    if verb.tag_ != "VB" or verb.dep_ != "ROOT":
        return False
    return not any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "expl", "csubj") for c in verb.children)


def _in_case(token: Token) -> bool:
    """ "In case of arrest", "in the event of clashes"."""
    if token.lower_ not in ("case", "event") or token.head.lower_ != "in":
        return False
    return any(c.lower_ in ("of", "that") for c in token.children) and not any(
        c.dep_ in ("amod", "nummod") or c.lower_ in ("this", "that", "one")
        for c in token.children
        if c.i < token.i
    )


def _in_general(verb: Token) -> bool:
    """ "When a person is charged", "anyone who is held", "wherever they march": a rule of what happens, not a case of it."""
    if verb.dep_ == "relcl" and verb.head.lower_ in ("anyone", "anybody", "whoever"):
        return True  # "threatened to arrest anyone who marched"
    if verb.dep_ == "relcl" and lemma_of(verb.head) in _RULES and verb.tag_ in ("VBZ", "VBP", "VB"):
        return True  # "a law that fines the jobless"
    if verb.dep_ == "relcl" and verb.tag_ == "VBN" and verb.head.lower_ == "people":
        bare = not any(c.dep_ in ("det", "nummod", "amod", "poss") for c in verb.head.children)
        if bare and any(c.lower_ in ("are", "get") for c in verb.children):
            return True  # "people who are arrested at protests are often beaten"
    present = any(
        c.tag_ in ("VBZ", "VBP")
        for c in (verb, *verb.children)
        if c.dep_ != "relcl" and c.pos_ in ("AUX", "VERB")
    )
    if not present or verb.pos_ not in ("VERB", "AUX"):
        return False
    if any(
        c.lower_ in _EVER
        for x in (verb, *verb.children)
        if x is verb or x.dep_ == "advcl"
        for c in x.children
    ):
        return True
    holder = next(iter(passive_subjects(verb)), None) or subject_of(verb)
    if holder is None:
        return False
    if holder.lower_ in _ANYBODY and holder.pos_ in ("PRON", "NOUN") and not children_are(holder, "no"):
        return True
    when = any(c.lower_ in ("when", "whenever", "once", "where") and c.i < holder.i for c in verb.children)
    return when and holder.tag_ == "NN" and any(c.dep_ == "det" and c.lower_ in _ANY for c in holder.children)


def _hung(verb: Token, trigger: Token) -> Certainty | None:
    """What the word above says of an infinitive, a gerund or a demanded clause; ``None`` where it says nothing."""
    if verb.dep_ in ("oprd", "acomp", "xcomp") and verb.head.lower_ in ("feared", "presumed"):
        return Certainty.UNKNOWN  # "four people are feared dead"
    if verb.head.i == verb.i or verb.pos_ not in ("VERB", "AUX"):
        return None
    if any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return _infinitive(verb, trigger)
    if verb.dep_ == "pcomp":
        return _gerund(verb, trigger)
    if verb.dep_ == "xcomp" and _is_gerund(verb) and lemma_of(verb.head) in _NOT_DOING:
        return Certainty.HYPOTHETICAL
    if (
        verb.dep_ == "xcomp"
        and verb.tag_ == "VBG"
        and lemma_of(verb.head) in _STOPPED
        and verb.head.tag_ == "VB"
    ):
        return Certainty.HYPOTHETICAL
    if verb.dep_ in ("acl", "ccomp", "relcl") and _not_found(verb.head):
        return Certainty.HYPOTHETICAL
    if verb.dep_ in ("ccomp", "xcomp", "oprd") and verb.tag_ == "VBN" and lemma_of(verb.head) in _WANTS:
        bare = not any(c.dep_ in ("aux", "auxpass", "mark") for c in verb.children)
        return Certainty.HYPOTHETICAL if bare else None  # "wants the 40 teachers freed"
    if verb.dep_ == "csubj" and verb.tag_ == "VBG" and verb.head.tag_ in ("VBZ", "VBP") and _of_anybody(verb):
        return Certainty.HYPOTHETICAL
    demanded = verb.dep_ == "ccomp" and verb.tag_ == "VB" and not any(c.dep_ == "aux" for c in verb.children)
    demanded = demanded and not _is_ruled(verb.head)
    return Certainty.HYPOTHETICAL if demanded and lemma_of(verb.head) in _DEMANDS else None


def _of_anybody(verb: Token) -> bool:
    """ "Arresting people for their views is arbitrary": whom nobody counts or names, whenever it is done."""
    whom = [c for c in verb.children if c.dep_ == "dobj"]
    return all(
        c.tag_ == "NNS" and not any(g.dep_ in ("det", "nummod", "poss") for g in c.children) for c in whom
    )


def _is_ruled(order: Token) -> bool:
    """ "The judge ordered that the 14 be freed": what a court orders is done."""
    who = subject_of(order)
    return lemma_of(order) in ("order", "rule") and who is not None and lemma_of(who) in _BENCH


_BENCH = words("court judge magistrate tribunal justice")


def _not_found(noun: Token) -> bool:
    """ "Has not found any evidence that 12 were killed", "no sign that ...": whether they were is left open."""
    if lemma_of(noun) not in _GROUNDS | _SIGNS:
        return False
    if any(c.lower_ in ("no", "little", "scant") for c in noun.children):
        return True
    verb = noun.head
    return verb.pos_ == "VERB" and any(c.dep_ == "neg" for c in verb.children)


_FANCIED = words(
    "pretext guise possibility risk assumption hope chance danger idea prospect likelihood scenario condition"
)


def _fancied(verb: Token) -> bool:
    """ "Under the pretext that they were driven home": only given out, hoped or possible; "must ensure that nobody is hurt"."""
    above = lemma_of(verb.head)
    unsaid = above in ("mean", "imply") and any(c.dep_ == "neg" for c in verb.head.children)
    if verb.dep_ == "ccomp" and (unsaid or above in _SEEN_TO):
        return True  # "which does not mean that they were freed"
    return above in _FANCIED and any(c.lower_ == "that" and c.dep_ == "mark" for c in verb.children)


def _rumoured(verb: Token) -> bool:
    """ "After a rumour that five had been beaten to death"."""
    return lemma_of(verb.head) in _RUMOURS and any(
        c.lower_ == "that" and c.dep_ == "mark" for c in verb.children
    )


_RUMOURS = words("rumour rumor speculation hearsay")


def _in_subjunctive(verb: Token) -> bool:
    """ "(that elections) be held"."""
    be = [c for c in verb.children if c.dep_ in ("auxpass", "aux") and c.lower_ == "be"]
    return bool(be) and not any(c.dep_ == "aux" and c.lower_ != "be" for c in verb.children)


_SEEN_TO = words("ensure guarantee secure")


_SIGNS = words("sign indication trace confirmation record report information")


def _is_gerund(verb: Token) -> bool:
    """ "Marching", "being held"."""
    return verb.tag_ == "VBG" or any(c.tag_ == "VBG" and c.dep_ in ("auxpass", "aux") for c in verb.children)


_WANTS = words("want need demand order like wish prefer")
_DEMANDS = words("demand request recommend propose insist urge ask order require suggest")


def _infinitive(verb: Token, trigger: Token) -> Certainty | None:
    """ "threatened to arrest", "plans to march", "called for them to be freed", "the right to protest"."""
    above, lemma = verb.head, lemma_of(verb.head)
    if asked_of_others(verb):
        return Certainty.HYPOTHETICAL
    if verb.dep_ == "advcl" and above.pos_ in ("VERB", "AUX") and lemma not in _FREE_TO:
        return _purpose(verb, trigger)
    if verb.dep_ not in ("xcomp", "acl", "ccomp", "advcl", "relcl", "acomp"):
        return None
    if lemma == "be" and verb.dep_ == "xcomp":
        judged = next(
            (c for c in above.children if c.dep_ in ("acomp", "attr", "oprd") and c.i < verb.i), None
        )
        if judged is not None and lemma_of(judged) in _FREE_TO:
            return Certainty.HYPOTHETICAL
        return (
            Certainty.PLANNED if verb.i - above.i <= 3 and judged is None else None
        )  # "36 are to be charged"
    if is_attempted(verb):
        return of_an_attempt(verb)
    if above.pos_ in ("NOUN", "PROPN", "ADJ"):
        if lemma == "threat":
            return Certainty.THREATENED
        if lemma in _FREE_TO | _GROUNDS:  # "no evidence to convict"
            return Certainty.HYPOTHETICAL
        return Certainty.PLANNED if lemma in _MEANT_TO or _what_for(verb, above) else None
    if lemma in _REPORTED and is_passive(above):
        mistaken = any(c.lower_ in _WRONGLY for c in above.children)
        return Certainty.HYPOTHETICAL if mistaken else None  # "are said to have been held"
    if lemma in lex.THREATEN:
        return Certainty.THREATENED
    if lemma in lex.PLAN | _MEANT:
        return Certainty.PLANNED
    impossible = any(c.dep_ in ("ccomp", "oprd", "acomp") and lemma_of(c) in _FREE_TO for c in above.children)
    return Certainty.HYPOTHETICAL if lemma in _NOT_DONE or impossible else None


def _what_for(verb: Token, noun: Token) -> bool:
    """ "An inquiry to identify them", "an operation to clear the square"; not "the third journalist to be held"."""
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    return verb.dep_ == "acl" and not passive and noun.pos_ == "NOUN" and not is_person(noun)


def _purpose(verb: Token, trigger: Token) -> Certainty | None:
    """ "Took to the streets to protest" and "fired gas to disperse them" tell of what was done; "sent in to arrest" of what for."""
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    after_all = any(
        c.lower_ in ("only", "just") for c in (*verb.children, *verb.head.children) if c.i < verb.i
    )
    if passive and after_all:
        return None  # "freed only to be arrested again"
    own = lemma_of(verb)
    if own in _OF_THEIR_OWN or lemma_of(verb.head) in _FORCEFUL:
        return None
    return Certainty.PLANNED


_NOT_SO = frozenset(("instead", "rather", "capable", "short"))
_OF_THEIR_OWN = words(
    "protest demonstrate march rally gather picket demand call denounce condemn oppose support mark vote elect strike join attend "
    "voice express commemorate remember honour honor mourn celebrate show chant block push press urge disperse"
)


def _gerund(verb: Token, trigger: Token) -> Certainty | None:
    """ "without arresting", "prevented from marching", "warned against holding a rally", "tasked with organising"."""
    above = verb.head.head if verb.head.pos_ == "ADP" else verb.head
    preposition, lemma, beside = verb.head.lower_, lemma_of(above), verb.doc[max(0, verb.head.i - 1)].lower_
    unreal = (
        preposition == "without"
        or (preposition == "from" and lemma in _NOT_FROM)
        or (preposition == "against" and lemma in _OPPOSED)
        or (preposition == "on" and above.lower_ in ("bent", "intent", "hellbent", "hell-bent"))
        or (preposition in ("of", "for", "to") and lemma in _RISKS)
        or (preposition in ("with", "for") and (lemma in _TASKED or above.lower_ in _TASKED))
        or (preposition in ("for", "on") and lemma in ("call", "plan", "permission", "permit", "insist"))
        or (preposition in ("of", "than") and {above.lower_, beside} & _NOT_SO)
        or (preposition in ("for", "of", "to") and lemma in _GROUNDS and not _definite(above))
        or (preposition == "for" and above.pos_ == "NOUN" and lemma in _MADE_FOR)
        or (preposition in ("on", "against") and above.pos_ == "NOUN" and lemma in _RULES)
    )
    return Certainty.HYPOTHETICAL if unreal else _as_charged(trigger, above, preposition)


def _definite(noun: Token) -> bool:
    """ "The reason for holding them was ..." tells that they were held; "no reason", "a reason" do not."""
    return any(c.dep_ == "poss" or c.lower_ in ("the", "this", "that", "which") for c in noun.children)


def _as_charged(trigger: Token, above: Token, preposition: str) -> Certainty | None:
    """ "Accused of killing two", "allegations of beating prisoners", "jailed for protesting, and incitement": what somebody is
    said to have done, by a charge that may not stand. What the accuser says himself ("they accuse police of ...") he asserts.
    A court that convicted of a killing has found one."""
    lemma = lemma_of(above)
    if preposition == "of" and lemma in _ALLEGED and above.pos_ == "NOUN":
        return Certainty.UNKNOWN
    if preposition in ("of", "with", "for") and (lemma in _CHARGED or above.lower_ in _CHARGED):
        told = above.pos_ == "VERB" and not is_passive(above) and above.tag_ != "VBN"
        return None if told and lemma in ("accuse", "suspect") else Certainty.UNKNOWN
    punished = preposition in ("of", "for") and (lemma in _PUNISHED or above.lower_ == "guilty")
    return Certainty.UNKNOWN if punished and lemma_of(trigger) not in _LETHAL else None


def is_alleged(trigger: Token) -> bool:
    """ "Allegations of beating prisoners": told as what somebody says, unlike the title of a charge."""
    for verb in (trigger, trigger.head):
        if verb.dep_ == "pcomp" and verb.head.dep_ == "prep":
            return verb.head.head.pos_ == "NOUN" and lemma_of(verb.head.head) in _ALLEGED
    return False
