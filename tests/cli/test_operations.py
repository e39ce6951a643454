# SPDX-License-Identifier: Apache-2.0
"""`savedwallet operations`: the same operations that Amazon's SDKs and documentation know."""

import json
import re

import pytest

from conftest import CORE, VECTORS


@pytest.fixture(scope="module")
def listed(savedwallet):
    return {row["name"]: row for row in savedwallet("operations", "--json").json["operations"]}


@pytest.fixture(scope="module")
def known():
    return {row["sdk_helper_names"]["php"]: row for row in json.loads((VECTORS / "operations.json").read_text())}


def test_every_operation_is_there(listed, known):
    assert len(known) == 43
    assert set(known) <= set(listed)


def test_method_path_and_ids_are_amazons(listed, known):
    for name, row in known.items():
        assert (row["method"], row["path"]) == (listed[name]["method"], listed[name]["path"])
    for row in listed.values():
        assert row["ids"] == re.findall(r":(\w+)", row["path"])


def test_a_key_is_needed_where_amazon_needs_one(listed, known):
    for name, row in known.items():
        assert listed[name]["needs_key"] == row["idempotent_key_required"], name
    for name, row in listed.items():
        assert row["needs_key"] == (row["key"] == "required")
        assert (row["key"] == "none") == (row["method"] != "POST"), name


def test_every_operation_says_how_an_unknown_outcome_ends(listed):
    for row in listed.values():
        assert row["recover"] in ("none", "safe", "key", "read", "reference")
        assert row["method"] != "GET" or row["recover"] == "safe"
        assert not row["needs_key"] or row["recover"] == "key"


def test_rows_functions_command_and_vectors_are_the_same_operations(listed):
    rows = re.findall(r"^OPERATION\((\w+),", (CORE / "api/operations.def").read_text(), re.M)
    functions = re.findall(r"^FUNCTION\((\w+), (\w+),", (CORE / "api/functions.def").read_text(), re.M)
    declared = re.findall(r"^SW_API int (\w+)\(", (CORE / "include/savedwallet/operations.h").read_text(), re.M)
    defined = re.findall(r"^int (\w+)\(", (CORE / "src/pay/operations.c").read_text(), re.M)
    api = json.loads((CORE / "api/api.json").read_text())["operations"]
    cases = json.loads((VECTORS / "calls.json").read_text())["cases"]
    reference = re.findall(r"^\| `(\w+)` \| `(sw_\w+)` \|", (CORE / "api/REFERENCE.md").read_text(), re.M)
    assert rows == list(listed)
    assert rows == [name for name, _ in functions]
    assert functions == [(row["name"], row["function"]) for row in listed.values()]
    assert functions == [(row["name"], row["function"]) for row in api]
    assert functions == reference
    assert declared == defined == [function for _, function in functions]
    assert rows == [case["operation"] for case in cases]


def test_every_row_says_what_it_does_and_where_it_was_read(listed):
    for row in listed.values():
        assert row["summary"][0].isupper() and not row["summary"].endswith(".")
        assert row["confidence"] in ("documented", "sdk", "assumed") and row["source"]


def test_what_the_command_tells_is_what_other_languages_are_told(listed):
    for row in json.loads((CORE / "api/api.json").read_text())["operations"]:
        assert row == {name: value for name, value in listed[row["name"]].items() if name != "fields"}


def test_fields_have_shape_limits_values_and_fields_of_their_own(listed):
    fields = {field["name"]: field for field in listed["createCharge"]["fields"]}
    assert fields["chargePermissionId"]["required"] is True
    assert fields["softDescriptor"]["max_bytes"] == 16 and fields["softDescriptor"]["regions"] == ["na", "eu"]
    assert fields["chargeInitiator"]["values"] == ["CITU", "MITU", "CITR", "MITR"] and fields["chargeInitiator"]["closed"]
    assert [field["name"] for field in fields["chargeAmount"]["fields"]] == ["amount", "currencyCode"]
    assert listed["getCharge"]["fields"] == [] and listed["getCharge"]["sends"] == "nothing"


def test_one_operation_is_told_by_its_name(savedwallet, listed):
    assert savedwallet("operations", "createCharge", "--json").json["operations"] == [listed["createCharge"]]
    told = savedwallet("operations", "createCharge").out.decode()
    for words in ("sw_create_charge", "POST /v2/charges", listed["createCharge"]["summary"], "at most 16 bytes",
                  "key required"):
        assert words in told
    assert re.search(r"^  chargePermissionId +required", told, re.M)


def test_an_operation_that_is_none_is_answered_with_the_nearest(savedwallet):
    result = savedwallet("operations", "creatCharge")
    assert result.code == 2 and b"createCharge" in result.err


def test_the_table_for_people_has_every_operation(savedwallet, listed):
    lines = savedwallet("operations").out.decode().splitlines()
    assert [line.split()[0] for line in lines[1:]] == list(listed)
