/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Numbers in JSON text: by the letter of RFC 8259, and none that would come out of our JSON as another number.
 */
#ifndef SW_BASE_JSON_NUMBER_H
#define SW_BASE_JSON_NUMBER_H

#define SW_JSON_NUMBER_SIZE 63   /**< characters of one number: cJSON reads no more */
#define SW_JSON_NUMBER_DIGITS 15 /**< significant digits that a double gives back, whatever they are */
#define SW_JSON_DOUBLE_DIGITS 17 /**< those that any double is written with */

/**
 * Moves *at from the first character of a number ("-" or a digit) to behind its last one. A number is refused when it
 * is longer than above or has more significant digits than `most`, or when it is neither 0 nor between 1e-307 and
 * 1e308, where a double is exact to those digits.
 * @return NULL; or what is wrong, in static text, with *at on it
 */
const char *sw_json_skip_number(const char **at, const char *end, int most);

#endif
