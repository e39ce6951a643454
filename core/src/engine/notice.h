/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Following a notification: the object it is about is read, and what it says of its own is not believed.
 */
#ifndef SW_ENGINE_NOTICE_H
#define SW_ENGINE_NOTICE_H

#include "engine/inside.h"

/** One that is due, under the lease of its wallet, if it has one. */
int sw_notice_follow(sw_desk *desk, sw_notification_row *notice, sw_error *err);

#endif
