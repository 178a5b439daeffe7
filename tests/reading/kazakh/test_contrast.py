"""Two voices set against each other in one sentence. The sentences are ours."""

import pytest

from khronika.reading.kazakh import read
from tests.reading.told_claims import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Кәсіподақтар шеруге 900 мың адам шықты десе, полиция 281 мың дейді.",
            [(900_000, "Кәсіподақтар"), (281_000, "полиция")],
        ),
        (
            "Полиция 40 адам ұсталды десе, құқық қорғаушылар 65 адам ұсталды деп отыр.",
            [(40, "Полиция"), (65, "құқық қорғаушылар")],
        ),
        ("Қажет десе, полиция келеді. Алаңда 40 адам ұсталды.", [(40, None)]),
    ],
)
def test_each_half_has_its_own_voice(text: str, expected: list[tuple[float, str | None]]) -> None:
    figures = [(c.figure, c.attribution.chain) for c in told(read, text, "kk") if c.figure]
    assert [(f.low, chain[-1].words if chain else None) for f, chain in figures] == expected
