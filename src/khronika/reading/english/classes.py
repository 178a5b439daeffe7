"""What class of event a short text tells of, in ACLED's terms of the right of assembly; abstains when unsure.

Rules over the claims read and a few words, most specific first. A text that tells of shelling, bombs or armed groups
fighting each other is none of these classes. The label is for exports and for measuring; claims are the record.
"""

import re
from collections.abc import Sequence

from khronika.nouns import Claim, Kind

_WAR = re.compile(
    r"\b(?:air ?strikes?|shell(?:ing|ed)|rockets?|missiles?|mortars?|grenades?|bomb(?:s|ing|ed|er|ers)?|explosi(?:on|ve|ves)|landmines?|"
    r"IEDs?|suicide|drones?|artillery|warplanes?|jets?|ambush(?:ed)?|ceasefire|cease-fire|frontline|recaptured?|troops advanced|"
    r"chemical weapons?|poison(?:ous)? gas|chlorine|sarin|blasts?|earthquake|floods?|landslide|crash(?:ed)?|fire broke|collapsed)\b",
    re.I,
)
_SEXUAL = re.compile(
    r"\b(?:rap(?:e|es|ed|ing|ist|ists)|gang-rape[ds]?|sexual(?:ly)? (?:violence|assault(?:ed)?|abuse[ds]?|attacks?|harass\w+)|molest\w*)\b",
    re.I,
)
_ABDUCT = re.compile(
    r"\b(?:abduct\w*|kidnap\w*|forcibly disappear\w*|enforced disappearances?|forced disappearances?)\b", re.I
)
_MOB = re.compile(
    r"\b(?:mobs?|lynch\w*|vigilante group|villagers? (?:beat|clash\w*)|angry (?:crowd|residents|villagers))\b",
    re.I,
)
_ASSEMBLY = re.compile(
    r"\b(?:protest\w*|demonstrat\w*|rall(?:y|ies|ied)|marched|marchers?|marching|sit-ins?|picket\w*|(?:general|hunger) strike|strikers|on strike|human chain|took to the streets|vigil)\b|\b(?:a|the|peaceful|mass|protest|night|peace|that) march(?:es)?\b",
    re.I,
)
_VIOLENT_CROWD = re.compile(
    r"\b(?:riot(?:s|ed|ers|er|ing)|riot(?! police)|clash(?:es|ed|ing)?|threw|throw(?:s|ing)?|hurl(?:ed|ing|s)?|pelt(?:ed|ing)?|stormed|torch(?:ed|ing)?|"
    r"set (?:fire|ablaze|alight)|burn(?:ed|t|ing)|blocked (?:roads?|streets?|highways?)|barricades?|molotov|stones?|rocks?|projectiles|shut down roads|turned violent|violent (?:clashes|protests?|demonstrat\w+)|marred by violence|deadly violence)\b",
    re.I,
)
_LETHAL = re.compile(
    r"\b(?:kill\w*|dead|died|deaths?|shot|gunfire|live (?:fire|ammunition|rounds?|bullets?)|opened fire|wounded|injur\w*|beat(?:en|ing|s)?|violently)\b",
    re.I,
)
_FORCES = re.compile(
    r"\b(?:police|security forces?|troops|soldiers?|army|military|gendarmes?|officers?|authorities|guards?|forces)\b",
    re.I,
)
_INTERVENE = re.compile(
    r"\b(?:tear ?gas|water cannons?|pepper spray|batons?|baton[- ]charge\w*|dispers\w*|broke up|broken up|detain\w*|arrest\w*|suppress\w*|crackdown|chase[ds]?|confront\w*|prevented?|cut short|clear(?:ed|ing))\b",
    re.I,
)
_ASKED = re.compile(
    r"\b(?:releas\w+ of|demand\w* (?:the )?(?:release|end)|against (?:the )?(?:jailing|arrests?|detention|police|former|acquittal)|acquittal of|"
    r"excessive use of|former|ex-|who was|who were|death of)\b[^.;,]*",
    re.I,
)
_PROPERTY = re.compile(
    r"\b(?:loot\w*|vandali[sz]\w*|ransack\w*|destruction of|destroyed|set (?:on )?(?:fire|ablaze|alight)|torch\w*|burn(?:ing|ed|t) (?:of )?(?:shops?|houses?|cars?|buildings?|property|properties|temples?|churches?))\b",
    re.I,
)
_ARMED = re.compile(
    r"\b(?:gunm[ae]n|assailants?|militants?|rebels?|combatants?|militia(?:s|men)?|guerrillas?|terrorists?|extremists?|armed (?:men|group)|bandits?|attackers?|insurgents?|al-?shabab|boko haram|islamic state|taliban)\b",
    re.I,
)
# An arrest for a common crime is none of these classes.
_CRIME = re.compile(
    r"\b(?:drugs?|narcotics?|cocaine|heroin|counterfeit|smuggl\w*|traffick\w*|robber\w*|theft|stolen|burglar\w*|fraud|embezzl\w*|"
    r"launder\w*|poach\w*|flee|fled|gangs?|cartels?|murder\w*|ransom|extort\w*|territor\w*)\b",
    re.I,
)
# What came before the event the text is about: "a day after police arrested hundreds, ...".
_EARLIER = re.compile(
    r"\b(?:(?:a|one|two|three|several|\w+) (?:day|night|week|month|year)s? (?:after|ago|earlier)|the previous (?:day|night|week|month)|"
    r"the (?:day|night|week) before|after (?:\w+ )?(?:several|two|three|four|days?|nights?|weeks?|months?) (?:of )?|following (?:the )?(?:\w+ )?(?:death|killing|acquittal))\b[^,;.]*",
    re.I,
)
# Armed groups and forces fighting each other, or somebody claiming an old attack, is no attack on people.
_FOUGHT = re.compile(
    r"\b(?:clash\w*|checkpoints?|check ?posts?|bases?|soldiers?|troops|border guards|security force members?|denied|claimed responsibility|strongholds?|positions|battle|fighting|regained|policem[ae]n)\b",
    re.I,
)
_BATTLE = re.compile(r"\b(?:clash\w*|strikes?|soldiers?|troops|battle|firearms|positions)\b", re.I)
_ATTACK = re.compile(
    r"\b(?:attack\w*|storm\w*|raid(?:ed)?|opened fire|kill\w*|shot|massacre\w*|slaughter\w*)\b", re.I
)


def event_class(text: str, claims: Sequence[Claim]) -> str | None:
    """One of ten labels (``ARREST``, ``PEACE_PROTEST`` ...), ``None`` where the text tells of none of them or of
    several with equal right."""
    kinds = {claim.kind for claim in claims}
    assembly = bool(_ASSEMBLY.search(text))
    if _SEXUAL.search(text) and not assembly:
        return "MOB_VIOL" if _MOB.search(text) else "SEX_VIOL"
    if _ABDUCT.search(text) and not assembly:
        return None if _BATTLE.search(text) else "ABDUCT_DISSAP"
    if _WAR.search(text):
        return None
    if assembly:
        return _assembly_class(text, kinds)
    if _MOB.search(text):
        return "MOB_VIOL"
    if _PROPERTY.search(text) and not _ARMED.search(text):
        return "PROPERTY_DISTRUCT"
    if Kind.DETENTION in kinds and not (Kind.DEATH in kinds or Kind.INJURY in kinds):
        return None if _CRIME.search(text) else "ARREST"
    if _FOUGHT.search(text):
        return None
    if (
        _ARMED.search(text)
        and _ATTACK.search(text)
        and {Kind.DEATH, Kind.FORCE, Kind.INJURY} & kinds
        and not _FORCES.search(text[:60])
    ):
        return "ATTACK"
    return None


def _assembly_class(text: str, kinds: set[Kind]) -> str | None:
    forces = bool(_FORCES.search(text))
    hurt = bool(_LETHAL.search(text)) and forces and bool({Kind.DEATH, Kind.INJURY, Kind.FORCE} & kinds)
    violent = bool(_VIOLENT_CROWD.search(text))
    # What the crowd asks for, or once happened, is no intervention: "demanding the release of those detained in March".
    now = _EARLIER.sub(" ", _ASKED.sub(" ", text))
    intervened = forces and bool(_FORCES.search(now)) and (bool(_INTERVENE.search(now)))
    if _MOB.search(text) and not forces:
        return "MOB_VIOL"
    if forces and re.search(
        r"\bviolently (?:suppress|dispers|broke)\w*|\bsuppressed (?:their )?peaceful", text, re.I
    ):
        return "FORCE_AGAINST_PROTEST"
    if hurt and re.search(
        r"\b(?:kill\w*|died|dead|deaths?|live (?:fire|ammunition|bullets?)|opened fire|gunfire|violently)\b",
        text,
        re.I,
    ):
        # Deaths where the crowd fought as well: force or a violent demonstration, the text alone seldom tells.
        return None if violent else "FORCE_AGAINST_PROTEST"
    if violent:
        # Both words: some were peaceful and some not, and the text alone does not tell which it is about.
        return None if re.search(r"\bpeaceful\b", text, re.I) else "VIOL_DEMONSTR"
    if intervened:
        return "PROTEST_WITH_INTER"
    return "PEACE_PROTEST" if Kind.PROTEST in kinds and not violent else None
