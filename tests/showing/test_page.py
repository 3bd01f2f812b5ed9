"""The page for the doctor: exactly, harmless, and without what is private."""

import json
import os
import stat
import subprocess
import sys
from dataclasses import fields, is_dataclass, replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from spinecheck.core.answers import Answers
from spinecheck.core.assessment import assess
from spinecheck.core.model import Questionnaire
from spinecheck.reading.front import load_regions
from spinecheck.reading.loading import load
from spinecheck.reading.problems import NotThere
from spinecheck.showing.harmless import harmless
from spinecheck.showing.page import DoctorPage, doctor_page
from spinecheck.showing.report import as_html, as_json, as_markdown, drawn_as, write_report
from spinecheck.showing.result import Screens
from tests.samples import SAMPLE, questionnaire

SMALL = load(str(Path(__file__).parent.parent / "data" / "small.yaml")).questionnaire
AGREED = frozenset({"dark_thoughts"})
ANSWERS: Answers = {
    "part": ("low_back",),
    "bladder": ("numb",),
    "bladder_new": ("checked",),
    "leg": ("not_sure",),
    "weak": ("not_sure",),
    "dark_thoughts": ("yes",),
    "markup": ("brackets",),
    "worse_with": ("sitting",),
}


def page_of(
    asked: Questionnaire, answers: Answers, agreed_to: frozenset[str] = frozenset()
) -> DoctorPage:
    regions = load_regions()
    screens = Screens(asked, regions, regions.named("US"))
    return doctor_page(
        asked,
        answers,
        assess(asked, answers),
        screens,
        made_on=date(2026, 11, 21),
        content_hash="sha256:1f2e",
        agreed_to=agreed_to,
    )


def everything(page: DoctorPage) -> str:
    return as_markdown(page) + as_html(page) + json.dumps(as_json(page))


# -- what stands on it


def test_the_page_in_markdown_exactly() -> None:
    assert as_markdown(page_of(SMALL, ANSWERS)) == (
        """\
# Page for the doctor: A small check

Made on 2026-11-21. The patient gave these answers to a symptom checker. "I" and "you" mean the \
patient. It is education, not a diagnosis. It can be wrong. Nobody was examined. No doctor or \
nurse has checked this questionnaire yet.

## Urgent signs found

- **A newly weak leg**: Be seen today
  - One leg is newly weak: I'm not sure
- **An old change that was checked**: See someone within 1 to 2 weeks
  - The skin between my legs feels numb: Yes
  - New: No, and a doctor has checked it

Private answers are left out, as the patient wishes. That tells nothing about what they were.

## The operation and the background

### About the patient

- Part: My low back

## The pain and its time line

### Your pain

- Markup: \\[bold\\]Yes\\[/bold\\] \\\\x1b\\[31m
- Worse with: Sitting

## Urgent signs asked about

| Topic | Denied (answered no) | Said yes, or as written | Not sure |
| --- | --- | --- | --- |
| Bladder | It is hard to start peeing | The skin between my legs feels numb |  |
| New |  | No, and a doctor has checked it |  |
| Do you have any of these in a leg? |  |  | One leg is newly weak |

## Possible causes

Worth asking about. Only an examination can tell.

### A slipped disc (Disc herniation): fits some of your answers

- For it:
  - Sitting makes it worse
  - Your low back was operated on

## Questions to ask

1. Is it the same disc?

---

- Questionnaire: small
- Version: 1.0
- Content hash: sha256:1f2e
"""
    )


def test_what_was_not_answered_says_so() -> None:
    page = page_of(SMALL, {"part": ("neck",)})
    text = as_markdown(page)
    assert "- Worse with: not given\n" in text
    assert "| Bladder | not given |" in text
    assert "It may be more urgent than it looks." in text
    assert "some causes may be missing" in text
    assert as_json(page)["pain"][0]["statements"][0]["answer"] is None


def test_a_sign_found_out_of_caution_says_that_it_was_not_answered() -> None:
    page = page_of(SMALL, {"part": ("neck",), "bladder": ("numb",)})
    assert [sign.id for sign in page.signs] == ["squeezed_nerves"]
    said = "  - The skin between my legs feels numb: Yes\n  - New: not given\n"
    assert f"- **Nerves may be squeezed**: Get help now\n{said}" in as_markdown(page)


def test_a_line_still_to_be_asked_is_not_denied() -> None:
    page = page_of(SMALL, {"part": ("neck",), "leg": ("not_sure",)})
    leg = page.asked_about[1]
    assert (leg.denied, leg.not_sure) == ((), ("One leg is newly weak",))


def test_an_ending_page_stands_in_place_of_the_causes() -> None:
    text = as_markdown(page_of(SMALL, {"part": ("no_operation",)}))
    assert "Causes were not looked for. This check is for pain after an operation" in text


def test_treatment_and_goals_come_from_what_reads_them() -> None:
    tried = "- {id: tried, ask: What was tried?, pick: many, answers: {rehab: Rehab, none: None}}"
    goal = "- {id: goal, ask: What for?, for_report: yes, answers: {walk: To walk, work: To work}}"
    steps = """
        - stage: Together
          steps:
            - {id: rehab, title: Rehab, tried: {when: {tried: rehab}, say: Keep at it}}
        """
    parts: dict[str, Any] = {
        **SAMPLE,
        "questions": (SAMPLE["questions"], tried, goal),
        "next_steps": steps,
    }
    page = page_of(questionnaire(**parts), {"tried": ("rehab",), "goal": ("walk",)})
    told = [(said.question, said.answer) for said in page.treatment_and_goals]
    assert told == [("What was tried?", "Rehab"), ("What for?", "To walk")]
    assert "- What was tried? Rehab\n" in as_markdown(page)


def test_medicines_stand_with_what_was_tried_and_the_goal(built_in: Questionnaire) -> None:
    case = next(c for c in built_in.cases if c.id == "back_after_five_good_years")
    page = page_of(built_in, case.answers)
    assert [said.id for said in page.treatment_and_goals] == ["opioids", "tried", "goal"]
    elsewhere = [said.id for section in page.pain for said in section.statements]
    assert "opioids" not in elsewhere


def test_the_questions_are_of_the_best_causes_in_turn(built_in: Questionnaire) -> None:
    case = next(c for c in built_in.cases if c.id == "back_after_five_good_years")
    page = page_of(built_in, case.answers)
    asks = {cause.id: cause.ask_clinician for cause in built_in.causes}
    assert page.questions == tuple(asks[cause.id][0] for cause in page.causes)


# -- what is private


def test_private_answers_are_absent_unless_agreed() -> None:
    kept, agreed = page_of(SMALL, ANSWERS), page_of(SMALL, ANSWERS, AGREED)
    for word in ("Dark thoughts", "dark_thoughts", "in_danger"):
        assert word not in everything(kept)
        assert word in everything(agreed)
    assert (kept.private, agreed.private) == ("left_out", None)


def test_a_sign_found_in_a_private_answer_is_headed_by_what_was_answered() -> None:
    page = page_of(SMALL, ANSWERS, AGREED)
    assert "- **Dark thoughts: Yes**: Get help now\n" in as_markdown(page)
    assert '<th scope="row">Dark thoughts: Yes</th>' in as_html(page)
    assert "You are not alone" not in everything(page)


LEFT_OUT, NOT_ANSWERED = "as the patient wishes", "not asked yet, or not answered"


@pytest.mark.parametrize(
    ("answers", "said", "not_said"),
    [
        ({**ANSWERS, "dark_thoughts": ("no",)}, LEFT_OUT, NOT_ANSWERED),
        ({"part": ("neck",), "bladder": ("numb",)}, NOT_ANSWERED, LEFT_OUT),
    ],
)
def test_only_who_was_asked_is_said_to_wish_something(
    answers: Answers, said: str, not_said: str
) -> None:
    page = page_of(SMALL, answers)
    for drawing in (as_markdown(page), as_html(page)):
        assert said in drawing
        assert not_said not in drawing


def test_where_nothing_private_is_asked_nothing_is_said_about_it() -> None:
    page = page_of(SMALL, {"part": ("no_operation",)})
    assert page.private is None
    assert "private" not in as_markdown(page) + as_html(page)


@pytest.mark.parametrize("answers", [ANSWERS, {"part": ("neck",)}, {**ANSWERS, "bladder": ()}])
def test_nothing_on_the_page_tells_what_a_private_answer_was(answers: Answers) -> None:
    without = {id_: values for id_, values in answers.items() if id_ != "dark_thoughts"}
    pages = {
        page_of(SMALL, {**without, "dark_thoughts": (v,)}) for v in ("no", "yes", "rather_not")
    }
    assert pages == {replace(page_of(SMALL, without), private="left_out")}


def test_an_agreed_no_is_denied_and_rather_not_is_not() -> None:
    for value, denied in (("no", ("No",)), ("rather_not", ())):
        page = page_of(SMALL, {**ANSWERS, "dark_thoughts": (value,)}, AGREED)
        assert page.asked_about[-1].denied == denied


PRIVATE = {
    "safety": """
        - checklist: habits
          private: yes
          ask: Do any of these fit?
          lines:
            - {id: secret, line: A secret, ask: Is it a secret?}
        - id: secret_new
          when: {secret: [yes, not_sure]}
          ask: Is the secret new?
          answers: {yes: "Yes", no: "No"}
        - id: quiet
          private: yes
          ask: A quiet thing?
          answers: {yes: "Yes", no: "No"}
        """,
    "questions": "- {id: worst, ask: Which hurts?, answers: {back: My back, leg: A leg}}",
    "urgent": """
        - id: found_in_secret
          tier: emergency
          when: {secret_new: [yes, not_sure]}
          title: The secret sign
          because: It is new
        - id: found_in_quiet
          tier: soon
          when: {quiet: [yes, not_sure]}
          title: The quiet sign
          because: It is quiet
        """,
    "causes": """
        - id: wear
          name: Wear
          clinical_name: Wear
          kind: source
          about: Things wear.
          evidence:
            - {when: {worst: back}, for: strong, because: Your back hurts}
            - {when: {secret: yes}, for: strong, because: The secret points to it}
            - {when: {quiet: yes}, for: weak, because: The quiet thing points to it}
          next_steps: [see]
        """,
    "next_steps": "- {stage: First, steps: [{id: see, title: See someone, for_everyone: yes}]}",
}


@pytest.mark.parametrize("habits", ["secret", "none", "not_sure"])
@pytest.mark.parametrize("follow_up", ["yes", "no", "not_sure", ""])
def test_what_hangs_on_a_private_checklist_goes_with_it(habits: str, follow_up: str) -> None:
    asked = questionnaire(**PRIVATE)
    answers = {"habits": (habits,), "quiet": ("not_sure",), "worst": ("back",)}
    if follow_up:
        answers["secret_new"] = (follow_up,)
    page = page_of(asked, answers)
    assert "ecret" not in everything(page)
    assert "uiet" not in everything(page)
    assert page == replace(page_of(asked, {"worst": ("back",)}), private="left_out")


@pytest.mark.parametrize("follow_up", ["yes", "no", "not_sure", ""])
def test_a_private_follow_up_left_out_is_not_taken_for_not_sure(follow_up: str) -> None:
    safety = PRIVATE["safety"].replace("private: yes", "private: no", 1)
    safety = safety.replace("id: secret_new", "id: secret_new\n          private: yes")
    asked = questionnaire(**{**PRIVATE, "safety": safety})
    answers: dict[str, tuple[str, ...]] = {"habits": ("secret",)}
    if follow_up:
        answers["secret_new"] = (follow_up,)
    assert page_of(asked, answers).signs == ()
    shown = page_of(asked, answers, frozenset({"secret_new"})).signs
    assert [sign.id for sign in shown] == ["found_in_secret"] * (follow_up != "no")


def test_agreeing_to_one_question_shows_only_that_one() -> None:
    asked = questionnaire(**PRIVATE)
    answers = {"habits": ("secret",), "secret_new": ("yes",), "quiet": ("yes",)}
    page = page_of(asked, answers, frozenset({"quiet"}))
    assert [sign.id for sign in page.signs] == ["found_in_quiet"]
    assert "ecret" not in everything(page)


# -- harm

HOSTILE = (
    "<script>alert(1)</script> <img src=http://x.invalid> [red]a[/red] \x1b[2J | ` `` ```\n"
    "# no heading\n- * _no_ **b** ~~s~~ [a](http://x.invalid) &lt; {{ 7 * 7 }} \u202e\x9b www.x.y"
)


def spoilt(value: Any, text: str = HOSTILE) -> Any:
    """The same page with this text in place of every other."""
    if is_dataclass(value) and not isinstance(value, type):
        kept = {"tier", "made_on", "what_it_is", "fit", "private"}
        changed = {f.name: getattr(value, f.name) for f in fields(value) if f.name not in kept}
        return replace(value, **{name: spoilt(inner, text) for name, inner in changed.items()})
    if isinstance(value, tuple):
        return tuple(spoilt(inner, text) for inner in value)
    return text if isinstance(value, str) else value


class Page(HTMLParser):
    """The elements of an HTML page and all of its text; every element must be closed."""

    VOID = ("meta", "br")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.elements)


def controls(text: str) -> bool:
    return harmless(text) != text


def test_hostile_text_is_only_text_in_html() -> None:
    good = page_of(SMALL, ANSWERS, AGREED)
    html = as_html(spoilt(good))
    shown = Page(html)
    assert [tag for tag, _ in shown.elements] == [tag for tag, _ in Page(as_html(good)).elements]
    assert "<script>alert(1)</script> <img src=http://x.invalid> [red]a[/red]" in "".join(
        shown.text
    )
    assert "{{ 7 * 7 }}" in html
    assert not controls(html)


def test_hostile_text_is_only_text_in_json() -> None:
    data = as_json(spoilt(page_of(SMALL, ANSWERS, AGREED)))
    assert data["title"] == harmless(HOSTILE)
    assert not controls(json.dumps(data, ensure_ascii=False))


def in_markdown(text: str) -> list[str]:
    return [token.type for token in MarkdownIt("gfm-like", {"linkify": False}).parse(text)]


def test_hostile_text_is_only_text_in_markdown() -> None:
    good = page_of(SMALL, ANSWERS, AGREED)
    text = as_markdown(spoilt(good))
    assert in_markdown(text) == in_markdown(as_markdown(spoilt(good, "text")))
    html = MarkdownIt("gfm-like", {"linkify": False}).render(text)
    for element in ("<script", "<img", "<a ", "<em", "<code", "<s>"):
        assert element not in html
    assert not controls(text)


@given(st.text(st.sampled_from("a1 \\`*_[]()<>|~&;#+-=.:!\"'\n\t\x1b") | st.characters()))
def test_any_text_reads_in_markdown_as_it_is_written(text: str) -> None:
    page = spoilt(page_of(SMALL, ANSWERS, AGREED), f"x {text} x")
    made = MarkdownIt("gfm-like", {"linkify": False}).render(as_markdown(page))
    shown = Page(made.replace("<hr />", "<br>").replace("<br />", "<br>"))
    heading = "".join(shown.text).split("\n", 1)[0]
    assert heading == "Page for the doctor: " + " ".join(harmless(f"x {text} x").split())


@pytest.mark.parametrize(
    "text", ["# a", "- a", "+ a", "1. a", "1) a", "> a", "--- ", "12.", "= a"]
)
def test_a_text_never_begins_a_block_in_markdown(text: str) -> None:
    good = page_of(SMALL, ANSWERS, AGREED)
    made = in_markdown(as_markdown(spoilt(good, text)))
    assert made == in_markdown(as_markdown(spoilt(good, "text")))


# -- the HTML


def test_the_html_page_is_whole_accessible_and_alone() -> None:
    html = as_html(page_of(SMALL, ANSWERS, AGREED))
    shown = Page(html)
    tags = [tag for tag, _ in shown.elements]
    assert html.startswith("<!DOCTYPE html>\n")
    assert ("html", {"lang": "en"}) in shown.elements
    assert shown.count("h1") == shown.count("main") == shown.count("title") == 1
    assert shown.count("h2") >= 5
    assert shown.count("table") == shown.count("caption") > 3
    assert all(
        attrs.get("scope") in ("row", "col") for tag, attrs in shown.elements if tag == "th"
    )
    assert not {"script", "link", "img", "iframe", "form", "a"} & set(tags)
    assert not any(
        name in ("src", "href", "style") for _, attrs in shown.elements for name in attrs
    )
    assert "url(" not in html
    assert "@import" not in html
    assert "default-src 'none'" in html


def test_starting_does_not_load_jinja() -> None:
    script = "import sys, spinecheck.showing.report; print('jinja2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.strip() == b"False"


def test_every_built_in_case_is_drawn_in_all_three_ways(built_in: Questionnaire) -> None:
    for case in built_in.cases:
        page = page_of(built_in, case.answers)
        for ending in (".md", ".html", ".json"):
            assert built_in.questionnaire in drawn_as(Path(f"a{ending}"))(page)
        Page(as_html(page))
        for word in ("ruled out", "you have ", "nothing serious", "self_harm", "%"):
            assert word not in as_markdown(page).casefold()


# -- the file


@pytest.mark.parametrize("name", ["page.md", "page.HTML", "page.json"])
def test_a_report_is_for_its_owner_only_and_nothing_is_left_beside_it(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_text("an older page. Content hash: 0123", encoding="utf-8")
    path.chmod(0o644)
    page = page_of(SMALL, ANSWERS)
    write_report(path, page)
    assert path.read_text(encoding="utf-8") == drawn_as(path)(page)
    assert [child.name for child in tmp_path.iterdir()] == [name]
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_json_report_is_json(tmp_path: Path) -> None:
    path = tmp_path / "page.json"
    page = page_of(SMALL, ANSWERS)
    write_report(path, page)
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data == as_json(page)
    assert (data["made_on"], data["content_hash"]) == ("2026-11-21", "sha256:1f2e")


@pytest.mark.parametrize("name", ["page", "page.pdf", ".html"])
def test_another_ending_is_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=r"must end in \.md, \.html or \.json"):
        write_report(tmp_path / name, page_of(SMALL, ANSWERS))
    assert not list(tmp_path.iterdir())


def test_a_page_is_written_over_and_nothing_else(tmp_path: Path) -> None:
    page = page_of(SMALL, ANSWERS)
    for name in ("page.md", "page.html", "page.json"):
        path = tmp_path / name
        path.write_bytes(b"my own notes \xff")
        with pytest.raises(NotThere, match="is no page for the doctor; name a new file"):
            write_report(path, page)
        assert path.read_bytes() == b"my own notes \xff"
        path.unlink()
        write_report(path, page)
        write_report(path, page)


def test_a_link_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text("not mine", encoding="utf-8")
    link = tmp_path / "page.md"
    link.symlink_to(other)
    with pytest.raises(NotThere, match="is a link"):
        write_report(link, page_of(SMALL, ANSWERS))
    assert other.read_text(encoding="utf-8") == "not mine"


def test_when_writing_fails_the_old_report_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.md"
    path.write_text("an older page. Content hash: 0123", encoding="utf-8")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotThere, match="No space left on device"):
        write_report(path, page_of(SMALL, ANSWERS))
    assert path.read_text(encoding="utf-8") == "an older page. Content hash: 0123"
