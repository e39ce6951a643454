# SPDX-License-Identifier: Apache-2.0
"""Persistent by itself: what php-fpm's workers keep from one request to the next, and what they do not."""
import json
import os
import statistics
import subprocess
import sys
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from site_of_fpm import WORKERS, Proxy, Site, Visitor  # noqa: E402

REQUESTS = 2000
BUILD = Path(os.environ["TESTED_BUILD"])
OTHER = "SANDBOX-OTHER000000000000000000000001"


class Emulator:
    def __init__(self, folder):
        self.stderr = open(folder / "stderr", "wb")
        self.process = subprocess.Popen(
            [BUILD / "bin/savedwallet-emulator", "--region", "eu", "--data-dir", folder], stdout=subprocess.PIPE, stderr=self.stderr, text=True)
        self.ready = json.loads(self.process.stdout.readline())

    def control(self, method, path, value=None):
        request = urllib.request.Request(
            f"{self.ready['http_url']}/emulator/api/{path}", None if value is None else json.dumps(value).encode(),
            headers={"content-type": "application/json", "x-emulator-token": self.ready["control_token"]}, method=method)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    def stop(self):
        self.process.terminate()
        code = self.process.wait(timeout=10)
        self.process.stdout.close()
        self.stderr.close()
        return code


def keys(folder):
    """A pair of keys in a folder of their own."""
    folder.mkdir()
    subprocess.run([BUILD / "bin/savedwallet", "keys", "new"], cwd=folder, check=True, capture_output=True, timeout=30)
    return folder / "private.pem", folder / "public.pem"


@pytest.fixture(scope="module")
def emulator(tmp_path_factory):
    one = Emulator(tmp_path_factory.mktemp("emulator"))
    yield one
    assert one.stop() == 0


@pytest.fixture(scope="module")
def proxy(emulator):
    one = Proxy(int(emulator.ready["url"].rsplit(":", 1)[1]))
    yield one
    one.stop()


@pytest.fixture(scope="module")
def charge(emulator):
    """A charge of the emulator's own merchant."""
    script = Path(__file__).with_name("charge.php")
    env = {**os.environ, **variables(emulator, emulator.ready["url"])}
    done = subprocess.run(["php", script, BUILD, emulator.ready["http_url"], emulator.ready["control_token"]], env=env,
                          capture_output=True, text=True, timeout=30)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def variables(emulator, url):
    ready = emulator.ready
    return {"SAVEDWALLET_REGION": "eu", "SAVEDWALLET_MERCHANT_ID": ready["merchant_id"], "SAVEDWALLET_STORE_ID": ready["store_id"],
            "SAVEDWALLET_PUBLIC_KEY_ID": ready["public_key_id"], "SAVEDWALLET_PRIVATE_KEY_FILE": ready["private_key_file"],
            "SAVEDWALLET_CA_FILE": ready["ca_file"], "SAVEDWALLET_BASE_URL": url, "SAVEDWALLET_LEDGER_CURRENCY": "EUR"}


@pytest.fixture(scope="module")
def other(emulator, tmp_path_factory):
    """Another merchant: where its key lies."""
    private, public = keys(tmp_path_factory.mktemp("other") / "keys")
    emulator.control("POST", "merchants", {"merchantId": "A2OTHER0000001", "storeId": "amzn1.application-oa2-client." + "1" * 32,
                                           "publicKeyId": OTHER, "publicKey": public.read_text()})
    return private


@pytest.fixture
def visitor(site):
    with Visitor(site.port) as one:
        yield one


@pytest.fixture(scope="module")
def site(emulator, proxy, other, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    params = {"SAVEDWALLET_MERCHANT_ID": "A2OTHER0000001", "SAVEDWALLET_PUBLIC_KEY_ID": OTHER, "SAVEDWALLET_PRIVATE_KEY_FILE": other}
    one = Site(folder, BUILD, Path(__file__).with_name("page.php"), variables(emulator, proxy.url), params,
               os.environ["PHP_FPM"], os.environ["NGINX"])
    yield one
    assert one.stop() == [0, 0], one.logs()
    assert one.log("php.log") == "", "PHP has warned"


def test_two_thousand_requests_make_one_connection_a_worker(site, proxy, charge):
    def visit(_):
        with Visitor(site.port) as visitor:
            return [visitor.get(f"/pool?charge={charge}") for _ in range(REQUESTS // WORKERS)]

    with ThreadPoolExecutor(WORKERS) as pool:
        told = sorted((one for many in pool.map(visit, range(WORKERS)) for one in many), key=lambda one: one["at"])
    assert len(told) == REQUESTS and all(one.get("status") == 200 for one in told), [one for one in told if "error" in one][:3]
    workers = {one["pid"] for one in told}
    assert 1 < len(workers) <= WORKERS
    print(f"{REQUESTS} requests by {len(workers)} workers over {len(proxy.bytes_of)} TLS connections")
    assert len(proxy.bytes_of) <= len(workers)
    first = [next(one for one in told if one["pid"] == worker) for worker in workers]
    warm = [one for one in told if one not in first]
    with Visitor(site.port) as visitor:
        alone = [visitor.get(f"/pool?charge={charge}") for _ in range(50)]
    assert len(proxy.bytes_of) <= len(workers)
    for name, some in (("cold", first), ("warm", warm), ("warm, one at a time", alone)):
        made, called = (statistics.median(one[part] for one in some) for part in ("made_us", "call_us"))
        print(f"{name}: the client is made in {made:.0f} us, getCharge takes {called:.0f} us (medians)")
    assert statistics.median(one["made_us"] for one in warm) < 5000


def test_eight_visitors_at_once_charge_one_intent_once(site, emulator, charge):
    wallet = emulator.control("GET", "state")["chargePermissions"][0]["chargePermissionId"]

    def buy(intent):
        with Visitor(site.port) as visitor:
            return visitor.get(f"/pool?wallet={wallet}&intent={intent}")

    with ThreadPoolExecutor(8) as pool:
        told = [one for number in range(5) for one in pool.map(buy, [f"ride:{number}"] * 8)]
    assert not [one for one in told if "error" in one]
    assert len({one["pid"] for one in told}) > 1
    made = {one["chargeId"] for one in emulator.control("GET", "state")["charges"]} - {charge}
    assert len(made) == 5 and {one["charge"] for one in told} - {""} == made
    with Visitor(site.port) as visitor:
        alone = [visitor.get(f"/pool?wallet={wallet}&intent=ride:0") for _ in range(50)]
    assert {one["charge"] for one in alone} < made
    opened, asked = (statistics.median(one[part] for one in alone) for part in ("opened_us", "call_us"))
    print(f"an engine is opened in {opened:.0f} us, and a charge that was made is told in {asked:.0f} us (medians)")


def test_two_configurations_share_neither_connection_nor_key(visitor, proxy, charge, emulator):
    connections, ids = {}, {}
    for number in range(40):
        place = ("/pool", "/params")[number % 2]
        told, used = proxy.used(lambda: visitor.get(f"{place}?charge={charge}"))
        assert len(used) == 1, "a call goes over one connection"
        connections.setdefault(place, set()).update(used)
        ids.setdefault(place, set()).add(told.get("key_id"))
        # The other merchant is known by its signature, and knows no such charge.
        assert told.get("status" if place == "/pool" else "reason") == (200 if place == "/pool" else "ResourceNotFound"), told
    assert not connections["/pool"] & connections["/params"]
    assert ids == {"/pool": {emulator.ready["public_key_id"]}, "/params": {OTHER}}
    assert len(connections["/params"]) <= WORKERS


def test_a_key_file_that_is_replaced_is_noticed_by_each_worker(visitor, charge, other, tmp_path):
    def reasons():
        return {visitor.get(f"/params?charge={charge}").get("reason") for _ in range(20)}

    right, (wrong, _) = other.read_bytes(), keys(tmp_path / "wrong")
    assert reasons() == {"ResourceNotFound"}
    os.replace(wrong, other)
    assert reasons() == {"InvalidRequestSignature"}
    other.write_bytes(right)  # in its place
    assert reasons() == {"ResourceNotFound"}
    other.write_text("no key")
    assert {visitor.get(f"/params?charge={charge}").get("error") for _ in range(8)} == {"key"}
    assert visitor.get(f"/pool?charge={charge}")["status"] == 200
    other.write_bytes(right)
    assert reasons() == {"ResourceNotFound"}
