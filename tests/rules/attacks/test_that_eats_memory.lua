-- expect: error KiB of memory
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
rules.test("x", function(t) local x = {} for i = 1, 1000000 do x = { x } end end)
