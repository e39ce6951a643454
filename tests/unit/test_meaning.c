/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "pay/meaning.h"

#include <string.h>

enum { DOCUMENTED, SDK, ASSUMED };

static const struct {
    int http;
    const char *reason;
    const char *read;
    const char *given_by;
    int confidence;
    const char *source;
} reasons[] = {
#define REASON(http, reason, code, effect, retry, next, schedule, read, given_by, confidence, source) \
    { (http), (reason), (read), (given_by), (confidence), (source) },
#define STATUS(http, code, effect, retry, next, confidence, source) \
    { (http), "SomethingNew", "", "", (confidence), (source) },
#include "api/reasons.def"
};

/* Is the word one of those in the list, which a blank separates? */
static bool lists(const char *list, const char *word)
{
    size_t size = strlen(word);
    for (const char *at = strstr(list, word); at; at = strstr(at + 1, word))
        if ((at == list || at[-1] == ' ') && (at[size] == ' ' || at[size] == '\0'))
            return true;
    return false;
}

TEST(a_reason_wins_over_the_status_it_comes_with)
{
    static const int statuses[] = { 400, 401, 403, 404, 409, 418, 422 };
    for (size_t i = 0; i < COUNT_OF(statuses); i++) {
        assert_int_equal(sw_meaning_of_answer(statuses[i], "CheckoutSessionCanceled").next_step, SW_NEXT_NEW_SETUP);
        assert_int_equal(sw_meaning_of_answer(statuses[i], "AmountMismatch").code, SW_E_CONFLICT);
        assert_int_equal(sw_meaning_of_answer(statuses[i], "InvalidAuthentication").code, SW_E_AUTH);
        assert_int_equal(sw_meaning_of_answer(statuses[i], "ProcessingFailure").effect, SW_EFFECT_UNKNOWN);
    }
}

TEST(a_server_that_failed_says_nothing_definite)
{
    static const int failures[] = { 408, 500, 501, 502, 503, 504, 599 };
    for (size_t i = 0; i < COUNT_OF(failures); i++)
        for (size_t j = 0; j < COUNT_OF(reasons); j++)
            if (reasons[j].http < 500) {
                const sw_meaning is = sw_meaning_of_answer(failures[i], reasons[j].reason);
                assert_int_equal(is.code, SW_E_SERVER);
                assert_int_equal(is.effect, SW_EFFECT_UNKNOWN);
                assert_int_equal(is.retry, SW_RETRY_SAME_KEY);
            }
}

TEST(a_status_that_is_not_listed_is_judged_by_its_class)
{
    assert_int_equal(sw_meaning_of_answer(418, "").code, SW_E_REFUSED);
    assert_int_equal(sw_meaning_of_answer(599, "").code, SW_E_SERVER);
    assert_int_equal(sw_meaning_of_answer(301, "").code, SW_E_PROTOCOL);
    assert_int_equal(sw_meaning_of_answer(100, "").effect, SW_EFFECT_UNKNOWN);
}

TEST(the_operations_of_a_reason_are_those_that_the_vectors_give_it)
{
    sw_json *operations = read_vectors("operations.json");
    for (const sw_json *row = sw_json_first(operations); row; row = sw_json_next(row)) {
        const char *name = sw_json_get_text(sw_json_get(row, "sdk_helper_names"), "php");
        const sw_json *specific = sw_json_get(row, "specific_error_reason_codes");
        for (const sw_json *each = sw_json_first(specific); each; each = sw_json_next(each)) {
            const char *reason = strchr(sw_json_text(each), ' ') + 1;
            bool found = false;
            for (size_t i = 0; i < COUNT_OF(reasons); i++)
                found = found || (strcmp(reasons[i].reason, reason) == 0 &&
                                  (!*reasons[i].given_by || lists(reasons[i].given_by, name)));
            if (!found)
                fail_msg("reasons.def does not say that %s gives %s", name, reason);
        }
    }
    sw_json_free(operations);
}

TEST(every_operation_and_object_that_a_row_names_is_there)
{
    for (size_t i = 0; i < COUNT_OF(reasons); i++) {
        char names[256];
        assert_true(strlen(reasons[i].given_by) < sizeof names);
        memcpy(names, reasons[i].given_by, strlen(reasons[i].given_by) + 1);
        for (char *name = names; *name;) {
            size_t size = strcspn(name, " ");
            char *next = name + size + (name[size] == ' ');
            const sw_operation *operation;
            name[size] = '\0';
            assert_code(SW_OK, NULL, sw_operation_find(&operation, name, NULL));
            name = next;
        }
        bool found = !*reasons[i].read;
        for (size_t j = 0; j < sw_operation_count(); j++)
            found = found || strcmp(sw_operation_at(j)->response, reasons[i].read) == 0;
        assert_true(found);
    }
}

TEST(what_is_unknown_is_sent_again_however_anything_stands)
{
    for (size_t i = 0; i < COUNT_OF(reasons); i++) {
        const sw_meaning is = sw_meaning_of_answer(reasons[i].http, reasons[i].reason);
        if (is.effect != SW_EFFECT_UNKNOWN)
            continue;
        assert_int_equal(is.retry, SW_RETRY_SAME_KEY);
        assert_string_equal(is.read, ""); /* so no state is asked for, which could take it back */
    }
}

TEST(every_row_says_where_it_is_from)
{
    for (size_t i = 0; i < COUNT_OF(reasons); i++) {
        assert_true(reasons[i].confidence >= DOCUMENTED && reasons[i].confidence <= ASSUMED);
        assert_true(strlen(reasons[i].source) > 3);
    }
}

/* Seconds after each attempt; -1: none follows. */
static void check_schedule(sw_schedule schedule, const int *expected)
{
    for (int attempt = 1; attempt <= 6; attempt++) {
        int32_t seconds = -2;
        bool follows = sw_schedule_wait(&seconds, schedule, attempt);
        assert_int_equal(follows, expected[attempt - 1] >= 0);
        assert_int_equal(seconds, follows ? expected[attempt - 1] : 0);
    }
}

TEST(a_bill_is_tried_on_day_0_1_3_5_and_7)
{
    enum { DAY = 86400 };
    check_schedule(SW_SCHEDULE_DAYS, (const int[]){ DAY, 2 * DAY, 2 * DAY, 2 * DAY, -1, -1 });
    check_schedule(SW_SCHEDULE_SOON_THEN_DAYS, (const int[]){ 300, DAY, 2 * DAY, 2 * DAY, -1, -1 });
}

TEST(what_may_be_looked_at_for_ever_has_no_last_attempt)
{
    check_schedule(SW_SCHEDULE_NEVER, (const int[]){ 0, 0, 0, 0, 0, 0 });
    check_schedule(SW_SCHEDULE_ONE_MINUTE, (const int[]){ 60, 60, 60, 60, 60, 60 });
    check_schedule(SW_SCHEDULE_FIVE_MINUTES, (const int[]){ 300, 300, 300, 300, 300, 300 });
    check_schedule(SW_SCHEDULE_HOURLY, (const int[]){ 3600, 3600, 3600, 3600, 3600, 3600 });
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reason_wins_over_the_status_it_comes_with),
        cmocka_unit_test(a_server_that_failed_says_nothing_definite),
        cmocka_unit_test(a_status_that_is_not_listed_is_judged_by_its_class),
        cmocka_unit_test(the_operations_of_a_reason_are_those_that_the_vectors_give_it),
        cmocka_unit_test(every_operation_and_object_that_a_row_names_is_there),
        cmocka_unit_test(what_is_unknown_is_sent_again_however_anything_stands),
        cmocka_unit_test(every_row_says_where_it_is_from),
        cmocka_unit_test(a_bill_is_tried_on_day_0_1_3_5_and_7),
        cmocka_unit_test(what_may_be_looked_at_for_ever_has_no_last_attempt),
    };
    return RUN_SUITE(tests);
}
