/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/throttle.h"

#include "emulator/check.h"
#include "emulator/must.h"

enum { A_REQUEST = 1000 };

static void tell(const em_throttle *throttle, em_answer *answer)
{
    sw_json *state = em_json(sw_json_object());
    sw_json_put_integer(state, "perSecond", throttle->per_second);
    sw_json_put_integer(state, "burst", throttle->burst);
    em_answer_json(answer, 200, state);
}

void em_throttle_set(em_throttle *throttle, int64_t now, const sw_json *body, em_answer *answer)
{
    static const em_field fields[] = {
        { "perSecond", EM_INTEGER, true, 0, NULL, NULL },
        { "burst", EM_INTEGER, true, 0, NULL, NULL },
        { 0 },
    };
    if (!em_check(answer, body, fields))
        return;
    *throttle = (em_throttle){ .looked_at = now };
    throttle->per_second = sw_json_integer(em_given(body, "perSecond"), 0);
    throttle->burst = sw_json_integer(em_given(body, "burst"), 0);
    tell(throttle, answer);
}

void em_throttle_stop(em_throttle *throttle, em_answer *answer)
{
    *throttle = (em_throttle){ 0 };
    tell(throttle, answer);
}

/* A thousandth of a request leaks out in a millisecond at one a second. */
static void leak(em_throttle *throttle, int64_t now)
{
    int64_t passed = now - throttle->looked_at, empty_after = throttle->level / throttle->per_second + 1;
    throttle->level = passed >= empty_after ? 0 : throttle->level - passed * throttle->per_second;
    throttle->looked_at = now;
}

bool em_throttle_pass(em_throttle *throttle, int64_t now, em_answer *answer)
{
    if (throttle->per_second == 0)
        return true;
    leak(throttle, now);
    if (throttle->level / A_REQUEST >= throttle->burst)
        return em_answer_error(answer, "TooManyRequests", "The request was throttled: try again later.");
    throttle->level += A_REQUEST;
    return true;
}
