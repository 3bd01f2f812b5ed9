"""The page for the doctor as a file: Markdown, HTML or plain data."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from importlib import resources
from pathlib import Path
from typing import Any

from spinecheck import words
from spinecheck.reading.files import refuse_what_is_no_file, write_privately
from spinecheck.reading.problems import NotThere
from spinecheck.showing.harmless import harmless
from spinecheck.showing.page import DoctorPage, PossibleCause, Statements

_MARKS = (words.PAGE_CONTENT_HASH, "content_hash")
"""Each page names the hash of its questionnaire; that tells a page from other files."""
_TIERS = {tier: heading.capitalize() for tier, heading in words.TIER_HEADINGS.items()}


def as_json(page: DoctorPage) -> dict[str, Any]:
    """The page as plain data; what was asked and not given is null."""
    return {key: _plain(value) for key, value in asdict(page).items()}


def _plain(value: object) -> object:
    match value:
        case dict():
            return {key: _plain(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_plain(inner) for inner in value]
        case bool() | None:
            return value
        case _:
            return harmless(str(value))


def as_html(page: DoctorPage) -> str:
    """The page as one HTML file, without a script and without anything to load."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: harmless(value) if type(value) is str else value,
    )
    template = resources.files("spinecheck.showing") / "templates" / "page.html.jinja"
    made = environment.from_string(template.read_text(encoding="utf-8"))
    table = _safety_table(page)
    return made.render(page=page, asked_about=table, words=words, tiers=_TIERS) + "\n"


def as_markdown(page: DoctorPage) -> str:
    """The page as Markdown. No text on it is read as Markdown or as HTML."""
    return "\n".join(_markdown(page)) + "\n"


def _markdown(page: DoctorPage) -> Iterator[str]:
    yield f"# {words.PAGE_TITLE}: {_md(page.title)}"
    yield ""
    yield " ".join((f"{words.PAGE_MADE_ON} {page.made_on}.", *page.what_it_is, _md(page.reviewed)))
    yield from _signs(page)
    for title, sections in (
        (words.PAGE_BACKGROUND, page.background),
        (words.PAGE_PAIN, page.pain),
    ):
        yield from _sections(title, sections)
    yield from _asked_about(page)
    yield from _causes(page)
    if page.treatment_and_goals:
        yield from ("", f"## {words.PAGE_TREATMENT_AND_GOALS}", "")
        yield from _items(statement.text for statement in page.treatment_and_goals)
    if page.questions:
        yield from ("", f"## {words.PAGE_QUESTIONS}", "")
        yield from (f"{n}. {_md(question)}" for n, question in enumerate(page.questions, 1))
    yield from ("", "---", "")
    yield f"- {words.PAGE_QUESTIONNAIRE}: {_md(page.questionnaire)}"
    yield f"- {words.PAGE_VERSION}: {_md(page.version)}"
    yield f"- {words.PAGE_CONTENT_HASH}: {_md(page.content_hash)}"


def _signs(page: DoctorPage) -> Iterator[str]:
    yield from ("", f"## {words.PAGE_SIGNS_FOUND}", "")
    for sign in page.signs:
        yield f"- **{_md(sign.title)}**: {_TIERS[sign.tier]}"
        yield from (f"  - {_md(statement.text)}" for statement in sign.answered)
    if not page.signs:
        yield words.PAGE_NO_SIGNS
    if not page.complete:
        yield from ("", words.PAGE_NOT_COMPLETE)
    if page.private:
        yield from ("", words.PAGE_PRIVATE[page.private])


def _sections(title: str, sections: Iterable[Statements]) -> Iterator[str]:
    if sections:
        yield from ("", f"## {title}")
    for section in sections:
        yield from ("", f"### {_md(section.title)}", "")
        yield from _items(statement.text for statement in section.statements)


def _causes(page: DoctorPage) -> Iterator[str]:
    yield from ("", f"## {words.PAGE_CAUSES}", "")
    if page.not_sought:
        yield f"{words.PAGE_CAUSES_NOT_SOUGHT} {_md(page.not_sought)}"
    else:
        yield words.CAUSES_ARE_POSSIBLE if page.causes else words.PAGE_NO_CAUSES
    if not page.all_answered:
        yield from ("", words.PAGE_NOT_ALL_ANSWERED)
    for cause in page.causes:
        yield from _cause(cause)
    if page.amplifiers:
        yield from ("", f"## {words.AMPLIFIERS}")
    for cause in page.amplifiers:
        yield from _cause(cause)


def _cause(cause: PossibleCause) -> Iterator[str]:
    yield from ("", f"### {_md(cause.name)} ({_md(cause.clinical_name)}): {cause.fit}", "")
    for label, sentences in (
        (words.PAGE_FOR, cause.supports),
        (words.PAGE_AGAINST, cause.against),
        (words.PAGE_NOT_KNOWN, cause.unknown),
    ):
        if sentences:
            yield f"- {label}:"
            yield from (f"  - {_md(sentence)}" for sentence in sentences)


def _asked_about(page: DoctorPage) -> Iterator[str]:
    if page.asked_about:
        head, *rows = _safety_table(page)
        yield from ("", f"## {words.PAGE_SIGNS_ASKED}", "")
        yield from (_table_row(head), _table_row(["---"] * len(head)))
        yield from (_table_row(map(_md, row)) for row in rows)


def _table_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _safety_table(page: DoctorPage) -> list[list[str]]:
    """The head and a row for each safety topic; no column that nobody would need."""
    head = (words.PAGE_TOPIC, words.PAGE_DENIED, words.PAGE_SAID, words.PAGE_UNSURE)
    rows = [
        (topic.topic, *map("; ".join, (topic.denied, topic.said, topic.not_sure)))
        if topic.given
        else (topic.topic, "", words.NOT_GIVEN, "")
        for topic in page.asked_about
    ]
    used = [n for n in range(len(head)) if any(row[n] for row in rows)]
    return [[row[n] for n in used] for row in (head, *rows)]


def _items(texts: Iterable[str]) -> Iterator[str]:
    return (f"- {_md(text)}" for text in texts)


_INLINE = re.compile(r"[\\`*\[\]<>|~&$]|(?<!\w)_|_(?!\w)|(?<=www)\.|:(?=//)", re.IGNORECASE)
_AT_START = re.compile(r"^(\d*)(?=[#+-]|(?<=\d)[.)](?:\s|$))")


def _md(text: str) -> str:
    """The text on one line, with everything escaped that Markdown or HTML would read."""
    line = " ".join(harmless(text).split())
    line = _INLINE.sub(r"\\\g<0>", line)
    return _AT_START.sub(r"\1\\", line)


# -- files


def write_report(path: Path, page: DoctorPage) -> None:
    """Write the page as its ending says, whole or not at all, for its owner's eyes only.

    Raises ValueError for an ending that `drawn_as` does not know, and NotThere when the file
    cannot be written or holds something else.
    """
    text = drawn_as(path)(page)
    refuse_what_is_no_page(path)
    write_privately(path, text)


def refuse_what_is_no_page(path: Path) -> None:
    """Raise NotThere where a page cannot stand: nothing but an older page is written over."""
    try:
        refuse_what_is_no_file(path)
        text = path.read_text(encoding="utf-8", errors="replace") if path.exists() else None
        has_folder = path.parent.is_dir()
    except (OSError, ValueError) as error:
        raise NotThere(f"{path} cannot be read: {error}") from error
    if text is not None and not any(mark in text for mark in _MARKS):
        raise NotThere(f"{path} is there already, and is no page for the doctor; name a new file")
    if not has_folder:
        raise NotThere(f"{path} cannot be written: there is no folder {path.parent}")


def drawn_as(path: Path) -> Callable[[DoctorPage], str]:
    """How a page is drawn for a file of this ending.

    Raises ValueError, with a sentence for the person, for an ending that is not known.
    """
    drawing = _DRAWINGS.get(path.suffix.lower())
    if drawing is None:
        raise ValueError(words.REPORT_ENDING.format(path=path))
    return drawing


def _as_json_text(page: DoctorPage) -> str:
    return json.dumps(as_json(page), indent=2, ensure_ascii=False) + "\n"


_DRAWINGS = {".md": as_markdown, ".html": as_html, ".json": _as_json_text}
