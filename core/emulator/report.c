/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/report.h"

#include "base/memory.h"
#include "emulator/check.h"
#include "emulator/date.h"
#include "emulator/must.h"
#include "emulator/status.h"

#include <stdio.h>
#include <string.h>

static const char SANDBOX_TYPE[] = "_GET_FLAT_FILE_OFFAMAZONPAYMENTS_SANDBOX_SETTLEMENT_DATA_";

const char *const EM_REPORT_TYPES[] = { "_GET_FLAT_FILE_OFFAMAZONPAYMENTS_SETTLEMENT_DATA_",
                                        SANDBOX_TYPE,
                                        "_GET_FLAT_FILE_OFFAMAZONPAYMENTS_ORDER_REFERENCE_DATA_",
                                        "_GET_FLAT_FILE_OFFAMAZONPAYMENTS_BILLING_AGREEMENT_DATA_",
                                        "_GET_FLAT_FILE_OFFAMAZONPAYMENTS_AUTHORIZATION_DATA_",
                                        "_GET_FLAT_FILE_OFFAMAZONPAYMENTS_CAPTURE_DATA_",
                                        "_GET_FLAT_FILE_OFFAMAZONPAYMENTS_REFUND_DATA_",
                                        "_GET_CSV_CUSTOM_OFFAMAZONPAYMENTS_MULTI_CURRENCY_PAYMENTS_DATA_",
                                        NULL };

/* What a report tells of when nothing is said; payouts come every 14 days. */
static const int64_t USUAL_PERIOD = 14 * EM_DAY;

static const em_field CREATE_FIELDS[] = {
    { "reportType", EM_TEXT, true, 0, EM_REPORT_TYPES, NULL },
    { "startTime", EM_TEXT, false, 0, NULL, NULL },
    { "endTime", EM_TEXT, false, 0, NULL, NULL },
    { 0 },
};

void em_report_free(void *value)
{
    sw_release(value);
}

bool em_report_check_type(em_answer *answer, const char *type)
{
    return strcmp(type, SANDBOX_TYPE) == 0 ||
           em_answer_error(answer, "InvalidParameterValue",
                           "The value provided for [reportType] is invalid: the sandbox has %s only.", SANDBOX_TYPE);
}

static void complete(em_world *world, void *object)
{
    em_report *report = object;
    report->completed = em_now(world);
}

em_report *em_report_order(em_world *world, const em_merchant *merchant, const char *type, int64_t start, int64_t end)
{
    em_report *report = em_new(sizeof *report);
    do
        em_id_numbered(&world->ids, EM_ID_REPORT, "A1", report->id);
    while (em_table_get(&world->reports, report->id));
    report->merchant = merchant;
    report->type = type;
    report->start = start;
    report->end = end;
    report->created = em_now(world);
    em_table_add(&world->reports, report->id, report);
    em_world_later(world, EM_PENDING, complete, report);
    return report;
}

void em_create_report(em_call *call)
{
    if (!em_check(call->answer, call->body, CREATE_FIELDS))
        return;
    const char *type = em_value_of(EM_REPORT_TYPES, sw_json_get_text(call->body, "reportType"));
    int64_t end = em_now(call->world);
    if (!em_report_check_type(call->answer, type) || !em_check_moment(call->answer, call->body, "endTime", &end))
        return;
    int64_t start = end - USUAL_PERIOD;
    if (!em_check_moment(call->answer, call->body, "startTime", &start) || !em_check_order(call->answer, start, end))
        return;
    const em_report *report = em_report_order(call->world, call->merchant, type, start, end);
    sw_json *object = em_json(sw_json_object());
    sw_json_put_text(object, "reportId", report->id);
    em_answer_json(call->answer, 201, object);
}

const char *em_report_state(const em_report *report)
{
    return report->completed ? "COMPLETED" : "IN_PROGRESS";
}

bool em_report_is_of(const em_world *world, const em_report *report, const em_merchant *merchant)
{
    return report->merchant == merchant && em_now(world) < report->created + EM_LIFE_OF_REPORT;
}

sw_json *em_report_write(const em_report *report)
{
    static const char *const names[] = {
        "createdTime",      "endTime",  "processingEndTime", "processingStartTime", "processingStatus",
        "reportDocumentId", "reportId", "reportType",        "startTime",           NULL
    };
    char document[EM_ID_SIZE];
    snprintf(document, sizeof document, "%s%.30s", EM_DOCUMENT_PREFIX, report->id);
    sw_json *object = em_nulls(names);
    em_put_time(object, "createdTime", report->created);
    em_put_time(object, "endTime", report->end);
    if (report->completed) {
        em_put_time(object, "processingEndTime", report->completed);
        sw_json_put_text(object, "reportDocumentId", document);
    }
    em_put_time(object, "processingStartTime", report->created);
    sw_json_put_text(object, "processingStatus", em_report_state(report));
    sw_json_put_text(object, "reportId", report->id);
    sw_json_put_text(object, "reportType", report->type);
    em_put_time(object, "startTime", report->start);
    return object;
}

void em_get_report_by_id(em_call *call)
{
    const em_report *report = em_table_get(&call->world->reports, call->id);
    if (report && em_report_is_of(call->world, report, call->merchant))
        em_answer_json(call->answer, 200, em_report_write(report));
    else
        em_answer_error(call->answer, "ResourceNotFound", "There is no report with this id.");
}
