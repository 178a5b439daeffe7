"""Shapes that journalists write in and that no table of words had: whole and part, labels, hedges, who says what."""

import pytest

from khronika.nouns import Certainty
from khronika.reading.kazakh import read
from tests.reading.told_claims import figures, report


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # the participle's whole, the verb's part
        ("Полицияның қолына түскен қырық студенттің отызы үйлеріне қайтқан.", [("detention", 40, 40), ("release", 30, 30)]),
        ("Шеруде ұсталған 52 адамның он екісі қамауда.", [("detention", 52, 52), ("detention", 12, 12)]),
        ("Сотта тоғызы кінәлі деп танылды.", [("sentence", 9, 9)]),
        # whose number it is stands right before it
        ("Атыстың құрбандары 15-ке жетті, жиырма адам жараланды.", [("death", 15, 15), ("injury", 20, 20)]),
        ("Қамалғаны – 7. Жараланғандары: 3.", [("detention", 7, 7), ("injury", 3, 3)]),
        ("Митингіге жиналған жұрт үш мың шамасында.", [("protest", 2700, 3300)]),
        # what stands in a clause that an aside cuts
        ("Үкімет 90 адамның, оның ішінде 12 баланың қазасын тіркеген.", [("death", 90, 90), ("death", 12, 12)]),
        # hedges
        ("Алаңда жүзден сәл астам адам тұр.", [("protest", 100, None)]),
        ("Алаңға оншақты адам шықты.", [("protest", 9, 11)]),
        ("Шеруде мың жарым адам ұсталды.", [("detention", 1500, 1500)]),
        ("Алаңға сексеннің үстінде адам жиналды.", [("protest", 80, None)]),
        # whom a case concerns, whom a word only names
        ("Жиын үшін 6 адамға қатысты әкімшілік іс толтырылды.", [("charge", 6, 6)]),
        ("Жарылыста қаза тапқан 15 кісінің рухына тағзым етті.", [("death", 15, 15)]),
        ("Сот 22 адамның ісін аяқтады.", []),
        ("Жиында жиырма бірдің білегіне бұғау салынды.", [("detention", 21, 21)]),
        ("Журналистерді таяқтаған төрт сақшы қызметінен босатылды.", []),
        ("Бүкіл ел бойынша наразылар легі 100 мыңнан асқан.", [("protest", 100000, None)]),
        ("Шеруге үш жүзі ғана келді.", [("protest", 300, 300)]),
        ("Сот алты белсендіні екі жылға бас еркінен айырды.", [("sentence", 6, 6)]),
        ("Алаңға шамамен 800 жауынгер кіргізілді.", [("deployment", 720, 880)]),
        ("Бүгінде 396 тұлға, оның ішінде 74 адам тәртіпсіздік үшін сотталды.", [("sentence", 396, 396), ("sentence", 74, 74)]),
        ("Сайлауда 7% дауысты жинамаған партия шыққан жоқ.", []),
        ("Қайырымдылық шараға 80 адам қатысты.", []),
        ("Алаңды босатпаған адамдар тұр.", []),
        ("«Бүгін алаңда бес жүз болдық», – деді Қуаныш Еламанов.", [("protest", 500, 500)]),
    ],
)  # fmt: skip
def test_counts(text: str, found: list[tuple[str, float | None, float | None]]) -> None:
    assert [each[:3] for each in figures(read(report(text, "kk")))] == found


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Штаб мәлімдегендей, шеруде 12 адам жараланды.", ["Штаб"]),
        ("Ұйымдастырушылар елу мың адам келді деп отыр, полиция болса он екі мыңын ғана санаған.", ["Ұйымдастырушылар", "полиция"]),
        ("Полиция жиында 12 адам ұсталғанын айтып, тәртіпті сақтауға шақырды.", ["Полиция"]),
        ("Министр Талғат Беріков оқиғада 38 адам қаза тапты деген деректі ұсынды.", ["Министр Талғат Беріков"]),
        ("Жергілікті жұрттан 16 адам оққа ұшты, билік оларды «содырлар» деді.", ["author"]),
        ("24.kz агенттігінің бағалауы бойынша, мыңнан астам адам көшеге шыққан.", ["24.kz агенттігі"]),
        ("Қырғызстан Денсаулық сақтау министрлігі Бішкектегі түнгі шеру кезінде 29 адам зардап шеккенін хабарлады.", ["Денсаулық сақтау министрлігі"]),
        ("Халықтың дауыс беру нәтижесі ОСК деректері бойынша: партияға 12 % дауыс берілді.", ["ОСК"]),
        ("Полиция 40 адам ұсталғанын хабарлады, ал ұйым алтау ғана деп көрсетеді.", ["Полиция", "ұйым"]),
    ],
)  # fmt: skip
def test_who_says_so(text: str, sources: list[str]) -> None:
    claims = [c for c in read(report(text, "kk")).claims if c.figure is not None]
    assert [c.attribution.source_name for c in claims] == sources


def test_a_list_gives_its_number_to_a_place_that_no_gazetteer_has() -> None:
    text = "Бүгін ұсталғандар: Алматы – 41, Мамырқала – 9, Шымкент – 12."
    claims = [c for c in read(report(text, "kk")).claims if c.figure is not None]
    assert [[p.name for p in c.places] for c in claims] == [["Алматы"], ["Мамырқала"], ["Шымкент"]]


@pytest.mark.parametrize(
    "text",
    [
        "Алаңға мың кісі келмек.",
        "Алаңға мың кісі шығады деп күтілуде.",
        "Митингіге 10 мың адам шығарамыз деп отыр.",
    ],
)
def test_what_is_only_meant(text: str) -> None:
    (claim,) = [c for c in read(report(text, "kk")).claims if c.figure is not None]
    assert claim.certainty is Certainty.PLANNED


def test_whence_people_came_is_not_where_it_happened() -> None:
    text = "Астанада Жаңаөзеннен барған жетпістен астам мұнайшыны полиция ұстап әкетті."
    (claim,) = [c for c in read(report(text, "kk")).claims if c.figure is not None]
    assert [p.name for p in claim.places] == ["Астана"]
