-- expect: limit instructions|memory
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
local s = "string"
for _ = 1, 15 do s = { a = s, b = s, c = s } end
rules.on("e", s, function() end)
