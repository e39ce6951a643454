/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/merchant.h"

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "emulator/must.h"

#include <string.h>

bool em_is_live_key(const char *public_key_id)
{
    return sw_starts_with(public_key_id, "LIVE");
}

int em_merchant_add(em_table *merchants, const char *merchant_id, const char *store_id, const char *public_key_id,
                    const char *pem, sw_error *err)
{
    if (em_is_live_key(public_key_id))
        return sw_fail(err, SW_E_KEY, "a LIVE key id has no place in an emulator: use a SANDBOX one");
    em_public_key *key;
    int code = em_public_key_read(&key, pem, strlen(pem), err);
    if (code != SW_OK)
        return code;
    em_merchant *merchant = em_new(sizeof *merchant);
    em_merchant *first = em_merchant_find(merchants, merchant_id);
    *merchant = (em_merchant){ em_copy(merchant_id), em_copy(store_id), em_copy(public_key_id), key, NULL, false };
    merchant->first = first ? first : merchant;
    em_table_add(merchants, public_key_id, merchant);
    return SW_OK;
}

em_merchant *em_merchant_find(const em_table *merchants, const char *merchant_id)
{
    for (size_t i = 0; i < merchants->count; i++) {
        em_merchant *merchant = merchants->entries[i].value;
        if (strcmp(merchant->merchant_id, merchant_id) == 0)
            return merchant;
    }
    return NULL;
}

void em_merchant_free(void *value)
{
    em_merchant *merchant = value;
    em_public_key_free(merchant->key);
    sw_release(merchant->merchant_id);
    sw_release(merchant->store_id);
    sw_release(merchant->public_key_id);
    sw_release(merchant);
}
