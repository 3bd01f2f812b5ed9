"""The title page of a questionnaire: all of it that the first screen shows."""

from pydantic import ConfigDict

from spinecheck.core.fields import Id, Model, Text


class Review(Model):
    who: Text
    """Name and profession."""
    on: Text
    """The day, such as 2026-01-31."""
    what: Text
    """Which part."""


class Front(Model):
    """What it is called, and who has reviewed it. The rest of the questionnaire is passed over."""

    model_config = ConfigDict(extra="ignore")

    questionnaire: Id
    """The id of the questionnaire: small letters, digits and _."""
    version: Text
    """In quotes, such as "1.0". Raise it with every change that a patient could notice."""
    title: Text
    """The title that a patient sees."""
    reviewed: tuple[Review, ...] = ()
    """Who has reviewed it, when, and what. Empty is said to the patient."""
