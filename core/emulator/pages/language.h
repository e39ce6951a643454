/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The languages of the buyer's pages.
 */
#ifndef EMULATOR_PAGES_LANGUAGE_H
#define EMULATOR_PAGES_LANGUAGE_H

#include "base/json.h"

typedef enum em_language { EM_ENGLISH = 0, EM_GERMAN, EM_JAPANESE } em_language;

/** "de_DE", "ja", or what a browser sends as Accept-Language; what is neither German nor Japanese is English. */
em_language em_language_of(const char *text);

/** "en", "de" or "ja". */
const char *em_language_code(em_language language);

/** All words of a language, by their names in words.def. @return yours */
sw_json *em_words(em_language language);

/** One word. @param name  as in words.def, of which it must be one */
const char *em_word(em_language language, const char *name);

#endif
