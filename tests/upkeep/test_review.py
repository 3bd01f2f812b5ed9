"""Everything that a patient may read, for a reviewer with a pen."""

from collections.abc import Iterator, Mapping

import pytest
from pydantic import BaseModel

from spinecheck import words
from spinecheck.core.fields import Condition
from spinecheck.core.model import Questionnaire
from spinecheck.core.region import Regions
from spinecheck.reading.front import load_regions
from spinecheck.showing.plain import plain_lines
from spinecheck.upkeep.in_words import in_words
from spinecheck.upkeep.review import Review
from tests.samples import SAMPLE, questionnaire

REGIONS = load_regions()


def lines(of: Questionnaire, width: int = 80) -> list[str]:
    return list(plain_lines(Review(of, REGIONS).parts(), width))


def block(of: Questionnaire, heading: str) -> str:
    """What stands under a heading, up to the next blank line."""
    found = lines(of)
    start = next(n for n, line in enumerate(found) if line.startswith(heading))
    return "\n".join(found[start : found.index("", start)])


# -- nothing is left out

NOT_WORDS = {
    "cases",
    "when",
    "unless",
    "only_when",
    "some_at_most_when",
    "kind",
    "tier",
    "pick",
    "reviewed",
}


def readable(node: object) -> Iterator[str]:
    """Every text, id and citation in a model, but for conditions."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, BaseModel):
        for name in type(node).model_fields:
            if name not in NOT_WORDS:
                yield from readable(getattr(node, name))
    elif isinstance(node, Mapping):
        for key, value in node.items():
            yield from readable(key)
            yield from readable(value)
    elif isinstance(node, tuple):
        for value in node:
            yield from readable(value)


def test_everything_that_a_patient_may_read_is_there(built_in: Questionnaire) -> None:
    shown = " ".join(" ".join(lines(built_in)).split()).casefold()
    missing = [
        text for text in readable(built_in) if " ".join(text.split()).casefold() not in shown
    ]
    assert missing == []


def test_the_programs_own_words_and_the_regions_are_there(built_in: Questionnaire) -> None:
    shown = " ".join(lines(built_in))
    said = [words.PRIVACY, words.NOT_A_DIAGNOSIS, words.NO_REVIEW, words.URGENCY_UNKNOWN]
    assert [text for text in (*said, *REGIONS.emergency_lines) if text not in shown] == []
    assert "- emergency: 999 (not verified, " in shown


def test_it_is_in_the_order_in_which_people_meet_it(built_in: Questionnaire) -> None:
    shown = lines(built_in)
    order = [
        "[who]",
        "[self_harm]",
        "[goal]",
        "[cauda_equina]",
        "[implant_moved]",
        "[instability]",
    ]
    order += ["[fracture]", "[see_surgeon]", "[stimulator] A", "[not_alone]", "[US]", "[Yun17]"]
    places = [next(n for n, line in enumerate(shown) if line.startswith(id_)) for id_ in order]
    assert places == sorted(places)


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_longer_than_the_width(built_in: Questionnaire, width: int) -> None:
    assert max(map(len, lines(built_in, width))) <= width


def test_what_could_steer_a_terminal_is_written_out() -> None:
    steering = questionnaire().model_copy(update={"title": "A \x1b[31msample"})
    assert lines(steering)[1] == "A \\x1b[31MSAMPLE [sample] - version 1.0"


# -- what a block looks like


def test_a_question_with_its_condition() -> None:
    assert (
        block(questionnaire(), "[travels]")
        == """\
[travels] How far does it travel? - pick one, with medicines, treatments and
goals on the page for the doctor
Asked when Which hurts most? is "A leg".
Answers:
- [knee] To the knee
- [foot] To the foot
- I'm not sure"""
    )


def test_a_checklist_with_its_lines_and_their_own_questions() -> None:
    assert (
        block(questionnaire(), "[bladder]")
        == """\
[bladder] Do you have any of these? - checklist
Lines:
- [numb] I feel numb
- [leaking] I leak
- None of these
- I'm not sure
After "I'm not sure", one by one: yes, no, not sure
- [numb] Do you feel numb?
- [leaking] Do you leak?"""
    )


def test_a_sign_stands_under_its_tier() -> None:
    shown = lines(questionnaire())
    here = shown.index("URGENT SIGNS: GET HELP NOW [emergency]")
    assert shown[here + 1 : here + 7] == [
        "",
        "[squeezed_nerves] Nerves may be squeezed",
        'Shown when Is that new? is "Yes" or "I\'m not sure".',
        "Why: It can become permanent",
        "What to do:",
        "- Go to an emergency department",
    ]


def test_a_cause_with_its_evidence_strongest_first() -> None:
    assert (
        block(questionnaire(), "[wear]")
        == """\
[wear] Wear next to the fusion (Adjacent segment disease)
The parts next to a fusion carry more.
For it:
- strong: Your back hurts most, when Which hurts most? is "My back"
- moderate: You had a fusion, when What was done? includes "Bones joined"
Against it:
- weak: Sitting makes it worse, when What makes it worse? includes "Sitting"
Leads to the steps: rehab"""
    )


def test_a_step_and_a_message_say_when() -> None:
    assert (
        block(questionnaire(), "[rehab]")
        == """\
[rehab] Rehab
Offered when a cause that is shown leads to it."""
    )
    assert (
        block(questionnaire(), "[no_single_cause]")
        == """\
[no_single_cause]
Shown when the causes shown include "none".
Your answers do not point to one cause."""
    )


def test_sources_say_what_is_cited_of_them() -> None:
    causes = SAMPLE["causes"].replace(
        "next_steps: [rehab]", "next_steps: [rehab]\n          cites: [C01, Sears11]"
    )
    sources = """
        - {id: pack, title: Ours, by: us, year: "2026", seen: yes, holds: [C01, C02]}
        - {id: Sears11, title: A study}
        - {id: Other, title: Another study}
        """
    left_out = "- {id: C02, why: An advert}"
    cited = questionnaire(**SAMPLE | {"causes": causes, "sources": sources, "left_out": left_out})
    assert block(cited, "[pack]").endswith("us; 2026; read in a stored copy\nCited: C01")
    assert block(cited, "[Sears11]").endswith("still to be looked up\nCited: as a whole")
    assert lines(cited)[-3:] == ["Cited: nowhere", "Left out on purpose:", "- [C02] An advert"]


# -- conditions in words


def test_a_condition_uses_short_names_and_the_answers_own_words(built_in: Questionnaire) -> None:
    when = (
        (
            Condition("operated_part", ("low_back", "not_sure")),
            Condition("operation_kind", ("fusion", "metal", "not_sure")),
        ),
        (Condition("fever", ("yes",)),),
    )
    assert in_words(built_in, when) == (
        'Operated part is "My low back" or "I\'m not sure", and What was done includes '
        '"Bones were joined (fusion)", "Screws, rods, plates or a cage were put in" '
        'or "I\'m not sure"',
        'Fever or chills is "Yes"',
    )


def test_what_was_found_is_named_in_words(built_in: Questionnaire) -> None:
    when = (
        (Condition("urgency", ("soon", "same_day")),),
        (Condition("causes", ("none", "instability")),),
        (Condition("amplifiers", ("mood_sleep_stress",)),),
    )
    assert in_words(built_in, when) == (
        'the urgency is "soon" or "same day"',
        'the causes shown include "none" or "A level that moves too much"',
        "what can turn the pain up includes "
        '"Low mood, worry, stress or poor sleep turning pain up"',
    )


def test_a_checklist_is_named_by_its_lines(built_in: Questionnaire) -> None:
    assert in_words(built_in, ((Condition("limbs", ("none",)),),)) == (
        'Arms and legs includes "None of these"',
    )


def test_regions_without_a_line_do_not_show_one() -> None:
    made = Regions.model_validate(
        {
            "emergency_lines": ["Numbness"],
            "regions": [
                {
                    "id": "AT",
                    "name": "Austria",
                    "emergency_number": {
                        "number": "112",
                        "checked_on": "2026-11-21",
                        "verified": "yes",
                    },
                }
            ],
            "elsewhere": {"emergency_number": "it", "health_line": "it", "crisis_line": "it"},
        }
    )
    shown = list(plain_lines(Review(questionnaire(), made).parts(), 80))
    here = shown.index("[AT] Austria")
    assert shown[here + 1 : here + 3] == ["- emergency: 112 (verified, 2026-11-21)", ""]
