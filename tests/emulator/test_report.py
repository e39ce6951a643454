# SPDX-License-Identifier: Apache-2.0
"""Reports, their documents and schedules, and payouts."""
import re
import urllib.parse

import pytest

from client import call
from shape import assert_same_shape, example

TYPE = "_GET_FLAT_FILE_OFFAMAZONPAYMENTS_SANDBOX_SETTLEMENT_DATA_"
REFUNDS = "_GET_FLAT_FILE_OFFAMAZONPAYMENTS_REFUND_DATA_"
START = "2027-01-01T00:00:00Z"


@pytest.fixture
def frozen(start, keys, seller):
    """A merchant whose clock stands, at the first day of 14 that are paid out together."""
    return seller(start("--data-dir", keys, "--seed", "7", "--clock", START).ready)


def order(merchant, **body):
    return merchant.call("POST", "/v2/reports", {"reportType": TYPE, **body})


def schedule(merchant, frequency="P1D", **body):
    return merchant.call("POST", "/v2/report-schedules", {"reportType": TYPE, "scheduleFrequency": frequency, **body})


def listed(merchant, **query):
    return merchant.call("GET", "/v2/reports?" + urllib.parse.urlencode(query))


def ids(answer):
    return [report["reportId"] for report in answer.body["reports"]]


def disbursements(merchant, start="20270101T000000Z", end="20281231T000000Z", **query):
    given = {"startTime": start, "endTime": end, **query}
    return merchant.call("GET", "/v2/disbursements?" + urllib.parse.urlencode(
        {name: value for name, value in given.items() if value is not None}))


# A report's life

def test_a_report_is_done_after_a_while(frozen):
    made = order(frozen, startTime="20261201T000000Z", endTime="20261231T235959Z")
    assert made.status == 201
    assert_same_shape(made.body, example("report.create.response"))
    name = made.body["reportId"]
    report = frozen.get("reports", name).body
    assert (report["processingStatus"], report["reportDocumentId"]) == ("IN_PROGRESS", None)
    frozen.advance("30s")
    report = frozen.get("reports", name).body
    assert report["processingStatus"] == "COMPLETED"
    assert (report["startTime"], report["endTime"]) == ("20261201T000000Z", "20261231T235959Z")
    assert (report["createdTime"], report["processingEndTime"]) == ("20270101T000000Z", "20270101T000030Z")
    assert_same_shape(listed(frozen).body, example("reports.list.response"))
    frozen.advance("90d")
    assert frozen.get("reports", name).status == 404 and ids(listed(frozen)) == []


@pytest.mark.parametrize("body, reason", [
    ({"reportType": REFUNDS}, "InvalidParameterValue"), ({"reportType": "_ALL_"}, "InvalidParameterValue"),
    ({"reportType": None}, "MissingParameterValue"), ({"startTime": "yesterday"}, "InvalidParameterValue"),
    ({"startTime": "20270102T000000Z", "endTime": "20270101T000000Z"}, "InvalidParameterValue"),
    ({"format": "csv"}, "UnrecognizedField")])
def test_a_report_that_is_refused(merchant, body, reason):
    assert order(merchant, **body).reason == reason
    assert ids(listed(merchant)) == []


def test_a_document_is_at_its_url_for_30_seconds(frozen):
    charge = frozen.charge(frozen.wallet()).body["chargeId"]
    frozen.refund(charge, "5.00")
    frozen.advance("1d")
    name = order(frozen).body["reportId"]
    assert frozen.get("report-documents", f"doc-{name}").status == 404
    frozen.advance("30s")
    document = frozen.get("report-documents", frozen.get("reports", name).body["reportDocumentId"])
    assert document.status == 200
    assert_same_shape(document.body, example("report_document.response"))
    path = urllib.parse.urlsplit(document.body["url"]).path
    lines = frozen.send("GET", path).text.splitlines()
    assert lines[0].startswith("TransactionPostedDate,") and len(lines) == 3
    assert lines[1].startswith(f"2027-01-01T00:00:00Z,{charge},") and lines[1].endswith(",Capture,18.20,USD")
    assert lines[2].endswith(",Refund,-5.00,USD")
    assert frozen.send("POST", path, body=b"a").status == 405
    frozen.advance("30s")
    assert frozen.send("GET", path).status == 404
    assert frozen.send("GET", "/emulator/report-documents/other").status == 404


# Lists

def test_the_newest_reports_come_first_page_by_page(frozen):
    made = []
    for _ in range(12):
        made.insert(0, order(frozen).body["reportId"])
        frozen.advance("1m")
    first = listed(frozen)
    assert ids(first) == made[:10]
    rest = listed(frozen, nextToken=first.body["nextToken"])
    assert (ids(rest), rest.body["nextToken"]) == (made[10:], None)
    page = listed(frozen, pageSize=5, createdSince="20270101T000200Z")
    seen = ids(page)
    while page.body["nextToken"]:
        order(frozen)
        page = listed(frozen, nextToken=page.body["nextToken"])
        seen += ids(page)
    assert seen == made[:10]


def test_reports_are_found_by_type_state_and_time(frozen):
    old = order(frozen).body["reportId"]
    frozen.advance("1h")
    new = order(frozen).body["reportId"]
    assert ids(listed(frozen, processingStatuses="IN_PROGRESS,FAILED")) == [new]
    assert ids(listed(frozen, processingStatuses="COMPLETED")) == [old]
    assert ids(listed(frozen, reportTypes=f"{REFUNDS},{TYPE}")) == [new, old]
    assert ids(listed(frozen, reportTypes=REFUNDS)) == []
    assert ids(listed(frozen, createdSince="20270101T003000Z")) == [new]
    assert ids(listed(frozen, createdUntil="20270101T003000Z")) == [old]


@pytest.mark.parametrize("query, reason", [
    ({"pageSize": 0}, "InvalidParameterValue"), ({"pageSize": 101}, "InvalidParameterValue"),
    ({"pageSize": "ten"}, "InvalidParameterValue"), ({"reportTypes": "_ALL_"}, "InvalidParameterValue"),
    ({"processingStatuses": "COMPLETED,DONE"}, "InvalidParameterValue"), ({"createdSince": "now"}, "InvalidParameterValue"),
    ({"nextToken": "abc", "pageSize": 5}, "InvalidParameterCombination"), ({"nextToken": "abc"}, "InvalidParameterValue"),
    ({"nextToken": "MTIzNA=="}, "InvalidParameterValue"), ({"nextToken": ""}, "InvalidParameterValue"),
    ({"page": 2}, "UnrecognizedField")])
def test_a_list_that_is_refused(merchant, query, reason):
    assert listed(merchant, **query).reason == reason


# Schedules

def test_a_schedule_orders_reports(frozen):
    made = schedule(frozen, nextReportCreationTime="20270102T060000Z")
    assert (made.status, list(made.body)) == (201, ["reportScheduleId"])
    name = made.body["reportScheduleId"]
    seen = frozen.call("GET", "/v2/report-schedules").body
    assert_same_shape(seen, example("report_schedules.list.response"))
    assert seen["reportSchedules"][0] == frozen.get("report-schedules", name).body
    frozen.advance("3d")
    reports = listed(frozen).body["reports"]
    assert [report["endTime"] for report in reports] == ["20270103T060000Z", "20270102T060000Z"]
    assert reports[0]["startTime"] == "20270102T060000Z"
    assert frozen.get("report-schedules", name).body["nextReportCreationTime"] == "20270104T060000Z"
    assert frozen.call("DELETE", f"/v2/report-schedules/{name}").status == 200
    frozen.advance("3d")
    assert len(listed(frozen).body["reports"]) == 2
    assert frozen.get("report-schedules", name).status == 404
    assert frozen.call("DELETE", f"/v2/report-schedules/{name}").status == 404


def test_one_schedule_for_a_type(frozen):
    first = schedule(frozen).body["reportScheduleId"]
    assert schedule(frozen, "PT84H").reason == "InvalidRequest"
    second = schedule(frozen, "PT84H", deleteExistingSchedule=True).body["reportScheduleId"]
    assert frozen.get("report-schedules", first).status == 404
    assert frozen.get("report-schedules", second).body["nextReportCreationTime"] == "20270104T120000Z"
    found = lambda kind: frozen.call("GET", f"/v2/report-schedules?reportTypes={kind}").body["reportSchedules"]
    assert [one["reportScheduleId"] for one in found(TYPE)] == [second] and found(REFUNDS) == []


@pytest.mark.parametrize("frequency, first, then", [
    ("PT5M", "20261231T235900Z", "20270101T000400Z"), ("P30D", None, "20270131T000000Z"),
    ("PT1H", "20270101T000000Z", "20270101T010000Z")])
def test_when_a_schedule_begins(frozen, frequency, first, then):
    made = schedule(frozen, frequency, nextReportCreationTime=first)
    assert frozen.get("report-schedules", made.body["reportScheduleId"]).body["nextReportCreationTime"] == then


@pytest.mark.parametrize("body, reason", [
    ({"scheduleFrequency": "PT7M"}, "InvalidParameterValue"), ({"scheduleFrequency": None}, "MissingParameterValue"),
    ({"reportType": REFUNDS}, "InvalidParameterValue"), ({"nextReportCreationTime": "soon"}, "InvalidParameterValue"),
    ({"deleteExistingSchedule": "true"}, "InvalidParameterValue")])
def test_a_schedule_that_is_refused(merchant, body, reason):
    assert merchant.call("POST", "/v2/report-schedules",
                         {"reportType": TYPE, "scheduleFrequency": "P1D", **body}).reason == reason
    assert merchant.call("GET", "/v2/report-schedules?reportTypes=_ALL_").reason == "InvalidParameterValue"


# Payouts

def test_what_was_captured_is_paid_out_every_14_days(frozen):
    wallet = frozen.wallet()
    charge = frozen.charge(wallet, "20.00").body["chargeId"]
    frozen.charge(wallet, "10.00", captureNow=False)
    frozen.refund(charge, "5.50")
    assert disbursements(frozen).body == {"disbursements": [], "nextToken": None}
    frozen.advance("14d")
    frozen.charge(wallet, "7.00")
    paid = disbursements(frozen)
    assert paid.status == 200
    assert_same_shape(paid.body, example("disbursements.response"))
    assert [(one["sellerId"], one["amount"], one["currencyCode"]) for one in paid.body["disbursements"]] == [
        (frozen.ready["merchant_id"], "14.50", "USD")]
    assert re.fullmatch(r"202701\d\dT000000Z", paid.body["disbursements"][0]["transactionTime"])
    frozen.advance("14d")
    assert [one["amount"] for one in disbursements(frozen).body["disbursements"]] == ["14.50", "7.00"]
    page = disbursements(frozen, pageSize=1)
    assert [one["amount"] for one in page.body["disbursements"]] == ["14.50"]
    page = disbursements(frozen, nextToken=page.body["nextToken"])
    assert ([one["amount"] for one in page.body["disbursements"]], page.body["nextToken"]) == (["7.00"], None)
    assert disbursements(frozen, start="20280101T000000Z").body["disbursements"] == []


@pytest.mark.parametrize("query, reason", [
    ({"end": None}, "MissingParameterValue"), ({"end": "20260101T000000Z"}, "InvalidParameterValue"),
    ({"start": "soon"}, "InvalidParameterValue"), ({"pageSize": "-1"}, "InvalidParameterValue"),
    ({"currency": "USD"}, "UnrecognizedField")])
def test_payouts_that_are_refused(merchant, query, reason):
    assert disbursements(merchant, **query).reason == reason


# The client believes it

def test_the_client_believes_reports(merchant):
    _, made = call(merchant, "createReport", body={"reportType": TYPE}, key="report-1")
    merchant.advance("31s")
    _, report = call(merchant, "getReportById", made["reportId"])
    assert report["processingStatus"] == "COMPLETED"
    order(merchant)
    _, page = call(merchant, "getReports", query=["pageSize=1", f"reportTypes={TYPE}"])
    assert call(merchant, "getReports", query=["nextToken=" + page["nextToken"]])[1]["reports"] == [report]
    assert call(merchant, "getReportDocument", report["reportDocumentId"])[1]["compressionAlgorithm"] == "N/A"
    body = {"reportType": TYPE, "scheduleFrequency": "P7D"}
    _, made = call(merchant, "createReportSchedule", body=body, key="schedule-1")
    name = made["reportScheduleId"]
    assert call(merchant, "getReportSchedules")[1]["reportSchedules"] == [
        call(merchant, "getReportScheduleById", name)[1]]
    assert call(merchant, "cancelReportSchedule", name)[0] == 200


def test_the_client_believes_payouts(merchant):
    merchant.charge(merchant.wallet())
    merchant.advance("14d")
    span = ["startTime=20260101T000000Z", "endTime=20991231T000000Z"]
    assert [one["amount"] for one in call(merchant, "getDisbursements", query=span)[1]["disbursements"]] == ["18.20"]
