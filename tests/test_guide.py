"""The maintainer's guide: every key of the format has a sample, and every sample is right."""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.main import get_command
from typer.testing import CliRunner

from spinecheck.cli.app import app
from spinecheck.core import advice, model, questions, region
from spinecheck.core.fields import Model
from spinecheck.core.front import Front
from spinecheck.core.model import Questionnaire
from spinecheck.core.region import Regions
from spinecheck.interview.answers import AnswersFile, parse_answers
from spinecheck.reading.problems import Problem
from spinecheck.reading.rulebook import editorial_problems, problems
from spinecheck.reading.shape import shaped
from spinecheck.reading.source import parse
from spinecheck.upkeep.cases import case_problems
from spinecheck.upkeep.new import TEMPLATE
from spinecheck.upkeep.proof import prove

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "questionnaires" / "README.md").read_text(encoding="utf-8")
SAMPLES = re.findall(r"^```yaml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


def file_of(sample: str) -> str:
    """The file that a sample says it is, such as `answers.yaml`; empty for a piece of one."""
    named = re.match(r"# (\S+\.yaml)\n", sample)
    return named.group(1) if named else ""


def of_kind(*starts: str) -> list[str]:
    return [sample for sample in SAMPLES if file_of(sample).startswith(starts)]


CASES = of_kind("cases/")
PIECES = [
    sample
    for sample in SAMPLES
    if not file_of(sample) and re.search(r"^[^#\n]", sample, re.MULTILINE)  # not a modeline alone
]


def read(text: str) -> Any:
    file = parse("sample.yaml", text)
    assert not file.findings, file.findings
    return file.data


def with_piece(base: Any, piece: Any) -> Any:
    """The questionnaire that `new` writes, with a sample in its place: by key, by id, or added."""
    if isinstance(base, dict) and isinstance(piece, dict):
        changed = {
            key: with_piece(base[key], value) if key in base else value
            for key, value in piece.items()
        }
        return {**base, **changed}
    if isinstance(base, list) and isinstance(piece, list):
        merged = list(base)
        for item in piece:
            same = [n for n, other in enumerate(merged) if named(other) == named(item)]
            if same and named(item):
                merged[same[0]] = with_piece(merged[same[0]], item)
            else:
                merged.append(item)
        return merged
    return piece


def named(item: Any) -> Any:
    keys = ("id", "checklist", "page", "case", "stage")
    if not isinstance(item, dict):
        return None
    return next(((key, item[key]) for key in keys if key in item), None)


def data(*samples: str) -> Any:
    whole: Any = read(TEMPLATE.read_text(encoding="utf-8"))
    for sample in samples:
        piece = read(sample)
        if file_of(sample):
            piece = {"cases": [piece]}
        whole = with_piece(whole, deepcopy(piece))
    return whole


def made(*samples: str) -> Questionnaire:
    questionnaire, wrong = shaped(Questionnaire, data(*samples))
    assert questionnaire is not None, [f"{p.path}: {p.what}; {p.todo}" for p in wrong]
    return questionnaire


def first_line(sample: str) -> str:
    return sample.splitlines()[0]


# -- the samples


@pytest.mark.parametrize("sample", [*PIECES, *CASES], ids=first_line)
def test_a_sample_added_to_what_new_writes_passes(sample: str) -> None:
    questionnaire = made(sample)
    found = [*problems(questionnaire), *editorial_problems(questionnaire)]
    # Samples are too small for notes: nothing may depend on a question yet.
    found += [one for one in unproven(questionnaire) if one.level == "error"]
    if "case:" in sample:
        found += [one for one in case_problems(questionnaire) if one.level == "error"]
    assert [f"{one.path}: {one.what}" for one in found] == []


def unproven(questionnaire: Questionnaire) -> list[Problem]:
    return [verdict.problem for verdict in prove(questionnaire) if verdict.problem]


def test_all_samples_together_make_a_questionnaire() -> None:
    questionnaire = made(*PIECES, *CASES)
    assert list(problems(questionnaire)) == []
    assert [one.what for one in unproven(questionnaire) if one.level == "error"] == []


def test_the_promises_are_proven() -> None:
    (sample,) = [sample for sample in PIECES if sample.startswith("promises:")]
    proven = {verdict.says for verdict in prove(made(sample)) if verdict.status == "proven"}
    promised = made(sample).promises
    assert len(promised) == 5  # those that `new` writes, and the sample's: one is the same
    assert {f"{promise.say} [{promise.id}]" for promise in promised} <= proven


def test_a_promise_that_is_not_kept_would_be_seen() -> None:
    promise = "promises: [{id: calm, say: Calm, then: {urgency_at_least: soon}}]\n"
    (broken,) = unproven(made(promise))
    assert broken.rule == "promise"


def test_a_sample_that_is_wrong_would_be_seen() -> None:
    with pytest.raises(AssertionError, match="nonsense"):
        made("nonsense: yes\n")
    assert list(problems(made("messages: [{id: a, when: {nowhere: yes}, say: So.}]\n")))


def test_the_answers_are_answers() -> None:
    (sample,) = of_kind("answers.yaml")
    given = parse_answers(made(), "answers.yaml", sample)
    assert (given.other_version, given.left_out) == (None, ())


def test_the_regions_are_regions() -> None:
    (sample,) = of_kind("regions.yaml")
    regions, wrong = shaped(Regions, read(sample))
    assert wrong == []
    assert regions


# -- every key


def instances(node: object) -> Iterator[Model]:
    """Every model in a model."""
    if isinstance(node, Model):
        yield node
        for name in type(node).model_fields:
            yield from instances(getattr(node, name))
    elif isinstance(node, Mapping):
        for value in node.values():
            yield from instances(value)
    elif isinstance(node, tuple):
        for value in node:
            yield from instances(value)


def kinds() -> Iterator[type[Model]]:
    """Every model that a person writes in YAML; a title page only as a part of the whole."""
    written = [*Model.__subclasses__()]
    while written:
        kind = written.pop()
        written += kind.__subclasses__()
        if kind.__module__.startswith("spinecheck.") and kind is not Front:
            yield kind


def test_every_kind_of_thing_is_known_here() -> None:
    here = {advice.Sign, questions.Page, model.Case, region.Region, AnswersFile}
    assert here <= set(kinds())


def shown_keys() -> set[tuple[str, str]]:
    """Each kind of thing with each key that a sample of the guide gives it."""
    before = list(instances(made()))
    regions, _ = shaped(Regions, read(of_kind("regions.yaml")[0]))
    answers, _ = shaped(AnswersFile, read(of_kind("answers.yaml")[0]))
    found = [*instances(made(*PIECES, *CASES)), *instances(regions), *instances(answers)]
    in_samples = [one for one in found if isinstance(one, Questionnaire) or one not in before]
    keys = {(type(one).__name__, name) for one in in_samples for name in one.model_fields_set}
    top = set(re.findall(r"^(\w+):", "\n".join(PIECES), re.MULTILINE))
    return {(kind, key) for kind, key in keys if kind != "Questionnaire" or key in top}


def test_every_key_has_a_sample() -> None:
    wanted = {(kind.__name__, key) for kind in kinds() for key in kind.model_fields}
    wanted -= {("Questionnaire", "cases")}  # shown as a piece of a file, and as a file
    assert sorted(wanted - shown_keys()) == []


# -- in other repositories


def test_the_hook_of_the_sample_is_the_one_that_is_offered() -> None:
    (sample,) = of_kind(".pre-commit-config.yaml")
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    used = yaml.safe_load(sample)["repos"][0]["hooks"]
    assert {hook["id"] for hook in used} == {hook["id"] for hook in offered}


def test_pre_commit_takes_the_sample(tmp_path: Path) -> None:
    validate = pytest.importorskip("pre_commit.commands.validate_config").validate_config
    config = tmp_path / "config.yaml"
    config.write_text(of_kind(".pre-commit-config.yaml")[0], encoding="utf-8")
    assert validate([str(config)]) == 0


def options(command: str) -> set[str]:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    return {name for one in commands[command].params for name in (*one.opts, *one.secondary_opts)}


def commands_in(text: str) -> list[list[str]]:
    """The commands in fences and in line, without their comments."""
    shell = "\n".join(re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))
    found = re.findall(r"^(spinecheck .*)$", shell, re.MULTILINE)
    found += re.findall(r"`(spinecheck [^`]+)`", text)
    found += re.findall(r"- run: (spinecheck .*)$", text, re.MULTILINE)
    return [command.split(" #")[0].split(" > ")[0].split() for command in found]


def test_every_command_in_the_guide_is_one() -> None:
    written = commands_in(GUIDE)
    assert len(written) > 8
    known = get_command(app).commands  # type: ignore[attr-defined]
    for _, command, *arguments in written:
        if command == "schema" and command not in known:
            continue
        assert command in known
        asked = {argument for argument in arguments if argument.startswith("--")}
        if command == "check" and "--format" not in options("check"):
            asked -= {"--format"}
        assert asked <= options(command), (command, asked)


# -- ten minutes


def test_the_ten_minutes_can_be_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    assert runner.invoke(app, ["new", "neck-check"]).exit_code == 0
    path = tmp_path / "neck-check.yaml"
    walk = GUIDE[GUIDE.index("## Ten minutes") : GUIDE.index("## How it reads")]
    sign, case = re.findall(r"^```yaml\n(.*?)^```$", walk, re.MULTILINE | re.DOTALL)
    text = path.read_text(encoding="utf-8")
    line = sign[sign.index("          - id: fever") : sign.index("urgent:")]
    text = text.replace("          - id: weak_leg\n", line + "          - id: weak_leg\n")
    text = text.replace("\nurgent:\n", "\nurgent:\n" + sign.split("urgent:\n")[1])
    text += case.split("cases:\n")[1]
    path.write_text(text, encoding="utf-8")
    checked = runner.invoke(app, ["check", "neck-check.yaml"])
    assert (checked.exit_code, checked.stdout) == (0, "")
    shown = runner.invoke(app, ["graph", "neck-check.yaml", "--case", "weak_since_friday"])
    assert "  - [x] weak_leg  One leg is weaker than some weeks ago\n" in shown.stdout
    assert "- Urgency: same_day\n" in shown.stdout


def test_every_heading_that_is_linked_is_there() -> None:
    def anchor(heading: str) -> str:
        return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")

    for page in ROOT.glob("questionnaires/**/README.md"):
        for file, target in re.findall(r"\]\(([^)#]*)#([^)]+)\)", page.read_text("utf-8")):
            other = (page.parent / file) if file else page
            headings = re.findall(r"^#+ (.+)$", other.read_text(encoding="utf-8"), re.MULTILINE)
            assert target in map(anchor, headings)
