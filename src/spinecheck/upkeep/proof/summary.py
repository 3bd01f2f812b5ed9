"""What was proven, in lines that a clinician reads."""

from collections.abc import Iterable, Iterator, Sequence

from spinecheck.core.advice import Sign
from spinecheck.core.fields import When, questions_read
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Page
from spinecheck.upkeep.in_words import in_words
from spinecheck.upkeep.proof.claims import Proofs, Verdict
from spinecheck.upkeep.proof.length import walk_length

_MARKS = {"proven": "proven   ", "broken": "BROKEN   ", "undecided": "UNDECIDED"}


def summary(questionnaire: Questionnaire, verdicts: Sequence[Verdict]) -> str:
    """What was proven, in one sentence."""
    proven = sum(verdict.status == "proven" for verdict in verdicts)
    promised = len(questionnaire.promises)
    promises = f", {promised} promises among them" if promised else ""
    return (
        f"{questionnaire.questionnaire}: {proven} claims proven for every possible patient"
        f"{promises}."
    )


def proof_lines(questionnaire: Questionnaire, verdicts: Iterable[Verdict]) -> Iterator[str]:
    """Every claim with what became of it, how long the walk is, and who is not asked what."""
    yield f"{questionnaire.questionnaire} {questionnaire.version}: for every possible patient"
    yield _length(questionnaire)
    for verdict in verdicts:
        yield f"  {_MARKS[verdict.status]} {verdict.says}"
    if questionnaire.urgent:
        yield "Who is asked about each urgent sign:"
    for sign in questionnaire.urgent:
        yield f"  {sign.id} ({sign.tier}): {'; '.join(_asked(questionnaire, sign))}"


def _length(questionnaire: Questionnaire) -> str:
    length = walk_length(Proofs(questionnaire))
    fewest, most = (n or "an unknown number of" for n in (length.shortest, length.longest))
    return f"Every walk ends. The shortest has {fewest} screens, the longest {most}."


def _asked(questionnaire: Questionnaire, sign: Sign) -> Iterator[str]:
    """Whom the questions of a sign reach: everyone but for the pages and conditions before."""
    read = questions_read(sign.when)
    whens: dict[When, None] = {}
    for id_ in (id_ for id_ in questionnaire.asked if id_ in read):
        checklist = questionnaire.checklist_of.get(id_)
        for asked in (checklist, questionnaire.asked[id_]):
            if asked and asked.when:
                whens[asked.when] = None
    pages = [f"`{page}`" for page in _pages_before(questionnaire, read)]
    yield f"everyone but who ends at {', '.join(pages)}" if pages else "everyone"
    for when in whens:
        yield f"of these, where {'; or '.join(in_words(questionnaire, when))}"


def _pages_before(questionnaire: Questionnaire, read: frozenset[str]) -> Iterator[str]:
    """The pages that may end the walk before all of these questions are asked."""
    last = max(
        (n for n, item in enumerate(questionnaire.items) if read.intersection(item.ids)),
        default=0,
    )
    for item in questionnaire.items[:last]:
        if isinstance(item, Page) and item.ends:
            yield item.id
