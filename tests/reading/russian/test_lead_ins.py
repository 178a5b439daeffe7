"""A line that ends in a colon says whose the paragraph behind it is, in Russian and in Kazakh. Sentences and names are invented."""

import pytest

from khronika.reading import read
from tests.reading.told_claims import told


@pytest.mark.parametrize(
    ("lang", "line", "who", "body"),
    [
        ("ru", "По данным Лиги юристов:", "Лига юристов", "В Бишкеке задержаны 14 человек. Ранены двое."),
        ("ru", "В МВД сообщили следующее:", "МВД", "В Бишкеке задержаны 14 человек. Ранены двое."),
        ("kk", "Заңгерлер лигасының мәліметінше:", "лига", "Бішкекте 14 адам ұсталды. Екі адам жараланды."),
    ],
)
def test_who_leads_a_paragraph_in_tells_all_of_it(lang: str, line: str, who: str, body: str) -> None:
    last = {"ru": "Позже на площади собрались 300 человек.", "kk": "Кейін алаңға 300 адам жиналды."}[lang]
    claims = told(read, f"{line}\n\n{body}\n\n{last}", lang)  # type: ignore[arg-type]
    sources = [c.attribution.source_name for c in claims if c.figure is not None]
    assert [who.casefold() in s.casefold() for s in sources[:2]] == [True, True]
    assert sources[2:] == ["author"]
    assert not [c for c in claims if c.figure is None]  # the line itself says nothing


def test_a_name_that_calls_speaks_nothing() -> None:
    """The verb of a movement's name is in the imperative: its candidate tells no votes."""
    text = 'За представителя кампании "Говори смело" Марину Лещук проголосовало 4,42% избирателей.\nПротив всех проголосовало 6,40%.'
    claims = told(read, text, "ru")  # type: ignore[arg-type]
    assert len(claims) == 2
    assert all(c.attribution.by_author for c in claims)
