/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a notification: nothing but a signature makes one, so each is refused, with a reason. */
#include <savedwallet/notification.h>

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int have_nothing(void *payload, sw_response *answer, const sw_http_request *request, sw_error *err)
{
    (void)payload, (void)request;
    return sw_response_begin(answer, 404, err);
}

static int64_t stand_still(void *payload)
{
    (void)payload;
    return INT64_C(1767323045000);
}

static sw_notifications *make_receiver(void)
{
    const sw_clock clock = { .now_ms = stand_still };
    sw_notification_options options = SW_NOTIFICATION_OPTIONS_INIT;
    sw_notifications *receiver = NULL;
    options.clock = &clock;
    if (sw_transport_new(&options.transport, have_nothing, NULL, NULL) != SW_OK ||
        sw_notifications_new(&receiver, &options, NULL) != SW_OK)
        abort();
    sw_transport_free(options.transport);
    return receiver;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static sw_notifications *receiver;
    sw_notification *got = NULL;
    sw_error err = SW_ERROR_INIT;
    if (!receiver)
        receiver = make_receiver();
    int code = sw_notifications_receive(&got, receiver, data, size, &err);
    if (code == SW_OK || got || !err.reason_code[0] || !err.message[0])
        abort();
    return 0;
}
