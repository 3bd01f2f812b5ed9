"""The pure part: what a questionnaire is, and what a person's answers mean."""
