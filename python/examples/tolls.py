# SPDX-License-Identifier: Apache-2.0
"""Charges the tolls that come in after a rental. Run it as often as you like: each toll is charged once.

    python3 tolls.py tolls.jsonl [--again]

Each line of the file is a toll:

    {"toll": "T1", "rental": "R1", "wallet": "C01-…", "amount": "4.00 EUR"}

What came of each is written beside it, to tolls.jsonl.results. A toll that was charged or declined is left alone from
then on; one whose end nobody knows is sent again, with the same intent. --again: makes a new attempt at those that were
declined, once what is to be done about them was done. Ends with 0 when all are charged, 1 when some are not, 3 when
Amazon gave no answer.
"""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

import savedwallet as sw

NEXT = {
    sw.NextStep.WAIT: "try --again tomorrow",
    sw.NextStep.UPDATE_WALLET: "ask the renter to choose another card on Amazon's update page, then --again",
    sw.NextStep.NEW_SETUP: "the wallet is gone: ask the renter to save one",
    sw.NextStep.LOWER_AMOUNT: "the amount is too large for this wallet",
    sw.NextStep.NEXT_MONTH: "the month's limit is reached: --again next month",
    sw.NextStep.FIX_REQUEST: "correct the line, then --again",
}


def main() -> int:
    words = argparse.ArgumentParser(description="Charges tolls after a rental, each of them once.")
    words.add_argument("file", type=Path, help="a file of JSON lines")
    words.add_argument("--again", action="store_true", help="a new attempt at the declined ones")
    given = words.parse_args()
    results = Results(given.file.with_name(given.file.name + ".results"))
    tolls = [json.loads(line) for line in given.file.read_text("utf-8").splitlines() if line.strip()]
    with sw.Client.from_env(initiator="MITU", channel="Web") as client:
        states = [settle(client, toll, results, given.again) for toll in tolls]
    return 3 if "unknown" in states else 1 if "declined" in states else 0


class Results:
    """What came of each toll: a line for each attempt, on the disk before the next toll is begun."""

    def __init__(self, file: Path) -> None:
        self.file = file
        lines = file.read_text("utf-8").splitlines() if file.exists() else []
        # A line that a crash has cut off tells nothing: its toll is sent again, with the same intent.
        self.last = {one["toll"]: one for one in map(parse, lines) if one}

    def add(self, toll: str, attempt: int, state: str, about: str) -> str:
        line = {"toll": toll, "attempt": attempt, "state": state, "about": about}
        with self.file.open("a", encoding="utf-8") as out:
            print(json.dumps(line), file=out, flush=True)
            os.fsync(out.fileno())
        self.last[toll] = line
        print(f"{toll}: {state}, {about}")
        return state


def parse(line: str) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        return None


def settle(client: sw.Client, toll: dict[str, Any], results: Results, again: bool) -> str:
    """@return charged, declined or unknown"""
    name = toll["toll"]
    last = results.last.get(name, {"state": "new", "attempt": 1})
    if last["state"] == "charged" or (last["state"] == "declined" and not again):
        print(f"{name}: {last['state']} before, {last['about']}")
        return str(last["state"])
    # Only a definite no is followed by a new attempt. Without an answer it stays the same one.
    attempt = last["attempt"] + (last["state"] == "declined")
    try:
        receipt = client.charge(
            wallet=toll["wallet"], amount=toll["amount"], intent=f"toll:{name}", attempt=attempt,
            reference=toll["rental"],
        )
    except sw.NoAnswer as no:
        return results.add(name, attempt, "unknown", f"{no.message}; run this again")
    except sw.SavedWalletError as no:
        if no.effect is sw.Effect.UNKNOWN:
            return results.add(name, attempt, "unknown", f"{no}; run this again")
        todo = NEXT.get(no.next_step, "collect it another way")
        return results.add(name, attempt, "declined", f"{no.reason_code or no}: {todo}")
    return results.add(name, attempt, "charged", f"{receipt.id} {receipt.amount}")


if __name__ == "__main__":
    sys.exit(main())
