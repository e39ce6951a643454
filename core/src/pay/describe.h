/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The tables in words and as JSON, for the command, the docs and other languages. Not in the library: our programs
 * link it.
 */
#ifndef SW_PAY_DESCRIBE_H
#define SW_PAY_DESCRIBE_H

#include "base/buf.h"
#include "base/json.h"
#include "pay/types.h"

#include <savedwallet/operation.h>

/** What an operation sends besides its ids. */
typedef enum sw_sends { SW_SENDS_NOTHING, SW_SENDS_QUERY, SW_SENDS_BODY } sw_sends;

sw_sends sw_operation_sends(const sw_operation *operation);

/** Finds the next id of a path from *at on, and moves *at behind it. @return its bytes, 0 when there is none left */
size_t sw_path_id(const char **id, const char **at);

/** Appends "charge_id" for "chargeId". */
void sw_write_snake(sw_buf *out, const char *name, size_t size);

/** Appends the C function of an operation: "sw_create_charge". */
void sw_write_function(sw_buf *out, const sw_operation *operation);

/** Appends what may stand in a field: "text, at most 16 bytes; not in jp". */
void sw_write_field(sw_buf *out, const sw_field *field);

/** All of a row. @return yours, with sw_json_free; NULL when memory ran out */
sw_json *sw_operation_json(const sw_operation *operation);

/** All of a field, with the names of its type and values. @return yours; NULL when memory ran out */
sw_json *sw_field_json(const sw_field *field);

#endif
