"""Rows of other datasets come in once, change by standing beside what they were, and lead back to their cells. All rows are invented."""

import csv
import io
import json
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook

from khronika.cli import exits, export, import_table
from khronika.intake.datasets import BUILT_IN, built_in, parse_map
from khronika.ledger import access, tables
from khronika.nouns import Claim, Kind, Level, PartialDate, Precision

pytestmark = pytest.mark.django_db

ACLED = {
    "event_id_cnty": "KAZ901", "event_date": "07 May 2031", "time_precision": "1", "sub_event_type": "Arrests", "actor1": "Police Forces of Arvenia",
    "actor2": "Protesters", "country": "Kazakhstan", "admin1": "Almaty", "location": "Almaty", "geo_precision": "1", "source": "Orlo Courier",
    "notes": "On 7 May 2031, police held people who had come to the Mill Square.", "fatalities": "0",
}  # fmt: skip


def acled(**cells: str) -> dict[str, str]:
    return ACLED | cells


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.KHRONIKA_FOLDER = tmp_path
    monkeypatch.chdir(tmp_path)
    for module in (import_table, export):
        monkeypatch.setattr(module, "open_folder", lambda *_, **__: nullcontext(tmp_path))


def table(*rows: dict[str, str], name: str = "rows.csv") -> str:
    headers = list(dict.fromkeys(header for row in rows for header in row))
    made = io.StringIO()
    writer = csv.DictWriter(made, headers)
    writer.writeheader()
    writer.writerows(rows)
    Path(name).write_text(made.getvalue(), encoding="utf-8")
    return name


def run(*arguments: str) -> Result:
    return CliRunner().invoke(import_table.command, list(arguments))


def claims() -> list[Claim]:
    return sorted(access.claims(), key=lambda claim: (claim.kind, claim.quote))


class TestOnce:
    def test_a_row_is_a_report_in_its_datasets_voice(self) -> None:
        done = run(table(acled()), "--as", "acled")
        assert done.exit_code == 0, done.output
        assert "Rows: 1 added." in done.output
        (claim,) = claims()
        assert (claim.kind, claim.quote) == (Kind.DETENTION, ACLED["notes"])
        assert claim.attribution.source_name == claim.outlet == "ACLED"
        assert (claim.agent, claim.target) == ("Police Forces of Arvenia", "Protesters")
        assert claim.when is not None
        assert (claim.when.start, claim.when.precision) == (PartialDate(2031, 5, 7), Precision.DAY)
        assert claim.places[0].key == "geonames:1526384"
        report = access.report(claim.report_id).report
        assert claim.span.of(report.text) == claim.quote
        assert "source: Orlo Courier" in report.text  # every cell can be looked up
        assert report.given_id == "acled:KAZ901"

    def test_the_same_file_twice_changes_nothing(self) -> None:
        name = table(acled(), acled(event_id_cnty="KAZ902"))
        run(name, "--as", "acled")
        before = list(tables.LogRow.objects.values_list("pk", flat=True))
        done = run(name, "--as", "acled")
        assert "Rows: 2 left." in done.output
        assert list(tables.LogRow.objects.values_list("pk", flat=True)) == before

    def test_a_file_of_another_month_doubles_no_row(self) -> None:
        run(table(acled(), acled(event_id_cnty="KAZ902")), "--as", "acled")
        done = run(table(acled(event_id_cnty="KAZ903"), acled(), name="june.csv"), "--as", "acled")
        assert "Rows: 1 added, 1 left, 1 known and not in this table, left as they are." in done.output
        assert len(claims()) == 3

    def test_a_dry_run_records_nothing(self) -> None:
        done = run(table(acled(fatalities="3")), "--as", "acled", "--dry-run")
        assert "row 2 (acled:KAZ901): added: detention, death 3" in done.output
        assert "Nothing was recorded." in done.output
        assert not tables.Report.objects.exists()

    def test_police_who_hold_people_are_not_those_who_are_held(self) -> None:
        run(table(acled()), "--as", "acled")
        assert [row.question.population for row in access.questions()] == ["people detained"]


class TestChanged:
    def test_a_changed_row_stands_in_the_place_of_the_old_one_which_stays(self) -> None:
        run(table(acled(fatalities="1")), "--as", "acled")
        old = {claim.report_id for claim in claims()}
        done = run(table(acled(fatalities="2")), "--as", "acled")
        assert "row 2 (acled:KAZ901): changed: detention, death 2" in done.output
        assert "    fatalities: 1 -> 2\n" in done.output
        assert [claim.figure.text for claim in claims() if claim.figure] == ["2"]
        (first,) = old
        kept = access.report(first)
        assert kept.withdrawn is not None
        assert kept.withdrawn.by == "ACLED"
        assert "fatalities: 1" in kept.report.text  # never erased

    def test_changed_back_it_is_a_third_version_and_still_one_row(self) -> None:
        for fatalities in ("1", "2", "1"):
            run(table(acled(fatalities=fatalities)), "--as", "acled")
        assert [claim.figure.text for claim in claims() if claim.figure] == ["1"]
        assert tables.Report.objects.count() == 3
        assert "Rows: 1 left." in run(table(acled(fatalities="1")), "--as", "acled").output

    def test_what_a_person_withdrew_does_not_come_back(self) -> None:
        from khronika.ledger.actions.withdraw_report import withdraw_report

        run(table(acled()), "--as", "acled")
        withdraw_report(claims()[0].report_id, by="A. Editor", reason="not ours")
        assert "Rows: 1 left withdrawn." in run(table(acled()), "--as", "acled").output
        assert claims() == []

    def test_another_map_reads_the_same_rows_anew(self) -> None:
        run(table(acled(sub_event_type="Mob violence")), "--as", "acled")
        assert claims() == []
        mine = json.loads(built_in("acled"))
        mine["kinds"]["values"]["Mob violence"] = "force"
        Path("mine.json").write_text(json.dumps(mine))
        done = run(table(acled(sub_event_type="Mob violence")), "--as", "acled", "--map", "mine.json")
        assert "Rows: 1 read anew." in done.output
        assert [claim.kind for claim in claims()] == [Kind.FORCE]
        assert tables.Report.objects.count() == 1


class TestNotUnderstood:
    def test_it_is_listed_by_row_and_column_and_the_row_is_kept(self) -> None:
        done = run(
            table(
                acled(),
                acled(event_id_cnty="KAZ902", event_date="06/05/2031", sub_event_type="Picnic", location="Norhold"),
                acled(event_id_cnty="", notes="no id"),
                acled(notes="twice"),
            ),
            "--as", "acled",
        )  # fmt: skip
        assert done.exit_code == exits.SOME_UNREAD
        for told in (
            "row 3 (acled:KAZ902), event_date: “06/05/2031” is no date, or may be two",
            "row 3 (acled:KAZ902), sub_event_type: “Picnic” is no word that the map knows",
            "row 3 (acled:KAZ902), location: “Norhold” is not in the gazetteer; kept by its name inside Almaty",
            "row 4: refused, it has no event_id_cnty",
            "row 5 (acled:KAZ901): refused, it has the id of row 2",
        ):
            assert told in done.output
        assert tables.Report.objects.count() == 2
        assert len(claims()) == 1

    def test_a_village_that_nobody_knows_is_not_its_country(self) -> None:
        run(table(acled(location="Norhold", admin1="")), "--as", "acled")
        (place,) = claims()[0].places
        assert (place.name, place.level, place.key, place.country) == ("Norhold", Level.UNKNOWN, None, "KZ")
        assert "country:KZ" in place.path

    def test_an_area_is_not_the_town_in_it(self) -> None:
        run(table(acled(geo_precision="3", admin1="Turkistan Region", location="Turkistan")), "--as", "acled")
        assert claims()[0].places[0].level is Level.ADMIN1

    def test_a_table_of_something_else_is_refused(self) -> None:
        done = run(table({"a": "1"}), "--as", "acled")
        assert done.exit_code == exits.USAGE
        assert "has no column event_id_cnty, notes; it has a" in done.output
        assert "needs --map" in run(table(acled()), "--as", "columns").output


class TestOthers:
    @pytest.mark.parametrize(
        "precision", ["5", "6"]
    )  # a part of the country larger than its regions; the country
    def test_ucdp_keeps_low_best_and_high(self, precision: str) -> None:
        row = {"id": "512", "source_article": "“Two died”, Orlo Courier", "date_start": "2031-05-07 00:00:00.000", "date_end": "2031-05-09 00:00:00.000",
               "where_coordinates": "Almaty town", "adm_1": "Almaty Region", "country": "Kazakhstan", "where_prec": precision, "side_a": "Government", "side_b": "Civilians",
               "best": "2", "low": "0", "high": "5"}  # fmt: skip
        assert "Rows: 1 added." in run(table(row), "--as", "ucdp").output
        (claim,) = claims()
        assert claim.figure is not None
        assert claim.when is not None
        assert (claim.figure.low, claim.figure.value, claim.figure.high) == (0, 2, 5)
        assert (claim.when.start, claim.when.end) == (PartialDate(2031, 5, 7), PartialDate(2031, 5, 9))
        assert claim.places[0].level is Level.COUNTRY
        assert claim.quote == "best: 2"

    def test_ccc_keeps_the_words_for_numbers(self) -> None:
        row = {"date": "2031-05-07", "locality": "Austin", "state": "TX", "type": "march", "actors": "students", "claims": "for the mill",
               "size_text": "hundreds", "size_low": "200", "size_high": "200", "arrests": "3", "injuries_crowd": "", "injuries_police": ""}  # fmt: skip
        done = run(table(row), "--as", "ccc")
        assert "1 added" in done.output
        detention, protest = claims()
        assert protest.figure is not None
        assert detention.figure is not None
        assert (protest.figure.text, protest.figure.low, protest.figure.high) == ("hundreds", 100, None)
        assert detention.figure.low == 3

    def test_ushahidi_keeps_nobody_who_sent_a_post_and_passes_over_tags(self) -> None:
        tags = {
            "Post ID": "#meta +id",
            "Title": "#event",
            "Description": "",
            "Contact": "#contact",
            "Created (UTC)": "#date",
        }
        row = {"Post ID": "12", "Title": "Street closed", "Description": "The mill street is closed.", "Contact": "+7 000 000",
               "Created (UTC)": "2031-05-07 10:00:00"}  # fmt: skip
        assert "Rows: 1 added." in run(table(tags, row), "--as", "ushahidi").output
        (claim,) = claims()
        assert (claim.kind, claim.quote) == (Kind.STATEMENT, "Street closed\n\nThe mill street is closed.")
        assert claim.published == PartialDate(2031, 5, 7)
        assert claim.when is None  # the day of sending is not the day of happening
        assert not any(
            b"000 000" in path.read_bytes()
            for path in Path().rglob("*")
            if path.is_file() and path.name != "rows.csv"
        )

    def test_any_xlsx_by_a_map_of_ones_own(self) -> None:
        book = Workbook()
        book.active.append(["Nr", "Was", "Wann", "Wie viele"])
        book.active.append([1, "In Orlat were held some people.", "2031-05", 12])
        book.save("cases.xlsx")
        Path("own.json").write_text(
            json.dumps({"key": "own", "dataset": "Own cases", "id": "Nr", "passage": "Was", "start": "Wann",
                        "figures": [{"kind": "detention", "words": "Wie viele", "population": "people"}]})
        )  # fmt: skip
        assert "Rows: 1 added." in run("cases.xlsx", "--as", "columns", "--map", "own.json").output
        (claim,) = claims()
        assert claim.figure is not None
        assert claim.when is not None
        assert (claim.figure.value, claim.figure.scope.population, claim.when.precision) == (
            12,
            "people",
            Precision.MONTH,
        )

    @pytest.mark.parametrize("name", BUILT_IN)
    def test_every_map_that_comes_with_khronika_is_a_map(self, name: str) -> None:
        assert parse_map(run("--as", name, "--print-map").output, name).key == name

    @pytest.mark.parametrize(
        ("change", "told"),
        [
            ({"kinds": {"column": "x", "values": {"A": "picnic"}}}, "kinds.values.A"),
            ({"plase": ["x"]}, "“plase” is nothing a map knows"),
            ({"id": []}, "“id” is missing"),
            ({"key": "ACLED 2"}, "“key” must be a short word"),
            ({"leave_out": ["notes"]}, "“leave_out” names notes"),
            ({"figures": [{"kind": "death"}]}, "needs value, low, high or words"),
        ],
    )
    def test_a_wrong_map_says_where(self, change: dict[str, Any], told: str) -> None:
        Path("wrong.json").write_text(json.dumps(json.loads(built_in("acled")) | change))
        done = run(table(acled()), "--as", "acled", "--map", "wrong.json")
        assert done.exit_code == exits.USAGE
        assert told in done.output


def test_out_as_acled_and_in_again() -> None:
    run(
        table(acled(fatalities="0"), acled(event_id_cnty="KAZ902", sub_event_type="Peaceful protest")),
        "--as",
        "acled",
    )
    before = {(claim.kind, claim.when and claim.when.start, claim.places[0].key) for claim in claims()}
    CliRunner().invoke(export.command, ["acled", "-o", "out.csv"])
    mine = json.loads(built_in("acled")) | {"key": "again", "dataset": "Ours, again"}
    Path("again.json").write_text(json.dumps(mine))
    done = run("out.csv", "--as", "columns", "--map", "again.json")
    assert "Rows: 2 added." in done.output
    again = [claim for claim in claims() if claim.outlet == "Ours, again"]
    assert {(claim.kind, claim.when and claim.when.start, claim.places[0].key) for claim in again} == before
