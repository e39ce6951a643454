/* SPDX-License-Identifier: Apache-2.0 */
#include <savedwallet/rules.h>

#include "about.h"
#include "decide.h"
#include "json.h"
#include "problems.h"
#include "ruleset.h"
#include "test.h"

#include <savedwallet/names.h>

#include <string.h>

static const char *const hooks[] = { "flow", "event", "decline", "wallet", "refund", "dispute" };

/* Lua tells its release at compile time only; its shared library keeps one ABI for all of 5.4. */
const char *sw_rules_version(void)
{
    return "Lua/" LUA_VERSION_MAJOR "." LUA_VERSION_MINOR "." LUA_VERSION_RELEASE;
}

const char *sw_rules_hook_name(sw_rules_hook hook)
{
    return (size_t)hook < RULE_HOOKS ? hooks[hook] : NULL;
}

int sw_rules_hook_parse(sw_rules_hook *out, const char *name, sw_error *err)
{
    char message[128];
    if (out)
        *out = SW_RULES_FLOW;
    for (size_t i = 0; out && name && i < RULE_HOOKS; i++)
        if (strcmp(hooks[i], name) == 0) {
            *out = (sw_rules_hook)i;
            return SW_OK;
        }
    snprintf(message, sizeof message, "there is no hook \"%.40s\"; the nearest is \"%s\"", name ? name : "",
             sw_name_nearest(name ? name : "", hooks, RULE_HOOKS));
    return sw_error_set(err, SW_E_INVALID, "hook", message);
}

static sw_rules_limits complete(sw_rules_limits given)
{
    const sw_rules_limits usual = { 65536, 4194304, 65536, 1048576, 2000000, 500, 65536, 65536, 32 };
    return (sw_rules_limits){
        given.source ? given.source : usual.source,
        given.memory ? given.memory : usual.memory,
        given.block ? given.block : usual.block,
        given.loading_block ? given.loading_block : usual.loading_block,
        given.instructions > 0 ? given.instructions : usual.instructions,
        given.time_ms > 0 ? given.time_ms : usual.time_ms,
        given.input ? given.input : usual.input,
        given.output ? given.output : usual.output,
        given.actions ? given.actions : usual.actions,
    };
}

void sw_rules_free(sw_rules *rules)
{
    if (!rules)
        return;
    for (rule_event *next; rules->events; rules->events = next) {
        next = rules->events->next;
        rule_release(rules->events->name);
        rule_shape_free(rules->events->shape);
        rule_release(rules->events);
    }
    for (int i = 0; i < RULE_INPUTS; i++)
        rule_shape_free(rules->inputs[i]);
    char *const texts[] = { rules->file,      rules->zone_folder, rules->name,        rules->version,
                            rules->initiator, rules->channel,     rules->source.data, rules->bytecode.data };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        rule_release(texts[i]);
    sw_zone_free(rules->zone);
    if (rules->locale)
        freelocale(rules->locale);
    rule_release(rules);
}

/* Lua cuts the name of a longer file in its messages: then it is the last part of the path, or the end of that. */
static const char *short_name(const char *name)
{
    enum { MOST = 50 };
    const char *slash = strrchr(name, '/');
    if (strlen(name) > MOST && slash && slash[1])
        name = slash + 1;
    size_t size = strlen(name);
    if (size > MOST)
        name += size - MOST;
    while (((unsigned char)*name & 0xC0) == 0x80)
        name++; /* not half a character */
    return name;
}

/* Everything but the text. */
static int prepare(sw_rules **out, const sw_rules_options *options, sw_error *err)
{
    sw_rules *rules = *out = rule_new(sizeof *rules);
    if (!rules)
        return sw_error_set(err, SW_E_NOMEM, NULL, NULL);
    rules->limits = complete(options->limits);
    rules->file = rule_copy(short_name(options->name ? options->name : "rules.lua"));
    rules->zone_folder = rule_copy(options->zone_folder);
    rules->locale = newlocale(LC_ALL_MASK, "C", NULL);
    bool whole = rules->file && rules->locale && (!options->zone_folder || rules->zone_folder);
    for (int i = 0; whole && i < RULE_INPUTS; i++)
        whole = (rules->inputs[i] = rule_shape_of_input(i)) != NULL;
    return whole ? SW_OK : sw_error_set(err, SW_E_NOMEM, NULL, NULL);
}

static int find_words(lua_State *L)
{
    rule_run *run = rule_run_of(L);
    rule_words_find(L, run->declared->words);
    return 0;
}

typedef struct source {
    const char *text;
    size_t size;
} source;

static int load_text(lua_State *L)
{
    rule_run *run = rule_run_of(L);
    const source *it = run->payload;
    rule_text *bytecode = &run->declared->bytecode;
    const char *name = lua_pushfstring(L, "@%s", run->rules->file);
    if (luaL_loadbufferx(L, it->text, it->size, name, "t") != LUA_OK)
        return lua_error(L);
    bytecode->ceiling = run->limits->memory;
    rule_dump(L, bytecode);
    if (bytecode->too_long)
        return rule_raise_limit(L, "memory", "the text is too long for its limit of memory");
    lua_settop(L, 0);
    rule_check_globals(L);
    rule_words_put(L);
    rule_ruleset_call(L);
    return 0;
}

static int run_loading(sw_rules *rules, lua_CFunction body, source *text, rule_problems *problems, sw_error *err)
{
    rule_run run = { .rules = rules,
                     .declared = rules,
                     .phase = RULE_LOADING,
                     .limits = &rules->limits,
                     .body = body,
                     .payload = text,
                     .problems = problems };
    return rule_run_do(&run, err);
}

static int check_characters(const sw_rules *rules, const char *text, size_t size, sw_error *err)
{
    int line = 1;
    char message[160];
    if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        return sw_error_set(err, SW_E_INVALID, NULL,
                            "the text begins with a byte order mark: save it as UTF-8 without one");
    for (size_t i = 0; i < size;) {
        size_t length = rule_utf8_size(text + i, size - i);
        if (length == 0 || text[i] == '\0') {
            snprintf(message, sizeof message, "%s:%d: this is not UTF-8, or has a NUL: save the file as UTF-8",
                     rules->file, line);
            return sw_error_set(err, SW_E_INVALID, NULL, message);
        }
        line += text[i] == '\n';
        i += length;
    }
    return SW_OK;
}

static int check_source(const sw_rules *rules, const char *text, size_t size, sw_error *err)
{
    if (size > rules->limits.source) {
        char message[96];
        snprintf(message, sizeof message, "the text has more than %zu KiB", rules->limits.source / 1024);
        return sw_error_set(err, SW_E_LIMIT, "source", message);
    }
    if (size > 0 && *text == LUA_SIGNATURE[0])
        return sw_error_set(err, SW_E_INVALID, NULL, "this is bytecode; a ruleset is a text in Lua");
    return check_characters(rules, text, size, err);
}

static size_t count_lines(const char *text, size_t size)
{
    size_t lines = 1;
    for (size_t i = 0; i < size; i++)
        lines += text[i] == '\n';
    return lines;
}

static int keep_source(sw_rules *rules, const char *text, size_t size, sw_error *err)
{
    rules->source.ceiling = size + 1;
    rule_text_add(&rules->source, text, size);
    return rules->source.starved ? sw_error_set(err, SW_E_NOMEM, NULL, NULL) : SW_OK;
}

static int load(sw_rules *rules, const char *text, size_t size, rule_problems *problems, sw_error *err)
{
    source it = { text, size };
    int code = check_source(rules, text, size, err);
    rules->lines = count_lines(text, code == SW_OK ? size : 0);
    if (code == SW_OK)
        code = keep_source(rules, text, size, err);
    if (code == SW_OK)
        code = sw_digest_sha256(rules->digest, text, size, err);
    if (code == SW_OK)
        code = run_loading(rules, find_words, NULL, NULL, err);
    return code == SW_OK ? run_loading(rules, load_text, &it, problems, err) : code;
}

static int pass_tests(const sw_rules *rules, sw_error *err)
{
    rule_text report = { .data = NULL };
    sw_error failed = SW_ERROR_INIT;
    int code = rules->tests ? rule_test(&report, rules, 0, &failed, err) : SW_OK;
    rule_release(report.data);
    if (code == SW_OK && failed.code < 0) {
        if (err)
            *err = failed;
        code = failed.code;
    }
    return code;
}

enum { MOST_TIME_MS = 3600000 };
static const int64_t most_instructions = INT64_C(1000000000000000);

static int check_given(const void *out, const char *text, const sw_rules_options *options, sw_error *err)
{
    if (!out || !text)
        return sw_error_set(err, SW_E_INVALID, NULL, "a ruleset takes a text and a place for what comes of it");
    if (options && (options->limits.time_ms < 0 || options->limits.time_ms > MOST_TIME_MS))
        return sw_error_set(err, SW_E_INVALID, "limits.time_ms", "limits.time_ms is 0 to 3600000");
    if (options && (options->limits.instructions < 0 || options->limits.instructions > most_instructions))
        return sw_error_set(err, SW_E_INVALID, "limits.instructions", "limits.instructions is 0 to 10^15");
    if (options && options->version > SW_RULES_OPTIONS_VERSION)
        return sw_error_set(err, SW_E_INVALID, "version", "these options are of a newer release than this library");
    return SW_OK;
}

int sw_rules_load(sw_rules **out, const char *text, size_t size, const sw_rules_options *options, sw_error *err)
{
    static const sw_rules_options usual = SW_RULES_OPTIONS_INIT;
    sw_rules *rules = NULL;
    if (out)
        *out = NULL;
    int code = check_given(out, text, options, err);
    if (code < 0)
        return code;
    options = options ? options : &usual;
    code = prepare(&rules, options, err);
    if (code == SW_OK)
        code = load(rules, text, size, NULL, err);
    if (code == SW_OK && !options->tested)
        code = pass_tests(rules, err);
    if (code == SW_OK)
        *out = rules;
    else
        sw_rules_free(rules);
    return code;
}

int sw_rules_reload(sw_rules **rules, const char *text, size_t size, const sw_rules_options *options, sw_error *err)
{
    sw_rules *loaded = NULL;
    if (!rules)
        return sw_error_set(err, SW_E_INVALID, NULL, "to reload takes the ruleset in use");
    int code = sw_rules_load(&loaded, text, size, options, err);
    if (code < 0)
        return code;
    sw_rules_free(*rules);
    *rules = loaded;
    return SW_OK;
}

const char *sw_rules_name(const sw_rules *rules)
{
    return rules ? rules->name : "";
}

const char *sw_rules_revision(const sw_rules *rules)
{
    return rules ? rules->version : "";
}

const char *sw_rules_timezone(const sw_rules *rules)
{
    return rules ? sw_zone_name(rules->zone) : "";
}

void sw_rules_limits_get(sw_rules_limits *out, const sw_rules *rules)
{
    static const sw_rules_limits none = SW_RULES_LIMITS_INIT;
    if (out)
        *out = rules ? rules->limits : none;
}

const char *sw_rules_digest(const sw_rules *rules)
{
    return rules ? rules->digest : "";
}

/* Hands a text over that was written. */
static int give(char **out, rule_text *text, int code, sw_error *err)
{
    if (code == SW_OK && !text->data)
        code = sw_error_set(err, SW_E_NOMEM, NULL, NULL);
    if (code == SW_OK)
        *out = text->data;
    else
        rule_release(text->data);
    return code;
}

char *sw_rules_about(const sw_rules *rules)
{
    rule_text text = { .data = NULL };
    char *out = NULL;
    if (rules)
        give(&out, &text, rule_about(&text, rules, NULL), NULL);
    return out;
}

int sw_rules_decide(char **out, const sw_rules *rules, sw_rules_hook hook, const char *input, size_t size,
                    unsigned telling, sw_error *err)
{
    rule_text text = { .data = NULL };
    if (out)
        *out = NULL;
    if (!out || !rules || !input || !sw_rules_hook_name(hook))
        return sw_error_set(err, SW_E_INVALID, NULL, "a decision takes a ruleset, a hook, an input and a place for it");
    return give(out, &text, rule_decide(&text, rules, hook, input, size, telling, NULL, err), err);
}

int sw_rules_test(char **out, const sw_rules *rules, unsigned asking, sw_error *err)
{
    rule_text text = { .data = NULL };
    if (out)
        *out = NULL;
    if (!out || !rules)
        return sw_error_set(err, SW_E_INVALID, NULL, "to test takes a ruleset and a place for the report");
    return give(out, &text, rule_test(&text, rules, asking, NULL, err), err);
}

int sw_rules_check(char **out, const char *text, size_t size, const sw_rules_options *options, sw_error *err)
{
    static const sw_rules_options usual = SW_RULES_OPTIONS_INIT;
    sw_rules *rules = NULL;
    rule_problems problems = { NULL, 0, false };
    rule_text report = { .data = NULL };
    sw_error wrong = SW_ERROR_INIT;
    if (out)
        *out = NULL;
    int code = check_given(out, text, options, err);
    if (code < 0)
        return code;
    code = prepare(&rules, options ? options : &usual, err);
    int loaded = code == SW_OK ? load(rules, text, size, &problems, &wrong) : SW_OK;
    if (loaded < 0 && loaded != SW_E_NOMEM)
        rule_problems_add_error(&problems, &wrong, rules->file);
    if (loaded == SW_E_NOMEM || problems.starved)
        code = sw_error_set(err, SW_E_NOMEM, NULL, NULL);
    if (code == SW_OK)
        code = rule_problems_tell(&report, rules, &problems, err);
    rule_problems_free(&problems);
    sw_rules_free(rules);
    return code < 0 ? give(out, &report, code, err) : give(out, &report, SW_OK, err);
}

void sw_rules_text_free(char *text)
{
    rule_release(text);
}
