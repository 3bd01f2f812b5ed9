"""Whether there is anyone who meets something: the people who are known first, then a search."""

from collections.abc import Callable
from functools import cached_property

from spinecheck.core.assessment import Assessment
from spinecheck.core.engine import holds
from spinecheck.core.fields import Clause, Condition, When
from spinecheck.core.questions import Item, Page
from spinecheck.upkeep.proof.items import Layout
from spinecheck.upkeep.proof.walks import Walks

Needs = Callable[[Walks], object]


class Reach:
    """Looks for people who meet something. Every look may raise Unfinished."""

    def __init__(self, layout: Layout, people: list[Assessment]) -> None:
        self.layout = layout
        self.people = people
        self.alone: dict[Condition, bool] = {}

    def known(self, shows: Callable[[Assessment], bool]) -> bool:
        """Whether someone who is known shows something."""
        self.layout.work.done(len(self.people))
        return any(map(shows, self.people))

    def somebody(self, needs: Needs) -> bool:
        """Whether there is anyone who meets what is needed."""
        walks = Walks(self.layout)
        needs(walks)
        return bool(walks.search().ends)

    def holds(self, clause: Clause) -> bool:
        """Whether a clause holds for anyone."""
        when = (clause,)
        if self.known(lambda found: holds(when, found.path.facts)):
            return True
        return self.somebody(lambda walks: walks.require(when))

    def holds_alone(self, condition: Condition) -> bool:
        """Whether a condition holds for anyone, whatever stands beside it."""
        if condition not in self.alone:
            self.alone[condition] = self.holds((condition,))
        return self.alone[condition]

    def may_hold(self, when: When | None) -> bool:
        """Whether a condition holds for anyone."""
        return when is None or any(self.holds(clause) for clause in when)

    def meets(self, item: Item) -> bool:
        """Whether anyone is asked a question, or shown a page."""
        if isinstance(item, Page):
            known = self.known(lambda found: item in found.path.pages)
        else:
            known = self.known(lambda found: item.id in found.path.facts)
        return known or self.somebody(lambda walks: walks.ask(item.id))

    def is_offered(self, item: Item, when: When) -> bool:
        """Whether an answer or line with this condition is on offer for anyone."""
        if self.known(lambda f: item.id in f.path.facts and holds(when, f.path.facts)):
            return True

        def needs(walks: Walks) -> None:
            walks.ask(item.id)
            walks.require(when)

        return self.somebody(needs)

    @cached_property
    def goes_on(self) -> bool:
        """Whether anyone's walk goes on to the causes."""
        if self.known(lambda found: found.page is None):
            return True
        return self.somebody(lambda walks: walks.go_on())

    def holds_in_the_end(self, *whens: When | None) -> bool:
        """Whether all of this holds for anyone whose walk no page ends."""
        if self.known(
            lambda found: (
                found.page is None and all(holds(when, found.path.facts) for when in whens)
            )
        ):
            return True

        def needs(walks: Walks) -> None:
            walks.go_on()
            for when in whens:
                walks.require(when)

        return self.somebody(needs)
