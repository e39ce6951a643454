# SPDX-License-Identifier: Apache-2.0
"""What a merchant's tests do with the fixture `emulator`."""

import asyncio
import threading
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

import savedwallet as sw
from savedwallet.emulator import EmulatorError

BACK = "https://shop.example/back"


def charge(emulator, wallet, intent="toll:T1", **more):
    return emulator.client.charge(wallet=wallet, amount="4.00 EUR", intent=intent, **more)


def test_five_lines(emulator):
    wallet = emulator.setup(sw.Flow.SETUP_ONLY, card="1111")
    with emulator.fault("createCharge", nth=1, kind="reset_after"):
        receipt = charge(emulator, wallet)
    assert receipt.state == "Captured" and len(emulator.charges(wallet)) == 1


def test_each_test_begins_anew(emulator):
    state = emulator.state()
    assert not state["charges"] and not state["chargePermissions"] and not state["checkoutSessions"]


@pytest.mark.parametrize("flow, amount", [
    ("setup_only", None), ("sign_in_and_setup", None), ("express", "18.40 EUR"),
    ("additional_payment_button", "18.40 EUR"),
])
def test_every_flow_saves_a_wallet(emulator, flow, amount):
    wallet = emulator.setup(flow, amount=amount)
    assert emulator.client.wallet(wallet).chargeable
    assert len(emulator.charges(wallet)) == (1 if amount else 0)


def test_the_wallet_has_the_card_and_the_buyer(emulator):
    address = {"name": "Ada Example", "addressLine1": "Am Markt 1", "city": "Berlin", "postalCode": "10115",
               "countryCode": "DE", "phoneNumber": "030 000"}
    other = {"name": "Ada Example", "email": "ada@example.com", "phoneNumber": "030 000", "shippingAddress": address,
             "billingAddress": address}
    buyer = emulator.control("POST", "buyers", other)["buyerId"]
    wallet = emulator.client.wallet(emulator.setup(card="4444", buyer=buyer))
    assert "4444" in wallet.descriptor and wallet.body["buyer"]["buyerId"] == buyer


@pytest.mark.parametrize("flow", [sw.Flow.EXPRESS, sw.Flow.ADDITIONAL_PAYMENT_BUTTON])
def test_without_consent_no_wallet(emulator, flow):
    with pytest.raises(EmulatorError, match="no wallet was saved"):
        emulator.setup(flow, amount="5.00 EUR", consent=False)


@pytest.mark.parametrize("card, reason", [("3064", "buyer_canceled"), ("3434", "declined")])
def test_a_buyer_who_gets_nowhere(emulator, card, reason):
    with pytest.raises(EmulatorError, match=reason):
        emulator.setup(card=card)


@pytest.mark.parametrize("flow, amount", [("express", None), ("setup_only", "5.00 EUR")])
def test_an_amount_where_one_is_paid(emulator, flow, amount):
    with pytest.raises(TypeError, match="amount"):
        emulator.setup(flow, amount=amount)


def test_a_buyer_at_your_own_button(emulator):
    def button(**more):
        urls = {"return_url": BACK, "cancel_url": f"{BACK}?no"}
        return emulator.client.button("setup_only", browser_session="s", **urls, **more)

    done = emulator.client.finish(emulator.checkout(button(), card="4444"), browser_session="s")
    assert done.wallet is sw.WalletOutcome.SAVED and "4444" in done.descriptor
    gave_up = emulator.client.finish(emulator.checkout(button(), cancel=True), browser_session="s")
    assert gave_up.reason is sw.FinishReason.BUYER_CANCELED
    app = button(surface="app_browser")
    assert emulator.checkout(app, surface="app_browser").startswith(BACK)
    mobile = button(surface="mobile_sdk", error_url=f"{BACK}?error")
    assert "CheckoutSessionId=" in emulator.checkout(mobile)


def test_express_in_steps(emulator):
    button = emulator.client.button("express", return_url=BACK, cancel_url=BACK, browser_session="s")
    url = emulator.checkout(button)
    assert emulator.client.review(url, browser_session="s").shipping_address
    order = emulator.client.place_order(
        url, amount="9.00 EUR", payment=sw.Payment.AUTHORIZE, return_url=BACK, browser_session="s"
    )
    done = emulator.client.finish(emulator.process(order, card="4444"), browser_session="s", amount="9.00 EUR")
    assert done.payment is sw.PaymentOutcome.AUTHORIZED and "4444" in done.descriptor
    with pytest.raises(EmulatorError, match="not placed"):
        emulator.process("")


def test_time(emulator):
    frozen = emulator.clock.freeze()
    assert emulator.clock.now == frozen and frozen.tzinfo
    assert emulator.clock.advance("31d") - frozen == timedelta(days=31)
    later = frozen.replace(microsecond=0) + timedelta(days=60)
    assert emulator.clock.set(later) == later
    assert emulator.clock.set("2050-01-01T00:00:00Z") == datetime(2050, 1, 1, tzinfo=timezone.utc)
    emulator.clock.freeze(False)
    with pytest.raises(EmulatorError, match="does not go back"):
        emulator.clock.set("2001-01-01T00:00:00Z")
    with pytest.raises(EmulatorError, match="31d"):
        emulator.clock.advance("a while")
    with pytest.raises(ValueError, match="time zone"):
        emulator.clock.set(datetime(2060, 1, 1))


def test_a_hold_runs_out(emulator):
    wallet = emulator.setup()
    hold = charge(emulator, wallet, authorize_only=True)
    emulator.clock.advance("31d")
    assert emulator.charges(wallet)[0]["statusDetails"]["state"] == "Canceled"
    with pytest.raises(sw.AmazonError):
        emulator.client.capture(charge=hold.id, amount="4.00 EUR", intent="capture:T1")


def test_a_fault_ends_with_its_block(emulator):
    wallet = emulator.setup()
    with emulator.fault("createCharge", nth=None, kind="error_before", reasonCode="InvalidRequest") as fault:
        with pytest.raises(sw.Refused):
            charge(emulator, wallet)
        assert fault.fired == 1
    assert fault.fired == 1 and charge(emulator, wallet, "toll:T2").state == "Captured"
    assert emulator.control("GET", "faults")["faults"] == []


def test_faults_within_faults(emulator):
    """The outer one keeps its count when the inner one ends."""
    wallet = emulator.setup()
    kind = {"kind": "error_before", "reasonCode": "InvalidRequest"}
    with emulator.fault("createCharge", nth=3, **kind) as third, emulator.fault("createCharge", nth=1, **kind) as spent:
        with pytest.raises(sw.Refused):
            charge(emulator, wallet, "toll:1")
        with emulator.fault("getChargePermission", nth=1, **kind) as inner:
            with pytest.raises(sw.Refused):
                emulator.client.wallet(wallet)
        assert (inner.fired, spent.fired, third.fired) == (1, 1, 0)
        charge(emulator, wallet, "toll:2")
        with pytest.raises(sw.Refused):
            charge(emulator, wallet, "toll:3")
    assert (inner.fired, spent.fired, third.fired) == (1, 1, 1)


def test_a_reset_takes_faults_back(emulator):
    with emulator.fault("getChargePermission", nth=None, kind="reset_before") as fault:
        emulator.reset()
        assert fault.fired == 0
        emulator.setup()


def test_a_fault_that_there_is_not(emulator):
    with pytest.raises(EmulatorError), emulator.fault("createCharge", kind="gremlins"):
        pass
    with emulator.fault("createCharge"):
        pass


def test_wallets_break_and_close(emulator):
    wallet = emulator.setup()
    emulator.break_wallet(wallet)
    with pytest.raises(sw.Conflict) as refused:
        charge(emulator, wallet)
    assert refused.value.reason_code == "InvalidChargePermissionStatus"
    assert emulator.client.wallet(wallet).next_step is sw.NextStep.UPDATE_WALLET
    emulator.close_wallet(wallet)
    assert emulator.client.wallet(wallet).next_step is sw.NextStep.NEW_SETUP
    with pytest.raises(EmulatorError, match="does not open again"):
        emulator.break_wallet(wallet, "MFAFailed")


def test_notifications_are_authentic(emulator):
    bodies, came = [], threading.Event()

    class Endpoint(BaseHTTPRequestHandler):
        def do_POST(self):
            bodies.append(self.rfile.read(int(self.headers["content-length"])))
            self.send_response(200)
            self.end_headers()
            came.set()

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Endpoint) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        wallet = emulator.setup()
        emulator.notify(f"http://127.0.0.1:{server.server_port}/ipn")
        receipt = charge(emulator, wallet)
        assert came.wait(10)
        server.shutdown()
    told = emulator.client.receive(bodies[0])
    assert (told.object_type, told.object_id, told.operation) == ("CHARGE", receipt.id, "getCharge")


def test_clients_of_your_own(emulator):
    wallet = emulator.setup()
    with sw.Client(**emulator.config | {"initiator": "CITU"}) as client:
        client.charge(wallet=wallet, amount="1.00 EUR", intent="one")

    async def many():
        async with sw.AsyncClient(**emulator.config) as client:
            return await asyncio.gather(*(
                client.charge(wallet=wallet, amount="1.00 EUR", intent=f"many:{i}") for i in range(5)
            ))

    assert len({receipt.id for receipt in asyncio.run(many())}) == 5
    assert len(emulator.charges(wallet)) == 6


def test_a_client_by_the_environment(emulator, monkeypatch):
    for name, value in emulator.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    with sw.Client.from_env() as client:
        assert client.wallet(emulator.setup()).chargeable
