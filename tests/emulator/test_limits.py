# SPDX-License-Identifier: Apache-2.0
"""Much at once: many slow connections, and a year with many wallets open."""
import os
import resource
import socket
import urllib.parse

SLOW = 1000
WALLETS = 10_000 if os.environ.get("SAVEDWALLET_FULL") else 100


def test_others_are_served_beside_a_thousand_slow_connections(start, seller, keys):
    most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most[1], 4 * SLOW), most[1]))
    slow = []
    try:
        one = start("--data-dir", keys)
        url = urllib.parse.urlsplit(one.ready["http_url"])
        for _ in range(SLOW):
            slow.append(socket.create_connection((url.hostname, url.port), timeout=10))
            slow[-1].sendall(b"GET /v2/charges/S01-0000000-0000000-C000000 HTTP/1.1\r\nHo")
        merchant = seller(one.ready)
        assert merchant.get("chargePermissions", merchant.wallet()).state == "Chargeable"
    finally:
        for connection in slow:
            connection.close()
        resource.setrlimit(resource.RLIMIT_NOFILE, most)


def test_a_year_passes_and_everything_ends_at_its_own_time(start, seller, keys):
    """One hold a wallet, each an hour after the last: after a year all have ended unused, thirty days after they began."""
    merchant = seller(start("--data-dir", keys, "--seed", "1", "--clock", "2026-01-01T00:00:00Z").ready)
    holds = []
    for _ in range(WALLETS):
        holds.append(merchant.charge(merchant.wallet(), "1.00", captureNow=False).body["chargeId"])
        merchant.advance("1h")
    merchant.advance("365d")
    ended = [merchant.get("charges", hold).body for hold in holds]
    assert {one["statusDetails"]["reasonCode"] for one in ended} == {"ExpiredUnused"}
    assert all(one["statusDetails"]["lastUpdatedTimestamp"] == one["expirationTimestamp"] for one in ended)
    times = [one["statusDetails"]["lastUpdatedTimestamp"] for one in ended]
    assert times == sorted(times) and len(set(times)) == WALLETS
