/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "face/told.h"

#include <stdio.h>
#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD"

/* An answer as a transport makes it. */
typedef struct scene {
    sw_transport *transport;
    sw_response *answer;
    sw_error err;
    const char *body;
    size_t size;
} scene;

static int answer_with(void *payload, sw_response *answer, const sw_http_request *request, sw_error *err)
{
    const scene *it = payload;
    (void)request;
    int code = sw_response_begin(answer, 201, err);
    if (code == SW_OK)
        code = sw_response_add_header(answer, "x-amz-pay-request-id", 20, "R-1", 3, err);
    return code == SW_OK ? sw_response_add_body(answer, it->body, it->size, err) : code;
}

static void open_answer(scene *it, const char *body, size_t size)
{
    *it = (scene){ .err = SW_ERROR_INIT, .body = body, .size = size };
    const sw_http_request request = { .method = "GET", .url = "https://pay.example/" };
    assert_code(SW_OK, &it->err, sw_transport_new(&it->transport, answer_with, it, &it->err));
    assert_code(SW_OK, &it->err, sw_transport_send(&it->answer, it->transport, &request, &it->err));
}

static void close_answer(scene *it)
{
    sw_response_free(it->answer);
    sw_transport_free(it->transport);
}

/* What it is as JSON, and that it is JSON; frees it. */
static void assert_json(sw_json *value, const char *expected)
{
    sw_error err = SW_ERROR_INIT;
    sw_json *again = NULL;
    char *text = sw_json_write(value, false);
    assert_non_null(text);
    if (expected)
        assert_string_equal(text, expected);
    assert_code(SW_OK, &err, sw_json_parse_answer(&again, text, strlen(text), &err));
    sw_json_free(again);
    sw_json_release_text(text);
    sw_json_free(value);
}

TEST(an_answer_is_told_as_it_came_digits_and_all)
{
    static const char body[] = "{ \"amount\" : 10.00, \"rate\":0.12345678901234567 }";
    scene it;
    open_answer(&it, body, strlen(body));
    assert_json(sw_told_answer(it.answer, NULL), "{\"status\":201,\"body\":{ \"amount\" : 10.00, \"rate\":"
                                                 "0.12345678901234567 },\"request_id\":\"R-1\",\"attempts\":0,"
                                                 "\"error\":null}");
    close_answer(&it);
}

TEST(what_is_no_json_is_told_as_text)
{
    static const struct {
        const char *body;
        size_t size;
        const char *expected;
    } table[] = {
        { "", 0, "null" },
        { "<html>\"\n</html>", 15, "\"<html>\\\"\\n</html>\"" },
        { "{\"a\":1", 6, "\"{\\\"a\\\":1\"" },
        { "{\"a\":1,\"a\":2}", 13, NULL },
        { "a\xFF\xC3", 3, "\"a" REPLACEMENT REPLACEMENT "\"" },
        { "{\"a\":\"\xC3(\"}", 10, "\"{\\\"a\\\":\\\"" REPLACEMENT "(\\\"}\"" },
        { "a\0b", 3, "\"a" REPLACEMENT "b\"" },
        { "{}\0{}", 5, "\"{}" REPLACEMENT "{}\"" },
        { "\xED\xA0\x80", 3, "\"" REPLACEMENT REPLACEMENT REPLACEMENT "\"" },
        { "\xF4\x90\x80\x80", 4, "\"" REPLACEMENT REPLACEMENT REPLACEMENT REPLACEMENT "\"" },
        { "\xC0\xAF", 2, "\"" REPLACEMENT REPLACEMENT "\"" },
        { "{\"a\":NaN}", 9, "\"{\\\"a\\\":NaN}\"" },
        { "{\"a\":1e999}", 11, "\"{\\\"a\\\":1e999}\"" },
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        scene it;
        open_answer(&it, table[i].body, table[i].size);
        assert_json(sw_told_body(it.answer), table[i].expected);
        assert_json(sw_told_answer(it.answer, NULL), NULL);
        close_answer(&it);
    }
}

TEST(bytes_become_text_whatever_they_are)
{
    assert_json(sw_told_bytes("", 0), "\"\"");
    assert_json(sw_told_bytes("\xC3\xBC\xE2\x82\xAC\xF0\x9F\x98\x80", 9), "\"\xC3\xBC\xE2\x82\xAC\xF0\x9F\x98\x80\"");
    char all[256];
    for (int i = 0; i < 256; i++)
        all[i] = (char)i;
    assert_json(sw_told_bytes(all, sizeof all), NULL);
    memset(all, 0xFF, sizeof all);
    assert_json(sw_told_bytes(all, sizeof all), NULL);
}

TEST(an_error_with_nothing_in_it_has_all_its_members)
{
    sw_error err = SW_ERROR_INIT;
    err.code = SW_E_INVALID;
    assert_json(sw_told_error(&err),
                "{\"code\":\"invalid\",\"http_status\":null,\"reason_code\":null,\"request_id\":null,"
                "\"idempotency_key\":null,\"field\":null,\"message\":null,\"attempts\":0,\"effect\":\"none\","
                "\"retry\":\"never\",\"next_step\":\"none\",\"retry_after_s\":null}");
}

TEST(an_error_with_everything_in_it_tells_everything)
{
    sw_error err = { sizeof err,         SW_E_THROTTLED,    429,   3,     61,   SW_EFFECT_UNKNOWN, SW_RETRY_SAME_KEY,
                     SW_NEXT_SEND_BUYER, "TooManyRequests", "R-1", "k-1", "/a", "line \"1\"\xFF",  "" };
    assert_json(
        sw_told_error(&err),
        "{\"code\":\"throttled\",\"http_status\":429,\"reason_code\":\"TooManyRequests\",\"request_id\":\"R-1\","
        "\"idempotency_key\":\"k-1\",\"field\":\"/a\",\"message\":\"line \\\"1\\\"" REPLACEMENT
        "\",\"attempts\":3,\"effect\":\"unknown\",\"retry\":\"same_key\",\"next_step\":\"send_buyer\","
        "\"retry_after_s\":61}");
}

TEST(an_error_that_this_release_does_not_know_is_told_too)
{
    sw_error err = SW_ERROR_INIT;
    err.code = -99;
    err.effect = (sw_effect)77;
    err.retry = (sw_retry)77;
    err.next_step = (sw_next_step)77;
    assert_json(sw_told_error(&err), NULL);
}

TEST(a_text_that_was_cut_in_a_character_stays_json)
{
    sw_error err = SW_ERROR_INIT;
    err.code = SW_E_INVALID;
    memset(err.message, 'a', sizeof err.message - 1);
    err.message[sizeof err.message - 2] = '\xC3';
    sw_json *told = sw_told_error(&err);
    assert_contains(sw_json_get_text(told, "message"), "a" REPLACEMENT);
    assert_json(told, NULL);
}

TEST(an_answer_that_failed_tells_both)
{
    static const char body[] = "{\"reasonCode\":\"X\"}";
    scene it;
    open_answer(&it, body, strlen(body));
    it.err.code = SW_E_REFUSED;
    it.err.attempts = 4;
    assert_json(sw_told_answer(it.answer, &it.err),
                "{\"status\":201,\"body\":{\"reasonCode\":\"X\"},\"request_id\":\"R-1\",\"attempts\":4,\"error\":{"
                "\"code\":\"refused\",\"http_status\":null,\"reason_code\":null,\"request_id\":null,"
                "\"idempotency_key\":null,\"field\":null,\"message\":null,\"attempts\":4,\"effect\":\"none\","
                "\"retry\":\"never\",\"next_step\":\"none\",\"retry_after_s\":null}}");
    close_answer(&it);
}

TEST(nothing_is_told_of_nothing)
{
    assert_json(sw_told_body(NULL), "null");
    assert_json(sw_told_part(NULL, ""), "null");
    assert_json(sw_told_answer(NULL, NULL),
                "{\"status\":null,\"body\":null,\"request_id\":null,\"attempts\":0,\"error\":null}");
    assert_json(sw_told_missing(NULL), "[]");
    assert_string_equal(sw_constraint_at(NULL, 0), "");
    assert_null(sw_told_whole(NULL, false));
    assert_null(sw_told_whole(sw_json_object(), false));
}

/* The names of an object's members, each followed by a space; frees it. */
static void assert_names(sw_json *object, const char *expected)
{
    char names[600] = "";
    for (const sw_json *member = sw_json_first(object); member; member = sw_json_next(member))
        snprintf(names + strlen(names), sizeof names - strlen(names), "%s ", sw_json_name(member));
    assert_string_equal(names, expected);
    assert_json(object, NULL);
}

/* What programs read by name is there always, also when there is nothing to say. */
TEST(objects_have_the_same_members_when_nothing_is_in_them)
{
    assert_names(sw_told_receipt(NULL, NULL), "id state reason amount pending next_step redirect_url was_done "
                                              "request_id idempotency_key body error ");
    assert_names(sw_told_wallet(NULL), "id chargeable state reasons next_step descriptor balance body ");
    assert_names(sw_told_order(NULL), "redirect_url missing ");
    assert_names(sw_told_outcome(NULL), "wallet payment reason reason_code replayed flow session_id "
                                        "charge_permission_id charge_id amount descriptor buyer ");
    assert_names(sw_told_notification(NULL),
                 "kind message_id topic_arn timestamp merchant_id object_type object_id charge_permission_id "
                 "notification_type notification_id notification_version operation subscribe_url ");
    assert_names(sw_told_button(NULL, NULL, NULL), "payload_json signature algorithm public_key_id script_url options "
                                                   "lazy initiate csp headers html warnings ");
}

TEST(parts_that_are_empty_are_null)
{
    const sw_money none = SW_MONEY_INIT, some = { 5, "JPY" };
    sw_json *object = sw_json_object();
    assert_true(sw_told_text(object, "a", ""));
    assert_true(sw_told_text(object, "b", "x"));
    assert_true(sw_told_money(object, "c", &none));
    assert_true(sw_told_money(object, "d", NULL));
    assert_true(sw_told_money(object, "e", &some));
    assert_true(sw_told_number(object, "f", 0));
    assert_true(sw_told_number(object, "g", -1));
    assert_json(object,
                "{\"a\":null,\"b\":\"x\",\"c\":null,\"d\":null,\"e\":{\"amount\":\"5\",\"currencyCode\":\"JPY\"},"
                "\"f\":null,\"g\":-1}");
}

TEST(a_part_of_an_object_keeps_its_digits)
{
    static const char json[] = "{\"a\":{\"b\":10.00},\"n\":null}";
    sw_object *object;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_object_read(&object, json, strlen(json), &err));
    assert_json(sw_told_part(object, "/a/x"), "null");
    assert_json(sw_told_part(object, "/n"), "null");
    sw_json *part = sw_told_part(object, "/a");
    assert_json(part, NULL);
    sw_object_free(object);
}

TEST(what_a_session_misses_is_told_in_words)
{
    static const char json[] = "{\"constraints\":[{\"constraintId\":\"BuyerNotAssociated\"},{\"constraintId\":\"New\"},"
                               "{\"x\":1},7]}";
    sw_object *session;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_object_read(&session, json, strlen(json), &err));
    sw_json *told = sw_told_missing(session);
    assert_int_equal(sw_json_size(told), 4);
    assert_string_equal(sw_json_get_text(sw_json_first(told), "constraint"), "BuyerNotAssociated");
    assert_non_null(sw_json_get_text(sw_json_first(told), "text"));
    assert_json(told, NULL);
    sw_object_free(session);
}

TEST(an_entry_of_the_log_tells_what_it_has)
{
    const sw_log_entry least = { .size = sizeof least,
                                 .level = SW_LOG_ERROR,
                                 .event = "failed",
                                 .operation = "",
                                 .request_id = "",
                                 .idempotency_key = "",
                                 .reason_code = "",
                                 .message = "" },
                       most = { sizeof most, SW_LOG_DEBUG, "try", "createCharge", 2, 503, 17, 250, "R", "k", "X", "m" };
    sw_json *line = sw_json_object();
    assert_true(sw_told_log(line, &least));
    assert_json(line, "{\"level\":\"error\",\"event\":\"failed\"}");
    line = sw_json_object();
    assert_true(sw_told_log(line, &most));
    assert_json(line, "{\"level\":\"debug\",\"event\":\"try\",\"operation\":\"createCharge\",\"attempt\":2,"
                      "\"http_status\":503,\"duration_ms\":17,\"wait_ms\":250,\"request_id\":\"R\","
                      "\"idempotency_key\":\"k\",\"reason_code\":\"X\",\"message\":\"m\"}");
    assert_false(sw_told_log(NULL, &most));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_is_told_as_it_came_digits_and_all),
        cmocka_unit_test(what_is_no_json_is_told_as_text),
        cmocka_unit_test(bytes_become_text_whatever_they_are),
        cmocka_unit_test(an_error_with_nothing_in_it_has_all_its_members),
        cmocka_unit_test(an_error_with_everything_in_it_tells_everything),
        cmocka_unit_test(an_error_that_this_release_does_not_know_is_told_too),
        cmocka_unit_test(a_text_that_was_cut_in_a_character_stays_json),
        cmocka_unit_test(an_answer_that_failed_tells_both),
        cmocka_unit_test(nothing_is_told_of_nothing),
        cmocka_unit_test(objects_have_the_same_members_when_nothing_is_in_them),
        cmocka_unit_test(parts_that_are_empty_are_null),
        cmocka_unit_test(a_part_of_an_object_keeps_its_digits),
        cmocka_unit_test(what_a_session_misses_is_told_in_words),
        cmocka_unit_test(an_entry_of_the_log_tells_what_it_has),
    };
    return RUN_SUITE(tests);
}
