/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "sign/canonical.h"

#include <string.h>

TEST(an_empty_line_follows_the_headers_and_unsigned_ones_are_left_out)
{
    sw_header items[] = { { "accept", "application/json" }, { "user-agent", "x" }, { "x-amz-pay-region", "eu" } };
    const sw_headers headers = { items, COUNT_OF(items), COUNT_OF(items) };
    sw_buf out = SW_BUF_INIT(1000);
    sw_canonical_request(&out, "GET", "/v2/a", "b=c", &headers, "0123");
    assert_string_equal(sw_buf_text(&out), "GET\n/v2/a\nb=c\naccept:application/json\nx-amz-pay-region:eu\n\n"
                                           "accept;x-amz-pay-region\n0123");
    sw_buf_free(&out);
}

TEST(without_signed_headers_their_places_stay_empty)
{
    const sw_headers headers = { 0 };
    sw_buf out = SW_BUF_INIT(1000);
    sw_canonical_request(&out, "DELETE", "/", "", &headers, "0");
    assert_string_equal(sw_buf_text(&out), "DELETE\n/\n\n\n\n0");
    sw_buf_free(&out);
}

TEST(the_string_to_sign_names_its_algorithm_and_ends_without_a_line_feed)
{
    sw_buf out = SW_BUF_INIT(1000);
    sw_string_to_sign(&out, SW_ALGORITHM_PSS, "0123");
    assert_string_equal(sw_buf_text(&out), "AMZN-PAY-RSASSA-PSS\n0123");
    sw_buf_clear(&out);
    sw_string_to_sign(&out, SW_ALGORITHM_DEFAULT, "0123");
    assert_string_equal(sw_buf_text(&out), "AMZN-PAY-RSASSA-PSS-V2\n0123");
    sw_buf_free(&out);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_line_follows_the_headers_and_unsigned_ones_are_left_out),
        cmocka_unit_test(without_signed_headers_their_places_stay_empty),
        cmocka_unit_test(the_string_to_sign_names_its_algorithm_and_ends_without_a_line_feed),
    };
    return RUN_SUITE(tests);
}
