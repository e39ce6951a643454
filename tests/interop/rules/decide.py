# SPDX-License-Identifier: Apache-2.0
"""As decide.c, through the package."""
import json
import locale
import sys

import savedwallet as sw

locale.setlocale(locale.LC_ALL, "")
rules = sw.Rules.load(sys.argv[1])
MAKE = {"event": rules.decide, "decline": rules.decline, "wallet": rules.wallet_change, "refund": rules.refund, "dispute": rules.dispute}
for line in sys.stdin.buffer:
    hook, _, text = line.decode().partition("\t")
    given = json.loads(text)
    for _ in range(int(sys.argv[2])):
        try:
            if hook == "flow":
                said = rules.choose_flow(given["flow"], explain=True).json
            else:
                said = MAKE[hook](given[hook], state=given["state"], explain=True).json
        except sw.SavedWalletError as wrong:
            said = str(wrong)
        sys.stdout.buffer.write(said.encode() + b"\n")
