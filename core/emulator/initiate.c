/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/initiate.h"

#include "base/memory.h"
#include "emulator/body.h"
#include "emulator/button.h"
#include "emulator/check.h"
#include "emulator/merchant.h"
#include "emulator/must.h"
#include "emulator/pages/visit.h"
#include "emulator/web/form.h"

#include <stdio.h>
#include <string.h>

static const char PATH[] = "/checkout/initiate";

bool em_is_initiate_path(const char *path)
{
    return strcmp(path, PATH) == 0;
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
    if (!em_is_form(request))
        return NULL;
    sw_json *fields = em_form_read(request);
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
    const char *currency = sw_json_get_text(fields, "ledgerCurrency");
    const char *language = sw_json_get_text(fields, "checkoutLanguage");
    return (!currency || !*currency || em_button_check_ledger(currency, world->start.region, answer)) &&
           (!language || !*language || em_button_check_language(language, answer));
}

/* Who presses a button is asked on Amazon's pages. @return the path of the first of them, yours; NULL with an error */
static char *begin_visit(em_world *world, const sw_json *button, const char *language, em_visit **visit,
                         em_answer *answer)
{
    em_choice choice;
    if (!em_checkout_read(&choice, world, button, answer))
        return NULL;
    *visit = em_visit_begin(world, &choice, em_language_of(language));
    sw_buf path = SW_BUF_INIT(256);
    sw_buf_addf(&path, "/checkout/sign-in?visit=%s", (*visit)->id);
    return em_take(&path);
}

/* See Other: the browser goes there with GET. */
static void take_form(em_world *world, const em_request *request, em_answer *answer)
{
    em_visit *visit;
    sw_json *fields = em_form_read(request);
    sw_json *button = button_of(fields);
    char *path = check_fields(world, fields, answer)
                     ? begin_visit(world, button, sw_json_get_text(fields, "checkoutLanguage"), &visit, answer)
                     : NULL;
    if (path)
        em_answer_redirect(answer, 303, path);
    sw_release(path);
    sw_json_free(button);
    sw_json_free(fields);
}

/* An app opens the URL that is answered in a browser. */
static void answer_url(const em_world *world, const em_visit *visit, const char *path, em_answer *answer)
{
    char url[256];
    sw_json *out = em_json(sw_json_object());
    snprintf(url, sizeof url, "%s%s", world->start.pages_url, path);
    sw_json_put_text(out, "checkoutSessionId", visit->id);
    sw_json_put_text(out, "url", url);
    em_answer_json(answer, 200, out);
}

static void take_configuration(em_world *world, const em_request *request, em_answer *answer)
{
    em_visit *visit;
    sw_json *configuration = NULL;
    if (!em_body_read(request, &configuration, answer))
        return;
    sw_json *body = em_json(sw_json_object());
    sw_json_put_text(body, "surface", "mobile_sdk");
    sw_json_put(body, "configuration", configuration);
    char *path = begin_visit(world, body, sw_json_get_text(configuration, "checkoutLanguage"), &visit, answer);
    if (path)
        answer_url(world, visit, path, answer);
    sw_release(path);
    sw_json_free(body);
}

void em_initiate(em_world *world, const em_request *request, em_answer *answer)
{
    if (strcmp(request->method, "POST") != 0)
        em_answer_error(answer, "RequestNotSupported", "A button posts a form here.");
    else if (em_is_form(request))
        take_form(world, request, answer);
    else
        take_configuration(world, request, answer);
}
