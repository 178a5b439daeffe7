"""What a number counts, in a Kazakh sentence: persons, shares, hours, or nothing of ours."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from khronika.nouns import Unit
from khronika.reading.kazakh.numbers import OWNED_TENS
from khronika.reading.kazakh.words import Sentence, Trigger, Word
from khronika.reading.mentions import NumberMention

_PERSON = re.compile(
    r"^(?:адам|азамат|кісі|полицей|қызметкер|журналист|тілші|белсенді|қатысушы|білдіруші|шеруші|әскери|студент|тұрғын|бала|әйел|еркек|сайлаушы|"
    r"сарбаз|офицер|блогер|құқық|күдікті|айыпталушы|сотталушы|тұлға|жәбірленуші|мұнайшы|шахтер|мигрант|босқын|зейнеткер|волонтер|правозащит|жолаушы|сақшы|өкіл|наразы|жасөспірім|оқушы|жас(?:тар|ы|ты(?!\w))|ер|жан|пенде|ұсталған|жараланған|зардап|қаза|тергеуші|оппозиция|қарсылас|"
    r"тұтқын|сотталған|дауыс|жігіт|қыз(?:ды|дың|дар|ға|$)|азаматша|бойжеткен|жұрт|жұмысшы|ұстаз|мұғалім|лаңкес|содыр|науқас|пациент|зардап\s+шегуші|демонстрант|демонстрация|аналар|жақтас|қазақстандық|шетел|күштік|куәгер|медик|дәрігер|мүше|жаралы|ана(?:лар|ның|ны|ға|сы|$)|ата-ана|туыс|фермер|шаруа|солдат|адвокат|имам|мәйіт|мүрде|серік|серіг|мұсылман|діндар|құрбан|гвардия|шофер|жүргізуші|таксист|активист|инженер|үлескер|ғалым|жанкүйер)",
    re.IGNORECASE,
)


_DERIVED = re.compile(
    r"^\w{3,}(?:(?:шы|ші)(?=$|л|н|с|м|ғ|г|д)|гер|кер|(?:лас|лес|дас|дес|тас|тес)(?!т[аеы]|қ|к)|паз|қор(?=$|л))"
    r"(?:(?:лар|лер|дар|дер|тар|тер)?(?:[ыі]м?[ыі]?з?|сы|сі)?(?:н|ның|нің|дың|дің|тың|тің|ны|ні|ды|ді|ты|ті|ға|ге|қа|ке|на|не|мен|бен|пен|нан|нен|дан|ден)?)$",
    re.IGNORECASE,
)


_OTHER = re.compile(
    r"^(?:жиын|митинг|шеру|акция|пикет|оқиға|шағым|өтініш|хаттама|жыл|ай(?!м)|күн|сағат|минут|тәулік|апта|шақырым|км|метр|теңге|доллар|рубль|қала|облыс|аудан|партия|автобус|көлік|үй|учаске|бап|жаста|жастағы|"
    r"орын|мандат|рет|мәрте|ел(?!ор)|мемлекет|сайт|желі|есе|бөлік|кезең|топ|қабат|пункт|өңір|аймақ|ауыл|елді\s|тонна|гектар|сом|еуро|іс|кандидат|үміткер|депутат|байқаушы)",
    re.IGNORECASE,
)


_TIMES = (("сағат", Unit.HOURS), ("тәулік", Unit.DAYS), ("күн", Unit.DAYS), ("минут", Unit.MINUTES))


_CUTS = re.compile(r"өшір|ажырат|шектеу|бұғаттау|блокаут|шатдаун|жағдай|үзіліс", re.IGNORECASE)


_PARTITIVE = re.compile(
    r"^-?(?:сының|сінің|сына|сіне|сы|сі|ы|і|уы|ын|ін|сын|сін|ының|інің|ына|іне|ның|нің|дың|дің|тың|тің)(?!\w)"
)


# "50 пайызға жетпеді": a mark that was missed is no share.
_NOT_REACHED = re.compile(
    r"\s*(?:%|пайыз|процент)?-?\w*\s+(?:да\s+|дауыс\w*\s+|меже\w*\s+|шек\w*\s+)?(?:жетпе|толма|жинай?\s*алма|жинама|еңсере\s+алма|еңсерме)\w*",
    re.IGNORECASE,
)
# "Жеті пайыздық меже": what a party needs.
_A_MARK = re.compile(
    r"\s*(?:%|пайыз|процент)?[\w-]*\s+(?:сайлау\s+)?(?:меже|шек|кедергі|тосқауыл|барьер)", re.IGNORECASE
)
# "Сайлаушылардың 50%-дан астамы дауыс беруі тиіс": what the law asks for.
_NEEDED = re.compile(
    r"^[^.;:]{0,60}\s(?:қатысуы|дауыс\s+беру\w*|келуі|жинауы)\s+(?:тиіс|керек|қажет)(?!\w)", re.IGNORECASE
)
_TENS = tuple(OWNED_TENS)
_ONE = re.compile(r"бір(?:еу)?і(?:н|не|нің)?")


_OF_THEM = re.compile(
    r"(?:олардың|соның|оның|бұлардың|ішінде|арасында|қалған)\s+(?!(?:жалпы\s+)?саны\s)(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Counted:
    words: str | None
    unit: Unit | None
    part: bool = False
    votes: bool = False


def counted_by(sentence: Sentence, number: NumberMention) -> Counted | None:
    """What the number counts; ``None`` when it is no figure of ours. Partitives ("10-ы") and collectives count
    persons unless a noun says otherwise."""
    tail = sentence.text[number.core.end - sentence.start :]
    if number.unit is Unit.PERCENT:
        return (
            None
            if _NOT_REACHED.match(tail) or _A_MARK.match(tail) or _NEEDED.search(tail)
            else Counted(None, Unit.PERCENT)
        )
    part = bool(_OF_THEM.search(sentence.text[: number.span.start - sentence.start]))
    if re.search(r"(?:астам|аса|жуық|жуығ|тарта|шақты)(?:[ыі]|сы)\w*$", number.text.lower()):
        return Counted(None, Unit.PERSONS, part)  # "үш мыңнан астамы жараланды"
    if _ONE.fullmatch(number.text.lower()):
        return Counted(None, Unit.PERSONS, True)
    words = number.text.lower()
    if _CASES_PUNISHED.match(tail):
        return Counted(None, Unit.PERSONS, part)
    if _PARTITIVE.match(tail) or re.search(r"(?:еу|ау)(?:ы|і|ім|ым)\w*$", words) or words.startswith(_TENS):
        of_bodies = _OF_BODIES.search(sentence.text[: number.span.start - sentence.start])
        return None if of_bodies else Counted(None, Unit.PERSONS, True)
    following = [w for w in sentence.words if w.start >= number.span.end][:7]
    for i, word in enumerate(following):
        if not word.is_word:
            if i == 0 and word.text in '«"':
                continue
            break
        low = word.lower
        named = low.startswith("есім") and "тізім" in sentence.text.lower()
        if named or (low.startswith("дене") and "мәйіт" in sentence.text.lower()):
            return Counted(None, Unit.PERSONS, part)  # names on a list, bodies in a morgue
        unit = next((u for stem, u in _TIMES if low.startswith(stem)), None)
        if unit is not None:
            return Counted(word.text, unit, part)
        if _CUTS.match(low) and i < 3:
            return Counted(word.text, Unit.SHUTDOWNS, part)
        sent = following[i + 1].lower if i + 1 < len(following) else ""
        if sent.startswith("бұзушылық"):
            return None  # "екі құқық бұзушылық" are deeds, and "екі құқық бұзушы" people
        young = low == "жас" and _COMES.match(sent)
        if (
            _PERSON.match(low)
            or young
            or (low == "полиция" and _SENT.match(sent))
            or (_DERIVED.match(low) and not _OTHER.match(low))
        ):
            head = _head(following, i)
            words_counted = None if head is None else _phrase(sentence, number, following, head)
            return Counted(words_counted, Unit.PERSONS, part)
        if (low == "ел" and sent.startswith(("азамат", "тұрғын"))) or (low == "ішкі" and sent == "істер"):
            continue  # "ел азаматтары", "ішкі істер органдарының қызметкерлері" are people
        if low == "істер" and following[i - 1].lower == "ішкі":
            continue
        if _OTHER.match(low) or word.text[0].isdigit():
            return None
        if i >= 5:
            break
    before = sentence.text[: number.span.start - sentence.start]
    if _OF_A_PARTY.search(before) and _WITH_SHARE.match(tail):
        return Counted(None, Unit.PERSONS, votes=True)
    if _LABELLED.search(before) or _CARD.search(before):
        return Counted(None, Unit.PERSONS, part)
    if _REGION_SHARE.search(before) and number.value is not None and number.value <= 100:
        return Counted(None, Unit.PERCENT)
    if WE_ARE.match(tail):
        return Counted(None, Unit.PERSONS, part)
    if (_THOSE_WHO.search(before) or _CROWD.search(before)) and re.match(
        r"[\w-]*(?:\s+(?:астам|аса|адам|шамасында|жуық|таяу|тарта|шақты|қаралы))?\w*(?:\s+(?:жет|ас|тең|құра|бол|деді|дейді|деп|екен)|\W*$)",
        tail,
    ):
        return Counted(None, Unit.PERSONS, part)
    if (
        tally := re.search(r"([\w-]+)\s+(?:жалпы\s+)?саны\w*\s+(?:\w+\s+){0,2}$", before, re.IGNORECASE)
    ) and _OTHER.match(tally[1]):
        return None
    if re.search(
        r"(?<!\w)(?:сан[ыі]|қатар[ыі]|қарасы|көрсеткіш|легі|шоғыры)\w*\s+(?:\w+\s+){0,2}$",
        before,
        re.IGNORECASE,
    ) or (
        re.search(r"(?:дар|дер|тар|тер|лар|лер)(?:дың|дің)?\s+(?:жалпы\s+)?саны(?!\w)", before, re.IGNORECASE)
        and re.match(r"[\w-]*(?:\s+\w+)?\s+(?:ас|жет|құра|тең|өс|көбей|арт|бол)\w*", tail)
    ):
        return Counted(None, Unit.PERSONS, part)
    if re.search(r"(?:еу|ау)$", number.text.lower()):
        return Counted(None, Unit.PERSONS, part)
    return Counted(None, None, part)


# "16 бірлестіктің төртеуі": parties and bodies, and nobody.
_OF_BODIES = re.compile(
    r"(?<!\w)(?:партия|бірлестік|ұйым|компания|кәсіпорын|учаске|облыс|аудан|қала|өңір|сайт|мектеп)\w*[ндт][ыі]ң\s+(?:тек\s+|небәрі\s+|ең\s+)?$",
    re.IGNORECASE,
)
# "1653 іс бойынша айыппұл салынды": a punishment for each case, and as many punished.
_CASES_PUNISHED = re.compile(
    r"\s+(?:әкімшілік\s+)?іс\s+бойынша\s+(?:[\w-]+\s+)?(?:айыппұл|қамақ|қамау|ескерту|жаза)", re.IGNORECASE
)
# "«Бәйтерек» партиясы – 512 400, 20,5%": votes, where their share stands behind them.
_OF_A_PARTY = re.compile(
    r"(?:партия|қозғалыс|одағ|блог|кандидат|үміткер)\w*[»\"”]?\s*[–—:-]\s*$|[»\"”]\s*[–—:-]\s*$",
    re.IGNORECASE,
)
_WITH_SHARE = re.compile(r"\s*(?:[,;(–—-]|немесе|яғни)\s*\d[\d.,]*\s?(?:%|пайыз)", re.IGNORECASE)
# Words before a head that say of whose kind those counted are: "құқық қорғау органының қызметкері", "зардап шеккен тұрғын".
_OF_WHAT_KIND = re.compile(
    r"құқық|шетел\w{0,3}|зардап|қаза|гвардия\w{0,4}|оппозиция\w{0,4}|демонстрация\w{0,4}|(?:ұстал|жаралан|сотталған|қамал)[ғқ]?[ае]?н?",
    re.IGNORECASE,
)
_THOSE = re.compile(r"\w+(?:[ғқ]ан|[гк]ен)(?:дар|дер)\w*", re.IGNORECASE)
_AS_FAR = 5  # words from such a word to its head: "ішкі істер органдарының аға қызметкерлері"


def _head(following: list[Word], at: int) -> int | None:
    """Where those counted are named, from the first word that tells of persons; ``None`` where that one names nobody."""
    if not _OF_WHAT_KIND.fullmatch(following[at].lower):
        return at
    head = None if following[at].lower in {"құқық", "зардап", "қаза"} else at
    for i in range(at + 1, min(at + 1 + _AS_FAR, len(following))):
        low = following[i].lower
        if not following[i].is_word or _FINAL.search(low):
            break
        if _THOSE.fullmatch(low):
            return i
        if (_PERSON.match(low) and not _OF_WHAT_KIND.fullmatch(low)) or _DERIVED.match(low):
            return i
    return head


_FINAL = re.compile(r"(?:ды|ді|ты|ті|ып|іп)$")
# "Ұсталғандар – 33", "Қатысушылар саны – 250".
_LABELLED = re.compile(
    r"(?:[ғқ]ан[ыі]?|[гк]ен[ыі]?|(?:[ғқ]ан|[гк]ен|ш[ыі]|наразы|жаралы|құрбан|қатысушы)(?:дар|дер|лар|лер|тар|тер)(?:дың|дің|ы|і)?)(?:\s+(?:жалпы\s+)?саны)?\s*[–—:-]\s*(?:шамамен\s+|кемінде\s+)?$",
    re.IGNORECASE,
)


# The card of an event or of a court: "Ұсталды: 64", "Айыппұл – 17".
_CARD = re.compile(
    r"(?:^|[.;,:–—-]\s*)(?:ұсталды|босатылды|жараланды|қамалды|сотталды|жеткізілді|тұтқындалды|қаза\s+тапты|зардап\s+шекті|қамауда|ауруханада|айыппұл|қамақ|ескерту|шартты|ұсталған|босатылған|жараланған|қаза\s+тапқан)"
    r"\s*[:–—-]\s*$",
    re.IGNORECASE,
)


# "Ақмола облысы – 61,2, Ақтөбе облысы – 54,3 пайыз": the word for percent closes the list.
_REGION_SHARE = re.compile(r"(?:облысы|қаласы|бойынша|[БШСО]ҚО)\s*[–—-]\s*$")


def _phrase(sentence: Sentence, number: NumberMention, following: list[Word], last: int) -> str:
    end = following[last].end
    return sentence.text[number.span.end - sentence.start : end - sentence.start].strip(' «"')


_COMES = re.compile(
    r"жинал|кел|шық|ұстал|қатыс|алаң|көше|қос|тұр|отыр|түс|бар|қамал|апар|жарал|өл|қаза|бас$"
)  # "50 шақты жас жиналды"
_SENT = re.compile(r"тарт|жұмыл|жібер|күзет|қорша|шығ|келд|тұр|әкел")  # "мыңнан астам полиция тартылды"
# "Қаза тапқандар жиырма екіге жетті".
_THOSE_WHO = re.compile(
    r"(?:[ғқ]ан|[гк]ен|жаралы|құрбан|шерушіл|наразы)(?:дар|дер|лар|лер|ер)(?:[ыі]|[ыі]м[ыі]з)?\s+(?:(?:\w+\s+){0,2}?\w+[ыі]п,?\s+)?(?:кемінде\s+|шамамен\s+)?$",
    re.IGNORECASE,
)
# "Алаңды айнала тұрған жұрт үш мың шамасында".
_CROWD = re.compile(
    r"(?:[ғқ]ан|[гк]ен|жиналған)\s+(?:жұрт|халық|қауым|көпшілік)\s+(?:кемінде\s+|шамамен\s+)?$", re.IGNORECASE
)
# "Бес жүз болдық", "отыз адам болып келдік".
WE_ARE = re.compile(
    r"\s+(?:едік|болатынбыз)(?!\w)|\s+бол(?:дық|ып\s+(?:кел|жинал|шық|бар)(?:дік|дық|тық))(?!\w)",
    re.IGNORECASE,
)
LABELS = re.compile(r"-?[сыі]{1,2}\s*(?:[–—-]\s|\w+\s*[–—-]\s|[\w-]+\s+(?:және|мен)\s)")


# "Сотта 51 айыпталушының ісі қаралып жатыр": they are on trial.
_ACCUSED = re.compile(r"(?:айыпталушы|күдікті|сотталушы)", re.IGNORECASE)
_ON_TRIAL = re.compile(r"\s+іс(?:і|тері)\s+(?:[\w-]+\s+)?қарал", re.IGNORECASE)
_OWN_THING = re.compile(
    r"\s+(?:камера|телефон|құжат|көлі[кг]|үй(?!қама)|жалау|плакат|мүл[кі]|аппарат|техника|сөмке|жүгі|ақша|пәтер)\w*[сы]?[ыі]н(?!\w)",
    re.IGNORECASE,
)


def only_a_whole(
    sentence: Sentence,
    number: NumberMention,
    counted: Counted,
    numbers: Sequence[NumberMention],
    triggers: Sequence[Trigger],
) -> bool:
    """ "Сегіз адамның алтауына": eight is what the six are of, and no count of its own here."""
    if counted.words is None or not re.search(r"[ндт][ыі]ң$", counted.words):
        return False
    start = number.span.start - sentence.start
    participle = re.search(r"(?:ған|ген|қан|кен)\s+$", sentence.text[:start])
    ends = [t.end - sentence.start for t in triggers if t.end <= number.span.start]
    if participle and any(not sentence.text[end:start].strip() for end in ends):
        return False  # "оққа ұшқан 11 адамның төртеуі": the participle counts the eleven
    tail = sentence.text[number.span.end - sentence.start :].split(counted.words, 1)[-1]
    if _ON_TRIAL.match(tail) and _ACCUSED.search(counted.words):
        return False
    if re.match(
        r"\s+(?:\w+\s+)?(?:рухы|құрметі|жесірі|ата-ана|туыс|отбас|іс(?:ін|і|терін)(?!\s+(?:сотқа|тергеу|прокурат|қозға))(?!\w)|өтініші|талабы|шағымы|құжаты)",
        tail,
    ):
        return True  # "төрт азаматтың ісін қарап": of their case more is told, not of them
    if _OWN_THING.match(tail) and not any(
        t.start - sentence.start < len(sentence.text) - len(tail) + 3 <= t.end - sentence.start
        for t in triggers
    ):
        return True  # "үш журналистің камерасын тартып алды": their things
    if re.match(r"\s+ішінен(?!\w)", tail):
        return True  # "400-ден аса күдіктінің ішінен 219-ы босатылды"
    end = (
        number.span.end
        + sentence.text[number.span.end - sentence.start :].find(counted.words)
        + len(counted.words)
    )
    return any(0 <= n.span.start - end <= 2 for n in numbers)
