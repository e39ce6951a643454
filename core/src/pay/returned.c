/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/returned.h"

#include "base/error.h"
#include "base/memory.h"
#include "pay/client.h"
#include "pay/money.h"
#include "pay/return_url.h"

#include <savedwallet/limits.h>

#include <string.h>

/* A session lives 24 hours; a buyer who uses them all still has to get back. */
enum { TTL_S = 24 * 3600 + 15 * 60 };

static int check_session(const char *browser_session, sw_error *err)
{
    if (browser_session == SW_UNBOUND)
        return SW_OK;
    if (!browser_session || !*browser_session)
        return sw_fail_field(err, SW_E_INVALID, "browser_session",
                             "browser_session is missing: give a text that only your server and this buyer's browser "
                             "know, such as the id of their session, or write SW_UNBOUND");
    if (strlen(browser_session) > SW_MAX_BROWSER_SESSION)
        return sw_fail_field(err, SW_E_INVALID, "browser_session", "browser_session is longer than %d bytes",
                             SW_MAX_BROWSER_SESSION);
    return SW_OK;
}

static const char *field_of(sw_role role)
{
    return role == SW_ROLE_CANCEL ? "cancel_url" : role == SW_ROLE_ERROR ? "error_url" : "return_url";
}

static int check_facts(const sw_returned_facts *facts, sw_error *err)
{
    if (!sw_flow_name(facts->flow))
        return sw_fail_field(err, SW_E_INVALID, "flow", "there is no flow with the number %d", (int)facts->flow);
    if (!sw_surface_name(facts->surface))
        return sw_fail_field(err, SW_E_INVALID, "surface", "there is no surface with the number %d",
                             (int)facts->surface);
    if (facts->ttl_s < 0 || facts->ttl_s > SW_MAX_STATE_TTL_S)
        return sw_fail_field(err, SW_E_INVALID, "state_ttl_s", "state_ttl_s is %lld: 1 to %d seconds are possible",
                             (long long)facts->ttl_s, SW_MAX_STATE_TTL_S);
    int code = facts->amount ? sw_money_check(facts->amount, err) : SW_OK;
    return code == SW_OK ? check_session(facts->browser_session, err) : code;
}

static int bind(sw_buf *out, const sw_client *client, const char *url, const sw_returned_facts *facts, sw_error *err)
{
    sw_buf value = SW_BUF_INIT(SW_MAX_RETURN_URL);
    sw_seal seal = { .flow = facts->flow, .surface = facts->surface, .role = facts->role };
    seal.expires_s = client->clock.now_ms(client->clock.payload) / 1000 + (facts->ttl_s ? facts->ttl_s : TTL_S);
    seal.has_amount = facts->amount != NULL;
    if (facts->amount)
        seal.amount = *facts->amount;
    int code = sw_seal_write(&value, client, &seal, facts->browser_session, err);
    if (code == SW_OK)
        code = sw_return_url_add(out, url, "sw_state", sw_buf_text(&value), field_of(facts->role), err);
    sw_buf_free(&value);
    return code;
}

int sw_returned_sign(sw_buf *out, const sw_client *client, const char *url, const sw_returned_facts *facts,
                     sw_error *err)
{
    int code = check_facts(facts, err);
    if (code == SW_OK)
        code = sw_return_url_check(url, client->environment, field_of(facts->role), err);
    if (code != SW_OK || facts->browser_session != SW_UNBOUND)
        return code == SW_OK ? bind(out, client, url, facts, err) : code;
    sw_buf_add_text(out, url);
    return sw_buf_check(out, field_of(facts->role), err);
}

static int check_state(sw_seal *out, const sw_client *client, const sw_return_values *values,
                       const char *browser_session, sw_error *err)
{
    bool readable = values->state.data && !values->state_unusable;
    if (readable)
        return sw_seal_read(out, client, sw_buf_text(&values->state), browser_session, err);
    if (values->is_bare)
        return sw_fail_field(err, SW_E_STATE_MISMATCH, "sw_state",
                             "the id of a session does not say who brought it: give the whole URL that the buyer came "
                             "back on");
    return sw_fail_field(err, SW_E_STATE_MISMATCH, "sw_state",
                         "the buyer came back without sw_state, or with two of them: nothing says who was sent");
}

static bool is_id(const char *text)
{
    if (!*text || strlen(text) > SW_MAX_ID)
        return false;
    for (; *text; text++)
        if (*text <= ' ' || *text >= 0x7F)
            return false;
    return true;
}

/* The session's id, by whichever of its names it came; NULL: none. Two that differ are an attempt at something. */
static int find_id(const char **out, const sw_return_values *values, sw_error *err)
{
    *out = NULL;
    if (values->repeated)
        return sw_fail_field(err, SW_E_INVALID, values->repeated, "the URL has the parameter %s twice",
                             values->repeated);
    if (values->unreadable)
        return sw_fail_field(err, SW_E_INVALID, values->unreadable, "the parameter %s of the URL cannot be read",
                             values->unreadable);
    for (size_t i = 0; i < 3; i++) {
        const char *id = values->session_ids[i].data;
        if (*out && id && strcmp(*out, id) != 0)
            return sw_fail_field(err, SW_E_INVALID, "amazonCheckoutSessionId", "the URL names two checkout sessions");
        *out = id ? id : *out;
    }
    return SW_OK;
}

static int take(char **out, const char *text, const char *name, sw_error *err)
{
    if (!text)
        return SW_OK;
    if (!is_id(text))
        return sw_fail_field(err, SW_E_INVALID, name, "the %s that the buyer came back with is none", name);
    *out = sw_copy_text(text);
    return *out ? SW_OK : sw_fail_memory(err);
}

static int take_values(sw_returned *out, const sw_return_values *values, const char *url, sw_error *err)
{
    const char *id = NULL;
    int code = find_id(&id, values, err);
    if (code == SW_OK)
        code = take(&out->session_id, values->is_bare ? url : id, "amazonCheckoutSessionId", err);
    if (code == SW_OK)
        code = take(&out->buyer_token, values->buyer_token.data, "buyerToken", err);
    return code;
}

int sw_returned_read(sw_returned *out, const sw_client *client, const char *url, const char *browser_session,
                     sw_error *err)
{
    *out = (sw_returned){ 0 };
    int code = check_session(browser_session, err);
    if (code == SW_OK && !url)
        code = sw_fail_field(err, SW_E_INVALID, "url", "the URL that the buyer came back on is missing");
    if (code != SW_OK)
        return code;
    sw_return_values values;
    code = sw_return_values_read(&values, url, err);
    if (code == SW_OK && browser_session != SW_UNBOUND)
        code = check_state(&out->seal, client, &values, browser_session, err);
    if (code == SW_OK)
        code = take_values(out, &values, url, err);
    if (code != SW_OK)
        sw_returned_free(out);
    sw_return_values_free(&values);
    return code;
}

void sw_returned_free(sw_returned *returned)
{
    sw_release(returned->session_id);
    sw_release(returned->buyer_token);
    *returned = (sw_returned){ 0 };
}
