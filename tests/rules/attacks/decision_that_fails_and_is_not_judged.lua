-- expect: error no :fails expects it
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
rules.on("e", {}, function() return skip{ reson = "a" } end)
rules.test("x", function(t) t.on("e", {}) end)
