/* SPDX-License-Identifier: Apache-2.0 */
#include "tell.h"

#include "story.h"

#include <stdio.h>
#include <string.h>

enum { POINTER_ROOM = 128, FACT_ROOM = 128 };

const char *tell_text(const sw_object *object, const char *at, const char *pointer)
{
    char whole[POINTER_ROOM];
    snprintf(whole, sizeof whole, "%s%s", at, pointer);
    const char *text = sw_object_text(object, whole);
    return text ? text : "";
}

const char *tell_money(char out[SW_MONEY_TEXT_SIZE], const sw_object *object, const char *at, const char *pointer)
{
    char whole[POINTER_ROOM];
    sw_money money;
    snprintf(whole, sizeof whole, "%s%s", at, pointer);
    out[0] = '\0';
    if (sw_object_money(&money, object, whole, NULL) == SW_OK)
        sw_money_write_text(out, &money, NULL);
    return out;
}

/* What is planned has a day, what Amazon took has Amazon's own state. */
void tell_action(const sw_object *object, const char *at)
{
    char fact[FACT_ROOM], amount[SW_MONEY_TEXT_SIZE];
    const char *state = tell_text(object, at, "/state");
    bool is_planned = strcmp(state, "planned") == 0;
    const char *more = tell_text(object, at, is_planned ? "/due_at" : "/object_state");
    tell_money(amount, object, at, "/amount");
    snprintf(fact, sizeof fact, "%s%s%.*s", amount, is_planned ? " on " : *more ? " " : "", is_planned ? 10 : 64, more);
    story_done(tell_text(object, at, "/kind"), tell_text(object, at, "/intent"), state, fact);
}

int tell_answer(char *answer, int code, sw_error *err)
{
    sw_object *action = NULL;
    int read = answer ? sw_object_read(&action, answer, strlen(answer), code < 0 ? NULL : err) : SW_OK;
    if (action)
        tell_action(action, "");
    sw_object_free(action);
    sw_engine_text_free(answer);
    return code < 0 ? code : read;
}

static int acknowledge(shop *it, const char *id, sw_error *err)
{
    char options[FACT_ROOM];
    sw_object *told = NULL;
    if (snprintf(options, sizeof options, "{\"id\":\"%s\"}", id) >= (int)sizeof options)
        return sw_error_set(err, SW_E_LIMIT, NULL, "the id of a message is too long for this demo");
    int code = shop_ask(&told, it, "acknowledge", options, err);
    sw_object_free(told);
    return code;
}

/* Acknowledged after it was sent: a crash between the two sends it twice, and never not at all. */
int tell_messages(shop *it, sw_error *err)
{
    char at[POINTER_ROOM], fact[FACT_ROOM], amount[SW_MONEY_TEXT_SIZE];
    sw_object *list = NULL;
    int code = shop_ask(&list, it, "messages", "{}", err);
    for (size_t i = 0; i < sw_object_count(list, "/messages") && code == SW_OK; i++) {
        snprintf(at, sizeof at, "/messages/%zu", i);
        snprintf(fact, sizeof fact, "to the %.16s: %s", tell_text(list, at, "/data/to"),
                 tell_money(amount, list, at, "/data/data/amount"));
        story_done("message", tell_text(list, at, "/data/template"), NULL, fact);
        code = acknowledge(it, tell_text(list, at, "/id"), err);
    }
    sw_object_free(list);
    return code;
}
