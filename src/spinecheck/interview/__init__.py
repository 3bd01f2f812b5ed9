"""The person's walk through a questionnaire, and the ways of asking."""
