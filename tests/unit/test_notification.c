/* SPDX-License-Identifier: Apache-2.0 */
#include "sns.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

TEST(a_notification_of_each_version_is_taken_and_tells_what_it_is_about)
{
    static const char *const versions[] = { "1", "2" };
    for (size_t i = 0; i < COUNT_OF(versions); i++) {
        sns it;
        sns_open(&it);
        sns_message message = sns_notification();
        message.version = versions[i];
        message.subject = "A subject";
        assert_code(SW_OK, &it.err, sns_receive(&it, &message));
        assert_string_equal(sw_notification_kind(it.got), "notification");
        assert_string_equal(sw_notification_message_id(it.got), "m-1");
        assert_string_equal(sw_notification_topic_arn(it.got), SNS_TOPIC);
        assert_string_equal(sw_notification_timestamp(it.got), "2026-01-02T03:04:05.000Z");
        assert_int_equal(sw_notification_timestamp_ms(it.got), STILL_MS);
        assert_string_equal(sw_notification_subject(it.got), "A subject");
        assert_string_equal(sw_notification_message(it.got), SNS_INNER);
        assert_string_equal(sw_notification_subscribe_url(it.got), "");
        assert_string_equal(sw_notification_merchant_id(it.got), WORLD_MERCHANT);
        assert_string_equal(sw_notification_object_type(it.got), "CHARGE");
        assert_string_equal(sw_notification_object_id(it.got), "B01-1-C1");
        assert_string_equal(sw_notification_charge_permission_id(it.got), "B01-1");
        assert_string_equal(sw_notification_type(it.got), "STATE_CHANGE");
        assert_string_equal(sw_notification_id(it.got), "n-1");
        assert_string_equal(sw_notification_version(it.got), "V2");
        assert_string_equal(sw_notification_operation(it.got), "getCharge");
        assert_string_equal(it.url, SNS_CERTIFICATE_URL);
        sns_close(&it);
    }
}

static void assert_operation(const char *object_type, const char *operation)
{
    char inner[300];
    sns it;
    sns_open(&it);
    sns_message message = sns_notification();
    snprintf(inner, sizeof inner,
             "{\"merchantid\":\"" WORLD_MERCHANT
             "\",\"objectType\":\"%s\",\"OBJECTID\":\"o\",\"notificationVersion\":\"V2\"}",
             object_type);
    message.message = inner;
    assert_code(SW_OK, &it.err, sns_receive(&it, &message));
    assert_string_equal(sw_notification_operation(it.got), operation);
    assert_string_equal(sw_notification_object_id(it.got), "o");
    assert_string_equal(sw_notification_charge_permission_id(it.got), "");
    sns_close(&it);
}

TEST(names_are_found_in_any_case_and_each_object_has_its_operation)
{
    assert_operation("CHARGE", "getCharge");
    assert_operation("CHARGE_PERMISSION", "getChargePermission");
    assert_operation("REFUND", "getRefund");
    assert_operation("CHARGEBACK", "getDispute");
    assert_operation("SOMETHING_NEW", "");
}

static char *replaced(const char *text, const char *old, const char *new)
{
    const char *at = strstr(text, old);
    assert_non_null(at);
    size_t size = strlen(text) + strlen(new) + 1;
    char *out = malloc(size);
    assert_non_null(out);
    snprintf(out, size, "%.*s%s%s", (int)(at - text), text, new, at + strlen(old));
    return out;
}

static int receive_raw(sns *it, const char *raw)
{
    sw_notification_free(it->got);
    return sw_notifications_receive(&it->got, it->receiver, raw, strlen(raw), &it->err);
}

TEST(the_envelope_may_spell_its_names_and_text_in_other_ways)
{
    static const char *const changes[][2] = { { "\"SigningCertURL\"", "\"SigningCertUrl\"" },
                                              { "\"MessageId\"", "\"messageid\"" },
                                              { "\"TopicArn\"", "\"TopicARN\"" },
                                              { "STATE_CHANGE", "STATE\\u005fCHANGE" } };
    sns it;
    sns_open(&it);
    sns_message message = sns_notification();
    char *raw = sns_write(&message);
    for (size_t i = 0; i < COUNT_OF(changes); i++) {
        char *changed = replaced(raw, changes[i][0], changes[i][1]);
        assert_code(SW_OK, &it.err, receive_raw(&it, changed));
        assert_string_equal(sw_notification_object_id(it.got), "B01-1-C1");
        free(changed);
    }
    free(raw);
    sns_close(&it);
}

TEST(a_confirmation_is_given_and_nothing_is_followed)
{
    static const char *const types[][2] = { { "SubscriptionConfirmation", "subscription_confirmation" },
                                            { "UnsubscribeConfirmation", "unsubscribe_confirmation" } };
    for (size_t i = 0; i < COUNT_OF(types); i++) {
        sns it;
        sns_open(&it);
        sns_message message = sns_confirmation();
        message.type = types[i][0];
        assert_code(SW_OK, &it.err, sns_receive(&it, &message));
        assert_string_equal(sw_notification_kind(it.got), types[i][1]);
        assert_string_equal(sw_notification_subscribe_url(it.got), message.subscribe_url);
        assert_string_equal(sw_notification_object_type(it.got), "");
        assert_string_equal(sw_notification_operation(it.got), "");
        assert_int_equal(it.fetched, 1);
        assert_string_equal(it.url, SNS_CERTIFICATE_URL);
        sns_close(&it);
    }
}

TEST(a_confirmation_that_leads_elsewhere_is_refused)
{
    static const char *const urls[] = { "https://evil.example/", "http://sns.eu-west-1.amazonaws.com/?Action=x",
                                        "https://sns.eu-west-1.amazonaws.com.evil.example/?a", "javascript:alert(1)",
                                        "https://sns.eu-west-1.amazonaws.com/?a=\"><script>" };
    sns it;
    sns_open(&it);
    for (size_t i = 0; i < COUNT_OF(urls); i++) {
        sns_message message = sns_confirmation();
        message.subscribe_url = urls[i];
        sns_refuse(&it, &message, "malformed", "SubscribeURL");
    }
    sns_close(&it);
}

TEST(what_the_signature_does_not_cover_is_not_told)
{
    sns it;
    sns_open(&it);
    sns_message message = sns_notification();
    message.subscribe_url = "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription";
    assert_code(SW_OK, &it.err, sns_receive(&it, &message));
    assert_string_equal(sw_notification_subscribe_url(it.got), "");
    message = sns_confirmation();
    message.subject = "Anybody's";
    assert_code(SW_OK, &it.err, sns_receive(&it, &message));
    assert_string_equal(sw_notification_subject(it.got), "");
    sns_close(&it);
}

static void count_topic(void *payload, const char *topic)
{
    int *count = payload;
    assert_string_equal(topic + strlen(topic) - 5, "Topic");
    ++*count;
}

TEST(without_topics_each_new_one_is_told_once)
{
    int count = 0;
    sns it;
    sw_notification_options options = sns_options(&it);
    options.new_topic = count_topic;
    options.payload = &count;
    sns_start(&it, &options);
    for (int i = 0; i < 40; i++) {
        char topic[80];
        snprintf(topic, sizeof topic, "arn:aws:sns:eu-west-1:1:%dTopic", i / 2);
        sns_message message = sns_notification();
        message.topic = topic;
        assert_code(SW_OK, &it.err, sns_receive(&it, &message));
        assert_int_equal(count, i / 2 < 16 ? i / 2 + 1 : 16);
    }
    sns_close(&it);
}

/* Remembers ids as a store of the merchant's would. */
typedef struct store {
    char ids[4][32];
    int count;
    int fails_with;
} store;

static int seen(void *payload, const char *message_id, int64_t timestamp_ms)
{
    store *it = payload;
    assert_true(timestamp_ms > 0);
    if (it->fails_with)
        return it->fails_with;
    for (int i = 0; i < it->count; i++)
        if (strcmp(it->ids[i], message_id) == 0)
            return 1;
    snprintf(it->ids[it->count++], sizeof it->ids[0], "%s", message_id);
    return 0;
}

TEST(a_message_that_was_there_before_is_refused_as_replayed)
{
    store ids = { .count = 0 };
    sns it;
    sw_notification_options options = sns_options(&it);
    options.seen = seen;
    options.payload = &ids;
    sns_start(&it, &options);
    sns_message message = sns_notification();
    assert_code(SW_OK, &it.err, sns_receive(&it, &message));
    sns_refuse(&it, &message, "replayed", "MessageId");
    assert_int_equal(it.err.code, SW_E_SIGNATURE);
    message.message_id = "m-2";
    assert_code(SW_OK, &it.err, sns_receive(&it, &message));
    ids.fails_with = -1;
    message.message_id = "m-3";
    assert_code(SW_E_CALLBACK, &it.err, sns_receive(&it, &message));
    assert_string_equal(it.err.reason_code, "");
    sns_close(&it);
}

TEST(what_is_refused_is_not_noted_as_seen)
{
    store ids = { .count = 0 };
    sns it;
    sw_notification_options options = sns_options(&it);
    options.seen = seen;
    options.payload = &ids;
    sns_start(&it, &options);
    sns_message message = sns_notification();
    message.signed_by = "stranger";
    sns_refuse(&it, &message, "forged", "Signature");
    message = sns_notification();
    message.message =
        "{\"MerchantID\":\"A2OTHER\",\"ObjectType\":\"CHARGE\",\"ObjectId\":\"o\",\"NotificationVersion\":\"V2\"}";
    sns_refuse(&it, &message, "wrong_merchant", "MerchantID");
    assert_int_equal(ids.count, 0);
    sns_close(&it);
}

TEST(a_certificate_file_is_for_the_emulator_only)
{
    static const struct {
        const char *base_url, *key_id;
        sw_environment environment;
        bool taken;
    } rows[] = {
        { "https://127.0.0.1:8443", "SANDBOX-A", SW_ENVIRONMENT_FROM_KEY, true },
        { "http://localhost:80", "SANDBOX-A", SW_ENVIRONMENT_FROM_KEY, true },
        { "http://127.0.0.1", "A1OLDERKEY", SW_ENVIRONMENT_SANDBOX, true },
        { "https://127.0.0.1", "LIVE-A", SW_ENVIRONMENT_FROM_KEY, false },
        { "https://127.0.0.1", "LIVE-A", SW_ENVIRONMENT_SANDBOX, false },
        { "https://127.0.0.1", "A1OLDERKEY", SW_ENVIRONMENT_FROM_KEY, false },
        { "https://127.0.0.1", "A1OLDERKEY", SW_ENVIRONMENT_LIVE, false },
        { "https://127.0.0.1", NULL, SW_ENVIRONMENT_SANDBOX, false },
        { "https://pay-api.amazon.eu", "SANDBOX-A", SW_ENVIRONMENT_FROM_KEY, false },
        { "https://127.0.0.1.evil.example", "SANDBOX-A", SW_ENVIRONMENT_FROM_KEY, false },
        { "127.0.0.1", "SANDBOX-A", SW_ENVIRONMENT_FROM_KEY, false },
        { NULL, "SANDBOX-A", SW_ENVIRONMENT_FROM_KEY, false },
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        sns it;
        sw_notification_options options = sns_options(&it);
        options.certificate_file = sns_path("unknown_authority.pem");
        options.base_url = rows[i].base_url;
        options.public_key_id = rows[i].key_id;
        options.environment = rows[i].environment;
        sw_notifications *receiver = NULL;
        assert_code(rows[i].taken ? SW_OK : SW_E_INVALID, &it.err, sw_notifications_new(&receiver, &options, &it.err));
        if (!rows[i].taken)
            assert_string_equal(it.err.field, "certificate_file");
        sw_notifications_free(receiver);
        sns_close(&it);
    }
}

TEST(a_certificate_that_was_given_verifies_and_nothing_is_fetched)
{
    sns it;
    sw_notification_options options = sns_options(&it);
    options.certificate_file = sns_path("unknown_authority.pem");
    options.base_url = "http://127.0.0.1:8080";
    options.public_key_id = "SANDBOX-A";
    sns_start(&it, &options);
    sns_message message = sns_notification();
    message.signed_by = "unknown_authority";
    assert_code(SW_OK, &it.err, sns_receive(&it, &message));
    message.signed_by = "small";
    sns_refuse(&it, &message, "forged", "Signature");
    message = sns_notification();
    message.certificate_url = "https://evil.example/a.pem";
    sns_refuse(&it, &message, "bad_certificate_url", "SigningCertURL");
    assert_int_equal(it.fetched, 0);
    sns_close(&it);
}

static void assert_option_refused(const sw_notification_options *options, const char *field)
{
    sw_error err = SW_ERROR_INIT;
    sw_notifications *receiver = (sw_notifications *)&err;
    assert_true(sw_notifications_new(&receiver, options, &err) < 0);
    assert_null(receiver);
    assert_string_equal(err.field, field);
}

TEST(options_that_are_wrong_are_refused)
{
    static const char *const empty[] = { "" };
    sw_notification_options options = SW_NOTIFICATION_OPTIONS_INIT;
    options.version = 2;
    assert_option_refused(&options, "version");
    options = (sw_notification_options){ .merchant_id = "" };
    assert_option_refused(&options, "merchant_id");
    options = (sw_notification_options){ .topics = empty, .topic_count = 1 };
    assert_option_refused(&options, "topics");
    options = (sw_notification_options){ .topic_count = 1 };
    assert_option_refused(&options, "topics");
    options = (sw_notification_options){ .topics = empty, .topic_count = 65 };
    assert_option_refused(&options, "topics");
    options = (sw_notification_options){ .max_age_s = -1 };
    assert_option_refused(&options, "max_age_s");
    options = (sw_notification_options){ .intermediates_file = key_path("nothing.pem") };
    assert_option_refused(&options, "");
    options = (sw_notification_options){ .certificate_file = key_path("nothing.pem"),
                                         .base_url = "http://127.0.0.1",
                                         .public_key_id = "SANDBOX-A" };
    assert_option_refused(&options, "certificate_file");
}

TEST(a_receiver_of_this_machines_authorities_can_be_made)
{
    sw_error err = SW_ERROR_INIT;
    sw_notifications *receiver = NULL;
    assert_code(SW_OK, &err, sw_notifications_new(&receiver, NULL, &err));
    sw_notifications_free(receiver);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_notification_of_each_version_is_taken_and_tells_what_it_is_about),
        cmocka_unit_test(names_are_found_in_any_case_and_each_object_has_its_operation),
        cmocka_unit_test(the_envelope_may_spell_its_names_and_text_in_other_ways),
        cmocka_unit_test(a_confirmation_is_given_and_nothing_is_followed),
        cmocka_unit_test(a_confirmation_that_leads_elsewhere_is_refused),
        cmocka_unit_test(what_the_signature_does_not_cover_is_not_told),
        cmocka_unit_test(without_topics_each_new_one_is_told_once),
        cmocka_unit_test(a_message_that_was_there_before_is_refused_as_replayed),
        cmocka_unit_test(what_is_refused_is_not_noted_as_seen),
        cmocka_unit_test(a_certificate_file_is_for_the_emulator_only),
        cmocka_unit_test(a_certificate_that_was_given_verifies_and_nothing_is_fetched),
        cmocka_unit_test(options_that_are_wrong_are_refused),
        cmocka_unit_test(a_receiver_of_this_machines_authorities_can_be_made),
    };
    return RUN_SUITE(tests);
}
