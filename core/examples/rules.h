/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The demo's chapter about rules: what a merchant's ruleset decides about events.
 */
#ifndef SW_EXAMPLES_RULES_H
#define SW_EXAMPLES_RULES_H

#include <savedwallet/error.h>

/**
 * Loads a ruleset and tells what it decides about tolls. It takes no wallet and no network: rules are data in, data
 * out.
 * @param ruleset  a file of Lua
 * @param events   a file with an event of the merchant's a line, in JSON
 */
int rules_tell(const char *ruleset, const char *events, sw_error *err);

#endif
