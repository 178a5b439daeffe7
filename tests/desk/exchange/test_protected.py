"""A protected source leaves in no sheet and by no token; a sheet that shows its number comes back, and the record keeps its name."""

from pathlib import Path

import pytest

from khronika.ledger import reviews, tables, translate
from khronika.ledger.actions.judge_who import judge_who
from khronika.names.proper import party_of
from khronika.nouns import Judged, Judgement, Party, Sort, Voice
from tests.desk.api.programs import Program, token
from tests.desk.exchange.sheets import brought, edited, exported, looked_at, the
from tests.desk.test_views import page
from tests.ledger.reviewed import kept
from tests.ledger.samples import MINISTRY

pytestmark = pytest.mark.django_db
NAME = "Interior Ministry"


def test_out_and_back_without_the_name(folder: Path) -> None:
    kept()
    party = Party(party_of(Voice(NAME, MINISTRY)) or "", NAME, MINISTRY.type)
    assert NAME in exported().decode()
    before = exported()
    judge_who(Judgement(Judged.PROTECT, Sort.SOURCE, (party,), "A. Owner", "asked for it"))
    assert NAME not in exported().decode()
    assert "Protected source 1" in exported().decode()
    assert not looked_at(exported()).changes
    assert not looked_at(before).changes  # what left with the name is refused, and not taken for an edit
    program = Program(token())
    paths = ["claims", "sources", "incidents", "questions", "reports"]
    told = [program.get(path).content.decode() for path in paths]
    number = brought(edited(lambda rows: the(rows, "detention").update(low="130", high="130")))
    claim = reviews.batch(number).claims[0]
    row = tables.Claim.objects.get(instead_of__claim_id=claim)
    assert translate.claim_as_read(row).attribution.source_name == NAME
    assert translate.claim_as_read(row).quote == "120 people were held in Almaty"
    told += [
        program.get(f"claims/{claim}").content.decode(),
        program.get(f"reports/{row.reading.report_id}/text").content.decode(),
    ]
    told += [
        page(program.client, path)
        for path in ("/review/?state=corrected", f"/review/{claim}/", f"/claims/{claim}/")
    ]
    assert not [words for words in told if NAME in words]
    assert "Protected source 1" in told[5]
