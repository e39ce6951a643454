/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Where a button leads: the form that the browser posts, and what the Mobile SDK posts.
 */
#ifndef EMULATOR_INITIATE_H
#define EMULATOR_INITIATE_H

#include "emulator/answer.h"
#include "emulator/request.h"
#include "emulator/world.h"

bool em_is_initiate_path(const char *path);

/**
 * Begins a visit for a button: a form is answered with a redirect to the first of the buyer's pages, JSON of the Mobile
 * SDK with {"checkoutSessionId", "url"}, that page's URL.
 */
void em_initiate(em_world *world, const em_request *request, em_answer *answer);

/** The button of such a form, as em_checkout takes it. @return yours; NULL: it is no form */
sw_json *em_initiate_button(const em_request *request);

#endif
