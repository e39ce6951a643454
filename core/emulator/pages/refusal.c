/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/pages/refusal.h"

#include "emulator/pages/views.h"
#include "emulator/web/page.h"

#include <stdio.h>
#include <string.h>

static void put_diagnosis(sw_json *view, em_world *world, const char *request_id)
{
    em_answer told = { 0 };
    sw_json *found = NULL;
    em_diagnoses_tell(&world->diagnoses, request_id, &told);
    if (told.status == 200 && sw_json_parse(&found, told.text, strlen(told.text), NULL) == SW_OK)
        sw_json_put_text(view, "explanation", sw_json_get_text(found, "explanation"));
    sw_json_free(found);
    em_answer_free(&told);
}

void em_refusal_show(em_world *world, const em_request *request, const char *request_id, em_answer *answer)
{
    sw_json *error = NULL;
    if (!*answer->reason || !em_page_is_wanted(request) ||
        sw_json_parse(&error, answer->text, strlen(answer->text), NULL) != SW_OK)
        return;
    bool is_webview = strcmp(answer->reason, "UnsupportedBrowser") == 0;
    em_language language = em_language_of(em_request_header(request, "accept-language"));
    sw_json *view = em_view(language, is_webview ? "title_webview" : "title_refused");
    char reason[sizeof answer->reason];
    int status = answer->status;
    snprintf(reason, sizeof reason, "%s", answer->reason);
    sw_json_put_bool(view, "webview", is_webview);
    sw_json_put_text(view, "reason", reason);
    sw_json_put_text(view, "message", sw_json_get_text(error, "message"));
    sw_json_put_text(view, "id", request_id);
    put_diagnosis(view, world, request_id);
    em_page(answer, status, "refused.html", view, "");
    snprintf(answer->reason, sizeof answer->reason, "%s", reason);
    sw_json_free(error);
}
