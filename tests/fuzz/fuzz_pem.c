/* SPDX-License-Identifier: Apache-2.0 */
/* Any text as a private key: a key, or an error with a message. */
#include <savedwallet/key.h>

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    sw_key *key = NULL;
    sw_error err = SW_ERROR_INIT;
    int code = sw_key_from_pem(&key, (const char *)data, size, "passphrase", &err);
    if ((code == SW_OK) != (key != NULL) || (code != SW_OK && !err.message[0]))
        abort();
    sw_key_free(key);
    return 0;
}
