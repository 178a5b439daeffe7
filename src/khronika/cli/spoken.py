"""What commands that take --lang say themselves, in English, Russian and Kazakh. No Django: `khronika reconcile` needs none.

English stands in the code where it is said and is the key here, as in the desk's catalogues; a test holds that no key is
missing and none is idle. A report's own words, ids, rules and the names of commands stay as they are. Russian has three forms
after a number, Kazakh one.
"""

from khronika.nouns import When

_WORDS: dict[str, tuple[str, str]] = {
    # a team's worker
    "Working. Ctrl-C ends it.": ("Работаю. Ctrl-C завершит.", "Жұмыс істеп тұр. Ctrl-C тоқтатады."),
    "Ending after what is being done.": ("Закончу начатое и завершусь.", "Басталғанды бітіріп, тоқтаймын."),
    "Set KHRONIKA_WORKER=yes here and for the desk, so that the desk leaves its work to this process.": (
        "Задайте KHRONIKA_WORKER=yes здесь и для рабочего стола, чтобы он отдавал работу этому процессу.",
        "Жұмыс үстелі жұмысты осы үдеріске беруі үшін KHRONIKA_WORKER=yes мәнін осында да, үстелге де қойыңыз.",
    ),
    # questions and one question
    "Question": ("Вопрос", "Сұрақ"),
    "Figures": ("Чисел", "Сандар"),
    "Sources": ("Источников", "Дереккөздер"),
    "Outlets": ("Изданий", "Басылымдар"),
    "Id": ("Номер", "Белгісі"),
    "2+1: one more voice that nothing tells from others, or one more report that names no outlet.": (
        "2+1: ещё один голос, который ничем не отличить от других, или ещё одно сообщение без названия издания.",
        "2+1: басқалардан ажырату мүмкін емес тағы бір дереккөз немесе басылымы аталмаған тағы бір хабар.",
    ),
    "Figure as worded": ("Число словами источника", "Сан дереккөздің сөзімен"),
    "Who says": ("Кто говорит", "Кім айтады"),
    "As of": ("На когда", "Қай күнге"),
    "What it counts": ("Что посчитано", "Не саналған"),
    "How it stands to the others": ("Как соотносится с другими", "Басқаларға қатысы"),
    "{outlet} itself": ("{outlet}, само издание", "{outlet}, басылымның өзі"),
    "the report itself": ("само сообщение", "хабардың өзі"),
    "printed {day}": ("печать {day}", "басылуы {day}"),
    "Not listed: {many} without a number.": ("Не показано, без числа: {many}.", "Көрсетілмеді, саны жоқ: {many}."),
    "Behind it: {who}.": ("За этим стоят: {who}.", "Мұның артында: {who}."),
    "How the parts add up:": ("Как складываются части:", "Бөліктер қосылғанда:"),
    "How they stand to each other, and why:": (
        "Как они соотносятся и почему:",
        "Бір-біріне қатысы және себебі:",
    ),
    "What would have to be true:": ("Что должно быть верно:", "Не рас болуы керек:"),
    "And {n} more, in --format json.": ("И ещё {n}, в --format json.", "Тағы {n}, --format json ішінде."),
    "Likely misprints, and figures that cannot be (nothing is corrected):": (
        "Вероятные опечатки и невозможные числа (ничего не исправлено):",
        "Қате басылған болуы мүмкін және мүмкін емес сандар (ештеңе түзетілмеген):",
    ),
    "Happenings that these claims tell of:": (
        "События, о которых говорят эти утверждения:",
        "Бұл мәліметтер айтатын оқиғалар:",
    ),
    "Wider:": ("Более широкие вопросы:", "Кеңірек сұрақтар:"),
    "Narrower:": ("Более узкие вопросы:", "Тарлау сұрақтар:"),
    "May belong here too (not said where, or not when):": (
        "Возможно, относится сюда же (не сказано, где или когда):",
        "Осыған да қатысты болуы мүмкін (қайда не қашан екені айтылмаған):",
    ),
    "No question {id} in this folder. `khronika questions` lists those there are.": (
        "В этой папке нет вопроса {id}. Те, что есть, перечисляет `khronika questions`.",
        "Бұл қалтада {id} сұрағы жоқ. Барын `khronika questions` тізеді.",
    ),
    # incidents
    "No incident {id} in this folder. `khronika incidents` lists those there are.": (
        "В этой папке нет события {id}. Те, что есть, перечисляет `khronika incidents`.",
        "Бұл қалтада {id} оқиғасы жоқ. Барын `khronika incidents` тізеді.",
    ),
    "{claims} in {reports}": ("{claims} {reports}", "{reports} {claims}"),
    "proposed": ("предложено", "ұсынылған"),
    "confirmed": ("подтверждено", "расталған"),
    "withdrawn": ("отозвано", "қайтарып алынған"),
    "confirm": ("подтвердить", "растау"),
    "split": ("разделить", "бөлу"),
    "withdraw": ("отозвать", "қайтарып алу"),
    "Claims:": ("Утверждения:", "Мәліметтер:"),
    "Judge or explain it:": ("Оценивают или объясняют событие:", "Оқиғаны бағалайды немесе түсіндіреді:"),
    "Decided:": ("Решено:", "Шешім:"),
    "Note: {words}": ("Примечание: {words}", "Ескерту: {words}"),
    "Decide one thing at a time: --confirm, --split or --withdraw.": (
        "Решайте что-то одно: --confirm, --split или --withdraw.",
        "Бір-бірден шешіңіз: --confirm, --split немесе --withdraw.",
    ),
    "Nothing was recorded: a decision names who decides and why.": (
        "Ничего не записано: у решения названы тот, кто решил, и причина (--by, --reason).",
        "Ештеңе жазылмады: шешімде кім шешкені және себебі айтылады (--by, --reason).",
    ),
    "Nothing was recorded: a split leaves some claims on both sides.": (
        "Ничего не записано: при разделении утверждения остаются с обеих сторон.",
        "Ештеңе жазылмады: бөлгенде мәліметтер екі жақта да қалады.",
    ),
    "{ids} tells of no such incident. `khronika incident ID` lists its claims.": (
        "Не об этом событии: {ids}. Его утверждения перечисляет `khronika incident ID`.",
        "Бұл оқиға туралы емес: {ids}. Оның мәліметтерін `khronika incident ID` тізеді.",
    ),
    "{by}, {day}: {claims} tell of another happening ({reason}); {outcome}.": (
        "{by}, {day}: решено, что {claims} – о другом событии ({reason}); {outcome}.",
        "{by}, {day}: {claims} басқа оқиға туралы деп шешілген ({reason}); {outcome}.",
    ),
    "this confirmation holds them together": (
        "это подтверждение держит их вместе",
        "бұл растау оларды бірге ұстайды",
    ),
    "they are kept apart": (
        "правила соединили бы их с остальными, но их держат отдельно",
        "ережелер оларды қалғандарымен қосар еді, бірақ олар бөлек ұсталады",
    ),
    # places
    "Note: no claim in this folder is placed in “{place}”; there is {names}.": (
        "Примечание: в этой папке нет утверждений о месте «{place}»; есть: {names}.",
        "Ескерту: бұл қалтада «{place}» деген орын туралы мәлімет жоқ; бары: {names}.",
    ),
    "Note: no claim in this folder is placed in “{place}”; --place takes a name as reports have it, or country:KZ.": (
        "Примечание: в этой папке нет утверждений о месте «{place}»; --place принимает название, как в сообщениях, или country:KZ.",
        "Ескерту: бұл қалтада «{place}» деген орын туралы мәлімет жоқ; --place хабарлардағы атауды немесе country:KZ дегенді қабылдайды.",
    ),
    "{one} or {other}": ("{one} или {other}", "{one} немесе {other}"),
    # doubts
    "perhaps {words}": ("возможно, {words}", "мүмкін, {words}"),
    "Check: {why}": ("Проверить: {why}", "Тексеру: {why}"),
    "Doubtful in what stands behind “perhaps”, and why ({some} of {all}):": (
        "Под сомнением то, что стоит за словом «возможно», и почему ({some} из {all}):",
        "«Мүмкін» деген сөзден кейінгісі күмәнді, себебі ({all} ішінде {some}):",
    ),
    # reconcile
    "lies in: {ids}": ("входит в: {ids}", "мынаның ішінде: {ids}"),
    "holds: {ids}": ("охватывает: {ids}", "қамтиды: {ids}"),
    "claims: {ids}": ("утверждения: {ids}", "мәліметтер: {ids}"),
    "{path} cannot be read: {error}.": ("{path} не прочитать: {error}.", "{path} оқылмады: {error}."),
    "Not read: {what} [{rule}]. {remedy}": ("Не прочитано: {what} [{rule}]. {remedy}", "Оқылмады: {what} [{rule}]. {remedy}"),
    "{made}, {not_taken} not taken.": ("{made}; не принято: {not_taken}.", "{made}; алынбады: {not_taken}."),
    # lists of people
    "Not taken: {why}": ("Не принято: {why}", "Алынбады: {why}"),
    "Not linked: {why}": ("Не связано: {why}", "Байланыстырылмады: {why}"),
    "Linking": ("Связывание", "Байланыстыру"),
    "Estimating": ("Оценка", "Бағалау"),
    "{name}: {entries}.": ("{name}: {entries}.", "{name}: {entries}."),
    "{name}: {entries}, here already.": ("{name}: {entries}, уже здесь.", "{name}: {entries}, осында бар."),
    "{decisions} carried over from the edition before.": (
        "Перенесено из прежнего издания: {decisions}.",
        "Бұрынғы басылымнан көшкені: {decisions}.",
    ),
    "{decisions} carried over from the edition before, {left} not: no single entry has the same id or the same cells.": (
        "Перенесено из прежнего издания: {decisions}; не перенесено: {left}, нет единственной записи с тем же номером или теми же клетками.",
        "Бұрынғы басылымнан көшкені: {decisions}; көшпегені: {left}, нөмірі не ұяшықтары бірдей жалғыз жазба жоқ.",
    ),
    "Note: it stays as it was taken in first; columns, source and edition that are given now change nothing. To have it read by other columns, save a copy with an empty line at its end and add that under the same --name: a later edition, to which decisions carry over; the first stays.": (
        "Примечание: он остаётся таким, каким его приняли сначала; указанные сейчас столбцы, источник и издание ничего не меняют. Чтобы его прочли по другим столбцам, сохраните копию с пустой строкой в конце и добавьте её под тем же --name: это будет новое издание, решения перейдут к нему; прежнее останется.",
        "Ескерту: ол алғаш алынған күйінде қалады; қазір аталған бағандар, дереккөз бен басылым ештеңені өзгертпейді. Оны басқа бағандармен оқыту үшін соңына бос жол қосылған көшірмесін сақтап, сол --name атымен қосыңыз: ол кейінгі басылым болады, шешімдер соған көшеді; біріншісі қалады.",
    ),
    "Note: columns kept and not used: {columns}; --columns says what they are.": (
        "Примечание: столбцы сохранены, но не используются: {columns}; что в них, говорит --columns.",
        "Ескерту: сақталған, бірақ қолданылмайтын бағандар: {columns}; оларда не барын --columns айтады.",
    ),
    "The lists are kept, not linked: install khronika[linking] (here: make linking), then run this again.": (
        "Списки сохранены, но не связаны: установите khronika[linking] (здесь: make linking) и повторите команду.",
        "Тізімдер сақталды, бірақ байланыстырылмады: khronika[linking] орнатып (мұнда: make linking), пәрменді қайталаңыз.",
    ),
    "{pairs} may be one person's; {people} if all likely ones are.": (
        "О ком-то одном могут говорить: {pairs}; если все вероятные пары верны, это {people}.",
        "Бір адамдікі болуы мүмкін: {pairs}; ықтимал жұптардың бәрі дұрыс болса, бұл {people}.",
    ),
    "Folder: {place}. To decide: khronika desk --folder {place}": (
        "Папка: {place}. Решать: khronika desk --folder {place}",
        "Қалта: {place}. Шешу үшін: khronika desk --folder {place}",
    ),
    "--name is for one list; give one, or leave it out.": (
        "--name — для одного списка; дайте один или уберите --name.",
        "--name бір тізімге арналған; бір тізім беріңіз не --name алып тастаңыз.",
    ),
    "--columns is written FIELD=HEADER,FIELD=HEADER.": (
        "--columns пишется так: ПОЛЕ=ЗАГОЛОВОК,ПОЛЕ=ЗАГОЛОВОК.",
        "--columns былай жазылады: ӨРІС=ТАҚЫРЫП,ӨРІС=ТАҚЫРЫП.",
    ),
    "No estimate: {why}": ("Нет оценки: {why}", "Баға жоқ: {why}"),
    "no lists are linked in this folder": ("в этой папке нет связанных списков", "бұл қалтада байланыстырылған тізім жоқ"),
    "Add lists of people with `khronika add-list`; they are linked as they come.": (
        "Добавьте списки людей командой `khronika add-list`; они связываются по мере поступления.",
        "`khronika add-list` арқылы адамдар тізімдерін қосыңыз; олар келген сайын байланыстырылады.",
    ),
    "{people}, as linked.": ("{people}, как связано.", "{people}, байланыстырылуынша."),
    "{method}: {n}, 95 % interval {interval}, doubt of linking included.": (
        "{method}: {n}, 95-процентный интервал {interval}, с учётом сомнений в связывании.",
        "{method}: {n}, 95 пайыздық аралық {interval}, байланыстыру күмәні ескерілген.",
    ),
    "{method}: no estimate: {why}": ("{method}: нет оценки: {why}", "{method}: баға жоқ: {why}"),
    "What must hold for these numbers: khronika desk, page “How many in all”.": (
        "При каких условиях верны эти числа: khronika desk, страница «Сколько всего».",
        "Бұл сандар қандай шартта дұрыс: khronika desk, «Барлығы қанша» беті.",
    ),
    # add
    "Reading": ("Чтение", "Оқу"),
    "Nothing is watched; name a folder, or a feed with --feed.": (
        "Ничего не отслеживается; назовите папку или ленту с --feed.",
        "Ештеңе бақыланбайды; қалтаны не --feed арқылы лентаны атаңыз.",
    ),
    "{place}: {many} new, kept.": ("{place}: нового {many}, сохранено.", "{place}: жаңасы {many}, сақталды."),
    "{place}: {many} new, waiting in the inbox.": (
        "{place}: нового {many}, ждёт во входящих.",
        "{place}: жаңасы {many}, кірісте күтіп тұр.",
    ),
    "Another program is reading this folder's inbox.": (
        "Входящие этой папки уже читает другая программа.",
        "Бұл қалтаның кірісін басқа бағдарлама оқып жатыр.",
    ),
    "Fetching is switched on in this folder.": ("Получение страниц в этой папке включено.", "Бұл қалтада бет алу қосулы."),
    "Fetching is switched off in this folder.": ("Получение страниц в этой папке выключено.", "Бұл қалтада бет алу өшірулі."),
    "Not read: {why}": ("Не прочитано: {why}", "Оқылмады: {why}"),
    "publication date (or none)": ("дата публикации", "жарияланған күні"),
    "language": ("язык", "тіл"),
    "outlet": ("издание", "басылым"),
    "address": ("адрес", "мекенжай"),
    " and ": (", ", ", "),
    "{report} is here already, kept with another {said}; what is said now changes nothing, as a report is never edited.": (
        "{report} здесь уже есть, и раньше было указано другое ({said}); сказанное сейчас ничего не меняет: сообщения не правят.",
        "{report} мұнда бұрыннан бар, бұрын басқаша көрсетілген ({said}); қазір айтылған ештеңені өзгертпейді: хабарлар түзетілмейді.",
    ),
    "Folder: {place}": ("Папка: {place}", "Қалта: {place}"),
    "This folder was set side by side with embeddings, which are not installed here: what they proposed is left out now.": (
        "Раньше эту папку сопоставляли с языковой моделью (embeddings), здесь она не установлена: предложенное ею теперь не учтено.",
        "Бұл қалта бұрын тіл моделімен (embeddings) салыстырылған, мұнда ол орнатылмаған: оның ұсынғаны қазір есепке алынбады.",
    ),
}  # fmt: skip

# Why a line or pair was not taken, or what was left out of a claim: {where} the line, {detail} the technical cause.
REFUSED: dict[str, tuple[str, str]] = {
    "claims.not-json": ("{where}: это не JSON ({detail})", "{where}: бұл JSON емес ({detail})"),
    "claims.not-an-object": ("{where}: это не объект с полями утверждения", "{where}: бұл мәлімет өрістері бар нысан емес"),
    "claims.not-a-claim": ("{where}: это не утверждение: {detail}", "{where}: бұл мәлімет емес: {detail}"),
    "claims.one-id": ("у двух разных утверждений один номер {where}; оставлено первое", "екі түрлі мәліметтің белгісі бір: {where}; біріншісі қалды"),
    "pairs.unknown": ("{where}: это не пара двух известных утверждений ({detail})", "{where}: бұл белгілі екі мәліметтің жұбы емес ({detail})"),
    "pairs.same": ("{where}: дважды названо одно утверждение ({detail})", "{where}: бір мәлімет екі рет аталған ({detail})"),
    "claims.withdrawn": ("{where}: его сообщение отозвано; утверждение оставлено в стороне", "{where}: хабары қайтарып алынған; мәлімет есепке кірмейді"),
    "claims.no-date": ("{where}: {detail} не учтено и считается неназванным", "{where}: {detail} есепке алынбады, айтылмаған деп саналады"),
    "claims.no-name": ("{where}: у источника нет имени; он считается тем, кого ничем не отличить от других", "{where}: дереккөздің аты жоқ; басқалардан ажыратылмайтын дереккөз деп саналады"),
}  # fmt: skip
_REMEDIES: dict[str, tuple[str, str]] = {
    "claims.one-id": ("Дайте каждому утверждению свой номер.", "Әр мәліметке өз белгісін беріңіз."),
    "pairs.unknown": ('Пишите {"a": id, "b": id}, по одной паре на строке.', '{"a": id, "b": id} деп, әр жолға бір жұптан жазыңыз.'),
    "pairs.same": ('Пишите {"a": id, "b": id}, по одной паре на строке.', '{"a": id, "b": id} деп, әр жолға бір жұптан жазыңыз.'),
}  # fmt: skip
_REMEDY = (
    "Поля утверждения: `khronika reconcile --help`.",
    "Мәлімет өрістері: `khronika reconcile --help`.",
)

# The English forms, the three Russian ones, the Kazakh one.
_COUNTED: dict[str, tuple[tuple[str, str], tuple[str, str, str], str]] = {
    "claim": (("{n} claim", "{n} claims"), ("{n} утверждение", "{n} утверждения", "{n} утверждений"), "{n} мәлімет"),
    "of claims": (("{n} claim", "{n} claims"), ("{n} утверждения", "{n} утверждений", "{n} утверждений"), "{n} мәлімет"),
    "doubtful": (("{n} of them doubtful", "{n} of them doubtful"), ("{n} под сомнением", "{n} под сомнением", "{n} под сомнением"), "{n} күмәнді"),
    "in reports": (("{n} report", "{n} reports"), ("в {n} сообщении", "в {n} сообщениях", "в {n} сообщениях"), "{n} хабарда"),
    "question": (("{n} question", "{n} questions"), ("{n} вопрос", "{n} вопроса", "{n} вопросов"), "{n} сұрақ"),
    "comparison": (("{n} comparison", "{n} comparisons"), ("{n} сравнение", "{n} сравнения", "{n} сравнений"), "{n} салыстыру"),
    "incident": (("{n} incident", "{n} incidents"), ("{n} событие", "{n} события", "{n} событий"), "{n} оқиға"),
    "line": (("{n} line", "{n} lines"), ("{n} строка", "{n} строки", "{n} строк"), "{n} жол"),
    "statement": (("{n} statement", "{n} statements"), ("{n} высказывание", "{n} высказывания", "{n} высказываний"), "{n} сөз"),
    "independent source": (("{n} independent source", "{n} independent sources"), ("{n} независимый источник", "{n} независимых источника", "{n} независимых источников"), "{n} тәуелсіз дереккөз"),
    "voice": (("{n} voice that nothing tells apart", "{n} voices that nothing tells apart"), ("{n} голос, который нельзя отличить от других", "{n} голоса, которые нельзя отличить от других", "{n} голосов, которые нельзя отличить от других"), "басқалардан ажыратылмайтын {n} дереккөз"),
    "outlet": (("{n} outlet", "{n} outlets"), ("{n} издание", "{n} издания", "{n} изданий"), "{n} басылым"),
    "unnamed": (("{n} report that names no outlet", "{n} reports that name no outlet"), ("{n} сообщение без названия издания", "{n} сообщения без названия издания", "{n} сообщений без названия издания"), "басылымы аталмаған {n} хабар"),
    "copy": (("{n} report copied from another", "{n} reports copied from another"), ("{n} сообщение, списанное с другого", "{n} сообщения, списанных с другого", "{n} сообщений, списанных с другого"), "басқадан көшірілген {n} хабар"),
    "judging": (("{n} more judges it", "{n} more judge it"), ("ещё {n} оценивает его", "ещё {n} оценивают его", "ещё {n} оценивают его"), "тағы {n} мәлімет оны бағалайды"),
    "entry": (("{n} entry", "{n} entries"), ("{n} запись", "{n} записи", "{n} записей"), "{n} жазба"),
    "decision": (("{n} decision", "{n} decisions"), ("{n} решение", "{n} решения", "{n} решений"), "{n} шешім"),
    "pair": (("{n} pair", "{n} pairs"), ("{n} пара", "{n} пары", "{n} пар"), "{n} жұп"),
    "person": (("{n} person", "{n} people"), ("{n} человек", "{n} человека", "{n} человек"), "{n} адам"),
    "report read": (("{n} report read", "{n} reports read"), ("прочитано {n} сообщение", "прочитано {n} сообщения", "прочитано {n} сообщений"), "{n} хабар оқылды"),
    "report left": (("{n} report that another run had kept was read too", "{n} reports that another run had kept were read too"), ("прочитано и сохранённое другим запуском: {n} сообщение", "прочитано и сохранённое другим запуском: {n} сообщения", "прочитано и сохранённое другим запуском: {n} сообщений"), "басқа іске қосу сақтаған {n} хабар да оқылды"),
    "claim found": (("{n} claim found", "{n} claims found"), ("найдено {n} утверждение", "найдено {n} утверждения", "найдено {n} утверждений"), "{n} мәлімет табылды"),
    "report known": (("{n} report here already", "{n} reports here already"), ("{n} сообщение здесь уже было", "{n} сообщения здесь уже были", "{n} сообщений здесь уже были"), "{n} хабар бұрыннан бар"),
    "input not read": (("{n} input not read", "{n} inputs not read"), ("не прочитано: {n}", "не прочитано: {n}", "не прочитано: {n}"), "{n} оқылмады"),
    "since": (("{n} since then", "{n} since then"), ("с тех пор прибавилось {n}", "с тех пор прибавилось {n}", "с тех пор прибавилось {n}"), "содан бері {n} қосылды"),
}  # fmt: skip
_AT = {"ru": 0, "kk": 1}


def say(lang: str, english: str, **slots: object) -> str:
    """The words in ``en``, ``ru`` or ``kk``, their slots filled. Raises KeyError for words that are not ours."""
    words = english if lang == "en" else _WORDS[english][_AT[lang]]
    return words.format(**slots)


def counted(lang: str, number: int, what: str) -> str:
    """ "1 claim", "5 утверждений", "5 мәлімет". Raises KeyError for what is not ours."""
    english, russian, kazakh = _COUNTED[what]
    if lang == "en":
        words = english[number != 1]
    else:
        words = kazakh if lang == "kk" else russian[_russian_form(number)]
    return words.format(n=number_words(lang, number))


def number_words(lang: str, number: int) -> str:
    """Thousands apart by a comma in English, by a space in the other two."""
    return f"{number:,}" if lang == "en" else f"{number:,}".replace(",", " ")


def _russian_form(number: int) -> int:
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14 else 2


def refused(lang: str, rule: str, where: str, detail: str) -> tuple[str, str]:
    """Why a line was not taken and what to do, in ``ru`` or ``kk``. Raises KeyError for a rule that is not ours."""
    at = _AT[lang]
    words = REFUSED[rule][at].format(where=where, detail=detail)
    return words, _REMEDIES.get(rule, _REMEDY)[at]


def when_in(when: When | None, lang: str, unsaid: str) -> str:
    """ "2019-06-09", "2019-06-09 – 2019-06-13", "с 2019-06", "2019-06-09 дейін", in ``ru`` or ``kk``."""
    if when is None:
        return unsaid
    if when.start is None:
        return f"до {when.end}" if lang == "ru" else f"{when.end} дейін"
    if when.end is None:
        return f"с {when.start}" if lang == "ru" else f"{when.start} бастап"
    return str(when.start) if when.start == when.end else f"{when.start} – {when.end}"


KEYS = frozenset(_WORDS)
COUNTED = frozenset(_COUNTED)
