"""Whatever stands in a text or an id, it is shown as text or refused."""

import json
import re
import unicodedata
from pathlib import Path

import pytest
from typer.testing import CliRunner

from spinecheck.cli.app import app
from tests.fuzz.hostile import GIVEN, SMALL_TREE, TEXTS, crooked, from_bytes, poisoned, written
from tests.fuzz.targets import STEERING, any_questionnaire
from tests.hostile.child import run
from tests.samples import SAMPLE, SMALL, text

# Shown in a text as it is; braces that are no number to call are refused.
SHOWN = [poison for poison in TEXTS if "{" not in poison and len(poison) < 300]
POISON = "".join(SHOWN)
WALK = "1\n2\n3\n2\n1\n2\n1\n1\n1\n3\n"


def questionnaire(folder: Path, poison: str = POISON) -> str:
    path = folder / "stranger.yaml"
    path.write_bytes(poisoned(poison))
    return str(path)


def harmless(*texts: str) -> None:
    for said in texts:
        bad = {char for char in said if unicodedata.category(char) in STEERING} - {"\n"}
        assert not bad, said


def test_poison_in_every_text_is_harmless_in_every_output(tmp_path: Path) -> None:
    any_questionnaire(poisoned(POISON))


@pytest.mark.parametrize(
    "args", [["check"], ["graph"], ["graph", "--width", "40"]], ids=["check", "graph", "narrow"]
)
def test_a_poisoned_questionnaire_never_steers_the_terminal(
    tmp_path: Path, args: list[str]
) -> None:
    ended = CliRunner().invoke(app, [args[0], questionnaire(tmp_path), *args[1:]])
    assert ended.exit_code == 0, ended.output
    harmless(ended.output)


def test_a_walk_through_poison_never_steers_the_terminal_nor_the_reports(tmp_path: Path) -> None:
    reports = [tmp_path / f"page.{ending}" for ending in ("html", "md", "json")]
    options = [option for report in reports for option in ("--report", str(report))]
    ended = CliRunner().invoke(
        app, ["start", questionnaire(tmp_path), "--region", "US", *options], input=WALK
    )
    assert ended.exit_code == 0, ended.output
    assert "What may be going on" in ended.stdout
    html, markdown, data = (report.read_text(encoding="utf-8") for report in reports)
    harmless(ended.output, html, markdown, data)
    assert "<script" not in html
    assert "<img" not in html
    assert not re.search(r"(?<!\\)[<\[]", markdown)
    assert json.loads(data)


def test_a_case_of_poison_never_steers_the_terminal_nor_the_handout(tmp_path: Path) -> None:
    handout = tmp_path / "handout.txt"
    args = ["someone", "--questionnaire", questionnaire(tmp_path)]
    demo = CliRunner().invoke(app, ["demo", *args, "--transcript", str(handout)])
    teach = CliRunner().invoke(
        app, ["teach", *args], input="I think I know: decide now\n1\n1\n1\n"
    )
    for ended in (demo, teach):
        assert ended.exit_code == 0, ended.output
        harmless(ended.output)
    harmless(handout.read_text(encoding="utf-8"))


@pytest.mark.parametrize("format_", ["text", "json"])
def test_assessing_poison_never_steers_the_terminal(tmp_path: Path, format_: str) -> None:
    ended = CliRunner().invoke(
        app,
        ["assess", "-", "--questionnaire", questionnaire(tmp_path), "--format", format_],
        input=json.dumps({"answers": GIVEN}),
    )
    assert ended.exit_code == 0, ended.output
    assert "GET HELP NOW" in ended.stdout or json.loads(ended.stdout)["urgency"] == "emergency"
    harmless(ended.output)


@pytest.mark.parametrize("poison", TEXTS)
def test_poison_as_an_id_or_an_answer_is_refused_in_words(tmp_path: Path, poison: str) -> None:
    if poison in ("yes", "no", "none", "not_sure", "null"):
        return  # words that may be ids
    path = tmp_path / "stranger.yaml"
    path.write_bytes(written({"answers": {"part": poison, poison: "neck"}}))
    ended = CliRunner().invoke(app, ["assess", str(path), "--questionnaire", SMALL])
    assert ended.exit_code == 1
    assert len(ended.stderr.splitlines()) <= 3
    harmless(ended.stderr)


@pytest.mark.parametrize("id_", ["none", "not_sure", "urgency", "causes", "amplifiers"])
def test_a_reserved_word_is_no_id(tmp_path: Path, id_: str) -> None:
    path = tmp_path / "stranger.yaml"
    path.write_text(text(**SAMPLE).replace("worst", id_))
    ended = CliRunner().invoke(app, ["check", str(path)])
    assert ended.exit_code == 1
    assert "reserved" in ended.stdout


def test_two_ids_that_are_none_are_both_told(tmp_path: Path) -> None:
    """What stands in for them while the rest is looked at is one and the same."""
    path = tmp_path / "stranger.yaml"
    small = Path(SMALL).read_text(encoding="utf-8")
    path.write_text(
        small.replace("- id: weak\n", "- id: ''\n").replace("- id: dark_thoughts", "- id: -1")
    )
    told = CliRunner().invoke(app, ["check", str(path)])
    assert told.exit_code == 1
    assert told.stdout.count("is not an id") == 2


@pytest.mark.parametrize("id_", ["yes", "no", "null", "true", "self", "items", "class", "y"])
def test_a_word_that_means_something_elsewhere_may_be_an_id(tmp_path: Path, id_: str) -> None:
    path = tmp_path / "stranger.yaml"
    path.write_text(text(**SAMPLE).replace("worst", id_))
    assert CliRunner().invoke(app, ["check", str(path)]).exit_code == 0
    any_questionnaire(path.read_bytes())


@pytest.mark.parametrize("id_", ["__class__", "Größe", "\u0430", "a-b", "1a", "é", "a\u200b"])
def test_an_id_is_made_of_small_latin_letters(tmp_path: Path, id_: str) -> None:
    path = tmp_path / "stranger.yaml"
    path.write_text(text(**SAMPLE).replace("worst", id_), encoding="utf-8")
    ended = CliRunner().invoke(app, ["check", str(path)])
    assert ended.exit_code == 1
    assert "is not an id" in ended.stdout
    harmless(ended.stdout)


@pytest.mark.parametrize(
    "hostile",
    [
        "? {}\n: a",
        "? {}\n: a\n? {}\n: b",
        "a: !{} b",
        "a: &{} b",
        "a: *{}",
        "{{a: 'b, {}}}",
        "[{}",
        "{}",
    ],
)
def test_a_word_of_a_megabyte_is_told_in_one_short_line(tmp_path: Path, hostile: str) -> None:
    path = tmp_path / "stranger.yaml"
    path.write_text(hostile.replace("{}", "k" * 1_000_000))
    ended = CliRunner().invoke(app, ["graph", str(path)])
    assert ended.exit_code == 1
    assert all(len(line) < 800 for line in ended.stderr.splitlines()), ended.stderr[:400]


def test_a_line_break_in_a_key_cannot_pass_for_a_message_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "stranger.yaml"
    path.write_text('"x`\\nother.yaml:1:1: fine": a\n')
    ended = CliRunner().invoke(app, ["check", str(path)])
    assert not any(line.startswith("other.yaml") for line in ended.stdout.splitlines())


def test_a_file_name_never_steers_the_terminal(tmp_path: Path) -> None:
    name = tmp_path / "a\x1b[2J\u202eb\nc.yaml"
    name.write_text("a: [")
    for args in (["check", str(name)], ["assess", str(name)], ["assess", str(name) + "x"]):
        ended = CliRunner().invoke(app, args)
        assert ended.exit_code in (1, 2)
        harmless(ended.output)
        assert len(ended.stdout.splitlines() or ended.stderr.splitlines()) == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le", "cp037", "latin-1"])
def test_another_encoding_is_refused_in_words(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "stranger.yaml"
    path.write_bytes("# Größe\ntitle: A\n".encode(encoding))
    ended = CliRunner().invoke(app, ["check", str(path)])
    assert ended.exit_code == 1
    assert "UTF-8" in ended.stdout or "not allowed in YAML" in ended.stdout


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
@pytest.mark.parametrize("begin", ["", "\ufeff"])
def test_other_line_ends_and_a_byte_order_mark_change_nothing(
    tmp_path: Path, line_end: str, begin: str
) -> None:
    path = tmp_path / "stranger.yaml"
    path.write_bytes((begin + text(**SAMPLE)).replace("\n", line_end).encode())
    assert CliRunner().invoke(app, ["check", str(path)]).exit_code == 0


@pytest.mark.slow
def test_a_poisoned_walk_as_a_process_prints_no_escape(tmp_path: Path) -> None:
    ended = run("start", questionnaire(tmp_path), "--region", "US", typed=WALK)
    harmless(ended.all)


@pytest.mark.slow
def test_a_thousand_crooked_files_end_in_words(tmp_path: Path) -> None:
    path = tmp_path / "stranger.yaml"
    for n in range(1000):
        path.write_bytes(written(crooked(SMALL_TREE, from_bytes(n.to_bytes(2) * 12))))
        ended = CliRunner().invoke(app, ["check", str(path)])
        assert ended.exit_code in (0, 1), ended.exception
        harmless(ended.output)
