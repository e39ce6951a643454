/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/apply.h"

#include "base/buf.h"
#include "base/error.h"
#include "engine/action.h"
#include "engine/hold.h"
#include "engine/inbox.h"
#include "engine/plan.h"

#include <string.h>

/* One action of a decision while it is written. */
typedef struct applying {
    sw_desk *desk;
    const sw_about *about;
    const sw_json *action;
    int position;
    int64_t
        round; /* which decision about the same: an event is decided again after a hold, an intent after each decline */
} applying;

static const char *text_of(const applying *it, const char *name)
{
    return sw_json_get_text(it->action, name);
}

static int time_of(int64_t *out, const applying *it, const char *name, sw_error *err)
{
    *out = 0;
    return text_of(it, name) ? sw_zone_read_utc(out, text_of(it, name), err) : SW_OK;
}

/* The rules say who starts a charge in words. */
static const char *initiator_of(const applying *it)
{
    const char *word = text_of(it, "initiator");
    if (!word)
        return NULL;
    return strcmp(word, "buyer") == 0 ? "CITU" : "MITU";
}

/* The options of a charge, capture, cancel, refund or close, named as those of engine.charge and the others. */
static sw_json *write_content(const applying *it)
{
    const char *capture = text_of(it, "capture");
    bool later = capture && strcmp(capture, "later") == 0;
    sw_json *content = sw_json_object();
    if (content && (!later || sw_json_put_bool(content, "authorize_only", true)) &&
        sw_json_put_given(content, "soft_descriptor", text_of(it, "descriptor")) &&
        sw_json_put_given(content, "initiator", initiator_of(it)) &&
        sw_json_put_given(content, "channel", text_of(it, "channel")) &&
        sw_json_put_given(content, "note_to_buyer", text_of(it, "note")) &&
        sw_json_put_given(content, "reason", text_of(it, "reason")))
        return content;
    sw_json_free(content);
    return NULL;
}

/* What the plan itself cannot be: the others go on, and a person is told. */
static int put_aside(const applying *it, int code, const char *name, const sw_error *why, sw_error *err)
{
    if (code == SW_E_CONFLICT || code == SW_E_NOT_FOUND || code == SW_E_INVALID || code == SW_E_LIMIT)
        return sw_inbox_add(it->desk, code == SW_E_CONFLICT ? "conflict" : SW_BLOCKED, name ? name : it->about->name,
                            it->about->wallet, why->message, err);
    if (err)
        *err = *why;
    return code;
}

static int plan(const applying *it, const char *kind, sw_error *err)
{
    sw_plan plan = {
        .kind = kind, .wallet_number = it->about->wallet, .decision = it->about->decision, .by_rules = true
    };
    sw_action_row row = { 0 };
    sw_error why = SW_ERROR_INIT;
    bool known = false;
    plan.event = it->about->event ? it->about->event->id : NULL;
    plan.intent = text_of(it, "id");
    plan.charge = text_of(it, "charge");
    plan.content = write_content(it);
    int code = plan.content ? sw_amount_of_json(&plan.amount, sw_json_get(it->action, "amount"), &why)
                            : sw_fail_memory(&why);
    if (code == SW_OK)
        code = time_of(&plan.due_ms, it, "at", &why);
    if (code == SW_OK)
        code = time_of(&plan.expires_ms, it, "expires_at", &why);
    if (code == SW_OK)
        code = sw_plan_write(&row, &known, it->desk, &plan, &why);
    if (code != SW_OK)
        code = put_aside(it, code, plan.intent, &why, err);
    sw_json_free(plan.content);
    SW_RECORD_FREE(row, sw_action_table);
    return code;
}

static int add_message(const applying *it, const char *kind, sw_error *err)
{
    sw_buf id = SW_BUF_INIT(4096);
    sw_json *data = sw_json_copy(it->action);
    int64_t due = 0, now = sw_engine_now(it->desk->engine);
    sw_json_remove(data, "action");
    sw_json_remove(data, "at");
    char *text = data ? sw_json_write(data, false) : NULL;
    sw_buf_addf(&id, "%s:%s:%lld:%d", it->about->hook, it->about->name, (long long)it->round, it->position);
    int code = text ? sw_buf_check(&id, "the name of a message", err) : sw_fail_memory(err);
    if (code == SW_OK)
        code = time_of(&due, it, "at", err);
    if (code == SW_OK)
        code = sw_run(
            it->desk->database, err,
            "INSERT INTO message (id, kind, event, wallet, data, due_ms) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT "
            "(id) DO NOTHING",
            "tttotn", sw_buf_text(&id), kind, it->about->event ? it->about->event->id : NULL, it->about->wallet, text,
            due ? due : now);
    sw_json_release_text(text);
    sw_json_free(data);
    sw_buf_free(&id);
    return code;
}

/* A decline's next attempt. What Amazon may still take of the last one is waited for when it is started. */
static int retry(const applying *it, sw_error *err)
{
    sw_action_row *action = it->about->action;
    int64_t at = 0, until = 0, now = sw_engine_now(it->desk->engine);
    int code = time_of(&at, it, "at", err);
    if (code == SW_OK)
        code = time_of(&until, it, "until", err);
    if (code != SW_OK || !action)
        return code;
    action->due_ms = at;
    action->until_ms = until;
    return sw_action_set(action, until ? SW_WAITING : SW_PLANNED, at ? at : now, err);
}

static int stop(const applying *it, sw_error *err)
{
    return it->about->action ? sw_action_set(it->about->action, SW_STOPPED, 0, err) : SW_OK;
}

static int apply(const applying *it, sw_error *err)
{
    static const char *const kinds[] = { SW_KIND_CHARGE, SW_KIND_CAPTURE, SW_KIND_CANCEL, SW_KIND_REFUND };
    const char *name = text_of(it, "action");
    for (size_t i = 0; name && i < sizeof kinds / sizeof kinds[0]; i++)
        if (strcmp(name, kinds[i]) == 0)
            return plan(it, name, err);
    if (!name || strcmp(name, "skip") == 0)
        return SW_OK;
    if (strcmp(name, "close_permission") == 0)
        return plan(it, SW_KIND_CLOSE, err);
    if (strcmp(name, "notify") == 0 || strcmp(name, "ask_buyer") == 0)
        return add_message(it, name, err);
    if (strcmp(name, "retry") == 0)
        return retry(it, err);
    if (strcmp(name, "hold") == 0)
        return sw_hold(it->desk, it->about->event, it->action, err);
    if (strcmp(name, "stop") == 0)
        return stop(it, err);
    return sw_inbox_add(it->desk, SW_BLOCKED, it->about->name, it->about->wallet,
                        "the rules gave an action that this release "
                        "does not know",
                        err);
}

int sw_apply(sw_desk *desk, const sw_about *about, const sw_json *decision, sw_error *err)
{
    applying it = { desk, about, NULL, 0, 0 };
    const char *inbox = sw_json_get_text(decision, "inbox");
    int code = SW_OK;
    it.round = about->action ? about->action->tries : about->event ? about->event->holds : 0;
    if (about->action)
        code = sw_action_set(about->action, SW_STOPPED, 0, err); /* unless a retry follows */
    for (it.action = sw_json_first(sw_json_get(decision, "actions")); it.action && code == SW_OK;
         it.action = sw_json_next(it.action), it.position++)
        code = apply(&it, err);
    if (code == SW_OK && inbox)
        code = sw_inbox_add(desk, about->hook, about->name, about->wallet, inbox, err);
    return code;
}
