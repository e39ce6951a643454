/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The demo's chapters, in their order. Each tells what it does; the first that fails ends the story.
 */
#ifndef SW_EXAMPLES_CHAPTERS_H
#define SW_EXAMPLES_CHAPTERS_H

#include "shop.h"

/** @name wallet.c: the buyer's consent, first and last
 * @{ */
int chapter_wallet(shop *it, sw_error *err);
int chapter_close(shop *it, sw_error *err);
/** @} */

/** @name charges.c: without rules, at once
 * @{ */
int chapter_ride(shop *it, sw_error *err);
int chapter_deposit(shop *it, sw_error *err);
int chapter_lost_answer(shop *it, sw_error *err);
/** @} */

/** tolls.c: events, and what the rules make of them */
int chapter_tolls(shop *it, sw_error *err);

/** refund.c: a refund, and the notification that tells how it ended */
int chapter_refund(shop *it, sw_error *err);

#endif
