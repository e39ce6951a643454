/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The inside of a receipt, for the jobs that fill it in.
 */
#ifndef SW_PAY_RECEIPT_H
#define SW_PAY_RECEIPT_H

#include <savedwallet/receipt.h>
#include <savedwallet/region.h>

struct sw_receipt {
    const char *operation; /**< static: what was done */
    sw_region region;
    sw_response *response; /**< NULL: it was found done */
    sw_object *object;     /**< what Amazon said last */
    bool was_done;
};

/**
 * Makes a receipt of what a call came to, and takes the answer over in any case.
 * @param[out] out   NULL when there is no answer, and when memory ran out
 * @param code       of the call; err is what it left
 * @return code; SW_E_NOMEM for a success that cannot be given, whose effect is then SW_EFFECT_DONE
 */
int sw_receipt_keep(sw_receipt **out, const char *operation, sw_region region, sw_response *answer, int code,
                    sw_error *err);

/** A receipt of an object that was read, which it takes over in any case. */
int sw_receipt_of_object(sw_receipt **out, const char *operation, sw_region region, sw_object *object, sw_error *err);

#endif
