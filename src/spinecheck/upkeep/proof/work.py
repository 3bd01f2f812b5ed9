"""How far the proofs go before they say that they do not know.

What is counted is work, never seconds: the same file gives the same findings on every computer.
"""

from dataclasses import dataclass

MOST_STATES = 100_000
"""With more kinds of people than this at one step, a search stops."""
MOST_ROOM = 300_000
"""For so many kinds of people there is room in one search, over all its steps."""
MOST_WORK = 60_000_000
"""Small steps for all proofs of a questionnaire together, each about a microsecond."""


class Unfinished(Exception):
    """Something could not be decided; it says how far it came."""


class Undecided(Unfinished):
    """One claim is left undecided."""


class TooMany(Undecided):
    """There are more kinds of people than may be followed."""

    def __init__(self, states: int) -> None:
        super().__init__(f"more than {states:,} kinds of people")


class TooLarge(Undecided):
    """What would have to be kept fills the memory."""

    def __init__(self) -> None:
        super().__init__(f"it takes the room of more than {MOST_ROOM:,} kinds of people")


class Exhausted(Unfinished):
    """No more work may be done: whatever is not decided by now stays undecided."""

    def __init__(self) -> None:
        super().__init__(f"all proofs together take more than {MOST_WORK:,} small steps")


@dataclass(slots=True)
class Work:
    """The work that may still be done for all proofs of a questionnaire."""

    left: int = MOST_WORK

    def done(self, steps: int) -> None:
        """Count some small steps. Raises Exhausted when they were too many."""
        self.left -= steps
        if self.left < 0:
            raise Exhausted
