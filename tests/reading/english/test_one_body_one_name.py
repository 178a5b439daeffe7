"""Whose a count is over sentences and paragraphs: one body has one name, and tells what lies between its mentions."""

import pytest

from khronika.nouns import PartialDate, Report, Source, SourceType, Span, Voice, make_id
from khronika.reading.english import read
from khronika.reading.english.abbreviations import written_out
from khronika.reading.english.looking_back import has_office


def sources(text: str) -> list[tuple[str, str]]:
    """Each figure with the name of who tells it."""
    published = PartialDate.parse("2024-03-20")
    report = Report(make_id("r", text), "0", text, "text/plain", "-", lang="en", published=published)
    told = [c for c in read(report).claims if c.figure is not None]
    told.sort(key=lambda c: c.figure.span if c.figure and c.figure.span else c.span)
    return [(c.figure.text, c.attribution.source_name) for c in told if c.figure is not None]


AFL, FCL, ORC = "Association of Free Lawyers", "Free Courts League", "Orlan Rights Commission"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Association of Free Lawyers (AFL) said that 40 people had been detained.\n\nAccording to AFL, 12 of them are students. Police, AFL said, beat nine people.",
         [("40", AFL), ("12", AFL), ("nine", AFL)]),
        ("The AFL, or Association of Free Lawyers, counted 40 arrests. The AFL also counted 9 wounded.", [("40", AFL), ("9", AFL)]),
        ("The Orlan Rights Commission (ORC) counted 40 arrests in Tarsk. ORC's tally for Lirna is 22 arrests.", [("40", ORC), ("22", ORC)]),
        # who heads a list without a colon, and who ends a paragraph
        ("The ombudsman's tally by province follows.\n\nTarsk: 41 arrests.", [("41", "ombudsman")]),
        ("Figures released by the health ministry give the following picture.\n\nIn Tarsk 14 people died.\n\nIn Lirna three people died.",
         [("14", "health ministry"), ("three", "health ministry")]),
        ("Nineteen activists were arrested in Tarsk. In Lirna, police detained 11 people, the Free Courts League said in its weekly report.",
         [("Nineteen", FCL), ("11", FCL)]),
        # one body's report: the dead, the hurt and the held between its mentions
        ("The Rights Commission said on Tuesday that clashes had caused casualties. In Tarsk four protesters were killed, while police took 36 people away.\n\nIn Lirna, 24 protesters were arrested.\n\nIn Belsk one protester was killed, according to the commission.",
         [("four", "Rights Commission"), ("36", "Rights Commission"), ("24", "Rights Commission"), ("one", "Rights Commission")]),
        # the state's figure beside a union's, what is demanded, who the dead are, a list's own heading
        ("The number killed has reached 90, the Doctors' Union says. It is higher than the official figure of 65 killed.",
         [("90", "Doctors' Union"), ("65", "official figure")]),
        ("Students gathered in Tarsk to demand the release of 16 people arrested in May.", [("16", "author")]),
        ("As of 1 March, 87 people from Negra, mostly farmers, have been killed.", [("87", "author")]),
        ("Captures: 412", [("412", "author")]),
        ("The prosecutor had requested that 37 people be sentenced to prison.", [("37", "prosecutor")]),
        # shapes that the parser cuts in two
        ("The Observatory pointed out in a report published this month that the court issued 33 sentences.", [("33", "Observatory")]),
        ("In Tarsk's Zelna Hospital, a surgeon told reporters that the hospital received the bodies of 38 dead protesters.", [("38", "surgeon")]),
        ("In Cairo we were told by doctors at the hospital that there were 50 bodies at the morgue.", [("50", "doctors at the hospital")]),
        ("The commission of inquiry heard 80 witnesses. It retains 27 deaths.", [("27", "commission of inquiry")]),
    ],
)  # fmt: skip
def test_who_tells_over_sentences(text: str, expected: list[tuple[str, str]]) -> None:
    assert sources(text) == expected


def test_only_what_the_letters_stand_for_is_written_out() -> None:
    text = (
        "The Network of Free Clinics (NFC) and Ana Rul (PSD) spoke. The Tarsk Bureau for Land (BTL) did not."
    )
    assert written_out(text) == {"NFC": "Network of Free Clinics", "BTL": "Tarsk Bureau for Land"}


def test_an_office_goes_back_to_the_name_that_it_stands_before() -> None:
    text = (
        "Four were hurt, Minister of Works of Orlan, Pal Drenn, said. Later the minister added that six were."
    )
    where = Span(text.index("Pal"), text.index("Drenn") + 5)
    voice = Voice("Pal Drenn", Source("Pal Drenn", SourceType.UNKNOWN, None), "Pal Drenn", None, where)
    at = text.index("the minister")
    assert has_office(text, [voice], "minister", at) is voice
    assert has_office(text, [voice], "mayor", at) is None
    assert has_office(text.replace("Minister of", "Friends of"), [voice], "minister", at) is None
