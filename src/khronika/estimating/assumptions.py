"""What each method takes for granted, in plain words. An id is stable; its words may be made plainer."""

from khronika.nouns import Assumption

CLOSED = Assumption(
    "closed",
    "Nobody joined or left the group of people in question while the lists were kept.",
    "Пока велись списки, круг людей, о которых идёт речь, не менялся.",
    "Тізімдер жүргізілген кезде сөз болып отырған адамдар тобының құрамы өзгерген жоқ.",
)
LINKED = Assumption(
    "linked",
    "Each entry is one person of that group, and all entries about one person were linked. Links that were missed make "
    "the number too high, wrong links make it too low; neither is in the interval.",
    "Каждая запись — один человек из этого круга, и все записи об одном человеке связаны. Пропущенные связи завышают "
    "число, ошибочные занижают; интервал этого не учитывает.",
    "Әр жазба — осы топтағы бір адам, ал бір адам туралы жазбалардың бәрі байланыстырылған. Жіберіп алынған байланыс "
    "санды асырады, қате байланыс кемітеді; аралық мұны ескермейді.",
)
REACHED = Assumption(
    "reached",
    "Everybody could have come onto some list. People whom no list could reach are not in the number.",
    "Каждый мог попасть хотя бы в один список. Те, до кого не мог дойти ни один список, в число не входят.",
    "Әркім кемінде бір тізімге түсе алатын еді. Ешбір тізім жете алмаған адамдар бұл санға кірмейді.",
)
ALIKE = Assumption(
    "alike",
    "Nobody was much harder to list than others, beyond what the dependence between lists shows. Where some were, the "
    "number is likely too low and the interval too narrow: in drawn populations with such people it mostly missed "
    "their number.",
    "Никого не было намного труднее внести в списки, чем других, сверх того, что видно из зависимости списков. Если "
    "это не так, число, скорее всего, занижено, а интервал слишком узок: в смоделированных данных с такими людьми он "
    "чаще всего не содержал их числа.",
    "Тізімдер арасындағы тәуелділіктен көрінгеннен бөлек, ешкімді тізімге енгізу басқалардан әлдеқайда қиын болған жоқ. "
    "Олай болмаса, сан төмен, ал аралық тым тар болуы ықтимал: ондай адамдары бар модельденген деректерде аралық "
    "олардың санын көбіне қамтымады.",
)
GRAPHS = Assumption(
    "graphs",
    "How the lists depend on each other is some decomposable graph: which lists go together directly. All such graphs "
    "are averaged, each as likely as another beforehand.",
    "Зависимость списков описывает один из разложимых графов: какие списки связаны напрямую. Усредняются все такие "
    "графы, заранее равновероятные.",
    "Тізімдердің өзара тәуелділігін жіктелетін графтардың бірі сипаттайды: қай тізімдер тікелей байланысты. Мұндай "
    "графтардың бәрі орташаланады, алдын ала олардың ықтималдығы тең.",
)
NO_COMPLETE = Assumption(
    "no-complete-graph",
    "Not all lists depend on each other at once: that graph says nothing of the people on no list and is left out.",
    "Не все списки зависят друг от друга одновременно: такой граф ничего не говорит о людях вне списков и исключён.",
    "Барлық тізім бірден бір-біріне тәуелді емес: ондай граф тізімге түспегендер туралы ештеңе айтпайды, сондықтан "
    "алынып тасталды.",
)
PRIOR = Assumption(
    "prior-1-over-n",
    "Before the counts were seen, a number between 1,000 and 2,000 was as likely as one between 10,000 and 20,000 "
    "(a prior of 1/N).",
    "До подсчёта число от 1000 до 2000 было столь же вероятно, как от 10 000 до 20 000 (априорное распределение 1/N).",
    "Санақты көрмей тұрып, 1000 мен 2000 арасындағы сан 10 000 мен 20 000 арасындағы сандай ықтимал деп алынды "
    "(1/N априорлық үлестірімі).",
)
LOGLINEAR = Assumption(
    "loglinear",
    "The lists depend on each other as the chosen model says. It was chosen by looking at the same counts; the interval takes that "
    "into account by choosing anew for tables drawn again, and the other models that fit nearly as well are shown.",
    "Списки зависят друг от друга так, как говорит выбранная модель. Она выбрана по тем же данным; интервал учитывает это тем, что "
    "для заново разыгранных таблиц модель выбирается заново, а другие почти столь же подходящие модели показаны.",
    "Тізімдер бір-біріне таңдалған модель айтқандай тәуелді. Модель сол санақтың өзі бойынша таңдалды; аралық мұны қайта алынған "
    "кестелерде модельді қайта таңдау арқылы ескереді, дерлік сондай жарасатын басқа модельдер де көрсетілген.",
)
CLASSES = Assumption(
    "classes",
    "People fall into a few classes, at most ten, and within a class being on one list says nothing about being on "
    "another. Classes that no list could reach are guessed from the prior, not seen.",
    "Люди делятся на несколько классов, не более десяти, и внутри класса попадание в один список ничего не говорит о "
    "попадании в другой. О классах, до которых не мог дойти ни один список, говорит только априорное распределение.",
    "Адамдар бірнеше топқа бөлінеді, ең көбі он, және топ ішінде бір тізімде болу екіншісінде болу туралы ештеңе "
    "айтпайды. Ешбір тізім жете алмаған топтар туралы тек априорлық үлестірім айтады.",
)
GUARDED = Assumption(
    "guarded",
    "For the guarded interval: because some people were harder to list than others, up to three times as many may be on no list as the overlaps alone say. Three "
    "in ten with a fifth of the others' chance stay within that; people who could hardly be listed at all do not.",
    "Для расширенного интервала: из-за того, что одних внести в списки труднее, чем других, вне списков может быть до трёх раз больше людей, чем следует из одних "
    "пересечений. Если у трёх человек из десяти шанс впятеро меньше, число остаётся в этих пределах; если кого-то почти нельзя было "
    "внести в списки, — нет.",
    "Кеңейтілген аралық үшін: кейбір адамдарды тізімге енгізу қиынырақ болғандықтан, тізімнен тыс адамдар тек қиылысулардан шығатыннан үш есеге дейін көп болуы "
    "мүмкін. Он адамның үшеуінің мүмкіндігі бес есе аз болса, сан осы шекте қалады; мүлде дерлік тізімге түсе алмайтын адамдар болса, "
    "қалмайды.",
)
STRATA = Assumption(
    "strata",
    "Everybody belongs to one stratum, and what is unknown in one says nothing about another.",
    "Каждый относится к одной группе, и неизвестное в одной группе ничего не говорит о другой.",
    "Әркім бір ғана топқа жатады, бір топтағы белгісіз нәрсе екіншісі туралы ештеңе айтпайды.",
)

OF_ALL = (CLOSED, LINKED, REACHED, ALIKE)
