-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
rules.on("attack", {}, function() end)
rules.on("e", { n = "integer" }, function(e)
    return notify{ to = "x", template = "t", data = { n = e.n / 2 } }
end)
rules.test("x", function(t) t.on("e", { n = 3 }):fails("rules.lua:6: 1.5 in the answer") end)
