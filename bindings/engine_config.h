/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What an engine is configured with: one JSON object,
 *
 *     {"journal": path, "must_exist": true, "busy_ms": …, "clock_offset_ms": …, "quota": "amazon", "receive": true,
 *      "log": "info", "settings": {"lease_ms": …, "resend_ms": […], …}}
 *
 * named as in journal.h and engine.h. Whose journal it is, the client says. "receive": the engine takes notifications,
 * with the client's receiver. "log": the host is told so much of what it does and of its calls; without it, nothing.
 */
#ifndef SAVEDWALLET_BINDINGS_ENGINE_CONFIG_H
#define SAVEDWALLET_BINDINGS_ENGINE_CONFIG_H

#include <savedwallet/engine.h>
#include <savedwallet/face.h>
#include <savedwallet/names.h>
#include <savedwallet/value.h>

#include <stddef.h>
#include <stdio.h>
#include <string.h>

/* What is read. Its texts lie in the two objects. */
typedef struct engine_given {
    sw_object *object, *about;
    sw_journal_options journal;
    sw_engine_options engine;
    int receive;
} engine_given;

typedef enum engine_kind {
    ENGINE_TEXT,
    ENGINE_YES,
    ENGINE_LONG,
    ENGINE_INT,
    ENGINE_LONGS,
    ENGINE_QUOTA,
    ENGINE_LEVEL,
    ENGINE_OBJECT /* with members of its own */
} engine_kind;

typedef struct engine_member {
    const char *name;
    engine_kind kind;
    size_t offset;
} engine_member;

enum { ENGINE_MEMBERS = 8, ENGINE_SETTINGS = 12, ENGINE_RESENDS = 5, ENGINE_QUOTAS = 4 };

#define ENGINE_PLACE(member) offsetof(engine_given, member)
#define ENGINE_SETTING(name, kind)                      \
    {                                                   \
#name, kind, ENGINE_PLACE(engine.settings.name) \
    }

static const engine_member engine_members[ENGINE_MEMBERS] = {
    { "busy_ms", ENGINE_LONG, ENGINE_PLACE(journal.busy_ms) },
    { "clock_offset_ms", ENGINE_LONG, ENGINE_PLACE(engine.clock_offset_ms) },
    { "journal", ENGINE_TEXT, ENGINE_PLACE(journal.path) },
    { "log", ENGINE_LEVEL, ENGINE_PLACE(engine.log_level) },
    { "must_exist", ENGINE_YES, ENGINE_PLACE(journal.must_exist) },
    { "quota", ENGINE_QUOTA, ENGINE_PLACE(engine.quota) },
    { "receive", ENGINE_YES, ENGINE_PLACE(receive) },
    { "settings", ENGINE_OBJECT, 0 },
};

static const engine_member engine_settings[ENGINE_SETTINGS] = {
    ENGINE_SETTING(call_ms, ENGINE_LONG),
    ENGINE_SETTING(failure_is_no_answer, ENGINE_YES),
    ENGINE_SETTING(failure_ms, ENGINE_LONG),
    ENGINE_SETTING(give_up_ms, ENGINE_LONG),
    ENGINE_SETTING(lease_ms, ENGINE_LONG),
    ENGINE_SETTING(look_ms, ENGINE_LONG),
    ENGINE_SETTING(most_tries_24_hours, ENGINE_INT),
    ENGINE_SETTING(most_tries_30_days, ENGINE_INT),
    ENGINE_SETTING(progress_ms, ENGINE_LONG),
    ENGINE_SETTING(refund_extra, ENGINE_YES),
    ENGINE_SETTING(resend_ms, ENGINE_LONGS),
    ENGINE_SETTING(skew_ms, ENGINE_LONG),
};

/* In the order of sw_engine_quota. */
static const char *const engine_quotas[ENGINE_QUOTAS] = { "amazon", "none", "sandbox", "live" };

static inline int engine_wrong(const char *name, const char *wanted, sw_error *err)
{
    char message[160];
    snprintf(message, sizeof message, "the option \"%.40s\" of an engine is %s", name, wanted);
    return sw_error_set(err, SW_E_INVALID, name, message);
}

static inline int engine_unknown(const char *name, const engine_member *members, size_t count, sw_error *err)
{
    const char *names[ENGINE_SETTINGS];
    char message[160];
    for (size_t i = 0; i < count; i++)
        names[i] = members[i].name;
    snprintf(message, sizeof message, "an engine has no option \"%.40s\"; the nearest is \"%s\"", name,
             sw_name_nearest(name, names, count));
    return sw_error_set(err, SW_E_INVALID, name, message);
}

static inline int engine_take_longs(int64_t *out, const sw_value *value, sw_error *err)
{
    static const char wanted[] = "a list of at most 5 whole numbers of milliseconds";
    const char *name = sw_value_name(value);
    size_t count = 0;
    if (sw_value_kind_of(value) != SW_VALUE_LIST)
        return engine_wrong(name, wanted, err);
    for (const sw_value *each = sw_value_first(value); each; each = sw_value_next(each))
        if (count == ENGINE_RESENDS || !sw_value_integer(&out[count++], each))
            return engine_wrong(name, wanted, err);
    return SW_OK;
}

static inline int engine_take_quota(sw_engine_quota *out, const sw_value *value, sw_error *err)
{
    const char *text = sw_value_text(value);
    for (int i = 0; text && i < ENGINE_QUOTAS; i++)
        if (strcmp(engine_quotas[i], text) == 0) {
            *out = (sw_engine_quota)i;
            return SW_OK;
        }
    return engine_wrong("quota", "amazon, none, sandbox or live", err);
}

static inline int engine_take_level(sw_log_level *out, const sw_value *value, sw_error *err)
{
    return sw_value_text(value) ? sw_log_level_parse(out, sw_value_text(value), err)
                                : engine_wrong(sw_value_name(value), "error, warning, info or debug", err);
}

static inline int engine_take_yes(int *out, const sw_value *value, sw_error *err)
{
    *out = sw_value_is_true(value);
    return sw_value_kind_of(value) == SW_VALUE_BOOLEAN ? SW_OK
                                                       : engine_wrong(sw_value_name(value), "true or false", err);
}

static inline int engine_take_number(void *place, engine_kind kind, const sw_value *value, sw_error *err)
{
    int64_t number = 0;
    if (!sw_value_integer(&number, value) || (kind == ENGINE_INT && number != (int32_t)number))
        return engine_wrong(sw_value_name(value), "a whole number, or 0 for the usual", err);
    if (kind == ENGINE_INT)
        *(int32_t *)place = (int32_t)number;
    else
        *(int64_t *)place = number;
    return SW_OK;
}

static inline int engine_take_text(const char **out, const sw_value *value, sw_error *err)
{
    *out = sw_value_text(value);
    return *out && **out ? SW_OK : engine_wrong(sw_value_name(value), "a text", err);
}

static inline int engine_take(engine_given *out, const sw_value *value, const engine_member *members, size_t count,
                              sw_error *err)
{
    size_t at = 0;
    while (at < count && strcmp(members[at].name, sw_value_name(value)) != 0)
        at++;
    if (at == count)
        return engine_unknown(sw_value_name(value), members, count, err);
    if (sw_value_kind_of(value) == SW_VALUE_NULL)
        return SW_OK;
    void *place = (char *)out + members[at].offset;
    switch (members[at].kind) {
    case ENGINE_TEXT:
        return engine_take_text((const char **)place, value, err);
    case ENGINE_YES:
        return engine_take_yes((int *)place, value, err);
    case ENGINE_QUOTA:
        return engine_take_quota((sw_engine_quota *)place, value, err);
    case ENGINE_LEVEL:
        return engine_take_level((sw_log_level *)place, value, err);
    case ENGINE_LONGS:
        return engine_take_longs((int64_t *)place, value, err);
    case ENGINE_OBJECT:
        return sw_value_kind_of(value) == SW_VALUE_OBJECT ? SW_OK : engine_wrong("settings", "an object", err);
    default:
        return engine_take_number(place, members[at].kind, value, err);
    }
}

static inline int engine_take_all(engine_given *out, const sw_value *object, const engine_member *members, size_t count,
                                  sw_error *err)
{
    int code = SW_OK;
    for (const sw_value *each = sw_value_first(object); each && code == SW_OK; each = sw_value_next(each))
        code = engine_take(out, each, members, count, err);
    return code;
}

/* Whose journal it is. */
static inline int engine_ask_whose(engine_given *out, sw_face *client, sw_error *err)
{
    char *text = sw_face_run(client, "about", "{}", 2, NULL, 0, NULL);
    int code = text ? sw_object_read(&out->about, text, strlen(text), err) : sw_error_set(err, SW_E_NOMEM, NULL, NULL);
    sw_face_text_free(text);
    out->journal.environment = sw_client_environment(sw_face_client(client));
    out->journal.merchant_id = code == SW_OK ? sw_object_text(out->about, "/merchant_id") : NULL;
    out->journal.key_namespace = code == SW_OK ? sw_object_text(out->about, "/namespace") : NULL;
    return code;
}

/* Free it with engine_forget, also after a failure. */
static inline int engine_read(engine_given *out, sw_face *client, const char *config, size_t size, sw_error *err)
{
    int code = sw_object_read(&out->object, config, size, err);
    const sw_value *whole = sw_value_of(out->object);
    if (code == SW_OK)
        code = engine_take_all(out, whole, engine_members, ENGINE_MEMBERS, err);
    if (code == SW_OK)
        code = engine_take_all(out, sw_value_get(whole, "settings"), engine_settings, ENGINE_SETTINGS, err);
    if (code == SW_OK)
        code = engine_ask_whose(out, client, err);
    out->engine.client = sw_face_client(client);
    out->engine.tell = out->engine.log_level ? sw_face_tell : NULL;
    out->engine.log = out->engine.log_level ? sw_face_log : NULL;
    if (code == SW_OK && out->receive)
        code = sw_face_receiver(&out->engine.receiver, client, err);
    return code;
}

static inline void engine_forget(engine_given *given)
{
    sw_object_free(given->object);
    sw_object_free(given->about);
}

#endif
