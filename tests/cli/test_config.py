# SPDX-License-Identifier: Apache-2.0
"""The configuration: a file or the environment, never both, and no name that nobody reads."""

import json
import re

import pytest

from servers import answering

CHARGE = json.dumps({"chargeId": "C1", "statusDetails": {"state": "Captured"}}).encode()


@pytest.fixture
def settings(key):
    return {"merchant_id": "A1", "region": "eu", "public_key_id": "SANDBOX-A", "private_key_file": str(key)}


def write(folder, settings):
    folder.mkdir(exist_ok=True)
    (folder / "shop.json").write_text(json.dumps(settings))
    return folder / "shop.json"


def as_environment(settings):
    return {"SAVEDWALLET_" + name.upper(): value for name, value in settings.items()}


def get_charge(savedwallet, *more, **options):
    return savedwallet("call", "getCharge", "C1", "--json", *more, **options)


def test_a_file_and_the_environment_have_the_same_names(savedwallet, settings, tmp_path):
    with answering(200, CHARGE) as (url, requests):
        settings["base_url"] = url
        assert get_charge(savedwallet, "--config", write(tmp_path, settings)).code == 0
        assert get_charge(savedwallet, env=as_environment(settings)).code == 0
        assert get_charge(savedwallet, env={"SAVEDWALLET_CONFIG": str(write(tmp_path, settings))}).code == 0
        assert len(requests) == 3


def test_a_relative_path_starts_at_the_files_folder(savedwallet, settings, tmp_path, key):
    with answering(200, CHARGE) as (url, _):
        write(tmp_path / "etc", {**settings, "base_url": url, "private_key_file": "keys/live.pem"})
        (tmp_path / "etc/keys").mkdir()
        (tmp_path / "etc/keys/live.pem").write_bytes(key.read_bytes())
        assert get_charge(savedwallet, "--config", "etc/shop.json", cwd=tmp_path).code == 0
        assert get_charge(savedwallet, "--config", "shop.json", cwd=tmp_path / "etc").code == 0


def test_with_a_file_the_environment_is_not_read(savedwallet, settings, tmp_path):
    with answering(200, CHARGE) as (url, _):
        config = write(tmp_path, {**settings, "base_url": url})
        assert get_charge(savedwallet, "--config", config, env={"SAVEDWALLET_REGION": "mars"}).code == 0


def test_a_file_named_by_the_environment_is_not_mixed_with_it(savedwallet, settings, tmp_path):
    env = {"SAVEDWALLET_CONFIG": str(write(tmp_path, settings)), "SAVEDWALLET_BASE_URL": "http://127.0.0.1:1"}
    refused = get_charge(savedwallet, env=env)
    assert refused.code == 2
    assert "SAVEDWALLET_BASE_URL" in refused.error["message"]


def test_the_key_may_be_pem_text_itself(savedwallet, settings, key):
    with answering(200, CHARGE) as (url, _):
        del settings["private_key_file"]
        env = as_environment({**settings, "base_url": url, "private_key": key.read_text()})
        assert get_charge(savedwallet, env=env).code == 0
        env["SAVEDWALLET_PRIVATE_KEY"] = "file:" + str(key)
        assert get_charge(savedwallet, env=env).code == 0


def test_variables_of_the_emulator_and_the_tests_are_let_be(savedwallet, settings):
    with answering(200, CHARGE) as (url, _):
        ours = {"emulator_url": "x", "bin": "x", "preset": "asan", "full": "1"}
        env = as_environment({**settings, **ours, "base_url": url, "ca_file": ""})
        assert get_charge(savedwallet, env=env).code == 0


@pytest.mark.parametrize("change, said", [
    ({"merchantid": "A1"}, '"merchant_id"'),
    ({"Region": "eu"}, '"region"'),
    ({"region": None}, "SAVEDWALLET_REGION"),
    ({"region": 5}, "quotes"),
    ({"region": "mars"}, "mars"),
    ({"public_key_id": ""}, "SAVEDWALLET_PUBLIC_KEY_ID"),
    ({"public_key_id": "AEXAMPLE"}, "environment"),
    ({"public_key_id": "LIVE-A", "environment": "sandbox"}, "environment"),
    ({"environment": "prod"}, "prod"),
    ({"algorithm": "RSA"}, "RSA"),
    ({"private_key_file": None}, "private_key_file"),
    ({"private_key": "-----BEGIN PRIVATE KEY-----"}, "both"),
    ({"private_key_file": None, "private_key": "/etc/key.pem"}, "private_key_file"),
    ({"private_key_file": "nowhere.pem"}, "nowhere.pem"),
    ({"base_url": "http://shop.example"}, "http"),
    ({"base_url": "ftp://127.0.0.1"}, "https://"),
    ({"ca_file": "nowhere.pem"}, "nowhere.pem"),
])
def test_a_wrong_configuration_is_refused_before_anything_is_sent(savedwallet, settings, tmp_path, change, said):
    with answering(200, CHARGE) as (url, requests):
        refused = get_charge(savedwallet, "--config", write(tmp_path, {**settings, "base_url": url, **change}))
        assert refused.code == 2
        assert said in refused.error["message"], refused.error["message"]
        assert requests == []


@pytest.mark.parametrize("text, said", [
    ("", "line 1, column 1"), ("[]", "object"), ('"eu"', "object"), ("{", "line 1, column 2"),
    ('{"region":"eu",\n "region":"na"}', 'line 2, column 2 of the JSON: the name "region" is in this object twice'),
    ('{"store_id":null,"store_id":"A"}', "twice"), ('{"region": "eu", // Europe\n}', "line 1, column 18")])
def test_a_file_that_is_no_configuration_is_named(savedwallet, tmp_path, text, said):
    (tmp_path / "shop.json").write_text(text)
    refused = get_charge(savedwallet, "--config", tmp_path / "shop.json")
    assert refused.code == 2
    assert "shop.json" in refused.error["message"] and said in refused.error["message"]


def test_a_variable_that_nobody_reads_is_an_error(savedwallet, settings):
    refused = get_charge(savedwallet, env={**as_environment(settings), "SAVEDWALLET_MERCHANTID": "A1"})
    assert refused.code == 2
    assert "SAVEDWALLET_MERCHANT_ID" in refused.error["message"]


@pytest.mark.parametrize("change", [
    {}, {"region": "mars"}, {"public_key_id": "OLD"}, {"private_key_file": "both"}, {"base_url": "ftp://x"},
    {"private_key": "no PEM top-secret-1"}, {"private_key": "-----BEGIN top-secret-1"},
    {"private_key": "pkcs11:pin-value=top-secret-1"}])
@pytest.mark.parametrize("more", [[], ["--json"]])
def test_no_secret_is_ever_printed(savedwallet, settings, key, change, more):
    del settings["private_key_file"]
    secrets = {"private_key": key.read_text(), "private_key_passphrase": "top-secret-2", "state_secret": "top-secret-3-long-enough",
               "journal": "postgres://me:top-secret-4@127.0.0.1/j"}
    told = savedwallet("call", "getCharge", "C1", "--timeout", "1", *more,
                       env=as_environment({**settings, **secrets, "base_url": "http://127.0.0.1:1", **change}))
    assert told.code in (2, 3)
    shown = (told.out + told.err).decode()
    assert "top-secret" not in shown
    assert not any(line in shown for line in key.read_text().splitlines()[1:-1])


def lines(result):
    return [json.loads(line) for line in result.err.decode("utf-8").splitlines()]


def test_what_happens_is_told_on_standard_error_where_it_is_asked_for(savedwallet, settings):
    with answering(200, CHARGE) as (url, _):
        told = get_charge(savedwallet, env=as_environment({**settings, "base_url": url, "log": "info"}))
    assert told.code == 0 and json.loads(told.out)["status"] == 200
    (line,) = lines(told)
    assert line["level"] == "info" and line["event"] == "answer" and line["operation"] == "getCharge"
    assert line["attempt"] == 1 and line["http_status"] == 200 and line["message"] == "HTTP 200"
    assert re.fullmatch(r"\d{8}T\d{6}Z", line["time"])


def test_at_the_level_debug_bodies_are_told_without_what_is_known_of_a_buyer(savedwallet, settings):
    charge = json.dumps({**json.loads(CHARGE), "buyer": {"name": "Ann Example"}}).encode()
    with answering(200, charge) as (url, _):
        told = get_charge(savedwallet, env=as_environment({**settings, "base_url": url, "log": "DEBUG"}))
    first, answer = lines(told)
    assert first["event"] == "try" and first["message"] == "GET /v2/charges/C1"
    assert '"state":"Captured"' in answer["message"]
    assert b"Ann" not in told.err


def test_an_unknown_log_level_is_refused(savedwallet, settings):
    refused = get_charge(savedwallet, env=as_environment({**settings, "log": "loud"}))
    assert refused.code == 2
    assert "error, warning, info or debug" in refused.error["message"]


SECRET = "CanaryQ7Zw9Xk2Vb"


@pytest.mark.parametrize("level", ["error", "warning", "info", "debug"])
@pytest.mark.parametrize("status", [200, 400, 403, 503])
def test_no_secret_of_the_configuration_or_the_call_is_told(savedwallet, settings, tmp_path, level, status):
    body = tmp_path / "body.json"
    body.write_text(json.dumps({"chargePermissionId": "B01-1", "merchantMetadata": {"noteToBuyer": SECRET}}))
    answer = json.dumps({"reasonCode": "InvalidParameterValue", "message": f"'{SECRET}' is wrong"}).encode()
    for private in [{}, {"private_key": SECRET}, {"private_key_file": "", "private_key": f"pkcs11:x?pin-value={SECRET}"},
                    {"private_key_passphrase": SECRET}]:
        with answering(status, answer) as (url, _):
            env = as_environment({**settings, "base_url": url, "log": level, "state_secret": SECRET,
                                  "validation": "off", **private})
            told = savedwallet("call", "createCharge", "--intent", "i", "--body-file", body, "--timeout", "2",
                               "--header", f"x-amz-pay-authtoken: {SECRET}", env=env)
        assert told.code != 0 and SECRET.encode() not in told.err
