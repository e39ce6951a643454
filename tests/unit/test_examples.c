/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "pay/believe.h"
#include "pay/types.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Every example is what it says: a request that is taken, or an answer that is believed. */

/* A file of tests/vectors/examples, parsed. */
static sw_json *read_example(const char *name)
{
    char path[512];
    size_t size;
    sw_json *json = NULL;
    sw_error err = SW_ERROR_INIT;
    snprintf(path, sizeof path, "%s/examples/%s", SAVEDWALLET_VECTORS, name);
    char *text = read_text(path, &size);
    assert_code(SW_OK, &err, sw_json_parse(&json, text, size, &err));
    free(text);
    return json;
}

static const sw_operation *operation_with(const char *type, bool answers)
{
    for (size_t i = 0; i < sw_operation_count(); i++) {
        const sw_operation *operation = sw_operation_at(i);
        if (strcmp(answers ? operation->response : operation->request, type) == 0)
            return operation;
    }
    return NULL;
}

/* A button's payload may say more than the API takes; what the account is, the currency tells. */
static int validate(const char *type, const sw_json *body, sw_error *err)
{
    bool is_session = strcmp(type, "create_checkout_session_request") == 0;
    const sw_validate_options options = { 1,
                                          SW_REGION_NOT_SET,
                                          SW_ENVIRONMENT_SANDBOX,
                                          SW_PERMISSION_SAVED_WALLET,
                                          NULL,
                                          is_session && sw_json_get(body, "addressDetails") ? "PayAndShip" : NULL };
    sw_problems *problems = NULL;
    sw_problem problem;
    char *text = sw_json_write(body, false);
    int code = sw_validate(&problems, type, text, strlen(text), &options, err);
    for (size_t i = 0; code == SW_OK && sw_problems_get(&problem, problems, i); i++)
        if (strcmp(problem.pointer, "/webCheckoutDetails/checkoutMode") != 0)
            code = SW_E_LIMIT; /* a warning that no example deserves */
    sw_problems_free(problems);
    sw_json_release_text(text);
    return code;
}

static int believe(const char *type, const sw_json *body, sw_error *err)
{
    const sw_prepared asked = { .operation = operation_with(type, true) };
    return sw_believe(&asked, body, err);
}

TEST(every_request_is_taken_and_every_answer_is_believed)
{
    sw_json *types = read_example("types.json");
    size_t requests = 0, answers = 0;
    for (const sw_json *each = sw_json_first(types); each; each = sw_json_next(each)) {
        const char *type = sw_json_get_text(each, "type"), *member = sw_json_get_text(each, "member");
        if (!type)
            continue;
        sw_json *file = read_example(sw_json_name(each));
        const sw_json *body = member ? sw_json_get(file, member) : file;
        sw_error err = SW_ERROR_INIT;
        int code = SW_OK;
        if (operation_with(type, false) && ++requests)
            code = validate(type, body, &err);
        else if (operation_with(type, true) && ++answers)
            code = believe(type, body, &err);
        if (code != SW_OK)
            fail_msg("%s (%s): %s: %s", sw_json_name(each), type, sw_code_name(code), err.message);
        sw_json_free(file);
    }
    sw_json_free(types);
    assert_in_range(requests, 30, 200);
    assert_in_range(answers, 30, 200);
}

TEST(a_wrapper_is_refused_for_its_members_that_amazon_does_not_know)
{
    sw_json *types = read_example("types.json");
    size_t wrapped = 0;
    for (const sw_json *each = sw_json_first(types); each; each = sw_json_next(each)) {
        if (!sw_json_get(each, "member"))
            continue;
        sw_json *file = read_example(sw_json_name(each));
        sw_error err = SW_ERROR_INIT;
        assert_int_equal(validate(sw_json_get_text(each, "type"), file, &err), SW_E_INVALID);
        assert_string_equal(err.field, "/_method");
        assert_contains(err.message, "there is no such field");
        sw_json_free(file);
        wrapped++;
    }
    sw_json_free(types);
    assert_true(wrapped > 5);
}

TEST(an_error_is_no_answer_of_any_operation)
{
    sw_json *types = read_example("types.json");
    for (const sw_json *each = sw_json_first(types); each; each = sw_json_next(each)) {
        const char *type = sw_json_get_text(each, "type");
        if (!type || strcmp(type, "error") != 0)
            continue;
        sw_json *file = read_example(sw_json_name(each));
        for (size_t i = 0; i < sw_operation_count(); i++) {
            const sw_prepared asked = { .operation = sw_operation_at(i) };
            bool promises = strcmp(asked.operation->response, "no_body") != 0 &&
                            strcmp(asked.operation->response, "location") != 0 &&
                            strcmp(asked.operation->response, "delivery_tracker") != 0 &&
                            strcmp(asked.operation->response, "merchant_account") != 0;
            if (promises && sw_believe(&asked, file, NULL) == SW_OK)
                fail_msg("%s believes %s", asked.operation->name, sw_json_name(each));
        }
        sw_json_free(file);
    }
    sw_json_free(types);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_request_is_taken_and_every_answer_is_believed),
        cmocka_unit_test(a_wrapper_is_refused_for_its_members_that_amazon_does_not_know),
        cmocka_unit_test(an_error_is_no_answer_of_any_operation),
    };
    return RUN_SUITE(tests);
}
