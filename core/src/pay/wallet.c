/* SPDX-License-Identifier: Apache-2.0 */
#include <savedwallet/wallet.h>

#include "base/error.h"
#include "base/memory.h"
#include "pay/advising.h"
#include "pay/body.h"
#include "pay/end.h"
#include "pay/job.h"
#include "pay/wallet.h"

#include <string.h>

int sw_wallet_read(sw_wallet **out, sw_job *job, const char *id, sw_error *err)
{
    sw_object *object = NULL;
    *out = NULL;
    int code = sw_job_read(&object, job, "getChargePermission", id, err);
    if (code < 0)
        return code;
    *out = sw_alloc(sizeof **out);
    if (!*out) {
        sw_object_free(object);
        return sw_fail_memory(err);
    }
    (*out)->object = object;
    (*out)->region = job->client->region;
    return SW_OK;
}

int sw_wallet_get(sw_wallet **out, sw_client *client, const char *id, const sw_call *call, sw_error *err)
{
    sw_job job;
    if (out)
        *out = NULL;
    if (!out || !client || !id)
        return sw_fail(err, SW_E_INVALID, "to read a wallet takes a client, the wallet's id and a place for it");
    int code = sw_job_begin(&job, client, call, err);
    if (code == SW_OK)
        code = sw_job_refuse_key(&job, err);
    return code == SW_OK ? sw_wallet_read(out, &job, id, err) : code;
}

static const char *text_at(const sw_wallet *wallet, const char *pointer)
{
    const char *text = wallet ? sw_object_text(wallet->object, pointer) : NULL;
    return text ? text : "";
}

const char *sw_wallet_id(const sw_wallet *wallet)
{
    return text_at(wallet, "/chargePermissionId");
}

bool sw_wallet_is_chargeable(const sw_wallet *wallet)
{
    return strcmp(sw_wallet_state(wallet), "Chargeable") == 0;
}

const char *sw_wallet_state(const sw_wallet *wallet)
{
    return wallet ? sw_object_state(wallet->object) : "";
}

size_t sw_wallet_reason_count(const sw_wallet *wallet)
{
    return wallet ? sw_object_reason_count(wallet->object) : 0;
}

const char *sw_wallet_reason(const sw_wallet *wallet, size_t index)
{
    return wallet ? sw_object_reason(wallet->object, index) : "";
}

sw_next_step sw_wallet_next_step(const sw_wallet *wallet)
{
    return wallet ? sw_advise_permission(wallet->object, wallet->region) : SW_NEXT_NONE;
}

const char *sw_wallet_descriptor(const sw_wallet *wallet)
{
    return text_at(wallet, "/paymentPreferences/0/paymentDescriptor");
}

int sw_wallet_balance(sw_money *out, const sw_wallet *wallet, sw_error *err)
{
    if (out)
        *out = (sw_money)SW_MONEY_INIT;
    if (!out || !wallet)
        return sw_fail(err, SW_E_INVALID, "to read a balance takes a wallet and a place for it");
    return sw_object_money(out, wallet->object, "/limits/amountBalance", err);
}

const sw_object *sw_wallet_object(const sw_wallet *wallet)
{
    return wallet ? wallet->object : NULL;
}

void sw_wallet_free(sw_wallet *wallet)
{
    if (!wallet)
        return;
    sw_object_free(wallet->object);
    sw_release(wallet);
}

static const sw_ending closing = { .operation = "closeChargePermission",
                                   .reader = "getChargePermission",
                                   .what = "wallet",
                                   .reason_name = "closureReason",
                                   .default_reason = "Closed by the merchant",
                                   .takes_pending = true };

int sw_wallet_close(sw_receipt **out, sw_client *client, const sw_end_options *options, sw_error *err)
{
    return sw_end(out, client, &closing, options, err);
}

int sw_close_body(sw_json **out, const sw_end_options *options, sw_error *err)
{
    return sw_end_body(out, &closing, options, err);
}
