/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/reference.h"

#include "base/memory.h"
#include "emulator/must.h"

#include <string.h>

typedef struct em_referred {
    sw_json *body;
    int status;
    char *text;
} em_referred;

void em_reference_free(void *value)
{
    em_referred *first = value;
    sw_json_free(first->body);
    sw_release(first->text);
    sw_release(first);
}

/* Netstrings: no two pairs of merchant and id come out alike. @return yours */
static char *write_name(const em_call *call, const char *name)
{
    sw_buf text = SW_BUF_INIT(2 * EM_MAX_BODY);
    sw_buf_add_netstring(&text, call->merchant->merchant_id);
    sw_buf_add_netstring(&text, name);
    sw_buf_add_netstring(&text, sw_json_get_text(call->body, name));
    return em_take(&text);
}

static bool is_same(const sw_json *a, const sw_json *b)
{
    char *first = sw_json_write(a, false);
    char *second = sw_json_write(b, false);
    bool same = first && second && strcmp(first, second) == 0;
    sw_json_release_text(first);
    sw_json_release_text(second);
    return same;
}

bool em_reference_recall(em_call *call, const char *name)
{
    char *key = write_name(call, name);
    const em_referred *first = em_table_get(&call->world->references, key);
    sw_release(key);
    if (!first)
        return false;
    if (is_same(first->body, call->body))
        em_answer_again(call->answer, first->status, first->text);
    else
        em_answer_error(call->answer, "InvalidParameterValue",
                        "The value provided for [%s] is invalid: it was used before with a different request.", name);
    return true;
}

void em_reference_keep(em_call *call, const char *name)
{
    if (call->answer->status >= 300)
        return;
    em_referred *first = em_new(sizeof *first);
    *first = (em_referred){ em_json(sw_json_copy(call->body)), call->answer->status, em_copy(call->answer->text) };
    char *key = write_name(call, name);
    em_table_add(&call->world->references, key, first);
    sw_release(key);
}
