/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What the engine answers, as a line of the story.
 */
#ifndef SW_EXAMPLES_TELL_H
#define SW_EXAMPLES_TELL_H

#include "shop.h"

#include <savedwallet/error.h>
#include <savedwallet/money.h>
#include <savedwallet/object.h>

/** A text at a pointer that begins with `at`. @return "" when there is none */
const char *tell_text(const sw_object *object, const char *at, const char *pointer);

/** An amount as text, such as "18.40 EUR"; "" when there is none. @return out */
const char *tell_money(char out[SW_MONEY_TEXT_SIZE], const sw_object *object, const char *at, const char *pointer);

/** An action that stands at a pointer of an answer; "" is all of it. */
void tell_action(const sw_object *object, const char *at);

/** The same of an answer that is not read yet, which is freed; also of a failure. @return code */
int tell_answer(char *answer, int code, sw_error *err);

/** The messages that the rules have for people: the shop sends them, and says so. */
int tell_messages(shop *it, sw_error *err);

#endif
