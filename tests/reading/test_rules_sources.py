"""Sources: what is cited is held, and what is held has its place."""

import pytest

from tests.reading.told import told
from tests.samples import SAMPLE

CITED = "next_steps: [rehab]\n          cites: "
CASE = "- {{case: a, title: T, story: S, answers: {{worst: back}}, expect: {{}}, source: {}}}"


def said(cites: str, sources: str, **more: str) -> list[str]:
    """What is said about the sample when its cause cites something."""
    causes = SAMPLE["causes"].replace("next_steps: [rehab]", CITED + cites)
    return told(**SAMPLE | {"causes": causes, "sources": sources} | more)


# -- unknown-source


def test_a_cited_source_must_be_held_when_there_are_sources() -> None:
    sources = "- {id: S023, title: A review}\n- {id: pack, title: Ours, holds: [C01, C02]}"
    assert said("[C01, C02, S023, ▸C03]", sources) == [
        "no source holds `C03`; add it to `sources` [unknown-source]"
    ]
    assert said("[C01, C02, S023]", sources) == []


@pytest.mark.parametrize(
    ("part", "old"),
    [
        ("safety", "ask: Do you leak?"),
        ("questions", "ask: Which hurts most?"),
        ("urgent", "because: Nobody has looked at it"),
        ("causes", "because: You had a fusion"),
        ("next_steps", "title: Rehab"),
        ("messages", "say: Your answers do not point to one cause."),
    ],
)
def test_everything_that_can_cite_is_looked_at(part: str, old: str) -> None:
    inside = ", " if part in ("safety", "causes", "next_steps") else "\n          "
    changed = SAMPLE[part].replace(old, f"{old}{inside}cites: ▸S9")
    sources = "- {id: X, title: A}"
    assert told(**SAMPLE | {part: changed, "sources": sources}) == [
        "no source holds `S9`; add it to `sources` [unknown-source]"
    ]
    held = "- {id: X, title: A, holds: [S9]}"
    assert told(**SAMPLE | {part: changed.replace("▸", ""), "sources": held}) == []


def test_without_sources_of_its_own_anything_may_be_cited() -> None:
    steps = SAMPLE["next_steps"].replace("title: Rehab", "title: Rehab, cites: NS05")
    assert told(**SAMPLE | {"next_steps": steps}) == []


# -- unplaced-statement

TODO = "cite it where it belongs, or add it to `left_out` with the reason [unplaced-statement]"


def test_a_statement_must_be_cited_or_left_out() -> None:
    sources = "- {id: pack, title: Ours, holds: [C01, ▸C02, ▸C03]}"
    assert said("[C01]", sources) == [
        f"`C02` stands nowhere; {TODO}",
        f"`C03` stands nowhere; {TODO}",
    ]
    left_out = "- {id: C03, why: An advert}"
    right = sources.replace("▸", "")
    assert said("[C01, C02]", right, left_out=left_out) == []


def test_a_case_gives_the_statement_that_it_comes_from_its_place() -> None:
    sources = "- {id: pack, title: Ours, holds: [C01, VG01]}"
    assert said("[C01]", sources, cases=CASE.format("VG01")) == []
    wrong = sources.replace("VG01", "▸VG01")
    assert said("[C01]", wrong, cases=CASE.format("own")) == [f"`VG01` stands nowhere; {TODO}"]


def test_a_source_that_holds_nothing_need_not_be_cited() -> None:
    assert told(**SAMPLE | {"sources": "- {id: Sears11, title: A study}"}) == []


def test_what_stands_in_a_broken_part_is_not_told_as_missing() -> None:
    causes = SAMPLE["causes"].replace("next_steps: [rehab]", "cites: [C01]\n          ▸abuot: A")
    sources = "- {id: pack, title: Ours, holds: [C01]}"
    (one,) = told(**SAMPLE | {"causes": causes, "sources": sources})
    assert one.endswith("[unknown-key]")


# -- unknown-left-out, placed-and-left-out


def test_only_what_a_source_holds_can_be_left_out() -> None:
    sources = "- {id: pack, title: Ours, holds: [C01, C02]}"
    left_out = "- {id: C02, why: An advert}\n- {id: ▸pakc, why: An advert}"
    assert said("[C01]", sources, left_out=left_out) == [
        "`pakc` is left out, but no source holds it; did you mean `pack`? [unknown-left-out]"
    ]
    assert told(**SAMPLE | {"left_out": "- {id: ▸S1, why: An advert}"}) == [
        "`S1` is left out, but no source holds it; add it to a source's `holds` [unknown-left-out]"
    ]


def test_what_is_cited_is_not_left_out() -> None:
    sources = "- {id: pack, title: Ours, holds: [C01]}"
    assert said("[C01]", sources, left_out="- {id: ▸C01, why: An advert}") == [
        "`C01` is left out, and cited all the same; "
        "take it out of `left_out`, or out of every `cites` [placed-and-left-out]"
    ]
