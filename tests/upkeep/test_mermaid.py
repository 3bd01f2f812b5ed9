"""The tree as a Mermaid flowchart, which code hosts draw."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Page
from spinecheck.reading.loading import load
from spinecheck.upkeep.graph import Walk
from spinecheck.upkeep.mermaid import escaped, flowchart, too_large
from tests.patience import PATIENCE
from tests.samples import answers, questionnaire

LABEL = r'"(?:[\w \-.,:?!\'()/=]|#\w+;|<br/>)*"'
LINE = re.compile(
    "|".join(
        [
            "flowchart TB",
            rf"  subgraph \w+\[{LABEL}\]",
            "  end",
            rf"    \w+(\[{LABEL}\]|\({LABEL}\)|\[\[{LABEL}\]\]|\(\[{LABEL}\]\))(:::\w+)?",
            rf"  \w+ (-->|==>|-\.->)(\|{LABEL}\|)? \w+",
            r"  classDef \w+ [\w:#,\- ]+",
        ]
    )
)
LEGEND = "  end"
SMALL = Path(__file__).parent.parent / "data" / "small.yaml"


def lines(of: Questionnaire, walk: Walk | None = None, section: str | None = None) -> list[str]:
    """The chart without its legend."""
    whole = list(flowchart(of, walk, section))
    return [whole[0], *whole[whole.index(LEGEND) + 1 :]]


def test_a_small_questionnaire_in_full() -> None:
    shown = [line for line in lines(questionnaire()) if "classDef" not in line]
    assert (
        "\n".join(shown)
        == """\
flowchart TB
  subgraph part_safety_part["Urgent signs"]
    ask_bladder["bladder: Do you have any of these? (checklist)"]
    ask_bladder_new("bladder_new: Is that new?")
    sign_squeezed_nerves(["GET HELP NOW: squeezed_nerves"]):::emergency
    sign_never_checked(["BE SEEN TODAY: never_checked"]):::same_day
    sign_old_and_checked(["BE SEEN WITHIN 1 TO 2 WEEKS: old_and_checked"]):::soon
  end
  subgraph part_background_part["Background"]
    ask_operation["operation: What was done?"]
  end
  subgraph part_main_part["Your pain"]
    ask_worst["worst: Which hurts most?"]
    ask_travels("travels: How far does it travel?")
    ask_worse_with["worse_with: What makes it worse?"]
  end
  ask_bladder --> ask_operation
  ask_bladder -->|"any line"| ask_bladder_new
  ask_bladder_new -.-> ask_operation
  ask_operation --> ask_worst
  ask_worst --> ask_worse_with
  ask_worst -->|"leg"| ask_travels
  ask_travels -.-> ask_worse_with
  ask_bladder_new -->|"yes or not_sure"| sign_squeezed_nerves
  ask_bladder_new -->|"unchecked"| sign_never_checked
  ask_bladder_new -->|"checked"| sign_old_and_checked"""
    )


def test_every_line_is_one_that_mermaid_knows(built_in: Questionnaire) -> None:
    small = load(str(SMALL)).questionnaire
    for of in (built_in, small, questionnaire()):
        assert [line for line in lines(of) if not LINE.fullmatch(line)] == []


def test_every_arrow_leads_from_a_box_to_a_box(built_in: Questionnaire) -> None:
    shown = list(flowchart(built_in))
    boxes = {m.group(1) for line in shown if (m := re.match(r" {4}(\w+)[\[(]", line))}
    arrows = [re.match(r"  (\w+) .*> ?(?:\|.*\| )?(\w+)$", line) for line in shown]
    ends = [end for arrow in arrows if arrow for end in arrow.groups()]
    assert len(ends) > 150
    assert set(ends) <= boxes
    signs = {f"sign_{sign.id}" for sign in built_in.urgent}
    assert {f"ask_{item.id}" for item in built_in.items} | signs <= set(ends)


def test_whatever_comes_after_an_ending_page_is_still_reached() -> None:
    page = """
        - {id: part, ask: Which?, answers: {neck: Neck, other: Other}}
        - {id: always, ask: Always?, answers: {a: A}}
        - {page: stop_here, when: {part: other}, ends: yes, say: So., do: [See]}
        - {id: last, ask: Last?, answers: {a: A}}
        """
    shown = lines(questionnaire(questions=page))
    assert "  ask_always --> ask_stop_here" in shown
    assert "  ask_always --> ask_last" in shown
    assert not any(line.startswith("  ask_stop_here --") for line in shown)


def test_a_code_host_takes_it(built_in: Questionnaire) -> None:
    """Mermaid refuses more than 50,000 letters or 500 arrows, unless the page says otherwise."""
    assert not too_large(list(flowchart(built_in)))


@pytest.mark.parametrize(
    ("chart", "refused"),
    [
        (["  a --> b"] * 500, False),
        (["  a --> b"] * 501, True),
        (["a" * 49_999], False),
        (["a" * 50_000], True),
    ],
)
def test_a_chart_that_hosts_refuse_is_known(chart: list[str], refused: bool) -> None:
    assert too_large(chart) is refused


def test_a_section_stands_alone(built_in: Questionnaire) -> None:
    shown = "\n".join(lines(built_in, section="place"))
    assert "ask_both_new" in shown
    assert "ask_who" not in shown
    assert "sign_cauda_equina" not in shown


def test_a_walk_is_marked_in_words_and_lines() -> None:
    of = questionnaire()
    shown = lines(of, Walk(of, answers(bladder=["numb"], bladder_new="unchecked")))
    assert '    ask_bladder_new("bladder_new: Is that new?<br/>= unchecked"):::walked' in shown
    assert '    sign_never_checked(["HOLDS, BE SEEN TODAY: never_checked"]):::same_day' in shown
    assert '    sign_squeezed_nerves(["GET HELP NOW: squeezed_nerves"]):::off' in shown
    assert '  ask_bladder ==>|"any line"| ask_bladder_new' in shown


@given(st.text())
def test_no_text_can_leave_its_label(text: str) -> None:
    assert re.fullmatch(LABEL, f'"{escaped(text)}"')


def test_words_that_mean_something_to_mermaid_are_no_ids() -> None:
    named = '- {id: end, ask: "A \\"quote\\" # [x] <b>&amp; `%%`", answers: {a: A}}'
    shown = lines(questionnaire(questions=named))
    assert (
        '    ask_end["end: A #34;quote#34; #35; #91;x#93; #60;b#62;#38;amp#59; '
        '#96;#37;#37;#96;"]' in shown
    )


# -- Mermaid itself

PARSE = """
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
globalThis.window = new JSDOM('<body></body>').window;
globalThis.document = globalThis.window.document;
const { default: mermaid } = await import('mermaid');
const found = {};
for (const file of process.argv.slice(2)) {
  try {
    found[file] = (await mermaid.parse(readFileSync(file, 'utf8'))).diagramType;
  } catch (error) {
    found[file] = String(error.message);
  }
}
console.log(JSON.stringify(found));
"""


@pytest.mark.external
def test_mermaid_itself_reads_it(built_in: Questionnaire, tmp_path: Path) -> None:
    if not (shutil.which("npm") and shutil.which("node")):
        pytest.skip("needs node and npm")
    (tmp_path / "package.json").write_text("{}", encoding="utf-8")
    install = ["npm", "install", "--no-fund", "--no-audit", "--ignore-scripts"]
    got = subprocess.run(
        [*install, "mermaid@11", "jsdom@26"],
        cwd=tmp_path,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    if got.returncode:
        pytest.skip("npm could not fetch mermaid and jsdom")
    marked = Walk(built_in, built_in.cases[0].answers)
    charts = {
        "all": list(flowchart(built_in)),
        "walk": list(flowchart(built_in, marked)),
        "section": list(flowchart(built_in, marked, "safety")),
        "small": list(flowchart(load(str(SMALL)).questionnaire)),
        "broken": ["flowchart TB", '  a["b'],
    }
    for name, chart in charts.items():
        (tmp_path / name).write_text("\n".join(chart), encoding="utf-8")
    (tmp_path / "parse.mjs").write_text(PARSE, encoding="utf-8")
    done = subprocess.run(
        ["node", "parse.mjs", *charts],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found.pop("broken").startswith("Parse error")
    assert found == dict.fromkeys(found, "flowchart-v2")


def test_a_page_is_a_box_of_its_own(built_in: Questionnaire) -> None:
    shown = "\n".join(flowchart(built_in))
    for page in (item for item in built_in.items if isinstance(item, Page)):
        assert f'ask_{page.id}[["' in shown
