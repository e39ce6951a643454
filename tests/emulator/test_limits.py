# SPDX-License-Identifier: Apache-2.0
"""Much at once: many slow connections, a year with many wallets open, more requests than are answered."""
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


def test_requests_above_the_rate_are_throttled_and_change_nothing(start, seller, keys):
    merchant = seller(start("--data-dir", keys, "--clock", "2026-01-01T00:00:00Z").ready)
    wallet = merchant.wallet()
    assert merchant.control("PUT", "throttle", {"perSecond": 2, "burst": 3}).body == {"perSecond": 2, "burst": 3}
    body = merchant.charge_body(wallet, "1.00")
    statuses = [merchant.call("POST", "/v2/charges", body, key=f"k-{n}").status for n in range(5)]
    assert statuses == [201, 201, 201, 429, 429]
    assert merchant.call("POST", "/v2/charges", body, key="k-3").reason == "TooManyRequests"
    merchant.advance("1s")
    statuses = [merchant.call("POST", "/v2/charges", body, key=f"k-{n}").status for n in range(3, 6)]
    assert statuses == [201, 201, 429]
    merchant.advance("8h")
    assert [merchant.get("chargePermissions", wallet).status for _ in range(4)] == [200, 200, 200, 429]
    assert merchant.control("DELETE", "throttle").body == {"perSecond": 0, "burst": 0}
    assert len(merchant.control("GET", "state").body["charges"]) == 5
    for wrong in [{}, {"perSecond": 0, "burst": 1}, {"perSecond": "2", "burst": 1}, {"perSecond": 1, "burst": 1, "x": 1}]:
        assert merchant.control("PUT", "throttle", wrong).status == 400
