/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A ruleset as the engine asks it.
 */
#include "ruleset.h"

static int decide(void *payload, char **out, const char *hook, const char *input, size_t size, sw_error *err)
{
    sw_rules_hook asked = SW_RULES_EVENT;
    int code = sw_rules_hook_parse(&asked, hook, err);
    return code == SW_OK ? sw_rules_decide(out, payload, asked, input, size, 0, err) : code;
}

static char *about(void *payload)
{
    return sw_rules_about(payload);
}

static void release(void *payload, char *text)
{
    (void)payload;
    sw_rules_text_free(text);
}

int sw_rules_decider(sw_decider *out, sw_rules *rules, sw_error *err)
{
    static const sw_decider none = SW_DECIDER_INIT;
    if (out)
        *out = none;
    if (!out || !rules)
        return sw_error_set(err, SW_E_INVALID, NULL, "a decider takes a ruleset and a place to go");
    out->decide = decide;
    out->about = about;
    out->release = release;
    out->text = rules->source.data ? rules->source.data : "";
    out->text_size = rules->source.size;
    out->payload = rules;
    return SW_OK;
}
