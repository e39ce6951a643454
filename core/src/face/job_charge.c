/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A saved wallet and its charges.
 */
#include "face/task.h"
#include "face/told.h"

#include <savedwallet/charge.h>
#include <savedwallet/wallet.h>

/* Freed when it was told. */
static sw_json *tell(sw_receipt *receipt, const sw_error *err)
{
    sw_json *told = receipt ? sw_told_receipt(receipt, err->code < 0 ? err : NULL) : NULL;
    sw_receipt_free(receipt);
    return told;
}

#define MEMBER(kind, name)                                              \
    {                                                                   \
#name, SW_GIVEN_##kind, offsetof(sw_charge_options, name), NULL \
    }
static const sw_given_member CHARGE[] = {
    MEMBER(TEXT, wallet),
    MEMBER(MONEY, amount),
    MEMBER(TEXT, intent),
    MEMBER(NUMBER, attempt),
    MEMBER(FLAG, authorize_only),
    MEMBER(FLAG, can_handle_pending),
    MEMBER(TEXT, soft_descriptor),
    MEMBER(TEXT, initiator),
    MEMBER(TEXT, channel),
    MEMBER(TEXT, reference),
    MEMBER(TEXT, note_to_buyer),
    MEMBER(TEXT, custom_information),
    MEMBER(TEXT, return_url),
    MEMBER(TEXT, browser_session),
    { "unbound", SW_GIVEN_UNBOUND, offsetof(sw_charge_options, browser_session), NULL },
};
#undef MEMBER

sw_json *sw_task_charge(sw_task *task, sw_error *err)
{
    sw_charge_options options = SW_CHARGE_OPTIONS_INIT;
    sw_receipt *receipt = NULL;
    options.call = &task->call;
    if (sw_task_take_keyed(task, CHARGE, SW_COUNT(CHARGE), &options, err) == SW_OK)
        sw_wallet_charge(&receipt, task->face->client, &options, err);
    return tell(receipt, err);
}

static const sw_given_member FINISH_CHARGE[] = {
    { "url", SW_GIVEN_TEXT, offsetof(sw_charge_finish_options, url), NULL },
    { "charge", SW_GIVEN_TEXT, offsetof(sw_charge_finish_options, charge), NULL },
    { "browser_session", SW_GIVEN_TEXT, offsetof(sw_charge_finish_options, browser_session), NULL },
    { "unbound", SW_GIVEN_UNBOUND, offsetof(sw_charge_finish_options, browser_session), NULL },
};

sw_json *sw_task_finish_charge(sw_task *task, sw_error *err)
{
    sw_charge_finish_options options = SW_CHARGE_FINISH_OPTIONS_INIT;
    sw_receipt *receipt = NULL;
    options.call = &task->call;
    if (sw_task_take(task, FINISH_CHARGE, SW_COUNT(FINISH_CHARGE), &options, err) == SW_OK)
        sw_charge_finish(&receipt, task->face->client, &options, err);
    return tell(receipt, err);
}

static const sw_given_member AMOUNT[] = {
    { "charge", SW_GIVEN_TEXT, offsetof(sw_amount_options, charge), NULL },
    { "amount", SW_GIVEN_MONEY, offsetof(sw_amount_options, amount), NULL },
    { "intent", SW_GIVEN_TEXT, offsetof(sw_amount_options, intent), NULL },
    { "attempt", SW_GIVEN_NUMBER, offsetof(sw_amount_options, attempt), NULL },
    { "soft_descriptor", SW_GIVEN_TEXT, offsetof(sw_amount_options, soft_descriptor), NULL },
};

typedef int move_fn(sw_receipt **out, sw_client *client, const sw_amount_options *options, sw_error *err);

static sw_json *move(sw_task *task, move_fn *job, sw_error *err)
{
    sw_amount_options options = SW_AMOUNT_OPTIONS_INIT;
    sw_receipt *receipt = NULL;
    options.call = &task->call;
    if (sw_task_take_keyed(task, AMOUNT, SW_COUNT(AMOUNT), &options, err) == SW_OK)
        job(&receipt, task->face->client, &options, err);
    return tell(receipt, err);
}

sw_json *sw_task_capture(sw_task *task, sw_error *err)
{
    return move(task, sw_charge_capture, err);
}

sw_json *sw_task_refund(sw_task *task, sw_error *err)
{
    return move(task, sw_charge_refund, err);
}

static const sw_given_member END[] = {
    { "id", SW_GIVEN_TEXT, offsetof(sw_end_options, id), NULL },
    { "reason", SW_GIVEN_TEXT, offsetof(sw_end_options, reason), NULL },
    { "cancel_pending", SW_GIVEN_FLAG, offsetof(sw_end_options, cancel_pending), NULL },
};

typedef int end_fn(sw_receipt **out, sw_client *client, const sw_end_options *options, sw_error *err);

static sw_json *end(sw_task *task, end_fn *job, sw_error *err)
{
    sw_end_options options = SW_END_OPTIONS_INIT;
    sw_receipt *receipt = NULL;
    options.call = &task->call;
    if (sw_task_take(task, END, SW_COUNT(END), &options, err) == SW_OK)
        job(&receipt, task->face->client, &options, err);
    return tell(receipt, err);
}

sw_json *sw_task_cancel(sw_task *task, sw_error *err)
{
    return end(task, sw_charge_cancel, err);
}

sw_json *sw_task_close(sw_task *task, sw_error *err)
{
    return end(task, sw_wallet_close, err);
}

typedef struct reading {
    const char *id;
} reading;

static const sw_given_member WALLET[] = { { "id", SW_GIVEN_TEXT, offsetof(reading, id), NULL } };

sw_json *sw_task_wallet(sw_task *task, sw_error *err)
{
    reading it = { NULL };
    sw_wallet *wallet = NULL;
    sw_json *told = NULL;
    if (sw_task_take(task, WALLET, SW_COUNT(WALLET), &it, err) == SW_OK &&
        sw_wallet_get(&wallet, task->face->client, it.id, &task->call, err) == SW_OK)
        told = sw_told_wallet(wallet);
    sw_wallet_free(wallet);
    return told;
}
