# SPDX-License-Identifier: Apache-2.0
"""Wrong signatures, each made by one known mistake: the emulator names the mistake, and what was signed."""
import base64
import hashlib
import html
import json
import re
import subprocess
import urllib.parse

import pytest

V1, V2 = "AMZN-PAY-RSASSA-PSS", "AMZN-PAY-RSASSA-PSS-V2"
SALTS = {V1: 20, V2: 32}
QUERY = "b=2&a=x%20y%2Fz&a-b=%C3%BC"
BODY = json.dumps({"note": "caf\u00e9 \"au lait\" a/b", "zone": [1, {}], "amount": {"currencyCode": "EUR", "amount": "1.00"}},
                  ensure_ascii=False, separators=(",", ":"))


def sha(text):
    return hashlib.sha256(text if isinstance(text, bytes) else text.encode()).hexdigest()


def openssl_sign(key, text, *options):
    done = subprocess.run(["openssl", "dgst", *options, "-sign", key], input=text, capture_output=True, check=True)
    return done.stdout


def pss(key, text, salt=32, digest="sha256", mask="sha256"):
    return openssl_sign(key, text, f"-{digest}", "-sigopt", "rsa_padding_mode:pss", "-sigopt", f"rsa_pss_saltlen:{salt}",
                        "-sigopt", f"rsa_mgf1_md:{mask}")


class Request:
    """A request in the parts that are signed. A mistake changes what is signed, never what is sent."""

    def __init__(self, merchant, method="POST", path="/v2/charges", query=QUERY, body=BODY, algorithm=V2):
        self.merchant, self.method, self.path, self.query, self.body = merchant, method, path, query, body
        self.algorithm = algorithm
        self.headers = merchant.headers_of({"x-amz-pay-idempotency-key": "k-1", "x-amz-pay-note": "two  Words"})
        quote = lambda text: urllib.parse.quote(urllib.parse.unquote(text), safe="-._~")
        pairs = sorted(tuple(map(quote, pair.split("=", 1))) for pair in query.split("&") if pair)
        self.parts = {
            "method": method, "path": path, "query": "&".join(f"{name}={value}" for name, value in pairs),
            "headers": "".join(f"{name}:{' '.join(self.headers[name].split())}\n" for name in sorted(self.headers)),
            "names": ";".join(sorted(self.headers)), "hash": sha(body)}
        self.listed = self.parts["names"]

    def canonical(self, **change):
        return "\n".join({**self.parts, **change}.values())

    def value(self, name, value):
        return re.sub(rf"(?m)^{name}:.*$", f"{name}:{value}", self.parts["headers"])

    def text(self, canonical):
        return f"{self.algorithm}\n{sha(canonical)}"

    def send(self, signature):
        """@param signature  bytes, or the text that stands for them"""
        encoded = base64.b64encode(signature).decode() if isinstance(signature, bytes) else signature
        header = (f"{self.algorithm} PublicKeyId={self.merchant.ready['public_key_id']}, SignedHeaders={self.listed}, "
                  f"Signature={encoded}")
        target = self.path + (f"?{self.query}" if self.query else "")
        return self.merchant.send(self.method, target, {**self.headers, "authorization": header}, self.body.encode())


def diagnosis(merchant, answer, reason="InvalidRequestSignature"):
    assert (answer.status, answer.reason) == (403, reason), answer
    found = merchant.control("GET", "diagnoses/" + answer.headers["x-amz-pay-request-id"])
    assert found.status == 200, found
    return found.body


def pretty(indent):
    return json.dumps(json.loads(BODY), ensure_ascii=False, indent=indent)


def shift(request, seconds):
    date = request.headers["x-amz-pay-date"]
    moment = (int(date[9:11]) * 60 + int(date[11:13])) * 60 + int(date[13:15]) + seconds
    moment = min(max(moment, 0), 86399)  # the day stays; at its ends the shift is smaller
    return f"{date[:9]}{moment // 3600:02}{moment // 60 % 60:02}{moment % 60:02}Z"


def extended(request):
    date = request.headers["x-amz-pay-date"]
    return f"{date[:4]}-{date[4:6]}-{date[6:11]}:{date[11:13]}:{date[13:]}"


TITLE = lambda text: re.sub(r"(?m)(^|-|;)([a-z])", lambda m: m[1] + m[2].upper(), text)
PART_MISTAKES = [
    ("method_lower_case", "method", lambda r: "post"),
    ("method_differs", "method", lambda r: "GET"),
    ("path_trailing_slash", "path", lambda r: r.path + "/"),
    ("path_environment", "path", lambda r: "/sandbox" + r.path),
    ("path_environment", "path", lambda r: "/live" + r.path),
    ("path_version_missing", "path", lambda r: r.path.replace("/v2", "")),
    ("path_is_url", "path", lambda r: "https://pay-api.amazon.com" + r.path),
    ("path_with_query", "path", lambda r: f"{r.path}?{r.query}"),
    ("path_without_slash", "path", lambda r: r.path[1:]),
    ("path_encoded_again", "path", lambda r: urllib.parse.quote(r.path, safe="")),
    ("query_missing", "query", lambda r: ""),
    ("query_not_sorted", "query", lambda r: r.query),
    ("query_not_encoded", "query", lambda r: urllib.parse.unquote(r.parts["query"])),
    ("query_plus_for_space", "query", lambda r: r.parts["query"].replace("%20", "+")),
    ("query_question_mark", "query", lambda r: "?" + r.parts["query"]),
    ("query_hex_case", "query", lambda r: r.parts["query"].replace("%C3%BC", "%c3%bc").replace("%2F", "%2f")),
    ("query_encoded_twice", "query", lambda r: r.parts["query"].replace("%", "%25")),
    ("date_form", "headers", lambda r: r.value("x-amz-pay-date", extended(r))),
    ("date_read_twice", "headers", lambda r: r.value("x-amz-pay-date", shift(r, 1 if r.headers["x-amz-pay-date"][9:15] < "235900" else -1))),
    ("date_read_twice", "headers", lambda r: r.value("x-amz-pay-date", shift(r, -200 if r.headers["x-amz-pay-date"][9:15] > "000400" else 200))),
    ("region_differs", "headers", lambda r: r.value("x-amz-pay-region", "NA")),
    ("region_differs", "headers", lambda r: r.value("x-amz-pay-region", "us")),
    ("host_differs", "headers", lambda r: r.value("x-amz-pay-host", "https://pay-api.amazon.com")),
    ("host_differs", "headers", lambda r: r.value("x-amz-pay-host", "pay-api.amazon.eu")),
    ("host_differs", "headers", lambda r: r.value("x-amz-pay-host", "127.0.0.1")),
    ("content_type_differs", "headers", lambda r: r.value("content-type", "application/json; charset=utf-8")),
    ("accept_differs", "headers", lambda r: r.value("accept", "*/*")),
    ("header_line_missing", "headers", lambda r: re.sub(r"(?m)^x-amz-pay-note:.*\n", "", r.parts["headers"])),
    ("header_value_empty", "headers", lambda r: r.value("x-amz-pay-idempotency-key", "")),
    ("headers_not_sorted", "headers", lambda r: "".join(f"{n}:{r.headers[n]}\n" for n in r.listed.split(";"))),
    ("headers_as_sent", "headers", lambda r: "".join(f"{n}:{v}\n" for n, v in r.headers.items())),
    ("header_space_after_colon", "headers", lambda r: "".join(f"{n}: {r.headers[n]}\n" for n in r.listed.split(";"))),
    ("header_names_not_lower_case", "headers", lambda r: re.sub(r"(?m)^[^:]+", lambda m: TITLE(m[0]), r.parts["headers"])),
    ("header_names_not_lower_case", "headers", lambda r: re.sub(r"(?m)^[^:]+", lambda m: m[0].upper(), r.parts["headers"])),
    ("header_values_lower_case", "headers", lambda r: r.parts["headers"].lower()),
    ("signed_headers_separator", "names", lambda r: r.listed.replace(";", ",")),
    ("signed_headers_separator", "names", lambda r: r.listed.replace(";", "; ")),
    ("signed_headers_trailing_separator", "names", lambda r: r.listed + ";"),
    ("signed_headers_missing", "names", lambda r: ""),
    ("signed_headers_case", "names", lambda r: r.listed.upper()),
    ("signed_headers_case", "names", lambda r: TITLE(r.listed)),
    ("body_not_signed", "hash", lambda r: sha("")),
    ("body_line_feed_added", "hash", lambda r: sha(BODY + "\n")),
    ("body_byte_order_mark", "hash", lambda r: sha("\ufeff" + BODY)),
    ("body_spaced", "hash", lambda r: sha(json.dumps(json.loads(BODY), ensure_ascii=False))),
    ("body_pretty", "hash", lambda r: sha(pretty(2))),
    ("body_pretty", "hash", lambda r: sha(pretty(4))),
    ("body_sorted", "hash", lambda r: sha(json.dumps(json.loads(BODY), ensure_ascii=False, sort_keys=True, separators=(",", ":")))),
    ("body_sorted", "hash", lambda r: sha(json.dumps(json.loads(BODY), ensure_ascii=False, sort_keys=True))),
    ("body_slashes_escaped", "hash", lambda r: sha(BODY.replace("/", "\\/"))),
    ("body_backslashes_removed", "hash", lambda r: sha(BODY.replace("\\", ""))),
    ("body_unicode_escaped", "hash", lambda r: sha(json.dumps(json.loads(BODY), separators=(",", ":")))),
    ("body_html_escaped", "hash", lambda r: sha(BODY.replace('"', "&quot;"))),
    ("body_latin1", "hash", lambda r: sha(BODY.encode("latin-1"))),
    ("body_not_hashed", "hash", lambda r: BODY),
    ("body_hash_upper_case", "hash", lambda r: sha(BODY).upper()),
    ("body_hash_base64", "hash", lambda r: base64.b64encode(hashlib.sha256(BODY.encode()).digest()).decode()),
    ("body_hash_missing", "hash", lambda r: ""),
    ("body_unsigned_payload", "hash", lambda r: "UNSIGNED-PAYLOAD"),
]
PEOPLES_PARTS = {"names": "SignedHeaders", "hash": "hash of the body"}

# Sent otherwise than most: the request's own differences, and the mistake.
OTHER_REQUESTS = [
    ("path_decoded", {"path": "/v2/charges/a%20b%3a", "method": "GET", "body": ""}, "path", lambda r: "/v2/charges/a b:"),
    ("path_hex_case", {"path": "/v2/charges/a%3ab", "method": "GET", "body": ""}, "path", lambda r: "/v2/charges/a%3Ab"),
    ("path_trailing_slash", {"path": "/v2/charges/S01/", "method": "GET", "body": ""}, "path", lambda r: r.path[:-1]),
    ("body_empty_object", {"method": "DELETE", "path": "/v2/charges/S01/cancel", "body": ""}, "hash", lambda r: sha("{}")),
    ("body_null", {"method": "DELETE", "path": "/v2/charges/S01/cancel", "body": ""}, "hash", lambda r: sha("null")),
    ("body_compact", {"body": pretty(2)}, "hash", lambda r: sha(BODY)),
    ("body_trimmed", {"body": f"  {BODY}\r\n"}, "hash", lambda r: sha(BODY)),
    ("body_byte_order_mark_sent", {"body": "\ufeff" + BODY}, "hash", lambda r: sha(BODY)),
    ("body_line_ends", {"body": '{"a":\n1}'}, "hash", lambda r: sha('{"a":\r\n1}')),
    ("body_slashes_escaped", {"body": BODY.replace("/", "\\/")}, "hash", lambda r: sha(BODY)),
    ("query_line_missing", {"query": ""}, None, lambda c: c.replace("\n\n", "\n", 1)),
]

WHOLE_MISTAKES = [
    ("line_ends", lambda c: c.replace("\n", "\r\n")),
    ("trailing_line_feed", lambda c: c + "\n"),
    ("empty_line_missing", lambda c: c.replace("\n\n", "\n")),
    ("empty_line_doubled", lambda c: c.replace("\n\n", "\n\n\n")),
    ("body_line_missing", lambda c: c.rpartition("\n")[0]),
]

TEXT_MISTAKES = [
    ("canonical_request_not_hashed", lambda a, c: c),
    ("canonical_request_not_hashed", lambda a, c: f"{a}\n{c}"),
    ("algorithm_line_missing", lambda a, c: sha(c)),
    ("hash_upper_case", lambda a, c: f"{a}\n{sha(c).upper()}"),
    ("hash_base64", lambda a, c: f"{a}\n" + base64.b64encode(hashlib.sha256(c.encode()).digest()).decode()),
    ("string_to_sign_line_feed", lambda a, c: f"{a}\n{sha(c)}\n"),
    ("string_to_sign_line_ends", lambda a, c: f"{a}\r\n{sha(c)}"),
    ("string_to_sign_line_ends", lambda a, c: f"{a} {sha(c)}"),
    ("algorithm_differs", lambda a, c: f"{V1}\n{sha(c)}"),
    ("hashed_twice", lambda a, c: sha(f"{a}\n{sha(c)}")),
    ("hashed_twice", lambda a, c: hashlib.sha256(f"{a}\n{sha(c)}".encode()).digest()),
]


def position(yours, mine):
    """Byte and line of the first difference, from 1."""
    a, b = yours.encode(), mine.encode()
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return {"byte": at + 1, "line": b[:at].count(b"\n") + 1}


def check_parts(merchant, cause, request, signed, part):
    found = diagnosis(merchant, request.send(pss(merchant.ready["private_key_file"], request.text(signed).encode())))
    assert found["cause"] == cause, found
    assert found["yours"] == signed and found["mine"] == request.canonical() and found["also"] is None
    assert found["firstDifference"] == {**position(signed, request.canonical()), "part": part}
    assert found["signature"] == {"padding": "PSS", "digest": "SHA256", "saltLength": 32}
    assert found["explanation"].endswith(".")


@pytest.mark.parametrize("cause, part, make", PART_MISTAKES, ids=[f"{n}-{row[0]}" for n, row in enumerate(PART_MISTAKES)])
def test_one_part_was_signed_wrongly(merchant, cause, part, make):
    request = Request(merchant)
    if cause in ("headers_not_sorted", "header_space_after_colon"):
        request.headers["x-amz-pay-note"] = "two words"
        request.parts["headers"] = request.value("x-amz-pay-note", "two words")
    if cause == "headers_not_sorted":  # the order of SignedHeaders is the client's
        request.listed = ";".join(reversed(request.listed.split(";")))
        request.parts["names"] = request.listed
    check_parts(merchant, cause, request, request.canonical(**{part: make(request)}), PEOPLES_PARTS.get(part, part))


@pytest.mark.parametrize("cause, how, part, make", OTHER_REQUESTS, ids=[row[0] for row in OTHER_REQUESTS])
def test_other_requests_signed_wrongly(merchant, cause, how, part, make):
    request = Request(merchant, **{"query": QUERY, **how})
    signed = request.canonical(**{part: make(request)}) if part else make(request.canonical())
    check_parts(merchant, cause, request, signed, PEOPLES_PARTS.get(part, part))


@pytest.mark.parametrize("cause, make", WHOLE_MISTAKES, ids=[row[0] for row in WHOLE_MISTAKES])
def test_a_canonical_request_put_together_wrongly(merchant, cause, make):
    request = Request(merchant)
    check_parts(merchant, cause, request, make(request.canonical()), None)


@pytest.mark.parametrize("cause, make", TEXT_MISTAKES, ids=[f"{n}-{row[0]}" for n, row in enumerate(TEXT_MISTAKES)])
def test_another_text_was_signed(merchant, cause, make):
    request = Request(merchant)
    text = make(V2, request.canonical())
    raw = text if isinstance(text, bytes) else text.encode()
    found = diagnosis(merchant, request.send(pss(merchant.ready["private_key_file"], raw)))
    assert (found["cause"], found["compared"]) == (cause, "stringToSign"), found
    assert found["mine"] == found["stringToSign"] == request.text(request.canonical())
    assert found["yours"] == (text if isinstance(text, str) else "(not UTF-8)")


def test_headers_that_do_not_agree_with_their_list(merchant):
    request = Request(merchant)
    kept = [name for name in request.listed.split(";") if name != "x-amz-pay-note"]
    signed = request.canonical(names=";".join(kept), headers=re.sub(r"x-amz-pay-note:.*\n", "", request.parts["headers"]))
    check_parts(merchant, "header_listed_not_signed", request, signed, "headers")
    # The list is in capitals in the header, and was signed as it should have stood there.
    request = Request(merchant)
    right = request.parts["names"]
    request.listed = request.parts["names"] = TITLE(right)
    check_parts(merchant, "signed_headers_order", request, request.canonical(names=right), "SignedHeaders")


def test_two_mistakes_at_once_are_both_named(merchant):
    request = Request(merchant)
    signed = request.canonical(path=request.path + "/", hash=sha(pretty(2)))
    found = diagnosis(merchant, request.send(pss(merchant.ready["private_key_file"], request.text(signed).encode())))
    assert (found["cause"], found["also"], found["yours"]) == ("path_trailing_slash", "body_pretty", signed)


@pytest.mark.parametrize("cause, algorithm, sign", [
    ("salt_length", V2, lambda key, text: pss(key, text, 20)),
    ("salt_length", V1, lambda key, text: pss(key, text, 32)),
    ("salt_length", V2, lambda key, text: pss(key, text, 222)),
    ("salt_length", V2, lambda key, text: pss(key, text, 0)),
    ("digest_differs", V2, lambda key, text: pss(key, text, 32, "sha512", "sha512")),
    ("digest_differs", V2, lambda key, text: pss(key, text, 20, "sha1", "sha1")),
    ("mask_digest_differs", V2, lambda key, text: pss(key, text, 32, "sha256", "sha1")),
    ("pkcs1_padding", V2, lambda key, text: openssl_sign(key, text, "-sha256")),
])
def test_the_right_text_signed_in_a_wrong_way(merchant, cause, algorithm, sign):
    request = Request(merchant, algorithm=algorithm)
    text = request.text(request.canonical()).encode()
    found = diagnosis(merchant, request.send(sign(merchant.ready["private_key_file"], text)))
    assert (found["cause"], found["yours"]) == (cause, None), found
    assert found["mine"] == request.canonical()


@pytest.mark.parametrize("cause, encode", [
    ("signature_hex", lambda raw: raw.hex()),
    ("signature_base64url", lambda raw: base64.urlsafe_b64encode(raw).decode()),
    ("signature_line_breaks", lambda raw: base64.encodebytes(raw).decode().strip().replace("\n", " ")),
    ("signature_not_base64", lambda raw: "?" + base64.b64encode(raw).decode()),
    ("another_key", lambda raw: base64.b64encode(raw[:-1]).decode()),
    ("another_key", lambda raw: base64.b64encode(b"\xff" * 256).decode()),
    ("another_key", lambda raw: "AA=="),
])
def test_a_signature_written_down_wrongly(merchant, cause, encode):
    request = Request(merchant)
    key, text = merchant.ready["private_key_file"], request.text(request.canonical()).encode()
    raw = next(raw for raw in iter(lambda: pss(key, text), None) if {b"+", b"/"} & {
        bytes([byte]) for byte in base64.b64encode(raw)})
    assert diagnosis(merchant, request.send(encode(raw)))["cause"] == cause


def test_another_key(merchant, tmp_path):
    key = tmp_path / "other.pem"
    subprocess.run(["openssl", "genrsa", "-out", key, "2048"], check=True, capture_output=True)
    request = Request(merchant)
    text = request.text(request.canonical()).encode()
    assert diagnosis(merchant, request.send(pss(key, text)))["cause"] == "another_key"
    public = subprocess.run(["openssl", "rsa", "-in", key, "-pubout"], check=True, capture_output=True, text=True).stdout
    added = {"merchantId": "A2", "storeId": "amzn1.application-oa2-client.x", "publicKeyId": "SANDBOX-DIFF", "publicKey": public}
    assert merchant.control("POST", "merchants", added).status == 201
    assert diagnosis(merchant, request.send(pss(key, text)))["cause"] == "key_of_another_id"


def test_the_signature_of_an_earlier_request(merchant):
    first = Request(merchant, body='{"a":1}')
    raw = pss(merchant.ready["private_key_file"], first.text(first.canonical()).encode())
    assert first.send(raw).status == 400  # signed rightly, and of no use
    found = diagnosis(merchant, Request(merchant, body='{"a":2}').send(raw))
    assert found["cause"] == "signature_of_another_request" and "POST /v2/charges" in found["explanation"]


def test_a_text_that_nobody_knows_is_said_to_be_unknown(merchant):
    request = Request(merchant)
    found = diagnosis(merchant, request.send(pss(merchant.ready["private_key_file"], b"something else")))
    assert (found["cause"], found["yours"], found["firstDifference"]) == ("unknown_text", None, None)


def test_a_date_that_is_stale_and_a_header_that_is_not_signed(merchant):
    stale = diagnosis(merchant, merchant.call("GET", "/v2/charges/S01", change={"x_amz_pay_date": "20200101T000000Z"}))
    assert stale["cause"] == "not_the_text"
    loose = merchant.call("POST", "/v2/charges", {}, key=False, unsigned={"x-amz-pay-idempotency-key": "k"})
    assert diagnosis(merchant, loose)["cause"] == "not_the_text"


PAYLOAD = '{"storeId":"x","webCheckoutDetails":{"checkoutReviewReturnUrl":"https:\\/\\/shop.example\\/r"},"a":"\\u00fc \\"q\\""}'


@pytest.mark.parametrize("cause, signed", [
    ("body_backslashes_removed", PAYLOAD.replace("\\", "")),
    ("body_slashes_escaped", PAYLOAD.replace("\\/", "/")),
    ("body_spaced", PAYLOAD.replace('":', '": ').replace(',"', ', "')),
    ("body_html_escaped", html.escape(PAYLOAD)),
    ("body_line_feed_added", PAYLOAD + "\n"),
])
def test_a_buttons_payload_that_was_signed_otherwise(merchant, cause, signed):
    raw = pss(merchant.ready["private_key_file"], f"{V2}\n{sha(signed)}".encode())
    found = diagnosis(merchant, merchant.checkout(PAYLOAD, signature=base64.b64encode(raw).decode()), "InvalidSignatureError")
    assert (found["cause"], found["yours"], found["mine"]) == (cause, signed, PAYLOAD)


def test_a_buttons_salt_and_algorithm(merchant):
    assert diagnosis(merchant, merchant.checkout(PAYLOAD, salt=20), "InvalidSignatureError")["cause"] == "salt_length"
    text = f"{V1}\n{sha(PAYLOAD)}".encode()
    raw = base64.b64encode(pss(merchant.ready["private_key_file"], text)).decode()
    found = diagnosis(merchant, merchant.checkout(PAYLOAD, signature=raw), "InvalidSignatureError")
    assert found["cause"] == "algorithm_differs"


def test_it_is_said_on_stderr_and_kept_for_the_newest_hundred(start, seller, keys):
    running = start("--data-dir", keys)
    merchant = seller(running.ready)
    first = Request(merchant, path="/v2/charges/S01", method="GET", body="", query="")
    ids = []
    for _ in range(101):
        ids.append(first.send("AA==").headers["x-amz-pay-request-id"])
    assert merchant.control("GET", "diagnoses/" + ids[0]).status == 404
    listed = merchant.control("GET", "diagnoses").body["diagnoses"]
    assert [one["requestId"] for one in listed] == ids[:0:-1]
    line = running.said().splitlines()[0]
    assert f"403 GET /v2/charges/S01 (request id {ids[0]}): wrong signature, another_key: " in line
    assert merchant.control("POST", "reset").status == 200 and merchant.control("GET", "diagnoses").body == {"diagnoses": []}


@pytest.mark.parametrize("body", ["{" * 200, '"', "\\", '{"a":"\\', "[" * 70 + "]" * 70, "\ud7ff\U0001f600", "{}" * 9000, "x" * 1_000_000],
                         ids=range(8))
def test_a_hostile_body_does_no_harm(merchant, body):
    found = diagnosis(merchant, Request(merchant, body=body).send(pss(merchant.ready["private_key_file"], b"no")))
    assert found["cause"] == "unknown_text"
