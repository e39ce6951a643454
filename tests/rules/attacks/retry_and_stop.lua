-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
rules.on("attack", {}, function() end)
rules.on_decline(function() return { retry{ after = "1d" }, stop{ reason = "x" } } end)
rules.test("x", function(t) t.decline{ reason = "SoftDeclined", attempt = 1 }:fails("one retry") end)
