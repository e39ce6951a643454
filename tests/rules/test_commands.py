# SPDX-License-Identifier: Apache-2.0
"""The commands that the handbook shows, run from the top of the clone; where what they print is shown, it is that."""

import os
import re
import subprocess
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
PAGES = {name: (TOP / "lua" / name).read_text(encoding="utf-8") for name in ("README.md", "examples/README.md")}
BLOCKS = [(name, block.group(1), block.group(2)) for name, page in PAGES.items()
          for block in re.finditer(r"^```sh\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", page, re.M | re.S)]


def test_there_are_commands():
    assert len(BLOCKS) > 3 and any(printed for _, _, printed in BLOCKS)


@pytest.mark.parametrize("name, commands, printed", BLOCKS, ids=[commands.splitlines()[0][:60] for _, commands, _ in BLOCKS])
def test_the_commands_do_what_is_shown(name, commands, printed):
    environment = {**os.environ, "PATH": f"{os.environ['SAVEDWALLET_BIN']}:{os.environ['PATH']}"}
    done = subprocess.run(["sh", "-e", "-c", commands], cwd=TOP, env=environment, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, timeout=60)
    assert done.returncode == 0, done.stdout
    assert printed is None or done.stdout == printed
