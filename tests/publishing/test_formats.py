"""Each format against its own reader or schema, and one record for each row in all of them."""

import csv
import io
import itertools
import json
import sys
import types
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.publishing.formats import FORMATS, dictionary, write_losses
from khronika.publishing.formats.sheets import read_csv, unguarded
from tests.publishing.reading_back import IDS
from tests.publishing.schemas import ANNOTATIONS, GEOJSON, TIMEMAP
from tests.publishing.told_rows import CLAIMS, ROWS, TEXT, view


def written(name: str) -> bytes:
    return b"".join(FORMATS[name].write(view()))


def as_json(name: str) -> Any:
    return json.loads(written(name))


def test_every_format_has_a_reader_here() -> None:
    assert set(IDS) == set(FORMATS)


@pytest.mark.parametrize("name", list(FORMATS))
@settings(max_examples=15)
@given(which=st.lists(st.integers(0, len(ROWS) - 1), unique=True))
def test_one_record_for_each_row_in_its_order(name: str, which: list[int]) -> None:
    rows = [ROWS[number] for number in which]
    assert IDS[name](b"".join(FORMATS[name].write(view(rows)))) == [row.claim.id for row in rows]


@pytest.mark.parametrize("name", list(FORMATS))
def test_the_same_rows_are_the_same_bytes(name: str) -> None:
    if name != "xlsx":  # which bears the moment at which it was made
        assert written(name) == written(name)


class TestFlat:
    def test_csv_comes_back_with_every_text(self) -> None:
        rows = list(read_csv(io.BytesIO(written("csv"))))
        assert [row["quote"] for row in rows] == [claim.quote for claim in CLAIMS]
        assert rows[0]["place_key"] == "geonames:1"
        assert rows[6]["low"] == ""

    @pytest.mark.parametrize("name", ["csv", "hxl", "acled", "ucdp"])
    def test_no_cell_runs(self, name: str) -> None:
        for line in csv.reader(io.StringIO(written(name).decode("utf-8-sig"), newline="")):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in line)

    def test_hxl_tags_stand_in_the_second_row(self) -> None:
        head, tags, *rest = csv.reader(io.StringIO(written("hxl").decode(), newline=""))
        assert len(tags) == len(head)
        assert len(set(tags)) == len(tags)
        assert all(tag.startswith("#") and tag == tag.lower() for tag in tags)
        assert len(rest) == len(ROWS)
        assert rest[0][tags.index("#event+type")] == "detention"

    def test_the_package_is_valid_and_so_is_each_cell(self, tmp_path: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import frictionless
        zipfile.ZipFile(io.BytesIO(written("package"))).extractall(tmp_path)
        told = json.loads((tmp_path / "datapackage.json").read_text())
        assert (told["version"], told["licenses"], told["sources"]) == (
            "1",
            [{"name": "CC-BY-4.0"}],
            [{"title": "Orlo News"}],
        )
        fields = {field["name"]: field for field in told["resources"][0]["schema"]["fields"]}
        assert fields["start"]["unit"] == "characters"
        assert fields["kind"]["constraints"]["enum"]
        report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
        assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
        assert report.tasks[0].stats["rows"] == len(ROWS)

    def test_a_changed_cell_is_noticed(self, tmp_path: Path) -> None:
        import frictionless

        zipfile.ZipFile(io.BytesIO(written("package"))).extractall(tmp_path)
        path = tmp_path / "claims.csv"
        path.write_bytes(path.read_bytes().replace(b"detention", b"detention!"))
        assert not frictionless.Package(str(tmp_path / "datapackage.json")).validate().valid

    def test_the_dictionary_has_every_column(self) -> None:
        rows = list(read_csv(io.BytesIO(b"".join(dictionary(view())))))
        assert [row["column"] for row in rows] == [column.name for column in view().columns]
        assert all(row["meaning"] for row in rows)


class TestGeoJson:
    def test_schema(self) -> None:
        jsonschema.Draft202012Validator(GEOJSON).validate(as_json("geojson"))

    def test_drawn_as_exactly_as_known(self) -> None:
        drawn = {_number(row["id"]): row for row in as_json("geojson")["features"]}
        told = {
            number: (row["geometry"] and row["geometry"]["type"], row["properties"]["geometry_precision"])
            for number, row in drawn.items()
        }
        assert told == {
            1: ("Point", "city"),
            2: ("Point", "city"),  # a square is drawn as its town
            3: ("Polygon", "admin1; none"),  # a country is not drawn
            4: (None, "none"),
            5: (None, "none"),  # two towns of one name
            6: (None, "none"),
            7: (None, None),
        }

    def test_outer_rings_are_closed_and_go_counterclockwise(self) -> None:
        ring = as_json("geojson")["features"][2]["geometry"]["coordinates"][0]
        assert ring[0] == ring[-1]
        assert sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring)) > 0


def _number(id_: str) -> int:
    return int(id_[-20:])


class TestTimeMap:
    def test_schema(self) -> None:
        jsonschema.Draft202012Validator(TIMEMAP).validate(as_json("timemap"))

    def test_points_to_sources_and_associations_that_are_there(self) -> None:
        told = as_json("timemap")
        kinds = {each["id"] for each in told["associations"]}
        for event in told["events"]:
            assert set(event["associations"]) <= kinds
            assert set(event["sources"]) <= set(told["sources"])


class TestAnnotations:
    def test_schema(self) -> None:
        jsonschema.Draft202012Validator(ANNOTATIONS).validate(as_json("annotations"))

    def test_both_selectors_find_the_passage(self) -> None:
        for claim, told in zip(CLAIMS[:5], as_json("annotations")["items"], strict=False):
            position, quoted = told["target"]["selector"]
            assert TEXT[position["start"] : position["end"]] == quoted["exact"] == claim.quote
            assert TEXT.count(quoted["prefix"] + quoted["exact"] + quoted["suffix"]) == 1

    def test_a_text_that_is_withheld_lends_no_words(self) -> None:
        hidden = replace(
            view(), lookups=replace(view().lookups, text=lambda report: "This text is withheld. " * 9)
        )
        rows = [replace(row, report=replace(row.report, text="")) for row in ROWS]  # type: ignore[type-var]
        hidden = replace(hidden, rows=lambda: rows)
        told = json.loads(b"".join(FORMATS["annotations"].write(hidden)))
        assert not any("prefix" in each["target"]["selector"][1] for each in told["items"])


class TestProv:
    def test_the_library_reads_it_and_every_claim_leads_to_a_hash(self) -> None:
        from prov.model import ProvDocument

        document = ProvDocument.deserialize(content=written("prov").decode(), format="json")
        told = as_json("prov")
        assert len(list(document.get_records())) == sum(
            len(part) for name, part in told.items() if name != "prefix"
        )
        back = {
            each["prov:generatedEntity"]: each["prov:usedEntity"] for each in told["wasDerivedFrom"].values()
        }
        for row in ROWS:
            report = back[back[f"k:{row.claim.id}"]]
            assert told["entity"][report]["kt:sha256"] == row.report.sha256

    def test_a_witness_of_two_claims_may_be_two_people(self) -> None:
        again = replace(ROWS[2], claim=replace(CLAIMS[2], id="c-99999999999999999999"))  # type: ignore[type-var]
        told = json.loads(b"".join(FORMATS["prov"].write(view([*ROWS, again]))))
        assert sum(each["prov:label"] == "a resident" for each in told["agent"].values()) == 2


@pytest.fixture(scope="module")
def ftm_model() -> Iterator[Any]:
    """FollowTheMoney with a stand-in for ICU, which only spells names in other scripts."""

    class Transliterator:
        @classmethod
        def createInstance(cls, *asked: object) -> "Transliterator":
            return cls()

        def transliterate(self, words: str) -> str:
            return words

    had = sys.modules.get("icu")
    sys.modules["icu"] = types.ModuleType("icu")
    sys.modules["icu"].Transliterator = Transliterator  # type: ignore[attr-defined]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from followthemoney import model
    yield model
    if had is None:
        del sys.modules["icu"]


class TestFollowTheMoney:
    def test_every_entity_keeps_all_that_was_written(self, ftm_model: Any) -> None:
        seen: set[str] = set()
        for line in written("ftm").splitlines():
            told = json.loads(line)
            proxy = ftm_model.get_proxy(told, cleaned=False)
            proxy.schema.validate(told)
            assert {name: sorted(values) for name, values in told["properties"].items()} == {
                name: sorted(values) for name, values in proxy.to_dict()["properties"].items()
            }
            for prop, value in proxy.itervalues():
                assert prop.type.name != "entity" or value in seen, f"{value} is pointed to before it stands"
            assert proxy.id not in seen
            seen.add(proxy.id)

    def test_a_person_is_an_official_with_an_office(self) -> None:
        told = [json.loads(line) for line in written("ftm").splitlines()]
        people = [each["properties"] for each in told if each["schema"] == "Person"]
        assert people == [{"name": ["Orlan Belov"], "position": ["deputy minister"]}]
        assert "a resident" not in [each["properties"].get("name", [""])[0] for each in told]

    def test_proof_of_each_event_is_its_document(self) -> None:
        told = [json.loads(line) for line in written("ftm").splitlines()]
        proofs = [each["properties"]["proof"] for each in told if each["schema"] == "Event"]
        assert proofs == [[claim.report_id] for claim in CLAIMS]


class TestCoded:
    def test_acled(self) -> None:
        rows = [
            {name: unguarded(cell) for name, cell in row.items()}
            for row in csv.DictReader(io.StringIO(written("acled").decode("utf-8-sig"), newline=""))
        ]
        assert len(rows[0]) == 31
        one, crowd, dead, denied, hypothetical = rows[:5]
        assert (one["event_type"], one["sub_event_type"], one["iso"]) == (
            "Strategic developments",
            "Arrests",
            "398",
        )
        assert (one["event_date"], one["time_precision"], one["geo_precision"]) == ("2019-06-09", "1", "1")
        assert one["fatalities"] == ""
        assert one["latitude"] == "43.25"
        assert (crowd["tags"], crowd["event_date"], crowd["time_precision"]) == (
            "crowd size=Hundreds",
            "2019-06-01",
            "3",
        )
        assert (dead["fatalities"], dead["time_precision"], dead["latitude"]) == ("2", "2", "")
        assert (denied["event_date"], denied["sub_event_type"]) == ("", "")
        assert (hypothetical["fatalities"], hypothetical["latitude"]) == ("", "")

    def test_ucdp_has_the_49_columns(self) -> None:
        rows = list(csv.DictReader(io.StringIO(written("ucdp").decode("utf-8-sig"), newline="")))
        assert len(rows[0]) == 49
        dead = rows[2]
        assert (dead["low"], dead["best"], dead["high"]) == ("2", "2", "2")
        assert (dead["date_prec"], dead["date_start"], dead["date_end"], dead["where_prec"]) == (
            "2",
            "2019-06-09",
            "2019-06-13",
            "4",
        )
        assert rows[1]["date_prec"] == "4"
        assert rows[3]["best"] == ""
        assert rows[3]["date_prec"] == ""

    @pytest.mark.parametrize("name", ["acled", "ucdp", "plover"])
    def test_losses_name_row_and_column(self, name: str) -> None:
        lost = list(read_csv(io.BytesIO(b"".join(write_losses(FORMATS[name], view())))))
        for each in lost:
            number = int(each["row"])
            assert each["id"] == (CLAIMS[number - 1].id if number else "")
            assert each["column"]
            assert each["lost"]
            assert each["why"]
        rows = {int(each["row"]) for each in lost}
        assert {0, 6} <= rows

    @pytest.mark.parametrize("name", ["acled", "ucdp"])
    def test_a_column_that_is_never_filled_is_said_to_be(self, name: str) -> None:
        rows = list(csv.DictReader(io.StringIO(written(name).decode("utf-8-sig"), newline="")))
        lost = read_csv(io.BytesIO(b"".join(write_losses(FORMATS[name], view()))))
        never = {each["column"] for each in lost if each["row"] == "0"}
        assert never
        assert all(row[column] == "" for row in rows for column in never)
        filled = {column for row in rows for column, cell in row.items() if cell}
        assert set(rows[0]) == never | filled, "a column is empty in every row and nobody says why"
