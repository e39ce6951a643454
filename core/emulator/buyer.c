/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/buyer.h"

#include "emulator/must.h"

#include <string.h>

static const char NAME[] = "Susie Smith";
static const char EMAIL[] = "susie.smith@example.com";
static const char PHONE[] = "800-000-0000";
static const char BUYER_ID[] = "amzn1.account.AEMULATORBUYER00000000000001";

const char *const EM_SCOPES_OF_PURCHASE[] = { "name", "email", "phoneNumber", NULL };
const char *const EM_SCOPES_OF_SIGN_IN[] = { "name", "email", NULL };
static const char *const NOTHING[] = { NULL };

/* As Amazon's own test buyers: seen in answers of the real sandbox. */
static const char SHIPPING[] = "{\"name\":\"Susie Smith\",\"addressLine1\":\"10 Ditka Ave\",\"addressLine2\":"
                               "\"Suite 2500\",\"addressLine3\":null,\"city\":\"Chicago\",\"county\":null,"
                               "\"district\":null,\"stateOrRegion\":\"IL\",\"postalCode\":\"60602\","
                               "\"countryCode\":\"US\",\"phoneNumber\":\"800-000-0000\"}";
static const char BILLING[] = "{\"name\":\"Christopher C. Conn\",\"addressLine1\":\"4996 Rockford Mountain Lane\","
                              "\"addressLine2\":null,\"addressLine3\":null,\"city\":\"Appleton\",\"county\":null,"
                              "\"district\":null,\"stateOrRegion\":\"WI\",\"postalCode\":\"54911\","
                              "\"countryCode\":\"US\",\"phoneNumber\":\"800-000-0000\"}";

static sw_json *parse(const char *text)
{
    sw_json *value = NULL;
    sw_json_parse(&value, text, strlen(text), NULL);
    return em_json(value);
}

bool em_is_in_scope(const sw_json *scopes, const char *scope, const char *const *otherwise)
{
    for (; !scopes && *otherwise; otherwise++)
        if (strcmp(*otherwise, scope) == 0)
            return true;
    for (const sw_json *one = sw_json_first(scopes); one; one = sw_json_next(one))
        if (sw_json_text(one) && strcmp(sw_json_text(one), scope) == 0)
            return true;
    return false;
}

static void put_scoped(sw_json *object, const char *name, const char *value, const sw_json *scopes,
                       const char *const *otherwise)
{
    sw_json_put_text(object, name, em_is_in_scope(scopes, name, otherwise) ? value : NULL);
}

void em_put_buyer(sw_json *object, const sw_json *scopes, const char *const *otherwise)
{
    sw_json *buyer = em_json(sw_json_object());
    put_scoped(buyer, "name", NAME, scopes, otherwise);
    put_scoped(buyer, "email", EMAIL, scopes, otherwise);
    sw_json_put_text(buyer, "buyerId", BUYER_ID);
    sw_json_put_text(buyer, "primeMembershipTypes", NULL);
    put_scoped(buyer, "phoneNumber", PHONE, scopes, otherwise);
    sw_json_put(object, "buyer", buyer);
    if (em_is_in_scope(scopes, "billingAddress", otherwise))
        sw_json_put(object, "billingAddress", parse(BILLING));
}

sw_json *em_buyer_shipping_address(void)
{
    return parse(SHIPPING);
}

static void put_address(sw_json *object, const char *name, const char *address, const sw_json *scopes)
{
    sw_json_put(object, name, em_is_in_scope(scopes, name, NOTHING) ? parse(address) : em_json(sw_json_new_null()));
}

sw_json *em_buyer_write(const sw_json *scopes)
{
    bool postal = em_is_in_scope(scopes, "postalCode", NOTHING);
    sw_json *buyer = em_json(sw_json_object());
    sw_json_put_text(buyer, "buyerId", BUYER_ID);
    put_scoped(buyer, "name", NAME, scopes, NOTHING);
    put_scoped(buyer, "email", EMAIL, scopes, NOTHING);
    sw_json_put_text(buyer, "postalCode", postal ? "60602" : NULL);
    sw_json_put_text(buyer, "countryCode", postal ? "US" : NULL);
    put_scoped(buyer, "phoneNumber", PHONE, scopes, NOTHING);
    put_address(buyer, "shippingAddress", SHIPPING, scopes);
    put_address(buyer, "billingAddress", BILLING, scopes);
    sw_json_put_text(buyer, "primeMembershipTypes", NULL);
    return buyer;
}
