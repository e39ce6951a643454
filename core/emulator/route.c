/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/route.h"

#include "emulator/api.h"
#include "emulator/control.h"
#include "emulator/diff/diagnosis.h"
#include "emulator/initiate.h"
#include "emulator/inspector/inspector.h"
#include "emulator/pages/pages.h"
#include "emulator/pages/refusal.h"
#include "emulator/pages/script.h"
#include "emulator/path.h"
#include "emulator/query.h"
#include "emulator/report_document.h"
#include "emulator/shop/shop.h"
#include "emulator/upload.h"
#include "emulator/web/asset.h"
#include "emulator/web/form.h"

#include <string.h>

/* What needs no signature. @return true when it may have changed something */
static bool answer_open(em_world *world, const em_request *request, em_answer *answer)
{
    if (em_is_upload_path(request->path)) {
        em_upload_take(world, request, answer);
        return true;
    }
    if (em_is_buyer_path(request->path))
        return em_buyer_pages(world, request, answer);
    if (em_is_document_path(request->path))
        em_document_send(world, request, answer);
    else if (em_is_asset_path(request->path))
        em_asset_send(request, answer);
    else if (em_is_script_path(request->path))
        em_script_send(world, request, answer);
    else if (em_is_shop_path(request->path))
        em_shop(world, request, answer);
    else if (em_is_inspector_path(request->path))
        em_inspector(request, answer);
    else
        em_answer_error(answer, "ResourceNotFound", "There is nothing at this path.");
    return false;
}

/* Thousands of them would keep everybody else waiting, and no browser and no shop sends that many. */
static bool has_few_fields(const em_request *request, em_answer *answer)
{
    bool is_call = em_path_is_api(request->path) || em_is_control_path(request->path);
    size_t posted = !is_call && em_is_form(request) ? em_query_count(sw_buf_text(&request->body)) : 0;
    if (posted <= EM_MAX_FIELDS && em_query_count(request->query) <= EM_MAX_FIELDS)
        return true;
    return em_answer_error(answer, "InvalidRequest", "A query or a form has at most %d fields.", EM_MAX_FIELDS);
}

/* Nothing is kept of what was refused: there is nothing to play again. */
static bool has_changed(em_world *world, const em_request *request, em_answer *answer)
{
    return answer_open(world, request, answer) && !*answer->reason;
}

/* It came in a form, or in the body of a control call. */
static void diagnose_button(em_world *world, const em_request *request, const char *request_id)
{
    sw_json *button = em_initiate_button(request);
    if (button || sw_json_parse(&button, sw_buf_text(&request->body), request->body.size, NULL) == SW_OK)
        em_diagnose_button(world, request, button, request_id);
    sw_json_free(button);
}

/* What the control API is asked is not recorded: it would bury what a test looks for. */
void em_route(em_world *world, const em_request *request, const char *request_id, em_answer *answer)
{
    em_remark remark = { .request_id = request_id };
    em_world_catch_up(world);
    remark.at = em_now(world);
    bool taken = has_few_fields(request, answer);
    if (em_path_is_api(request->path)) {
        if (taken)
            em_api(world, request, answer, &remark);
        if (strcmp(answer->reason, "InvalidRequestSignature") == 0)
            em_diagnose_request(world, request, request_id);
        em_timeline_request(world, request, answer, &remark, em_records_add(&world->records, request, answer, &remark));
    } else if (taken && em_is_control_path(request->path)) {
        em_control(world, request, answer);
    } else if (taken && has_changed(world, request, answer)) {
        em_history_add(&world->history, remark.at, request, NULL);
    }
    if (strcmp(answer->reason, "InvalidSignatureError") == 0)
        diagnose_button(world, request, request_id);
    if (em_is_buyer_path(request->path)) {
        em_timeline_request(world, request, answer, &remark, 0);
        em_refusal_show(world, request, request_id, answer);
    }
}

void em_route_again(em_world *world, const em_request *request, const char *public_key_id, em_answer *answer)
{
    const em_merchant *signer = public_key_id ? em_table_get(&world->merchants, public_key_id) : NULL;
    em_world_catch_up(world);
    if (signer && em_path_is_api(request->path))
        em_api_again(world, request, signer, answer);
    else if (em_is_control_path(request->path))
        em_control_again(world, request, answer);
    else if (has_changed(world, request, answer))
        em_history_add(&world->history, em_now(world), request, NULL);
}
