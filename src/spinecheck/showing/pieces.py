"""A long screen in pieces that fit the window: what has scrolled away is not read."""

from collections.abc import Callable, Iterator

from spinecheck.showing.parts import Heading, Items, Part, Parts, Subheading


def in_pieces(parts: Parts, height: Callable[[Parts], int], room: int) -> Iterator[Parts]:
    """The parts in pieces of at most `room` lines; what cannot be cut may be higher.

    `height` tells how many lines some parts take.
    """
    piece: Parts = ()
    for block in _blocks(parts):
        if piece and height((*piece, *block)) > room:
            yield piece
            piece = ()
        piece += block
    yield piece


def _blocks(parts: Parts) -> Iterator[Parts]:
    """What is not torn apart: a heading and what stands under it; a list may be."""
    headings: Parts = ()
    for part in parts:
        if isinstance(part, Heading | Subheading):
            headings += (part,)
            continue
        first, *others = _lines(part)
        yield (*headings, first)
        yield from ((other,) for other in others)
        headings = ()
    if headings:
        yield headings


def _lines(part: Part) -> Parts:
    """A list as lists of one line, the first with the label."""
    if not isinstance(part, Items) or not part.items:
        return (part,)
    return tuple(Items((item,), "" if n else part.label) for n, item in enumerate(part.items))
