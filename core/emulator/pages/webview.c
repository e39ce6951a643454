/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/pages/webview.h"

#include <stdbool.h>
#include <string.h>

/* What the makers of apps and systems say of themselves; the first row that fits counts. */
static const struct {
    const char *part;
    const char *and_not;
    const char *name;
} VIEWS[] = {
    { "FBAN/", NULL, "Facebook's in-app browser" },
    { "FBAV/", NULL, "Facebook's in-app browser" },
    { "Instagram", NULL, "Instagram's in-app browser" },
    { " Line/", NULL, "LINE's in-app browser" },
    { "MicroMessenger", NULL, "WeChat's in-app browser" },
    { "; wv)", NULL, "Android WebView" },
    { "iPhone;", "Safari/", "WKWebView" },
    { "iPad;", "Safari/", "WKWebView" },
    { "Electron/", NULL, "an Electron window" },
};

const char *em_webview_of(const em_request *request)
{
    const char *agent = em_request_header(request, "user-agent");
    for (size_t i = 0; agent && i < sizeof VIEWS / sizeof *VIEWS; i++)
        if (strstr(agent, VIEWS[i].part) && !(VIEWS[i].and_not && strstr(agent, VIEWS[i].and_not)))
            return VIEWS[i].name;
    return NULL;
}
