"""Events in English: triggers with their parts, as frames. A frame is not yet a claim: whether it becomes one depends
on what it counts, who says it and how it is told (figures.py, claims.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from khronika.nouns import Certainty, Kind, Stance
from khronika.reading.english import lexicon as lex
from khronika.reading.english.attribution import subject_of
from khronika.reading.english.parsing import Sentence, Token, subtree


@dataclass(frozen=True, slots=True)
class Frame:
    """A trigger with its agent and target heads. ``rule`` names the pattern, ``noun`` tells nominal triggers."""

    kind: Kind
    trigger: Token
    rule: str
    agents: tuple[Token, ...] = ()
    targets: tuple[Token, ...] = ()
    noun: bool = False
    stance: Stance = Stance.ASSERTS
    certainty: Certainty = Certainty.HAPPENED


_MODAL_PLAN = frozenset("will shall would".split())
_MODAL_MAY = frozenset("may might could can should must".split())
_FREE = frozenset(
    "detainee prisoner protester protestor demonstrator activist inmate hostage captive journalist man woman person people arrestee other all rest most some many them".split()
)


def _with_conjuncts(token: Token) -> list[Token]:
    return [token, *token.conjuncts]


def is_person(token: Token) -> bool:
    """True for a noun that names persons, or a proper name of one, or a bare plural quantity standing for some."""
    lemma = token.lemma_.casefold()
    if token.ent_type_ == "PERSON" or lemma in lex.PERSON:
        return True
    if token.pos_ == "PRON":
        return token.lower_ in (
            "they",
            "them",
            "who",
            "he",
            "she",
            "him",
            "her",
            "whom",
            "those",
            "everyone",
            "anyone",
            "someone",
            "others",
            "us",
            "we",
            "i",
            "me",
            "many",
            "some",
            "several",
            "most",
            "all",
        )
    lower = token.lower_
    return token.tag_ == "NNS" and lower.endswith(lex.PERSON_SUFFIX) and lower not in lex.NOT_PERSON


def counts_people(token: Token) -> bool:
    """A person noun, a numeral standing alone, or "dozens/hundreds"."""
    return (
        is_person(token)
        or token.like_num
        or token.lower_
        in (
            "dozens",
            "scores",
            "hundreds",
            "thousands",
            "several",
            "number",
            "group",
            "handful",
            "majority",
            "total",
            "half",
        )
    )


def _objects(verb: Token) -> list[Token]:
    return [
        t
        for c in verb.children
        if c.dep_ in ("dobj", "dative", "npadvmod") and (c.dep_ != "npadvmod" or c.like_num)
        for t in _with_conjuncts(c)
        if c.dep_ != "npadvmod" or t == c
    ]


def _passive_subject(verb: Token) -> list[Token]:
    own = [t for c in verb.children if c.dep_ == "nsubjpass" for t in _with_conjuncts(c)]
    if own:
        return own
    if (
        verb.dep_ == "conj"
        and verb.tag_ == "VBN"
        and verb.head.pos_ == "VERB"
        and not any(c.dep_ in ("dobj", "nsubj") for c in verb.children)
    ):
        return _passive_subject(verb.head)
    return []


def _agent_of(verb: Token) -> list[Token]:
    return [
        t
        for c in verb.children
        if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by")
        for g in c.children
        if g.dep_ == "pobj"
        for t in _with_conjuncts(g)
    ]


def _reduced(verb: Token) -> bool:
    """ "people injured in the clashes", "those detained": a participle hanging on its target."""
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in ("acl", "relcl")
        and not any(c.dep_ in ("nsubj", "dobj") for c in verb.children)
    )


def parts(verb: Token) -> tuple[list[Token], list[Token]]:
    """Agents and targets of a verb, active, passive or reduced."""
    passive = _passive_subject(verb)
    if verb.dep_ in ("advcl", "pcomp", "acl") and verb.tag_ == "VBN" and not passive:
        # "are listed as detained": whom the verb above is about.
        above = verb.head.head if verb.head.dep_ == "prep" and verb.head.lower_ == "as" else verb.head
        marked = verb.head.lower_ == "as" or any(c.lower_ == "as" for c in verb.children)
        if marked and above.pos_ == "VERB":
            passive = _passive_subject(above)
    if not passive and verb.dep_ == "xcomp" and verb.tag_ == "VBN" and verb.head.pos_ in ("VERB", "AUX"):
        # "are said to have been disconnected": the subject stands with the verb above.
        passive = [
            t for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass") for t in _with_conjuncts(c)
        ]
    if passive:
        relative = (
            [verb.head]
            if verb.dep_ == "relcl" and all(t.lower_ in ("who", "which", "that") for t in passive)
            else passive
        )
        return _agent_of(verb), relative
    if _reduced(verb):
        return _agent_of(verb), [verb.head]
    subject = subject_of(verb)
    agents = _with_conjuncts(subject) if subject is not None else []
    return agents, _objects(verb)


def _for_whom(verb: Token) -> list[Token]:
    """ "ordered arrest for 677 of them", "charges against 12": the persons in the phrase after."""
    out = []
    for holder in (verb, *(c for c in verb.children if c.dep_ in ("dobj", "nsubjpass"))):
        for child in holder.children:
            if child.dep_ in ("prep", "dative") and child.lower_ in ("for", "to", "against", "on", "upon"):
                out += [
                    t
                    for g in child.children
                    if g.dep_ == "pobj" and counts_people(g)
                    for t in _with_conjuncts(g)
                ]
    return out


def _has_prep(verb: Token, prep: str, words: frozenset[str]) -> bool:
    for child in verb.children:
        if child.dep_ in ("prep", "prt", "dative") and child.lower_ in prep.split():
            for g in child.children:
                if g.dep_ == "pobj" and any(t.lemma_.casefold() in words for t in subtree(g)):
                    return True
    return False


def _object_is(verb: Token, words: frozenset[str]) -> Token | None:
    return next(
        (
            t
            for t in [*_objects(verb), *_passive_subject(verb)]
            if any(s.lemma_.casefold() in words for s in subtree(t, ("relcl", "acl", "prep")))
        ),
        None,
    )


def _under(verb: Token, words: frozenset[str]) -> bool:
    return any(t.lemma_.casefold() in words for t in subtree(verb))


_PRISON = frozenset("jail prison colony".split())
_CUSTODY = frozenset(
    "vehicle minibus truck custody detention jail cell station van bus police-station wagon precinct prison".split()
)
_HOSPITAL = frozenset("hospital injury wound clinic doctor treatment burn poisoning trauma fracture".split())
_GAS = frozenset(
    "gas bullet cannon grenade baton round live force spray truncheon taser ammunition fire weapon shot pellet stun violence whip".split()
)
_CHARGES = frozenset(
    "charge accusation liability responsibility case prosecution trial indictment investigation".split()
)
_PENALTY = frozenset(
    "fine sentence arrest penalty day month year warning term punishment liability conviction imprisonment".split()
)
_STREET = frozenset("street square protest rally demonstration march picket sit-in action road".split())
_OATH = frozenset("oath".split())
_ASSEMBLE = frozenset(
    "protest rally demonstrate march assemble gather take come join boycott strike demonstration street square".split()
)


def lemma_of(verb: Token) -> str:
    """The verb's lemma, with the tagger's known mistakes mended."""
    lower = str(verb.lower_)
    return lex.FORMS.get(lower) or str(verb.lemma_.casefold())


def _verb_frame(verb: Token) -> tuple[Kind, str] | None:
    """The kind a verb names here, with its rule; ``None`` when it names none. Particles and objects decide."""
    lemma = lemma_of(verb)
    agents, targets = parts(verb)
    special = _phrasal(verb, lemma, agents, targets)
    if special is not None:
        return special
    kind = lex.VERB_KIND.get(lemma)
    if kind is None:
        return None
    people = any(counts_people(t) or t.ent_type_ in ("PERSON", "NORP") for t in targets)
    match kind:
        case Kind.DETENTION | Kind.INJURY | Kind.FORCE | Kind.SENTENCE:
            ok = (
                people
                or any(counts_people(t) for t in _for_whom(verb))
                or (not targets and kind is Kind.SENTENCE and bool(_passive_subject(verb)))
                or (kind is Kind.DETENTION and not targets)
            )
            return (kind, f"en.ev.{lemma}") if ok else None
        case Kind.RELEASE:
            ok = any(t.lemma_.casefold() in _FREE or t.like_num or is_person(t) for t in targets)
            return (kind, f"en.ev.{lemma}") if ok else None
        case Kind.CHARGE:
            return (kind, f"en.ev.{lemma}") if people else None
        case Kind.DEATH:
            victims = agents if lemma in ("die", "perish") else targets
            return (kind, f"en.ev.{lemma}") if any(counts_people(t) for t in victims) else None
        case Kind.PROTEST:
            return (
                (kind, f"en.ev.{lemma}")
                if any(
                    counts_people(t) or t.ent_type_ in ("NORP", "ORG") or t.lemma_ in lex.CROWD
                    for t in agents
                )
                and not _thing(agents)
                else None
            )
        case Kind.BLOCKING:
            hit = any(s.lemma_.casefold() in lex.INTERNET for t in targets for s in subtree(t))
            return (kind, f"en.ev.{lemma}") if hit else None
        case Kind.ELECTION:
            return (kind, f"en.ev.{lemma}") if lemma != "vote" or agents else None
        case Kind.DEPLOYMENT:
            forces = any(_force_noun(t) for t in [*targets, *agents])
            return (kind, f"en.ev.{lemma}") if forces or lemma == "deploy" else None
        case _:
            return kind, f"en.ev.{lemma}"


def _thing(tokens: list[Token]) -> bool:
    return any(
        t.lemma_.casefold()
        in ("stock", "price", "currency", "evidence", "share", "market", "parliament", "court")
        for t in tokens
    )


def _force_noun(token: Token) -> bool:
    return any(
        t.lemma_.casefold()
        in (
            "police",
            "force",
            "troop",
            "soldier",
            "officer",
            "army",
            "guard",
            "policeman",
            "military",
            "personnel",
            "vehicle",
            "unit",
            "battalion",
            "truck",
            "gendarme",
            "policemen",
        )
        for t in subtree(token, ("relcl", "acl"))
    )


def _phrasal(verb: Token, lemma: str, agents: list[Token], targets: list[Token]) -> tuple[Kind, str] | None:
    particles = {c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod", "prep")}
    people = any(counts_people(t) or t.ent_type_ in ("PERSON", "NORP") for t in targets)
    passive = bool(_passive_subject(verb)) or _reduced(verb)
    if (
        lemma
        in (
            "take",
            "bring",
            "haul",
            "lead",
            "bundle",
            "drag",
            "deliver",
            "load",
            "put",
            "place",
            "transport",
            "throw",
            "cart",
            "escort",
            "force",
            "push",
        )
        and people
    ):
        if _has_prep(verb, "into to in onto", _CUSTODY) or (
            lemma in ("take", "haul", "lead", "cart") and "away" in particles
        ):
            return Kind.DETENTION, "en.ev.taken-into-custody"
        if _has_prep(verb, "to into in", _HOSPITAL):
            return Kind.INJURY, "en.ev.taken-to-hospital"
    if lemma in ("send", "commit") and people and _has_prep(verb, "to", _PRISON):
        return Kind.SENTENCE, "en.ev.sent-to-jail"
    if (
        lemma in ("stand", "wait", "camp", "crowd", "sit")
        and "outside" in particles
        and any(counts_people(t) for t in agents)
    ):
        return Kind.PROTEST, "en.ev.stood-outside"
    if lemma in ("round", "pick", "grab") and "up" in particles and people:
        return Kind.DETENTION, "en.ev.rounded-up"
    if lemma == "remain" and (_has_prep(verb, "in behind", _CUSTODY)):
        return Kind.DETENTION, "en.ev.remain-in-custody"
    if (
        lemma in ("hold", "keep", "seize", "capture", "snatch")
        and passive
        and any(counts_people(t) for t in targets)
        and not any(t.lemma_ in lex.EVENT_NOUN for t in targets)
    ):
        return Kind.DETENTION, "en.ev.held"
    if lemma in ("hold", "keep", "seize") and people and _has_prep(verb, "in", _CUSTODY):
        return Kind.DETENTION, "en.ev.held"
    if lemma == "seize" and people:
        return Kind.DETENTION, "en.ev.held"
    if (
        lemma in ("let", "set", "allow", "send")
        and (
            "go" in {c.lower_ for c in verb.children}
            or "free" in {c.lower_ for c in verb.children}
            or (lemma == "send" and "home" in particles)
        )
        and (people or targets or any(is_person(t) for t in verb.subtree))
    ):
        return Kind.RELEASE, "en.ev.let-go"
    if lemma in ("face", "bring", "file", "press", "open", "launch", "initiate") and _object_is(
        verb, _CHARGES
    ):
        return Kind.CHARGE, "en.ev.charges"
    if lemma in ("hold", "find") and any(
        c.lower_ in ("liable", "responsible", "accountable") for c in verb.children
    ):
        return Kind.CHARGE, "en.ev.held-liable"
    if (
        lemma == "want"
        and passive
        and _has_prep(
            verb,
            "for",
            frozenset(
                "fraud murder crime charge embezzlement terrorism theft extremism treason corruption".split()
            ),
        )
    ):
        return Kind.CHARGE, "en.ev.wanted"
    if lemma in ("accuse", "suspect") and passive:
        return Kind.CHARGE, "en.ev.accused"
    if (
        lemma in ("hand", "give", "receive", "get", "serve", "impose", "issue", "slap", "order")
        and _object_is(verb, _PENALTY)
        and _court_about(verb)
    ):
        return Kind.SENTENCE, "en.ev.given-sentence"
    if lemma == "find" and any(c.lower_ == "guilty" for c in verb.children):
        return Kind.SENTENCE, "en.ev.found-guilty"
    if lemma == "warn" and passive and people and _court_about(verb):
        return Kind.SENTENCE, "en.ev.warned"
    if (
        lemma in ("take", "pour", "come", "go", "turn", "hit")
        and (
            _has_prep(verb, "to into onto on out in", _STREET)
            or _object_is(verb, frozenset(["street"]))
            or ("out" in particles
            and lemma == "turn")
        )
        and any(counts_people(t) or t.ent_type_ for t in agents)
    ):
        return Kind.PROTEST, "en.ev.took-to-streets"
    if (
        lemma in ("join", "attend", "participate", "stage", "hold", "organize", "organise", "block")
        and (_object_is(verb, _STREET) or _has_prep(verb, "in at", _STREET))
        and any(counts_people(t) or is_person(t) for t in agents)
    ):
        return Kind.PROTEST, "en.ev.joined-protest"
    if (
        (lemma == "take"
        and _object_is(verb, frozenset(["part"]))
        and _has_prep(_object_is(verb, frozenset(["part"])) or verb, "in", _STREET))
        or (lemma == "take" and _object_is(verb, frozenset(["part"])) and _has_prep(verb, "in", _STREET))
    ):
        return Kind.PROTEST, "en.ev.took-part"
    if (
        lemma in ("break", "clear", "push")
        and ("up" in particles or lemma != "break")
        and (_object_is(verb, _STREET | lex.CROWD) is not None)
    ):
        return Kind.DISPERSAL, "en.ev.broke-up"
    if lemma in ("fire", "use", "deploy", "shoot", "launch", "spray", "throw", "open") and _object_is(
        verb, _GAS
    ):
        return Kind.FORCE, "en.ev.used-force"
    if lemma == "beat" and targets:
        return Kind.FORCE, "en.ev.beat"
    if lemma == "hit" and (any(is_person(t) for t in targets)):
        return Kind.FORCE, "en.ev.hit"
    if (
        lemma in ("suffer", "sustain", "receive", "report", "need", "require", "seek")
        and _object_is(
            verb, frozenset("injury wound burn fracture treatment help care attention concussion".split())
        )
        and _injuryish(verb)
    ):
        return Kind.INJURY, "en.ev.sustained-injuries"
    if lemma in ("turn", "apply", "go") and _has_prep(
        verb, "to", _HOSPITAL | frozenset(["help", "assistance"])
    ):
        return Kind.INJURY, "en.ev.turned-to-doctors"
    if (
        lemma in ("treat", "discharge")
        and any(is_person(t) or t.like_num for t in targets)
        and not any(c.lower_ == "as" for c in verb.children)
    ):
        return Kind.INJURY, "en.ev.treated"
    if lemma == "send" and passive and _under(verb, frozenset("treatment outpatient hospital".split())):
        return Kind.INJURY, "en.ev.sent-for-treatment"
    if lemma == "lose" and _object_is(verb, frozenset(["life"])):
        return Kind.DEATH, "en.ev.lost-lives"
    if (
        lemma in ("shoot", "gun", "beat")
        and any(c.lower_ in ("dead", "down") for c in verb.children)
        and people
    ):
        return Kind.DEATH, "en.ev.shot-dead"
    if (
        (lemma in ("set",)
        and _has_prep(verb, "on to", frozenset(["fire"])))
        or (lemma == "set" and _object_is(verb, frozenset(["fire"])))
    ):
        return Kind.DAMAGE, "en.ev.set-on-fire"
    if (
        lemma
        in (
            "dot",
            "patrol",
            "line",
            "surround",
            "cordon",
            "guard",
            "flood",
            "ring",
            "mass",
            "prepare",
            "send",
            "bring",
            "put",
            "ready",
            "amass",
            "station",
        )
        and any(_force_noun(t) for t in ([*agents, *targets]))
        and not any(t.lemma_ in ("statement", "message", "letter") for t in targets)
    ):
        if lemma not in ("send", "bring", "put", "prepare", "ready", "guard") or any(
            _force_noun(t) for t in targets
        ):
            return Kind.DEPLOYMENT, "en.ev.deployed"
    if lemma in ("call", "urge", "appeal", "invite", "encourage", "summon", "exhort") and _calls_out(verb):
        return Kind.CALL_TO_ASSEMBLE, "en.ev.called-out"
    if lemma in (
        "restrict",
        "limit",
        "cut",
        "shut",
        "slow",
        "suspend",
        "disrupt",
        "filter",
        "jam",
        "disable",
        "deactivate",
        "switch",
        "turn",
        "sever",
        "block",
        "shutter",
        "interrupt",
        "reactivate",
        "restore",
        "reconnect",
    ) and any(
        s.lemma_.casefold()
        in lex.INTERNET
        - {"traffic", "access", "service", "data", "mobile", "social", "platform", "communication"}
        for t in targets
        for s in subtree(t, ("relcl", "advcl"))
    ):
        whole = any(
            s.lemma_.casefold() in ("internet", "connectivity", "network", "wifi", "web")
            for t in targets
            for s in subtree(t, ("relcl", "advcl"))
        )
        if (
            lemma in ("cut", "shut", "suspend", "switch", "turn", "disable", "sever", "disrupt", "interrupt")
            and whole
        ):
            return Kind.BLACKOUT, "en.ev.internet-cut"
        if lemma not in ("reactivate", "restore", "reconnect", "turn"):
            return Kind.BLOCKING, "en.ev.access-restricted"
    if (
        lemma in ("affect", "leave", "hit", "deprive")
        and people
        and any(
            t.lemma_.casefold() in ("internet", "shutdown", "blackout", "outage", "offline")
            for t in verb.sent
        )
    ):
        return Kind.BLACKOUT, "en.ev.affected-by-shutdown"
    if lemma in ("go", "knock", "take", "be", "stay", "fall") and any(
        c.lower_ in ("offline",) for c in verb.children
    ):
        return Kind.BLACKOUT, "en.ev.offline"
    if lemma == "swear" and ("in" in particles):
        return Kind.INAUGURATION, "en.ev.sworn-in"
    if lemma in ("take", "swear") and _object_is(verb, _OATH):
        return Kind.INAUGURATION, "en.ev.sworn-in"
    if lemma in ("take", "assume") and _object_is(verb, frozenset(["office"])):
        return Kind.INAUGURATION, "en.ev.sworn-in"
    if (
        lemma
        in (
            "win",
            "receive",
            "garner",
            "get",
            "secure",
            "poll",
            "gain",
            "lead",
            "collect",
            "score",
            "obtain",
            "lose",
            "take",
        )
        and _under(verb, lex.VOTE_WORD)
        and agents
    ):
        return Kind.ELECTION, "en.ev.won-votes"
    if lemma in ("hold", "announce", "call", "schedule", "set", "cast", "declare") and _object_is(
        verb, frozenset("election vote ballot referendum poll".split())
    ):
        return Kind.ELECTION, "en.ev.election-held"
    return None


def _court_about(verb: Token) -> bool:
    words = frozenset(
        "court judge jail fine sentence arrest prison administrative day days custody warning punishment penalty imprisonment".split()
    )
    return any(t.lemma_.casefold() in words for t in verb.sent)


def _injuryish(verb: Token) -> bool:
    return _under(verb, frozenset("injury wound burn fracture medical hospital doctor concussion".split()))


def _calls_out(verb: Token) -> bool:
    if _has_prep(verb, "for on", frozenset("protest rally demonstration march strike boycott".split())):
        return True
    return any(
        (
            c.dep_ in ("xcomp", "ccomp")
            and c.lemma_.casefold() in _ASSEMBLE
            and (
                _under(c, _STREET)
                or c.lemma_.casefold() in ("protest", "rally", "demonstrate", "assemble", "gather")
            )
        )
        for c in verb.children
    )


def _adjective_frames(token: Token) -> tuple[Kind, str, list[Token]] | None:
    """ "was inaccessible", "were unavailable", "is outlawed", "were dead"."""
    if token.lemma_.casefold() in (
        "inaccessible",
        "unavailable",
        "unreachable",
        "blocked",
    ) and token.dep_ in ("acomp", "oprd", "amod", "attr"):
        holder = subject_of(token.head) if token.dep_ != "amod" else token.head
        if holder is not None and any(
            s.lemma_.casefold() in lex.INTERNET or s.ent_type_ in ("ORG", "PRODUCT") for s in subtree(holder)
        ):
            return Kind.BLOCKING, "en.ev.inaccessible", _with_conjuncts(holder)
    if (
        token.lower_ == "offline"
        and token.dep_ in ("acomp", "oprd", "advmod")
        and token.head.pos_ in ("VERB", "AUX")
    ):
        holder = subject_of(token.head)
        return Kind.BLACKOUT, "en.ev.offline", [holder] if holder is not None else []
    if token.lower_ in ("outlawed", "banned") and token.dep_ == "amod":
        return Kind.BAN, "en.ev.outlawed", [token.head]
    if token.lower_ in (
        "wounded",
        "injured",
        "killed",
        "dead",
        "hurt",
        "arrested",
        "detained",
        "hospitalized",
        "hospitalised",
        "imprisoned",
        "jailed",
    ) and token.dep_ in ("acomp", "amod", "attr", "oprd"):
        kind = {
            "killed": Kind.DEATH,
            "dead": Kind.DEATH,
            "arrested": Kind.DETENTION,
            "detained": Kind.DETENTION,
            "imprisoned": Kind.SENTENCE,
            "jailed": Kind.SENTENCE,
        }.get(token.lower_, Kind.INJURY)
        holder = token.head if token.dep_ == "amod" else subject_of(token.head)
        if holder is not None and counts_people(holder):
            return kind, f"en.ev.adj-{token.lower_}", [holder]
    return None


def _noun_frame(token: Token) -> tuple[Kind, str] | None:
    lemma = token.lemma_.casefold()
    kind = lex.NOUN_KIND.get(lemma) or lex.NOUN_KIND.get(token.lower_)
    if kind is None:
        return None
    if kind is Kind.BLACKOUT and not any(t.lemma_.casefold() in lex.INTERNET for t in token.sent):
        return None
    if (
        lemma == "toll"
        and not any(c.lemma_.casefold() in ("death", "fatality") for c in token.children)
        and not _under(token, frozenset(["dead"]))
    ):
        return (
            (Kind.INJURY, "en.ev.noun-injury-toll")
            if any(c.lemma_.casefold() == "injury" for c in token.children)
            else None
        )
    if lemma == "crowd" and token.dep_ == "compound":
        return None
    if lemma in (
        "sentence",
        "release",
        "fine",
        "wound",
        "injured",
        "wounded",
        "dead",
        "killed",
        "deployment",
    ) and token.pos_ not in ("NOUN", "ADJ", "VERB", "PROPN"):
        return None
    if lemma == "release" and token.dep_ in ("compound",):
        return None
    return kind, f"en.ev.noun-{lemma}"


def _noun_targets(token: Token) -> list[Token]:
    """ "the arrest of 20 activists": whom the noun is about."""
    return [
        t
        for c in token.children
        if c.dep_ == "prep" and c.lower_ in ("of", "among", "to", "against")
        for g in c.children
        if g.dep_ == "pobj"
        for t in _with_conjuncts(g)
    ]


def _certainty(trigger: Token) -> Certainty:
    for verb in [trigger, *trigger.ancestors]:
        aux = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
        if aux & _MODAL_PLAN and "have" not in aux:
            return Certainty.PLANNED
        if aux & _MODAL_MAY and "have" not in aux:
            return Certainty.HYPOTHETICAL
        if any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in verb.children):
            return Certainty.HYPOTHETICAL
        head = verb.head
        if (
            verb.dep_ in ("xcomp", "acl", "ccomp")
            and head is not verb
            and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
        ):
            lemma = head.lemma_.casefold()
            if lemma in lex.THREATEN:
                return Certainty.THREATENED
            if lemma in lex.PLAN or lemma in (
                "call",
                "urge",
                "demand",
                "ask",
                "want",
                "plan",
                "attempt",
                "try",
                "push",
                "appeal",
                "need",
                "seek",
                "hope",
                "due",
                "set",
            ):
                return Certainty.PLANNED
        if verb.dep_ in ("ccomp", "advcl", "relcl", "ROOT", "conj", "parataxis"):
            break
    return Certainty.HAPPENED


def _stance(trigger: Token) -> Stance:
    """Denied by negation on the trigger or on a light verb right above it."""
    for verb in (
        trigger,
        trigger.head
        if trigger.pos_ == "NOUN" and trigger.dep_ in ("dobj", "attr", "nsubj", "nsubjpass")
        else trigger,
    ):
        if any(c.dep_ == "neg" or c.lower_ == "never" for c in verb.children):
            return Stance.DENIES
        if any(c.dep_ == "det" and c.lower_ == "no" for c in verb.children):
            return Stance.DENIES
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None and (
            subject.lower_ in ("none", "nobody", "no-one")
            or any(c.lower_ == "no" and c.dep_ == "det" for c in subject.children)
        ):
            return Stance.DENIES
    return Stance.ASSERTS


def frames_in(sentence: Sentence) -> list[Frame]:
    """Every frame of a sentence, in order of triggers."""
    return [
        replace(f, certainty=_certainty(f.trigger), stance=_stance(f.trigger)) for f in _raw_frames(sentence)
    ]


def _raw_frames(sentence: Sentence) -> Iterator[Frame]:
    for token in sentence.tokens:
        adjective = _adjective_frames(token)
        if adjective is not None:
            kind, rule, holders = adjective
            yield Frame(kind, token, rule, (), tuple(holders))
            continue
        if token.pos_ in ("VERB", "AUX") or (token.tag_ in ("VBN", "VBD", "VBG") and token.dep_ != "amod"):
            found = _verb_frame(token)
            if found is not None:
                agents, targets = parts(token)
                if found[1] in ("en.ev.given-sentence", "en.ev.charges"):
                    targets = [*targets, *_for_whom(token)]
                yield Frame(found[0], token, found[1], tuple(agents), tuple(targets))
                continue
        if token.pos_ in ("NOUN", "ADJ", "PROPN") or token.lower_ in ("injured", "wounded", "dead", "killed"):
            nominal = _noun_frame(token)
            if nominal is not None:
                yield Frame(nominal[0], token, nominal[1], (), tuple(_noun_targets(token)), noun=True)
