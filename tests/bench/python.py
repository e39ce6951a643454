# SPDX-License-Identifier: Apache-2.0
"""The Python client beside the C client, in turn, on the same core: signatures and signed TLS requests a second. And what
an import takes, and a client."""

import resource
import statistics
import subprocess
import sys
import time

program, url, ca_file, key_file, rounds = sys.argv[1:]
SECONDS, PAIRS = 0.25, 8  # the shorter a turn, the less the machine changes between the two
WALLET, KEY = "B01-4410027-9003316", "c04d4791fd56166abf7f2db7899a6d60"
BODY = {"chargePermissionId": WALLET, "chargeAmount": {"amount": "24.90", "currencyCode": "USD"}, "captureNow": True,
        "chargeInitiator": "MITU", "channel": "Web"}


def import_seconds(statement):
    def once():
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", statement], check=True)
        return time.perf_counter() - start

    return statistics.median(once() for _ in range(9))


def rate(work):
    start = now = time.perf_counter()
    count = 0
    while now - start < SECONDS:
        work()
        count += 1
        now = time.perf_counter()
    return count / (now - start)


def kilobytes():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 1024


def main():
    bare, ours = import_seconds("pass"), import_seconds("import savedwallet")
    print(f"python     import {1000 * (ours - bare):.1f} ms above an interpreter's own {1000 * bare:.1f} ms")
    import savedwallet as sw

    config = dict(region="na", public_key_id="SANDBOX-BENCH", private_key_file=key_file, base_url=url, ca_file=ca_file)
    client = sw.Client(**config)
    work = {
        "sign": lambda: client.sign("POST", "/v2/charges", body=sw_body, date="20260102T030405Z"),
        "requests": lambda: client.create_charge(BODY, idempotency_key=KEY),
        "charges": lambda: client.charge(wallet=WALLET, amount="24.90 USD", idempotency_key=KEY, initiator="MITU", channel="Web"),
    }
    sw_body = b'{"chargePermissionId":"B01-4410027-9003316","chargeAmount":{"amount":"24.90","currencyCode":"USD"}}'
    try:
        work["charges"]()
    except sw.SavedWalletError:
        del work["charges"]  # the server of the bench knows one answer, which is not that of this job
    ratios = {name: [] for name in work}
    with subprocess.Popen([program, url, ca_file, key_file, str(SECONDS)], stdin=-1, stdout=-1, text=True, bufsize=1) as c_client:
        for _ in range(int(rounds) * PAIRS):
            for name, one in work.items():
                print("sign" if name == "sign" else "requests", file=c_client.stdin)
                limit = float(c_client.stdout.readline())
                ratios[name].append((rate(one), limit))
        c_client.stdin.close()
    for name, pairs in ratios.items():
        mine, limit = (statistics.median(column) for column in zip(*pairs))
        each = sorted(ours / theirs for ours, theirs in pairs)
        print(f"python {name:10} Python {mine:6.0f}/s   C client {limit:6.0f}/s   ratio to the C client: median "
              f"{statistics.median(each):.3f}  (quartiles {each[len(each) // 4]:.3f}, {each[-len(each) // 4]:.3f})")
    before = kilobytes()
    clients = [sw.Client(**config) for _ in range(1000)]
    print(f"python     {(kilobytes() - before) / len(clients):.1f} KiB a client, of {len(clients)} that have made no call")


main()
