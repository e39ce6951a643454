-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
rules.on("attack", {}, function() end)
rules.on("e", { a = "string" }, function()
    return charge{ id = "x", amount = money"1.00 EUR", capture = "later", after = "3d", expires = time"2026-01-02T12:00:00Z" }
end)
rules.on("f", { a = "string" }, function()
    return hold{ until_event = "e", match = "a", by = time"2001-01-01T00:00:00Z", reason = "x" }
end)
rules.test("x", function(t)
    t.on("e", { a = "b" }):fails("over before the charge is made")
    t.on("f", { a = "b" }):fails("hold.by is over")
end)
