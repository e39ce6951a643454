# SPDX-License-Identifier: Apache-2.0
"""Random operations, each answered by the emulator as the model of the documentation says; repeatable by its seed."""
import base64
import os
import random

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding

import merchant as independent
from model import Model

OPERATIONS = 100_000 if os.environ.get("SAVEDWALLET_FULL") else 3_000
AT_ONCE = 6  # wallets that are played with, so that they get into trouble


@pytest.fixture(scope="module")
def signing(program, tmp_path_factory):
    """The key is read once, and signs here: a process for each of so many signatures would take most of the time."""
    known = {}

    def sign(key_file, text, salt):
        if key_file not in known:
            with open(key_file, "rb") as file:
                known[key_file] = serialization.load_pem_private_key(file.read(), None)
        how = padding.PSS(mgf=padding.MGF1(hashes.SHA256()), salt_length=salt)
        return base64.b64encode(known[key_file].sign(text.encode(), how, hashes.SHA256())).decode()

    return sign


def money(cents):
    return f"{cents // 100}.{cents % 100:02}"


class Player:
    """Does the same in the model and in the emulator, and compares."""

    def __init__(self, merchant, seed):
        self.merchant, self.model, self.chance = merchant, Model(), random.Random(seed)
        self.wallets, self.charges, self.refunds = [], [], []  # (of the model, id)
        self.sent = []  # (target, body, key, answer) of POSTs that were taken

    def compare(self, what, answer, expected):
        got = (answer.status, answer.reason if answer.status >= 400 else answer.state)
        assert got == expected, f"{what} at {self.model.now} s: wanted {expected}, got {answer}"

    def post(self, target, body, simulate=None):
        key = self.merchant.new_key()
        answer = self.merchant.call("POST", target, body, key=key, simulate=simulate)
        if answer.status < 300:
            self.sent.append((target, body, key, answer))
        return answer

    def save(self):
        if len(self.wallets) > AT_ONCE:
            self.wallets.pop(0)
        self.wallets.append((self.model.save(), self.merchant.wallet()))

    def charge(self):
        wallet, name = self.chance.choice(self.wallets)
        amount = self.chance.choice([100, 1840, 99_99, 2_500_00, 9_999_00])
        capture_now, may_pend = self.chance.random() < 0.5, self.chance.random() < 0.5
        codes = ["SoftDeclined", "HardDeclined", "AmazonRejected", "TransactionTimedOut"]
        code = self.chance.choices([None, "AuthorizationInitiated", *codes], [20, 4, 1, 1, 1, 1])[0]
        may_pend = may_pend or code == "AuthorizationInitiated"
        expected, made = self.model.charge(wallet, amount, capture_now, code, may_pend)
        body = self.merchant.charge_body(name, money(amount), captureNow=capture_now,
                                         canHandlePendingAuthorization=may_pend)
        answer = self.post("/v2/charges", body, code)
        self.compare(f"charge {money(amount)} of {name} with {code}", answer, expected)
        if made:
            self.charges.append((made, answer.body["chargeId"]))

    def some_charge(self):
        return self.chance.choice(self.charges[-10:])

    def capture(self):
        charge, name = self.some_charge()
        amount = self.chance.choice([charge.amount, max(1, charge.amount // 2), charge.amount + 1])
        expected = self.model.capture(charge, amount)
        body = {"captureAmount": {"amount": money(amount), "currencyCode": "USD"}}
        self.compare(f"capture {money(amount)} of {name}", self.post(f"/v2/charges/{name}/capture", body), expected)

    def cancel(self):
        charge, name = self.some_charge()
        self.compare(f"cancel {name}", self.merchant.cancel(name), self.model.cancel(charge))

    def refund(self):
        charge, name = self.some_charge()
        whole, extra = charge.amount, self.chance.choice([0, 1])
        amount = self.chance.choice([1, 1, whole // 3 + 1, whole, whole * 115 // 100 + extra, whole + 75_00 + extra])
        expected, made = self.model.refund(charge, amount)
        body = {"chargeId": name, "refundAmount": {"amount": money(amount), "currencyCode": "USD"}}
        answer = self.post("/v2/refunds", body)
        self.compare(f"refund {money(amount)} of {name}", answer, expected)
        if made:
            self.refunds.append((made, answer.body["refundId"]))

    def close(self):
        wallet, name = self.chance.choice(self.wallets)
        cancel = self.chance.random() < 0.5
        answer = self.merchant.close_wallet(name, cancelPendingCharges=cancel)
        self.compare(f"close {name}", answer, self.model.close(wallet, cancel))

    def advance(self):
        seconds = self.chance.choice([1, 29, 30, 31, 3_600, 86_400, 5 * 86_400, 7 * 86_400, 31 * 86_400])
        self.merchant.advance(f"{seconds}s")
        self.model.advance(seconds)

    def repeat(self):
        target, body, key, first = self.chance.choice(self.sent[-100:])
        again = self.merchant.call("POST", target, body, key=key)
        assert (again.status, again.text) == (first.status, first.text)
        other = self.merchant.call("POST", target, {**body, "softDescriptor": "other"}, key=key)
        assert (other.status, other.reason) == (400, "DuplicateIdempotencyKey"), other

    def look(self):
        kind, things = self.chance.choice([("chargePermissions", self.wallets), ("charges", self.charges[-60:]),
                                           ("refunds", self.refunds[-60:])])
        if not things:
            return
        thing, name = self.chance.choice(things)
        answer = self.merchant.get(kind, name)
        assert (answer.status, answer.state) == (200, thing.state), f"{kind} {name} at {self.model.now} s: {answer}"
        if kind == "charges":
            told = answer.body["statusDetails"]["reasonCode"] or ""
            assert told == thing.reason and answer.body["captureAmount"]["amount"] == money(thing.captured), answer

    def play(self):
        moves = {self.save: 3, self.charge: 30, self.capture: 14, self.cancel: 5, self.refund: 24, self.close: 1,
                 self.advance: 6, self.repeat: 6, self.look: 21}
        if not self.charges or not any(wallet.state == "Chargeable" for wallet, _ in self.wallets):
            self.save()
            return self.charge()
        return self.chance.choices(list(moves), list(moves.values()))[0]()


@pytest.mark.parametrize("seed", [1, 2])
def test_the_emulator_answers_as_the_documentation_says(start, seller, keys, monkeypatch, signing, seed):
    monkeypatch.setattr(independent, "rsa_pss", signing)
    one = start("--data-dir", keys, "--seed", str(seed), "--clock", "2026-01-01T00:00:00Z")
    player = Player(seller(one.ready), seed)
    for _ in range(OPERATIONS // 2):
        player.play()
    assert len(player.charges) > OPERATIONS / 20 and len(player.refunds) > OPERATIONS / 100
