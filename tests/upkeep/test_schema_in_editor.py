"""The schemas in a real editor's language server: keys are offered, explained and checked.

Needs `node` and `npm`; run with `-m external`.
"""

import json
import queue
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from spinecheck.reading.gathering import questionnaires_folder
from spinecheck.upkeep.schema import kinds, schema_text
from tests.patience import PATIENCE

pytestmark = pytest.mark.external

SERVER = "yaml-language-server@1"


class Editor:
    """What an editor says to a language server, and hears from it."""

    def __init__(self, command: list[str], root: Path) -> None:
        self.server = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.heard: queue.Queue[dict[str, Any]] = queue.Queue()
        self.number = 0
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()
        capabilities = {"textDocument": {"hover": {"contentFormat": ["markdown"]}}}
        self.ask(
            "initialize",
            {"processId": None, "rootUri": root.as_uri(), "capabilities": capabilities},
        )
        self.say("initialized", {})

    def close(self) -> None:
        self.server.kill()
        self.listener.join(timeout=PATIENCE)
        with suppress(BrokenPipeError), self.server:  # closes what is open between us, and waits
            pass

    def problems(self, path: Path) -> list[str]:
        """What is marked in a file: the line, from 1, and what is said."""
        self.open(path, path.read_text(encoding="utf-8"))
        while True:
            message = self._hear()
            params = message.get("params", {})
            if (
                message.get("method") == "textDocument/publishDiagnostics"
                and params["uri"] == path.as_uri()
            ):
                return [
                    f"{one['range']['start']['line'] + 1}: {one['message']}"
                    for one in params["diagnostics"]
                ]

    def offered(self, path: Path, text: str) -> set[str]:
        """The keys that are offered at the `▸` in a text."""
        found = self._at(path, text, "textDocument/completion")
        return {item["label"].strip('"') for item in found["items"]}

    def explained(self, path: Path, text: str) -> str:
        """What is shown of the word at the `▸` in a text."""
        found = self._at(path, text, "textDocument/hover")
        return str(found["contents"]["value"]) if found else ""

    def open(self, path: Path, text: str) -> None:
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.say("textDocument/didOpen", {"textDocument": document})

    def _at(self, path: Path, text: str, what: str) -> Any:
        before = text.partition("▸")[0]
        self.open(path, text.replace("▸", ""))
        position = {
            "line": before.count("\n"),
            "character": len(before) - before.rfind("\n") - 1,
        }
        return self.ask(what, {"textDocument": {"uri": path.as_uri()}, "position": position})

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        self.number += 1
        self._send({"id": self.number, "method": method, "params": params})
        while True:
            message = self._hear()
            if message.get("id") == self.number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def say(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _hear(self) -> dict[str, Any]:
        message = self.heard.get(timeout=PATIENCE)
        if "id" in message and "method" in message:  # it asks for our settings: there are none
            asked = message.get("params", {}).get("items", ())
            self._send({"id": message["id"], "result": [None for _ in asked]})
        return message

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.server.stdin
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.server.stdin.flush()

    def _listen(self) -> None:
        stream = self.server.stdout
        assert stream
        while header := stream.readline():
            length = int(header.partition(b":")[2])
            while stream.readline().strip():
                pass
            self.heard.put(json.loads(stream.read(length)))


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (shutil.which("npm") and shutil.which("node")):
        pytest.skip("needs node and npm")
    folder = tmp_path_factory.mktemp("tools")
    (folder / "package.json").write_text("{}", encoding="utf-8")
    got = subprocess.run(
        ["npm", "install", "--no-fund", "--no-audit", "--ignore-scripts", SERVER],
        cwd=folder,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    if got.returncode:
        pytest.skip("npm could not fetch yaml-language-server")
    return folder


@pytest.fixture(scope="module")
def editor(tools: Path) -> Iterator[Editor]:
    server = tools / "node_modules/yaml-language-server/bin/yaml-language-server"
    opened = Editor(["node", str(server), "--stdio"], questionnaires_folder())
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the schemas, as `spinecheck schema --write` leaves them."""
    for kind in kinds():
        (tmp_path / f"{kind}.json").write_text(schema_text(kind), encoding="utf-8")
    return tmp_path


def modeline(kind: str) -> str:
    return f"# yaml-language-server: $schema={kind}.json\n"


BUILT_IN = sorted(
    path.relative_to(questionnaires_folder()) for path in questionnaires_folder().rglob("*.yaml")
)


def test_nothing_is_marked_in_the_built_in_files(editor: Editor) -> None:
    folder = questionnaires_folder()
    marked = {str(path): editor.problems(folder / path) for path in BUILT_IN}
    assert len(marked) > 80
    assert {path: found for path, found in marked.items() if found} == {}


@pytest.mark.parametrize(
    ("kind", "text", "keys"),
    [
        ("about", "ti▸", {"title", "tiers"}),
        ("questionnaire", "▸", {"questionnaire", "sections", "urgent", "cases"}),
        ("questions", "sections:\n  - ▸", {"id", "title", "safety", "questions"}),
        (
            "questions",
            "sections:\n  - questions:\n      - id: a\n        ▸",
            {"ask", "why", "pick", "answers", "not_sure"},
        ),
        (
            "questions",
            "sections:\n  - questions:\n      - checklist: a\n        lines:\n          - ▸",
            {"id", "line", "ask"},
        ),
        ("urgent", "urgent:\n  - tier: ▸", {"soon", "same_day", "emergency"}),
        ("causes", "causes:\n  - never_alone: ▸", {"yes", "no"}),
        ("case", "expect:\n  ▸", {"urgency", "first", "not_shown", "signs"}),
    ],
)
def test_the_keys_are_offered(
    editor: Editor, folder: Path, kind: str, text: str, keys: set[str]
) -> None:
    path = folder / f"{kind}-{len(text)}.yaml"
    assert keys <= editor.offered(path, modeline(kind) + text)


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("about", "ver▸sion: '1.0'", "Raise it with every change"),
        ("urgent", "urgent:\n  - wh▸en: {a: b}", "Which answers mean this sign"),
        ("urgent", "urgent:\n  - wh▸en: {a: b}", "a list of maps, any of these"),
        (
            "questions",
            "sections:\n  - questions:\n      - id: a\n        pri▸vate: yes",
            "before the answer goes on the page",
        ),
        ("case", "st▸ory: I am 67", "in their own words"),
    ],
)
def test_a_key_is_explained(editor: Editor, folder: Path, kind: str, text: str, said: str) -> None:
    path = folder / f"hover-{kind}-{len(text)}-{len(said)}.yaml"
    assert said in editor.explained(path, modeline(kind) + text).replace("&nbsp;", " ")


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("messages", "messages:\n  - id: a\n    sey: b\n    say: b\n", "4: Property sey"),
        ("messages", "messages:\n  - id: a\n", '3: Missing property "say"'),
        ("messages", "messages:\n  - id: A b\n    say: b\n", "3: String does not match"),
        ("about", "version: 1.0\n", '2: Incorrect type. Expected "string"'),
        (
            "questions",
            "sections:\n  - id: a\n    title: A\n    safety: true\n    questions:\n"
            "      - {page: a, say: A}\n",
            "5: ",
        ),
        (
            "causes",
            "causes:\n  - id: a\n    name: A\n    clinical_name: A\n    kind: source\n"
            "    about: A\n    evidence:\n"
            "      - {when: {a: b}, for: weak, against: weak, because: A}\n",
            "9: Matches multiple schemas",
        ),
        (
            "questions",
            "sections:\n  - id: a\n    title: A\n    questions:\n"
            "      - id: a\n        asc: A\n        ask: A\n        answers: {b: B}\n",
            "7: Property asc",
        ),
        (
            "questions",
            "sections:\n  - id: a\n    title: A\n    questions:\n"
            "      - id: a\n        ask: A\n        answers: {b: [B]}\n",
            "8: Incorrect type",
        ),
    ],
)
def test_what_is_wrong_is_marked(
    editor: Editor, folder: Path, kind: str, text: str, said: str
) -> None:
    path = folder / f"wrong-{kind}-{len(text)}.yaml"
    path.write_text(modeline(kind) + text, encoding="utf-8")
    marked = editor.problems(path)
    assert [told for told in marked if told.startswith(said)], marked
