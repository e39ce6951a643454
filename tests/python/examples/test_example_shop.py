# SPDX-License-Identifier: Apache-2.0
"""The shop, through Flask's test client: what its forms and its endpoint refuse. tests/browser goes
through the flows."""

import threading
from base64 import b64encode
from urllib.parse import urlsplit

import pytest
from werkzeug.serving import make_server

import savedwallet as sw
from conftest import field

ADMIN = {"authorization": "Basic " + b64encode(b"admin:for tests").decode()}


@pytest.fixture
def app(environment, tmp_path, monkeypatch):
    from shop import create_app
    from shop.worker import Worker

    monkeypatch.setenv("SHOP_ADMIN_PASSWORD", "for tests")
    app = create_app(str(tmp_path / "shop.sqlite3"))
    worker = Worker(app)
    yield app
    worker.end()
    close(app)


def close(app):
    app.config["ENGINE"].close()
    app.config["CLIENT"].close()


@pytest.fixture
def browser(app):
    return app.test_client()


def post(browser, url, page, **fields):
    return browser.post(url, data={"csrf": field(page, "csrf")} | fields, headers=ADMIN, follow_redirects=True)


def register(browser, email="ada@example.com"):
    page = browser.get("/sign-in").text
    return post(browser, "/register", page, name="Ada", email=email, password="long enough")


def come_back(browser, url):
    """@return the page that the buyer sees"""
    at = urlsplit(url)
    return browser.get(f"{at.path}?{at.query}", base_url=f"{at.scheme}://{at.netloc}", follow_redirects=True)


def save(browser, buyer, **how):
    register(browser)
    return come_back(browser, buyer(browser.get("/wallets/new").text, **how))


def admin(browser):
    return browser.get("/admin", headers=ADMIN).text


def wallet_of(emulator):
    return emulator.state()["chargePermissions"][0]["chargePermissionId"]


def test_forms_without_the_token(browser):
    for url in ("/register", "/orders", "/admin/charge", "/sign-out"):
        assert browser.post(url, data={}, headers=ADMIN).status_code == 403


def test_the_admin_page_is_closed(app, browser):
    assert browser.get("/admin").status_code == 401
    assert browser.get("/admin", headers={"authorization": "Basic " + b64encode(b"a:b").decode()}).status_code == 401
    app.config["ADMIN_PASSWORD"] = None
    assert browser.get("/admin", headers=ADMIN).status_code == 403


def test_policies_are_merged(browser):
    from shop.pages import merge

    assert merge("default-src 'none'; img-src 'self'", "img-src https://a 'self'; script-src 'nonce-b'") == (
        "default-src 'none'; img-src 'self' https://a; script-src 'nonce-b'")
    assert merge("script-src 'none'", "script-src https://a") == "script-src https://a"
    policy = browser.get("/sign-in").headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'nonce-" in policy and "frame-ancestors 'none'" in policy


def test_another_browser_brings_the_url(app, browser, emulator, buyer):
    register(browser)
    url = buyer(browser.get("/wallets/new").text)
    thief = app.test_client()
    register(thief, "eve@example.com")
    assert come_back(thief, url).status_code == 400
    assert "Wallet saved" in come_back(browser, url).text
    assert thief.get(f"/wallets/{wallet_of(emulator)}/change").status_code == 404


def test_the_same_form_is_the_same_charge_and_refund(browser, emulator, buyer):
    save(browser, buyer)
    page, wallet = admin(browser), wallet_of(emulator)
    fields = {"wallet": wallet, "intent": field(page, "intent"), "amount": "7.50 EUR"}
    for _ in range(2):
        page = post(browser, "/admin/charge", page, **fields).text
    assert len(emulator.charges(wallet)) == 1
    fields = {"charge": field(page, "charge"), "intent": field(page, "intent"), "amount": "1.00 EUR"}
    for _ in range(2):
        page = post(browser, "/admin/refund", page, **fields).text
    assert len(emulator.state()["refunds"]) == 1 and "RefundInitiated" in page
    assert post(browser, "/admin/refund", page, **fields | {"amount": "a lot"}).status_code == 400


@pytest.mark.parametrize("simulate, says", [
    ("HardDeclined", "change the card"), ("SoftDeclined", "try once more"), ("AmazonRejected", "save a new one"),
    ("AuthorizationInitiated", "Amazon is still at it"),
])
def test_each_decline_has_its_next_step(browser, emulator, buyer, simulate, says):
    save(browser, buyer)
    page = admin(browser)
    fields = {"wallet": wallet_of(emulator), "intent": "fee:1", "amount": "7.50 EUR", "simulate": simulate}
    assert says in post(browser, "/admin/charge", page, **fields).text


def test_a_second_attempt_is_one(browser, emulator, buyer):
    save(browser, buyer)
    page, wallet = admin(browser), wallet_of(emulator)
    fields = {"wallet": wallet, "intent": "fee:1", "amount": "7.50 EUR", "simulate": "SoftDeclined"}
    page = post(browser, "/admin/charge", page, **fields).text
    for _ in range(2):
        page = post(browser, "/admin/again", page, intent="fee:1", attempt="2").text
    states = [one["statusDetails"]["state"] for one in emulator.charges(wallet)]
    assert states.count("Captured") == 1 and "attempt 2" in page


def test_a_lost_answer(browser, emulator, buyer):
    save(browser, buyer)
    page, wallet = admin(browser), wallet_of(emulator)
    with emulator.fault("createCharge", nth=None, kind="reset_after"):
        page = post(browser, "/admin/charge", page, wallet=wallet, intent="fee:1", amount="7.50 EUR").text
    assert "Nobody knows yet" in page
    assert "Captured" in post(browser, "/admin/again", page, intent="fee:1", attempt="1").text
    assert len(emulator.charges(wallet)) == 1


def test_a_pending_charge_ends_by_a_notification(app, browser, emulator, buyer):
    with make_server_of(app) as url:
        save(browser, buyer)
        emulator.notify(f"{url}/amazon/notifications")
        fields = {"wallet": wallet_of(emulator), "intent": "fee:1", "amount": "7.50 EUR",
                  "simulate": "AuthorizationInitiated"}
        assert "Amazon is still at it" in post(browser, "/admin/charge", admin(browser), **fields).text
        emulator.clock.advance("1m")
        assert waits_for(lambda: "Captured" in admin(browser) or "Authorized" in admin(browser)), admin(browser)
        for message in emulator.control("GET", "notifications")["notifications"]:
            emulator.control("POST", f"notifications/{message['messageId']}/resend")  # twice does no harm
        assert browser.post("/amazon/notifications", data=b"{}").status_code == 400
        assert browser.post("/amazon/notifications", data=b"x" * 300000).status_code == 400


def test_a_failure_of_ours_is_sent_again(app, browser, emulator, buyer):
    """The first delivery is answered with 500, the next one, an hour later, must still be taken."""
    with make_server_of(app) as url:
        save(browser, buyer)
        emulator.notify(f"{url}/amazon/notifications")
        with emulator.fault("getChargePermission", nth=None, kind="error_before", reasonCode="InvalidRequest"):
            emulator.break_wallet(wallet_of(emulator))
            assert waits_for(lambda: emulator.control("GET", "notifications")["notifications"][-1]["attempts"])
        assert "NonChargeable" not in admin(browser)
        emulator.clock.advance("2h")
        assert waits_for(lambda: "NonChargeable" in admin(browser)), emulator.control("GET", "notifications")


def test_a_wallet_is_the_account_s(app, browser, emulator, buyer):
    """The same e-mail address is no proof: not of the one who registered, nor of the one at Amazon."""
    register(browser, "susie.smith@example.com")
    guest = app.test_client()
    page = come_back(guest, buyer(guest.get("/sign-in").text)).text
    assert "Is this account yours?" in page
    assert "Ready to pay with" not in browser.get("/wallets").text
    assert post(guest, "/link", page, password="a guess").status_code == 403
    assert "Ready to pay with" in post(guest, "/link", page, password="long enough").text


BUTTON = '<script type="application/json"'  # what a page with Amazon's button has in it
WEBVIEWS = ["Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 Version/4.0 Chrome/120.0 Mobile Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148"]


def order(browser, article="mug"):
    """@return the basket's path, and its page"""
    answer = browser.post("/orders", data={"csrf": field(browser.get("/").text, "csrf"), "article": article})
    return answer.location, browser.get(answer.location).text


def test_the_rules_choose_what_a_page_shows(browser, emulator, buyer):
    """As lua/examples/shop.lua says, and tests."""
    path, basket = order(browser)
    assert "<h2>Express</h2>" in basket and BUTTON in basket and "Pay with Amazon" in browser.get(path + "/checkout").text
    save(browser, buyer)
    path, basket = order(browser)
    assert "Express" not in basket and "You pay with your saved wallet, Visa ****1111" in basket
    checkout = browser.get(path + "/checkout").text
    assert "Your saved wallet" in checkout and BUTTON not in checkout
    post(browser, "/admin/charge", admin(browser), wallet=wallet_of(emulator), intent="fee:1", amount="7.50 EUR", simulate="HardDeclined")
    checkout = browser.get(path + "/checkout").text
    assert "Repair your wallet" in checkout and BUTTON not in checkout and "Pay 18.40" not in checkout


@pytest.mark.parametrize("agent", WEBVIEWS)
def test_a_webview_is_told_to_open_a_browser(browser, buyer, agent):
    path, _ = order(browser)
    for page in (path, path + "/checkout", "/sign-in"):
        seen = browser.get(page, headers={"user-agent": agent}).text
        assert "in your browser" in seen and BUTTON not in seen
    register(browser)
    assert "Please open your browser" in browser.get("/wallets/new", headers={"user-agent": agent}).text


def test_rules_of_ones_own(environment, tmp_path, monkeypatch):
    from shop import create_app

    rules = tmp_path / "mine.lua"
    monkeypatch.setenv("SAVEDWALLET_RULES", str(rules))
    with pytest.raises(sw.FileError):
        create_app(str(tmp_path / "shop.sqlite3"))
    rules.write_text("""
local rules = ruleset{ name = "mine", version = "1", api = 1 }
rules.choose_flow(function(c) return flow.none{ why = "we are on holiday" } end)
""")
    app = create_app(str(tmp_path / "shop.sqlite3"))
    browser = app.test_client()
    assert "cannot be used just now: we are on holiday" in order(browser)[1]
    assert BUTTON not in browser.get("/sign-in").text
    close(app)


def test_in_japan_a_wallet_is_changed_by_a_new_one(monkeypatch, tmp_path):
    from savedwallet.emulator import Emulator
    from shop import create_app

    with Emulator(region="jp") as emulator:
        for name, value in emulator.environment.items():
            monkeypatch.setenv(name, value)
        app = create_app(str(tmp_path / "jp.sqlite3"))
        assert "1840 JPY" in app.test_client().get("/").text
        close(app)


def test_as_its_file_says(served):
    shop = served("-m", "shop")
    assert shop.stdout.readline().startswith("shop:  http://127.0.0.1:")
    assert shop.stdout.readline().startswith("admin: http://admin:")


def test_no_state_secret_of_its_own(environment, tmp_path, monkeypatch):
    from shop import create_app

    monkeypatch.delenv("SAVEDWALLET_STATE_SECRET")
    app = create_app(str(tmp_path / "shop.sqlite3"))
    assert app.test_client().get("/sign-in").status_code == 200
    close(app)
    with pytest.raises(sw.InvalidRequest):
        app.config["CLIENT"].wallet("C01-1")


class make_server_of:
    """The shop where the emulator can reach it."""

    def __init__(self, app):
        self.server = make_server("127.0.0.1", 0, app, threaded=True)

    def __enter__(self):
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()
        return f"http://127.0.0.1:{self.server.server_port}"

    def __exit__(self, *_):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


def waits_for(condition, seconds=10):
    import time

    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)
    return condition()
