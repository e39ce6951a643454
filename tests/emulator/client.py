# SPDX-License-Identifier: Apache-2.0
"""The project's own client, as the command: what it prints is what it believed of the emulator's answer."""
import json
import os
import pathlib
import subprocess

NAMES = {"MERCHANT_ID": "merchant_id", "STORE_ID": "store_id", "PUBLIC_KEY_ID": "public_key_id",
         "PRIVATE_KEY_FILE": "private_key_file", "REGION": "region", "BASE_URL": "url", "CA_FILE": "ca_file"}


def call(merchant, operation, *ids, body=None, query=(), key=None):
    """Calls an operation of a merchant's emulator. @return status and body; an answer not believed fails the test"""
    command = [str(pathlib.Path(os.environ["SAVEDWALLET_BIN"]) / "savedwallet"), "call", operation, *ids, "--json"]
    for pair in query:
        command += ["--query", pair]
    if key:
        command += ["--idempotency-key", key]
    if body is not None:
        command += ["--body-file", "-"]
    environment = {f"SAVEDWALLET_{name}": merchant.ready[member] for name, member in NAMES.items()}
    done = subprocess.run(command, input=json.dumps(body).encode(), capture_output=True, env=environment, timeout=30)
    assert done.returncode == 0, (operation, done.stdout, done.stderr)
    told = json.loads(done.stdout)
    return told["status"], told["body"]
