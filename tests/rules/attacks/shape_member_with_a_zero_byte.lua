-- expect: error rules.lua
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
rules.on("attack", { ["a\0b"] = "string?" }, function() end)
