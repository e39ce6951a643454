# SPDX-License-Identifier: Apache-2.0
"""The jobs against the emulator, from the button to the refund: who came back, and what came of it."""

import json
import subprocess

import pytest

from emulator import Emulator

EIGHTEEN = {"amount": "18.40", "currencyCode": "EUR"}
SHOP = {"SAVEDWALLET_STATE_SECRET": "0123456789abcdef0123456789abcdef", "SAVEDWALLET_LEDGER_CURRENCY": "EUR",
        "SAVEDWALLET_CHANNEL": "Web", "SAVEDWALLET_INITIATOR": "MITU"}
BACK = ["--return-url", "https://shop.example/back?page=1", "--cancel-url", "https://shop.example/gone"]
PAYS = ["--amount", "18.40 EUR", "--payment-intent", "AuthorizeWithCapture"]
HIS, HERS = "session of his", "session of hers"


class Shop:
    """A shop that knows its buyer by a browser session, and the buyer's way through the emulator."""

    def __init__(self, savedwallet, emulator):
        self.savedwallet, self.emulator = savedwallet, emulator
        self.env = {**emulator.env, **SHOP}

    def __call__(self, *words, **env):
        changed = {"SAVEDWALLET_" + name: value for name, value in env.items()}
        return self.savedwallet(*words, "--json", env={**self.env, **changed})

    def start(self, *words):
        return subprocess.Popen([self.savedwallet.program, *words, "--json"], env=self.env, stdout=subprocess.PIPE)

    def press(self, flow, *words, **choices):
        """His button of a flow; what the buyer does at Amazon. Gives the URL of the return, and all that was told."""
        made = self("button", "--flow", flow, "--browser-session", HIS, *(BACK if "--return-url" not in words else []),
                    *words)
        assert made.code == 0, made.json
        payload = json.loads(made.json["payload_json"])
        urls = [url for url in [*payload.get("webCheckoutDetails", {}).values(), payload.get("signInReturnUrl")]
                if str(url).startswith("http")]
        assert all(len(url) <= 512 and "sw_state=" in url for url in urls) and urls
        told = self.emulator.control("checkout", {
            "payload": made.json["payload_json"], "signature": made.json["signature"],
            "algorithm": made.json["algorithm"], "public_key_id": made.json["public_key_id"],
            "product_type": made.json["options"]["productType"], "surface": "web", **choices})
        return told["url"], told

    def finish(self, url, *words, session=HIS):
        return self("finish", url, "--browser-session", session, *words)

    def place(self, url, *words, amount="18.40 EUR", session=HIS):
        return self("place-order", url, "--browser-session", session, "--amount", amount, "--payment-intent",
                    "AuthorizeWithCapture", "--return-url", "https://shop.example/paid", *words)

    def order(self, **choices):
        """Express up to the return from the second visit."""
        url, told = self.press("express", **choices)
        assert self.place(url).code == 0
        return self.emulator.control(f"checkout/{told['checkoutSessionId']}/process", {})["url"]

    def save(self):
        """A wallet that is saved; gives its id."""
        done = self.finish(self.press("setup_only")[0])
        assert done.code == 0, done.json
        return done.json["charge_permission_id"]

    def charge(self, wallet, intent, *words, amount="18.40 EUR"):
        return self("charge", "--wallet", wallet, "--amount", amount, "--intent", intent, *words)

    def numbers(self):
        """The number of the request that the API saw last."""
        seen = self.emulator.seen()
        return seen[-1]["number"] if seen else 0

    def objects(self):
        """All objects of the emulator. The number of requests and a clock that runs are none."""
        return {name: each for name, each in self.emulator.control("state").items() if name not in ("requests", "clock")}


@pytest.fixture
def shop(savedwallet, emulator):
    return Shop(savedwallet, emulator)


@pytest.fixture
def wallet(shop):
    return shop.save()


# Every flow, from its button to its end


def test_a_setup_saves_the_wallet_and_a_second_finish_tells_the_same(shop):
    url, told = shop.press("setup_only")
    done, again = shop.finish(url), shop.finish(url)
    assert done.code == again.code == 0
    assert (done.json["wallet"], done.json["payment"], done.json["reason"]) == ("saved", "none", "none")
    assert done.json["session_id"] == told["checkoutSessionId"] and done.json["flow"] == "setup_only"
    assert done.json["descriptor"] and done.json["charge_permission_id"]
    assert again.json == {**done.json, "replayed": True} and done.json["replayed"] is False


def test_the_end_of_the_checkout_pays_and_saves_or_only_pays(shop):
    done = shop.finish(shop.press("additional_payment_button", *PAYS)[0])
    assert (done.json["wallet"], done.json["payment"], done.json["amount"]) == ("saved", "captured", EIGHTEEN)
    once = shop.finish(shop.press("additional_payment_button", *PAYS, consent=False)[0], "--amount", "18.40 EUR")
    assert once.code == 0
    assert (once.json["wallet"], once.json["payment"], once.json["reason"]) == ("not_saved", "captured", "none")


def test_express_is_reviewed_placed_and_finished(shop):
    url, told = shop.press("express")
    review = shop("review", url, "--browser-session", HIS)
    assert review.code == 0
    assert review.json["session_id"] == told["checkoutSessionId"] and review.json["descriptor"]
    assert review.json["shipping_address"]["postalCode"] and review.json["buyer"]["id"]
    assert [each["constraint"] for each in review.json["missing"]] == [
        "ChargeAmountNotSet", "CheckoutResultReturnUrlNotSet", "PaymentIntentNotSet"]
    assert all(each["text"] for each in review.json["missing"])
    assert review.json["change_payment"]["changeAction"] == "changePayment"

    early = shop.finish(url, "--amount", "18.40 EUR")
    assert (early.code, early.json["reason"]) == (1, "not_returned")
    placed = shop.place(url, "--reference", "order 7")
    assert placed.code == 0 and placed.json["missing"] == []
    assert told["checkoutSessionId"] in placed.json["redirect_url"]
    back = shop.emulator.control(f"checkout/{told['checkoutSessionId']}/process", {})["url"]
    assert "sw_state=" in back and len(back) <= 600
    done = shop.finish(back)
    assert (done.json["wallet"], done.json["payment"], done.json["amount"]) == ("saved", "captured", EIGHTEEN)
    late = shop("review", url, "--browser-session", HIS)
    assert late.code == 1 and late.error["code"] == "conflict" and "finish" in late.error["message"]


def test_a_buyer_who_has_not_been_sent_yet_has_not_returned(shop):
    url, told = shop.press("express")
    assert shop.place(url).code == 0
    session = told["checkoutSessionId"]
    early = shop("finish", session, "--unbound", "--amount", "18.40 EUR")
    assert (early.code, early.json["reason"]) == (1, "not_returned")
    assert early.json["reason_code"] == "InvalidCheckoutSessionStatus"


def test_a_sign_in_with_setup_tells_the_buyer_also_the_second_time(shop):
    url, _ = shop.press("sign_in_and_setup")
    done, again = shop.finish(url), shop.finish(url)
    assert done.json["wallet"] == "saved" and done.json["buyer"]["id"].startswith("amzn1.account.")
    assert done.json["buyer"]["email"] and again.json == {**done.json, "replayed": True}


def test_a_plain_sign_in_gives_the_buyer_and_nothing_else(shop):
    url, _ = shop.press("sign_in")
    done = shop.finish(url)
    assert done.code == 0
    assert (done.json["wallet"], done.json["payment"]) == ("not_saved", "none")
    assert done.json["buyer"]["id"].startswith("amzn1.account.")


def test_the_mobile_sdk_is_finalized(shop):
    made = shop("button", "--flow", "setup_only", "--surface", "mobile_sdk", "--browser-session", HIS, *BACK,
                "--error-url", "https://shop.example/error").json
    told = shop.emulator.control("checkout", {"configuration": made["initiate"], "surface": "mobile_sdk"})
    before = shop.numbers()
    done = shop.finish(told["url"])
    assert done.code == 0 and done.json["wallet"] == "saved", done.json
    assert any(each["path"].endswith("/finalize") for each in shop.emulator.seen(before))


def test_the_update_page_repairs_a_wallet(shop, wallet):
    assert shop("repair-button", wallet, "--return-url", "https://shop.example/w", "--unbound").code == 1
    shop.emulator.control(f"permissions/{wallet}", {"state": "NonChargeable", "reason": "PaymentMethodExpired"})
    stands = shop("wallet", wallet)
    assert stands.code == 1
    assert (stands.json["chargeable"], stands.json["reasons"]) == (False, ["PaymentMethodExpired"])
    assert stands.json["next_step"] == "update_wallet"
    made = shop("repair-button", wallet, "--return-url", "https://shop.example/w", "--browser-session", HIS,
                "--nonce", "MTIzNDU2Nzg5MDEyMzQ1Ng").json
    assert json.loads(made["payload_json"])["chargePermissionId"] == wallet and made["html"] and made["csp"]
    told = shop.emulator.control("checkout", {
        "payload": made["payload_json"], "signature": made["signature"], "algorithm": made["algorithm"],
        "public_key_id": made["public_key_id"], "product_type": made["options"]["productType"], "surface": "web"})
    done = shop.finish(told["url"])
    assert (done.json["wallet"], done.json["charge_permission_id"]) == ("updated", wallet)
    assert shop("wallet", wallet).code == 0


def test_a_closed_wallet_is_saved_anew_and_a_busy_one_is_left_alone(shop, wallet):
    running = shop.charge(wallet, "ride:busy", "--authorize-only", "--pending", "--simulate", "AuthorizationInitiated")
    assert running.json["pending"] is True and running.json["next_step"] == "wait"
    assert shop("wallet", wallet).json["reasons"] == ["ChargeInProgress"]
    busy = shop("repair-button", wallet, "--return-url", "https://shop.example/w", "--browser-session", HIS)
    assert (busy.code, busy.error["next_step"]) == (1, "wait")
    assert shop("cancel", running.json["id"]).code == 0
    shop.emulator.control(f"permissions/{wallet}", {"state": "Closed", "reason": "BuyerClosed"})
    made = shop("repair-button", wallet, "--return-url", "https://shop.example/w", "--browser-session", HIS)
    assert made.code == 0 and "chargePermissionId" not in made.json["payload_json"]


# Who came back


FLOWS = [("setup_only", []), ("express", []), ("additional_payment_button", PAYS), ("sign_in_and_setup", []),
         ("sign_in", [])]


@pytest.mark.parametrize("flow, words", FLOWS, ids=[flow for flow, _ in FLOWS])
def test_a_session_brought_back_in_another_browser_is_refused_and_amazon_is_not_asked(shop, flow, words):
    url, _ = shop.press(flow, *words)
    before = shop.numbers()
    for refused in [shop.finish(url, session=HERS), shop("review", url, "--browser-session", HERS),
                    shop.place(url, session=HERS), shop.finish(url.replace("sw_state=1.", "sw_state=1.9"))]:
        assert refused.code == 1
        assert refused.error["code"] == "state_mismatch" and refused.error["effect"] == "none"
    assert shop.emulator.seen(before) == []


def test_a_session_without_its_url_is_refused(shop):
    _, told = shop.press("setup_only")
    before = shop.numbers()
    assert shop.finish(told["checkoutSessionId"]).error["code"] == "state_mismatch"
    assert shop.emulator.seen(before) == []


def test_a_cancel_url_after_a_capture_changes_nothing_and_tells_the_capture(shop):
    done = shop.finish(shop.order())
    assert done.json["payment"] == "captured"
    made = shop("button", "--flow", "express", "--browser-session", HIS, *BACK).json
    cancel = json.loads(made["payload_json"])["webCheckoutDetails"]["checkoutCancelUrl"]
    before, state = shop.numbers(), shop.objects()
    told = shop.finish(f"{cancel}&amazonCheckoutSessionId={done.json['session_id']}")
    assert told.code == 0 and told.json == {**done.json, "replayed": True}
    assert {each["method"] for each in shop.emulator.seen(before)} == {"GET"}
    assert shop.objects() == state


def test_a_buyer_who_gives_up_lands_on_the_cancel_url(shop):
    url, _ = shop.press("setup_only", cancel=True)
    gone = shop.finish(url)
    assert (gone.code, gone.json["wallet"], gone.json["reason"]) == (1, "not_saved", "buyer_canceled")


def test_a_declined_buyer_is_told_as_declined(shop):
    url, _ = shop.press("additional_payment_button", *PAYS, card="3434")
    no = shop.finish(url)
    assert (no.code, no.json["payment"], no.json["reason"]) == (1, "none", "declined")


def test_a_session_whose_amount_changed_is_not_completed(shop):
    url, _ = shop.press("additional_payment_button", *PAYS)
    before = shop.numbers()
    no = shop.finish(url, "--amount", "18.41 EUR")
    assert (no.code, no.json["payment"], no.json["reason"]) == (1, "none", "amount_changed")
    assert {each["method"] for each in shop.emulator.seen(before)} == {"GET"}
    assert shop.finish(url, "--amount", "18.40 EUR").json["payment"] == "captured"
    other = shop.finish(url, "--amount", "1840.00 EUR")
    assert other.code == 1 and other.error["code"] == "conflict" and other.error["field"] == "amount"


def test_an_order_that_was_placed_anew_for_more_is_not_completed_for_less(shop):
    url, told = shop.press("express")
    assert shop.place(url, amount="18.40 EUR").code == 0
    assert shop.place(url, amount="60.00 EUR").code == 0
    back = shop.emulator.control(f"checkout/{told['checkoutSessionId']}/process", {})["url"]
    assert shop.finish(back, "--amount", "18.40 EUR").json["reason"] == "amount_changed"
    assert shop.finish(back, "--amount", "60.00 EUR").json["payment"] == "captured"


@pytest.mark.parametrize("flow", ["setup_only", "express", "sign_in_and_setup"])
def test_two_finishes_at_once_give_the_same_values_and_one_is_replayed(shop, flow):
    for _ in range(4):
        url = shop.order() if flow == "express" else shop.press(flow)[0]
        running = [shop.start("finish", url, "--browser-session", HIS) for _ in range(3)]
        told = [json.loads(each.communicate(timeout=60)[0]) for each in running]
        assert [each.returncode for each in running] == [0, 0, 0]
        assert sorted(each.pop("replayed") for each in told) == [False, True, True]
        assert told[0] == told[1] == told[2]
        assert told[0]["wallet"] == "saved" and told[0]["descriptor"]


# The wallet that is saved


def test_a_charge_is_captured_once_however_often_it_is_sent(shop, wallet):
    first, second = shop.charge(wallet, "ride:1"), shop.charge(wallet, "ride:1")
    assert first.code == second.code == 0
    assert (first.json["state"], first.json["amount"], first.json["next_step"]) == ("Captured", EIGHTEEN, "none")
    assert first.json["id"] == second.json["id"] and first.json["idempotency_key"]
    assert (first.json["body"]["channel"], first.json["body"]["chargeInitiator"]) == ("Web", "MITU")


def test_an_argument_wins_over_the_configuration_and_without_either_nothing_is_sent(shop, wallet):
    made = shop.charge(wallet, "ride:2", "--channel", "App", "--initiator", "CITU")
    assert (made.json["body"]["channel"], made.json["body"]["chargeInitiator"]) == ("App", "CITU")
    for name in ["CHANNEL", "INITIATOR"]:
        before = shop.numbers()
        refused = shop("charge", "--wallet", wallet, "--amount", "1.00 EUR", "--intent", "ride:3", **{name: ""})
        assert refused.code == 2 and refused.error["field"] == name.lower()
        assert shop.emulator.seen(before) == []


def test_what_is_held_is_captured_or_canceled(shop, wallet):
    held = shop.charge(wallet, "rental:1", "--authorize-only", amount="60.00 EUR").json
    assert held["state"] == "Authorized"
    taken = shop("capture", held["id"], "--amount", "47.50 EUR", "--intent", "rental:1:back")
    assert (taken.code, taken.json["state"]) == (0, "Captured")
    assert taken.json["amount"] == {"amount": "47.50", "currencyCode": "EUR"}
    again = shop("capture", held["id"], "--amount", "47.50 EUR", "--intent", "another word for it")
    assert (again.code, again.json["was_done"]) == (0, True)
    other = shop("capture", held["id"], "--amount", "1.00 EUR", "--intent", "more")
    assert (other.code, other.json["error"]["reason_code"]) == (1, "InvalidChargeStatus")
    late = shop("cancel", held["id"])
    assert (late.code, late.json["error"]["code"]) == (1, "conflict")

    let_go = shop.charge(wallet, "rental:2", "--authorize-only").json["id"]
    first, second = shop("cancel", let_go, "--reason", "called off"), shop("cancel", let_go)
    assert first.code == second.code == 0
    assert [each.json["was_done"] for each in (first, second)] == [False, True]


def test_a_part_is_refunded(shop, wallet):
    charge = shop.charge(wallet, "ride:4").json["id"]
    back = shop("refund", charge, "--amount", "5.00 EUR", "--intent", "refund:ride:4")
    assert (back.code, back.json["state"], back.json["pending"]) == (0, "RefundInitiated", True)
    assert back.json["next_step"] == "wait" and back.json["amount"] == {"amount": "5.00", "currencyCode": "EUR"}


@pytest.mark.parametrize("code, state, step", [
    ("HardDeclined", "NonChargeable", "update_wallet"), ("AmazonRejected", "Closed", "new_setup")])
def test_a_decline_says_what_to_do_as_the_wallet_stands_now(shop, wallet, code, state, step):
    no = shop.charge(wallet, f"ride:{code}", "--simulate", code)
    assert no.code == 1
    assert (no.json["error"]["reason_code"], no.json["error"]["next_step"]) == (code, step)
    assert no.json["error"]["effect"] == "none"
    assert shop("wallet", wallet).json["state"] == state


def test_a_wallet_is_closed_once(shop, wallet):
    first, second = shop("close", wallet, "--reason", "moved away"), shop("close", wallet)
    assert first.code == second.code == 0
    assert [each.json["was_done"] for each in (first, second)] == [False, True]
    stands = shop("wallet", wallet)
    assert (stands.code, stands.json["next_step"]) == (1, "new_setup")


@pytest.fixture
def asked(savedwallet, programs, tmp_path):
    """A shop whose buyers' banks ask."""
    running = Emulator(programs, tmp_path / "bank", "--bank-asks")
    yield Shop(savedwallet, running)
    assert running.stop() == 0


@pytest.mark.parametrize("passed", [True, False])
def test_a_charge_that_the_bank_asks_about_is_finished_after_the_return(asked, passed):
    wallet = asked.save()
    words = ["--initiator", "CITU", "--return-url", "https://shop.example/paid", "--browser-session", HIS]
    first, same = asked.charge(wallet, "ride:1", *words), asked.charge(wallet, "ride:1", *words)
    assert first.code == same.code == 0 and first.json["id"] == same.json["id"]
    assert first.json["pending"] is True and first.json["next_step"] == "send_buyer"
    assert first.json["redirect_url"].startswith("https://")
    url = asked.emulator.control(f"charges/{first.json['id']}/answer", {"passed": passed})["url"]
    before = asked.numbers()
    other = asked("finish-charge", url, "--charge", first.json["id"], "--browser-session", HERS)
    assert other.error["code"] == "state_mismatch" and asked.emulator.seen(before) == []
    done = asked("finish-charge", url, "--charge", first.json["id"], "--browser-session", HIS)
    assert done.code == (0 if passed else 1)
    assert done.json["state"] == ("Captured" if passed else "Declined")


# What people read, and what a lost connection leaves


def test_people_read_what_came_of_it_without_json(savedwallet, shop, wallet):
    told = savedwallet("wallet", wallet, env=shop.env)
    assert told.code == 0 and b"can be charged" in told.out
    told = savedwallet("charge", "--wallet", wallet, "--amount", "18.40 EUR", "--intent", "ride:5", env=shop.env)
    assert told.code == 0 and b": Captured\n" in told.out and b"18.40 EUR" in told.out
    url, _ = shop.press("setup_only")
    told = savedwallet("finish", url, "--browser-session", HIS, env=shop.env)
    assert told.code == 0 and told.out.startswith(b"wallet: saved, payment: none\n")
    told = savedwallet("finish", url, "--browser-session", HERS, env=shop.env)
    assert told.code == 1 and told.out == b"" and "not the one who was sent" in told.told


@pytest.mark.parametrize("words", [
    ["finish", "x", "--unbound", "--amount", "18.40"], ["finish", "x"], ["finish", "x", "--unbound", "--flow", "setup"],
    ["finish", "x", "--unbound", "--browser-session", "s"], ["charge", "--wallet", "W", "--amount", "1 EUR"],
    ["charge", "--wallet", "W", "--amount", "1.00 EURO", "--intent", "i"], ["capture", "C", "--amount", "1.00 EUR"],
    ["cancel"], ["close", "a", "b"], ["review", "https://shop.example/", "--unbound"],
    ["place-order", "x", "--unbound", "--amount", "1.00 EUR", "--payment-intent", "Pay", "--return-url", "https://s.e/"],
    ["finish-charge", "https://shop.example/", "--charge", "C"]])
def test_wrong_usage_is_exit_code_2_and_nothing_is_sent(shop, words):
    before = shop.numbers()
    refused = shop(*words)
    assert refused.code == 2, refused.json
    assert refused.error["message"]
    assert shop.emulator.seen(before) == []


def test_without_an_answer_the_exit_code_is_3(shop):
    url, _ = shop.press("setup_only")
    gone = shop("finish", url, "--browser-session", HIS, "--timeout", "1", BASE_URL="http://127.0.0.1:9")
    assert gone.code == 3 and gone.error["effect"] == "none"
