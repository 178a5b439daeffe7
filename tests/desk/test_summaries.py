"""A report of the demonstration is shown as khronika's own summary; one that only says so of itself is not."""

from importlib.resources import files
from pathlib import Path

import pytest
from django.utils.html import escape

from khronika.desk.summaries import is_own_summary
from khronika.flow import take
from khronika.ledger import access
from tests.desk.test_languages import client as speaking
from tests.desk.test_views import page

pytestmark = pytest.mark.django_db


def test_a_demo_report_is_told_from_the_outlets_text(folder: Path) -> None:
    shipped = files("khronika") / "demo" / "en" / "adil-soz-june-monitor.md"
    changed = folder / "changed.md"
    changed.write_bytes(shipped.read_bytes().replace(b"at least six", b"at least nine"))
    take([Path(str(shipped)), changed])
    reports = {is_own_summary(row.report): row.report for row in access.reports()}
    assert sorted(reports) == [False, True]
    for lang, words in (
        ("en", "khronika’s own summary of what Adil Soz reported, and not its text"),
        ("ru", "собственное изложение khronika"),
        ("kk", "khronika жасаған мазмұндамасы"),
    ):
        client = speaking(lang)
        assert escape(words) in page(client, f"/reports/{reports[True].id}/")
        assert escape(words) not in page(client, f"/reports/{reports[False].id}/")
    assert "Save the original file</a> (khronika’s own summary" in page(
        speaking("en"), f"/reports/{reports[True].id}/"
    )
