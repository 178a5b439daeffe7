"""Further ways of saying that people were held, charged, sentenced, freed, hurt or killed, for the table in patterns.py.

Made by going through every verb and phrase of a kind that papers of many countries use (a dock, a charge sheet, a discharge,
"succumbed", "helping police with inquiries") and asking which the reader did not know.
"""

from khronika.nouns import Kind
from khronika.reading.english.acts import Act, Pattern
from khronika.reading.english.lexicon import words
from khronika.reading.english.parsing import Token
from khronika.reading.english.people import FORCES, are_forces, counts_people, for_whom, is_person
from khronika.reading.english.syntax import children_are, holds, lemma_of

_COURT = words("court judge magistrate tribunal bench prosecutor jury verdict justice")
_CASE = words("case fir complaint chargesheet indictment sheet lawsuit petition warrant information")
_OFFENCE = words(
    "riot rioting trespass obstruction assault unrest vandalism sedition treason terrorism loitering disorder violation offence offense breach protest rally march demonstration violence murder attack crime"
)
_PAPERS = words("summons summon citation subpoena")
_CHARGE = words("charge summons summon citation subpoena indictment lawsuit case sedition treason")
_FINE = words("fine sentence term penalty jail")
_FINES = words("fine penalty")
_TERMS = words("sentence term fine imprisonment jail prison life year month service probation")
_FAMILY = words("family parent relative guardian kin mother father wife elder")
_CLEMENCY = words("amnesty clemency pardon parole remission reprieve freedom bail")
_HELD = words(
    "detain detention custody arrest prison jail cell detainee prisoner hostage captive captivity police"
)
_SHOT_WITH = words(
    "bullet pellet round shrapnel stone brick rock canister grenade projectile gunfire gunshot birdshot buckshot arrow shot cartridge debris bottle"
)
_FUMES = words("gas teargas smoke fumes fume spray inhalation chemical")
_MEDIC = words("medic doctor nurse surgeon paramedic ambulance volunteer physician hospital clinic rescuer")
_IRREVERSIBLE = "bleeding bruised maimed crippled blind paralysed paralyzed disabled unconscious limping disfigured bloodied"
_RAID = words("raid operation sweep search swoop crackdown ambush sting dragnet net roundup")
_SUSPECT = words(
    "suspect thug criminal hoodlum bandit cultist kidnapper robber detainee arrestee youth ringleader accused"
)
_WOUNDS = words("bone wound bruise fracture injury burn limb rib cut concussion scar")
_SUSPECTS = "suspects suspect accused defendants defendant"
_BULLETS = words("bullet gunfire shot fire volley police soldier troop gunman sniper")
_DEADLY = words(
    "violence fire blaze blast attack clash crush unrest explosion bomb war protest riot shooting"
)
_ASKED_ABOUT = FORCES | words("prosecutor court people person activist protester suspect student riot")
_UNDER_COURT = words("court judge magistrate tribunal")
_INQUIRY = words("investigation inquiry prosecution indictment")
_PENAL = words(
    "prison jail year prosecution trial court tribunal penalty sentence imprisonment gallows martial"
)
_PRISON_TERM = words("prison jail court sentence judge")
_ENDS = words("life breath last")
_PLACED = words(
    "post dispatch draft call rush move fly assign detail commit position order airlift pull divert redeploy field"
)


def _police(act: Act) -> bool:
    return any(are_forces(t) for t in act.agents)


def _done_to(act: Act) -> bool:
    """To people, whoever did it not being told, or the forces of order."""
    return act.on_people and (act.passive or _police(act))


def _people_do(act: Act) -> bool:
    return any(counts_people(t) and not are_forces(t) for t in act.agents)


def _paraded(act: Act) -> bool:
    """Shown to the press as caught: "paraded 23 suspects"; troops are paraded as well, and marchers parade."""
    if not act.on_people or any(are_forces(t) for t in act.targets):
        return False
    return act.passive or _police(act) or any(lemma_of(t) in _SUSPECT for t in act.targets)


def _led_off(act: Act) -> bool:
    """ "Whisked away by men in masks": not to hospital, and no minister by his bodyguards."""
    if (
        not act.on_people
        or not act.particles & {"away", "off"}
        or act.prep("to in by", _MEDIC | words("ward stretcher"))
    ):
        return False
    return act.in_sentence(FORCES | words("men gunman agent raid van custody")) and not act.in_sentence(
        words("bodyguard minister president")
    )


def _cleared(act: Act) -> bool:
    """Of a charge, or by a court; rubble and streets are cleared, too."""
    return (
        act.on_people
        and not any(are_forces(t) for t in act.targets)
        and (
            act.lemma != "clear"
            or act.prep(
                "of from",
                words("charge wrongdoing murder rioting count offence offense crime accusation blame"),
            )
            or act.in_sentence(_COURT)
        )
    )


def _given(act: Act, gifts: frozenset[str]) -> bool:
    """ "Granted amnesty to 40", "were given pardons", "won their freedom"."""
    gift = act.object(gifts)
    if gift is None:
        return False
    return _people_do(act) or act.on_people or bool(for_whom(act.verb))


def _hit_by(act: Act) -> bool:
    """Struck by what is shot or thrown; who is hit with a truncheon has been beaten."""
    by = act.prep("by with", _SHOT_WITH) or any(holds(t, _SHOT_WITH) for t in act.agents)
    return act.on_people and by


def _to_care(act: Act) -> bool:
    """ "Attended to by medics", "gave first aid to 40"."""
    return (act.on_people or bool(for_whom(act.verb))) and (
        any(lemma_of(t) in _MEDIC or holds(t, _MEDIC) for t in act.agents)
        or (act.passive and act.in_sentence(_MEDIC | words("first")))
    )


def _drowns(act: Act) -> bool:
    if act.told_before(_WEATHER) and not act.in_sentence(FORCES):
        return False  # what the rain does is nobody's deed
    return any(counts_people(t) and not are_forces(t) for t in (*act.agents, *act.targets))


_WEATHER = words("rain rains flood flooding storm typhoon cyclone hurricane monsoon landslide capsize")


def _lives(act: Act) -> bool:
    """ "Gave their lives", "breathed their last"."""
    what = act.object(_ENDS)
    return what is not None and _people_do(act) and (lemma_of(what) == "last" or children_are(what, "their"))


def _in_state(act: Act, prepositions: str, states: frozenset[str]) -> bool:
    """ "Are on trial", "were at liberty"; not "in pre-trial detention", and not cases that are before a court."""
    return (
        _governs(act, prepositions, states)
        and _people_do(act)
        and _counted(act.agents)
        and not act.in_sentence(words("case"))
    )


def _governs(act: Act, prepositions: str, states: frozenset[str]) -> bool:
    return any(
        g.dep_ == "pobj" and lemma_of(g) in states
        for c in act.verb.children
        if c.lower_ in words(prepositions)
        for g in c.children
    )


def _named(act: Act) -> bool:
    """ "Named in the charge sheet", "the FIR names 40 people"."""
    papers = act.prep("in", _CASE) or any(lemma_of(t) in _CASE for t in act.agents)
    return papers and act.on_people and not any(lemma_of(t) in words("victim witness") for t in act.targets)


def _before_court(act: Act) -> bool:
    return (
        act.on_people
        and act.prep("to in before at", words("court tribunal"))
        and not act.prep("from", words("prison"))
    )


def _booked(act: Act) -> bool:
    """ "Police booked 40 people": guests are booked into hotels, and players shown a card."""
    return act.on_people and (
        _police(act) or (act.passive and act.in_sentence(FORCES | _CASE | words("section act")))
    )


def _counted(tokens: list[Token]) -> bool:
    return any(
        s.like_num or s.lower_ in ("dozens", "hundreds", "several", "scores")
        for t in tokens
        for s in (t, *t.children)
    )


def are_counted(tokens: list[Token]) -> bool:
    """ "Nineteen", "dozens of them", "a total of 47 activists"."""
    of = [g for t in tokens for c in t.children if c.lower_ == "of" for g in c.children]
    return _counted(tokens) or any(s.like_num for g in of for s in (g, *g.children))


OTHER_WORDS: tuple[Pattern, ...] = (
    Pattern("en.ev.busted", Kind.DETENTION, words("bust nick lift"), lambda a: _done_to(a) and (a.lemma == "bust" or _police(a)), FORCES | words("bust")),
    Pattern("en.ev.deprived", Kind.DETENTION, words("deprive"), lambda a: a.on_people and a.prep("of", words("liberty freedom")), words("liberty freedom")),
    Pattern("en.ev.disappeared", Kind.DETENTION, words("disappear"), lambda a: a.on_people and children_are(a.verb, "forcibly"), words("forcibly")),
    Pattern("en.ev.paraded", Kind.DETENTION, words("parade"), _paraded, FORCES | _SUSPECT | words("press media reporter journalist")),
    Pattern("en.ev.netted", Kind.DETENTION, words("net"), lambda a: a.on_people and a.passive and a.in_sentence(_RAID), _RAID),
    Pattern("en.ev.led-off", Kind.DETENTION, words("whisk escort bundle frogmarch spirit hustle march usher"), _led_off, words("away off")),
    Pattern("en.ev.summonsed", Kind.CHARGE, words("summons chargesheet implead"), lambda a: a.on_people),
    Pattern("en.ev.summonsed", Kind.CHARGE, words("sheet"), lambda a: a.on_people and a.in_sentence(words("charge")), words("charge")),
    Pattern("en.ev.summonsed", Kind.CHARGE, words("martial martialle martialled"), lambda a: a.on_people and a.in_sentence(words("court")), words("court")),
    Pattern("en.ev.named-in-case", Kind.CHARGE, words("name list nominate implicate"), _named, _CASE),
    Pattern("en.ev.declared-suspects", Kind.CHARGE, words("declare designate make name"), lambda a: a.on_people and a.passive and children_are(a.verb, _SUSPECTS), words("suspect accused defendant")),
    Pattern("en.ev.cited", Kind.CHARGE, words("cite ticket"), lambda a: _done_to(a) and (_police(a) or a.in_sentence(_OFFENCE)) and "for" in a.particles, FORCES | _OFFENCE),
    Pattern("en.ev.served-papers", Kind.CHARGE, words("hand serve issue give"), lambda a: a.object(_PAPERS) is not None and (a.on_people or bool(for_whom(a.verb))), _PAPERS),
    Pattern("en.ev.notified", Kind.CHARGE, words("notify serve issue"), lambda a: a.on_people and holds(a.verb, words("suspicion")), words("suspicion")),
    Pattern("en.ev.slapped", Kind.CHARGE, words("slap hit"), lambda a: a.on_people and a.prep("with", _CHARGE), _CHARGE),
    Pattern("en.ev.slapped-with-fine", Kind.SENTENCE, words("slap hit"), lambda a: a.on_people and a.prep("with", _FINE), _FINE),
    Pattern("en.ev.under-investigation", Kind.CHARGE, words("place put"), lambda a: a.on_people and a.prep("under", _INQUIRY), _INQUIRY),
    Pattern("en.ev.in-dock", Kind.CHARGE, words("be stand sit"), lambda a: _in_state(a, "in on before under", words("dock trial investigation") if a.lemma == "be" else words("dock")) , words("dock trial investigation")),
    Pattern("en.ev.in-dock", Kind.CHARGE, words("be"), lambda a: _in_state(a, "before", _UNDER_COURT), _UNDER_COURT),
    Pattern("en.ev.have-cases", Kind.CHARGE, words("have"), lambda a: holds(a.verb, words("against")) and a.object(words("case charge")) is not None and _people_do(a) and _counted(a.agents), words("against")),
    Pattern("en.ev.to-court", Kind.CHARGE, words("bring take haul drag produce present"), _before_court, words("court tribunal")),
    Pattern("en.ev.to-prosecutors", Kind.CHARGE, words("refer hand turn send commit remit"), lambda a: a.on_people and (a.prep("to over for", words("prosecutor trial prosecution")) or (a.lemma in ("remit", "hand") and a.prep("to", words("court")))), words("prosecutor trial prosecution court")),
    Pattern("en.ev.pleaded", Kind.CHARGE, words("plead"), lambda a: _people_do(a) and children_are(a.verb, "guilty innocent") and children_are(a.verb, "not"), words("guilty")),
    Pattern("en.ev.faces-court", Kind.CHARGE, words("face"), lambda a: _people_do(a) and _counted(a.agents) and a.object(_PENAL) is not None, _PENAL),
    Pattern("en.ev.faces-court", Kind.CHARGE, words("answer"), lambda a: _people_do(a) and a.object(words("charge")) is not None, words("charge")),
    Pattern("en.ev.investigated", Kind.CHARGE, words("investigate probe"), lambda a: a.passive and a.on_people and _counted(a.targets) and a.in_sentence(_ASKED_ABOUT), _ASKED_ABOUT),
    Pattern("en.ev.booked", Kind.CHARGE, words("book"), _booked, FORCES | _CASE | words("section act")),
    Pattern("en.ev.probation", Kind.SENTENCE, words("place put"), lambda a: a.on_people and a.prep("on", words("probation")), words("probation")),
    Pattern("en.ev.bound-over", Kind.SENTENCE, words("bind"), lambda a: a.on_people and a.passive and "over" in a.particles, words("over")),
    Pattern("en.ev.found-guilty", Kind.SENTENCE, words("deem pronounce hold declare adjudge find"), lambda a: children_are(a.verb, "guilty") or any(children_are(t, "guilty") for t in a.targets), words("guilty")),
    Pattern("en.ev.meted", Kind.SENTENCE, words("mete deal dole award draw earn"), lambda a: a.object(_TERMS) is not None and a.in_sentence(_COURT | words("prison jail imprisonment sentence")) and (a.on_people or _people_do(a) or bool(for_whom(a.verb))), _COURT | words("prison jail imprisonment sentence")),
    Pattern("en.ev.given-service", Kind.SENTENCE, words("give order receive"), lambda a: a.on_people and holds(a.verb, words("community")) and holds(a.verb, words("service")), words("community")),
    Pattern("en.ev.ordered-to-pay", Kind.SENTENCE, words("order"), lambda a: a.on_people and any(c.dep_ in ("xcomp", "ccomp") and lemma_of(c) == "pay" and holds(c, _FINES) for c in a.verb.children), _FINES),
    Pattern("en.ev.to-the-gallows", Kind.SENTENCE, words("send"), lambda a: a.on_people and a.prep("to before", words("gallows squad")), words("gallows squad")),
    Pattern("en.ev.serving", Kind.SENTENCE, words("serve begin start complete receive get draw"), lambda a: a.object(words("term sentence time life")) is not None and _people_do(a) and a.in_sentence(_PRISON_TERM), _PRISON_TERM),
    Pattern("en.ev.stripped", Kind.SENTENCE, words("strip deprive"), lambda a: a.on_people and a.prep("of", words("citizenship nationality")), words("citizenship nationality")),
    Pattern("en.ev.at-liberty", Kind.RELEASE, words("set put place leave"), lambda a: a.on_people and a.prep("at in", words("liberty")), words("liberty")),
    Pattern("en.ev.at-liberty", Kind.RELEASE, words("be"), lambda a: _in_state(a, "at out on of", words("liberty bail jail prison")) and (a.prep("at", words("liberty")) or "out" in a.particles), words("liberty bail jail prison")),
    Pattern("en.ev.allowed-to-leave", Kind.RELEASE, words("allow permit"), lambda a: a.on_people and any(c.dep_ in ("xcomp", "ccomp") and lemma_of(c) == "leave" for c in a.verb.children) and a.in_sentence(_HELD), words("leave")),
    Pattern("en.ev.cleared-of", Kind.RELEASE, words("clear"), _cleared, _COURT | words("charge wrongdoing murder rioting count offence offense crime accusation blame")),
    Pattern("en.ev.cleared-of", Kind.RELEASE, words("exonerate absolve"), _cleared),
    Pattern("en.ev.paroled", Kind.RELEASE, words("parole liberate furlough amnesty"), lambda a: any(is_person(t) or t.like_num for t in a.targets)),
    Pattern("en.ev.paroled", Kind.RELEASE, words("enlarge bail admit"), lambda a: a.on_people and ((a.lemma == "bail" and "out" not in a.particles) or a.prep("on to", words("bail"))), words("bail")),
    Pattern("en.ev.let-off", Kind.RELEASE, words("let turn"), lambda a: a.on_people and (children_are(a.verb, "off loose") if a.lemma == "let" else children_are(a.verb, "loose")), words("off loose")),
    Pattern("en.ev.back-to-families", Kind.RELEASE, words("hand give return turn send release"), lambda a: a.on_people and (a.prep("to", _FAMILY) or any(children_are(c, "to") and holds(c, _FAMILY) for c in a.verb.children if c.lower_ in ("over", "back"))) and not a.in_sentence(words("body corpse remains ransom")), _FAMILY),
    Pattern("en.ev.reunited", Kind.RELEASE, words("reunite"), lambda a: a.on_people and a.prep("with", _FAMILY) and a.in_sentence(_HELD), _HELD),
    Pattern("en.ev.clemency", Kind.RELEASE, words("grant give issue extend receive get win obtain secure make post"), lambda a: _given(a, _CLEMENCY), _CLEMENCY),
    Pattern("en.ev.hit-by-shot", Kind.INJURY, words("hit strike graze pierce catch"), _hit_by, _SHOT_WITH),
    Pattern("en.ev.left-bleeding", Kind.INJURY, words("leave"), lambda a: a.on_people and children_are(a.verb, _IRREVERSIBLE), words(_IRREVERSIBLE) | words("bleed bruise maim cripple disable bloody")),
    Pattern("en.ev.left-bleeding", Kind.INJURY, words("disable incapacitate"), lambda a: a.passive and a.on_people and _counted(a.targets)),
    Pattern("en.ev.overcome", Kind.INJURY, words("overcome affect sicken incapacitate"), lambda a: a.on_people and (a.prep("by from with", _FUMES) or any(holds(t, _FUMES) for t in a.agents)), _FUMES),
    Pattern("en.ev.cared-for", Kind.INJURY, words("attend tend"), lambda a: "to" in a.particles and _to_care(a), _MEDIC),
    Pattern("en.ev.with-broken-bones", Kind.INJURY, words("leave end come finish"), lambda a: (a.on_people or (_people_do(a) and a.lemma != "leave")) and a.prep("with", _WOUNDS), _WOUNDS),
    Pattern("en.ev.cared-for", Kind.INJURY, words("stretcher"), lambda a: a.on_people),
    Pattern("en.ev.cared-for", Kind.INJURY, words("patch"), lambda a: a.on_people and "up" in a.particles, words("up")),
    Pattern("en.ev.cared-for", Kind.INJURY, words("operate"), lambda a: a.passive and a.on_people and "on" in a.particles, words("on")),
    Pattern("en.ev.cared-for", Kind.INJURY, words("give provide administer offer"), lambda a: holds(a.verb, words("aid treatment attention")) and holds(a.verb, words("first medical")) and (a.on_people or bool(for_whom(a.verb))) and (a.passive or _to_care(a)), words("first medical")),
    Pattern("en.ev.stabbed", Kind.INJURY, words("stab knife lacerate concuss maul cripple blind paralyse paralyze disfigure"), lambda a: a.on_people and (a.passive or a.lemma in ("stab", "maul", "blind"))),
    Pattern("en.ev.burned", Kind.INJURY, words("burn scorch"), lambda a: any(is_person(t) and t.lower_ != "others" for t in a.targets) and a.passive and not children_are(a.verb, "down out")),
    Pattern("en.ev.gassed", Kind.INJURY, words("suffocate asphyxiate collapse vomit choke"), lambda a: a.in_sentence(_FUMES) and _drowns(a), _FUMES),
    Pattern("en.ev.in-danger", Kind.INJURY, words("fight battle"), lambda a: a.prep("for", words("life")) and _people_do(a), words("life")),
    Pattern("en.ev.in-danger", Kind.INJURY, words("bleed"), lambda a: _people_do(a) and not a.prep("to", words("death"))),
    Pattern("en.ev.drowned", Kind.DEATH, words("drown suffocate asphyxiate electrocute"), _drowns),
    Pattern("en.ev.mown-down", Kind.DEATH, words("mow cut wipe"), lambda a: a.on_people and bool(a.particles & {"down", "out"}) and (a.lemma == "mow" or a.in_sentence(_BULLETS | words("bomb blast explosion mine attack grenade shell"))) and _counted(a.targets), _BULLETS | words("down bomb blast explosion mine attack grenade shell")),
    Pattern("en.ev.felled", Kind.DEATH, words("fell"), lambda a: a.on_people and a.in_sentence(_BULLETS), _BULLETS),
    Pattern("en.ev.slaughtered", Kind.DEATH, words("slaughter butcher decapitate liquidate behead"), lambda a: any(is_person(t) or t.like_num for t in a.targets)),
    Pattern("en.ev.gave-lives", Kind.DEATH, words("give lay sacrifice breathe"), _lives, _ENDS),
    Pattern("en.ev.gave-lives", Kind.DEATH, words("pay"), lambda a: a.prep("with", words("life")) and _people_do(a), words("life")),
    Pattern("en.ev.gave-lives", Kind.DEATH, words("meet"), lambda a: a.object(words("death end")) is not None and _people_do(a) and holds(a.verb, words("their")), words("death end")),
    Pattern("en.ev.not-survived", Kind.DEATH, words("survive"), lambda a: not a.targets and children_are(a.verb, "not n't never") and _people_do(a) and _counted(a.agents), words("not never didn couldn")),
    Pattern("en.ev.torn-apart", Kind.DEATH, words("tear blow"), lambda a: a.on_people and a.passive and children_are(a.verb, "apart up") and _counted(a.targets), words("apart up")),
    Pattern("en.ev.claimed", Kind.DEATH, words("claim"), lambda a: a.passive and a.on_people and _counted(a.targets) and any(lemma_of(t) in _DEADLY for t in a.agents), _DEADLY),
    Pattern("en.ev.posted", Kind.DEPLOYMENT, _PLACED, lambda a: any(are_forces(t) and t.dep_ != "dative" for t in a.targets) and _counted(a.targets) and "off" not in a.particles, FORCES),
)  # fmt: skip
"""The first that fits wins: they stand behind the narrow ones of bench_and_ward.py and before the plain verbs."""
THEIR_OWN = frozenset(
    f"en.ev.{name}"
    for name in "in-dock pleaded faces-court have-cases serving with-broken-bones gassed in-danger drowned gave-lives not-survived gave-up-ghost into-prison".split()
)
"""Rules whose subject it befalls."""
GUARDS = words(
    "stymie meet guard watch protect escort back surround flank accompany face confront stop block outnumber police reinforce await"
)
"""What forces do who are only counted: "met by 40 riot police"."""
GIVEN = frozenset(
    f"en.ev.{name}"
    for name in "clemency meted served-papers notified cared-for given-service sought-term".split()
)
"""Rules of what is given to somebody: whoever stands behind "to" or "for", or gets it as the subject."""
