"""Speakers become bodies; spellings of one name agree and near-misses do not; figures count someone."""

import itertools

import pytest

from khronika.nouns import PartialDate, SourceType
from khronika.reading.names import name_key, population_of, same_person, source_of, split_voice

JUNE_2019 = PartialDate(2019, 6, 9)


@pytest.mark.parametrize(
    ("words", "lang", "country", "key", "kind"),
    [
        ("the Interior Ministry", "en", "KZ", "body:interior-ministry/KZ", SourceType.STATE),
        ("the Interior Ministry", "en", None, "body:interior-ministry/?", SourceType.STATE),
        ("a deputy interior minister", "en", "BY", "body:interior-ministry/BY", SourceType.STATE),
        ("Belarusian interior ministry spokeswoman Alena Drobysh", "en", None, "body:interior-ministry/BY", SourceType.STATE),
        ("Minister of the Interior Paul Roussin", "en", "FR", "body:interior-ministry/FR", SourceType.STATE),
        ("the Ministry of Internal Affairs of Kyrgyzstan", "en", None, "body:interior-ministry/KG", SourceType.STATE),
        ("Home Minister Arun Talwade", "en", "IN", "body:interior-ministry/IN", SourceType.STATE),
        ("МВД", "ru", "KZ", "body:interior-ministry/KZ", SourceType.STATE),
        ("официальный представитель МВД Казахстана", "ru", None, "body:interior-ministry/KZ", SourceType.STATE),
        ("замминистра внутренних дел", "ru", "KZ", "body:interior-ministry/KZ", SourceType.STATE),
        ("ІІМ-нің баспасөз қызметі", "kk", "KZ", "body:interior-ministry/KZ", SourceType.STATE),
        ("Ішкі істер министрінің орынбасары", "kk", "KZ", "body:interior-ministry/KZ", SourceType.STATE),
        ("пресс-служба Минздрава Армении", "ru", None, "body:health-ministry/AM", SourceType.STATE),
        ("Sudanese Ministry of Health", "en", None, "body:health-ministry/SD", SourceType.STATE),
        ("Денсаулық сақтау министрлігі", "kk", "KZ", "body:health-ministry/KZ", SourceType.STATE),
        ("US State Department spokesman Cole Harwick", "en", None, "body:foreign-ministry/US", SourceType.STATE),
        ("МИД", "ru", "RU", "body:foreign-ministry/RU", SourceType.STATE),
        ("police", "en", "FR", "body:police/FR", SourceType.POLICE),
        ("the Almaty police department", "en", None, "body:police/KZ/almaty", SourceType.POLICE),
        ("Алматы полициясы", "kk", None, "body:police/KZ/almaty", SourceType.POLICE),
        ("полиция Армении", "ru", None, "body:police/AM", SourceType.POLICE),
        ("департамент внутренних дел Алматы", "ru", None, "body:police/KZ/almaty", SourceType.POLICE),
        ("the prefecture", "en", "FR", "body:prefecture/FR", SourceType.POLICE),
        ("the police prefecture", "en", "FR", "body:prefecture/FR", SourceType.POLICE),
        ("Prosecutor General's Office", "en", "KZ", "body:prosecutor-general/KZ", SourceType.PROSECUTOR),
        ("по данным Генпрокуратуры", "ru", "KZ", "body:prosecutor-general/KZ", SourceType.PROSECUTOR),
        ("Бас прокуратура", "kk", "KZ", "body:prosecutor-general/KZ", SourceType.PROSECUTOR),
        ("the Central Election Commission of Kazakhstan", "en", None, "body:election-commission/KZ", SourceType.ELECTION_BODY),
        ("глава ЦИК", "ru", "KZ", "body:election-commission/KZ", SourceType.ELECTION_BODY),
        ("Орталық сайлау комиссиясы", "kk", "KZ", "body:election-commission/KZ", SourceType.ELECTION_BODY),
        ("a court in Minsk", "en", None, "body:court/BY/minsk", SourceType.COURT),
        ("the Kremlin", "en", "KZ", "body:presidency/RU", SourceType.STATE),
        ("заместитель председателя КНБ", "ru", None, "body:security-service/KZ", SourceType.STATE),
        ("власти Хабаровска", "ru", None, "body:authorities/RU/khabarovsk", SourceType.STATE),
        ("Georgian opposition lawmakers", "en", None, "body:opposition/GE", SourceType.PARTY),
        ("RFE/RL's Kazakh Service", "en", None, "media:azattyq", SourceType.MEDIA),
        ("the Kazakh Service of RFE/RL", "en", None, "media:azattyq", SourceType.MEDIA),
        ("Азаттық тілшісі", "kk", None, "media:azattyq", SourceType.MEDIA),
        ("Радио Азаттык", "ru", None, "media:azattyq", SourceType.MEDIA),
        ("Radio Free Europe/Radio Liberty", "en", None, "media:rferl", SourceType.MEDIA),
        ("an AFP reporter", "en", None, "media:afp", SourceType.MEDIA),
        ("корреспондент Reuters", "ru", None, "media:reuters", SourceType.MEDIA),
        ("Медиазоны", "ru", None, "media:mediazona", SourceType.MEDIA),
        ("ODIHR", "en", None, "observer:odihr", SourceType.OBSERVER),
        ("БДИПЧ ОБСЕ", "ru", None, "observer:odihr", SourceType.OBSERVER),
        ("OSCE Parliamentary Assembly", "en", None, "observer:osce-pa", SourceType.OBSERVER),
        ("the UN human rights office", "en", None, "un:ohchr", SourceType.UN),
        ("the Office of the United Nations High Commissioner for Human Rights", "en", None, "un:ohchr", SourceType.UN),
        ("УВКПЧ ООН", "ru", None, "un:ohchr", SourceType.UN),
        ("Human Rights Watch", "en", None, "rights:hrw", SourceType.RIGHTS_GROUP),
        ("ОВД-Инфо", "ru", None, "rights:ovd-info", SourceType.RIGHTS_GROUP),
        ("NetBlocks", "en", None, "monitor:netblocks", SourceType.MONITOR),
    ],
)  # fmt: skip
def test_bodies(words: str, lang: str, country: str | None, key: str, kind: SourceType) -> None:
    source = source_of(words, lang=lang, country=country)
    assert (source.key, source.type) == (key, kind)


@pytest.mark.parametrize(
    ("words", "lang", "key", "kind"),
    [
        ("Deccan Chronicle", "en", "media:deccan-chronicle", SourceType.MEDIA),
        ("Lanternpost.kz", "en", "media:lanternpost.kz", SourceType.MEDIA),
        ("Lena Morland, a reporter for the Daily Lantern", "en", "media:daily-lantern", SourceType.MEDIA),
        ("Lena Morland of the Northland Lawyers Association", "en", "org:northland-lawyers-association", SourceType.RIGHTS_GROUP),
        ("the Rangoon Human Rights Network", "en", "org:rangoon-human-rights-network", SourceType.RIGHTS_GROUP),
        ("Association for Free Voting", "en", "org:association-for-free-voting", SourceType.OBSERVER),
        ("движения «Рассвет»", "ru", "org:rassvet", SourceType.PARTY),
        ("газета «Рассвет»", "ru", "media:rassvet", SourceType.MEDIA),
        ("«Таң» қозғалысы", "kk", "org:tang", SourceType.PARTY),
        ("AFP via Dawn", "en", "media:afp", SourceType.MEDIA),
        ("the Guardian", "en", "media:guardian", SourceType.MEDIA),
        ("the guardian of the boy", "en", None, SourceType.UNKNOWN),
        ("opposition analysts", "en", None, SourceType.EXPERT),
    ],
)  # fmt: skip
def test_bodies_that_no_table_lists(words: str, lang: str, key: str | None, kind: SourceType) -> None:
    source = source_of(words, lang=lang)
    assert (source.key, source.type) == (key, kind)


@pytest.mark.parametrize(
    ("words", "lang", "kind"),
    [
        ("experts", "en", SourceType.EXPERT),
        ("residents", "en", SourceType.WITNESS),
        ("eyewitnesses", "en", SourceType.WITNESS),
        ("officials", "en", SourceType.STATE),
        ("a foreign diplomat", "en", SourceType.STATE),
        ("human rights groups", "en", SourceType.RIGHTS_GROUP),
        ("local media", "en", SourceType.MEDIA),
        ("hospital officials", "en", SourceType.HEALTH),
        ("European observers", "en", SourceType.OBSERVER),
        ("sources", "en", SourceType.UNKNOWN),
        ("an exit poll", "en", SourceType.EXPERT),
        ("очевидцы", "ru", SourceType.WITNESS),
        ("правозащитники", "ru", SourceType.RIGHTS_GROUP),
        ("жители Алматы", "ru", SourceType.WITNESS),
        ("экзит-полл", "ru", SourceType.EXPERT),
        ("независимые наблюдатели", "ru", SourceType.OBSERVER),
        ("сарапшылар", "kk", SourceType.EXPERT),
        ("тұрғындар", "kk", SourceType.WITNESS),
        ("дәрігерлер", "kk", SourceType.HEALTH),
    ],
)
def test_plain_nouns_have_a_type_and_no_key(words: str, lang: str, kind: SourceType) -> None:
    source = source_of(words, lang=lang, country="KZ")
    assert (source.type, source.key) == (kind, None)


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("Marat Kozhayev", "en"),
        ("first deputy interior minister Marat Kozhayev", "en"),
        ("ministry spokesman Nurdilda Oraz", "en"),
        ("Ерлан Тұрғымбаев", "kk"),
        ("министра внутренних дел Ерлана Тургумбаева", "ru"),
        ("Interior Ministry (administrative police head Maksat Baibolov)", "en"),
        ("Erlan Turghymbaev", "en"),
        ("Ерлан Тұрғынбаев", "kk"),
    ],
)
def test_officials_speak_for_their_body(words: str, lang: str) -> None:
    assert source_of(words, lang=lang, on=JUNE_2019).key == "body:interior-ministry/KZ"


def test_offices_end() -> None:
    """Outside the term the key is the person's own; without a date whoever held the office speaks for it."""
    words = "Yerlan Turgumbayev"
    assert source_of(words, lang="en", on=PartialDate(2023, 5, 1)).key == f"person:{name_key(words)}"
    assert source_of(words, lang="en").key == "body:interior-ministry/KZ"
    tokayev = "Kassym-Jomart Tokayev"
    assert source_of(tokayev, lang="en", on=PartialDate(2019, 3, 19)).key == f"person:{name_key(tokayev)}"
    assert source_of(tokayev, lang="en", on=JUNE_2019).key == "body:presidency/KZ"
    assert source_of("President Tokayev", lang="en", on=JUNE_2019).key == "body:presidency/KZ"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Lena Morland", SourceType.UNKNOWN),
        ("political analyst Lena Morland", SourceType.EXPERT),
        ("opposition activist Lena Morland", SourceType.PARTY),
        ("former president Lena Morland", SourceType.UNKNOWN),
        ("protester Lena Morland", SourceType.WITNESS),
    ],
)
def test_other_persons_have_a_key_of_their_own(words: str, kind: SourceType) -> None:
    source = source_of(words, lang="en", country="KZ")
    assert (source.key, source.type) == (f"person:{name_key('Lena Morland')}", kind)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Interior Ministry, which oversees police", "Interior Ministry"),
        ("A police officer who asked not to be named", "police officer"),
        ("police on Sunday", "police"),
        ("по словам очевидцев", "очевидцев"),
    ],
)
def test_names_are_the_words_without_articles_and_clauses(words: str, name: str) -> None:
    assert source_of(words, lang="ru" if "по" in words else "en").name == name


@pytest.mark.parametrize(
    ("words", "lang", "expected"),
    [
        ("Deputy Interior Minister Marat Kozhayev", "en", ("Marat Kozhayev", "Deputy Interior Minister")),
        (
            "Marat Kozhayev, first deputy interior minister",
            "en",
            ("Marat Kozhayev", "first deputy interior minister"),
        ),
        ("Marat Kozhayev", "en", ("Marat Kozhayev", None)),
        ("President Tokayev", "en", ("Tokayev", "President")),
        ("Lena de la Mora, a lawyer", "en", ("Lena de la Mora", "a lawyer")),
        ("the Central Election Commission", "en", (None, "Central Election Commission")),
        ("Amnesty International", "en", (None, "Amnesty International")),
        ("Turkish Health Ministry", "en", (None, "Turkish Health Ministry")),
        ("Deccan Chronicle", "en", (None, "Deccan Chronicle")),
        ("police", "en", (None, "police")),
        ("главы ЦИК Марины Орешкиной", "ru", ("Марина Орешкина", "главы ЦИК")),
        ("адвоката Андрея Лугина", "ru", ("Андрей Лугин", "адвоката")),
        ("Ішкі істер министрі Ерлан Тұрғымбаев", "kk", ("Ерлан Тұрғымбаев", "Ішкі істер министрі")),
    ],
)
def test_voices_split_into_person_and_role(
    words: str, lang: str, expected: tuple[str | None, str | None]
) -> None:
    assert split_voice(words, lang) == expected


# Spellings of one name; surnames of officials in the facts, and common given names and invented surnames.
GROUPS = [
    "Тоқаев Токаев Tokayev Toqaev Tokaïev Tokajew Tokaev",
    "Тұрғымбаев Тургумбаев Turgumbayev Turghymbaev Turgymbayev Tourgoumbaïev",
    "Назарбаев Nazarbayev Nazarbaev Nasarbajew Nazarbaïev",
    "Қожаев Кожаев Kozhayev Kozhaev Qojaev",
    "Нүрпейісов Нурпеисов Nurpeisov Nurpeissov",
    "Имашев Imashev Imaschew",
    "Жұмағалиев Жумагалиев Zhumagaliyev Jumagaliev Dzhumagaliev",
    "Абаев Abayev Abaev Abajew",
    "Байболов Baibolov Baybolov",
    "Ораз Oraz",
    "Қасым-Жомарт Касым-Жомарт Kassym-Jomart Kasym-Zhomart Qasym-Jomart",
    "Нұрсұлтан Нурсултан Nursultan Noursoultan",
    "Ерлан Yerlan Erlan",
    "Марат Marat",
    "Мурат Murat",
    "Мақсат Максат Maksat Maxat",
    "Нұрділдә Нурдильда Nurdilda",
    "Әсел Асель Assel Asel",
    "Айгүл Айгуль Aigul Aygul",
    "Гүлнәр Гульнар Gulnar Goulnar",
    "Жанар Zhanar Janar",
    "Шолпан Sholpan Scholpan",
    "Ұлжан Улжан Ulzhan",
    "Қайрат Кайрат Kairat Kayrat Qairat",
    "Ғалым Галым Galym Ghalym",
    "Өмірбек Омирбек Omirbek",
    "Хамит Khamit Hamit",
    "Чингиз Chingiz Tschingis",
    "Шамиль Shamil Schamil",
    "Сергей Sergei Sergey Sergej",
    "Алексей Alexei Aleksei Alexey Aleksey",
    "Юлия Yulia Yuliya",
    "Екатерина Yekaterina Ekaterina",
    "Владимир Vladimir Wladimir",
    "Щербаков Shcherbakov Schtscherbakow",
    "Цой Tsoi Tsoy",
    "Орешкин Oreshkin Oreschkin",
    "Лугинов Luginov Louginov",
    "Жапаров Zhaparov Japarov",
    "Бәкіров Бакиров Bakirov",
    "Дәуренов Дауренов Daurenov",
    "Рахимова Rakhimova Rahimova",
    "Сапарбек Saparbek",
    "Философов Filosofov Philosofov",
]


@pytest.mark.parametrize("group", GROUPS)
def test_spellings_of_one_name_agree(group: str) -> None:
    assert len({name_key(name) for name in group.split()}) == 1


def test_there_are_forty_groups_and_no_two_agree() -> None:
    assert len(GROUPS) >= 40
    found = [name_key(group.split()[0]) for group in GROUPS]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nazarbayev", "Nurbayev"),
        ("Marat", "Murat"),
        ("Tokayev", "Takayev"),
        ("Abayev", "Abishev"),
        ("Kozhayev", "Kozhayeva"),
        ("Zhaparov", "Saparov"),
        ("Imashev", "Omashev"),
        ("Ерлан", "Арлан"),
    ],
)
def test_near_misses_do_not_agree(a: str, b: str) -> None:
    assert name_key(a) != name_key(b)


def test_full_names_match_in_any_order_and_without_patronymic() -> None:
    assert same_person("Ерлан Тұрғымбаев", "Turgumbayev Yerlan")
    assert same_person("Ерлан Заманбекович Тургумбаев", "Erlan Turgumbaev")
    assert not same_person("Marat Kozhayev", "Murat Kozhayev")
    assert not same_person("Kozhayev", "Marat Kozhayev")  # a surname alone proves nothing


@pytest.mark.parametrize(
    ("words", "lang", "expected"),
    [
        ("people", "en", "people"), ("Kazakh citizens", "en", "people"), ("others", "en", "people"),
        ("peaceful demonstrators", "en", "protesters"), ("student protesters", "en", "protesters"),
        ("police officers", "en", "police"), ("members of the police", "en", "police"),
        ("law-enforcement officers", "en", "police"), ("soldiers", "en", "soldiers"),
        ("reporters", "en", "journalists"), ("people, including 12 journalists", "en", "people"),
        ("oil workers", "en", "workers"), ("children", "en", "minors"), ("women and children", "en", "women"),
        ("registered voters", "en", "voters"), ("international observers", "en", "observers"),
        ("opposition politicians", "en", "politicians"), ("foreign nationals", "en", "foreigners"),
        ("human rights lawyers", "en", "lawyers"), ("university students", "en", "students"),
        ("civilians", "en", "civilians"), ("civic activists", "en", "activists"), ("men", "en", "men"),
        ("people who came to see the police", "en", "people"),
        ("police vehicles", "en", None), ("police stations", "en", None), ("workers' rights", "en", None),
        ("police detained", "en", "police"), ("medical workers", "en", "medics"), ("riot police", "en", "police"),
        ("members of parliament", "en", "politicians"), ("women's rights activists", "en", "activists"),
        ("представителей СМИ", "ru", "journalists"), ("полицейских участков", "ru", None), ("детали", "ru", None),
        ("полиция көлігі", "kk", None), ("наразылық акциясы", "kk", None),
        ("tonnes of oil", "en", None), ("cities", "en", None), ("percent of the vote", "en", None), ("management", "en", None),
        ("человек", "ru", "people"), ("участников акции", "ru", "protesters"), ("сотрудников полиции", "ru", "police"),
        ("несовершеннолетних", "ru", "minors"), ("мирных жителей", "ru", "civilians"), ("избирателей", "ru", "voters"),
        ("журналистов", "ru", "journalists"), ("военнослужащих", "ru", "soldiers"), ("иностранцев", "ru", "foreigners"),
        ("женщин", "ru", "women"), ("городов", "ru", None), ("процентов", "ru", None),
        ("адам", "kk", "people"), ("азаматтық белсенді", "kk", "activists"), ("полиция қызметкері", "kk", "police"),
        ("сайлаушы", "kk", "voters"), ("журналист", "kk", "journalists"), ("балалар", "kk", "minors"),
        ("шерушілер", "kk", "protesters"), ("қала", "kk", None),
        ("seven human-rights defenders", "en", "activists"),
    ],
)  # fmt: skip
def test_populations(words: str, lang: str, expected: str | None) -> None:
    assert population_of(words, lang) == expected


def test_answers_do_not_depend_on_what_was_asked_before() -> None:
    """The cache must keep languages, dates and countries apart."""
    asked = [
        source_of("the Interior Ministry", lang="en", country=country, on=on).key
        for country, on in itertools.product(("KZ", "BY", None), (None, JUNE_2019))
    ]
    assert (
        asked
        == ["body:interior-ministry/KZ"] * 2
        + ["body:interior-ministry/BY"] * 2
        + ["body:interior-ministry/?"] * 2
    )
