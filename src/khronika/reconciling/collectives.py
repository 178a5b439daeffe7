"""Who speaks without being a body of its own (activists, residents, officials), in Russian and Kazakh.

A body keeps the name it bears; a plain noun of another language in a Russian or Kazakh sentence would only be a word left
untranslated. Keys are the words as readings have them, in small letters; a sentence takes the form that stands alone.
"""

_NAMES: tuple[tuple[str, str, str], ...] = (
    ("UN; United Nations; ООН", "ООН", "БҰҰ"),
    ("activists; active citizens; активисты", "активисты", "белсенділер"),
    ("opposition activists; оппозиционные активисты", "оппозиционные активисты", "оппозициялық белсенділер"),
    ("civil activists; civic activists; гражданские активисты", "гражданские активисты", "азаматтық белсенділер"),
    ("human rights activists; human rights defenders; rights defenders; rights activists; правозащитники", "правозащитники", "құқық қорғаушылар"),
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
_BY_WORD = {
    word.casefold(): {"ru": russian, "kk": kazakh}
    for words, russian, kazakh in _NAMES
    for word in words.split("; ")
}


def collective_in(name: str, lang: str) -> str | None:
    """The noun in ``ru`` or ``kk``; ``None`` for what is no plain noun of the table."""
    return _BY_WORD.get(name.casefold(), {}).get(lang)
