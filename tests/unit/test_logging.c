/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include <stdio.h>
#include <string.h>

static const char charges[] = "https://pay-api.amazon.eu/v2/charges";

/* What was told, a line an entry: "warning answer createCharge 1 503 | HTTP 503: ..." */
typedef struct told {
    char lines[4096];
    size_t count;
    const char *request_id, *reason_code; /* that every answer, and every refusal, is told with; NULL: "" */
    sw_client *calls_back;                /* a client that the log itself calls; NULL: none */
} told;

static void note(void *payload, const sw_log_entry *entry)
{
    told *it = payload;
    size_t used = strlen(it->lines);
    assert_int_equal(entry->size, sizeof *entry);
    snprintf(it->lines + used, sizeof it->lines - used, "%s %s %s %d %d | %s\n", sw_log_level_name(entry->level),
             entry->event, entry->operation, entry->attempt, entry->http_status, entry->message);
    it->count++;
    assert_string_equal(entry->request_id, it->request_id && entry->http_status ? it->request_id : "");
    assert_string_equal(entry->reason_code, it->reason_code && entry->http_status >= 400 ? it->reason_code : "");
    if (!it->calls_back)
        return;
    sw_client *client = it->calls_back;
    it->calls_back = NULL;
    const sw_request request = { .operation = "noSuchOperation" };
    sw_response *answer = NULL;
    assert_int_equal(sw_client_call(&answer, client, &request, NULL, NULL), SW_E_INVALID);
}

static step answered(int status)
{
    return (step){ .method = "POST",
                   .url = charges,
                   .key = RIDE_81,
                   .body = "{}",
                   .status = status,
                   .answer_header = { "x-amz-pay-request-id", "R1" },
                   .answer = status == 201 ? WHOLE_ANSWER : "{\"reasonCode\":\"Something\"}" };
}

static step reset(void)
{
    step it = answered(0);
    it.fault = "reset";
    return it;
}

static void open_at(world *it, told *log, sw_log_level level, const step *steps, size_t count)
{
    *log = (told){ .request_id = "R1", .reason_code = "Something" };
    sw_config config = world_config(it);
    config.log = note;
    config.log_payload = log;
    config.log_level = level;
    world_start(it, &config, steps, count);
}

TEST(a_call_that_succeeds_is_told_in_one_line)
{
    const step steps[] = { answered(201) };
    world it;
    told log;
    open_at(&it, &log, SW_LOG_DEFAULT, steps, 1);
    assert_code(SW_OK, &it.err, world_charge(&it));
    assert_string_equal(log.lines, "info answer createCharge 1 201 | HTTP 201\n");
    world_close(&it);
}

TEST(a_retry_is_told_with_what_came_before_it)
{
    const step steps[] = { answered(503), answered(201) };
    world it;
    told log;
    open_at(&it, &log, SW_LOG_INFO, steps, 2);
    assert_code(SW_OK, &it.err, world_charge(&it));
    assert_string_equal(log.lines, "warning answer createCharge 1 503 | HTTP 503: Amazon Pay failed\n"
                                   "info retry createCharge 1 503 | tried again in 0 ms\n"
                                   "info answer createCharge 2 201 | HTTP 201\n");
    world_close(&it);
}

TEST(a_call_without_an_answer_is_told_to_its_end)
{
    const step steps[] = { reset(), reset(), reset(), reset() };
    world it;
    told log;
    open_at(&it, &log, SW_LOG_WARNING, steps, 4);
    assert_code(SW_E_NO_ANSWER, &it.err, world_charge(&it));
    assert_int_equal(log.count, 5);
    assert_contains(log.lines, "warning answer createCharge 1 0 | no answer: ");
    assert_contains(log.lines, "warning answer createCharge 4 0 | no answer: ");
    assert_contains(log.lines, "error failed createCharge 4 0 | ");
    assert_contains(log.lines, ", after 4 tries; effect unknown, retry same_key\n");
    world_close(&it);
}

TEST(at_the_level_error_a_failed_call_is_one_line_and_another_none)
{
    const step steps[] = { reset(), reset(), reset(), reset(), answered(201) };
    world it;
    told log;
    open_at(&it, &log, SW_LOG_ERROR, steps, 5);
    assert_code(SW_E_NO_ANSWER, &it.err, world_charge(&it));
    assert_code(SW_OK, &it.err, world_charge(&it));
    assert_int_equal(log.count, 1);
    world_close(&it);
}

TEST(a_request_that_is_wrong_is_told_as_refused_and_nothing_is_tried)
{
    world it;
    told log;
    open_at(&it, &log, SW_LOG_ERROR, NULL, 0);
    assert_code(SW_E_INVALID, &it.err, world_call_on(&it, "getCharge", "", NULL));
    assert_int_equal(log.count, 1);
    assert_contains(log.lines, "error refused getCharge 0 0 | ");
    assert_contains(log.lines, it.err.message);
    assert_code(SW_E_INVALID, &it.err, world_call_on(&it, "getCharges", "C1", NULL));
    assert_contains(log.lines, "error refused  0 0 | ");
    world_close(&it);
}

TEST(at_the_level_debug_tries_are_told_and_of_bodies_what_is_harmless)
{
    static const char body[] = "{\"chargeAmount\":{\"amount\":\"18.40\",\"currencyCode\":\"EUR\"},\"captureNow\":true,"
                               "\"merchantMetadata\":{\"noteToBuyer\":\"Dear Ann\"},\"softDescriptor\":\"ANN\"}";
    const step steps[] = { { .method = "POST",
                             .url = "https://pay-api.amazon.eu/v2/charges/C1/capture",
                             .key = "k",
                             .body = body,
                             .status = 200,
                             .answer_header = { "x-amz-pay-request-id", "R1" },
                             .answer = WHOLE_ANSWER } };
    world it;
    told log;
    open_at(&it, &log, SW_LOG_DEBUG, steps, 1);
    const char *id = "C1";
    const sw_request request = {
        .operation = "captureCharge", .ids = &id, .id_count = 1, .body = body, .body_size = strlen(body)
    };
    sw_call call = SW_CALL_INIT;
    call.idempotency_key = "k";
    assert_code(SW_OK, &it.err, world_call(&it, &request, &call));
    assert_contains(log.lines, "debug try captureCharge 1 0 | POST /v2/charges/C1/capture "
                               "{\"chargeAmount\":{\"amount\":\"18.40\",\"currencyCode\":\"EUR\"},\"captureNow\":true,"
                               "\"\xE2\x80\xA6\":2}\n");
    assert_contains(log.lines, "info answer captureCharge 1 200 | HTTP 200 {");
    assert_contains(log.lines, "\"chargeId\":\"C1\"");
    assert_lacks(log.lines, "buyerId");
    assert_lacks(log.lines, "Ann");
    assert_lacks(log.lines, "ANN");
    world_close(&it);
}

TEST(a_token_in_a_path_is_not_told)
{
    const step steps[] = { { .method = "GET",
                             .url = "https://pay-api.amazon.eu/v2/buyers/Atza",
                             .status = 404,
                             .answer_header = { "x-amz-pay-request-id", "R1" },
                             .answer = "{\"reasonCode\":\"Something\",\"message\":\"Atza is no token\"}" } };
    world it;
    told log;
    open_at(&it, &log, SW_LOG_DEBUG, steps, 1);
    assert_code(SW_E_NOT_FOUND, &it.err, world_call_on(&it, "getBuyer", "Atza", NULL));
    assert_contains(log.lines, "debug try getBuyer 1 0 | GET /v2/buyers/:buyerToken\n");
    assert_lacks(log.lines, "Atza");
    assert_lacks(it.err.message, "Atza");
    world_close(&it);
}

TEST(a_calls_own_log_and_level_stand_above_the_clients)
{
    const step steps[] = { answered(201), answered(201), answered(201) };
    world it;
    told clients, own = { .request_id = "R1" };
    open_at(&it, &clients, SW_LOG_ERROR, steps, 3);
    const sw_request request = { .operation = "createCharge", .body = "{}", .body_size = 2 };
    sw_call call = SW_CALL_INIT;
    call.intent = "ride:81";
    call.log = note;
    call.log_payload = &own;
    assert_code(SW_OK, &it.err, world_call(&it, &request, &call));
    assert_int_equal(own.count, 0);
    call.log_level = SW_LOG_INFO;
    assert_code(SW_OK, &it.err, world_call(&it, &request, &call));
    assert_int_equal(own.count, 1);
    assert_int_equal(clients.count, 0);
    call.log = NULL;
    assert_code(SW_OK, &it.err, world_call(&it, &request, &call));
    assert_int_equal(own.count, 1);
    assert_int_equal(clients.count, 1);
    world_close(&it);
}

TEST(what_was_canceled_is_told)
{
    world it;
    told log;
    open_at(&it, &log, SW_LOG_INFO, NULL, 0);
    sw_call call = SW_CALL_INIT;
    call.intent = "ride:81";
    assert_code(SW_OK, &it.err, sw_cancel_new(&call.cancel, &it.err));
    sw_cancel_request(call.cancel);
    const sw_request request = { .operation = "createCharge", .body = "{}", .body_size = 2 };
    assert_true(world_call(&it, &request, &call) < 0);
    assert_contains(log.lines, "info canceled createCharge 0 0 | ");
    assert_contains(log.lines, "error failed createCharge 0 0 | ");
    assert_int_equal(log.count, 2);
    sw_cancel_free(call.cancel);
    world_close(&it);
}

TEST(a_clock_that_is_wrong_is_told_when_it_is_learned)
{
    static const char *const dates[] = { "Fri, 02 Jan 2026 04:04:05 GMT", "Fri, 02 Jan 2026 02:04:05 GMT" };
    static const char *const signed_at[] = { "20260102T040405Z", "20260102T020405Z" };
    static const char *const words[] = { "Amazon's is 3600 s ahead", "Amazon's is 3600 s behind" };
    for (size_t i = 0; i < COUNT_OF(dates); i++) {
        step refused = answered(403), taken = answered(201);
        refused.answer = "{\"reasonCode\":\"InvalidRequestSignature\"}";
        refused.answer_header = (sw_header){ "Date", dates[i] };
        taken.date = signed_at[i];
        const step steps[] = { refused, taken };
        world it;
        told log;
        open_at(&it, &log, SW_LOG_WARNING, steps, 2);
        log.request_id = "";
        log.reason_code = "InvalidRequestSignature";
        assert_code(SW_OK, &it.err, world_charge(&it));
        assert_contains(log.lines, "warning clock_learned createCharge 1 403 | ");
        assert_contains(log.lines, words[i]);
        world_close(&it);
    }
}

TEST(a_budget_that_is_spent_is_told)
{
    step steps[16];
    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        steps[i] = answered(503);
        steps[i].url = "https://log-budget.example/v2/charges";
        steps[i].host = "log-budget.example";
    }
    told log = { .request_id = "R1", .reason_code = "Something" };
    world it;
    sw_config config = world_config(&it);
    config.base_url = "https://log-budget.example";
    config.retry_budget = 1;
    config.log = note;
    config.log_payload = &log;
    world_start(&it, &config, steps, COUNT_OF(steps));
    for (int i = 0; i < 3; i++)
        assert_true(world_charge(&it) < 0);
    assert_contains(log.lines, "warning budget_spent createCharge 1 503 | not tried again");
    world_close(&it);
}

TEST(a_log_may_call_the_client_that_tells_it)
{
    const step steps[] = { answered(201) };
    world it;
    told log;
    open_at(&it, &log, SW_LOG_INFO, steps, 1);
    log.calls_back = it.client;
    assert_code(SW_OK, &it.err, world_charge(&it));
    assert_int_equal(log.count, 2);
    world_close(&it);
}

TEST(ids_and_reasons_that_are_no_words_are_not_told)
{
    static const char answer[] = "{\"reasonCode\":\"Ann <ann@shop.example>\"}";
    const step steps[] = { { .method = "POST",
                             .url = charges,
                             .key = RIDE_81,
                             .body = "{}",
                             .status = 400,
                             .answer = answer,
                             .answer_header = { "x-amz-pay-request-id", "a b" } } };
    world it;
    told log;
    open_at(&it, &log, SW_LOG_DEBUG, steps, 1);
    log.request_id = log.reason_code = "";
    assert_true(world_charge(&it) < 0);
    assert_lacks(log.lines, "Ann");
    world_close(&it);
}

TEST(levels_have_names_and_others_are_refused)
{
    static const char *const names[] = { "info", "error", "warning", "info", "debug" };
    sw_error err = SW_ERROR_INIT;
    for (int i = SW_LOG_ERROR; i <= SW_LOG_DEBUG; i++) {
        sw_log_level level;
        assert_string_equal(sw_log_level_name((sw_log_level)i), names[i]);
        assert_code(SW_OK, &err, sw_log_level_parse(&level, names[i], &err));
        assert_int_equal(level, i);
    }
    sw_log_level level = SW_LOG_DEBUG;
    assert_string_equal(sw_log_level_name((sw_log_level)99), "info");
    assert_code(SW_E_INVALID, &err, sw_log_level_parse(&level, "loud", &err));
    assert_contains(err.message, "\"loud\"");
    assert_int_equal(level, SW_LOG_DEFAULT);
    world it;
    sw_config config = world_config(&it);
    config.log_level = (sw_log_level)5;
    assert_code(SW_E_INVALID, &err, sw_client_new(&it.client, &config, &err));
    assert_string_equal(err.field, "log_level");
    world_close(&it);
    world_open(&it, NULL, 0);
    sw_call call = SW_CALL_INIT;
    call.log_level = (sw_log_level)5;
    const sw_request request = { .operation = "createCharge", .body = "{}", .body_size = 2 };
    assert_code(SW_E_INVALID, &it.err, world_call(&it, &request, &call));
    assert_string_equal(it.err.field, "log_level");
    world_close(&it);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_call_that_succeeds_is_told_in_one_line),
        cmocka_unit_test(a_retry_is_told_with_what_came_before_it),
        cmocka_unit_test(a_call_without_an_answer_is_told_to_its_end),
        cmocka_unit_test(at_the_level_error_a_failed_call_is_one_line_and_another_none),
        cmocka_unit_test(a_request_that_is_wrong_is_told_as_refused_and_nothing_is_tried),
        cmocka_unit_test(at_the_level_debug_tries_are_told_and_of_bodies_what_is_harmless),
        cmocka_unit_test(a_token_in_a_path_is_not_told),
        cmocka_unit_test(a_calls_own_log_and_level_stand_above_the_clients),
        cmocka_unit_test(what_was_canceled_is_told),
        cmocka_unit_test(a_clock_that_is_wrong_is_told_when_it_is_learned),
        cmocka_unit_test(a_budget_that_is_spent_is_told),
        cmocka_unit_test(a_log_may_call_the_client_that_tells_it),
        cmocka_unit_test(ids_and_reasons_that_are_no_words_are_not_told),
        cmocka_unit_test(levels_have_names_and_others_are_refused),
    };
    return RUN_SUITE(tests);
}
