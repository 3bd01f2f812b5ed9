"""Promises: what a questionnaire says of every possible patient."""

from spinecheck.core.advice import Tier
from spinecheck.core.fields import Id, Ids, Model, Text, When, YesNo


class Then(Model):
    """What is promised: one of these, and only one."""

    urgency_at_least: Tier | None = None
    no_causes: YesNo = False
    shows: Ids = ()
    never_shows: Ids = ()

    @property
    def said(self) -> tuple[str, ...]:
        """The keys that say something; the reading room's rule `promise-says-one` wants one."""
        return tuple(name for name in type(self).model_fields if getattr(self, name))


class Promise(Model):
    """Holds for everyone who meets `when` and does not meet `unless`."""

    id: Id
    say: Text
    when: When | None = None
    unless: When | None = None
    then: Then
