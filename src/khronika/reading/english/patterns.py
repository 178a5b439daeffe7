"""Verbs and the events they name, as a table: id, kind, lemmas, and what must stand around the verb.

The first pattern that fits wins, so the narrow ones stand first. A pattern's ``fits`` sees the act: the verb with its
agents, targets and particles. Ids are stable: they are stored with every claim.
"""

from khronika.nouns import Kind
from khronika.reading.english import lexicon as lex
from khronika.reading.english.acts import (
    ALIGHT,
    LOST,
    WORK,
    WOUNDS,
    Act,
    Pattern,
    arrested_for_days,
    by_forces,
    charged,
    charged_at,
    charges_brought,
    cleared,
    deployed,
    let_go,
    many,
    picked_up,
    punished,
    raided,
    set_on_fire,
    shot_dead,
    treated,
)
from khronika.reading.english.bench_and_ward import BENCH_AND_WARD, in_law
from khronika.reading.english.calling_out import ASSEMBLE, GATHERING, STREET, calls_out
from khronika.reading.english.idioms import IDIOMS
from khronika.reading.english.lexicon import words
from khronika.reading.english.other_words import are_counted
from khronika.reading.english.parsing import Token, entity, subtree
from khronika.reading.english.people import (
    FORCES,
    are_forces,
    counts_people,
    crowd_of_forces,
    for_whom,
    is_person,
    is_pictured,
)
from khronika.reading.english.syntax import (
    children_are,
    has_prep,
    holds,
    lemma_of,
    passive_subjects,
)
from khronika.reading.english.taken_things import takes_people

_PRISON = words("jail prison colony")
_CUSTODY = words(
    "vehicle minibus truck custody detention jail cell station van bus police-station wagon precinct prison jeep car pickup lorry pick-up"
)
_HOSPITAL = words(
    "hospital injury wound clinic doctor treatment burn poisoning trauma fracture ward infirmary emergency surgery"
)
_INJURED = words("injury wound burn fracture medical hospital doctor concussion")
_WEAPON = words(
    "gas bullet cannon grenade baton round live force spray truncheon taser ammunition fire weapon shot pellet stun violence whip"
)
_CHARGES = words(
    "fir charge accusation liability responsibility case prosecution trial indictment investigation"
)
_TRIAL = words("trial")
_BENCH = words("court judge magistrate tribunal dock")
_CRIME = words("fraud murder crime charge embezzlement terrorism theft extremism treason corruption")
_PENALTY = words(
    "fine sentence arrest penalty day month year warning term punishment liability conviction imprisonment"
)
_COURT = words(
    "court judge jail fine sentence arrest prison administrative day days custody warning punishment penalty imprisonment suspend suspended"
)
_VIGIL = words("vigil motorcade flotilla walkout")
_OCCUPIED = STREET | words(
    "camp encampment campus avenue boulevard plaza bridge hall building lawn tent occupation blockade sit-in roundabout"
)
_JOINED = STREET | words(
    "flotilla convoy caravan motorcade vigil strike boycott blockade walkout gathering sit-down riot unrest disturbance"
)
_FILLED = words("street square avenue boulevard plaza road bridge")
_NETWORK = words("internet connectivity network wifi web data signal")
_SERVICES = lex.INTERNET - words("traffic access service data mobile social platform communication")
_FREED = words(
    "detainee prisoner protester protestor demonstrator activist inmate hostage captive journalist man woman person people "
    "arrestee other all rest most some many them"
)
_CARRY = words(
    "take bring haul lead carry march walk bundle drag deliver load put place transport throw cart escort force push shove herd "
    "frogmarch cram whisk usher fling pile lock hustle stuff pack"
)
_DEPLOY = words(
    "dot patrol line surround cordon guard flood ring mass prepare send bring put ready amass station"
)
_RESTRICT = words(
    "restrict limit cut shut slow suspend disrupt filter jam disable deactivate switch sever block shutter interrupt turn"
)
_CUT = words("throttle cut shut suspend switch turn disable sever disrupt interrupt")
_MARKET = words("stock price currency evidence share market parliament court")
_BLAMED = "liable responsible accountable back off"
_PROPERTY = words(
    "car vehicle building office shop store property window house home bus monument statue bank station equipment barricade "
    "fence church mosque synagogue school cafe kiosk flag tire tyre truck headquarters government-building market bridge road door glass"
)
_MATCH = words(
    "goal match game score season league cup final champion championship tournament visitor innings"
)
_VOTES = words("election vote ballot referendum poll")
_CHAMBER = words("parliament lawmaker senate mp legislator legislature bill motion amendment")
_LIMBS = words(
    "foot leg knee thigh calf ankle arm shoulder elbow head face eye jaw neck chest stomach abdomen back hand hip groin"
)
_LAWMAKERS = words(
    "senator deputy lawmaker legislator mp member councillor councilor judge justice minister parliamentarian delegate"
)
_CAPTORS = words("junta police army military authority regime service militia gendarmerie")
_BONES = _LIMBS | words("rib wrist bone skull collarbone finger tooth pelvis spine")
_HITS = words(
    "car van truck lorry pickup bus jeep vehicle motorcycle motorbike tractor motorist minibus stone rock bullet ricochet pellet round canister cartridge bottle brick shrapnel fragment splinter projectile grenade shell bomb cocktail firework arrow"
)
_ONWARD = frozenset(("on", "at", "toward", "towards", "into"))
_REMAINS, _WATCHERS = words("body corpse remains"), words("observer monitor volunteer reporter agent")
_TO_CARE = _HOSPITAL | words("ambulance stretcher medic paramedic rescuer")
_CLEMENCY = words("pardon amnesty clemency remission")
_TRANSPORT = words(
    "truck bus boat train plane lorry coach ferry car minibus village province region countryside abroad"
)
_SEIZED = words(
    "building hall square campus street road bridge senate parliament office station rectorate faculty roundabout ministry"
)
_OUT_THERE = words(
    "square street tent pavement barricade camp embassy bridge roundabout tractor headquarters"
)


def _custody(act: Act) -> bool:
    away = (
        act.lemma in ("take", "haul", "lead", "cart", "carry", "drive", "march") and "away" in act.particles
    )
    away = away or (
        act.lemma in ("haul", "cart", "drag", "carry", "lead", "march") and "off" in act.particles
    )
    if away and (act.prep("in to on", _TO_CARE) or any(lemma_of(t) in _TO_CARE for t in act.agents)):
        return False  # "taken away by ambulance"
    bare_in = any(
        c.lower_ == "in" and not any(g.dep_ == "pobj" for g in c.children) for c in act.verb.children
    )
    away = away or (
        act.lemma in ("bring", "haul")
        and bare_in
        and act.passive
        and not children_are(act.verb, "dead")
        and not act.prep("to", _HOSPITAL)
        and not act.prep("by from on aboard", _TRANSPORT)
    )
    away = away or children_are(act.verb, "captive hostage prisoner")
    if act.prep("to into", words("home house")):
        return False  # "taken to their homes in a prison van"
    return takes_people(act.agents, act.targets) and (away or act.prep("into to in onto", _CUSTODY))


def _held(act: Act) -> bool:
    """Held, of persons: a rally is held too, and a view."""
    if children_are(act.verb, _BLAMED):
        return False
    if any(lemma_of(t) in _REMAINS for t in act.targets):
        return False  # "bodies are kept at the hospital"
    if act.lemma in ("seize", "capture") and takes_people(act.agents, act.targets):
        return not is_pictured(act.verb)
    if act.lemma == "hold" and act.on_people and any(lemma_of(t) in _CAPTORS for t in act.agents):
        return act.passive or any(s.like_num for t in act.targets for s in subtree(t, ("relcl",)))
    people = act.passive and any(counts_people(t) for t in act.targets)
    event = any(lemma_of(t) in lex.EVENT_NOUN for t in act.targets)
    return (people and not event) or (act.on_people and act.prep("in", _CUSTODY))


def _court_order(act: Act) -> bool:
    order = act.object(words("order injunction"))
    return order is not None and has_prep(order, "against banning barring prohibiting", GATHERING)


def _streets(act: Act) -> bool:
    if act.agents and all(are_forces(t) for t in act.agents) and act.lemma in ("pour", "come", "go", "hit"):
        return False  # "police poured into the square"
    if act.lemma == "turn" and any(
        c.dep_ in ("xcomp", "ccomp", "acomp", "attr", "oprd") and lemma_of(c) not in ASSEMBLE
        for c in act.verb.children
    ):
        return False  # "the men turned out to be guards"
    out = act.prep("to into onto on out in", STREET) or act.object(words("street")) is not None
    return (out or ("out" in act.particles and act.lemma == "turn")) and (
        act.by_people or any(entity(t) for t in act.agents)
    )


def _took_part(act: Act) -> bool:
    share = act.object(words("part"))
    return share is not None and (has_prep(share, "in", _JOINED) or act.prep("in", _JOINED))


def _used_force(act: Act) -> bool:
    """ "Used tear gas"; "security forces were deployed" uses none."""
    weapon = act.object(_WEAPON)
    return weapon is not None and not (
        lemma_of(weapon) == "force" and act.lemma == "deploy" and are_forces(weapon)
    )


def _online(act: Act, wanted: frozenset[str]) -> bool:
    return any(lemma_of(s) in wanted for t in act.targets for s in subtree(t, ("relcl", "advcl")))


def _sentenced(act: Act) -> bool:
    if act.verb.dep_ in ("acomp", "oprd", "xcomp") and lemma_of(act.verb.head) == "remain":
        return False  # "twelve reporters remain jailed": they are held, of whatever day the sentence was
    return act.on_people or bool(for_whom(act.verb)) or (not act.targets and bool(passive_subjects(act.verb)))


def _dies(act: Act) -> bool:
    to_it = act.prep("to", _HOSPITAL | words("shot gunshot stab")) or not children_are(act.verb, "to")
    if act.lemma == "succumb" and not to_it:
        return False  # "would not succumb to pressure"
    return any(counts_people(t) for t in (act.agents if act.lemma in lex.DIE else act.targets))


def _assembles(act: Act) -> bool:
    if act.agents and all(are_forces(t) for t in act.agents) and act.particles & _ONWARD:
        return False  # "riot police marched on the protesters"
    bare = act.verb.tag_ == "VBG" and not any(c.dep_ == "aux" for c in act.verb.children)
    if bare and act.verb.dep_ in ("ROOT", "acl") and act.agents and all(are_forces(t) for t in act.agents):
        return False  # "police arrested 700 teachers demonstrating for more pay"
    gathers_something = act.lemma in ("assemble", "gather", "rally") and bool(act.targets)
    return act.by_people and not gathers_something and not any(lemma_of(t) in _MARKET for t in act.agents)


def _plain(kind: Kind) -> frozenset[str]:
    return frozenset(lemma for lemma, k in lex.VERB_KIND.items() if k is kind)


def _always(act: Act) -> bool:
    del act
    return True


_UNTIL_HEARD = frozenset("pending awaiting remand remanded pretrial pre-trial".split())
PATTERNS: tuple[Pattern, ...] = (
    *BENCH_AND_WARD,
    Pattern("en.ev.arrested-for-days", Kind.SENTENCE, words("arrest place put"), arrested_for_days, words("day month year")),
    Pattern("en.ev.shot-dead", Kind.DEATH, words("shoot gun beat"), shot_dead, words("dead down")),
    Pattern("en.ev.fatally", Kind.DEATH, words("shoot hit wound stab injure strike beat"), lambda a: a.on_people and children_are(a.verb, "fatally mortally"), words("fatally mortally")),
    Pattern("en.ev.to-death", Kind.DEATH, words("burn beat stab crush hack stone club shoot kick trample whip torture hang put batter pelt"), lambda a: a.on_people and a.prep("to", words("death")), words("death")),
    Pattern("en.ev.burned-alive", Kind.DEATH, words("burn bury"), lambda a: a.on_people and children_are(a.verb, "alive"), words("alive")),
    Pattern("en.ev.bled-to-death", Kind.DEATH, words("bleed burn starve freeze choke suffocate fall"), lambda a: a.prep("to", words("death")) and any(counts_people(t) for t in a.agents), words("death")),
    Pattern("en.ev.shot-in-the-leg", Kind.INJURY, words("shoot hit strike stab graze"), lambda a: a.on_people and a.prep("in", _LIMBS), _LIMBS),
    Pattern("en.ev.hit-by", Kind.INJURY, words("strike hit knock"), lambda a: a.on_people and any(lemma_of(t) in _HITS for t in a.agents), _HITS),
    Pattern("en.ev.cut", Kind.INJURY, words("cut graze scald bite trample bruise"), lambda a: a.on_people and (a.passive or a.lemma in ("bite", "trample"))),
    Pattern("en.ev.run-over", Kind.INJURY, words("run"), lambda a: a.on_people and "over" in a.particles, words("over")),
    Pattern("en.ev.lost-an-eye", Kind.INJURY, words("lose leave"), lambda a: a.object(LOST) is not None if a.lemma == "lose" else a.on_people and a.prep("with", WOUNDS - words("injury wound")), LOST | WOUNDS),
    Pattern("en.ev.admitted", Kind.INJURY, words("admit"), lambda a: a.passive and a.on_people and bool(a.particles & {"to", "in", "at"})),
    *IDIOMS,
    Pattern("en.ev.refused-bail", Kind.DETENTION, words("refuse deny"), lambda a: a.object(words("bail")) is not None, words("bail")),
    Pattern("en.ev.bailed", Kind.RELEASE, words("grant give get receive release"), lambda a: a.object(words("bail")) is not None, words("bail")),
    Pattern("en.ev.discharged", Kind.RELEASE, words("discharge acquit pardon amnesty"), lambda a: (a.on_people and a.lemma != "discharge") or a.told_before(words("court judge evidence suspect defendant magistrate"))),
    Pattern("en.ev.walked-out", Kind.RELEASE, words("walk"), lambda a: any(counts_people(t) for t in a.agents) and bool(a.particles & {"out", "free", "from"}) and holds(a.verb, _PRISON | words("custody detention")), _PRISON | words("custody detention")),
    Pattern("en.ev.walked-free", Kind.RELEASE, words("walk go"), lambda a: children_are(a.verb, "free") and any(counts_people(t) for t in a.agents), words("free")),
    Pattern("en.ev.accused-in-cases", Kind.CHARGE, words("accuse"), lambda a: not any(t.pos_ == "AUX" for t in a.verb.doc[a.verb.i + 1 : a.verb.i + 2]) and are_counted(a.targets) and in_law(a.verb)),
    Pattern("en.ev.brought-out", Kind.PROTEST, words("bring take"), lambda a: "out" in a.particles and a.object(GATHERING | words("procession")) is not None, GATHERING | words("procession")),
    Pattern("en.ev.drew", Kind.PROTEST, words("draw attract gather rally bring"), lambda a: a.on_people and not a.passive and any(lemma_of(t) in GATHERING | words("procession it column gathering vigil") for t in a.agents), GATHERING | words("procession it column gathering vigil")),
    Pattern("en.ev.taken-into-custody", Kind.DETENTION, words("bring haul"), _custody),
    Pattern("en.ev.taken-into-custody", Kind.DETENTION, _CARRY - words("bring haul"), _custody, _CUSTODY | words("away off captive hostage prisoner")),
    Pattern("en.ev.taken-to-hospital", Kind.INJURY, _CARRY | words("rush evacuate ferry transfer convey airlift move fly"), lambda a: a.on_people and a.prep("to into in", _HOSPITAL) and a.lemma != "place" and not holds(a.verb, words("psychiatric")) and not any(lemma_of(t) in _REMAINS for t in a.targets), _HOSPITAL),
    Pattern("en.ev.remanded-in-prison", Kind.DETENTION, words("send commit"), lambda a: a.on_people and a.prep("to", _PRISON) and any(t.lower_ in _UNTIL_HEARD for t in a.verb.sent), _PRISON),
    Pattern("en.ev.sent-to-jail", Kind.SENTENCE, words("send commit"), lambda a: a.on_people and a.prep("to", _PRISON), _PRISON),
    Pattern("en.ev.stood-outside", Kind.PROTEST, words("stand wait camp crowd sit"), lambda a: "outside" in a.particles and any(counts_people(t) and not crowd_of_forces(t) for t in a.agents), words("outside")),
    Pattern("en.ev.rounded-up", Kind.DETENTION, words("round pick grab sweep scoop mop"), picked_up, words("up")),
    Pattern("en.ev.handed-to-police", Kind.DETENTION, words("hand turn"), lambda a: a.on_people and a.prep("to", words("police gendarme gendarmerie custody")), words("police gendarme gendarmerie custody")),
    Pattern("en.ev.taken-for-questioning", Kind.DETENTION, words("take bring"), lambda a: a.on_people and a.passive and holds(a.verb, words("questioning question interrogation")), words("questioning question interrogation")),
    Pattern("en.ev.raid-yielded", Kind.DETENTION, words("yield net produce bag"), lambda a: a.on_people and any(lemma_of(t) in words("raid operation sweep search swoop crackdown ambush sting") for t in a.agents), words("raid operation sweep search swoop crackdown ambush sting")),
    Pattern("en.ev.caught", Kind.DETENTION, words("catch collar"), lambda a: a.on_people and (a.passive or any(are_forces(t) for t in a.agents))),
    Pattern("en.ev.night-in-cells", Kind.DETENTION, words("spend pass"), lambda a: a.object(words("night day hour week weekend month")) is not None and a.prep("in at behind", _CUSTODY | words("bar")), _CUSTODY | words("bar")),
    Pattern("en.ev.remain-in-custody", Kind.DETENTION, words("remain"), lambda a: a.prep("in behind", _CUSTODY), _CUSTODY),
    Pattern("en.ev.left-in-custody", Kind.DETENTION, words("leave"), lambda a: a.on_people and (a.prep("in", words("custody detention jail prison")) or any(has_prep(t, "in", words("custody detention jail prison")) for t in a.targets)), words("custody detention jail prison")),
    Pattern("en.ev.remain-in-custody", Kind.DETENTION, words("remain"), lambda a: children_are(a.verb, "jailed imprisoned incarcerated detained"), words("jail imprison incarcerate detain")),
    Pattern("en.ev.house-arrest", Kind.DETENTION, words("place put keep confine"), lambda a: a.on_people and a.prep("under", words("arrest")), words("arrest")),
    Pattern("en.ev.held", Kind.DETENTION, words("hold keep seize capture snatch"), _held),
    Pattern("en.ev.let-go", Kind.RELEASE, words("let set allow send"), let_go, words("go free home out")),
    Pattern("en.ev.came-home", Kind.RELEASE, words("come return walk"), lambda a: bool(a.particles & {"home", "back", "out", "from"}) and any(counts_people(t) for t in a.agents) and (a.prep("from", _PRISON | words("detention custody camp")) or a.in_sentence(_CLEMENCY)), _PRISON | words("detention custody camp") | _CLEMENCY),
    Pattern("en.ev.came-home", Kind.RELEASE, words("benefit"), lambda a: a.prep("from", _CLEMENCY) and any(counts_people(t) for t in a.agents), _CLEMENCY),
    Pattern("en.ev.charges", Kind.CHARGE, words("face bring file press open launch initiate register lodge"), lambda a: charges_brought(a, _CHARGES), _CHARGES),
    Pattern("en.ev.held-liable", Kind.CHARGE, words("hold find"), lambda a: children_are(a.verb, "liable"), words("liable")),
    Pattern("en.ev.booked", Kind.CHARGE, words("book"), lambda a: a.passive and a.on_people and "for" in a.particles),
    Pattern("en.ev.wanted", Kind.CHARGE, words("want"), lambda a: a.passive and a.prep("for", _CRIME), _CRIME),
    Pattern("en.ev.on-trial", Kind.CHARGE, words("put stand face await bring send commit go"), lambda a: a.prep("on to for", _TRIAL) or a.object(_TRIAL) is not None, _TRIAL),
    Pattern("en.ev.before-court", Kind.CHARGE, words("appear come stand go"), lambda a: a.prep("before in at" if a.lemma == "appear" else "before", _BENCH) and any(counts_people(t) for t in a.agents), _BENCH),
    Pattern("en.ev.before-court", Kind.CHARGE, words("be"), lambda a: any(has_prep(c, "before in", _BENCH) for c in a.verb.children if c.lower_ == "due") and any(counts_people(t) for t in a.agents), _BENCH),
    Pattern("en.ev.accused", Kind.CHARGE, words("accuse suspect"), lambda a: a.passive and in_law(a.verb) and not any(t.tag_ in ("VBD", "VBP") and t.pos_ == "AUX" for t in a.verb.doc[a.verb.i + 1 : a.verb.i + 2]) and not any(are_forces(t) for t in a.targets)),
    Pattern("en.ev.warrant", Kind.CHARGE, words("issue obtain sign secure swear"), lambda a: a.object(words("warrant")) is not None and bool(for_whom(a.verb)), words("warrant")),
    Pattern("en.ev.given-sentence", Kind.SENTENCE, words("hand give receive get serve impose issue slap order"), lambda a: punished(a, _PENALTY, _COURT), _COURT),
    Pattern("en.ev.found-guilty", Kind.SENTENCE, words("find"), lambda a: children_are(a.verb, "guilty"), words("guilty")),
    Pattern("en.ev.warned", Kind.SENTENCE, words("warn"), lambda a: a.passive and a.on_people and a.in_sentence(_COURT), _COURT),
    Pattern("en.ev.took-to-streets", Kind.PROTEST, words("take pour come go hit"), _streets, STREET),
    Pattern("en.ev.took-to-streets", Kind.PROTEST, words("turn"), _streets, STREET | words("out")),
    Pattern("en.ev.refused-food", Kind.PROTEST, words("refuse skip reject return turn decline send boycott"), lambda a: a.object(words("food meal tray breakfast lunch dinner supper ration")) is not None and any(counts_people(t) for t in a.agents), words("food meal tray breakfast lunch dinner supper ration")),
    Pattern("en.ev.on-strike", Kind.PROTEST, words("go come be stay remain walk"), lambda a: any(counts_people(t) for t in a.agents) and (a.prep("on", words("strike hunger-strike")) or (a.lemma == "walk" and a.prep("off", WORK))), words("strike hunger-strike") | WORK),
    Pattern("en.ev.stopped-eating", Kind.PROTEST, words("stop refuse cease"), lambda a: any(counts_people(t) for t in a.agents) and any(lemma_of(c) == "eat" and c.dep_ == "xcomp" for c in a.verb.children), words("eat")),
    Pattern("en.ev.filled-streets", Kind.PROTEST, words("fill pack flood throng jam"), lambda a: a.object(_FILLED) is not None and many(a), _FILLED),
    Pattern("en.ev.downed-tools", Kind.PROTEST, words("down lay"), lambda a: a.object(words("tool")) is not None, words("tool")),
    Pattern("en.ev.barred-road", Kind.PROTEST, words("block close shut seal bar barricade obstruct"), lambda a: a.object(words("road bridge highway motorway street crossing avenue junction roundabout railway track border port expressway lane")) is not None and many(a), words("road bridge highway motorway street crossing avenue junction roundabout railway track border port expressway lane")),
    Pattern("en.ev.occupied", Kind.PROTEST, words("occupy storm besiege invade"), lambda a: a.object(_SEIZED) is not None and many(a), _SEIZED),
    Pattern("en.ev.burnt-tyres", Kind.PROTEST, words("burn light"), lambda a: a.object(words("tyre tire")) is not None and many(a), words("tyre tire")),
    Pattern("en.ev.walked-on", Kind.PROTEST, words("walk parade process trek"), lambda a: many(a) and bool(a.particles & {"to", "through", "down", "behind", "past"})),
    Pattern("en.ev.night-in-the-open", Kind.PROTEST, words("spend sleep camp"), lambda a: many(a) and a.prep("in on at outside beside by before", _OUT_THERE), _OUT_THERE),
    Pattern("en.ev.joined-protest", Kind.PROTEST, words("join attend stage hold organize organise block"), lambda a: (a.object(STREET | _VIGIL) is not None or a.prep("in at", STREET)) and any(counts_people(t) and not (a.lemma == "block" and are_forces(t)) for t in a.agents), STREET | _VIGIL),
    Pattern("en.ev.participated", Kind.PROTEST, words("participate"), lambda a: any(counts_people(t) for t in a.agents) and a.prep("in", STREET | words("these it event gathering them unrest riot meeting campaign procession"))),
    Pattern("en.ev.injunction", Kind.BAN, words("win obtain get secure issue grant impose"), _court_order, words("order injunction")),
    Pattern("en.ev.held-accountable", Kind.CHARGE, words("hold bring"), lambda a: a.passive and children_are(a.verb, "accountable responsible") and any(s.like_num for t in a.targets for s in subtree(t)), words("accountable responsible")),
    Pattern("en.ev.chanted", Kind.PROTEST, words("chant shout demand wave"), lambda a: any(counts_people(t) and not are_forces(t) for t in a.agents) and a.in_sentence(GATHERING), GATHERING),
    Pattern("en.ev.banged-pots", Kind.PROTEST, words("bang"), lambda a: any(counts_people(t) for t in a.agents) and a.object(words("pot pan saucepan cacerola")) is not None),
    Pattern("en.ev.took-part", Kind.PROTEST, words("take"), _took_part, _JOINED),
    Pattern("en.ev.broke-up", Kind.DISPERSAL, words("break push"), lambda a: ("up" in a.particles or a.lemma != "break") and a.object(STREET | lex.CROWD) is not None, STREET | lex.CROWD),
    Pattern("en.ev.cleared", Kind.DISPERSAL, words("clear evict"), lambda a: cleared(a, _OCCUPIED), _OCCUPIED | lex.CROWD),
    Pattern("en.ev.used-force", Kind.FORCE, words("fire use deploy shoot launch spray throw open"), _used_force, _WEAPON),
    Pattern("en.ev.hanged", Kind.DEATH, words("hang lynch behead strangle"), lambda a: a.on_people and (a.passive or a.lemma != "hang")),
    Pattern("en.ev.charged-at", Kind.FORCE, words("charge"), charged_at, lex.CROWD | words("at into")),
    Pattern("en.ev.fired-on", Kind.FORCE, words("fire shoot"), lambda a: bool(a.aimed_at) and not a.passive),
    Pattern("en.ev.beat", Kind.FORCE, words("beat"), lambda a: a.on_people and (any(are_forces(t) for t in a.agents) or not a.in_sentence(_MATCH))),
    Pattern("en.ev.hit", Kind.FORCE, words("hit"), lambda a: any(counts_people(t) for t in a.targets) and (a.passive or any(are_forces(t) for t in a.agents))),
    Pattern("en.ev.sustained-injuries", Kind.INJURY, words("suffer sustain receive report need require seek"), lambda a: a.object(words("injury wound burn fracture treatment help care attention concussion")) is not None and holds(a.verb, _INJURED), _INJURED),
    Pattern("en.ev.broken-bones", Kind.INJURY, words("have break fracture"), lambda a: a.object(_BONES) is not None and any(counts_people(t) for t in a.agents) and (a.lemma != "have" or holds(a.verb, words("broken fractured break fracture"))), _BONES),
    Pattern("en.ev.turned-to-doctors", Kind.INJURY, words("turn apply go address ask"), lambda a: a.prep("to for", _HOSPITAL | words("help assistance")), _HOSPITAL | words("help assistance")),
    Pattern("en.ev.treated", Kind.INJURY, words("treat discharge"), treated),
    Pattern("en.ev.sent-for-treatment", Kind.INJURY, words("send"), lambda a: a.passive and holds(a.verb, words("treatment outpatient hospital")), words("treatment outpatient hospital")),
    Pattern("en.ev.claimed-lives", Kind.DEATH, words("claim take cost"), lambda a: a.object(words("life")) is not None, words("life")),
    Pattern("en.ev.embraced-martyrdom", Kind.DEATH, words("embrace achieve attain"), lambda a: a.object(words("martyrdom shahadat")) is not None),
    Pattern("en.ev.lost-lives", Kind.DEATH, words("lose"), lambda a: a.object(words("life")) is not None, words("life")),
    Pattern("en.ev.set-on-fire", Kind.DAMAGE, words("set"), set_on_fire, words("fire") | ALIGHT),
    Pattern("en.ev.raided", Kind.DEPLOYMENT, words("raid storm search surround encircle"), raided, FORCES),
    Pattern("en.ev.deployed", Kind.DEPLOYMENT, _DEPLOY, deployed, FORCES),
    Pattern("en.ev.called-out", Kind.CALL_TO_ASSEMBLE, words("call urge appeal invite encourage summon exhort"), calls_out, GATHERING | ASSEMBLE | words("sit vigil gathering picket procession assembly")),
    Pattern("en.ev.internet-cut", Kind.BLACKOUT, _CUT, lambda a: _online(a, _NETWORK), _NETWORK),
    Pattern("en.ev.access-restricted", Kind.BLOCKING, _RESTRICT - {"turn"}, lambda a: _online(a, _SERVICES), _SERVICES),
    Pattern("en.ev.affected-by-shutdown", Kind.BLACKOUT, words("affect leave hit deprive"), lambda a: a.on_people and a.in_sentence(words("internet shutdown blackout outage offline")), words("internet shutdown blackout outage offline")),
    Pattern("en.ev.offline", Kind.BLACKOUT, words("go knock take be stay fall"), lambda a: children_are(a.verb, "offline"), words("offline")),
    Pattern("en.ev.sworn-in", Kind.INAUGURATION, words("swear"), lambda a: "in" in a.particles or a.object(words("oath")) is not None),
    Pattern("en.ev.sworn-in", Kind.INAUGURATION, words("take assume"), lambda a: any(lemma_of(t) in ("oath", "office") for t in a.targets), words("oath office")),
    Pattern("en.ev.won-votes", Kind.ELECTION, words("win receive garner get secure poll gain lead collect score obtain lose take"), lambda a: bool(a.agents) and "away" not in a.particles and holds(a.verb, lex.VOTE_WORD), lex.VOTE_WORD),
    Pattern("en.ev.election-held", Kind.ELECTION, words("hold announce call schedule set cast declare"), lambda a: a.object(_VOTES) is not None and "up" not in a.particles and not (a.object(words("vote")) is not None and a.in_sentence(_CHAMBER)), _VOTES),
    # Verbs that name their kind by themselves, where the right sort of thing does or suffers it.
    Pattern("en.ev.detained", Kind.DETENTION, _plain(Kind.DETENTION), lambda a: a.on_people or not a.targets),
    Pattern("en.ev.injured", Kind.INJURY, _plain(Kind.INJURY), lambda a: a.on_people),
    Pattern("en.ev.forced", Kind.FORCE, _plain(Kind.FORCE) - {"beat"}, lambda a: a.on_people),
    Pattern("en.ev.jailed-by-forces", Kind.DETENTION, words("jail imprison"), by_forces),
    Pattern("en.ev.sentenced", Kind.SENTENCE, _plain(Kind.SENTENCE), _sentenced),
    Pattern("en.ev.released", Kind.RELEASE, _plain(Kind.RELEASE), lambda a: any(lemma_of(t) in _FREED or t.like_num or is_person(t) for t in a.targets)),
    Pattern("en.ev.charged", Kind.CHARGE, _plain(Kind.CHARGE), charged),
    Pattern("en.ev.died", Kind.DEATH, _plain(Kind.DEATH), _dies),
    Pattern("en.ev.passed-away", Kind.DEATH, words("pass"), lambda a: not a.targets and "away" in a.particles and any(counts_people(t) for t in a.agents), words("away")),
    Pattern("en.ev.assembled", Kind.PROTEST, _plain(Kind.PROTEST), _assembles),
    Pattern("en.ev.blocked", Kind.BLOCKING, _plain(Kind.BLOCKING), lambda a: _online(a, _SERVICES), _SERVICES),
    Pattern("en.ev.voted", Kind.ELECTION, words("vote"), lambda a: bool(a.agents) and not any(lemma_of(s) in _LAWMAKERS for t in a.agents for s in subtree(t, ("relcl", "acl")))),
    Pattern("en.ev.elected", Kind.ELECTION, _plain(Kind.ELECTION) - {"vote"}, lambda a: not any(c.lemma_ == "time" and c.dep_ == "npadvmod" for c in a.verb.children)),
    Pattern("en.ev.sent-forces", Kind.DEPLOYMENT, words("deploy"), lambda a: any(are_forces(t) or counts_people(t) or entity(t) == "ORG" for t in [*a.targets, *a.agents]) and not any(lemma_of(t) in _WATCHERS for t in a.targets)),
    Pattern("en.ev.sent-forces", Kind.DEPLOYMENT, _plain(Kind.DEPLOYMENT) - {"deploy"}, lambda a: any(are_forces(t) for t in [*a.targets, *a.agents]), FORCES),
    Pattern("en.ev.dispersed", Kind.DISPERSAL, _plain(Kind.DISPERSAL), lambda a: a.passive or bool(a.targets) or any(are_forces(t) for t in a.agents)),
    Pattern("en.ev.damaged", Kind.DAMAGE, _plain(Kind.DAMAGE), lambda a: a.object(_PROPERTY) is not None, _PROPERTY),
    Pattern("en.ev.banned", Kind.BAN, _plain(Kind.BAN), lambda a: bool(a.targets)),
    Pattern("en.ev.disconnected", Kind.BLACKOUT, _plain(Kind.BLACKOUT), _always),
    Pattern("en.ev.inaugurated", Kind.INAUGURATION, _plain(Kind.INAUGURATION), _always),
)  # fmt: skip


def _by_lemma() -> dict[str, tuple[Pattern, ...]]:
    out: dict[str, list[Pattern]] = {}
    for pattern in PATTERNS:
        for lemma in pattern.lemmas:
            out.setdefault(lemma, []).append(pattern)
    return {lemma: tuple(found) for lemma, found in out.items()}


_INDEX = _by_lemma()


def act_of(verb: Token) -> Act:
    """The verb with its parts. The small tagger drops a final e ("staged" -> "stag"): the pattern's own verb decides."""
    lemma = lemma_of(verb)
    return Act(verb, lemma + "e" if lemma not in _INDEX and lemma + "e" in _INDEX else lemma)


def pattern_of(act: Act) -> Pattern | None:
    """The first pattern that fits; ``None`` when the verb names no event we record."""
    return next((p for p in _INDEX.get(act.lemma, ()) if p.fits(act)), None)
