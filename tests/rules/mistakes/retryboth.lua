-- SPDX-License-Identifier: Apache-2.0
local rules = ruleset{ name = "x", version = "1", api = 1 }
rules.on_decline(function(d) return retry{ when = "wallet_usable" } end)
rules.test("t", function(t)
    t.decline{ reason = "SoftDeclined", attempt = 1 }:gives{}
end)
