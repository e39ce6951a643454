-- SPDX-License-Identifier: Apache-2.0
--
-- A shop's app: whoever has a wallet pays without any page. An order goes out in parcels, and each is paid when it is
-- shipped.

local rules = ruleset{
    name = "ecommerce-app", version = "4", api = 1, timezone = "Europe/Berlin",
    defaults = { initiator = "buyer", channel = "App" },
}

rules.limits{ per_charge = money"800.00 EUR", per_month = money"5000.00 EUR", attempts = 4 }

-- The first line that fits decides.
rules.choose_flow(function(c)
    local device = c.device or {} -- what the app does not tell is nil
    if c.wallet and c.wallet.usable then return flow.saved{} end
    if device.webview then return flow.external_browser{ why = "Amazon Pay does not run in a WebView" } end
    if c.wallet then return flow.repair{ why = c.wallet.reason } end
    if c.page == "checkout" then return flow.additional_payment_button{ placement = "Checkout" } end
    if c.buyer and c.buyer.signed_in then return flow.setup_only{} end
    return flow.sign_in_and_setup{ start = "touchless", surface = "app_browser" }
end)

-- Money is held for each parcel. 29 days is the most that is allowed here: at Amazon a hold ends after 30.
rules.on("order.placed", { order = "string", shipments = { { no = "string", amount = "money" } } }, function(e)
    local list = {}
    for _, shipment in ipairs(e.shipments) do
        local id = "ship:" .. e.order .. ":" .. shipment.no
        table.insert(list, charge{ id = id, amount = shipment.amount, capture = "later", expires = "29d" })
    end
    why("%d parcels", #list)
    return list
end)

rules.on("shipment.sent", { order = "string", no = "string", amount = "money" }, function(e)
    return capture{ charge = "ship:" .. e.order .. ":" .. e.no, amount = e.amount }
end)

rules.on("shipment.canceled", { order = "string", no = "string" }, function(e)
    return cancel{ charge = "ship:" .. e.order .. ":" .. e.no, reason = "the parcel is not sent" }
end)

rules.on_decline(function(d)
    if d.next_step == "wait" and d.attempt < 4 then return retry{ after = "1d" } end
    if d.next_step == "next_month" then return retry{ after = "next_month" } end
    if d.next_step == "none" then return retry{ after = "1h" } end -- the customer has put it right meanwhile
    if d.next_step == "update_wallet" then
        return { ask_buyer{ to = "update_wallet", via = "email" }, retry{ when = "wallet_usable", within = "7d" } }
    end
    if d.next_step == "new_setup" then -- the wallet is closed: its update page would help nobody
        return { ask_buyer{ to = "new_setup", via = "email" }, stop{ reason = d.reason } }
    end
    return { notify{ to = "staff", template = "keep_parcel", data = { charge = d.charge } }, stop{ reason = d.reason } }
end)

-- For the tests below: how the wallet stands.
local function wallet(state) return { permission = { state = state } } end

rules.test("whoever has a wallet sees no page, in a WebView either", function(t)
    t.flow{ wallet = { usable = true }, device = { webview = true } }:gives(flow.saved)
end)
rules.test("a broken wallet is repaired, and a WebView is left for that", function(t)
    local broken = { usable = false, reason = "PaymentMethodExpired" }
    t.flow{ wallet = broken }:gives(flow.repair{ why = "PaymentMethodExpired" })
    t.flow{ wallet = broken, device = { webview = true } }:gives(flow.external_browser)
end)
rules.test("without a wallet, the page and the buyer decide", function(t)
    t.flow{ page = "checkout" }:gives(flow.additional_payment_button{ placement = "Checkout" })
    t.flow{ page = "account", buyer = { signed_in = true } }:gives(flow.setup_only)
    t.flow{ page = "account" }:gives(flow.sign_in_and_setup)
end)
rules.test("each parcel is a charge of its own", function(t)
    local two = { { no = "1", amount = money"39.90 EUR" }, { no = "2", amount = money"12.00 EUR" } }
    t.on("order.placed", { order = "7", shipments = two }):gives{
        charge{ id = "ship:7:1", amount = money"39.90 EUR", capture = "later", expires = "29d" },
        charge{ id = "ship:7:2", amount = money"12.00 EUR", capture = "later", expires = "29d" },
    }
end)
rules.test("what is sent is paid, and what is not is freed", function(t)
    t.on("shipment.sent", { order = "7", no = "1", amount = money"39.90 EUR" })
        :gives{ capture{ charge = "ship:7:1", amount = money"39.90 EUR" } }
    t.on("shipment.canceled", { order = "7", no = "2" }):has(cancel, { charge = "ship:7:2" })
end)
rules.test("a decline is followed by what helps", function(t)
    t.decline{ reason = "SoftDeclined", attempt = 3 }:gives{ retry{ after = "1d" } }
    t.decline{ reason = "PeriodicAmountExceeded", attempt = 1 }:gives{ retry{ after = "next_month" } }
    t.decline{ reason = "HardDeclined", attempt = 1 }:gives{ ask_buyer{ to = "update_wallet", via = "email" }, retry }
    t.decline({ reason = "HardDeclined", attempt = 1 }, wallet("Chargeable")):gives{ retry{ after = "1h" } }
    t.decline({ reason = "AmazonRejected", attempt = 1 }, wallet("Closed")):lacks(retry)
    t.decline{ reason = "SoftDeclined", attempt = 4, charge = "ship:7:1" }:gives{ notify, stop }
end)
