"""Where the parts of a questionnaire stand in its YAML."""

from functools import cached_property
from pathlib import Path

from spinecheck.core.advice import Cause, Evidence, Sign
from spinecheck.core.model import Questionnaire
from spinecheck.core.questions import Checklist
from spinecheck.reading.conditions import items
from spinecheck.reading.loading import Loaded
from spinecheck.reading.problems import DataPath, Place


class Places:
    """The file and line of whatever is named in a reasoning."""

    def __init__(self, loaded: Loaded) -> None:
        self.questionnaire: Questionnaire = loaded.questionnaire
        self.source = loaded.source

    @property
    def folder(self) -> Path:
        """Where the files are."""
        return Path(self.source.place(()).file).parent

    def asked(self, id_: str) -> Place:
        """Of a question, a checklist, a line or a page."""
        return self.source.place(self._items[id_])

    def sign(self, sign: Sign) -> Place:
        return self.source.place(("urgent", self.questionnaire.urgent.index(sign)))

    def cause(self, cause: Cause, key: str | None = None) -> Place:
        """Of a cause, or of one of its keys."""
        path: DataPath = ("causes", self._causes[cause.id])
        return self.source.place((*path, key) if key else path, at_key=True)

    def evidence(self, cause: Cause, evidence: Evidence) -> Place:
        # By identity: two pieces may read alike.
        n = next(n for n, piece in enumerate(cause.evidence) if piece is evidence)
        return self.source.place(("causes", self._causes[cause.id], "evidence", n))

    def cited(self, id_: str) -> Place | None:
        """Of a source; None where the questionnaire does not list it."""
        source = self.questionnaire.source_of.get(id_)
        if source is None:
            return None
        return self.source.place(("sources", self.questionnaire.sources.index(source)))

    def fit(self, key: str) -> Place | None:
        """Of a rule by which points become words; None for the rule that holds unwritten."""
        written = self.source.data.get("fit", {})
        return self.source.place(("fit", key), at_key=True) if key in written else None

    @cached_property
    def _causes(self) -> dict[str, int]:
        return {cause.id: n for n, cause in enumerate(self.questionnaire.causes)}

    @cached_property
    def _items(self) -> dict[str, DataPath]:
        found: dict[str, DataPath] = {}
        for path, item in items(self.questionnaire):
            found[item.id] = path
            if isinstance(item, Checklist):
                for n, line in enumerate(item.lines):
                    found[line.id] = (*path, "lines", n)
        return found
