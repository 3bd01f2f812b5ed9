"""The floor of a walk: questionary alone asks the questions of a JSON file, one by one."""

import json
import sys
from pathlib import Path

import questionary

for asked in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")):
    kind = questionary.checkbox if asked["many"] else questionary.select
    kind(asked["ask"], choices=asked["choices"], erase_when_done=True).unsafe_ask()
