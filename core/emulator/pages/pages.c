/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/pages/pages.h"

#include "base/memory.h"
#include "emulator/bank.h"
#include "emulator/initiate.h"
#include "emulator/landing.h"
#include "emulator/must.h"
#include "emulator/pages/ships.h"
#include "emulator/pages/views.h"
#include "emulator/pages/webview.h"
#include "emulator/query.h"
#include "emulator/web/form.h"
#include "emulator/web/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char PREFIX[] = "/checkout/";

typedef struct page_call {
    em_world *world;
    const em_request *request;
    const sw_json *fields; /* of the query, or of what was posted */
    em_visit *visit;       /* NULL: the page is of none */
    em_answer *answer;
} page_call;

bool em_is_buyer_path(const char *path)
{
    return strncmp(path, PREFIX, sizeof PREFIX - 1) == 0;
}

static const char *field(const page_call *call, const char *name)
{
    return sw_json_get_text(call->fields, name);
}

static em_language language_of(const page_call *call)
{
    return call->visit ? call->visit->language : em_language_of(em_request_header(call->request, "accept-language"));
}

/* Where the buyer is by now. */
static void go_on(const page_call *call)
{
    static const char *const pages[] = {
        [EM_STAGE_SIGN_IN] = "sign-in",
        [EM_STAGE_REVIEW] = "review",
        [EM_STAGE_CHALLENGE] = "challenge",
    };
    char path[128];
    const em_visit *visit = call->visit;
    if (visit->stage == EM_STAGE_OVER) {
        em_answer_redirect(call->answer, 303, visit->landing);
        return;
    }
    if (visit->stage == EM_STAGE_PROCESSING)
        snprintf(path, sizeof path, "/checkout/processing?amazonCheckoutSessionId=%s", visit->id);
    else
        snprintf(path, sizeof path, "/checkout/%s?visit=%s", pages[visit->stage], visit->id);
    em_answer_redirect(call->answer, 303, path);
}

/* A buyer who pressed Back has nothing more to do here. @param back  taken over; NULL: no URL is known */
static void show_over(const page_call *call, char *back)
{
    em_language language = language_of(call);
    sw_json *view = em_view(language, "title_over");
    sw_json_put_text(view, "landing", back);
    em_view_put_word(view, "text", language, "over_text");
    em_page(call->answer, 200, "over.html", view, "");
    sw_release(back);
}

/* A person who comes to a second visit too late is told so; what is no browser gets the error. */
static em_visit *resume(const page_call *call)
{
    const char *id = field(call, "amazonCheckoutSessionId");
    const em_session *session = id ? em_table_get(&call->world->sessions, id) : NULL;
    em_visit *visit = em_visit_resume(call->world, id, language_of(call), call->answer);
    page_call over = *call;
    over.visit = em_visit_find(call->world, id);
    if (!visit && session && em_session_is_over(session) && em_page_is_wanted(call->request))
        show_over(&over, em_landing_way_back(session));
    return visit;
}

/* @param error  a word, or NULL */
static void show_sign_in(const page_call *call, const char *error)
{
    sw_json *view = em_view_sign_in(call->world, call->visit);
    if (error)
        sw_json_put_text(view, "email", field(call, "email"));
    em_view_put_word(view, "error", call->visit->language, error);
    em_page(call->answer, error ? 422 : 200, "sign_in.html", view, "");
}

static void get_sign_in(const page_call *call)
{
    if (call->visit->stage == EM_STAGE_SIGN_IN)
        show_sign_in(call, NULL);
    else
        go_on(call);
}

static void post_sign_in(const page_call *call)
{
    const char *email = field(call, "email");
    const em_buyer *buyer = email ? em_buyer_find(&call->world->buyers, email) : NULL;
    if (call->visit->stage != EM_STAGE_SIGN_IN) {
        go_on(call);
        return;
    }
    if (!buyer) {
        show_sign_in(call, "no_buyer");
        return;
    }
    em_visit_sign_in(call->visit, buyer);
    go_on(call);
}

static void show_review(const page_call *call, const char *error)
{
    sw_json *view = em_view_review(call->visit);
    em_view_put_word(view, "error", call->visit->language, error);
    em_page(call->answer, error ? 422 : 200, "review.html", view, "");
}

static void get_review(const page_call *call)
{
    if (call->visit->stage == EM_STAGE_SIGN_IN)
        go_on(call);
    else
        show_review(call, NULL);
}

/* @return the error's word; NULL: a card was chosen, or none is needed */
static const char *take_card(const page_call *call)
{
    const char *digits = field(call, "card");
    const em_card *card = digits ? em_card_find(digits) : NULL;
    if (!call->visit->choice.session)
        return NULL;
    if (!card || !em_card_is_offered(call->visit, card))
        return "choose_card";
    call->visit->choice.card = card;
    return NULL;
}

static bool is_index(const char *text)
{
    size_t size = text ? strlen(text) : 0;
    return size > 0 && size < 10 && strspn(text, "0123456789") == size;
}

static const char *take_address(const page_call *call)
{
    const char *index = field(call, "address");
    em_choice *choice = &call->visit->choice;
    if (!em_visit_ships(call->visit))
        return NULL;
    const sw_json *address = is_index(index) ? em_buyer_address(choice->buyer, (size_t)strtoul(index, NULL, 10)) : NULL;
    const sw_json *rules = sw_json_get(em_visit_payload(call->visit), "deliverySpecifications");
    if (!address || !em_ships_to(rules, address))
        return "choose_address";
    choice->address = address;
    return NULL;
}

static void post_review(const page_call *call)
{
    em_visit *visit = call->visit;
    if (visit->stage == EM_STAGE_SIGN_IN) {
        go_on(call);
        return;
    }
    const char *error = take_card(call);
    if (!error)
        error = take_address(call);
    if (error) {
        show_review(call, error);
        return;
    }
    visit->choice.consents = !em_consent_is_free(visit) || field(call, "consent") != NULL;
    em_visit_agree(call->world, visit);
    go_on(call);
}

/* A bank asks about a visit, or about a charge that was made while the buyer was in the shop. */
static void show_challenge(const page_call *call, const char *error)
{
    em_language language = language_of(call);
    sw_json *view = em_view(language, "title_challenge");
    if (call->visit)
        sw_json_put_text(view, "visit", call->visit->id);
    sw_json_put_text(view, "charge", field(call, "chargeId"));
    em_view_put_word(view, "error", language, error);
    em_page(call->answer, error ? 422 : 200, "challenge.html", view, "");
}

static void get_challenge(const page_call *call)
{
    if (call->visit && call->visit->stage != EM_STAGE_CHALLENGE)
        go_on(call);
    else if (!call->visit && !em_table_get(&call->world->charges, field(call, "chargeId")))
        em_answer_error(call->answer, "ResourceNotFound", "There is no Charge with this id.");
    else
        show_challenge(call, NULL);
}

static void answer_for_charge(const page_call *call, bool passed)
{
    sw_json *body = em_json(sw_json_object());
    sw_json *told = NULL;
    sw_json_put_bool(body, "passed", passed);
    em_bank_answer(call->world, field(call, "chargeId"), body, call->answer);
    if (call->answer->status == 200 &&
        sw_json_parse(&told, call->answer->text, strlen(call->answer->text), NULL) == SW_OK)
        em_answer_redirect(call->answer, 303, sw_json_get_text(told, "url"));
    sw_json_free(told);
    sw_json_free(body);
}

static void post_challenge(const page_call *call)
{
    const char *code = field(call, "code");
    bool fails = field(call, "fail") != NULL;
    if (!fails && (!code || strcmp(code, "000000") != 0)) {
        show_challenge(call, "wrong_code");
    } else if (!call->visit) {
        answer_for_charge(call, !fails);
    } else {
        if (call->visit->stage == EM_STAGE_CHALLENGE)
            em_visit_answer_bank(call->world, call->visit, !fails);
        go_on(call);
    }
}

static void get_processing(const page_call *call)
{
    bool declined = em_visit_is_declined(call->visit);
    sw_json *view = em_view_of(call->visit, declined ? "title_declined" : "title_processing");
    sw_json *scripts = em_json(sw_json_array());
    sw_json_append(scripts, em_json(sw_json_new_text("/assets/pages.js")));
    sw_json_put(view, "scripts", scripts);
    sw_json_put_bool(view, "declined", declined);
    em_page(call->answer, 200, "processing.html", view, "");
}

static void post_processing(const page_call *call)
{
    if (field(call, "change"))
        em_visit_change(call->visit, true);
    else
        em_visit_confirm(call->world, call->visit);
    go_on(call);
}

static void get_cancel(const page_call *call)
{
    em_visit_cancel(call->world, call->visit);
    go_on(call);
}

/* What bindChangeAction of checkout.js leads to. */
static void get_change(const page_call *call)
{
    em_visit_change(call->visit, false);
    go_on(call);
}

/* A script that calls it in the background could not take the page. */
static void get_signed_out(const page_call *call)
{
    if (!em_page_is_wanted(call->request)) {
        em_answer_empty(call->answer, 204);
        return;
    }
    em_page(call->answer, 200, "over.html", em_view(em_language_of(field(call, "language")), "title_signed_out"), "");
}

typedef enum page_need {
    NEEDS_NOTHING = 0,
    NEEDS_VISIT,
    NEEDS_VISIT_OR_CHARGE,
    NEEDS_REVIEWED, /* an express checkout that a buyer has seen */
    NEEDS_READY     /* and that can be confirmed */
} page_need;

static const struct page_row {
    const char *method;
    const char *path;
    page_need need;
    void (*act)(const page_call *call);
    bool changes;
} PAGES[] = {
    { "GET", "sign-in", NEEDS_VISIT, get_sign_in, false },
    { "POST", "sign-in", NEEDS_VISIT, post_sign_in, true },
    { "GET", "review", NEEDS_VISIT, get_review, false },
    { "POST", "review", NEEDS_VISIT, post_review, true },
    { "GET", "challenge", NEEDS_VISIT_OR_CHARGE, get_challenge, false },
    { "POST", "challenge", NEEDS_VISIT_OR_CHARGE, post_challenge, true },
    { "GET", "processing", NEEDS_READY, get_processing, false },
    { "POST", "processing", NEEDS_READY, post_processing, true },
    { "GET", "cancel", NEEDS_VISIT, get_cancel, true },
    { "GET", "initiate_auth", NEEDS_REVIEWED, get_change, true },
    { "GET", "signout", NEEDS_NOTHING, get_signed_out, false },
};

static const struct page_row *find_page(const em_request *request, em_answer *answer)
{
    bool known = false;
    for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++) {
        if (strcmp(PAGES[i].path, request->path + sizeof PREFIX - 1) != 0)
            continue;
        if (strcmp(PAGES[i].method, request->method) == 0)
            return &PAGES[i];
        known = true;
    }
    if (known)
        em_answer_wrong_method(answer, request->method);
    else
        em_answer_error(answer, "ResourceNotFound", "There is no such page.");
    return NULL;
}

/* @return false: it is answered */
static bool find_visit(page_call *call, page_need need)
{
    if (need == NEEDS_NOTHING || (need == NEEDS_VISIT_OR_CHARGE && field(call, "chargeId")))
        return true;
    if (need == NEEDS_REVIEWED || need == NEEDS_READY) {
        call->visit = resume(call);
        return call->visit && (need == NEEDS_REVIEWED || em_visit_process(call->visit, call->answer));
    }
    call->visit = em_visit_find(call->world, field(call, "visit"));
    if (!call->visit)
        return em_answer_error(call->answer, "ResourceNotFound", "There is no such visit: start from the shop.");
    if (!em_visit_is_over(call->visit))
        return true;
    show_over(call, em_visit_way_back(call->visit));
    return false;
}

static bool check_browser(const em_request *request, em_answer *answer)
{
    const char *view = em_webview_of(request);
    if (!view)
        return strcmp(request->method, "POST") != 0 || em_page_check_origin(request, answer);
    return em_answer_error(answer, "UnsupportedBrowser",
                           "This is %s. Amazon Pay does not run in a WebView: open the page in Chrome Custom Tabs or "
                           "SFSafariViewController.",
                           view);
}

static bool show_page(em_world *world, const em_request *request, em_answer *answer)
{
    const struct page_row *row = find_page(request, answer);
    if (!row || !check_browser(request, answer))
        return false;
    bool posted = strcmp(request->method, "POST") == 0;
    sw_json *fields = posted ? em_form_read(request) : em_query_read(request->query);
    page_call call = { world, request, fields, NULL, answer };
    bool found = find_visit(&call, row->need);
    if (found)
        row->act(&call);
    sw_json_free(fields);
    return found && row->changes;
}

/* The form of a button comes from the shop's page, so it may come from anywhere. */
bool em_buyer_pages(em_world *world, const em_request *request, em_answer *answer)
{
    if (!em_is_initiate_path(request->path))
        return show_page(world, request, answer);
    if (strcmp(request->method, "POST") == 0 && em_is_form(request) && em_webview_of(request))
        check_browser(request, answer);
    else
        em_initiate(world, request, answer);
    return true;
}
