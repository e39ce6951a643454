/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/checkout.h"

#include "base/memory.h"
#include "emulator/canonical.h"
#include "emulator/check.h"
#include "emulator/must.h"
#include "emulator/payload.h"
#include "emulator/session.h"

#include <string.h>

static const char *const PRODUCT_TYPES[] = { "PayOnly", "PayAndShip", NULL };
static const char *const SURFACES[] = { "web", "app_browser", NULL };

static const em_field CHECKOUT_FIELDS[] = {
    { "payload", EM_TEXT, true, 0, NULL, NULL },
    { "signature", EM_TEXT, true, 0, NULL, NULL },
    { "public_key_id", EM_TEXT, true, 0, NULL, NULL },
    { "algorithm", EM_TEXT, false, 0, NULL, NULL },
    { "product_type", EM_TEXT, false, 0, PRODUCT_TYPES, NULL },
    { "surface", EM_TEXT, false, 0, SURFACES, NULL },
    { "card", EM_TEXT, false, 4, NULL, NULL },
    { "consent", EM_BOOL, false, 0, NULL, NULL },
    { 0 },
};

/* Without a name Amazon's script takes the older algorithm. */
static const char *read_algorithm(const sw_json *body)
{
    const char *name = sw_json_get_text(body, "algorithm");
    return name ? name : "AMZN-PAY-RSASSA-PSS";
}

static const em_merchant *find_merchant(const em_world *world, const sw_json *body, em_answer *answer)
{
    const char *id = sw_json_get_text(body, "public_key_id");
    const em_merchant *merchant = em_table_get(&world->merchants, id);
    if (!merchant)
        em_answer_error(answer, "InvalidAuthentication", "%s",
                        em_is_live_key(id) ? "A LIVE key has no place in an emulator."
                                           : "The public key id is not known.");
    return merchant;
}

static bool check_signature(const em_merchant *merchant, const sw_json *body, em_answer *answer)
{
    const char *payload = sw_json_get_text(body, "payload");
    const char *algorithm = read_algorithm(body);
    char text[EM_MAX_STRING_TO_SIGN];
    em_string_to_sign(text, algorithm, payload, strlen(payload));
    if (em_signature_verify(merchant->key, em_algorithm_find(algorithm), text, sw_json_get_text(body, "signature")))
        return true;
    return em_answer_error(answer, "InvalidSignatureError",
                           "The button's signature does not belong to its payload, signing String [%s], merchant [%s]",
                           text, merchant->merchant_id);
}

static bool choose_card(const sw_json *body, const em_card **card, em_answer *answer)
{
    const char *digits = sw_json_get_text(body, "card");
    *card = em_card_find(digits ? digits : "1111");
    if (!*card)
        return em_answer_error(answer, "InvalidParameterValue", "No test buyer has a card ending in %s.", digits);
    if (em_given(body, "consent") && !em_is_true(em_given(body, "consent")))
        return em_answer_error(
            answer, "InvalidParameterValue",
            "Saving a wallet needs the buyer's consent: without it the page cannot be left forward.");
    return true;
}

static const char *name_of(const char *const *names, const char *text)
{
    for (; text && *names; names++)
        if (strcmp(*names, text) == 0)
            return *names;
    return NULL;
}

/* The id goes into the query, before a fragment, and leaves what the merchant wrote there. */
static char *return_url(const char *url, const char *session_id)
{
    sw_buf out = SW_BUF_INIT(4096);
    size_t size = strcspn(url, "#");
    sw_buf_add(&out, url, size);
    sw_buf_add_char(&out, memchr(url, '?', size) ? '&' : '?');
    sw_buf_addf(&out, "amazonCheckoutSessionId=%s", session_id);
    sw_buf_add_text(&out, url + size);
    return em_take(&out);
}

static void answer_return(const em_session *session, em_answer *answer)
{
    const char *result = sw_json_get_text(sw_json_get(session->payload, "webCheckoutDetails"),
                                          "checkoutResultReturnUrl");
    char *url = return_url(result, session->id);
    sw_json *out = em_json(sw_json_object());
    sw_json_put_text(out, "checkoutSessionId", session->id);
    sw_json_put_text(out, "url", url);
    em_answer_json(answer, 200, out);
    sw_release(url);
}

void em_checkout(em_world *world, const sw_json *body, em_answer *answer)
{
    em_choice choice = { .product_type = PRODUCT_TYPES[0] };
    if (!em_check(answer, body, CHECKOUT_FIELDS))
        return;
    const em_merchant *merchant = find_merchant(world, body, answer);
    if (!merchant || !check_signature(merchant, body, answer) || !choose_card(body, &choice.card, answer) ||
        !em_payload_read(&choice.payload, sw_json_get_text(body, "payload"), world, merchant, answer))
        return;
    const char *product_type = sw_json_get_text(body, "product_type");
    choice.product_type = product_type ? name_of(PRODUCT_TYPES, product_type) : PRODUCT_TYPES[0];
    em_session *session = em_session_open(world, merchant, &choice);
    if (choice.card->outcome == EM_OUTCOME_SESSION_CANCELED)
        em_session_cancel(world, session, choice.card->reason, "This was simulated by the card.");
    answer_return(session, answer);
}
