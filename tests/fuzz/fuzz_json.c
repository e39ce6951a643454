/* SPDX-License-Identifier: Apache-2.0 */
/* Any text as JSON: refused with a place and a reason, or written in a form that says the same. */
#include "same_json.h"

#include "base/json.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Memory does not run out here: cJSON would have refused what the scanner passed. */
static void check_refusal(int code, const sw_error *err)
{
    if ((code != SW_E_INVALID && code != SW_E_LIMIT) || strncmp(err->message, "line ", 5) != 0)
        abort();
}

static void check_writing(const sw_json *value, const char *data, size_t size)
{
    sw_json *again = NULL;
    char *text = sw_json_write(value, false);
    if (!text || !same_json(data, size, text, strlen(text)) || sw_json_parse(&again, text, strlen(text), NULL) != SW_OK)
        abort();
    sw_json_release_text(text);
    sw_json_free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    sw_json *value = NULL;
    sw_error err = SW_ERROR_INIT;
    int code = sw_json_parse(&value, (const char *)data, size, &err);
    if (code == SW_OK)
        check_writing(value, (const char *)data, size);
    else
        check_refusal(code, &err);
    sw_json_free(value);
    return 0;
}
