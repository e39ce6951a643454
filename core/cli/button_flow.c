/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "base/json.h"
#include "cli/button.h"
#include "cli/input.h"
#include "cli/log.h"
#include "cli/output.h"
#include "face/settings.h"
#include "face/told.h"

#include <savedwallet/button.h>
#include <savedwallet/limits.h>

#include <stdio.h>
#include <string.h>

enum { FILES = 3 };

typedef struct making {
    const cli_button_values *values;
    sw_settings config;
    sw_client *client;
    sw_button_options options;
    sw_money amount, total, estimate;
    sw_buf files[FILES];
    sw_button *button;
    char *html, *csp;
} making;

static int read_money(const sw_money **out, sw_money *room, const char *text, const char *option, sw_error *err)
{
    sw_error wrong = SW_ERROR_INIT;
    if (!text)
        return SW_OK;
    *out = room;
    int code = sw_money_parse_text(room, text, &wrong);
    return code < 0 ? sw_fail_field(err, code, option, "--%s: %s", option, wrong.message) : SW_OK;
}

static int read_file(const char **out, sw_buf *room, const char *path, const char *what, sw_error *err)
{
    *room = (sw_buf)SW_BUF_INIT(SW_MAX_REQUEST_BODY);
    if (!path)
        return SW_OK;
    int code = cli_read_bytes(room, path, what, err);
    *out = sw_buf_text(room);
    return code;
}

static int read_session(making *it, sw_error *err)
{
    const cli_button_values *values = it->values;
    if (values->unbound && values->browser_session)
        return sw_fail_field(err, SW_E_INVALID, "unbound", "--browser-session and --unbound say the opposite");
    if (!values->unbound && !values->browser_session)
        return sw_fail_field(err, SW_E_INVALID, "browser-session",
                             "--browser-session S is missing: what only the server and this buyer's browser know; "
                             "--unbound does without");
    it->options.browser_session = values->unbound ? SW_UNBOUND : values->browser_session;
    return SW_OK;
}

static int read_names(making *it, sw_error *err)
{
    const cli_button_values *values = it->values;
    int code = sw_flow_parse(&it->options.flow, values->flow, err);
    if (code == SW_OK && values->surface)
        code = sw_surface_parse(&it->options.surface, values->surface, err);
    if (code == SW_OK && values->start)
        code = sw_start_parse(&it->options.start, values->start, err);
    if (code == SW_OK && values->payment_intent)
        code = sw_payment_parse(&it->options.payment_intent, values->payment_intent, err);
    return code == SW_OK ? read_session(it, err) : code;
}

static int read_amounts(making *it, sw_error *err)
{
    const cli_button_values *values = it->values;
    int code = read_money(&it->options.amount, &it->amount, values->amount, "amount", err);
    if (code == SW_OK)
        code = read_money(&it->options.total_order_amount, &it->total, values->total, "total", err);
    if (code == SW_OK)
        code = read_money(&it->options.estimated_amount, &it->estimate, values->estimate, "estimate", err);
    return code;
}

static int read_files(making *it, sw_error *err)
{
    const cli_button_values *values = it->values;
    int code = read_file(&it->options.address_details, &it->files[0], values->address_file, "the address file", err);
    if (code == SW_OK)
        code = read_file(&it->options.delivery_specifications, &it->files[1], values->delivery_file,
                         "the delivery file", err);
    if (code == SW_OK)
        code = read_file(&it->options.extra, &it->files[2], values->extra_file, "the file of further members", err);
    return code;
}

static void take_texts(sw_button_options *options, const cli_button_values *values)
{
    options->return_url = values->return_url;
    options->cancel_url = values->cancel_url;
    options->error_url = values->error_url;
    options->state_ttl_s = values->ttl;
    options->product_type = values->product_type;
    options->can_handle_pending = values->pending;
    options->soft_descriptor = values->soft_descriptor;
    options->presentment_currency = values->presentment_currency;
    options->reference = values->reference;
    options->store_name = values->store_name;
    options->note_to_buyer = values->note;
    options->custom_information = values->custom_information;
    options->scopes = values->scopes.items;
    options->scope_count = values->scopes.count;
    options->charge_permission_id = values->wallet;
    options->placement = values->placement;
    options->color = values->color;
    options->design = values->design;
    options->language = values->language;
    options->lazy_url = values->lazy_url;
    options->start_text = values->start_text;
    options->unavailable_text = values->unavailable_text;
}

static int make_client(making *it, sw_error *err)
{
    sw_config config;
    int code = sw_settings_read(&it->config, it->values->config, err);
    if (code == SW_OK)
        code = cli_client_config(&config, &it->config, err);
    if (code == SW_OK && it->values->algorithm)
        code = cli_read_algorithm(&config.algorithm, it->values->algorithm, err);
    return code < 0 ? code : sw_client_new(&it->client, &config, err);
}

static int make_page(making *it, sw_error *err)
{
    const char *nonce = it->values->nonce;
    if (!nonce)
        return it->values->html ? sw_fail_field(err, SW_E_INVALID, "nonce", "--html needs --nonce N") : SW_OK;
    it->html = sw_button_html(it->button, nonce, err);
    it->csp = it->html ? sw_button_csp(it->button, nonce, err) : NULL;
    return it->csp ? SW_OK : err->code;
}

static void print_line(const char *name, const char *value)
{
    if (value)
        printf("%-14s %s\n", name, value);
}

static int print_for_people(const making *it)
{
    const sw_button *button = it->button;
    sw_problem problem;
    for (size_t i = 0; sw_problems_get(&problem, sw_button_problems(button), i); i++)
        fprintf(stderr, "savedwallet: warning: %s %s\n", problem.pointer, problem.message);
    if (it->values->html) {
        fputs(it->html, stdout);
        return cli_print_end();
    }
    print_line("payload:", sw_button_payload_json(button));
    print_line("signature:", sw_button_signature(button));
    print_line("algorithm:", sw_button_algorithm(button));
    print_line("public key id:", sw_button_public_key_id(button));
    print_line("script:", sw_button_script_url(button));
    print_line("options:", sw_button_options_json(button));
    print_line("initiate:", sw_button_initiate_json(button));
    print_line("policy:", it->csp);
    return cli_print_end();
}

static int make(making *it, sw_error *err)
{
    it->options = (sw_button_options)SW_BUTTON_OPTIONS_INIT;
    take_texts(&it->options, it->values);
    int code = read_names(it, err);
    if (code == SW_OK)
        code = read_amounts(it, err);
    if (code == SW_OK)
        code = read_files(it, err);
    if (code == SW_OK)
        code = make_client(it, err);
    if (code == SW_OK)
        code = sw_button_new(&it->button, it->client, &it->options, err);
    return code == SW_OK ? make_page(it, err) : code;
}

int cli_button_flow(const cli_invocation *invocation, sw_error *err)
{
    making it = { .values = invocation->values };
    int code = make(&it, err);
    if (code == SW_OK)
        code = invocation->json ? cli_print_json(sw_told_button(it.button, it.csp, it.html), err)
                                : print_for_people(&it);
    sw_button_text_free(it.html);
    sw_button_text_free(it.csp);
    sw_button_free(it.button);
    sw_client_free(it.client);
    sw_settings_free(&it.config);
    for (int i = 0; i < FILES; i++)
        sw_buf_free(&it.files[i]);
    return code;
}
