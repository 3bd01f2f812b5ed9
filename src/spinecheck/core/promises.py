"""Promises: what a questionnaire says of every possible patient."""

from spinecheck.core.fields import Id, Ids, Model, Text, When, YesNo
from spinecheck.core.tiers import Tier


class Then(Model):
    """What is promised: one of these, and only one."""

    urgency_at_least: Tier | None = None
    """The lowest tier that may come of it."""
    no_causes: YesNo = False
    """`yes`: no list of causes is shown."""
    shows: Ids = ()
    """Causes and steps that are always shown."""
    never_shows: Ids = ()
    """Causes and steps that are never shown."""

    @property
    def said(self) -> tuple[str, ...]:
        """The keys that say something; the reading room's rule `promise-says-one` wants one."""
        return tuple(name for name in type(self).model_fields if getattr(self, name))


class Promise(Model):
    """Holds for everyone who meets `when` and does not meet `unless`."""

    id: Id
    """Small letters, digits and _."""
    say: Text
    """The promise in plain words."""
    when: When | None = None
    """Whom it is made to. Without it, everyone. It may name what was found."""
    unless: When | None = None
    """Whom it is not made to."""
    then: Then
    """What is promised."""
