"""Makes the pictures of the documentation, from the patient cases, with spinecheck itself.

    python docs/pictures.py

writes an SVG and its text for each picture into docs/pictures, and their list. A test says when
one of them is stale.
"""

import io
import os
import pty
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.metadata import version
from pathlib import Path

from rich.console import Console, RenderableType
from rich.text import Text

from spinecheck.cli.demo import Demo
from spinecheck.interview.script import find_case
from spinecheck.reading import BUILT_IN
from spinecheck.reading.front import load_regions
from spinecheck.reading.loading import load
from spinecheck.reading.places import Places
from spinecheck.showing.live import Scene, Telling
from spinecheck.showing.result import Screens
from spinecheck.showing.terminal import Drawn

FOLDER = Path(__file__).parent / "pictures"
SVG = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<!-- Made by docs/pictures.py with Rich RICH. Do not edit. -->
<title>ALT</title>
<style>
.{unique_id}-matrix {{ font-family: "Fira Code", "DejaVu Sans Mono", Menlo, Consolas, monospace;
  font-size: {char_height}px; line-height: {line_height}px; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: arial, sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})"
  clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
"""Rich's own template names a host for its font; this one names none."""


@dataclass(frozen=True)
class Picture:
    name: str
    title: str
    alt: str
    draw: Callable[[], RenderableType]
    width: int = 80

    def files(self) -> dict[str, str]:
        """The picture and its text, by file name."""
        console = Console(
            file=io.StringIO(),
            record=True,
            width=self.width,
            force_terminal=True,
            color_system="truecolor",
            no_color=False,
            highlight=False,
            _environ={},
        )
        console.print(self.draw())
        text = console.export_text(clear=False)
        template = SVG.replace("RICH", version("rich")).replace("ALT", escape(self.alt))
        svg = console.export_svg(title=self.title, code_format=template, unique_id=self.name)
        lines = [line.rstrip() for line in text.rstrip().splitlines()]
        return {
            f"{self.name}.svg": "\n".join(map(str.rstrip, svg.splitlines())) + "\n",
            f"{self.name}.txt": "\n".join(lines) + "\n",
        }


# -- what the pictures show


@cache
def demo(case: str) -> Demo:
    """A patient case, for someone in the United States."""
    loaded, regions = load(BUILT_IN), load_regions()
    screens = Screens(loaded.questionnaire, regions, regions.named("US"))
    return Demo(find_case(loaded.questionnaire, case), screens, Places(loaded))


def scene(case: str, ask: str) -> Scene:
    """The answered question with these words, as the demo of a case shows it."""
    frames = demo(case).frames()
    return next(f for f in frames if isinstance(f, Scene) and f.chosen and f.ask == ask)


def card(case: str) -> RenderableType:
    """The first card of a demo, after its story."""
    tellings = (frame for frame in demo(case).frames() if isinstance(frame, Telling))
    next(tellings)
    return Drawn(next(tellings).parts)


def printed(*arguments: str) -> Text:
    """What spinecheck prints on a terminal of 80 columns, when it is run in docs/pictures."""
    ours, theirs = pty.openpty()
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environ = {**kept, "COLUMNS": "80", "LINES": "40", "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    with subprocess.Popen(
        [sys.executable, "-m", "spinecheck", *arguments],
        cwd=FOLDER,
        env=environ,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ):
        os.close(theirs)
        shown = b"".join(_chunks(ours))
    os.close(ours)
    return Text.from_ansi(shown.decode().replace("\r\n", "\n").rstrip())


def _chunks(descriptor: int) -> Iterator[bytes]:
    while True:
        try:
            chunk = os.read(descriptor, 65536)
        except OSError:  # Linux: the other end has been closed
            return
        if not chunk:
            return
        yield chunk


WELL, ILL = "back_after_five_good_years", "wiping_feels_wrong"
PICTURES = (
    Picture(
        "checklist",
        "a checklist",
        "A checklist of urgent signs, with two lines ticked: numb skin between the legs, and "
        "trouble to start peeing. Below them stand None of these, and I'm not sure.",
        lambda: scene(
            ILL, "Do you have any of these bladder, bowel or private-area changes?"
        ).question(),
    ),
    Picture(
        "emergency",
        "the emergency card",
        "A red card with the heading Get help now: whom to call, why, what to say, what to do.",
        lambda: card(ILL),
    ),
    Picture(
        "result",
        "the result on one screen",
        "The result: no urgent sign in the answers, three possible causes with how well they "
        "fit, what to do first, and when to get help at once.",
        lambda: Drawn(demo(WELL).result()),
    ),
    Picture(
        "live",
        f"spinecheck demo {WELL}",
        "A demo: on the left a question with the patient's answer, on the right the causes that "
        "move up and down because of it, with points and the reasons.",
        lambda: scene(WELL, "Use one finger. Where is the worst spot?").renderable(120),
        width=120,
    ),
    Picture(
        "tree",
        "spinecheck graph --section operation",
        "The tree of a section: under each question its answers, and under an answer the urgent "
        "signs that it leads to, or the questions that it opens later.",
        lambda: printed("graph", "--section", "operation"),
    ),
    Picture(
        "check",
        "spinecheck check wrong.yaml",
        "What check prints for a file with three mistakes: each with its line, carets under what "
        "is wrong, and the likely spelling.",
        lambda: printed("check", "wrong.yaml"),
    ),
)
# The list of the pictures, which is made with them.
HEAD = """\
# The pictures

Made by spinecheck itself, from its patient cases, with `python docs/pictures.py`.
Each has its text beside it.
"""


def files() -> dict[str, str]:
    """Every file in docs/pictures that is made, by its name."""
    made: dict[str, str] = {}
    listed = [HEAD]
    for picture in PICTURES:
        made |= picture.files()
        name, title = picture.name, picture.title
        is_command = title.startswith("spinecheck ")
        heading = f"`{title}`" if is_command else title[0].upper() + title[1:]
        listed.append(f"## {heading}\n\n![{picture.alt}]({name}.svg)\n\n[As text]({name}.txt)\n")
    return made | {"README.md": "\n".join(listed)}


if __name__ == "__main__":
    for name, text in files().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(FOLDER / name)
