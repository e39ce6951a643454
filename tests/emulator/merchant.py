# SPDX-License-Identifier: Apache-2.0
"""A merchant's client in a few lines, independent of the project's own: it signs with the openssl command."""
import base64
import hashlib
import http.client
import json
import ssl
import subprocess
import time
import urllib.parse

SALTS = {"AMZN-PAY-RSASSA-PSS": 20, "AMZN-PAY-RSASSA-PSS-V2": 32}
V2 = "AMZN-PAY-RSASSA-PSS-V2"


class Answer:
    def __init__(self, status, headers, text):
        self.status = status
        self.headers = headers
        self.text = text

    @property
    def body(self):
        return json.loads(self.text)

    @property
    def reason(self):
        return self.body.get("reasonCode")

    @property
    def state(self):
        return self.body["statusDetails"]["state"]

    def __repr__(self):
        return f"<{self.status} {self.text[:300]}>"


def rsa_pss(key_file, text, salt):
    command = ["openssl", "dgst", "-sha256", "-sign", key_file, "-sigopt", "rsa_padding_mode:pss",
               "-sigopt", f"rsa_pss_saltlen:{salt}", "-sigopt", "rsa_mgf1_md:sha256"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    return base64.b64encode(done.stdout).decode()


class Merchant:
    """Everything that a request is made of can be changed, so that a test can make it wrong."""

    def __init__(self, ready):
        self.ready = ready
        self.keys_made = 0
        self.connections = {}

    def connection(self, scheme="https"):
        if scheme not in self.connections:
            url = urllib.parse.urlsplit(self.ready["url" if scheme == "https" else "http_url"])
            if scheme == "https":
                context = ssl.create_default_context(cafile=self.ready["ca_file"])
                made = http.client.HTTPSConnection(url.hostname, url.port, timeout=10, context=context)
            else:
                made = http.client.HTTPConnection(url.hostname, url.port, timeout=10)
            self.connections[scheme] = made
        return self.connections[scheme]

    def close(self):
        for connection in self.connections.values():
            connection.close()

    def send(self, method, target, headers=None, body=b"", scheme="https"):
        connection = self.connection(scheme)
        connection.request(method, target, body=body or None, headers=headers or {})
        got = connection.getresponse()
        text = got.read().decode()
        return Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, text)

    def date(self):
        return time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())

    def new_key(self):
        self.keys_made += 1
        return f"test-{self.keys_made}"

    @staticmethod
    def canonical(method, path, query, headers, body):
        pairs = [pair.partition("=") for pair in query.split("&") if pair]
        quote = lambda text: urllib.parse.quote(urllib.parse.unquote(text), safe="-._~")
        encoded = sorted((quote(name), quote(value)) for name, _, value in pairs)
        names = sorted(name.lower() for name in headers)
        values = {name.lower(): " ".join(value.split()) for name, value in headers.items()}
        return "\n".join([
            method, path, "&".join(f"{name}={value}" for name, value in encoded),
            "".join(f"{name}:{values[name]}\n" for name in names),
            ";".join(names), hashlib.sha256(body).hexdigest()])

    def headers_of(self, extra=None, **change):
        headers = {"accept": "application/json", "content-type": "application/json",
                   "x-amz-pay-date": self.date(), "x-amz-pay-host": "pay-api.amazon.com",
                   "x-amz-pay-region": self.ready["region"]}
        headers.update(extra or {})
        headers.update({name.replace("_", "-"): value for name, value in change.items() if value is not None})
        return {name: value for name, value in headers.items() if change.get(name.replace("-", "_"), 1) is not None}

    def authorization(self, method, target, headers, body, algorithm=V2, salt=None, key_id=None):
        path, _, query = target.partition("?")
        canonical = self.canonical(method, path, query, headers, body)
        text = f"{algorithm}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
        signature = rsa_pss(self.ready["private_key_file"], text, salt or SALTS[algorithm])
        names = ";".join(sorted(name.lower() for name in headers))
        key_id = key_id or self.ready["public_key_id"]
        return f"{algorithm} PublicKeyId={key_id}, SignedHeaders={names}, Signature={signature}"

    def call(self, method, target, body=None, key=None, simulate=None, **how):
        """Signs and sends. A key is made up for a POST unless key is False."""
        raw = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        extra = dict(how.pop("extra", {}))
        if key is None and method == "POST":
            key = self.new_key()
        if key:
            extra["x-amz-pay-idempotency-key"] = key
        headers = self.headers_of(extra, **how.pop("change", {}))
        unsigned = dict(how.pop("unsigned", {}))
        if simulate:
            unsigned["x-amz-pay-simulation-code"] = simulate
        scheme = how.pop("scheme", "https")
        headers_sent = dict(headers, authorization=self.authorization(method, target, headers, raw, **how), **unsigned)
        return self.send(method, target, headers_sent, raw, scheme)

    def control(self, method, name, body=None, token=None, scheme="http"):
        headers = {"x-emulator-token": self.ready["control_token"] if token is None else token}
        raw = json.dumps(body).encode() if body is not None else b""
        return self.send(method, f"/emulator/api/{name}", headers, raw, scheme)

    def advance(self, duration):
        answer = self.control("POST", "clock", {"advance": duration})
        assert answer.status == 200, answer
        return answer.body

    # What a shop does.

    def payload(self, **change):
        payload = {
            "webCheckoutDetails": {"checkoutResultReturnUrl": "https://shop.example/wallet/saved?shop=1",
                                   "checkoutCancelUrl": "https://shop.example/wallet"},
            "storeId": self.ready["store_id"],
            "scopes": ["name", "email", "phoneNumber", "billingAddress"],
            "chargePermissionType": "PaymentMethodOnFile",
            "paymentMethodOnFileMetadata": {"setupOnly": True},
            "paymentDetails": {"paymentIntent": "Confirm"},
        }
        payload.update(change)
        return {name: value for name, value in payload.items() if value is not None}

    def checkout(self, payload=None, salt=None, algorithm=V2, **change):
        text = payload if isinstance(payload, str) else json.dumps(payload or self.payload())
        digest = hashlib.sha256(text.encode()).hexdigest()
        body = {"payload": text, "public_key_id": self.ready["public_key_id"], "algorithm": algorithm,
                "signature": rsa_pss(self.ready["private_key_file"], f"{algorithm}\n{digest}", salt or SALTS[algorithm])}
        body.update(change)
        return self.control("POST", "checkout", {name: value for name, value in body.items() if value is not None})

    def express(self, **change):
        payload = self.payload(webCheckoutDetails={"checkoutReviewReturnUrl": "https://shop.example/review",
                                                   "checkoutCancelUrl": "https://shop.example/cart"},
                               paymentMethodOnFileMetadata={"setupOnly": False}, paymentDetails=None)
        return {**payload, **change}

    def purchase(self, intent="AuthorizeWithCapture", amount="42.50", currency="USD", payment=None, **change):
        """The payload of an additional payment button."""
        price = {"amount": amount, "currencyCode": currency}
        payload = self.payload(webCheckoutDetails={"checkoutMode": "ProcessOrder",
                                                   "checkoutResultReturnUrl": "https://shop.example/paid",
                                                   "checkoutCancelUrl": "https://shop.example/cart"},
                               paymentMethodOnFileMetadata={"setupOnly": False},
                               paymentDetails={"paymentIntent": intent, "chargeAmount": price, **(payment or {})})
        return {**payload, **change}

    def configuration(self, payload, product_type="PayOnly", **change):
        """What the Mobile SDK posts."""
        return {"merchantId": self.ready["merchant_id"], "placement": "Checkout", "checkoutLanguage": "en_US",
                "ledgerCurrency": "USD", "productType": product_type, "environment": "SANDBOX", "msdk": "true",
                "checkoutSessionConfig": {**payload, "channelType": "MOBILE_SDK"}, **change}

    def mobile(self, payload, product_type="PayOnly", change=None, **choice):
        return self.control("POST", "checkout", {"configuration": self.configuration(payload, product_type,
                                                                                     **(change or {})),
                                                 "surface": "mobile_sdk", **choice})

    def update(self, session, **body):
        return self.call("PATCH", f"/v2/checkoutSessions/{session}", body)

    def process(self, session, **choice):
        return self.control("POST", f"checkout/{session}/process", choice)

    def complete(self, session, amount=None, currency="USD", simulate=None, **more):
        body = {"chargeAmount": {"amount": amount, "currencyCode": currency}, **more} if amount else more
        return self.call("POST", f"/v2/checkoutSessions/{session}/complete", body, key=False, simulate=simulate)

    def finalize(self, session, **body):
        return self.call("POST", f"/v2/checkoutSessions/{session}/finalize", body, key=False)

    def wallet(self, **choice):
        """A saved wallet. @return its charge permission id"""
        done = self.complete(self.checkout(**choice).body["checkoutSessionId"])
        assert done.status == 200, done
        return done.body["chargePermissionId"]

    def charge_body(self, permission, amount="18.20", currency="USD", **more):
        body = {"chargePermissionId": permission, "chargeAmount": {"amount": amount, "currencyCode": currency},
                "chargeInitiator": "MITU", "channel": "Web", "captureNow": True}
        body.update(more)
        return body

    def charge(self, permission, amount="18.20", currency="USD", simulate=None, **more):
        return self.call("POST", "/v2/charges", self.charge_body(permission, amount, currency, **more),
                         simulate=simulate)

    def capture(self, charge, amount="18.20", currency="USD", simulate=None, **more):
        body = {"captureAmount": {"amount": amount, "currencyCode": currency}, **more}
        return self.call("POST", f"/v2/charges/{charge}/capture", body, simulate=simulate)

    def cancel(self, charge, reason="Not in stock"):
        return self.call("DELETE", f"/v2/charges/{charge}/cancel", {"cancellationReason": reason})

    def refund(self, charge, amount="5.00", currency="USD", simulate=None, **more):
        body = {"chargeId": charge, "refundAmount": {"amount": amount, "currencyCode": currency}, **more}
        return self.call("POST", "/v2/refunds", body, simulate=simulate)

    def close_wallet(self, permission, simulate=None, **more):
        return self.call("DELETE", f"/v2/chargePermissions/{permission}/close",
                         {"closureReason": "The customer asked for it", **more}, simulate=simulate)

    def get(self, kind, thing):
        return self.call("GET", f"/v2/{kind}/{thing}")
