"""What this room says of an estimate (its refusals, remedies, settings and notes), in Russian and Kazakh.

English stands where it is said, with its numbers in it, and is the key here: a form with a slot for each of them. A slot called
``why`` holds words of this room again. Names of lists, columns and strata stay as they are. Tests hold that nothing said is missing.
"""

import re
from functools import lru_cache

# English form, Russian, Kazakh. {n...} is a number, {why...} words of this room, anything else a name.
_ADD = ("Добавьте списки или проверьте связывание.", "Тізімдер қосыңыз немесе байланыстыруды тексеріңіз.")
FORMS: dict[str, tuple[str, str]] = {
    # ---- refusals and what to do ----
    "lists that name somebody: {n}; an estimate needs {n2} or more, because two lists cannot show whether being on one makes being on the other more likely": (
        "списков, в которых кто-то назван: {n}; для оценки нужно не менее {n2}, потому что два списка не могут показать, повышает ли попадание в один вероятность попасть в другой",
        "біреу аталған тізімдер: {n}; баға үшін кемінде {n2} керек, өйткені екі тізім бірінде болу екіншісінде болу ықтималдығын арттыра ма, жоқ па, көрсете алмайды",
    ),
    "Add a list that was kept independently of the others.": ("Добавьте список, который вели независимо от остальных.", "Басқаларынан тәуелсіз жүргізілген тізім қосыңыз."),
    "nobody stands both on one of {near} and on one of {away}; with no overlap the number missing has no upper bound": (
        "никто не стоит одновременно в одном из списков {near} и в одном из списков {away}; без пересечения у недостающего числа нет верхней границы",
        "ешкім {near} тізімдерінің бірінде де, {away} тізімдерінің бірінде де қатар тұрған жоқ; қиылысу болмаса, жетпейтін санның жоғарғы шегі болмайды",
    ),
    "Check the linking of these lists (spelling, script), or leave out those that share nobody.": (
        "Проверьте связывание этих списков (написание, алфавит) или исключите те, у которых нет общих людей.",
        "Бұл тізімдердің байланыстырылуын (жазылуы, әліпбиі) тексеріңіз немесе ортақ адамы жоқтарын шығарыңыз.",
    ),
    "everybody on {a} ({n}) stands on {b} too, so it cannot tell how many the other misses": (
        "все из списка {a} ({n}) стоят и в списке {b}, поэтому он не может показать, скольких не хватает другому",
        "{a} тізіміндегілердің бәрі ({n}) {b} тізімінде де тұр, сондықтан ол екіншісінде қанша адам жетпейтінін көрсете алмайды",
    ),
    "Leave out {a}, or show that it was kept independently and grow it.": (
        "Исключите список {a} или покажите, что его вели независимо, и дополните его.",
        "{a} тізімін шығарыңыз немесе оның тәуелсіз жүргізілгенін көрсетіп, толықтырыңыз.",
    ),
    "stratum {name} bears no estimate ({why}), so there is no sum for everybody": (
        "для группы «{name}» оценка невозможна ({why}), поэтому нет и суммы для всех",
        "«{name}» тобына баға беру мүмкін емес ({why}), сондықтан жалпы қосынды да жоқ",
    ),
    "it has no posterior": ("у метода нет апостериорного распределения", "әдістің апостериорлық үлестірімі жоқ"),
    "Join it with a stratum like it, or estimate the table as one.": (
        "Объедините её с похожей группой или оцените таблицу целиком.",
        "Оны ұқсас топпен біріктіріңіз немесе кестені тұтас бағалаңыз.",
    ),
    "Join it with a stratum like it, or estimate the linkages as one.": (
        "Объедините её с похожей группой или оцените всех вместе.",
        "Оны ұқсас топпен біріктіріңіз немесе бәрін бірге бағалаңыз.",
    ),
    "{n} of {n2} linkages drawn bear no estimate ({why})": (
        "из {n2} разыгранных вариантов связывания оценка невозможна для {n} ({why})",
        "таңдап алынған {n2} байланыстыру нұсқасының {n} баға беруге жарамайды ({why})",
    ),
    "graphs are averaged for {n} to {n2} lists, and there are {n3}": (
        "графы усредняются для {n}–{n2} списков, а их {n3}",
        "графтар {n}–{n2} тізім үшін орташаланады, ал мұнда {n3}",
    ),
    "Leave out lists that overlap least with the others, or join lists kept by one body.": (
        "Исключите списки, которые меньше всего пересекаются с другими, или объедините списки одной организации.",
        "Басқаларымен ең аз қиылысатын тізімдерді шығарыңыз немесе бір ұйымның тізімдерін біріктіріңіз.",
    ),
    "the posterior of the number missing does not thin out even at {n} people": (
        "вероятность недостающего числа не убывает даже при {n} человек",
        "жетпейтін санның ықтималдығы {n} адамда да азаймайды",
    ),
    "The overlaps are too few to bound the number. Add lists, or check the linking.": (
        "Пересечений слишком мало, чтобы ограничить число. " + _ADD[0],
        "Санды шектеуге қиылысулар тым аз. " + _ADD[1],
    ),
    "Add lists, or check the linking.": _ADD,
    "there are {n} lists": ("списков: {n}", "тізімдер саны: {n}"),
    "Add lists.": ("Добавьте списки.", "Тізімдер қосыңыз."),
    "{n} chains started apart do not agree after {n2} sweeps each (R-hat {n3}, which must be below 1.01; {n4} effective draws in the middle and {n5} in the tails, which must be above 400), so an interval from them would mean nothing": (
        "{n} цепей с разным началом не сошлись за {n2} проходов каждая (R-hat {n3}, нужно меньше 1,01; действительных значений в середине {n4} и на краях {n5}, нужно больше 400), поэтому интервал по ним ничего бы не значил",
        "әр жерден басталған {n} тізбек {n2} өтуден кейін де келіспеді (R-hat {n3}, 1,01-ден аз болуы керек; тиімді мәндер ортасында {n4}, шеттерінде {n5}, 400-ден көп болуы керек), сондықтан олардан шыққан аралықтың мәні болмас еді",
    ),
    "Leave out lists that overlap least with the others, or rest on the other methods.": (
        "Исключите списки, которые меньше всего пересекаются с другими, или опирайтесь на другие методы.",
        "Басқаларымен ең аз қиылысатын тізімдерді шығарыңыз немесе басқа әдістерге сүйеніңіз.",
    ),
    "log-linear models are tried for {n} to {n2} lists, and there are {n3}": (
        "логлинейные модели подбираются для {n}–{n2} списков, а их {n3}",
        "логсызықтық модельдер {n}–{n2} тізім үшін таңдалады, ал мұнда {n3}",
    ),
    "no log-linear model has a best fit that determines the number missing: too many overlaps are empty": (
        "ни одна логлинейная модель не определяет недостающее число: слишком много пустых пересечений",
        "бірде-бір логсызықтық модель жетпейтін санды анықтай алмайды: бос қиылысулар тым көп",
    ),
    "Add lists, check the linking, or leave out lists that overlap with few others.": (
        "Добавьте списки, проверьте связывание или исключите списки, которые мало с чем пересекаются.",
        "Тізімдер қосыңыз, байланыстыруды тексеріңіз немесе басқаларымен аз қиылысатын тізімдерді шығарыңыз.",
    ),
    "model {name} fits best, and does not refuse even {n} times the people seen: the overlaps are too few to bound the number": (
        "лучше всех подходит модель {name}, и она не исключает даже числа в {n} раз больше людей в списках: пересечений слишком мало, чтобы ограничить число",
        "ең жарасатыны {name} моделі, ол тізімдегілерден {n} есе көп санды да жоққа шығармайды: санды шектеуге қиылысулар тым аз",
    ),
    "of {n} tables drawn from the people seen, {n2} bear no number by log-linear models, so that there is no upper bound": (
        "из {n} таблиц, разыгранных по людям в списках, для {n2} логлинейные модели не дают числа, поэтому верхней границы нет",
        "тізімдегі адамдардан қайта алынған {n} кестенің {n2} логсызықтық модельдер бойынша сан бермейді, сондықтан жоғарғы шек жоқ",
    ),
    "with probability {n} all lists depend on each other at once, and then the overlaps say nothing of those on no list; an interval from the other graphs would be too narrow": (
        "с вероятностью {n} все списки зависят друг от друга сразу, и тогда пересечения ничего не говорят о тех, кого нет в списках; интервал по остальным графам был бы слишком узок",
        "{n} ықтималдықпен барлық тізім бірден бір-біріне тәуелді, ондайда қиылысулар тізімге түспегендер туралы ештеңе айтпайды; қалған графтардан шыққан аралық тым тар болар еді",
    ),
    "Divide the people into strata that were listed alike (--by), or add a list kept in another way.": (
        "Разделите людей на группы, которые вносили в списки одинаково (--by), или добавьте список, который вели иначе.",
        "Адамдарды тізімге бірдей енгізілген топтарға бөліңіз (--by) немесе басқаша жүргізілген тізім қосыңыз.",
    ),
    # ---- notes ----
    "list {name} names nobody and is left out": ("в списке {name} никто не назван, он исключён", "{name} тізімінде ешкім аталмаған, ол алынып тасталды"),
    "all lists depend on each other with probability {n}, and then the overlaps say nothing of those on no list; the number by graphs rests on the other graphs": (
        "с вероятностью {n} все списки зависят друг от друга, и тогда пересечения ничего не говорят о тех, кого нет в списках; число по графам опирается на остальные графы",
        "{n} ықтималдықпен барлық тізім бір-біріне тәуелді, ондайда қиылысулар тізімге түспегендер туралы ештеңе айтпайды; графтар бойынша сан қалған графтарға сүйенеді",
    ),
    "{n} lists tell no more than one class from the prior; the number by classes leans on the prior": (
        "списков {n}: по ним нельзя отличить больше одного класса от априорного распределения; число по классам опирается на него",
        "тізім саны {n}: олар бір кластан артығын априорлық үлестірімнен ажырата алмайды; кластар бойынша сан соған сүйенеді",
    ),
    # ---- settings: names ----
    "point": ("точка", "нүкте"),
    "mean": ("среднее", "орташа"),
    "prior of N": ("априорное распределение числа", "санның априорлық үлестірімі"),
    "prior mass in each cell": ("априорная масса в каждой ячейке", "әр ұяшықтағы априорлық масса"),
    "probability of the complete graph, left out": ("вероятность полного графа (он исключён)", "толық графтың ықтималдығы (ол алынып тасталған)"),
    "largest N looked at": ("наибольшее рассмотренное число", "қаралған ең үлкен сан"),
    "probability above it, at most": ("вероятность того, что число больше, не выше", "саны одан көп болуының ықтималдығы, ең көбі"),
    "model": ("модель", "модель"),
    "criterion": ("критерий", "өлшем"),
    "interval by profile likelihood": ("интервал по профильному правдоподобию", "профильдік шындыққа ұқсастық бойынша аралық"),
    "interval by bootstrap of the whole choice (BCa)": ("интервал бутстрепа с повторением всего выбора (BCa)", "таңдауды түгел қайталайтын бутстреп аралығы (BCa)"),
    "resampled tables": ("разыграно таблиц", "қайта алынған кестелер"),
    "models fitted": ("подобрано моделей", "бағаланған модельдер"),
    "models looked for": ("поиск модели", "модельді іздеу"),
    "steps made": ("сделано шагов", "жасалған қадамдар"),
    "models whose maximum is at infinity": ("моделей, чей максимум в бесконечности", "максимумы шексіздіктегі модельдер"),
    "models that the counts do not determine": ("моделей, которые числа не определяют", "сандар анықтамайтын модельдер"),
    "models within 2 of the best": ("моделей не далее 2 от лучшей", "ең жақсысынан 2-ден аспайтын модельдер"),
    "classes, at most": ("классов, не более", "кластар, ең көбі"),
    "prior of alpha": ("априорное распределение альфы", "альфаның априорлық үлестірімі"),
    "chains": ("цепи", "тізбектер"),
    "sweeps of each chain": ("проходов каждой цепи", "әр тізбектің өтулері"),
    "R-hat of log N": ("R-hat логарифма числа", "сан логарифмінің R-hat мәні"),
    "effective draws, middle and tails": ("действительных значений, середина и края", "тиімді мәндер, ортасы мен шеттері"),
    "strata": ("группы", "топтар"),
    "linkages drawn": ("разыграно вариантов связывания", "таңдап алынған байланыстыру нұсқалары"),
    "people on lists, by linkage": ("людей в списках, по вариантам", "тізімдердегі адамдар, нұсқалар бойынша"),
    "linkages that bore no estimate": ("из них без оценки", "олардың бағасыз қалғаны"),
    "low end": ("нижняя граница", "төменгі шегі"),
    "high end": ("верхняя граница", "жоғарғы шегі"),
    # ---- settings: values ----
    "median": ("медиана", "медиана"),
    "that of the interval by graphs": ("та же, что у интервала по графам", "графтар бойынша аралықтыкі"),
    "{n} times as many on no list as the high end by graphs": ("вне списков в {n} раза больше, чем по верхней границе графов", "тізімнен тыс адам графтардың жоғарғы шегінен {n} есе көп"),
    "{n} to {n2}": ("от {n} до {n2}", "{n}–{n2}"),
    "{n}, without a bound {n2}": ("{n}, из них без границы {n2}", "{n}, шексіз қалғаны {n2}"),
    "{n} of {n2}": ("{n} из {n2}", "{n2} ішінен {n}"),
    "{n}, from {n2} to {n3}": ("{n}, от {n2} до {n3}", "{n}, {n2}–{n3}"),
    "by steps from independent lists, pairs added or taken out one by one; not all models": (
        "шагами от независимых списков, пары добавляются или убираются по одной; не все модели",
        "тәуелсіз тізімдерден қадамдап, жұптар бір-бірлеп қосылады не алынады; барлық модель емес",
    ),
    "by steps from independent lists, sets of up to {n} lists added or taken out one by one; not all models": (
        "шагами от независимых списков, наборы до {n} списков добавляются или убираются по одному; не все модели",
        "тәуелсіз тізімдерден қадамдап, {n} тізімге дейінгі жиындар бір-бірлеп қосылады не алынады; барлық модель емес",
    ),
    "{n}, each with {n2} at lower heats": ("{n}, при каждой {n2} на более низких ступенях", "{n}, әрқайсысымен төменгі сатыда {n2}"),
    "{n}, the first fifth thrown away": ("{n}, первая пятая часть отброшена", "{n}, алғашқы бестен бірі алынып тасталды"),
    "Gamma({n}, {n2})": ("Gamma({n}; {n2})", "Gamma({n}; {n2})"),
    "{n} and {n2}": ("{n} и {n2}", "{n} және {n2}"),
    # ---- tables that are not taken: what, and what to do ----
    "the table is empty": ("таблица пуста", "кесте бос"),
    "Give it a header row and one row an overlap.": ("Нужна строка заголовков и по строке на пересечение.", "Тақырып жолы және әр қиылысуға бір жол керек."),
    "the table is not in UTF-8": ("таблица не в кодировке UTF-8", "кесте UTF-8 кодтауында емес"),
    "the table is no CSV: {detail}": ("таблица не CSV: {detail}", "кесте CSV емес: {detail}"),
    "Save it as CSV in UTF-8.": ("Сохраните её как CSV в UTF-8.", "Оны UTF-8 кодтауында CSV етіп сақтаңыз."),
    "column {n} has no name": ("у столбца {n} нет названия", "{n}-бағанның атауы жоқ"),
    "Name every column.": ("Назовите каждый столбец.", "Әр бағанға атау беріңіз."),
    "two columns are called {name}": ("два столбца названы {name}", "екі бағанның атауы бірдей: {name}"),
    "Give each list a name of its own.": ("Дайте каждому списку своё название.", "Әр тізімге өз атауын беріңіз."),
    "there is no column {name}": ("нет столбца {name}", "{name} деген баған жоқ"),
    "The columns are {name}.": ("Столбцы: {name}.", "Бағандар: {name}."),
    "there are {n} columns that would be lists; at most {n2} are read": ("столбцов, которые были бы списками: {n}; читается не более {n2}", "тізім болатын бағандар: {n}; ең көбі {n2} оқылады"),
    "Name the list columns in_...; other columns are then ignored.": ("Назовите столбцы списков in_...; остальные тогда не учитываются.", "Тізім бағандарын in_... деп атаңыз; онда қалғандары ескерілмейді."),
    "row {n} has {n2} columns and the header has {n3}": ("в строке {n} столбцов {n2}, а в заголовке {n3}", "{n}-жолда {n2} баған, ал тақырыпта {n3}"),
    "Write every row with the columns of the header.": ("Пишите в каждой строке все столбцы заголовка.", "Әр жолды тақырыптағы бағандармен жазыңыз."),
    "{n} of the people in column {name} stand in more than one row": ("людей из столбца {name}, которые стоят больше чем в одной строке: {n}", "{name} бағанындағы бір жолдан көп жерде тұрған адамдар: {n}"),
    "Write each person once, with 1 for every list that names them, however often it does.": ("Пишите каждого один раз, с 1 для каждого списка, где он назван, сколько бы раз ни был.", "Әр адамды бір рет жазып, оны атайтын әр тізімге 1 қойыңыз, неше рет аталса да."),
    "the column named with --by has more than {n} different values": ("в столбце, названном в --by, больше {n} разных значений", "--by арқылы аталған бағанда {n} мәннен көп"),
    "most values of the column named with --by stand for one person each, as names do": ("большинство значений столбца, названного в --by, относятся к одному человеку каждое, как имена", "--by арқылы аталған бағандағы мәндердің көбі есімдер сияқты бір адамға ғана тиесілі"),
    "Choose a column with few values, such as a region.": ("Выберите столбец, где значений мало, например область.", "Мәні аз бағанды таңдаңыз, мысалы облыс."),
    "there are more than {n} people": ("людей больше {n}", "адам саны {n} асады"),
    "Check the column count.": ("Проверьте столбец count.", "count бағанын тексеріңіз."),
    "row {n} has nothing in column {name}": ("в строке {n} столбец {name} пуст", "{n}-жолда {name} бағаны бос"),
    "row {n} has something other than 0 or 1 in column {name}": ("в строке {n} в столбце {name} не 0 и не 1", "{n}-жолда {name} бағанында 0 де, 1 де емес"),
    "Write 1 for on the list and 0 for not; name list columns in_... if others are not lists.": ("Пишите 1, если человек в списке, и 0, если нет; если не все столбцы — списки, назовите столбцы списков in_...", "Тізімде болса 1, болмаса 0 жазыңыз; бағандардың бәрі тізім болмаса, тізім бағандарын in_... деп атаңыз."),
    "row {n} counts people who are on no list: their number is what is to be estimated": ("строка {n} считает людей, которых нет ни в одном списке: их число и нужно оценить", "{n}-жол ешбір тізімде жоқ адамдарды санайды: бағаланатыны солардың саны"),
    "Leave the row out, or say on which list they stand.": ("Уберите строку или укажите, в каком списке эти люди.", "Жолды алып тастаңыз немесе олардың қай тізімде екенін көрсетіңіз."),
    "row {n} has a negative count": ("в строке {n} отрицательное число людей", "{n}-жолда адам саны теріс"),
    "row {n} has a fraction of a person as its count": ("в строке {n} дробное число людей", "{n}-жолда адам саны бөлшек"),
    "Counts are whole numbers of people, 0 or more.": ("Число людей — целое, 0 или больше.", "Адам саны — бүтін сан, 0 не одан көп."),
    "row {n} has no whole number up to {n2} as its count": ("в строке {n} вместо числа людей не целое число до {n2}", "{n}-жолда адам саны орнында {n2} дейінгі бүтін сан емес"),
    "Counts are whole numbers of people; an unknown count is not 0.": ("Число людей — целое; неизвестное число — не 0.", "Адам саны — бүтін сан; белгісіз сан 0 емес."),
    # ---- files of links, which the command opens for this room ----
    "the file holds no links": ("в файле нет связей", "файлда байланыс жоқ"),
    "Give the file that `khronika link` wrote.": ("Укажите файл, который записала команда `khronika link`.", "`khronika link` жазған файлды көрсетіңіз."),
    "the file has no strata by {name}": ("в файле нет групп по {name}", "файлда {name} бойынша топтар жоқ"),
    "Make it anew with `khronika link --by {name}`.": ("Создайте его заново: `khronika link --by {name}`.", "Оны қайта жасаңыз: `khronika link --by {name}`."),
}  # fmt: skip
_AT = {"ru": 0, "kk": 1}


def spoken_in(words: str, lang: str) -> str | None:
    """What this room said, in ``en``, ``ru`` or ``kk``; ``None`` where there are no words for it in that language."""
    if lang == "en":
        return words
    for form, told in _forms():
        found = form.fullmatch(words)
        if found is None:
            continue
        slots = {name: _filled(name, value, lang) for name, value in found.groupdict().items()}
        return told[_AT[lang]].format(**slots)
    return numbers_in(words, lang) if not re.search(r"[a-z]{3}", words) else None


def numbers_in(words: str, lang: str) -> str:
    """Numbers as that language writes them: thousands apart by a space, a comma before fractions."""
    if lang == "en":
        return words
    apart = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "\u00a0", words)
    return re.sub(r"(?<=\d)\.(?=\d)", ",", apart)


def _filled(name: str, value: str, lang: str) -> str:
    if name.startswith("why"):
        return spoken_in(value, lang) or value
    return numbers_in(value, lang) if re.fullmatch(r"n\d?", name) else value


@lru_cache(maxsize=1)
def _forms() -> list[tuple[re.Pattern[str], tuple[str, str]]]:
    """Those with most words first, so that "{n} to {n2}" takes only what no longer form does."""
    ordered = sorted(FORMS.items(), key=lambda each: -len(re.sub(r"\{\w+\}", "", each[0])))
    return [(_pattern(form), told) for form, told in ordered]


def _pattern(form: str) -> re.Pattern[str]:
    def slot(found: re.Match[str]) -> str:
        number = re.fullmatch(r"n\d?", found[1])
        return f"(?P<{found[1]}>{_NUMBER if number else '.+'})"

    return re.compile(re.sub(r"\\\{(\w+)\\\}", slot, re.escape(form)), re.DOTALL)


_NUMBER = r"-?(?:inf|nan|[\d.,]+(?:e[+-]?\d+)?%?)"
