/* SPDX-License-Identifier: Apache-2.0 */
#include "face/settings.h"

#include "base/crypto.h"
#include "base/error.h"
#include "base/file.h"
#include "base/json.h"
#include "base/memory.h"
#include "base/nearest.h"

#include <savedwallet/limits.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define PREFIX "SAVEDWALLET_"

extern char **environ;

enum kind { TEXT, PATH, STORE };

typedef struct setting {
    const char *variable;
    const char *name;
    enum kind kind;
    size_t offset;
} setting;

static const setting settings[] = {
#define SETTING(ID, name, kind, secrecy, meaning) { PREFIX #ID, #name, kind, offsetof(sw_settings, name) },
#include "face/settings.def"
#undef SETTING
};

enum { SETTINGS = sizeof settings / sizeof settings[0] };

#define OPEN ""
#define SECRET " (secret)"
const char sw_settings_help[] =
    "The account is configured by the environment, or by --config FILE: one JSON object with the names in small\n"
    "letters (merchant_id, ...), whose relative paths start at its own folder. With a file the environment is not\n"
    "read. SAVEDWALLET_CONFIG names such a file too; other variables beside it are refused.\n"
    "\n"
#define SETTING(ID, name, kind, secrecy, meaning) "  " PREFIX #ID "\n        " meaning secrecy "\n"
#include "face/settings.def"
#undef SETTING
    ;

static char **member(sw_settings *config, const setting *which)
{
    return (char **)((char *)config + which->offset);
}

static bool is_relative_path(const setting *which, const char *value)
{
    return which->kind != TEXT && value[0] != '/' && !(which->kind == STORE && strstr(value, "://"));
}

/* folder: of the file that the value stands in, with its '/'; "" for the environment. */
static int store(sw_settings *config, const setting *which, const char *value, const char *folder, sw_error *err)
{
    sw_buf text = SW_BUF_INIT(2 * SW_MAX_CONFIG_FILE);
    sw_buf_add_text(&text, is_relative_path(which, value) ? folder : "");
    sw_buf_add_text(&text, value);
    int code = sw_buf_check(&text, which->name, err);
    *member(config, which) = sw_buf_take(&text);
    return code;
}

static const setting *find(const char *name)
{
    for (size_t i = 0; i < SETTINGS; i++)
        if (strcmp(settings[i].name, name) == 0)
            return &settings[i];
    return NULL;
}

bool sw_settings_has(const char *name)
{
    return find(name) != NULL;
}

void sw_settings_try_names(sw_nearest *nearest)
{
    for (size_t i = 0; i < SETTINGS; i++)
        sw_nearest_try(nearest, settings[i].name);
}

static int refuse_name(const char *name, const char *path, sw_error *err)
{
    sw_nearest nearest = { .word = name };
    sw_settings_try_names(&nearest);
    return sw_fail_field(err, SW_E_INVALID, name, "\"%s\" in \"%s\" is no setting; the nearest is \"%s\"", name, path,
                         nearest.best);
}

static int take_member(sw_settings *out, const sw_json *value, const char *path, const char *folder, sw_error *err)
{
    const char *name = sw_json_name(value), *text = sw_json_text(value);
    const setting *which = find(name);
    if (!which)
        return refuse_name(name, path, err);
    if (!text && sw_json_kind_of(value) != SW_JSON_NULL)
        return sw_fail_field(err, SW_E_INVALID, name, "\"%s\" in \"%s\" is not text: put it in quotes", name, path);
    return text && *text ? store(out, which, text, folder, err) : SW_OK;
}

int sw_settings_set(sw_settings *all, const sw_json *value, sw_error *err)
{
    const char *name = sw_json_name(value), *text = sw_json_text(value);
    const setting *which = find(name);
    if (!text && sw_json_kind_of(value) != SW_JSON_NULL)
        return sw_fail_field(err, SW_E_INVALID, name, "%s is not text", name);
    char **place = member(all, which);
    sw_release_secret(*place, *place ? strlen(*place) : 0);
    *place = NULL;
    return text && *text ? store(all, which, text, "", err) : SW_OK;
}

static int take_object(sw_settings *out, const sw_json *object, const char *path, sw_error *err)
{
    if (sw_json_kind_of(object) != SW_JSON_OBJECT)
        return sw_fail(err, SW_E_INVALID, "the configuration file \"%s\" is not one JSON object", path);
    const char *slash = strrchr(path, '/');
    char *folder = sw_copy_bytes(path, slash ? (size_t)(slash - path) + 1 : 0);
    int code = folder ? SW_OK : sw_fail_memory(err);
    for (const sw_json *value = sw_json_first(object); value && code == SW_OK; value = sw_json_next(value))
        code = take_member(out, value, path, folder, err);
    sw_release(folder);
    return code;
}

static void free_secret_json(sw_json *object)
{
    for (const sw_json *value = sw_json_first(object); value; value = sw_json_next(value)) {
        const char *text = sw_json_text(value);
        if (text)
            sw_wipe((char *)text, strlen(text));
    }
    sw_json_free(object);
}

static int read_file(sw_settings *out, const char *path, sw_error *err)
{
    sw_buf text = SW_BUF_INIT(SW_MAX_CONFIG_FILE);
    sw_json *object = NULL;
    sw_error syntax = SW_ERROR_INIT;
    int code = sw_file_read(&text, path, "the configuration file", err);
    if (code == SW_OK && sw_json_parse(&object, sw_buf_text(&text), text.size, &syntax) < 0)
        code = syntax.code == SW_E_NOMEM
                   ? sw_fail_memory(err)
                   : sw_fail(err, SW_E_INVALID, "the configuration file \"%s\": %s", path, syntax.message);
    if (code == SW_OK)
        code = take_object(out, object, path, err);
    free_secret_json(object);
    sw_buf_free_secret(&text);
    return code;
}

static bool has_start(const char *entry, const char *start)
{
    return strncmp(entry, start, strlen(start)) == 0;
}

static bool is_named(const char *entry, const char *variable)
{
    return has_start(entry, variable) && entry[strlen(variable)] == '=';
}

/* Variables of ours that configure no account: the emulator's, and those of this project's own script and tests. */
static bool is_foreign(const char *entry)
{
    static const char *const others[] = { PREFIX "CONFIG", PREFIX "EMULATOR", PREFIX "PRESET", PREFIX "BIN",
                                          PREFIX "FULL" };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (is_named(entry, others[i]))
            return true;
    return !has_start(entry, PREFIX) || has_start(entry, PREFIX "EMULATOR_");
}

static int refuse_variable(const char *entry, sw_error *err)
{
    char name[64] = "";
    size_t size = strcspn(entry, "=");
    memcpy(name, entry, size < sizeof name ? size : sizeof name - 1);
    sw_nearest nearest = { .word = name };
    for (size_t i = 0; i < SETTINGS; i++)
        sw_nearest_try(&nearest, settings[i].variable);
    return sw_fail_field(err, SW_E_INVALID, name, "the environment's %s is no setting; the nearest is %s", name,
                         nearest.best);
}

static int take_variable(sw_settings *out, const char *entry, sw_error *err)
{
    const char *value = strchr(entry, '=');
    if (!value || is_foreign(entry))
        return SW_OK;
    for (size_t i = 0; i < SETTINGS; i++)
        if (is_named(entry, settings[i].variable))
            return value[1] ? store(out, &settings[i], value + 1, "", err) : SW_OK;
    return refuse_variable(entry, err);
}

static int read_environment(sw_settings *out, sw_error *err)
{
    int code = SW_OK;
    for (char **entry = environ; *entry && code == SW_OK; entry++)
        code = take_variable(out, *entry, err);
    return code;
}

/* Half of an account from a file and half from the shell would reach a merchant nobody meant. */
static int refuse_mixture(const char *path, sw_error *err)
{
    for (size_t i = 0; i < SETTINGS; i++) {
        const char *value = getenv(settings[i].variable);
        if (value && *value)
            return sw_fail_field(
                err, SW_E_INVALID, settings[i].variable,
                "SAVEDWALLET_CONFIG names \"%s\", and %s is set too: unset one of them, or name the file yourself",
                path, settings[i].variable);
    }
    return SW_OK;
}

int sw_settings_read(sw_settings *out, const char *path, sw_error *err)
{
    *out = (sw_settings){ 0 };
    if (path)
        return read_file(out, path, err);
    const char *named = getenv(PREFIX "CONFIG");
    if (!named || !*named)
        return read_environment(out, err);
    int code = refuse_mixture(named, err);
    return code < 0 ? code : read_file(out, named, err);
}

void sw_settings_free(sw_settings *config)
{
    for (size_t i = 0; i < SETTINGS; i++) {
        char *value = *member(config, &settings[i]);
        sw_release_secret(value, value ? strlen(value) : 0);
    }
    *config = (sw_settings){ 0 };
}
