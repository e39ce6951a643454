/* SPDX-License-Identifier: Apache-2.0 */
#include "tools.h"

#include "body.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void must(int code, const sw_error *err)
{
    if (code == SW_OK)
        return;
    fprintf(stderr, "savedwallet-bench: %s\n", err->message);
    exit(1);
}

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, compare);
    return values[count / 2];
}

void sign_once(const sw_key *key)
{
    static const sw_header headers[] = { { "x-amz-pay-idempotency-key", CHARGE_KEY } };
    sw_request_to_sign request = SW_REQUEST_TO_SIGN_INIT;
    request.method = "POST";
    request.path = "/v2/charges";
    request.region = "na";
    request.date = "20260102T030405Z";
    request.headers = headers;
    request.header_count = 1;
    request.body = CHARGE_BODY;
    request.body_size = strlen(CHARGE_BODY);
    request.public_key_id = "SANDBOX-BENCH";
    sw_signature *signature = NULL;
    sw_error err = SW_ERROR_INIT;
    must(sw_sign_request(&signature, key, &request, &err), &err);
    sw_signature_free(signature);
}
