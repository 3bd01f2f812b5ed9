"""What a person has answered, and the answers that every questionnaire knows."""

from collections.abc import Mapping

NOT_SURE = "not_sure"
NONE = "none"
YES_NO = ("yes", "no", NOT_SURE)

Values = tuple[str, ...]
Answers = Mapping[str, Values]
"""Answer ids by question id. A pick-one answer is a tuple of one."""
