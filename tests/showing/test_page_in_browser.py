"""The page for the doctor in Chromium: on at most two sheets, and without an axe finding.

Needs `chromium`, `node` and `npm`; run with `-m external`. With SPINECHECK_PICTURES=FOLDER it
leaves a picture of each page there, to look at.
"""

import json
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from spinecheck.core.assessment import assess
from spinecheck.core.model import Questionnaire
from spinecheck.reading.front import load_regions
from spinecheck.showing.page import doctor_page
from spinecheck.showing.report import write_report
from spinecheck.showing.result import Screens
from tests.patience import PATIENCE

pytestmark = pytest.mark.external

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
TOOLS = ("playwright-core@1", "axe-core@4")

LOOK = """
const fs = require('fs');
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const [browserPath, pages, pictures] = process.argv.slice(2);

(async () => {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  const browser = await chromium.launch({ executablePath: browserPath, args });
  // The page allows no script at all; only the examiner may bring one.
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  const seen = {};
  for (const file of fs.readdirSync(pages).filter((name) => name.endsWith('.html'))) {
    await page.setViewportSize({ width: 1000, height: 1400 });
    await page.goto(`file://${pages}/${file}`);
    await page.evaluate((source) => (0, eval)(source), axe);
    const found = await page.evaluate(() => globalThis.axe.run(document));
    if (pictures) await page.screenshot({ path: `${pictures}/${file}.png`, fullPage: true });
    const sheets = {};
    for (const format of ['A4', 'Letter']) {
      const margin = { top: '11mm', bottom: '11mm', left: '11mm', right: '11mm' };
      const pdf = (await page.pdf({ format, margin })).toString('latin1');
      sheets[format] = (pdf.match(/\\/Type\\s*\\/Page[^s]/g) || []).length;
    }
    await page.setViewportSize({ width: 320, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    const brief = (list) => list.map((rule) => [rule.id, rule.impact, rule.nodes[0].html]);
    seen[file] = {
      violations: brief(found.violations), unclear: brief(found.incomplete),
      passed: found.passes.length, sheets, wide,
    };
  }
  await browser.close();
  const outside = requests.filter((url) => !url.startsWith('file:'));
  console.log(JSON.stringify({ seen, outside }));
})();
"""


@pytest.fixture(scope="module")
def looked_at(built_in: Questionnaire, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What Chromium and axe say of the page of every built-in case."""
    if not (CHROMIUM and shutil.which("npm") and shutil.which("node")):
        pytest.skip("needs chromium, node and npm")
    tools, pages = tmp_path_factory.mktemp("tools"), tmp_path_factory.mktemp("pages")
    (tools / "package.json").write_text("{}", encoding="utf-8")
    got = subprocess.run(
        ["npm", "install", "--no-fund", "--no-audit", "--ignore-scripts", *TOOLS],
        cwd=tools,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    if got.returncode:
        pytest.skip("npm could not fetch playwright-core and axe-core")
    _write_pages(built_in, pages)
    (tools / "look.js").write_text(LOOK, encoding="utf-8")
    command = ["node", "look.js", CHROMIUM, str(pages), os.environ.get("SPINECHECK_PICTURES", "")]
    done = subprocess.run(
        command, cwd=tools, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _write_pages(asked: Questionnaire, folder: Path) -> None:
    regions = load_regions()
    screens = Screens(asked, regions, regions.named("US"))
    for case in asked.cases:
        page = doctor_page(
            asked,
            case.answers,
            assess(asked, case.answers),
            screens,
            made_on=date(2026, 11, 21),
            content_hash="sha256:" + "1f2e" * 16,
            agreed_to=frozenset(asked.asked),
        )
        write_report(folder / f"{case.id}.html", page)


def test_axe_finds_nothing(looked_at: Any) -> None:
    assert {file: seen["violations"] for file, seen in looked_at["seen"].items()} == {
        file: [] for file in looked_at["seen"]
    }
    assert not any(seen["unclear"] for seen in looked_at["seen"].values())
    assert all(seen["passed"] > 15 for seen in looked_at["seen"].values())


def test_every_page_prints_on_at_most_two_sheets(looked_at: Any) -> None:
    sheets = {file: seen["sheets"] for file, seen in looked_at["seen"].items()}
    assert {file: n for file, n in sheets.items() if not set(n.values()) <= {1, 2}} == {}


def test_nothing_is_cut_off_on_a_narrow_screen(looked_at: Any) -> None:
    assert {file for file, seen in looked_at["seen"].items() if seen["wide"] > 320} == set()


def test_a_page_asks_the_network_for_nothing(looked_at: Any) -> None:
    assert looked_at["outside"] == []
