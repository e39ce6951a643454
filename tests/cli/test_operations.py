# SPDX-License-Identifier: Apache-2.0
"""`savedwallet operations`: the same operations that Amazon's SDKs and documentation know."""

import json
import re

import pytest

from conftest import VECTORS


@pytest.fixture(scope="module")
def listed(savedwallet):
    return {row["name"]: row for row in savedwallet("operations", "--json").json["operations"]}


@pytest.fixture(scope="module")
def known():
    return {row["sdk_helper_names"]["php"]: row for row in json.loads((VECTORS / "operations.json").read_text())}


def test_every_operation_is_there_and_no_other(listed, known):
    assert sorted(listed) == sorted(known)


def test_method_path_and_ids_are_amazons(listed, known):
    for name, row in listed.items():
        assert (row["method"], row["path"]) == (known[name]["method"], known[name]["path"])
        assert row["ids"] == re.findall(r":(\w+)", row["path"])


def test_a_key_is_needed_where_amazon_needs_one(listed, known):
    for name, row in listed.items():
        assert row["needs_key"] == known[name]["idempotent_key_required"], name
        assert row["needs_key"] == (row["key"] == "required")
        assert (row["key"] == "none") == (row["method"] != "POST"), name


def test_every_operation_says_how_an_unknown_outcome_ends(listed):
    for row in listed.values():
        assert row["recover"] in ("none", "safe", "key", "read", "reference")
        assert row["method"] != "GET" or row["recover"] == "safe"
        assert not row["needs_key"] or row["recover"] == "key"


def test_the_table_for_people_has_every_operation(savedwallet, listed):
    lines = savedwallet("operations").out.decode().splitlines()
    assert [line.split()[0] for line in lines[1:]] == list(listed)
