# SPDX-License-Identifier: Apache-2.0
"""The handbook and the types for editors say what the rows of lua/src say: no more, no less, and in their order."""

import pathlib
import re

import pytest

LUA = pathlib.Path(__file__).resolve().parents[2] / "lua"
HANDBOOK = (LUA / "README.md").read_text(encoding="utf-8")
TYPES = (LUA / "types/savedwallet.lua").read_text(encoding="utf-8")
LETTERS = {"flow": "c", "event": "e", "state": "s", "decline": "d", "wallet": "w", "refund": "r", "dispute": "x"}
NEXT_STEP = "savedwallet.NextStep"  # of next_step, a text in the rows


def rows(file, macro):
    """The arguments of each use of a macro in a .def file, without quotes."""
    text = re.sub(r"/\*.*?\*/", "", (LUA / "src" / file).read_text(encoding="utf-8"), flags=re.S)
    uses = re.findall(rf"^{macro}\((.*)\)$", text, flags=re.M)
    return [[part.strip().strip('"') for part in re.findall(r'"[^"]*"|[^,]+', use)] for use in uses]


def table(*head):
    """The rows of the handbook's table with this head, as lists of cells."""
    start = HANDBOOK.index("| " + " | ".join(head) + " |\n")
    found = []
    for line in HANDBOOK[start:].splitlines()[2:]:
        if not line.startswith("|"):
            return found
        found.append([cell.strip() for cell in line.strip("|").split(" | ")])
    return found


def said(kind, words):
    """How the handbook says a kind of argument."""
    names = {"TEXT": "text", "MONEY": "money", "DELAY": "delay", "SPAN": "span", "DATA": "table", "LIST": "list of texts"}
    return names.get(kind) or " ".join(f'`"{word}"`' for word in words.split())


def test_each_action_is_in_the_handbook():
    answers = {"E": "`on`", "D": "`on_decline`", "EDWRP": "all but `choose_flow`"}
    wanted = [[f"`{name}`", answers[hooks]] for name, hooks in rows("actions.def", "ACTION")]
    assert [cells[:2] for cells in table("action", "answers", "what it does")] == wanted


def test_each_argument_is_in_the_handbook():
    need = {"NEEDED": "yes", "OPTIONAL": "no"}
    wanted = [[f"`{action}`", f"`{name}`", said(kind, words), need[needed]]
              for action, name, kind, needed, words in rows("actions.def", "ARGUMENT")]
    assert [cells[:4] for cells in table("action", "argument", "is", "needed", "what it says")] == wanted


def test_each_flow_is_in_the_handbook():
    assert [cells[0] for cells in table("flow", "what the buyer sees")] == \
        [f"`flow.{name}`" for name, in rows("actions.def", "FLOW")]
    wanted = [[f"`{name}`", said(kind, words)] for name, kind, _, words in rows("actions.def", "FLOW_ARGUMENT")]
    assert [cells[:2] for cells in table("argument", "is", "what it says")] == wanted


def inputs_under(heading):
    """The first two cells of the table of inputs under a heading."""
    section = HANDBOOK[re.search(rf"^### {re.escape(heading)}.*\n", HANDBOOK, flags=re.M).end():]
    rows_of_it = section[section.index("| member | type | what it is |"):].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split(" | ")][:2] for row in rows_of_it]


@pytest.mark.parametrize("hook", LETTERS)
def test_each_input_is_in_the_handbook(hook):
    heading = {"event": "An event", "state": "s, the state"}.get(hook, f"{LETTERS[hook]} of ")
    wanted = [[f"`{path}`", of_type] for of, path, of_type, *_ in rows("inputs.def", "INPUT") if of == hook]
    assert inputs_under(heading) == wanted


def fields(name):
    """The fields of a class of the types: {name: type}."""
    start = re.search(rf"^---@class {re.escape(name)}\n", TYPES, flags=re.M)
    assert start, f"there is no class {name}"
    found = {}
    for line in TYPES[start.end():].splitlines():
        field = re.match(r"---@field (\w+)(\??) (table<[^>]*>|\S+)", line)
        if not field:
            break
        found[field[1] + field[2]] = field[3]
    return found


def typed(kind, words):
    wait = "savedwallet.Wait|savedwallet.Time"
    names = {"TEXT": "string", "MONEY": "savedwallet.Money", "DELAY": wait, "SPAN": wait.replace("Wait", "Span"),
             "DATA": "table", "LIST": "string[]"}
    return names.get(kind) or "|".join(f'"{word}"' for word in words.split())


def test_each_argument_has_its_type():
    for action, _ in rows("actions.def", "ACTION"):
        wanted = {name + ("" if needed == "NEEDED" else "?"): typed(kind, words)
                  for of, name, kind, needed, words in rows("actions.def", "ARGUMENT") if of == action}
        assert fields(f"savedwallet.{action}") == wanted
        assert f"function {action}(it) end" in TYPES
    wanted = {name + "?": typed(kind, words) for name, kind, _, words in rows("actions.def", "FLOW_ARGUMENT")}
    assert fields("savedwallet.flow") == wanted
    assert re.findall(r"^function flow\.(\w+)", TYPES, flags=re.M) == [name for name, in rows("actions.def", "FLOW")]


@pytest.mark.parametrize("hook", [hook for hook in LETTERS if hook != "event"])
def test_each_input_has_its_type(hook):
    simple = {"string": "string", "integer": "integer", "boolean": "boolean", "money": "savedwallet.Money",
              "time": "savedwallet.Time", "list": "string[]"}
    wanted = {}
    for of, path, of_type, *_ in rows("inputs.def", "INPUT"):
        if of != hook or path.endswith("*"):
            continue
        parts = [part for part in path.split(".") if part != "*"]
        owner = ".".join([LETTERS[hook]] + [part.capitalize().removesuffix("s") for part in parts[:-1]])
        own = ".".join([LETTERS[hook], parts[-1].capitalize().removesuffix("s")])
        kind = of_type.rstrip("?")
        is_type = simple.get(kind) or {"table": f"savedwallet.{own}", "map": f"table<string, savedwallet.{own}>"}[kind]
        is_type = NEXT_STEP if parts[-1] == "next_step" else is_type
        wanted.setdefault(owner, {})[parts[-1] + ("?" if of_type.endswith("?") else "")] = is_type
    for owner, members in wanted.items():
        assert fields(f"savedwallet.{owner}") == members


def test_each_word_is_in_the_handbook():
    for name, *rest in rows("words.def", "WORD"):
        word = f"{name}.{rest[0]}" if name else rest[0]
        assert re.search(rf"(?<![\w.]){re.escape(word)}(?!\w)", HANDBOOK), f"the handbook never says {word}"
