# SPDX-License-Identifier: Apache-2.0
"""Every block of python/README.md is run, and what its tables name is there."""
import asyncio
import json
import os
import re
import urllib.request
from pathlib import Path

import pytest

import savedwallet as sw
from savedwallet.emulator import Emulator

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "python/README.md").read_text()
BLOCKS = re.findall(r"^```python\n(.*?)^```$", TEXT, re.M | re.S)
NODE = ROOT / "tests/interop/node/node_modules/@amazonpay/amazon-pay-api-sdk-nodejs/src"


@pytest.fixture(scope="module")
def running():
    with Emulator(os.path.join(os.environ["SAVEDWALLET_BIN"], "savedwallet-emulator")) as one:
        yield one


@pytest.fixture
def emulator(running, monkeypatch, tmp_path):
    running.reset()
    for name, value in running.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("SAVEDWALLET_JOURNAL", str(tmp_path / "journal.sqlite3"))
    monkeypatch.delenv("SAVEDWALLET_RULES", raising=False)
    return running


@pytest.fixture
def readme(emulator):
    """Everything that the blocks define, run from the first to the last."""
    names = {"__name__": "readme"}
    for number, block in enumerate(BLOCKS):
        exec(compile(block, f"README block {number}", "exec"), names)
    names["client"] = emulator.client
    return names


def visit(browser, emulator):
    """A buyer presses the button of the page and agrees. @return the path on which the buyer comes back"""
    page = browser.get("/wallet")
    data = json.loads(re.search(r'<script type="application/json"[^>]*>(.*?)</script>', page.text, re.S).group(1))
    config = data["options"]["createCheckoutSessionConfig"]
    url = emulator.control("POST", "checkout", {
        "payload": config["payloadJSON"], "signature": config["signature"], "public_key_id": config["publicKeyId"],
        "algorithm": config["algorithm"], "product_type": data["options"]["productType"]})["url"]
    return page, url.removeprefix("https://shop.example")


def test_the_shop_has_at_most_25_lines():
    shop = next(block for block in BLOCKS if "Flask" in block)
    assert sum(bool(line.strip()) for line in shop.splitlines()) <= 31  # with its imports and settings
    start = shop.index("@app.get")
    assert sum(bool(line.strip()) for line in shop[start:].splitlines()) <= 25


def test_the_shop_saves_charges_and_is_notified(readme, emulator):
    browser = readme["app"].test_client()
    page, path = visit(browser, emulator)
    assert page.headers["cache-control"] == "no-store" and "nonce-" in page.headers["content-security-policy"]
    assert browser.get(path, base_url="https://shop.example").text == "saved Visa ****1111 (Amazon Pay)"
    charge = readme["charge"](81, "18.40")
    assert charge.state == "Captured"
    assert readme["charge"](81, "18.40").id == charge.id
    assert len(emulator.charges(readme["wallets"]["rider:42"])) == 1
    assert browser.post("/ipn", data=b"{}").status_code == 400


def test_an_authentic_notification_is_read_and_answered(readme, emulator):
    from http.server import BaseHTTPRequestHandler, HTTPServer

    browser, bodies = readme["app"].test_client(), []

    class Ears(BaseHTTPRequestHandler):
        def do_POST(self):
            bodies.append(self.rfile.read(int(self.headers["content-length"])))
            self.send_response(200)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Ears) as server:
        server.timeout = 10
        emulator.notify(f"http://127.0.0.1:{server.server_port}/ipn")
        wallet = emulator.setup()
        charge = emulator.client.charge(wallet=wallet, amount="4.00 EUR", intent="toll:1")
        while not any(charge.id.encode() in body for body in bodies):
            server.handle_request()
    assert browser.post("/ipn", data=bodies[-1]).status_code == 200
    assert readme["told"][charge.id]["statusDetails"]["state"] == "Captured"


def test_another_browsers_link_is_refused(readme, emulator):
    browser, other = readme["app"].test_client(), readme["app"].test_client()
    _, path = visit(browser, emulator)
    other.get("/wallet")
    with pytest.raises(sw.StateMismatch):
        readme["app"].testing = True
        other.get(path, base_url="https://shop.example")


def test_what_a_charge_does_that_does_not_go_through(readme, emulator):
    wallet = emulator.setup()
    assert readme["charge_ride"](wallet, 1) == "Captured"
    emulator.break_wallet(wallet, "PaymentMethodExpired")
    assert isinstance(readme["charge_ride"](wallet, 2), sw.Button)
    other = emulator.setup()
    with emulator.fault("createCharge", nth=1, kind="error_before"):
        readme["charge_ride"](other, 3)


def test_operations_and_finish(readme, emulator):
    wallet = emulator.setup()
    charge = emulator.client.charge(wallet=wallet, amount="4.00 EUR", intent="toll:1")
    status, state, request_id = readme["facts"](charge.id)
    assert (status, state) == (200, "Captured") and request_id
    assert readme["cut"](wallet) == "Closed"


def test_express(readme, emulator):
    button = emulator.client.button(sw.Flow.EXPRESS, return_url="https://shop.example/review", browser_session="sid")
    url = emulator.checkout(button)
    city, descriptor, address, payment = readme["review_page"](url, "sid", sw.new_nonce())
    assert city and "1111" in descriptor and "bindChangeAction" in address and "changePayment" in payment
    back = emulator.process(readme["place"](url, "sid"))
    assert readme["shop_finish"](back, "sid", "24.90 EUR").startswith(("S", "C"))


def test_many_at_once(readme, emulator):
    wallets = [emulator.setup() for _ in range(5)]
    receipts = asyncio.run(readme["charge_all"](wallets))
    assert [receipt.state for receipt in receipts] == ["Captured"] * 5


def test_the_rules(readme, emulator):
    wallet = emulator.setup()
    assert readme["which_way"](wallet) == "saved"
    emulator.break_wallet(wallet, "PaymentMethodExpired")
    assert readme["which_way"](wallet) == "setup_only"
    [(action, name, amount, at)] = readme["tolls"]("T1", sw.Money("4.00 EUR"), "2026-11-29T16:00:00Z")
    assert (action, name, amount, str(at)) == ("charge", "toll:T1", "6.50 EUR", "2026-12-02 16:00:00+00:00")


def test_the_engine(readme, emulator):
    wallet = emulator.setup()
    with readme["open_engine"]() as engine:
        assert readme["pay_ride"](engine, wallet, 81, "18.40 EUR") == "Captured"
        assert readme["pay_ride"](engine, wallet, 81, "18.41 EUR") == "stopped by another charge of this name"
        assert readme["give_back"](engine, 81).state is sw.ActionState.PLANNED
        assert readme["amazon_tells"](engine, b"{}") == 400
        assert readme["work"](engine) == [] and len(emulator.state()["refunds"]) == 1
        with emulator.fault("createCharge", nth=1, kind="reset_after"):
            assert readme["pay_ride"](engine, wallet, 82, "18.40 EUR") == "one moment"
        emulator.break_wallet(wallet)
        assert readme["pay_ride"](engine, wallet, 83, "18.40 EUR").startswith(("not paid", "stopped by wallet_chargeable"))
    assert len(emulator.charges(wallet)) == 2


def test_the_engine_with_rules(readme, emulator, monkeypatch, tmp_path):
    text = next(block for block in BLOCKS if "ruleset{" in block)
    (tmp_path / "tolls.lua").write_text(text[text.index("local rules"):text.index("''')")].replace(', after = "3d"', ""))
    monkeypatch.setenv("SAVEDWALLET_RULES", str(tmp_path / "tolls.lua"))
    with readme["open_engine"]() as engine:
        assert engine.rules.name == "tolls"
    with emulator.open_engine(rules=engine.rules) as engine:
        assert [intent for intent, _ in readme["toll"](engine, emulator.setup())] == ["toll:T1"]


def test_the_methods_of_the_engine_are_in_its_table():
    table = TEXT[TEXT.index("## Engine"):TEXT.index("## Logging")]
    named = set(re.findall(r"`([a-z_]+)`", table[table.index("| method |"):table.rindex("|")]))
    assert {name for name in named if not callable(getattr(sw.Engine, name, None))} == set()
    assert {name for name in vars(sw.Engine) if not name.startswith("_")} - named <= {
        "client", "journal", "rules", "closed", "close", "from_env", "set_clock_offset"}


def test_the_blocks_for_pytest(readme, emulator):
    readme["test_a_lost_answer_charges_once"](emulator)
    emulator.reset()
    readme["test_the_engine_finds_out"](emulator)


def test_every_operation_and_every_method_of_the_node_sdk_is_in_the_table():
    operations = [one["name"] for one in json.loads((ROOT / "core/api/api.json").read_text())["operations"]]
    table = TEXT[TEXT.index("| Node | Python |"):TEXT.index("And what it cannot")]
    for method in re.findall(r"`([a-z_]+)`", table.replace("client.", "")):
        assert hasattr(sw.Client, method), method
    named = set(re.findall(r"`(\w+)`", table))
    if NODE.exists():
        source = (NODE / "client.js").read_text()
        for method in set(re.findall(r"^    ([a-zA-Z]+)\s*\(.*\)\s*\{$", source, re.M)) - {"constructor"}:
            assert method in named, f"{method} of the Node SDK is not in the table"
    for name in operations:
        snake = re.sub(r"([A-Z])", lambda match: "_" + match.group(1).lower(), name)
        assert hasattr(sw.Client, snake), snake


def test_each_exception_of_the_package_is_told():
    for name in sw.__all__:
        kind = getattr(sw, name)
        if isinstance(kind, type) and issubclass(kind, sw.SavedWalletError):
            assert f"`{name}`" in TEXT, name
