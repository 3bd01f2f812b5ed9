"""Promises: they say one thing, and name what exists."""

import pytest

from tests.reading.told import told
from tests.samples import SAMPLE


def told_of(promise: str) -> list[str]:
    return told(**SAMPLE | {"promises": promise})


def test_a_promise_may_name_answers_and_what_was_found() -> None:
    assert not told_of(
        """
        - id: calm
          say: Nobody without an emergency is left alone
          when: {numb: [yes, not_sure], urgency: [soon, same_day]}
          unless: {causes: none}
          then: {shows: [see_surgeon, wear]}
        """
    )


@pytest.mark.parametrize(
    ("then", "much"),
    [
        ("{ }", "nothing"),
        ("{no_causes: no}", "nothing"),
        ("{no_causes: yes, urgency_at_least: soon}", "two things at once"),
    ],
)
def test_a_promise_says_one_thing(then: str, much: str) -> None:
    assert told_of(f"- {{id: calm, say: Calm, ▸then: {then}}}") == [
        f"the promise `calm` says {much}; write one of `urgency_at_least`, `no_causes`, `shows` "
        "or `never_shows` [promise-says-one]"
    ]


def test_a_promise_names_what_exists() -> None:
    found = told_of(
        """
        - id: calm
          say: Calm
          when: {▸nmub: yes}
          unless: {numb: [▸yess], urgency: [▸sooon]}
          then: {never_shows: [▸wera, ▸rehap]}
        - {id: ▸calm, say: Again, then: {shows: [▸see_surgoen]}}
        """
    )
    assert found == [
        "there is no question `nmub`; did you mean `numb`? [unknown-question]",
        "`numb` has no answer `yess`; did you mean `yes`? [unknown-answer]",
        "`urgency` cannot be `sooon`; did you mean `soon`? [unknown-answer]",
        "there is no cause or next step `wera`; did you mean `wear`? [unknown-id]",
        "there is no cause or next step `rehap`; did you mean `rehab`? [unknown-id]",
        "the id `calm` is used twice for a promise; give one another id [unique-id]",
        "there is no cause or next step `see_surgoen`; did you mean `see_surgeon`? [unknown-id]",
    ]


def test_a_wrong_shape_beside_it_does_not_hide_a_promise() -> None:
    found = told_of(
        """
        - {id: calm, say: Calm, when: {▸nmub: yes}, ▸thne: {no_causes: yes}, then: {shows: wear}}
        - ▸{id: other, say: Other}
        """
    )
    assert [one.rsplit("[", 1)[1] for one in found] == [
        "unknown-question]",
        "unknown-key]",
        "missing-key]",
    ]


def test_none_is_offered_to_everyone() -> None:
    questions = """
        - {id: worst, ask: Worst, answers: {back: Back}}
        - id: worse_with
          ask: Worse with
          pick: many
          answers: {sitting: Sitting, none: {text: Nothing, ▸when: {worst: back}}}
        """
    assert told(questions=questions) == [
        "`worse_with` does not offer `none` to everyone; take its `when` out [pick-many-has-none]"
    ]
