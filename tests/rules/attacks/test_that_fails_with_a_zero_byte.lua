-- expect: error the test "x" failed
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
rules.test("x", function(t) error("a\0b") end)
