/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What runs in a page: button.js and relay.js, as the build put them into the library.
 */
#ifndef SW_PAY_BUTTON_SCRIPT_H
#define SW_PAY_BUTTON_SCRIPT_H

extern const char sw_button_script[];
extern const char sw_relay_script[];

#endif
