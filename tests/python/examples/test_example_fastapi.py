# SPDX-License-Identifier: Apache-2.0
"""fastapi_app.py, served by uvicorn."""

import re
import threading
import time

import httpx
import pytest
import uvicorn


class Quiet(uvicorn.Server):
    """On a thread there are no signals to take."""

    def install_signal_handlers(self):
        pass


@pytest.fixture
def shop(environment):
    import fastapi_app

    fastapi_app.wallets.clear()
    fastapi_app.charges.clear()
    server = Quiet(uvicorn.Config(fastapi_app.app, port=0, log_level="error", lifespan="on"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.01)
    url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    with httpx.Client(base_url=url, trust_env=False) as client:
        yield client
    server.should_exit = True
    thread.join(10)
    assert not thread.is_alive()


def save(shop, buyer):
    page = shop.get("/")
    assert re.search("script-src 'nonce-", page.headers["content-security-policy"])
    back = shop.get(buyer(page.text))
    assert back.status_code == 200 and "Wallet saved" in back.text and "1111" in back.text


def test_saved_and_charged_once(shop, emulator, buyer):
    save(shop, buyer)
    ride = {"ride": "81", "amount": "18.40 EUR"}
    first, second = shop.post("/charges", json=ride), shop.post("/charges", json=ride)
    assert first.json() == second.json() and first.json()["state"] == "Captured"
    assert len(emulator.state()["charges"]) == 1


def test_refused(shop, emulator, buyer):
    assert shop.post("/charges", json={"ride": "81", "amount": "1.00 EUR"}).status_code == 403
    save(shop, buyer)
    assert shop.post("/charges", json={"ride": "81", "amount": "a lot"}).status_code == 422
    emulator.break_wallet(emulator.state()["chargePermissions"][0]["chargePermissionId"])
    answer = shop.post("/charges", json={"ride": "81", "amount": "1.00 EUR"})
    assert answer.status_code == 402 and answer.json()["next_step"] == "update_wallet"


def test_gave_up_and_another_browser(shop, buyer):
    page = shop.get("/").text
    assert "buyer_canceled" in shop.get(buyer(page, cancel=True)).text
    url = buyer(page)
    shop.cookies.clear()
    assert shop.get(url).status_code == 403
    shop.cookies.set("sid", "another")
    assert shop.get(url).status_code == 400


class Written(dict):
    """What was written, again and again, by the answer of a charge and by its notification: either may come first."""

    def __init__(self):
        super().__init__()
        self.writes = []

    def __setitem__(self, charge, state):
        super().__setitem__(charge, state)
        self.writes.append((charge, state))


def test_notifications(shop, emulator, buyer, monkeypatch):
    import fastapi_app

    charges = Written()
    monkeypatch.setattr(fastapi_app, "charges", charges)
    save(shop, buyer)
    emulator.notify(f"{shop.base_url}/amazon/notifications".replace("//amazon", "/amazon"))
    pending = shop.post("/charges", json={"ride": "82", "amount": "2.00 EUR"}).json()["charge"]
    end = time.monotonic() + 10
    while len(states := [state for charge, state in charges.writes if charge == pending]) < 2:
        assert time.monotonic() < end, emulator.control("GET", "notifications")
        time.sleep(0.02)
    assert "Captured" in states
    assert shop.post("/amazon/notifications", content=b"{}").status_code in (400, 403)
