/* SPDX-License-Identifier: Apache-2.0 */
#include "sns.h"

#include "pay/certificate_cache.h"

#include <savedwallet/limits.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct shown {
    const char *certificate;
    const char *reason; /* NULL: it is taken */
} shown;

static void try_all(const shown *rows, size_t count, bool allow_incomplete, const char *intermediates)
{
    for (size_t i = 0; i < count; i++) {
        sns it;
        sw_notification_options options = sns_options(&it);
        options.allow_incomplete_chain = allow_incomplete;
        options.intermediates_file = intermediates;
        sns_start(&it, &options);
        it.certificate = rows[i].certificate;
        sns_message message = sns_notification();
        message.signed_by = rows[i].certificate;
        if (rows[i].reason)
            sns_refuse(&it, &message, rows[i].reason, "SigningCertURL");
        else
            assert_code(SW_OK, &it.err, sns_receive(&it, &message));
        sns_close(&it);
    }
}

TEST(a_certificate_is_taken_when_an_authority_vouches_for_it_as_one_of_sns)
{
    static const shown rows[] = {
        { "good", NULL },
        { "of_region", NULL },
        { "with_middle", NULL },
        { "ends_soon", NULL },
        { "alone", "incomplete_chain" },
        { "expired", "bad_certificate" },
        { "not_yet_valid", "bad_certificate" },
        { "wrong_name", "bad_certificate" },
        { "other_region", "bad_certificate" },
        { "wildcard", "bad_certificate" },
        { "common_name", "bad_certificate" },
        { "self_signed", "bad_certificate" },
        { "unknown_authority", "bad_certificate" },
        { "for_clients", "bad_certificate" },
        { "for_keys", "bad_certificate" },
        { "an_authority_itself", "bad_certificate" },
        { "sha1", "bad_certificate" },
        { "below_good", "bad_certificate" },
        { "small", "bad_certificate" },
        { "elliptic", "bad_certificate" },
    };
    try_all(rows, COUNT_OF(rows), false, NULL);
}

TEST(a_chain_is_completed_by_intermediates_that_were_given_and_by_nothing_else)
{
    static const shown rows[] = {
        { "alone", NULL },
        { "good", NULL },
        { "alone_expired", "bad_certificate" },
        { "alone_wrong_name", "bad_certificate" },
        { "self_signed", "bad_certificate" },
    };
    try_all(rows, COUNT_OF(rows), false, SAVEDWALLET_TEST_SNS "/middle.pem");
    static const shown stranger[] = { { "unknown_authority", "bad_certificate" } };
    try_all(stranger, 1, false, SAVEDWALLET_TEST_SNS "/stranger.pem");
}

TEST(where_an_incomplete_chain_is_allowed_everything_else_is_looked_at_all_the_same)
{
    static const shown rows[] = {
        { "alone", NULL },
        { "good", NULL },
        { "alone_expired", "bad_certificate" },
        { "alone_wrong_name", "bad_certificate" },
        { "alone_for_clients", "bad_certificate" },
        { "self_signed", "bad_certificate" },
        { "unknown_authority", "bad_certificate" },
        { "sha1", "bad_certificate" },
        { "small", "bad_certificate" },
    };
    try_all(rows, COUNT_OF(rows), true, NULL);
}

TEST(what_is_no_certificate_is_refused)
{
    static const struct {
        int status;
        const char *fault;
        const char *body;
        const char *reason;
    } rows[] = {
        { 200, "connect", NULL, "no_certificate" },
        { 302, NULL, NULL, "no_certificate" },
        { 404, NULL, NULL, "no_certificate" },
        { 503, NULL, NULL, "no_certificate" },
        { 200, NULL, "", "bad_certificate" },
        { 200, NULL, "<html>", "bad_certificate" },
        { 200, NULL, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "bad_certificate" },
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        sns it;
        sns_open(&it);
        it.status = rows[i].status;
        it.fault = rows[i].fault;
        it.body = rows[i].body;
        sns_message message = sns_notification();
        sns_refuse(&it, &message, rows[i].reason, "SigningCertURL");
        assert_int_equal(it.err.code, strcmp(rows[i].reason, "no_certificate") == 0 ? SW_E_NO_ANSWER : SW_E_SIGNATURE);
        assert_int_equal(it.fetched, 1);
        sns_close(&it);
    }
}

TEST(a_certificate_that_is_too_long_is_refused)
{
    sns it;
    sns_open(&it);
    char *pem = read_text(sns_path("good.pem"), NULL), *longest = malloc(SW_MAX_CERTIFICATE + 2);
    assert_non_null(longest);
    memset(longest, '\n', SW_MAX_CERTIFICATE + 1);
    longest[SW_MAX_CERTIFICATE + 1] = '\0';
    memcpy(longest, pem, strlen(pem));
    sns_message message = sns_notification();
    it.body = longest;
    sns_refuse(&it, &message, "bad_certificate", "SigningCertURL");
    assert_contains(it.err.message, "16384");
    it.clock.monotonic_ms += SW_CACHE_FAILURE_MS;
    longest[SW_MAX_CERTIFICATE] = '\0';
    assert_code(SW_OK, &it.err, sns_receive(&it, &message));
    free(longest);
    free(pem);
    sns_close(&it);
}

TEST(a_certificate_is_fetched_once_until_it_ends)
{
    sns it;
    sns_open(&it);
    it.certificate = "ends_soon";
    sns_message message = sns_notification();
    message.signed_by = "ends_soon";
    for (int i = 0; i < 5; i++)
        assert_code(SW_OK, &it.err, sns_receive(&it, &message));
    assert_int_equal(it.fetched, 1);
    it.clock.now_ms = STILL_MS + INT64_C(6) * 60 * 1000;
    sns_refuse(&it, &message, "bad_certificate", "SigningCertURL");
    assert_int_equal(it.fetched, 2);
    sns_close(&it);
}

/* Of a URL of its own: "…/N.pem". */
static sns_message message_at(char url[80], int number)
{
    sns_message message = sns_notification();
    snprintf(url, 80, "https://sns.eu-west-1.amazonaws.com/%d.pem", number);
    message.certificate_url = url;
    return message;
}

TEST(what_failed_is_not_asked_again_for_a_while)
{
    char url[80];
    sns it;
    sns_open(&it);
    it.status = 503;
    sns_message message = message_at(url, 1);
    for (int i = 0; i < 3; i++)
        sns_refuse(&it, &message, "no_certificate", "SigningCertURL");
    assert_int_equal(it.fetched, 1);
    it.status = 200;
    it.clock.monotonic_ms += SW_CACHE_FAILURE_MS - 1;
    sns_refuse(&it, &message, "no_certificate", "SigningCertURL");
    it.clock.monotonic_ms += 1;
    assert_code(SW_OK, &it.err, sns_receive(&it, &message));
    assert_int_equal(it.fetched, 2);
    sns_close(&it);
}

TEST(forged_messages_make_it_fetch_only_so_often)
{
    char url[80];
    sns it;
    sns_open(&it);
    sns_message good = sns_notification();
    assert_code(SW_OK, &it.err, sns_receive(&it, &good));
    it.status = 404;
    for (int i = 0; i < 100; i++) {
        sns_message message = message_at(url, i);
        sns_refuse(&it, &message, "no_certificate", "SigningCertURL");
    }
    assert_int_equal(it.fetched, SW_CACHE_FETCHES);
    assert_code(SW_OK, &it.err, sns_receive(&it, &good)); /* what was found good is not thrown out */
    it.clock.monotonic_ms += SW_CACHE_FETCH_EACH_MS;
    sns_message message = message_at(url, 200);
    sns_refuse(&it, &message, "no_certificate", "SigningCertURL");
    assert_int_equal(it.fetched, SW_CACHE_FETCHES + 1);
    sns_close(&it);
}

TEST(the_one_used_longest_ago_makes_room)
{
    char url[80];
    sns it;
    sns_open(&it);
    for (int i = 0; i <= SW_CACHE_CERTIFICATES; i++) {
        sns_message message = message_at(url, i);
        assert_code(SW_OK, &it.err, sns_receive(&it, &message));
        it.clock.monotonic_ms += SW_CACHE_FETCH_EACH_MS;
    }
    int fetched = it.fetched;
    sns_message second = message_at(url, 1);
    assert_code(SW_OK, &it.err, sns_receive(&it, &second));
    assert_int_equal(it.fetched, fetched);
    sns_message first = message_at(url, 0);
    assert_code(SW_OK, &it.err, sns_receive(&it, &first));
    assert_int_equal(it.fetched, fetched + 1);
    sns_close(&it);
}

static const char *of_threads;
static atomic_int taken;

static void *receive(void *receiver)
{
    sw_notification *got = NULL;
    if (sw_notifications_receive(&got, receiver, of_threads, strlen(of_threads), NULL) == SW_OK)
        atomic_fetch_add(&taken, 1);
    sw_notification_free(got);
    return NULL;
}

TEST(threads_that_need_the_same_certificate_fetch_it_once)
{
    enum { THREADS = 8 };
    pthread_t threads[THREADS];
    sns it;
    sns_open(&it);
    sns_message message = sns_notification();
    char *raw = sns_write(&message);
    of_threads = raw;
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, receive, it.receiver), 0);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal(taken, THREADS);
    assert_int_equal(it.fetched, 1);
    free(raw);
    sns_close(&it);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_certificate_is_taken_when_an_authority_vouches_for_it_as_one_of_sns),
        cmocka_unit_test(a_chain_is_completed_by_intermediates_that_were_given_and_by_nothing_else),
        cmocka_unit_test(where_an_incomplete_chain_is_allowed_everything_else_is_looked_at_all_the_same),
        cmocka_unit_test(what_is_no_certificate_is_refused),
        cmocka_unit_test(a_certificate_that_is_too_long_is_refused),
        cmocka_unit_test(a_certificate_is_fetched_once_until_it_ends),
        cmocka_unit_test(what_failed_is_not_asked_again_for_a_while),
        cmocka_unit_test(forged_messages_make_it_fetch_only_so_often),
        cmocka_unit_test(the_one_used_longest_ago_makes_room),
        cmocka_unit_test(threads_that_need_the_same_certificate_fetch_it_once),
    };
    return RUN_SUITE(tests);
}
