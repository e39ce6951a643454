/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/status.h"

#include "base/clock.h"
#include "base/memory.h"
#include "emulator/must.h"

#include <string.h>

void em_status_set(em_status *status, const char *state, const char *reason, const char *description, int64_t now)
{
    sw_release(status->description);
    *status = (em_status){ state, reason, em_copy(description), now };
}

bool em_is_in(const em_status *status, const char *state)
{
    return strcmp(status->state, state) == 0;
}

void em_status_free(em_status *status)
{
    sw_release(status->description);
    status->description = NULL;
}

sw_json *em_status_write(const em_status *status)
{
    sw_json *details = em_json(sw_json_object());
    sw_json_put_text(details, "state", status->state);
    sw_json_put_text(details, "reasonCode", status->reason);
    sw_json_put_text(details, "reasonDescription", status->description);
    em_put_time(details, "lastUpdatedTimestamp", status->updated);
    return details;
}

sw_json *em_nulls(const char *const *names)
{
    return em_nulls_filled(names, NULL);
}

sw_json *em_nulls_filled(const char *const *names, const sw_json *given)
{
    sw_json *object = em_json(sw_json_object());
    for (; *names; names++)
        em_put_copy(object, *names, sw_json_get(given, *names));
    return object;
}

void em_put_time(sw_json *object, const char *name, int64_t milliseconds)
{
    char text[SW_DATE_SIZE];
    sw_date_write(text, milliseconds);
    sw_json_put_text(object, name, text);
}

void em_put_copy(sw_json *object, const char *name, const sw_json *value)
{
    sw_json_put(object, name, em_json(value ? sw_json_copy(value) : sw_json_new_null()));
}

void em_put_merchant_metadata(sw_json *object, const sw_json *body)
{
    static const char *const names[] = { "merchantReferenceId", "merchantStoreName", "noteToBuyer", "customInformation",
                                         NULL };
    sw_json_put(object, "merchantMetadata", em_nulls_filled(names, sw_json_get(body, "merchantMetadata")));
}

void em_put_provider_metadata(sw_json *object, const sw_json *body)
{
    static const char *const names[] = { "providerReferenceId", NULL };
    sw_json_put(object, "providerMetadata", em_nulls_filled(names, sw_json_get(body, "providerMetadata")));
}
