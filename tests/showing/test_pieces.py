"""A long screen in pieces: nothing is lost, a heading stays with what it is about."""

import io

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from spinecheck.showing.parts import Heading, Items, Paragraph, Part, Parts, Subheading
from spinecheck.showing.pieces import in_pieces
from spinecheck.showing.terminal import Drawn

PART = st.one_of(
    st.just(Heading("A heading")),
    st.just(Subheading("A smaller one", "with a remark")),
    st.builds(Paragraph, st.sampled_from(["Short.", "A long one. " * 30])),
    st.builds(Items, st.integers(0, 30).map(lambda n: ("A line",) * n), st.just("Label:")),
)


def lines(parts: Parts) -> list[str]:
    console = Console(file=io.StringIO(), width=60)
    console.print(Drawn(parts))
    return str(console.file.getvalue()).splitlines()  # type: ignore[attr-defined]


def height(parts: Parts) -> int:
    return len(lines(parts))


def pieces(parts: Parts, room: int) -> list[Parts]:
    return list(in_pieces(parts, height, room))


@given(st.lists(PART, max_size=12).map(tuple), st.integers(1, 30))
def test_the_pieces_one_after_the_other_are_the_whole(parts: Parts, room: int) -> None:
    shown = [line for piece in pieces(parts, room) for line in lines(piece)]
    assert shown == lines(parts)


@given(st.lists(PART, max_size=12).map(tuple), st.integers(1, 30))
def test_a_piece_fits_unless_it_is_one_thing_that_is_too_high(parts: Parts, room: int) -> None:
    for piece in pieces(parts, room):
        things = [part for part in piece if not isinstance(part, Heading | Subheading)]
        assert height(piece) <= room or len(things) <= 1


@given(st.lists(PART, min_size=1, max_size=12).map(tuple), st.integers(1, 30))
def test_no_piece_but_the_last_ends_in_a_heading(parts: Parts, room: int) -> None:
    ends = [piece[-1] for piece in pieces(parts, room)[:-1]]
    assert not any(isinstance(end, Heading | Subheading) for end in ends)


def test_a_list_goes_on_in_the_next_piece() -> None:
    items: Part = Items(("One", "Two", "Three"), "Numbers:")
    assert pieces((Heading("Count"), items), room=5) == [
        (Heading("Count"), Items(("One",), "Numbers:")),
        (Items(("Two",)), Items(("Three",))),
    ]


def test_what_cannot_be_cut_has_a_piece_of_its_own() -> None:
    long, short = Paragraph("Much to say. " * 40), Paragraph("Little.")
    assert pieces((short, long, short), room=3) == [(short,), (long,), (short,)]
