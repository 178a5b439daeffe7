"""Who says through a paper of theirs. The sentences are ours, bodies and people invented."""

import pytest

from khronika.reading.kazakh import read
from tests.reading.told_claims import told


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Алаңда 30 адам ұсталды, делінген қала прокуратурасының хабарламасында.", "қала прокуратурасы"),
        ("Алаңда 30 адам ұсталды, бұл туралы «Тең құқық» қорының Facebook парақшасында жазылды.", "«Тең құқық» қоры"),
        ("«Ашық дала» қозғалысының мәлімдемесінде 30 адамның ұсталғаны айтылған.", "«Ашық дала» қозғалысы"),
        ("Алаңда 30 адам ұсталды. Бұл туралы департаменттің сайтында хабарланды.", "департамент"),
        ("Қалада 30 адам ұсталды. Дерек көзі: «Тең құқық» қоры.", "«Тең құқық» қоры"),
        ("Оқырмандарымыз жазады: алаңда 30 адам ұсталды.", "Оқырмандарымыз"),
        ("Алаңда 30 адам ұсталды.", ""),
    ],
)  # fmt: skip
def test_the_owner_of_the_paper_says_it(text: str, source: str) -> None:
    (figure,) = [c for c in told(read, text, "kk") if c.figure]
    names = [v.words for v in figure.attribution.chain]
    assert names == ([source] if source else [])
