"""What a reader of fresh Kazakh reports found wrong at first sight."""

import pytest

from khronika.nouns import Claim
from khronika.reading.kazakh.reader import read
from tests.reading.told_claims import told


def claims(text: str) -> list[Claim]:
    return told(read, text, "kk", "2031-09-20")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Қала әкімі халықты сабырға шақырды.", "call-to-assemble"),
        ("Әкім тұрғындарды алаңнан тарауға шақырды.", "call-to-assemble"),
        ("Қала полициясы 14 тұрғынға айыппұл салды.", "detention"),
    ],
)
def test_calm_is_no_call_and_a_fine_no_arrest(text: str, kind: str) -> None:
    assert kind not in [c.kind.value for c in claims(text)]


def test_guards_who_hold_are_not_counted_as_held() -> None:
    assert [c.figure for c in claims("Үш полицей белсендіні ұстап әкетті.")] == [None]


def test_what_is_told_before_the_word_of_saying_is_told() -> None:
    (claim,) = claims("Белсенді Наталья Қарлығашева бүгін қамаудан босатылды деп хабарлайды «Дала» тілшісі.")
    assert (claim.kind.value, claim.attribution.source_name) == ("release", "«Дала» тілшісі")


def test_who_said_something_is_no_speaker_where_that_only_describes() -> None:
    found = claims("Оралдан арнайы келгенін айтқан Ерік Қарлығашев митингіге қатысты.")
    assert {c.attribution.source_name for c in found} == {"author"}


def test_since_a_month_is_from_then_to_the_report() -> None:
    (claim,) = claims("Жұмысшылар мамыр айынан бері ереуіл өткізіп жатыр.")
    assert claim.when is not None
    assert (str(claim.when.start), str(claim.when.end)) == ("2031-05", "2031-09-20")


def test_whom_is_in_the_nominative() -> None:
    (claim,) = claims("Ақтауда полиция 30 мұнайшыны ұстап әкетті.")
    assert claim.target == "мұнайшы"


def test_where_it_was_written_and_the_day_of_a_briefing_are_not_of_what_happened() -> None:
    text = "Орал, «Дала» тілшісі. Серғазы Тұрымтаев сейсенбі күнгі брифингте 780 адам ұсталғанын айтты."
    (claim,) = [c for c in claims(text) if c.figure]
    assert claim.places == ()
    assert claim.when is not None
    assert claim.when.start is None


def test_a_rally_of_protest_is_one() -> None:
    (claim,) = claims("Қостанайда бір топ ана наразылық жиынын өткізді.")
    assert claim.kind.value == "protest"


def test_a_suspect_keeps_its_ending() -> None:
    (claim,) = claims("802 күдікті қамауға алынды.")
    assert claim.target == "күдікті"


def test_whoever_published_a_result_tells_it() -> None:
    text = "ОСК жариялаған сайлау қорытындысы бойынша, «Жаңа бет» партиясына 68 пайыз дауыс берілді."
    (claim,) = claims(text)
    assert claim.attribution.source_name == "ОСК"


def test_some_of_the_dead_are_dead() -> None:
    dead = claims("Қаза тапқандардың қатарында 490 шеруші және 48 полицей бар.")
    assert [claim.kind.value for claim in dead] == ["death", "death"]


def test_letters_in_brackets_stand_behind_the_name() -> None:
    (claim,) = claims("Тең Құқық Агенттігі (ТҚА) деректеріне сәйкес, елде 10 мың адам қамауға алынған.")
    assert claim.attribution.source_name == "Тең Құқық Агенттігі"


def test_since_the_end_of_a_year() -> None:
    (claim,) = claims("2030 жылдың соңынан бері жалғасқан наразылық кезінде 5 мың адам қаза тапты.")
    assert claim.when is not None
    assert (str(claim.when.start), str(claim.when.end)) == ("2030-12", "2031-09-20")


def test_a_result_and_a_paper_say_nothing() -> None:
    text = (
        "Комиссия сайлаудың қорытындысын шығарды. Ол бойынша партиялардың мандат санын жариялады. "
        "Қала мәслихаты сайлауының қорытындыларына сәйкес сайлаушылардың 68,1% «Жаңа бет» партиясына дауыс берді."
    )
    told_by = {claim.attribution.source_name for claim in claims(text) if claim.figure is not None}
    assert told_by == {"Комиссия"}


def test_a_mark_that_was_passed_is_nobodys_share() -> None:
    text = "Сайлауда үш партия заңда көрсетілген жеті пайыздық межені еңсерді."
    assert [claim for claim in claims(text) if claim.figure is not None] == []


def test_where_strikers_mean_to_go_is_no_scene() -> None:
    text = "Жаңаөзен мұнайшылары Астанаға баратынын ескертті. Наразылық акциясына 300 адам шықты."
    (crowd,) = [claim for claim in claims(text) if claim.figure is not None]
    assert [place.name for place in crowd.places] == ["Жаңаөзен"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Бас прокуратура таратқан ақпаратта 12 адам қаза тапқаны айтылған.", "Бас прокуратура"),
        ("12 адам ұсталды, деп мәлімдеді министр Олжас Бектұров брифингте.", "министр Олжас Бектұров"),
    ],
)
def test_whose_paper_and_who_at_a_briefing(text: str, source: str) -> None:
    assert {claim.attribution.source_name for claim in claims(text)} == {source}
