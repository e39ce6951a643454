/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/diff/suspect.h"

#include "base/crypto.h"
#include "base/memory.h"
#include "emulator/canonical.h"
#include "emulator/must.h"

#include <string.h>

enum { LONGEST = 2 * EM_MAX_CANONICAL };

static char *with_carriage_returns(const char *text)
{
    return em_replaced(text, "\n", "\r\n");
}

static char *with_line_feed(const char *text)
{
    sw_buf out = SW_BUF_INIT(LONGEST);
    sw_buf_add_text(&out, text);
    sw_buf_add_char(&out, '\n');
    return em_take(&out);
}

/* The empty line is the last one: a query may leave another one. */
static char *with_empty_lines(const char *text, const char *by)
{
    sw_buf out = SW_BUF_INIT(LONGEST);
    const char *last = NULL;
    for (const char *found = strstr(text, "\n\n"); found; found = strstr(found + 1, "\n\n"))
        last = found;
    if (!last)
        return NULL;
    sw_buf_add(&out, text, (size_t)(last - text));
    sw_buf_add_text(&out, by);
    sw_buf_add_text(&out, last + 2);
    return em_take(&out);
}

static char *no_empty_line(const char *text)
{
    return with_empty_lines(text, "\n");
}

static char *two_empty_lines(const char *text)
{
    return with_empty_lines(text, "\n\n\n");
}

/* Without a query its line is empty, and easily forgotten. */
static char *no_query_line(const char *text)
{
    const char *found = strstr(text, "\n\n");
    sw_buf out = SW_BUF_INIT(LONGEST);
    const char *path = strchr(text, '\n') + 1;
    if (!found || path + strcspn(path, "\n") != found)
        return NULL;
    sw_buf_add(&out, text, (size_t)(found - text));
    sw_buf_add_text(&out, found + 1);
    return em_take(&out);
}

static char *no_last_line(const char *text)
{
    char *out = em_copy(text);
    *strrchr(out, '\n') = '\0';
    return out;
}

const em_text_suspicion EM_WHOLE_SUSPICIONS[] = {
    { "line_ends", "The canonical request was built with CR LF: its lines end with LF alone.", with_carriage_returns },
    { "trailing_line_feed", "The canonical request was built with a line feed at its end.", with_line_feed },
    { "empty_line_missing", "Between the headers and SignedHeaders there must be an empty line.", no_empty_line },
    { "empty_line_doubled", "Between the headers and SignedHeaders there must be one empty line, not two.",
      two_empty_lines },
    { "query_line_missing", "A request without a query has an empty line where its query would be.", no_query_line },
    { "body_line_missing", "The last line, the hash of the body, is missing from the signed text.", no_last_line },
    { NULL, NULL, NULL },
};

static void add_hash(sw_buf *out, const char *canonical)
{
    char hex[SW_SHA256_HEX_SIZE] = "";
    sw_sha256_hex(hex, canonical, strlen(canonical), NULL);
    sw_buf_add_text(out, hex);
}

static void canonical_alone(sw_buf *out, const char *algorithm, const char *canonical)
{
    (void)algorithm;
    sw_buf_add_text(out, canonical);
}

static void canonical_not_hashed(sw_buf *out, const char *algorithm, const char *canonical)
{
    sw_buf_addf(out, "%s\n", algorithm);
    sw_buf_add_text(out, canonical);
}

static void hash_alone(sw_buf *out, const char *algorithm, const char *canonical)
{
    (void)algorithm;
    add_hash(out, canonical);
}

static void upper_hash(sw_buf *out, const char *algorithm, const char *canonical)
{
    sw_buf hash = SW_BUF_INIT(128);
    add_hash(&hash, canonical);
    sw_buf_addf(out, "%s\n", algorithm);
    for (const char *c = sw_buf_text(&hash); *c; c++)
        sw_buf_add_char(out, *c >= 'a' && *c <= 'f' ? (char)(*c - 32) : *c);
    sw_buf_free(&hash);
}

static void base64_hash(sw_buf *out, const char *algorithm, const char *canonical)
{
    unsigned char digest[SW_SHA256_SIZE];
    if (sw_sha256(digest, canonical, strlen(canonical), NULL) != SW_OK)
        return;
    char *text = sw_base64(digest, sizeof digest);
    sw_buf_addf(out, "%s\n%s", algorithm, text ? text : "");
    sw_release(text);
}

static void add_right(sw_buf *out, const char *algorithm, const char *between, const char *canonical)
{
    sw_buf_addf(out, "%s%s", algorithm, between);
    add_hash(out, canonical);
}

static void trailing_line_feed(sw_buf *out, const char *algorithm, const char *canonical)
{
    add_right(out, algorithm, "\n", canonical);
    sw_buf_add_char(out, '\n');
}

static void carriage_return(sw_buf *out, const char *algorithm, const char *canonical)
{
    add_right(out, algorithm, "\r\n", canonical);
}

static void space(sw_buf *out, const char *algorithm, const char *canonical)
{
    add_right(out, algorithm, " ", canonical);
}

static void other_algorithm(sw_buf *out, const char *algorithm, const char *canonical)
{
    bool is_second = strcmp(algorithm, "AMZN-PAY-RSASSA-PSS-V2") == 0;
    add_right(out, is_second ? "AMZN-PAY-RSASSA-PSS" : "AMZN-PAY-RSASSA-PSS-V2", "\n", canonical);
}

static void hashed_twice(sw_buf *out, const char *algorithm, const char *canonical)
{
    unsigned char digest[SW_SHA256_SIZE];
    sw_buf text = SW_BUF_INIT(256);
    add_right(&text, algorithm, "\n", canonical);
    if (sw_sha256(digest, sw_buf_text(&text), text.size, NULL) == SW_OK)
        sw_buf_add(out, digest, sizeof digest);
    sw_buf_free(&text);
}

static void hashed_twice_in_hex(sw_buf *out, const char *algorithm, const char *canonical)
{
    sw_buf text = SW_BUF_INIT(256);
    add_right(&text, algorithm, "\n", canonical);
    add_hash(out, sw_buf_text(&text));
    sw_buf_free(&text);
}

const em_signing_suspicion EM_SIGNING_SUSPICIONS[] = {
    { "canonical_request_not_hashed",
      "The canonical request itself was signed: sign the algorithm, a line feed and its SHA-256.", canonical_alone },
    { "canonical_request_not_hashed", "The canonical request was signed behind the algorithm: sign its SHA-256 there.",
      canonical_not_hashed },
    { "algorithm_line_missing", "The hash alone was signed: the algorithm and a line feed go before it.", hash_alone },
    { "hash_upper_case", "The hash in the string to sign must be in lower case.", upper_hash },
    { "hash_base64", "The hash in the string to sign must be in hex, not in base64.", base64_hash },
    { "string_to_sign_line_feed", "The string to sign has a line feed at its end.", trailing_line_feed },
    { "string_to_sign_line_ends", "The string to sign was built with CR LF: it has a line feed alone.",
      carriage_return },
    { "string_to_sign_line_ends", "The string to sign was built with a space: it has a line feed there.", space },
    { "algorithm_differs", "The string to sign names another algorithm than the authorization header.",
      other_algorithm },
    { "hashed_twice",
      "The string to sign was hashed before it was given to the signing function, which hashes by itself.",
      hashed_twice },
    { "hashed_twice",
      "The string to sign was hashed before it was given to the signing function, which hashes by itself.",
      hashed_twice_in_hex },
    { NULL, NULL, NULL },
};
