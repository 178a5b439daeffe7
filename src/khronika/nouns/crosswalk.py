"""Each kind of claim in the field's code lists: ACLED sub-event, PLOVER type and mode, HURIDOCS term.

The nearest term, not an equation: ``None`` says that the list has no term for it. ACLED rows are never shipped; the
names of its sub-events are used as any coder uses them. Sources: ACLED codebook (sub-event types), PLOVER manual
(types and modes), HURIDOCS micro-thesauri 4 (types of acts) and 8 (types of events).
"""

from dataclasses import dataclass

from khronika.nouns.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """Where one kind stands in each list. ``acled`` is a sub-event type, ``plover`` a type, ``mode`` its mode."""

    acled: str | None
    plover: str | None
    mode: str | None
    huridocs: str | None


CROSSWALK: dict[Kind, Crosswalk] = {
    Kind.DETENTION: Crosswalk("Arrests", "COERCE", "arrest", "Arrest and detention"),
    Kind.RELEASE: Crosswalk(None, "RETREAT", "release", "Release"),
    Kind.CHARGE: Crosswalk(None, "ACCUSE", "legal", "Criminal charge"),
    Kind.SENTENCE: Crosswalk(None, "COERCE", "arrest", "Sentence"),
    Kind.PROTEST: Crosswalk("Peaceful protest", "PROTEST", "demo", "Demonstration"),
    Kind.DISPERSAL: Crosswalk("Protest with intervention", "COERCE", "restrict", "Dispersal of assembly"),
    Kind.FORCE: Crosswalk("Excessive force against protesters", "ASSAULT", "crowd-control", "Use of force"),
    Kind.INJURY: Crosswalk(None, "ASSAULT", None, "Injury"),
    Kind.DEATH: Crosswalk(None, "ASSAULT", None, "Killing"),
    Kind.ATTACK_ON_JOURNALIST: Crosswalk("Attack", "ASSAULT", "targeted", "Attack on a journalist"),
    Kind.DAMAGE: Crosswalk("Looting/property destruction", "PROTEST", "vandalize", "Destruction of property"),
    Kind.DEPLOYMENT: Crosswalk(None, "MOBILIZE", None, "Deployment of security forces"),
    Kind.CALL_TO_ASSEMBLE: Crosswalk(None, "REQUEST", None, "Call to assemble"),
    Kind.BAN: Crosswalk(None, "COERCE", "restrict", "Ban of assembly or association"),
    Kind.CURFEW: Crosswalk(None, "COERCE", "curfew", "Curfew"),
    Kind.BLOCKING: Crosswalk(None, "COERCE", "censor", "Blocking of information"),
    Kind.BLACKOUT: Crosswalk(None, "COERCE", "withhold", "Interruption of communications"),
    Kind.ELECTION: Crosswalk(None, None, None, "Election"),
    Kind.INAUGURATION: Crosswalk(None, None, None, None),
    Kind.ELECTION_FINDING: Crosswalk(None, "ACCUSE", None, "Election observation"),
    Kind.ASSESSMENT: Crosswalk(None, "ACCUSE", None, None),
    Kind.AFFILIATION: Crosswalk(None, None, None, None),
    Kind.STATEMENT: Crosswalk(None, None, None, None),
}
