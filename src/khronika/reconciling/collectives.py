"""Who speaks without being a body of its own (activists, residents, officials), in English, Russian and Kazakh.

A body keeps the name it bears; a plain noun of another language in a sentence would only be a word left untranslated. Keys
are the words as readings have them, in small letters; a sentence takes the form that stands alone, English the first.
"""

_NAMES: tuple[tuple[str, str, str], ...] = (
    ("UN; United Nations; ООН", "ООН", "БҰҰ"),
    ("activists; active citizens; активисты", "активисты", "белсенділер"),
    ("opposition activists; оппозиционные активисты", "оппозиционные активисты", "оппозициялық белсенділер"),
    ("civil activists; civic activists; гражданские активисты", "гражданские активисты", "азаматтық белсенділер"),
    ("rights defenders; human rights activists; human rights defenders; rights activists; правозащитники", "правозащитники", "құқық қорғаушылар"),
    ("rights groups; human rights groups; human rights organisations; human rights organizations; правозащитные организации", "правозащитные организации", "құқық қорғау ұйымдары"),
    ("witnesses; eyewitnesses; очевидцы; свидетели", "очевидцы", "куәгерлер"),
    ("residents; жители", "жители", "тұрғындар"),
    ("local residents; местные жители", "местные жители", "жергілікті тұрғындар"),
    ("journalists; reporters; журналисты; корреспонденты", "журналисты", "журналистер"),
    ("officials; чиновники; официальные лица", "официальные лица", "ресми тұлғалар"),
    ("observers; наблюдатели", "наблюдатели", "байқаушылар"),
    ("lawyers; адвокаты", "адвокаты", "адвокаттар"),
    ("relatives; родственники", "родственники", "туыстары"),
    ("protesters; demonstrators; протестующие", "протестующие", "наразылық білдірушілер"),
    ("participants; участники", "участники", "қатысушылар"),
    ("organisers; organizers; организаторы", "организаторы", "ұйымдастырушылар"),
    ("minors; children; несовершеннолетние", "несовершеннолетние", "кәмелетке толмағандар"),
    ("women; женщины", "женщины", "әйелдер"),
    ("students; студенты", "студенты", "студенттер"),
    ("foreigners; иностранцы", "иностранцы", "шетелдіктер"),
    ("voters; избиратели", "избиратели", "сайлаушылар"),
    ("police officers; policemen; полицейские", "полицейские", "полицейлер"),
    ("doctors; врачи; медики", "врачи", "дәрігерлер"),
    ("experts; эксперты", "эксперты", "сарапшылар"),
    ("media; СМИ", "СМИ", "БАҚ"),
    ("local media; местные СМИ", "местные СМИ", "жергілікті БАҚ"),
    ("official data; официальные данные", "официальные данные", "ресми деректер"),
)  # fmt: skip
# Said of them in one word, before the noun in all three languages.
_SAID_OF: tuple[tuple[str, str, str], ...] = (
    ("unnamed; неназванные; неназванных; безымянные", "неназванные", "аты аталмаған"),
    ("local; местные", "местные", "жергілікті"),
    ("independent; независимые", "независимые", "тәуелсіз"),
    ("Kazakh; казахстанские", "казахстанские", "қазақстандық"),
    ("foreign; иностранные; зарубежные", "иностранные", "шетелдік"),
    ("some; некоторые", "некоторые", "кейбір"),
    ("many; многие", "многие", "көптеген"),
    ("other; другие", "другие", "басқа"),
)


def _by_word(table: tuple[tuple[str, str, str], ...]) -> dict[str, dict[str, str]]:
    return {
        word.casefold(): {"en": words.split("; ")[0], "ru": russian, "kk": kazakh}
        for words, russian, kazakh in table
        for word in (*words.split("; "), kazakh)
    }


_BY_WORD, _ADJECTIVES = _by_word(_NAMES), _by_word(_SAID_OF)


def collective_in(name: str, lang: str) -> str | None:
    """The noun in ``en``, ``ru`` or ``kk``, with a word such as "local" before it or without; ``None`` for what is no plain
    noun of the table."""
    low = name.casefold()
    if (found := _BY_WORD.get(low)) is not None:
        return found[lang]
    for word, forms in _ADJECTIVES.items():
        if low.startswith(f"{word} ") and (noun := _BY_WORD.get(low[len(word) + 1 :])) is not None:
            return f"{forms[lang]} {noun[lang]}"
    return None
