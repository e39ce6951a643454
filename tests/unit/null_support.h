/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What the test that make_null_test.py writes is made of, apart from the calls.
 */
#ifndef SW_TESTS_UNIT_NULL_SUPPORT_H
#define SW_TESTS_UNIT_NULL_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <savedwallet/savedwallet.h>

#define SAMPLE_KEY_ID "SANDBOX-AEXAMPLE"

#define RULESET "ruleset{ name = \"x\", version = \"1\", api = 1 }"
#define FACE_CONFIG "{\"region\":\"eu\",\"public_key_id\":\"" SAMPLE_KEY_ID "\",\"merchant_id\":\"M\",\"sign\":true}"

/** What an out-parameter holds before the call: reading or freeing it would crash. */
#define POISON ((void *)(UINTPTR_MAX / 0xFF * 0xA5))

/** The error of the call that is being made. */
extern sw_error err;

extern void *const sample_payload;
int sample_sw_sign_fn(void *payload, sw_algorithm algorithm, const void *text, size_t text_size,
                      unsigned char *signature, size_t *signature_size);
int sample_sw_transport_fn(void *payload, sw_response *answer, const sw_http_request *request, sw_error *error);

/** The path of a journal that is not there when it is first asked for. */
const char *sample_journal(void);

/** Fails unless an object that the tests need was made. */
void check_sample(const char *type, const void *object);

/** Before each call. @param what what is NULL in it, to be shown when it fails */
void begin(const char *what);

/** Fills a place for a result, so that one that was not written is seen. */
void poison(void *place, size_t size);

/**
 * A code is SW_OK or has a name of its own, and the error tells of it.
 * @param must_fail   it has to be negative
 * @param error       NULL: none was given
 */
void check_outcome(int code, int must_fail, const sw_error *error);

/** After a failure an object is NULL, or whole (as an answer is); it is never what was there before. */
void check_handle(int code, const void *object);

/** After a failure a struct or text was written: emptied. */
void check_place(int code, const void *place, size_t size);

#endif
