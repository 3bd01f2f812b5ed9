"""Files made to fill the memory, to take for ever or to break the program that reads them."""

from collections.abc import Callable

TIERS = """\
questionnaire: big
version: "1"
title: Big
tiers:
  emergency: {say: "Call {emergency_number}", do: [Go]}
  same_day: {say: today, do: [Go]}
  soon: {say: soon, do: [Go]}
  routine: {say: routine, do: [Go]}
"""
HEAD = TIERS + "sections:\n- id: s\n  title: S\n  safety: yes\n  questions:\n"
TWO_LINES = """\
  - checklist: k
    ask: Any?
    lines:
    - {id: l0, line: L, ask: L}
    - {id: l1, line: L, ask: L}
"""
MB = 1024 * 1024


def question(n: int, when: str = "", answers: str = "{a: A, b: B}", more: str = "") -> str:
    """One question as a line of its section."""
    asked = f"  - id: q{n}\n    ask: Question {n}?\n"
    return asked + (f"    when: {when}\n" if when else "") + more + f"    answers: {answers}\n"


def follow_ups(number: int, back: int) -> str:
    """Follow-ups that each open the next ones, and a sign that reads the last."""
    yes_no = '{yes: "Yes", no: "No"}'
    names = ["l1", "l0", *(f"q{n}" for n in range(number))]
    whens = [
        "[" + ", ".join(f"{{{names[n + 1 - i]}: [yes, not_sure]}}" for i in range(back)) + "]"
        for n in range(number)
    ]
    asked = [question(n, when, yes_no) for n, when in enumerate(whens)]
    when = f"{{q{number - 1}: [yes, not_sure]}}"
    sign = f"urgent:\n- {{id: u, tier: emergency, when: {when}, title: T, because: B}}\n"
    return HEAD + TWO_LINES + "".join(asked) + sign


def opened_by_one_line(number: int) -> str:
    """Follow-ups of four answers, each with a sign of its own."""
    answers = "{yes: Y, a: A, b: B}"
    asked = (question(n, "{l0: [yes, not_sure]}", answers) for n in range(number))
    whens = (f"{{q{n}: [yes, a, b, not_sure]}}" for n in range(number))
    signs = (
        f"- {{id: u{n}, tier: same_day, when: {when}, title: T, because: B}}\n"
        for n, when in enumerate(whens)
    )
    return HEAD + TWO_LINES + "".join(asked) + "urgent:\n" + "".join(signs)


REFUSED: dict[str, Callable[[], str]] = {
    "a tag on every value": lambda: "a:\n" + "- !a b\n" * (9 * MB // 7),
    "the same key over and over": lambda: "a: b\n" * (9 * MB // 5),
    "an anchor on every value": lambda: "a:\n" + "- &a b\n" * (9 * MB // 7),
    "aliases": lambda: "a:\n" + "- *a\n" * (9 * MB // 5),
    "a billion laughs": lambda: (
        "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*b{n - 1}, *b{n - 1}]\n" for n in range(40))
    ),
    "merge keys": lambda: "a: &a {b: c}\n" + "".join(f"m{n}: {{<<: *a}}\n" for n in range(9999)),
    "a python object": lambda: "a: !!python/object/apply:os.system [echo broken]\n",
    "brackets 100,000 deep": lambda: "[" * 100_000 + "]" * 100_000,
    "dashes 100,000 deep": lambda: "- " * 100_000 + "a",
    "maps 100,000 deep": lambda: "{a: " * 100_000,
    "empty lists": lambda: "a: [" + "[]," * (9 * MB // 3) + "[]]",
    "keys without end": lambda: "".join(f"k{n}: b\n" for n in range(900_000)),
    "unknown keys": lambda: "".join(f"k{n}: b\n" for n in range(190_000)),
    "a list of the wrong things": lambda: TIERS + "sources: [" + "x," * 190_000 + "x]\n",
    "a text of 9 MB": lambda: TIERS.replace("Big", "x" * 9 * MB) + "sections: []\n",
    "an id of 9 MB": lambda: "questionnaire: " + "x" * 9 * MB + "\n",
    "a line of 9 MB": lambda: "x" * 9 * MB,
    "9 MB of line ends": lambda: "\n" * 9 * MB,
    "9 MB of question marks": lambda: "? " * (9 * MB // 2),
    "names that lead nowhere": lambda: (
        HEAD + "".join(question(n, f"{{z{n}: a}}") for n in range(3000))
    ),
    "too many signs": lambda: (
        HEAD
        + question(0)
        + "urgent:\n"
        + "- {id: u, tier: soon, when: {q0: a}, title: T, because: B}\n" * 1001
    ),
}
TAKEN: dict[str, Callable[[], str]] = {
    "a question with 10,000 answers": lambda: (
        HEAD + question(0, answers="{" + ", ".join(f"a{n}: A{n}" for n in range(10_000)) + "}")
    ),
    "follow-ups 1,000 deep": lambda: follow_ups(1000, 1),
    "follow-ups that meet again and again": lambda: follow_ups(60, 2),
    "twelve follow-ups of one line": lambda: opened_by_one_line(12),
    "300 follow-ups of one line": lambda: opened_by_one_line(300),
    "a checklist of 5,000 lines": lambda: (
        HEAD + TWO_LINES + "".join(f"    - {{id: m{n}, line: L, ask: L}}\n" for n in range(5000))
    ),
    "1,000 signs": lambda: (
        HEAD
        + question(0)
        + "urgent:\n"
        + "".join(
            f"- {{id: u{n}, tier: soon, when: {{q0: a}}, title: T, because: B}}\n"
            for n in range(1000)
        )
    ),
    "a condition of 30,000 parts": lambda: (
        HEAD + question(0) + question(1, "[" + ", ".join(["{q0: a}"] * 30_000) + "]")
    ),
}
BAD_ANSWERS: dict[str, Callable[[], str]] = {
    "190,000 unknown questions": lambda: (
        "answers:\n" + "".join(f"  k{n}: b\n" for n in range(190_000))
    ),
    "190,000 unknown answers": lambda: (
        "answers:\n  worse_with: [" + ",".join(f"b{n}" for n in range(190_000)) + "]\n"
    ),
    "the same answer 190,000 times": lambda: (
        "answers:\n  worse_with: [" + "sitting," * 190_000 + "sitting]\n"
    ),
    "what only JSON can say, without end": lambda: (
        '{\t"answers": {"worse_with": [' + "[]," * (3 * MB) + "[]]}}"
    ),
    "maps that only JSON can say, without end": lambda: (
        '{\t"answers": {"worse_with": [' + '{"a":{"a":{}}},' * 600_000 + "[]]}}"
    ),
}
