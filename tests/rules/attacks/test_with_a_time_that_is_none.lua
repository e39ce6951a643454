-- expect: error now is a time
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
rules.on("e", {}, function() end)
rules.test("x", function(t) t.on("e", {}, { now = "now" }) end)
