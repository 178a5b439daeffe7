"""The sentence, the table cell and the questions around a question."""

import pytest

from khronika.nouns import Kind, Relation, Source, SourceType, Stance, When
from khronika.reconciling import answer, counts, gather, reconcile, standing, voices
from khronika.reconciling.grounds import reason_in
from khronika.reconciling.tongues import tongue_of
from tests.invented_claims import (
    COUNTRY,
    MINISTRY,
    MONITOR,
    NORTH,
    PROSECUTORS,
    SOUTH,
    WITNESSES,
    about,
    at_least,
    claim,
    day,
    exact,
    figure,
)

WIRE = Source("Wire", SourceType.MEDIA, "body:wire")
BOTH = (NORTH, SOUTH)


def _record():
    return reconcile(
        [
            claim("first", about(100), MINISTRY, places=BOTH, said=9, outlet="Morning Post"),
            claim("then", about(500), MINISTRY, places=BOTH, said=10, outlet="Evening Post"),
            claim("retold", at_least(500), WIRE, MINISTRY, places=BOTH, said=10, outlet="Daily"),
            claim("seen", at_least(200), MONITOR, places=BOTH, said=9, outlet="Open Square"),
            claim("whole", about(4000), MINISTRY, places=(COUNTRY,), days=(9, 13), said=18),
            claim(
                "punished", exact(957), PROSECUTORS, places=BOTH, days=(9, 12), kind=Kind.SENTENCE, said=13
            ),
            claim("called", exact(957), WIRE, PROSECUTORS, places=BOTH, days=(9, 12), said=13),
            claim("later", about(70), MINISTRY, days=(20, 20)),
            claim("nowhere", about(70), MINISTRY, places=(), days=(9, 9)),
        ]
    )


def _question(record, member):
    return next(q for q in record.questions if member in q.members)


def _cell(record, member, question=None):
    return standing(member, question or _question(record, member), record.claims, record.comparisons)


def _asked(record):
    return gather(record, Kind.DETENTION, "people", (COUNTRY,), When.days(day(9), day(13)))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Open Square says so; the Prosecutor General's Office denies it; the Interior Ministry says only that it does not know; nobody gives a number."),
        ("ru", "Говорят об этом: Open Square; отрицают это: Генеральная прокуратура; говорят лишь, что не знают: МВД; числа не назвал никто."),
        ("kk", "Бұл туралы айтады: Open Square; мұны жоққа шығарады: Бас прокуратура; тек білмейтінін айтады: ІІМ; санды ешкім айтпады."),
    ],
)  # fmt: skip
def test_who_only_does_not_know_neither_says_so_nor_denies_it(lang, words):
    record = reconcile(
        [
            claim("a", None, MONITOR, kind=Kind.FORCE, quote="gas was used"),
            claim("b", None, MINISTRY, kind=Kind.FORCE, quote="not aware of any use of gas"),
            claim("c", None, PROSECUTORS, kind=Kind.FORCE, quote="no gas was used", stance=Stance.DENIES),
        ]
    )
    (question,) = record.questions
    assert answer(question, record.claims, record.comparisons, lang=lang) == words


@pytest.mark.parametrize(
    ("lang", "words", "one"),
    [
        ("en", "The Interior Ministry praises it; Open Square faults it.", "Only one source read so far judges it: the Interior Ministry praises it."),
        ("ru", "Хвалят: МВД; осуждают: Open Square.", "Пока только один источник; хвалят: МВД."),
        ("kk", "Мақтайды: ІІМ; сынайды: Open Square.", "Әзірге бір ғана дереккөз; мақтайды: ІІМ."),
    ],
)  # fmt: skip
def test_judgements_are_told_as_praise_and_blame_and_not_as_missing_numbers(lang, words, one):
    good = claim("a", None, MINISTRY, kind=Kind.ASSESSMENT, quote="the vote was exemplary")
    bad = claim("b", None, MONITOR, kind=Kind.ASSESSMENT, quote="the vote was tarnished by violations")
    for claims, wanted in (([good, bad], words), ([good], one)):
        record = reconcile(claims)
        (question,) = record.questions
        assert answer(question, record.claims, record.comparisons, lang=lang) == wanted


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Only one source read so far, Open Square, speaks of it."),
        ("ru", "Пока только один источник; говорят об этом: Open Square."),
        ("kk", "Әзірге бір ғана дереккөз; бұл туралы айтады: Open Square."),
    ],
)
def test_of_what_nobody_would_count_no_number_is_missed(lang, words):
    record = reconcile([claim("a", None, MONITOR, kind=Kind.STATEMENT, quote="it must end")])
    (question,) = record.questions
    assert answer(question, record.claims, record.comparisons, lang=lang) == words


def test_only_one_source_that_does_not_know():
    record = reconcile([claim("a", None, MINISTRY, kind=Kind.FORCE, quote="not aware of any use of gas")])
    (question,) = record.questions
    words = "Only one source read so far, the Interior Ministry, says only that it does not know, and nobody gives a number."
    assert answer(question, record.claims, record.comparisons) == words


def test_many_who_are_named_in_russian_say():
    record = reconcile([claim("a", exact(5), Source("неназванные правозащитники", SourceType.RIGHTS_GROUP))])
    (question,) = record.questions
    assert "неназванные правозащитники say “5”" in answer(question, record.claims, record.comparisons)


def test_the_answer_says_who_says_what_what_changed_and_what_clashes():
    record = _record()
    words = answer(_question(record, "then"), record.claims, record.comparisons)
    assert words == (
        "The Interior Ministry says “about 500” (10 May 2031), having first said “about 100”, carried by 3 outlets; "
        "Open Square says “at least 200” (9 May 2031); no number fits both “about 100” and “at least 200”; "
        "1 retelling changes what it repeats."
    )


def test_the_answer_in_russian_and_kazakh():
    record = _record()
    question = _question(record, "then")
    assert answer(question, record.claims, record.comparisons, lang="ru") == (
        "МВД: «about 500» (10 мая 2031 года), прежде «about 100», изданий, которые это передают: 3; "
        "Open Square: «at least 200» (9 мая 2031 года); "
        "ни одно число не подходит сразу под «about 100» и «at least 200»; пересказов, изменивших сказанное: 1."
    )
    kazakh = answer(question, record.claims, record.comparisons, lang="kk")
    assert kazakh.startswith("ІІМ: «about 500» (2031 жылғы 10 мамыр), бұған дейін «about 100»")
    assert "екеуіне бірдей сәйкес келмейді" in kazakh


@pytest.mark.parametrize(
    ("lang", "nobody", "one"),
    [
        ("en", "Nobody says", "Only one source"),
        ("ru", "Никто не говорит", "Число назвал пока только один источник: МВД: «about 4,000»"),
        ("kk", "Ешкім айтпайды", "Әзірге санды бір ғана дереккөз айтты: ІІМ: «about 4,000»"),
    ],
)
def test_nobody_and_only_one_in_each_language(lang, nobody, one):
    record = _record()
    asked = gather(record, Kind.INJURY, None, (COUNTRY,), When.days(day(9), day(13))).asked
    assert answer(asked, record.claims, record.comparisons, lang=lang).startswith(nobody)
    assert answer(_question(record, "whole"), record.claims, record.comparisons, lang=lang).startswith(one)


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_every_part_of_the_answer_in_each_language(lang):
    voices_ = [Source(f"Group {n}", SourceType.RIGHTS_GROUP, f"body:group-{n}") for n in range(6)]
    many = [claim(f"g{n}", exact(100 + n), voice) for n, voice in enumerate(voices_)]
    said = [claim("s1", exact(617), PROSECUTORS, said=9), claim("s2", exact(670), PROSECUTORS, said=9)]
    vague = claim("v", about(100), Source("the agency"))
    record = reconcile([*many, *said, vague])
    words = answer(record.questions[0], record.claims, record.comparisons, lang=lang)
    assert "4" in words
    told = {"en": "likely a slip", "ru": "вероятно, описка", "kk": "қате басылған"}[lang]
    alone = reconcile(said)
    assert told in answer(alone.questions[0], alone.claims, alone.comparisons, lang=lang)
    for stances in ((Stance.ASSERTS,), (Stance.DENIES,), (Stance.ASSERTS, Stance.DENIES)):
        silent = [claim(f"n{n}", None, voices_[n], kind=Kind.FORCE, stance=s) for n, s in enumerate(stances)]
        made = reconcile(silent)
        assert "Group 0" in answer(made.questions[0], made.claims, made.comparisons, lang=lang)


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_figures_that_were_not_compared_are_not_said_to_agree(lang):
    record = reconcile(
        [
            claim("one", exact(40), MINISTRY, places=(NORTH,)),
            claim("two", exact(40), MONITOR, places=(NORTH,)),
        ]
    )
    question = _question(record, "one")
    compared = answer(question, record.claims, record.comparisons, lang=lang)
    bare = answer(question, record.claims, (), lang=lang)
    assert len(bare) < len(compared)


def test_an_answer_in_another_language_is_refused():
    record = _record()
    with pytest.raises(ValueError, match="use en, ru or kk"):
        answer(record.questions[0], record.claims, record.comparisons, lang="fr")


def test_only_one_source_and_nobody_are_answers():
    record = _record()
    assert answer(_question(record, "whole"), record.claims, record.comparisons).startswith(
        "Only one source read so far"
    )
    nobody = gather(record, Kind.INJURY, None, (COUNTRY,), When.days(day(9), day(13))).asked
    assert nobody.members == ()
    assert answer(nobody, record.claims, record.comparisons).startswith("Nobody says")


def test_a_denial_without_numbers():
    record = reconcile(
        [
            claim("a", None, WITNESSES, kind=Kind.FORCE, quote="Gas was used."),
            claim("b", None, MINISTRY, kind=Kind.FORCE, stance=Stance.DENIES, quote="No gas was used."),
        ]
    )
    words = answer(record.questions[0], record.claims, record.comparisons)
    assert words == "Witnesses say so; the Interior Ministry denies it; nobody gives a number."


def test_cells_of_the_table():
    record = _record()
    assert _cell(record, "then") == "revises its own “about 100”"
    assert _cell(record, "first") == "later revised to “about 500”; contradicts Open Square’s “at least 200”"
    assert _cell(record, "retold") == "repeats the Interior Ministry’s “about 500”; “about” became “at least”"
    assert _cell(record, "seen") == "contradicts the Interior Ministry’s “about 100”"


def test_cells_of_figures_beside_the_question():
    record = _record()
    asked = _asked(record).asked
    assert _cell(record, "punished", asked) == "counts something else: people punished"
    assert _cell(record, "called", asked) == (
        "repeats the Prosecutor General's Office’s “957”; “people punished” became “people detained”"
    )
    assert _cell(record, "seen", asked).startswith(
        "counts a part of what the Interior Ministry’s “about 4,000” counts;"
    )
    assert "part of its own “about 4,000” for Arvenia, 9-13 May 2031" in _cell(record, "then", asked)


def test_the_questions_around_a_question():
    record = _record()
    found = _asked(record)
    assert found.asked.members == ("whole",)
    assert {m for q in found.nested for m in q.members} == {"first", "then", "retold", "seen", "called"}
    assert {m for q in found.near for m in q.members} == {"punished"}
    assert {m for q in found.unplaced for m in q.members} == {"nowhere"}
    assert "later" not in found.claim_ids
    assert found.wider == ()
    city = gather(record, Kind.DETENTION, None, (NORTH,), When.days(day(9), day(9)))
    assert {m for q in city.wider for m in q.members} >= {"whole", "then"}


def test_punishments_called_detentions_stand_as_not_comparable_with_detentions():
    record = _record()
    kinds = {frozenset((c.a, c.b)): c.relation for c in record.comparisons}
    assert kinds[frozenset(("punished", "called"))] is Relation.RELAY
    detained = claim("d", about(700), MINISTRY, places=BOTH, days=(9, 12))
    again = reconcile([*record.claims.values(), detained])
    kinds = {frozenset((c.a, c.b)): c.relation for c in again.comparisons}
    assert kinds[frozenset(("punished", "d"))] is Relation.NOT_COMPARABLE


def test_outlets_that_repeat_one_ministry_are_one_voice():
    outlets = [claim(f"r{n}", about(500), WIRE, MINISTRY, outlet=f"Outlet {n}", said=10) for n in range(10)]
    record = reconcile([claim("m", about(500), MINISTRY, said=9, outlet="First"), *outlets])
    found = counts(record.claims.values(), record)
    assert (found.reports, found.outlets, found.independent, found.untold) == (11, 11, 1, 0)
    (voice,) = voices(record.claims.values(), record).values()
    assert (voice.name, voice.claims[0], len(voice.outlets)) == ("Interior Ministry", "m", 11)


def test_witnesses_of_two_reports_are_two_voices_and_no_independent_one():
    record = reconcile([claim("a", about(50), WITNESSES), claim("b", about(50), WITNESSES)])
    found = counts(record.claims.values(), record)
    assert (found.independent, found.untold) == (0, 2)


def test_one_body_under_a_country_left_open_and_a_country_told():
    open_country = Source("Interior Ministry", SourceType.STATE, "body:interior-ministry/?")
    record = reconcile([claim("a", about(50), MINISTRY), claim("b", about(50), open_country, places=())])
    assert len(set(record.primaries.values())) == 1


def test_an_outlet_cited_elsewhere_is_one_source_with_its_own_reports():
    cited = claim("a", about(50), WIRE, outlet="Daily")
    own = claim("b", about(50), outlet="Wire")
    record = reconcile([cited, own])
    assert record.primaries["b"] == "body:wire"


def test_questions_in_words():
    record = reconcile(
        [
            claim("a", exact(5), MINISTRY, places=(NORTH, SOUTH), days=(9, 10)),
            claim("b", exact(5), MINISTRY, places=(), days=None),
            claim("c", figure("5 fined", 5, 5), MINISTRY, kind=Kind.SENTENCE),
        ]
    )
    texts = {_question(record, key).text for key in "abc"}
    assert texts == {
        "How many people were detained in Norhold and Sudmark on 9-10 May 2031?",
        "How many people were detained (place not stated) (time not stated)?",
        "How many people were fined in Norhold on 9 May 2031?",
    }


def test_echoes_beyond_the_limit_meet_only_the_nearest():
    """Ten thousand copies of one wire report must not become fifty million pairs."""
    copies = [claim(f"c{n:04}", about(500), WIRE, MINISTRY, outlet=f"O{n}", said=10) for n in range(2000)]
    record = reconcile(
        [claim("m", about(500), MINISTRY, said=9), *copies, claim("z", at_least(900), MONITOR)]
    )
    assert len(record.comparisons) < 3 * len(copies)
    assert set(record.nearest.values()) == {"m", "z"}


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "cite each other"), ("ru", "ссылаются друг на друга"), ("kk", "бір-біріне сілтейді")],
)
def test_a_circle_of_citation_is_told_as_one_and_is_nobodys_number(lang, words):
    post = Source("Evening Post", SourceType.MEDIA, "body:evening-post")
    record = reconcile(
        [claim("a", about(320), post, outlet="Wire"), claim("b", about(320), WIRE, outlet="Evening Post")]
    )
    (pair,) = record.comparisons
    question = _question(record, "a")
    told = answer(question, record.claims, record.comparisons, lang=lang)
    assert words in told
    assert "Wire" in told
    assert "Evening Post" in told
    assert tongue_of(lang).only("")[:8] not in told
    reason = pair.reason if lang == "en" else reason_in(pair, record.claims, lang)
    assert words in reason
