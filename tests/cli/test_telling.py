"""What is said while a check takes long."""

import io
import sys
import time

import pytest

from spinecheck.cli import telling
from tests.patience import wait_until


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_quick_check_says_nothing_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(telling, "PATIENCE", 600)
    with telling.progress("a.yaml"):
        pass
    assert screen.getvalue() == ""


def test_what_takes_long_is_named_and_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(telling, "PATIENCE", 0.01)
    with telling.progress("a.yaml"):
        wait_until(lambda: screen.getvalue() != "")
    said = screen.getvalue()
    assert said.startswith("\rChecking a.yaml … ")
    assert said.endswith("\r\x1b[K")


def test_in_a_pipe_nothing_is_said_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    monkeypatch.setattr(telling, "PATIENCE", 0.001)
    with telling.progress("a.yaml"):
        time.sleep(0.02)
    assert pipe.getvalue() == ""
