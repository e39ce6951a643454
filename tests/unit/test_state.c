/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "pay/state.h"

#include <string.h>

enum { DOCUMENTED, SDK, ASSUMED };

static const struct {
    const char *object;
    const char *state;
    const char *reason; /* "": the state itself */
    const char *text;
    int confidence;
    const char *source;
} rows[] = {
#define STATE(object, state, kind, code, effect, retry, next, schedule, read, allows, confidence, source) \
    { #object, (state), "", "its state", (confidence), (source) },
#define STATE_REASON(object, state, reason, code, effect, retry, next, schedule, read, text, confidence, source) \
    { #object, (state), (reason), (text), (confidence), (source) },
#define STATE_AS_ANSWER(object, state, reason, text, confidence, source) \
    { #object, (state), (reason), (text), (confidence), (source) },
#include "api/states.def"
};

static const struct {
    const char *object;
    const char *from;
    const char *to;
    const char *reason;
    const char *who;
    const char *trigger;
    int confidence;
    const char *source;
} transitions[] = {
#define TRANSITION(object, from, to, reason, who, trigger, confidence, source) \
    { #object, (from), (to), (reason), (who), (trigger), (confidence), (source) },
#include "api/states.def"
};

static const struct {
    const char *operation;
    const char *object;
    const char *state;
    int confidence;
    const char *source;
} aims[] = {
#define AIM(operation, object, state, confidence, source) { #operation, #object, (state), (confidence), (source) },
#include "api/states.def"
};

static const struct {
    const char *constraint;
    const char *removed_by;
    const char *text;
    int confidence;
    const char *source;
} constraints[] = {
#define CONSTRAINT(constraint, removed_by, text, confidence, source) \
    { (constraint), (removed_by), (text), (confidence), (source) },
#include "api/states.def"
};

static bool is_listed(const char *object, const char *state, const char *reason)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (strcmp(rows[i].object, object) == 0 && strcmp(rows[i].state, state) == 0 &&
            strcmp(rows[i].reason, reason) == 0)
            return true;
    return false;
}

TEST(every_state_is_found_with_its_object_and_no_other)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const sw_state *found = sw_state_find(rows[i].object, rows[i].state);
        assert_non_null(found);
        assert_string_equal(found->object, rows[i].object);
        assert_string_equal(found->state, rows[i].state);
        assert_true(sw_object_has_states(rows[i].object));
    }
    assert_null(sw_state_find("charge", "Chargeable"));
    assert_null(sw_state_find("charge", "captured"));
    assert_null(sw_state_find("report", "Captured"));
    assert_null(sw_state_find("charge", NULL));
    assert_null(sw_state_find(NULL, "Captured"));
    assert_false(sw_object_has_states("report"));
}

TEST(states_and_their_reasons_are_listed_once)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        for (size_t j = 0; j < i; j++)
            assert_false(strcmp(rows[i].object, rows[j].object) == 0 && strcmp(rows[i].state, rows[j].state) == 0 &&
                         strcmp(rows[i].reason, rows[j].reason) == 0);
}

TEST(a_reason_that_nobody_knows_means_what_its_state_means)
{
    const sw_state *closed = sw_state_find("charge_permission", "Closed");
    assert_int_equal(sw_state_meaning(closed, "SomethingNew").next_step, SW_NEXT_NEW_SETUP);
    assert_int_equal(sw_state_meaning(closed, NULL).next_step, SW_NEXT_NEW_SETUP);
    const sw_state *blocked = sw_state_find("charge_permission", "NonChargeable");
    assert_int_equal(sw_state_meaning(blocked, "Expired").next_step, SW_NEXT_UPDATE_WALLET);
    assert_int_equal(sw_state_meaning(blocked, "ChargeInProgress").next_step, SW_NEXT_WAIT);
}

TEST(a_charge_declined_later_means_what_one_declined_at_once_means)
{
    static const char *const reasons[] = { "SoftDeclined", "HardDeclined", "AmazonRejected", "TransactionTimedOut" };
    const sw_state *declined = sw_state_find("charge", "Declined");
    for (size_t i = 0; i < COUNT_OF(reasons); i++) {
        const sw_meaning later = sw_state_meaning(declined, reasons[i]);
        const sw_meaning at_once = sw_meaning_of_answer(422, reasons[i]);
        assert_int_equal(later.code, SW_E_DECLINED);
        assert_int_equal(later.retry, at_once.retry);
        assert_int_equal(later.next_step, at_once.next_step);
        assert_int_equal(later.schedule, at_once.schedule);
    }
}

TEST(a_state_allows_the_operations_it_names_and_no_part_of_a_name)
{
    const sw_state *authorized = sw_state_find("charge", "Authorized");
    assert_true(sw_state_allows(authorized, "captureCharge"));
    assert_true(sw_state_allows(authorized, "cancelCharge"));
    assert_false(sw_state_allows(authorized, "cancel"));
    assert_false(sw_state_allows(authorized, "Charge"));
    assert_false(sw_state_allows(authorized, ""));
    assert_false(sw_state_allows(authorized, "createRefund"));
    assert_true(sw_state_allows(sw_state_find("charge", "Captured"), "createRefund"));
    assert_false(sw_state_allows(sw_state_find("charge", "Canceled"), "captureCharge"));
}

TEST(an_aim_is_a_state_of_what_the_operation_answers_with)
{
    for (size_t i = 0; i < COUNT_OF(aims); i++) {
        const sw_operation *operation;
        const sw_state *aim = sw_state_find(aims[i].object, aims[i].state);
        assert_code(SW_OK, NULL, sw_operation_find(&operation, aims[i].operation, NULL));
        assert_string_equal(operation->response, aims[i].object);
        assert_non_null(aim);
        assert_true(sw_state_is_aim(aim, aims[i].operation));
        assert_true(sw_operation_has_aim(aims[i].operation));
        assert_false(sw_state_is_aim(aim, "getCharge"));
    }
    assert_false(sw_operation_has_aim("createCharge"));
}

TEST(transitions_lead_from_states_to_states_and_their_reasons)
{
    for (size_t i = 0; i < COUNT_OF(transitions); i++) {
        bool known = (!*transitions[i].from || is_listed(transitions[i].object, transitions[i].from, "")) &&
                     is_listed(transitions[i].object, transitions[i].to, "") &&
                     is_listed(transitions[i].object, transitions[i].to, transitions[i].reason);
        if (!known)
            fail_msg("%s %s -> %s %s names what is no row", transitions[i].object, transitions[i].from,
                     transitions[i].to, transitions[i].reason);
        assert_true(*transitions[i].who && *transitions[i].trigger);
    }
}

TEST(every_state_can_be_reached_and_what_is_final_is_not_left)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        bool reached = *rows[i].reason; /* how a wallet comes to some of its reasons, Amazon does not say */
        for (size_t j = 0; j < COUNT_OF(transitions) && !reached; j++)
            reached = strcmp(transitions[j].object, rows[i].object) == 0 &&
                      strcmp(transitions[j].to, rows[i].state) == 0;
        if (!reached)
            fail_msg("nothing leads to %s %s", rows[i].object, rows[i].state);
    }
    for (size_t i = 0; i < COUNT_OF(transitions); i++) {
        const sw_state *from = sw_state_find(transitions[i].object, transitions[i].from);
        bool is_dispute = strcmp(transitions[i].object, "dispute") == 0;
        assert_true(!from || from->kind != SW_STATE_FINAL || is_dispute);
    }
}

TEST(an_end_that_is_not_good_allows_nothing_more)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const sw_state *end = sw_state_find(rows[i].object, rows[i].state);
        if (end->kind == SW_STATE_FINAL)
            assert_string_equal(end->allows, "");
    }
}

TEST(a_constraint_is_removed_by_a_member_of_an_update_or_in_words)
{
    for (size_t i = 0; i < COUNT_OF(constraints); i++) {
        assert_true(*constraints[i].removed_by == '/' || !*constraints[i].removed_by);
        assert_true(*constraints[i].constraint && *constraints[i].text);
    }
}

static void check_source(int confidence, const char *source)
{
    assert_true(confidence >= DOCUMENTED && confidence <= ASSUMED);
    assert_true(strlen(source) > 3);
}

TEST(every_row_says_what_it_means_and_where_it_is_from)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_true(strlen(rows[i].text) > 3);
        check_source(rows[i].confidence, rows[i].source);
    }
    for (size_t i = 0; i < COUNT_OF(transitions); i++)
        check_source(transitions[i].confidence, transitions[i].source);
    for (size_t i = 0; i < COUNT_OF(aims); i++)
        check_source(aims[i].confidence, aims[i].source);
    for (size_t i = 0; i < COUNT_OF(constraints); i++)
        check_source(constraints[i].confidence, constraints[i].source);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_state_is_found_with_its_object_and_no_other),
        cmocka_unit_test(states_and_their_reasons_are_listed_once),
        cmocka_unit_test(a_reason_that_nobody_knows_means_what_its_state_means),
        cmocka_unit_test(a_charge_declined_later_means_what_one_declined_at_once_means),
        cmocka_unit_test(a_state_allows_the_operations_it_names_and_no_part_of_a_name),
        cmocka_unit_test(an_aim_is_a_state_of_what_the_operation_answers_with),
        cmocka_unit_test(transitions_lead_from_states_to_states_and_their_reasons),
        cmocka_unit_test(every_state_can_be_reached_and_what_is_final_is_not_left),
        cmocka_unit_test(an_end_that_is_not_good_allows_nothing_more),
        cmocka_unit_test(a_constraint_is_removed_by_a_member_of_an_update_or_in_words),
        cmocka_unit_test(every_row_says_what_it_means_and_where_it_is_from),
    };
    return RUN_SUITE(tests);
}
