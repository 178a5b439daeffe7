"""Every figure on a question's page is one click from its passage."""

import re
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from khronika.desk.citing import TABLE, cited, passage_of
from khronika.desk.figures import sheet
from khronika.desk.templatetags.desk import linked
from khronika.ledger import access
from khronika.reconciling import reconcile
from tests.desk.conftest import keep_all
from tests.desk.story import story
from tests.invented_claims import COUNTRY, MINISTRY, MONITOR, NORTH, SOUTH, about, claim, exact

_LINK = re.compile(r'<a [^>]*href="([^"]+)"[^>]*>((?:(?!</a>).)*)</a>', re.DOTALL)
_PASSAGE = re.compile(r"/reports/[^?]+/\?claim=(c-[^#&]+)#at-(.+)")


def _sayings(*claims: Any, of: str) -> dict[str, Any]:
    record = reconcile(claims)
    asked = next(question for question in record.questions if of in question.members)
    rows = sheet(asked, record.claims, record.comparisons, {})
    return cited(rows, asked.members, record.comparisons, record.claims)


def test_a_figure_leads_to_its_passage_and_a_retelling_to_what_it_repeats() -> None:
    first = claim("a", about(500), MINISTRY, said=9, outlet="Wire")
    retold = claim("b", about(500), MINISTRY, said=9, outlet="Gazette")
    found = _sayings(first, retold, of="a")
    assert {each.href for each in found.values()} <= {passage_of(first), passage_of(retold)}
    assert found["about 500"].lang == "en"


def test_of_figures_in_the_same_words_the_questions_own_counts_and_two_of_those_lead_to_the_table() -> None:
    mine = claim("a", exact(500), MINISTRY)
    other = claim("b", exact(500), MONITOR, places=(COUNTRY,))
    assert _sayings(mine, other, of="a")["500"].href == passage_of(mine)
    rival = claim("c", exact(500), MONITOR)
    assert _sayings(mine, rival, of="a")["500"].href == TABLE


def test_a_part_that_is_not_on_the_page_leads_to_its_claim() -> None:
    parts = [claim("a", exact(500), MINISTRY, places=(NORTH,), report="r"), claim("b", exact(200), MINISTRY, places=(SOUTH,), report="r")]  # fmt: skip
    record = reconcile([*parts, claim("c", exact(700), MINISTRY, places=(NORTH, SOUTH), report="r")])
    asked = next(question for question in record.questions if "a" in question.members)
    claims = {key: record.claims[key] for key in "ac"}
    pairs = [pair for pair in record.comparisons if {pair.a, pair.b} == {"a", "c"}]
    found = cited(sheet(asked, claims, pairs, {}), asked.members, pairs, claims)
    assert found["200"].href == "/claims/b/"
    assert found["500"].href == passage_of(parts[0])


def test_what_is_quoted_is_linked_and_escaped_and_what_is_not_known_is_only_quoted() -> None:
    sayings = _sayings(claim("a", exact(500), MINISTRY), of="a")
    told = linked("A <b> says “500”, not «600».", sayings)
    assert told.startswith('A &lt;b&gt; says <a href="/reports/r-a/?claim=a#at-a"><q')
    assert told.endswith("not <q>600</q>.")


@pytest.mark.django_db
@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_every_figure_of_the_page_is_one_click_from_its_passage(client: Client, lang: str) -> None:
    keep_all(story())
    client.cookies["django_language"] = lang
    for row in access.questions():
        page = client.get(f"/questions/{row.id}/").content.decode()
        answer = re.search(r'<p class="answer">(.*?)</p>', page, re.DOTALL)
        assert answer is not None
        outside = _LINK.sub("", answer[1])
        assert "<q" not in outside  # every quotation of the answer stands in a link
        passages = {unescape(href) for href, _ in _LINK.findall(page) if "?claim=" in href}
        for member in row.question.members:
            assert any(f"#at-{member}" in href for href in passages)
        for href in sorted(passages):
            found = _PASSAGE.fullmatch(href)
            assert found is not None
            assert found[1] == found[2]
            report = client.get(f"{urlsplit(href).path}?{urlsplit(href).query}")
            assert f'id="at-{found[1]}"' in report.content.decode()


@pytest.mark.django_db
def test_the_page_says_by_which_rules_its_figures_were_compared(client: Client) -> None:
    keep_all(story())
    view = access.question(access.questions()[0].id)
    assert view.rules_version
    assert (
        f"<code>{view.rules_version}</code>" in client.get(f"/questions/{view.question.id}/").content.decode()
    )
