"""The JSON Schemas hold for every shipped record, as text and as an editor types it; the committed ones are current."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from generator.cli.schema import command
from generator.schema.json_schema import json_schemas

ROOT = Path(__file__).parents[2]
FRAMEWORKS = ROOT / "generator" / "frameworks"
SITES = {"koh-chan": ROOT, **{path.parent.name: path.parent for path in ROOT.glob("examples/*/site_config.yml")}}


class EditorLoader(yaml.CSafeLoader):
    """Types scalars as YAML 1.2 does, and so an editor: numbers and true/false, but no dates and no yes/no."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, pattern in {"bool": "true|false", "int": "-?[0-9]+", "float": r"-?[0-9]*\.[0-9]+", "null": "|~|null"}.items():
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"({pattern})\\Z"), None)
EditorLoader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))


def kind_of(path: Path) -> str:
    """The schema that a record is held against, by where it stands."""
    names = {
        "site_config.yml": "site-config",
        "year.yml": "year",
        "framework.yml": "framework",
        "urls.lock.yml": "register",
        "concepts.yml": "concepts",
    }
    folders = {"items": "disclosure", "reports": "report", "oit": "framework"}
    return names.get(path.name) or folders[path.parent.name]


def records() -> list[Path]:
    of_sites = [path for root in SITES.values() for path in (root / "site_config.yml", *root.glob("data/**/*.yml"))]
    known = [path for path in of_sites if not path.name.endswith(".lock.yml") or path.name == "urls.lock.yml"]
    return sorted([*known, *FRAMEWORKS.glob("**/*.yml")])


def texts(value):
    """Mapping keys as texts, as JSON has them."""
    if isinstance(value, dict):
        return {str(key): texts(part) for key, part in value.items()}
    return [texts(part) for part in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def validators():
    schemas = {name.removesuffix(".json"): json.loads(text) for name, text in json_schemas().items()}
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    return {name: jsonschema.Draft202012Validator(schema) for name, schema in schemas.items()}


def complaints(validator, text, loader):
    errors = validator.iter_errors(texts(yaml.load(text, loader)))
    return [f"{'/'.join(map(str, error.path))}: {error.message[:200]}" for error in errors]


@pytest.mark.parametrize("loader", [yaml.CBaseLoader, EditorLoader], ids=["text", "typed"])
def test_every_shipped_record_validates(validators, loader):
    for path in records():
        assert complaints(validators[kind_of(path)], path.read_text("utf-8"), loader) == [], path


def test_every_record_points_to_a_schema_that_is_there():
    for path in records():
        first = path.read_text("utf-8").partition("\n")[0]
        if pointed := re.match(r"# yaml-language-server: \$schema=(.+)", first):
            schema = path.parent / pointed[1]
            assert schema.is_file(), path
            assert json.loads(schema.read_bytes())["$id"].endswith(":" + kind_of(path))
        else:
            assert kind_of(path) in {"register", "concepts"}, f"{path} points to no schema"


AGENCY = "agency: {name: ก, kind: ข, district: ค, province: ง, phone: 0 2000}\n"
REPORT = "report: plan\nround: 6-months\ntitle: ก\ntables:\n  - {caption: ก, columns: "


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("year", "result: {score: '๙๓.๖๕', pass_mark: 85}\nprogress:\n  - {indicator: 1, done: ใช่, period: ตลอดปี}\n"),
        ("year", "progress:\n  - {indicator: '9.1', done: 'no', period: {from: 2023-10, to: ก.ย. 67}, text: ทำแล้ว}\n"),
        ("site-config", AGENCY + "site: {current_year: ๒๕๖๗, years: ['2567']}\neit:\n"),
        ("disclosure", "item: o1\nstatus: published\nsummary:\nowners: สำนักปลัด\nevidence:\n"),
        ("report", REPORT + "[{group: ก, columns: [{field: no, label: ข}]}]}\n"),
    ],
)
@pytest.mark.parametrize("loader", [yaml.CBaseLoader, EditorLoader], ids=["text", "typed"])
def test_every_short_form_that_the_reader_takes_validates(validators, kind, text, loader):
    if loader is yaml.CBaseLoader:
        text = re.sub(r"(?m)^\w+:\n(?=\w|\Z)", "", text)  # an empty value is dropped by the reader before it is text
    assert complaints(validators[kind], text, loader) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("disclosure", "item: 12\nstatus: published\n"),
        ("disclosure", "item: o1\nstatus: publish\n"),
        ("disclosure", "item: o1\nstatus: published\nsumary: ก\n"),
        ("site-config", AGENCY + "site: {current_year: 2024, years: [2567]}\n"),
        ("report", REPORT + "[{field: no}]}\n"),
        ("year", "progress:\n  - {indicator: 1, done: ทำแล้ว}\n"),
    ],
)
def test_what_the_reader_refuses_is_marked(validators, kind, text):
    assert complaints(validators[kind], text, EditorLoader)


@pytest.mark.parametrize("name", SITES)
def test_the_committed_schemas_are_current(name):
    for file, text in json_schemas().items():
        assert (SITES[name] / "schemas" / file).read_text("utf-8") == text, "run: prongsai schema"


def test_the_schemas_of_the_shipped_frameworks_are_current():
    for file in ("framework.json", "concepts.json"):
        assert (ROOT / "generator" / "schemas" / file).read_text("utf-8") == json_schemas()[file]


def test_the_command_writes_what_is_missing_and_says_so(tmp_path):
    first = CliRunner().invoke(command, [str(tmp_path), "--json"], standalone_mode=False)
    assert json.loads(first.output)["written"] == list(json_schemas())
    assert "0 ไฟล์" in CliRunner().invoke(command, [str(tmp_path)], standalone_mode=False).output
