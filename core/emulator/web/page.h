/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Answers that a person looks at, and what protects them.
 */
#ifndef EMULATOR_WEB_PAGE_H
#define EMULATOR_WEB_PAGE_H

#include "base/json.h"
#include "emulator/answer.h"
#include "emulator/request.h"

#include <stdbool.h>

/**
 * Answers a template, filled in, which loads nothing but this server's own scripts and styles and shows in no frame.
 * @param values  taken over; more  further directives of its policy, such as "connect-src 'self'"; may be ""
 */
void em_page(em_answer *answer, int status, const char *file, sw_json *values, const char *more);

/** Was it posted by a page of this server's, as far as the browser tells? @return false with an error answered */
bool em_page_check_origin(const em_request *request, em_answer *answer);

/** Does the client take a page, rather than JSON? */
bool em_page_is_wanted(const em_request *request);

#endif
