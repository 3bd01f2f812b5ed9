"""How long a test waits for what should come at once."""

import time
from collections.abc import Callable

PATIENCE = 300.0
"""Seconds. Only a hang takes them: the computer may be slow, and busy with much else."""


def wait_until(came: Callable[[], bool], said: Callable[[], str] = str) -> None:
    """Look again and again until it is so; fail, with what there is to say, when it never is."""
    end = time.monotonic() + PATIENCE
    while not came():
        assert time.monotonic() < end, f"it never came: {said()}"
        time.sleep(0.005)
