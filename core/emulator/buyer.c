/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/buyer.h"

#include "base/memory.h"
#include "base/text.h"
#include "emulator/check.h"
#include "emulator/must.h"
#include "emulator/status.h"

#include <stdio.h>
#include <string.h>

const char *const EM_SCOPES_OF_PURCHASE[] = { "name", "email", "phoneNumber", NULL };
const char *const EM_SCOPES_OF_SIGN_IN[] = { "name", "email", NULL };
static const char *const NOTHING[] = { NULL };

/* As Amazon's own test buyers: seen in answers of the real sandbox. */
static const char SUSIE[] =
    "{\"name\":\"Susie Smith\",\"email\":\"susie.smith@example.com\",\"phoneNumber\":\"800-000-0000\","
    "\"shippingAddress\":{\"name\":\"Susie Smith\",\"addressLine1\":\"10 Ditka Ave\",\"addressLine2\":\"Suite 2500\","
    "\"city\":\"Chicago\",\"stateOrRegion\":\"IL\",\"postalCode\":\"60602\",\"countryCode\":\"US\","
    "\"phoneNumber\":\"800-000-0000\"},"
    "\"moreShippingAddresses\":["
    "{\"name\":\"Susie Smith\",\"addressLine1\":\"PO Box 4711\",\"city\":\"Anchorage\",\"stateOrRegion\":\"AK\","
    "\"postalCode\":\"99501\",\"countryCode\":\"US\",\"phoneNumber\":\"800-000-0000\"},"
    "{\"name\":\"Susie Smith\",\"addressLine1\":\"Musterstra\xc3\x9f"
    "e 12\",\"city\":\"Berlin\",\"postalCode\":\"10115\","
    "\"countryCode\":\"DE\",\"phoneNumber\":\"030 000000\"},"
    "{\"name\":\"Susie Smith\",\"addressLine1\":\"Packstation 100\",\"city\":\"Bonn\",\"postalCode\":\"53113\","
    "\"countryCode\":\"DE\",\"phoneNumber\":\"030 000000\"},"
    "{\"name\":\"Susie Smith\",\"addressLine1\":\"1-1 Chiyoda\",\"city\":\"Chiyoda-ku\",\"stateOrRegion\":\"Tokyo\","
    "\"postalCode\":\"100-0001\",\"countryCode\":\"JP\",\"phoneNumber\":\"03-0000-0000\"}],"
    "\"billingAddress\":{\"name\":\"Christopher C. Conn\",\"addressLine1\":\"4996 Rockford Mountain Lane\","
    "\"city\":\"Appleton\",\"stateOrRegion\":\"WI\",\"postalCode\":\"54911\",\"countryCode\":\"US\","
    "\"phoneNumber\":\"800-000-0000\"}}";

struct em_buyer {
    char id[EM_ID_SIZE + 16];
    sw_json *told; /* name, email, phoneNumber, shippingAddress, moreShippingAddresses, billingAddress */
};

static const em_field ADDRESS_FIELDS[] = {
    { "name", EM_TEXT, false, 0, NULL, NULL },         { "addressLine1", EM_TEXT, false, 0, NULL, NULL },
    { "addressLine2", EM_TEXT, false, 0, NULL, NULL }, { "addressLine3", EM_TEXT, false, 0, NULL, NULL },
    { "city", EM_TEXT, false, 0, NULL, NULL },         { "county", EM_TEXT, false, 0, NULL, NULL },
    { "district", EM_TEXT, false, 0, NULL, NULL },     { "stateOrRegion", EM_TEXT, false, 0, NULL, NULL },
    { "postalCode", EM_TEXT, false, 0, NULL, NULL },   { "countryCode", EM_TEXT, false, 2, NULL, NULL },
    { "phoneNumber", EM_TEXT, false, 0, NULL, NULL },  { 0 },
};

static const em_field FIELDS[] = {
    { "name", EM_TEXT, true, 0, NULL, NULL },
    { "email", EM_TEXT, true, 0, NULL, NULL },
    { "phoneNumber", EM_TEXT, false, 0, NULL, NULL },
    { "shippingAddress", EM_OBJECT, true, 0, NULL, ADDRESS_FIELDS },
    { "moreShippingAddresses", EM_OBJECTS, false, 0, NULL, ADDRESS_FIELDS },
    { "billingAddress", EM_OBJECT, true, 0, NULL, ADDRESS_FIELDS },
    { 0 },
};

/* All members of an address are answered, most of them null. */
sw_json *em_address_write(const sw_json *address)
{
    const char *names[sizeof ADDRESS_FIELDS / sizeof *ADDRESS_FIELDS];
    size_t count = 0;
    for (const em_field *field = ADDRESS_FIELDS; field->name; field++)
        names[count++] = field->name;
    names[count] = NULL;
    return em_nulls_filled(names, address);
}

static em_buyer *add(em_table *buyers, const char *id, sw_json *told)
{
    em_buyer *buyer = em_new(sizeof *buyer);
    snprintf(buyer->id, sizeof buyer->id, "%s", id);
    buyer->told = told;
    em_table_add(buyers, id, buyer);
    return buyer;
}

const em_buyer *em_buyer_usual(em_table *buyers)
{
    static const char id[] = "amzn1.account.AEMULATORBUYER00000000000001";
    const em_buyer *susie = em_table_get(buyers, id);
    sw_json *told = NULL;
    if (susie)
        return susie;
    sw_json_parse(&told, SUSIE, strlen(SUSIE), NULL);
    return add(buyers, id, em_json(told));
}

void em_buyer_free(void *value)
{
    em_buyer *buyer = value;
    sw_json_free(buyer->told);
    sw_release(buyer);
}

static sw_json *write_all(const em_buyer *buyer)
{
    sw_json *out = em_json(sw_json_object());
    sw_json_put_text(out, "buyerId", buyer->id);
    for (const sw_json *member = sw_json_first(buyer->told); member; member = sw_json_next(member))
        em_put_copy(out, sw_json_name(member), member);
    return out;
}

void em_buyer_command(em_table *buyers, em_ids *ids, const sw_json *body, em_answer *answer)
{
    char number[EM_ID_SIZE];
    char id[EM_ID_SIZE + 16];
    if (!em_check(answer, body, FIELDS))
        return;
    em_buyer_usual(buyers); /* who is there from the start is listed first */
    em_id_numbered(ids, EM_ID_BUYER, "AEMULATORBUYER", number);
    snprintf(id, sizeof id, "amzn1.account.%s", number);
    em_answer_json(answer, 201, write_all(add(buyers, id, em_json(sw_json_copy(body)))));
}

void em_buyer_list(em_table *buyers, em_answer *answer)
{
    sw_json *out = em_json(sw_json_object());
    sw_json *list = em_json(sw_json_array());
    em_buyer_usual(buyers);
    for (size_t i = 0; i < buyers->count; i++)
        sw_json_append(list, write_all(buyers->entries[i].value));
    sw_json_put(out, "buyers", list);
    em_answer_json(answer, 200, out);
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

static void put_scoped(sw_json *object, const em_buyer *buyer, const char *name, const sw_json *scopes,
                       const char *const *otherwise)
{
    bool asked = em_is_in_scope(scopes, name, otherwise);
    sw_json_put_text(object, name, asked ? sw_json_get_text(buyer->told, name) : NULL);
}

static sw_json *address_of(const em_buyer *buyer, const char *name)
{
    return em_address_write(sw_json_get(buyer->told, name));
}

void em_put_buyer(sw_json *object, const em_buyer *buyer, const sw_json *scopes, const char *const *otherwise)
{
    sw_json *out = em_json(sw_json_object());
    put_scoped(out, buyer, "name", scopes, otherwise);
    put_scoped(out, buyer, "email", scopes, otherwise);
    sw_json_put_text(out, "buyerId", buyer->id);
    sw_json_put_text(out, "primeMembershipTypes", NULL);
    put_scoped(out, buyer, "phoneNumber", scopes, otherwise);
    sw_json_put(object, "buyer", out);
    if (em_is_in_scope(scopes, "billingAddress", otherwise))
        sw_json_put(object, "billingAddress", address_of(buyer, "billingAddress"));
}

const sw_json *em_buyer_address(const em_buyer *buyer, size_t index)
{
    const sw_json *address = sw_json_get(buyer->told, "shippingAddress");
    if (index > 0)
        address = sw_json_first(sw_json_get(buyer->told, "moreShippingAddresses"));
    for (; address && index > 1; index--)
        address = sw_json_next(address);
    return address;
}

const em_buyer *em_buyer_find(em_table *buyers, const char *email)
{
    em_buyer_usual(buyers);
    for (size_t i = 0; i < buyers->count; i++) {
        const em_buyer *buyer = buyers->entries[i].value;
        if (sw_same_text(em_buyer_email(buyer), email))
            return buyer;
    }
    return NULL;
}

const char *em_buyer_email(const em_buyer *buyer)
{
    return sw_json_get_text(buyer->told, "email");
}

const char *em_buyer_name(const em_buyer *buyer)
{
    return sw_json_get_text(buyer->told, "name");
}

static void put_address(sw_json *object, const em_buyer *buyer, const char *name, const sw_json *scopes)
{
    bool asked = em_is_in_scope(scopes, name, NOTHING);
    sw_json_put(object, name, asked ? address_of(buyer, name) : em_json(sw_json_new_null()));
}

sw_json *em_buyer_write(const em_buyer *buyer, const sw_json *scopes)
{
    bool postal = em_is_in_scope(scopes, "postalCode", NOTHING);
    const sw_json *home = sw_json_get(buyer->told, "shippingAddress");
    sw_json *out = em_json(sw_json_object());
    sw_json_put_text(out, "buyerId", buyer->id);
    put_scoped(out, buyer, "name", scopes, NOTHING);
    put_scoped(out, buyer, "email", scopes, NOTHING);
    sw_json_put_text(out, "postalCode", postal ? sw_json_get_text(home, "postalCode") : NULL);
    sw_json_put_text(out, "countryCode", postal ? sw_json_get_text(home, "countryCode") : NULL);
    put_scoped(out, buyer, "phoneNumber", scopes, NOTHING);
    put_address(out, buyer, "shippingAddress", scopes);
    put_address(out, buyer, "billingAddress", scopes);
    sw_json_put_text(out, "primeMembershipTypes", NULL);
    return out;
}
