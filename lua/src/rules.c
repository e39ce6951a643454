/* SPDX-License-Identifier: Apache-2.0 */
#include <savedwallet/rules.h>

#include <lua.h>

/* Lua tells its release at compile time only; its shared library keeps one ABI for all of 5.4. */
const char *sw_rules_version(void)
{
    return "Lua/" LUA_VERSION_MAJOR "." LUA_VERSION_MINOR "." LUA_VERSION_RELEASE;
}
