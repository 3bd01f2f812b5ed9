"""Frames one after the other, without a terminal."""

import io
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from spinecheck.interview.player import Lines, Player


@dataclass(frozen=True)
class Page:
    """A frame of so many lines."""

    text: str
    height: int = 1
    share: float = 1.0

    def drawn(self, _width: int, _height: int) -> str:
        return "\n".join(f"{self.text}{n}" for n in range(self.height)) + "\n"

    def lines(self, _width: int) -> Sequence[str]:
        return self.text.split("\n")


PAGES = [Page("a"), Page("b", 30), Page("c")]


def test_without_anyone_there_it_prints_to_the_end_without_waiting() -> None:
    printed: list[str] = []
    assert Lines(PAGES, 80, printed.append).run() == 3
    assert printed == ["a", "b", "c"]


def test_q_stops_and_what_was_not_shown_is_not_counted() -> None:
    printed: list[str] = []
    assert Lines(PAGES, 80, printed.append, io.StringIO("\nq\n")).run() == 2
    assert printed == ["a", "b"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_key_counts_from_the_last_line_of_a_frame_on() -> None:
    keyboard, terminal = os.openpty()
    printed: list[str] = []

    def see(line: str) -> None:
        printed.append(line)
        os.write(keyboard, {"1": b"q\n", "2": b"\nq\n", "3": b"q\n", "4": b"q\n"}[line])

    frames = [Page("1\n2"), Page("3\n4"), Page("5")]
    with open(terminal, encoding="utf-8") as stdin:  # noqa: PTH123 - no path
        assert Lines(frames, 80, see, stdin).run() == 2
    os.close(keyboard)
    assert printed == ["1", "2", "3", "4"]


def test_after_the_end_of_the_input_it_does_not_wait() -> None:
    assert Lines(PAGES, 80, lambda _line: None, io.StringIO("")).run() == 3


def test_by_itself_it_waits_for_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr("time.sleep", waited.append)
    frames = [Page("a", share=0.5), Page("b", share=2), Page("c")]
    Lines(frames, 80, lambda _line: None).run(auto=3.0)
    assert waited == [1.5, 6.0]


def test_it_goes_on_and_back_and_ends_after_the_last() -> None:
    player = Player(PAGES)
    assert player.go(1)
    assert player.go(-1)
    assert player.go(-1)
    assert (player.at, player.seen) == (0, 2)
    assert player.go(1)
    assert player.go(1)
    assert not player.go(1)
    assert player.seen == 3


def test_a_frame_that_is_taller_than_the_window_can_be_scrolled() -> None:
    player = Player(PAGES)
    player.go(1)
    assert "b0" in player.screen(80, 10).splitlines()
    assert "Arrows up and down: scroll." in player.screen(80, 10)
    player.scroll(100)
    assert "b29" in player.screen(80, 10).splitlines()
    player.scroll(-100)
    assert "b0" in player.screen(80, 10).splitlines()


@pytest.mark.parametrize(("width", "height"), [(80, 24), (40, 10), (20, 5), (10, 2)])
def test_a_screen_always_fits_the_window(width: int, height: int) -> None:
    player = Player(PAGES)
    player.auto = 1.0
    player.go(1)
    assert len(player.screen(width, max(height, 12)).splitlines()) == max(height, 12)


def test_time_passes_only_while_it_is_not_paused() -> None:
    player = Player(PAGES)
    player.auto = 1.0
    assert player.wait(0.6)
    player.paused = True
    assert player.wait(10)
    assert player.at == 0
    assert "Paused" in player.screen(80, 24)
    player.paused = False
    assert player.wait(0.6)
    assert player.at == 1
    assert player.wait(1.0)
    assert not player.wait(1.0)
