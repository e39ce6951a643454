/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/pages/language.h"

#include "base/text.h"
#include "emulator/must.h"

#include <string.h>

static const struct {
    const char *name;
    const char *in[3]; /* by em_language */
} WORDS[] = {
#define WORD(name, english, german, japanese) { #name, { english, german, japanese } },
#include "emulator/pages/words.def"
#undef WORD
};

static const char *const CODES[] = { [EM_ENGLISH] = "en", [EM_GERMAN] = "de", [EM_JAPANESE] = "ja" };

/* The first language of a list is the one that is liked best. */
em_language em_language_of(const char *text)
{
    for (int i = EM_ENGLISH; text && i <= EM_JAPANESE; i++)
        if (sw_lower(text[0]) == CODES[i][0] && text[0] && sw_lower(text[1]) == CODES[i][1])
            return (em_language)i;
    return EM_ENGLISH;
}

const char *em_language_code(em_language language)
{
    return CODES[language];
}

sw_json *em_words(em_language language)
{
    sw_json *words = em_json(sw_json_object());
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        sw_json_put_text(words, WORDS[i].name, WORDS[i].in[language]);
    return words;
}

const char *em_word(em_language language, const char *name)
{
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (strcmp(WORDS[i].name, name) == 0)
            return WORDS[i].in[language];
    return name;
}
