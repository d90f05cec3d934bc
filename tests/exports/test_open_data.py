"""Open data: every year as JSON that keeps to its published schema, and as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from generator.exports.open_data import common_files, year_files, year_status
from generator.exports.open_documents import OpenDocument, document_schema, json_text, status_schema
from generator.model.site import Site
from generator.schema import read_site
from shared import CONFIG, ITEM, ROOT, SITES, TODAY, BuiltSite

ANY_ITEM_KEYS = {
    "id", "code", "title", "certainty", "indicator", "group", "concepts", "data_year", "round", "url", "state",
    "state_label", "owners", "summary", "where", "published", "updated", "none_this_year", "progress", "requirements",
    "rules", "evidence", "reports", "changes", "doubts", "correction",
}  # fmt: skip
"""What the program has promised; a key is never taken away."""


@cache
def site_at(root: Path) -> Site:
    """The site in *root*."""
    site, problems = read_site(root, today=TODAY)
    assert site is not None, problems
    return site


@cache
def files_of(name: str) -> Mapping[str, str]:
    """The open data of one of the six sites."""
    return files_at(site_at(SITES[name]))


def files_at(site: Site) -> dict[str, str]:
    """The open data of *site*, as a build writes them."""
    years = [file for year in site.years.values() for file in year_files(site, year)]
    common = common_files(site, [year_status(site, year) for year in site.years.values()])
    return {path: b"".join(pieces).decode() for path, pieces in years} | {path: make() for path, make in common}


def rows(text: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def years(files: Mapping[str, str]) -> list[dict[str, Any]]:
    """The documents of all years."""
    return [json.loads(text) for path, text in files.items() if path.startswith("data/2") and path.endswith(".json")]


@pytest.mark.parametrize("name", SITES)
def test_every_document_keeps_to_the_published_schema(name: str) -> None:
    """Whoever reads by program may rely on the schema that stands beside the data."""
    files = files_of(name)
    for schema, documents in (("schema", years(files)), ("status-schema", [json.loads(files["status.json"])])):
        rules = json.loads(files[f"data/{schema}.json"])
        Draft202012Validator.check_schema(rules)
        validator = Draft202012Validator(rules, format_checker=FormatChecker())
        for document in documents:
            assert [f"{e.json_path}: {e.message}" for e in validator.iter_errors(document)] == []


@pytest.mark.parametrize("name", SITES)
def test_every_item_measure_and_piece_of_evidence_is_there(name: str) -> None:
    """In the JSON and, row by row, in the four tables."""
    site, files = site_at(SITES[name]), files_of(name)
    for document in years(files):
        year = next(year for number, year in site.years.items() if number == document["year"]["number"])
        assert [item["id"] for item in document["items"]] == [item.id for item in year.framework.items]
        assert all(set(item) == ANY_ITEM_KEYS for item in document["items"])
        reports = [filed.record for filed in year.reports.values()]
        measures = [measure for report in reports for measure in report.measures]
        records = [*(filed.record for filed in year.disclosures.values()), *reports, *measures]
        tables = [rows(files[f"data/{year.year}{suffix}.csv"]) for suffix in ("", "-evidence", "-measures")]
        wanted = (len(year.framework.items), sum(len(record.evidence) for record in records), len(measures))
        assert tuple(map(len, tables)) == wanted
        asked = rows(files[f"data/{year.year}-requirements.csv"])
        assert len(asked) == sum(len(item["requirements"] or ()) for item in document["items"])


@pytest.mark.parametrize("name", SITES)
def test_a_document_that_is_written_part_by_part_reads_as_one(name: str) -> None:
    """Long years are not held whole; how the parts are joined leaves no trace."""
    texts = [text for path, text in files_of(name).items() if path.startswith("data/2") and path.endswith(".json")]
    assert texts
    for text in texts:
        assert text == json_text(OpenDocument.model_validate_json(text))


def test_the_schemas_in_the_repository_are_those_of_the_program() -> None:
    """Write them with document_schema() and status_schema() of generator.exports.open_documents."""
    assert (ROOT / "schemas/open-data.json").read_text("utf-8") == document_schema()
    assert (ROOT / "schemas/open-data-status.json").read_text("utf-8") == status_schema()


def test_years_are_buddhist_and_dates_iso() -> None:
    """The number is what the field says; the days say what it means."""
    document = next(d for d in years(files_of("sample")) if d["year"]["number"] == 2567)
    year = document["year"]
    assert (year["first_day"], year["last_day"]) == ("2023-10-01", "2024-09-30")
    assert document["items"][11]["evidence"][0]["data_year"] == 2566


def test_addresses_are_whole_where_the_site_has_one() -> None:
    """A file that was downloaded still leads back."""
    files = files_of("sample")
    document = next(d for d in years(files) if d["year"]["number"] == 2567)
    assert document["items"][0]["url"] == "https://www.tuayang.example/ita/2567/o1.html"
    assert document["$schema"] == "https://www.tuayang.example/ita/data/schema.json"
    assert rows(files["data/2567.csv"])[0]["url"] == "https://www.tuayang.example/ita/2567/o1.html"


def test_addresses_are_relative_to_the_file_without_one(built_site: Callable[[str], BuiltSite]) -> None:
    """And lead to what the section has."""
    built = built_site("khao-saming")
    document = json.loads((built.out / "data/2564.json").read_bytes())
    links = [document["$schema"], document["year"]["url"], *(item["url"] for item in document["items"])]
    links += [piece["url"] for item in document["items"] for piece in item["evidence"]]
    for link in links:
        path = urljoin("https://x/data/2564.json", link).removeprefix("https://x/")
        assert "://" in path or (built.out / path).is_file(), link


def test_what_the_form_asks_for_and_nobody_has_seen_is_not_said_to_be_nothing() -> None:
    """Unknown requirements are null and no empty list."""
    found = {item["id"]: item["requirements"] for item in years(files_of("thephalai"))[0]["items"]}
    assert found["o1"] is None
    assert [part["id"] for part in found["o11"]][:2] == ["plan", "projects"]


def test_states_count_every_item_once() -> None:
    """And a forecast names the version of the form it was made with."""
    status = json.loads(files_of("sample")["status.json"])
    assert [year["current"] for year in status["years"]].count(True) == 1
    for year in status["years"]:
        assert sum(year["counts"].values()) == year["items"]
        assert 0 <= year["forecast"]["low"] <= year["forecast"]["high"] <= 100
        assert year["framework"].startswith(str(year["year"]))


def test_no_score_is_forecast_for_an_agency_that_has_not_written_the_records() -> None:
    """A report says what was done, not what is disclosed on its website."""
    status = json.loads(files_of("koh-chan")["status.json"])
    assert [year["forecast"] for year in status["years"]] == [None]


def test_a_document_says_what_kind_of_file_its_evidence_is(built_site: Callable[[str], BuiltSite]) -> None:
    """Type, size and SHA-256 as the page shows them."""
    document = json.loads((built_site("sample").out / "data/2567.json").read_bytes())
    piece = next(piece for item in document["items"] for piece in item["evidence"] if piece["url"].endswith(".xlsx"))
    assert piece["media_type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert len(piece["sha256"]) == 64
    assert piece["size"] > 0


def test_cells_of_a_hostile_record_run_nothing(write_site: Callable[..., Path]) -> None:
    """Wherever an officer or a document writes a formula."""
    evil = '"=HYPERLINK(\\"https://x.example\\",\\"กด\\")"'
    item = ITEM.replace("โครงสร้างของหน่วยงาน", evil).replace("แผนผังโครงสร้าง", '"@SUM(1)"').replace("สำนักปลัด", '"-2"')
    files = files_at(site_at(write_site({"data/2567/items/o1.yml": item})))
    cells = [
        cell for path, text in files.items() if path.endswith(".csv") for row in rows(text) for cell in row.values()
    ]
    assert {cell[:2] for cell in cells if "HYPERLINK" in cell or "SUM" in cell} == {"'=", "'@"}
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_a_site_without_records_has_tables_with_headings(write_site: Callable[..., Path]) -> None:
    """A program that reads the columns does not stumble over the first year."""
    files = files_at(site_at(write_site({"site_config.yml": CONFIG}, folder="empty")))
    assert files["data/2567-measures.csv"].startswith("\ufeffyear,report,round,measure,no,title,")
    assert len(rows(files["data/2567.csv"])) == 35
    assert {row["state"] for row in rows(files["data/2567.csv"])} == {"no-record"}


def test_the_same_records_give_the_same_bytes() -> None:
    """Read anew, in whatever order."""
    site, _ = read_site(SITES["sample"], today=TODAY.replace(year=2027))
    assert site is not None
    assert files_at(site) == files_of("sample")
