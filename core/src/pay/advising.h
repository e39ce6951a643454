/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The questions to sw_advise that more than one place asks.
 */
#ifndef SW_PAY_ADVISING_H
#define SW_PAY_ADVISING_H

#include "base/shared.h"

#include <savedwallet/advice.h>
#include <savedwallet/object.h>
#include <savedwallet/region.h>

/** What an object says, now that it was read, of the operation that made or ended it. */
SW_SHARED sw_advice sw_advise_object(const char *operation, const sw_object *object);

/** What makes a charge permission usable: of all its reasons the one that weighs most. */
SW_SHARED sw_next_step sw_advise_permission(const sw_object *permission, sw_region region);

/** A charge that Amazon said no to, as its error tells. @return with texts that are why's */
SW_SHARED sw_situation sw_situation_of_no(const sw_error *why, sw_region region, int attempt);

#endif
