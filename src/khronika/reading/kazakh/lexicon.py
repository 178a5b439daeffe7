"""Kazakh words for events, as patterns with ids. Order matters: the first that fits a word wins."""

import re
from dataclasses import dataclass

from khronika.nouns import Kind
from khronika.reading.kazakh.openings import Opened, opened, starts


@dataclass(frozen=True, slots=True)
class Entry:
    rule: str
    kind: Kind
    words: Opened
    needs: re.Pattern[str] | None = None
    noun: bool = False
    confidence: float = 0.7
    votes: bool = False
    crowds: bool = False  # in a report on unrest a crowd needs no company


def _entry(
    name: str,
    kind: Kind,
    pattern: str,
    needs: str | None = None,
    *,
    noun: bool = False,
    confidence: float = 0.7,
    votes: bool = False,
    crowds: bool = False,
) -> Entry:
    company = re.compile(rf"(?<!\w)(?:{needs})", re.IGNORECASE) if needs else None
    return Entry(
        f"kk.ev.{name}",
        kind,
        opened(rf"(?<!\w)(?:{pattern})\w*"),
        company,
        noun,
        confidence,
        votes,
        crowds,
    )


_GATHERING = r"митинг|жүріс(?:ке|те|ті)(?!\w)|демонстрация|марш(?!рут)|шеру|наразылы[қғ]|акция|жиын|пикет|көше|алаң|шара|алдына|ереуіл|ғимарат|даңғыл|саябақ"


# Where a crowd stands, and what brings it together.
_CROWD = rf"{_GATHERING}|алдында|жан(?:ына|ында)|маңы|қарсы(?!лас)|наразы|ашты[қғ]|құрылтай|тыңдау|талап|ұран|плакат"


_HOSPITAL = r"аурухана|емхана|дәрігер|медицина|жедел\s+жәрдем|реанимация"


_NET = r"интернет|байланыс|желі"


_SITES = r"сайт|әлеуметтік\s+желі|мессенджер|youtube|facebook|telegram|instagram|whatsapp|twitter|қолжетімділік|портал|парақша"


POLICE = r"полици|полицей|құқық\s+қорғау|әскери|жасақ|арнайы\s+күш|омон|сарбаз|ұлттық\s+ұлан"


VOTE = r"сайлау|дауыс|партия|кандидат|үміткер|сайлаушы|экзит|референдум"


# In this order: of two readings of the same words the first wins.
ENTRIES: tuple[Entry, ...] = (
    _entry("auruhana", Kind.INJURY, r"жүгін|жатқыз|түс(?:ті|кен)|жеткізіл|жеткіз|апарыл|келген|жатыр|жатқан", _HOSPITAL),
    _entry("em-alu", Kind.INJURY, r"ауруханада(?=[^\w\s]|$)|дәрігерге\s+(?:қарал|көрін)|ем\s+ал|ем\s+қабылда|медициналық\s+(?:көмек|жәрдем)\w*\s+(?:ал|көрсет|жүгін)|емделіп|емделуде|(?:ауыр|қиын|мүшкіл)\s+(?:халде|жағдайда)|(?:халі|хал-жағдайы|жағдайы)\s+(?:өте\s+|аса\s+)?(?:ауыр|қиын|мүшкіл)|жан\s+сақтау|реанимация", confidence=0.75),
    _entry("bosamau", Kind.DETENTION, r"босап\s+шықпа|босатылма(?!\w*\s+үшін)|босатылған\s+жоқ|босатпа(?:ды|ған|й)", confidence=0.6),
    _entry("bosatu", Kind.RELEASE, r"(?:қамаудан\s+|түрмеден\s+)?босатыл|босат(?:ты|қан|ып)|босап\s+шық|бостандыққа\s+(?:шық|жібер)|қайтарыл|бостандыққа\s+шығар|қоя\s+бер|(?:ата-ана|туыс|отбас)\w*\s+(?:тапсыр|қайтар)|үй(?:ін|лерін|ді-үйлерін)е\s+(?:қайтар|жібер|тарат)", confidence=0.8),
    _entry("aiyppul", Kind.SENTENCE, r"айыппұл|жазалан|жазаға\s+(?:тарт|кес)|сотталды|(?<!бұрын\s)сотталған|сотталып|соттады|сотталғаны|үкім\s+(?:шығар|етті|кес)|жаза(?:сы)?\s+(?:кес|тағайында|беріл)|бас\s+бостандығынан\s+айыр|түрмеге\s+(?:кес|қам)|қамау\s+жазас|ескерту\s+(?:берілді|берілген|жасалды|жасалған|алды|алған)|қоғамдық\s+жұмыс", confidence=0.8),
    _entry("qamau-taulik", Kind.SENTENCE, r"қама(?:у|қ)(?:ға|қа)(?!\s+(?:сот\s+)?санкция)|қамалды|қамалған|қама(?:ды|ған)(?!\w)|қамау(?![дғ])", r"тәулік|әкімшілік|сот(?!ы|\s+санкция)", confidence=0.75),
    _entry("zhauap", Kind.CHARGE, r"жауапкершілікке\s+тарт|жауаптылыққа\s+тарт|жауапқа\s+тарт|іс\s+қозға|айып\s+тағ|айыпталды|айыпталып|айыпталуда|күдікті\s+(?:деп\s+|ретінде\s+)таны|бұлтартпау\s+шара|хаттама\s+(?:толтыр|рәсімде)", confidence=0.75),
    _entry("policija-zhetkizu", Kind.DETENTION, r"(?<!деп\s)жеткіз|әкет|апар|алып\s+(?:кет|бар)|отырғыз|тиел|тией|тиеді|мінгіз|сал(?:ды|ып|ған|ын)|шақырт|(?<=[кгқғ][еа]\s)басып\s+ал", r"полиция(?!\s+(?:қызметк|департ))|ішкі\s+істер\s+орган|органдар|бөлім|автозак|учаске|автобус|тергеу|көлік", confidence=0.8),
    _entry("ustau", Kind.DETENTION, r"(?<!плакат\s)(?<!жалау\s)(?<!байрақ\s)(?<!шам\s)(?<!гүл\s)(?<!ту\s)(?<!ораза\s)(?<!сурет\s)(?<!суретін\s)(?<!портретін\s)(?<!қару\s)ұста(?!з|й\s+ал|йды|н(?!ған))|қолға\s+(?:түс|алын)|тұтқында|тұтқынға|құрықтал", confidence=0.85),
    _entry("aketu", Kind.DETENTION, r"(?:полицияда|изоляторда|абақтыда|полиция\s+бөлімінде)(?=[^\w\s]|$)|әкетіл|әкетті|алып\s+кет(?:ті|іп|кен|еді)", confidence=0.6),
    _entry("qamau", Kind.DETENTION, r"қамауға|қамауда(?!н)|үй\s*қамағ|қамалды|қамалған|абақты(?!дан)|тергеу\s+изолятор", confidence=0.7),
    _entry("otyr", Kind.DETENTION, r"(?<![ыі]п\s)отыр(?!ғыз|ыс)|түне(?:п|ді|ген)", r"изолятор|абақты|қамау|бөлім", confidence=0.6),
    _entry("qaza", Kind.DEATH, r"мәйіт|қаза\s+та[пу]|қаза\s+бол|қайтыс\s+бол|мерт\s+(?:бол|ет)|көз\s+жұм|өлтіріл|өлтір(?!у)|опат\s+бол|ажал\s+құш|құрбан\s+бол|өмірден\s+(?:өт|озды)|шейіт\s+бол|оққа\s+ұш|жан\s+тапсыр|көз\w*\s+жой(?:ыл|ды|ған)|өл(?:ді|ген)(?!\w*\s+ел)", confidence=0.85),
    _entry("olim", Kind.DEATH, r"өлім|қазасы|құрбан", noun=True, confidence=0.55),
    _entry("zardap", Kind.INJURY, r"зардап\s+ше[кг]|жаралан|жаралы|жарақат(?!\w*нан(?!\w))|зақым\s+(?:ал|келген)|сүйегі\s+сын|пышақтал|оқ\s+ти|тас\s+ти|жәбірленуші\w*\s+(?:анықтал|тіркел|бар(?!\w))|улан(?:ды|ған|ып)", confidence=0.85),
    _entry("soqqy", Kind.FORCE, r"соққы(?:ға\s+жығ\w*)?|ұрып(?:-соғ\w*)?|ұрды|күш\s+(?:қолдан|көрсет)|газ\w*\s+(?:қолдан|пайдалан|шаш)|арнайы\s+құрал\w*\s+(?:қолдан|пайдалан)|су\s+(?:атқыш|шаш)\w*\s+(?:қолдан|пайдалан)|таяқ\w*\s+(?:қолдан|ұр|соқ)|азапта\w*\s+(?:туралы\s+|жөнінде\s+)?шағымдан|азапта(?:лды|лған|ды|ған|лып|п)|резеңке\s+оқ|оқ\s+ат|сабады|сабап", confidence=0.65),
    _entry("taratu", Kind.DISPERSAL, r"тарат(?:ты|ып|қан|ылды)|қуып\s+тарат|тарқат", _GATHERING, confidence=0.65),
    _entry("internet", Kind.BLACKOUT, r"өшір|бұғатта|ажырат|шекте|үзіл|істеме|болмады|баяула|істен\s+шық", r"интернет|байланыс", confidence=0.75),
    _entry("bugattau", Kind.BLOCKING, r"бұғатта|шектел|жабылды|жауып|жапты|ашылмай", _SITES, confidence=0.7),
    _entry("dauys", Kind.ELECTION, r"бюллетен\w*\s+ал|дауыс\s+(?:бер|жина|ал)|дауыс|сайлан(?:ды|ған)|келу\s+көрсеткіш|жеңді|жеңіске|қолда(?:ды|ған|п|са)|қарсы\s+(?:шық|дауыс|болды|болған)|таңдау\s+жаса", VOTE, confidence=0.7, votes=True),
    _entry("uchaske", Kind.ELECTION, r"қатыс|келді|келген", r"сайлау|референдум|дауыс", confidence=0.6),
    _entry("ulyqtau", Kind.INAUGURATION, r"ұлықтау|инаугурация|ант\s+бер", noun=True, confidence=0.55),
    _entry("komendant", Kind.CURFEW, r"коменданттық\s+сағат", noun=True, confidence=0.75),
    _entry("shaqyru", Kind.CALL_TO_ASSEMBLE, r"шақыр|үндеді|үндеген", _GATHERING, confidence=0.6),
    _entry("tyiym", Kind.BAN, r"тыйым\s+сал(?!ынған)|рұқсат\s+бер(?:ме|ілме|ілген\s+жоқ)", _GATHERING, confidence=0.65),
    _entry("zhumyldyru", Kind.DEPLOYMENT, r"жұмылдыр|енгізіл|енгізген|енгізді|шығарыл(?:ды|ған)|шығар(?:ды|ған|ып)|тартыл(?:ды|ған)|күзет|қойыл(?:ды|ған)|кезекшілік\s+ет|қоршап|қоршал|қорша(?:ды|ған)|қадағала|қамтамасыз\s+ет|бақыла(?:ған|п|ды)|тұр(?:ды|ған)|жүр(?:ді|ген)|қаптап", POLICE, confidence=0.55),
    _entry("ortteu", Kind.DAMAGE, r"өртел|өртеді|өртеп|қиратыл|қиратты|бүлінді|бүлдір", confidence=0.6),
    _entry("ereuil", Kind.PROTEST, r"бас\s+көтер|жұмыс\w*\s+(?:тоқтат|шықпа|доғар)|(?:жұмысқа|рейске|ауысымға|сабаққа)\s+(?:шығудан\s+|барудан\s+)?бас\s+тарт|жер\s*астын\w*\s+(?:қал|отыр|шықпа)|жерастын\w*\s+(?:қал|отыр|шықпа)|жер\s+бетіне\s+(?:көтерілме|шықпа)|ереуілде(?:п|й|ді|ген|т|\s+(?:жүр|отыр|тұр))|ереуіл\w*\s+(?:шық|баста|жарияла|қосыл)|ашты[қғ]\w*\s+(?:отыр|баста|жарияла|қосыл|кіріс|жүр)", confidence=0.7),
    _entry("qorshau", Kind.PROTEST, r"қорша(?:ды|ған|п)|жол\w*\s+(?:жапты|жапқан|жауып|бөге|кескен|кесті)", r"кеңсе|әкімді|ғимарат|министрлі|компания|жол|көше|кіреберіс|қақпа|зауыт|трасса", confidence=0.6),
    _entry("shara", Kind.PROTEST, r"(?:митинг|шеру|наразылы[қғ]|пикет|ереуіл)\w*\s+(?:өт(?:ті|кен|еді|уде|іп)|өткіз(?:ді|ген|іл|іп)|ұйымдастыр)", confidence=0.6),
    _entry("zhinalu", Kind.PROTEST, r"жинал|топтас(?:ты|қан|ып)|шоғырлан(?:ды|ған|ып)", _CROWD, confidence=0.7, crowds=True),
    _entry("qatysu", Kind.PROTEST, r"қатыс|қосыл(?:ды|ған)|(?<!қарсы\s)шық(?:ты|қан|қаны)|келген|келді|тұрды|тұр(?!\w)|қал(?:ды|ған)|үн\s+қос|ұрандат|жүріп\s+өт|наразылы[қғ]\w*\s+білдір", _CROWD, confidence=0.75),
    _entry("miting", Kind.PROTEST, r"митинг|шеру|наразылы[қғ]|пикет|қатысушы|демонстрация|марш(?!рут)|ереуіл|жиын(?!т)|алаң\w{0,2}дағы", noun=True, confidence=0.5),
)  # fmt: skip


_BY_NUMBER = {entry.words.number: entry for entry in ENTRIES if entry.words.number is not None}


def entries_in(text: str) -> list[tuple[Entry, int, int]]:
    """Every entry's words in the text, in the order of the entries and then of the text, company not asked for."""
    begun = sorted(_BY_NUMBER.keys() & starts(text).keys())  # numbers follow the order of the entries
    found = (_BY_NUMBER[number] for number in begun)
    return [(entry, *match.span()) for entry in found for match in entry.words.finditer(text)]
