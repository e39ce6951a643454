/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Reading what Amazon answered: ids, states, reasons, amounts.
 *
 * Values are found by JSON pointer: "/chargeId", "/statusDetails/state", "/limits/amountBalance",
 * "/reports/0/reportId". Nothing is thrown away: fields and values that this release does not know are read like all
 * others.
 */
#ifndef SAVEDWALLET_OBJECT_H
#define SAVEDWALLET_OBJECT_H

#include <savedwallet/error.h>
#include <savedwallet/export.h>
#include <savedwallet/money.h>
#include <savedwallet/response.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

SW_BEGIN_DECL

/** An object of Amazon's, read. What is read from it is borrowed. It never changes: threads may share it. */
typedef struct sw_object sw_object;

/** Reads JSON text whose value is an object. @param[out] out yours; free it with sw_object_free
 * @return SW_OK, SW_E_INVALID with the position, SW_E_LIMIT, SW_E_NOMEM */
SW_API int sw_object_read(sw_object **out, const char *json, size_t size, sw_error *err);

/** Reads the body of an answer, also of one that reports an error. @return as sw_object_read */
SW_API int sw_object_from_response(sw_object **out, const sw_response *response, sw_error *err);

/** Is there a value that is not null? */
SW_API bool sw_object_has(const sw_object *object, const char *pointer);

/** A string. @return NULL for anything else */
SW_API const char *sw_object_text(const sw_object *object, const char *pointer);

/** Is it true? */
SW_API bool sw_object_is_true(const sw_object *object, const char *pointer);

/** A whole number, such as a dispute's times in milliseconds. @return fallback for anything else */
SW_API int64_t sw_object_integer(const sw_object *object, const char *pointer, int64_t fallback);

/** Elements of a list, members of an object. @return 0 for anything else */
SW_API size_t sw_object_count(const sw_object *object, const char *pointer);

/**
 * An amount, by its value: "10" is "10.00". An amount that Amazon left null, as the limits of a saved wallet often are,
 * is none: ask sw_object_has first.
 *
 * @return SW_OK; SW_E_INVALID (*out is SW_MONEY_INIT then)
 */
SW_API int sw_object_money(sw_money *out, const sw_object *object, const char *pointer, sw_error *err);

/** The state of a session, permission, charge, refund or dispute, such as "Chargeable"; in-store answers too.
 * @return "" when there is none */
SW_API const char *sw_object_state(const sw_object *object);

/** How many reasons its state has. Amazon writes one as reasonCode, or a list of reasons; both are read. */
SW_API size_t sw_object_reason_count(const sw_object *object);

/** One of them, such as "PaymentMethodExpired". @return "" past the end */
SW_API const char *sw_object_reason(const sw_object *object, size_t index);

/** A value as JSON text; "" is the pointer of the whole. @return yours, free it with sw_object_text_free; NULL when
 * there is none or memory ran out */
SW_API char *sw_object_json(const sw_object *object, const char *pointer);

/** Frees what sw_object_json gave. NULL is fine. */
SW_API void sw_object_text_free(char *text);

/** Frees the object. NULL is fine. */
SW_API void sw_object_free(sw_object *object);

SW_END_DECL

#endif
