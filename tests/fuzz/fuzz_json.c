/* SPDX-License-Identifier: Apache-2.0 */
/* Any text as JSON: refused, or written in a form that is read again. */
#include "base/json.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    sw_json *value = NULL, *again = NULL;
    sw_error err = SW_ERROR_INIT;
    if (sw_json_parse(&value, (const char *)data, size, &err) != SW_OK)
        return 0;
    char *text = sw_json_write(value, false);
    if (!text || sw_json_parse(&again, text, strlen(text), &err) != SW_OK ||
        sw_json_kind_of(again) != sw_json_kind_of(value))
        abort();
    sw_json_release_text(text);
    sw_json_free(value);
    sw_json_free(again);
    return 0;
}
