"""For maintainers: checking, proving, comparing and drawing questionnaires, and beginning one."""
