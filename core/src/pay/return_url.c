/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/return_url.h"

#include "base/error.h"
#include "base/uri.h"
#include "base/url.h"

#include <savedwallet/limits.h>

#include <string.h>

enum { STATE, SESSION_ID, BUYER_TOKEN = SESSION_ID + 3, NAMES };

static const char *const names[NAMES] = { "sw_state", "amazonCheckoutSessionId", "checkoutSessionId",
                                          "CheckoutSessionId", "buyerToken" };

/* The name of a parameter as ours, however it is encoded; NAMES when it is another's. */
static int find_name(const char *pair, size_t size)
{
    int i = 0;
    while (i < NAMES && !sw_uri_stands_for(pair, size, names[i]))
        i++;
    return i;
}

/* The next "name=value" of a query that ends at a '#'; false at its end. */
static bool next_pair(const char **pair, size_t *size, const char **at)
{
    while (**at == '&')
        ++*at;
    *pair = *at;
    *size = strcspn(*at, "&#");
    *at += *size;
    return *size > 0;
}

static int refuse(const char *field, const char *why, sw_error *err)
{
    return sw_fail_field(err, SW_E_INVALID, field, "%s %s", field, why);
}

/* Letters that stand in no URL: browsers and servers disagree over what they mean. */
static bool needs_encoding(const char *url)
{
    for (; *url; url++)
        if (*url <= ' ' || *url >= 0x7F || strchr("\"<>\\^`{|}", *url))
            return true;
    return false;
}

static int check_address(const char *url, sw_environment environment, const char *field, sw_error *err)
{
    const char *authority = strstr(url, "://");
    sw_buf address = SW_BUF_INIT(SW_MAX_RETURN_URL);
    sw_error wrong = SW_ERROR_INIT;
    sw_url parsed;
    if (!authority)
        return refuse(field, "is not an absolute https:// URL, as Amazon sends browsers to", err);
    sw_buf_add(&address, url, (size_t)(authority - url) + 3 + strcspn(authority + 3, "/?#"));
    int code = sw_buf_check(&address, field, err);
    if (code == SW_OK && sw_url_parse(&parsed, sw_buf_text(&address), &wrong) < 0)
        code = sw_fail_field(err, SW_E_INVALID, field, "%s is not the https:// URL of a page: %s", field,
                             wrong.message);
    else if (code == SW_OK && !parsed.https && environment != SW_ENVIRONMENT_SANDBOX)
        code = refuse(field, "is plain http, which Amazon takes in Sandbox only: use https", err);
    sw_buf_free(&address);
    return code;
}

int sw_return_url_check_query(const char *url, const char *field, sw_error *err)
{
    if (needs_encoding(url))
        return refuse(field, "has a space, a control character or a letter that a URL holds percent-encoded only", err);
    const char *at = strchr(url, '?'), *pair;
    size_t size;
    if (!at || at > url + strcspn(url, "#"))
        return SW_OK;
    for (at++; next_pair(&pair, &size, &at);) {
        const char *equals = memchr(pair, '=', size);
        int found = find_name(pair, equals ? (size_t)(equals - pair) : size);
        if (found < NAMES)
            return sw_fail_field(err, SW_E_INVALID, field, "%s has the parameter %s already, which is not its own",
                                 field, names[found]);
    }
    return SW_OK;
}

int sw_return_url_check(const char *url, sw_environment environment, const char *field, sw_error *err)
{
    if (!url || !*url)
        return refuse(field, "is missing", err);
    if (strlen(url) > SW_MAX_RETURN_URL)
        return sw_fail_field(err, SW_E_INVALID, field, "%s has %zu characters, %zu more than the %d that Amazon takes",
                             field, strlen(url), strlen(url) - SW_MAX_RETURN_URL, SW_MAX_RETURN_URL);
    int code = sw_return_url_check_query(url, field, err);
    return code == SW_OK ? check_address(url, environment, field, err) : code;
}

int sw_return_url_add(sw_buf *out, const char *url, const char *name, const char *value, const char *field,
                      sw_error *err)
{
    size_t end = strcspn(url, "#"), query = strcspn(url, "?#");
    const char *separator = query == end ? "?" : url[end - 1] == '?' || url[end - 1] == '&' ? "" : "&";
    size_t length = strlen(url) + strlen(separator) + strlen(name) + 1 + strlen(value);
    if (length > SW_MAX_RETURN_URL)
        return sw_fail_field(err, SW_E_INVALID, field,
                             "%s has %zu characters with its %s, %zu more than the %d that Amazon takes: shorten it",
                             field, length, name, length - SW_MAX_RETURN_URL, SW_MAX_RETURN_URL);
    sw_buf_add(out, url, end);
    sw_buf_addf(out, "%s%s=%s", separator, name, value);
    sw_buf_add_text(out, url + end);
    return sw_buf_check(out, field, err);
}

static sw_buf *room_for(sw_return_values *values, int name)
{
    if (name == STATE)
        return &values->state;
    return name == BUYER_TOKEN ? &values->buyer_token : &values->session_ids[name - SESSION_ID];
}

static void take_pair(sw_return_values *values, const char *pair, size_t size)
{
    const char *equals = memchr(pair, '=', size);
    size_t length = equals ? (size_t)(equals - pair) : size;
    int name = find_name(pair, length);
    sw_buf *room = name < NAMES ? room_for(values, name) : NULL;
    if (!room || (room->failed && !room->too_long))
        return; /* another's; or memory ran out before, which is told at the end */
    if (room->data && name == STATE)
        values->state_unusable = true;
    else if (room->data)
        values->repeated = names[name];
    sw_buf_clear(room);
    sw_buf_add(room, "", 0);
    size_t skipped = equals ? length + 1 : size;
    bool decoded = sw_uri_decode(room, pair + skipped, size - skipped);
    if (decoded && !room->too_long && strlen(sw_buf_text(room)) == room->size)
        return;
    if (name == STATE)
        values->state_unusable = true;
    else
        values->unreadable = names[name];
}

/* Where the query starts; NULL for a text that has none and is none. */
static const char *find_query(const char *text)
{
    const char *mark = strchr(text, '?');
    if (mark)
        return mark < text + strcspn(text, "#") ? mark + 1 : "";
    if (!*text || text[0] == '/' || strstr(text, "://"))
        return "";
    return strchr(text, '=') ? text : NULL;
}

int sw_return_values_read(sw_return_values *out, const char *text, sw_error *err)
{
    *out = (sw_return_values){ .state = SW_BUF_INIT(SW_MAX_RETURN_URL), .buyer_token = SW_BUF_INIT(SW_MAX_ID) };
    for (size_t i = 0; i < 3; i++)
        out->session_ids[i] = (sw_buf)SW_BUF_INIT(SW_MAX_ID);
    if (strlen(text) > SW_MAX_URL)
        return sw_fail_field(err, SW_E_INVALID, "url", "the URL that the buyer came back on is longer than %d bytes",
                             SW_MAX_URL);
    const char *at = find_query(text), *pair;
    size_t size;
    out->is_bare = !at;
    while (at && next_pair(&pair, &size, &at))
        take_pair(out, pair, size);
    for (int i = 0; i < NAMES; i++)
        if (room_for(out, i)->failed && !room_for(out, i)->too_long)
            return sw_fail_memory(err);
    return SW_OK;
}

void sw_return_values_free(sw_return_values *values)
{
    for (int i = 0; i < NAMES; i++)
        sw_buf_free(room_for(values, i));
}
