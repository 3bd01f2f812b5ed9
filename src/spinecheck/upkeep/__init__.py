"""For maintainers: checking a questionnaire and its cases."""
