/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/initiate.h"

#include "base/memory.h"
#include "base/text.h"
#include "emulator/body.h"
#include "emulator/check.h"
#include "emulator/checkout.h"
#include "emulator/merchant.h"
#include "emulator/must.h"
#include "emulator/query.h"

#include <stdio.h>
#include <string.h>

static const char PATH[] = "/checkout/initiate";
static const char FORM[] = "application/x-www-form-urlencoded";

bool em_is_initiate_path(const char *path)
{
    return strcmp(path, PATH) == 0;
}

static bool is_form(const em_request *request)
{
    const char *type = em_request_header(request, "content-type");
    return type && sw_starts_with(type, FORM);
}

/* A query in which a space is '+'. */
static sw_json *read_form(const em_request *request)
{
    sw_buf text = SW_BUF_INIT(3 * EM_MAX_BODY);
    for (const char *c = sw_buf_text(&request->body); *c; c++)
        sw_buf_add_text(&text, *c == '+' ? "%20" : (char[]){ *c, '\0' });
    sw_json *fields = em_query_read(sw_buf_text(&text));
    sw_buf_free(&text);
    return fields;
}

static void carry_over(sw_json *out, const char *name, const sw_json *fields, const char *field)
{
    const char *value = sw_json_get_text(fields, field);
    if (value && *value)
        sw_json_put_text(out, name, value);
}

/* Other fields say how the page looks, or count for Amazon's experiments. */
static sw_json *button_of(const sw_json *fields)
{
    sw_json *out = em_json(sw_json_object());
    carry_over(out, "checkout_session_id", fields, "amazonCheckoutSessionId");
    carry_over(out, "product_type", fields, "productType");
    if (em_given(out, "checkout_session_id"))
        return out;
    carry_over(out, "payload", fields, "payloadJSON");
    carry_over(out, "signature", fields, "signature");
    carry_over(out, "public_key_id", fields, "publicKeyId");
    carry_over(out, "algorithm", fields, "algorithm");
    return out;
}

sw_json *em_initiate_button(const em_request *request)
{
    if (!is_form(request))
        return NULL;
    sw_json *fields = read_form(request);
    sw_json *button = button_of(fields);
    sw_json_free(fields);
    return button;
}

static bool check_fields(const em_world *world, const sw_json *fields, em_answer *answer)
{
    const char *environment = sw_json_get_text(fields, "environment");
    const char *merchant = sw_json_get_text(fields, "merchantId");
    if (environment && strcmp(environment, "SANDBOX") != 0)
        return em_answer_error(answer, "InvalidParameterValue",
                               "The value provided for [environment] is invalid: this is an emulator of the sandbox.");
    if (merchant && !em_merchant_find(&world->merchants, merchant))
        return em_answer_error(answer, "InvalidAuthentication", "The merchant id is not known.");
    return true;
}

/* See Other: the browser goes there with GET. */
static void lead_back(em_answer *answer)
{
    sw_json *told = NULL;
    if (answer->status != 200 || sw_json_parse(&told, answer->text, strlen(answer->text), NULL) != SW_OK)
        return;
    em_answer_redirect(answer, 303, sw_json_get_text(told, "url"));
    sw_json_free(told);
}

static void take_form(em_world *world, const em_request *request, em_answer *answer)
{
    sw_json *fields = read_form(request);
    sw_json *button = button_of(fields);
    if (check_fields(world, fields, answer)) {
        em_checkout(world, button, answer);
        lead_back(answer);
    }
    sw_json_free(button);
    sw_json_free(fields);
}

static void take_configuration(em_world *world, const em_request *request, em_answer *answer)
{
    sw_json *configuration = NULL;
    if (!em_body_read(request, &configuration, answer))
        return;
    sw_json *body = em_json(sw_json_object());
    sw_json_put(body, "configuration", configuration);
    sw_json_put_text(body, "surface", "mobile_sdk");
    em_checkout(world, body, answer);
    sw_json_free(body);
}

void em_initiate(em_world *world, const em_request *request, em_answer *answer)
{
    if (strcmp(request->method, "POST") != 0)
        em_answer_error(answer, "RequestNotSupported", "A button posts a form here.");
    else if (is_form(request))
        take_form(world, request, answer);
    else
        take_configuration(world, request, answer);
}
