"""Who is who: an editor merges, splits, tells apart and protects; pages follow, and a protected name is nowhere to be got."""

import html
import io
import json
import re
import zipfile
from collections import Counter, defaultdict
from dataclasses import replace

import pytest
from django.test import Client

from khronika.desk.forms import names
from khronika.ledger import access, judgements, speakers, taken_out
from khronika.ledger.actions.judge_who import judge_who
from khronika.ledger.search_index import outlet_id, source_id
from khronika.nouns import Judged, Judgement, Party, Question, Sort, Source, SourceType
from khronika.publishing.formats import FLAT, FORMATS
from khronika.side_by_side import set_side_by_side, settle_reviews
from tests.desk.conftest import keep_all
from tests.desk.story import LEAGUE, MINISTRY, a_claim, a_report, story
from tests.desk.test_languages import client as speaking
from tests.desk.test_views import page

pytestmark = pytest.mark.django_db

LIGA = Source("Лига прав Вельтрии", SourceType.RIGHTS_GROUP, "org:liga-prav-veltrii")
PERSON = Source("Serik Luginov", SourceType.UNKNOWN, "person:srk luginv")
NAME = re.compile(r"L\w*gin\w*v|Лугинов|Serik|srk", re.IGNORECASE)


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": "localhost"})


@pytest.fixture
def two(db: None, folder: object) -> None:
    """The story, and a report in which the League bears its Russian name."""
    report = a_report(9, "The Liga said 40 people were detained in Veltria.", "Orlo Courier", 9)
    keep_all([*story(), (report, [a_claim(report, "40 people were detained", ("40", 40, 40), LIGA)])])
    set_side_by_side()


@pytest.fixture
def protected(db: None, folder: object) -> None:
    said = a_report(9, "Serik Luginov said 4711 people were detained in Veltria.", "Orlo Courier", 9)
    beside = a_report(10, "In Orlo 41 people were detained. Luginov was there.", "Wire", 9)
    keep_all(
        [
            *story(),
            (
                said,
                [
                    replace(
                        a_claim(said, "4711 people were detained", ("4711", 4711, 4711), PERSON),
                        agent="Serik Luginov's men",
                    )
                ],
            ),
            (beside, [a_claim(beside, "41 people were detained", ("41", 41, 41), LEAGUE)]),
        ]
    )
    set_side_by_side()
    _protect()
    settle_reviews()


def _protect() -> None:
    person = Party(str(PERSON.key), PERSON.name)
    judge_who(Judgement(Judged.PROTECT, Sort.SOURCE, (person,), "Aru Example", "Asked for it."))


def _post(client: Client, source: str, **sent: str) -> object:
    return client.post(
        f"/who/source/{source}/judge/", {"by": "Aru Example", "reason": "One address.", **sent}
    )


def test_two_are_made_one_after_a_look_at_what_that_changes(client: Client, two: None) -> None:
    one, other = source_id(str(LEAGUE.key)), source_id(str(LIGA.key))
    found = _post(client, one, step="find", called="Лига").content.decode()  # type: ignore[attr-defined]
    assert f'value="{other}"' in found
    seen = _post(client, one, step="preview", judged="merge", other=other).content.decode()  # type: ignore[attr-defined]
    told = {(before, after) for before, after in re.findall(r"(\d+) → (\d+)", seen)}
    assert judgements.of_parties(Sort.SOURCE, [str(LEAGUE.key)]) == ()
    before = {row.id: row.sources for row in access.questions()}
    done = _post(client, one, step="record", judged="merge", other=other)
    assert done.status_code == 302  # type: ignore[attr-defined]
    after = {row.id: row.sources for row in access.questions()}
    assert told == {(str(before[key]), str(after[key])) for key in before if before[key] != after.get(key)}
    names = {row.name: row.names for row in speakers.sources(speakers.Wanted()).rows}
    (together,) = [found for found in names.values() if LIGA.name in found]
    assert LEAGUE.name in together
    text = html.unescape(page(client, f"/who/source/{one}/"))
    for words in ("are one", "Aru Example", "One address.", LIGA.name):
        assert words in text
    assert LIGA.name in page(client, f"/sources/{one}/")
    (past,) = judgements.of_parties(Sort.SOURCE, [str(LEAGUE.key)])
    client.post(f"/judgements/{past.number}/withdraw/", {"by": "Dana Example", "back": f"/who/source/{one}/"})
    assert {row.id: row.sources for row in access.questions()} == before
    assert "withdrawn by Dana Example" in page(client, f"/who/source/{one}/")


def test_that_two_are_two_is_remembered_and_told_to_who_merges_them(client: Client, two: None) -> None:
    one, other = source_id(str(LEAGUE.key)), source_id(str(LIGA.key))
    _post(client, one, step="record", judged="different", other=other)
    assert "are two" in html.unescape(page(client, f"/who/source/{other}/"))
    done = _post(client, one, step="record", judged="merge", other=other)
    assert done.headers["Location"].endswith("&against=1")  # type: ignore[attr-defined]


def test_some_of_what_was_one_is_taken_out(client: Client, two: None) -> None:
    claims = [row.claim.id for row in speakers.source(source_id(str(MINISTRY.key))).latest]
    _post(
        client,
        source_id(str(MINISTRY.key)),
        step="record",
        judged="split",
        members=claims[0],
        apart="Ministry of Roads",
    )
    assert access.claim(claims[0]).claim.attribution.source_name == "Ministry of Roads"
    assert access.claim(claims[1]).claim.attribution.source_name == MINISTRY.name
    # It has a page of its own, to which the list of sources leads and that of the source it was held for.
    for path in ("/sources/", f"/sources/{source_id(str(MINISTRY.key))}/"):
        (apart,) = set(re.findall(r'href="(/sources/apart/\d+/)"', page(client, path)))
        shown = page(client, apart)
        assert "Ministry of Roads" in shown
        assert f"/claims/{claims[0]}/" in shown
        assert f"/claims/{claims[1]}/" not in shown
    (past,) = judgements.of_parties(Sort.SOURCE, [str(MINISTRY.key)])
    client.post(f"/judgements/{past.number}/withdraw/", {"by": "Dana Example", "back": "/sources/"})
    assert client.get(apart).status_code == 404


def test_what_was_taken_out_by_a_name_is_found_by_it(client: Client, two: None) -> None:
    one = source_id(str(LEAGUE.key))
    name = speakers.source(one).names[0][0]
    mine = {found.claim.id for found in speakers.source(one).latest}
    _post(client, one, step="record", judged="split", names=name, apart="Another League")
    split = taken_out.every()[0]
    found = taken_out.one(split.number)
    assert {claim.id for claim in found.latest} <= mine
    assert found.claims == len(found.latest) > 0


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(client: Client, two: None) -> None:
    one = source_id(str(LEAGUE.key))
    for sent in (
        {"step": "record"},
        {"step": "preview", "judged": "merge"},
        {"step": "record", "judged": "merge", "other": one},
        {"step": "record", "judged": "split", "apart": "Nobody"},
        {"step": "record", "judged": "protect", "reason": ""},
    ):
        answer = _post(client, one, **sent)
        assert answer.status_code == 422, sent  # type: ignore[attr-defined]
    assert judgements.of_parties(Sort.SOURCE, [str(LEAGUE.key)]) == ()
    assert client.get("/who/source/s-none/").status_code == 404
    assert client.get("/who/nobody/x/").status_code == 404


# Pages of one kind that are looked at; of reports and claims all that the folder has.
_OF_A_KIND = defaultdict(
    lambda: 4, {"reports": 12, "claims": 12, "search": 30, "incidents": 8, "files": 8, "sources": 8}
)


def _everything(client: Client) -> dict[str, str]:
    """All pages and files from which a name could be got, by their addresses."""
    found: dict[str, str] = {}
    queue = [
        "/",
        "/sources/",
        "/sources/?show=outlets",
        "/search/",
        "/search/?show=reports",
        "/incidents/",
        "/reports/",
        "/review/",
        "/review/?by=source",
        "/inbox/",
        "/actors/",
        "/places/",
        "/sheets/claims.csv",
        "/sheets/figures.csv",
    ]
    queue += [
        f"/{show}/rows.csv"
        for show in ("search/claims", "search/reports", "sources/sources", "sources/outlets")
    ]
    queue += [f"/search/claims/rows.{form}" for form in names(FORMATS)]
    queue += [f"{listed}{form}" for listed in ("/files/questions.", "/incidents/rows.") for form in FLAT]
    kinds: Counter[tuple[str, int]] = Counter()
    for path in queue:  # which grows
        kind = path.split("/")[1], path.count("/")
        if path in found or kinds[kind] == _OF_A_KIND[kind[0]]:
            continue
        kinds[kind] += 1
        answer = client.get(path)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        found[path] = _unpacked(body).decode("utf-8-sig", errors="replace")
        if answer.status_code == 200 and not answer.streaming:  # type: ignore[attr-defined]
            links = re.findall(
                r'href="(/(?:questions|claims|reports|sources|incidents|pairs|who|actors|places|review)/[^"?#]*)',
                found[path],
            )
            queue += [
                html.unescape(link)
                for link in links
                if not link.endswith((".csv", ".xlsx", "/named/", "/original/"))
            ]
    return found


def _unpacked(body: bytes) -> bytes:
    """Of a ZIP (an XLSX is one) what is in it."""
    if not body.startswith(b"PK"):
        return body
    archive = zipfile.ZipFile(io.BytesIO(body))
    return b"\n".join(archive.read(name) for name in archive.namelist())


def test_a_protected_name_is_on_no_page_and_in_no_file(client: Client, protected: None) -> None:
    found = _everything(client)
    assert len(found) > 25
    for path, text in found.items():
        assert not NAME.search(text), (path, NAME.search(text))
        assert not NAME.search(path)
    assert "Protected source 1" in found["/sources/"]
    assert any("Protected source 1" in text for path, text in found.items() if path.startswith("/questions/"))
    assert "Protected source 1" in found["/search/claims/rows.csv"]


def test_nothing_that_is_guessed_tells_the_name(client: Client, protected: None) -> None:
    guessed = source_id(str(PERSON.key))
    assert client.get(f"/sources/{guessed}/").status_code == 404
    assert client.get(f"/who/source/{guessed}/").status_code == 404
    nobody = page(client, "/search/?source=s-00000000000000000000")
    assert re.findall(r"c-\w{20}", page(client, f"/search/?source={guessed}")) == re.findall(
        r"c-\w{20}", nobody
    )
    first = page(client, "/sources/")
    assert page(client, f"/sources/?after={guessed}").count("<tr>") == first.count("<tr>")
    for typed in ("Luginov", "Лугинов", "-Luginov detained"):
        answer = client.post("/search/ask/", {"words": typed, "called": "", "show": "claims"}, follow=True)
        assert "4711 people" not in answer.content.decode(), typed
    answer = client.post("/sources/ask/", {"called": "Лугинова", "type": ""}, follow=True)
    assert "Protected source" not in answer.content.decode()
    assert speakers.source("protected:1").row.name == "Protected source 1"


def test_the_command_line_tells_no_protected_name(protected: None) -> None:
    from khronika.nouns import canonical_json

    told = canonical_json([*access.claims()])
    told += canonical_json([access.question(row.id).comparisons for row in access.questions()])
    told += canonical_json([row.report for row in access.reports()])
    assert not NAME.search(told)
    assert "Protected source 1" in json.loads(json.dumps(told))


def test_an_owner_sees_the_name_on_one_page_alone(client: Client, protected: None) -> None:
    answer = client.get("/who/source/protected:1/named/")
    assert "Serik Luginov" in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Serik" not in page(client, "/who/source/protected:1/")


def test_with_the_protection_withdrawn_all_is_as_it_was(client: Client, protected: None) -> None:
    (past,) = judgements.of_parties(Sort.SOURCE, [str(PERSON.key)])
    client.post(f"/judgements/{past.number}/withdraw/", {"by": "Aru Example", "back": "/sources/"})
    assert "Serik Luginov" in page(client, "/sources/")
    assert "Protected" not in page(client, "/sources/")


def test_what_the_queue_put_into_words_before_follows_a_protection_and_its_end(
    client: Client, protected: None
) -> None:
    assert not NAME.search(page(client, "/review/"))
    (past,) = judgements.of_parties(Sort.SOURCE, [str(PERSON.key)])
    client.post(f"/judgements/{past.number}/withdraw/", {"by": "Aru Example", "back": "/sources/"})
    assert NAME.search(page(client, "/review/"))
    _protect()
    assert not NAME.search(page(client, "/review/"))
    russian = client.get("/review/", headers={"accept-language": "ru"}).content.decode()
    assert "задержание" in russian.casefold(), "kept in English, and put into Russian anew"


def test_a_protected_outlet_is_a_number_too(client: Client, questions: tuple[Question, ...]) -> None:
    set_side_by_side()
    name = str(story()[0][0].outlet)
    done = client.post(
        f"/who/outlet/{outlet_id(name)}/judge/",
        {"by": "Aru Example", "reason": "Asked for it.", "judged": "protect", "step": "record"},
    )
    assert done.headers["Location"].startswith("/who/outlet/protected:1/")
    for path, text in _everything(client).items():
        assert name not in html.unescape(text), path


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_the_pages_speak_each_language(two: None, lang: str) -> None:
    text = page(speaking(lang), f"/who/source/{source_id(str(LEAGUE.key))}/")
    assert not re.search(r"Who is this|Look it up|Take it apart|Protect the", text)
