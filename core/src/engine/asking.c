/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/asking.h"

#include "base/error.h"
#include "engine/ruling.h"
#include "engine/state.h"

#include <string.h>

/* @param own  taken over */
static int write_input(sw_asking *it, sw_json *own, int64_t tries, sw_error *err)
{
    sw_json *input = sw_json_object(), *state = NULL;
    bool whole = sw_json_put(input, it->about.hook, own);
    int code = whole ? sw_state_make(&state, it->desk, it->about.wallet, tries, it->about.event, err)
                     : sw_fail_memory(err);
    if (code == SW_OK && sw_json_put(input, "state", state))
        it->input = sw_json_write(input, false);
    if (code == SW_OK && !it->input)
        code = sw_fail_memory(err);
    sw_json_free(input);
    return code;
}

static int decide(sw_asking *it, sw_error *err)
{
    const sw_decider *decider = it->desk->engine->rules.decider;
    int code = decider->decide(decider->payload, &it->output, it->about.hook, it->input, strlen(it->input), err);
    if (code == SW_OK && !it->output)
        code = sw_fail(err, SW_E_INVALID, "the decider gave no decision");
    if (code == SW_OK)
        code = sw_json_parse(&it->decision, it->output, strlen(it->output), err);
    if (code == SW_OK && sw_json_kind_of(sw_json_get(it->decision, "actions")) != SW_JSON_ARRAY)
        code = sw_fail(err, SW_E_INVALID, "a decision is an object with a list of actions");
    return code;
}

int sw_asking_ask(sw_asking *it, sw_json *own, int64_t tries, sw_error *err)
{
    int code = write_input(it, own, tries, err);
    return code == SW_OK ? decide(it, err) : code;
}

static int keep_decision(sw_asking *it, sw_error *err)
{
    sw_decision_row row = { 0 };
    int code = sw_ruling_keep(it->desk, err);
    row.at_ms = sw_engine_now(it->desk->engine);
    if (code == SW_OK && (!sw_record_text(&row.hook, it->about.hook) || !sw_record_text(&row.about, it->about.name) ||
                          !sw_record_text(&row.ruleset, it->desk->engine->rules.digest) ||
                          !sw_record_text(&row.input, it->input) || !sw_record_text(&row.output, it->output)))
        code = sw_fail_memory(err);
    if (code == SW_OK)
        code = sw_record_insert(&row, &sw_decision_table, it->desk->database, err);
    it->about.decision = row.number;
    SW_RECORD_FREE(row, sw_decision_table);
    return code;
}

int sw_asking_write(sw_asking *it, sw_error *err)
{
    int code = keep_decision(it, err);
    if (code == SW_OK)
        code = sw_apply(it->desk, &it->about, it->decision, err);
    return code;
}

bool sw_asking_is_at_fault(int code)
{
    return code == SW_E_INVALID || code == SW_E_LIMIT;
}

void sw_asking_tell(const sw_asking *it)
{
    it->desk->decided++;
    sw_desk_tell(it->desk, SW_LOG_INFO, "decided", "about", it->about.name, "hook", it->about.hook, NULL, NULL);
}

void sw_asking_end(sw_asking *it)
{
    const sw_decider *decider = it->desk->engine->rules.decider;
    if (it->output)
        decider->release(decider->payload, it->output);
    sw_json_free(it->decision);
    sw_json_release_text(it->input);
}
