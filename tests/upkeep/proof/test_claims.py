"""Each claim with a wrong sample, told at its exact place, and the sample mended."""

import pytest

from spinecheck.core.assessment import assess
from spinecheck.core.model import Questionnaire
from spinecheck.reading.shape import shaped
from spinecheck.reading.source import parse
from spinecheck.upkeep.proof import prove, search
from spinecheck.upkeep.proof.promises import is_broken
from tests.samples import SAMPLE, questionnaire, text
from tests.upkeep.proof.told import example, found, told

# Someone who ticks is no longer asked what a sign reads.
CLOSED = """
    - id: worst
      ask: Which hurts most?
      answers: {back: My back, leg: A leg}
    - id: swollen
      when: {bladder: none}
      ask: Is the leg swollen?
      answers: {yes: "Yes", no: "No"}
    """
SWOLLEN = """
    - id: clot
      tier: same_day
      when: {swollen: yes}
      title: A clot
      because: It may be one
      do:
        - Call today
    """
CAUSE = """
    - id: wear
      name: Wear
      clinical_name: Wear
      kind: source
      about: About
      evidence:
        - {when: {worst: back}, for: strong, because: Your back hurts most}
        - {when: {worst: [back, not_sure]}, for: weak, because: Your back hurts}
    """


def sample(**changed: str) -> dict[str, str]:
    """The sample, with some parts changed or added."""
    return {**SAMPLE, **changed}


def replaced(part: str, old: str, new: str) -> dict[str, str]:
    assert old in SAMPLE[part]
    return sample(**{part: SAMPLE[part].replace(old, new)})


def made_of(written: str) -> Questionnaire:
    made, wrong = shaped(Questionnaire, parse("sample.yaml", written).data)
    assert made, wrong
    return made


def test_nothing_is_said_about_the_sample() -> None:
    assert told(**SAMPLE) == []


# -- two people who differ in one answer


def test_one_more_tick_may_not_close_the_question_of_a_sign() -> None:
    walk = (
        SAMPLE["safety"]
        .replace("- {id: numb", "- ▸{id: numb")
        .replace("- {id: leaking", "- ▸{id: leaking")
    )
    parts = {"safety": walk.replace("- checklist: bladder", "- ▸checklist: bladder")}
    parts |= {"questions": CLOSED, "urgent": SWOLLEN}
    lost = "`swollen` is then not asked, and the sign `clot` is lost; ask `swollen` of them too"
    assert found(**parts)[0] == [
        f"not sure at `bladder` lowers the urgency from `same_day` to `routine`: {lost} "
        "[not-sure-lowers]",
        f"one more tick at `numb` lowers the urgency from `same_day` to `routine`: {lost} "
        "[tick-lowers]",
        f"one more tick at `leaking` lowers the urgency from `same_day` to `routine`: {lost} "
        "[tick-lowers]",
    ]
    mended = parts | {"questions": CLOSED.replace("when: {bladder: none}", "when: {worst: leg}")}
    mended["safety"] = SAMPLE["safety"]
    assert told(**mended) == []


def test_not_sure_may_not_close_the_question_of_a_sign() -> None:
    questions = """
        - ▸id: hurts
          ask: Does it hurt?
          answers: {yes: "Yes", no: "No"}
        - id: swollen
          when: {hurts: [yes, no]}
          ask: Is the leg swollen?
          answers: {yes: "Yes", no: "No"}
        """
    (said,) = told(questions=questions, urgent=SWOLLEN)
    assert said.startswith("not sure at `hurts` lowers the urgency from `same_day` to `routine`:")
    assert example(questions=questions, urgent=SWOLLEN) == {"hurts": ("not_sure",)}
    (finding,) = found(questions=questions, urgent=SWOLLEN)[1]
    assert finding.example
    assert finding.example.text == (
        'questionnaire: sample\nversion: "1.0"\n'
        "# With `hurts: no; swollen: yes`, the urgency is `same_day`\n"
        "answers:\n  hurts: not_sure\n"
    )
    assert (
        told(
            questions=questions.replace("[yes, no]", "[yes, no, not_sure]").replace("▸", ""),
            urgent=SWOLLEN,
        )
        == []
    )


def test_a_page_may_not_end_the_walk_of_the_one_who_is_not_sure() -> None:
    safety = """
        - ▸id: grown_up
          ask: Are you grown up?
          answers: {yes: "Yes", no: "No"}
        - page: too_young
          when: {grown_up: not_sure}
          ends: yes
          say: Ask your parents.
          do:
            - Ask your parents
        """
    questions = CLOSED.replace("when: {bladder: none}", "when: {worst: leg}")
    (said,) = told(safety=safety, questions=questions, urgent=SWOLLEN)
    assert "not sure at `grown_up` lowers the urgency from `same_day` to not known" in said


# -- one person


def test_an_asked_question_always_has_an_answer_on_offer() -> None:
    questions = """
        - {id: worst, ask: Worst, answers: {back: Back, leg: Leg}}
        - ▸id: travels
          ask: Where to?
          not_sure: no
          answers:
            foot: {text: To the foot, when: {worst: leg}}
            toes: {text: To the toes, when: {worst: leg}}
            neck: {text: To the neck, when: {worst: back}}
        """
    assert told(questions=questions) == [
        "someone is asked `travels`, and no answer is on offer; "
        "take `not_sure: no` out, or the `when` of one answer [nothing-on-offer]"
    ]
    assert example(questions=questions) == {"worst": ("not_sure",)}
    assert told(questions=questions.replace("▸", "").replace("          not_sure: no\n", "")) == []


def test_every_result_says_what_to_do() -> None:
    parts = {"safety": SAMPLE["safety"], "urgent": SAMPLE["urgent"]}
    assert told(**parts) == []
    silent = made_of(text(**parts).replace("    do:\n      - Say what has changed\n", ""))
    (problem,) = (v.problem for v in prove(silent) if v.problem)
    assert (problem.path, problem.rule) == (("tiers", "soon"), "nothing-to-do")
    assert problem.example
    assert assess(silent, problem.example.answers).urgency == "soon"


def test_every_emergency_shows_a_number() -> None:
    made = made_of(text(**SAMPLE).replace("Call {emergency_number} now", "Call now"))
    (problem,) = (v.problem for v in prove(made) if v.problem)
    assert (problem.path, problem.rule) == (("tiers", "emergency", "say"), "no-number")


# -- promises


@pytest.mark.parametrize(
    ("promise", "but"),
    [
        ("when: {numb: yes}, then: {urgency_at_least: same_day}", "urgency is `soon`"),
        ("unless: {numb: yes}, then: {urgency_at_least: soon}", "urgency is `routine`"),
        ("when: {worst: back}, then: {no_causes: yes}", "is shown `wear`"),
        ("when: {worst: back}, then: {never_shows: [wear, rehab]}", "is shown `wear` or `rehab`"),
        ("then: {shows: [see_surgeon]}", "is not shown `see_surgeon`"),
        ("when: {urgency: [soon, routine]}, then: {shows: [rehab]}", "is not shown `rehab`"),
        ("when: {operation: fusion, worst: back}, then: {shows: wear}", None),
        ("when: {urgency: [soon, routine]}, then: {shows: [see_surgeon]}", None),
        ("when: {worst: leg}, then: {no_causes: yes}", None),
        ("when: {operation: none}, then: {never_shows: [wear, rehab]}", None),
        ("when: {bladder_new: yes, urgency: soon}, then: {no_causes: yes}", None),
        ("when: {causes: none}, then: {never_shows: [wear, rehab]}", None),
        ("when: {causes: wear, bladder_new: [yes, not_sure]}, then: {shows: rehab}", "is not"),
    ],
)
def test_a_promise_is_kept_or_broken_by_someone(promise: str, but: str | None) -> None:
    mark = "▸" if but else ""
    parts = sample(promises=f"- {mark}{{id: calm, say: Calm, {promise}}}")
    said, findings = found(**parts)
    if but is None:
        assert said == []
        return
    assert but in said[0]
    assert "[promise]" in said[0]
    whole = questionnaire(**{key: part.replace("▸", "") for key, part in parts.items()})
    (finding,) = findings
    assert finding.example
    assert is_broken(whole.promises[0], assess(whole, finding.example.answers))


# -- everything is met by someone


def test_what_a_page_cuts_off_is_told_once_at_its_root() -> None:
    questions = """
        - {page: stop, ends: yes, say: Stop, do: [Stop]}
        - ▸{id: worst, ask: Worst, answers: {back: Back, leg: Leg}}
        - {id: travels, when: {worst: leg}, ask: Travels, answers: {foot: Foot, knee: Knee}}
        """
    assert told(questions=questions) == [
        "nobody meets `worst`: a page before it ends every walk that leads here; "
        "move it up, or mend the page's `when` [unreachable]"
    ]


def test_conditions_that_contradict_each_other_are_told_where_they_stand() -> None:
    questions = """
        - {id: worst, ask: Worst, answers: {back: Back, leg: Leg}}
        - {id: travels, when: {worst: leg}, ask: Travels, answers: {foot: Foot, knee: Knee}}
        - {id: spot, when: ▸{worst: back, travels: foot}, ask: Spot, answers: {here: Here}}
        - {id: more, when: {spot: here}, ask: More, answers: {yes: "Yes", no: "No"}}
        """
    assert told(questions=questions) == [
        "nobody can meet `worst: back` and `travels: foot` together; mend it, or take it out "
        "[contradiction]"
    ]


def test_a_value_that_can_never_hold_is_remarked_on() -> None:
    questions = """
        - {id: worst, ask: Worst, answers: {back: Back, leg: Leg}}
        - {id: travels, when: {worst: leg}, ask: Travels, answers: {foot: Foot, knee: Knee}}
        - {id: spot, when: {worst: [▸back, leg], travels: foot}, ask: Spot, answers: {here: Here}}
        """
    said, (finding,) = found(questions=questions)
    assert finding.level == "note"
    assert said == [
        "`worst` is never `back` together with `travels: foot`; take the value out [contradiction]"
    ]


def test_an_answer_and_a_step_that_nobody_is_offered() -> None:
    questions = """
        - {id: worst, ask: Worst, answers: {back: Back, leg: Leg}}
        - id: travels
          when: {worst: leg}
          ask: Where to?
          answers: {foot: Foot, knee: Knee, spine: ▸{text: Along the spine, when: {worst: back}}}
        """
    assert told(questions=questions) == [
        "`spine` is on offer for nobody who is asked `travels`; "
        "mend its `when`, or take it out [unreachable]"
    ]
    steps = "- stage: First\n  steps:\n    - ▸{id: rest, title: Rest}"
    causes = SAMPLE["causes"].replace("next_steps: [rehab]", "next_steps: []")
    parts = sample(next_steps=steps, causes=causes)
    assert told(**parts) == [
        "no cause leads to the step `rest`; name it in a cause's `next_steps`, "
        "or write `for_everyone: yes` [unreachable]"
    ]


def test_a_cause_that_never_fits_and_one_that_is_never_first() -> None:
    stronger = SAMPLE["causes"].replace("id: wear", "id: other")
    weak = SAMPLE["causes"].replace("- id: wear", "- ▸id: wear")
    weak = weak.replace("for: strong", "for: moderate").replace("against: weak", "against: strong")
    assert told(**sample(causes=stronger + weak)) == [
        "`wear` is never the first of the causes; look at what always comes before it "
        "[never-first]"
    ]
    alone = SAMPLE["causes"].replace("- id: wear", "- ▸id: wear").replace("strong", "weak")
    alone = alone.replace("for: moderate", "for: weak")
    steps = SAMPLE["next_steps"].replace("title: Rehab}", "title: Rehab, for_everyone: yes}")
    assert told(**sample(causes=alone, next_steps=steps)) == [
        "the cause `wear` is shown to nobody; look at its evidence [unreachable]"
    ]


# -- remarks


def test_a_question_that_changes_nothing_is_for_the_report_or_for_nobody() -> None:
    questions = """
        - {id: ▸worst, ask: Worst, answers: {back: Back, leg: Leg}}
        - {id: goal, ask: Goal, for_report: yes, answers: {walk: Walk, sleep: Sleep}}
        """
    said, (finding,) = found("", questions=questions)
    assert finding.level == "note"
    assert said == [
        "nothing depends on the answer to `worst`; take it out, or write `for_report: yes` "
        "[changes-nothing]"
    ]


def test_a_question_changes_nothing_when_all_its_answers_do_the_same() -> None:
    questions = """
        - {id: ▸worst, ask: Worst, answers: {back: Back, leg: Leg}}
        - {id: goal, when: {worst: [back, leg, not_sure]}, ask: Goal, for_report: yes,
           answers: {walk: Walk}}
        """
    assert len(found("", questions=questions)[0]) == 1


def test_a_line_that_nothing_reads() -> None:
    safety = """
        - checklist: legs
          ask: Legs
          lines:
            - {id: weak, line: Weak, ask: Weak}
            - {id: ▸numb, line: Numb, ask: Numb}
        """
    questions = "- {id: goal, when: {weak: yes}, ask: G, for_report: yes, answers: {walk: Walk}}"
    assert found("", safety=safety, questions=questions)[0] == [
        "nothing depends on the answer to `numb`; take it out [changes-nothing]"
    ]


def test_two_questions_that_always_agree() -> None:
    questions = """
        - {id: worst, ask: Worst, not_sure: no, answers: {back: Back, leg: Leg}}
        - id: ▸travels
          ask: Where to?
          answers:
            foot: {text: To the foot, when: {worst: leg}}
            neck: {text: To the neck, when: {worst: back}}
        """
    assert told(questions=questions) == [
        "whoever is asked `travels` can give one answer only; "
        "take it out: earlier answers say as much [always-agree]"
    ]
    assert (
        told(
            questions=questions.replace("▸", "").replace(
                "leg}}\n            neck", "[leg, back]}}\n            neck"
            )
        )
        == []
    )


def test_evidence_that_never_changes_what_is_shown() -> None:
    causes = SAMPLE["causes"].replace(
        "- {when: {worse_with: sitting}, against: weak, because: Sitting makes it worse}",
        "- {when: {worse_with: sitting}, against: weak, because: Sitting makes it worse}\n"
        "            - ▸{when: {worst: leg, operation: none}, for: weak, because: Your leg hurts}",
    )
    assert told(**sample(causes=causes)) == [
        "this evidence never changes what is shown: where it holds, `wear` does not fit; "
        "weigh it otherwise, or take it out [evidence-without-effect]"
    ]


# -- where it cannot finish


def test_undecided_is_said_with_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MOST_STATES", 1)
    promise = "- ▸{id: calm, say: Calm, when: {worst: back}, then: {no_causes: yes}}"
    parts = {key: SAMPLE[key] for key in ("background", "questions", "causes", "next_steps")}
    parts["causes"] = parts["causes"].replace("- id: wear", "- ▸id: wear")
    background, promised = told(**parts, promises=promise)
    assert background.endswith("[background-alone]")
    assert promised == (
        "whether Calm [calm] is undecided: more than 1 kinds of people; "
        "let fewer questions bear on it, or split it [promise]"
    )
