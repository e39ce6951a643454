-- expect: error the test "x" failed
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
rules.on("e", {}, function() while true do end end)
rules.test("x", function(t) for i = 1, 1000000 do t.on("e", {}) end end)
