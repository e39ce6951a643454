/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What fills the gaps of the buyer's pages.
 */
#ifndef EMULATOR_PAGES_VIEWS_H
#define EMULATOR_PAGES_VIEWS_H

#include "emulator/pages/visit.h"

/** What every page has. @param title  a name in words.def @return yours */
sw_json *em_view(em_language language, const char *title);

/** The same with the visit and its shop. */
sw_json *em_view_of(const em_visit *visit, const char *title);

/** Puts a word, such as an error, where the page shows it. @param word  NULL: none */
void em_view_put_word(sw_json *view, const char *name, em_language language, const char *word);

sw_json *em_view_sign_in(em_world *world, const em_visit *visit);
sw_json *em_view_review(const em_visit *visit);

/** May this card pay what the button asks for? */
bool em_card_is_offered(const em_visit *visit, const em_card *card);

/** Does the buyer choose an address on the page? */
bool em_visit_ships(const em_visit *visit);

/** Is the buyer free not to save the wallet? */
bool em_consent_is_free(const em_visit *visit);

#endif
