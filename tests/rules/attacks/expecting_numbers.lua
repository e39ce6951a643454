-- expect: error what is expected is an action
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
rules.on("e", {}, function() return { skip{ reason = "a" }, skip{ reason = "b" } } end)
rules.test("x", function(t) t.on("e", {}):gives{ skip, skip, 5 } end)
