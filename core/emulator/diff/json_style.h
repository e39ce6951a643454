/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * JSON written again as other writers would: the same value in other bytes.
 */
#ifndef EMULATOR_DIFF_JSON_STYLE_H
#define EMULATOR_DIFF_JSON_STYLE_H

/** The same text without white space between its tokens. @return yours */
char *em_json_compact(const char *text);

/** With a space behind ',' and ':', as Python's json.dumps writes it. @return yours */
char *em_json_spaced(const char *text);

/** Each member on a line of its own. @return yours */
char *em_json_pretty(const char *text, int indent);

/** Members sorted by name, without white space. @return yours; NULL: it is no JSON */
char *em_json_sorted(const char *text);

/** With characters above ASCII as \uXXXX. @return yours; NULL: there are none */
char *em_json_escaped(const char *text);

#endif
