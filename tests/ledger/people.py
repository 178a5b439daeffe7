"""Three small lists of people who never were, for tests of the ledger and the desk."""

import json
from pathlib import Path

from khronika.nouns import (
    Assumption,
    Estimate,
    MethodStudy,
    NoEstimate,
    Outcome,
    PersonList,
    Proposal,
    Study,
    Unread,
)
from khronika.people import Said, take_list

REGISTRY = """ФИО,Дата рождения,Город,Дата,Пол,Согласие
Щеткаров Тимофей,04.03.1987,Орло,05.05.2031,м,да
Мугдова Ольга,1990,Сельт,2031-05-04,ж,нет
"""
HOTLINE = [
    {"name": "Timofey Shchetkarov", "age": "44", "city": "Orlo", "date": "2031-05-05"},
    {"name": "Eduard Pakhtin", "age": "", "city": "Mirna", "date": ""},
]
RELATIVES = """Пахтин Эдуард, 1979 г.р., Мирна
— список продолжается —
Мугдов Олег, 1991 г.р., Сельт
"""
NAMES = (
    "Щеткаров", "Тимофей", "Мугдов", "Ольга", "Олег", "Shchetkarov", "Timofey", "Eduard", "Pakhtin", "Пахтин", "Эдуард",
)  # fmt: skip
SOUND = "the surnames sound the same"


def invented_lists(folder: Path) -> list[PersonList]:
    """Kept in the folder that is open; the files are written into ``folder``."""
    (folder / "registry.csv").write_text(REGISTRY, encoding="utf-8")
    (folder / "hotline.json").write_text(json.dumps(HOTLINE), encoding="utf-8")
    (folder / "relatives.txt").write_text(RELATIVES, encoding="utf-8")
    taken = []
    for name in ("registry.csv", "hotline.json", "relatives.txt"):
        said = Said(source="Invented body", label="first", invented=name.startswith("relatives"))
        found = take_list(folder / name, said)
        assert not isinstance(found, Unread), found
        taken.append(found.list)
    return taken


def pairs(lists: list[PersonList]) -> list[Proposal]:
    """The first entries of the first two lists, most likely one; the next two, in doubt."""
    (a, b), (c, d) = (sorted((lists[0].records[at].id, lists[1].records[at].id)) for at in (0, 1))
    sure = (
        "the given names sound the same",
        SOUND,
        "the ages fit the birth years",
        "they stand on two lists",
    )
    return [
        Proposal(a, b, 0.997, 8.4, sure),
        Proposal(c, d, 0.4, -0.6, ("the given names differ", SOUND, "the birth years differ")),
    ]


def an_estimate(point: float, low: float, high: float, method: str, observed: int = 120) -> Estimate:
    taken = (
        Assumption(
            "closed", "Nobody joined the group.", "Круг людей не менялся.", "Топ құрамы өзгерген жоқ."
        ),
    )
    settings = (("point", "median"), ("prior of N", "1/N"), ("linkages drawn", "50"))
    return Estimate(
        point, low, high, 0.95, method, ("hotline", "registry", "relatives"), observed, taken, "0.1.0", "f" * 64, 7, settings
    )  # fmt: skip


def a_study(state: str = "0" * 64) -> Study:
    """Four lists, three methods: one with everything, one that says little, one that refuses."""
    names = ("hotline", "lawyers", "registry", "relatives")
    refused = NoEstimate("loglinear.no-model", "no model has a best fit", "Add lists.")
    dropped = tuple(
        (name, Outcome.of(an_estimate(150 + n, 125, 240, "graphs", 110))) for n, name in enumerate(names)
    )
    curve = ((120, 0.02), (130, 0.2), (150, 0.4), (180, 0.28), (300, 0.1))
    methods = (
        MethodStudy(
            "graphs", Outcome.of(an_estimate(150, 130, 300, "graphs")), Outcome.of(an_estimate(152, 129, 310, "graphs")),
            (*dropped[:3], ("relatives", Outcome.of(refused))), curve, (("hotline+lawyers, registry, relatives", 0.61), ("hotline, lawyers+registry", 0.2)),
        ),
        MethodStudy("classes", Outcome.of(an_estimate(149, 128, 240, "classes")), Outcome.of(refused)),
        MethodStudy("loglinear", Outcome.of(refused), Outcome.of(refused)),
    )  # fmt: skip
    cells = (0, 12, 9, 4, 20, 2, 7, 1, 30, 5, 6, 3, 8, 4, 6, 3)
    most = ((0.5, 270), (0.2, 720), (0.1, 1500))
    wide = Outcome.of(an_estimate(150, 130, 660, "graphs, guarded"))
    return Study(names, cells, methods, wide, most, 2, 0, 50, 7, "0.1.0", "f" * 64, state)
