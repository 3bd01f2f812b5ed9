"""From YAML to a questionnaire, or to every mistake in it."""

BUILT_IN = "spine-surgery-pain"
"""The questionnaire that is meant when none is named."""
