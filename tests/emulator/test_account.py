# SPDX-License-Identifier: Apache-2.0
"""Accounts and stores that a solution provider opens for its merchants."""
import copy

import pytest

from client import call
from shape import assert_same_shape, example

REFERENCE = "partner-merchant-001"
ACCOUNT = example("merchant_account.register.request")


def register(merchant, **change):
    return merchant.call("POST", "/v2/merchantAccounts", {**ACCOUNT, **change}, key=False)


@pytest.fixture
def account(merchant):
    return register(merchant).body["merchantAccountId"]


def update(merchant, account, **body):
    return merchant.call("PATCH", f"/v2/merchantAccounts/{account}", body)


def claim(merchant, account, reference=REFERENCE, **how):
    return merchant.call("POST", f"/v2/merchantAccounts/{account}/claim", {"uniqueReferenceId": reference}, **how)


def store(merchant, account, body=None):
    return merchant.call("POST", f"/v2/merchantAccounts/{account}/stores",
                         example("store.create.request") if body is None else body, key=False)


def rename(merchant, account, name):
    return merchant.call("PATCH", f"/v2/merchantAccounts/{account}/stores/{name}", {"storeName": "Hafenladen"})


def test_an_account_is_opened_once(merchant):
    made = register(merchant)
    assert made.status == 201
    assert_same_shape(made.body, example("merchant_account.register.response"))
    assert made.body["uniqueReferenceId"] == REFERENCE
    assert register(merchant).text == made.text
    assert register(merchant, ledgerCurrency="USD").reason == "InvalidParameterValue"
    assert register(merchant, uniqueReferenceId="2").body["merchantAccountId"] != made.body["merchantAccountId"]


def without(path):
    """The example without one member, such as "businessInfo.businessType"."""
    body = copy.deepcopy(ACCOUNT)
    inner = body
    *outer, last = path.split(".")
    for name in outer:
        inner = inner[name]
    del inner[last]
    return body


@pytest.mark.parametrize("path", ["uniqueReferenceId", "ledgerCurrency", "businessInfo", "businessInfo.businessType",
                                  "businessInfo.businessLegalName", "primaryContactPerson.personFullName"])
def test_what_an_account_needs(merchant, path):
    answer = merchant.call("POST", "/v2/merchantAccounts", without(path))
    assert answer.reason == "MissingParameterValue" and f"[{path}]" in answer.text


@pytest.mark.parametrize("change, reason", [
    ({"ledgerCurrency": "SEK"}, "InvalidParameterValue"), ({"stores": {"storeName": "a"}}, "InvalidParameterValue"),
    ({"stores": [{"name": "a"}]}, "UnrecognizedField"), ({"beneficiaryOwners": [{}]}, "MissingParameterValue"),
    ({"businessInfo": {**ACCOUNT["businessInfo"], "businessType": "CLUB"}}, "InvalidParameterValue")])
def test_an_account_that_is_refused(merchant, change, reason):
    assert register(merchant, **change).reason == reason


def test_an_account_with_all_that_create_merchant_account_sends(merchant):
    business = {**ACCOUNT["businessInfo"], "email": "a@b.example", "businessCategory": "Sports",
                "annualSalesVolume": {"amount": "500", "currencyCode": "JPY"},
                "customerSupportInformation": {"customerSupportEmail": "c@d.example", "customerSupportPhoneNumber": {}}}
    shop = {"domainUrls": ["https://shop.example"], "storeName": "a", "storeStatus": {"state": "ACTIVE"}}
    assert register(merchant, businessInfo=business, beneficiaryOwners=[ACCOUNT["primaryContactPerson"]],
                    integrationInfo={"ipnEndpointUrls": ["https://shop.example/ipn"]}, stores=[shop],
                    merchantStatus={"statusProvider": "Ayden", "state": "ACTIVE"}).status == 201


def test_an_account_is_changed_claimed_and_deleted(merchant, account):
    changed = update(merchant, account, businessInfo={"businessLegalName": "Another KK"})
    assert (changed.status, changed.text) == (204, "")
    changed = update(merchant, account, merchantStatus={"state": "ACTIVE"})
    assert (changed.status, changed.body["merchantAccountId"]) == (200, account)
    assert update(merchant, account, ledgerCurrency="USD").reason == "UnrecognizedField"
    claimed = claim(merchant, account, key="claim-1")
    assert (claimed.status, claimed.text) == (303, "") and account in claimed.headers["location"]
    assert claim(merchant, account, key="claim-1").headers["location"] == claimed.headers["location"]
    assert claim(merchant, account, "other").reason == "InvalidParameterValue"
    gone = merchant.call("DELETE", f"/v2/merchantAccounts/{account}")
    assert (gone.status, gone.text) == (202, "")
    for answer in (update(merchant, account), claim(merchant, account), store(merchant, account),
                   merchant.call("DELETE", f"/v2/merchantAccounts/{account}")):
        assert (answer.status, answer.reason) == (404, "ResourceNotFound")


def test_stores_of_an_account(merchant, account):
    made = store(merchant, account)
    assert made.status == 201
    assert_same_shape(made.body, example("store.create.response"))
    name = made.body["storeId"]
    assert len(name) == len(example("store.create.response")["storeId"])
    renamed = rename(merchant, account, name)
    assert (renamed.status, renamed.body) == (200, {"storeId": name})
    other = register(merchant, uniqueReferenceId="2").body["merchantAccountId"]
    assert rename(merchant, other, name).reason == "ResourceNotFound"
    assert rename(merchant, account, "none").reason == "ResourceNotFound"
    assert store(merchant, account, {"allowedOriginDomains": "https://shop.example"}).reason == "InvalidParameterValue"


def test_the_client_believes_accounts(merchant):
    _, made = call(merchant, "registerAmazonPayAccount", body=ACCOUNT)
    account = made["merchantAccountId"]
    _, second = call(merchant, "createMerchantAccount", body={**ACCOUNT, "uniqueReferenceId": "2"})
    assert second["merchantAccountId"] != account
    assert call(merchant, "updateAmazonPayAccount", account, body={"businessInfo": {"email": "a@b.example"}})[0] == 204
    status, body = call(merchant, "updateMerchantAccount", account, body={"merchantStatus": {"state": "ACTIVE"}})
    assert (status, body) == (200, made)
    assert call(merchant, "claimMerchantAccount", account, body={"uniqueReferenceId": REFERENCE})[0] == 303
    _, shop = call(merchant, "createStore", account, body=example("store.create.request"))
    assert call(merchant, "updateStore", account, shop["storeId"], body={"storeName": "Hafenladen"}) == (200, shop)
    assert call(merchant, "deleteAmazonPayAccount", account)[0] == 202
