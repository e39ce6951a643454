/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/talk.h"

#include "base/clock.h"
#include "base/error.h"
#include "engine/lease.h"
#include "pay/client.h"

#include <string.h>

void sw_reply_free(sw_reply *reply)
{
    sw_response_free(reply->answer);
    sw_object_free(reply->object);
    memset(reply, 0, sizeof *reply);
}

static void take(sw_reply *out)
{
    if (!out->answer)
        return;
    if (!sw_http_date_read(&out->date_ms, sw_response_header(out->answer, "date")))
        out->date_ms = 0;
    sw_object_from_response(&out->object, out->answer, NULL);
}

/* Once, whatever comes: the journal is the only loop. */
static void call(sw_reply *out, sw_desk *desk, const sw_request *request, sw_call *how)
{
    const sw_engine *engine = desk->engine;
    how->cancel = desk->cancel;
    how->timeout_ms = engine->settings.call_ms;
    how->max_attempts = SW_NO_RETRY;
    how->log = engine->log;
    how->log_payload = engine->log_payload;
    how->log_level = engine->log ? atomic_load(&engine->log_level) : SW_LOG_DEFAULT;
    out->error = (sw_error)SW_ERROR_INIT;
    out->code = sw_client_call(&out->answer, engine->client, request, how, &out->error);
    take(out);
}

/* What has no place in the queue was not sent, and is told as Amazon's own "too many requests" would be. */
static int wait_for_turn(sw_reply *out, sw_desk *desk, const char *operation, sw_error *err)
{
    sw_error why = SW_ERROR_INIT;
    int code = sw_quota_wait(desk, operation, &why);
    if (code == SW_E_THROTTLED) {
        out->code = code;
        out->error = why;
    }
    if (code != SW_OK && err)
        *err = why;
    return code;
}

int sw_talk_read(sw_reply *out, sw_desk *desk, const char *operation, const char *id, sw_error *err)
{
    int code = wait_for_turn(out, desk, operation, err);
    if (code != SW_OK)
        return code;
    const sw_request request = { .operation = operation, .ids = &id, .id_count = 1 };
    sw_call how = SW_CALL_INIT;
    call(out, desk, &request, &how);
    if (out->code != SW_OK && err)
        *err = out->error;
    return out->code;
}

/* As the client's clock shows it, for it signs. */
static int64_t client_now(const sw_client *client)
{
    return client->clock.now_ms(client->clock.payload);
}

/* First the date, then the lease: in the other order, a worker that is stopped between the two would sign anew. */
static int take_date(int64_t *date_ms, sw_desk *desk, sw_error *err)
{
    *date_ms = client_now(desk->engine->client);
    if (sw_lease_outlives_call(desk))
        return SW_OK;
    int code = sw_lease_renew(desk, err);
    *date_ms = client_now(desk->engine->client);
    if (code == SW_OK && !sw_lease_outlives_call(desk))
        code = sw_fail(err, SW_E_CONFLICT, "this worker was held up for too long: another one goes on with the wallet");
    return code;
}

int sw_talk_send(sw_reply *out, sw_desk *desk, const sw_attempt_row *attempt, sw_error *err)
{
    sw_call how = SW_CALL_INIT;
    const char *id = attempt->path_id;
    const sw_request request = { .operation = attempt->operation,
                                 .ids = &id,
                                 .id_count = id ? 1 : 0,
                                 .body = attempt->body,
                                 .body_size = attempt->body ? strlen(attempt->body) : 0 };
    int code = wait_for_turn(out, desk, attempt->operation, err);
    if (code == SW_E_THROTTLED)
        return SW_OK;
    if (code == SW_OK)
        code = take_date(&how.date_ms, desk, err);
    if (code != SW_OK)
        return code;
    how.idempotency_key = attempt->key;
    how.simulate = attempt->simulate;
    how.unchecked = sw_loose_any(attempt);
    call(out, desk, &request, &how);
    desk->sent++;
    return SW_OK;
}
