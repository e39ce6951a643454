/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/account.h"

#include "base/memory.h"
#include "emulator/account_fields.h"
#include "emulator/must.h"
#include "emulator/reference.h"

#include <stdio.h>
#include <string.h>

static const em_field CLAIM_FIELDS[] = {
    { "uniqueReferenceId", EM_TEXT, true, 0, NULL, NULL },
    { 0 },
};

void em_account_free(void *value)
{
    em_account *account = value;
    sw_release(account->reference);
    sw_release(account);
}

em_account *em_account_find(em_call *call)
{
    em_account *account = em_table_get(&call->world->accounts, call->id);
    if (account && account->provider == call->merchant && !account->deleted)
        return account;
    em_answer_error(call->answer, "ResourceNotFound", "There is no merchant account with this id.");
    return NULL;
}

static em_account *open_account(em_call *call)
{
    em_account *account = em_new(sizeof *account);
    do
        em_id_numbered(&call->world->ids, EM_ID_ACCOUNT, "A", account->id);
    while (em_table_get(&call->world->accounts, account->id));
    account->provider = call->merchant;
    account->reference = em_copy(sw_json_get_text(call->body, "uniqueReferenceId"));
    em_table_add(&call->world->accounts, account->id, account);
    return account;
}

static sw_json *write_account(const em_account *account)
{
    sw_json *object = em_json(sw_json_object());
    sw_json_put_text(object, "uniqueReferenceId", account->reference);
    sw_json_put_text(object, "merchantAccountId", account->id);
    return object;
}

void em_register_account(em_call *call)
{
    if (!em_check(call->answer, call->body, EM_ACCOUNT_FIELDS) || em_reference_recall(call, "uniqueReferenceId"))
        return;
    em_answer_json(call->answer, 201, write_account(open_account(call)));
    em_reference_keep(call, "uniqueReferenceId");
}

/* Two operations of the SDKs are this one call. What only Update Merchant Account sends gets that one's answer. */
void em_update_account(em_call *call)
{
    const em_account *account = em_account_find(call);
    if (!account || !em_check(call->answer, call->body, EM_ACCOUNT_CHANGE_FIELDS))
        return;
    if (em_given(call->body, "stores") || em_given(call->body, "merchantStatus"))
        em_answer_json(call->answer, 200, write_account(account));
    else
        em_answer_empty(call->answer, 204);
}

void em_delete_account(em_call *call)
{
    em_account *account = em_account_find(call);
    if (!account)
        return;
    account->deleted = true;
    em_answer_empty(call->answer, 202);
}

void em_claim_account(em_call *call)
{
    char url[256];
    const em_account *account = em_account_find(call);
    if (!account || !em_check(call->answer, call->body, CLAIM_FIELDS))
        return;
    if (strcmp(account->reference, sw_json_get_text(call->body, "uniqueReferenceId")) != 0) {
        em_answer_error(call->answer, "InvalidParameterValue",
                        "The value provided for [uniqueReferenceId] is invalid: the account has another one.");
        return;
    }
    snprintf(url, sizeof url, "%s/emulator/?claim=%s", call->world->start.pages_url, account->id);
    em_answer_redirect(call->answer, 303, url);
}
