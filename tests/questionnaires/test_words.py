"""Plain words: what a patient reads is easy, short, and neither frightens nor promises.

What holds for the texts of every questionnaire is a rule of `check`. This looks at whole screens,
and at what the program itself says.
"""

import re

import pytest

from spinecheck.core.model import Questionnaire
from spinecheck.core.region import Regions
from spinecheck.reading import BUILT_IN
from spinecheck.reading.front import load_regions
from spinecheck.reading.loading import load
from spinecheck.showing.glossary import uses
from spinecheck.upkeep.words import JARGON, banned, long_sentences, word_problems
from spinecheck.words import WORDS_USED
from tests.questionnaires.plain import grade
from tests.questionnaires.screens import Screen, advised, asked, of_the_program, results

WALK: Questionnaire = load(BUILT_IN).questionnaire
REGIONS: Regions = load_regions()
CONTENT = [*asked(WALK), *advised(WALK)]
PROGRAM = list(of_the_program(WALK, REGIONS))
RESULTS = list(results(WALK, REGIONS))

HIGHEST_GRADE = 7

# Names that a patient meets in letters and reports: they stand beside a plain name, or are in
# the glossary, and cannot be put more simply.
CLINICAL_NAMES = (
    *(cause.clinical_name for cause in WALK.causes),
    "spinal cord stimulator",
    "naloxone",
    "physiotherapist",
    "anti-inflammatory",
)


def name(screen: Screen) -> str:
    return screen.name


def test_the_questionnaire_breaks_no_rule_for_words() -> None:
    assert [problem.what for problem in word_problems(WALK)] == []


# -- grade and length


@pytest.mark.parametrize("screen", [*CONTENT, *RESULTS], ids=name)
def test_a_screen_reads_at_grade_seven_or_below(screen: Screen) -> None:
    assert grade(screen.texts, CLINICAL_NAMES) <= HIGHEST_GRADE


def test_the_programs_own_screens_read_at_grade_seven_or_below() -> None:
    welcome, leaving, *sentences = PROGRAM
    assert (welcome.name, leaving.name) == ("welcome", "leaving")
    # Most of the other sentences are a few words long: a grade says something only of them all.
    together = [text for sentence in sentences for text in sentence.texts]
    for texts in (welcome.texts, leaving.texts, together):
        assert grade(texts) <= HIGHEST_GRADE


def test_a_whole_paragraph_reads_at_grade_eight_or_below_by_itself() -> None:
    """Short lines on a screen must not make up for one hard paragraph."""
    hard = {
        text: grade([text], CLINICAL_NAMES)
        for screen in (*CONTENT, *PROGRAM)
        for text in screen.texts
        if len(text.split()) >= 20
    }
    assert {text: found for text, found in hard.items() if found > HIGHEST_GRADE + 1} == {}


@pytest.mark.parametrize("screen", [*PROGRAM, *RESULTS], ids=name)
def test_a_sentence_has_at_most_twenty_words(screen: Screen) -> None:
    assert [long for text in screen.texts for long in long_sentences(text)] == []


def test_the_glossary_is_as_plain() -> None:
    assert grade(WALK.glossary.values()) <= HIGHEST_GRADE


# -- banned words


@pytest.mark.parametrize("screen", [*PROGRAM, *RESULTS], ids=name)
def test_no_screen_says_a_banned_word(screen: Screen) -> None:
    assert [(words, text) for text in screen.texts for words, _, _ in banned(text)] == []


@pytest.mark.parametrize("screen", list(advised(WALK)), ids=name)
def test_no_cause_and_no_card_says_what_something_is(screen: Screen) -> None:
    """It may be, it can be: only someone who examines can tell."""
    assert [text for text in screen.texts if re.search(r"\bthis is\b", text, re.IGNORECASE)] == []


@pytest.mark.parametrize("screen", RESULTS, ids=name)
def test_a_result_says_this_is_only_of_itself(screen: Screen) -> None:
    found = [text for text in screen.texts if re.search(r"\bthis is\b", text, re.IGNORECASE)]
    ours = {text for said in PROGRAM for text in said.texts}
    assert [text for text in found if text not in ours] == []


# -- jargon

HARD_WORDS = (*WALK.glossary, *JARGON)


@pytest.mark.parametrize("screen", RESULTS, ids=name)
def test_a_result_explains_the_hard_words_that_it_uses(screen: Screen) -> None:
    texts = list(screen.texts)
    end = texts.index(WORDS_USED) if WORDS_USED in texts else len(texts)
    said, explained = " ".join(texts[:end]), " ".join(texts[end:])
    for cause in WALK.causes:  # a clinical name stands beside a plain one
        said = said.replace(cause.clinical_name, "")
    assert [term for term in HARD_WORDS if uses(term, said) and not uses(term, explained)] == []


# -- what a sign and a short name say is true for every answer that means them


@pytest.mark.parametrize(
    ("sign", "must_say"),
    [
        ("cauda_equina", ("bladder", "bowel", "sex", "between my legs")),
        ("weakness_growing_fast", ("losing strength", "stand", "walk", "lift an arm")),
        ("airway_swelling", ("spine or neck", "swelling", "breathe", "swallow", "speak")),
        ("chest_or_lung", ("chest pain", "breathing", "blood", "faint")),
        ("infection_spreading", ("very ill", "confused", "weak", "numb", "bladder")),
        ("opioid_overdose", ("is or was", "wake", "slow breath", "lips", "pupils")),
        ("spinal_cord_slow", ("hands", "walking", "shocks")),
        ("cancer_history", ("have cancer", "had it", "new", "worse", "constant")),
        ("withdrawal", ("pain", "nerve", "muscle", "calming")),
        ("opioid_risk", ("more", "alcohol", "calming", "sleeping")),
    ],
)
def test_what_to_say_names_every_answer_that_raises_the_sign(
    sign: str, must_say: tuple[str, ...]
) -> None:
    said = next(one.say_this for one in WALK.urgent if one.id == sign) or ""
    assert [words for words in must_say if words not in said] == []


@pytest.mark.parametrize(
    ("question", "must_say"),
    [("who", "pregnancy"), ("bowel_loss", "Lost"), ("sex_feeling", "erections")],
)
def test_a_short_name_fits_before_every_answer(question: str, must_say: str) -> None:
    assert must_say in WALK.asked[question].name
