/* SPDX-License-Identifier: Apache-2.0 */
#include "face/told.h"

#include "base/buf.h"
#include "base/json_scan.h"
#include "base/text.h"

#include <string.h>

/* Bytes of the character that starts here; 0 when none does. */
static size_t character(const char *bytes, size_t left)
{
    return bytes[0] ? sw_utf8_sequence(bytes, left) : 0;
}

sw_json *sw_told_bytes(const char *bytes, size_t size)
{
    sw_buf text = SW_BUF_INIT(3 * size);
    while (size > 0) {
        size_t length = character(bytes, size);
        if (length > 0)
            sw_buf_add(&text, bytes, length);
        else
            sw_buf_add_text(&text, "\xEF\xBF\xBD");
        length += length == 0;
        bytes += length;
        size -= length;
    }
    sw_json *value = text.failed ? NULL : sw_json_new_text(sw_buf_text(&text));
    sw_buf_free(&text);
    return value;
}

sw_json *sw_told_whole(sw_json *object, bool whole)
{
    if (whole)
        return object;
    sw_json_free(object);
    return NULL;
}

bool sw_told_text(sw_json *object, const char *name, const char *text)
{
    return sw_json_put(object, name, text && *text ? sw_told_bytes(text, strlen(text)) : sw_json_new_null());
}

bool sw_told_money(sw_json *object, const char *name, const sw_money *amount)
{
    char json[SW_MONEY_JSON_SIZE];
    bool is_amount = sw_money_write_json(json, amount, NULL) == SW_OK;
    return sw_json_put(object, name, is_amount ? sw_json_new_raw(json) : sw_json_new_null());
}

bool sw_told_number(sw_json *object, const char *name, int64_t number)
{
    return sw_json_put(object, name, number ? sw_json_new_integer(number) : sw_json_new_null());
}

sw_json *sw_told_part(const sw_object *object, const char *pointer)
{
    if (!sw_object_has(object, pointer))
        return sw_json_new_null();
    char *text = sw_object_json(object, pointer);
    sw_json *value = text ? sw_json_new_raw(text) : NULL;
    sw_object_text_free(text);
    return value;
}

/* Only what strict readers of our output take may stand in it as it is. A parser would make 10 of 10.00. */
sw_json *sw_told_body(const sw_response *answer)
{
    size_t size = 0;
    const char *body = sw_response_body(answer, &size);
    if (size == 0)
        return sw_json_new_null();
    return sw_json_scan_answer(body, size, NULL) == SW_OK ? sw_json_new_raw(body) : sw_told_bytes(body, size);
}

sw_json *sw_told_error(const sw_error *err)
{
    sw_json *object = sw_json_object();
    return sw_told_whole(object, sw_told_text(object, "code", sw_code_name(err->code)) &&
                                     sw_told_number(object, "http_status", err->http_status) &&
                                     sw_told_text(object, "reason_code", err->reason_code) &&
                                     sw_told_text(object, "request_id", err->request_id) &&
                                     sw_told_text(object, "idempotency_key", err->idempotency_key) &&
                                     sw_told_text(object, "field", err->field) &&
                                     sw_told_text(object, "message", err->message) &&
                                     sw_json_put_integer(object, "attempts", err->attempts) &&
                                     sw_told_text(object, "effect", sw_effect_name(err->effect)) &&
                                     sw_told_text(object, "retry", sw_retry_name(err->retry)) &&
                                     sw_told_text(object, "next_step", sw_next_step_name(err->next_step)) &&
                                     sw_told_number(object, "retry_after_s", err->retry_after_s));
}
