/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The inbox: what a person has to look at, and has looked at.
 */
#ifndef SW_ENGINE_INBOX_H
#define SW_ENGINE_INBOX_H

#include "engine/inside.h"

/** @name In the transaction that is open
 * @{ */
/** Puts something in that is no action: an event, a wallet, a dispute, what could not be planned. */
int sw_inbox_add(sw_desk *desk, const char *kind, const char *about, int64_t wallet, const char *message,
                 sw_error *err);

/** Puts an action in; what is done with the action settles it. */
int sw_inbox_add_action(sw_desk *desk, const char *kind, const sw_action_row *action, const char *message,
                        sw_error *err);
int sw_inbox_settle_action(sw_desk *desk, const sw_action_row *action, const char *by, const char *why, sw_error *err);

/** What is there because the event could not be decided. */
int sw_inbox_settle_event(sw_desk *desk, const char *event, const char *by, const char *why, sw_error *err);
/** @} */

/** Items as a statement gives them, which begins with SW_INBOX_ITEMS. @param rows  ended here @param[out] out  yours,
 * also after a failure */
#define SW_INBOX_ITEMS                                                                                         \
    "SELECT item.number, item.kind, item.about, wallet.reference, item.message, item.at_ms, item.settled_ms, " \
    "item.settled_by, item.settled_why FROM item LEFT JOIN wallet ON wallet.number = item.wallet "
int sw_inbox_told(sw_json **out, sw_rows *rows, sw_error *err);

#endif
