/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The inside of a wallet, for the jobs that read one on their way.
 */
#ifndef SW_PAY_WALLET_H
#define SW_PAY_WALLET_H

#include "pay/job.h"

#include <savedwallet/region.h>
#include <savedwallet/wallet.h>

struct sw_wallet {
    sw_object *object;
    sw_region region;
};

/** Reads it within a job. @param[out] out NULL after a failure */
int sw_wallet_read(sw_wallet **out, sw_job *job, const char *id, sw_error *err);

#endif
