"""A long list to choose from, in pieces that fit the window."""

import shutil
import textwrap
from collections.abc import Iterator, Sequence

from spinecheck import words
from spinecheck.interview.asking import Asker
from spinecheck.interview.numbered import Numbered
from spinecheck.interview.prompts import Choice, Stop

_MORE = "more choices"
_AROUND = 8  # the lines round a list: a blank one, the question, the keys, the way to more


def choose_in_pieces(asker: Asker, text: str, choices: Sequence[Choice]) -> str | Stop:
    """Offer a list that may be longer than the window; numbered lines give it whole."""
    if isinstance(asker, Numbered):
        return asker.choose(text, choices)
    while True:
        pieces = list(_pieces(choices))
        for n, piece in enumerate(pieces, 1):
            more = words.FROM_THE_FIRST if n == len(pieces) else words.MORE.format(n=len(choices))
            on = [Choice(_MORE, more)] if len(pieces) > 1 else []
            reply = asker.choose(text, [*piece, *on])
            if reply != _MORE:
                return reply


def _pieces(choices: Sequence[Choice]) -> Iterator[list[Choice]]:
    columns, rows = shutil.get_terminal_size()
    piece: list[Choice] = []
    height = 0
    for choice in choices:
        lines = len(textwrap.wrap(choice.text, max(columns - 6, 10)))
        if piece and height + lines > max(rows - _AROUND, 3):
            yield piece
            piece, height = [], 0
        piece.append(choice)
        height += lines
    yield piece
