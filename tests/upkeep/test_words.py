"""The rules for words, where a sample on their page does not say it all."""

import pytest

from spinecheck.core.model import Questionnaire
from spinecheck.upkeep.words import (
    banned,
    banned_words,
    jargon,
    long_sentence,
    said,
    two_questions,
)
from tests.samples import SAMPLE, questionnaire


def saying(text: str) -> Questionnaire:
    return questionnaire(**SAMPLE | {"messages": f"- {{id: a, say: '{text}'}}"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You have a cracked bone", ["You have"]),
        ("you HAVE had it", ["you HAVE"]),
        ("Do you have a fever?", []),
        ("Have you had one?", []),
        ("Call if you have a fever.", []),
        ("Call if you have a fever. You have one.", ["You have"]),
        ("Cancer was ruled out.", ["ruled out"]),
        ("It rules out cancer.", ["rules out"]),
        ("It is nothing serious and safe to wait.", ["nothing serious", "safe to wait"]),
        ("It helps 90 % of people.", ["90 %"]),
        ("It helps ninety percent.", []),
        ("It helps 9 percent.", ["9 percent"]),
        ("It is your own fault.", ["your own fault"]),
        ("It is not your fault.", []),
        ("Nobody says that it is all in your head.", []),
        ("You should have walked.", ["You should have"]),
        ("You havent", []),
    ],
)
def test_what_may_be_said_to_nobody_is_found(text: str, found: list[str]) -> None:
    assert [words for words, _, _ in banned(text)] == found


def test_everything_that_a_patient_may_read_is_looked_at() -> None:
    texts = {text for _, text in said(questionnaire())}
    assert {
        "A sample",
        "Do not drive yourself",
        "Urgent signs",
        "Do you have any of these?",
        "I feel numb",
        "Do you feel numb?",
        "No, and checked",
        "Nerves may be squeezed",
        "Wear next to the fusion",
        "You had a fusion",
        "First",
        "Rehab",
        "An operation that joins bones",
    } <= texts
    assert not texts & {"Adjacent segment disease", "wear", "rehab", "strong", "back", "worst"}


def test_each_place_is_told_with_the_words_that_are_meant() -> None:
    (problem,) = banned_words(saying("Well. You have it."))
    assert (problem.path, problem.part, problem.level) == (
        ("messages", 0, "say"),
        "You have",
        "error",
    )


def test_a_long_sentence_is_counted_by_itself() -> None:
    twenty = "word " * 19 + "end."
    assert not list(long_sentence(saying(f"{twenty} {twenty}")))
    (problem,) = long_sentence(saying(f"{twenty} One more {twenty}"))
    assert problem.what == "a sentence has 22 words (`One more word word word …`)"


def test_a_hard_word_is_told_once_and_not_when_the_glossary_explains_it() -> None:
    twice = saying("A stenosis is a stenosis after a laminectomy.")
    assert [problem.part for problem in jargon(twice)] == ["stenosis", "laminectomy"]
    explained = questionnaire(
        **SAMPLE | {"messages": "- {id: a, say: A spinal stenosis}", "glossary": "stenosis: Tight"}
    )
    assert [problem.part for problem in jargon(explained)] == ["fusion"]


@pytest.mark.parametrize(
    ("ask", "two"),
    [
        ("Where does it hurt, and when did it start?", True),
        ("Where is it? When did it start?", True),
        ("Does it hurt or is it numb?", True),
        ("What do you do for pain and sleep?", False),
        ("Are you stiff or sore?", False),
        ("Long pain wears anyone down. Is it so?", False),
    ],
)
def test_a_question_asks_one_thing(ask: str, two: bool) -> None:
    asked = questionnaire(questions=f"- {{id: a, ask: '{ask}', answers: {{b: B, c: C}}}}")
    assert bool(list(two_questions(asked))) is two


def test_yes_to_either_is_yes_on_a_line() -> None:
    asked = questionnaire(
        safety="""
            - checklist: a
              ask: Do you feel ill, or is the wound red?
              lines:
                - {id: b, line: I am ill, ask: "Are you ill, or are you hot?"}
            """
    )
    assert not list(two_questions(asked))
