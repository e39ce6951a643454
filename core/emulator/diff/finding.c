/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/diff/finding.h"

#include "base/crypto.h"
#include "base/memory.h"
#include "emulator/canonical.h"
#include "emulator/must.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST = 3 * EM_MAX_BODY, LONGEST_REWRITTEN = 64 * 1024, MOST_GUESSES = 2048, MOST_PAIRED = 20 };

/* A part as a mistake makes it. */
typedef struct guess {
    em_part part;
    const char *cause;
    const char *explanation;
    char *text;
    bool rare; /* one of many of its kind: not tried together with another mistake */
} guess;

typedef struct guesses {
    guess list[MOST_GUESSES];
    size_t count;
} guesses;

void em_put_together(sw_buf *out, char *const parts[EM_PARTS])
{
    static const char *const ends[EM_PARTS] = { "\n", "\n", "\n", "\n", "\n", "" };
    for (int i = 0; i < EM_PARTS; i++) {
        sw_buf_add_text(out, parts[i]);
        sw_buf_add_text(out, ends[i]);
    }
}

static bool is_signed(const em_seal *seal, const char *algorithm, const char *canonical, size_t size)
{
    char text[EM_MAX_STRING_TO_SIGN];
    em_string_to_sign(text, algorithm, canonical, size);
    return em_seal_is_over(seal, text, strlen(text));
}

static void add_guess(guesses *all, guess one, const char *right)
{
    if (one.text && strcmp(one.text, right) != 0 && all->count < MOST_GUESSES)
        all->list[all->count++] = one;
    else
        sw_release(one.text);
}

static void guess_all(guesses *all, const em_suspect *suspect, const em_suspicion *row)
{
    for (; row->cause; row++)
        for (int n = 0; n < row->tries; n++)
            add_guess(
                all,
                (guess){ row->part, row->cause, row->explanation, row->make(suspect, n), row->tries > MOST_PAIRED },
                suspect->parts[row->part]);
}

static void guess_bodies(guesses *all, const em_suspect *suspect)
{
    const char *body = sw_buf_text(&suspect->request->body);
    if (strlen(body) > LONGEST_REWRITTEN)
        return;
    for (const em_text_suspicion *row = EM_BODY_SUSPICIONS; row->cause; row++) {
        char *other = row->make(body);
        char *hash = em_new(SW_SHA256_HEX_SIZE);
        if (other)
            sw_sha256_hex(hash, other, strlen(other), NULL);
        add_guess(all, (guess){ EM_PART_PAYLOAD, row->cause, row->explanation, hash, false },
                  other ? suspect->parts[EM_PART_PAYLOAD] : "");
        sw_release(other);
    }
}

/* Are the parts, some of them changed, what was signed? Then they are the finding. */
static bool try_parts(em_finding *out, const em_seal *seal, const em_suspect *suspect, char *const parts[EM_PARTS])
{
    sw_buf canonical = SW_BUF_INIT(LONGEST);
    em_put_together(&canonical, parts);
    if (!is_signed(seal, suspect->algorithm, sw_buf_text(&canonical), canonical.size)) {
        sw_buf_free(&canonical);
        return false;
    }
    out->yours = canonical;
    return true;
}

static bool try_pair(em_finding *out, const em_seal *seal, const em_suspect *suspect, const guess *a, const guess *b)
{
    char *parts[EM_PARTS];
    memcpy(parts, suspect->parts, sizeof parts);
    parts[a->part] = a->text;
    if (b)
        parts[b->part] = b->text;
    if (!try_parts(out, seal, suspect, parts))
        return false;
    out->cause = a->cause;
    out->explanation = a->explanation;
    out->part = EM_PART_NAMES_FOR_PEOPLE[a->part];
    out->also = b ? b->cause : NULL;
    return true;
}

static bool find_part(em_finding *out, const em_seal *seal, const em_suspect *suspect, const guesses *all)
{
    for (size_t i = 0; i < all->count; i++)
        if (try_pair(out, seal, suspect, &all->list[i], NULL))
            return true;
    return false;
}

static bool find_two_parts(em_finding *out, const em_seal *seal, const em_suspect *suspect, const guesses *all)
{
    for (size_t i = 0; i < all->count; i++)
        for (size_t j = i + 1; j < all->count && !all->list[i].rare; j++) {
            const guess *a = &all->list[i], *b = &all->list[j];
            if (a->part != b->part && !b->rare && try_pair(out, seal, suspect, a, b))
                return true;
        }
    return false;
}

/* A text with its n-th piece taken out, in which each piece ends with a mark; the last need not. */
static char *without_piece(const char *text, char mark, int n)
{
    const char *start = text;
    for (; n > 0 && start; n--) {
        start = strchr(start, mark);
        start = start && start[1] ? start + 1 : NULL;
    }
    if (!start || !*start)
        return NULL;
    const char *end = strchr(start, mark);
    char *out = em_copy(text);
    if (end)
        memmove(out + (start - text), end + 1, strlen(end + 1) + 1);
    else
        out[start > text ? start - text - 1 : 0] = '\0';
    return out;
}

/* A header that SignedHeaders names was not signed at all: neither its line nor its name. */
static bool find_unsigned_header(em_finding *out, const em_seal *seal, const em_suspect *suspect)
{
    bool found = false;
    for (int n = 0; n < EM_MAX_SIGNED_HEADERS && !found; n++) {
        char *parts[EM_PARTS];
        memcpy(parts, suspect->parts, sizeof parts);
        parts[EM_PART_HEADERS] = without_piece(suspect->parts[EM_PART_HEADERS], '\n', n);
        parts[EM_PART_NAMES] = without_piece(suspect->parts[EM_PART_NAMES], ';', n);
        if (parts[EM_PART_HEADERS] && parts[EM_PART_NAMES])
            found = try_parts(out, seal, suspect, parts);
        sw_release(parts[EM_PART_HEADERS]);
        sw_release(parts[EM_PART_NAMES]);
    }
    if (!found)
        return false;
    out->cause = "header_listed_not_signed";
    out->explanation = "SignedHeaders of the authorization header names a header that was not signed.";
    out->part = EM_PART_NAMES_FOR_PEOPLE[EM_PART_HEADERS];
    return true;
}

static bool find_whole(em_finding *out, const em_seal *seal, const char *algorithm, const char *mine)
{
    for (const em_text_suspicion *row = EM_WHOLE_SUSPICIONS; row->cause; row++) {
        char *yours = row->make(mine);
        bool found = yours && is_signed(seal, algorithm, yours, strlen(yours));
        if (found) {
            *out = (em_finding){ .cause = row->cause, .explanation = row->explanation, .yours = SW_BUF_INIT(LONGEST) };
            sw_buf_add_text(&out->yours, yours);
        }
        sw_release(yours);
        if (found)
            return true;
    }
    return false;
}

static bool find_signed_text(em_finding *out, const em_seal *seal, const char *algorithm, const char *mine)
{
    for (const em_signing_suspicion *row = EM_SIGNING_SUSPICIONS; row->cause; row++) {
        sw_buf text = SW_BUF_INIT(LONGEST);
        row->make(&text, algorithm, mine);
        if (text.size > 0 && em_seal_is_over(seal, sw_buf_text(&text), text.size)) {
            *out = (em_finding){
                .cause = row->cause, .explanation = row->explanation, .is_signed_text = true, .yours = text
            };
            return true;
        }
        sw_buf_free(&text);
    }
    return false;
}

static void search(em_finding *out, const em_seal *seal, const em_suspect *suspect, guesses *all)
{
    guess_all(all, suspect, EM_SUSPICIONS_OF_TARGET);
    guess_all(all, suspect, EM_SUSPICIONS_OF_HEADERS);
    guess_all(all, suspect, EM_SUSPICIONS_OF_PAYLOAD);
    guess_bodies(all, suspect);
    if (!find_part(out, seal, suspect, all) && !find_unsigned_header(out, seal, suspect))
        find_two_parts(out, seal, suspect, all);
    for (size_t i = 0; i < all->count; i++)
        sw_release(all->list[i].text);
}

void em_find_mistake(em_finding *out, const em_seal *seal, const em_suspect *suspect)
{
    sw_buf mine = SW_BUF_INIT(LONGEST);
    *out = (em_finding){ 0 };
    em_put_together(&mine, suspect->parts);
    if (!find_whole(out, seal, suspect->algorithm, sw_buf_text(&mine)) &&
        !find_signed_text(out, seal, suspect->algorithm, sw_buf_text(&mine))) {
        guesses *all = em_new(sizeof *all);
        search(out, seal, suspect, all);
        sw_release(all);
    }
    sw_buf_free(&mine);
}

void em_find_button_mistake(em_finding *out, const em_seal *seal, const char *algorithm, const char *payload)
{
    *out = (em_finding){ 0 };
    for (const em_text_suspicion *row = EM_BODY_SUSPICIONS; row->cause; row++) {
        char *yours = row->make(payload);
        bool found = yours && strcmp(yours, payload) != 0 && is_signed(seal, algorithm, yours, strlen(yours));
        if (found) {
            *out = (em_finding){ .cause = row->cause, .explanation = row->explanation, .yours = SW_BUF_INIT(LONGEST) };
            sw_buf_add_text(&out->yours, yours);
        }
        sw_release(yours);
        if (found)
            return;
    }
    find_signed_text(out, seal, algorithm, payload);
}
