/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One request sent alone: by libcurl's own loop, or by one that a cancel ends.
 */
#include "base/cancel.h"
#include "http/curl.h"
#include "http/pipe_signal.h"

#include <curl/curl.h>

int sw_exchange_perform(sw_exchange *it)
{
    sw_pipe_signal held;
    sw_pipe_signal_hold(&held);
    CURLcode result = curl_easy_perform(it->easy);
    sw_pipe_signal_restore(&held);
    return sw_exchange_end(it, (int)result);
}

/* @return has the one handle of this multi handle ended? */
static bool has_ended(CURLM *many, CURLcode *result)
{
    int running, left;
    if (curl_multi_perform(many, &running) != CURLM_OK) {
        *result = CURLE_FAILED_INIT;
        return true;
    }
    CURLMsg *message = curl_multi_info_read(many, &left);
    if (message && message->msg == CURLMSG_DONE)
        *result = message->data.result;
    return message != NULL;
}

/*
 * libcurl's own loop for one request looks at nobody else. Who watches is asked where a wait ended without anything to
 * do: its time was over, or a signal came.
 */
static int perform_until(CURLM *many, sw_exchange *it, const sw_cancel *cancel)
{
    enum { LONGEST_MS = 1000 };
    CURLcode result = CURLE_OK;
    struct curl_waitfd canceled = { .fd = sw_cancel_descriptor(cancel), .events = CURL_WAIT_POLLIN };
    bool ended = false;
    int ready = 1;
    while (!(ended = has_ended(many, &result)) && !(ready ? sw_cancel_is_requested(cancel) : sw_cancel_look(cancel)))
        curl_multi_poll(many, &canceled, canceled.fd >= 0, sw_cancel_slice(cancel, LONGEST_MS), &ready);
    curl_multi_remove_handle(many, it->easy);
    return ended ? sw_exchange_end(it, (int)result) : sw_exchange_abandon(it);
}

int sw_exchange_perform_until(sw_exchange *it, const sw_cancel *cancel)
{
    CURLM *many = curl_multi_init();
    if (!many || curl_multi_add_handle(many, it->easy) != CURLM_OK) {
        curl_multi_cleanup(many);
        return sw_exchange_end(it, CURLE_OUT_OF_MEMORY);
    }
    sw_pipe_signal held;
    sw_pipe_signal_hold(&held);
    int code = perform_until(many, it, cancel);
    curl_multi_cleanup(many);
    sw_pipe_signal_restore(&held);
    return code;
}
