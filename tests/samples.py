"""Small questionnaires for tests, in the YAML that a maintainer would write.

    questionnaire()                               the whole sample
    questionnaire(questions="...", causes="...")  only these parts, so a test shows what it needs
    questionnaire(**SAMPLE | {"urgent": "..."})   the sample with one part changed

`safety`, `background` and `questions` hold the items of a section, in this order in the walk;
every other part is a top-level key. A part may be several snippets, one after the other.
`text` gives the YAML itself.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import dedent, indent

from spinecheck.core.model import Questionnaire
from spinecheck.reading.rulebook import problems
from spinecheck.reading.shape import shaped
from spinecheck.reading.source import parse

DATA = Path(__file__).parent / "data"
SMALL = str(DATA / "small.yaml")
"""A small questionnaire with one of everything, for tests of the interview."""

Snippets = str | tuple[str, ...]

ABOUT = """\
questionnaire: sample
version: "1.0"
title: A sample
tiers:
  emergency:
    say: Call {emergency_number} now.
    do:
      - Do not drive yourself
  same_day:
    say: You need to be seen today.
    do:
      - Call your doctor now
  soon:
    say: Arrange to see your doctor.
    do:
      - Say what has changed
  routine:
    say: None of your answers is on our urgent list.
    do:
      - Book a normal visit
"""

SAMPLE = {
    "safety": """
        - checklist: bladder
          ask: Do you have any of these?
          lines:
            - {id: numb, line: I feel numb, ask: Do you feel numb?}
            - {id: leaking, line: I leak, ask: Do you leak?}
        - id: bladder_new
          when: [{numb: [yes, not_sure]}, {leaking: [yes, not_sure]}]
          ask: Is that new?
          answers: {yes: "Yes", checked: "No, and checked", unchecked: "No, but never checked"}
        """,
    "background": """
        - id: operation
          ask: What was done?
          pick: many
          answers: {fusion: Bones joined, disc: A disc removed, none: None of these}
        """,
    "questions": """
        - id: worst
          ask: Which hurts most?
          answers: {back: My back, leg: A leg}
        - {id: travels, for_report: yes,
          when: {worst: leg},
          ask: How far does it travel?,
          answers: {knee: To the knee, foot: To the foot}}
        - id: worse_with
          ask: What makes it worse?
          pick: many
          answers: {sitting: Sitting, walking: Walking, none: None of these}
        """,
    "urgent": """
        - id: squeezed_nerves
          tier: emergency
          when: {bladder_new: [yes, not_sure]}
          title: Nerves may be squeezed
          because: It can become permanent
          do:
            - Go to an emergency department
        - id: never_checked
          tier: same_day
          when: {bladder_new: unchecked}
          title: It needs a check
          because: Nobody has looked at it
        - id: old_and_checked
          tier: soon
          when: {bladder_new: checked}
          title: Say that it is still there
          because: It may change
        """,
    "causes": """
        - id: wear
          name: Wear next to the fusion
          clinical_name: Adjacent segment disease
          kind: source
          about: The parts next to a fusion carry more.
          evidence:
            - {when: {operation: fusion}, for: moderate, because: You had a fusion}
            - {when: {worst: back}, for: strong, because: Your back hurts most}
            - {when: {worse_with: sitting}, against: weak, because: Sitting makes it worse}
          next_steps: [rehab]
        """,
    "next_steps": """
        - stage: First
          steps:
            - {id: see_surgeon, title: See the surgeon, for_everyone: yes}
        - stage: Together
          steps:
            - {id: rehab, title: Rehab}
        """,
    "messages": """
        - id: no_single_cause
          when: {causes: none}
          say: Your answers do not point to one cause.
        """,
    "glossary": """
        fusion: An operation that joins bones
        """,
}

_SECTIONS = {
    "safety": "- id: safety_part\n  title: Urgent signs\n  safety: yes\n  questions:\n",
    "background": "- id: background_part\n  title: Background\n  background: yes\n  questions:\n",
    "questions": "- id: main_part\n  title: Your pain\n  questions:\n",
}


def text(**parts: Snippets) -> str:
    """The YAML of a questionnaire with these parts; without any, of the whole sample."""
    return "".join(_pieces(parts or {**SAMPLE}))


def questionnaire(**parts: Snippets) -> Questionnaire:
    """A questionnaire of these parts; without any, the whole sample. Errors fail the test."""
    file = parse("sample.yaml", text(**parts))
    made, wrong = shaped(Questionnaire, file.data)
    assert made is not None, wrong
    errors = [problem for problem in problems(made) if problem.level == "error"]
    assert not file.findings, file.findings
    assert not errors, errors
    return made


def answers(**given: str | list[str]) -> dict[str, tuple[str, ...]]:
    """Answers as the core takes them: `answers(worst="back", operation=["fusion"])`."""
    return {
        id_: (values,) if isinstance(values, str) else tuple(values)
        for id_, values in given.items()
    }


def _pieces(parts: Mapping[str, Snippets]) -> Iterator[str]:
    yield ABOUT
    if parts.keys() & _SECTIONS.keys():
        yield "sections:\n"
    for id_, head in _SECTIONS.items():
        if id_ in parts:
            yield indent(head, "  ") + _block(parts[id_], 6)
    for key, value in parts.items():
        if key not in _SECTIONS:
            yield f"{key}:\n" + _block(value, 2)


def _block(snippets: Snippets, by: int) -> str:
    each = (snippets,) if isinstance(snippets, str) else snippets
    return "".join(indent(dedent(snippet).strip("\n"), " " * by) + "\n" for snippet in each)
