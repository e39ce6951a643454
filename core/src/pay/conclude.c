/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/conclude.h"

#include "base/error.h"
#include "http/response.h"
#include "http/transport.h"
#include "pay/answer.h"
#include "pay/inspect.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Behind what is there, of which as much is kept as sw_answer_explain will show with it. */
static void add_note(sw_error *error, const char *note)
{
    enum { SHOWN = 340 };
    char message[sizeof error->message];
    int kept = error->message[0] ? SHOWN - (int)strlen(note) : 0;
    snprintf(message, sizeof message, "%.*s%s%s", kept, error->message, kept ? "; " : "", note);
    sw_error_copy(error->message, sizeof error->message, message);
}

/* Amazon's words are kept; those of a connection that was cut because it was canceled would only lead astray. */
static void tell_canceled(sw_error *error)
{
    if (error->code == SW_E_NO_ANSWER)
        error->message[0] = '\0';
    add_note(error, SW_CANCELED);
}

static void tell_clock(sw_error *error, int64_t off_ms)
{
    char note[120];
    int64_t seconds = llabs(off_ms) / 1000;
    snprintf(note, sizeof note, "this machine's clock is %lld s %s Amazon's: set it", (long long)seconds,
             off_ms > 0 ? "behind" : "ahead of");
    add_note(error, note);
}

/* While the outcome is unknown, only what is safe to repeat under its key may be sent again, by us or by the caller. */
static void finish_error(sw_calling *it)
{
    sw_error *error = &it->error;
    bool has_reference = it->prepared.operation->recover == SW_RECOVER_REFERENCE;
    error->code = it->code;
    error->attempts = it->attempts;
    sw_error_copy(error->idempotency_key, sizeof error->idempotency_key, it->prepared.key);
    sw_error_copy(error->request_id, sizeof error->request_id, sw_response_request_id(it->answer));
    if (error->effect == SW_EFFECT_UNKNOWN)
        error->retry = it->prepared.repeatable || has_reference ? SW_RETRY_SAME_KEY : SW_RETRY_NEVER;
    bool again = error->effect == SW_EFFECT_UNKNOWN && error->retry == SW_RETRY_SAME_KEY;
    if ((it->code == SW_E_NO_ANSWER && error->next_step == SW_NEXT_NONE) ||
        (again && error->next_step != SW_NEXT_FIX_REQUEST))
        error->next_step = SW_NEXT_WAIT; /* what comes after the outcome is known is not decided yet */
    if (it->is_canceled)
        tell_canceled(error);
    else if (it->is_held_back)
        add_note(error, "not tried again: many calls fail, so retries are held back");
    if (it->off_ms)
        tell_clock(error, it->off_ms);
    sw_answer_explain(&it->prepared, error);
    if (it->prepared.operation->recover == SW_RECOVER_SAFE)
        error->effect = SW_EFFECT_NONE;
}

/* Memory that runs out here takes warnings away, and nothing of what Amazon said. */
static void leave_with_answer(sw_calling *it)
{
    sw_response_set_call(it->answer, it->attempts, it->prepared.key);
    sw_inspect_tell(it->prepared.problems, it->answer, NULL);
}

void sw_calling_conclude(sw_calling *it)
{
    if (it->answer)
        leave_with_answer(it);
    if (it->code != SW_OK)
        finish_error(it);
}
