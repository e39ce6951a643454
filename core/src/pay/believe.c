/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/believe.h"

#include "base/error.h"
#include "base/json_pointer.h"
#include "pay/amount.h"
#include "pay/types.h"

#include <string.h>

static bool is_there(const sw_field *field, const sw_json *value)
{
    sw_json_kind kind = sw_json_kind_of(value);
    switch (field->shape) {
    case SW_SHAPE_OBJECT:
        return kind == SW_JSON_OBJECT;
    case SW_SHAPE_OBJECTS:
        return kind == SW_JSON_ARRAY;
    default:
        return sw_json_text(value) && *sw_json_text(value);
    }
}

static int find_all(const sw_type *type, const sw_json *object, sw_pointer *at, const char *name, sw_error *err)
{
    int code = SW_OK;
    for (const sw_field *field = type->fields; field->name && code == SW_OK; field++) {
        const sw_json *value = sw_json_get(object, field->name);
        if (field->flag != SW_FIELD_REQUIRED)
            continue;
        size_t before = sw_pointer_down(at, field->name);
        if (!is_there(field, value))
            code = sw_fail_field(err, SW_E_PROTOCOL, at->text, "%s was answered without %.100s", name, at->text);
        else if (field->shape == SW_SHAPE_OBJECT)
            code = find_all(field->type, value, at, name, err);
        sw_pointer_up(at, before);
    }
    return code;
}

/* An answer that went astray, between two connections of some proxy, is about another object. */
static int check_ids(const sw_prepared *prepared, const sw_json *answer, sw_error *err)
{
    const char *const *id = prepared->ids;
    if (!id)
        return SW_OK;
    for (const char *at = strchr(prepared->operation->path, ':'); at; at = strchr(at, ':'), id++) {
        char name[64];
        size_t size = strcspn(++at, "/");
        if (size >= sizeof name)
            continue;
        memcpy(name, at, size);
        name[size] = '\0';
        const char *answered = sw_json_get_text(answer, name);
        if (answered && strcmp(answered, *id) != 0)
            return sw_fail_field(err, SW_E_PROTOCOL, name, "%s was answered with another %s than was asked about",
                                 prepared->operation->name, name);
    }
    return SW_OK;
}

static bool differs(const sw_json *sent, const sw_json *answered)
{
    const char *id = sw_json_text(sent), *other = sw_json_text(answered);
    sw_money amount, another;
    if (id && other)
        return strcmp(id, other) != 0;
    return sw_amount_read(&amount, sent, NULL) == SW_OK && sw_amount_read(&another, answered, NULL) == SW_OK &&
           !sw_money_equal(&amount, &another);
}

/* Where money moves, what was sent comes back; another wallet or amount is somebody else's answer. */
static int check_sent(const sw_prepared *prepared, const sw_json *answer, sw_error *err)
{
    static const char *const names[] = { "chargePermissionId", "chargeId", "chargeAmount", "refundAmount" };
    sw_json *sent = NULL;
    int code = SW_OK;
    bool moves = strcmp(prepared->operation->name, "createCharge") == 0 ||
                 strcmp(prepared->operation->name, "createRefund") == 0;
    if (moves && sw_json_parse(&sent, prepared->body, prepared->body_size, NULL) == SW_E_NOMEM)
        return sw_fail_memory(err);
    for (size_t i = 0; sent && i < sizeof names / sizeof names[0] && code == SW_OK; i++)
        if (differs(sw_json_get(sent, names[i]), sw_json_get(answer, names[i])))
            code = sw_fail_field(err, SW_E_PROTOCOL, names[i], "%s was answered with another %s than was sent",
                                 prepared->operation->name, names[i]);
    sw_json_free(sent);
    return code;
}

int sw_believe(const sw_prepared *prepared, const sw_json *answer, sw_error *err)
{
    const sw_type *type = sw_type_find(prepared->operation->response);
    sw_pointer at = SW_POINTER_INIT;
    int code = type ? find_all(type, answer, &at, prepared->operation->name, err) : SW_OK;
    if (code == SW_OK)
        code = check_ids(prepared, answer, err);
    return code == SW_OK ? check_sent(prepared, answer, err) : code;
}
