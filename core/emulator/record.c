/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/record.h"

#include "base/text.h"
#include "emulator/date.h"
#include "emulator/must.h"

#include <string.h>

/* What came over the wire may be no text at all. */
static void put_bytes(sw_json *record, const char *name, const char *bytes)
{
    bool is_text = !bytes || sw_is_utf8(bytes, strlen(bytes));
    sw_json_put_text(record, name, is_text ? bytes : "(not UTF-8)");
}

static sw_json *write_record(int64_t number, const em_request *request, const em_answer *answer,
                             const em_remark *remark)
{
    char at[EM_DATE_ISO_SIZE];
    em_date_iso(at, remark->at);
    sw_json *record = em_json(sw_json_object());
    sw_json_put_integer(record, "number", number);
    sw_json_put_text(record, "at", at);
    put_bytes(record, "method", request->method);
    put_bytes(record, "path", request->path);
    put_bytes(record, "query", request->query);
    sw_json_put_text(record, "operation", remark->operation);
    put_bytes(record, "idempotencyKey", em_request_header(request, "x-amz-pay-idempotency-key"));
    put_bytes(record, "requestBody", sw_buf_text(&request->body));
    sw_json_put_integer(record, "status", answer->status);
    sw_json_put_text(record, "reasonCode", answer->reason[0] ? answer->reason : NULL);
    sw_json_put_text(record, "requestId", remark->request_id);
    sw_json_put_bool(record, "replayed", remark->replayed);
    sw_json_put_text(record, "fault", remark->fault);
    sw_json_put_text(record, "answerBody", answer->text);
    return record;
}

void em_records_add(em_records *records, const em_request *request, const em_answer *answer, const em_remark *remark)
{
    int64_t number = ++records->count;
    sw_json **place = &records->kept[number % EM_MAX_RECORDS];
    sw_json_free(*place);
    *place = write_record(number, request, answer, remark);
}

sw_json *em_records_since(const em_records *records, int64_t since)
{
    sw_json *list = em_json(sw_json_array());
    int64_t oldest = records->count >= EM_MAX_RECORDS ? records->count - EM_MAX_RECORDS + 1 : 1;
    for (int64_t n = since >= oldest ? since + 1 : oldest; n <= records->count; n++)
        sw_json_append(list, sw_json_copy(records->kept[n % EM_MAX_RECORDS]));
    return list;
}

void em_records_free(em_records *records)
{
    for (size_t i = 0; i < EM_MAX_RECORDS; i++)
        sw_json_free(records->kept[i]);
    *records = (em_records){ 0 };
}
