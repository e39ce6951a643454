-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
rules.on("attack", {}, function() end)
rules.limits{ attempts = 3 }
rules.on_decline(function() return retry{ after = "1d" } end)
rules.test("x", function(t)
    t.decline{ reason = "SoftDeclined", attempt = 2147483647, charge = "c" }:blocked("attempts")
    t.decline{ reason = "SoftDeclined", attempt = 99999999999, charge = "c" }:blocked("attempts")
end)
