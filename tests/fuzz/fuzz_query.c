/* SPDX-License-Identifier: Apache-2.0 */
/* Any query: refused, or brought into a form that stays as it is when it is brought into form again. */
#include "base/buf.h"
#include "base/memory.h"
#include "base/uri.h"

#include <savedwallet/limits.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *query = sw_copy_bytes((const char *)data, size);
    sw_buf once = SW_BUF_INIT(SW_MAX_QUERY), twice = SW_BUF_INIT(SW_MAX_QUERY);
    sw_error err = SW_ERROR_INIT;
    if (sw_query_canonical(&once, query, &err) == SW_OK) {
        if (sw_query_canonical(&twice, sw_buf_text(&once), &err) != SW_OK ||
            strcmp(sw_buf_text(&once), sw_buf_text(&twice)) != 0)
            abort();
        if (strpbrk(sw_buf_text(&once), "?#+ \r\n"))
            abort();
    }
    sw_buf_free(&once);
    sw_buf_free(&twice);
    sw_release(query);
    return 0;
}
