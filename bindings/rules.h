/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rules with JSON text in and out, as face.h has all the rest: the options of a ruleset are the members of one object,
 * {"name": …, "zone_folder": …, "tested": true, "limits": {"instructions": …}}, named as in rules.h.
 */
#ifndef SAVEDWALLET_BINDINGS_RULES_H
#define SAVEDWALLET_BINDINGS_RULES_H

#include <savedwallet/names.h>
#include <savedwallet/rules.h>
#include <savedwallet/value.h>

#include <stdio.h>
#include <string.h>

enum { RULES_LIMITS = 9, RULES_OPTIONS = 4 };

static const char *const rules_options_names[RULES_OPTIONS] = { "limits", "name", "tested", "zone_folder" };
static const char *const rules_limits_names[RULES_LIMITS] = { "source",        "memory",       "block",
                                                              "loading_block", "instructions", "time_ms",
                                                              "input",         "output",       "actions" };

/* What is read. Its texts lie in the object. */
typedef struct rules_given {
    sw_object *object;
    sw_rules_options options;
} rules_given;

static inline int rules_unknown(const char *name, const char *const *names, size_t count, sw_error *err)
{
    char message[160];
    snprintf(message, sizeof message, "a ruleset has no option \"%.40s\"; the nearest is \"%s\"", name,
             sw_name_nearest(name, names, count));
    return sw_error_set(err, SW_E_INVALID, name, message);
}

static inline int rules_wrong(const char *name, const char *wanted, sw_error *err)
{
    char message[160];
    snprintf(message, sizeof message, "the option \"%.40s\" of a ruleset is %s", name, wanted);
    return sw_error_set(err, SW_E_INVALID, name, message);
}

static inline size_t rules_find(const char *name, const char *const *names, size_t count)
{
    size_t at = 0;
    while (at < count && strcmp(names[at], name) != 0)
        at++;
    return at;
}

static inline int rules_take_limit(sw_rules_limits *out, const sw_value *value, sw_error *err)
{
    size_t *const sizes[RULES_LIMITS] = { &out->source, &out->memory, &out->block,  &out->loading_block, NULL,
                                          NULL,         &out->input,  &out->output, &out->actions };
    const char *name = sw_value_name(value);
    size_t at = rules_find(name, rules_limits_names, RULES_LIMITS);
    int64_t number = 0;
    if (at == RULES_LIMITS)
        return rules_unknown(name, rules_limits_names, RULES_LIMITS, err);
    if (!sw_value_integer(&number, value) || number < 0)
        return rules_wrong(name, "a whole number, or 0 for the usual", err);
    if (sizes[at])
        *sizes[at] = (size_t)number;
    else if (strcmp(name, "time_ms") == 0)
        out->time_ms = number;
    else
        out->instructions = number;
    return SW_OK;
}

static inline int rules_take_limits(sw_rules_limits *out, const sw_value *value, sw_error *err)
{
    int code = SW_OK;
    if (sw_value_kind_of(value) != SW_VALUE_OBJECT)
        return rules_wrong("limits", "an object of whole numbers", err);
    for (const sw_value *each = sw_value_first(value); each && code == SW_OK; each = sw_value_next(each))
        if (sw_value_kind_of(each) != SW_VALUE_NULL)
            code = rules_take_limit(out, each, err);
    return code;
}

static inline int rules_take(sw_rules_options *out, const sw_value *value, sw_error *err)
{
    const char *name = sw_value_name(value), *text = sw_value_text(value);
    sw_value_kind kind = sw_value_kind_of(value);
    if (rules_find(name, rules_options_names, RULES_OPTIONS) == RULES_OPTIONS)
        return rules_unknown(name, rules_options_names, RULES_OPTIONS, err);
    if (kind == SW_VALUE_NULL)
        return SW_OK;
    if (strcmp(name, "limits") == 0)
        return rules_take_limits(&out->limits, value, err);
    if (strcmp(name, "tested") == 0) {
        out->tested = sw_value_is_true(value);
        return kind == SW_VALUE_BOOLEAN ? SW_OK : rules_wrong(name, "true or false", err);
    }
    if (!text || !*text)
        return rules_wrong(name, "a text", err);
    if (strcmp(name, "name") == 0)
        out->name = text;
    else
        out->zone_folder = text;
    return SW_OK;
}

/* Free the object, also after a failure. */
static inline int rules_read(rules_given *out, const char *options, size_t size, sw_error *err)
{
    static const sw_rules_options usual = SW_RULES_OPTIONS_INIT;
    out->options = usual;
    out->object = NULL;
    int code = sw_object_read(&out->object, options, size, err);
    if (code < 0)
        return code;
    const sw_value *each = sw_value_first(sw_value_of(out->object));
    for (; each && code == SW_OK; each = sw_value_next(each))
        code = rules_take(&out->options, each, err);
    return code;
}

/* @return NULL with err filled, as of all below */
static inline sw_rules *rules_new(const char *text, size_t text_size, const char *options, size_t options_size,
                                  sw_error *err)
{
    rules_given given;
    sw_rules *made = NULL;
    if (rules_read(&given, options, options_size, err) == SW_OK)
        sw_rules_load(&made, text, text_size, &given.options, err);
    sw_object_free(given.object);
    return made;
}

static inline char *rules_check(const char *text, size_t text_size, const char *options, size_t options_size,
                                sw_error *err)
{
    rules_given given;
    char *told = NULL;
    if (rules_read(&given, options, options_size, err) == SW_OK)
        sw_rules_check(&told, text, text_size, &given.options, err);
    sw_object_free(given.object);
    return told;
}

static inline char *rules_decide(const sw_rules *rules, const char *hook, const char *input, size_t input_size,
                                 uint64_t telling, sw_error *err)
{
    sw_rules_hook asked = SW_RULES_FLOW;
    char *told = NULL;
    if (sw_rules_hook_parse(&asked, hook, err) == SW_OK)
        sw_rules_decide(&told, rules, asked, input, input_size, (unsigned)telling, err);
    return told;
}

static inline char *rules_test(const sw_rules *rules, uint64_t asking, sw_error *err)
{
    char *told = NULL;
    sw_rules_test(&told, rules, (unsigned)asking, err);
    return told;
}

static inline char *rules_about(const sw_rules *rules, sw_error *err)
{
    char *told = sw_rules_about(rules);
    if (!told)
        sw_error_set(err, SW_E_NOMEM, NULL, NULL);
    return told;
}

#endif
