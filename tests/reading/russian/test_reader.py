from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.nouns import Kind
from khronika.reading.russian import read
from tests.reading.told_claims import report, told


def test_place_time_and_the_day_it_was_said() -> None:
    text = "В Караганде 9 июня задержали 80 человек, сообщила 13 июня прокуратура."
    (claim,) = [c for c in told(read, text, "ru", "2019-06-14") if c.figure]
    assert claim.when
    assert claim.as_of
    assert [p.name for p in claim.places] == ["Караганда"]
    assert (str(claim.when.start), str(claim.as_of.start)) == ("2019-06-09", "2019-06-13")


def test_nothing_stands_in_for_an_unknown_day() -> None:
    (claim,) = [c for c in told(read, "Задержали 80 человек.", "ru") if c.figure]
    assert claim.when is None
    assert claim.places == ()


def test_what_happened_on_a_day_not_told_happened_no_later_than_the_report() -> None:
    (claim,) = [c for c in told(read, "Задержали 80 человек.", "ru", "2019-06-14") if c.figure]
    assert claim.when is not None
    assert claim.when.start is None
    assert (str(claim.when.end), claim.when.rule) == ("2019-06-14", "when.not-after-report")


def test_a_dateline_is_not_where_and_when_it_happened() -> None:
    text = "Москва. 14 апреля. ТАСС - В Бишкеке задержали 80 человек."
    (claim,) = [c for c in told(read, text, "ru", "2010-04-14") if c.figure]
    assert claim.when is not None
    assert claim.when.start is None
    assert [p.name for p in claim.places] == ["Бишкек"]


def test_numbers_of_which_nothing_came_are_listed() -> None:
    reading = read(report("Дорога длиной 30 километров закрыта. На ней ждут митинга.", "ru"))
    assert reading.claims == ()
    assert len(reading.silent) == 1


def test_ids_tell_twins_apart_and_stay_the_same() -> None:
    text = "Задержали 30 человек. Задержали 30 человек."
    first, second = (read(report(text, "ru")) for _ in range(2))
    assert [c.id for c in first.claims] == [c.id for c in second.claims]
    assert len({c.id for c in first.claims}) == len(first.claims)
    assert {c.kind for c in first.claims} == {Kind.DETENTION}


WORDS = st.sampled_from(
    'по данным полиции сообщил , . « » — задержали 30 человек из них 9 июня в Алматы он министр не - \n двое " 15% и заявили'.split(
        " "
    )
)


@settings(max_examples=15, deadline=None)
@given(st.lists(WORDS, max_size=25))
def test_any_order_of_words_is_read_without_a_fall(words: list[str]) -> None:
    text = " ".join(words)
    for claim in read(report(text, "ru", "2019-06-14")).claims:
        assert claim.span.of(text) == claim.quote


def test_a_word_that_holds_its_number_counts_nobody() -> None:
    (claim,) = told(read, "Самым долгим было 19-дневное отключение соцсетей в Приреченском крае.", "ru")
    assert (claim.kind, claim.figure and claim.figure.low, claim.target) == (Kind.BLACKOUT, 19, None)
