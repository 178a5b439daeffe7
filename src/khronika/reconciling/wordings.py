"""The lexicon of what is counted, in English, Russian and Kazakh. Order of appearance in the words decides."""

import re


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile(r"(?:" + "|".join(alternatives) + r")", re.IGNORECASE)


# How far things had come. "arrested" is read as a court's arrest only for claims about courts (measures.py).
STAGES: dict[str, re.Pattern[str]] = {
    "jailed": _any(
        r"\bjail", r"\bimprison", r"\barrest(?:s|ed)?\b", r"\bprison\b", r"\bbehind bars", r"\bdays in\b",
        r"\bcustodial", r"\b\d+[- ](?:day|month|year)s?\b", r"\b\d+ (?:сут|лет\b|год|месяц)", r"\b\d+ (?:тәулік|жыл(?!ы)|ай(?:ға)?\b)", r"\b(?:арест|лишен\w+ свобод)", r"қамаққа|қамауға ал|қамалды|әкімшілік қамақ",
    ),
    "fined": _any(r"\bfine[ds]?\b", r"\bштраф", r"\bоштраф", r"айыппұл"),
    "warned": _any(r"\bwarn(?:ed|ing|ings)\b", r"\bпредупрежд", r"ескерту"),
    "held liable": _any(
        r"\bheld (?:\w+ )?(?:liable|responsible|accountable)", r"\bliab", r"\bpunish", r"\bpenal",
        r"\bпривле[чк]\w+ к", r"\bк (?:\w+ )?ответственност", r"\bнаказ", r"жауапкершілік|жауапқа|жазалан",
    ),
    "still held": _any(
        r"\bstill (?:being )?(?:held|detained|in|under|behind|serving)", r"\bremain(?:s|ed|ing)? (?:in|under|behind|held)",
        r"\bare (?:being )?held\b", r"\bстал\w* содерж|\bостаются\b|\bсодержатся\b|\bнаходятся под|\bотбывают",
        r"\bnot (?:yet )?(?:been )?(?:released|freed|let)", r"\bне (?:освобожд|освобод|отпущ|отпусти|вышли)",
        r"қамауда отыр|қамауда жатыр|әлі (?:де )?ұсталып|босап шықпа|босатылма|отырған",
    ),
    "released": _any(
        r"\breleas", r"\bfreed\b", r"\blet (?:go|out)\b", r"\bset free", r"\bосвобо[жд]", r"\bотпущ|\bотпуст|\bвы(?:шли|шел|шла|пустил|пущен)\w* на (?:свободу|волю)",
        r"босат",
    ),
    "moved": _any(
        r"\bmoved (?:out|to|from|away)", r"\btransferred\b", r"\btaken (?:out of|away from) the",
        r"\bвывез|\bперевез|\bперевод(?:ят|или)|\bэтапир", r"алып кет|әкетіл",
    ),
    "in hospital": _any(r"\bhospital", r"\bгоспитал|\bбольниц|\bстационар", r"аурухана"),
    "needing medical help": _any(
        r"\bmedical (?:help|care|aid|assistance|attention|treatment)", r"\bмедицинск\w+ помощ|\bмедпомощ", r"медициналық көмек"
    ),
    "deployed": _any(r"\bdeploy", r"\bзадействован|\bстянут|\bразмещен", r"жұмылдыр"),
    "signing": _any(r"\bsign(?:ed|atures?|atory|atories)\b", r"\bpetition", r"\bпетици|\bподпис", r"қол қой|петиция"),
    "rallying for the authorities": _any(
        r"\bpro-(?:government|regime|presidential)\b", r"\bcounter-?(?:rally|protest|demonstration)", r"\bпровластн",
        r"\b(?:rally|rallies|march|demonstration) (?:for|in support of) the (?:president|government|authorities)",
        r"\bв поддержку (?:президента|власт|правительств)", r"билікті қолда|президентті қолда",
    ),
    "turnout": _any(r"\bturnout|\bturned out\b", r"\bявк", r"қатысу|дауыс беруге қатыс"),
    "registered": _any(r"\bregistered|\bon the roll|\belectorate|\beligible", r"\bзарегистрирован|\bизбирател\w+ в спис", r"тіркелген"),
    "interviewed": _any(r"\binterview|\brespondents?\b|\bpolled\b", r"\bопрошен|\bреспондент", r"сұрал"),
    "slowed down": _any(r"\bthrottl|\bslow(?:ed|ing|er|-?downs?)\b", r"\bзамедл", r"баяулат"),
}  # fmt: skip

# Either of two punishments, in any order: "jailed or fined" is the punished, "fined or warned" a group of its own.
JAIL_OR_FINE = _any(
    r"\b(?:jail\w*|arrest\w*|imprison\w*) or (?:\w+ )?fine",
    r"\bfine\w* or (?:\w+ )?(?:jail|arrest|imprison)",
    r"\bарест\w* или о?штраф",
    r"\bо?штраф\w* или арест",
    r"қама\w* немесе \w*айыппұл",
    r"айыппұл\w* (?:\w+ )?немесе қама",
)
FINE_OR_WARNING = _any(
    r"\bfined? (?:or|and) warn", r"\bwarned (?:or|and) fined", r"\bfines (?:or|and) warnings",
    r"\bштраф\w* (?:или|и) предупрежд", r"айыппұл\w* (?:немесе|және|мен) ескерту",
)  # fmt: skip

# Those let go had been arrested by a court, not only held: English says "arrested" of both, and so it tells nothing.
FROM_ARREST = _any(
    r"\b(?:from|out of) (?:\w+ ){0,2}(?:arrest|jail|prison)\b", r"\bjailed\b|\bserving\b",
    r"\bарестованн", r"\bиз-под (?:\w+ )?ареста", r"\bот (?:\w+ )?ареста", r"\bотбы(?:ли|вал|л\w* срок)",
    r"қамаудан|қамаққа алынған|қамауға алынған",
)  # fmt: skip

# Who is counted. "people" stands for persons not told apart. Reports of one event call the same persons activists,
# protesters and people, so these are one population except where police may be counted too (measures.py).
WHO: dict[str, re.Pattern[str]] = {
    "journalists": _any(
        r"\bjournalis", r"\breporters?\b", r"\bcorrespondents?\b", r"\bmedia workers", r"\bcamera(?:men|man|woman)",
        r"\bжурналис", r"\bкорреспондент", r"\bрепорт[её]р", r"журналис|тілші",
    ),
    "police": _any(
        r"\bpolice(?:men|man|women)?\b(?! station| building| van| department)", r"\bofficers?\b", r"\blaw enforcement",
        r"\btroops\b", r"\bполицейск(?:ие|их|им|ий|ого)\b", r"\bсотрудник\w* (?:полиц|правоохран|мвд)", r"полицей|полиция қызметкер",
    ),
    "rights defenders": _any(
        r"\brights (?:defenders?|activists?|workers?)", r"\bправозащитник", r"құқық қорғаушы",
    ),
    "observers": _any(r"\bobservers?\b", r"\bнаблюдател", r"байқаушы|бақылаушы"),
    "protesters": _any(
        r"\bprotest[eo]rs?\b", r"\bdemonstrators?\b", r"\bactivists?\b", r"\bcivilians?\b",
        r"\bпротестующ|\bдемонстрант|\bмитингующ|\bактивист|\bмирн\w+ (?:жител|граждан)", r"наразылық білдіру|белсенді",
    ),
    "minors": _any(r"\bminors?\b", r"\bchildren\b", r"\bteenagers?\b", r"\bнесовершеннолетн|\bдетей\b", r"кәмелетке толмаған|балалар"),
    "women": _any(r"\bwom[ae]n\b", r"\bженщин", r"әйел"),
    "students": _any(r"\bstudents?\b", r"\bстудент", r"студент"),
    "foreigners": _any(r"\bforeign(?:ers?| nationals?| citizens?)\b", r"\bиностран", r"шетел"),
    "lawyers": _any(r"\blawyers?\b|\battorneys?\b", r"\bадвокат", r"адвокат|қорғаушы"),
    "people": _any(
        r"\bpeople\b", r"\bpersons?\b", r"\bparticipants?\b", r"\bcitizens?\b",
        r"\bчеловек|\bлюд(?:ей|и)\b|\bучастник|\bгражда?н", r"адам|азамат",
    ),
}  # fmt: skip

# What is some of what. Every parent is listed, not only the nearest.
_PEOPLE = tuple(name for name in WHO if name not in ("people",))
PARENTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_PEOPLE, ("people",)),
    "jailed": ("punished",),
    "fined": ("fined or warned", "punished"),
    "warned": ("fined or warned", "punished"),
    "fined or warned": ("punished",),
    "in hospital": ("hurt",),
    "needing medical help": ("hurt",),
}
