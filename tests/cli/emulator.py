# SPDX-License-Identifier: Apache-2.0
"""A running `savedwallet-emulator`, and servers that answer badly."""

import json
import ssl
import subprocess
import urllib.request

PAYLOAD = {
    "webCheckoutDetails": {"checkoutResultReturnUrl": "https://shop.example/saved",
                           "checkoutCancelUrl": "https://shop.example/wallet"},
    "chargePermissionType": "PaymentMethodOnFile",
    "paymentMethodOnFileMetadata": {"setupOnly": True},
    "paymentDetails": {"paymentIntent": "Confirm"},
}


class Emulator:
    def __init__(self, programs, folder, *words):
        self.programs = programs
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.process = subprocess.Popen(
            [programs / "savedwallet-emulator", "--port", "0", "--http-port", "0", "--region", "eu",
             "--data-dir", folder, *words],
            stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        assert line, "the emulator ended before it was ready"
        self.ready = json.loads(line)

    @property
    def env(self):
        """The configuration of a client of it."""
        names = {"MERCHANT_ID": "merchant_id", "STORE_ID": "store_id", "PUBLIC_KEY_ID": "public_key_id",
                 "PRIVATE_KEY_FILE": "private_key_file", "REGION": "region", "BASE_URL": "url", "CA_FILE": "ca_file"}
        return {"SAVEDWALLET_" + name: self.ready[member] for name, member in names.items()}

    def control(self, path, value=None):
        """Tells the emulator something; without a value, asks."""
        request = urllib.request.Request(
            f"{self.ready['url']}/emulator/api/{path}", None if value is None else json.dumps(value).encode(),
            headers={"content-type": "application/json", "x-emulator-token": self.ready["control_token"]})
        context = ssl.create_default_context(cafile=self.ready["ca_file"])
        with urllib.request.urlopen(request, context=context, timeout=10) as answer:
            return json.load(answer)

    def run(self, *words, stdin=b"", **env):
        """Runs the command as a client of this emulator and gives its JSON."""
        done = subprocess.run([self.programs / "savedwallet", *words, "--json"], input=stdin, capture_output=True,
                              env={**self.env, **env}, timeout=100, check=False)
        assert done.returncode == 0, done.stdout
        return json.loads(done.stdout)

    def seen(self, since=0):
        """The requests that the API has seen after the one of this number."""
        return self.control(f"requests?since={since}")["requests"]

    def check_out(self):
        """A buyer saves a wallet: signs in, chooses a card, agrees. Gives the session's id."""
        payload = json.dumps({**PAYLOAD, "storeId": self.ready["store_id"]})
        button = self.run("button", "--payload-file", "-", "--public-key-id", self.ready["public_key_id"],
                          "--key", self.ready["private_key_file"], stdin=payload.encode())
        back = self.control("checkout", {
            "payload": button["payload_json"], "signature": button["signature"], "algorithm": button["algorithm"],
            "public_key_id": button["public_key_id"], "product_type": "PayOnly", "surface": "web", "card": "1111",
            "consent": True})
        return back["checkoutSessionId"]

    def save_wallet(self):
        done = self.run("call", "completeCheckoutSession", self.check_out(), "--body-file", "-", stdin=b"{}")
        return done["body"]["chargePermissionId"]

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(timeout=10)
