-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
rules.on("attack", {}, function() end)
rules.on_decline(function() return stop{ reason = "x" } end)
rules.test("x", function(t)
    t.decline{ reason = "SoftDeclined", attempt = 0 }:fails("/decline/attempt")
    t.decline{ reason = "SoftDeclined", attempt = 1, next_step = "wiat" }:fails("the nearest is wait")
end)
