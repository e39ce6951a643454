/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/merchant_command.h"

#include "emulator/check.h"
#include "emulator/merchant.h"
#include "emulator/must.h"

#include <string.h>

enum { LONGEST_ID = 64, LONGEST_STORE_ID = 128, LONGEST_PEM = 8192 };

static const char *const STATES[] = { "Active", "Suspended", NULL };

static const em_field ADD_FIELDS[] = {
    { "merchantId", EM_TEXT, true, LONGEST_ID, NULL, NULL },
    { "storeId", EM_TEXT, true, LONGEST_STORE_ID, NULL, NULL },
    { "publicKeyId", EM_TEXT, true, LONGEST_ID, NULL, NULL },
    { "publicKey", EM_TEXT, true, LONGEST_PEM, NULL, NULL },
    { 0 },
};

static const em_field CHANGE_FIELDS[] = {
    { "accountStatus", EM_TEXT, true, 0, STATES, NULL },
    { 0 },
};

static sw_json *write_merchant(const em_merchant *merchant)
{
    sw_json *out = em_json(sw_json_object());
    sw_json_put_text(out, "merchantId", merchant->merchant_id);
    sw_json_put_text(out, "storeId", merchant->store_id);
    sw_json_put_text(out, "publicKeyId", merchant->public_key_id);
    sw_json_put_text(out, "accountStatus", STATES[merchant->first->suspended ? 1 : 0]);
    return out;
}

void em_merchant_command_add(em_world *world, const sw_json *body, em_answer *answer)
{
    sw_error err = SW_ERROR_INIT;
    const char *key_id = sw_json_get_text(body, "publicKeyId");
    if (!em_check(answer, body, ADD_FIELDS))
        return;
    if (em_table_get(&world->merchants, key_id)) {
        em_answer_error(answer, "InvalidRequest", "The public key id is known already.");
        return;
    }
    if (em_merchant_add(&world->merchants, sw_json_get_text(body, "merchantId"), sw_json_get_text(body, "storeId"),
                        key_id, sw_json_get_text(body, "publicKey"), &err) == SW_OK)
        em_answer_json(answer, 201, write_merchant(em_table_get(&world->merchants, key_id)));
    else
        em_answer_error(answer, "InvalidRequest", "The merchant cannot be added: %s.", err.message);
}

void em_merchant_command_change(em_world *world, const char *merchant_id, const sw_json *body, em_answer *answer)
{
    em_merchant *merchant = em_merchant_find(&world->merchants, merchant_id);
    if (!em_check(answer, body, CHANGE_FIELDS))
        return;
    if (!merchant) {
        em_answer_error(answer, "ResourceNotFound", "There is no merchant with this id.");
        return;
    }
    merchant->suspended = strcmp(sw_json_get_text(body, "accountStatus"), "Suspended") == 0;
    em_answer_json(answer, 200, write_merchant(merchant));
}

void em_merchant_command_list(const em_world *world, em_answer *answer)
{
    sw_json *out = em_json(sw_json_object());
    sw_json *list = em_json(sw_json_array());
    for (size_t i = 0; i < world->merchants.count; i++)
        sw_json_append(list, write_merchant(world->merchants.entries[i].value));
    sw_json_put(out, "merchants", list);
    em_answer_json(answer, 200, out);
}
