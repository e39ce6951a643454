# SPDX-License-Identifier: Apache-2.0
"""What is used is given back: memory stays flat over thousands of calls, and valgrind finds nothing lost."""
import asyncio
import gc
import logging
import os
import shutil
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

import savedwallet as sw
from savedwallet import Money
from savedwallet._native import core
from test_client import WALLET, WHOLE

HERE = Path(__file__).parent
CALLS = 10_000
# Sanitizers and valgrind keep what was freed for a while.
INSTRUMENTED = "asan" in os.environ.get("LD_PRELOAD", "")


@pytest.fixture(autouse=True)
def nothing_is_logged():
    """pytest keeps each line."""
    logger = logging.getLogger("savedwallet")
    logger.setLevel(logging.CRITICAL)
    yield
    logger.setLevel(logging.NOTSET)


def resident():
    """In KiB."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024


def assert_flat(do, times, most_kib=1024):
    """Does it some times, and then many times, which must take nothing more."""
    for _ in range(max(500, times // 10)):  # until all caches of Python are full
        do()
    gc.collect()
    tracemalloc.start()
    try:
        before, traced = resident(), tracemalloc.get_traced_memory()[0]
        blocks = sys.getallocatedblocks()
        for _ in range(times):
            do()
        gc.collect()
        grown = resident() - before
        assert tracemalloc.get_traced_memory()[0] - traced < most_kib * 256, "Python's memory grows"
    finally:
        tracemalloc.stop()
    assert sys.getallocatedblocks() - blocks < times * 0.9, "an object of Python's is left each time"
    assert INSTRUMENTED or grown < most_kib, f"{grown} KiB more after {times} calls"


def refused(call, kind=sw.InvalidRequest):
    def do():
        try:
            call()
        except kind:
            return
        raise AssertionError("it was not refused")

    return do


@pytest.fixture
def offline(account):
    """A client that reaches nobody."""
    with sw.Client(**account, base_url="http://127.0.0.1:9", max_attempts=1) as one:
        yield one


def test_thousands_of_decisions_leave_nothing():
    head = 'local rules = ruleset{ name = "a", version = "1", api = 1 }\n'
    text = head + "rules.choose_flow(function(c) return flow.saved{ why = c.wallet.descriptor } end)"
    rules, now = sw.Rules(text), "2026-11-29T16:00:00Z"
    wallet = {"usable": True, "descriptor": "Visa", "left_this_month": Money("5.00 EUR")}
    wrong = refused(lambda: rules.choose_flow(now=now))
    assert_flat(lambda: (rules.choose_flow(now=now, wallet=wallet, explain=True), wrong()), 3000)
    broken = refused(lambda: rules.reload("x ="))
    assert_flat(lambda: (rules.reload(text), broken(), rules.test(coverage=True), sw.Rules.check("x")), 500)


def test_thousands_of_jobs_of_an_engine_leave_nothing(offline, tmp_path):
    rules = sw.Rules('local rules = ruleset{ name = "a", version = "1", api = 1 }')
    with sw.Engine(offline, tmp_path / "journal.sqlite3", rules=rules) as engine:
        same = {"wallet": "B02-4410027-9003316", "amount": Money("5.00 EUR"), "intent": "a"}
        other = refused(lambda: engine.charge(**same | {"amount": "5.01 EUR"}), sw.Conflict)
        missing = refused(lambda: engine.show("b"), sw.NotFound)
        assert_flat(lambda: (engine.charge(**same), engine.show("a"), list(engine.list()), engine.status(), engine.receive(b"{}"), other(), missing()),
                    2000)
    wrong = refused(lambda: sw.Engine(offline, tmp_path / "other.sqlite3", settings={"lease_ms": 1}))
    assert_flat(lambda: (sw.Engine(offline, tmp_path / "journal.sqlite3", rules=rules).close(), wrong()), 300)


def test_ten_thousand_calls_that_are_refused_leave_nothing(offline):
    calls = [refused(lambda: offline.charge(wallet=WALLET, amount="1.00 EUR")), refused(lambda: offline.get_charge("\ud800")),
             refused(lambda: offline.create_charge({"colour": "red"}, intent="a")), refused(lambda: offline.call("nonsense")),
             refused(lambda: offline.receive(b"{}"), sw.SavedWalletError), refused(lambda: core.Client.run_free("x", b"{}", None, 5), TypeError)]

    def all_of_them():
        for call in calls:
            call()

    assert_flat(all_of_them, CALLS // len(calls))


def test_ten_thousand_amounts_and_keys_leave_nothing(offline):
    one = Money("18.40", "EUR")

    def reckon():
        (one + one).split(3)
        refused(lambda: Money("1.0", "EUR"))()
        offline.idempotency_key("createCharge", "ride:81")

    assert_flat(reckon, CALLS // 4)


def test_calls_that_nobody_answers_leave_nothing(offline):
    assert_flat(refused(lambda: offline.get_charge("S01-1"), sw.NoAnswer), 500)


def test_calls_that_are_answered_leave_nothing(recorded, loopback):
    loopback.answer = lambda request: (200, {**WHOLE, "chargePermissionId": WALLET}, {}) if request.method == "POST" else (
        404, {"reasonCode": "ResourceNotFound", "message": "x" * 1000}, {})

    def call():
        recorded.charge(wallet=WALLET, amount="1.00 EUR", intent="a")
        refused(lambda: recorded.get_charge("S01-1"), sw.NotFound)()
        loopback.requests.clear()

    assert_flat(call, 3000)


def test_awaited_calls_leave_nothing(account, loopback):
    loopback.answer = lambda request: (200, {**WHOLE, "chargePermissionId": WALLET}, {})

    async def main():
        async with sw.AsyncClient(**account, base_url=loopback.url) as one:
            async def some():
                calls = [asyncio.ensure_future(one.get_charge_permission(WALLET)) for _ in range(10)] + [asyncio.ensure_future(one.wallet(WALLET))]
                calls[0].cancel()
                await asyncio.gather(*calls, one.get_charge(""), return_exceptions=True)
                loopback.requests.clear()

            loop = asyncio.get_running_loop()
            for _ in range(10):
                await some()
            gc.collect()
            before, blocks = resident(), sys.getallocatedblocks()
            for _ in range(40):
                await some()
            gc.collect()
            assert loop.is_running()
            assert INSTRUMENTED or resident() - before < 3000
            assert sys.getallocatedblocks() - blocks < 2000

    asyncio.run(main())


def test_clients_that_come_and_go_leave_nothing(account):
    def make():
        one = sw.Client(**account)
        one.idempotency_key("createCharge", "a")
        refused(lambda: sw.Client(region="mars"))()
        if not one.environment:
            one.close()

    assert_flat(make, 300)


def test_async_clients_that_come_and_go_leave_no_thread_and_no_file(account, loopback):
    loopback.answer = lambda request: (200, {**WHOLE, "chargePermissionId": WALLET}, {})

    async def use():
        async with sw.AsyncClient(**account, base_url=loopback.url) as one:
            await asyncio.gather(one.get_charge_permission(WALLET), one.wallet(WALLET))

    def counts():
        """Files, and threads but for those of the server: it has one a connection for a moment longer."""
        gc.collect()
        with loopback.changed:
            assert loopback.changed.wait_for(lambda: loopback.connections == 0, 10)
        return len(os.listdir("/proc/self/fd")), len(os.listdir("/proc/self/task"))

    asyncio.run(use())
    loopback.clear()
    loopback.answer = lambda request: (200, {**WHOLE, "chargePermissionId": WALLET}, {})
    before = counts()
    for _ in range(20):
        asyncio.run(use())
    assert sum(counts()) < sum(before) + 20, "of twenty clients, something of each is left"


SCRIPT = HERE / "valgrind_script.py"


@pytest.mark.skipif(not shutil.which("valgrind"), reason="valgrind is not installed: apt install valgrind")
@pytest.mark.skipif(INSTRUMENTED, reason="valgrind and AddressSanitizer do not go together")
def test_valgrind_finds_no_error_and_nothing_lost(account, loopback, tmp_path):
    loopback.answer = lambda request: (200, {**WHOLE, "chargePermissionId": WALLET}, {})
    env = {name: os.environ[name] for name in ("PATH", "PYTHONPATH")}
    env |= {"PYTHONMALLOC": "malloc", "PYTHONDONTWRITEBYTECODE": "1", "SAVEDWALLET_BASE_URL": loopback.url}
    env |= {"SAVEDWALLET_" + name.upper(): str(value) for name, value in account.items()}
    env["SAVEDWALLET_JOURNAL"] = str(tmp_path / "journal.sqlite3")
    log = tmp_path / "log"
    done = subprocess.run(
        ["valgrind", "--quiet", "--error-exitcode=99", "--leak-check=full", "--show-leak-kinds=definite", "--errors-for-leak-kinds=definite",
         f"--suppressions={HERE}/valgrind.supp", f"--log-file={log}", "--num-callers=30", sys.executable, "-S", SCRIPT],
        env=env, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout) == (0, "done\n"), done.stderr + log.read_text()
    assert len(loopback.requests) >= 4
