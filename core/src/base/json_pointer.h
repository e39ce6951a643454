/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * JSON pointers (RFC 6901): where a value stands in a document, such as "/statusDetails/reasons/0".
 */
#ifndef SW_BASE_JSON_POINTER_H
#define SW_BASE_JSON_POINTER_H

#include "base/json.h"

enum { SW_POINTER_SIZE = 256 };

/** A pointer that grows and shrinks while a document is walked. Begin with SW_POINTER_INIT. */
typedef struct sw_pointer {
    char text[SW_POINTER_SIZE];
    size_t size;
} sw_pointer;

#define SW_POINTER_INIT \
    {                   \
        { 0 }, 0        \
    }

/** The value a pointer names; "" names the whole. @return NULL when there is none */
sw_json *sw_json_at(const sw_json *whole, const char *pointer);

/** Goes down to a member, or to an element of an array. What does not fit is left out. @return what to give
 * sw_pointer_up
 */
size_t sw_pointer_down(sw_pointer *pointer, const char *name);
size_t sw_pointer_down_to(sw_pointer *pointer, size_t index);

/** Goes back to where a way down began. */
void sw_pointer_up(sw_pointer *pointer, size_t size);

#endif
