/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "engine/payer.h"
#include "pay/advising.h"
#include "pay/client.h"

#include <string.h>

static char *write_reasons(const sw_object *permission)
{
    sw_json *list = sw_json_array();
    bool whole = list != NULL;
    for (size_t i = 0; i < sw_object_reason_count(permission) && whole; i++)
        whole = sw_json_append(list, sw_json_new_text(sw_object_reason(permission, i)));
    char *text = whole ? sw_json_write(list, false) : NULL;
    sw_json_free(list);
    return text;
}

int sw_payer_learn(sw_wallet_row *wallet, const sw_desk *desk, const sw_object *permission, sw_error *err)
{
    char balance[SW_MONEY_TEXT_SIZE] = "";
    sw_money left = SW_MONEY_INIT;
    char *reasons = write_reasons(permission);
    sw_next_step next = sw_advise_permission(permission, desk->engine->client->region);
    if (sw_object_has(permission, "/limits/amountBalance") &&
        sw_object_money(&left, permission, "/limits/amountBalance", NULL) == SW_OK)
        sw_money_write_text(balance, &left, NULL);
    wallet->read_ms = sw_engine_now(desk->engine);
    bool whole = reasons && sw_record_text(&wallet->reasons, reasons) &&
                 sw_record_text(&wallet->state, sw_object_state(permission)) &&
                 sw_record_text(&wallet->next_step, next ? sw_next_step_name(next) : NULL) &&
                 sw_record_text(&wallet->currency, sw_object_text(permission, "/presentmentCurrency")) &&
                 sw_record_text(&wallet->balance, *balance ? balance : NULL);
    sw_json_release_text(reasons);
    return whole ? SW_OK : sw_fail_memory(err);
}

int sw_payer_keep(const sw_wallet_row *wallet, const sw_desk *desk, sw_error *err)
{
    return sw_run(
        desk->database, err,
        "UPDATE wallet SET state = $1, reasons = $2, next_step = $3, currency = $4, balance = $5, read_ms = $6 WHERE "
        "number = $7 AND permission = $8",
        "tttttont", wallet->state, wallet->reasons, wallet->next_step, wallet->currency, wallet->balance,
        wallet->read_ms, wallet->number, wallet->permission);
}

bool sw_payer_is_usable(const sw_wallet_row *wallet)
{
    return wallet->state && strcmp(wallet->state, "Chargeable") == 0;
}

bool sw_payer_is_charging(const sw_wallet_row *wallet)
{
    return !sw_payer_is_usable(wallet) && wallet->reasons && strstr(wallet->reasons, "\"ChargeInProgress\"") != NULL;
}

void sw_payer_reason(char *out, size_t size, const sw_wallet_row *wallet)
{
    sw_json *reasons = NULL;
    *out = '\0';
    if (!wallet->reasons || sw_json_parse(&reasons, wallet->reasons, strlen(wallet->reasons), NULL) != SW_OK)
        return;
    const char *first = sw_json_text(sw_json_first(reasons));
    if (first)
        sw_error_copy(out, size, first);
    sw_json_free(reasons);
}
