/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any program of the grammar as a ruleset: it loads or says why not, and decides or says why not; the same twice.
 */
#include "grammar.h"

#include <savedwallet/rules.h>
#include <savedwallet/savedwallet.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

long grammar_loaded;

static const struct {
    sw_rules_hook hook;
    const char *input;
} asked[] = {
    { SW_RULES_EVENT,
      "{\"event\":{\"id\":\"1\",\"name\":\"e\",\"data\":{\"n\":2,\"list\":[\"a\",\"b\"],\"sum\":"
      "{\"amount\":\"4.00\",\"currencyCode\":\"EUR\"}}},\"state\":{\"now\":\"2026-03-28T01:30:00Z\","
      "\"charges\":{\"c\":{\"amount\":{\"amount\":\"4.00\",\"currencyCode\":\"EUR\"},\"state\":\"Captured\"}}}}" },
    { SW_RULES_FLOW,
      "{\"flow\":{\"now\":\"2026-03-28T01:30:00Z\",\"wallet\":{\"usable\":false,\"state\":\"Closed\"}}}" },
    { SW_RULES_DECLINE, "{\"decline\":{\"reason\":\"SoftDeclined\",\"attempt\":1},\"state\":{\"now\":"
                        "\"2026-03-28T01:30:00Z\",\"permission\":{\"state\":\"Chargeable\"}}}" },
    { SW_RULES_WALLET, "{\"wallet\":{\"state\":\"Closed\"},\"state\":{\"now\":\"2026-03-28T01:30:00Z\"}}" },
};

static void fail(const char *what, const char *text, const sw_error *err)
{
    fprintf(stderr, "%s\n%s %s\n%s\n", what, err->field, err->message, text);
    abort();
}

static void check_end(int code, const void *given, const sw_error *err, const char *text)
{
    if (code != SW_OK && code != SW_E_INVALID && code != SW_E_LIMIT)
        fail("a code that a program cannot cause", text, err);
    if ((code == SW_OK) != (given != NULL))
        fail("an error with a result, or neither", text, err);
    if (code != SW_OK && !err->message[0])
        fail("an error that says nothing", text, err);
    if (code == SW_E_LIMIT && !err->field[0])
        fail("a limit without its name", text, err);
    if (strstr(err->message, "0x7f") || strstr(err->message, "0x5"))
        fail("an address", text, err);
}

static bool ended_alike(int code, int again, const char *json, const char *json_again, const sw_error *one,
                        const sw_error *two)
{
    if (code != again || (json && strcmp(json, json_again) != 0))
        return false;
    return code == SW_OK || (strcmp(one->message, two->message) == 0 && strcmp(one->field, two->field) == 0);
}

static void decide(const sw_rules *rules, sw_rules_hook hook, const char *input, const char *text)
{
    char *json = NULL, *again = NULL;
    sw_object *object = NULL;
    sw_error err = SW_ERROR_INIT, other = SW_ERROR_INIT;
    int code = sw_rules_decide(&json, rules, hook, input, strlen(input), SW_RULES_EXPLAIN, &err);
    check_end(code, json, &err, text);
    int code_again = sw_rules_decide(&again, rules, hook, input, strlen(input), SW_RULES_EXPLAIN, &other);
    if (!ended_alike(code, code_again, json, again, &err, &other))
        fail("another decision of the same", text, &other);
    if (json && sw_object_read(&object, json, strlen(json), &err) != SW_OK)
        fail(json, text, &err);
    sw_object_free(object);
    sw_rules_text_free(json);
    sw_rules_text_free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char text[GRAMMAR_SIZE];
    sw_rules *rules = NULL;
    char *report = NULL;
    sw_error err = SW_ERROR_INIT;
    sw_rules_options options = SW_RULES_OPTIONS_INIT;
    size_t length = grammar_write(text, data, size);
    options.limits.instructions = 20000; /* and never by the clock: each end has to come again */
    options.limits.time_ms = 60000;
    int code = sw_rules_load(&rules, text, length, &options, &err);
    check_end(code, rules, &err, text);
    if (code != SW_OK) { /* what does not pass its own tests may still decide */
        options.tested = 1;
        code = sw_rules_load(&rules, text, length, &options, &err);
        check_end(code, rules, &err, text);
    }
    grammar_loaded += rules != NULL;
    for (size_t i = 0; rules && i < sizeof asked / sizeof *asked; i++)
        decide(rules, asked[i].hook, asked[i].input, text);
    sw_rules_free(rules);
    code = sw_rules_check(&report, text, length, &options, &err);
    check_end(code, report, &err, text);
    sw_rules_text_free(report);
    return 0;
}
