/* SPDX-License-Identifier: Apache-2.0 */
#include "sns.h"

#include "pay/sns_url.h"

#include <string.h>

#define HOST "https://sns.eu-west-1.amazonaws.com"

/* Each is somewhere else, or could be made to be. */
static const char *const hostile[] = {
    "",
    "x",
    "http://sns.eu-west-1.amazonaws.com/a.pem",
    "HTTPS://sns.eu-west-1.amazonaws.com/a.pem",
    "ftp://sns.eu-west-1.amazonaws.com/a.pem",
    "file:///etc/ssl/a.pem",
    "data:text/plain,a.pem",
    "//sns.eu-west-1.amazonaws.com/a.pem",
    "https:/sns.eu-west-1.amazonaws.com/a.pem",
    "https:sns.eu-west-1.amazonaws.com/a.pem",
    "https:///a.pem",
    "https://evil.example/a.pem",
    "https://evil.example/sns.eu-west-1.amazonaws.com/a.pem",
    "https://evil.example?sns.eu-west-1.amazonaws.com/a.pem",
    "https://evil.example#sns.eu-west-1.amazonaws.com/a.pem",
    "https://sns.eu-west-1.amazonaws.com.evil.example/a.pem",
    "https://sns.eu-west-1.amazonaws.comevil.example/a.pem",
    "https://evilsns.eu-west-1.amazonaws.com/a.pem",
    "https://evil.sns.eu-west-1.amazonaws.com/a.pem",
    "https://sns-eu-west-1.amazonaws.com/a.pem",
    "https://sns.amazonaws.com/a.pem",
    "https://sns..amazonaws.com/a.pem",
    "https://sns.eu.amazonaws.com/a.pem",
    "https://sns.eu-west-1.amazonaws.com.de/a.pem",
    "https://sns.eu-west-1.amazonaws.com.cn.evil.example/a.pem",
    "https://sns.eu-west-1.amazonaws.co/a.pem",
    "https://sns.eu-west-1.amazonaws.org/a.pem",
    "https://sns.eu-west-1.amazonws.com/a.pem",
    "https://sns.eu-west-1.amazonaws.com./a.pem",
    "https://sns.eu_west_1.amazonaws.com/a.pem",
    "https://sns.eu-west-1.evil.amazonaws.com/a.pem",
    "https://sns.eu-west-1/.amazonaws.com/a.pem",
    "https://sns.eu-west-1%2eamazonaws.com/a.pem",
    "https://sns.%65u-west-1.amazonaws.com/a.pem",
    "https://sns.\xD0\xB5u-west-1.amazonaws.com/a.pem",
    "https://sns.eu-west-1.amazonaws.com\xE3\x80\x82"
    "evil.example/a.pem",
    "https://sns.s3.amazonaws.com/a.pem",
    "https://sns.s3-eu-west-1.amazonaws.com/a.pem",
    "https://sns.s3-website-eu-west-1.amazonaws.com/a.pem",
    "https://s3.amazonaws.com/sns.eu-west-1.amazonaws.com/a.pem",
    "https://evil.s3.amazonaws.com/a.pem",
    "https://ec2-1-2-3-4.eu-west-1.compute.amazonaws.com/a.pem",
    "https://user@sns.eu-west-1.amazonaws.com/a.pem",
    "https://user:word@sns.eu-west-1.amazonaws.com/a.pem",
    "https://sns.eu-west-1.amazonaws.com@evil.example/a.pem",
    "https://sns.eu-west-1.amazonaws.com:443@evil.example/a.pem",
    "https://sns.eu-west-1.amazonaws.com%40evil.example/a.pem",
    "https://evil.example\\@sns.eu-west-1.amazonaws.com/a.pem",
    "https://sns.eu-west-1.amazonaws.com\\@evil.example/a.pem",
    "https://sns.eu-west-1.amazonaws.com\\.evil.example/a.pem",
    "https://sns.eu-west-1.amazonaws.com:443/a.pem",
    "https://sns.eu-west-1.amazonaws.com:8443/a.pem",
    "https://sns.eu-west-1.amazonaws.com:/a.pem",
    "https://127.0.0.1/a.pem",
    "https://[::1]/a.pem",
    "https://localhost/a.pem",
    "https://169.254.169.254/latest/meta-data/a.pem",
    "https://sns.127-0-0-1.nip.io/a.pem",
    HOST,
    HOST "/",
    HOST "a.pem",
    HOST "/a.pem?x=1",
    HOST "/a.pem?",
    HOST "/a?b=.pem",
    HOST "/a.pem#",
    HOST "#/a.pem",
    HOST "/a.pem/",
    HOST "/a.PEM",
    HOST "/a.pem.exe",
    HOST "/../a.pem",
    HOST "/a/../b.pem",
    HOST "/./a.pem",
    HOST "//evil.example/a.pem",
    HOST "/%2e%2e/a.pem",
    HOST "/a%00.pem",
    HOST "/a b.pem",
    HOST "/a\tb.pem",
    HOST "/a;b.pem",
    HOST "/a\\b.pem",
    " " HOST "/a.pem",
    HOST "/a.pem ",
};

TEST(of_at_least_sixty_hostile_urls_none_is_fetched)
{
    sns it;
    sns_open(&it);
    assert_true(COUNT_OF(hostile) >= 60);
    for (size_t i = 0; i < COUNT_OF(hostile); i++) {
        sns_message message = sns_notification();
        message.certificate_url = hostile[i];
        assert_int_not_equal(sns_receive(&it, &message), SW_OK);
        bool malformed = !hostile[i][0] || strchr(hostile[i], '\t');
        assert_string_equal(it.err.reason_code, malformed ? "malformed" : "bad_certificate_url");
        assert_string_equal(it.err.field, "SigningCertURL");
        assert_int_equal(it.fetched, 0);
    }
    char longest[700] = HOST "/";
    memset(longest + strlen(longest), 'a', 600);
    memcpy(longest + 640, ".pem", 5);
    sns_message message = sns_notification();
    message.certificate_url = longest;
    sns_refuse(&it, &message, "bad_certificate_url", "SigningCertURL");
    assert_int_equal(it.fetched, 0);
    sns_close(&it);
}

TEST(urls_of_sns_are_fetched_from_their_host)
{
    static const struct {
        const char *url, *host;
    } good[] = {
        { SNS_CERTIFICATE_URL, "sns.eu-west-1.amazonaws.com" },
        { "https://sns.us-gov-west-1.amazonaws.com/SimpleNotificationService.pem", "sns.us-gov-west-1.amazonaws.com" },
        { "https://sns.cn-north-1.amazonaws.com.cn/a/b_c-1.pem", "sns.cn-north-1.amazonaws.com.cn" },
    };
    for (size_t i = 0; i < COUNT_OF(good); i++) {
        char host[SW_SNS_HOST_SIZE];
        assert_null(sw_certificate_url_fault(host, good[i].url));
        assert_string_equal(host, good[i].host);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_at_least_sixty_hostile_urls_none_is_fetched),
        cmocka_unit_test(urls_of_sns_are_fetched_from_their_host),
    };
    return RUN_SUITE(tests);
}
