-- expect: error the test "asks" failed
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
rules.on("e", {}, function() for i = 1, 300000 do end end)
rules.test("asks", function(t) while true do t.on("e", {}) end end)
