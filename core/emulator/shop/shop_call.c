/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/shop/shop_call.h"

#include "base/memory.h"
#include "emulator/canonical.h"
#include "emulator/date.h"
#include "emulator/merchant.h"
#include "emulator/must.h"
#include "emulator/route.h"
#include "emulator/signature.h"

#include <stdio.h>
#include <string.h>

static const char ALGORITHM[] = "AMZN-PAY-RSASSA-PSS-V2";
static const char SIGNED[] = "accept;content-type;x-amz-pay-date;x-amz-pay-host;x-amz-pay-region";
static const char SIGNED_WITH_KEY[] =
    "accept;content-type;x-amz-pay-date;x-amz-pay-host;x-amz-pay-idempotency-key;x-amz-pay-region";

static char *sign(const em_world *world, const char *text, size_t size)
{
    char string_to_sign[EM_MAX_STRING_TO_SIGN];
    em_string_to_sign(string_to_sign, ALGORITHM, text, size);
    return em_signature_make(world->start.private_key, string_to_sign);
}

char *em_shop_sign(const em_world *world, const char *payload)
{
    return sign(world, payload, strlen(payload));
}

static void add_headers(const em_world *world, em_request *request, const char *key)
{
    char date[32];
    em_date_iso(date, em_now(world));
    em_request_add_header(request, "accept", "application/json");
    em_request_add_header(request, "content-type", "application/json");
    em_request_add_header(request, "host", "localhost");
    em_request_add_header(request, "user-agent", "savedwallet-emulator/shop");
    em_request_add_header(request, "x-amz-pay-date", date);
    em_request_add_header(request, "x-amz-pay-host", "localhost");
    em_request_add_header(request, "x-amz-pay-region", world->start.region->name);
    if (key)
        em_request_add_header(request, "x-amz-pay-idempotency-key", key);
}

static bool add_authorization(const em_world *world, em_request *request, const char *key)
{
    const char *names = key ? SIGNED_WITH_KEY : SIGNED;
    char value[1024];
    sw_buf canonical = SW_BUF_INIT(EM_MAX_CANONICAL);
    em_canonical_request(&canonical, request, names);
    char *signature = sign(world, sw_buf_text(&canonical), canonical.size);
    sw_buf_free(&canonical);
    snprintf(value, sizeof value, "%s PublicKeyId=%s, SignedHeaders=%s, Signature=%s", ALGORITHM, EM_PUBLIC_KEY_ID,
             names, signature ? signature : "");
    em_request_add_header(request, "authorization", value);
    sw_release(signature);
    return signature != NULL;
}

static void add_body(em_request *request, sw_json *body)
{
    char *text = body ? sw_json_write(body, false) : NULL;
    if (text)
        sw_buf_add_text(&request->body, text);
    sw_json_release_text(text);
    sw_json_free(body);
}

sw_json *em_shop_call(em_world *world, const char *method, const char *path, const char *key, sw_json *body,
                      int *status)
{
    char request_id[EM_ID_SIZE];
    sw_json *told = NULL;
    em_answer answer = { 0 };
    em_request *request = em_request_new(path);
    snprintf(request->method, sizeof request->method, "%s", method);
    add_body(request, body);
    add_headers(world, request, key);
    em_id_uuid(&world->ids, EM_ID_REQUEST, request_id);
    if (add_authorization(world, request, key))
        em_route(world, request, request_id, &answer);
    bool came = answer.text && answer.manner.how == EM_SENT_WHOLE;
    *status = came ? answer.status : 0;
    if (came && sw_json_parse(&told, answer.text, strlen(answer.text), NULL) != SW_OK)
        told = NULL;
    em_answer_free(&answer);
    em_request_free(request);
    return told;
}
