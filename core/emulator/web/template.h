/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Pages with gaps, in a part of Mustache's syntax. What fills a gap is always escaped: there is no tag that would not.
 *
 *   {{name}}              a text; of "a.b" the member b of a
 *   {{#name}}...{{/name}} once for true, a text or an object, for each of a list; {{.}} is one that is a text
 *   {{^name}}...{{/name}} where there is none
 *   {{>name}}             another file, name.html
 */
#ifndef EMULATOR_WEB_TEMPLATE_H
#define EMULATOR_WEB_TEMPLATE_H

#include "base/buf.h"
#include "base/json.h"

/** Appends a page. @param file  such as "review.html"; values  an object */
void em_template(sw_buf *out, const char *file, const sw_json *values);

#endif
