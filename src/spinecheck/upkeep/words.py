"""Words: what a patient reads is short and plain, and neither frightens, blames nor promises."""

import re
from collections.abc import Iterable, Iterator, Mapping

from spinecheck.core.fields import Model
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Question
from spinecheck.reading.conditions import items
from spinecheck.reading.problems import DataPath, Problem
from spinecheck.showing.glossary import uses

LONGEST_SENTENCE = 20

# -- what is said


def said(questionnaire: Questionnaire) -> Iterator[tuple[DataPath, str]]:
    """Every text that a patient may read, with its path.

    Clinical names are not among them: each stands beside a plain one.
    """
    for key in ("title", "tiers", "glossary", "sections", "urgent", "causes"):
        yield from _said((key,), getattr(questionnaire, key), key in _SAID)
    for key in ("next_steps", "messages"):
        yield from _said((key,), getattr(questionnaire, key), False)


_SAID_UNDER = """
    title glossary ask why line none text say do because say_this name about how_checked what_helps
    ask_clinician explains stage
"""
_SAID = frozenset(_SAID_UNDER.split())


def _said(path: DataPath, node: object, is_said: bool) -> Iterator[tuple[DataPath, str]]:
    if isinstance(node, str):
        if is_said:
            yield path, node
    elif isinstance(node, Model):
        for name in type(node).model_fields:
            yield from _said((*path, name), getattr(node, name), name in _SAID)
    elif isinstance(node, Mapping):
        for key, value in node.items():
            yield from _said((*path, key), value, is_said)
    elif isinstance(node, tuple):
        for n, value in enumerate(node):
            yield from _said((*path, n), value, is_said)


# -- the rules

_BANNED = {
    r"you have": ("sounds like a diagnosis", "say what it may be, or what can cause it"),
    r"rul(e|es|ed|ing) out": ("is never so after questions alone", "say what speaks against it"),
    r"nothing serious": ("is false calm", "say that no answer is on the urgent list"),
    r"safe to wait": ("is false calm", "say by when to be seen, and what to watch for"),
    r"\d+ ?(%|per ?cent)|%": (
        "reads as the chance of this person",
        "say `many`, `some` or `few` people",
    ),
    r"your (own )?fault|you (are|were) to blame|you should have|you (failed|refused|neglected) to"
    r"|non-?complian(t|ce)|(attention|drug)[- ]seeking|hypochondria\w*|malinger\w*"
    r"|all in your head": ("reads as blame", "say what can help"),
}
_BANNED_RE = {
    re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE): told
    for pattern, told in _BANNED.items()
}
# A question, or a condition, says nothing about the person.
_ASKED = re.compile(
    r"\b(do|did|have|would|could|can|will|if|when|whether|unless) you have\b|\bhave you had\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(not|never|nobody|no one|nothing|seldom)\b|n't\b", re.IGNORECASE)


def banned(text: str) -> Iterator[tuple[str, str, str]]:
    """Each thing in a text that may be said to nobody: the words, why not, and what instead."""
    plain = _ASKED.sub("", text)
    for pattern, (why, instead) in _BANNED_RE.items():
        found = pattern.search(plain)
        denied = why == "reads as blame" and found and _DENIED.search(plain[: found.start()])
        if found and not denied:
            yield found.group(), why, instead


def banned_words(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A text says "you have", "ruled out", "nothing serious" or "safe to wait", or it blames.

    Only someone who examines a person can tell what it is, and that it can wait. A percentage
    comes from a study of other people. Questions ("do you have") and conditions ("if you have")
    may be put so.

    Wrong:

        messages:
          - {id: common, say: You have nothing serious.}

    Right:

        messages:
          - {id: common, say: Your answers do not point to one cause.}
    """
    for path, text in said(questionnaire):
        for words, why, instead in banned(text):
            yield Problem(path, f"`{words}` {why}", instead, "banned-words", part=words)


def long_sentences(text: str, at_most: int = LONGEST_SENTENCE) -> Iterator[str]:
    """The sentences of a text with more than so many words."""
    for sentence in re.split(r'(?<=[.!?])"?\s+', text):
        if len(sentence.split()) > at_most:
            yield sentence


def long_sentence(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A sentence has more than 20 words.

    People who read it are in pain, and often tired. Two short sentences are easier than one.

    Wrong:

        messages:
          - id: common
            say: It is common that no one cause is found, and it does not mean that nobody can
              help you or that your pain is not real.

    Right:

        messages:
          - id: common
            say: It is common that no one cause is found. Your pain is real, and there is help.
    """
    for path, text in said(questionnaire):
        for sentence in long_sentences(text):
            start = " ".join(sentence.split()[:5])
            what = f"a sentence has {len(sentence.split())} words (`{start} …`)"
            todo = f"make two of it; {LONGEST_SENTENCE} words are enough"
            yield Problem(path, what, todo, "long-sentence", "note", part=start)


_HARD_WORDS = """
    ablation abscess adhesiolysis analgesic antibiotic anti-inflammatory arachnoiditis axial
    benzodiazepine cauda cervical comorbidity contraindicated cortisone CT decompression discectomy
    embolism EMG epidural etiology facet fusion gabapentinoid haematoma hematoma herniation
    idiopathic implant incontinence laminectomy lesion lumbar modality MRI myelopathy myofascial
    naloxone neuropathic neuroplasty nociplastic oedema opioid palpation paraesthesia paresthesia
    perioperative prognosis pseudoarthrosis radicular radiculopathy radiofrequency sacroiliac
    sciatica sepsis spasticity spondylolisthesis spondylosis stenosis thoracic thrombosis vertebra
    vertebrae vertebroplasty
"""
JARGON = tuple(_HARD_WORDS.split())
"""Words from letters and reports that a patient may not know."""
_JARGON_RE = re.compile(rf"\b({'|'.join(JARGON)})(?:s|es)?\b", re.IGNORECASE)


def jargon(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A clinical word is used that the glossary does not explain.

    A word in the glossary is explained under each result that uses it. It is told once, where it
    stands first.

    Wrong:

        messages:
          - {id: scan, say: A spondylolisthesis can be seen in a scan.}

    Right:

        messages:
          - {id: scan, say: A spondylolisthesis can be seen in a scan.}
        glossary:
          spondylolisthesis: One bone of the spine has slid forward on the next
    """
    told: set[str] = set()
    for path, text in said(questionnaire):
        for found in _JARGON_RE.finditer(text):
            word = found.group(1).casefold()
            if word not in told and not _explained(word, questionnaire.glossary):
                told.add(word)
                what = f"`{found.group()}` is a clinical word"
                todo = f"say it in plain words, or add `{found.group(1)}:` to the glossary"
                yield Problem(path, what, todo, "jargon", "note", part=found.group())


def _explained(word: str, glossary: Iterable[str]) -> bool:
    return any(uses(word, entry) or uses(entry, word) for entry in glossary)


_QUESTION_WORD = (
    "(do|does|did|is|are|was|were|have|has|had|can|could|will|would|what|where|when|how|which|who)"
)
_TWO = re.compile(rf"\?.*\?|\band {_QUESTION_WORD}\b.*\?", re.IGNORECASE | re.DOTALL)
_EITHER = re.compile(rf"\bor {_QUESTION_WORD}\b.*\?", re.IGNORECASE | re.DOTALL)


def two_questions(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A question asks two things.

    Someone for whom one is true and the other is not has no answer to give. On a checklist line
    "or" is fine: yes to either is yes.

    Wrong:

        sections:
          - id: pain
            title: Your pain
            questions:
              - id: worst
                ask: Where does it hurt most, and did it start there?
                answers: {back: In my back, leg: In a leg}

    Right:

        sections:
          - id: pain
            title: Your pain
            questions:
              - id: worst
                ask: Where does it hurt most?
                answers: {back: In my back, leg: In a leg}
    """
    for path, item in items(questionnaire):
        asked = [((*path, "ask"), getattr(item, "ask", ""))]
        for i, line in enumerate(getattr(item, "lines", ())):
            asked.append(((*path, "lines", i, "ask"), line.ask))
        for where, text in asked:
            if _TWO.search(text) or (_is_open(item) and _EITHER.search(text)):
                todo = "ask one thing; make two questions of it if both are needed"
                yield Problem(where, "this asks two things", todo, "two-questions", "note")


def _is_open(item: object) -> bool:
    """Whether it has answers of its own, other than yes and no."""
    return isinstance(item, Question) and not {"yes", "no"} <= set(item.answers)


RULES = (banned_words, long_sentence, jargon, two_questions)


def word_problems(questionnaire: Questionnaire) -> Iterator[Problem]:
    """What is not put in the right words."""
    for rule in RULES:
        yield from rule(questionnaire)
