/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/web/page.h"

#include "base/memory.h"
#include "base/text.h"
#include "emulator/must.h"
#include "emulator/web/template.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST_PAGE = 4 * 1024 * 1024 };

static const char POLICY[] = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                             "base-uri 'none'; frame-ancestors 'none'";

void em_page(em_answer *answer, int status, const char *file, sw_json *values, const char *more)
{
    sw_buf text = SW_BUF_INIT(LONGEST_PAGE);
    em_template(&text, file, em_json(values));
    em_answer_page(answer, "text/html; charset=utf-8", sw_buf_text(&text));
    answer->status = status;
    snprintf(answer->policy, sizeof answer->policy, "%s%s%s", POLICY, *more ? "; " : "", more);
    sw_buf_free(&text);
    sw_json_free(values);
}

/* An older browser names the page's origin only; "null" is that of a page that hides it. */
static bool is_own_origin(const em_request *request)
{
    const char *origin = em_request_header(request, "origin");
    const char *host = em_request_header(request, "host");
    const char *mark = origin ? strstr(origin, "://") : NULL;
    return !origin || (mark && host && sw_same_text(mark + 3, host));
}

/* A browser says so itself; what is no browser cannot be misled by a page. */
bool em_page_check_origin(const em_request *request, em_answer *answer)
{
    const char *site = em_request_header(request, "sec-fetch-site");
    if (site ? strcmp(site, "same-origin") == 0 || strcmp(site, "none") == 0 : is_own_origin(request))
        return true;
    return em_answer_error(answer, "CrossOrigin", "This form is taken from the emulator's own pages only.");
}

bool em_page_is_wanted(const em_request *request)
{
    const char *accepted = em_request_header(request, "accept");
    return accepted && strstr(accepted, "text/html");
}
