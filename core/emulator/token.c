/* SPDX-License-Identifier: Apache-2.0 */
#include "base/crypto.h"
#include "base/memory.h"
#include "emulator/check.h"
#include "emulator/must.h"
#include "emulator/operation.h"
#include "emulator/query.h"

#include <string.h>

static const em_field FIELDS[] = {
    { "merchantId", EM_TEXT, true, 0, NULL, NULL },
    { 0 },
};

enum { LONGEST_TOKEN = 2 * EM_MAX_BODY };

static void add_part(sw_buf *token, const char *bytes)
{
    char *part = sw_base64_url((const unsigned char *)bytes, strlen(bytes));
    sw_buf_add_text(token, part ? part : "");
    sw_release(part);
}

/* The form of Amazon's: a JWT. Its signature is none, since nobody here looks at it. @return yours */
static char *write_token(const em_call *call, const char *merchant_id)
{
    sw_buf token = SW_BUF_INIT(LONGEST_TOKEN);
    sw_json *claims = em_json(sw_json_object());
    sw_json_put_text(claims, "sub", merchant_id);
    sw_json_put_integer(claims, "iat", em_now(call->world) / 1000);
    char *payload = sw_json_write(claims, false);
    add_part(&token, "{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
    sw_buf_add_char(&token, '.');
    add_part(&token, payload ? payload : "");
    sw_buf_add_char(&token, '.');
    add_part(&token, "not signed");
    sw_json_release_text(payload);
    sw_json_free(claims);
    return em_take(&token);
}

void em_get_authorization_token(em_call *call)
{
    sw_json *query = em_query_read(call->request->query);
    if (em_check(call->answer, query, FIELDS)) {
        char *token = write_token(call, sw_json_get_text(query, "merchantId"));
        sw_json *object = em_json(sw_json_object());
        sw_json_put_text(object, "authorizationToken", token);
        em_answer_json(call->answer, 200, object);
        sw_release(token);
    }
    sw_json_free(query);
}
