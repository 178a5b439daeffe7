"""What `khronika estimate` says itself, in English, Russian and Kazakh: headings, columns, numbers. What the room of estimating says
(refusals, settings, notes) is in ``estimating.spoken``. English stands where it is said and is the key here.
"""

from khronika.cli.words import clean
from khronika.estimating.spoken import numbers_in, spoken_in
from khronika.nouns import Estimate, NoEstimate, NoLinks

_WORDS: dict[str, tuple[str, str]] = {
    "graphs averaged": ("графы, усреднённые", "графтар, орташаланған"),
    "latent classes": ("латентные классы", "жасырын кластар"),
    "log-linear, least BIC": ("логлинейные модели, наименьший BIC", "логсызықтық модельдер, ең кіші BIC"),
    "graphs, guarded": ("графы, расширенный интервал", "графтар, кеңейтілген аралық"),
    "{method}, strata added": ("{method}, сумма групп", "{method}, топтар қосындысы"),
    "{method}, linkages averaged": ("{method}, в среднем по вариантам связывания", "{method}, байланыстыру нұсқалары бойынша орташа"),
    "{method}, strata added, linkages averaged": ("{method}, сумма групп, в среднем по вариантам связывания", "{method}, топтар қосындысы, байланыстыру нұсқалары бойынша орташа"),
    "{title}: how many in all": ("{title}: сколько всего", "{title}: барлығы қанша"),
    "Note: {words}.": ("Примечание: {words}.", "Ескерту: {words}."),
    "{n} entries without a name to link by are left out": ("записей без имени для связывания исключено: {n}", "байланыстыруға аты жоқ {n} жазба алынып тасталды"),
    "everybody": ("все", "бәрі"),
    "strata added": ("сумма групп", "топтар қосындысы"),
    "(not said)": ("(не указано)", "(айтылмаған)"),
    "Method": ("Метод", "Әдіс"),
    "Who": ("Кто", "Кім"),
    "Seen": ("В списках", "Тізімдерде"),
    "In all": ("Всего", "Барлығы"),
    "95 % interval": ("95-процентный интервал", "95 пайыздық аралық"),
    "no estimate": ("нет оценки", "баға жоқ"),
    "no estimate: {rule}": ("нет оценки: {rule}", "баға жоқ: {rule}"),
    "{low} to {high}": ("от {low} до {high}", "{low}–{high}"),
    "No estimate ({who}): {why}": ("Нет оценки ({who}): {why}", "Баға жоқ ({who}): {why}"),
    "No estimate by {method} ({who}): {why}": ("Нет оценки, {method} ({who}): {why}", "Баға жоқ, {method} ({who}): {why}"),
    "Whatever the lists, of people with a chance to come onto some list there were at most {ends}.": (
        "Каковы бы ни были списки, людей, у которых был шанс попасть хотя бы в один, было не больше: {ends}.",
        "Тізімдер қандай болса да, кемінде біріне түсу мүмкіндігі болған адамдар мынадан көп емес: {ends}.",
    ),
    "{n} if each had at least {chance}": ("{n}, если шанс каждого не меньше {chance}", "{n}, егер әркімнің мүмкіндігі кемінде {chance} болса"),
    "were {factor} times as many on no list: {point} ({interval})": (
        "если вне списков людей в {factor} раза больше: {point} ({interval})",
        "тізімнен тыс адам {factor} есе көп болса: {point} ({interval})",
    ),
    "were half as many on no list: {point} ({interval})": (
        "если вне списков людей вдвое меньше: {point} ({interval})",
        "тізімнен тыс адам екі есе аз болса: {point} ({interval})",
    ),
    "graph {name}: {chance}": ("граф {name}: {chance}", "граф {name}: {chance}"),
    "model {name}: {n}, BIC {score}": ("модель {name}: {n}, BIC {score}", "модель {name}: {n}, BIC {score}"),
    "Without list": ("Без списка", "Мына тізімсіз"),
    "{method}, had one list never been kept:": ("{method}, если бы одного из списков не было:", "{method}, тізімдердің бірі болмаса:"),
    "These numbers hold only if:": ("Эти числа верны, только если:", "Бұл сандар мына шарттарда ғана дұрыс:"),
    "khronika {version}, inputs {inputs}, seed {seed}.": ("khronika {version}, данные {inputs}, начальное число {seed}.", "khronika {version}, деректер {inputs}, бастапқы сан {seed}."),
    "not needed": ("не нужно", "қажет емес"),
    "Not taken: {why}": ("Не принято: {why}", "Алынбады: {why}"),
    "In words": ("Словами", "Сөзбен"),
    "The methods side by side": ("Методы рядом", "Әдістер қатар"),
    "How the lists overlap": ("Как пересекаются списки", "Тізімдер қалай қиылысады"),
    "People on each list": ("Люди в каждом списке", "Әр тізімдегі адамдар"),
    "Had one list never been kept ({method})": ("Если бы одного из списков не было ({method})", "Тізімдердің бірі болмаса ({method})"),
    "Strata": ("Группы", "Топтар"),
    "What the number may be ({method})": ("Каким может быть число ({method})", "Сан қандай болуы мүмкін ({method})"),
    "Were more, or fewer, on no list ({method})": ("Если вне списков больше или меньше людей ({method})", "Тізімнен тыс адамдар көп не аз болса ({method})"),
    "The likeliest graphs: which lists go together": ("Самые вероятные графы: какие списки связаны", "Ең ықтимал графтар: қай тізімдер байланысты"),
    "Probability of graphs": ("Вероятность графов", "Графтардың ықтималдығы"),
    "{n} seen": ("в списках: {n}", "тізімдерде: {n}"),
    "{title}, on a scale of ratios": ("{title}, на шкале отношений", "{title}, қатынастар шкаласында"),
    "People on exactly these lists": ("Люди ровно в этих списках", "Дәл осы тізімдердегі адамдар"),
    "and {cells} smaller overlaps, {n} people": ("и ещё меньшие пересечения ({cells}), людей: {n}", "тағы {cells} кіші қиылысу, адам саны: {n}"),
    "{point} ({low} to {high})": ("{point} (от {low} до {high})", "{point} ({low}–{high})"),
    "times as many on no list as the method assumes": ("во сколько раз больше людей вне списков, чем предполагает метод", "тізімнен тыс адамдар әдіс болжағаннан неше есе көп"),
    "{whose}: no estimate: {why}": ("{whose}: нет оценки: {why}", "{whose}: баға жоқ: {why}"),
    "{whose} {n}, 95 % interval {interval}, by {method}.": ("{whose} {n}, 95-процентный интервал {interval}, {method}.", "{whose} {n}, 95 пайыздық аралық {interval}, {method}."),
    "estimating: {method}": ("оценка: {method}", "бағалау: {method}"),
    "estimating over linkages drawn": ("оценка по вариантам связывания", "байланыстыру нұсқалары бойынша бағалау"),
    "{n} sweeps, R-hat {rhat}": ("проходов: {n}, R-hat {rhat}", "өту саны: {n}, R-hat {rhat}"),
    "without {name}": ("без списка {name}", "{name} тізімінсіз"),
    "Strata added": ("Сумма групп", "Топтар қосындысы"),
}  # fmt: skip
_AT = {"ru": 0, "kk": 1}
METHOD = {
    "graphs": "graphs averaged",
    "classes": "latent classes",
    "loglinear": "log-linear, least BIC",
    "guarded": "graphs, guarded",
    "graphs, guarded": "graphs, guarded",
}
KEYS = frozenset(_WORDS)


def tell(lang: str, english: str, **slots: object) -> str:
    """The words in ``en``, ``ru`` or ``kk``, their slots filled. Raises KeyError for words that are not ours."""
    return (english if lang == "en" else _WORDS[english][_AT[lang]]).format(**slots)


def method_words(lang: str, method: str) -> str:
    """A method, or "graphs, strata added, linkages averaged"."""
    for ending in (", strata added, linkages averaged", ", linkages averaged", ", strata added"):
        if method.endswith(ending):
            return tell(lang, f"{{method}}{ending}", method=method_words(lang, method.removesuffix(ending)))
    return tell(lang, METHOD[method])


def room_words(lang: str, words: str) -> str:
    """What the room of estimating said; in English where it has no words in that language."""
    return clean(spoken_in(words, lang) or words)


def why_words(lang: str, refused: NoEstimate | NoLinks) -> str:
    """Reason, rule and remedy."""
    return f"{room_words(lang, refused.reason)} [{refused.rule}]. {room_words(lang, refused.remedy)}"


def people_words(lang: str, number: float) -> str:
    """Whole people as they are; a point between two is shown as computed."""
    return numbers_in(f"{number:,.0f}" if float(number).is_integer() else f"{number:,.1f}", lang)


def number_words(lang: str, number: float) -> str:
    return numbers_in(f"{number:,.0f}", lang)


def interval_words(lang: str, each: Estimate) -> str:
    return tell(lang, "{low} to {high}", low=number_words(lang, each.low), high=number_words(lang, each.high))


def chance_words(lang: str, chance: float, places: int = 1) -> str:
    return numbers_in(f"{chance:.{places}%}", lang)


def people_on(lang: str, people: int, lists: int) -> str:
    """ "270 people on 3 lists", "270 человек в 3 списках", "3 тізімде 270 адам"."""
    from khronika.cli.words import plural

    if lang == "en":
        return f"{plural(people, 'person', 'people')} on {plural(lists, 'list')}"
    if lang == "kk":
        return f"{lists} тізімде {number_words(lang, people)} адам"
    several = people % 10 in (2, 3, 4) and people % 100 not in (12, 13, 14)
    on = "списке" if lists % 10 == 1 and lists % 100 != 11 else "списках"
    return f"{number_words(lang, people)} {'человека' if several else 'человек'} в {lists} {on}"
