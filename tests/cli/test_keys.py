# SPDX-License-Identifier: Apache-2.0
"""`savedwallet keys new`, and what is said of keys that cannot be used."""

import os
import stat
import subprocess

import pytest


def openssl(*words):
    done = subprocess.run(["openssl", *map(str, words)], capture_output=True, check=True)
    return done.stdout.decode()


def sign_with(savedwallet, key, **env):
    return savedwallet("sign", "--method", "GET", "--path", "/v2/charges/x", "--date", "20260102T030405Z",
                       "--region", "eu", "--public-key-id", "SANDBOX-A", "--key", key, "--json",
                       env={"SAVEDWALLET_" + name: value for name, value in env.items()})


def test_a_new_pair_is_rsa_of_2048_bits_and_the_private_half_is_its_owners_alone(savedwallet, tmp_path):
    made = savedwallet("keys", "new", "--json", cwd=tmp_path).json
    assert made == {"private_key_file": "private.pem", "public_key_file": "public.pem"}
    assert stat.S_IMODE((tmp_path / "private.pem").stat().st_mode) == 0o600
    assert "2048 bit" in openssl("pkey", "-in", tmp_path / "private.pem", "-noout", "-text")
    assert openssl("pkey", "-in", tmp_path / "private.pem", "-pubout") == (tmp_path / "public.pem").read_text()


def test_people_are_told_what_to_do_next_and_never_the_secret(savedwallet, tmp_path):
    made = savedwallet("keys", "new", "--private-key-file", tmp_path / "a", "--public-key-file", tmp_path / "b")
    told = made.out.decode()
    assert "Seller Central" in told and "Integration Central" in told
    assert str(tmp_path / "b") in told
    assert "PRIVATE KEY---" not in told


@pytest.mark.parametrize("there", ["private.pem", "public.pem"])
def test_a_file_that_is_there_is_never_touched(savedwallet, tmp_path, there):
    (tmp_path / there).write_text("mine")
    refused = savedwallet("keys", "new", "--json", cwd=tmp_path)
    assert refused.code == 2
    assert there in refused.error["message"]
    assert [path.name for path in tmp_path.iterdir()] == [there]
    assert (tmp_path / there).read_text() == "mine"


def test_one_file_for_both_halves_is_refused(savedwallet, tmp_path):
    refused = savedwallet("keys", "new", "--private-key-file", "k", "--public-key-file", "k", "--json", cwd=tmp_path)
    assert refused.code == 2
    assert not list(tmp_path.iterdir())


@pytest.fixture(scope="module")
def bad_keys(key, tmp_path_factory):
    """Files that are no key to sign with, by what they are."""
    folder = tmp_path_factory.mktemp("bad")
    openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024", "-out", folder / "short")
    openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", folder / "ec")
    openssl("pkey", "-in", key, "-aes-128-cbc", "-passout", "pass:correct horse", "-out", folder / "encrypted")
    (folder / "public").write_bytes(key.with_name("public.pem").read_bytes())
    (folder / "openssh").write_text("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n"
                                    "-----END OPENSSH PRIVATE KEY-----\n")
    (folder / "text").write_text("no key at all\n")
    (folder / "empty").write_text("")
    return folder


@pytest.mark.parametrize("which, words", [
    ("short", ["1024", "2048"]), ("ec", ["EC", "RSA"]), ("openssh", ["OPENSSH"]), ("public", ["public key"]),
    ("encrypted", ["passphrase"]), ("text", ["PEM"]), ("empty", ["empty"]), ("nowhere", ["nowhere", "no such file"]),
    (".", ["directory"])])
def test_the_message_says_what_the_key_is_instead(savedwallet, bad_keys, which, words):
    refused = sign_with(savedwallet, bad_keys / which)
    assert refused.code == 2
    message = refused.error["message"]
    for word in words:
        assert word.lower() in message.lower(), message


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read every file")
def test_a_key_that_this_user_may_not_read_is_named(savedwallet, tmp_path):
    (tmp_path / "k").write_text("x")
    (tmp_path / "k").chmod(0)
    assert "may not read" in sign_with(savedwallet, tmp_path / "k").error["message"]


def test_an_encrypted_key_is_opened_with_its_passphrase_and_no_other(savedwallet, bad_keys):
    assert sign_with(savedwallet, bad_keys / "encrypted", PRIVATE_KEY_PASSPHRASE="correct horse").code == 0
    refused = sign_with(savedwallet, bad_keys / "encrypted", PRIVATE_KEY_PASSPHRASE="wrong horse")
    assert refused.code == 2 and "passphrase" in refused.error["message"]
    assert "horse" not in refused.out.decode()
