# SPDX-License-Identifier: Apache-2.0
"""A disk that is full, read-only or torn, and an old backup: nothing is sent that is not on disk, nothing doubles."""
import contextlib
import os
import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from support import SHORT, Died, Worker, event, job, money, sweep

RULES = Path(__file__).with_name("rules.lua")
RUN = job("run", until_idle=True)
WAIT = {"amount": "10.00 EUR", "wait_ms": 20_000}

# What the worker's user may do, where that user is root: no more than anybody.
NO_ROOT = [["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"], []][os.geteuid() != 0]


@pytest.fixture
def wallet(emulator):
    return emulator.wallet()


def started(journal):
    """What the journal's file says was begun: what is in no commit was not."""
    with contextlib.closing(sqlite3.connect(journal)) as database:
        return database.execute("SELECT count(*) FROM attempt").fetchone()[0]


def sent(emulator, wallet):
    return [request for request in emulator.asked("POST", "/v2/charges") if wallet in request["requestBody"]]


def finish_well(emulator, journal, wallet):
    """With room on the disk again, the program says what it meant once more: there is one charge."""
    with Worker(emulator, journal, **SHORT) as worker:
        worker.charge(intent=wallet, wallet=wallet, **WAIT)
        worker.finish()
        assert worker.actions()[wallet].state == "accepted"
    assert len(emulator.charges(wallet)) == 1


def is_helpful(told):
    """It says which file, and what a person does about it."""
    help_is = ("make room", "look at its disk", "right to write")
    return "journal" in told.message and any(words in told.message for words in help_is)


def fail(emulator, folder, number, *lines):
    """A charge while the disk fails in this way, and then its end. @return what was told, and how many points there were"""
    journal, wallet = folder / f"{number}.db", emulator.wallet()
    with Worker(emulator, journal, **SHORT) as worker:
        for line in lines:
            worker.do(line)
        told = worker.charge(intent=wallet, wallet=wallet, **WAIT)
        reached = worker.do("points")
    assert told.code in ("ok", "no_answer") or is_helpful(told) or "made to fail" in told.message, told
    assert not sent(emulator, wallet) or started(journal) == 1, told
    finish_well(emulator, journal, wallet)
    return told, reached


def test_at_whichever_write_the_disk_is_full_nothing_is_sent_without_a_start(emulator, tmp_path):
    def play(n):
        told, _ = fail(emulator, tmp_path, n, f"disk {n}")
        return told.code if told.code != "ok" else None

    codes = sweep(play)
    print(f"{len(codes)} writes that failed")
    assert set(codes) == {"io"} and len(codes) > 5


def test_with_rlimit_fsize_at_whichever_size_nothing_is_sent_without_a_start(emulator, tmp_path):
    def play(n):
        told, _ = fail(emulator, tmp_path, n, f"limit {4096 * (n - 1)}")
        return told.code if told.code != "ok" else None

    codes = sweep(play)
    assert set(codes) == {"io"} and len(codes) > 5


def test_at_whichever_statement_the_journal_fails_nothing_is_sent_without_a_start(emulator, tmp_path):
    def play(step):
        told, reached = fail(emulator, tmp_path, step, f"at {step}=fail", "arm")
        return told.code if reached >= step else None

    codes = sweep(play)
    print(f"{codes.count('io')} statements that failed")
    assert set(codes) <= {"io", "ok", "no_answer"} and codes.count("io") > 5


def test_a_read_only_journal_says_so_and_nothing_is_sent(emulator, journal, wallet, tmp_path):
    with Worker(emulator, journal) as worker:
        worker.do(job("charge", intent=wallet, wallet=wallet, amount="10.00 EUR"))
    for file in tmp_path.glob("journal.db*"):
        file.chmod(0o400)
    with Worker(emulator, under=NO_ROOT) as worker:
        told = worker.ask(f"open {journal}")
    assert told.code == "io" and is_helpful(told), told
    assert not sent(emulator, wallet)
    journal.chmod(0o600)
    finish_well(emulator, journal, wallet)


def tear(journal, chance):
    """What a power cut leaves of the last page: cut off, or something else."""
    wal = Path(f"{journal}-wal")
    torn = wal if wal.exists() and wal.stat().st_size else journal
    size = torn.stat().st_size
    with open(torn, "r+b") as file:
        if chance.random() < 0.5:
            file.truncate(max(0, size - chance.randint(1, 4000)))
        else:
            file.seek(max(0, size - chance.randint(1, 4000)))
            file.write(chance.randbytes(64))


def test_with_the_last_page_torn_after_a_crash_nothing_doubles(emulator, tmp_path):
    """The page that was being written, at each step of a charge: a commit that was not ended is not there."""
    def play(step):
        journal, wallet = tmp_path / f"{step}.db", emulator.wallet()
        worker = Worker(emulator, journal, **SHORT)
        worker.do(f"at {step}=kill")
        worker.do("arm")
        try:
            worker.charge(intent=wallet, wallet=wallet, **WAIT)
            return None
        except Died:
            tear(journal, random.Random(step))
            finish_well(emulator, journal, wallet)
            return step
        finally:
            worker.stop()

    assert len(sweep(play)) > 8


def test_a_journal_that_is_damaged_says_so_and_nothing_is_sent(emulator, journal, wallet):
    with Worker(emulator, journal) as worker:
        worker.do(job("charge", intent=wallet, wallet=wallet, amount="10.00 EUR"))
        worker.do("verify")
    pages = journal.read_bytes()
    journal.write_bytes(pages[:4096] + bytes(len(pages) - 4096))
    with Worker(emulator) as worker:
        told = worker.ask(f"open {journal}")
        told = worker.ask(RUN) if told.code == "ok" else told
    assert told.code == "io" and "damaged" in told.message and "backup" in told.message, told
    assert not sent(emulator, wallet)
    journal.write_bytes(pages)
    finish_well(emulator, journal, wallet)


@pytest.mark.parametrize("declines", [0, 1])
def test_an_old_backup_and_the_events_again_charge_nothing_twice(emulator, journal, wallet, tmp_path, declines):
    events = [event("ride.ended", number, wallet, id=f"ride:{number}", amount=money(f"{number}.00"))
              for number in (1, 2, 3)]
    with Worker(emulator, journal, RULES) as worker:
        worker.do(events[0])
        worker.finish()
        worker.do(job("backup", path=str(tmp_path / "backup.db")))
        worker.do(f"simulate SoftDeclined {declines}")
        for each in events[1:]:
            worker.do(each)
        worker.finish()
    restored = tmp_path / "restored.db"
    shutil.copy(tmp_path / "backup.db", restored)
    requests = emulator.state()["requests"]
    with Worker(emulator, restored, RULES) as worker:
        for each in events:
            worker.do(each)
        worker.run()
        assert worker.do("status").paused and "backup" in worker.do("status").paused.reason
        assert len(emulator.charges(wallet)) == 3
        assert not emulator.asked("POST", "/v2/charges", since=requests)
        worker.do(job("resume", by="the test"))
        worker.finish()
        assert {action.state for action in worker.actions().values()} == {"accepted"}
    assert len(emulator.charges(wallet)) == 3
