/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/quota.h"

#include <stddef.h>
#include <string.h>

const char *const EM_QUOTAS[] = { "live", "sandbox", NULL };

/* Amazon's page about throttling limits, the US tab. Get Authorization Token is live only. */
static const struct {
    const char *operation;
    em_quota live;
    em_quota sandbox; /* all zero: not listed */
} TABLE[] = {
    { "createCharge", { 10, 4 }, { 2, 1 } },
    { "getCharge", { 20, 4 }, { 5, 1 } },
    { "captureCharge", { 20, 4 }, { 2, 1 } },
    { "cancelCharge", { 10, 2 }, { 2, 1 } },
    { "getChargePermission", { 20, 4 }, { 10, 1 } },
    { "updateChargePermission", { 10, 2 }, { 5, 1 } },
    { "closeChargePermission", { 10, 2 }, { 2, 1 } },
    { "createRefund", { 10, 4 }, { 2, 1 } },
    { "getRefund", { 20, 4 }, { 5, 1 } },
    { "createCheckoutSession", { 40, 16 }, { 5, 1 } },
    { "getCheckoutSession", { 40, 8 }, { 10, 1 } },
    { "updateCheckoutSession", { 20, 8 }, { 5, 1 } },
    { "completeCheckoutSession", { 20, 4 }, { 2, 1 } },
    { "deliveryTrackers", { 10, 1 }, { 1, 1 } },
    { "getAuthorizationToken", { 5, 1 }, { 0, 0 } },
    { "registerAmazonPayAccount", { 10, 1 }, { 1, 1 } },
};

const em_quota *em_quota_find(const char *quotas, const char *operation)
{
    for (size_t i = 0; i < sizeof TABLE / sizeof *TABLE; i++) {
        const em_quota *quota = strcmp(quotas, "live") == 0 ? &TABLE[i].live : &TABLE[i].sandbox;
        if (strcmp(TABLE[i].operation, operation) == 0)
            return quota->burst > 0 ? quota : NULL;
    }
    return NULL;
}
