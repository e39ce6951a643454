/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/diff/diagnosis.h"

#include "base/crypto.h"
#include "base/memory.h"
#include "base/text.h"
#include "emulator/canonical.h"
#include "emulator/claim.h"
#include "emulator/date.h"
#include "emulator/diff/finding.h"
#include "emulator/merchant.h"
#include "emulator/must.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST = 3 * EM_MAX_BODY };

/* A refused signature, of a request or of a button. */
typedef struct refusal {
    em_world *world;
    const em_request *request;
    const char *request_id;
    const em_merchant *merchant;
    const char *algorithm;
    const char *signature;
    em_suspect suspect; /* of a request */
    sw_buf mine;        /* what should have been signed */
    em_seal seal;
    char sentence[512]; /* room for an explanation with numbers in it */
} refusal;

static void put_bytes(sw_json *object, const char *name, const char *bytes, size_t size)
{
    bool is_text = strlen(bytes) == size && sw_is_utf8(bytes, size);
    sw_json_put_text(object, name, is_text ? bytes : "(not UTF-8)");
}

/* Counted from 1, as editors do. */
static sw_json *write_difference(const char *yours, const char *mine, const char *part)
{
    size_t at = 0;
    int64_t line = 1;
    for (; yours[at] && yours[at] == mine[at]; at++)
        line += mine[at] == '\n';
    sw_json *out = em_json(sw_json_object());
    sw_json_put_integer(out, "byte", (int64_t)at + 1);
    sw_json_put_integer(out, "line", line);
    sw_json_put_text(out, "part", part);
    return out;
}

static void put_texts(sw_json *out, const refusal *r, const em_finding *found)
{
    char text[EM_MAX_STRING_TO_SIGN];
    em_string_to_sign(text, r->algorithm, sw_buf_text(&r->mine), r->mine.size);
    sw_json_put_text(out, "stringToSign", text);
    const char *mine = found->is_signed_text ? text : sw_buf_text(&r->mine);
    sw_json_put_text(out, "compared", found->is_signed_text ? "stringToSign" : "canonicalRequest");
    if (found->yours.size > 0)
        put_bytes(out, "yours", sw_buf_text(&found->yours), found->yours.size);
    else
        sw_json_put_text(out, "yours", NULL);
    put_bytes(out, "mine", mine, strlen(mine));
    sw_json_put(out, "firstDifference",
                found->yours.size > 0 ? write_difference(sw_buf_text(&found->yours), mine, found->part)
                                      : em_json(sw_json_new_null()));
}

static void put_seal(sw_json *out, const em_seal *seal)
{
    static const char *const schemes[] = { "unreadable", "PSS", "PKCS1-v1_5" };
    sw_json *inside = em_json(sw_json_object());
    sw_json_put_text(inside, "padding", schemes[seal->scheme]);
    sw_json_put_text(inside, "digest", seal->digest);
    sw_json_put_integer(inside, "saltLength", (int64_t)seal->salt_size);
    sw_json_put(out, "signature", inside);
}

static void keep(refusal *r, const em_finding *found)
{
    char at[EM_DATE_ISO_SIZE];
    const char *path = sw_is_printable(r->request->path) ? r->request->path : "?";
    em_date_iso(at, em_now(r->world));
    sw_json *out = em_json(sw_json_object());
    sw_json_put_text(out, "requestId", r->request_id);
    sw_json_put_text(out, "at", at);
    sw_json_put_text(out, "method", r->request->method);
    sw_json_put_text(out, "path", path);
    sw_json_put_text(out, "cause", found->cause);
    sw_json_put_text(out, "explanation", found->explanation);
    sw_json_put_text(out, "also", found->also);
    put_seal(out, &r->seal);
    put_texts(out, r, found);
    em_diagnoses_keep(&r->world->diagnoses, out);
    fprintf(stderr, "savedwallet-emulator: 403 %s %.200s (request id %s): wrong signature, %s: %s\n",
            r->request->method, path, r->request_id, found->cause, found->explanation);
}

static em_finding say(const char *cause, const char *explanation)
{
    return (em_finding){ .cause = cause, .explanation = explanation };
}

/* Of a signature: shorter texts may look like hex by chance. */
static bool is_hex(const char *text)
{
    size_t size = strlen(text);
    return size >= 128 && size % 2 == 0 && strspn(text, "0123456789abcdefABCDEF") == size;
}

static em_finding undecodable(const char *signature)
{
    if (is_hex(signature))
        return say("signature_hex", "The signature is in hex: it must be in base64.");
    if (strpbrk(signature, "-_"))
        return say("signature_base64url", "The signature is in base64url: it must be in base64 with '+', '/' and '='.");
    if (strpbrk(signature, " \t\r\n"))
        return say("signature_line_breaks", "The signature has white space in it: it must be one line of base64.");
    return say("signature_not_base64", "The signature is not base64.");
}

static em_finding of_another_key(const refusal *r, const unsigned char *bytes, size_t size)
{
    const em_table *merchants = &r->world->merchants;
    for (size_t i = 0; i < merchants->count; i++) {
        const em_merchant *other = merchants->entries[i].value;
        em_seal seal;
        em_seal_open(&seal, other->key, bytes, size);
        if (seal.scheme != EM_SCHEME_NONE)
            return say("key_of_another_id",
                       "The signature was made with the private key of another public key id than the header names.");
    }
    return say("another_key", "The signature was not made with the private key that belongs to this public key id, or "
                              "was cut off: compare the key file with the public key that the emulator was given.");
}

/* The text is right: what is wrong is how it was signed, or something else that is checked. */
static em_finding of_right_text(refusal *r)
{
    size_t salt = em_algorithm_salt(em_algorithm_find(r->algorithm));
    if (r->seal.scheme == EM_SCHEME_PKCS1)
        return say("pkcs1_padding", "The signature has the padding of PKCS#1 v1.5: RSASSA-PSS is needed.");
    if (strcmp(r->seal.digest, "SHA256") != 0)
        return say("digest_differs", "The signature was made with another digest than SHA-256.");
    if (strcmp(r->seal.mask, "SHA256") != 0)
        return say("mask_digest_differs", "MGF1 was used with another digest than SHA-256.");
    if (r->seal.salt_size == salt)
        return say(
            "not_the_text",
            "The signature is right for this text: the date is too far from now, or a header that must be signed "
            "is not among the signed ones; the message of the 403 says which.");
    snprintf(r->sentence, sizeof r->sentence, "The salt has %zu bytes; %s has %zu.", r->seal.salt_size, r->algorithm,
             salt);
    return say("salt_length", r->sentence);
}

static bool find_earlier(refusal *r, em_finding *out)
{
    const em_diagnoses *known = &r->world->diagnoses;
    for (size_t i = 0; i < EM_MAX_SIGNED && i < known->right_count; i++) {
        const em_signed *one = &known->right[i];
        if (!em_seal_is_over(&r->seal, one->text, strlen(one->text)))
            continue;
        snprintf(r->sentence, sizeof r->sentence,
                 "This is the signature of an earlier request, %s: each request is signed anew.", one->what);
        *out = say("signature_of_another_request", r->sentence);
        return true;
    }
    return false;
}

static em_finding unknown(void)
{
    return say("unknown_text", "The key is right, but the text that was signed is not one that a known mistake makes: "
                               "compare what you signed with 'mine', byte by byte.");
}

static em_finding look(refusal *r)
{
    unsigned char bytes[EM_MAX_SIGNATURE];
    char text[EM_MAX_STRING_TO_SIGN];
    size_t size;
    em_finding found = { 0 };
    if (is_hex(r->signature) || !sw_base64_decode(bytes, sizeof bytes, &size, r->signature))
        return undecodable(r->signature);
    em_seal_open(&r->seal, r->merchant->key, bytes, size);
    if (r->seal.scheme == EM_SCHEME_NONE)
        return of_another_key(r, bytes, size);
    em_string_to_sign(text, r->algorithm, sw_buf_text(&r->mine), r->mine.size);
    if (em_seal_is_over(&r->seal, text, strlen(text)))
        return of_right_text(r);
    if (find_earlier(r, &found))
        return found;
    if (r->suspect.request)
        em_find_mistake(&found, &r->seal, &r->suspect);
    else
        em_find_button_mistake(&found, &r->seal, r->algorithm, sw_buf_text(&r->mine));
    return found.cause ? found : unknown();
}

static void examine(refusal *r)
{
    em_finding found = look(r);
    keep(r, &found);
    sw_buf_free(&found.yours);
}

static void split(em_suspect *out, const em_request *request, const em_claim *claim)
{
    sw_buf query = SW_BUF_INIT(EM_MAX_CANONICAL);
    sw_buf headers = SW_BUF_INIT(EM_MAX_CANONICAL);
    char *hash = em_new(SW_SHA256_HEX_SIZE);
    em_canonical_query(&query, request);
    em_canonical_headers(&headers, request, claim->signed_headers);
    sw_sha256_hex(hash, sw_buf_text(&request->body), request->body.size, NULL);
    *out = (em_suspect){ request, claim->algorithm, { 0 } };
    char *parts[EM_PARTS] = { em_copy(request->method),       em_copy(request->path),
                              em_copy(sw_buf_text(&query)),   em_copy(sw_buf_text(&headers)),
                              em_copy(claim->signed_headers), hash };
    memcpy(out->parts, parts, sizeof parts);
    sw_buf_free(&query);
    sw_buf_free(&headers);
}

void em_diagnose_request(em_world *world, const em_request *request, const char *request_id)
{
    em_claim claim;
    em_answer unread = { 0 };
    const char *header = em_request_header(request, "authorization");
    if (header && em_claim_read(&claim, header, &unread)) {
        refusal r = { .world = world, .request = request, .request_id = request_id, .mine = SW_BUF_INIT(LONGEST) };
        r.merchant = em_table_get(&world->merchants, claim.public_key_id);
        r.algorithm = claim.algorithm;
        r.signature = claim.signature;
        split(&r.suspect, request, &claim);
        em_put_together(&r.mine, r.suspect.parts);
        if (r.merchant)
            examine(&r);
        for (int i = 0; i < EM_PARTS; i++)
            sw_release(r.suspect.parts[i]);
        sw_buf_free(&r.mine);
    }
    em_answer_free(&unread);
}

void em_diagnose_button(em_world *world, const em_request *request, const sw_json *button, const char *request_id)
{
    const char *algorithm = sw_json_get_text(button, "algorithm");
    refusal r = { .world = world, .request = request, .request_id = request_id, .mine = SW_BUF_INIT(LONGEST) };
    r.algorithm = algorithm ? algorithm : "AMZN-PAY-RSASSA-PSS";
    r.signature = sw_json_get_text(button, "signature");
    r.merchant = em_table_get(&world->merchants, sw_json_get_text(button, "public_key_id"));
    sw_buf_add_text(&r.mine, sw_json_get_text(button, "payload"));
    examine(&r);
    sw_buf_free(&r.mine);
}
