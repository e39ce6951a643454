/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/landing.h"

#include "base/memory.h"
#include "emulator/must.h"

#include <string.h>

char *em_landing_url(const char *url, const char *name, const char *value)
{
    sw_buf out = SW_BUF_INIT(4096);
    size_t size = strcspn(url, "#");
    sw_buf_add(&out, url, size);
    sw_buf_add_char(&out, memchr(url, '?', size) ? '&' : '?');
    sw_buf_addf(&out, "%s=%s", name, value);
    sw_buf_add_text(&out, url + size);
    return em_take(&out);
}

static const char *find_url(const em_session *session, const char *name)
{
    return sw_json_get_text(sw_json_get(session->payload, "webCheckoutDetails"), name);
}

/* The URL for a buyer who gave up, as it is: that Amazon adds nothing to it is assumed. */
static const char *cancel_url(const em_session *session)
{
    if (!em_is_in(&session->status, "Canceled") || strcmp(session->status.reason, "BuyerCanceled") != 0)
        return NULL;
    return find_url(session, session->flow == EM_FLOW_SIGN_IN_AND_SETUP ? "signInCancelUrl" : "checkoutCancelUrl");
}

static const char *return_url(const em_session *session)
{
    if (session->flow == EM_FLOW_SIGN_IN_AND_SETUP)
        return find_url(session, "signInReturnUrl");
    return find_url(session, session->processed ? "checkoutResultReturnUrl" : "checkoutReviewReturnUrl");
}

static char *with_id(const char *url, const em_session *session)
{
    return em_landing_url(url, session->mobile ? "CheckoutSessionId" : "amazonCheckoutSessionId", session->id);
}

char *em_landing_of(const em_session *session)
{
    const char *canceled = cancel_url(session);
    return canceled ? em_copy(canceled) : with_id(return_url(session), session);
}

char *em_landing_way_back(const em_session *session)
{
    static const char *const names[] = { "checkoutCancelUrl", "signInCancelUrl" };
    if (session->processed || cancel_url(session))
        return em_landing_of(session);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (find_url(session, names[i]))
            return em_copy(find_url(session, names[i]));
    const char *url = return_url(session);
    if (!url)
        url = find_url(session, "checkoutResultReturnUrl");
    return url ? with_id(url, session) : NULL;
}

void em_landing_answer(const em_session *session, em_answer *answer)
{
    char *url = em_landing_of(session);
    sw_json *out = em_json(sw_json_object());
    sw_json_put_text(out, "checkoutSessionId", session->id);
    sw_json_put_text(out, "url", url);
    em_answer_json(answer, 200, out);
    sw_release(url);
}
