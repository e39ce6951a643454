-- expect: error the test "loops" failed
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
rules.test("loops", function(t) while true do end end)
