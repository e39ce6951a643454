# SPDX-License-Identifier: Apache-2.0
"""What is said of types is so: the checkers find no fault, and the tables of Python are those of the library."""
import ast
import inspect
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import savedwallet as sw
from savedwallet import _errors_table, _operations
from savedwallet._native import core
from savedwallet._runtime import run_free
from test_client import CALLS, snake

HERE = Path(__file__).parent
PACKAGE = HERE.parents[1] / "python" / "savedwallet"
USES = HERE / "uses_every_method.py"
EXAMPLES = HERE.parents[1] / "python" / "examples"
OPERATIONS = [one["name"] for one in run_free("operations", {})["operations"]]
# What only one of them can have: signing and keys take no time, and each is ended in its own way.
OF_CLIENT_ALONE = {"close"}
OF_ASYNC_CLIENT_ALONE = {"aclose"}


def public(kind):
    return {name for name in dir(kind) if not name.startswith("_")}


def parameters(method):
    """Names, kinds, defaults and annotations: what a caller has to know."""
    return [(one.name, one.kind, one.default, str(one.annotation)) for one in list(inspect.signature(method).parameters.values())[1:]]


@pytest.fixture
def checked(tmp_path):
    """A folder with the package and the file that uses it."""
    shutil.copytree(PACKAGE, tmp_path / "savedwallet", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(USES, tmp_path)
    return tmp_path


# What keeps callers without a checker from harm is unnecessary to a checker; JSON is unknown to it.
OURS = {"reportUnnecessaryIsInstance": False, "reportPrivateUsage": False, "reportUnknownArgumentType": False,
        "reportUnknownVariableType": False, "reportMissingModuleSource": False}


def mypy(folder, *more):
    # One cache for all: what takes time are the types of the standard library and of frameworks.
    command = ["/usr/bin/mypy", "--strict", "--no-error-summary", "--cache-dir", folder.parent / "mypy-cache", *more]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    return (done.stdout + done.stderr).splitlines()


@pytest.mark.skipif(not Path("/usr/bin/mypy").exists(), reason="mypy is not installed: apt install mypy")
def test_mypy_finds_no_fault_and_finds_those_that_are_made(checked):
    assert mypy(checked, "-p", "savedwallet", "-m", "uses_every_method") == []
    (checked / "wrong.py").write_text("""
import savedwallet as sw

client = sw.Client.from_env()
client.charge(wallet=5, amount="1.00 EUR", intent="a")
client.charge(wallet="a", amount=1.5, intent="a")
client.create_charge({"chargePermissionId": "a"}, intent="a")
client.get_charge()
client.get_charge("a").body["colour"]
client.wallet("a").colour
client.get_charge("a", intent="a")
sw.Rules("", limits={"instuctions": 5})
sw.Engine(client, "j", settings={"leese_ms": 5}).charge(wallet="a", amount="1.00 EUR")
sw.Rules.load("a.lua").decide({"id": "1"})


async def main(other: sw.AsyncClient) -> str:
    return other.wallet("a").id
""")
    faults = {int(line.split(":")[1]) for line in mypy(checked, "wrong.py") if ": error:" in line}
    assert faults == {5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 18}


def pyright(folder, **config):
    (folder / "pyrightconfig.json").write_text(json.dumps({"typeCheckingMode": "strict", "pythonVersion": "3.11", **config}))
    script = HERE / "node_modules" / "pyright" / "index.js"
    done = subprocess.run(["node", script, "--outputjson", "--pythonpath", "/usr/bin/python3", "-p", folder], capture_output=True,
                          text=True, timeout=120)
    return [f"{Path(one['file']).name}:{one['range']['start']['line'] + 1}: {one['message']} {one.get('rule')}"
            for one in json.loads(done.stdout)["generalDiagnostics"] if one["severity"] == "error"]


@pytest.mark.skipif(not (HERE / "node_modules" / "pyright").exists() or not shutil.which("node"),
                    reason="pyright is not installed: npm ci --ignore-scripts in tests/python")
def test_pyright_finds_no_fault(checked):
    assert pyright(checked, include=[USES.name]) == []
    others = ["savedwallet/emulator.py", "savedwallet/pytest_plugin.py"]  # they use pytest, which has its own types or none
    assert pyright(checked, include=["savedwallet"], ignore=others, **OURS) == []


# The session and the configuration of Flask are mappings of what is unknown; all of Django is unknown.
FLASK = {"reportUnknownMemberType": False, "reportUnknownVariableType": False, "reportUnknownArgumentType": False}
DJANGO = {**FLASK, "useLibraryCodeForTypes": False, "reportMissingTypeStubs": False, "reportUnknownParameterType": False,
          "reportUntypedFunctionDecorator": False}


@pytest.fixture
def examples(checked):
    shutil.copytree(EXAMPLES, checked, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    return checked


@pytest.mark.skipif(not Path("/usr/bin/mypy").exists(), reason="mypy is not installed: apt install mypy")
def test_mypy_finds_no_fault_in_the_examples(examples):
    assert mypy(examples, "-p", "shop", "-m", "tolls", "-m", "fastapi_app", "-m", "django_app") == []


@pytest.mark.skipif(not (HERE / "node_modules" / "pyright").exists() or not shutil.which("node"),
                    reason="pyright is not installed: npm ci --ignore-scripts in tests/python")
def test_pyright_finds_no_fault_in_the_examples(examples):
    assert pyright(examples, include=["tolls.py", "fastapi_app.py"]) == []
    assert pyright(examples, include=["shop"], **FLASK) == []
    assert pyright(examples, include=["django_app.py"], **DJANGO) == []


def used(function):
    """The methods of `client`, `rules` or `engine` that a function of the file calls."""
    tree = ast.parse(USES.read_text())
    [body] = [one for one in tree.body if getattr(one, "name", None) == function]
    return {node.attr for node in ast.walk(body) if isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name) and node.value.id in ("client", "other", "rules", "engine")}


def test_the_file_that_is_checked_uses_every_method_of_both_clients():
    made = {"from_env", "from_file"}
    assert public(sw.Client) - used("waits") == made | {"close"}
    assert public(sw.AsyncClient) - used("awaits") == made
    assert "close" in used("make") and "from_env" in USES.read_text()
    assert public(sw.Rules) - used("decides") == {"load", "check", "test"}
    assert public(sw.Engine) - used("carries_out") == {"from_env"} and "Engine.from_env" in USES.read_text()


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_is_the_same_method_of_both_clients(name):
    waits, awaits = getattr(sw.Client, snake(name)), getattr(sw.AsyncClient, snake(name))
    assert parameters(waits) == parameters(awaits)
    assert inspect.signature(waits).return_annotation == inspect.signature(awaits).return_annotation
    assert inspect.iscoroutinefunction(awaits) and not inspect.iscoroutinefunction(waits)
    assert waits.__doc__ == awaits.__doc__ and "`" in waits.__doc__


def test_there_is_no_operation_that_the_library_does_not_know():
    emitted = {name for name in vars(_operations.Operations) if not name.startswith("_")}
    assert emitted == {snake(name) for name in OPERATIONS} == {snake(case["operation"]) for case in CALLS}
    assert emitted == {name for name in vars(_operations.AsyncOperations) if not name.startswith("_")}


def test_both_clients_do_the_same_jobs():
    jobs = public(sw.Client) - {snake(name) for name in OPERATIONS}
    others = public(sw.AsyncClient) - {snake(name) for name in OPERATIONS}
    assert jobs - others == OF_CLIENT_ALONE and others - jobs == OF_ASYNC_CLIENT_ALONE
    for name in jobs & others - {"from_env", "from_file", "call", "environment", "region", "merchant_id"}:
        assert parameters(getattr(sw.Client, name)) == parameters(getattr(sw.AsyncClient, name)), name
        assert getattr(sw.AsyncClient, name).__doc__


@pytest.mark.parametrize("word, kind", [
    ("flow", sw.Flow), ("surface", sw.Surface), ("start", sw.Start), ("payment", sw.Payment), ("wallet_outcome", sw.WalletOutcome),
    ("payment_outcome", sw.PaymentOutcome), ("finish_reason", sw.FinishReason), ("effect", sw.Effect), ("retry", sw.Retry),
    ("next_step", sw.NextStep),
])
def test_the_words_of_python_are_those_of_the_library(word, kind):
    assert [one.value for one in kind] == run_free("names", {})[word]
    for one in kind:
        assert one.name == re.sub("(?<=[a-z])(?=[A-Z])", "_", one.value).upper() and str(one) == one.value == one


def test_every_list_of_words_is_known_here():
    assert set(run_free("names", {})) == {"flow", "surface", "start", "payment", "wallet_outcome", "payment_outcome", "finish_reason",
                                          "effect", "retry", "next_step", "code", "error"}


def test_every_error_of_the_library_has_its_exception():
    table = {code: kind for code, kind, _ in _errors_table.ERRORS}
    assert list(table) == run_free("names", {})["code"]
    exceptions = {name for name in sw.__all__ if inspect.isclass(getattr(sw, name)) and issubclass(getattr(sw, name), Exception)}
    assert set(table.values()) == exceptions - {"SavedWalletError", "AmazonError"}
    for _, kind, text in _errors_table.ERRORS:
        assert getattr(sw, kind).__doc__ and text


def test_all_that_is_promised_is_there():
    assert len(sw.__all__) == len(set(sw.__all__)) and all(hasattr(sw, name) for name in sw.__all__)
    assert set(sw.__all__) <= set(dir(sw))
    assert sw.__version__ == run_free("version", {})["version"]
    with pytest.raises(AttributeError):
        sw.Clint
    assert (Path(sw.__file__).parent / "py.typed").exists()


def stub():
    """Each class of core.pyi, with its methods and their parameters."""
    tree = ast.parse((PACKAGE / "_native" / "core.pyi").read_text())
    classes = {one.name: one for one in tree.body if isinstance(one, ast.ClassDef) and not one.name.startswith("_")}
    return {name: {method.name: [argument.arg for argument in method.args.args] for method in one.body if isinstance(method, ast.FunctionDef)}
            for name, one in classes.items()}


def test_the_stub_of_the_native_module_says_what_is_there():
    said = stub()
    assert set(said) == {"Failure", "Cancel", "Client", "Batch", "Rules", "Engine"}
    real = {name for name, one in vars(core).items() if inspect.isclass(one) and not name.startswith("_")}
    assert real == set(said)
    assert said.pop("Failure") == {} and issubclass(core.Failure, Exception)
    for name, methods in said.items():
        kind = getattr(core, name)
        assert {one for one in vars(kind) if inspect.isroutine(getattr(kind, one)) and not one.startswith("_")} == set(methods) - {"__init__"}
        for method, arguments in methods.items():
            assert list(inspect.signature(getattr(kind, method)).parameters) == arguments, f"{name}.{method}"


@pytest.mark.parametrize("use", [
    lambda: core.Client(), lambda: core.Client(5), lambda: core.Client.run_free("money", "{}", None), lambda: core.Client.run_free(None, "{}", None, None),
    lambda: core.Client.run_free("money", None, None, None), lambda: core.Client.run_free("money", "{}", 5, None),
    lambda: core.Client.run_free("money", "{}", None, 5), lambda: core.Batch(None, 4), lambda: core.Batch(core.Cancel(), 4),
    lambda: core.Client.__new__(core.Client).run("about", "{}", None, None), lambda: core.Cancel.__new__(core.Cancel).request(),
    lambda: core.Batch.__new__(core.Batch).count(), lambda: core.Engine(None, None, "{}"), lambda: core.Engine(core.Cancel(), None, "{}"),
    lambda: core.Engine.__new__(core.Engine).run("status", "{}", None, None), lambda: core.Client.run(None, "about", "{}", None, None),
])
def test_the_native_module_refuses_what_its_stub_does_not_allow(use):
    with pytest.raises(TypeError):
        use()


def test_a_job_that_is_none_or_options_that_are_none_are_an_error_and_no_crash():
    for job, options in (("nonsense", "{}"), ("", "{}"), ("money", ""), ("money", "["), ("money", "[]"), ("money", b"\xff"), ("call", "{}"),
                         ("money", '{"do":"nonsense"}'), ("money", '{"colour":1}')):
        assert json.loads(core.Client.run_free(job, options, None, None))["error"]["code"] in ("invalid", "limit")
    with pytest.raises(ValueError):
        core.Client.run_free("a\0b", "{}", None, None)
