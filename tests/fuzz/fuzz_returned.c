/* SPDX-License-Identifier: Apache-2.0 */
/* Any URL that a buyer may come back on: nothing that was not signed is taken, and nothing is kept after a refusal. */
#include "base/memory.h"
#include "pay/client.h"
#include "pay/returned.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const sw_client *open_shop(void)
{
    static char secret[] = "0123456789abcdef";
    static sw_client client;
    client.environment = SW_ENVIRONMENT_SANDBOX;
    client.account.state_secret = secret;
    return &client;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *url = sw_copy_bytes((const char *)data, size);
    sw_returned returned;
    sw_error err = SW_ERROR_INIT;
    if (sw_returned_read(&returned, open_shop(), url, "sid", &err) == SW_OK || returned.session_id)
        abort(); /* nobody guesses an HMAC */
    sw_returned_free(&returned);
    if (sw_returned_read(&returned, open_shop(), url, SW_UNBOUND, &err) == SW_OK) {
        if (returned.session_id && strpbrk(returned.session_id, " \r\n\t"))
            abort();
    } else if (returned.session_id || returned.buyer_token) {
        abort();
    }
    sw_returned_free(&returned);
    sw_release(url);
    return 0;
}
