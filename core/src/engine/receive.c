/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Notifications: stored once each, then followed by a Get, so that their order, repeats and age do not matter.
 */
#include "base/error.h"
#include "engine/inside.h"

#include <string.h>

static int store(sw_desk *desk, const sw_notification *it, sw_error *err)
{
    int64_t now = sw_engine_now(desk->engine);
    return sw_run(
        desk->database, err,
        "INSERT INTO notification (message_id, object_type, object_id, permission, operation, wallet, state, "
        "received_ms, next_ms, tries) VALUES ($1, $2, $3, $4, $5, (SELECT number FROM wallet WHERE permission = $4), "
        "'stored', $6, $6, 0) ON CONFLICT (message_id) DO NOTHING",
        "tttttn", sw_notification_message_id(it), sw_notification_object_type(it), sw_notification_object_id(it),
        sw_notification_charge_permission_id(it), sw_notification_operation(it), now);
}

static int keep(sw_engine *engine, const sw_notification *it, sw_error *err)
{
    sw_desk desk;
    int code = sw_desk_open(&desk, engine, err);
    if (code == SW_OK && strcmp(sw_notification_kind(it), "notification") == 0 && *sw_notification_object_id(it))
        code = store(&desk, it, err);
    sw_desk_close(&desk);
    return code;
}

int sw_engine_receive(int *status, sw_engine *engine, const void *raw, size_t size, sw_error *err)
{
    sw_notification *it = NULL;
    sw_error why = SW_ERROR_INIT;
    if (status)
        *status = 500;
    if (!status || !engine || !raw)
        return sw_fail(err, SW_E_INVALID, "to receive takes an engine, a message and a place for the status");
    if (!engine->receiver)
        return sw_fail_field(err, SW_E_INVALID, "receiver",
                             "this engine has no receiver of notifications: give it one");
    int code = sw_notifications_receive(&it, engine->receiver, raw, size, &why);
    if (code != SW_OK)
        *status = sw_notification_status(&why);
    else
        code = keep(engine, it, &why);
    if (code == SW_OK)
        *status = 200;
    sw_notification_free(it);
    if (code != SW_OK && err)
        *err = why;
    return code;
}
