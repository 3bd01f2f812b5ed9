"""A name, file or folder to the data of a questionnaire, whatever it holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spinecheck.reading.file import File
from spinecheck.reading.parts import ABOUT, CASES, ENDINGS, is_yaml, refuse_part
from spinecheck.reading.problems import (
    CannotLoad,
    DataPath,
    Finding,
    NotThere,
    Place,
    Problem,
    Unreadable,
    did_you_mean,
)
from spinecheck.reading.rules.text import duplicate_key, wrong_place
from spinecheck.reading.source import MAX_BYTES, parse, read_text

REGIONS = "regions.yaml"


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a questionnaire: its files, and which of its data stands in which."""

    data: dict[str, Any]
    files: dict[DataPath, File]
    """By the start of the path: `(key,)`, `("cases", n)` for a case file, `()` for the rest."""
    is_whole: bool = True
    """Whether all of its files could be read."""

    @property
    def content_hash(self) -> str:
        """Twelve letters that change whenever a word of the questionnaire does.

        Cases in files of their own do not count: no patient meets them.
        """
        from hashlib import sha256

        digest = sha256()
        files = {file.name: file for start, file in self.files.items() if len(start) < 2}
        for file in files.values():
            digest.update(file.text.encode())
        return digest.hexdigest()[:12]

    def finding(self, problem: Problem) -> Finding:
        """The problem with its file, line and column."""
        file, path = self._in_file(problem.path)
        place, width = file.span(path, problem.at_key, problem.part)
        return Finding(
            place,
            problem.what,
            problem.todo,
            problem.rule,
            problem.level,
            problem.example,
            path=problem.path,
            width=width,
        )

    def place(self, path: DataPath, at_key: bool = False) -> Place:
        """Where the data at a path stands."""
        file, path = self._in_file(path)
        return file.locate(path, at_key)

    def findings(self, problems: Iterable[Problem]) -> list[Finding]:
        """The problems with their places, but for those that follow from the text itself."""
        return [self.finding(problem) for problem in problems if not self.is_spoiled(problem)]

    def is_spoiled(self, problem: Problem) -> bool:
        """Whether the text there is reported already, so that the problem only follows from it."""
        file, path = self._in_file(problem.path)
        return any(
            path[: len(spoiled)] == spoiled
            or (problem.rule == "wrong-type" and spoiled[: len(path)] == path)
            for spoiled in file.spoiled
        )

    def _in_file(self, path: DataPath) -> tuple[File, DataPath]:
        """The file in which a path stands, and the path inside it."""
        if len(path) >= 2 and path[:2] in self.files:
            return self.files[path[:2]], path[2:]
        return self.files.get(path[:1], self.files[()]), path


# -- where questionnaires are


def questionnaires_folder() -> Path:
    """The questionnaires that come with spinecheck."""
    package = Path(__file__).resolve().parent.parent
    checkout = package.parent.parent / "questionnaires"
    # In an editable install the copy inside the package can be stale: the checkout's own holds.
    if package.parent.name == "src" and checkout.is_dir():
        return checkout
    return package / "questionnaires"


def find(name_or_path: str) -> Path:
    """The path of a questionnaire. Raises NotThere with what could have been meant."""
    path = Path(name_or_path)
    try:
        if path.exists():
            refuse_part(path)
            return path
    except OSError as error:  # a name that is too long, or a folder that may not be entered
        raise NotThere(f"{_brief(name_or_path)} cannot be read: {error.strerror}") from error
    folder = questionnaires_folder()
    built_in = [child.name for child in folder.iterdir() if (child / ABOUT).exists()]
    name = name_or_path.replace("_", "-")
    if name in built_in:
        return folder / name
    todo = did_you_mean(name, built_in, f"built in: {', '.join(built_in)}")
    raise NotThere(f"there is no questionnaire `{name_or_path}`; {todo}")


def _brief(name: str) -> str:
    return name if len(name) <= 80 else name[:79] + "…"


def questionnaires_in(path: Path) -> list[Path]:
    """The questionnaires at a path: itself, or all in a folder without an `about.yaml`."""
    if path.name == REGIONS:
        return []
    if not path.is_dir() or (path / ABOUT).is_file():
        return [path]
    return [
        child
        for child in sorted(path.iterdir())
        if (child / ABOUT).exists() or (is_yaml(child) and child.name != REGIONS)
    ]


# -- reading the files


def gather(path: Path, with_cases: bool = True) -> tuple[Source, list[Finding]]:
    """The data of all files together, and what is wrong with their texts.

    Raises NotThere when it is no questionnaire, and CannotLoad when nothing of it can be read.
    """
    findings: list[Finding] = []
    files: list[tuple[Path, File]] = []
    is_whole = True
    read = 0
    for file_path in _files(path, with_cases):
        try:
            name = str(file_path)
            text = read_text(file_path, name, at_most=MAX_BYTES - read)
            read += len(text)
            files.append((file_path, parse(name, text)))
        except Unreadable as error:
            findings += error.findings
            is_whole = False
    if not files:
        raise CannotLoad(findings)
    if path.is_file():
        return whole(files[0][1]), list(files[0][1].findings)
    source, more = _merged(path, files, is_whole)
    return source, [*findings, *_out_of_place(path), *more]


def _files(path: Path, with_cases: bool) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    if not path.is_dir():
        raise NotThere(f"{path} is neither a file nor a folder")
    if not (path / ABOUT).is_file():
        raise NotThere(f"{path} is no questionnaire; a folder of one holds `{ABOUT}`")
    for folder in (path, path / CASES) if with_cases else (path,):
        if folder.is_dir():
            yield from sorted(
                filter(is_yaml, folder.iterdir()), key=lambda p: (p.name != ABOUT, p)
            )


def _out_of_place(path: Path) -> Iterator[Finding]:
    """What would be passed over in silence: a file or folder that its name says it is not."""
    cases = path / CASES
    if cases.exists() and not cases.is_dir():
        refusal = wrong_place("`cases` is a file", "make it a folder, with one case in a file")
        yield Finding(Place(str(cases), 1, 1), *refusal)
    for folder in (path, cases):
        for child in sorted(folder.iterdir()) if folder.is_dir() else ():
            if child.is_dir() and child.suffix in ENDINGS:
                refusal = wrong_place("this is a folder, not a file", "rename it, or take it out")
                yield Finding(Place(str(child), 1, 1), *refusal)


def whole(file: File) -> Source:
    """A source of one file. Raises CannotLoad when it is not a map."""
    if not isinstance(file.data, dict):
        raise CannotLoad([_no_map(file)])
    return Source(file.data, {(): file})


def _merged(
    path: Path, files: Sequence[tuple[Path, File]], is_whole: bool
) -> tuple[Source, list[Finding]]:
    data: dict[str, Any] = {}
    origin: dict[DataPath, File] = {(): files[0][1]}
    findings: list[Finding] = []
    cases: list[Any] = []
    for file_path, file in files:
        findings += file.findings
        if not isinstance(file.data, dict):
            findings.append(_no_map(file))
        elif file_path.parent != path:
            origin["cases", len(cases)] = file
            cases.append(file.data)
        else:
            for key, value in file.data.items():
                if key in data:
                    other = origin[(key,)].name
                    what = f"the key `{key}` stands in two files"
                    todo = f"keep it in one; the other is {other}"
                    place, width = file.span((key,), True)
                    findings.append(Finding(place, *duplicate_key(what, todo), width=width))
                else:
                    data[key] = value
                    origin[(key,)] = file
    if cases and "cases" in data:
        file = origin[("cases",)]
        what = "cases stand here and in the folder `cases`"
        refusal = duplicate_key(what, "keep one of them")
        findings.append(Finding(file.locate(("cases",), True), *refusal, width=len("cases")))
        origin = {start: file for start, file in origin.items() if len(start) < 2}
    elif cases:
        data["cases"] = cases
    return Source(data, origin, is_whole), findings


def _no_map(file: File) -> Finding:
    what = "the file is not a map of keys"
    return Finding(
        Place(file.name, 1, 1), what, "begin it with a key such as `title:`", "wrong-type"
    )
