/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const sw_region all_regions[] = { SW_REGION_NOT_SET, SW_REGION_NA, SW_REGION_EU, SW_REGION_JP };

static sw_advice advice_on(const sw_situation *situation)
{
    sw_advice advice;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_advise(&advice, situation, &err));
    return advice;
}

static sw_situation situation_of(const sw_json *row)
{
    sw_situation it = SW_SITUATION_INIT;
    it.operation = sw_json_get_text(row, "operation");
    it.http_status = (int)sw_json_integer(sw_json_get(row, "http"), 0);
    it.reason_code = sw_json_get_text(row, "reason");
    it.permission_state = sw_json_get_text(row, "permission_state");
    it.permission_reason = sw_json_get_text(row, "permission_reason");
    it.object_state = sw_json_get_text(row, "object_state");
    it.object_reason = sw_json_get_text(row, "object_reason");
    it.redirect = sw_json_is_true(sw_json_get(row, "redirect"));
    it.attempt = (int)sw_json_integer(sw_json_get(row, "attempt"), 0);
    return it;
}

/* What a row expects; Japan may differ. */
static const char *expected(const sw_json *row, const char *name, sw_region region)
{
    char in_japan[32];
    snprintf(in_japan, sizeof in_japan, "%s_jp", name);
    const char *there = sw_json_get_text(row, in_japan);
    const char *text = region == SW_REGION_JP && there ? there : sw_json_get_text(row, name);
    return text ? text : "";
}

static void check_row(const sw_json *row, sw_region region)
{
    sw_situation situation = situation_of(row);
    situation.region = region;
    const sw_advice advice = advice_on(&situation);
    const struct {
        const char *name;
        const char *said;
    } parts[] = { { "code", sw_code_name(advice.code) },
                  { "effect", sw_effect_name(advice.effect) },
                  { "retry", sw_retry_name(advice.retry) },
                  { "next_step", sw_next_step_name(advice.next_step) },
                  { "read", advice.read ? advice.read : "" } };
    bool same = advice.wait_s == sw_json_integer(sw_json_get(row, "wait_s"), 0);
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        same = same && strcmp(parts[i].said, expected(row, parts[i].name, region)) == 0;
    if (same)
        return;
    char *text = sw_json_write(row, false);
    print_error("%s\nin %s: %s %s %s %s wait_s %d read %s\n", text, region ? sw_region_name(region) : "no region",
                parts[0].said, parts[1].said, parts[2].said, parts[3].said, (int)advice.wait_s, parts[4].said);
    sw_json_release_text(text);
    fail();
}

/* Does the row tell the advice for this reason, whether of an answer or of a state? */
static bool is_about(const sw_json *row, const char *reason)
{
    static const char *const members[] = { "reason", "permission_reason", "object_reason" };
    for (size_t i = 0; i < COUNT_OF(members); i++) {
        const char *text = sw_json_get_text(row, members[i]);
        if (text && strcmp(text, reason) == 0)
            return true;
    }
    return false;
}

/* Every row, or with SAVEDWALLET_TEST_REASON those of one reason: ctest runs each reason by itself. */
TEST(every_row_of_the_vectors_is_given_in_every_region)
{
    const char *only = getenv("SAVEDWALLET_TEST_REASON");
    sw_json *rows = read_vectors("advice.json");
    int checked = 0;
    for (const sw_json *row = sw_json_first(rows); row; row = sw_json_next(row)) {
        if (only && !is_about(row, only))
            continue;
        for (size_t i = 0; i < COUNT_OF(all_regions); i++)
            check_row(row, all_regions[i]);
        checked++;
    }
    if (checked == 0)
        fail_msg("no row of advice.json is about %s", only ? only : "anything");
    sw_json_free(rows);
}

static const struct {
    int http;
    const char *reason;
} reasons[] = {
#define REASON(http, reason, code, effect, retry, next, schedule, read, given_by, confidence, source) \
    { (http), (reason) },
#include "api/reasons.def"
};

static const struct {
    const char *object;
    const char *state;
    const char *reason; /* NULL: the state itself */
} states[] = {
#define STATE(object, state, kind, code, effect, retry, next, schedule, read, allows, confidence, source) \
    { #object, (state), NULL },
#define STATE_REASON(object, state, reason, code, effect, retry, next, schedule, read, text, confidence, source) \
    { #object, (state), (reason) },
#define STATE_AS_ANSWER(object, state, reason, text, confidence, source) { #object, (state), (reason) },
#include "api/states.def"
};

TEST(every_reason_of_an_answer_has_a_row_in_the_vectors)
{
    sw_json *rows = read_vectors("advice.json");
    for (size_t i = 0; i < COUNT_OF(reasons); i++) {
        bool found = false;
        for (const sw_json *row = sw_json_first(rows); row && !found; row = sw_json_next(row)) {
            const sw_situation it = situation_of(row);
            found = it.reason_code && strcmp(it.reason_code, reasons[i].reason) == 0 &&
                    it.http_status == reasons[i].http;
        }
        if (!found)
            fail_msg("%d %s has no row in advice.json", reasons[i].http, reasons[i].reason);
    }
    sw_json_free(rows);
}

static bool is_same(const char *given, const char *wanted)
{
    return wanted ? given && strcmp(given, wanted) == 0 : !given;
}

/* Is the row an answer with an object that stands so? */
static bool shows_state(const sw_json *row, size_t which)
{
    const sw_situation it = situation_of(row);
    const sw_operation *operation = NULL;
    if (it.http_status < 200 || it.http_status > 299 || sw_operation_find(&operation, it.operation, NULL) != SW_OK ||
        strcmp(operation->response, states[which].object) != 0)
        return false;
    bool as_permission = !it.object_state && strcmp(states[which].object, "charge_permission") == 0;
    const char *state = as_permission ? it.permission_state : it.object_state;
    const char *reason = as_permission ? it.permission_reason : it.object_reason;
    return is_same(state, states[which].state) && (!states[which].reason || is_same(reason, states[which].reason));
}

TEST(every_state_and_every_reason_of_a_state_has_a_row_in_the_vectors)
{
    sw_json *rows = read_vectors("advice.json");
    for (size_t i = 0; i < COUNT_OF(states); i++) {
        bool found = false;
        for (const sw_json *row = sw_json_first(rows); row && !found; row = sw_json_next(row))
            found = shows_state(row, i);
        if (!found)
            fail_msg("%s %s %s has no row in advice.json", states[i].object, states[i].state,
                     states[i].reason ? states[i].reason : "");
    }
    sw_json_free(rows);
}

static const sw_operation *find_operation(const char *name)
{
    const sw_operation *operation = NULL;
    for (size_t i = 0; i < sw_operation_count() && !operation; i++)
        operation = strcmp(sw_operation_at(i)->name, name) == 0 ? sw_operation_at(i) : NULL;
    return operation;
}

static void check_sense(const sw_situation *situation)
{
    const sw_advice it = advice_on(situation);
    const sw_operation *operation = find_operation(situation->operation);
    bool changes = operation && operation->recover != SW_RECOVER_SAFE;
    if (it.effect == SW_EFFECT_UNKNOWN)
        assert_int_not_equal(it.retry, SW_RETRY_NEW_KEY); /* nothing new while the old may have been done */
    if (it.code == SW_E_DECLINED || it.code == SW_E_REFUSED || it.code == SW_E_AUTH || it.code == SW_E_NOT_FOUND)
        assert_int_equal(it.effect, SW_EFFECT_NONE);
    if (changes && operation->key == SW_KEY_NONE)
        assert_int_not_equal(it.retry, SW_RETRY_NEW_KEY);
    if (situation->reason_code && strcmp(situation->reason_code, "AmazonRejected") == 0 &&
        situation->http_status == 422)
        assert_int_equal(it.retry, SW_RETRY_NEVER);
    if (situation->region == SW_REGION_JP)
        assert_int_not_equal(it.next_step, SW_NEXT_UPDATE_WALLET);
    if (it.next_step == SW_NEXT_STOP)
        assert_int_equal(it.retry, SW_RETRY_NEVER);
    if (it.code == SW_OK && it.effect == SW_EFFECT_DONE)
        assert_int_equal(it.retry, SW_RETRY_NEVER); /* what is done is not done again */
    assert_true(it.wait_s >= 0 && it.wait_s <= 172800);
    if (it.read)
        assert_int_equal(find_operation(it.read)->recover, SW_RECOVER_SAFE);
}

/* Whatever is said of an answer, with every state of every object. */
static void check_states(sw_situation it)
{
    check_sense(&it);
    for (size_t i = 0; i < COUNT_OF(states); i++) {
        it.object_state = states[i].state;
        it.object_reason = states[i].reason;
        it.permission_state = NULL;
        it.permission_reason = NULL;
        check_sense(&it);
        it.permission_state = i % 3 ? states[(i * 7) % COUNT_OF(states)].state : "Chargeable";
        it.permission_reason = states[(i * 7) % COUNT_OF(states)].reason;
        check_sense(&it);
        it.object_state = NULL;
        check_sense(&it);
    }
}

/* Half of what is said here makes no sense together: that, too, is judged and never fatal. */
TEST(whatever_is_said_together_the_advice_contradicts_neither_itself_nor_the_operation)
{
    static const char *const operations[] = {
        "getCharge",           "createCharge",   "captureCharge",         "cancelCharge",
        "getChargePermission", "updateCharge",   "closeChargePermission", "completeCheckoutSession",
        "createRefund",        "contestDispute", "claimMerchantAccount",  "inventedByAmazon"
    };
    static const int statuses[] = { 0, 100, 200, 202, 303, 422, 500 };
    for (size_t i = 0; i < COUNT_OF(operations); i++)
        for (size_t j = 0; j < COUNT_OF(statuses); j++)
            for (size_t k = 0; k <= (statuses[j] < 400 ? 0 : COUNT_OF(reasons)); k++) {
                sw_situation it = SW_SITUATION_INIT;
                it.operation = operations[i];
                it.http_status = statuses[j];
                it.reason_code = k < COUNT_OF(reasons) ? reasons[k].reason : "SomethingNew";
                it.region = all_regions[(i + j + k) % COUNT_OF(all_regions)];
                it.attempt = (int)((i + k) % 7);
                it.redirect = (int)(k % 2);
                check_states(it);
            }
}

TEST(what_is_not_known_is_left_zero)
{
    sw_situation empty;
    memset(&empty, 0, sizeof empty);
    const sw_advice advice = advice_on(&empty);
    assert_int_equal(advice.code, SW_E_NO_ANSWER);
    assert_int_equal(advice.effect, SW_EFFECT_UNKNOWN);
    assert_int_equal(advice.retry, SW_RETRY_SAME_KEY);
}

TEST(the_first_attempt_may_be_left_out)
{
    sw_situation it = SW_SITUATION_INIT;
    it.operation = "createCharge";
    it.http_status = 422;
    it.reason_code = "SoftDeclined";
    const sw_advice left_out = advice_on(&it);
    it.attempt = 1;
    const sw_advice first = advice_on(&it);
    assert_memory_equal(&left_out, &first, sizeof first);
}

TEST(a_situation_that_cannot_be_is_refused_and_names_its_member)
{
    static const struct {
        sw_situation situation;
        const char *field;
    } table[] = { { { .version = SW_SITUATION_VERSION + 1 }, "version" },
                  { { .http_status = -1 }, "http_status" },
                  { { .http_status = 99 }, "http_status" },
                  { { .http_status = 600 }, "http_status" },
                  { { .region = (sw_region)9 }, "region" },
                  { { .region = (sw_region)-1 }, "region" },
                  { { .attempt = -1 }, "attempt" } };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        sw_advice advice;
        const sw_advice none = SW_ADVICE_INIT;
        sw_error err = SW_ERROR_INIT;
        memset(&advice, 0xAB, sizeof advice);
        assert_code(SW_E_INVALID, &err, sw_advise(&advice, &table[i].situation, &err));
        assert_string_equal(err.field, table[i].field);
        assert_int_equal(advice.retry, none.retry);
        assert_null(advice.read);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_of_the_vectors_is_given_in_every_region),
        cmocka_unit_test(every_reason_of_an_answer_has_a_row_in_the_vectors),
        cmocka_unit_test(every_state_and_every_reason_of_a_state_has_a_row_in_the_vectors),
        cmocka_unit_test(whatever_is_said_together_the_advice_contradicts_neither_itself_nor_the_operation),
        cmocka_unit_test(what_is_not_known_is_left_zero),
        cmocka_unit_test(the_first_attempt_may_be_left_out),
        cmocka_unit_test(a_situation_that_cannot_be_is_refused_and_names_its_member),
    };
    return RUN_SUITE(tests);
}
