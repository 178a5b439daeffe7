"""Make the demonstration's lists of people anew: nobody on them exists, and every row says so.

    python scripts/demo_lists.py

Writes src/khronika/demo/people/: four lists in three spellings, the pairs that linking proposes of them (links.json) and
what is estimated from those (study.json), so that `khronika demo` shows full pages at once and without khronika[linking].
A test makes the lists again from the seed and compares; links.json and study.json are as this made them last. Names are put together from common given names and from surnames
that we made up; towns are those of a country that is not on any map.
"""

import csv
import datetime as dt
import io
import json
import os
import random
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "src" / "khronika" / "demo" / "people"
SEED = 31
PEOPLE = 170
FIRST_DAY = dt.date(2031, 5, 4)
# kk, ru, latin; men, then women.
MEN = (
    "Ерлан|Ерлан|Yerlan Нұрлан|Нурлан|Nurlan Серік|Серик|Serik Асқар|Аскар|Askar Бауыржан|Бауржан|Baurzhan Дәурен|Даурен|Dauren "
    "Қайрат|Кайрат|Kairat Мұрат|Мурат|Murat Әділет|Адилет|Adilet Жомарт|Жомарт|Zhomart Тимофей|Тимофей|Timofey Эдуард|Эдуард|Eduard "
    "Олжас|Олжас|Olzhas Данияр|Данияр|Daniyar"
)
WOMEN = (
    "Әсел|Асель|Assel Гүлнар|Гульнара|Gulnara Жанар|Жанара|Zhanar Айгүл|Айгуль|Aigul Мәдина|Мадина|Madina Ольга|Ольга|Olga "
    "Динара|Динара|Dinara Сәуле|Сауле|Saule"
)
# Made up: surnames without their ending, kk|ru|latin.
ROOTS = (
    "Щеткар|Щеткар|Shchetkar Мұғд|Мугд|Mugd Пахт|Пахт|Pakht Лұғын|Лугын|Lugyn Бекжа|Бекжа|Bekzha Тұрмағ|Турмаг|Turmag Селтін|Сельтин|Seltin "
    "Орлық|Орлык|Orlyk Жанқыр|Жанкыр|Zhankyr Ақтін|Актин|Aktin Құлпан|Кулпан|Kulpan Мырғал|Мыргал|Myrgal Ветлұғ|Ветлуг|Vetlug "
    "Сарпын|Сарпын|Sarpyn Дөңгел|Донгел|Dongel Шойқар|Шойкар|Shoikar Қарпық|Карпык|Karpyk Белдем|Белдем|Beldem Топырғ|Топырг|Topyrg "
    "Ынтақ|Ынтак|Yntak Зерғал|Зергал|Zergal Мойнақ|Мойнак|Moinak Тасқын|Таскын|Taskyn Өрікс|Орикс|Oriks"
)
TOWNS = ("Орло|Орло|Orlo", "Сельт|Сельт|Selt", "Мирна|Мирна|Mirna")
KK, RU, LATIN = range(3)


def _table(words: str) -> list[tuple[str, ...]]:
    return [tuple(each.split("|")) for each in words.split()]


@dataclass(frozen=True)
class Person:
    woman: bool
    given: tuple[str, ...]
    root: tuple[str, ...]
    father: tuple[str, ...]
    born: dt.date
    town: tuple[str, ...]
    day: dt.date

    def family(self, script: int) -> str:
        ending = ("ова" if self.woman else "ов", "ova" if self.woman else "ov")[script == LATIN]
        return self.root[script] + ending

    def patronymic(self, script: int) -> str:
        if script == KK:
            return self.father[KK] + ("қызы" if self.woman else "ұлы")
        return self.father[RU] + ("овна" if self.woman else "ович")


def crowd(rng: random.Random) -> list[Person]:
    men, women, roots, towns = _table(MEN), _table(WOMEN), _table(ROOTS), [tuple(t.split("|")) for t in TOWNS]
    made = []
    for _ in range(PEOPLE):
        woman = rng.random() < 0.3
        born = dt.date(rng.randint(1961, 2009), rng.randint(1, 12), rng.randint(1, 28))
        day = FIRST_DAY + dt.timedelta(days=rng.randrange(5))
        given = rng.choice(women if woman else men)
        made.append(Person(woman, given, rng.choice(roots), rng.choice(men), born, rng.choice(towns), day))
    return made


def slip(word: str, rng: random.Random) -> str:
    """Now and then one letter lost or doubled, never the first."""
    if rng.random() > 0.05 or len(word) < 5:
        return word
    at = rng.randrange(2, len(word))
    return word[:at] + word[at + 1 :] if rng.random() < 0.5 else word[:at] + word[at - 1 :]


def registry(person: Person, rng: random.Random) -> dict[str, str]:
    father = person.patronymic(RU) if rng.random() < 0.9 else ""
    name = " ".join(filter(None, (slip(person.family(RU), rng), person.given[RU], father)))
    return {
        "ФИО": name,
        "Дата рождения": person.born.strftime("%d.%m.%Y"),
        "Город": person.town[RU],
        "Дата": person.day.strftime("%d.%m.%Y"),
        "Пол": "ж" if person.woman else "м",
        "Статус": "выдуманный человек",
    }


def lawyers(person: Person, rng: random.Random) -> dict[str, str]:
    agreed = rng.random()
    return {
        "Тегі": slip(person.family(KK), rng),
        "Аты": slip(person.given[KK], rng) if rng.random() > 0.04 else person.given[KK][0] + ".",
        "Әкесінің аты": person.patronymic(KK) if rng.random() < 0.6 else "",
        "Туған жылы": str(person.born.year + (rng.random() < 0.04)) if rng.random() > 0.1 else "",
        "Қала": person.town[KK] if rng.random() > 0.1 else "",
        "Күні": person.day.isoformat() if rng.random() > 0.1 else "жоқ",
        "Келісім": "иә" if agreed < 0.4 else "жоқ" if agreed < 0.6 else "",
        "Мәртебесі": "ойдан шығарылған адам",
    }


def hotline(person: Person, rng: random.Random) -> dict[str, str]:
    day = person.day + dt.timedelta(days=1 if rng.random() < 0.1 else 0)
    age = (day - person.born).days // 365
    return {
        "name": f"{person.given[LATIN]} {slip(person.family(LATIN), rng)}",
        "age": str(age) if rng.random() > 0.15 else "",
        "city": person.town[LATIN],
        "date": day.isoformat(),
        "status": "invented person",
    }


def relatives(person: Person, rng: random.Random) -> str:
    given = person.given[RU] if rng.random() > 0.08 else person.given[RU][0] + "."
    born = f", {person.born.year} г.р." if rng.random() > 0.2 else ""
    return f"{slip(person.family(RU), rng)} {given}{born}, {person.town[RU]}"


def csv_of(rows: list[dict[str, str]], delimiter: str) -> str:
    out = io.StringIO()
    table = csv.DictWriter(out, list(rows[0]), delimiter=delimiter, lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return out.getvalue()


def lines_of(rows: Sequence[object]) -> str:
    """JSON with a row a line."""
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n"


def made() -> dict[str, str]:
    """The four files' text by name, the same every time."""
    rng = random.Random(SEED)
    people = crowd(rng)

    def some(reach: Callable[[Person], float]) -> list[Person]:
        found = [person for person in people if rng.random() < reach(person)]
        rng.shuffle(found)
        return found

    held = some(lambda person: 0.55 if person.town[RU] != "Мирна" else 0.25)
    called = some(lambda person: 0.45)
    helped = some(lambda person: 0.65 if person in called else 0.3)
    asked = some(lambda person: 0.4)
    pasted = [relatives(person, rng) for person in [*asked, asked[0]]]  # one of them twice
    pasted.insert(0, "(every person below is invented)")
    pasted.insert(30, "— 5 мая, список продолжается —")
    return {
        "invented-registry.csv": csv_of([registry(person, rng) for person in held], ","),
        "invented-lawyers.csv": csv_of([lawyers(person, rng) for person in helped], ";"),
        "invented-hotline.json": lines_of([hotline(person, rng) for person in called]),
        "invented-relatives.txt": "\n".join(pasted) + "\n",
    }


def main() -> None:
    OUT.mkdir(exist_ok=True)
    for name, text in made().items():
        (OUT / name).write_text(text, encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KHRONIKA_FOLDER"] = folder
        from khronika.cli.list_places import place_key
        from khronika.cli.opening import open_folder

        with open_folder(folder, make=True):
            from khronika.cli.demo_lists import SAID
            from khronika.ledger import lists
            from khronika.nouns import Study, canonical_json
            from khronika.people import link_lists, take_list
            from khronika.study import study_lists

            for name in made():
                take_list(OUT / name, SAID[name])
            print(link_lists(place_key))
            pairs = [
                [each.a, each.b, each.probability, each.weight, each.reasons] for each in lists.proposals()
            ]
            (OUT / "links.json").write_text(lines_of(pairs), encoding="utf-8")
            study = study_lists(seed=0, told=print)
            assert isinstance(study, Study)
            (OUT / "study.json").write_text(canonical_json(study) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
