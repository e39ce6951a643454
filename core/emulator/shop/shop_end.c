/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/shop/shop_end.h"

#include "emulator/check.h"
#include "emulator/must.h"
#include "emulator/shop/shop_button.h"
#include "emulator/shop/shop_call.h"

#include <stdio.h>
#include <string.h>

enum { PATH_SIZE = 256 };

static void add_fact(sw_json *facts, const char *name, const char *value)
{
    if (!value)
        return;
    sw_json *fact = em_json(sw_json_object());
    sw_json_put_text(fact, "name", name);
    sw_json_put_text(fact, "value", value);
    sw_json_append(facts, fact);
}

static const char *state_of(const sw_json *object)
{
    return sw_json_get_text(sw_json_get(object, "statusDetails"), "state");
}

/* @param answer  taken over; NULL: there was none */
static sw_json *write_outcome(const char *title, const char *text, sw_json *answer)
{
    static const char *const names[] = { "reasonCode", "message", "chargePermissionId", "chargeId", "refundId" };
    char *json = answer ? sw_json_write(answer, true) : NULL;
    sw_json *outcome = em_json(sw_json_object());
    sw_json *facts = em_json(sw_json_array());
    add_fact(facts, "state", state_of(answer));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        add_fact(facts, names[i], sw_json_get_text(answer, names[i]));
    add_fact(facts, "buyer", sw_json_get_text(sw_json_get(answer, "buyer"), "email"));
    sw_json_put_text(outcome, "title", title);
    sw_json_put_text(outcome, "text", text);
    sw_json_put(outcome, "facts", facts);
    sw_json_put_text(outcome, "json", json);
    sw_json_release_text(json);
    sw_json_free(answer);
    return outcome;
}

static sw_json *refused(sw_json *answer, int status)
{
    if (status == 0)
        return write_outcome("No answer", "The call was not answered. Whether it was done is not known.", answer);
    return write_outcome("Refused", "Amazon Pay refused the call; its answer says why.", answer);
}

static sw_json *get(em_world *world, const char *kind, const char *id, int *status)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "/v2/%s/%s", kind, id);
    return em_shop_call(world, "GET", path, NULL, NULL, status);
}

static sw_json *write_ended(sw_json *completed)
{
    const char *type = sw_json_get_text(completed, "chargePermissionType");
    bool saved = type && strcmp(type, "PaymentMethodOnFile") == 0;
    if (!em_given(completed, "chargeId"))
        return write_outcome("Wallet saved", "It can be charged from now on.", completed);
    return write_outcome("Paid", saved ? "And the wallet was saved." : "The buyer did not want the wallet to be saved.",
                         completed);
}

/* As a shop has to: look at the session, and complete it once. */
sw_json *em_shop_finish(em_world *world, const char *session_id)
{
    char path[PATH_SIZE];
    int status;
    sw_json *body = em_json(sw_json_object());
    sw_json *session = get(world, "checkoutSessions", session_id, &status);
    const char *state = state_of(session);
    const sw_json *amount = em_given(sw_json_get(session, "paymentDetails"), "chargeAmount");
    if (amount)
        sw_json_put(body, "chargeAmount", em_json(sw_json_copy(amount)));
    if (status != 200 || !state || strcmp(state, "Open") != 0) {
        sw_json_free(body);
        if (status == 200 && state && strcmp(state, "Completed") == 0)
            return write_ended(session);
        return status == 200 ? write_outcome("Nothing was saved", "The checkout was given up or declined.", session)
                             : refused(session, status);
    }
    sw_json_free(session);
    snprintf(path, sizeof path, "/v2/checkoutSessions/%s/complete", session_id);
    sw_json *completed = em_shop_call(world, "POST", path, NULL, body, &status);
    return status == 200 || status == 202 ? write_ended(completed) : refused(completed, status);
}

char *em_shop_place_order(em_world *world, const char *session_id, const char *origin, sw_json **outcome)
{
    char path[PATH_SIZE];
    char url[512];
    int status;
    sw_json *body = em_json(sw_json_object());
    sw_json *payment = em_json(sw_json_object());
    sw_json *urls = em_json(sw_json_object());
    snprintf(url, sizeof url, "%s/shop/back?flow=express", origin);
    sw_json_put_text(urls, "checkoutResultReturnUrl", url);
    sw_json_put_text(payment, "paymentIntent", "AuthorizeWithCapture");
    sw_json_put(payment, "chargeAmount", em_shop_price(world));
    sw_json_put(body, "webCheckoutDetails", urls);
    sw_json_put(body, "paymentDetails", payment);
    snprintf(path, sizeof path, "/v2/checkoutSessions/%s", session_id);
    sw_json *updated = em_shop_call(world, "PATCH", path, NULL, body, &status);
    const char *next = sw_json_get_text(sw_json_get(updated, "webCheckoutDetails"), "amazonPayRedirectUrl");
    if (next) {
        char *copy = em_copy(next);
        sw_json_free(updated);
        return copy;
    }
    *outcome = refused(updated, status);
    return NULL;
}

sw_json *em_shop_charge(em_world *world, const char *wallet, const char *amount, const char *intent)
{
    int status;
    sw_json *price = em_shop_price(world);
    if (amount)
        sw_json_put_text(price, "amount", amount);
    sw_json *body = em_json(sw_json_object());
    sw_json_put_text(body, "chargePermissionId", wallet);
    sw_json_put(body, "chargeAmount", price);
    sw_json_put_bool(body, "captureNow", true);
    sw_json_put_text(body, "chargeInitiator", "MITU");
    sw_json_put_text(body, "channel", "Web");
    sw_json *charge = em_shop_call(world, "POST", "/v2/charges", intent, body, &status);
    return status == 201 ? write_outcome("Charged", "The saved wallet was charged.", charge) : refused(charge, status);
}

sw_json *em_shop_refund(em_world *world, const char *charge_id, const char *intent)
{
    int status;
    sw_json *charge = get(world, "charges", charge_id, &status);
    const sw_json *amount = em_given(charge, "captureAmount");
    if (!amount)
        return refused(charge, status);
    sw_json *body = em_json(sw_json_object());
    sw_json_put_text(body, "chargeId", charge_id);
    sw_json_put(body, "refundAmount", em_json(sw_json_copy(amount)));
    sw_json_free(charge);
    sw_json *refund = em_shop_call(world, "POST", "/v2/refunds", intent, body, &status);
    return status == 201 ? write_outcome("Refund under way", "It is done in half a minute of the clock.", refund)
                         : refused(refund, status);
}

sw_json *em_shop_close(em_world *world, const char *wallet)
{
    char path[PATH_SIZE];
    int status;
    sw_json *body = em_json(sw_json_object());
    sw_json_put_text(body, "closureReason", "The buyer removed it in the shop");
    snprintf(path, sizeof path, "/v2/chargePermissions/%s/close", wallet);
    sw_json *closed = em_shop_call(world, "DELETE", path, NULL, body, &status);
    return status == 200 ? write_outcome("Wallet removed", "It cannot be charged any more.", closed)
                         : refused(closed, status);
}
