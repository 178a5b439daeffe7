"""What one name of a country, or of a place in it, says of whose story a report is.

"Kenyan police fired", "a Nairobi court", "in Minsk 400 were held": the story is there. "As in Sri Lanka", "fled to Kenya", "Spain
said", "observers from Ghana", "a Dutch firm": somebody else's land. "Kenya has been good to me" says little, however often.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from khronika.nouns import Level, Place, Span

# Set by hand on 27 November 2026, on every second one of 38 pages of our own, and 14 earlier ones (tests/reading/english/home_pages.py).
HANDS = 3.0  # its police, soldiers, courts, prisons, ministries; it does what states do
SCENE = 2.0  # something of what we record happens there
PEOPLE = 2.0  # its doctors, students, opposition, its head of state
PLAIN = 0.7  # named, no more is told
SAID = 0.5  # a capital where somebody speaks: enough where the lead names nothing else
ASIDE = 0.15  # compared with, fled to, home of an observer or a firm, what a foreign government says
SPOKEN_CAP = (
    1.6  # all that is only named of one country or its capital weighs no more; other towns are counted each
)


@dataclass(frozen=True, slots=True)
class Name:
    """One name, the place behind it, and whether it is an adjective ("Kenyan")."""

    span: Span
    place: Place
    demonym: bool = False
    capital: bool = False

    @property
    def stands_for_its_country(self) -> bool:
        """A country, or the capital, which is named for its government; who merely lives in another town is still of there."""
        return self.capital or self.place.level is Level.COUNTRY


_STATE = (
    r"(?:(?:riot|anti-riot|military|national|federal|state|local|border|traffic|secret|armed|capital|special|opposition|main|ruling|top|high|supreme|appeals?"
    r"|criminal|constitutional|interior|justice|defen[cs]e|information|central|eastern|western|northern|southern|senior|public|human|rights|communist|and|security|government)\s+){0,3}?"
)
_HANDS_OF = (
    r"(?:police(?:m[ae]n|wom[ae]n)?|soldiers?|army|military|troops|forces?|gendarmes?|gendarmerie|guards?|officers?|militia|junta|regime|authorities|officials?"
    r"|government|cabinet|courts?|tribunals?|judges?|magistrates?|prosecutors?|prosecution|prisons?|jails?|parliament|ministry|ministries"
    r"|interior\s+minister|security\s+(?:forces|services?|agents|officers)|electoral|election|elections|constitution|capital|state\s+(?:tv|television|media)|ombudsman)"
)
_PEOPLE_OF = (
    r"(?:opposition|protest(?:s|ers)?|demonstrators|marchers|activists|students|teachers|doctors|medics|nurses|farmers"
    r"|workers|unions?|lawyers|media|journalists|people|women|youths?|crowds?|voters|candidates?|polls?|vote|parliamentary|presidential|dissidents|hospitals?|streets?|city|cities|towns?|provinces?|regions?|mayor|governor)"
)
_OWN = r"(?:['\u2019]s?)?\s+"
_HANDS_AFTER = re.compile(rf"^{_OWN}{_STATE}{_HANDS_OF}\b(?!-)", re.I)
_PEOPLE_AFTER = re.compile(rf"^{_OWN}{_STATE}{_PEOPLE_OF}\b(?!-)", re.I)
_OF = r"(?:\s+\w+){0,2}?\s+(?:in|of|across|throughout)\s+(?:the\s+|central\s+|downtown\s+|(?:north|south|east|west)(?:ern)?\s+|city\s+of\s+|capital,?\s+(?:of\s+)?)*$"
_HANDS_BEFORE = re.compile(rf"\b{_HANDS_OF}{_OF}", re.I)
_PEOPLE_BEFORE = re.compile(rf"\b(?:{_PEOPLE_OF}|residents|doctors|hospitals?){_OF}", re.I)
# A head of state acts in the lead at home; further down he may be any that speaks or visits.
_HEAD_AFTER = re.compile(rf"^{_OWN}(?:president|prime\s+minister|king|queen|leader)\b", re.I)
_HEAD_BEFORE = re.compile(r"\b(?:president|prime\s+minister|king|queen|leader)\s+of\s+(?:the\s+)?$", re.I)
_RULING = re.compile(r"\b(?:ruling|governing|opposition)\s+$", re.I)
_ACTS = re.compile(
    r"^\s+(?:has\s+|have\s+|had\s+)?(?:arrest|detain|jail|imprison|hang|execut|ban|expel|lift|impos|releas|fre|sentenc|charg|deploy|block|held|hold|vot"
    r")\w*\s+(?!to\s+(?:mediate|host))"
)
_CALLED_CAPITAL = re.compile(r"\bcapital,?\s+(?:city\s+)?(?:of\s+)?$", re.I)

# What we record, in a sentence that names a place.
_EVENT = re.compile(
    r"\b(?:arrest|detain|kill|shot|shoot|opened\s+fire|fired|wound|injur|hurt\b|dead\b|die[ds]?\b|death|protest|march(?:e[ds]|ing|ers)?\b|rall(?:y|ied|ies)\b|demonstrat|riot|clash"
    r"|tear[\s-]gas|baton|water\s+cannon|beat(?:en)?\b|jailed|sentenced|charged|dispers|on\s+strike|crackdown|curfew|voters|election|coup\b|unrest|tortur|abduct|bann?ed|blocked|patrol"
    r"|gather|vigil|raid|uprising|looted|burn|sit-in|prisoner|hunger\s+strike|roadblock|barricade|crowds?\b|held\b|internet)",
    re.I,
)
_PLACED = re.compile(
    r"\b(?:in|at|near|outside|across|throughout|around|inside|of|into|entered?|to|through|for|over)\s+(?:the\s+|central\s+|downtown\s+|(?:north|south|east|west)(?:ern)?[\s-]+|capital,?\s+|city\s+of\s+|town\s+of\s+)*$",
    re.I,
)

# ---- somebody else's land ----

_MISSION = re.compile(
    r"^(?:['\u2019]s?)?\s+(?:embass(?:y|ies)|ambassadors?|consulates?|consuls?|high\s+commission\w*)\b", re.I
)
_CROSS_REFERENCE = re.compile(r"\bsee\s+(?:also\s+)?(?:under\s+)?(?:the\s+)?$", re.I)
_MISSION_OF = re.compile(
    r"\b(?:embass(?:y|ies)|ambassadors?|envoys?|consulates?)\s+(?:of|to|from)\s+(?:the\s+)?$", re.I
)
_OF_ABROAD = (
    r"(?:negotiators?|mediators?|observers?|monitors?|diplomats?|envoys?|peacekeepers?|photographers?|reporters?|cameram[ae]n|citizens?|nationals?|tourists?|foreign\s+minist\w+"
    r"|state\s+department|firms?|compan(?:y|ies)|banks?|investors?|staff|managers?|passports?|owners?|factor(?:y|ies)|flags?|exiles?|refugees?|migrants?|diaspora|expatriates?"
    r"|emigr\w+|colleagues|intelligence\s+agenc\w+|scholars?|colonial|rule|invasion|sanctions|allies|ally|aid|money|weapons|border|asylum)\b"
)
_FROM_ABROAD = re.compile(rf"^(?:['\u2019]s?\s+(?:[a-z-]+\s+){{0,2}}?|\s+){_OF_ABROAD}", re.I)
_PEOPLE_ABROAD = re.compile(
    rf"^\s+(?:(?!(?:to|for|over|of|and|that|has|is|beat|shot|arrested|killed)\s)[a-z-]+\s+){{0,2}}?{_OF_ABROAD}",
    re.I,
)
_SOMEBODYS = re.compile(r"^\s+(?:m[ae]n|wom[ae]n|boys?|girls?|journalists?)\b")
_OWNED = re.compile(r"^\s?[-\u2010\u2011](?:owned|made|led|born|backed|funded|trained|style|based|built|supplied|educated)\b", re.I)  # fmt: skip
_SPEAKS = re.compile(
    r"^,?\s+(?:has\s+|have\s+|had\s+|also\s+|both\s+|later\s+)*(?:said|says|urged?|condemn(?:ed|s)?|called|calls|welcomed|criticised|criticized|denounced|warned|expressed|denied|denies|rejected"
    r"|ask(?:ed|s)|must|offered|did\s+not\s+answer|gave\s+no|summoned|demanded|voiced|repeated|responded|hosts?|hosted|mediated|proposed|promised|supplied|supplies|backs?|backed|sold|sent|lent|shipped|supports?"
    r"|recogni[sz]ed|agreed|pledged|joined|led|will\s+not|does\s+not|frozen?|closed\s+its)\b"
)
_AWAY = re.compile(
    r"\b(?:appeal(?:s|ed)?|call(?:s|ed)?|pleas?|letters?|exiled?|fled|flee(?:s|ing)?|flew|fly|flown|travel+ed|travel|trip|visit(?:s|ed|ing)?|left|returned?|sent\s+back|deported|extradited|expelled|moved|go|went|head(?:ed|ing)?"
    r"|return|landed|arrived|arriving|escaped|crossed)\s+(?:(?:home|back|on)\s+)?(?:to|on|for|from|near|in|into)?\s*(?:the\s+)?$",
    re.I,
)
_BOUND_FOR = re.compile(r"\b(?:way|flights?|plane|bound)\s+(?:to|for)\s+$", re.I)
_FLED = re.compile(
    r"\b(?:fled|flee(?:s|ing)?|left|leave|leaving|escaped)\s+(?:the\s+)?$", re.I
)  # where he was at home
_ESCAPED = re.compile(r"\b(?:fled|flee(?:s|ing)?|escaped)\s+(?:the\s+)?$", re.I)
_TO_TELL = re.compile(r"^\s+to\s+(?:observe|monitor|report|cover|watch|document|film|photograph)\b")
_LIVES = re.compile(
    r"\b(?:based|headquartered|live[sd]?|living|resides?|works?|worked|born|exile|exiled|studie[ds]|studying|trained|educated|asylum|holiday|friends|relatives|colleagues|family|spoke(?:n)?|speaking|said|told\s+\w+"
    r"|made|sold|printed|registered|met|win|won)\s+(?:now\s+)?(?:in|at|from)\s+(?:the\s+)?$",
    re.I,
)
_SAID_IN = re.compile(r"\b(?:said|told\s+\w+|spoke|speaking)\s+(?:in|at)\s+$")
_PERSON_FROM = re.compile(
    r"\b(?:(?:observers?|peacekeepers?|guests|delegat\w+|mission|flags?|slogans?|songs?|banks?|firms?|goods|citizens?|nationals?|judges?|negotiators?|experts?)\s+(?:from|of)"
    r"|(?:banks?|firms?|colleagues|friends|relatives|exiles?|refugees?)\s+in)\s+(?:the\s+)?$",
    re.I,
)
_TURNED_AT = re.compile(
    r"\b(?:with|against|towards?|between|than|neighbou?ring|from|ties\s+to)\s+(?:the\s+|neighbou?ring\s+)*$",
    re.I,
)
_COMPARED = re.compile(
    r"\b(?:like|as\s+in|as\s+those|set\s+\w+(?:\s\w+)?\s+beside|compar(?:e[sd]?|ing|ison|isons)|similar\s+to|alike|akin|unlike|reminiscent|inspired|model+ed|echo(?:e[sd]|ing)?|beside\s+those|first\s+seen|followed\s+(?:protests|those|unrest|revolts)|learn(?:t|ed)?\s+from"
    r"|in\s+sympathy|in\s+solidarity|in\s+support|parallels?|precedents?)\b",
    re.I,
)
_ABROAD = re.compile(
    r"\b(?:exiles?|diaspora|expatriates?|emigr\w+|in\s+solidarity|in\s+support|in\s+sympathy|compared|comparisons?|sociologists|historians|abroad)\b",
    re.I,
)
_LONG_AGO = re.compile(r"\bin\s+(?:the\s+)?(?:19[0-9]\ds?)\b")
_FORMER = re.compile(r"^(?:['\u2019]s?)?\s+(?:former|late|then|ex-)\b", re.I)
_FORMER_BEFORE = re.compile(r"\b(?:former|ex-)\s*[\w\s]{0,30}\b(?:of|from)\s+(?:the\s+)?$", re.I)
_JOINED = re.compile(r"^\s*(?:,|and|or|,\s+and|,\s+or)\s+(?:(?:in|the|those\s+of)\s+)*$")
_SENTENCE_END = re.compile(r"[.!?][\"\u201d\u2019']?\s+(?=[A-Z\"\u201c])|\n")


def is_mission(text: str, span: Span) -> bool:
    """ "The Kenyan embassy", "see Kenya": which counts for nothing."""
    return bool(
        _MISSION.match(text[span.end : span.end + 40])
        or _CROSS_REFERENCE.search(text[max(0, span.start - 30) : span.start])
    )


def weights(text: str, names: Sequence[Name], lead: int) -> Iterator[tuple[Name, int, float]]:
    """Each name, where its sentence begins, and what it weighs, with the first paragraph up to ``lead``; those that one list joins ("in Egypt, Tunisia and Sudan") weigh alike where one is aside."""
    sentences = _Sentences(text)
    begins = [sentences.around(name.span.start)[0] for name in names]
    found = [_weight(text, name, sentences, lead) for name in names]
    for run in _runs(text, names):
        least = min(found[n] for n in run)
        first = found[run[0]]
        for n in run:
            found[n] = least if least <= ASIDE else max(found[n], min(first, SCENE))
    yield from zip(names, begins, found, strict=True)


def _runs(text: str, names: Sequence[Name]) -> Iterator[list[int]]:
    run: list[int] = []
    for n, name in enumerate(names):
        if run and _JOINED.match(text[names[n - 1].span.end : name.span.start]):
            run.append(n)
            continue
        if len(run) > 1:
            yield run
        run = [n]
    if len(run) > 1:
        yield run


class _Sentences:
    """The sentence round a place in the text, cut by its stops."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at: tuple[int, int] = (0, 0)
        self._words = ""

    def around(self, at: int) -> tuple[int, str]:
        """Where it begins, and its words."""
        if not self._at[0] <= at < self._at[1]:
            start = self._at[1] if self._at[1] <= at else 0
            for match in _SENTENCE_END.finditer(self._text, start):
                if match.end() > at:
                    self._at = (start, match.end())
                    break
                start = match.end()
            else:
                self._at = (start, len(self._text))
            self._words = self._text[self._at[0] : self._at[1]]
        return self._at[0], self._words


def _weight(text: str, name: Name, sentences: _Sentences, lead: int) -> float:
    start, words = sentences.around(name.span.start)
    at = name.span.start - start
    before, after = words[max(0, at - 70) : at], words[name.span.end - start :][:70]
    if _MISSION.match(after) or _CROSS_REFERENCE.search(before):
        return 0.0
    if name.capital and _SAID_IN.search(before):
        return SAID
    if _is_aside(name, before, after) or _COMPARED.search(words[max(0, at - 120) : at]):
        return ASIDE
    if _HANDS_AFTER.match(after) or (not name.demonym and _HANDS_BEFORE.search(before)):
        return HANDS
    if name.place.level is Level.COUNTRY and not name.demonym and _ACTS.match(after):
        return HANDS
    if (
        name.stands_for_its_country
        and not name.demonym
        and (_ABROAD.search(words) or _LONG_AGO.search(words))
    ):
        return ASIDE
    if not name.demonym and _ESCAPED.search(before):
        return PEOPLE
    if _HEAD_AFTER.match(after) or (not name.demonym and _HEAD_BEFORE.search(before)):
        return PEOPLE if name.span.start < lead else PLAIN
    return _of_scene(name, words, before, after)


def _of_scene(name: Name, words: str, before: str, after: str) -> float:
    """Of what is told there and of its people, where it is nobody else's land."""
    if (
        _RULING.search(before)
        or _PEOPLE_AFTER.match(after)
        or (not name.demonym and _PEOPLE_BEFORE.search(before))
    ):
        return PEOPLE
    town = name.place.level is not Level.COUNTRY
    happens = _EVENT.search(words) is not None
    if not name.demonym and (
        _CALLED_CAPITAL.search(before) or (happens and (town or _PLACED.search(before)))
    ):
        return SCENE
    return PLAIN


def _is_aside(name: Name, before: str, after: str) -> bool:
    if (
        _FORMER.match(after)
        or _FORMER_BEFORE.search(before)
        or _OWNED.match(after)
        or _FROM_ABROAD.match(after)
    ):
        return True
    if name.demonym:
        return _SOMEBODYS.match(after) is not None or _PEOPLE_ABROAD.match(after) is not None
    if _BOUND_FOR.search(before):
        return True
    if not name.stands_for_its_country:
        return False
    speaks = _SPEAKS.match(after) and not _PLACED.search(before) and not _IN_A_NAME.search(before)
    return bool(
        speaks
        or (_AWAY.search(before) and not _TO_TELL.match(after) and not _FLED.search(before))
        or _LIVES.search(before)
        or _PERSON_FROM.search(before)
        or _TURNED_AT.search(before)
        or _MISSION_OF.search(before)
    )


_IN_A_NAME = re.compile(r"(?:^|\s)[A-Z][\w'\u2019-]+\s+$")
