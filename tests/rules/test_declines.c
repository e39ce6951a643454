/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every reason that Amazon gives with a decline, through every example: what is done about it is what the core advises.
 * Nobody sends a buyer of a closed wallet to the page that updates it, and nothing that is final is tried again.
 */
#include "support.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXAMPLES SAVEDWALLET_SOURCE "/lua/examples"

static const char *const reasons[] = {
#define REASON(http, reason, ...) reason,
#include "reasons.def"
#undef REASON
};

static const char *const states[] = { NULL, "Chargeable", "NonChargeable", "Closed" };

enum { ATTEMPTS = 5 };

/* Of NOW, in the zone where it comes first among the examples'. */
#define NEXT_MONTH "2026-01-31T12:00:00Z"

/* One decline, what the core says to it, and what an example does. */
typedef struct decline {
    const char *example, *reason, *state;
    int attempt;
    sw_advice advice;
    sw_object *decision;
} decline;

static sw_advice advice_of(const decline *it)
{
    sw_advice advice = SW_ADVICE_INIT;
    sw_situation situation = SW_SITUATION_INIT;
    sw_error err = SW_ERROR_INIT;
    situation.operation = "createCharge";
    situation.http_status = 422;
    situation.reason_code = it->reason;
    situation.permission_state = it->state;
    situation.attempt = it->attempt;
    assert_code(SW_OK, &err, sw_advise(&advice, &situation, &err));
    return advice;
}

/* What no later time and no other card helps. */
static bool is_final(const sw_advice *advice)
{
    switch (advice->next_step) {
    case SW_NEXT_STOP:
    case SW_NEXT_FIX_REQUEST:
        return true;
    case SW_NEXT_UPDATE_WALLET:
    case SW_NEXT_NEW_SETUP:
    case SW_NEXT_NEXT_MONTH:
        return false;
    default:
        return advice->retry == SW_RETRY_NEVER;
    }
}

/* Does a guard stand before the action? */
static bool is_stopped(const decline *it, size_t index)
{
    char pointer[64];
    for (size_t i = 0; i < sw_object_count(it->decision, "/guards"); i++) {
        snprintf(pointer, sizeof pointer, "/guards/%zu/action", i);
        if (sw_object_integer(it->decision, pointer, -1) == (int64_t)index)
            return true;
    }
    return false;
}

static void check_action(const decline *it, size_t index)
{
    char pointer[64];
    snprintf(pointer, sizeof pointer, "/actions/%zu/action", index);
    const char *action = sw_object_text(it->decision, pointer);
    snprintf(pointer, sizeof pointer, "/actions/%zu/to", index);
    const char *to = sw_object_text(it->decision, pointer);
    bool is_closed = it->state && strcmp(it->state, "Closed") == 0;
    if (is_closed && strcmp(action, "ask_buyer") == 0 && strcmp(to, "update_wallet") == 0)
        fail_msg("%s: %s of a closed wallet: the buyer is sent to update it", it->example, it->reason);
    if (strcmp(action, "retry") != 0)
        return;
    snprintf(pointer, sizeof pointer, "/actions/%zu/when", index);
    bool waits = sw_object_has(it->decision, pointer); /* until there is a wallet that can be charged */
    if ((is_closed || it->advice.next_step == SW_NEXT_NEW_SETUP) && !waits && !is_stopped(it, index))
        fail_msg("%s: %s: a closed wallet is charged again", it->example, it->reason);
    if (is_final(&it->advice))
        fail_msg("%s: %s is final (%s), and tried again after %d", it->example, it->reason,
                 sw_next_step_name(it->advice.next_step), it->attempt);
    snprintf(pointer, sizeof pointer, "/actions/%zu/at", index);
    const char *at = sw_object_text(it->decision, pointer);
    if (it->advice.next_step == SW_NEXT_NEXT_MONTH && (!at || strcmp(at, NEXT_MONTH) < 0))
        fail_msg("%s: %s is tried again before the next month", it->example, it->reason);
}

static void decide(const sw_rules *rules, decline *it)
{
    sw_error err = SW_ERROR_INIT;
    char *permission = it->state ? text_of(",\"permission\":{\"state\":\"%s\"}", it->state) : text_of("%s", "");
    char *input = text_of("{\"decline\":{\"reason\":\"%s\",\"attempt\":%d,\"charge\":\"C1\"},"
                          "\"state\":{\"now\":\"" NOW "\"%s}}",
                          it->reason, it->attempt, permission);
    char *json = decision_of(rules, SW_RULES_DECLINE, input);
    it->advice = advice_of(it);
    assert_code(SW_OK, &err, sw_object_read(&it->decision, json, strlen(json), &err));
    for (size_t i = 0; i < sw_object_count(it->decision, "/actions"); i++)
        check_action(it, i);
    sw_object_free(it->decision);
    sw_rules_text_free(json);
    free(input);
    free(permission);
}

static void decide_all(const sw_rules *rules, const char *example)
{
    for (size_t i = 0; i < COUNT_OF(reasons); i++)
        for (size_t k = 0; k < COUNT_OF(states); k++)
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                decline it = { .example = example, .reason = reasons[i], .state = states[k], .attempt = attempt };
                decide(rules, &it);
            }
}

static sw_rules *load_example(const char *name)
{
    size_t size = 0;
    sw_rules *rules = NULL;
    sw_error err = SW_ERROR_INIT;
    char *path = text_of(EXAMPLES "/%s", name), *text = read_text(path, &size);
    assert_code(SW_OK, &err, sw_rules_load(&rules, text, size, NULL, &err));
    free(text);
    free(path);
    return rules;
}

TEST(each_reason_is_answered_as_the_core_advises)
{
    int decided = 0;
    DIR *folder = opendir(EXAMPLES);
    assert_non_null(folder);
    for (const struct dirent *file = readdir(folder); file; file = readdir(folder)) {
        if (!strstr(file->d_name, ".lua"))
            continue;
        sw_rules *rules = load_example(file->d_name);
        char *about = sw_rules_about(rules);
        assert_non_null(about);
        if (strstr(about, "\"decline\"")) {
            decide_all(rules, file->d_name);
            decided++;
        }
        sw_rules_text_free(about);
        sw_rules_free(rules);
    }
    closedir(folder);
    assert_true(decided >= 4);
}

/* Where the caller says what helps, the rule hears that; else what the core makes of the reason. */
TEST(a_rule_hears_the_cores_advice)
{
    sw_rules *rules = rules_of("rules.on_decline(function(d) return stop{ reason = d.next_step } end)\n");
    for (size_t i = 0; i < COUNT_OF(reasons); i++) {
        decline it = { .reason = reasons[i], .attempt = 1 };
        char *input = text_of("{\"decline\":{\"reason\":\"%s\",\"attempt\":1}," STATE "}", reasons[i]);
        char *json = decision_of(rules, SW_RULES_DECLINE, input);
        char *said = text_of("{\"action\":\"stop\",\"reason\":\"%s\"}", sw_next_step_name(advice_of(&it).next_step));
        assert_contains(json, said);
        free(said);
        sw_rules_text_free(json);
        free(input);
    }
    char *json = decision_of(rules, SW_RULES_DECLINE,
                             "{\"decline\":{\"reason\":\"SoftDeclined\",\"attempt\":1,\"next_step\":\"stop\"}," STATE
                             "}");
    assert_contains(json, "\"reason\":\"stop\"");
    sw_rules_text_free(json);
    sw_rules_free(rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_reason_is_answered_as_the_core_advises),
        cmocka_unit_test(a_rule_hears_the_cores_advice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
