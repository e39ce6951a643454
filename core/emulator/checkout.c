/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/checkout.h"

#include "emulator/button.h"
#include "emulator/check.h"
#include "emulator/landing.h"
#include "emulator/must.h"
#include "emulator/payload.h"
#include "emulator/sign_in.h"

#include <string.h>

static const char *const BUTTON_TYPES[] = { "PayOnly", "PayAndShip", "SignInAndSetup", "SignIn", NULL };
static const char *const SURFACES[] = { "web", "app_browser", NULL };
static const char *const MOBILE_SURFACES[] = { "mobile_sdk", NULL };

static const em_field BUTTON_FIELDS[] = {
    { "payload", EM_TEXT, true, 0, NULL, NULL },
    { "signature", EM_TEXT, true, 0, NULL, NULL },
    { "public_key_id", EM_TEXT, true, 0, NULL, NULL },
    { "algorithm", EM_TEXT, false, 0, NULL, NULL },
    { "product_type", EM_TEXT, false, 0, BUTTON_TYPES, NULL },
    { "surface", EM_TEXT, false, 0, SURFACES, NULL },
    { "buyer", EM_TEXT, false, 0, NULL, NULL },
    { "card", EM_TEXT, false, 4, NULL, NULL },
    { "consent", EM_BOOL, false, 0, NULL, NULL },
    { "cancel", EM_BOOL, false, 0, NULL, NULL },
    { 0 },
};

static const em_field MOBILE_FIELDS[] = {
    { "configuration", EM_ANY, true, 0, NULL, NULL },
    { "surface", EM_TEXT, true, 0, MOBILE_SURFACES, NULL },
    { "card", EM_TEXT, false, 4, NULL, NULL },
    { "consent", EM_BOOL, false, 0, NULL, NULL },
    { "cancel", EM_BOOL, false, 0, NULL, NULL },
    { "buyer", EM_TEXT, false, 0, NULL, NULL },
    { 0 },
};

static const em_field SESSION_FIELDS[] = {
    { "checkout_session_id", EM_TEXT, true, 0, NULL, NULL },
    { "product_type", EM_TEXT, false, 0, EM_PRODUCT_TYPES, NULL },
    { "buyer", EM_TEXT, false, 0, NULL, NULL },
    { "card", EM_TEXT, false, 4, NULL, NULL },
    { "consent", EM_BOOL, false, 0, NULL, NULL },
    { "cancel", EM_BOOL, false, 0, NULL, NULL },
    { 0 },
};

static const em_field PROCESS_FIELDS[] = {
    { "card", EM_TEXT, false, 4, NULL, NULL },
    { "cancel", EM_BOOL, false, 0, NULL, NULL },
    { 0 },
};

/* Without digits the card stays what it was. */
static bool choose_card(const sw_json *body, const em_card **card, em_answer *answer)
{
    const char *digits = sw_json_get_text(body, "card");
    const em_card *chosen = digits ? em_card_find(digits) : *card;
    if (!chosen)
        return em_answer_error(answer, "InvalidParameterValue", "No test buyer has a card ending in %s.", digits);
    *card = chosen;
    return true;
}

static bool choose_buyer(em_choice *choice, em_world *world, const char *id, em_answer *answer)
{
    const em_buyer *usual = em_buyer_usual(&world->buyers);
    choice->buyer = id ? em_table_get(&world->buyers, id) : usual;
    return choice->buyer || em_answer_error(answer, "InvalidParameterValue", "There is no buyer with this buyerId.");
}

/* What the buyer does on the page; the product type of a mobile configuration is known before. */
static bool read_buyer(em_choice *choice, em_world *world, const sw_json *body, em_answer *answer)
{
    const char *product_type = sw_json_get_text(body, "product_type");
    if (!choice->product_type)
        choice->product_type = product_type ? em_name_in(BUTTON_TYPES, product_type) : BUTTON_TYPES[0];
    choice->consents = !em_given(body, "consent") || em_is_true(em_given(body, "consent"));
    choice->cancels = em_is_true(em_given(body, "cancel"));
    choice->card = em_card_find("1111");
    return choose_buyer(choice, world, sw_json_get_text(body, "buyer"), answer) &&
           choose_card(body, &choice->card, answer);
}

/* Where nothing is bought the page cannot be left forward without consent. */
static bool check_consent(const em_choice *choice, em_answer *answer)
{
    if (choice->consents || choice->cancels || em_flow_buys(choice->flow))
        return true;
    return em_answer_error(answer, "InvalidParameterValue",
                           "Saving a wallet needs the buyer's consent: without it the page cannot be left forward.");
}

static bool check_choice(em_choice *choice, em_origin origin, const em_world *world, em_answer *answer)
{
    if (!em_payload_check(choice->payload, origin, choice->merchant, world->start.region, answer))
        return false;
    choice->flow = em_flow_of(choice->payload, choice->product_type);
    return em_flow_check(world, choice, answer) && check_consent(choice, answer);
}

bool em_checkout_is_sign_in(const em_choice *choice)
{
    return strcmp(choice->product_type, "SignIn") == 0;
}

/* What a button says, and who it belongs to. The payload is the choice's own. */
static bool read_button(em_choice *choice, em_world *world, const sw_json *body, em_answer *answer)
{
    bool mobile = em_given(body, "configuration") != NULL;
    if (!em_check(answer, body, mobile ? MOBILE_FIELDS : BUTTON_FIELDS))
        return false;
    bool read = mobile ? em_button_read_mobile(choice, world, sw_json_get(body, "configuration"), answer)
                       : em_button_read(choice, world, body, answer);
    if (!read || !read_buyer(choice, world, body, answer))
        return false;
    if (em_checkout_is_sign_in(choice))
        return em_sign_in_check(choice, answer);
    return check_choice(choice, choice->mobile ? EM_ORIGIN_MOBILE : EM_ORIGIN_BUTTON, world, answer);
}

/* A session that the merchant's server made is opened by a button that only names it. */
static bool read_session(em_choice *choice, em_world *world, const sw_json *body, em_answer *answer)
{
    if (!em_check(answer, body, SESSION_FIELDS))
        return false;
    em_session *session = em_table_get(&world->sessions, sw_json_get_text(body, "checkout_session_id"));
    if (!session)
        return em_answer_error(answer, "ResourceNotFound", "There is no Checkout Session with this id.");
    *choice = (em_choice){ .merchant = session->merchant, .payload = session->payload, .session = session };
    if (!em_session_check_open(session, answer) || !read_buyer(choice, world, body, answer) ||
        !check_choice(choice, EM_ORIGIN_CALL, world, answer))
        return false;
    return !session->card || em_answer_error(answer, "InvalidCheckoutSessionStatus", "A buyer has been here already.");
}

bool em_checkout_read(em_choice *choice, em_world *world, const sw_json *body, em_answer *answer)
{
    *choice = (em_choice){ 0 };
    bool read = em_given(body, "checkout_session_id") ? read_session(choice, world, body, answer)
                                                      : read_button(choice, world, body, answer);
    if (!read && !choice->session)
        sw_json_free(choice->payload);
    return read;
}

em_session *em_checkout_open(em_world *world, em_choice *choice)
{
    if (!choice->session)
        choice->session = em_session_open(world, choice->merchant, choice->payload, choice->flow);
    choice->payload = choice->session->payload;
    return choice->session;
}

void em_checkout(em_world *world, const sw_json *body, em_answer *answer)
{
    em_choice choice;
    if (!em_checkout_read(&choice, world, body, answer))
        return;
    if (em_checkout_is_sign_in(&choice)) {
        em_sign_in_answer(world, &choice, answer);
        sw_json_free(choice.payload);
        return;
    }
    em_session *session = em_checkout_open(world, &choice);
    em_session_visit(world, session, &choice);
    em_landing_answer(session, answer);
}

void em_checkout_process(em_world *world, const char *session_id, const sw_json *body, em_answer *answer)
{
    em_session *session = em_table_get(&world->sessions, session_id);
    if (!em_check(answer, body, PROCESS_FIELDS))
        return;
    if (!session) {
        em_answer_error(answer, "ResourceNotFound", "There is no Checkout Session with this id.");
        return;
    }
    if (!em_session_check_open(session, answer))
        return;
    if (session->processed || !em_session_is_ready(session)) {
        em_answer_error(answer, "InvalidCheckoutSessionStatus",
                        session->processed ? "The buyer has confirmed already."
                                           : "The Checkout Session has no amazonPayRedirectUrl.");
        return;
    }
    if (!choose_card(body, &session->card, answer))
        return;
    em_session_process(world, session, em_is_true(em_given(body, "cancel")));
    em_landing_answer(session, answer);
}
