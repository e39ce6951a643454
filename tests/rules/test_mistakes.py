# SPDX-License-Identifier: Apache-2.0
"""The messages that the handbook shows are those that the command says: a file in mistakes/ for each of its rows."""

import os
import re
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
HANDBOOK = (HERE / "../../lua/README.md").read_text(encoding="utf-8")
SECTION = HANDBOOK.split("## Mistakes and their messages")[1].split("\n## ")[0]
SHOWN = [row.rsplit(" | `", 1)[1].removesuffix("` |").replace("\\|", "|")
         for row in SECTION.splitlines() if row.startswith("| ") and " | `" in row]


def said(path):
    """What check says of it, or else what its test does, without file and line."""
    program = Path(os.environ["SAVEDWALLET_BIN"]) / "savedwallet"
    for command in ("check", "test"):
        done = subprocess.run([program, "rules", command, path.name], cwd=path.parent, capture_output=True, text=True,
                              timeout=60)
        if done.returncode == 1:
            line = (done.stderr + done.stdout).splitlines()[0]
            line = re.sub(rf"^{path.name}:(\d+: )?(t: )?", "", line)
            return re.sub(rf"^the decision failed: ({path.name}:\d+: )?", "", line)
    raise AssertionError(f"nothing is wrong with {path.name}")


@pytest.mark.parametrize("path", sorted((HERE / "mistakes").glob("*.lua")), ids=lambda path: path.stem)
def test_the_handbook_shows_what_is_said(path):
    assert said(path) in SHOWN


def test_each_row_of_the_handbook_has_its_mistake():
    assert len(SHOWN) > 40 and sorted(SHOWN) == sorted(said(path) for path in (HERE / "mistakes").glob("*.lua"))
