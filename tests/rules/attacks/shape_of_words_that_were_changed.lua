-- expect: error rules.lua
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
local kind = one_of{ "a" }
kind[1] = {}
rules.on("attack", { a = kind }, function() end)
