"""The command `assess`."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from spinecheck.cli.app import app
from tests.samples import SAMPLE, text

ENV = {"COLUMNS": "80", "LC_ALL": "en_US.UTF-8"}
NUMB = "answers: {bladder: [numb], bladder_new: yes, worst: back}\n"
BACK = "answers: {bladder: none, operation: fusion, worst: back, worse_with: none}\n"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.yaml"
    path.write_text(text(**SAMPLE), encoding="utf-8")
    return path


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path("mine.yaml")


def run(sample: Path, *arguments: str | Path, stdin: str | None = None) -> Result:
    whole = ["assess", "--questionnaire", str(sample), *map(str, arguments)]
    return CliRunner().invoke(app, whole, input=stdin, env=ENV)


def as_json(sample: Path, answers: str, *arguments: str) -> Any:
    result = run(sample, "-", "--format", "json", *arguments, stdin=answers)
    assert (result.exit_code, result.stderr) == (0, "")
    return json.loads(result.stdout)


# -- what programs rely on


def test_json_holds_every_promised_key(sample: Path) -> None:
    assert set(as_json(sample, BACK)) >= {
        "questionnaire",
        "version",
        "complete",
        "urgency",
        "urgent",
        "page",
        "causes",
        "amplifiers",
        "next_steps",
        "messages",
        "asked",
        "unanswered",
        "ignored",
    }


def test_an_emergency_as_json(sample: Path) -> None:
    data = as_json(sample, NUMB)
    assert data["questionnaire"] == "sample"
    assert data["version"] == "1.0"
    assert data["urgency"] == "emergency"
    assert data["urgent"] == [
        {
            "id": "squeezed_nerves",
            "tier": "emergency",
            "title": "Nerves may be squeezed",
            "because": "It can become permanent",
            "say_this": None,
            "do": ["Go to an emergency department"],
            "cause": None,
        }
    ]
    assert data["page"] is None
    assert data["asked"] == ["bladder", "bladder_new", "operation", "worst", "worse_with"]
    assert data["unanswered"] == ["operation", "worse_with"]


def test_a_cause_as_json(sample: Path) -> None:
    data = as_json(sample, BACK)
    assert (data["urgency"], data["complete"]) == ("routine", True)
    (cause,) = data["causes"]
    expected = {
        "id": "wear",
        "name": "Wear next to the fusion",
        "clinical_name": "Adjacent segment disease",
        "kind": "source",
        "fit": "some",
        "points": 5,
        "for": ["Your back hurts most", "You had a fusion"],
        "against": [],
        "unknown": [],
    }
    assert {key: cause[key] for key in expected} == expected
    assert [step["id"] for step in data["next_steps"]] == ["see_surgeon", "rehab"]
    assert data["messages"] == []


def test_without_answers_the_urgency_is_null_and_nothing_is_guessed(sample: Path) -> None:
    data = as_json(sample, "answers: {}\n")
    assert (data["urgency"], data["complete"], data["urgent"]) == (None, False, [])
    assert data["unanswered"] == data["asked"] == ["bladder", "operation", "worst", "worse_with"]


def test_an_answer_that_counts_for_nothing_is_listed(sample: Path) -> None:
    data = as_json(sample, "answers: {worst: back, travels: foot}\n")
    assert data["ignored"] == ["travels"]


def test_an_unanswered_follow_up_counts_as_urgent(sample: Path) -> None:
    data = as_json(sample, "answers: {bladder: [numb]}\n")
    assert (data["urgency"], data["unanswered"][0]) == ("emergency", "bladder_new")


def test_json_fills_in_the_numbers_of_the_region(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "calling.yaml"
    urgent = SAMPLE["urgent"].replace("Go to an emergency", "Call {emergency_number} or go to an")
    path.write_text(text(**SAMPLE | {"urgent": urgent}), encoding="utf-8")
    (sign,) = as_json(path, NUMB, "--region", "GB")["urgent"]
    assert sign["do"] == ["Call 999 or go to an department"]


# -- what a person reads


def test_text_begins_with_the_urgency_in_words(sample: Path) -> None:
    result = run(sample, "-", "--region", "US", stdin=NUMB)
    lines = result.stdout.strip().splitlines()
    assert lines[0].startswith("GET HELP NOW")
    assert "Call 911 now." in lines
    assert "Nerves may be squeezed" in lines
    assert result.stdout.index("GET HELP NOW") < result.stdout.index("not a diagnosis")
    assert (result.exit_code, result.stderr) == (0, "")


def test_text_tells_causes_with_their_reasons(sample: Path) -> None:
    said = run(sample, "-", stdin=BACK).stdout
    places = [
        said.index(words)
        for words in (
            "None of your answers is on our urgent list.",
            "Wear next to the fusion (Adjacent segment disease)",
            "Your back hurts most",
            "See the surgeon",
            "Rehab",
            "not a diagnosis",
        )
    ]
    assert places == sorted(places)


def test_text_is_the_default_and_fits_the_width(sample: Path) -> None:
    result = run(sample, "-", stdin=BACK)
    assert result.stdout == run(sample, "-", "--format", "text", stdin=BACK).stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


# -- where answers come from


def test_answers_come_from_a_yaml_or_json_file(sample: Path, mine: Path) -> None:
    mine.write_text(NUMB, encoding="utf-8")
    from_yaml = run(sample, mine, "--format", "json").stdout
    given_ = {"bladder": ["numb"], "bladder_new": "yes", "worst": ["back"]}
    mine.write_text(json.dumps({"answers": given_}), encoding="utf-8")
    assert run(sample, mine, "--format", "json").stdout == from_yaml
    assert json.loads(from_yaml)["urgency"] == "emergency"


def test_a_file_that_is_not_there_is_wrong_use(sample: Path, mine: Path) -> None:
    result = run(sample, mine)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == ("spinecheck: mine.yaml cannot be read: No such file or directory\n")


def test_a_folder_is_no_file_of_answers(sample: Path, tmp_path: Path) -> None:
    result = run(sample, tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "cannot be read" in result.stderr


@pytest.mark.parametrize("name", ["x" * 5000, "a/" * 3000], ids=["long", "deep"])
def test_a_name_that_is_too_long_is_wrong_use(sample: Path, name: str) -> None:
    assert run(sample, name).exit_code == 2
    result = run(Path(name), "-", stdin=BACK)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("spinecheck: ")


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (
            "answers: {wurst: back}\n",
            "mine.yaml:1:11: there is no question `wurst`; did you mean `worst`? "
            "[unknown-question]\n",
        ),
        (
            "answers: {worst: bakc}\n",
            "mine.yaml:1:18: `worst` has no answer `bakc`; did you mean `back`? "
            "[unknown-answer]\n",
        ),
        (
            "answers: {numb: yes}\n",
            "mine.yaml:1:11: `numb` is answered apart from its checklist `bladder`; "
            "tick it in `bladder`, or add `not_sure` there [line-without-checklist]\n",
        ),
        (
            "questionnaire: other\nanswers: {}\n",
            "mine.yaml:1:16: these are answers to `other`; "
            "give answers to `sample`, or name the questionnaire [other-questionnaire]\n",
        ),
    ],
)
def test_answers_that_do_not_fit_are_refused(
    sample: Path, mine: Path, answers: str, told: str
) -> None:
    mine.write_text(answers, encoding="utf-8")
    result = run(sample, mine, "--format", "json")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", told)


def test_answers_to_another_version_are_kept_as_far_as_they_fit(sample: Path) -> None:
    old = "version: '0.9'\n" + NUMB.replace("worst: back", "worst: side")
    result = run(sample, "-", "--format", "json", stdin=old)
    assert result.exit_code == 0
    assert "0.9" in result.stderr
    assert "worst" in result.stderr
    data = json.loads(result.stdout)
    assert (data["urgency"], "worst" in data["unanswered"]) == ("emergency", True)


# -- which questionnaire, which region


def test_the_built_in_questionnaire_is_the_default() -> None:
    result = CliRunner().invoke(
        app, ["assess", "-", "--format", "json"], input="answers: {}\n", env=ENV
    )
    assert result.exit_code == 0
    assert json.loads(result.stdout)["questionnaire"] == "spine_surgery_pain"


def test_an_unknown_questionnaire_is_wrong_use(tmp_path: Path) -> None:
    result = run(tmp_path / "missing.yaml", "-", stdin=BACK)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("spinecheck: there is no questionnaire `")


def test_a_broken_questionnaire_is_refused_as_check_does(sample: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text(
        sample.read_text(encoding="utf-8").replace("tier: soon", "tier: son"), encoding="utf-8"
    )
    result = run(broken, "-", stdin=BACK)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == CliRunner().invoke(app, ["check", str(broken)]).stdout


@pytest.mark.parametrize(
    "option", [("--region", "XX"), ("--format", "xml"), ("--wrong",)], ids=lambda option: option[0]
)
def test_a_wrong_option_is_wrong_use(sample: Path, option: tuple[str, ...]) -> None:
    result = run(sample, "-", *option, stdin=BACK)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr


# -- never a traceback


@given(raw=st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
def test_any_bytes_end_in_words(
    sample: Path, tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "answers.yaml"
    path.write_bytes(raw)
    result = run(sample, path)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.exit_code in {0, 1, 2}
    assert result.output


def command(sample: Path, raw: bytes, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "spinecheck", "assess", "-", "--questionnaire", str(sample)],
        input=raw,
        env=os.environ | env,
        capture_output=True,
        check=False,
    )


def test_assess_runs_as_a_command(sample: Path) -> None:
    done = command(sample, NUMB.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"GET HELP NOW" in done.stdout


@pytest.mark.parametrize("utf8", ["0", "1"])
def test_standard_input_that_is_not_utf_8_is_refused_in_words(sample: Path, utf8: str) -> None:
    done = command(sample, b"answers: {worst: \xff}\n", PYTHONUTF8=utf8)
    assert b"Traceback" not in done.stderr
    assert done.stderr.startswith(b"<stdin>:1:18: ")
    assert (done.returncode, done.stdout) == (1, b"")


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_standard_input_may_begin_with_a_byte_order_mark(sample: Path, encoding: str) -> None:
    """PowerShell sends one, and says that its text is in the encoding of the country."""
    done = command(sample, b"\xef\xbb\xbf" + NUMB.encode(), PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"GET HELP NOW" in done.stdout


# -- the reasoning


def test_explain_adds_the_reasoning_after_the_result(sample: Path) -> None:
    plain = run(sample, "-", stdin=BACK).stdout
    explained = run(sample, "-", "--explain", stdin=BACK).stdout
    assert explained.startswith(plain)
    argued = "What it argued: for Wear next to the fusion; How strongly: strong, +3"
    assert argued in " ".join(explained.split())


def test_explain_as_json_names_the_line_of_each_argument(sample: Path) -> None:
    data = as_json(sample, BACK, "--explain")
    worst = next(a for a in data["reasoning"]["answers"] if a["question"] == "worst")
    [argument] = worst["arguments"]
    assert (argument["cause"], argument["for"], argument["points"]) == ("wear", "strong", 3)
    lines = sample.read_text(encoding="utf-8").splitlines()
    assert "worst: back" in lines[argument["place"]["line"] - 1]
    assert "reasoning" not in as_json(sample, BACK)
