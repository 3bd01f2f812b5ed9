"""From YAML to a questionnaire, or to every mistake in it."""
