/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/idempotency.h"

#include "base/crypto.h"
#include "base/memory.h"
#include "base/text.h"
#include "emulator/must.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST_KEY = 32, NAME_SIZE = 128 };

typedef struct em_kept {
    char fingerprint[SW_SHA256_HEX_SIZE]; /* of the request */
    int status;
    char *text;
    char *location; /* of a redirect; NULL: it is none */
} em_kept;

bool em_idempotency_check(em_answer *answer, const char *key)
{
    size_t size = strlen(key);
    if (size == 0)
        return em_answer_error(answer, "MissingHeaderValue", "The header x-amz-pay-idempotency-key has no value.");
    for (const char *c = key; *c; c++)
        if (!sw_is_alnum(*c) && *c != '-' && *c != '_')
            return em_answer_error(answer, "InvalidHeaderValue",
                                   "The header x-amz-pay-idempotency-key may hold only A-Z, a-z, 0-9, '-' and '_'.");
    if (size > LONGEST_KEY)
        return em_answer_error(answer, "InvalidHeaderValue",
                               "The header x-amz-pay-idempotency-key has %zu characters; at most 32 are allowed "
                               "(a UUID without its dashes has 32).",
                               size);
    return true;
}

static void write_name(char out[NAME_SIZE], const em_merchant *merchant, const char *key)
{
    snprintf(out, NAME_SIZE, "%s %s", merchant->merchant_id, key);
}

static void take_fingerprint(char out[SW_SHA256_HEX_SIZE], const em_request *request)
{
    sw_buf text = SW_BUF_INIT(2 * EM_MAX_BODY);
    sw_buf_add_text(&text, request->method);
    sw_buf_add_char(&text, ' ');
    sw_buf_add_text(&text, request->path);
    sw_buf_add_char(&text, '\n');
    sw_buf_add(&text, sw_buf_text(&request->body), request->body.size);
    sw_sha256_hex(out, sw_buf_text(&text), text.size, NULL);
    sw_buf_free(&text);
}

bool em_idempotency_recall(em_world *world, const em_merchant *merchant, const char *key, const em_request *request,
                           em_answer *answer)
{
    char name[NAME_SIZE];
    char fingerprint[SW_SHA256_HEX_SIZE];
    write_name(name, merchant, key);
    const em_kept *first = em_table_get(&world->keys, name);
    if (!first)
        return false;
    take_fingerprint(fingerprint, request);
    if (strcmp(first->fingerprint, fingerprint) == 0 && first->location)
        em_answer_redirect(answer, first->status, first->location);
    else if (strcmp(first->fingerprint, fingerprint) == 0)
        em_answer_again(answer, first->status, first->text);
    else
        em_answer_error(answer, "DuplicateIdempotencyKey",
                        "The idempotency key %s was used before with a different request.", key);
    return true;
}

static bool is_kept(const em_world *world, const em_answer *answer)
{
    if (answer->status < 400)
        return true;
    if (answer->status < 500)
        return answer->status != 429 && world->start.replay != EM_REPLAY_NONE;
    return world->start.replay == EM_REPLAY_ALL;
}

void em_idempotency_keep(em_world *world, const em_merchant *merchant, const char *key, const em_request *request,
                         const em_answer *answer)
{
    char name[NAME_SIZE];
    if (!is_kept(world, answer))
        return;
    em_kept *first = em_new(sizeof *first);
    take_fingerprint(first->fingerprint, request);
    first->status = answer->status;
    first->text = em_copy(answer->text);
    first->location = em_copy(answer->location);
    write_name(name, merchant, key);
    em_table_add(&world->keys, name, first);
}

void em_idempotency_free(void *value)
{
    em_kept *first = value;
    sw_release(first->location);
    sw_release(first->text);
    sw_release(first);
}
