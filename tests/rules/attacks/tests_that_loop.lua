-- expect: error the test "loops 1" failed
-- SPDX-License-Identifier: Apache-2.0
-- whole
-- A minute each would be an hour in all.
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
for i = 1, 3000 do rules.test("loops " .. i, function(t) while true do end end) end
