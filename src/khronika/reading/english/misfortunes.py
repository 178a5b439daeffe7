"""What nobody did to anybody: a ferry that sank, a flood, cholera, a mine's cage that fell.

We record what is done to people who assemble, and by whom. A paragraph that tells of an accident or a natural disaster, and of no crowd, shot
or order, tells of nothing of that, however many died.
"""

import re

from khronika.nouns import Span

_CRAFT = r"(?:ferry|boat|ship|vessel|trawler|dinghy|canoe|bus|coach|minibus|truck|lorry|tanker|trailer|train|plane|aircraft|helicopter|car|van|taxi|motorcycle|matatu)"
_HAPPENED = r"(?:sank|sunk|capsized?|collided|overturned|crashed|derailed|plunged|swerved|rammed|careered|skidded|ran\s+aground)"
_MISFORTUNE = re.compile(
    rf"\b(?:{_CRAFT}s?\b[^.;\n]{{0,60}}?\b{_HAPPENED}"
    r"|(?:cage|roof|shaft|gallery|bridge|building|mine|scaffold\w*|dam|wall)\s+(?:\w+\s+){0,2}?(?:fell|collapsed|caved\s+in|gave\s+way)"
    r"|burst\s+(?:its|their)\s+banks|(?:flash\s+)?floods?\b|flooding|land-?slides?|mud-?slides?|earthquake|quake|cyclone|typhoon|hurricane|tornado|heat-?\s?wave"
    r"|cholera|ebola|measles|meningitis|dengue|malaria|epidemic|avalanche|wildfires?|lightning|gas\s+leak|firedamp|stampede\s+at\s+the\s+(?:shrine|temple))\b",
    re.I,
)
_DEEDS = re.compile(
    r"\b(?:protest\w*|march(?:ed|ers?|es|ing)?|rall(?:y|ies|ied)|demonstrat\w+|riot\w*|uprising|unrest|clash\w*|strik(?:e|es|ers?|ing)\b|picket\w*|crowds?|mob|barricad\w+"
    r"|troops?|soldiers?|army|gunm[ae]n|militi\w+|rebels?|insurgents?|shot|shoot\w*|gunfire|bullets?|tear\s?gas|batons?|bomb\w*|grenades?|explo\w+|attack(?:ed|ers?|s)\b"
    r"|opposition|election|vot(?:e|es|ed|ers?|ing)|curfew|crackdown|prisoners?|detainees?|inmates?|evict\w+|sabotag\w+|arson\w*|activists?|campaigners?|pursu(?:ed|it)|chas(?:ed|e|ing)|fleeing|fled\s+(?:the\s+)?police)",
    re.I,
)  # fmt: skip


def misfortunes(text: str) -> tuple[Span, ...]:
    """The paragraphs of ``text`` that tell of a misfortune and of no deed."""
    spans: list[Span] = []
    at = 0
    while (found := _MISFORTUNE.search(text, at)) is not None:
        start = text.rfind("\n\n", 0, found.start()) + 1
        end = text.find("\n\n", found.end())
        at = end if end >= 0 else len(text)
        if not _DEEDS.search(text, start, at):
            spans.append(Span(start, at))
    return tuple(spans)
