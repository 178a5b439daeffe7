"""What rooms say of lists and their links, for a terminal, in Russian and Kazakh: why lists are not linked or not taken, notes, steps of
long work. Words of intake are the desk's, so that both say the same; what is known in no form stays in English.
"""

import re
from collections.abc import Iterator, Sequence

from khronika.cli.spoken import say
from khronika.cli.words import clean, unread_lines
from khronika.nouns import NoLinks, Unread

# What linking says, its numbers and names left open -> Russian, Kazakh. Slots keep their names.
FORMS: dict[str, tuple[str, str]] = {
    # ---- why lists are not linked, and what to do ----
    "{n} entries have no name beyond initials, and fewer than two have one": (
        "записей, где имя — только инициалы: {n}; с именем меньше двух",
        "есімі инициалдан аспайтын жазбалар: {n}; есімі бары екеуден аз",
    ),
    "Link lists that hold at least a surname or a given name.": (
        "Связывайте списки, где есть хотя бы фамилия или имя.",
        "Кемінде тегі не аты бар тізімдерді байланыстырыңыз.",
    ),
    "{n} entries make up to {pairs} pairs to look at; at most {most} are looked at in one run": (
        "записи ({n}) дают до {pairs} пар; за один раз рассматривается не больше {most}",
        "{n} жазба {pairs} жұпқа дейін береді; бір жолы ең көбі {most} қаралады",
    ),
    "Link the parts that can hold the same people, by year or by place.": (
        "Связывайте по частям, где могут быть одни и те же люди: по годам или местам.",
        "Бір адамдар болуы мүмкін бөліктерді жеке байланыстырыңыз: жылы не орны бойынша.",
    ),
    "two lists are called {name}": ("два списка названы {name}", "екі тізімнің атауы бірдей: {name}"),
    "Give each file a name of its own.": ("Дайте каждому файлу своё имя.", "Әр файлға өз атауын беріңіз."),
    "two of the files are the same list": ("два из файлов — один и тот же список", "файлдардың екеуі — бір тізім"),
    "Name each list once.": ("Назовите каждый список один раз.", "Әр тізімді бір рет атаңыз."),
    "list {name} holds nobody": ("в списке {name} никого нет", "{name} тізімінде ешкім жоқ"),
    "there is no list": ("списка нет", "тізім жоқ"),
    "Leave it out.": ("Исключите его.", "Оны алып тастаңыз."),
    # ---- steps ----
    "hearing names": ("имена на слух", "есімдерді дыбысынша салыстыру"),
    "{n} entries, at most {pairs} pairs": ("записей: {n}, пар не больше {pairs}", "{n} жазба, жұп {pairs} көп емес"),
    "comparing strangers": ("сравнение чужих записей", "бөтен жазбаларды салыстыру"),
    "learning how entries of one person differ": ("чем различаются записи об одном человеке", "бір адам жазбаларының айырмасын үйрену"),
    "looking for pairs": ("поиск пар", "жұптарды іздеу"),
    "scoring {n} pairs": ("оценка пар: {n}", "{n} жұпты бағалау"),
    "weighing entries together": ("взвешивание записей друг с другом", "жазбаларды бірге салмақтау"),
    "grouping entries": ("соединение записей", "жазбаларды топтау"),
    "drawing linkages": ("варианты связывания", "байланыстыру нұсқалары"),
    "estimating by graphs": ("оценка: графы", "бағалау: графтар"),
    "estimating by classes": ("оценка: латентные классы", "бағалау: жасырын кластар"),
    "estimating by loglinear": ("оценка: логлинейные модели", "бағалау: логсызықтық модельдер"),
}  # fmt: skip
_AT = {"ru": 0, "kk": 1}


def room_words(lang: str, words: str) -> str:
    """The words in ``en``, ``ru`` or ``kk``; as they are where no form is theirs."""
    if lang == "en":
        return words
    for form, told in FORMS.items():
        found = re.fullmatch(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(form)), words)
        if found:
            slots = {
                name: re.sub(r"(?<=\d),(?=\d{3})", "\u00a0", said) for name, said in found.groupdict().items()
            }
            return told[_AT[lang]].format(**slots)
    return words


def why_not_linked(lang: str, refused: NoLinks) -> str:
    """Reason, rule and remedy."""
    return f"{clean(room_words(lang, refused.reason))} [{refused.rule}]. {clean(room_words(lang, refused.remedy))}"


def why_not_taken(lang: str, refusal: Unread) -> str:
    """Reason, rule and remedy; in Russian and Kazakh what the rule says, behind the file's name. Needs an open folder."""
    from django.utils import translation

    from khronika.desk import refusals

    with translation.override(lang):
        reason, remedy = clean(refusals.reason(refusal)), clean(refusals.remedy(refusal))
    if lang != "en" and refusal.origin not in reason:
        reason = f"{clean(refusal.origin)}: {reason.rstrip('.')}"
    return f"{reason} [{refusal.rule}]. {remedy}"


def not_taken_lines(lang: str, refusals: Sequence[Unread]) -> Iterator[str]:
    """A line for each, in the language of what is printed. Needs an open folder."""
    if lang == "en":
        yield from unread_lines(refusals)
        return
    yield from (say(lang, "Not read: {why}", why=why_not_taken(lang, each)) for each in refusals)


def note_words(lang: str, note: str) -> str:
    """A note of intake or linking. Needs an open folder."""
    from django.utils import translation

    from khronika.desk.list_words import note_words as told

    if lang == "en":
        return clean(note)
    with translation.override(lang):
        return clean(told(note).words)
