-- SPDX-License-Identifier: Apache-2.0
local rules = ruleset{ name = "x", version = "1", api = 1 }
rules.on("toll.received", { toll = "string", amount = "money", days = "integer" }, function(e, s)
    return charge{ id = e.toll, amount = e.amount + 2.5 }
end)
rules.test("t", function(t)
    t.on("toll.received", { toll = "T1", amount = money"4.00 EUR", days = 2 }):gives{}
end)
