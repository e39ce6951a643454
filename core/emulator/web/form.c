/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/web/form.h"

#include "base/text.h"
#include "emulator/query.h"

static const char TYPE[] = "application/x-www-form-urlencoded";

bool em_is_form(const em_request *request)
{
    const char *type = em_request_header(request, "content-type");
    return type && sw_starts_with(type, TYPE);
}

/* A query in which a space is '+'. */
sw_json *em_form_read(const em_request *request)
{
    sw_buf text = SW_BUF_INIT(3 * EM_MAX_BODY);
    for (const char *c = sw_buf_text(&request->body); *c; c++)
        sw_buf_add_text(&text, *c == '+' ? "%20" : (char[]){ *c, '\0' });
    sw_json *fields = em_query_read(sw_buf_text(&text));
    sw_buf_free(&text);
    return fields;
}
