"""Marks and charts for tests: invented speakers, invented places, any number a report could print."""

import datetime as dt

from hypothesis import strategies as st

from khronika.drawing.chart import Coverage, Echo, Family, Mark

WORDS = st.one_of(
    st.sampled_from(
        [
            "about 500",
            "almost 4,000",
            "at least a thousand",
            "свыше девятисот пятидесяти человек",
            "кемінде мың адам",
        ]
    ),
    st.text("wWщЩжӘ04, ", min_size=1, max_size=60),
    st.text(min_size=1, max_size=40),
)
DAYS = st.one_of(
    st.none(),
    st.integers(0, 12).map(lambda n: dt.date(2031, 3, 1) + dt.timedelta(days=n)),
    st.dates(dt.date(1968, 1, 1), dt.date(2040, 1, 1)),
)
NUMBERS = st.one_of(st.integers(0, 9000).map(float), st.floats(0, 1e9).map(lambda n: round(n, 2)))


@st.composite
def marks(draw: st.DrawFn, number: int = 1) -> Mark:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    shape = draw(st.sampled_from(["exact", "range", "low", "high"]))
    bounds = {"exact": (low, low), "range": (low, high), "low": (low, None), "high": (None, high)}[shape]
    coverage = draw(st.sampled_from(Coverage))
    return Mark(
        id=f"c-{number}",
        low=bounds[0],
        high=bounds[1],
        said=draw(DAYS),
        words=draw(WORDS),
        number=number,
        family=draw(st.sampled_from(Family)),
        coverage=coverage,
        about=tuple(draw(st.lists(WORDS, max_size=3))),
        echoes=tuple(
            Echo(f"e-{number}-{n}", "around 500", bool(n % 2)) for n in range(draw(st.integers(0, 5)))
        ),
        badges=tuple("ABCDEF"[: draw(st.integers(0, 6))]) if draw(st.booleans()) else (),
        struck=draw(st.integers(0, 9)) == 0,
        part=coverage is Coverage.ONE and draw(st.booleans()),
        href=f"#row-{number}",
    )


@st.composite
def charts(draw: st.DrawFn, most: int = 25) -> tuple[Mark, ...]:
    """Up to ``most`` marks, some of which revise an earlier one."""
    made = [draw(marks(number=n + 1)) for n in range(draw(st.integers(1, most)))]
    if draw(st.booleans()):
        step = draw(st.integers(1, 4))
        made = [
            Mark(
                **{
                    **{f: getattr(m, f) for f in Mark.__dataclass_fields__},
                    "follows": made[n - step].id,
                    "order": n,
                }
            )
            if n >= step and n % 3 == 0
            else m
            for n, m in enumerate(made)
        ]
    return tuple(made)


def mark(number: int, value: float, said: dt.date | None, words: str = "", **more: object) -> Mark:
    """One mark in a line, for cases written by hand."""
    fields: dict[str, object] = {
        "low": value,
        "high": value,
        "words": words or str(value),
        "about": ("A body",),
    }
    return Mark(id=f"c-{number}", number=number, said=said, **{**fields, **more})  # type: ignore[arg-type]
