/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/authorization.h"

#include "emulator/canonical.h"
#include "emulator/claim.h"
#include "emulator/date.h"

#include <string.h>

/* How far a signature's date may be from now. Amazon does not say; 15 minutes are assumed. */
static const int64_t FRESH = 15 * EM_MINUTE;

/* These change what a request does: one that is there must be signed. */
static bool check_signed_headers(const em_request *request, const char *signed_headers, em_answer *answer)
{
    static const char *const names[] = { "x-amz-pay-date", "x-amz-pay-idempotency-key", "x-amz-pay-authtoken" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (em_request_header(request, names[i]) && !em_is_signed(signed_headers, names[i]))
            return em_answer_error(answer, "InvalidRequestSignature",
                                   "Unable to verify signature, the header %s is not among the signed headers [%s]",
                                   names[i], signed_headers);
    return true;
}

static bool is_near(int64_t date, int64_t now)
{
    return date >= now - FRESH && date <= now + FRESH;
}

static bool check_date(const em_world *world, const em_request *request, em_answer *answer)
{
    const char *text = em_request_header(request, "x-amz-pay-date");
    int64_t date;
    char now[EM_DATE_ISO_SIZE];
    if (!text)
        return em_answer_error(answer, "MissingHeader", "The header x-amz-pay-date is missing.");
    if (!em_date_read(&date, text))
        return em_answer_error(answer, "InvalidHeaderValue",
                               "The header x-amz-pay-date is not a date of the form 20260102T030405Z.");
    int64_t ahead = answer->manner.clock_ahead;
    if (is_near(date, em_now(world) + ahead) || is_near(date, em_machine_now() + ahead))
        return true;
    em_date_iso(now, em_now(world) + ahead);
    return em_answer_error(answer, "InvalidRequestSignature",
                           "Unable to verify signature, x-amz-pay-date [%s] is more than 15 minutes from now [%s]",
                           text, now);
}

static bool check_region(const em_world *world, const em_request *request, em_answer *answer)
{
    const char *name = em_request_header(request, "x-amz-pay-region");
    const em_region *region = name ? em_region_find(name) : world->start.region;
    if (!region)
        return em_answer_error(answer, "InvalidHeaderValue", "The header x-amz-pay-region names no region.");
    if (region != world->start.region)
        return em_answer_error(answer, "InvalidHeaderValue",
                               "The header x-amz-pay-region names region %s; this emulator runs as region %s.",
                               region->name, world->start.region->name);
    return true;
}

static const em_merchant *find_merchant(const em_world *world, const char *public_key_id, em_answer *answer)
{
    const em_merchant *merchant = em_table_get(&world->merchants, public_key_id);
    if (em_is_live_key(public_key_id))
        em_answer_error(answer, "InvalidAuthentication",
                        "A LIVE key has no place in an emulator; use a SANDBOX key and keep the other one secret.");
    else if (!merchant)
        em_answer_error(answer, "InvalidAuthentication", "The public key id is not known.");
    return merchant;
}

static bool check_signature(em_world *world, const em_merchant *merchant, const em_request *request,
                            const em_claim *claim, em_answer *answer)
{
    char text[EM_MAX_STRING_TO_SIGN];
    sw_buf canonical = SW_BUF_INIT(EM_MAX_CANONICAL);
    em_canonical_request(&canonical, request, claim->signed_headers);
    em_string_to_sign(text, claim->algorithm, sw_buf_text(&canonical), canonical.size);
    bool verified = !canonical.failed &&
                    em_signature_verify(merchant->key, em_algorithm_find(claim->algorithm), text, claim->signature);
    sw_buf_free(&canonical);
    if (verified) {
        em_diagnoses_remember(&world->diagnoses, text, request);
        return true;
    }
    return em_answer_error(answer, "InvalidRequestSignature",
                           "Unable to verify signature, signing String [%s] , signature [%.1400s]", text,
                           claim->signature);
}

/* Amazon's tokens are JWTs; that it looks at their form first is assumed. */
static bool check_token(const em_request *request, em_answer *answer)
{
    const char *token = em_request_header(request, "x-amz-pay-authtoken");
    int parts = 1;
    for (const char *c = token ? token : ""; *c; c++)
        parts += *c == '.';
    if (!token || parts == 3)
        return true;
    return em_answer_error(answer, "InvalidAuthorizationToken",
                           "The header x-amz-pay-authtoken is not a token that Get Authorization Token gives.");
}

static bool check_account(const em_merchant *merchant, em_answer *answer)
{
    if (!merchant->first->suspended)
        return true;
    return em_answer_error(answer, "InvalidAccountStatus", "The merchant's account is suspended.");
}

static const em_merchant *find_signer(em_world *world, const em_request *request, em_answer *answer)
{
    em_claim claim;
    const char *header = em_request_header(request, "authorization");
    if (!header) {
        em_answer_error(answer, "MissingHeader", "The header authorization is missing.");
        return NULL;
    }
    if (!em_claim_read(&claim, header, answer))
        return NULL;
    const em_merchant *merchant = find_merchant(world, claim.public_key_id, answer);
    if (!merchant || !check_date(world, request, answer) || !check_region(world, request, answer) ||
        !check_signed_headers(request, claim.signed_headers, answer) ||
        !check_signature(world, merchant, request, &claim, answer))
        return NULL;
    return merchant;
}

const em_merchant *em_authorize(em_world *world, const em_request *request, em_answer *answer)
{
    const em_merchant *signer = find_signer(world, request, answer);
    if (!signer || !check_token(request, answer) || !check_account(signer, answer))
        return NULL;
    return signer;
}
