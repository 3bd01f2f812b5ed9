"""Which country someone is in, as far as the computer's own settings tell."""

import locale
import re
import sys
from collections.abc import Mapping


def country_of_locale(environ: Mapping[str, str]) -> str | None:
    """The ISO 3166 code of the locale, such as US for `en_US.UTF-8`; None when it names none."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(name)
        if value:
            return _country(value)
    if sys.platform == "win32":
        return _country(locale.getlocale()[0] or "")
    return None


def _country(name: str) -> str | None:
    match = re.match(r"[A-Za-z]{2,3}[_-]([A-Z]{2})(?![A-Za-z])", name)
    return match.group(1) if match else None
