"""The command `teach`, typed into a pipe."""

from pathlib import Path

from typer.testing import CliRunner, Result

from spinecheck.cli.app import app
from tests.cli.test_demo import ENV

SAFETY, DECIDE_AT_ONCE, LEAVE_AT_ONCE = "1", "4", "5"
EMERGENCY, ROUTINE = "1", "4"
NO_CAUSE, WEAR, NO_MORE, FINISH, SEE = "1", "2", "1", "1", "2"


def teach(sample: Path, case: str, *typed: str) -> Result:
    whole = ["teach", case, "--questionnaire", str(sample), "--region", "US"]
    stdin = "".join(f"{line}\n" for line in typed)
    return CliRunner().invoke(app, whole, input=stdin, env=ENV)


def test_nothing_is_told_before_the_learner_has_decided(sample: Path) -> None:
    result = teach(sample, "aching_back", SAFETY, "1", "1")
    assert "- What was done?: Bones joined" in result.stderr
    for secret in ("Wear next", "routine", "Routine", "NO URGENT SIGN", "points"):
        assert secret not in result.output


def test_a_good_end_agrees_on_everything(sample: Path) -> None:
    result = teach(sample, "aching_back", SAFETY, "1", "1", "1", ROUTINE, WEAR, NO_MORE, FINISH)
    assert result.exit_code == 0
    assert result.stdout == (
        "\n"
        "Yours beside spinecheck's\n"
        "- How urgent; You: Routine: a normal visit; spinecheck: Routine: a normal visit;\n"
        "  Together: agreed\n"
        "- Wear next to the fusion; You: named; spinecheck: fits some of the answers;\n"
        "  Together: agreed\n"
        "\n"
        "The answers that told most - what spoke for one side against the other\n"
        "- Which hurts most?: My back: +3 Wear next to the fusion\n"
        "- What was done?: Bones joined: +2 Wear next to the fusion\n"
        "spinecheck weighs answers by fixed rules, and it can be wrong. Where you differ,\n"
        "read its reasons.\n"
    )


def test_a_missed_urgent_sign_is_told_first_and_again_at_the_end(sample: Path) -> None:
    result = teach(sample, "numb", DECIDE_AT_ONCE, ROUTINE, WEAR, NO_MORE, FINISH)
    assert result.exit_code == 0
    assert " ".join(result.stdout.split()).startswith(
        "AN URGENT SIGN THAT YOU DID NOT ASK ABOUT - Nerves may be squeezed (get help now). "
        'It was to be found under "Urgent signs". I feel numb: Yes; Is that new?: Yes. '
        "A real patient would have gone home with it. Urgent signs are asked about first."
    )
    assert "- Wear next to the fusion: no answer spoke. Not shown:" in result.stdout
    assert "You did not ask about an urgent sign: Nerves may be squeezed." in result.stderr


def test_a_sign_that_was_seen_and_taken_lightly_is_told_first(sample: Path) -> None:
    result = teach(sample, "numb", SAFETY, "3", ROUTINE, NO_CAUSE, FINISH)
    assert result.stdout.startswith("\nIT IS MORE URGENT THAN YOU SAID\n")
    assert "Neither of you names a cause." in result.stdout


def test_a_right_guess_without_asking_is_not_called_a_danger_to_the_patient(sample: Path) -> None:
    result = teach(sample, "numb", DECIDE_AT_ONCE, EMERGENCY, NO_CAUSE, FINISH)
    assert "gone home with it" not in result.stdout
    assert "You call it urgent all the same." in result.stdout


def test_not_asking_about_urgent_signs_is_told_even_where_there_is_none(sample: Path) -> None:
    result = teach(sample, "aching_back", DECIDE_AT_ONCE, ROUTINE, NO_CAUSE, FINISH)
    assert result.stdout.startswith('You did not ask about "Urgent signs".')
    assert "(you did not ask about this)" in " ".join(result.stdout.split())


def test_the_whole_reasoning_can_be_seen(sample: Path) -> None:
    result = teach(sample, "numb", DECIDE_AT_ONCE, EMERGENCY, NO_CAUSE, SEE)
    assert "What each answer argued" in result.stdout


def test_leaving_is_fine_and_tells_the_result_only_when_asked(sample: Path) -> None:
    left = teach(sample, "numb", LEAVE_AT_ONCE, "1")
    assert (left.exit_code, left.stdout) == (0, "")
    assert "You left before you decided. That is fine" in left.stderr
    seen = teach(sample, "numb", LEAVE_AT_ONCE, SEE)
    assert "GET HELP NOW" in seen.stdout


def test_the_end_of_the_input_is_not_a_decision(sample: Path) -> None:
    result = teach(sample, "numb", SAFETY)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "The input ended before you decided." in result.stderr


def test_a_learner_names_at_most_three_causes() -> None:
    typed = ["1", "8", ROUTINE, "2", "2", "2", FINISH]
    whole = ["teach", "back_after_five_good_years", "--region", "US"]
    stdin = "".join(f"{line}\n" for line in typed)
    result = CliRunner().invoke(app, whole, input=stdin, env=ENV)
    assert result.exit_code == 0
    assert result.stderr.count("You said: ") == 4
    assert "(3 of 3)" in result.stderr
