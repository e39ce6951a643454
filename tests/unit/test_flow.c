/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include <stdlib.h>
#include <string.h>

TEST(every_row_is_found_by_its_name_in_any_case)
{
    static const struct {
        const char *name;
        sw_flow flow;
    } table[] = {
#define FLOW(name, id, value, type, money, summary) { #name, SW_FLOW_##id },
#include "api/flows.def"
    };
    assert_int_equal(COUNT_OF(table), SW_FLOW_SAVED);
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        sw_flow found;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_OK, &err, sw_flow_parse(&found, table[i].name, &err));
        assert_int_equal(found, table[i].flow);
        assert_string_equal(sw_flow_name(found), table[i].name);
    }
    sw_flow found;
    assert_int_equal(sw_flow_parse(&found, "SETUP_Only", NULL), SW_OK);
    assert_int_equal(found, SW_FLOW_SETUP_ONLY);
}

TEST(what_is_no_flow_is_refused_with_those_there_are)
{
    static const char *const bad[] = { NULL, "", "setup", "setup_only ", "apb" };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        sw_flow found = SW_FLOW_UPDATE;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_E_INVALID, &err, sw_flow_parse(&found, bad[i], &err));
        assert_int_equal(found, SW_FLOW_NOT_SET);
        assert_string_equal(err.field, "flow");
        for (int flow = SW_FLOW_SETUP_ONLY; flow <= SW_FLOW_SAVED; flow++)
            assert_contains(err.message, sw_flow_name((sw_flow)flow));
    }
    assert_null(sw_flow_name(SW_FLOW_NOT_SET));
    assert_null(sw_flow_name((sw_flow)8));
    assert_null(sw_flow_name((sw_flow)-1));
}

TEST(every_surface_is_found_by_its_name)
{
    for (int surface = SW_SURFACE_WEB; surface <= SW_SURFACE_MOBILE_SDK; surface++) {
        sw_surface found;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_OK, &err, sw_surface_parse(&found, sw_surface_name((sw_surface)surface), &err));
        assert_int_equal(found, surface);
    }
    assert_null(sw_surface_name((sw_surface)3));
    assert_null(sw_surface_name((sw_surface)-1));
}

TEST(a_web_view_is_refused_by_name_with_the_reason)
{
    static const char *const views[] = { "webview", "WebView", "web_view", "WKWebView", "UIWebView" };
    for (size_t i = 0; i < COUNT_OF(views); i++) {
        sw_surface found = SW_SURFACE_MOBILE_SDK;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_E_INVALID, &err, sw_surface_parse(&found, views[i], &err));
        assert_int_equal(found, SW_SURFACE_WEB);
        assert_contains(err.message, "could read what the buyer types");
        assert_contains(err.message, "Chrome Custom Tabs");
    }
    sw_surface found;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_INVALID, &err, sw_surface_parse(&found, "tv", &err));
    assert_contains(err.message, "mobile_sdk");
}

TEST(unbound_is_told_by_its_address_and_a_copy_is_nothing)
{
    const char *bound = SW_UNBOUND;
    char *copy = strdup(SW_UNBOUND);
    assert_ptr_equal(bound, sw_unbound);
    assert_ptr_not_equal(copy, SW_UNBOUND);
    assert_string_equal(copy, "");
    free(copy);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_found_by_its_name_in_any_case),
        cmocka_unit_test(what_is_no_flow_is_refused_with_those_there_are),
        cmocka_unit_test(every_surface_is_found_by_its_name),
        cmocka_unit_test(a_web_view_is_refused_by_name_with_the_reason),
        cmocka_unit_test(unbound_is_told_by_its_address_and_a_copy_is_nothing),
    };
    return RUN_SUITE(tests);
}
