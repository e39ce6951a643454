/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/diff/suspect.h"

#include "base/crypto.h"
#include "base/memory.h"
#include "base/text.h"
#include "emulator/diff/json_style.h"
#include "emulator/must.h"

#include <string.h>

enum { LONGEST = 8 * EM_MAX_BODY, TWO = 2, FOUR = 4 };

static char *with_end(const char *text, const char *end)
{
    sw_buf out = SW_BUF_INIT(LONGEST);
    sw_buf_add_text(&out, text);
    sw_buf_add_text(&out, end);
    return em_take(&out);
}

static char *empty(const char *text)
{
    return *text ? em_copy("") : NULL;
}

static char *braces(const char *text)
{
    return *text ? NULL : em_copy("{}");
}

static char *null(const char *text)
{
    return *text ? NULL : em_copy("null");
}

static char *line_feed(const char *text)
{
    return with_end(text, "\n");
}

static char *trimmed(const char *text)
{
    const char *start = text + strspn(text, " \t\r\n");
    size_t size = strlen(start);
    while (size > 0 && strchr(" \t\r\n", start[size - 1]))
        size--;
    char *out = em_copy(start);
    out[size] = '\0';
    return out;
}

static char *byte_order_mark(const char *text)
{
    sw_buf out = SW_BUF_INIT(LONGEST);
    sw_buf_add_text(&out, "\xEF\xBB\xBF");
    sw_buf_add_text(&out, text);
    return em_take(&out);
}

static char *without_byte_order_mark(const char *text)
{
    return strncmp(text, "\xEF\xBB\xBF", 3) == 0 ? em_copy(text + 3) : NULL;
}

static char *carriage_returns(const char *text)
{
    return em_replaced(text, "\n", "\r\n");
}

static char *without_carriage_returns(const char *text)
{
    return em_replaced(text, "\r\n", "\n");
}

static char *pretty_by_two(const char *text)
{
    return em_json_pretty(text, TWO);
}

static char *pretty_by_four(const char *text)
{
    return em_json_pretty(text, FOUR);
}

static char *slashes(const char *text)
{
    return em_replaced(text, "/", "\\/");
}

static char *without_escaped_slashes(const char *text)
{
    return em_replaced(text, "\\/", "/");
}

/* What PHP's stripcslashes does to the escapes that JSON has. */
static char *without_backslashes(const char *text)
{
    static const char from[] = "nrtbfv", to[] = "\n\r\t\b\f\v";
    sw_buf out = SW_BUF_INIT(LONGEST);
    for (const char *c = text; *c; c++) {
        const char *escape = *c == '\\' && c[1] ? strchr(from, c[1]) : NULL;
        if (*c == '\\' && c[1])
            c++;
        sw_buf_add_char(&out, escape ? to[escape - from] : *c);
    }
    return em_take(&out);
}

static char *sorted_and_spaced(const char *text)
{
    char *sorted = em_json_sorted(text);
    char *spaced = sorted ? em_json_spaced(sorted) : NULL;
    sw_release(sorted);
    return spaced;
}

static char *escaped(const char *text)
{
    return sw_is_utf8(text, strlen(text)) ? em_json_escaped(text) : NULL;
}

static char *entities(const char *text)
{
    return em_replaced(text, "\"", "&quot;");
}

static char *without_entities(const char *text)
{
    return em_replaced(text, "&quot;", "\"");
}

/* The character of ISO 8859-1 that two bytes of UTF-8 are. */
static char join_halves(unsigned char first, char second)
{
    unsigned code = (first & 3u) << 6 | ((unsigned char)second & 0x3Fu);
    return (char)(unsigned char)code;
}

/* ISO 8859-1, which old code takes for text. */
static char *latin1(const char *text)
{
    sw_buf out = SW_BUF_INIT(LONGEST);
    if (!strpbrk(text, "\xC2\xC3") || !sw_is_utf8(text, strlen(text)))
        return NULL;
    for (const char *c = text; *c; c++) {
        unsigned char byte = (unsigned char)*c;
        sw_buf_add_char(&out, byte == 0xC2 || byte == 0xC3 ? join_halves(byte, *++c) : *c);
    }
    return em_take(&out);
}

const em_text_suspicion EM_BODY_SUSPICIONS[] = {
    { "body_not_signed", "The hash of an empty body was signed, but a body was sent.", empty },
    { "body_empty_object", "The body was signed as {}, but none was sent.", braces },
    { "body_null", "The body was signed as null, but none was sent.", null },
    { "body_line_feed_added", "The body was signed with a line feed at its end that was not sent.", line_feed },
    { "body_trimmed", "The body was signed without the white space around it that was sent.", trimmed },
    { "body_byte_order_mark", "The body was signed with a byte order mark that was not sent.", byte_order_mark },
    { "body_byte_order_mark_sent", "The body was sent with a byte order mark that was not signed.",
      without_byte_order_mark },
    { "body_line_ends", "The body was signed with other line ends than it was sent.", carriage_returns },
    { "body_line_ends", "The body was signed with other line ends than it was sent.", without_carriage_returns },
    { "body_compact",
      "The body was signed without white space, and written anew with it: sign the bytes that are sent.",
      em_json_compact },
    { "body_spaced",
      "The body was signed with spaces as Python's json.dumps writes them, and written anew by the HTTP library: sign "
      "the bytes that are sent.",
      em_json_spaced },
    { "body_pretty", "The body was signed in lines, and written anew without: sign the bytes that are sent.",
      pretty_by_two },
    { "body_pretty", "The body was signed in lines, and written anew without: sign the bytes that are sent.",
      pretty_by_four },
    { "body_sorted", "The body was signed with its members sorted: sign the bytes that are sent.", em_json_sorted },
    { "body_sorted", "The body was signed with its members sorted: sign the bytes that are sent.", sorted_and_spaced },
    { "body_slashes_escaped", "The body was signed with \\/ for /, as PHP's json_encode writes it.", slashes },
    { "body_slashes_escaped", "The body was sent with \\/ for /, and signed with /.", without_escaped_slashes },
    { "body_backslashes_removed",
      "Backslashes were taken out before signing, as PHP's stripcslashes does: sign the bytes that are sent.",
      without_backslashes },
    { "body_unicode_escaped", "The body was signed with \\uXXXX for characters that were sent as they are.", escaped },
    { "body_html_escaped", "The body was signed with HTML's &quot; for quotes.", entities },
    { "body_html_escaped", "The body was sent with HTML's &quot; for quotes.", without_entities },
    { "body_latin1", "The body was signed in ISO 8859-1, and sent in UTF-8.", latin1 },
    { NULL, NULL, NULL },
};

static char *body_itself(const em_suspect *s, int n)
{
    (void)n;
    return em_copy(sw_buf_text(&s->request->body));
}

static char *upper_hash(const em_suspect *s, int n)
{
    (void)n;
    char *out = em_copy(s->parts[EM_PART_PAYLOAD]);
    for (char *c = out; *c; c++)
        *c = *c >= 'a' && *c <= 'f' ? (char)(*c - 32) : *c;
    return out;
}

static char *base64_hash(const em_suspect *s, int n)
{
    unsigned char digest[SW_SHA256_SIZE];
    (void)n;
    if (sw_sha256(digest, sw_buf_text(&s->request->body), s->request->body.size, NULL) != SW_OK)
        return NULL;
    return sw_base64(digest, sizeof digest);
}

static char *no_hash(const em_suspect *s, int n)
{
    (void)s;
    (void)n;
    return em_copy("");
}

static char *unsigned_payload(const em_suspect *s, int n)
{
    (void)s;
    (void)n;
    return em_copy("UNSIGNED-PAYLOAD");
}

const em_suspicion EM_SUSPICIONS_OF_PAYLOAD[] = {
    { EM_PART_PAYLOAD, "body_not_hashed", "The body itself was signed in the place of its SHA-256.", body_itself, 1 },
    { EM_PART_PAYLOAD, "body_hash_upper_case", "The hash of the body must be signed in lower case.", upper_hash, 1 },
    { EM_PART_PAYLOAD, "body_hash_base64", "The hash of the body must be signed in hex, not in base64.", base64_hash,
      1 },
    { EM_PART_PAYLOAD, "body_hash_missing", "The line of the body's hash was empty in the signed text.", no_hash, 1 },
    { EM_PART_PAYLOAD, "body_unsigned_payload", "UNSIGNED-PAYLOAD is of AWS; Amazon Pay takes the hash of the body.",
      unsigned_payload, 1 },
    { EM_PART_METHOD, NULL, NULL, NULL, 0 },
};
