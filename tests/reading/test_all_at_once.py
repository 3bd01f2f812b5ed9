"""Every mistake is told at once, each at its line and column."""

from pathlib import Path

from tests.reading.told import findings_of, told
from tests.samples import SAMPLE

# Shape: 1 to 5. Reference: 6 to 10.
TEN_MISTAKES = """\
questionnaire: ten_mistakes
version: "1.0"
title: Ten mistakes
tiers:
  emergency: {say: Call your emergency number, or go to the hospital}
  same_day: {say: You need to be seen today.}
  soon: {say: Arrange to see your doctor.}
  routine: {say: None of your answers is on our urgent list.}
sections:
  - id: safety
    title: Urgent signs
    safety: true
    questions:
      - checklist: bladder
        ask: Do you have any of these?
        lines:
          - {id: numb, line: I feel numb, ask: Do I feel numb}
      - id: bladder_new
        when: {nump: [yes, not_sure]}
        wy: Old numbness was checked already.
        ask: Is that new?
        answers: {new: It is new, old: It is old}
  - id: pain
    title: Your pain
    questions:
      - id: travels
        when: {worst: leg}
        ask: How far does it travel?
        answers: {knee: To the knee, foot: To the foot}
      - id: worst
        ask: Which hurts most?
        answers: {back: My back, leg: A leg}
urgent:
  - id: squeezed_nerves
    tier: emergency
    when: {bladder_new: [new, unsure]}
    title: Nerves may be squeezed
    because: It can become permanent
    because: It can last
causes:
  - id: wear
    name: Wear next to the fusion
    clinical_name: Adjacent segment disease
    kind: source
    about: The parts next to a fusion carry more.
    evidence:
      - {when: {worst: back}, for: strong}
      - {when: {travels: knee}, for: weak, because: It goes to the knee}
    next_steps: [see_surgon]
    explains: {tightness: It may have become tight}
next_steps:
  - stage: First
    steps:
      - {id: see_surgeon, title: See the surgeon}
"""

TOLD = """\
ten.yaml:5:48: `or go to the hospital` has no value; write one; \
if a comma or brace broke a sentence, put the sentence in quotes [sentence-in-braces]
ten.yaml:12:13: `true` is neither yes nor no; write `yes` or `no` [yes-or-no]
ten.yaml:19:16: there is no question `nump`; did you mean `numb`? [unknown-question]
ten.yaml:20:9: the key `wy` is not known here; did you mean `why`? [unknown-key]
ten.yaml:27:16: `worst` is asked only later; \
move it up, or name an earlier question [earlier-question]
ten.yaml:36:31: `bladder_new` has no answer `unsure`; \
its answers are `new`, `old` or `not_sure` [unknown-answer]
ten.yaml:39:5: the key `because` stands here twice; \
keep one; the first is in line 38 [duplicate-key]
ten.yaml:47:9: the key `because` is missing; write it [missing-key]
ten.yaml:49:18: there is no next step `see_surgon`; did you mean `see_surgeon`? [unknown-id]
ten.yaml:50:16: there is no source cause `tightness`; \
write the id of a source cause [unknown-id]
"""


def test_ten_mistakes_of_shape_and_reference_give_ten_lines(tmp_path: Path) -> None:
    path = tmp_path / "ten.yaml"
    path.write_text(TEN_MISTAKES, encoding="utf-8")
    said = "".join(f"{finding}\n" for finding in findings_of(path))
    assert said.replace(f"{tmp_path}/", "") == TOLD


def rules_of(said: list[str]) -> list[str]:
    return [one.rpartition("[")[2].rstrip("]") for one in said]


def test_a_mistake_of_shape_hides_no_other_mistake() -> None:
    said = told(
        safety="""
        - checklist: bladder
          ask: Do you have any of these?
          lines:
            - ▸{id: numb, line: I feel numb, ask: Do you feel numb?}
        """,
        background="""
        - id: operation
          ask: What was done?
          pick: many
          ▸answers: {fusion: Bones joined}
          ▸cite: S1
        """,
        questions="""
        - id: worst
          ask: ▸{which: one}
          answers: {back: My back, leg: A leg}
        - page: farewell
          when: {operation: fusion}
          ends: ▸yess
          say: Well
        """,
        urgent="""
        - id: sign
          tier: soon
          when: {numb: yes}
          title: "A ▸{sign}"
          because: It is one
        """,
        messages="""
        - id: a
          when: {worst: ▸side}
          say: Well
        """,
    )
    assert rules_of(said) == [
        "not-sure-reaches",
        "pick-many-has-none",
        "unknown-key",
        "wrong-type",
        "yes-or-no",
        "placeholder",
        "unknown-answer",
    ]


def test_what_cannot_be_used_is_not_told_again_by_what_refers_to_it() -> None:
    said = told(
        safety=SAMPLE["safety"].replace("- checklist: bladder", "- ▸chekclist: bladder"),
        urgent=SAMPLE["urgent"],
    )
    assert rules_of(said) == ["unknown-kind"]


def test_a_wrong_pick_is_not_told_again_by_its_none() -> None:
    said = told(
        questions="- {id: a, pick: ▸mani, ask: A, answers: {b: B, none: None of these}}",
    )
    assert rules_of(said) == ["unknown-word"]
