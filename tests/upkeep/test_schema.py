"""The JSON Schemas for editors."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from typer.testing import CliRunner

from spinecheck.cli.app import app
from spinecheck.core.fields import Model
from spinecheck.core.model import Questionnaire
from spinecheck.core.region import Regions
from spinecheck.reading.gathering import questionnaires_folder
from spinecheck.upkeep.schema import descriptions, kinds, schema, schema_text

FOLDER = questionnaires_folder()


def models(model: type[BaseModel] = Model) -> Iterator[type[BaseModel]]:
    """The models of questionnaires and regions."""
    for heir in model.__subclasses__():
        if heir.__module__.startswith("spinecheck.core."):
            yield heir
        yield from models(heir)


@pytest.mark.parametrize("kind", kinds())
def test_the_committed_schema_is_the_one_of_the_models(kind: str) -> None:
    committed = (FOLDER / "schema" / f"{kind}.json").read_text(encoding="utf-8")
    assert committed == schema_text(kind), "run `spinecheck schema --write questionnaires/schema`"


def test_no_schema_is_left_over() -> None:
    assert {path.stem for path in (FOLDER / "schema").iterdir()} == set(kinds())


@pytest.mark.parametrize("model", sorted(models(), key=str), ids=lambda model: model.__name__)
def test_every_key_is_explained(model: type[BaseModel]) -> None:
    explained = descriptions(model)
    assert list(explained) == list(model.model_fields)
    for text in explained.values():
        assert text[0].isupper() or text[0] == "`"
        assert text.endswith((".", "`."))


def test_every_key_of_a_questionnaire_has_a_kind_of_file() -> None:
    keys = [key for kind in kinds() for key in schema(kind).get("properties", {})]
    whole = list(schema("questionnaire")["properties"])
    assert whole == list(Questionnaire.model_fields)
    assert set(keys) >= set(whole)


@pytest.mark.parametrize("kind", kinds())
def test_each_reference_leads_somewhere(kind: str) -> None:
    made = schema(kind)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    named = {one.rpartition("/")[2] for one in references(made)}
    assert named == set(made["$defs"])


def references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from ([node["$ref"]] if "$ref" in node else [])
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def test_nothing_is_said_that_only_python_knows_of() -> None:
    said = json.dumps(schema("questionnaire"))
    for word in ("null", "true", "boolean", "<question>", "supports"):
        assert f'"{word}"' not in said
        assert f": {word}" not in said


def test_yes_and_no_are_words() -> None:
    private = schema("questions")["$defs"]["Question"]["properties"]["private"]
    assert (private["enum"], private["default"]) == (["yes", "no"], "no")


def test_evidence_argues_one_way() -> None:
    evidence = schema("causes")["$defs"]["Evidence"]
    assert evidence["oneOf"] == [{"required": ["for"]}, {"required": ["against"]}]


def test_a_condition_is_a_map_or_a_list_of_maps() -> None:
    a_map, a_list = schema("urgent")["$defs"]["when"]["anyOf"]
    assert (a_map["type"], a_list["type"]) == ("object", "array")
    assert a_list["items"] == a_map


def test_an_answer_is_a_text_or_a_map() -> None:
    answers = schema("questions")["$defs"]["Question"]["properties"]["answers"]
    (either,) = answers["patternProperties"].values()
    assert [one.get("type") or one["$ref"] for one in either["anyOf"]] == [
        "string",
        "#/$defs/Answer",
    ]


@pytest.mark.parametrize(
    "path", sorted(FOLDER.rglob("*.yaml")), ids=lambda path: str(path.relative_to(FOLDER))
)
def test_each_built_in_file_names_its_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    kind = "case" if path.parent.name == "cases" else path.stem
    named = first.removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / named).resolve() == FOLDER / "schema" / f"{kind}.json"


# -- the command


def test_without_a_kind_the_schema_of_a_whole_file_is_printed() -> None:
    result = CliRunner().invoke(app, ["schema"])
    assert (result.exit_code, result.stdout) == (0, schema_text("questionnaire"))


def test_a_kind_that_is_not_known_is_wrong_use() -> None:
    result = CliRunner().invoke(app, ["schema", "cuases"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "spinecheck: there is no kind of file `cuases`; did you mean `causes`?\n"
    )


def test_all_are_written_to_a_folder(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["schema", "--write", str(tmp_path / "new")])
    assert (result.exit_code, result.stdout) == (0, "")
    assert {path.stem for path in (tmp_path / "new").iterdir()} == set(kinds())
    assert json.loads((tmp_path / "new" / "regions.json").read_text())["required"] == list(
        Regions.model_fields
    )


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = CliRunner().invoke(app, ["schema", "--write", str(tmp_path / "file")])
    assert result.exit_code == 2
    assert result.stderr.startswith(f"spinecheck: {tmp_path / 'file'} cannot be written: ")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes")
@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_what_is_no_file_is_refused_and_left_alone(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "letter.txt"
    target.write_text("Dear doctor")
    path = tmp_path / "case.json"
    path.symlink_to(target) if kind == "link" else os.mkfifo(path)
    result = CliRunner().invoke(app, ["schema", "--write", str(tmp_path)])
    assert result.exit_code == 2
    assert f"{path} is a" in result.stderr
    assert target.read_text() == "Dear doctor"


def test_the_folder_of_schemas_is_no_questionnaire() -> None:
    result = CliRunner().invoke(app, ["check", str(FOLDER / "schema")])
    assert result.exit_code == 2
    assert "holds no questionnaire" in result.stderr
