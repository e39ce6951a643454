/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/body.h"

#include "base/error.h"
#include "engine/action.h"
#include "pay/body.h"
#include "pay/client.h"

#include <savedwallet/idempotency.h>
#include <savedwallet/operation.h>

#include <string.h>

typedef struct deed {
    const char *kind;
    const char *operation;
    const char *reader;
} deed;

static const deed deeds[] = {
    { SW_KIND_CHARGE, "createCharge", "getCharge" },
    { SW_KIND_CAPTURE, "captureCharge", "getCharge" },
    { SW_KIND_CANCEL, "cancelCharge", "getCharge" },
    { SW_KIND_REFUND, "createRefund", "getRefund" },
    { SW_KIND_CLOSE, "closeChargePermission", "getChargePermission" },
};

static const deed *find(const char *kind)
{
    for (size_t i = 0; i < sizeof deeds / sizeof deeds[0]; i++)
        if (strcmp(deeds[i].kind, kind) == 0)
            return &deeds[i];
    return &deeds[0];
}

const char *sw_operation_of(const char *kind)
{
    return find(kind)->operation;
}

const char *sw_reader_of(const char *kind)
{
    return find(kind)->reader;
}

static int charge_body(sw_json **out, const sw_desk *desk, const sw_action_row *action, const sw_wallet_row *wallet,
                       const sw_json *content, sw_error *err)
{
    sw_charge_options options = SW_CHARGE_OPTIONS_INIT;
    sw_money amount = sw_action_amount(action);
    options.wallet = wallet->permission;
    options.amount = &amount;
    options.authorize_only = sw_json_is_true(sw_json_get(content, "authorize_only"));
    options.can_handle_pending = sw_json_is_true(sw_json_get(content, "can_handle_pending"));
    options.soft_descriptor = sw_json_get_text(content, "soft_descriptor");
    options.initiator = sw_json_get_text(content, "initiator");
    options.channel = sw_json_get_text(content, "channel");
    options.reference = sw_json_get_text(content, "reference");
    options.note_to_buyer = sw_json_get_text(content, "note_to_buyer");
    options.custom_information = sw_json_get_text(content, "custom_information");
    return sw_charge_body(out, desk->engine->client, &options, err);
}

static int amount_body(sw_json **out, const sw_action_row *action, const sw_json *content, sw_error *err)
{
    sw_amount_options options = SW_AMOUNT_OPTIONS_INIT;
    sw_money amount = sw_action_amount(action);
    options.charge = action->charge_id;
    options.amount = &amount;
    options.soft_descriptor = sw_json_get_text(content, "soft_descriptor");
    return sw_action_is_kind(action, SW_KIND_CAPTURE) ? sw_capture_body(out, &options, err)
                                                      : sw_refund_body(out, &options, err);
}

static int end_body(sw_json **out, const sw_action_row *action, const sw_wallet_row *wallet, const sw_json *content,
                    sw_error *err)
{
    sw_end_options options = SW_END_OPTIONS_INIT;
    bool closes = sw_action_is_kind(action, SW_KIND_CLOSE);
    options.id = closes ? wallet->permission : action->charge_id;
    options.reason = sw_json_get_text(content, "reason");
    options.cancel_pending = sw_json_is_true(sw_json_get(content, "cancel_pending"));
    return closes ? sw_close_body(out, &options, err) : sw_cancel_body(out, &options, err);
}

static int make_body(char **out, const sw_desk *desk, const sw_action_row *action, const sw_wallet_row *wallet,
                     sw_error *err)
{
    sw_json *content = NULL, *body = NULL;
    int code = sw_json_parse(&content, action->content, strlen(action->content), err);
    if (code == SW_OK && sw_action_is_kind(action, SW_KIND_CHARGE))
        code = charge_body(&body, desk, action, wallet, content, err);
    else if (code == SW_OK && (sw_action_is_kind(action, SW_KIND_CAPTURE) || sw_action_is_kind(action, SW_KIND_REFUND)))
        code = amount_body(&body, action, content, err);
    else if (code == SW_OK)
        code = end_body(&body, action, wallet, content, err);
    char *text = code == SW_OK ? sw_json_write(body, false) : NULL;
    if (code == SW_OK && (!text || !sw_record_text(out, text)))
        code = sw_fail_memory(err);
    sw_json_release_text(text);
    sw_json_free(body);
    sw_json_free(content);
    return code;
}

static const char *path_id(const sw_action_row *action, const sw_wallet_row *wallet)
{
    if (sw_action_is_kind(action, SW_KIND_CLOSE))
        return wallet->permission;
    bool none = sw_action_is_kind(action, SW_KIND_CHARGE) || sw_action_is_kind(action, SW_KIND_REFUND);
    return none ? NULL : action->charge_id;
}

/* Derived, never made up: a journal that was lost gives the same key for the same intent. */
static int make_key(sw_attempt_row *out, const sw_desk *desk, const sw_action_row *action, sw_error *err)
{
    char key[33];
    const sw_operation *operation = NULL;
    const sw_client *client = desk->engine->client;
    int code = sw_operation_find(&operation, out->operation, err);
    if (code != SW_OK || operation->key == SW_KEY_NONE)
        return code;
    const sw_idempotency from = { .environment = client->environment,
                                  .merchant_id = client->merchant_id,
                                  .key_namespace = client->key_namespace,
                                  .operation = out->operation,
                                  .intent = action->intent,
                                  .attempt = (int)out->attempt };
    code = sw_idempotency_key(key, &from, err);
    return code == SW_OK && !sw_record_text(&out->key, key) ? sw_fail_memory(err) : code;
}

int sw_attempt_make(sw_attempt_row *out, const sw_desk *desk, const sw_action_row *action, const sw_wallet_row *wallet,
                    sw_error *err)
{
    int64_t last = 0;
    int code = sw_find_number(&last, desk->database, err, "SELECT MAX(attempt) FROM attempt WHERE action = $1", "n",
                              action->number);
    if (code != SW_OK)
        return code;
    out->action = action->number;
    out->attempt = last + 1;
    out->wallet = action->wallet;
    out->minor = action->minor;
    out->counts = sw_action_is_kind(action, SW_KIND_CHARGE);
    out->started_ms = sw_engine_now(desk->engine);
    out->sent_ms = out->started_ms;
    out->sends = 1;
    if (!sw_record_text(&out->permission, wallet->permission) || !sw_record_text(&out->currency, action->currency) ||
        !sw_record_text(&out->operation, sw_operation_of(action->kind)) || !sw_record_text(&out->state, SW_STARTED) ||
        !sw_record_text(&out->simulate, action->simulate) || !sw_record_text(&out->path_id, path_id(action, wallet)))
        return sw_fail_memory(err);
    code = make_key(out, desk, action, err);
    return code == SW_OK ? make_body(&out->body, desk, action, wallet, err) : code;
}
