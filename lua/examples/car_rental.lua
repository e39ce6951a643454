-- SPDX-License-Identifier: Apache-2.0
--
-- A car rental. Tolls come in days after the car came back: the customer is told, and charged three days later.
-- The demo has a shorter one: core/examples/tolls.lua.

local rules = ruleset{
    name = "car-rental", version = "7", api = 1, timezone = "Europe/Berlin",
    defaults = { initiator = "merchant", channel = "App" }, -- no customer presses a button when a toll comes in
}

-- Whatever is written below, nothing above these is charged.
rules.limits{ per_charge = money"150.00 EUR", per_month = money"400.00 EUR", attempts = 4 }

local handling = money"2.50 EUR"

-- A customer books. Which way to pay does the app show?
rules.choose_flow(function(c)
    if not c.wallet then return flow.setup_only{} end
    if c.wallet.usable then return flow.saved{} end
    return flow.repair{ why = c.wallet.reason }
end)

-- The road operator sends a toll.
rules.on("toll.received", { toll = "string", amount = "money", days_since_return = "integer", place = "string?" },
function(e)
    if e.days_since_return > 30 then
        return skip{ reason = "the toll is older than 30 days" }
    end
    local total = e.amount + handling
    why("toll %s and %s for handling", e.amount, handling)
    return {
        notify{ to = "buyer", template = "toll_notice", data = { amount = total, place = e.place } },
        charge{ id = "toll:" .. e.toll, amount = total, after = "3d" },
    }
end)

-- The car is back. Tolls may come for 30 days and are tried for some days more; then the wallet is not needed.
rules.on("rental.ended", { rental = "string" }, function(e)
    return close_permission{ reason = "the rental " .. e.rental .. " is over", after = "45d" }
end)

-- Amazon declined a charge. next_step says what helps.
rules.on_decline(function(d)
    if d.next_step == "wait" then
        local waits = { "1d", "3d", "7d" } -- after the first, second and third try
        if waits[d.attempt] then return retry{ after = waits[d.attempt] } end
        return stop{ reason = "declined " .. d.attempt .. " times: send an invoice" }
    end
    if d.next_step == "next_month" then return retry{ after = "next_month" } end
    if d.next_step == "none" then return retry{ after = "1h" } end -- the customer has put it right meanwhile
    if d.next_step == "update_wallet" then
        return { ask_buyer{ to = "update_wallet", via = "email" }, retry{ when = "wallet_usable", within = "14d" } }
    end
    if d.next_step == "new_setup" then -- the wallet is closed: its update page would help nobody
        return { ask_buyer{ to = "new_setup", via = "email" }, stop{ reason = d.reason .. ": send an invoice" } }
    end
    return stop{ reason = d.reason }
end)

-- The customer or Amazon closed the wallet.
rules.on_wallet(function(w)
    if w.state == "Closed" then return notify{ to = "staff", template = "wallet_closed" } end
end)

-- For the tests below.
local toll = { toll = "T1", amount = money"4.00 EUR", days_since_return = 2 }
local function wallet(state) return { permission = { state = state } } end

rules.test("a toll is announced, and charged with the handling three days later", function(t)
    t.on("toll.received", toll):gives{
        notify{ to = "buyer", template = "toll_notice", data = { amount = money"6.50 EUR" } },
        charge{ id = "toll:T1", amount = money"6.50 EUR", after = "3d" },
    }
end)
rules.test("30 days are in time, 31 are late", function(t)
    t.on("toll.received", { toll = "T1", amount = money"4.00 EUR", days_since_return = 30 }):has(charge)
    t.on("toll.received", { toll = "T1", amount = money"4.00 EUR", days_since_return = 31 }):gives{ skip }
end)
rules.test("a toll above the limit is stopped, whatever the rule says", function(t)
    t.on("toll.received", { toll = "T3", amount = money"180.00 EUR", days_since_return = 2 }):blocked("per_charge")
end)
rules.test("the wallet is closed 45 days after the rental", function(t)
    t.on("rental.ended", { rental = "R1" }):has(close_permission, { after = "45d" })
end)
rules.test("a soft decline is tried after 1, 3 and 7 days, then no more", function(t)
    t.decline{ reason = "SoftDeclined", attempt = 1 }:gives{ retry{ after = "1d" } }
    t.decline{ reason = "SoftDeclined", attempt = 3 }:gives{ retry{ after = "7d" } }
    t.decline{ reason = "SoftDeclined", attempt = 4 }:gives{ stop }
end)
rules.test("a card that is refused is the customer's to change", function(t)
    t.decline{ reason = "HardDeclined", attempt = 1 }:gives{ ask_buyer{ to = "update_wallet", via = "email" }, retry }
    t.decline({ reason = "HardDeclined", attempt = 1 }, wallet("Chargeable")):gives{ retry{ after = "1h" } }
    t.decline{ reason = "PeriodicAmountExceeded", attempt = 1 }:gives{ retry{ after = "next_month" } }
end)
rules.test("a wallet closed for risk is not sent to the update page, and not tried again", function(t)
    t.decline({ reason = "AmazonRejected", attempt = 1 }, wallet("Closed")):has(ask_buyer, { to = "new_setup" })
    t.decline({ reason = "AmazonRejected", attempt = 1 }, wallet("Closed")):lacks(retry)
    t.decline{ reason = "AmazonRejected", next_step = "stop", attempt = 1 }:gives{ stop{ reason = "AmazonRejected" } }
end)
rules.test("staff hear of a closed wallet, and of nothing else", function(t)
    t.wallet{ state = "Closed" }:gives{ notify{ to = "staff", template = "wallet_closed" } }
    t.wallet{ state = "Chargeable" }:gives{}
end)
rules.test("the app asks for a wallet once, and has a broken one repaired", function(t)
    t.flow{}:gives(flow.setup_only)
    t.flow{ wallet = { usable = true } }:gives(flow.saved)
    t.flow{ wallet = { usable = false, reason = "PaymentMethodExpired" } }:gives(flow.repair)
end)
