/* SPDX-License-Identifier: Apache-2.0 */
#include <savedwallet/flow.h>

#include "base/error.h"
#include "base/text.h"

#include <stddef.h>

/* Empty, so that a copy of the text, which is not the address, is refused like any empty browser_session. */
const char sw_unbound[] = "";

#define FLOW(name, id, value, type, money, summary) \
    _Static_assert(SW_FLOW_##id == (value), "flow.h differs from flows.def");
#include "api/flows.def"

static const struct {
    sw_flow id;
    const char *name;
} flows[] = {
#define FLOW(name, id, value, type, money, summary) { SW_FLOW_##id, #name },
#include "api/flows.def"
};

const char *sw_flow_name(sw_flow flow)
{
    for (size_t i = 0; i < sizeof flows / sizeof flows[0]; i++)
        if (flows[i].id == flow)
            return flows[i].name;
    return NULL;
}

int sw_flow_parse(sw_flow *out, const char *name, sw_error *err)
{
    if (!out)
        return sw_fail(err, SW_E_INVALID, "sw_flow_parse needs a place for its answer");
    *out = SW_FLOW_NOT_SET;
    for (size_t i = 0; name && i < sizeof flows / sizeof flows[0]; i++)
        if (sw_same_text(flows[i].name, name)) {
            *out = flows[i].id;
            return SW_OK;
        }
    return sw_fail_field(err, SW_E_INVALID, "flow",
                         "there is no flow \"%.40s\": use setup_only, express, additional_payment_button, "
                         "sign_in_and_setup, update, sign_in or saved",
                         name ? name : "");
}

static const char *const surfaces[] = {
    [SW_SURFACE_WEB] = "web",
    [SW_SURFACE_APP_BROWSER] = "app_browser",
    [SW_SURFACE_MOBILE_SDK] = "mobile_sdk",
};

enum { SURFACES = sizeof surfaces / sizeof surfaces[0] };

const char *sw_surface_name(sw_surface surface)
{
    return (size_t)surface < SURFACES ? surfaces[surface] : NULL;
}

static bool is_web_view(const char *name)
{
    static const char *const names[] = { "webview", "web_view", "wkwebview", "uiwebview", "android_webview" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (sw_same_text(names[i], name))
            return true;
    return false;
}

int sw_surface_parse(sw_surface *out, const char *name, sw_error *err)
{
    if (!out)
        return sw_fail(err, SW_E_INVALID, "sw_surface_parse needs a place for its answer");
    *out = SW_SURFACE_WEB;
    for (size_t i = 0; name && i < SURFACES; i++)
        if (sw_same_text(surfaces[i], name)) {
            *out = (sw_surface)i;
            return SW_OK;
        }
    if (name && is_web_view(name))
        return sw_fail_field(err, SW_E_INVALID, "surface",
                             "a WebView is not supported by Amazon Pay, for the app could read what the buyer types: "
                             "open Chrome Custom Tabs or SFSafariViewController (app_browser)");
    return sw_fail_field(err, SW_E_INVALID, "surface",
                         "there is no surface \"%.40s\": use web, app_browser or mobile_sdk", name ? name : "");
}
