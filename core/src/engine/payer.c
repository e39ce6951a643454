/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/payer.h"

#include "base/error.h"
#include "base/text.h"
#include "engine/action.h"
#include "face/told.h"

#include <savedwallet/limits.h>

#include <string.h>

int sw_payer_load(sw_wallet_row *out, const sw_desk *desk, int64_t number, sw_error *err)
{
    bool found;
    int code = sw_record_find(out, &found, &sw_wallet_table, desk->database, err, "WHERE number = $1", "n", number);
    return code == SW_OK && !found ? sw_fail(err, SW_E_IO, "the journal lost wallet %lld", (long long)number) : code;
}

int sw_payer_find(sw_wallet_row *out, bool *found, const sw_desk *desk, const char *name, sw_error *err)
{
    int code = sw_record_find(out, found, &sw_wallet_table, desk->database, err, "WHERE reference = $1", "t", name);
    if (code == SW_OK && !*found)
        code = sw_record_find(out, found, &sw_wallet_table, desk->database, err, "WHERE permission = $1", "t", name);
    return code;
}

static int check_name(const char *name, sw_error *err)
{
    if (!name || !*name)
        return sw_fail_field(err, SW_E_INVALID, "wallet",
                             "wallet is missing: say whose, by your own reference or by the "
                             "charge permission that was saved");
    if (strlen(name) > SW_MAX_INTENT)
        return sw_fail_field(err, SW_E_LIMIT, "wallet", "the wallet's name is longer than %d bytes", SW_MAX_INTENT);
    if (!sw_is_utf8(name, strlen(name)))
        return sw_fail_field(err, SW_E_INVALID, "wallet", "the wallet's name is not UTF-8");
    return SW_OK;
}

int sw_payer_need(sw_wallet_row *out, const sw_desk *desk, const char *name, sw_error *err)
{
    bool found = false;
    int code = check_name(name, err);
    if (code == SW_OK)
        code = sw_payer_find(out, &found, desk, name, err);
    if (code != SW_OK || found)
        return code;
    if (!sw_record_text(&out->reference, name) || !sw_record_text(&out->permission, name))
        return sw_fail_memory(err);
    out->created_ms = sw_engine_now(desk->engine);
    return sw_record_insert(out, &sw_wallet_table, desk->database, err);
}

/* A name that was never told to be anybody's is taken for a charge permission, until Amazon knows no such one. */
static bool is_bound(const sw_wallet_row *wallet)
{
    return wallet->permission && (strcmp(wallet->permission, wallet->reference) != 0 || wallet->state);
}

sw_json *sw_payer_told(const sw_wallet_row *wallet)
{
    sw_json *told = sw_json_object();
    bool whole = sw_told_text(told, "wallet", wallet->reference) &&
                 sw_told_text(told, "charge_permission_id", is_bound(wallet) ? wallet->permission : NULL) &&
                 sw_told_text(told, "state", wallet->state) &&
                 sw_json_put(told, "reasons", wallet->reasons ? sw_json_new_raw(wallet->reasons) : sw_json_array()) &&
                 sw_told_text(told, "next_step", wallet->next_step) &&
                 sw_told_text(told, "currency", wallet->currency) &&
                 sw_json_put(told, "read_at", sw_time_told(wallet->read_ms));
    return sw_told_whole(told, whole);
}

/* What was read of the permission before says nothing of the new one. */
static int replace(sw_wallet_row *wallet, sw_desk *desk, const char *permission, sw_error *err)
{
    int64_t other = 0;
    int code = sw_find_number(&other, desk->database, err,
                              "SELECT count(*) FROM wallet WHERE permission = $1 AND number <> $2", "tn", permission,
                              wallet->number);
    if (code == SW_OK && other > 0)
        code = sw_fail_field(err, SW_E_CONFLICT, "charge_permission_id",
                             "this charge permission belongs to another wallet "
                             "of the journal already");
    if (code == SW_OK)
        code = sw_run(desk->database, err,
                      "UPDATE wallet SET permission = $1, state = NULL, reasons = NULL, next_step = NULL, "
                      "currency = NULL, balance = NULL, read_ms = NULL WHERE number = $2",
                      "tn", permission, wallet->number);
    /* who waits for a usable wallet looks at the new one */
    if (code == SW_OK)
        code = sw_run(desk->database, err, "UPDATE action SET next_ms = $1 WHERE wallet = $2 AND state = 'waiting'",
                      "nn", sw_engine_now(desk->engine), wallet->number);
    SW_RECORD_FREE(*wallet, sw_wallet_table);
    return code;
}

static int tell(sw_wallet_row *wallet, sw_desk *desk, const char *name, sw_error *err)
{
    bool found = false;
    int code = check_name(name, err);
    if (code == SW_OK)
        code = sw_payer_find(wallet, &found, desk, name, err);
    return code == SW_OK && !found
               ? sw_fail_field(err, SW_E_NOT_FOUND, "wallet", "the journal knows no wallet \"%.200s\"", name)
               : code;
}

/* A wallet that was only known by its charge permission takes the name. */
static int rename_wallet(sw_desk *desk, const char *name, const char *permission, sw_error *err)
{
    return sw_run(
        desk->database, err,
        "UPDATE wallet SET reference = $1 WHERE reference = $2 AND permission = $2 AND NOT EXISTS (SELECT 1 FROM "
        "wallet WHERE reference = $1)",
        "tt", name, permission);
}

static int set(sw_wallet_row *wallet, sw_desk *desk, const char *name, const char *permission, sw_error *err)
{
    if (!permission)
        return tell(wallet, desk, name, err);
    if (!*permission)
        return sw_fail_field(err, SW_E_INVALID, "charge_permission_id",
                             "the charge permission is empty: leave it out to look");
    int code = check_name(name, err);
    if (code == SW_OK)
        code = rename_wallet(desk, name, permission, err);
    if (code == SW_OK)
        code = sw_payer_need(wallet, desk, name, err);
    if (code != SW_OK || (wallet->permission && strcmp(wallet->permission, permission) == 0))
        return code;
    int64_t number = wallet->number;
    code = replace(wallet, desk, permission, err);
    return code == SW_OK ? sw_payer_load(wallet, desk, number, err) : code;
}

int sw_payer_do(sw_json **out, sw_desk *desk, const sw_json *options, sw_error *err)
{
    sw_wallet_row wallet = { 0 };
    int code = sw_database_begin(desk->database, err);
    if (code != SW_OK)
        return code;
    code = set(&wallet, desk, sw_json_get_text(options, "wallet"), sw_json_get_text(options, "charge_permission_id"),
               err);
    code = sw_database_end(desk->database, code, err);
    if (code == SW_OK)
        *out = sw_payer_told(&wallet);
    SW_RECORD_FREE(wallet, sw_wallet_table);
    return code == SW_OK && !*out ? sw_fail_memory(err) : code;
}
