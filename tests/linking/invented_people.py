"""People who never were: names put together from common given names and from roots, with families and namesakes."""

import random
from dataclasses import dataclass

KK_MEN = (
    "Ерлан Нұрлан Серік Марат Асқар Бауыржан Дәурен Қайрат Болат Талғат Әділет Мұрат Ержан Дархан Жанболат Жомарт Санжар "
    "Әлихан Тимур Рүстем Айбек Нұржан Мақсат Қанат Жандос Асылбек Ғалым Төлеген Өмірбек Шыңғыс Арман Данияр Олжас Ернар Бекзат "
    "Мейіржан Сұңқар Абай Азамат Айдос Алмас Бағлан Ғани Еркін Жасұлан Қуаныш Медет Нұрбол Оразбек Рахат Сәкен Темірлан Үміт "
    "Ілияс Ысқақ Әнуар Дулат Зейнолла Кенжебек Сапар Тұрар Шерхан Мирас Нартай Диас Ринат Ильяс Самат Думан Ерболат"
).split()
KK_WOMEN = (
    "Әсел Айгүл Гүлнар Динара Жанар Мәдина Сәуле Айнұр Бибігүл Ботагөз Гүлмира Жұлдыз Зарина Қарлығаш Ләззат Меруерт Назгүл "
    "Раушан Салтанат Толғанай Үміт Шолпан Ырысты Әйгерім Айжан Алия Ақмарал Бақыт Данагүл Еркежан Жансая Индира Қамар Лаура "
    "Маржан Нұргүл Перизат Сабина Тоғжан Ұлжан Фариза Әдемі Балжан Венера Гауһар Ділнәз Камила"
).split()
RU_MEN = (
    "Александр Сергей Дмитрий Андрей Алексей Максим Евгений Иван Михаил Николай Владимир Павел Виктор Артём Игорь Роман Олег "
    "Константин Денис Антон Виталий Юрий Василий Кирилл Вадим Станислав Григорий Георгий Фёдор Пётр Тимофей Борис Яков Леонид Эдуард"
).split()
RU_WOMEN = (
    "Анна Елена Ольга Наталья Екатерина Мария Татьяна Ирина Светлана Юлия Анастасия Дарья Ксения Виктория Людмила Галина "
    "Валентина Надежда Вера Любовь Алла Жанна Полина Софья Евгения Лариса Маргарита Инна Кристина Алёна"
).split()
_KK_FIRST = (
    "Нұр Бек Ер Жан Қали Бай Сейіт Әбді Тоқ Есен Ай Күн Тұр Құл Мам Сары Ақ Қара Орын Шоқ Дос Ора Жұма Рыс Тіл Әл Ыбы "
    "Көш Мырза Өте Аман Кенже Бақ Сұл Темір"
).split()
_KK_LAST = "бек бай хан ғали жан тай мұрат қали мет баев ғазы пейіс ғожа тас ым ыл сын дәулет кер бол тен ман".split()
_RU_STEMS = (
    "Бород Горш Дубр Завь Кор Лап Мороз Ног Остр Пас Роман Сидор Терех Ус Фил Хар Чер Шап Щук Ябл Арс Белоз Вор Глад Держ Елис "
    "Жар Зуб Игнат Казак Лебед Медвед Назар Огур Пет Рыб Стар Туман Ух Фом Холод Цвет Шест Юр Бул Ведер Гольц Долг Жил Зим Кузьм "
    "Лукь Мухорт Ниж Опар Плотн Родь Сал Тетер Уваж Хрящ Чиж Шуб Бобр Гус Ел Кот Лип Мыш Нос Ос Пал Рог Сок Тар Ушак"
).split()
_RU_ENDS = ("ов", "ин", "ский", "енко", "ев", "иков", "аков", "юк", "янов", "ицын")
PLACES = (
    "Алматы Астана Шымкент Қарағанды Ақтөбе Тараз Павлодар Өскемен Семей Атырау Қостанай Қызылорда Орал Петропавл Ақтау Жаңаөзен"
).split()
PLACES_RU = (
    "Алматы Астана Шымкент Караганда Актобе Тараз Павлодар Усть-Каменогорск Семей Атырау Костанай Кызылорда Уральск "
    "Петропавловск Актау Жанаозен"
).split()
PET_FORMS = {
    "Александр": "Саша", "Сергей": "Серёжа", "Дмитрий": "Дима", "Алексей": "Лёша", "Евгений": "Женя", "Иван": "Ваня",
    "Михаил": "Миша", "Николай": "Коля", "Владимир": "Вова", "Екатерина": "Катя", "Мария": "Маша", "Наталья": "Наташа",
    "Анна": "Аня", "Елена": "Лена", "Ольга": "Оля", "Татьяна": "Таня",
}  # fmt: skip


@dataclass(frozen=True)
class Person:
    """Cyrillic names in the language of the person; ``events`` are days, counted from the first of the period."""

    number: int
    kazakh: bool
    woman: bool
    given: str
    family: str
    father: str
    born: tuple[int, int, int]
    place: int
    events: tuple[int, ...]


def surnames(rng: random.Random) -> tuple[list[str], list[str]]:
    """Kazakh and Russian ones, shuffled: how common each is is decided by its place."""
    kazakh = [first + last for first in _KK_FIRST for last in _KK_LAST]
    russian = [stem + end for stem in _RU_STEMS for end in _RU_ENDS]
    rng.shuffle(kazakh)
    rng.shuffle(russian)
    return kazakh, russian


def _common(words: list[str], rng: random.Random, power: float) -> str:
    """By a power law of the place in the list: a few names are borne by many."""
    weights = _WEIGHTS.setdefault((len(words), power), [1 / (k + 3) ** power for k in range(len(words))])
    return rng.choices(words, weights)[0]


_WEIGHTS: dict[tuple[int, float], list[float]] = {}


def people(number: int, seed: int) -> list[Person]:
    """``number`` people; one in five of a family whose members share surname and town, siblings a father as well."""
    rng = random.Random(seed)
    pools = surnames(rng)
    out: list[Person] = []
    while len(out) < number:
        size = rng.choice((2, 2, 3, 4)) if rng.random() < 0.07 else 1
        out.extend(_family(len(out), size, pools, rng))
    return out[:number]


def _family(first: int, size: int, pools: tuple[list[str], list[str]], rng: random.Random) -> list[Person]:
    kazakh = rng.random() < 0.6
    root = _common(pools[0] if kazakh else pools[1], rng, 0.75)
    ends = rng.choices(("ов", "", "ұлы"), (0.7, 0.2, 0.1))[0] if kazakh else ""
    father = _common(KK_MEN if kazakh else RU_MEN, rng, 0.6)
    town = rng.choices(range(len(PLACES)), [1 / (k + 1) for k in range(len(PLACES))])[0]
    day = _day(rng)
    taken: set[str] = set()
    out = []
    for place in range(size):
        woman = rng.random() < 0.3
        given = _given(kazakh, woman, rng)
        while given in taken:
            given = _given(kazakh, woman, rng)
        taken.add(given)
        own_father = father if rng.random() < 0.7 else _common(KK_MEN if kazakh else RU_MEN, rng, 0.6)
        events: tuple[int, ...] = (day if place and rng.random() < 0.6 else _day(rng) if place else day,)
        if rng.random() < 0.05:
            events += (_day(rng),)
        born = (
            rng.choices(range(1950, 2006), [2 + abs(y - 1950) for y in range(1950, 2006)])[0],
            rng.randint(1, 12),
            rng.randint(1, 28),
        )
        out.append(
            Person(
                first + place,
                kazakh,
                woman,
                given,
                _surname(root, ends, kazakh, woman),
                own_father,
                born,
                town,
                tuple(sorted(set(events))),
            )
        )
    return out


def _day(rng: random.Random) -> int:
    """Three in five within five days of protest, the rest over three months."""
    return rng.choice((10, 11, 12, 40, 41)) if rng.random() < 0.6 else rng.randrange(90)


def _given(kazakh: bool, woman: bool, rng: random.Random) -> str:
    names = (KK_WOMEN if woman else KK_MEN) if kazakh else (RU_WOMEN if woman else RU_MEN)
    return _common(names, rng, 0.6)


def _surname(root: str, ends: str, kazakh: bool, woman: bool) -> str:
    if kazakh and ends == "ов":
        whole = root if root.endswith("ев") else _with_ending(root)
        return whole + "а" if woman else whole
    if kazakh and ends:
        return root + ("қызы" if woman else "ұлы")
    if woman and root.endswith(("ов", "ев", "ин", "ын")):
        return root + "а"
    return root[:-2] + "ая" if woman and root.endswith("ий") else root


def _with_ending(root: str) -> str:
    if root[-1] in "йі":
        return root[:-1] + "ев"
    if root[-1] in "иы":
        return root[:-1] + "иев"
    return root + "ов"


def patronymic(person: Person, kazakh_style: bool, rng: random.Random) -> str:
    """Kazakh (-ұлы, -қызы) or Russian (-ович, -овна)."""
    if kazakh_style:
        return person.father + ("қызы" if person.woman else "ұлы")
    stem = person.father
    if stem.endswith(("й", "ь")):
        return stem[:-1] + ("евна" if person.woman else "евич")
    if stem.endswith(("а", "я")):
        return stem[:-1] + ("инична" if person.woman else "ич")
    return stem + ("овна" if person.woman else "ович")
