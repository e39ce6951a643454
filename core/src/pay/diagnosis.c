/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/diagnosis.h"

#include "base/crypto.h"
#include "base/text.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* What Amazon repeats. */
typedef struct echo {
    char algorithm[41];
    char sha256[SW_SHA256_HEX_SIZE];
    const char *signature; /* behind its bracket; NULL: not repeated */
} echo;

/* A line break that was escaped once more than it should be counts as one. */
static const char *skip_blanks(const char *at)
{
    for (;;) {
        if (*at == '\\' && (at[1] == 'n' || at[1] == 'r' || at[1] == 't'))
            at += 2;
        else if (*at && strchr(" \t\r\n", *at))
            at++;
        else
            return at;
    }
}

/* Finds what stands in the bracket behind a word. @param start set to where the word starts */
static const char *find_bracket(const char *message, const char *word, const char **start)
{
    for (const char *at = message; *at; at++) {
        if (!sw_starts_with(at, word))
            continue;
        const char *bracket = skip_blanks(at + strlen(word));
        if (*bracket == '[') {
            *start = at;
            return skip_blanks(bracket + 1);
        }
    }
    return NULL;
}

/* Copies letters, digits and dashes. @return behind them; NULL when there are more than fit, or none */
static const char *take_word(char *out, size_t size, const char *at)
{
    size_t length = 0;
    while (sw_is_alnum(at[length]) || at[length] == '-')
        length++;
    if (length == 0 || length >= size)
        return NULL;
    memcpy(out, at, length);
    out[length] = '\0';
    return at + length;
}

static bool read_echo(echo *out, const char *message, size_t *quotable)
{
    const char *start, *at = find_bracket(message, "signing String", &start);
    *quotable = strlen(message);
    out->signature = find_bracket(message, "signature", &start);
    if (out->signature)
        *quotable = (size_t)(start - message);
    if (at)
        at = take_word(out->algorithm, sizeof out->algorithm, at);
    if (at)
        at = take_word(out->sha256, sizeof out->sha256, skip_blanks(at));
    return at && strlen(out->sha256) == SW_SHA256_HEX_SIZE - 1 && *skip_blanks(at) == ']';
}

/* A message that ends inside the signature was cut: what there is of it is compared. */
static bool is_same_signature(const char *theirs, const char *ours)
{
    for (theirs = skip_blanks(theirs); *ours && *theirs == *ours; theirs = skip_blanks(theirs + 1))
        ours++;
    return *theirs == '\0' || (*theirs == ']' && *ours == '\0');
}

static void say_difference(sw_diagnosis *out, const echo *seen, const sw_signature *sent, bool by_signature)
{
    const char *algorithm = sw_algorithm_name(sw_signature_algorithm(sent)), *sha256 = sw_signature_sha256(sent);
    bool by_algorithm = strcmp(seen->algorithm, algorithm) != 0, by_request = !sw_same_text(seen->sha256, sha256);
    char algorithms[128] = "", requests[80] = "";
    if (by_algorithm)
        snprintf(algorithms, sizeof algorithms, "algorithm (%s, Amazon saw %s)%s", algorithm, seen->algorithm,
                 by_request || by_signature ? ", " : "");
    if (by_request)
        snprintf(requests, sizeof requests, "canonical request (hash %.8s, Amazon's %.8s)%s", sha256, seen->sha256,
                 by_signature ? ", " : "");
    snprintf(out->text, sizeof out->text,
             "changed on the way: %s%s%s; look first for a proxy or base_url that changes %s", algorithms, requests,
             by_signature ? "signature" : "",
             by_request ? "the method, path, query, a signed header or the body" : "the authorization header");
}

void sw_diagnose(sw_diagnosis *out, const char *message, const sw_signature *sent)
{
    echo seen;
    out->text[0] = '\0';
    if (!read_echo(&seen, message, &out->quotable) || !sw_signature_value(sent))
        return;
    bool same_text = strcmp(seen.algorithm, sw_algorithm_name(sw_signature_algorithm(sent))) == 0 &&
                     sw_same_text(seen.sha256, sw_signature_sha256(sent));
    bool by_signature = seen.signature && !is_same_signature(seen.signature, sw_signature_value(sent));
    if (!same_text || by_signature)
        say_difference(out, &seen, sent, by_signature);
    else
        snprintf(out->text, sizeof out->text,
                 "Amazon saw exactly what was signed: check first that public_key_id belongs to this private key "
                 "(Seller Central shows it); else algorithm (the salt's length), environment or region is wrong");
}
