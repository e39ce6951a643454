/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/buyer.h"

#include "emulator/must.h"
#include "emulator/status.h"

#include <stdbool.h>
#include <string.h>

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

static bool is_in_scope(const sw_json *scopes, const char *scope, bool otherwise)
{
    if (!scopes)
        return otherwise;
    for (const sw_json *one = sw_json_first(scopes); one; one = sw_json_next(one))
        if (sw_json_text(one) && strcmp(sw_json_text(one), scope) == 0)
            return true;
    return false;
}

void em_put_buyer(sw_json *object, const sw_json *scopes)
{
    sw_json *buyer = em_json(sw_json_object());
    sw_json_put_text(buyer, "name", is_in_scope(scopes, "name", true) ? "Susie Smith" : NULL);
    sw_json_put_text(buyer, "email", is_in_scope(scopes, "email", true) ? "susie.smith@example.com" : NULL);
    sw_json_put_text(buyer, "buyerId", "amzn1.account.AEMULATORBUYER00000000000001");
    sw_json_put_text(buyer, "primeMembershipTypes", NULL);
    sw_json_put_text(buyer, "phoneNumber", is_in_scope(scopes, "phoneNumber", true) ? "800-000-0000" : NULL);
    sw_json_put(object, "buyer", buyer);
    if (is_in_scope(scopes, "billingAddress", false))
        sw_json_put(object, "billingAddress", parse(BILLING));
}

sw_json *em_buyer_shipping_address(void)
{
    return parse(SHIPPING);
}
