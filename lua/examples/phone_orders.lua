-- SPDX-License-Identifier: Apache-2.0
--
-- Orders by phone: the agent reads the amount back to the customer. Until then the charge is held back.

local rules = ruleset{
    name = "phone-orders", version = "2", api = 1, timezone = "Europe/London",
    defaults = { initiator = "buyer", channel = "Phone" },
}

rules.limits{ per_charge = money"500.00 GBP", per_month = money"2000.00 GBP", attempts = 3 }

-- The agent's screen asks whether this customer can pay by wallet.
rules.choose_flow(function(c)
    if not c.wallet then return flow.setup_only{ why = "send the link by SMS" } end
    if c.wallet.usable then return flow.saved{} end
    return flow.repair{ why = "send the link by SMS" }
end)

-- A held event is decided again: when the event it waits for comes with the same order (released_by is there then), or
-- when the time is over (timed_out is true then).
rules.on("order.taken", { order = "string", total = "money" }, function(e, s)
    if s.timed_out then
        return { notify{ to = "staff", template = "call_back", data = e }, stop{ reason = "not read back" } }
    end
    if not s.released_by then
        return hold{ until_event = "amount.read_back", match = "order", by = "2h", reason = "to be read back" }
    end
    why("released by %s", s.released_by)
    return charge{ id = "phone:" .. e.order, amount = e.total }
end)

-- That it came is enough: it releases what waits for it. Nothing else is to be done.
rules.on("amount.read_back", { order = "string", agent = "string" }, function(e)
    why("%s has read the amount back", e.agent)
end)

rules.on("order.returned", { order = "string", total = "money" }, function(e)
    return refund{ id = "return:" .. e.order, charge = "phone:" .. e.order, amount = e.total }
end)

rules.on_decline(function(d)
    if d.next_step == "wait" and d.attempt < 3 then return retry{ after = "1d" } end
    if d.next_step == "next_month" then return retry{ after = "next_month" } end
    if d.next_step == "none" then return retry{ after = "1h" } end -- the customer has put it right meanwhile
    if d.next_step == "update_wallet" then
        return { ask_buyer{ to = "update_wallet", via = "sms" }, retry{ when = "wallet_usable", within = "3d" } }
    end
    if d.next_step == "new_setup" then -- the wallet is closed: its update page would help nobody
        return { ask_buyer{ to = "new_setup", via = "sms" }, stop{ reason = d.reason } }
    end
    return { notify{ to = "staff", template = "call_back", data = { reason = d.reason } }, stop{ reason = d.reason } }
end)

-- For the tests below.
local order = { order = "7", total = money"86.00 GBP" }
local function wallet(state) return { permission = { state = state } } end

rules.test("an order waits two hours for the agent", function(t)
    t.on("order.taken", order):has(hold, { until_event = "amount.read_back", by = "2h" })
end)
rules.test("once read back it is charged", function(t)
    t.on("order.taken", order, { released_by = "read:7" })
        :gives{ charge{ id = "phone:7", amount = money"86.00 GBP" } }
    t.on("amount.read_back", { order = "7", agent = "Ann" }):gives{}
end)
rules.test("an order that nobody read back is not charged", function(t)
    t.on("order.taken", order, { timed_out = true }):gives{ notify, stop }
end)
rules.test("a return pays back the order's charge", function(t)
    t.on("order.returned", order):has(refund, { charge = "phone:7", amount = money"86.00 GBP" })
end)
rules.test("the agent knows which link to send", function(t)
    t.flow{ channel = "phone" }:gives(flow.setup_only)
    t.flow{ channel = "phone", wallet = { usable = true } }:gives(flow.saved)
    t.flow{ channel = "phone", wallet = { usable = false } }:gives(flow.repair)
end)
rules.test("a decline is followed by what helps", function(t)
    t.decline{ reason = "SoftDeclined", attempt = 1 }:gives{ retry{ after = "1d" } }
    t.decline{ reason = "PeriodicAmountExceeded", attempt = 1 }:gives{ retry{ after = "next_month" } }
    t.decline{ reason = "HardDeclined", attempt = 1 }:gives{ ask_buyer{ to = "update_wallet", via = "sms" }, retry }
    t.decline({ reason = "HardDeclined", attempt = 1 }, wallet("Chargeable")):gives{ retry{ after = "1h" } }
    t.decline({ reason = "AmazonRejected", attempt = 1 }, wallet("Closed")):lacks(retry)
    t.decline{ reason = "SoftDeclined", attempt = 3 }:gives{ notify, stop }
end)
