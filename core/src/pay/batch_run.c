/* SPDX-License-Identifier: Apache-2.0 */
#include "base/cancel.h"
#include "base/clock.h"
#include "pay/batch.h"

/* Where no descriptor tells of a cancel, it is looked for this often. */
enum { SLICE_MS = 20 };

static const int64_t forever = INT64_MAX / 2;

static int64_t now_of(const sw_batch *batch)
{
    const sw_clock *clock = &batch->client->clock;
    return clock->monotonic_ms(clock->payload);
}

static int64_t machine_now(void)
{
    const sw_clock clock = sw_clock_complete(NULL);
    return clock.monotonic_ms(clock.payload);
}

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* After a try: another one later, or the end. */
static void go_on(sw_batch *batch, sw_batch_call *call, int code)
{
    int64_t wait_ms;
    if (code != SW_OK && sw_calling_again(&call->calling, &wait_ms)) {
        call->due_ms = now_of(batch) + wait_ms;
        sw_batch_list_add(&batch->paused, call);
        return;
    }
    sw_batch_call_end(call);
    sw_batch_list_add(&batch->ended, call);
}

static void start(sw_batch *batch, sw_batch_call *call)
{
    sw_http_request request;
    int code = sw_calling_try(&call->calling, &request);
    if (code != SW_OK) {
        go_on(batch, call, code);
        return;
    }
    sw_error why = SW_ERROR_INIT;
    code = sw_multi_start(batch->multi, &request, call, &why);
    if (code != SW_OK) {
        go_on(batch, call, sw_calling_take(&call->calling, code, NULL, &why));
        return;
    }
    sw_batch_list_add(&batch->sent, call);
    batch->in_flight++;
}

static void take_arrivals(sw_batch *batch)
{
    for (sw_arrival it; sw_multi_take(batch->multi, &it);) {
        sw_batch_call *call = it.owner;
        sw_batch_list_remove(&batch->sent, call);
        batch->in_flight--;
        go_on(batch, call, sw_calling_take(&call->calling, it.code, it.answer, &it.why));
    }
}

static void cut_canceled(sw_batch *batch)
{
    for (sw_batch_call *call = batch->sent.first; call; call = call->next)
        if (sw_cancel_is_requested(call->calling.cancel))
            sw_multi_cancel(batch->multi, call);
}

static sw_batch_call *find_canceled(const sw_batch_list *list)
{
    sw_batch_call *call = list->first;
    while (call && !sw_cancel_is_requested(call->calling.cancel))
        call = call->next;
    return call;
}

static sw_batch_call *find_due_first(const sw_batch_list *paused)
{
    sw_batch_call *found = paused->first;
    for (sw_batch_call *call = found; call; call = call->next)
        if (call->due_ms < found->due_ms)
            found = call;
    return found;
}

static bool has_room(const sw_batch *batch)
{
    return batch->in_flight < batch->max_in_flight;
}

/* What was canceled needs no room: it will not be sent. What has waited for its next try goes before what is new. */
static sw_batch_call *next_of(sw_batch *batch, sw_batch_list **from)
{
    *from = &batch->paused;
    sw_batch_call *call = find_canceled(*from);
    if (call)
        return call;
    call = has_room(batch) ? find_due_first(*from) : NULL;
    if (call && call->due_ms <= now_of(batch))
        return call;
    *from = &batch->queued;
    call = find_canceled(*from);
    return call || !has_room(batch) ? call : batch->queued.first;
}

/* Where each is sent while it is started, one that has ended is handed over before the next one begins. */
static bool is_enough(const sw_batch *batch)
{
    return batch->ended.first && sw_multi_is_sequential(batch->multi);
}

/* @return was something started? */
static bool start_due(sw_batch *batch)
{
    sw_batch_list *from;
    bool started = false;
    for (sw_batch_call *call; !is_enough(batch) && (call = next_of(batch, &from)) != NULL; started = true) {
        sw_batch_list_remove(from, call);
        start(batch, call);
        take_arrivals(batch);
    }
    return started;
}

/* @return false when there is one more than fit, or one that cannot be told by a descriptor */
static bool list_descriptor(int *list, size_t *count, const sw_cancel *cancel)
{
    int descriptor = sw_cancel_descriptor(cancel);
    for (size_t i = 0; i < *count; i++)
        if (list[i] == descriptor)
            return true;
    if (descriptor < 0 || *count == SW_MULTI_DESCRIPTORS)
        return false;
    list[(*count)++] = descriptor;
    return true;
}

static bool list_descriptors(int *list, size_t *count, const sw_batch *batch)
{
    const sw_batch_list *const lists[] = { &batch->sent, &batch->paused, &batch->queued };
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
        for (const sw_batch_call *call = lists[i]->first; call; call = call->next)
            if (call->calling.cancel && !list_descriptor(list, count, call->calling.cancel))
                return false;
    return true;
}

static int64_t until_due(const sw_batch *batch)
{
    const sw_batch_call *call = has_room(batch) ? find_due_first(&batch->paused) : NULL;
    int64_t wait_ms = call ? call->due_ms - now_of(batch) : forever;
    return wait_ms > 0 ? wait_ms : 0;
}

/* @return milliseconds that went by on a clock of the caller's, and not on the machine's */
static int64_t pass_time(sw_batch *batch, int64_t most_ms)
{
    const sw_clock *clock = &batch->client->clock;
    int descriptors[SW_MULTI_DESCRIPTORS];
    size_t count = 0;
    int64_t wait_ms = smaller(until_due(batch), most_ms);
    if (batch->in_flight == 0 && wait_ms > 0 && !sw_clock_waits_by_machine(clock)) {
        clock->sleep_ms(clock->payload, wait_ms);
        return wait_ms;
    }
    if (!list_descriptors(descriptors, &count, batch))
        wait_ms = smaller(wait_ms, SLICE_MS);
    sw_multi_wait(batch->multi, wait_ms, descriptors, count);
    return 0;
}

/* @return is there something to hand over? */
static bool advance(sw_batch *batch)
{
    cut_canceled(batch);
    take_arrivals(batch);
    bool started = start_due(batch);
    if (started && batch->ended.first && batch->in_flight > 0)
        sw_multi_wait(batch->multi, 0, NULL, 0); /* the new ones go out while the caller looks at the ended ones */
    return batch->ended.first != NULL;
}

sw_batch_event sw_batch_run(sw_batch *batch, int64_t timeout_ms)
{
    int64_t end = timeout_ms < 0 ? forever : machine_now() + smaller(timeout_ms, forever / 2);
    for (bool has_looked = false;; has_looked = true) {
        if (advance(batch))
            return SW_BATCH_CALL;
        if (batch->count == 0)
            return SW_BATCH_EMPTY;
        if (atomic_exchange(&batch->woken, false))
            return SW_BATCH_WOKEN;
        int64_t left = end - machine_now();
        if (left <= 0 && has_looked)
            return SW_BATCH_TIME_OUT;
        end -= pass_time(batch, left > 0 ? left : 0);
    }
}
