"""Whom a figure counts, in one word of our own."""

import re
from functools import cache

# Ours -> English; Russian; Kazakh words ("*" ends a stem). Where two match at one place, the earlier row wins.
_WORDS: dict[str, str] = {
    "journalists": "journalist*,reporter*,correspondent*,cameram*,photographer*,photojournalist*,media worker*,bloggers,blogger,media representative*,members of the media;"
    "журналист*,репортер*,корреспондент*,оператор*,фотограф*,блогер*,представител* сми,работник* сми;журналист*,тілші*,блогер*,бақ өкіл*",
    "police": "police,policeman,policemen,policewoman,police officer*,officer,officers,riot police,gendarme*,law enforcement*,constable*;"
    "полицейск*,полици*,милиционер*,омоновц*,силовик*,правоохранител*,росгвардейц*;полиция*,полицей*,құқық қорғау орган*",
    "soldiers": "soldier*,troop*,serviceman,servicemen,military personnel,national guard*,conscript*,security personnel,security forces,peacekeeper*;"
    "солдат*,военнослужащ*,военн*,десантник*,миротвор*;сарбаз*,әскери*,солдат*,жауынгер*",
    "minors": "minor,minors,child,children,teenager*,juvenile*,underage*,boy,boys,girl,girls,schoolchild*,adolescent*,infant*;"
    "несовершеннолетн*,ребенок,ребенка,ребенку,дети,детей,детям,детьми,детях,подрост*,школьник*,девоч*,мальчик*;кәмелет*,бала,балалар*,баланы*,жасөспірім*,оқушы*",
    "students": "student*,undergraduate*,pupil*;студент*;студент*",
    "women": "woman,women,female*,pensioner women,mother,mothers;женщин*,девуш*,мать,матер*;әйел*,қыз,қыздар*",
    "men": "man,men,male,males;мужчин*,парн*,юнош*;ер адам*,еркек*,жігіт*",
    "protesters": "protester*,protestor*,demonstrator*,rally-goer*,marcher*,rioter*,picketer*,participant*,striker*;"
    "протестующ*,демонстрант*,митингующ*,участник*,манифестант*,пикетчик*,бастующ*;наразылық танытушы*,наразылық білдіруші*,наразылықшы*,шеруші*,митингші*,қатысушы*,шеруге шық*",
    "activists": "activist*,rights defender*,human-rights defender*,civil-rights activist*,rights advocate*,human-rights advocate*,campaigner*,dissident*;активист*,правозащитник*,диссидент*;белсенді*,құқық қорғаушы*",
    "observers": "observer*,monitor,monitors;наблюдател*;бақылаушы*,байқаушы*",
    "voters": "voter*,elector,electors,electorate;избирател*,проголосовавш*;сайлаушы*,дауыс беруші*",
    "lawyers": "lawyer*,attorney*,barrister*;адвокат*,юрист*;адвокат*,заңгер*",
    "politicians": "politician*,lawmaker*,mps,members of parliament,member of parliament,members of congress,parliamentarian*,senator*,opposition leader*,opposition figure*,candidate*;"
    "политик,политики,политиков,депутат*,кандидат*;саясаткер*,депутат*,кандидат*",
    "officials": "official,officials,civil servant*,diplomat*;чиновник*,госслужащ*,дипломат*;шенеунік*,дипломат*",
    "medics": "medic,medics,medical worker*,medical staff,doctor*,nurse*,health worker*,paramedic*;медик*,врач*,медработник*,медсестр*;дәрігер*,медицина қызметкер*,медбике*",
    "foreigners": "foreigner*,foreign national*,foreign citizen*,tourist*,migrant*,refugee*;иностран*,мигрант*,беженц*,турист*;шетелдік*,мигрант*,босқын*",
    "prisoners": "prisoner*,inmate*,political prisoner*,convict*;заключенн*,политзаключенн*,осужденн*;тұтқын*,сотталған*",
    "workers": "worker*,labourer*,laborer*,miner,miners,oilmen,employee*,staff,teacher*,driver*;рабоч*,работник*,учител*,нефтяник*,шахтер*,сотрудник*;жұмысшы*,мұғалім*,мұнайшы*,шахтер*,қызметкер*",
    "civilians": "civilian*;мирн* жител*,гражданск* лиц*;бейбіт тұрғын*,бейбіт адам*,бейбіт халық*",
    "people": "people,person,persons,individual*,citizen*,resident*,human*,inhabitant*,detainee*,arrestee*,villager*,passer-by,passers-by,"
    "passerby,supporter*,member*,family,families,others,dead,wounded,injured,casualt*,victim*,fatalit*,adult*,pensioner*,suspect*,bystander*,crowd,crowds;"
    "человек*,люд*,лиц,лица,граждан*,жител*,задержанн*,погибш*,пострадавш*,раненн*,ранен*,убит*,жертв*,персон*,сторонник*,прохож*,пенсионер*,член*,казахстанц*,россиян*,"
    "душ,семе*,подозреваем*;адам*,кісі*,азамат*,тұрғын*,халық*,жұрт*,ұсталған*,қаза тапқан*,жараланған*,жарадар*,жақтас*,мүше*,отбасы*,зейнеткер*,күдікті*",
}  # fmt: skip
_LANGS = ("en", "ru", "kk")
_TAIL = re.compile(
    r"[,;:(]|\s(?:who|whom|that|which|including|among|were|was|are|is|had|have|котор\w+|включая|среди|были|было|соның ішінде)\s"
)
_JOIN = re.compile(r"\s(?:and|or|from|in|at|near|on|with|for|и|или|из|в|на|с|және|мен|немесе)\s")


@cache
def _patterns(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    column = _LANGS.index(lang)
    found = []
    for ours, words in _WORDS.items():
        names = words.split(";")[column].split(",")
        body = "|".join(
            re.escape(name.strip()).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for name in names
        )
        found.append((ours, re.compile(rf"(?<![\w-])(?:{body})(?!\w)")))
    return tuple(found)


# A word for persons that only says what kind of thing is counted: "police vehicles", "journalist arrests".
_MODIFIER = {
    "en": re.compile(
        r"(?:police|student|voter|worker|journalist|protester|activist|media|civilian|prisoner|\w+s['’]|\w+['’]s)\s+"
        r"(?!\w+ed\b|\w+ing\b|held|hurt|shot|dead|alive|missing|there|each|alone|present|left|too|only"
        r"|captains?|chiefs?|commanders?|sergeants?|majors?|colonels?|inspectors?|cadets?|recruits?|conscripts?|agents?|corporals?|lieutenants?)[a-z]+$"
    ),
    "ru": re.compile(r"полицейск\w+\s+(?:участк|машин|автомоб|автобус|автозак|отдел|управлен|станци|пост|фургон)\w*"),
    "kk": re.compile(
        r"(?:полиция|студенттер|журналистер)\s+(?:көлі|бөлім|учаск|бекет|машина|автобус|департамент|басқарма)\w*"
    ),
}  # fmt: skip


def _only_modifies(head: str, lang: str) -> bool:
    """The last word is a thing's. In "student protesters" it is itself one for persons, and counts."""
    pattern = _MODIFIER.get(lang)
    found = pattern.search(head) if pattern else None
    return bool(found) and not _matches(head.split()[-1], lang)


def population_of(words: str, lang: str) -> str | None:
    """Whom a noun phrase counts, as one of our words (``people``, ``protesters``, ``police`` ...); ``None`` when
    it names no persons. ``people`` stands for words that say no more than that persons are meant."""
    phrase = words.casefold().replace("ё", "е").strip()
    phrase = _TAIL.split(phrase)[0] or phrase
    head = _JOIN.split(phrase)[0] or phrase
    matches = _matches(head, lang) or _matches(phrase, lang)
    if _only_modifies(head, lang):
        return None
    if not matches:
        return None
    special = [(start, ours) for start, ours in matches if ours != "people"]
    if not special:
        return "people"
    if any(ours != "workers" for _, ours in special):  # "сотрудники полиции" work, but they are police
        special = [(start, ours) for start, ours in special if ours != "workers"]
    # English and Kazakh heads stand last ("student protesters"), Russian first ("участники марша студентов");
    # after "of" an English head has already been said ("members of the police" has only a word for persons).
    if lang == "ru":
        return special[0][1]
    before_of = [(s, o) for s, o in special if " of " not in head[:s]] if lang == "en" else special
    return (before_of or special)[-1][1]


def _matches(phrase: str, lang: str) -> list[tuple[int, str]]:
    """Where each of our words stands in the phrase, the row of the table that wins at each place, in order."""
    found: dict[int, tuple[int, str]] = {}
    for ours, pattern in _patterns(lang if lang in _LANGS else "en"):
        for match in pattern.finditer(phrase):
            if match.start() not in found or match.end() > found[match.start()][0]:
                found[match.start()] = (match.end(), ours)
    return [(start, ours) for start, (_, ours) in sorted(found.items())]
