"""What must be true of a questionnaire.

A rule is one idea: a generator whose docstring is its page, with a wrong and a right sample.
Its id is its name with dashes.
"""
