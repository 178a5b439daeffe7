"""Where a report names no place, the country whose body speaks by its known head is the one it calls "the country"."""

import pytest

from khronika.nouns import Claim
from khronika.reading import kazakh, names, russian
from tests.reading.told_claims import told

TEXTS = {
    "ru": "В стране за четыре дня задержали 4000 человек, заявил министр внутренних дел Ержанбек Тулепов.",
    "kk": "Елде төрт күнде 4000 адам ұсталды, деп мәлімдеді ішкі істер министрі Ержанбек Төлепов.",
}
READERS = {"ru": russian.read, "kk": kazakh.read}


@pytest.fixture(autouse=True)
def _an_invented_minister(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = frozenset(names.name_key(name) for name in ("Ержанбек Тулепов", "Ержанбек Төлепов"))
    monkeypatch.setattr(names, "_officials", lambda: ((keys, "body:interior-ministry", "KZ", "", ""),))
    names._source_of.cache_clear()


def first(text: str, lang: str) -> Claim:
    return next(c for c in told(READERS[lang], text, lang) if c.figure)


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_the_country_of_a_minister_known_by_name(lang: str) -> None:
    claim = first(TEXTS[lang], lang)
    assert claim.attribution.chain[-1].source.key == "body:interior-ministry/KZ"
    assert [place.key for place in claim.places] == ["country:KZ"]


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_a_minister_whom_no_table_knows_is_of_no_country(lang: str) -> None:
    text = TEXTS[lang].replace("Ержанбек", "Мақсат")
    assert first(text, lang).places == ()


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_a_country_that_the_report_names_goes_before(lang: str) -> None:
    other = {"ru": "Это было в Молдавии.", "kk": "Бұл Молдовада болды."}[lang]
    assert [place.key for place in first(f"{TEXTS[lang]} {other}", lang).places] == ["country:MD"]


@pytest.mark.parametrize(
    ("lang", "text", "places"),
    [
        ("ru", "Чиновник ответил, что задержаны около ста человек. Эта оценка охватывает Тараз и Уральск.", {"Тараз", "Уральск"}),
        ("ru", "Чиновник ответил, что задержаны около ста человек. Данные касаются только Тараза.", {"Тараз"}),
        ("ru", "Чиновник ответил, что в Уральске задержаны около ста человек. Эта оценка включает Тараз.", {"Уральск"}),
        ("kk", "Шенеунік жүзге жуық адам ұсталды деп жауап берді. Бұл сан Тараз бен Оралға қатысты.", {"Тараз", "Орал"}),
    ],
)  # fmt: skip
def test_where_a_figure_was_counted_may_be_said_in_the_next_sentence(
    lang: str, text: str, places: set[str]
) -> None:
    report = f"Атырауда да жиын өтті.\n{text}" if lang == "kk" else f"В Атырау тоже собирались люди.\n{text}"
    assert {place.name for place in first(report, lang).places} == places


def test_where_nobody_counted_is_no_place_of_the_figure() -> None:
    text = "В Атырау чиновника спросили об этом.\nОн ответил, что задержаны около ста человек. Эта оценка не охватывает Тараз."
    assert {place.name for place in first(text, "ru").places} == {"Атырау"}
