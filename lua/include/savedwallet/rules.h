/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The rules: a merchant's own Lua decides which flow a buyer sees and what is charged.
 *
 * The rules come with a later release. Today this library tells its version and nothing more.
 */
#ifndef SAVEDWALLET_RULES_H
#define SAVEDWALLET_RULES_H

#include <savedwallet/export.h>

SW_BEGIN_DECL

/** The Lua that rules will run on, such as "Lua/5.4.4". @return static text */
SW_API const char *sw_rules_version(void);

SW_END_DECL

#endif
