-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
rules.on("attack", {}, function() end)
local function ask() return ask_buyer{ to = "update_wallet" } end
rules.on_decline(ask)
rules.on_wallet(ask)
rules.test("x", function(t)
    local closed = { permission = { state = "Closed" } }
    t.decline({ reason = "AmazonRejected", attempt = 1 }, closed):fails("the wallet is closed")
    t.wallet{ state = "Closed" }:fails("the wallet is closed")
    t.wallet{ state = "NonChargeable" }:gives{ ask_buyer }
end)
