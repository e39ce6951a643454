/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/record.h"

#include "base/memory.h"
#include "base/text.h"
#include "emulator/date.h"
#include "emulator/must.h"
#include "emulator/path.h"

#include <string.h>

/* What came over the wire may be no text at all. */
static void put_bytes(sw_json *record, const char *name, const char *bytes)
{
    bool is_text = !bytes || sw_is_utf8(bytes, strlen(bytes));
    sw_json_put_text(record, name, is_text ? bytes : "(not UTF-8)");
}

/* The texts in the path that a pattern such as "charges/:/capture" leaves open. */
static sw_json *write_ids(const em_request *request, const char *pattern)
{
    em_answer ignored = { 0 };
    sw_json *ids = em_json(sw_json_array());
    const char *path = pattern ? em_path_of_resource(request->path, &ignored) : NULL;
    char *first = path ? em_path_id(pattern, path) : NULL;
    char *second = path ? em_path_second_id(pattern, path) : NULL;
    if (first)
        sw_json_append(ids, em_json(sw_json_new_text(first)));
    if (second)
        sw_json_append(ids, em_json(sw_json_new_text(second)));
    sw_release(first);
    sw_release(second);
    em_answer_free(&ignored);
    return ids;
}

static sw_json *write_headers(const em_request *request)
{
    sw_json *headers = em_json(sw_json_object());
    for (size_t i = 0; i < request->header_count; i++)
        put_bytes(headers, request->headers[i].name, request->headers[i].value);
    return headers;
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
    sw_json_put(record, "ids", write_ids(request, remark->pattern));
    sw_json_put(record, "headers", write_headers(request));
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

int64_t em_records_add(em_records *records, const em_request *request, const em_answer *answer, const em_remark *remark)
{
    if (!records->kept)
        records->kept = em_new(EM_MAX_RECORDS * sizeof *records->kept);
    int64_t number = ++records->count;
    char **place = &records->kept[number % EM_MAX_RECORDS];
    sw_json *record = write_record(number, request, answer, remark);
    char *text = sw_json_write(em_json(record), false);
    sw_release(*place);
    *place = em_copy(text ? text : "{}");
    sw_json_release_text(text);
    sw_json_free(record);
    return number;
}

static int64_t oldest(const em_records *records)
{
    return records->count >= EM_MAX_RECORDS ? records->count - EM_MAX_RECORDS + 1 : 1;
}

sw_json *em_records_since(const em_records *records, int64_t since)
{
    sw_json *list = em_json(sw_json_array());
    for (int64_t n = since >= oldest(records) ? since + 1 : oldest(records); n <= records->count; n++)
        sw_json_append(list, em_json(sw_json_new_raw(records->kept[n % EM_MAX_RECORDS])));
    return list;
}

void em_records_tell(const em_records *records, const char *text, em_answer *answer)
{
    int64_t number = 0;
    for (size_t i = 0; sw_is_digit(text[i]) && i < 15; i++)
        number = number * 10 + (text[i] - '0');
    if (number >= oldest(records) && number <= records->count)
        em_answer_json(answer, 200, em_json(sw_json_new_raw(records->kept[number % EM_MAX_RECORDS])));
    else
        em_answer_error(answer, "ResourceNotFound", "There is no request with this number, or it is kept no longer.");
}

void em_records_free(em_records *records)
{
    for (size_t i = 0; records->kept && i < EM_MAX_RECORDS; i++)
        sw_release(records->kept[i]);
    sw_release(records->kept);
    *records = (em_records){ 0 };
}
