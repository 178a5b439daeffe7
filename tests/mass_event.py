"""One mass event told in 300 articles: the claims and the texts that such a day leaves behind, made by rule.

A ministry counts about 100, then about 500, 700 and 731 over the days that follow. Wires carry it, outlets copy the
wires word for word or in their own words, in three languages; some retellings drift. A rights group and an agency's
own reporters count for themselves. Bodies, places and outlets are invented.
"""

import random
from dataclasses import dataclass, replace

from khronika.nouns import Claim, Figure, PartialDate, Source, SourceType, Unit
from tests.invented_claims import COUNTRY, MINISTRY, MONITOR, NORTH, claim

ARTICLES = 300
WIRES = tuple(Source(f"Wire {name}", SourceType.MEDIA, f"media:wire-{name.lower()}") for name in ("A", "B"))
# (value, day on which the ministry said it); the first number and its three revisions
SERIES = ((100, 9), (500, 9), (700, 11), (731, 13))
_WORDS = {"en": "about {}", "ru": "около {}", "kk": "{} шақты"}
_NAMES = {"en": "Interior Ministry", "ru": "МВД", "kk": "ІІМ"}
_PLACES = {"en": "Norhold", "ru": "Норхольд", "kk": "Норхольд қаласы"}
_SENTENCES = (
    "police took {} people to buses after the rally on the square the ministry said while shops stayed open",
    "the ministry put the number of those held in the northern city at {} and called the gathering unlawful",
    "{} were held in the city by the evening an official of the ministry told reporters outside the building",
    "officers in helmets cleared the square and {} people were driven away according to the ministry's count",
    "no permit had been given for the rally and {} of its participants were held the ministry's statement says",
)
_FILLERS = "crowd bridge river students lawyers vans evening banner square rain police officers singing mothers station radio market".split()


@dataclass(frozen=True, slots=True)
class MassEvent:
    claims: tuple[Claim, ...]
    texts: tuple[tuple[str, str], ...]  # report id, text
    wire_copies: frozenset[str]  # report ids that copy a wire's own report word for word


def _figure(value: int, lang: str) -> Figure:
    text = _WORDS[lang].format(value)
    return Figure(text, 0.9 * value, 1.1 * value, Unit.PERSONS, True, "fig.about", value)


def _exact(value: int) -> Figure:
    return Figure(str(value), value, value, Unit.PERSONS, False, "fig.exact", value)


def _in(lang: str, made: Claim) -> Claim:
    chain = tuple(
        replace(voice, source=replace(voice.source, name=_NAMES[lang])) if voice.source == MINISTRY else voice
        for voice in made.attribution.chain
    )
    places = tuple(
        replace(p, name=_PLACES[lang], words=_PLACES[lang]) if p == NORTH else p for p in made.places
    )
    return replace(made, lang=lang, places=places, attribution=replace(made.attribution, chain=chain))


def _drifted(made: Claim, rng: random.Random) -> Claim:
    """One retelling in seven changes something: the hedge, or one city into the country."""
    draw = rng.random()
    value = made.figure.value
    if draw < 0.07:
        more = Figure(f"more than {value:.0f}", value, None, Unit.PERSONS, True, "fig.at-least", value)
        return replace(made, figure=more)
    return replace(made, places=(COUNTRY,)) if draw < 0.14 else made


def mass_event(seed: int = 7) -> MassEvent:
    rng = random.Random(seed)
    claims, texts, copies = [], [], set()
    wire_text = _text(rng, SERIES[1][0])
    for number in range(ARTICLES):
        report = f"r{number:03}"
        lang = rng.choice(("en", "en", "ru", "kk"))
        value, said = SERIES[min(3, int(4 * rng.random() ** 1.3))]
        made = _article(number, report, value, said, rng)
        text = _text(rng, value)
        if number % 10 == 3:  # a wire's own reporters, copied word for word
            made = claim(f"c{number:03}", _exact(340), outlet=f"Outlet {number}", report=report)
            text = wire_text if number == 3 else f"From our agencies. {wire_text}"
            copies.add(report)
        elif number % 50 == 7:
            made = claim(f"c{number:03}", _exact(620), MONITOR, outlet=f"Outlet {number}", report=report)
        elif number >= len(SERIES):
            made = _in(lang, _drifted(made, rng))
        printed = SERIES[number][1] if number < len(SERIES) else 13 + number % 3  # nothing before it was said
        claims.append(replace(made, published=PartialDate(2031, 5, printed)))
        texts.append((report, text))
    return MassEvent(tuple(claims), tuple(texts), frozenset(copies))


def _article(number: int, report: str, value: int, said: int, rng: random.Random) -> Claim:
    """The first four articles are the ministry's own words, in order; the rest retell one of them."""
    if number < len(SERIES) and number != 3:
        value, said = SERIES[number]
        return claim(
            f"c{number:03}",
            _figure(value, "en"),
            MINISTRY,
            said=said,
            outlet=f"Outlet {number}",
            report=report,
        )
    voices = (MINISTRY,) if rng.random() < 0.5 else (rng.choice(WIRES), MINISTRY)
    figure = _exact(value) if value == 731 else _figure(value, rng.choice(("en", "ru", "kk")))
    return claim(f"c{number:03}", figure, *voices, said=said, outlet=f"Outlet {number}", report=report)


def _text(rng: random.Random, value: int) -> str:
    """An article in words of its own: the sentences in another order, with other filling between."""
    sentences = [each.format(value) for each in rng.sample(_SENTENCES, 3)]
    filling = [" ".join(rng.choice(_FILLERS) for _ in range(25)) for _ in sentences]
    return ". ".join(part for pair in zip(sentences, filling, strict=True) for part in pair)
