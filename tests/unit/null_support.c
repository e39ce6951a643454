/* SPDX-License-Identifier: Apache-2.0 */
#include "null_support.h"

#include <string.h>
#include <unistd.h>

sw_error err = SW_ERROR_INIT;

static char payload_of_samples[64];
void *const sample_payload = payload_of_samples;

static const char *nulled;

int sample_sw_sign_fn(void *payload, sw_algorithm algorithm, const void *text, size_t text_size,
                      unsigned char *signature, size_t *signature_size)
{
    (void)payload, (void)algorithm, (void)text, (void)text_size;
    memcpy(signature, "fake", 4);
    *signature_size = 4;
    return 0;
}

int sample_sw_transport_fn(void *payload, sw_response *answer, const sw_http_request *request, sw_error *error)
{
    (void)payload, (void)request;
    static const char body[] = "{\"chargePermissionId\":\"x\",\"chargeId\":\"x\",\"checkoutSessionId\":\"x\","
                               "\"statusDetails\":{\"state\":\"Open\"}}";
    int code = sw_response_begin(answer, 200, error);
    return code == SW_OK ? sw_response_add_body(answer, body, sizeof body - 1, error) : code;
}

const char *sample_journal(void)
{
    static const char path[] = SAVEDWALLET_TEST_FOLDER "/null.db";
    static int is_new;
    if (is_new++ == 0) {
        unlink(path);
        unlink(SAVEDWALLET_TEST_FOLDER "/null.db-wal");
        unlink(SAVEDWALLET_TEST_FOLDER "/null.db-shm");
    }
    return path;
}

void check_sample(const char *type, const void *object)
{
    if (!object)
        fail_msg("no sample of %s could be made: look at OBJECTS in make_null_test.py", type);
}

void begin(const char *what)
{
    nulled = what;
    sw_error_clear(&err);
}

enum { POISON_BYTE = 0xA5 };

void poison(void *place, size_t size)
{
    memset(place, POISON_BYTE, size);
}

void check_outcome(int code, int must_fail, const sw_error *error)
{
    if (code > 0 || strcmp(sw_code_name(code), "unknown") == 0)
        fail_msg("%s: it returned %d, which is no code", nulled, code);
    if (must_fail && code == SW_OK)
        fail_msg("%s: it returned SW_OK", nulled);
    if (code < 0 && error && (error->code != code || !error->message[0]))
        fail_msg("%s: it returned %s, and the error says %s: \"%s\"", nulled, sw_code_name(code),
                 sw_code_name(error->code), error->message);
}

void check_handle(int code, const void *object)
{
    if (object == POISON)
        fail_msg("%s: it returned %s and left its out-parameter as it was", nulled, sw_code_name(code));
    if (code == SW_OK && !object)
        fail_msg("%s: it returned SW_OK and gave nothing", nulled);
}

void check_place(int code, const void *place, size_t size)
{
    const unsigned char *bytes = place;
    size_t same = 0;
    while (same < size && bytes[same] == POISON_BYTE)
        same++;
    if (code != SW_OK && same == size)
        fail_msg("%s: it returned %s and left its out-parameter as it was", nulled, sw_code_name(code));
}
