"""A learner's guess beside the rules."""

from collections.abc import Iterable

from spinecheck.core.answers import Answers
from spinecheck.core.reasoning import reason
from spinecheck.core.teaching import Guess, Reveal, reveal
from spinecheck.core.tiers import Tier
from tests.samples import SAMPLE, answers, questionnaire

OTHER = """
- id: joint
  name: A worn joint
  clinical_name: Facet joint pain
  kind: source
  about: It can hurt.
  evidence:
    - {when: {worse_with: sitting}, for: strong, because: Sitting makes it worse}
    - {when: {worst: back}, against: weak, because: Your back hurts most}
"""
SAMPLE_2 = questionnaire(**SAMPLE | {"causes": (SAMPLE["causes"], OTHER)})
CAUSES = {cause.id: cause for cause in SAMPLE_2.causes}
WELL = answers(bladder="none", operation=["fusion"], worst="back", worse_with=["none"])
ILL = answers(bladder=["numb"], bladder_new="yes")
ALL = ("safety_part", "background_part", "main_part")


def revealed(
    given: Answers, urgency: Tier, causes: Iterable[str] = (), looked_at: Iterable[str] = ALL
) -> Reveal:
    guess = Guess(urgency, tuple(CAUSES[id_] for id_ in causes), frozenset(looked_at))
    return reveal(SAMPLE_2, reason(SAMPLE_2, given), guess)


def test_a_sign_in_a_section_that_was_not_asked_about_is_missed() -> None:
    found = revealed(ILL, "routine", looked_at=["main_part"])
    assert [sign.id for sign in found.missed] == ["squeezed_nerves"]
    assert found.is_too_calm


def test_a_sign_that_was_asked_about_is_not_missed_but_can_be_taken_too_lightly() -> None:
    found = revealed(ILL, "soon", looked_at=["safety_part"])
    assert found.missed == ()
    assert found.is_too_calm


def test_a_sign_that_held_only_on_what_was_not_asked_is_missed() -> None:
    two_ways = SAMPLE["urgent"].replace(
        "when: {bladder_new: unchecked}", "when: [{bladder_new: unchecked}, {worst: leg}]"
    )
    sample = questionnaire(**SAMPLE | {"urgent": two_ways})
    given = {**WELL, **answers(bladder=["numb"], bladder_new="unchecked")}
    guess = Guess("routine", (), frozenset(["main_part"]))
    missed = reveal(sample, reason(sample, given), guess).missed
    assert [sign.id for sign in missed] == ["never_checked"]


def test_a_guess_as_urgent_or_more_is_not_too_calm() -> None:
    assert not revealed(ILL, "emergency").is_too_calm
    assert not revealed(WELL, "same_day").is_too_calm


def test_a_safety_part_that_was_never_looked_at_is_told_even_where_it_hid_nothing() -> None:
    found = revealed(WELL, "routine", looked_at=["main_part"])
    assert [section.id for section in found.never_looked] == ["safety_part"]
    assert found.missed == ()


def test_causes_are_told_apart_by_who_named_them() -> None:
    found = revealed(WELL, "routine", ["joint"])
    assert [cause.id for cause in found.found] == ["wear"]
    assert [cause.id for cause in found.not_found] == ["joint"]


def test_the_answers_that_told_the_two_sides_apart_come_heaviest_first() -> None:
    told = revealed(WELL, "routine", ["joint"], looked_at=["main_part"]).telling
    assert [(t.said.question.id, t.weight, t.was_seen) for t in told] == [
        ("worst", 4, True),  # 3 for wear, and 1 against the joint
        ("operation", 2, False),
    ]
    assert [a.cause.id for a in told[0].arguments] == ["wear", "joint"]


def test_where_both_agree_on_one_cause_only_the_other_is_told_apart() -> None:
    given = {**WELL, **answers(worse_with=["sitting"])}
    both = OTHER.replace("against: weak", "for: moderate")
    sample = questionnaire(**SAMPLE | {"causes": (SAMPLE["causes"], both)})
    wear, _ = sample.causes
    told = reveal(sample, reason(sample, given), Guess("routine", (wear,), frozenset(ALL))).telling
    assert [(t.said.question.id, t.weight) for t in told] == [("worse_with", 3), ("worst", 2)]


def test_where_both_agree_it_is_what_spoke_for_their_cause() -> None:
    told = revealed(WELL, "routine", ["wear"]).telling
    assert [(t.said.question.id, t.weight) for t in told] == [("worst", 3), ("operation", 2)]


def test_a_cause_behind_an_urgent_sign_counts_as_found() -> None:
    infection = """
        - id: infection
          name: An infection
          clinical_name: Infection
          kind: urgent
          about: Germs.
        """
    urgent = SAMPLE["urgent"].replace(
        "because: It can", "cause: infection\n          because: It can"
    )
    sample = questionnaire(
        **SAMPLE | {"causes": (SAMPLE["causes"], infection)} | {"urgent": urgent}
    )
    guess = Guess("emergency", (), frozenset(ALL))
    found = reveal(sample, reason(sample, ILL), guess).found
    assert [cause.id for cause in found] == ["infection"]
