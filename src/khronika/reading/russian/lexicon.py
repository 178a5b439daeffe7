"""Russian words for events, by lemma (ё written е). Order matters: the first entry that fits a word wins, so what
needs company ("доставить" + a hospital) stands before what does not."""

from dataclasses import dataclass

from khronika.nouns import Kind


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


CUSTODY = _set(
    "полиция отдел отделение овд ровд увд гувд рувд участок автозак сизо ивс изолятор спецприемник кпз управление милиция "
    "автобус полицейский комендатура департамент отделения горотдел опорный обезьянник конвой окрестина бус микроавтобус фургон камера"
)
HOSPITAL = _set(
    "лечебница медцентр медсанчасть горбольница облбольница райбольница травматология нейрохирургия больница медучреждение госпиталь клиника скорая скорый травмпункт реанимация стационар медпункт медицинский медик врач "
    "амбулаторно амбулаторный медпомощь госпитализация хирургия лечебный хирургический травматологический ортопедия ожоговый"
)
WIRE = _set("интернет сеть связь интернет-доступ интернет-связь веб")
ONLINE = _set(
    "сайт соцсеть мессенджер телеграм telegram facebook фейсбук youtube ютуб instagram инстаграм twitter твиттер "
    "whatsapp ресурс портал доступ аккаунт страница канал провайдер роскомнадзор платформа google vpn вконтакте"
)
GATHERING = _set(
    "митинг акция протест шествие пикет демонстрация марш забастовка манифестация мероприятие сход сходка собрание протестный колонна голодовка флешмоб вече стачка автопробег "
    "митинговать выступление"
)
STREET = _set(
    "улица площадь проспект сквер парк центр поле бульвар набережная мост мэрия парламент акимат посольство резиденция здание плакат лозунг транспарант консульство прокуратура "
    "трасса шоссе дорога автодорога перекресток переход проезжий"
)
ROADS = _set(
    "трасса шоссе дорога автодорога улица проспект мост движение проезд въезд перекресток путь рельсы площадь граница тоннель перевал"
)
# Houses that crowds come to. Who goes into one ("пришёл в суд") has business there; who comes to it or stands at it protests.
HOUSES = _set(
    "суд администрация управление министерство банк хокимият дворец штаб офис вход ворота вокзал памятник ратуша горсовет "
    "мэрия акимат парламент посольство консульство резиденция прокуратура цик избирком телецентр тюрьма сизо изолятор отдел свалка полигон шахта рудник карьер комбинат горадминистрация облсовет сельсовет рынок стройка завод проходная редакция дом приемная минобороны мвд правительство школа университет театр драмтеатр консерватория стадион диппредставительство телецентр прокуратура избирательный"
)
COURT = _set("суд судья сутки административный административно судебный домашний спецсуд краткосрочный")
TOOLS = _set(
    "шокер электрошок приклад кулак нога сапог сила газ дубинка спецсредство водомет граната электрошокер оружие пуля насилие щит слезоточивый палка баллончик"
)
SECURITY = _set(
    "полиция полицейский военный войско омон силовик спецназ нацгвардия росгвардия военнослужащий армия техника "
    "бронетехника автозак правоохранительный страж милиция гвардия спецподразделение солдат правоохранитель собр милиционер росгвардеец спецназовец омоновец гвардеец миротворец дружинник десантник"
)
VOTE = _set(
    "тур выборы выбор голосование плебисцит голос избиратель явка экзит-полл экзитпол экзит-пол экзитполл бюллетень кандидат цик избирком референдум участок "
    "избирательный президентский парламентский"
)
HURT = _set("отравление повреждение контузия ранение травма ожог увечье ушиб перелом сотрясение")
TRANSPORT = _set("рейс поезд вылет самолет зарплата выплата дыхание доставка")


@dataclass(frozen=True, slots=True)
class Entry:
    """``needs``: one of these must stand in the same sentence near the word; ``lacks``: none of them may.
    ``noun`` entries are nominal ("задержание"); they yield to verbs."""

    rule: str
    kind: Kind
    lemmas: frozenset[str]
    needs: frozenset[str] = frozenset()
    lacks: frozenset[str] = frozenset()
    noun: bool = False
    confidence: float = 0.7


def _entry(
    name: str, kind: Kind, lemmas: str, needs: frozenset[str] = frozenset(), lacks: frozenset[str] = frozenset(),
    *, noun: bool = False, confidence: float = 0.7,
) -> Entry:  # fmt: skip
    return Entry(f"ru.ev.{name}", kind, _set(lemmas), needs, lacks, noun, confidence)


_CARRY = "доставить доставлять увезти увозить отвезти отвозить вывезти вывозить забрать забирать привезти препроводить поместить отправить"
ENTRIES: tuple[Entry, ...] = (
    _entry("pomoshch-medikov", Kind.INJURY, "оказать оказывать", _set("медик врач скорая фельдшер"), confidence=0.65),
    _entry("borjutsja-za-zhizn", Kind.INJURY, "бороться", _set("жизнь"), confidence=0.65),
    _entry("ne-vyzhili", Kind.DEATH, "выжить", confidence=0.65),
    _entry("v-morg", Kind.DEATH, _CARRY, _set("морг"), confidence=0.65),
    _entry("tela", Kind.DEATH, "опознать обнаружить найти похоронить доставить выдать извлечь привезти поступить поступать", _set("тело труп останки"), SECURITY, confidence=0.65),
    _entry("razbity", Kind.INJURY, "разбить рассечь пробить проломить сломать выбить повредить", _set("глаз позвоночник голова лицо нос бровь рука нога ребро зуб челюсть череп"), confidence=0.65),
    _entry("poboi", Kind.INJURY, "снять снимать зафиксировать", _set("побои побой"), confidence=0.65),
    _entry("lishitsja-glaza", Kind.INJURY, "лишиться потерять лишать", _set("глаз зрение слух палец"), confidence=0.65),
    _entry("medpomoshch", Kind.INJURY, "получить оказать оказывать потребоваться понадобиться нуждаться наложить накладывать", _set("шов гипс повязка медпомощь амбулаторно амбулаторный медицинский стационар"), confidence=0.65),
    _entry("v-bolnicu", Kind.INJURY, f"{_CARRY} попасть попадать обратиться обращаться поступить поступать направить", HOSPITAL),
    _entry("priem", Kind.INJURY, "принять принимать обслужить осмотреть", _set("травмпункт больница госпиталь приемный медик врач медпункт фельдшер скорая"), _set("закон решение участие мера пациент"), confidence=0.6),
    _entry("v-bolnice", Kind.INJURY, "находиться пребывать присутствовать оставаться оставить лежать лечиться проходить", HOSPITAL, confidence=0.6),
    _entry("svobody-lishit", Kind.DETENTION, "лишить лишиться лишать", _set("свобода"), confidence=0.65),
    _entry(
        "v-ovd",
        Kind.DETENTION,
        "угодить томиться ждать ожидать спать оставить оставлять находиться сидеть провести проводить оставаться остаться оказаться оказываться попасть содержаться удерживать ночевать дожидаться",
        (CUSTODY | _set("застенок кутузка")) - _set("полицейский департамент управление автобус"),
        confidence=0.65,
    ),
    _entry("v-ovd-nabralos", Kind.DETENTION, "набраться скопиться собраться собрать уместиться", _set("автозак камера клетка ровд овд спецприемник изолятор обезьянник подвал"), GATHERING | STREET, confidence=0.6),
    _entry("cherez-ruki", Kind.DETENTION, "пройти", _set("автозак камера ровд овд спецприемник изолятор подвал застенок рука"), confidence=0.55),
    _entry("snjat-s-poezda", Kind.DETENTION, "снять снимать вытащить вывести выводить", _set("поезд рейс самолет автобус электричка маршрутка вагон наручник наручники"), _set("запрет показания"), confidence=0.6),
    _entry("zhdut-suda", Kind.DETENTION, "ждать ожидать дожидаться", _set("освобождение приговор этап суд"), _set("решение выборы результат свобода"), confidence=0.5),
    _entry("na-svobodu", Kind.RELEASE, "выйти выходить оказаться", _set("свобода воля условно-досрочно условно-досрочный удо амнистия помилование"), confidence=0.75),
    _entry("iz-sizo", Kind.RELEASE, "выйти выходить", _set("изолятор сизо ивс спецприемник колония тюрьма заключение отдел отделение овд ровд автозак полиция"), confidence=0.65),
    _entry("pokinut", Kind.RELEASE, "покинуть покидать", _set("изолятор сизо ивс спецприемник колония тюрьма автозак ровд овд"), _set("не отказаться"), confidence=0.6),
    _entry("otpustit", Kind.RELEASE, "отпустить отпускать освободить освобождать освободиться амнистировать помиловать", lacks=_set("уплата налог пошлина оплата должность занимаемый"), confidence=0.8),
    _entry("na-poruki", Kind.RELEASE, "отдать отдавать передать", _set("порука"), confidence=0.65),
    _entry("vypustit", Kind.RELEASE, "выпустить выпускать", frozenset(), _set("заявление отчет релиз газета книга фильм пресс-релиз")),
    _entry("delo-v-sud", Kind.CHARGE, "направить направлять отправить передать передавать поступить", _set("дело материал протокол"), confidence=0.6),
    _entry("obvinen", Kind.CHARGE, "обвинить обвиняться", confidence=0.6),
    _entry("po-domam", Kind.RELEASE, "развезти развозить отвезти распустить распускать", _set("дом домой"), HOSPITAL, confidence=0.6),
    _entry("domoi", Kind.RELEASE, "отправить отпустить вернуться", _set("домой"), confidence=0.6),
    _entry("opravdat", Kind.RELEASE, "оправдать", confidence=0.5),
    _entry("opravdatelnyj", Kind.RELEASE, "вынести выносить получить", _set("оправдательный"), confidence=0.5),
    _entry("pod-amnistiju", Kind.RELEASE, "коснуться попасть подпасть подлежать распространиться", _set("амнистия помилование"), confidence=0.6),
    _entry("amnistija", Kind.RELEASE, "амнистия", noun=True, confidence=0.5),
    _entry("osvobozhdenie", Kind.RELEASE, "освобождение", frozenset(), _set("уголовный"), noun=True, confidence=0.6),
    _entry("otpushchennyj", Kind.RELEASE, "отпущенный освобожденный", noun=True, confidence=0.6),
    _entry("pod-domashnij-arest", Kind.DETENTION, "находиться содержаться оставаться пребывать сидеть отправить отправлять поместить помещать перевести переводить посадить", _set("домашний"), _set("сутки"), confidence=0.65),
    _entry("pod-arest", Kind.SENTENCE, "отправить отправлять отправиться посадить сажать закрыть закрывать упечь поместить помещать водворить", _set("сутки арест колония колония-поселение"), confidence=0.65),
    _entry("v-policiju", Kind.DETENTION, f"{_CARRY} набить набивать упаковать паковать запихнуть запихать запихивать заталкивать усадить усаживать перевести переводить загнать загонять загрузить грузить впихнуть втолкнуть свезти свозить везти посадить погрузить затолкать препроводить удерживать водворить водворять", CUSTODY, confidence=0.8),
    _entry("dostavit-domoj", Kind.RELEASE, "доставить доставлять", _set("домой"), HOSPITAL | CUSTODY, confidence=0.6),
    _entry("dostavit", Kind.DETENTION, "доставить доставлять", lacks=HOSPITAL | HURT | TRANSPORT | _set("помощь груз письмо гуманитарный бюллетень"), confidence=0.5),
    _entry("zabrat", Kind.DETENTION, "забрать забирать посадить", lacks=HOSPITAL | TRANSPORT | _set("документ мандат тело домой морг дерево стол"), confidence=0.5),
    _entry("za-reshetkoj", Kind.DETENTION, "оставаться остаться находиться сидеть попасть оказаться содержаться содержать удерживать удерживаться", _set("решетка стража сизо изолятор тюрьма ивс камера заключение застенок неволя лишение"), confidence=0.65),
    _entry("pod-arestom", Kind.DETENTION, "попасть попадать находиться оставаться пребывать сидеть", _set("арест"), COURT - _set("домашний"), confidence=0.6),
    _entry("zaderzhivalis", Kind.DETENTION, "задерживаться", _set("полиция милиция полицейский силовик милиционер омоновец"), TRANSPORT, confidence=0.6),
    _entry("uvesti", Kind.DETENTION, "увести уводить увезти увозить утащить утаскивать уволочь уволакивать", frozenset(), _set("скорая скорый больница врач медик"), confidence=0.5),
    _entry("pod-sud", Kind.CHARGE, "пойти попасть отдать предстать", _set("суд")),
    _entry("sudit", Kind.CHARGE, "судить", confidence=0.6),
    _entry("doprosit", Kind.DETENTION, "держать продержать", CUSTODY | _set("кольцо оцепление камера подвал"), confidence=0.55),
    _entry("privod", Kind.DETENTION, "подвергнуть подвергать подвергнуться", _set("привод"), confidence=0.8),
    _entry("zaderzhat", Kind.DETENTION, "задержать задерживать похитить похищать повинтить свинтить винтить скрутить скручивать схватить хватать повязать вязать замести загрести загребать хапать похватать нахватать переловить сцапать сгрести замелить изловить отловить отлавливать выловить вылавливать выдернуть выдергивать выхватить выхватывать", frozenset(), TRANSPORT, confidence=0.85),
    _entry("pod-strazhu", Kind.DETENTION, "взять заключить оставить оставлять", _set("стража"), confidence=0.75),
    _entry("mera", Kind.DETENTION, "избрать избирать продлить продлевать", _set("стража арест"), _set("запрет залог"), confidence=0.65),
    _entry("vzjat", Kind.DETENTION, "взять брать хватать", SECURITY, _set("заложник работа интервью контроль штурм"), confidence=0.5),
    _entry("sdat", Kind.DETENTION, "сдать сдавать", _set("полиция милиция полицейский"), _set("дело материал протокол документ"), confidence=0.5),
    _entry("strazha", Kind.DETENTION, "стража решетка замок", noun=True, confidence=0.5),
    _entry("na-svobode", Kind.RELEASE, "свобода", noun=True, confidence=0.5),
    _entry("politzek", Kind.DETENTION, "политзаключенный политзек политузник", noun=True, confidence=0.55),
    _entry("zaderzhanie", Kind.DETENTION, "задержание доставление задержанный доставленный", noun=True, confidence=0.8),
    _entry("avtozak", Kind.DETENTION, "автозак", lacks=_set("стянуть пригнать стоять дежурить подогнать приехать"), noun=True, confidence=0.5),
    _entry("arest-mesjac", Kind.DETENTION, "арестовать арестовывать", _set("месяц фигурант подозреваемый следствие"), _set("сутки штраф оштрафовать административный"), confidence=0.7),
    _entry("arest-sutki", Kind.SENTENCE, "арестовать арестовывать", COURT | _set("оштрафовать штраф"), confidence=0.75),
    _entry("arest-adm", Kind.SENTENCE, "арест", COURT | _set("штраф получить"), noun=True, confidence=0.75),
    _entry("arestovat", Kind.DETENTION, "арестовать арестовывать", confidence=0.7),
    _entry("arest", Kind.DETENTION, "арест арестованный", noun=True, confidence=0.6),
    _entry("nakazat", Kind.SENTENCE, "оштрафовать штрафовать приговорить приговаривать наказать наказывать", confidence=0.85),
    _entry("vmenjat", Kind.CHARGE, "вменять вменить инкриминировать", confidence=0.6),
    _entry("predupredit", Kind.SENTENCE, "предупредить", _set("оштрафовать штраф арест арестовать наказать мрп"), confidence=0.6),
    _entry("naznachit", Kind.SENTENCE, "назначить получить вынести признать назначать", _set("наказание арест штраф сутки приговор виновный срок предупреждение колония лишение химия поселение условный условно исправительный обязательный принудительный ограничение"), _set("вина")),
    _entry("dat-srok", Kind.SENTENCE, "дать давать раздать раздавать", _set("колония условно сутки срок арест"), confidence=0.6),
    _entry("vlepit", Kind.SENTENCE, "оформить оформлять влепить вкатить впаять выписать выписывать присудить схлопотать отделаться заплатить", _set("штраф сутки арест срок предупреждение наказание величина базовый мрп"), _set("предусматривать протокол"), confidence=0.65),
    _entry("otsidet", Kind.SENTENCE, "отсидеть отбыть отбывать", _set("сутки арест срок"), confidence=0.6),
    _entry("osuzhdeny", Kind.SENTENCE, "осудить", confidence=0.6),
    _entry("osudit", Kind.SENTENCE, "осудить", _set("пикетирование пикет митинг участие экстремизм беспорядки статья год срок лишение колония условно сутки суд обвинение"), confidence=0.7),
    _entry("shtraf", Kind.SENTENCE, "штраф приговор осужденный наказание наказанный оштрафованный предупреждение", noun=True, confidence=0.7),
    _entry("k-otvetstvennosti", Kind.CHARGE, "привлекаться привлечь привлекать привлечение", _set("ответственность")),
    _entry("rassledovanie", Kind.CHARGE, "проводиться проводить вестись вести начать начинать начаться", _set("расследование"), confidence=0.55),
    _entry("delo", Kind.CHARGE, "возбудить возбуждать завести", _set("дело"), confidence=0.6),
    _entry("podvergnut-arestu", Kind.DETENTION, "подвергнуть подвергать подвергнуться подвергаться", _set("арест"), COURT | _set("штраф взыскание"), confidence=0.6),
    _entry("podvergnut", Kind.SENTENCE, "подвергнуть подвергать подвергнуться", _set("арест штраф взыскание наказание"), _set("критика")),
    _entry("v-rozysk", Kind.CHARGE, "объявить объявлять подать находиться", _set("розыск"), confidence=0.65),
    _entry("pod-presledovanie", Kind.CHARGE, "подвергнуть подвергнуться подвергаться", _set("преследование"), confidence=0.55),
    _entry("grozit", Kind.CHARGE, "грозить светить", _set("преследование статья год срок колония лишение наказание тюрьма заключение штраф арест сутки"), confidence=0.55),
    _entry("figurant", Kind.CHARGE, "проходить стать становиться оказаться сделать объявить признать признавать", _set("фигурант обвиняемый подозреваемый подсудимый"), confidence=0.6),
    _entry("po-delu", Kind.CHARGE, "проходить", _set("дело"), _set("заседание рассмотрение слушание процесс суд"), confidence=0.5),
    _entry("figuranty", Kind.CHARGE, "фигурант подсудимый обвиняемый", noun=True, confidence=0.45),
    _entry("status", Kind.CHARGE, "получить получать", _set("подозреваемый обвиняемый"), confidence=0.5),
    _entry("presledovanie", Kind.CHARGE, "начать возбудить возбуждать", _set("преследование"), confidence=0.6),
    _entry("pod-sledstviem", Kind.CHARGE, "следствие", noun=True, confidence=0.55),
    _entry("podpiska", Kind.CHARGE, "подписка", _set("невыезд"), noun=True, confidence=0.5),
    _entry("podozrevat", Kind.CHARGE, "подозревать подозреваться", confidence=0.5),
    _entry("obvinenie", Kind.CHARGE, "предъявить предъявлять выдвинуть получить получать", _set("обвинение"), confidence=0.7),
    _entry("protokol", Kind.CHARGE, "оформить оформлять составить составлять рассмотреть рассматривать", _set("протокол административка"), confidence=0.6),
    _entry("rassledovanie", Kind.CHARGE, "вестись вести", _set("расследование следствие"), confidence=0.5),
    _entry("likvidirovat", Kind.DEATH, "ликвидировать нейтрализовать уничтожить", _set("боевик террорист преступник нападавший"), confidence=0.6),
    _entry("lishitsja-zhizni", Kind.DEATH, "лишиться лишить унести уносить расстаться расставаться оборваться обрываться стоить", _set("жизнь"), confidence=0.8),
    _entry("stat-zhertvoj", Kind.DEATH, "стать становиться пасть", _set("жертва"), _set("задержание избиение пытка репрессия насилие ограбление мошенник мошенничество преследование обман произвол дискриминация изнасилование"), confidence=0.6),
    _entry("smertelno", Kind.DEATH, "получить получать ранить", _set("смертельный смертельно"), confidence=0.75),
    _entry("pogibnut", Kind.DEATH, "казнить запытать растерзать полечь сгинуть задавить похоронить хоронить погибнуть гибнуть погибать умереть умирать скончаться убить убивать застрелить расстрелять", confidence=0.85),
    _entry("gibel", Kind.DEATH, "труп мертвый гибель погибший убитый смерть умерший скончавшийся убийство", noun=True, confidence=0.75),
    _entry("kazn", Kind.DEATH, "казнь", frozenset(), _set("смертный приговорить приговор грозить"), noun=True, confidence=0.5),
    _entry("letalnyj", Kind.DEATH, "летальный", _set("исход"), noun=True, confidence=0.65),
    _entry("zhertva", Kind.DEATH, "жертва", frozenset(), _set("мошенник мошенничество обман ограбление изнасилование насилие"), noun=True, confidence=0.55),
    _entry("postradat", Kind.INJURY, "посечь задеть контузить ошпарить пострадать ранить поранить травмировать травмироваться госпитализировать перевязать перебинтовать забинтовать заштопать прооперировать покалечить искалечить изувечить оглохнуть ослепнуть отравиться обморозиться обжечься надышаться контузить обгореть задохнуться покалечиться пораниться", confidence=0.85),
    _entry("poluchit-ranenie", Kind.INJURY, "получить получать нанести обнаружить обнаруживать выявить диагностировать зафиксировать", HURT, confidence=0.8),
    _entry("vred", Kind.INJURY, "причинить причинять", _set("здоровье"), confidence=0.65),
    _entry("postradavshij", Kind.INJURY, "легкораненый тяжелораненый синяк ссадина гематома царапина ушиб вывих порез ожог перелом увечье контузия сотрясение пострадавший раненый раненный ранение травма госпитализация травмированный", noun=True, confidence=0.8),
    _entry("poterpevshij", Kind.INJURY, "потерпевший", _set("столкновение беспорядок полиция милиция протест митинг травма больница врач медик разгон"), _set("мошенник мошенничество суд дело иск"), noun=True, confidence=0.6),
    _entry("tjazhelyj", Kind.INJURY, "состояние", _set("тяжелый критический крайний тяжкий средний"), noun=True, confidence=0.65),
    _entry("reanimacija", Kind.INJURY, "реанимация", noun=True, confidence=0.65),
    _entry("napadenie", Kind.FORCE, "подвергнуться подвергаться подвергнуть подвергать", _set("нападение избиение пытка насилие побои побой"), confidence=0.65),
    _entry("udarit", Kind.FORCE, "ударить ударять пнуть толкнуть", TOOLS | _set("лицо голова живот спина камень бутылка бита арматура труба палка"), confidence=0.6),
    _entry("zakidat", Kind.FORCE, "закидать забросать закидывать забрасывать", _set("камень бутылка яйцо граната булыжник"), confidence=0.6),
    _entry("pod-dubinki", Kind.FORCE, "попасть угодить", _set("дубинка водомет"), confidence=0.55),
    _entry("izbit", Kind.FORCE, "избить избивать побить бить стрелять выстрелить распылить", confidence=0.7),
    _entry("primenit", Kind.FORCE, "применить применять применение использовать использование", TOOLS, confidence=0.7),
    _entry("izbienie", Kind.FORCE, "избиение стрельба избитый", noun=True, confidence=0.6),
    _entry("razognat", Kind.DISPERSAL, "разогнать разгонять рассеять рассеивать вытеснить вытеснять оттеснить оттеснять", confidence=0.75),
    _entry("razgon", Kind.DISPERSAL, "разгон", noun=True, confidence=0.65),
    _entry("otklyuchit", Kind.BLACKOUT, "отключить отключать отключаться отключиться заглушить глушить пропасть пропадать прерываться прервать исчезнуть обесточить лишить лишиться замедлить ограничить ограничивать лежать лечь упасть отрезать вырубить вырубать оборваться обрываться", WIRE, _set("доступ")),
    _entry("otklyuchenie", Kind.BLACKOUT, "отключение шатдаун блэкаут", noun=True, confidence=0.7),
    _entry("blokirovka-seti", Kind.BLACKOUT, "блокировка перебой ограничение замедление отсутствие", WIRE, noun=True, confidence=0.6),
    _entry("zablokirovat", Kind.BLOCKING, "заблокировать блокировать блокироваться ограничить ограничивать закрыть", ONLINE, confidence=0.7),
    _entry("blokirovka", Kind.BLOCKING, "блокировка", noun=True, confidence=0.6),
    _entry("nedostupen", Kind.BLOCKING, "недоступный", ONLINE, confidence=0.6),
    _entry("golosovat", Kind.ELECTION, "проголосовать голосовать высказаться набрать набирать лидировать побеждать избрать переизбрать", lacks=_set("мера пресечение"), confidence=0.75),
    _entry("na-vybory", Kind.ELECTION, "участвовать поддержать получить получать победить выиграть отдать поставить принять занять заручиться", VOTE, GATHERING | _set("полиция"), confidence=0.65),
    _entry("na-uchastki", Kind.ELECTION, "прийти приходить явиться", _set("выборы выбор голосование участок референдум плебисцит избирательный избиратель"), GATHERING | _set("полиция у"), confidence=0.6),
    _entry("golos", Kind.ELECTION, "голос явка экзит-полл экзитпол экзит-пол экзитполл", noun=True, confidence=0.65),
    _entry("inauguracija", Kind.INAUGURATION, "инаугурация присяга", noun=True, confidence=0.6),
    _entry("vstupit", Kind.INAUGURATION, "вступить", _set("должность"), confidence=0.7),
    _entry("golodat", Kind.PROTEST, "голодать", lacks=_set("ребенок население семья"), confidence=0.55),
    _entry("podderzhat-akciju", Kind.PROTEST, "поддержать поддерживать", _set("бойкот стачка забастовка акция протест голодовка митинг"), _set("заявление"), confidence=0.6),
    _entry("golodovka", Kind.PROTEST, "объявить объявлять начать продолжать держать", _set("голодовка"), confidence=0.65),
    _entry("vveden-chas", Kind.CURFEW, "ввести вводить вводиться объявить объявлять действовать продлить отменить", _set("комендантский"), confidence=0.7),
    _entry("komendantskij-chas", Kind.CURFEW, "комендантский", _set("час"), noun=True, confidence=0.75),
    _entry("prizvat", Kind.CALL_TO_ASSEMBLE, "призвать призывать созвать созывать", GATHERING | STREET | _set("выйти протестовать"), confidence=0.65),
    _entry("zapretit", Kind.BAN, "запретить запрещать", GATHERING | _set("проведение собираться"), confidence=0.7),
    _entry("otkazat", Kind.BAN, "отказать отказаться отказывать", _set("согласовать согласование разрешение проведение"), confidence=0.6),
    _entry("zapret", Kind.BAN, "запрет", GATHERING, noun=True, confidence=0.6),
    _entry("styanut", Kind.DEPLOYMENT, "стянуть стягивать согнать нагнать пригнать подтянуть развернуть перебросить мобилизовать выставить дежурить патрулировать охранять ввести вводить войти входить обеспечивать задействовать привлечь привлекать", SECURITY, confidence=0.7),
    _entry("vyvesti", Kind.DEPLOYMENT, "вывести выводить", SECURITY, confidence=0.6),
    _entry("rabotajut", Kind.DEPLOYMENT, "работать прибыть нести", SECURITY, confidence=0.55),
    _entry("vyvesti-ljudej", Kind.PROTEST, "вывести выводить поднять привести", GATHERING | STREET | HOUSES, SECURITY | CUSTODY - _set("управление отдел"), confidence=0.55),
    _entry("oceplenie", Kind.DEPLOYMENT, "оцепить оцепление", confidence=0.6),
    _entry("povredit", Kind.DAMAGE, "повредить повреждать поджечь сжечь разгромить разбить сгореть поджигать", lacks=_set("группа"), confidence=0.65),
    _entry("povrezhdenie", Kind.DAMAGE, "поджог погром", noun=True, confidence=0.55),
    _entry("sest", Kind.PROTEST, "лечь сесть садиться ложиться", _set("дорога трасса шоссе рельс рельсы асфальт проезжий перекресток"), SECURITY | HOSPITAL, confidence=0.5),
    _entry("vorvatsja", Kind.PROTEST, "ворваться прорваться штурмовать осадить окружить", HOUSES | _set("парламент мэрия акимат здание площадь"), SECURITY, confidence=0.5),
    _entry("palatki", Kind.PROTEST, "поставить разбить установить разбивать", _set("палатка лагерь юрта"), SECURITY, confidence=0.55),
    _entry("zanjat", Kind.PROTEST, "занять занимать оккупировать", _set("тротуар площадь сквер улица проспект бульвар мост проезжий майдан"), SECURITY | VOTE, confidence=0.5),
    _entry("trebovat", Kind.PROTEST, "требовать потребовать", _set("отставка выплата зарплата повышение пересмотр вода газ свет жилье долг"), SECURITY, confidence=0.5),
    _entry("zapolnit", Kind.PROTEST, "заполнить заполнять запрудить", _set("площадь улица проспект сквер набережная"), confidence=0.6),
    _entry("ne-vyshli", Kind.PROTEST, "выйти выходить", _set("смена работа вахта рейс линия"), confidence=0.6),
    _entry("vmestit", Kind.PROTEST, "вместить вмещать уместить вобрать", _set("площадь улица проспект сквер набережная стадион"), confidence=0.5),
    _entry("ne-podnjalis", Kind.PROTEST, "подняться подниматься выйти выходить", _set("поверхность"), confidence=0.55),
    _entry("ostanovili-rabotu", Kind.PROTEST, "прекратить прекращать остановить приостановить бросить", _set("работа"), confidence=0.5),
    _entry("cep", Kind.PROTEST, "выстроить образовать встать замкнуть сомкнуть", _set("цепь кольцо"), confidence=0.6),
    _entry("vyjti", Kind.PROTEST, "подойти подтянуться выйти выходить прийти приходить участвовать поучаствовать собрать стоять встать", GATHERING | STREET | _set("протестовать"), confidence=0.75),
    _entry("vystupit", Kind.PROTEST, "выступить выступать", _set("против поддержка протест требование лозунг митинг акция участник"), confidence=0.6),
    _entry("k-zdaniju", Kind.PROTEST, "выйти выходить прийти приходить приехать подъехать стоять встать сидеть дежурить ночевать толпиться мерзнуть мокнуть караулить", HOUSES, confidence=0.6),
    _entry("na-ploshchadi", Kind.PROTEST, "оставаться остаться находиться пребывать присутствовать быть насчитываться дежурить ночевать", _set("площадь сквер шествие митинг пикет майдан трасса лагерь баррикада палатка улица проспект парламент мэрия акимат"), CUSTODY - _set("полиция полицейский милиция управление участок"), confidence=0.5),
    _entry("idti", Kind.PROTEST, "пройти двинуться направиться шагать пройтись идти пойти", STREET | _set("колонна марш шествие лозунг плакат флаг рамка"), confidence=0.5),
    _entry("otkaz-uhodit", Kind.PROTEST, "отказаться отказываться", _set("расходиться разойтись покинуть покидать уходить уйти"), confidence=0.55),
    _entry("ne-rashodjatsja", Kind.PROTEST, "покидать покинуть расходиться разойтись", _set("не"), SECURITY | _set("страна"), confidence=0.5),
    _entry("s-trebovaniem", Kind.PROTEST, "отправиться отправляться прийти приехать явиться двинуться", _set("требование протест"), SECURITY, confidence=0.5),
    _entry("otkaz-rabotat", Kind.PROTEST, "отказаться отказываться", _set("забой смена работать работа рейс вахта"), confidence=0.55),
    _entry("vyshlo", Kind.PROTEST, "выйти выходить", confidence=0.45),
    _entry("perekryt", Kind.PROTEST, "перекрыть перекрывать перегородить перегораживать заблокировать блокировать", ROADS, confidence=0.6),
    _entry("uchastie", Kind.PROTEST, "участие", GATHERING, noun=True, confidence=0.75),
    _entry("sobratsja", Kind.PROTEST, "присоединиться присоединяться примкнуть бастовать забастовать собраться собираться набраться стянуться сойтись протестовать митинговать маршировать пикетировать скандировать шествовать бунтовать взбунтоваться съехаться сбежаться стекаться стечься скопиться столпиться толпиться забаррикадироваться", frozenset(), _set("совещание заседание семья опыт сила смелость"), confidence=0.7),
    _entry("uchastnik", Kind.PROTEST, "участник демонстрант протестующий митингующий манифестант пикетчик забастовщик", noun=True, confidence=0.5),
    _entry("sutki", Kind.SENTENCE, "сутки", noun=True, confidence=0.5),
    _entry("chislennost", Kind.PROTEST, "численность", noun=True, confidence=0.4),
    _entry("lager", Kind.PROTEST, "лагерь", _set("палаточный"), noun=True, confidence=0.5),
    _entry("kolonna", Kind.PROTEST, "колонна", lacks=_set("автомашина автомобиль машина техника грузовик бронетехника военный трактор танк бтр конвой снабжение"), noun=True, confidence=0.5),
    _entry("akcija", Kind.PROTEST, "толпа автопробег голодовка флешмоб вече сход сходка стачка митинг шествие пикет демонстрация забастовка манифестация акция протест марш", noun=True, confidence=0.5),
)  # fmt: skip

BY_LEMMA: dict[str, list[Entry]] = {}
for _item in ENTRIES:
    for _lemma in _item.lemmas:
        BY_LEMMA.setdefault(_lemma, []).append(_item)

# Verbs that only carry a noun: "произвести задержания", "принять участие".
LIGHT = _set(
    "принять принимать произвести производить провести проводить получить получать вынести выписать нанести составить "
    "составлять зафиксировать определить назначить насчитать стать начаться продолжаться произойти достигнуть достичь насчитывать составлять составить"
)
# What may be counted as persons though pymorphy does not call it animate.
PERSONS = _set(
    "человек люди лицо гражданин персона задержанный доставленный арестованный пострадавший раненый раненный погибший убитый "
    "полицейский участник активист журналист протестующий демонстрант митингующий военнослужащий избиратель голос "
    "несовершеннолетний штраф арест задержание приговор наказание оштрафованный освобожденный госпитализированный "
    "травмированный осужденный наказанный силовик мирный женщина мужчина ребенок подросток казахстанец жизнь ранение "
    "гражданский причастный подозреваемый обвиняемый фигурант сторонник протестант митингующая демонстрантка чел протестовать зевака прохожий рабочий шахтер нефтяник "
    "травма предупреждение житель правоохранитель мигрант студент страж стража оппозиционер омоновец политзаключенный политзек политузник"
)
# A counted noun that is itself the event.
SELF_KIND = {
    "штраф": Kind.SENTENCE,
    "приговор": Kind.SENTENCE,
    "наказание": Kind.SENTENCE,
    "предупреждение": Kind.SENTENCE,
    "задержание": Kind.DETENTION,
    "ранение": Kind.INJURY,
    "травма": Kind.INJURY,
    "голос": Kind.ELECTION,
    "смерть": Kind.DEATH,
    "жизнь": Kind.DEATH,
    "тело": Kind.DEATH,
    "труп": Kind.DEATH,
    "обвиняемый": Kind.CHARGE,
    "подсудимый": Kind.CHARGE,
}
# Animate, but counted for another reason than being there.
NOT_COUNTED = _set(
    "опрошенный респондент кандидат депутат наблюдатель наблюдателей президент автор читатель подписчик свидетель понятой следователь прокурор судья адвокат собака кошка лошадь корова овца"
)
TIMES = {"час": "hours", "день": "days", "сутки": "days", "минута": "minutes", "неделя": "weeks"}
SHUTDOWNS = _set("отключение шатдаун блокировка случай блэкаут инцидент эпизод ограничение")
POLICE = _set(
    "полиция полицейский силовик военный военнослужащий омоновец омон спецназ солдат правоохранитель милиционер росгвардеец спецназовец гвардеец"
)
JOURNALIST = _set("журналист репортер корреспондент оператор блогер фотокорреспондент")
