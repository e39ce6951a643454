/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/refusal.h"

#include "base/error.h"

#include <savedwallet/notification.h>

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *reason;
    int code;
    int status;
} refusals[] = {
#define REFUSAL(ID, reason, code, status) { (reason), SW_E_##code, (status) },
#include "pay/refusals.def"
#undef REFUSAL
};

int sw_refuse(sw_error *err, sw_refusal refusal, const char *field, const char *format, ...)
{
    char message[sizeof err->message];
    va_list args;
    va_start(args, format);
    if (vsnprintf(message, sizeof message, format, args) < 0)
        message[0] = '\0';
    va_end(args);
    int code = sw_fail_field(err, refusals[refusal].code, field, "%s", message);
    if (!err)
        return code;
    sw_error_copy(err->reason_code, sizeof err->reason_code, refusals[refusal].reason);
    err->next_step = SW_NEXT_NONE;
    if (code == SW_E_NO_ANSWER) {
        err->next_step = SW_NEXT_WAIT;
        err->retry = SW_RETRY_SAME_KEY;
    }
    return code;
}

bool sw_is_refused(const sw_error *err, sw_refusal refusal)
{
    return strcmp(err->reason_code, refusals[refusal].reason) == 0;
}

int sw_notification_status(const sw_error *err)
{
    if (!err)
        return 500;
    for (size_t i = 0; err->code != SW_OK && i < SW_REFUSALS; i++)
        if (sw_is_refused(err, (sw_refusal)i))
            return refusals[i].status;
    return err->code == SW_OK ? 200 : 500;
}
