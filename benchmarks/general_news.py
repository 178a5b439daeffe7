"""General news in English, made up: prices, weather, sport, science, culture. Nothing that the kinds of claim know.

Made from patterns with a fixed seed, so that a measure can be repeated; names are invented. It stands for the text that
most of a newspaper consists of, where a reader of events has nothing to find and should be quick to see it.
"""

import random

_TOPICS = {
    "economy": (
        "The {company} said its {period} revenue rose by {n} percent to {n} million dollars, helped by demand for {goods}.",
        "Analysts had expected the price of {goods} to fall after the central bank cut its rate for the {nth} time.",
        "Shares in {company} closed {n} percent lower, while the wider index was little changed in quiet trading.",
        "Exports of {goods} through the port of {town} reached {n} thousand tonnes, according to customs data.",
        "The new factory near {town} will make {goods} and is due to open in the spring, the company added.",
    ),
    "weather": (
        "Forecasters in {town} expect light rain in the morning and temperatures of up to {n} degrees by the afternoon.",
        "Snow is likely on the high passes, where drivers are advised to carry chains and allow more time.",
        "The lake has warmed by two degrees since the beginning of the month, which is unusual for the season.",
        "A mild wind from the south will bring clear skies over {town} for most of the week.",
    ),
    "sport": (
        "{player} scored twice as {town} beat the visitors by three goals to one in front of {n} thousand spectators.",
        "The coach praised the defence, which has not let in a goal in {n} matches this {period}.",
        "{player} will miss the next game with a sore knee, but hopes to be back before the final.",
        "The club from {town} moved up to second place in the table, two points behind the leaders.",
    ),
    "science": (
        "Researchers at the university of {town} measured the light of {n} distant stars with a new kind of lens.",
        "The study, which took {n} years, suggests that the birds find their way by the smell of the sea.",
        "Their results were published in a journal this week and have still to be repeated by others.",
        "{player}, who led the work, said the method could make batteries lighter and cheaper.",
    ),
    "culture": (
        "The museum in {town} shows {n} paintings that have not been seen in public for a century.",
        "{player} plays a shy baker in the film, which was made in {n} days with a very small crew.",
        "The novel has been translated into {n} languages and sold well in its first {period}.",
        "Tickets for the festival go on sale on Monday, and the programme will be printed in {n} thousand copies.",
    ),
}
_WORDS = {
    "company": "Norvik Foods|Baltema|Orlin Steel|Tarsa Energy|Halden and Sons|Mirova".split("|"),
    "goods": "wheat|copper|cotton|tractors|glass|furniture|apples|solar panels|timber".split("|"),
    "town": "Vellmar|Ostrava Bay|Karsund|Tolmin|Belhaven|Ardino|Lowmoor".split("|"),
    "player": "Ema Rintala|Jon Varga|Lidia Marsh|Petar Oskin|Nadia Kolbe".split("|"),
    "period": "quarter|season|year|half-year|month".split("|"),
    "nth": "second|third|fourth|fifth".split("|"),
}


def general_news(reports: int, *, sentences: int = 16, seed: int = 7) -> list[str]:
    """That many reports, each a headline and paragraphs of four sentences on one subject."""
    draw = random.Random(seed)
    return [_report(draw, sentences) for _ in range(reports)]


def _report(draw: random.Random, sentences: int) -> str:
    patterns = _TOPICS[draw.choice(sorted(_TOPICS))]
    told = [_filled(draw, draw.choice(patterns)) for _ in range(sentences)]
    paragraphs = [" ".join(told[at : at + 4]) for at in range(0, sentences, 4)]
    return "\n\n".join([" ".join(told[0].split()[:8]), *paragraphs])


def _filled(draw: random.Random, pattern: str) -> str:
    words = {name: draw.choice(choices) for name, choices in _WORDS.items()}
    pieces = pattern.split("{n}")
    numbered = pieces[0] + "".join(f"{draw.randint(3, 40)}{piece}" for piece in pieces[1:])
    return numbered.format(**words)
