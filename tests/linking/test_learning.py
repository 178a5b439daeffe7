"""EM finds how entries of one person agree, without being told which are. The numbers are drawn from known chances."""

import numpy as np
import pytest

from khronika.linking.comparing import BORN, PLACE, SEX
from khronika.linking.learning import RULES, Seen, learnt

M_PLACE, U_PLACE = (0.9, 0.1), (0.12, 0.88)
U_BORN = (1e-4, 0.02, 0.03, 0.01, 0.04, 2e-3, 0.05, 0.05, 0.7979)
M_BORN = (0.3, 0.4, 0.19, 0.02, 0.03, 0.01, 0.02, 0.01, 0.02)


def seen(
    rng: np.random.Generator, m: tuple[float, ...], u: tuple[float, ...], matches: int, others: int
) -> Seen:
    level = np.concatenate(
        [rng.choice(len(m), matches, p=m), rng.choice(len(u), others, p=np.array(u) / sum(u))]
    )
    level[rng.random(len(level)) < 0.1] = -1
    return Seen(level, np.array(u)[np.maximum(level, 0)])


@pytest.mark.parametrize("others", [800, 8_000])
def test_known_chances_are_found_again(others: int) -> None:
    rng = np.random.default_rng(3)
    session = {
        "born": seen(rng, M_BORN, U_BORN, 4_000, others),
        "place": seen(rng, M_PLACE, U_PLACE, 4_000, others),
    }
    found = learnt([BORN, PLACE], [session])
    assert found["place"] == pytest.approx(M_PLACE, abs=0.03)
    assert found["born"] == pytest.approx(M_BORN, abs=0.03)


def test_wrong_birth_years_stay_possible() -> None:
    """Begun at one match among thousands, EM took each of them for another person's."""
    rng = np.random.default_rng(4)
    session = {
        "born": seen(rng, M_BORN, U_BORN, 3_000, 1_000),
        "place": seen(rng, M_PLACE, U_PLACE, 3_000, 1_000),
    }
    found = learnt([BORN, PLACE], [session])
    assert sum(found["born"][4:8]) > 0.04


def test_what_nobody_saw_keeps_its_guess_and_what_is_fixed_stays() -> None:
    rng = np.random.default_rng(5)
    session = {
        "place": seen(rng, M_PLACE, U_PLACE, 500, 500),
        "sex": seen(rng, (0.5, 0.5), (0.5, 0.5), 500, 500),
    }
    found = learnt([BORN, PLACE, SEX], [session])
    first = [level.m for level in BORN.levels]
    assert found["born"] == pytest.approx([each / sum(first) for each in first])
    assert found["sex"] == [level.m for level in SEX.levels]


def test_each_comparison_is_learnt_by_some_rule() -> None:
    assert not frozenset.intersection(*(rule.blind for rule in RULES))
