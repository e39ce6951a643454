/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/report_document.h"

#include "base/memory.h"
#include "emulator/date.h"
#include "emulator/must.h"
#include "emulator/path.h"
#include "emulator/report.h"
#include "emulator/settlement.h"

#include <stdio.h>
#include <string.h>

static const char PATH[] = "/emulator/report-documents/:";

enum { MAX_DOCUMENT = 64 * 1024 * 1024, LIFE_OF_URL = 30 };

/* The report of a document that can be had; NULL where there is none. */
static em_report *find(const em_world *world, const char *document)
{
    size_t size = sizeof EM_DOCUMENT_PREFIX - 1;
    em_report *report = strncmp(document, EM_DOCUMENT_PREFIX, size) == 0
                            ? em_table_get(&world->reports, document + size)
                            : NULL;
    return report && report->completed ? report : NULL;
}

void em_get_report_document(em_call *call)
{
    char url[256];
    em_report *report = find(call->world, call->id);
    if (!report || !em_report_is_of(call->world, report, call->merchant)) {
        em_answer_error(call->answer, "ResourceNotFound", "There is no report document with this id.");
        return;
    }
    report->readable_until = em_now(call->world) + LIFE_OF_URL * EM_SECOND;
    snprintf(url, sizeof url, "%s/emulator/report-documents/%s", call->world->start.pages_url, call->id);
    sw_json *object = em_json(sw_json_object());
    sw_json_put_text(object, "reportDocumentId", call->id);
    sw_json_put_text(object, "url", url);
    sw_json_put_text(object, "compressionAlgorithm", "N/A");
    em_answer_json(call->answer, 200, object);
}

bool em_is_document_path(const char *path)
{
    return em_path_matches(PATH, path);
}

static void add_line(void *text, const em_movement *movement)
{
    char at[EM_DATE_ISO_SIZE];
    em_date_iso(at, movement->at);
    sw_json *price = em_money_write(movement->amount);
    sw_buf_addf(text, "%s,%s,%s,%s,%s%s,%s\n", at, movement->id, movement->charge->permission->id,
                movement->is_refund ? "Refund" : "Capture", movement->is_refund ? "-" : "",
                sw_json_get_text(price, "amount"), movement->amount.currency->code);
    sw_json_free(price);
}

/* The columns of Amazon's own file are not known well enough to be copied. */
static char *write_text(em_world *world, const em_report *report)
{
    sw_buf text = SW_BUF_INIT(MAX_DOCUMENT);
    sw_buf_add_text(&text, "TransactionPostedDate,AmazonTransactionId,AmazonOrderReferenceId,TransactionType,"
                           "TransactionAmount,CurrencyCode\n");
    em_settlement_each(world, report->merchant, report->start, report->end, add_line, &text);
    return em_take(&text);
}

void em_document_send(em_world *world, const em_request *request, em_answer *answer)
{
    char *document = em_path_id(PATH, request->path);
    const em_report *report = find(world, document);
    sw_release(document);
    if (strcmp(request->method, "GET") != 0) {
        em_answer_wrong_method(answer, request->method);
    } else if (!report || em_now(world) >= report->readable_until) {
        em_answer_error(answer, "ResourceNotFound",
                        "There is no such report, or its URL, which is good for 30 seconds, is too old.");
    } else {
        char *text = write_text(world, report);
        em_answer_page(answer, "text/csv; charset=utf-8", text);
        sw_release(text);
    }
}
