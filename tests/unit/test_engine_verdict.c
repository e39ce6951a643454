/* SPDX-License-Identifier: Apache-2.0 */
#include "engine_shop.h"

#include "base/error.h"
#include "engine/outcome.h"

#include <stdio.h>
#include <string.h>

#define DONE SW_VERDICT_ACCEPTED
#define AGAIN SW_VERDICT_NOT_DONE
#define OPEN SW_VERDICT_UNKNOWN
#define NO SW_VERDICT_REFUSED
#define TAKEN SW_VERDICT_TAKEN

enum { NOW_MS = 1000 };

/* What an answer means: of the first send; while one without an answer may still be taken; and when that is over. */
typedef struct row {
    int status; /* 0: no answer */
    bool lost;
    const char *reason;
    sw_verdict first, open, later;
} row;

static const row answers[] = {
    { 200, false, "", DONE, DONE, DONE },
    { 201, false, "", DONE, DONE, DONE },
    { 0, false, "", AGAIN, OPEN, OPEN }, /* nothing was sent */
    { 0, true, "", OPEN, OPEN, OPEN },   /* it may have been read */
    { 400, false, "InvalidParameterValue", NO, OPEN, NO },
    { 400, false, "InvalidRequest", NO, OPEN, NO },
    { 400, false, "InvalidHeaderValue", NO, OPEN, OPEN }, /* may be looked at before the key is */
    { 400, false, "", OPEN, OPEN, OPEN },                 /* a gateway's page */
    { 403, false, "", AGAIN, OPEN, OPEN },
    { 404, false, "", OPEN, OPEN, OPEN },
    { 405, false, "UnsupportedOperation", NO, OPEN, OPEN },
    { 400, false, "TransactionAmountExceeded", NO, OPEN, NO }, /* perhaps by the earlier send itself */
    { 400, false, "PeriodicAmountExceeded", NO, OPEN, NO },
    { 400, false, "DuplicateIdempotencyKey", TAKEN, TAKEN, TAKEN },
    { 401, false, "UnauthorizedAccess", AGAIN, OPEN, OPEN },
    { 403, false, "InvalidRequestSignature", AGAIN, OPEN, OPEN },
    { 403, false, "InvalidAccountStatus", AGAIN, OPEN, OPEN },
    { 404, false, "ResourceNotFound", NO, OPEN, NO },
    { 408, false, "RequestTimeout", OPEN, OPEN, OPEN },
    { 422, false, "SoftDeclined", NO, OPEN, NO },
    { 422, false, "HardDeclined", NO, OPEN, NO },
    { 422, false, "AmazonRejected", NO, OPEN, NO },
    { 422, false, "InvalidChargePermissionStatus", NO, OPEN, NO },
    { 422, false, "TransactionCountExceeded", NO, OPEN, NO },
    { 422, false, "SomethingNew", NO, OPEN, NO },
    { 429, false, "TooManyRequests", AGAIN, OPEN, OPEN },
    { 500, false, "InternalServerError", OPEN, OPEN, OPEN },
    { 500, false, "ProcessingFailure", OPEN, OPEN, OPEN },
    { 502, false, "", OPEN, OPEN, OPEN },
    { 503, false, "ServiceUnavailable", OPEN, OPEN, OPEN },
};

/* Sends a charge, and has the error that the client makes of the answer. */
static int charge(shop *it, const row *from)
{
    static const char body[] = "{\"chargePermissionId\":\"" WALLET "\",\"chargeAmount\":{\"amount\":\"18.40\","
                               "\"currencyCode\":\"EUR\"},\"captureNow\":true,\"canHandlePendingAuthorization\":false,"
                               "\"chargeInitiator\":\"MITU\",\"channel\":\"Web\"}";
    char no[200];
    snprintf(no, sizeof no, "{\"reasonCode\":\"%s\",\"message\":\"no\"}", from->reason);
    bool good = from->status == 200 || from->status == 201;
    const char *text = good ? CHARGE_OF("18.40", "Captured") : !*from->reason ? "<html>" : no;
    amazon_says(it, (answer){ "POST", "charges", from->status, text, 1, from->lost, NULL });
    sw_response *response = NULL;
    sw_call call = SW_CALL_INIT;
    call.intent = "ride:81";
    call.max_attempts = SW_NO_RETRY;
    sw_error_clear(&it->err);
    int code = sw_create_charge(&response, it->client, body, &call, &it->err);
    sw_response_free(response);
    return code;
}

static void assert_verdict(const row *from, int code, const sw_error *why, int64_t loose_ms, sw_verdict expected)
{
    sw_attempt_row attempt = { 0 };
    attempt.loose_ms = loose_ms;
    sw_verdict verdict = sw_verdict_of(&attempt, code, why, true, NOW_MS);
    if (verdict != expected)
        fail_msg("%d %s%s%s: verdict %d, and not %d (%s, effect %s)", from->status, from->reason,
                 from->lost ? "lost" : "", loose_ms ? ", loose" : "", verdict, expected, sw_code_name(code),
                 sw_effect_name(why->effect));
}

TEST(every_answer_has_its_verdict)
{
    shop it;
    shop_open(&it);
    for (size_t i = 0; i < COUNT_OF(answers); i++) {
        int code = charge(&it, &answers[i]);
        assert_verdict(&answers[i], code, &it.err, 0, answers[i].first);
        assert_verdict(&answers[i], code, &it.err, NOW_MS + 1, answers[i].open);
        assert_verdict(&answers[i], code, &it.err, NOW_MS, answers[i].later);
    }
    shop_close(&it);
}

static sw_verdict verdict_after(int64_t failures, int64_t loose_ms, int code, const sw_error *why, bool settled)
{
    sw_attempt_row attempt = { 0 };
    attempt.failures = failures;
    attempt.loose_ms = loose_ms;
    return sw_verdict_of(&attempt, code, why, settled, NOW_MS);
}

TEST(a_processing_failure_that_comes_again_is_a_no_where_it_is_taken_for_one)
{
    static const row failure = { 500, false, "ProcessingFailure", OPEN, OPEN, OPEN };
    static const row other = { 500, false, "InternalServerError", OPEN, OPEN, OPEN };
    shop it;
    shop_open(&it);
    int code = charge(&it, &failure);
    assert_int_equal(verdict_after(0, 0, code, &it.err, true), OPEN);
    assert_int_equal(verdict_after(1, 0, code, &it.err, true), NO);
    assert_int_equal(verdict_after(1, NOW_MS + 1, code, &it.err, true), OPEN);
    assert_int_equal(verdict_after(1, NOW_MS, code, &it.err, true), NO);
    assert_int_equal(verdict_after(1, 0, code, &it.err, false), OPEN);
    code = charge(&it, &other);
    assert_int_equal(verdict_after(2, 0, code, &it.err, true), OPEN);
    shop_close(&it);
}

/* What holds whatever a client makes of an answer: no code opens a way to a second charge. */
static void assert_safe(int code, sw_effect effect, int status, int64_t loose_ms, int failures)
{
    sw_error why = SW_ERROR_INIT;
    sw_fail(&why, code, "no");
    why.effect = effect;
    why.http_status = status;
    sw_verdict verdict = verdict_after(failures, loose_ms, code, &why, true);
    assert_int_equal(verdict == DONE, code == SW_OK);
    if (code == SW_OK)
        return;
    if (effect != SW_EFFECT_NONE)
        assert_int_equal(verdict, OPEN);
    if (loose_ms || failures)
        assert_int_not_equal(verdict, AGAIN);
    if (loose_ms > NOW_MS)
        assert_int_equal(verdict, OPEN);
    if (code == SW_E_NO_ANSWER || code == SW_E_SERVER || code == SW_E_THROTTLED || code == SW_E_AUTH)
        assert_int_not_equal(verdict, NO);
}

TEST(nothing_that_may_have_been_done_is_ever_a_no)
{
    static const int statuses[] = { 0, 200, 400, 403, 409, 422, 429, 500, 502 };
    static const int64_t loose[] = { 0, NOW_MS - 1, NOW_MS + 1 };
    for (int code = SW_OK; code >= SW_E_STATE_MISMATCH; code--)
        for (int effect = SW_EFFECT_NONE; effect <= SW_EFFECT_UNKNOWN; effect++)
            for (size_t i = 0; i < COUNT_OF(statuses); i++)
                for (size_t j = 0; j < 2 * COUNT_OF(loose); j++)
                    if (code != SW_E_NO_ANSWER || statuses[i] == 0)
                        assert_safe(code, (sw_effect)effect, statuses[i], loose[j / 2], j % 2);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_answer_has_its_verdict),
        cmocka_unit_test(a_processing_failure_that_comes_again_is_a_no_where_it_is_taken_for_one),
        cmocka_unit_test(nothing_that_may_have_been_done_is_ever_a_no),
    };
    return RUN_SUITE(tests);
}
