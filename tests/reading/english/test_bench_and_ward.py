"""What courts, prison gates and clinics do with people. Sentences and names are invented."""

import pytest

from khronika.nouns import Kind
from tests.reading.english.figures_of import figures_of

D, R, C, S, P, X, I, V = (  # noqa: E741
    Kind.DETENTION,
    Kind.RELEASE,
    Kind.CHARGE,
    Kind.SENTENCE,
    Kind.PROTEST,
    Kind.DEATH,
    Kind.INJURY,
    Kind.ELECTION,
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Fourteen of those arrested have been put before a judge.", [("Fourteen", C)]),
        ("Eight journalists were summoned to court on Tuesday.", [("Eight", C)]),
        ("Sixteen people were referred to a military tribunal.", [("Sixteen", C)]),
        ("A court in Orlo condemned six soldiers to death.", [("six", S)]),
        ("The magistrate remanded nine of them and let four go on bail.", [("nine", D), ("four", R)]),
        ("The last nine detainees went home on Saturday.", [("nine", R)]),
        ("Four regained their freedom on Monday.", [("Four", R)]),
        ("Forty-two came to the clinic with burns.", [("Forty-two", I)]),
        ("Eight officers needed stitches.", [("Eight", I)]),
        ("Six had fractures.", [("Six", I)]),
        ("Ambulances took away 18.", [("18", I)]),
        ("Sixteen policemen are in hospital, one with a broken skull.", [("Sixteen", I), ("one", I)]),
        ("The league confirmed the deaths in custody of 17 people.", [("17", X)]),
        ("The junta is holding 21 editors.", [("21", D)]),
        ("Of 93 defendants, 71 were convicted and 12 acquitted.", [("93", C), ("71", S), ("12", R)]),
        ("Seventy people have been named as suspects.", [("Seventy", C)]),
        ("The trial ended on Monday. Eleven were given three years.", [("Eleven", S)]),
        ("The morgue received 14 bodies, six with bullet wounds.", [("14", X), ("six", X)]),
        # another teller's number, the verb said once; and whoever took part in what was told before
        (
            "Witnesses speak of at least a dozen killed, the army of three.",
            [("at least a dozen", X), ("three", X)],
        ),
        (
            "Some 70,000 people marched in the capital. Another 20,000 took part in four other towns.",
            [("Some 70,000", P), ("20,000", P)],
        ),
        ("Organisers of the referendum said 900,000 people took part.", [("900,000", V)]),
        # neither tried nor hurt nor counted
        ("Guards left the prison on Tuesday after a strike of two days.", []),
        ("The ministry sent 12 letters to the court.", []),
        ("Eighteen of the 40 senators voted for the tax bill.", []),
        ("Sorn lost by 1,204 votes.", []),
        ("Lina Sorn, a teacher and mother of three, was taken from her home by soldiers.", []),
    ],
)
def test_what_is_done_with_them(text: str, told: list[tuple[str, Kind]]) -> None:
    assert sorted(figures_of(text)) == sorted(told)
