/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/simulation.h"

#include <stddef.h>
#include <string.h>

static const em_simulation SIMULATIONS[] = {
    /* documented, or seen in Amazon's own plugins */
    { "completeCheckoutSession", "BuyerCanceled", EM_OUTCOME_SESSION_CANCELED, "BuyerCanceled" },
    { "completeCheckoutSession", "AmazonCanceled", EM_OUTCOME_SESSION_CANCELED, "AmazonCanceled" },
    { "completeCheckoutSession", "Declined", EM_OUTCOME_SESSION_CANCELED, "Declined" },
    { "completeCheckoutSession", "AuthorizationInitiated", EM_OUTCOME_PENDING, NULL },
    { "createCharge", "SoftDeclined", EM_OUTCOME_DECLINED, "SoftDeclined" },
    { "createCharge", "HardDeclined", EM_OUTCOME_DECLINED, "HardDeclined" },
    { "createCharge", "AmazonRejected", EM_OUTCOME_DECLINED, "AmazonRejected" },
    { "createCharge", "TransactionTimedOut", EM_OUTCOME_DECLINED, "TransactionTimedOut" },
    { "createCharge", "CaptureInitiated", EM_OUTCOME_CAPTURE_PENDING, NULL },
    { "captureCharge", "CaptureInitiated", EM_OUTCOME_CAPTURE_PENDING, NULL },
    { "captureCharge", "AmazonRejected", EM_OUTCOME_CAPTURE_PENDING, "AmazonRejected" },
    { "closeChargePermission", "AmazonClosed", EM_OUTCOME_CLOSED, "AmazonClosed" },
    /* assumed: the real name of the pending result of Create Charge is not known */
    { "createCharge", "AuthorizationInitiated", EM_OUTCOME_PENDING, NULL },
};

/* The brands of the last four are assumed; no brand is documented for them. */
static const em_card CARDS[] = {
    { "1111", "Visa", EM_OUTCOME_SUCCESS, NULL, false },
    { "0005", "American Express", EM_OUTCOME_SUCCESS, NULL, false },
    { "4444", "MasterCard", EM_OUTCOME_SUCCESS, NULL, false },
    { "9424", "Discover", EM_OUTCOME_SUCCESS, NULL, false },
    { "0000", "Diners Club", EM_OUTCOME_SUCCESS, NULL, false },
    { "1212", "JCB", EM_OUTCOME_SUCCESS, NULL, false },
    { "3064", "Visa", EM_OUTCOME_SESSION_CANCELED, "BuyerCanceled", false },
    { "3434", "Visa", EM_OUTCOME_SESSION_CANCELED, "Declined", false },
    { "0701", "Visa", EM_OUTCOME_PENDING, NULL, false },
    { "4354", "Visa", EM_OUTCOME_PENDING, "HardDeclined", false },
    { "8888", "Visa", EM_OUTCOME_SUCCESS, NULL, true }, /* ours */
};

/* That Finalize takes the codes of Complete is assumed. */
const em_simulation *em_simulation_find(const char *operation, const char *code)
{
    if (strcmp(operation, "finalizeCheckoutSession") == 0)
        operation = "completeCheckoutSession";
    for (size_t i = 0; i < sizeof SIMULATIONS / sizeof *SIMULATIONS; i++)
        if (strcmp(SIMULATIONS[i].operation, operation) == 0 && strcmp(SIMULATIONS[i].code, code) == 0)
            return &SIMULATIONS[i];
    return NULL;
}

const em_card *em_card_find(const char *digits)
{
    for (size_t i = 0; i < sizeof CARDS / sizeof *CARDS; i++)
        if (strcmp(CARDS[i].digits, digits) == 0)
            return &CARDS[i];
    return NULL;
}

const em_card *em_card_at(size_t index)
{
    return index < sizeof CARDS / sizeof *CARDS ? &CARDS[index] : NULL;
}
