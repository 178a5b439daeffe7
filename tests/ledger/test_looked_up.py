"""What migration 17 fills in, in a folder that is older than it: the same as is written of claims that come in after it."""

import importlib

import pytest
from django.apps import apps
from django.db import connection

from khronika.ledger.actions.keep import keep
from khronika.ledger.actions.record_reading import record_reading
from khronika.ledger.search_tables import SearchedClaim
from tests.ledger.samples import a_claim, a_reading, a_report, raw_of

pytestmark = pytest.mark.django_db


def test_each_searched_claim_gets_its_outlet() -> None:
    for number, outlet in enumerate(("Lantern", None, "Steppe Courier")):
        report = a_report(f"Guards held {number + 3} dockers in Lirna.", outlet=outlet)
        keep(report, raw_of(report.text))
        record_reading(a_reading(report, a_claim(report)))
    made = dict(SearchedClaim.objects.values_list("pk", "outlet"))
    assert len(set(made.values())) == 3
    SearchedClaim.objects.update(outlet=None)
    importlib.import_module("khronika.ledger.migrations.0017_looked_up").printed(
        apps, connection.schema_editor()
    )
    assert dict(SearchedClaim.objects.values_list("pk", "outlet")) == made
