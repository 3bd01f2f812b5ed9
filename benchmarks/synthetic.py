"""Large questionnaires that load: conditional, with signs, causes and promises, safe by shape.

What is asked depends on answers up to seven questions back, as in real ones, so that chains of
conditions form; every third question picks many; each tenth is asked of everyone.
"""

from collections.abc import Iterator

HEAD = """\
questionnaire: synthetic_{n}
version: "1.0"
title: {n} questions
tiers:
  emergency: {{say: "Call {{emergency_number}} now.", do: [Call]}}
  same_day: {{say: You need to be seen today., do: [Call]}}
  soon: {{say: Arrange to see your doctor., do: [Arrange]}}
  routine: {{say: None of your answers is on our urgent list., do: [Book]}}
"""
ANSWERS = ("a", "b", "c", "d")


def synthetic(questions: int, causes: int) -> str:
    """The YAML of a questionnaire of so many questions and causes."""
    parts = (HEAD.format(n=questions), *_sections(questions), *_signs(questions))
    return "".join((*parts, *_causes(questions, causes), *_steps(), *_promises(questions, causes)))


def _when(n: int) -> str | None:
    """A condition on one or two earlier questions; None for a question that all are asked."""
    if n % 10 == 0:
        return None
    near, far = n - 1 - n % 3, n - 3 - n % 5
    clauses = [f"{{q{near}: [{ANSWERS[n % 4]}, {ANSWERS[(n + 1) % 4]}, not_sure]}}"]
    if far >= 0 and far != near and n % 4 == 1:
        clauses.append(f"{{q{far}: {ANSWERS[n % 3]}}}")
    return f"[{', '.join(clauses)}]" if near >= 0 else None


def _sections(questions: int) -> Iterator[str]:
    yield "sections:\n"
    for first in range(0, questions, 20):
        safety = "    safety: yes\n" if first < questions // 10 else ""
        background = "    background: yes\n" if first and first % 100 == 0 and not safety else ""
        yield f"  - id: s{first}\n    title: Part {first}\n{safety}{background}    questions:\n"
        for n in range(first, min(first + 20, questions)):
            yield from _question(n)


def _question(n: int) -> Iterator[str]:
    yield f"      - id: q{n}\n        ask: Does number {n} trouble you more than it did before?\n"
    yield f"        why: Number {n} helps to tell one possible cause from another.\n"
    if when := _when(n):
        yield f"        when: {when}\n"
    if n % 3 == 2:
        yield "        pick: many\n"
    yield "        answers:\n"
    for id_ in ANSWERS:
        yield f"          {id_}: The answer {id_} to number {n}\n"
    if n % 3 == 2:
        yield "          none: None of these\n"


def _signs(questions: int) -> Iterator[str]:
    """One for every tenth question of the safety part; each third reads two questions."""
    yield "urgent:\n"
    for k, n in enumerate(range(5, questions // 10, 10)):
        also = f", q{n - 2}: [{ANSWERS[k % 4]}, not_sure]" if k % 3 == 0 else ""
        tier = ("emergency", "same_day", "soon")[k % 3]
        yield f"  - id: sign{n}\n    tier: {tier}\n    when: {{q{n}: [a, not_sure]{also}}}\n"
        yield f"    title: Sign {n}\n    because: It may be urgent.\n"


def _causes(questions: int, causes: int) -> Iterator[str]:
    yield "causes:\n" if causes else ""
    for c in range(causes):
        first = _first_question(c, questions, causes)
        yield f"  - id: cause{c}\n    name: Cause {c}\n    clinical_name: Cause {c}\n"
        yield "    kind: source\n    about: It can hurt.\n    next_steps: [see_doctor]\n"
        if c % 2:
            yield f"    only_when: {{q{first - 1}: [a, b, not_sure]}}\n"
        yield "    evidence:\n"
        for k, strength in enumerate(("strong", "moderate", "moderate", "weak")):
            yield from _evidence(first + 3 * k, ANSWERS[(c + k) % 4], "for", strength)
        yield from _evidence(first + 2, ANSWERS[c % 4], "against", "moderate")


def _evidence(n: int, answer: str, way: str, strength: str) -> Iterator[str]:
    because = f"You say {answer} to {n}"
    yield f"      - {{when: {{q{n}: {answer}}}, {way}: {strength}, because: {because}}}\n"


def _steps() -> Iterator[str]:
    yield "next_steps:\n  - stage: First\n    steps:\n"
    yield "      - {id: see_doctor, title: See your doctor, for_everyone: yes}\n"


def _promises(questions: int, causes: int) -> Iterator[str]:
    """That nobody is shown a cause that is not looked for in them."""
    yield "promises:\n" if causes > 1 else ""
    for c in range(1, causes, 2):
        gate = _first_question(c, questions, causes) - 1
        yield f"  - id: gate{c}\n    say: Cause {c} is shown only where it is looked for\n"
        yield f"    unless: {{q{gate}: [a, b, not_sure]}}\n"
        yield f"    then: {{never_shows: [cause{c}]}}\n"


def _first_question(cause: int, questions: int, causes: int) -> int:
    """The first of the questions that a cause reads."""
    return 8 + cause * (questions - 40) // causes
