/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Mistyped names: which one was meant.
 */
#ifndef SAVEDWALLET_NAMES_H
#define SAVEDWALLET_NAMES_H

#include <savedwallet/export.h>

#include <stddef.h>

SW_BEGIN_DECL

/**
 * The known name that is nearest to a mistyped one, by the letters that would have to be changed; A to Z are a to z.
 * @param names  count of them; a NULL among them is passed over
 * @return borrowed from names; NULL when there is none
 */
SW_API const char *sw_name_nearest(const char *word, const char *const *names, size_t count);

SW_END_DECL

#endif
