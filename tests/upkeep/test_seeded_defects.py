"""One defect of each kind in a copy of the built-in questionnaire: found at its place, alone.

A seed changes one place. `▸` marks where the finding must stand: in the new text, or in `stands`
where it is told elsewhere (a promise is broken where it is made). `also` names the rules that
may be told besides, because that follows from the defect; the comment beside it says why. Any
other finding fails the test.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from spinecheck.reading import BUILT_IN
from spinecheck.reading.gathering import find
from spinecheck.upkeep.check import check

MARK = "▸"
QUESTIONS, URGENT, CAUSES = "questions.yaml", "urgent.yaml", "causes.yaml"


@dataclass(frozen=True)
class Seed:
    """A defect: in a file, the first `old` from `at` on becomes `new`."""

    kind: str
    file: str
    at: str
    old: str
    new: str
    rule: str
    stands: tuple[str, str] | None = None
    also: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return self.kind.replace(" ", "-")


NEVER_LOADED = (
    Seed(
        "a tab in front of a key",
        "messages.yaml",
        "  - id: no_single_cause",
        "  - id",
        "▸\t- id",
        "yaml-syntax",
    ),
    Seed(
        "a key that is not known",
        QUESTIONS,
        "- id: operated_part",
        "why:",
        "▸wy:",
        "unknown-key",
    ),
    Seed(
        "a key that is missing",
        URGENT,
        "- id: weakness_growing_fast",
        "    because: Bleeding or pressure on the nerves can take away strength within hours.\n",
        "",
        "missing-key",
        stands=(URGENT, "- ▸id: weakness_growing_fast"),
    ),
    Seed(
        "a key that stands twice",
        CAUSES,
        "- id: adjacent_segment_disease",
        "    kind: source\n",
        "    kind: source\n    ▸kind: source\n",
        "duplicate-key",
    ),
    Seed("true for yes", QUESTIONS, "- id: safety", "safety: yes", "safety: ▸true", "yes-or-no"),
    Seed(
        "a tier that is not one",
        URGENT,
        "- id: both_legs_new",
        "tier: emergency",
        "tier: ▸emergncy",
        "unknown-word",
    ),
    Seed(
        "a question that is not there",
        CAUSES,
        "- id: adjacent_segment_disease",
        "{finger_spot: above_or_below}",
        "{▸fingr_spot: above_or_below}",
        "unknown-question",
    ),
    Seed(
        "an answer that is not there",
        CAUSES,
        "- id: adjacent_segment_disease",
        "{same_as_before: new_place}",
        "{same_as_before: ▸new_plaice}",
        "unknown-answer",
    ),
    Seed(
        "a step that is not there",
        CAUSES,
        "- id: adjacent_segment_disease",
        "next_steps: [see_surgeon",
        "next_steps: [▸see_surgon",
        "unknown-id",
    ),
    Seed(
        "a source that is not there",
        URGENT,
        "- id: spinal_cord_slow",
        "Davies18",
        "▸Davis18",
        "unknown-source",
    ),
    Seed(
        "a condition on what is asked later",
        QUESTIONS,
        "- id: surgeon_seen",
        "        short:",
        "        when: {▸worst: back}\n        short:",
        "earlier-question",
    ),
    Seed(
        "an id that stands twice",
        "next-steps.yaml",
        "- id: pain_specialist_too",
        "pain_specialist_too",
        "▸pain_clinic",
        "unique-id",
    ),
    Seed(
        "a placeholder that is not one",
        QUESTIONS,
        "- page: no_operation_page",
        "{emergency_number}",
        "▸{emergency_nr}",
        "placeholder",
    ),
    Seed(
        "a pick many question without none",
        QUESTIONS,
        "- id: operation_kind",
        "          none: None of these\n",
        "",
        "pick-many-has-none",
        stands=(QUESTIONS, "        ▸answers:\n          fusion: Bones"),
    ),
    Seed(
        "a follow up without not sure",
        QUESTIONS,
        "- id: bladder_bowel_new",
        "        short:",
        "        ▸not_sure: no\n        short:",
        "follow-up-not-sure",
        also=frozenset({"unknown-answer"}),  # the signs that name its "not sure"
    ),
    Seed(
        "not sure that reaches less",
        URGENT,
        "- id: weakness_growing_fast",
        "[yes, not_sure]",
        "yes",
        "not-sure-reaches",
        stands=(QUESTIONS, "- ▸id: fast_weakness"),
    ),
    Seed(
        "a sign that is lowered and takes not sure along",
        URGENT,
        "- id: cauda_equina",
        "tier: emergency",
        "tier: ▸soon",
        "not-sure-stands-beside-danger",
    ),
    Seed(
        "safety built on a denial",
        URGENT,
        "- id: spinal_cord_fast",
        "[yes, not_sure]",
        "[yes, ▸no, not_sure]",
        "denial-is-not-safety",
    ),
    Seed(
        "a sign that names a checklist",
        URGENT,
        "- id: spinal_cord_fast",
        "{clumsy_fast: [yes, not_sure]}",
        "{▸limbs: [clumsy_fast, not_sure]}",
        "sign-reads-lines",
    ),
    Seed(
        "an ending page with nothing to do",
        QUESTIONS,
        "- page: no_operation_page",
        "        do:\n"
        "          - See your doctor about your pain\n"
        "          - With any sign on the warning list, call {emergency_number} at once\n",
        "",
        "ending-page",
        stands=(QUESTIONS, "- ▸page: no_operation_page"),
    ),
    Seed(
        "evidence that does not weigh",
        CAUSES,
        "- id: adjacent_segment_disease",
        "{when: {time_since: y1_to_2}, for: weak,",
        "▸{when: {time_since: y1_to_2},",
        "evidence-weighs",
    ),
)
"""Nobody could be asked anything: no proof is tried, and no case is run."""

PROVEN = (
    Seed(
        "a broken promise",
        CAUSES,
        "- id: adjacent_segment_disease",
        "    only_when: {operation_kind: [fusion, metal, not_sure]}\n",
        "",
        "promise",
        stands=("promises.yaml", "- ▸id: no_next_level_without_a_fusion"),
        also=frozenset({"case"}),  # people without a fusion are shown it
    ),
    Seed(
        "an urgency that is lowered",
        URGENT,
        "- id: new_weakness",
        "tier: same_day",
        "tier: soon",
        "promise",
        stands=("promises.yaml", "- ▸id: new_weakness_is_seen_today"),
        also=frozenset({"case"}),  # the one whose toe catches
    ),
    Seed(
        "not sure that comes off less urgent",
        URGENT,
        "- id: changed_and_not_seen",
        "[longer_ago, no, not_sure]",
        "[longer_ago, no]",
        "not-sure-lowers",
        stands=(QUESTIONS, "- ▸id: surgeon_seen"),
    ),
    Seed(
        "one more tick that calms",
        QUESTIONS,
        "- id: both_new",
        "when: {travels: both_sides}",
        "when: {travels: both_sides, limbs: none}",
        "tick-lowers",
        stands=(QUESTIONS, "- ▸id: newly_weak"),
        also=frozenset({"tick-lowers", "not-sure-lowers"}),  # the other lines close it as well
    ),
    Seed(
        "an emergency without a number",
        "about.yaml",
        "  emergency:",
        "say: This may be an emergency. Call {emergency_number} or go",
        "say: ▸This may be an emergency. Go",
        "no-number",
    ),
    Seed(
        "a question that nobody meets",
        QUESTIONS,
        "- id: goal",
        "when: {pain_started: [months_3_to_12, over_1_year]}",
        "when: {time_since: [under_6_weeks, weeks_6_to_12]}",
        "unreachable",
        stands=(QUESTIONS, "- ▸id: goal"),
        also=frozenset({"case-not-asked"}),  # those who said their goal
    ),
    Seed(
        "a page that ends every walk",
        QUESTIONS,
        "- page: healing_window",
        "        when: {time_since: [under_6_weeks, weeks_6_to_12]}\n",
        "",
        "unreachable",
        stands=(QUESTIONS, "- ▸id: surgeon_seen"),
        # So nobody comes to the causes, and the stories end there.
        also=frozenset({"unreachable", "case-not-asked"}),
    ),
    Seed(
        "an answer that nobody is offered",
        QUESTIONS,
        "- id: finger_spot",
        "when: {operated_part: [middle_back, low_back, several, not_sure]}",
        "when: {worst: limb}",
        "unreachable",
        stands=(QUESTIONS, "dimple:\n            ▸text"),
        also=frozenset({"case-not-asked"}),  # those who point to the dimple
    ),
    Seed(
        "a cause that is looked for in nobody",
        CAUSES,
        "- id: instability",
        "kind: source",
        "kind: source\n    only_when: ▸{operated_part: no_operation}",
        "unreachable",
        also=frozenset({"case"}),  # those who were shown it
    ),
    Seed(
        "a step that no cause leads to",
        "next-steps.yaml",
        "      - id: stop_nicotine",
        "      - id: stop_nicotine",
        "      - ▸id: a_new_mattress\n"
        "        title: Try another mattress\n"
        "      - id: stop_nicotine",
        "unreachable",
    ),
    Seed(
        "evidence for a cause that is not looked for",
        CAUSES,
        "- id: adjacent_segment_disease",
        "    evidence:\n",
        "    evidence:\n"
        "      - ▸{when: {operation_kind: none}, against: weak, because: Nothing was done}\n",
        "unreachable",
    ),
    Seed(
        "evidence that never counts",
        CAUSES,
        "- id: wrong_level_or_diagnosis",
        "    evidence:\n",
        "    evidence:\n"
        "      - ▸{when: {pain_course: new_pain, same_as_before: new_feel}, for: weak,"
        " because: It feels new}\n",
        "evidence-without-effect",
    ),
    Seed(
        "conditions that contradict each other",
        CAUSES,
        "- id: nerve_injury",
        "{when: {travels: both_sides, limb_feelings",
        "{when: ▸{travels: stays, limb_feelings",
        "contradiction",
    ),
    Seed(
        "a question that changes nothing",
        QUESTIONS,
        "- id: goal",
        "        for_report: yes\n",
        "",
        "changes-nothing",
        stands=(QUESTIONS, "- id: ▸goal"),
    ),
    Seed(
        "a case that fails",
        "cases/a-bang-like-a-twig.yaml",
        "expect:",
        "urgency: soon",
        "urgency: ▸routine",
        "case",
    ),
    Seed(
        "a statement left out and cited",
        "sources.yaml",
        "left_out:\n",
        "left_out:\n",
        "left_out:\n  - id: ▸S104\n    why: It is not needed.\n",
        "placed-and-left-out",
    ),
    Seed(
        "a statement that stands nowhere",
        "sources.yaml",
        "left_out:",
        "  - id: S154\n"
        "    why: An advertising figure that does not add up with the figure beside it.\n",
        "",
        "unplaced-statement",
        stands=("sources.yaml", "▸S154"),
    ),
    Seed(
        "a banned word",
        "messages.yaml",
        "- id: no_single_cause",
        "It can be hard to find one cause.",
        "▸You have nothing to fear.",
        "banned-words",
    ),
    Seed(
        "a long sentence",
        "messages.yaml",
        "- id: no_single_cause",
        "It can be hard to find one cause. The",
        "▸It can be hard to find one cause for pain that has lasted many long years, but the",
        "long-sentence",
    ),
    Seed(
        "a clinical word",
        "messages.yaml",
        "- id: hope",
        "Some pain may stay.",
        "Some ▸ablation may help.",
        "jargon",
    ),
    Seed(
        "two questions in one",
        QUESTIONS,
        "- id: widespread",
        "ask: Do you hurt in many other parts of your body on most days?",
        "ask: ▸Do you hurt in many other parts of your body, and do you do so on most days?",
        "two-questions",
    ),
)
"""Found by the proofs, the cases and the rules for words, for which all is loaded."""


def planted(folder: Path, seed: Seed) -> tuple[str, int, int]:
    """A copy of the built-in questionnaire with the defect in it; and the marked place."""
    copy = folder / "seeded"
    shutil.copytree(find(BUILT_IN), copy)
    file = copy / seed.file
    text = file.read_text(encoding="utf-8")
    assert text.count(seed.at) == 1, f"`{seed.at}` does not stand once in {seed.file}"
    start = text.index(seed.old, text.index(seed.at))
    new = seed.new.replace(MARK, "")
    file.write_text(text[:start] + new + text[start + len(seed.old) :], encoding="utf-8")
    if MARK in seed.new:
        return place(file, start + seed.new.index(MARK))
    assert seed.stands
    marked = copy / seed.stands[0]
    before, _, after = seed.stands[1].partition(MARK)
    found = marked.read_text(encoding="utf-8")
    assert found.count(before + after) == 1, seed.stands
    return place(marked, found.index(before + after) + len(before))


def place(file: Path, index: int) -> tuple[str, int, int]:
    before = file.read_text(encoding="utf-8")[:index]
    return (str(file), before.count("\n") + 1, index - before.rfind("\n"))


def proves(seed: Seed, folder: Path) -> None:
    wanted = planted(folder, seed)
    found = list(check(folder / "seeded"))
    told = "\n".join(map(str, found))
    own = [one for one in found if (one.rule, tuple(one.place)) == (seed.rule, wanted)]
    assert len(own) == 1, f"{wanted}\n{told}"
    assert "undecided" not in told
    assert {one.rule for one in found if one is not own[0]} == seed.also, told


@pytest.mark.parametrize("seed", NEVER_LOADED, ids=str)
def test_a_defect_that_stops_the_reading_is_found_at_its_place_alone(
    seed: Seed, tmp_path: Path
) -> None:
    proves(seed, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("seed", PROVEN, ids=str)
def test_a_defect_is_found_at_its_place_with_what_follows_from_it(
    seed: Seed, tmp_path: Path
) -> None:
    proves(seed, tmp_path)


def test_each_seed_is_of_a_kind_of_its_own() -> None:
    kinds = [seed.kind for seed in (*NEVER_LOADED, *PROVEN)]
    assert len(kinds) == len(set(kinds)) >= 27
