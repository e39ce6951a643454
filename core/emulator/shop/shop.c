/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/shop/shop.h"

#include "base/crypto.h"
#include "base/memory.h"
#include "emulator/charge.h"
#include "emulator/must.h"
#include "emulator/query.h"
#include "emulator/shop/shop_button.h"
#include "emulator/shop/shop_call.h"
#include "emulator/shop/shop_end.h"
#include "emulator/web/form.h"
#include "emulator/web/page.h"

#include <stdio.h>
#include <string.h>

static const char PREFIX[] = "/shop/";
enum { WALLETS_SHOWN = 20, CHARGES_SHOWN = 20 };

typedef struct shop_call {
    em_world *world;
    const em_request *request;
    const sw_json *fields;
    char origin[128];
    em_answer *answer;
} shop_call;

bool em_is_shop_path(const char *path)
{
    return strcmp(path, "/shop") == 0 || strncmp(path, PREFIX, sizeof PREFIX - 1) == 0;
}

static const char *field(const shop_call *call, const char *name)
{
    const char *value = sw_json_get_text(call->fields, name);
    return value ? value : "";
}

static sw_json *begin(const char *title)
{
    sw_json *view = em_json(sw_json_object());
    sw_json *words = em_json(sw_json_object());
    sw_json_put_text(view, "lang", "en");
    sw_json_put_text(view, "title", title);
    sw_json_put_text(words, "no_money", "Nothing here is real: no money moves.");
    sw_json_put(view, "w", words);
    return view;
}

static void add_script(sw_json *view, const char *first, const char *second)
{
    sw_json *scripts = em_json(sw_json_array());
    sw_json_append(scripts, em_json(sw_json_new_text(first)));
    sw_json_append(scripts, em_json(sw_json_new_text(second)));
    sw_json_put(view, "scripts", scripts);
}

static void send_page(const shop_call *call, const char *file, sw_json *view)
{
    em_page(call->answer, 200, file, view, "");
}

/* A form that is sent twice means the same; another form never does, not even after a snapshot, which knows the keys.
 */
static void put_intent(sw_json *row)
{
    unsigned char random[16];
    char id[2 * sizeof random + 1];
    if (sw_random(random, sizeof random, NULL) != SW_OK)
        return; /* the API refuses a charge without one */
    sw_hex(id, random, sizeof random);
    sw_json_put_text(row, "intent", id);
}

static sw_json *write_flows(void)
{
    const em_shop_flow *flow;
    sw_json *list = em_json(sw_json_array());
    for (size_t i = 0; (flow = em_shop_flow_at(i)) != NULL; i++) {
        sw_json *row = em_json(sw_json_object());
        sw_json_put_text(row, "name", flow->name);
        sw_json_put_text(row, "title", flow->title);
        sw_json_put_text(row, "text", flow->text);
        sw_json_append(list, row);
    }
    return list;
}

static sw_json *write_wallets(const shop_call *call)
{
    const em_table *table = &call->world->permissions;
    sw_json *list = em_json(sw_json_array());
    for (size_t i = table->count; i-- > 0 && sw_json_size(list) < WALLETS_SHOWN;) {
        const em_permission *wallet = table->entries[i].value;
        if (!em_permission_is_on_file(wallet) || strcmp(wallet->merchant->merchant_id, EM_MERCHANT_ID) != 0)
            continue;
        sw_json *row = em_json(sw_json_object());
        sw_json_put_text(row, "id", wallet->id);
        sw_json_put_text(row, "card", wallet->card->digits);
        sw_json_put_text(row, "state", wallet->status.state);
        sw_json_put_bool(row, "open", !em_is_in(&wallet->status, "Closed"));
        sw_json_put_bool(row, "can_change", em_shop_has(call->world, em_shop_flow_find("update")));
        put_intent(row);
        sw_json_append(list, row);
    }
    return list;
}

static sw_json *write_charges(const shop_call *call)
{
    char amount[64];
    const em_table *table = &call->world->charges;
    sw_json *list = em_json(sw_json_array());
    for (size_t i = table->count; i-- > 0 && sw_json_size(list) < CHARGES_SHOWN;) {
        const em_charge *charge = table->entries[i].value;
        if (strcmp(charge->permission->merchant->merchant_id, EM_MERCHANT_ID) != 0)
            continue;
        sw_json *price = em_money_write(charge->amount);
        sw_json *row = em_json(sw_json_object());
        snprintf(amount, sizeof amount, "%s %s", sw_json_get_text(price, "amount"),
                 sw_json_get_text(price, "currencyCode"));
        sw_json_put_text(row, "id", charge->id);
        sw_json_put_text(row, "amount", amount);
        sw_json_put_text(row, "state", charge->status.state);
        sw_json_put_bool(row, "captured", em_is_in(&charge->status, "Captured"));
        put_intent(row);
        sw_json_append(list, row);
        sw_json_free(price);
    }
    return list;
}

static void get_home(const shop_call *call)
{
    sw_json *view = begin("Test shop");
    sw_json *price = em_shop_price(call->world);
    sw_json_put(view, "flows", write_flows());
    sw_json_put(view, "wallets", write_wallets(call));
    sw_json_put(view, "charges", write_charges(call));
    sw_json_put_text(view, "amount", sw_json_get_text(price, "amount"));
    sw_json_put_text(view, "currency", sw_json_get_text(price, "currencyCode"));
    sw_json_free(price);
    send_page(call, "shop.html", view);
}

static void get_flow(const shop_call *call)
{
    const em_shop_flow *flow = em_shop_flow_find(field(call, "is"));
    const char *wallet = field(call, "wallet");
    if (!flow || !em_shop_has(call->world, flow)) {
        em_answer_error(call->answer, "ResourceNotFound", "The shop has no such flow in this region.");
        return;
    }
    sw_json *view = begin(flow->title);
    add_script(view, "/checkout.js", "/assets/shop.js");
    sw_json_put_text(view, "text", flow->text);
    sw_json_put(view, "button", em_shop_button(call->world, flow, call->origin, *wallet ? wallet : NULL));
    sw_json_put_bool(view, "starts", flow->starts);
    send_page(call, "shop_flow.html", view);
}

static void show_outcome(const shop_call *call, sw_json *outcome)
{
    sw_json *view = begin(sw_json_get_text(outcome, "title"));
    sw_json_put(view, "outcome", outcome);
    sw_json_put_bool(view, "app", strcmp(field(call, "flow"), "app") == 0);
    send_page(call, "shop_outcome.html", view);
}

static void get_back(const shop_call *call)
{
    show_outcome(call, em_shop_finish(call->world, field(call, "amazonCheckoutSessionId")));
}

static void get_canceled(const shop_call *call)
{
    sw_json *outcome = em_json(sw_json_object());
    sw_json_put_text(outcome, "title", "You gave up");
    sw_json_put_text(outcome, "text", "Nothing was saved, and nothing was paid.");
    show_outcome(call, outcome);
}

static void get_review(const shop_call *call)
{
    char path[256];
    int status;
    const char *id = field(call, "amazonCheckoutSessionId");
    snprintf(path, sizeof path, "/v2/checkoutSessions/%.64s", id);
    sw_json *session = em_shop_call(call->world, "GET", path, NULL, NULL, &status);
    const char *descriptor = sw_json_get_text(sw_json_first(sw_json_get(session, "paymentPreferences")),
                                              "paymentDescriptor");
    if (!descriptor) {
        sw_json_free(session);
        show_outcome(call, em_shop_finish(call->world, id));
        return;
    }
    sw_json *view = begin("Review your order");
    add_script(view, "/checkout.js", "/assets/shop.js");
    sw_json_put_text(view, "session", id);
    sw_json_put_text(view, "card", descriptor);
    sw_json_put(view, "price", em_shop_price(call->world));
    sw_json_put(view, "address", em_json(sw_json_copy(sw_json_get(session, "shippingAddress"))));
    sw_json_free(session);
    send_page(call, "shop_review.html", view);
}

static void post_order(const shop_call *call)
{
    sw_json *outcome = NULL;
    char *next = em_shop_place_order(call->world, field(call, "session"), call->origin, &outcome);
    if (next)
        em_answer_redirect(call->answer, 303, next);
    else
        show_outcome(call, outcome);
    sw_release(next);
}

static void post_charge(const shop_call *call)
{
    const char *amount = field(call, "amount");
    show_outcome(call,
                 em_shop_charge(call->world, field(call, "wallet"), *amount ? amount : NULL, field(call, "intent")));
}

static void post_refund(const shop_call *call)
{
    show_outcome(call, em_shop_refund(call->world, field(call, "charge"), field(call, "intent")));
}

static void post_close(const shop_call *call)
{
    show_outcome(call, em_shop_close(call->world, field(call, "wallet")));
}

static const struct {
    const char *method;
    const char *path;
    void (*act)(const shop_call *call);
} PAGES[] = {
    { "GET", "", get_home },           { "GET", "flow", get_flow },
    { "GET", "back", get_back },       { "GET", "canceled", get_canceled },
    { "GET", "review", get_review },   { "POST", "order", post_order },
    { "POST", "charge", post_charge }, { "POST", "refund", post_refund },
    { "POST", "close", post_close },
};

/* The address by which the browser calls this server; the Host header was checked. */
static void write_origin(shop_call *call)
{
    const char *host = em_request_header(call->request, "host");
    const char *colon = host ? strrchr(host, ':') : NULL;
    const char *pages = strrchr(call->world->start.pages_url, ':');
    bool secure = strncmp(call->world->start.pages_url, "https", 5) == 0;
    bool same_port = colon && pages && strcmp(colon, pages) == 0;
    snprintf(call->origin, sizeof call->origin, "%s://%s", same_port == secure ? "https" : "http", host ? host : "");
}

void em_shop(em_world *world, const em_request *request, em_answer *answer)
{
    bool posted = strcmp(request->method, "POST") == 0;
    const char *path = strlen(request->path) < sizeof PREFIX ? "" : request->path + sizeof PREFIX - 1;
    if (posted && !em_page_check_origin(request, answer))
        return;
    shop_call call = { .world = world, .request = request, .answer = answer };
    sw_json *fields = posted ? em_form_read(request) : em_query_read(request->query);
    call.fields = fields;
    write_origin(&call);
    em_answer_error(answer, "ResourceNotFound", "The shop has no such page.");
    for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++)
        if (strcmp(PAGES[i].path, path) == 0 && strcmp(PAGES[i].method, request->method) == 0)
            PAGES[i].act(&call);
    sw_json_free(fields);
}
