"""Plain words: what a patient reads is easy, short, and neither frightens nor promises."""

import re
from collections.abc import Iterator

import pytest

from spinecheck.core.model import Questionnaire
from spinecheck.core.region import Regions
from spinecheck.reading.loading import BUILT_IN, load, load_regions
from spinecheck.words import WORDS_USED
from tests.questionnaires.plain import grade, long_sentences, uses
from tests.questionnaires.screens import Screen, advised, asked, of_the_program, results

WALK: Questionnaire = load(BUILT_IN).questionnaire
REGIONS: Regions = load_regions()
CONTENT = [*asked(WALK), *advised(WALK)]
PROGRAM = list(of_the_program(WALK, REGIONS))
RESULTS = list(results(WALK, REGIONS))

HIGHEST_GRADE = 7
LONGEST_SENTENCE = 20

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


@pytest.mark.parametrize("screen", [*CONTENT, *PROGRAM, *RESULTS], ids=name)
def test_a_sentence_has_at_most_twenty_words(screen: Screen) -> None:
    assert list(long_sentences(screen.texts, LONGEST_SENTENCE)) == []


def test_the_glossary_is_as_plain() -> None:
    assert list(long_sentences(WALK.glossary.values(), LONGEST_SENTENCE)) == []
    assert grade(WALK.glossary.values()) <= HIGHEST_GRADE


# -- banned words

BANNED = {
    "you have": r"\byou have\b",
    "ruled out": r"\brul(e|es|ed|ing) out\b",
    "nothing serious": r"\bnothing serious\b",
    "safe to wait": r"\bsafe to wait\b",
    "a percentage": r"%|\bper ?cent\b",
}
QUESTION = re.compile(r"\b(do|have) you have\b|\bhave you had\b", re.IGNORECASE)


def banned(text: str) -> Iterator[str]:
    """What may be said to nobody, unless it asks."""
    for what, pattern in BANNED.items():
        if re.search(pattern, QUESTION.sub("", text), re.IGNORECASE):
            yield what


@pytest.mark.parametrize("screen", [*CONTENT, *PROGRAM, *RESULTS], ids=name)
def test_no_screen_says_a_banned_word(screen: Screen) -> None:
    assert [(what, text) for text in screen.texts for what in banned(text)] == []


def test_banned_words_are_seen() -> None:
    assert list(banned("You have a cracked bone, 90 % of people do.")) == [
        "you have",
        "a percentage",
    ]
    assert list(banned("Cancer was ruled out. It is nothing serious and safe to wait.")) == [
        "ruled out",
        "nothing serious",
        "safe to wait",
    ]
    assert list(banned("Do you have a fever? Have you had one?")) == []


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

JARGON = (
    *WALK.glossary,
    *("stenosis", "fusion", "laminectomy", "facet", "sacroiliac", "epidural", "radiofrequency"),
    *("MRI", "CT", "discectomy", "decompression", "myelopathy", "radiculopathy", "ablation"),
    *("cortisone", "antibiotic", "anti-inflammatory", "opioid", "sciatica", "vertebrae"),
)


@pytest.mark.parametrize("term", sorted(set(JARGON)))
def test_a_hard_word_that_is_used_stands_in_the_glossary(term: str) -> None:
    if any(uses(term, " ".join(screen.texts)) for screen in CONTENT):
        assert [entry for entry in WALK.glossary if uses(term, entry) or uses(entry, term)]


@pytest.mark.parametrize("screen", RESULTS, ids=name)
def test_a_result_explains_the_hard_words_that_it_uses(screen: Screen) -> None:
    texts = list(screen.texts)
    end = texts.index(WORDS_USED) if WORDS_USED in texts else len(texts)
    said, explained = " ".join(texts[:end]), " ".join(texts[end:])
    assert [term for term in JARGON if uses(term, said) and not uses(term, explained)] == []
