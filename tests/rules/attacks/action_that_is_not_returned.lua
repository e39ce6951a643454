-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
rules.on("attack", {}, function() end)
rules.on("e", {}, function() charge{ id = "x", amount = money"1.00 EUR" } end)
rules.test("x", function(t) t.on("e", {}):fails("write return before it") end)
