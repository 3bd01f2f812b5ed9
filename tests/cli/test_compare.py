"""`spinecheck compare`: what has changed between two visits, in words."""

import json
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from spinecheck.cli.app import app
from tests.samples import SMALL

TODAY = datetime.now(UTC)
WELL = "part: low_back, bladder: none, leg: none, dark_thoughts: no, markup: plain_one"


def saved(path: Path, answers: str, on: datetime = TODAY, version: str = "1.0") -> Path:
    head = f'questionnaire: small\nversion: "{version}"\nsaved_at: "{on.isoformat()}"\n'
    path.write_text(f"{head}answers: {{{answers}}}\n", encoding="utf-8")
    return path


def compare(old: Path, new: Path, *args: str) -> Result:
    command = ["compare", str(old), str(new), "--questionnaire", SMALL, "--region", "US", *args]
    return CliRunner().invoke(app, command, env={"COLUMNS": "80"})


@pytest.fixture
def well(tmp_path: Path) -> Path:
    return saved(tmp_path / "well.yaml", f"{WELL}, worse_with: sitting", TODAY - timedelta(days=9))


def test_what_has_changed_is_told_in_words(tmp_path: Path, well: Path) -> None:
    answers = "part: low_back, bladder: [numb], bladder_new: checked, leg: none"
    answers += ", dark_thoughts: rather_not, markup: plain_one, worse_with: walking"
    result = compare(well, saved(tmp_path / "new.yaml", answers))
    assert result.exit_code == 0
    assert result.stdout == (
        "\n"
        "SEE SOMEONE WITHIN 1 TO 2 WEEKS\n"
        "Arrange to see your doctor within 1 to 2 weeks.\n"
        "\n"
        "An old change that was checked\n"
        "Why: It can change again.\n"
        "\n"
        "What has changed - MORE URGENT THAN BEFORE\n"
        "Before: no urgent sign in the answers. Now: be seen within 1 to 2 weeks.\n"
        f"From the answers of {TODAY.date() - timedelta(days=9)} to those of {TODAY.date()}.\n"
        "\n"
        "Worse, or new\n"
        "Urgent signs that your earlier answers did not show:\n"
        "- An old change that was checked\n"
        "Yes now, and not before:\n"
        "- The skin between my legs feels numb\n"
        "\n"
        "What may be going on, compared - Worth asking about. Only an examination can\n"
        "tell.\n"
        "- Not shown any more: A slipped disc. It may still play a part.\n"
        "\n"
        "Other answers that are different\n"
        "\n"
        "Urgent signs - 1 of 4 changed\n"
        '- New: now "No, and a doctor has checked it", not given before\n'
        "- Dark thoughts: different. It is private, so this list does not say how.\n"
        "\n"
        "Your pain - 1 of 2 changed\n"
        '- Worse with: was "Sitting", now "Walking"\n'
        "\n"
        "When to get help at once (the warning list)\n"
        "Call 911 or go to an emergency department if you get any of these:\n"
        "- Numbness between the legs, or a change in your bladder or bowel\n"
        "- New pain, numbness or weakness in both legs\n"
        "- Weakness that gets worse fast\n"
        "- A fever when you feel very ill\n"
        "- Chest pain or trouble breathing\n"
        "This is education, not a diagnosis. Do not start, stop or change a treatment\n"
        "because of it.\n"
        "No doctor or nurse has checked this questionnaire yet.\n"
    )


def test_an_emergency_in_the_newer_answers_comes_first_and_whole(
    tmp_path: Path, well: Path
) -> None:
    new = saved(tmp_path / "new.yaml", "part: low_back, bladder: [numb], bladder_new: yes")
    shown = compare(well, new).stdout
    assert shown.startswith("\nGET HELP NOW\nThis may be an emergency. Call 911 now.\n")
    assert 'Say: "I have had spine surgery' in shown
    assert "- Choose a hospital\n- Do not drive yourself\n" in shown
    assert "Get help first. What else has changed can be looked at later." in shown
    assert "Better" not in shown
    assert "Other answers" not in shown


def test_what_got_better_is_said_when_all_is_known(tmp_path: Path, well: Path) -> None:
    weak = f"{WELL}, worse_with: sitting".replace("leg: none", "leg: [weak]")
    shown = compare(saved(tmp_path / "old.yaml", weak), well).stdout
    assert "What has changed - Less urgent than before" in shown
    assert "Before: be seen today. Now: no urgent sign in the answers." in shown
    better = shown.split("\nBetter, as far as your answers tell\n", 1)[1]
    assert "- A newly weak leg\n" in better
    assert "- One leg is newly weak\n" in better
    assert "tell a doctor today that it was there." in " ".join(better.split())


def test_a_sign_of_the_next_weeks_that_is_gone_is_not_for_today(
    tmp_path: Path, well: Path
) -> None:
    checked = f"{WELL}, worse_with: sitting".replace("none", "[numb], bladder_new: checked", 1)
    shown = compare(saved(tmp_path / "old.yaml", checked), well).stdout
    assert "- An old change that was checked\n" in shown
    assert "tell one that it was there." in shown


UNSAID = (
    "Dark thoughts: private, so it is not said here what has changed.\n"
    "If it is still so, or comes back:\n"
    "- Call 988 (call or text) now\n"
)


@pytest.mark.parametrize("now", ["no", "rather_not"])
def test_no_longer_to_tell_of_dark_thoughts_is_not_better_and_says_who_listens(
    tmp_path: Path, well: Path, now: str
) -> None:
    dark = f"{WELL}, worse_with: sitting".replace("dark_thoughts: no", "dark_thoughts: yes")
    new = f"{WELL}, worse_with: sitting".replace("dark_thoughts: no", f"dark_thoughts: {now}")
    old = saved(tmp_path / "old.yaml", dark)
    shown = compare(old, saved(tmp_path / "new.yaml", new)).stdout
    assert (
        "What has changed - Whether it is more urgent than before is not known\n"
        "Before: get help now. Now: no urgent sign in the answers.\n"
        "Until it is known, go by the earlier advice: get help now.\n"
        f"{UNSAID}"
    ) in shown
    for calm in ("Better", "Less urgent", "As urgent", "Yes before", "rather not", "different"):
        assert calm not in shown
    assert "You are not alone" not in shown


def test_who_listens_is_said_beside_another_emergency_too(tmp_path: Path) -> None:
    old = saved(tmp_path / "old.yaml", WELL.replace("dark_thoughts: no", "dark_thoughts: yes"))
    new = saved(tmp_path / "new.yaml", "part: low_back, bladder: [numb], bladder_new: yes")
    shown = compare(old, new).stdout
    assert UNSAID in shown
    assert "Get help first. What else has changed can be looked at later." in shown


def test_a_sign_found_in_private_stands_on_its_card_and_in_no_list(
    tmp_path: Path, well: Path
) -> None:
    dark = WELL.replace("dark_thoughts: no", "dark_thoughts: yes")
    shown = compare(well, saved(tmp_path / "new.yaml", dark)).stdout
    assert shown.startswith("\nGET HELP NOW\nThis may be an emergency.")
    assert shown.count("You are not alone") == 1
    assert "- Call 988 (call or text) now\n" in shown
    assert "Worse, or new" not in shown


def test_what_is_not_known_any_more_is_never_called_better(tmp_path: Path) -> None:
    weak = f"{WELL}, worse_with: sitting".replace("leg: none", "leg: [weak]")
    old = saved(tmp_path / "old.yaml", weak)
    shown = compare(old, saved(tmp_path / "new.yaml", "part: low_back, bladder: none")).stdout
    assert "HOW URGENT THIS IS: NOT KNOWN" in shown
    assert "Whether it is more urgent than before is not known" in shown
    assert "Until it is known, go by the earlier advice: be seen today." in shown
    assert "No longer in your answers - It may still be there." in shown
    assert "No answer this time: Do you have any of these in a leg?" in shown
    assert "Better" not in shown
    assert "Less urgent" not in shown


def test_a_cause_is_not_called_gone_where_causes_were_not_looked_for(
    tmp_path: Path, well: Path
) -> None:
    shown = compare(well, saved(tmp_path / "new.yaml", "part: no_operation")).stdout
    assert "Causes were not looked for." in shown
    assert "Not shown any more" not in shown


def test_the_same_answers_are_said_to_be_the_same(well: Path) -> None:
    shown = compare(well, well).stdout
    assert "All answers are the same." in shown
    assert "What has changed - As urgent as before" in shown


def test_files_that_look_swapped_are_told_and_not_turned_round(tmp_path: Path, well: Path) -> None:
    newer = saved(tmp_path / "newer.yaml", f"{WELL}, worse_with: walking")
    result = compare(newer, well)
    said = " ".join(result.stdout.split())
    first, second = TODAY.date(), TODAY.date() - timedelta(days=9)
    assert f"The first file is newer ({first}) than the second ({second})." in said
    assert 'Worse with: was "Walking", now "Sitting"' in said


def test_newer_answers_that_are_not_from_today_are_said_to_be_old(well: Path) -> None:
    assert "These answers are not from today." in compare(well, well).stdout


@pytest.mark.parametrize("when", ["", "saved_at: yesterday\n", "saved_at: '2026-05-01'\n"])
def test_files_without_a_day_are_compared_without_one(tmp_path: Path, when: str) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text(f"{when}answers: {{{WELL}}}\n", encoding="utf-8")
    result = compare(file, file)
    assert result.exit_code == 0
    assert "From the answers of" not in result.stdout


def test_answers_to_another_version_are_kept_as_far_as_they_fit(
    tmp_path: Path, well: Path
) -> None:
    old = saved(tmp_path / "old.yaml", f"{WELL}, gone: yes", version="0.9")
    result = compare(old, well)
    assert result.exit_code == 0
    said = " ".join(result.stderr.split())
    assert f"{old}: These answers are from version 0.9 of the questionnaire. Left out: gone." in (
        said
    )
    assert "What has changed" in result.stdout


def test_answers_to_another_questionnaire_are_refused_in_one_sentence(
    tmp_path: Path, well: Path
) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("questionnaire: knee\nanswers: {part: neck}\n", encoding="utf-8")
    result = compare(well, other)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert f"{other}:1:16: these are answers to `knee`" in result.stderr


def test_a_file_that_is_not_there_is_told_with_its_name(tmp_path: Path, well: Path) -> None:
    result = compare(well, tmp_path / "missing.yaml")
    assert result.exit_code in (1, 2)
    assert "missing.yaml" in result.stderr
    assert "Traceback" not in result.stderr


def test_json_tells_the_same_to_a_program_and_keeps_private_answers(
    tmp_path: Path, well: Path
) -> None:
    answers = f"{WELL}, worse_with: walking".replace("dark_thoughts: no", "dark_thoughts: yes")
    new = saved(tmp_path / "new.yaml", answers.replace("leg: none", "leg: [weak]"))
    data = json.loads(compare(well, new, "--format", "json").stdout)
    assert data["moved"] == "more_urgent"
    assert data["urgency"] == {"was": "routine", "now": "emergency"}
    assert data["signs"] == {
        "now": ["in_danger", "weak_leg"],
        "new": ["weak_leg"],
        "gone": [],
        "gone_from_private": [],
    }
    assert data["lines"] == {"ticked": ["weak"], "no_longer_ticked": []}
    assert data["answers"] == [
        {"id": "dark_thoughts", "private": True},
        {"id": "worse_with", "private": False, "was": ["sitting"], "now": ["walking"]},
    ]


def test_json_names_the_question_of_a_private_sign_that_is_gone_and_not_the_sign(
    tmp_path: Path, well: Path
) -> None:
    dark = WELL.replace("dark_thoughts: no", "dark_thoughts: yes")
    printed = compare(saved(tmp_path / "old.yaml", dark), well, "--format", "json").stdout
    data = json.loads(printed)
    assert data["moved"] == "unknown"
    assert data["signs"]["gone_from_private"] == ["dark_thoughts"]
    assert "in_danger" not in printed


@pytest.fixture
def in_los_angeles() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "PST8PDT,M3.2.0,M11.1.0")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.skipif(sys.platform == "win32", reason="no tzset")
@pytest.mark.usefixtures("in_los_angeles")
def test_a_day_is_that_of_the_person_not_of_greenwich(tmp_path: Path) -> None:
    evening = datetime(2026, 5, 2, 3, tzinfo=UTC)  # the first of May, 20:00
    old = saved(tmp_path / "old.yaml", WELL, evening)
    new = saved(tmp_path / "new.yaml", WELL, evening + timedelta(days=2))
    said = compare(old, new).stdout
    assert "From the answers of 2026-05-01 to those of 2026-05-03." in said
