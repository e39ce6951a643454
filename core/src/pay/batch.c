/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/batch.h"

#include "base/error.h"
#include "base/memory.h"

#include <savedwallet/limits.h>

#include <string.h>
#include <unistd.h>

enum { MAX_IN_FLIGHT = 8 };

static int check_options(const sw_batch_options *options, sw_error *err)
{
    if (options->version > SW_BATCH_OPTIONS_VERSION)
        return sw_fail_field(err, SW_E_INVALID, "version", "this release knows sw_batch_options up to version %d",
                             SW_BATCH_OPTIONS_VERSION);
    if (options->max_in_flight > SW_MAX_IN_FLIGHT)
        return sw_fail_field(err, SW_E_INVALID, "max_in_flight", "max_in_flight is %zu: 1 to %d are possible",
                             options->max_in_flight, SW_MAX_IN_FLIGHT);
    return SW_OK;
}

/* Is this the process that made it? */
static bool is_ours(const sw_batch *batch)
{
    return batch->process == getpid();
}

static int check_owner(const sw_batch *batch, sw_error *err)
{
    if (!is_ours(batch))
        return sw_fail(err, SW_E_INVALID,
                       "this batch belongs to process %ld, which made it: after a fork the child frees its copy and "
                       "makes a batch of its own",
                       (long)batch->process);
    if (!pthread_equal(batch->thread, pthread_self()))
        return sw_fail(err, SW_E_INVALID,
                       "this batch belongs to the thread that made it: another one may call sw_batch_wakeup only");
    return SW_OK;
}

int sw_batch_new(sw_batch **out, sw_client *client, const sw_batch_options *options, sw_error *err)
{
    static const sw_batch_options defaults = SW_BATCH_OPTIONS_INIT;
    if (out)
        *out = NULL;
    if (!out || !client)
        return sw_fail(err, SW_E_INVALID, "a batch needs a client and a place to go");
    options = options ? options : &defaults;
    int code = check_options(options, err);
    if (code != SW_OK)
        return code;
    sw_batch *batch = sw_alloc(sizeof *batch);
    if (!batch)
        return sw_fail_memory(err);
    batch->client = client;
    batch->max_in_flight = options->max_in_flight ? options->max_in_flight : MAX_IN_FLIGHT;
    batch->process = getpid();
    batch->thread = pthread_self();
    atomic_init(&batch->woken, false);
    code = sw_cancel_new(&batch->canceled, err);
    if (code == SW_OK)
        code = sw_multi_new(&batch->multi, client->transport, err);
    sw_cancel_request(batch->canceled);
    if (code == SW_OK)
        *out = batch;
    else
        sw_batch_free(batch);
    return code;
}

static bool has_key(const sw_batch_list *list, const char *key)
{
    for (const sw_batch_call *call = list->first; call; call = call->next)
        if (strcmp(call->calling.prepared.key, key) == 0)
            return true;
    return false;
}

static int check_key(const sw_batch *batch, const char *key, sw_error *err)
{
    if (!*key || !(has_key(&batch->queued, key) || has_key(&batch->paused, key) || has_key(&batch->sent, key) ||
                   has_key(&batch->ended, key)))
        return SW_OK;
    return sw_fail_field(err, SW_E_INVALID, "intent",
                         "a call with this idempotency key is in the batch: take its result before the same intent is "
                         "sent again");
}

int sw_batch_add(sw_batch *batch, const sw_request *request, const sw_call *call, uint64_t tag, sw_error *err)
{
    if (!batch || !request)
        return sw_fail(err, SW_E_INVALID, "a call of a batch needs the batch and a request");
    int code = check_owner(batch, err);
    if (code == SW_OK && batch->count == SW_MAX_BATCH_CALLS)
        code = sw_fail(err, SW_E_LIMIT, "a batch holds %d calls: wait for some of them first", SW_MAX_BATCH_CALLS);
    if (code != SW_OK)
        return code;
    sw_batch_call *added = NULL;
    code = sw_batch_call_new(&added, batch->client, request, call, err);
    if (code != SW_OK)
        return code;
    added->tag = tag;
    code = check_key(batch, added->calling.prepared.key, err);
    if (code != SW_OK) {
        sw_batch_call_free(added, false);
        return code;
    }
    sw_batch_list_add(&batch->queued, added);
    batch->count++;
    return SW_OK;
}

static void hand_over(sw_batch_result *out, sw_batch *batch)
{
    sw_batch_call *call = batch->ended.first;
    out->code = call->code;
    out->tag = call->tag;
    out->answer = call->answer;
    out->error = call->error;
    call->answer = NULL;
    sw_batch_list_remove(&batch->ended, call);
    sw_batch_call_free(call, true);
    batch->count--;
}

int sw_batch_wait(sw_batch_result *out, sw_batch *batch, int64_t timeout_ms, sw_error *err)
{
    if (out)
        *out = (sw_batch_result)SW_BATCH_RESULT_INIT;
    if (!out || !batch)
        return sw_fail(err, SW_E_INVALID, "to wait for a call takes a batch and a place for the result");
    int code = check_owner(batch, err);
    if (code != SW_OK)
        return code;
    out->event = sw_batch_run(batch, timeout_ms);
    if (out->event == SW_BATCH_CALL)
        hand_over(out, batch);
    return SW_OK;
}

/* Those that have ended are left as they are. */
size_t sw_batch_cancel(sw_batch *batch, uint64_t tag)
{
    if (!batch || check_owner(batch, NULL) != SW_OK)
        return 0;
    const sw_batch_list *const lists[] = { &batch->queued, &batch->paused, &batch->sent };
    size_t count = 0;
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
        for (sw_batch_call *call = lists[i]->first; call; call = call->next)
            if (call->tag == tag) {
                sw_cancel_free(call->calling.cancel);
                call->calling.cancel = sw_cancel_retain(batch->canceled);
                count++;
            }
    return count;
}

size_t sw_batch_count(const sw_batch *batch)
{
    return batch ? batch->count : 0;
}

void sw_batch_wakeup(sw_batch *batch)
{
    if (!batch || !is_ours(batch))
        return;
    atomic_store(&batch->woken, true);
    sw_multi_wakeup(batch->multi);
}

static void free_list(const sw_batch_list *list, bool ended)
{
    for (sw_batch_call *call = list->first, *next; call; call = next) {
        next = call->next;
        sw_batch_call_free(call, ended);
    }
}

void sw_batch_free(sw_batch *batch)
{
    if (!batch)
        return;
    if (is_ours(batch))
        sw_multi_free(batch->multi);
    else
        sw_multi_forget(batch->multi);
    free_list(&batch->queued, false);
    free_list(&batch->paused, false);
    free_list(&batch->sent, false);
    free_list(&batch->ended, true);
    sw_cancel_free(batch->canceled);
    sw_release(batch);
}
