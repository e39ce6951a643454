-- expect: error a shape lies in itself
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
local s = {}
s.a = s
rules.on("e", s, function() end)
