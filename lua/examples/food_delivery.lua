-- SPDX-License-Identifier: Apache-2.0
--
-- Food delivery: the order is charged when it was delivered, a tip afterwards, up to 30 % of the order.

local rules = ruleset{
    name = "food-delivery", version = "3", api = 1, timezone = "America/New_York",
    defaults = { initiator = "merchant", channel = "App" },
}

rules.limits{ per_charge = money"250.00 USD", per_month = money"1500.00 USD", attempts = 3 }

-- The food is there. descriptor is what the bank statement says.
rules.on("order.delivered", { order = "string", total = "money" }, function(e)
    return charge{ id = "order:" .. e.order, amount = e.total, descriptor = "FOODCO" }
end)

-- The customer gives a tip: pressing that button is the customer's doing, so the initiator is the buyer.
rules.on("tip.added", { order = "string", total = "money", tip = "money" }, function(e)
    if e.tip:is_zero() then return skip{ reason = "no tip" } end
    local most = e.total:percent(30)
    if e.tip > most then
        why("tip %s is above 30 %%, which is %s", e.tip, most)
        return {
            skip{ reason = "the tip needs a look" },
            notify{ to = "staff", template = "large_tip", data = { order = e.order, tip = e.tip } },
        }
    end
    return charge{ id = "tip:" .. e.order, amount = e.tip, initiator = "buyer" }
end)

-- Something was missing in the bag.
rules.on("item.missing", { order = "string", item = "string", price = "money" }, function(e)
    return refund{ id = "missing:" .. e.order .. ":" .. e.item, charge = "order:" .. e.order, amount = e.price }
end)

rules.on_decline(function(d)
    if d.next_step == "wait" and d.attempt < 3 then return retry{ after = "1d" } end
    if d.next_step == "next_month" then return retry{ after = "next_month" } end
    if d.next_step == "none" then return retry{ after = "1h" } end -- the customer has put it right meanwhile
    if d.next_step == "update_wallet" then
        return { ask_buyer{ to = "update_wallet", via = "push" }, retry{ when = "wallet_usable", within = "7d" } }
    end
    if d.next_step == "new_setup" then -- the wallet is closed: a new one is for the next order
        return { ask_buyer{ to = "new_setup", via = "push" }, stop{ reason = d.reason } }
    end
    return stop{ reason = d.reason }
end)

rules.on_refund(function(r)
    if r.state == "Declined" then
        return notify{ to = "staff", template = "pay_back_by_hand", data = { refund = r.id, amount = r.amount } }
    end
end)

-- For the tests below: how the wallet stands.
local function wallet(state) return { permission = { state = state } } end

rules.test("an order is charged when it was delivered", function(t)
    t.on("order.delivered", { order = "7", total = money"24.00 USD" })
        :gives{ charge{ id = "order:7", amount = money"24.00 USD", descriptor = "FOODCO" } }
end)
rules.test("a tip of 30 % is charged, a cent more is not", function(t)
    local function tip(amount) return t.on("tip.added", { order = "7", total = money"24.00 USD", tip = amount }) end
    tip(money"7.20 USD"):gives{ charge{ id = "tip:7", amount = money"7.20 USD", initiator = "buyer" } }
    tip(money"7.21 USD"):gives{ skip, notify }
    tip(money"0.00 USD"):gives{ skip{ reason = "no tip" } }
end)
rules.test("what was missing is paid back, of the order's charge", function(t)
    t.on("item.missing", { order = "7", item = "soup", price = money"6.00 USD" })
        :gives{ refund{ id = "missing:7:soup", charge = "order:7", amount = money"6.00 USD" } }
end)
rules.test("staff pay back by hand what Amazon did not", function(t)
    t.refund{ id = "missing:7:soup", state = "Declined" }:has(notify, { to = "staff" })
    t.refund{ id = "missing:7:soup", state = "Refunded" }:gives{}
end)
rules.test("a soft decline is tried three times in all", function(t)
    t.decline{ reason = "SoftDeclined", attempt = 2 }:gives{ retry{ after = "1d" } }
    t.decline{ reason = "SoftDeclined", attempt = 3 }:gives{ stop }
    t.decline{ reason = "PeriodicAmountExceeded", attempt = 1 }:gives{ retry{ after = "next_month" } }
end)
rules.test("each broken wallet is sent to the page that helps", function(t)
    t.decline{ reason = "HardDeclined", attempt = 1 }:gives{ ask_buyer{ to = "update_wallet", via = "push" }, retry }
    t.decline({ reason = "HardDeclined", attempt = 1 }, wallet("Chargeable")):gives{ retry{ after = "1h" } }
    t.decline({ reason = "AmazonRejected", attempt = 1 }, wallet("Closed"))
        :gives{ ask_buyer{ to = "new_setup", via = "push" }, stop }
end)
