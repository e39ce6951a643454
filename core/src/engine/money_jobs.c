/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The same asked for with JSON, and from C.
 */
#include "base/error.h"
#include "engine/action.h"
#include "engine/job.h"
#include "engine/money.h"
#include "face/given.h"

#include <string.h>

#define MEMBER(kind, name)                                              \
    {                                                                   \
#name, SW_GIVEN_##kind, offsetof(sw_charge_options, name), NULL \
    }
static const sw_given_member CHARGE[] = {
    MEMBER(TEXT, wallet),          MEMBER(MONEY, amount),        MEMBER(TEXT, intent),
    MEMBER(NUMBER, attempt),       MEMBER(FLAG, authorize_only), MEMBER(FLAG, can_handle_pending),
    MEMBER(TEXT, soft_descriptor), MEMBER(TEXT, initiator),      MEMBER(TEXT, channel),
    MEMBER(TEXT, reference),       MEMBER(TEXT, note_to_buyer),  MEMBER(TEXT, custom_information),
};
#undef MEMBER

/* What every one of these jobs may be given besides. */
typedef struct besides {
    int64_t wait_ms;
    const char *wallet;
    sw_call call;
} besides;

static const sw_given_member WAIT[] = {
    { "wait_ms", SW_GIVEN_LONG, offsetof(besides, wait_ms), NULL },
    { "simulate", SW_GIVEN_TEXT, offsetof(besides, call.simulate), NULL },
};
static const sw_given_member BESIDES[] = {
    { "wait_ms", SW_GIVEN_LONG, offsetof(besides, wait_ms), NULL },
    { "simulate", SW_GIVEN_TEXT, offsetof(besides, call.simulate), NULL },
    { "wallet", SW_GIVEN_TEXT, offsetof(besides, wallet), NULL },
};
static const sw_given_member AMOUNT[] = {
    { "charge", SW_GIVEN_TEXT, offsetof(sw_amount_options, charge), NULL },
    { "amount", SW_GIVEN_MONEY, offsetof(sw_amount_options, amount), NULL },
    { "intent", SW_GIVEN_TEXT, offsetof(sw_amount_options, intent), NULL },
    { "attempt", SW_GIVEN_NUMBER, offsetof(sw_amount_options, attempt), NULL },
    { "soft_descriptor", SW_GIVEN_TEXT, offsetof(sw_amount_options, soft_descriptor), NULL },
};
static const sw_given_member CANCEL[] = {
    { "charge", SW_GIVEN_TEXT, offsetof(sw_end_options, id), NULL },
    { "reason", SW_GIVEN_TEXT, offsetof(sw_end_options, reason), NULL },
};
static const sw_given_member CLOSE[] = {
    { "reason", SW_GIVEN_TEXT, offsetof(sw_end_options, reason), NULL },
    { "cancel_pending", SW_GIVEN_FLAG, offsetof(sw_end_options, cancel_pending), NULL },
};

/* @param[out] given  freed by the caller with sw_given_free, also after a failure */
static int take(sw_given *given, sw_desk *desk, const sw_asked_job *asked, const sw_given_table *tables, size_t count,
                sw_error *err)
{
    desk->cancel = asked->cancel;
    int code = sw_given_read(given, asked->json, asked->size, err);
    return code == SW_OK ? sw_given_take(given, tables, count, err) : code;
}

int sw_job_charge(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    sw_given given = { 0 };
    besides extra = { 0 };
    sw_charge_options options = SW_CHARGE_OPTIONS_INIT;
    options.call = &extra.call;
    const sw_given_table tables[] = { SW_GIVEN_TABLE(CHARGE, &options), SW_GIVEN_TABLE(WAIT, &extra) };
    int code = take(&given, desk, asked, tables, 2, err);
    if (code == SW_OK)
        code = sw_money_charge(out, desk, &options, extra.wait_ms, err);
    sw_given_free(&given);
    return code;
}

static int move_job(sw_json **out, sw_desk *desk, const char *kind, const sw_asked_job *asked, sw_error *err)
{
    sw_given given = { 0 };
    besides extra = { 0 };
    sw_amount_options options = SW_AMOUNT_OPTIONS_INIT;
    options.call = &extra.call;
    const sw_given_table tables[] = { SW_GIVEN_TABLE(AMOUNT, &options), SW_GIVEN_TABLE(BESIDES, &extra) };
    int code = take(&given, desk, asked, tables, 2, err);
    if (code == SW_OK)
        code = sw_money_move(out, desk, kind, extra.wallet, &options, extra.wait_ms, err);
    sw_given_free(&given);
    return code;
}

int sw_job_capture(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    return move_job(out, desk, SW_KIND_CAPTURE, asked, err);
}

int sw_job_refund(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    return move_job(out, desk, SW_KIND_REFUND, asked, err);
}

int sw_job_cancel(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    sw_given given = { 0 };
    besides extra = { 0 };
    sw_end_options options = SW_END_OPTIONS_INIT;
    options.call = &extra.call;
    const sw_given_table tables[] = { SW_GIVEN_TABLE(CANCEL, &options), SW_GIVEN_TABLE(BESIDES, &extra) };
    int code = take(&given, desk, asked, tables, 2, err);
    if (code == SW_OK)
        code = sw_money_cancel(out, desk, extra.wallet, &options, extra.wait_ms, err);
    sw_given_free(&given);
    return code;
}

int sw_job_close(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    sw_given given = { 0 };
    besides extra = { 0 };
    sw_end_options options = SW_END_OPTIONS_INIT;
    options.call = &extra.call;
    const sw_given_table tables[] = { SW_GIVEN_TABLE(CLOSE, &options), SW_GIVEN_TABLE(BESIDES, &extra) };
    int code = take(&given, desk, asked, tables, 2, err);
    if (code == SW_OK)
        code = sw_money_close(out, desk, extra.wallet, &options, extra.wait_ms, err);
    sw_given_free(&given);
    return code;
}

static int begin(sw_desk *desk, char **out, sw_engine *engine, const void *options, sw_error *err)
{
    memset(desk, 0, sizeof *desk);
    if (out)
        *out = NULL;
    if (!out || !engine || !options)
        return sw_fail(err, SW_E_INVALID, "this takes an engine, options and a place for what comes of it");
    return sw_desk_open(desk, engine, err);
}

int sw_engine_charge(char **out, sw_engine *engine, const sw_charge_options *options, int64_t wait_ms, sw_error *err)
{
    sw_desk desk;
    sw_json *told = NULL;
    int code = begin(&desk, out, engine, options, err);
    if (code == SW_OK) {
        code = sw_money_charge(&told, &desk, options, wait_ms, err);
        code = sw_job_write(out, told, code, err);
    }
    sw_desk_close(&desk);
    return code;
}

int sw_engine_capture(char **out, sw_engine *engine, const sw_amount_options *options, int64_t wait_ms, sw_error *err)
{
    sw_desk desk;
    sw_json *told = NULL;
    int code = begin(&desk, out, engine, options, err);
    if (code == SW_OK) {
        code = sw_money_move(&told, &desk, SW_KIND_CAPTURE, NULL, options, wait_ms, err);
        code = sw_job_write(out, told, code, err);
    }
    sw_desk_close(&desk);
    return code;
}

int sw_engine_refund(char **out, sw_engine *engine, const sw_amount_options *options, int64_t wait_ms, sw_error *err)
{
    sw_desk desk;
    sw_json *told = NULL;
    int code = begin(&desk, out, engine, options, err);
    if (code == SW_OK) {
        code = sw_money_move(&told, &desk, SW_KIND_REFUND, NULL, options, wait_ms, err);
        code = sw_job_write(out, told, code, err);
    }
    sw_desk_close(&desk);
    return code;
}

int sw_engine_cancel(char **out, sw_engine *engine, const sw_end_options *options, int64_t wait_ms, sw_error *err)
{
    sw_desk desk;
    sw_json *told = NULL;
    int code = begin(&desk, out, engine, options, err);
    if (code == SW_OK) {
        code = sw_money_cancel(&told, &desk, NULL, options, wait_ms, err);
        code = sw_job_write(out, told, code, err);
    }
    sw_desk_close(&desk);
    return code;
}
