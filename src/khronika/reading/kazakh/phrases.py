"""Where a speaker's words begin and end in a Kazakh sentence, told by endings and order."""

import re
from functools import lru_cache

from khronika.reading.kazakh.speakers import AGAIN, PRONOUN, clean
from khronika.reading.kazakh.words import Sentence, Word, case_of, without_case, without_genitive
from khronika.reading.places import is_place_name

_BODY = re.compile(
    r"ереуілші|мұнайшы|кәсіпода|бірлест|армия|әскер(?!и\w)|телеарна|телеком|кеңсе|мэрия|префектура|губернатор|компания|кәсіпорын|зауыт|палата|федерация|институт|университет|топ(?:$|т[ыі])|тобы|фронт|шенеунік|министр|прокурор|судья|комендант|елші|спикер|сенатор|волонтер|прокурат|полици|комисси|агентт|департамент|партия|ұйым|қозғалыс|тілші|сайт|басылым|газет|өкіл|хатшы|басшы|оппозиция|бастығ|бастық|редактор|төраға|әкім|президент|депутат|"
    r"қызмет|басқарма(?!л)|мәслихат|директор|ректор|орталы|ведомств|сот|штаб|комитет|баспасөз|куәгер|белсенді|сарапшы|қор|одақ|миссия|байқаушы|бақылаушы|жоба|билік|биліг|халық|үкімет|кеңес|бюро|іім|оск|ішкі|құқық|"
    r"қорғаушы|тұрғын|адвокат|дәрігер|аурухана|журналист|\.kz|\.kg|\.com|\.ru|tengri|sputnik|azattyq|азаттық",
    re.IGNORECASE,
)


@lru_cache(maxsize=50_000)
def is_body(word: str) -> bool:
    """True for words that name a body or an office."""
    return bool(_BODY.search(word))


def speaks(phrase: list[Word]) -> bool:
    """True when the words can be a speaker: a body, a pronoun, or a name; never "біздің миссиямыз", which stands within
    somebody's words."""
    words = [w for w in phrase if w.is_word]
    last = words[-1].lower if words else ""
    if re.match(r"(?:оқырман|тыңда|көрермен|тілші|дереккөз)\w*м[ыі]з$", last):
        return True  # an outlet's own people
    if not words or re.search(r"(?:[ыі]м[ыі]з|[аеияы]м[ыі]з|[дт][ае][ғг][ыі])$", last):
        return False
    if _one_of(phrase):
        return True
    text = " ".join(w.text for w in phrase)
    return bool(_BODY.search(text) or PRONOUN.match(text) or words[-1].capital)


def _one_of(phrase: list[Word]) -> bool:
    """ "Ереуілшілердің бірі"."""
    return (
        len(phrase) > 1
        and phrase[-1].lower in {"бірі", "біреуі"}
        and bool(re.search(r"(?:л|д|т)[ае]рд[ыі]ң$", phrase[-2].lower))
    )


def words_before(sentence: Sentence, offset: int) -> list[Word]:
    """The words that end before an offset."""
    return [w for w in sentence.words if w.end <= offset]


_DATED = re.compile(
    r"\d{1,2}|(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)[дт][ае][ғг]ы|(?:қаңтар|ақпан|наурыз|"
    r"сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)[дт]?[ае]?г?і|бүгінгі|кешегі|соңғы|ресми|алдын|ала|жаңа"
)


def undated(words: list[Word]) -> list[Word]:
    """ "Прокуратураның 25 сәуірдегі ақпаратына қарағанда": the owner of the paper, without its day."""
    end = len(words)
    while end > 1 and _DATED.fullmatch(words[end - 1].lower):
        end -= 1
    return words[:end]


def back_phrase(words: list[Word]) -> list[Word] | None:
    """The phrase that ends the words: back to punctuation, a number, or a word whose ending closes another phrase."""
    phrase: list[Word] = []
    quoted = False
    for word in reversed(words):
        if word.text in '»"”':
            quoted = not quoted if word.text == '"' else True
            phrase.append(word)
            continue
        if word.text in "«“":
            quoted = False
            phrase.append(word)
            continue
        if not word.is_word or (word.text[0].isdigit() and not _SITE.search(word.text)):
            break
        acronym = bool(phrase) and len(phrase[-1].text) > 1 and phrase[-1].text.isupper()
        if acronym and not quoted and not word.capital and _OWNED.search(word.lower):
            break  # "халқының дауыс беру нәтижесі | ОСК деректері бойынша"
        if (
            phrase
            and not quoted
            and _closes(word)
            and not (_joins(word, words) or _of_a_region(word, phrase))
        ):
            break
        phrase.append(word)
        if len([w for w in phrase if w.is_word]) >= 12:
            break
    phrase.reverse()
    while phrase and not phrase[0].is_word and phrase[0].text not in '«"“':
        phrase.pop(0)
    return phrase if any(w.is_word for w in phrase) else None


def _of_a_region(word: Word, phrase: list[Word]) -> bool:
    """ "Сайттың өңірдегі тілшісі", "Қырғызстан Республикасы ...": which one, and no place of another phrase."""
    which = phrase[-1].lower.startswith(("тілші", "өкіл", "редактор"))
    whose = word.capital and phrase[-1].lower.startswith("республикасы")
    return whose or (which and bool(_WHERE.search(word.lower)) and not word.capital)


_SITE = re.compile(r"\.[a-z]{2,4}$")


def _joins(word: Word, words: list[Word]) -> bool:
    """True for "және" inside a body's name: "Денсаулық сақтау және әлеуметтік даму министрлігі"."""
    at = words.index(word)
    return word.lower == "және" and at > 0 and bool(_ATTRIBUTE.search(words[at - 1].lower))


_ATTRIBUTE = re.compile(r"(?:у|[лдт][ыі][қк])$")
_CLOSING = re.compile(r"(?:ған|ген|қан|кен|ып|іп|са|се|ады|еді|йды|йді|ды|ді|ты|ті)$")


# Whose body it is, and no verb in the past: "баспасөз қызметі".
_ITS = re.compile(
    r"(?:комитет|департамент|қызмет|газет|сайт|парламент|президент|институт|университет|кабинет)[ыі]$|^(?:меншікті|аймақтық)$"
)
_CONNECT = frozenset(
    "бірақ ал болса сондай-ақ сонымен бұл туралы кейін бұрын дейін үшін сондықтан сол осы қазір алайда десе деп бірге күні және дей тұрғанымен тұрғанмен дегенмен әйтсе айта кетейік осылайша яғни мәселен мысалы "
    "әдетте сонда осыған қарамастан соған оған бұған бұдан бөлек одан".split()
)


def _closes(word: Word) -> bool:
    low = word.lower
    if low in _CONNECT:
        return True
    if low.startswith("көргендер"):
        return False  # "көз көргендер", who saw it
    if _WHERE.search(low):
        return True  # "... министрлігі | Бішкектегі түнгі наразылық кезінде"
    if word.capital:
        return case_of(word.text) in {"loc", "abl", "dat"}
    if case_of(word.text) in {"acc", "loc", "abl", "dat", "ins"}:
        return True
    return len(low) > 5 and bool(_CLOSING.search(low)) and case_of(low) != "gen" and not _ITS.search(low)


def forward_phrase(words: list[Word]) -> list[Word] | None:
    """The phrase that follows: to punctuation, a number or a word in another case; a participle or a locative before
    the final name only describes it and is left out."""
    phrase: list[Word] = []
    quoted = False
    for i, word in enumerate(words):
        if word.text in '«"“»”':
            if word.text in "»”" and not quoted and phrase:
                break
            quoted = not quoted
            phrase.append(word)
            continue
        if not word.is_word and not (word.text in "’'-" and phrase):
            break
        if word.text[0].isdigit() and "." not in word.text and not quoted:
            if phrase:
                break
            continue  # "деді 30 сәуірде ұйым өкілі"
        if not any(w.is_word for w in phrase) and (word.lower in _WHEN_SAID or _day_said(words, i)):
            continue  # "деп хабарлады дүйсенбі күні | прокурор"
        if word.lower in {"сілтеме", "деп", "сүйеніп", "сондай-ақ", "сол", "осы", "бұл", "кеше", "бүгін"}:
            break
        if phrase and (word.lower == "оқиға" or phrase[0].lower in _SUBJECT_PRONOUNS):
            break  # "... тілшісі оқиға орнынан"
        following = words[i + 1].lower if i + 1 < len(words) else ""
        if following in {"сілтеме", "сүйеніп"}:
            break
        phrase.append(word)
    if any(w.lower in {"сілтеме", "сүйеніп", "сілтей"} for w in words[: len(phrase) + 3]):
        # "X сайты Y-ке сілтеме жасап": the outlet ends at its own word.
        end = next((i for i, w in enumerate(phrase) if _OUTLET_END.search(w.lower)), len(phrase) - 1)
        if end + 1 < len(phrase) and _OUTLET_END.search(phrase[end + 1].lower):
            end += 1
        phrase = phrase[: end + 1]
    while phrase and not phrase[-1].is_word and phrase[-1].text not in '»"”':
        phrase.pop()
    return _naming(phrase) if any(w.is_word for w in phrase) else None


_WHEN_SAID = frozenset({"кеше", "бүгін", "күні", "таңертең", "кешке"})


def _day_said(words: list[Word], at: int) -> bool:
    return bool(_WEEKDAY.fullmatch(words[at].lower)) and at + 1 < len(words) and words[at + 1].lower == "күні"


_WEEKDAY = re.compile(r"дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі")
_OUTLET_END = re.compile(r"\.(?:kz|kg|com|ru|org)$|сайты$|агенттігі$|порталы$|тілшісі$|газеті$|басылымы$")
_WHERE = re.compile(r"-?[дт][ае][ғг][ыі]$|^бр[иі]ф[иі](?:нг|ң)т[ае]$")  # "деді Аты Жөні ОКҚ-дағы брифингте"


def _naming(phrase: list[Word]) -> list[Word]:
    """Of the words after a verb of saying those that name the speaker: a name at their end without the participles and
    places that only describe it, else the body they begin with ("деді министр отырыстан кейін тілшілерге")."""
    pieces: list[list[Word]] = [[]]
    for word in phrase:
        breaks = word.is_word and (
            case_of(word.text) in {"abl", "dat", "ins", "acc", "loc"}
            or re.search(r"(?:ған|ген|қан|кен|кейін)$", word.lower)
        )
        if (breaks and not word.capital) or (pieces[0] and _WHERE.search(word.lower)):
            pieces.append([])
        else:
            pieces[-1].append(word)
    if len(pieces) == 1:
        return phrase
    if pieces[-1] and (pieces[-1][-1].capital or _BODY.search(pieces[-1][-1].text)):
        return pieces[-1]
    first = pieces[0]
    if first and AGAIN.match(first[0].text) and not first[-1].capital:
        return first[:1]
    if first and speaks(first):
        return first
    return phrase


def leading(words: list[Word]) -> list[Word] | None:
    """The words up to the first that ends another phrase: "Иран үкіметінің өкілі | Reuters агенттігіне"."""
    phrase: list[Word] = []
    for word in words:
        if not word.is_word and word.text not in '«»"“”':
            break
        if phrase and (
            _closes(word) or (word.capital and word.text[0] < "ɐ" and _BODY.search(phrase[-1].text))
        ):
            break
        phrase.append(word)
    return phrase or None


_CHANNEL = re.compile(r"(?:арна|парақша|желі|сайт|блог|жазба|сұхбат|бет)\w*[дт][ае]$")


def head_phrase(sentence: Sentence, before: int, after: int = 0) -> list[Word] | None:
    """The subject at the sentence's head, or at what follows ``after``: the leading words up to a capitalised name or a body that a comma, a number,
    an opening quotation or a word in another case follows. What such a word owns ("Парламент отырысында") is passed."""
    words = [w for w in sentence.words if after <= w.start < before]
    at = 0
    for _ in range(5):  # connectives and what only describes the subject come before it
        phrase, stop = _segment(words, at)
        while phrase and not (
            phrase[-1].capital
            or _BODY.search(phrase[-1].text)
            or phrase[-1].text in '»"'
            or phrase[-1].lower in _SUBJECT_PRONOUNS
            or _one_of(phrase)
        ):
            phrase.pop()
        if stop is not None and _CHANNEL.match(words[stop].lower):
            while phrase and phrase[-1].text[0] < "ɐ":
                phrase.pop()  # "Telegram арнасында белсенді Аты Жөні ..."
        phrase = _without_place(alone(_one_name(phrase)), words)
        text = " ".join(w.text for w in phrase)
        if len(phrase) == 1 and (_WEEKDAY.fullmatch(phrase[0].lower) or phrase[0].lower in _ONLY_DESCRIBES):
            phrase = []  # "Жексенбі | күні таңертең X ұйымы ...": when, and not who
        if phrase and is_place_name(clean(text), "kk"):
            phrase = []  # "Нұр-Сұлтан | қаласында өткен отырыстан кейін министр ...": where, and not who
        if phrase and case_of(phrase[-1].text) != "gen" and speaks(phrase) and len(text) > 1:
            return phrase
        if stop is None:
            return None
        at = stop + 1
    return None


_ONLY_DESCRIBES = frozenset("ресми толық тиісті нақты алғашқы".split())  # "Ресми | ақпаратты X жариялады"
_JOIN = frozenset({"мен", "бен", "пен", "және"})
_OF_A_SITE = re.compile(
    r"(?:ескерт|көше|даңғыл|алаң|саябақ|театр|университет|мектеп|аурухана|қала|аудан|облыс)\w*(?:ның|нің)$"
)


def _without_place(phrase: list[Word], words: list[Word]) -> list[Word]:
    """ "Құқық қорғаушылар | Орал мен Ақсайда ...", "газет тілшісі | Исатай ескерткішінің жанында ...": the name that begins to tell where."""
    if len(phrase) < 2 or not phrase[-1].capital or phrase[-2].capital:
        return phrase
    if not (is_body(phrase[-2].text) or _PLURAL.search(phrase[-2].lower)):
        return phrase
    after, then, *_ = [*(w for w in words if w.start >= phrase[-1].end), None, None]
    joined = after is not None and after.lower in _JOIN and then is not None and then.capital
    in_both = joined and then is not None and (case_of(then.text) == "loc" or bool(_WHERE.search(then.lower)))
    return phrase[:-1] if in_both or (after is not None and _OF_A_SITE.search(after.lower)) else phrase


_DOING = re.compile(r"у(?:дың|дің|ның|нің)$")


def alone(phrase: list[Word]) -> list[Word]:
    """ "Полиция | тінтудің сот санкциясына орай өткенін айтады": a body is whole before what was done, in the genitive."""
    for i, word in enumerate(phrase[1:], 1):
        if (
            _DOING.search(word.lower)
            and _BODY.search(phrase[i - 1].text)
            and case_of(phrase[i - 1].text) == ""
        ):
            return phrase[:i]
    return phrase


def _segment(words: list[Word], at: int) -> tuple[list[Word], int | None]:
    """Words from ``at`` to one that closes their phrase, and where that stands; ``None`` when something else ends them."""
    phrase: list[Word] = []
    for i in range(at, min(len(words), at + 12)):
        word = words[i]
        if not word.is_word:
            if word.text in '«»"“”' and (phrase or i == at):
                phrase.append(word)
                continue
            return phrase, None
        if word.text[0].isdigit():
            return (phrase, None) if phrase else ([], i)  # "15 қаңтарда ереуілшілердің бірі ..."
        if phrase and (_closes(word) or _many(phrase[-1], word)):
            return phrase, i
        if not phrase and (
            (case_of(word.text) in {"loc", "abl", "acc", "dat"} and (not word.capital or i == 0))
            or word.lower in _WITH_THEM
            or word.lower in _CONNECT
        ):
            return [], i
        phrase.append(word)
        if len(phrase) == 1 and word.lower in _SUBJECT_PRONOUNS:
            return phrase, i
    return phrase, None


_WITH_THEM = frozenset({"олармен", "онымен", "оларды", "оны", "оларға", "оған", "олардан"})
_SUBJECT_PRONOUNS = frozenset({"ол", "олар"})  # a pronoun in the nominative is the whole subject


_PLURAL = re.compile(r"(?:лар|лер|дар|дер|тар|тер)$")
_OWNED = re.compile(r"[ыі](?:н[ыі]ң)?$")


def _many(before: Word, word: Word) -> bool:
    """True when a plural in the nominative ends the subject: "Құқық қорғаушылар | полиция әрекеті ..."; but not within the
    name of a body ("журналистер одағы")."""
    return (
        bool(_PLURAL.search(before.lower))
        and bool(_BODY.search(before.lower) or before.lower.endswith(("шылар", "шілер")))
        and not word.capital
        and not (_OWNED.search(word.lower) and _BODY.search(word.lower))
    )


_INSTITUTION = re.compile(
    r"(?:комиссия|министрлі|прокуратура|департамент|агентті|кеңсе|қызмет|орталы)\w*[ыі]$"
)


def _one_name(phrase: list[Word]) -> list[Word]:
    """An office and one name of two words: a third capital begins the next phrase ("министрі Аты Жөні Қаңтар ...")."""
    body = next((i for i, w in enumerate(phrase[:-1]) if _INSTITUTION.search(w.lower)), None)
    if body is not None and phrase[body + 1].capital and _OWNED.search(phrase[body].lower):
        return phrase[: body + 1]  # "Орталық сайлау комиссиясы | Мәжіліс сайлауының ..."
    office = max((i for i, w in enumerate(phrase) if _BODY.search(w.text) and not w.capital), default=None)
    if office is None:
        return phrase
    names = [i for i in range(office + 1, len(phrase)) if phrase[i].capital]
    return phrase[: names[2]] if len(names) > 2 else phrase


def nominative(text: str) -> str:
    """The phrase with its last word freed of its case."""
    text = clean(text)
    if re.match(r"^(?:оның|олардың|өзінің)$", text, re.IGNORECASE):
        return text
    head, _, last = text.rpartition(" ")
    bare = without_genitive(last)
    if _NO_CASE.fullmatch(last.lower()):
        return text
    if bare == last and case_of(last) in {"loc", "dat", "abl", "acc"} and not last.isupper():
        bare = without_case(last)
    return f"{head} {bare}".strip()


# Words that only look like an accusative: "күдікті", "айыпты".
_NO_CASE = re.compile(r"(?:күдік|айып|жазық|атақ|белгі|беделд|құқық|қару|сезік|кәсіп|жарақат)(?:ті|ты|лы|лі)")


def reference_phrase(words: list[Word]) -> list[Word] | None:
    """Words before "сілтеме жасап": the last carries the dative; back to a verb, punctuation or another case."""
    phrase: list[Word] = []
    for word in reversed(words):
        if not word.is_word and word.text not in '«»"“”':
            break
        if phrase and (_closes(word) or _OUTLET_END.search(word.lower)):
            break
        phrase.append(word)
        if len(phrase) >= 7:
            break
    phrase.reverse()
    return phrase or None
