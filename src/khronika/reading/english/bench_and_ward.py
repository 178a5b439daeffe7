"""Patterns of what courts, prison gates and clinics do with people, for the table in patterns.py: each asks for more than its verb."""

from khronika.nouns import Kind
from khronika.reading.english.acts import Act, Pattern
from khronika.reading.english.harm import HARM
from khronika.reading.english.lexicon import words
from khronika.reading.english.parsing import Token
from khronika.reading.english.people import are_forces, counts_people, for_whom
from khronika.reading.english.syntax import children_are, holds, lemma_of

_COURT = words("court tribunal prosecutor justice")
_BENCH = words("court judge magistrate tribunal prosecutor")
_SUSPECTS = words("suspect accused defendant")
_DEATH_OR_PRISON = words("death prison jail life year hanging imprisonment")
_HELD = words("detainee prisoner inmate captive hostage")
_GATE = words("prison jail custody detention cell")
_ON_BAIL = words("bail pardon amnesty parole")
_AWAITING = words("custody detention remand")
_BEFORE_TRIAL = frozenset(
    "pre-trial pretrial preventive provisional precautionary temporary remand trial preliminary".split()
)
_FREEDOM = words("freedom liberty")
_CARERS = words("ambulance stretcher medic paramedic")
_CLINIC = words("clinic hospital ward infirmary")
_HURT = words("burn wound injury fracture pellet bullet cut concussion gash")
_BREATHED = words("smoke gas teargas fume fumes")
_FUMES = words("smoke gas teargas inhalation burn asphyxiation suffocation")
_SURGERY = words("stitch surgery operation amputation")
_MARKS = words("mark bruise scar welt sign trace")
_BLOWS = words(
    "belt beating torture blow whip baton stick rope burn burns violence bruise scar welt cigarette cable lash"
)
_ILLS = words("fracture concussion burn")


_WHENCE = words(
    "rally meeting march gathering protest vigil home house bed office clinic school street village mosque church newsroom campus dormitory workplace"
)


def _people_do(act: Act) -> bool:
    return any(counts_people(t) for t in act.agents)


def _leaves_prison(act: Act) -> bool:
    """ "Eighteen left prison on bail": warders and visitors leave it, too."""
    if act.object(_GATE) is None or not _people_do(act) or any(are_forces(t) for t in act.agents):
        return False
    return act.in_sentence(_ON_BAIL) or any(lemma_of(t) in _HELD for t in act.agents)


def _by_ambulance(act: Act) -> bool:
    carried = any(lemma_of(t) in _CARERS for t in act.agents) or act.prep("by in on", _CARERS)
    return carried and act.on_people


def _ordered_held(act: Act) -> bool:
    """ "Ordered two months' pre-trial detention for four students", and no "15 days of detention", which is a sentence."""
    held = act.object(_AWAITING)
    return held is not None and (
        lemma_of(held) in ("custody", "remand") or any(c.lower_ in _BEFORE_TRIAL for c in held.subtree)
    )


_LAW = words(
    "prosecutor prosecution police court judge authority official investigator detective tribunal magistrate junta army military attorney indictment "
    "commission service security officer policeman gendarme gendarmerie sheriff inspector force state government regime ministry bureau agency"
)


def in_law(accused: Token) -> bool:
    """False where those who accuse are told and can charge nobody: "accused by the union of beating strikers"."""
    by = next((c for c in accused.children if c.dep_ == "agent"), None)
    who = [c for c in (by.children if by is not None else accused.children) if c.dep_ in ("pobj", "nsubj")]
    return not who or any(lemma_of(t) in _LAW or are_forces(t) for t in who)


BENCH_AND_WARD: tuple[Pattern, ...] = (
    *HARM,
    Pattern("en.ev.ordered-held", Kind.DETENTION, words("order impose approve grant extend confirm"), _ordered_held, words("custody detention remand")),
    Pattern("en.ev.sent-to-court", Kind.CHARGE, words("send refer commit forward summon transfer hand deliver"), lambda a: a.on_people and a.prep("to before", _COURT), _COURT),
    Pattern("en.ev.sent-to-court", Kind.CHARGE, words("put bring take produce present hale haul"), lambda a: a.on_people and a.prep("before", _BENCH), _BENCH),
    Pattern("en.ev.charges-dropped", Kind.RELEASE, words("withdraw drop quash discontinue dismiss"), lambda a: any(lemma_of(t) in ("charge", "case", "prosecution") for t in a.targets) and bool(for_whom(a.verb)), words("charge case prosecution")),
    Pattern("en.ev.named-suspect", Kind.CHARGE, words("name list identify"), lambda a: a.passive and a.on_people and a.prep("as", _SUSPECTS), _SUSPECTS),
    Pattern("en.ev.condemned", Kind.SENTENCE, words("condemn"), lambda a: a.on_people and a.prep("to", _DEATH_OR_PRISON), _DEATH_OR_PRISON),
    Pattern("en.ev.taken-from", Kind.DETENTION, words("take"), lambda a: a.passive and a.on_people and a.prep("from", _WHENCE) and not children_are(a.verb, "to by"), _WHENCE),
    Pattern("en.ev.went-home", Kind.RELEASE, words("go return"), lambda a: "home" in a.particles and any(lemma_of(t) in _HELD for t in a.agents), words("home")),
    Pattern("en.ev.left-prison", Kind.RELEASE, words("leave"), _leaves_prison, _GATE),
    Pattern("en.ev.regained-freedom", Kind.RELEASE, words("regain recover win"), lambda a: a.object(_FREEDOM) is not None and _people_do(a), _FREEDOM),
    Pattern("en.ev.by-ambulance", Kind.INJURY, words("take carry rush move ferry bring"), _by_ambulance, _CARERS),
    Pattern("en.ev.came-hurt", Kind.INJURY, words("come arrive report"), lambda a: a.prep("to at", _CLINIC) and _people_do(a) and holds(a.verb, _HURT), _CLINIC),
    Pattern("en.ev.had-surgery", Kind.INJURY, words("need require receive undergo"), lambda a: a.object(_SURGERY) is not None and _people_do(a), _SURGERY),
    Pattern("en.ev.had-fractures", Kind.INJURY, words("have"), lambda a: a.object(_ILLS) is not None and _people_do(a), _ILLS),
    Pattern("en.ev.from-fumes", Kind.INJURY, words("suffer choke faint"), lambda a: a.prep("from on", _FUMES) and _people_do(a), _FUMES),
    Pattern("en.ev.from-fumes", Kind.INJURY, words("inhale breathe"), lambda a: a.object(_BREATHED) is not None and _people_do(a), _BREATHED),
    Pattern("en.ev.bore-marks", Kind.INJURY, words("show bear have carry"), lambda a: a.object(_MARKS) is not None and _people_do(a) and (a.lemma == "bear" or holds(a.verb, _BLOWS)), _MARKS),
    Pattern("en.ev.fainted", Kind.INJURY, words("faint"), _people_do),
)  # fmt: skip
"""The first that fits wins, so they stand before the plain verbs."""
