/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/sign_in.h"

#include "base/memory.h"
#include "emulator/buyer.h"
#include "emulator/date.h"
#include "emulator/landing.h"
#include "emulator/must.h"
#include "emulator/payload.h"

typedef struct em_signed_in {
    const em_merchant *merchant;
    const em_buyer *buyer;
    sw_json *scopes; /* NULL: none were asked for */
    int64_t created;
} em_signed_in;

static const em_field SIGN_IN_FIELDS[] = {
    { "signInReturnUrl", EM_URL, true, 512, NULL, NULL },
    { "signInCancelUrl", EM_URL, false, 512, NULL, NULL },
    { "storeId", EM_TEXT, true, 0, NULL, NULL },
    { "signInScopes", EM_TEXTS, false, 0, EM_SCOPES, NULL },
    { 0 },
};

void em_sign_in_free(void *value)
{
    em_signed_in *sign_in = value;
    sw_json_free(sign_in->scopes);
    sw_release(sign_in);
}

static void keep(em_world *world, const em_choice *choice, char token[EM_ID_SIZE])
{
    const sw_json *scopes = em_given(choice->payload, "signInScopes");
    em_signed_in *sign_in = em_new(sizeof *sign_in);
    em_id_uuid(&world->ids, EM_ID_TOKEN, token);
    sign_in->merchant = choice->merchant;
    sign_in->buyer = choice->buyer;
    sign_in->scopes = scopes ? em_json(sw_json_copy(scopes)) : NULL;
    sign_in->created = em_now(world);
    em_table_add(&world->sign_ins, token, sign_in);
}

/* Where a buyer lands who gives up and for whom no URL was given is assumed: on the return URL, without a token. */
static char *canceled_url(const sw_json *payload)
{
    const char *url = sw_json_get_text(payload, "signInCancelUrl");
    return em_copy(url ? url : sw_json_get_text(payload, "signInReturnUrl"));
}

bool em_sign_in_check(const em_choice *choice, em_answer *answer)
{
    return em_check(answer, choice->payload, SIGN_IN_FIELDS) &&
           em_payload_check_store(choice->payload, choice->merchant, answer);
}

char *em_sign_in(em_world *world, const em_choice *choice, char token[EM_ID_SIZE])
{
    token[0] = '\0';
    if (choice->cancels)
        return canceled_url(choice->payload);
    keep(world, choice, token);
    return em_landing_url(sw_json_get_text(choice->payload, "signInReturnUrl"), "buyerToken", token);
}

void em_sign_in_answer(em_world *world, const em_choice *choice, em_answer *answer)
{
    char token[EM_ID_SIZE];
    if (!em_sign_in_check(choice, answer))
        return;
    char *url = em_sign_in(world, choice, token);
    sw_json *out = em_json(sw_json_object());
    sw_json_put_text(out, "buyerToken", *token ? token : NULL);
    sw_json_put_text(out, "url", url);
    em_answer_json(answer, 200, out);
    sw_release(url);
}

/* A token lives for a day; what Amazon answers afterwards is assumed. */
void em_get_buyer(em_call *call)
{
    const em_signed_in *sign_in = em_table_get(&call->world->sign_ins, call->id);
    if (sign_in && sign_in->merchant == call->merchant && em_now(call->world) < sign_in->created + EM_DAY)
        em_answer_json(call->answer, 200, em_buyer_write(sign_in->buyer, sign_in->scopes));
    else
        em_answer_error(call->answer, "ResourceNotFound", "There is no buyer for this token.");
}
