/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/seal.h"

#include "base/crypto.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "pay/client.h"

#include <savedwallet/limits.h>

#include <inttypes.h>
#include <string.h>

enum { LONGEST_CLEAR = 96, LONGEST_INPUT = SW_MAX_BROWSER_SESSION + 8192 };

static const char surfaces[] = {
    [SW_SURFACE_WEB] = 'w', [SW_SURFACE_APP_BROWSER] = 'a', [SW_SURFACE_MOBILE_SDK] = 'm'
};
static const char roles[] = {
    [SW_ROLE_RESULT] = 't', [SW_ROLE_REVIEW] = 'v', [SW_ROLE_CANCEL] = 'c', [SW_ROLE_ERROR] = 'e'
};

static int check_secret(const sw_client *client, sw_error *err)
{
    if (client->account.state_secret)
        return SW_OK;
    return sw_fail_field(err, SW_E_INVALID, "state_secret",
                         "a buyer can be bound to a browser only with a secret: set state_secret "
                         "(SAVEDWALLET_STATE_SECRET) to 16 random bytes or more");
}

static const char *or_nothing(const char *text)
{
    return text ? text : "";
}

/* Who the merchant is stands in it, so that a secret which two accounts share does not join them. */
static int prove(char **out, const sw_client *client, const char *clear, const char *browser_session, sw_error *err)
{
    unsigned char digest[SW_SHA256_SIZE];
    sw_buf text = SW_BUF_INIT(LONGEST_INPUT);
    sw_buf_add_netstring(&text, "savedwallet/state/1");
    sw_buf_add_netstring(&text, or_nothing(sw_environment_name(client->environment)));
    sw_buf_add_netstring(&text, or_nothing(client->merchant_id));
    sw_buf_add_netstring(&text, or_nothing(client->account.store_id));
    sw_buf_add_netstring(&text, clear);
    sw_buf_add_netstring(&text, browser_session);
    int code = sw_buf_check(&text, "what sw_state is made of", err);
    const char *secret = client->account.state_secret;
    if (code == SW_OK)
        code = sw_hmac_sha256(digest, secret, strlen(secret), sw_buf_text(&text), text.size, err);
    *out = code == SW_OK ? sw_base64_url(digest, sizeof digest) : NULL;
    if (code == SW_OK && !*out)
        code = sw_fail_memory(err);
    sw_buf_free_secret(&text);
    sw_wipe(digest, sizeof digest);
    return code;
}

static void write_clear(sw_buf *out, const sw_seal *seal)
{
    sw_buf_addf(out, "1.%" PRId64 ".%d%c%c.", seal->expires_s, (int)seal->flow, surfaces[seal->surface],
                roles[seal->role]);
    if (seal->has_amount)
        sw_buf_addf(out, "%" PRId64 "%s", seal->amount.minor, seal->amount.currency);
    else
        sw_buf_add_char(out, '-');
}

int sw_seal_write(sw_buf *out, const sw_client *client, const sw_seal *seal, const char *browser_session, sw_error *err)
{
    char *proof = NULL;
    sw_buf clear = SW_BUF_INIT(LONGEST_CLEAR);
    int code = check_secret(client, err);
    write_clear(&clear, seal);
    if (code == SW_OK)
        code = sw_buf_check(&clear, "sw_state", err);
    if (code == SW_OK)
        code = prove(&proof, client, sw_buf_text(&clear), browser_session, err);
    if (code == SW_OK) {
        sw_buf_addf(out, "%s.%s", sw_buf_text(&clear), proof);
        code = sw_buf_check(out, "sw_state", err);
    }
    sw_release(proof);
    sw_buf_free(&clear);
    return code;
}

/* One answer to everything: what exactly was wrong would help only whoever tries. */
static int refuse(sw_error *err)
{
    return sw_fail_field(err, SW_E_STATE_MISMATCH, "sw_state",
                         "the buyer who came back is not the one who was sent, or the URL was changed on its way");
}

static int refuse_late(sw_error *err)
{
    return sw_fail_field(err, SW_E_STATE_MISMATCH, "sw_state",
                         "the buyer came back too late: this URL is no longer good, so start again");
}

/* Reads digits, and moves on; -1 when there are none or too many. */
static int64_t read_digits(const char **at)
{
    enum { MOST = 16 };
    size_t size = strspn(*at, "0123456789");
    int64_t number = 0;
    if (size == 0 || size > MOST)
        return -1;
    for (size_t i = 0; i < size; i++)
        number = number * 10 + (*at)[i] - '0';
    *at += size;
    return number;
}

static int place_of(const char *letters, size_t count, char letter)
{
    for (size_t i = 0; i < count; i++)
        if (letter && letters[i] == letter)
            return (int)i;
    return -1;
}

static bool read_amount(sw_seal *out, const char *at)
{
    if (strcmp(at, "-") == 0)
        return true;
    out->has_amount = true;
    out->amount.minor = read_digits(&at);
    if (out->amount.minor < 0 || strlen(at) != 3)
        return false;
    memcpy(out->amount.currency, at, sizeof out->amount.currency);
    return true;
}

/* What was proved to be ours. It may be another release's, with what this one does not know. */
static bool read_clear(sw_seal *out, const char *at)
{
    if (strncmp(at, "1.", 2) != 0)
        return false;
    at += 2;
    out->expires_s = read_digits(&at);
    if (out->expires_s < 0 || at[0] != '.' || !sw_is_digit(at[1]))
        return false;
    out->flow = (sw_flow)(at[1] - '0');
    int surface = place_of(surfaces, sizeof surfaces, at[2]);
    int role = surface < 0 ? -1 : place_of(roles, sizeof roles, at[3]);
    if (!sw_flow_name(out->flow) || role < 0 || at[4] != '.')
        return false;
    out->surface = (sw_surface)surface;
    out->role = (sw_role)role;
    return read_amount(out, at + 5);
}

static bool is_equal(const char *given, const char *proof)
{
    return proof && strlen(given) == strlen(proof) && sw_equal_secret(given, proof, strlen(proof));
}

static bool is_late(const sw_client *client, const sw_seal *seal)
{
    return client->clock.now_ms(client->clock.payload) / 1000 >= seal->expires_s;
}

int sw_seal_read(sw_seal *out, const sw_client *client, const char *text, const char *browser_session, sw_error *err)
{
    *out = (sw_seal){ 0 };
    const char *dot = strrchr(text, '.');
    int code = check_secret(client, err);
    if (code != SW_OK)
        return code;
    if (!dot || dot - text > LONGEST_CLEAR)
        return refuse(err);
    char *proof = NULL, *clear = sw_copy_bytes(text, (size_t)(dot - text));
    code = clear ? prove(&proof, client, clear, browser_session, err) : sw_fail_memory(err);
    sw_seal seal = { 0 };
    if (code == SW_OK && !(is_equal(dot + 1, proof) && read_clear(&seal, clear)))
        code = refuse(err);
    if (code == SW_OK && is_late(client, &seal))
        code = refuse_late(err);
    if (code == SW_OK)
        *out = seal;
    sw_release(proof);
    sw_release(clear);
    return code;
}
