/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/diff/suspect.h"

#include "base/memory.h"
#include "base/text.h"
#include "emulator/must.h"

#include <string.h>

enum { LONGEST = 256 * 1024 };

const char *const EM_PART_NAMES_FOR_PEOPLE[EM_PARTS] = { "method",  "path",          "query",
                                                         "headers", "SignedHeaders", "hash of the body" };

char *em_replaced(const char *text, const char *piece, const char *by)
{
    sw_buf out = SW_BUF_INIT(4 * EM_MAX_BODY);
    const char *found = strstr(text, piece);
    if (!found)
        return NULL;
    for (; found; found = strstr(text, piece)) {
        sw_buf_add(&out, text, (size_t)(found - text));
        sw_buf_add_text(&out, by);
        text = found + strlen(piece);
    }
    sw_buf_add_text(&out, text);
    return em_take(&out);
}

static char *join(const char *a, const char *b, const char *c)
{
    sw_buf out = SW_BUF_INIT(LONGEST);
    sw_buf_add_text(&out, a);
    sw_buf_add_text(&out, b);
    sw_buf_add_text(&out, c);
    return em_take(&out);
}

static char *lower_method(const em_suspect *s, int n)
{
    (void)n;
    char *text = em_copy(s->parts[EM_PART_METHOD]);
    for (char *c = text; *c; c++)
        *c = sw_lower(*c);
    return text;
}

static char *other_method(const em_suspect *s, int n)
{
    static const char *const methods[] = { "GET", "POST", "PATCH", "DELETE", "PUT" };
    (void)s;
    return em_copy(methods[n]);
}

static char *toggle_slash(const em_suspect *s, int n)
{
    const char *path = s->parts[EM_PART_PATH];
    size_t size = strlen(path);
    (void)n;
    if (size < 2 || path[size - 1] != '/')
        return join(path, "/", "");
    char *text = em_copy(path);
    text[size - 1] = '\0';
    return text;
}

static char *toggle_environment(const em_suspect *s, int n)
{
    static const char *const prefixes[] = { "/sandbox", "/live" };
    const char *path = s->parts[EM_PART_PATH];
    size_t size = strlen(prefixes[n]);
    return strncmp(path, prefixes[n], size) == 0 ? em_copy(path + size) : join(prefixes[n], path, "");
}

static char *no_version(const em_suspect *s, int n)
{
    (void)n;
    return em_replaced(s->parts[EM_PART_PATH], "/v2", "");
}

static char *url_path(const em_suspect *s, int n)
{
    static const char *const headers[] = { "host", "x-amz-pay-host" };
    static const char *const schemes[] = { "https://", "http://", "" };
    const char *host = em_request_header(s->request, headers[n % 2]);
    char *start = join(schemes[n / 2], host ? host : "", "");
    char *url = join(start, s->parts[EM_PART_PATH], "");
    sw_release(start);
    return url;
}

static char *path_and_query(const em_suspect *s, int n)
{
    (void)n;
    return *s->request->query ? join(s->parts[EM_PART_PATH], "?", s->request->query) : NULL;
}

static char *no_leading_slash(const em_suspect *s, int n)
{
    (void)n;
    return em_copy(s->parts[EM_PART_PATH] + 1);
}

static char *decoded(const char *text)
{
    return strchr(text, '%') ? em_decode_percent(text, strlen(text)) : NULL;
}

static char *decoded_path(const em_suspect *s, int n)
{
    (void)n;
    return decoded(s->parts[EM_PART_PATH]);
}

static char *encoded(const char *text, const char *kept, const char *hex)
{
    sw_buf out = SW_BUF_INIT(LONGEST);
    for (const char *c = text; *c; c++) {
        unsigned char byte = (unsigned char)*c;
        if (sw_is_alnum(*c) || strchr(kept, *c)) {
            sw_buf_add_char(&out, *c);
            continue;
        }
        sw_buf_add_char(&out, '%');
        sw_buf_add_char(&out, hex[byte >> 4]);
        sw_buf_add_char(&out, hex[byte & 15]);
    }
    return em_take(&out);
}

static char *encoded_path(const em_suspect *s, int n)
{
    static const char *const kept[] = { "-._~/", "-._~" };
    return encoded(s->parts[EM_PART_PATH], kept[n], "0123456789ABCDEF");
}

/* The other case of the digits behind each '%'. */
static char *other_hex(const char *text)
{
    char *out = em_copy(text);
    for (char *c = out; *c; c++)
        if (c[0] == '%' && c[1] && c[2]) {
            for (int i = 1; i <= 2; i++)
                c[i] = c[i] >= 'A' && c[i] <= 'F'   ? (char)(c[i] + 32)
                       : c[i] >= 'a' && c[i] <= 'f' ? (char)(c[i] - 32)
                                                    : c[i];
            c += 2;
        }
    return out;
}

static char *path_hex(const em_suspect *s, int n)
{
    (void)n;
    return other_hex(s->parts[EM_PART_PATH]);
}

static char *no_query(const em_suspect *s, int n)
{
    (void)n;
    return *s->parts[EM_PART_QUERY] ? em_copy("") : NULL;
}

static char *query_as_sent(const em_suspect *s, int n)
{
    (void)n;
    return em_copy(s->request->query);
}

static char *decoded_query(const em_suspect *s, int n)
{
    (void)n;
    return decoded(s->parts[EM_PART_QUERY]);
}

static char *query_with_plus(const em_suspect *s, int n)
{
    (void)n;
    return em_replaced(s->parts[EM_PART_QUERY], "%20", "+");
}

static char *query_with_mark(const em_suspect *s, int n)
{
    (void)n;
    return join("?", s->parts[EM_PART_QUERY], "");
}

static char *query_hex(const em_suspect *s, int n)
{
    (void)n;
    return other_hex(s->parts[EM_PART_QUERY]);
}

static char *query_encoded_again(const em_suspect *s, int n)
{
    (void)n;
    return em_replaced(s->parts[EM_PART_QUERY], "%", "%25");
}

const em_suspicion EM_SUSPICIONS_OF_TARGET[] = {
    { EM_PART_METHOD, "method_lower_case", "The method was signed in lower case: sign GET, POST, PATCH or DELETE.",
      lower_method, 1 },
    { EM_PART_METHOD, "method_differs", "Another method was signed than the one that was sent.", other_method, 5 },
    { EM_PART_PATH, "path_trailing_slash",
      "The signed path and the path that was sent differ by a slash at the end: sign the path as it is sent.",
      toggle_slash, 1 },
    { EM_PART_PATH, "path_environment",
      "The signed path and the path that was sent differ by /sandbox or /live at the start.", toggle_environment, 2 },
    { EM_PART_PATH, "path_version_missing", "The path was signed without /v2.", no_version, 1 },
    { EM_PART_PATH, "path_is_url", "The URL was signed in the place of its path.", url_path, 6 },
    { EM_PART_PATH, "path_with_query", "The path was signed together with the query, which has a line of its own.",
      path_and_query, 1 },
    { EM_PART_PATH, "path_without_slash", "The path was signed without the slash at its start.", no_leading_slash, 1 },
    { EM_PART_PATH, "path_decoded", "The path was signed decoded: sign it as it is sent, with its %XX.", decoded_path,
      1 },
    { EM_PART_PATH, "path_encoded_again", "The path was encoded once more before it was signed.", encoded_path, 2 },
    { EM_PART_PATH, "path_hex_case", "The %XX of the path were signed in another case than they were sent.", path_hex,
      1 },
    { EM_PART_QUERY, "query_missing", "The query was not signed: its line is empty.", no_query, 1 },
    { EM_PART_QUERY, "query_not_sorted",
      "The query was signed as it was sent: sort its parameters by name, then by value, after encoding them.",
      query_as_sent, 1 },
    { EM_PART_QUERY, "query_not_encoded", "The query was signed without encoding names and values.", decoded_query, 1 },
    { EM_PART_QUERY, "query_plus_for_space", "Spaces of the query were signed as '+': encode them as %20.",
      query_with_plus, 1 },
    { EM_PART_QUERY, "query_question_mark", "The query was signed with its question mark.", query_with_mark, 1 },
    { EM_PART_QUERY, "query_hex_case", "The %XX of the query were signed in lower case: they must be in upper case.",
      query_hex, 1 },
    { EM_PART_QUERY, "query_encoded_twice", "The query was encoded twice before it was signed.", query_encoded_again,
      1 },
    { EM_PART_METHOD, NULL, NULL, NULL, 0 },
};
