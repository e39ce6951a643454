/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Amazon Pay's three regions.
 */
#ifndef SAVEDWALLET_REGION_H
#define SAVEDWALLET_REGION_H

#include <savedwallet/error.h>
#include <savedwallet/export.h>

#include <stddef.h>

SW_BEGIN_DECL

/** Where the merchant's account is, as in core/api/regions.def (the build fails where the two differ). */
typedef enum sw_region {
    SW_REGION_NOT_SET = 0,
    SW_REGION_NA = 1, /**< pay-api.amazon.com */
    SW_REGION_EU = 2, /**< pay-api.amazon.eu: the euro zone and the United Kingdom */
    SW_REGION_JP = 3  /**< pay-api.amazon.jp */
} sw_region;

/** Finds a region by "na", "us", "eu", "de", "uk" or "jp", in any case. @return SW_OK or SW_E_INVALID */
SW_API int sw_region_parse(sw_region *out, const char *name, sw_error *err);

/** The region's name as it is signed: "na", "eu" or "jp". @return static text; NULL for a value that is none */
SW_API const char *sw_region_name(sw_region region);

/** The region's host. @return static text; NULL for a value that is none */
SW_API const char *sw_region_host(sw_region region);

/** Does Amazon host a page there on which a buyer changes a saved wallet? @return 1, or 0 also for a value that is none
 */
SW_API int sw_region_has_update_page(sw_region region);

/** The URL of Amazon's script that draws buttons there. @return static text; NULL for a value that is none */
SW_API const char *sw_region_script(sw_region region);

/**
 * The currencies that an account there may be kept in: one, and two in the region eu.
 * @return static text, such as "EUR"; NULL past the last and for a value that is none
 */
SW_API const char *sw_region_ledger_currency(sw_region region, size_t index);

SW_END_DECL

#endif
