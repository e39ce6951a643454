/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/store.h"

#include "base/memory.h"
#include "emulator/account.h"
#include "emulator/check.h"
#include "emulator/must.h"

#include <stdio.h>
#include <string.h>

enum { STORE_ID_SIZE = 64 };

typedef struct em_store {
    char id[STORE_ID_SIZE];
    const em_account *account;
} em_store;

static const em_field FIELDS[] = {
    { "allowedOriginDomains", EM_TEXTS, false, 0, NULL, NULL },
    { "allowedRedirectURLs", EM_TEXTS, false, 0, NULL, NULL },
    { "storeName", EM_TEXT, false, 0, NULL, NULL },
    { "privacyPolicyUrl", EM_TEXT, false, 0, NULL, NULL },
    { "merchantLogoUrl", EM_TEXT, false, 0, NULL, NULL },
    { 0 },
};

void em_store_free(void *value)
{
    sw_release(value);
}

/* A client id of Login with Amazon: a UUID without its dashes at the end. */
static void draw_id(em_world *world, char out[STORE_ID_SIZE])
{
    char uuid[EM_ID_SIZE];
    em_id_uuid(&world->ids, EM_ID_STORE, uuid);
    snprintf(out, STORE_ID_SIZE, "amzn1.application-oa2-client.%.8s%.4s%.4s%.4s%.12s", uuid, uuid + 9, uuid + 14,
             uuid + 19, uuid + 24);
}

static void answer_store(em_call *call, int status, const em_store *store)
{
    sw_json *object = em_json(sw_json_object());
    sw_json_put_text(object, "storeId", store->id);
    em_answer_json(call->answer, status, object);
}

void em_create_store(em_call *call)
{
    const em_account *account = em_account_find(call);
    if (!account || !em_check(call->answer, call->body, FIELDS))
        return;
    em_store *store = em_new(sizeof *store);
    draw_id(call->world, store->id);
    store->account = account;
    em_table_add(&call->world->stores, store->id, store);
    answer_store(call, 201, store);
}

void em_update_store(em_call *call)
{
    const em_account *account = em_account_find(call);
    if (!account || !em_check(call->answer, call->body, FIELDS))
        return;
    const em_store *store = em_table_get(&call->world->stores, call->second_id);
    if (store && store->account == account)
        answer_store(call, 200, store);
    else
        em_answer_error(call->answer, "ResourceNotFound", "The merchant account has no store with this id.");
}
