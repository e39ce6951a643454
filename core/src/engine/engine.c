/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/inside.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "engine/lease.h"
#include "engine/ruling.h"
#include "pay/client.h"

#include <savedwallet/limits.h>

#include <string.h>

static int64_t usual(int64_t given, int64_t otherwise)
{
    return given > 0 ? given : otherwise;
}

static void complete_settings(sw_engine_settings *it)
{
    static const int64_t resend[] = { SW_MINUTE_MS, 5 * SW_MINUTE_MS, 30 * SW_MINUTE_MS, 2 * SW_HOUR_MS,
                                      12 * SW_HOUR_MS };
    it->call_ms = usual(it->call_ms, 30 * SW_SECOND_MS);
    it->lease_ms = usual(it->lease_ms, 90 * SW_SECOND_MS);
    it->skew_ms = usual(it->skew_ms, 20 * SW_MINUTE_MS);
    for (size_t i = 0; i < sizeof resend / sizeof resend[0]; i++)
        it->resend_ms[i] = usual(it->resend_ms[i], resend[i]);
    it->give_up_ms = usual(it->give_up_ms, 24 * SW_HOUR_MS);
    it->progress_ms = usual(it->progress_ms, 5 * SW_MINUTE_MS);
    it->failure_ms = usual(it->failure_ms, SW_MINUTE_MS);
    it->look_ms = usual(it->look_ms, SW_HOUR_MS);
}

static int check_signs(const sw_engine_settings *it, sw_error *err)
{
    const int64_t times[] = { it->call_ms,
                              it->lease_ms,
                              it->skew_ms,
                              it->resend_ms[0],
                              it->resend_ms[1],
                              it->resend_ms[2],
                              it->resend_ms[3],
                              it->resend_ms[4],
                              it->give_up_ms,
                              it->progress_ms,
                              it->failure_ms,
                              it->look_ms,
                              it->most_tries_30_days,
                              it->most_tries_24_hours };
    for (size_t i = 0; i < sizeof times / sizeof times[0]; i++)
        if (times[i] < 0)
            return sw_fail_field(err, SW_E_INVALID, "settings", "a setting is below zero: 0 is the usual value");
    return SW_OK;
}

static int check_settings(const sw_engine_settings *it, sw_error *err)
{
    if (it->lease_ms <= it->call_ms)
        return sw_fail_field(err, SW_E_INVALID, "settings.lease_ms",
                             "a lease of %lld ms does not outlive a call of %lld ms: "
                             "lease_ms has to be above call_ms",
                             (long long)it->lease_ms, (long long)it->call_ms);
    if (it->call_ms > SW_MAX_TIMEOUT_MS)
        return sw_fail_field(err, SW_E_INVALID, "settings.call_ms", "call_ms is a day at most");
    return SW_OK;
}

static bool is_text_equal(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

/* Another merchant's key would sign what this journal says. */
static int check_client(const sw_journal *journal, const sw_client *client, sw_error *err)
{
    if (!client)
        return SW_OK;
    if (client->environment != journal->environment)
        return sw_fail_field(err, SW_E_INVALID, "client", "the client is %s and the journal %s is %s",
                             sw_environment_name(client->environment), journal->path,
                             sw_environment_name(journal->environment));
    if (!client->merchant_id)
        return sw_fail_field(err, SW_E_INVALID, "merchant_id", "an engine needs the client's merchant_id: set it");
    if (!is_text_equal(client->merchant_id, journal->merchant_id))
        return sw_fail_field(err, SW_E_INVALID, "client",
                             "the client belongs to the merchant %.64s and the journal %s to "
                             "%.64s",
                             client->merchant_id, journal->path, journal->merchant_id);
    if (!is_text_equal(client->key_namespace, journal->key_namespace))
        return sw_fail_field(err, SW_E_INVALID, "client",
                             "the client has the namespace \"%.64s\" and the journal %s has "
                             "\"%.64s\": the same intents would get other keys",
                             client->key_namespace ? client->key_namespace : "", journal->path, journal->key_namespace);
    return SW_OK;
}

static int check_clock(const sw_client *client, int64_t offset_ms, sw_error *err)
{
    if (offset_ms == 0 || !client || client->environment == SW_ENVIRONMENT_SANDBOX)
        return SW_OK;
    return sw_fail_field(err, SW_E_INVALID, "clock_offset_ms", "with a live key the clock stays the machine's");
}

static int check_level(sw_log_level level, sw_error *err)
{
    return (unsigned)level <= SW_LOG_DEBUG
               ? SW_OK
               : sw_fail_field(err, SW_E_INVALID, "log_level", "there is no log level with the number %d", (int)level);
}

static int check(const sw_engine_options *options, sw_error *err)
{
    if (options->version > SW_ENGINE_OPTIONS_VERSION)
        return sw_fail_field(err, SW_E_INVALID, "version", "these options are of a newer release than this library");
    if (!options->journal)
        return sw_fail_field(err, SW_E_INVALID, "journal", "an engine needs a journal: open one first");
    if ((unsigned)options->quota > SW_QUOTA_LIVE)
        return sw_fail_field(err, SW_E_INVALID, "quota", "there is no quota with the number %d", (int)options->quota);
    int code = check_level(options->log_level, err);
    if (code == SW_OK)
        code = check_client(options->journal, options->client, err);
    return code == SW_OK ? check_clock(options->client, options->clock_offset_ms, err) : code;
}

static int set_up(sw_engine *engine, const sw_engine_options *options, sw_error *err)
{
    engine->journal = options->journal;
    engine->client = options->client;
    engine->receiver = options->receiver;
    engine->settings = options->settings;
    engine->quota = options->quota;
    engine->clock = sw_clock_complete(options->clock);
    engine->tell = options->tell;
    engine->tell_payload = options->tell_payload;
    engine->log = options->log;
    engine->log_payload = options->log_payload;
    atomic_store(&engine->log_level, options->log_level ? options->log_level : SW_LOG_INFO);
    atomic_store(&engine->offset_ms, options->clock_offset_ms);
    int code = check_signs(&engine->settings, err);
    complete_settings(&engine->settings);
    if (code == SW_OK)
        code = check_settings(&engine->settings, err);
    return code == SW_OK ? sw_ruling_read(&engine->rules, options->decider, err) : code;
}

int sw_engine_new(sw_engine **out, const sw_engine_options *options, sw_error *err)
{
    if (out)
        *out = NULL;
    if (!out || !options)
        return sw_fail(err, SW_E_INVALID, "an engine needs options and a place to go");
    int code = check(options, err);
    if (code != SW_OK)
        return code;
    sw_engine *engine = sw_alloc(sizeof *engine);
    if (!engine)
        return sw_fail_memory(err);
    code = set_up(engine, options, err);
    if (code == SW_OK)
        *out = engine;
    else
        sw_engine_free(engine);
    return code;
}

void sw_engine_free(sw_engine *engine)
{
    if (!engine)
        return;
    sw_ruling_free(&engine->rules);
    sw_release(engine);
}

int sw_engine_set_clock_offset(sw_engine *engine, int64_t offset_ms, sw_error *err)
{
    if (!engine)
        return sw_fail(err, SW_E_INVALID, "there is no engine whose clock could be moved");
    int code = check_clock(engine->client, offset_ms, err);
    if (code == SW_OK)
        atomic_store(&engine->offset_ms, offset_ms);
    return code;
}

int sw_engine_set_log_level(sw_engine *engine, sw_log_level level, sw_error *err)
{
    if (!engine)
        return sw_fail(err, SW_E_INVALID, "there is no engine whose log could be set");
    int code = check_level(level, err);
    if (code == SW_OK)
        atomic_store(&engine->log_level, level ? level : SW_LOG_INFO);
    return code;
}

int64_t sw_engine_now(const sw_engine *engine)
{
    return engine->clock.now_ms(engine->clock.payload) + atomic_load(&engine->offset_ms);
}

void sw_engine_text_free(char *text)
{
    sw_json_release_text(text);
}
