/* SPDX-License-Identifier: Apache-2.0 */
#include "ledger.h"

#include "wire.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The key of the request, a space, and its body; yours. NULL: it has no key. */
static char *key_and_body(const char *request)
{
    static const char name[] = "x-amz-pay-idempotency-key: ";
    const char *key = strstr(request, name), *body = strstr(request, "\r\n\r\n") + 4;
    if (!key || key > body)
        return NULL;
    key += strlen(name);
    size_t size = strcspn(key, "\r") + strlen(body) + 2;
    char *both = malloc(size);
    wire_must(both != NULL, "malloc");
    snprintf(both, size, "%.*s %s", (int)strcspn(key, "\r"), key, body);
    return both;
}

/* Notes it, and says so, unless it is there. */
static bool note(ledger *it, char *both)
{
    for (int i = 0; i < LEDGER_KEYS; i++) {
        if (!it->done[i]) {
            it->done[i] = both;
            return true;
        }
        if (strcmp(it->done[i], both) == 0)
            break;
        if (strncmp(it->done[i], both, strcspn(both, " ") + 1) == 0)
            it->is_changed = true;
        wire_must(i + 1 < LEDGER_KEYS, "too many keys");
    }
    free(both);
    return false;
}

void ledger_carry_out(ledger *it, const char *request)
{
    if (strncmp(request, "GET ", 4) == 0)
        return;
    char *both = key_and_body(request);
    if (!both || note(it, both))
        it->effects++;
}

void ledger_clear(ledger *it)
{
    for (int i = 0; i < LEDGER_KEYS; i++)
        free(it->done[i]);
    *it = (ledger){ 0 };
}
