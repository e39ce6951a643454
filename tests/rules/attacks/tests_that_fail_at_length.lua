-- expect: error the test "fails 1" failed
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
local s = "x"
while #s < 20000 do s = s .. s end
for i = 1, 100 do rules.test("fails " .. i, function(t) error(s) end) end
