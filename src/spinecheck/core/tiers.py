"""How urgent it is, from *see your doctor as planned* to *call now*."""

from typing import Literal

Tier = Literal["routine", "soon", "same_day", "emergency"]
TIERS: tuple[Tier, ...] = ("routine", "soon", "same_day", "emergency")  # lowest first

Moved = Literal["more_urgent", "less_urgent", "same", "unknown"]
"""Where the urgency went between two visits."""
