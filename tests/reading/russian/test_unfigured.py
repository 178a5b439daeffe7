"""What is said without a figure: judgements, denials, disputes, threats. The sentences are ours, the people invented."""

import pytest

from khronika.nouns import Certainty, Kind, Stance
from khronika.reading.russian import read
from tests.reading.told_claims import told


@pytest.mark.parametrize(
    ("text", "kind", "source", "stance"),
    [
        ("Руководство партии «Рассвет» назвало акцию попыткой переворота.", Kind.ASSESSMENT, "Руководство партии «Рассвет»", Stance.ASSERTS),
        ("По мнению правозащитников, задержания были незаконными.", Kind.ASSESSMENT, "правозащитники", Stance.ASSERTS),
        ("Оппозиция обвинила полицию в избиении задержанных.", Kind.ASSESSMENT, "Оппозиция", Stance.ASSERTS),
        ("Полиция опровергла сообщения о пострадавших.", Kind.ASSESSMENT, "Полиция", Stance.DENIES),
        ("В прокуратуре не согласились с оценкой правозащитников.", Kind.ASSESSMENT, "прокуратура", Stance.DISPUTES),
        ("Правозащитники эту цифру оспаривают.", Kind.ASSESSMENT, "Правозащитники", Stance.DISPUTES),
        ("Наблюдатели назвали выборы несвободными.", Kind.ELECTION_FINDING, "Наблюдатели", Stance.ASSERTS),
    ],
)  # fmt: skip
def test_what_a_voice_judges(text: str, kind: Kind, source: str, stance: Stance) -> None:
    (claim,) = told(read, text, "ru")
    assert (claim.kind, claim.attribution.source_name, claim.stance) == (kind, source, stance)


@pytest.mark.parametrize(
    ("text", "kind", "certainty"),
    [
        ("Министр пригрозил участникам уголовными делами.", Kind.STATEMENT, Certainty.THREATENED),
        ("Мэрия предупредила, что полиция разгонит протестующих.", Kind.DISPERSAL, Certainty.THREATENED),
        ("Власти пообещали наказать организаторов митинга.", Kind.SENTENCE, Certainty.PLANNED),
    ],
)
def test_what_is_threatened_or_promised(text: str, kind: Kind, certainty: Certainty) -> None:
    (claim,) = told(read, text, "ru")
    assert (claim.kind, claim.certainty) == (kind, certainty)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Никто не пострадал, заявили в полиции.", "Никто"),
        ("В полиции заявили, что задержанных нет.", "нет"),
        ("Акция обошлась без пострадавших.", "без"),
    ],
)
def test_the_figure_of_a_tally_of_none_is_its_word(text: str, words: str) -> None:
    (claim,) = [c for c in told(read, text, "ru") if c.figure]
    assert claim.figure
    assert (claim.figure.text, claim.figure.high, claim.stance) == (words, 0, Stance.DENIES)


def test_brought_in_without_a_hospital_is_detained() -> None:
    (claim,) = [
        c for c in told(read, "По данным полиции, доставлено не более 400 человек.", "ru") if c.figure
    ]
    assert claim.figure
    assert (claim.kind, claim.figure.high) == (Kind.DETENTION, 400)
