/* SPDX-License-Identifier: Apache-2.0 */
#include "base/crypto.h"
#include "base/error.h"
#include "base/memory.h"
#include "face/host.h"
#include "face/task.h"
#include "face/told.h"

#include <stdlib.h>
#include <string.h>

/* What can be told of a face besides its settings. */
typedef struct ways {
    sw_config config;
    bool sign;
    const char *source;
} ways;

static const sw_given_member WAYS[] = {
    { "source", SW_GIVEN_TEXT, offsetof(ways, source), NULL },
    { "sign", SW_GIVEN_FLAG, offsetof(ways, sign), NULL },
    { "connect_timeout_ms", SW_GIVEN_LONG, offsetof(ways, config.connect_timeout_ms), NULL },
    { "attempt_timeout_ms", SW_GIVEN_LONG, offsetof(ways, config.attempt_timeout_ms), NULL },
    { "timeout_ms", SW_GIVEN_LONG, offsetof(ways, config.timeout_ms), NULL },
    { "max_attempts", SW_GIVEN_NUMBER, offsetof(ways, config.max_attempts), NULL },
    { "retry_budget", SW_GIVEN_NUMBER, offsetof(ways, config.retry_budget), NULL },
};

static const sw_given_member RECEIVING[] = {
    { "topics", SW_GIVEN_TEXTS, offsetof(sw_face, topics), NULL },
    { "max_age_s", SW_GIVEN_LONG, offsetof(sw_face, receiving.max_age_s), NULL },
    { "intermediates_file", SW_GIVEN_TEXT, offsetof(sw_face, receiving.intermediates_file), NULL },
    { "allow_incomplete_chain", SW_GIVEN_FLAG, offsetof(sw_face, receiving.allow_incomplete_chain), NULL },
    { "certificate_file", SW_GIVEN_TEXT, offsetof(sw_face, receiving.certificate_file), NULL },
};

static int refuse_member(const char *name, const sw_given_table tables[2], sw_error *err)
{
    sw_nearest nearest = { .word = name };
    sw_settings_try_names(&nearest);
    for (int i = 0; i < 2; i++)
        for (size_t j = 0; j < tables[i].count; j++)
            sw_nearest_try(&nearest, tables[i].members[j].name);
    return sw_fail_field(err, SW_E_INVALID, name, "there is no setting \"%.64s\"; the nearest is \"%s\"", name,
                         nearest.best);
}

static int take_member(sw_face *face, const sw_json *value, const sw_given_table tables[2], sw_error *err)
{
    const char *name = sw_json_name(value);
    if (sw_settings_has(name))
        return sw_settings_set(&face->settings, value, err);
    for (int i = 0; i < 2; i++) {
        const sw_given_member *member = sw_given_find(&tables[i], name);
        if (member)
            return sw_json_kind_of(value) == SW_JSON_NULL
                       ? SW_OK
                       : sw_given_put(&face->given, member, tables[i].into, value, err);
    }
    return refuse_member(name, tables, err);
}

static bool is_environment(const char *source)
{
    return source && strcmp(source, "environment") == 0;
}

/* The source first: the other members go over what it says. */
static int read_source(sw_face *face, sw_error *err)
{
    const char *source = sw_json_get_text(face->given.object, "source");
    if (!source)
        return SW_OK;
    return sw_settings_read(&face->settings, is_environment(source) ? NULL : source, err);
}

static void wipe_text(char **text)
{
    sw_release_secret(*text, *text ? strlen(*text) : 0);
    *text = NULL;
}

/* A key that was given goes over one of the source, whichever way each of them is written. */
static void choose_key(sw_face *face, const ways *how)
{
    const sw_json *object = face->given.object;
    bool text = sw_json_get_text(object, "private_key"), file = sw_json_get_text(object, "private_key_file");
    if (how->sign || (file && !text))
        wipe_text(&face->settings.private_key);
    if (how->sign || (text && !file))
        wipe_text(&face->settings.private_key_file);
}

/* The local Amazon Pay that runs us signs notifications with a certificate of its own. */
static int know_emulator(sw_face *face, const ways *how, sw_error *err)
{
    const char *file = getenv("SAVEDWALLET_EMULATOR_SNS_CERT_FILE");
    if (!is_environment(how->source) || face->receiving.certificate_file || !face->settings.base_url || !file || !*file)
        return SW_OK;
    face->emulator_file = sw_copy_text(file);
    face->receiving.certificate_file = face->emulator_file;
    return face->emulator_file ? SW_OK : sw_fail_memory(err);
}

static int take_config(sw_face *face, ways *how, sw_error *err)
{
    const sw_given_table tables[] = { SW_GIVEN_TABLE(WAYS, how), SW_GIVEN_TABLE(RECEIVING, face) };
    int code = read_source(face, err);
    for (const sw_json *value = sw_json_first(face->given.object); value && code == SW_OK; value = sw_json_next(value))
        code = take_member(face, value, tables, err);
    choose_key(face, how);
    return code == SW_OK ? know_emulator(face, how, err) : code;
}

static int make_client(sw_face *face, const ways *how, sw_error *err)
{
    sw_config config;
    sw_key *key = NULL;
    int code = how->sign ? sw_key_from_callback(&key, sw_host_sign, NULL, err) : SW_OK;
    if (code == SW_OK)
        code = sw_settings_client(&config, &face->settings, key, err);
    if (code == SW_OK) {
        config.connect_timeout_ms = how->config.connect_timeout_ms;
        config.attempt_timeout_ms = how->config.attempt_timeout_ms;
        config.timeout_ms = how->config.timeout_ms;
        config.max_attempts = how->config.max_attempts;
        config.retry_budget = how->config.retry_budget;
        code = sw_client_new(&face->client, &config, err);
    }
    sw_key_free(key);
    return code;
}

/* The client has them; here they are not needed any more. */
static void forget_secrets(sw_face *face)
{
    wipe_text(&face->settings.private_key);
    wipe_text(&face->settings.private_key_passphrase);
    wipe_text(&face->settings.state_secret);
    static const char *const secrets[] = { "private_key", "private_key_passphrase", "state_secret", "proxy_password" };
    for (size_t i = 0; i < SW_COUNT(secrets); i++) {
        char *text = (char *)sw_json_get_text(face->given.object, secrets[i]);
        if (text)
            sw_wipe(text, strlen(text));
    }
}

static int build(sw_face *face, const char *config, size_t size, sw_error *err)
{
    ways how = { 0 };
    face->receiving = (sw_notification_options)SW_NOTIFICATION_OPTIONS_INIT;
    int code = sw_given_read(&face->given, config, size, err);
    if (code == SW_OK)
        code = take_config(face, &how, err);
    if (code == SW_OK)
        code = make_client(face, &how, err);
    forget_secrets(face);
    return code;
}

int sw_face_new(sw_face **out, const char *config, size_t size, sw_error *err)
{
    if (out)
        *out = NULL;
    if (!out || !config)
        return sw_fail(err, SW_E_INVALID, "sw_face_new needs a configuration, and a place for what it makes");
    sw_face *face = sw_alloc(sizeof *face);
    if (!face)
        return sw_fail_memory(err);
    pthread_mutex_init(&face->lock, NULL);
    int code = build(face, config, size, err);
    if (code == SW_OK)
        *out = face;
    else
        sw_face_free(face);
    return code;
}

sw_client *sw_face_client(const sw_face *face)
{
    return face ? face->client : NULL;
}

void sw_face_free(sw_face *face)
{
    if (!face)
        return;
    sw_notifications_free(face->receiver);
    sw_client_free(face->client);
    sw_settings_free(&face->settings);
    sw_given_free(&face->given);
    sw_release(face->emulator_file);
    pthread_mutex_destroy(&face->lock);
    sw_release(face);
}

void sw_face_text_free(char *text)
{
    sw_json_release_text(text);
}
