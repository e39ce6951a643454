/* SPDX-License-Identifier: Apache-2.0 */
#include "sns.h"

#include <savedwallet/limits.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void refuse_raw(sns *it, const char *raw, const char *reason, const char *field)
{
    sw_error_clear(&it->err);
    int code = sw_notifications_receive(&it->got, it->receiver, raw, strlen(raw), &it->err);
    if (code == SW_OK || strcmp(it->err.reason_code, reason) != 0 || strcmp(it->err.field, field) != 0)
        fail_msg("wanted %s at \"%s\" of %.60s, got %s \"%s\" at \"%s\": %s", reason, field, raw, sw_code_name(code),
                 it->err.reason_code, it->err.field, it->err.message);
    assert_null(it->got);
}

TEST(what_is_no_envelope_is_malformed)
{
    static const char *const texts[] = { "",
                                         "{",
                                         "null",
                                         "[]",
                                         "\"text\"",
                                         "<NotificationData/>",
                                         "{\"Type\":\"Notification\"",
                                         "{} {}",
                                         "{\"a\":1,\"a\":2}",
                                         "\xEF\xBB\xBF{}" };
    sns it;
    sns_open(&it);
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        refuse_raw(&it, texts[i], "malformed", "");
    refuse_raw(&it, "{}", "malformed", "Type");
    refuse_raw(&it, "{\"Type\":\"notification\"}", "malformed", "Type");
    refuse_raw(&it, "{\"Type\":5}", "malformed", "Type");
    refuse_raw(&it, "{\"Type\":\"Notification\",\"type\":\"Notification\"}", "malformed", "Type");
    assert_int_equal(it.err.code, SW_E_INVALID);
    assert_int_equal(it.fetched, 0);
    sns_close(&it);
}

TEST(a_message_that_is_cut_off_anywhere_is_malformed)
{
    sns it;
    sns_open(&it);
    sns_message message = sns_notification();
    char *raw = sns_write(&message);
    for (size_t size = 0; size + 1 < strlen(raw); size++) {
        assert_code(SW_E_INVALID, &it.err, sw_notifications_receive(&it.got, it.receiver, raw, size, &it.err));
        assert_string_equal(it.err.reason_code, "malformed");
    }
    assert_int_equal(it.fetched, 0);
    free(raw);
    sns_close(&it);
}

TEST(every_member_that_is_needed_has_to_be_there)
{
    sns it;
    sns_open(&it);
    for (int i = 0; i < 8; i++) {
        sns_message message = sns_confirmation();
        message.signature = FAKE_SIGNATURE;
        const char **const members[] = { &message.message_id, &message.topic,        &message.message,
                                         &message.timestamp,  &message.version,      &message.certificate_url,
                                         &message.token,      &message.subscribe_url };
        static const char *const fields[] = { "MessageId",        "TopicArn",       "Message", "Timestamp",
                                              "SignatureVersion", "SigningCertURL", "Token",   "SubscribeURL" };
        *members[i] = NULL;
        sns_refuse(&it, &message, "malformed", fields[i]);
        if (i == 2)
            continue;
        *members[i] = "";
        sns_refuse(&it, &message, "malformed", fields[i]);
        *members[i] = "a\nb";
        sns_refuse(&it, &message, "malformed", fields[i]);
    }
    sns_close(&it);
}

TEST(other_members_that_are_wrong_are_malformed)
{
    char longest[200];
    memset(longest, 'a', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    sns it;
    sns_open(&it);
    sns_message message = sns_notification();
    message.message_id = longest;
    sns_refuse(&it, &message, "malformed", "MessageId");
    static const char *const dates[] = {
        "2026-01-02",           "2026-01-02T03:04:05", "2026-01-02T03:04:05.Z",           "2026-01-02T03:04:05+00:00",
        "2026-13-02T03:04:05Z", "1767323045",          "2026-01-02T03:04:05.1234567890Z", "2026-01-02 03:04:05Z"
    };
    message = sns_notification();
    for (size_t i = 0; i < COUNT_OF(dates); i++) {
        message.timestamp = dates[i];
        sns_refuse(&it, &message, "malformed", "Timestamp");
    }
    static const char *const signatures[] = { "", "a", "****", "AAAA AAAA" };
    message = sns_notification();
    for (size_t i = 0; i < COUNT_OF(signatures); i++) {
        message.signature = signatures[i];
        sns_refuse(&it, &message, "malformed", "Signature");
    }
    assert_int_equal(it.fetched, 0);
    sns_close(&it);
}

TEST(a_message_that_is_too_long_is_malformed)
{
    sns it;
    sns_open(&it);
    char *longest = calloc(1, SW_MAX_NOTIFICATION + 2);
    assert_non_null(longest);
    memset(longest, ' ', SW_MAX_NOTIFICATION + 1);
    refuse_raw(&it, longest, "malformed", "");
    assert_contains(it.err.message, "262144");
    free(longest);
    sns_close(&it);
}

TEST(versions_of_signatures_and_messages_that_are_unknown_are_refused)
{
    static const char *const versions[] = { "0", "3", "01", "1 ", "SHA256", "2.0" };
    sns it;
    sns_open(&it);
    sns_message message = sns_notification();
    for (size_t i = 0; i < COUNT_OF(versions); i++) {
        message.version = versions[i];
        sns_refuse(&it, &message, "unknown_version", "SignatureVersion");
    }
    assert_int_equal(it.fetched, 0);
    static const char *const inners[] = {
        "{\"MerchantID\":\"" WORLD_MERCHANT "\",\"ObjectType\":\"CHARGE\",\"ObjectId\":\"o\"}",
        "{\"MerchantID\":\"" WORLD_MERCHANT
        "\",\"ObjectType\":\"CHARGE\",\"ObjectId\":\"o\",\"NotificationVersion\":\"V3\"}",
    };
    message = sns_notification();
    for (size_t i = 0; i < COUNT_OF(inners); i++) {
        message.message = inners[i];
        sns_refuse(&it, &message, "unknown_version", "NotificationVersion");
    }
    sns_close(&it);
}

TEST(a_topic_that_is_none_of_those_given_is_refused)
{
    static const char *const topics[] = { "arn:aws:sns:eu-west-1:1:Other", SNS_TOPIC };
    sns it;
    sw_notification_options options = sns_options(&it);
    options.topics = topics;
    options.topic_count = 2;
    sns_start(&it, &options);
    sns_message message = sns_notification();
    assert_code(SW_OK, &it.err, sns_receive(&it, &message));
    static const char *const others[] = { SNS_TOPIC "2", "arn:aws:sns:eu-west-1:666:A3EXAMPLE00001Topic", "x" };
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        message.topic = others[i];
        sns_refuse(&it, &message, "wrong_topic", "TopicArn");
    }
    assert_int_equal(it.fetched, 1);
    sns_close(&it);
}

TEST(a_message_is_stale_when_it_is_too_old_or_from_the_future)
{
    static const struct {
        const char *timestamp;
        int64_t max_age_s;
        bool taken;
    } rows[] = {
        { "2026-01-01T23:04:05.000Z", 0, true },  { "2026-01-01T23:04:04.999Z", 0, false },
        { "2026-01-02T03:19:05.000Z", 0, true },  { "2026-01-02T03:19:05.001Z", 0, false },
        { "2026-01-02T03:04:00Z", 5, true },      { "2026-01-02T03:03:59.999Z", 5, false },
        { "2016-01-02T03:04:05.000Z", 0, false }, { "1970-01-01T00:00:00Z", 0, false },
        { "9999-12-31T23:59:59Z", 0, false },
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        sns it;
        sw_notification_options options = sns_options(&it);
        options.max_age_s = rows[i].max_age_s;
        sns_start(&it, &options);
        sns_message message = sns_notification();
        message.timestamp = rows[i].timestamp;
        if (rows[i].taken)
            assert_code(SW_OK, &it.err, sns_receive(&it, &message));
        else
            sns_refuse(&it, &message, "stale", "Timestamp");
        assert_int_equal(it.fetched, rows[i].taken);
        sns_close(&it);
    }
}

static void refuse_changed(sns *it, const sns_message *message, const char *old, const char *new)
{
    char *raw = sns_write(message), changed[4096];
    const char *at = strstr(raw, old);
    assert_non_null(at);
    snprintf(changed, sizeof changed, "%.*s%s%s", (int)(at - raw), raw, new, at + strlen(old));
    refuse_raw(it, changed, "forged", "Signature");
    free(raw);
}

TEST(a_message_whose_text_was_changed_is_forged)
{
    static const char *const changes[][2] = {
        { "C1", "C2" },                                      /* another charge */
        { "m-1", "m-2" },                                    /* sent once more under another id */
        { "05.000Z", "06.000Z" },                            /* at another time */
        { "0001Topic", "0001Tropic" },                       /* through another topic */
        { "\"Subject\":\t\"s\"", "\"Subject\":\t\"t\"" },    /* about something else */
        { "\"Subject\"", "\"NoSubject\"" },                  /* about nothing */
        { "{\\\"MerchantID\\\":", "{ \\\"MerchantID\\\":" }, /* encoded anew */
        { "\\\"ObjectType\\\":\\\"CHARGE\\\"", "\\\"ObjectType\\\":\\\"REFUND\\\"" },
        { "STATE_CHANGE", "STATE\\\\u005fCHANGE" },
        { "\"2\"", "\"1\"" }, /* another hash */
    };
    sns it;
    sns_open(&it);
    sns_message message = sns_notification();
    message.subject = "s";
    assert_code(SW_OK, &it.err, sns_receive(&it, &message));
    sw_notification_free(it.got);
    it.got = NULL;
    for (size_t i = 0; i < COUNT_OF(changes); i++)
        refuse_changed(&it, &message, changes[i][0], changes[i][1]);
    sns_close(&it);
}

TEST(a_signature_of_somebody_else_or_of_another_kind_is_forged)
{
    sns it;
    sns_open(&it);
    static const char *const signers[] = { "stranger", "authority", "small", "elliptic" };
    sns_message message = sns_notification();
    for (size_t i = 0; i < COUNT_OF(signers); i++) {
        message.signed_by = signers[i];
        sns_refuse(&it, &message, "forged", "Signature");
    }
    message = sns_notification();
    message.signature = FAKE_SIGNATURE;
    sns_refuse(&it, &message, "forged", "Signature");
    message = sns_notification();
    message.signed_as = "1";
    sns_refuse(&it, &message, "forged", "Signature");
    message.version = "1";
    message.signed_as = "2";
    sns_refuse(&it, &message, "forged", "Signature");
    sns_close(&it);
}

/* The text of a confirmation has two more lines; one kind must not pass as the other. */
TEST(a_message_of_one_kind_does_not_pass_as_another)
{
    sns it;
    sns_open(&it);
    sns_message message = sns_confirmation();
    refuse_changed(&it, &message, "\"SubscriptionConfirmation\"", "\"Notification\"");
    refuse_changed(&it, &message, "\"SubscriptionConfirmation\"", "\"UnsubscribeConfirmation\"");
    sns_close(&it);
}

TEST(an_inner_message_that_is_not_amazon_pays_is_malformed)
{
    static const struct {
        const char *inner, *field;
    } rows[] = {
        { "Hello", "Message" },
        { "", "Message" },
        { "[]", "Message" },
        { "<NotificationData>", "Message" },
        { "{\"NotificationVersion\":\"V2\"}", "MerchantID" },
        { "{\"NotificationVersion\":\"V2\",\"MerchantID\":\"A\"}", "ObjectType" },
        { "{\"NotificationVersion\":\"V2\",\"MerchantID\":\"A\",\"ObjectType\":\"CHARGE\"}", "ObjectId" },
        { "{\"NotificationVersion\":\"V2\",\"MerchantID\":\"A\",\"ObjectType\":\"CHARGE\",\"ObjectId\":\"\"}",
          "ObjectId" },
        { "{\"NotificationVersion\":\"V2\",\"MerchantID\":\"A\",\"ObjectType\":\"CHARGE\",\"ObjectId\":7}",
          "ObjectId" },
        { "{\"NotificationVersion\":\"V2\",\"MerchantID\":\"A\",\"ObjectType\":\"CHARGE\",\"ObjectId\":\"a\\nb\"}",
          "ObjectId" },
        { "{\"NotificationVersion\":\"V2\",\"MerchantID\":\"A\",\"merchantId\":\"" WORLD_MERCHANT "\"}", "MerchantID" },
    };
    sns it;
    sns_open(&it);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        sns_message message = sns_notification();
        message.message = rows[i].inner;
        sns_refuse(&it, &message, "malformed", rows[i].field);
    }
    sns_close(&it);
}

TEST(a_message_about_another_merchant_is_refused_unless_any_will_do)
{
    static const char inner[] = "{\"MerchantID\":\"A3EXAMPLE00002\",\"ObjectType\":\"CHARGE\",\"ObjectId\":\"o\","
                                "\"NotificationVersion\":\"V2\"}";
    sns_message message = sns_notification();
    message.message = inner;
    sns it;
    sns_open(&it);
    sns_refuse(&it, &message, "wrong_merchant", "MerchantID");
    sns_close(&it);
    sw_notification_options options = sns_options(&it);
    options.merchant_id = NULL;
    sns_start(&it, &options);
    assert_code(SW_OK, &it.err, sns_receive(&it, &message));
    assert_string_equal(sw_notification_merchant_id(it.got), "A3EXAMPLE00002");
    sns_close(&it);
}

TEST(what_a_server_answers_follows_from_the_reason)
{
    static const struct {
        const char *reason;
        int status;
    } rows[] = {
#define REFUSAL(ID, reason, code, status) { reason, status },
#include "pay/refusals.def"
#undef REFUSAL
    };
    sw_error err = SW_ERROR_INIT;
    assert_int_equal(sw_notification_status(&err), 200);
    assert_int_equal(sw_notification_status(NULL), 500);
    err.code = SW_E_NOMEM;
    assert_int_equal(sw_notification_status(&err), 500);
    int again = 0;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        err.code = SW_E_SIGNATURE;
        snprintf(err.reason_code, sizeof err.reason_code, "%s", rows[i].reason);
        assert_int_equal(sw_notification_status(&err), rows[i].status);
        again += rows[i].status == 500;
    }
    assert_int_equal(again, 2);
}

/* The header shows the table to people. */
TEST(the_header_has_every_reason_with_its_answer)
{
    static const char *const rows[] = {
#define REFUSAL(ID, reason, code, status) " * | " reason " ", "| SW_E_" #code " ", "| " #status " ",
#include "pay/refusals.def"
#undef REFUSAL
    };
    char *header = read_text(SAVEDWALLET_VECTORS "/../../core/include/savedwallet/notification.h", NULL);
    for (size_t i = 0; i < COUNT_OF(rows); i += 3) {
        char *line = strstr(header, rows[i]), *end = line ? strchr(line, '\n') : NULL;
        assert_non_null(end);
        *end = '\0';
        assert_contains(line, rows[i + 1]);
        assert_contains(line, rows[i + 2]);
        *end = '\n';
    }
    free(header);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_envelope_is_malformed),
        cmocka_unit_test(a_message_that_is_cut_off_anywhere_is_malformed),
        cmocka_unit_test(every_member_that_is_needed_has_to_be_there),
        cmocka_unit_test(other_members_that_are_wrong_are_malformed),
        cmocka_unit_test(a_message_that_is_too_long_is_malformed),
        cmocka_unit_test(versions_of_signatures_and_messages_that_are_unknown_are_refused),
        cmocka_unit_test(a_topic_that_is_none_of_those_given_is_refused),
        cmocka_unit_test(a_message_is_stale_when_it_is_too_old_or_from_the_future),
        cmocka_unit_test(a_message_whose_text_was_changed_is_forged),
        cmocka_unit_test(a_signature_of_somebody_else_or_of_another_kind_is_forged),
        cmocka_unit_test(a_message_of_one_kind_does_not_pass_as_another),
        cmocka_unit_test(an_inner_message_that_is_not_amazon_pays_is_malformed),
        cmocka_unit_test(a_message_about_another_merchant_is_refused_unless_any_will_do),
        cmocka_unit_test(what_a_server_answers_follows_from_the_reason),
        cmocka_unit_test(the_header_has_every_reason_with_its_answer),
    };
    return RUN_SUITE(tests);
}
