-- SPDX-License-Identifier: Apache-2.0
--
-- A box of groceries, paid as often as it comes. The promise to the customer: two days' notice, and never more than
-- 90 GBP a month.

local rules = ruleset{
    name = "grocery-box", version = "6", api = 1, timezone = "Europe/London",
    defaults = { initiator = "merchant", channel = "Web" },
}

local promise = money"90.00 GBP"

-- The rule below keeps the promise; the limit makes sure of it, should the rule be wrong one day.
rules.limits{ per_charge = promise, per_month = promise, attempts = 4 }

rules.on("box.due", { box = "string", number = "integer", price = "money" }, function(e, s)
    local spent = s.spent_this_month or money"0.00 GBP" -- nothing was charged this month, or it is not known
    if spent >= promise then
        return skip{ reason = "the month's promise is reached" }
    end
    local amount = e.price:min(promise - spent)
    if amount < e.price then
        why("%s of %s: the promise leaves no more this month", amount, e.price)
    end
    return {
        notify{ to = "buyer", template = "box_announced", data = { amount = amount, price = e.price } },
        charge{ id = "box:" .. e.box .. ":" .. e.number, amount = amount, after = "2d", descriptor = "GROCERYBOX" },
    }
end)

rules.on("box.ended", { box = "string" }, function()
    return close_permission{ reason = "the customer ended the box", after = "next_month" }
end)

rules.on_decline(function(d)
    if d.next_step == "wait" then
        local waits = { "1d", "3d", "5d" } -- after the first, second and third try
        if waits[d.attempt] then return retry{ after = waits[d.attempt] } end
        return { notify{ to = "buyer", template = "box_paused" }, stop{ reason = d.attempt .. " times " .. d.reason } }
    end
    if d.next_step == "next_month" then return retry{ after = "next_month" } end
    if d.next_step == "none" then return retry{ after = "1h" } end -- the customer has put it right meanwhile
    if d.next_step == "update_wallet" then
        return { ask_buyer{ to = "update_wallet", via = "email" }, retry{ when = "wallet_usable", within = "10d" } }
    end
    if d.next_step == "new_setup" then -- the wallet is closed: its update page would help nobody
        return { ask_buyer{ to = "new_setup", via = "email" }, stop{ reason = d.reason } }
    end
    return stop{ reason = d.reason }
end)

-- A customer disputes a charge: a person answers it, at Amazon, before the time there is over.
rules.on_dispute(function(x)
    if x.state == "Action_Required" then
        return notify{ to = "staff", template = "answer_the_dispute", data = { charge = x.charge, amount = x.amount } }
    end
end)

-- For the tests below.
local box = { box = "B7", number = 3, price = money"32.50 GBP" }
local function spent(amount) return { spent_this_month = amount } end
local function wallet(state) return { permission = { state = state } } end

rules.test("a box is announced and charged two days later", function(t)
    t.on("box.due", box, spent(money"32.50 GBP")):gives{
        notify{ to = "buyer", template = "box_announced", data = { amount = box.price, price = box.price } },
        charge{ id = "box:B7:3", amount = box.price, after = "2d", descriptor = "GROCERYBOX" },
    }
    t.on("box.due", box):has(charge, { amount = money"32.50 GBP" })
end)
rules.test("the promise cuts the last box, and skips the next", function(t)
    t.on("box.due", box, spent(money"65.00 GBP")):has(charge, { amount = money"25.00 GBP" })
    t.on("box.due", box, spent(money"90.00 GBP")):gives{ skip }
end)
rules.test("the wallet is closed with the month", function(t)
    t.on("box.ended", { box = "B7" }):has(close_permission, { after = "next_month" })
end)
rules.test("a soft decline is tried four times in all", function(t)
    t.decline{ reason = "SoftDeclined", attempt = 2 }:gives{ retry{ after = "3d" } }
    t.decline{ reason = "SoftDeclined", attempt = 4 }:gives{ notify, stop }
end)
rules.test("any other decline is followed by what helps", function(t)
    t.decline{ reason = "PeriodicAmountExceeded", attempt = 1 }:gives{ retry{ after = "next_month" } }
    t.decline{ reason = "HardDeclined", attempt = 1 }:gives{ ask_buyer{ to = "update_wallet", via = "email" }, retry }
    t.decline({ reason = "HardDeclined", attempt = 1 }, wallet("Chargeable")):gives{ retry{ after = "1h" } }
    t.decline({ reason = "AmazonRejected", attempt = 1 }, wallet("Closed")):lacks(retry)
    t.decline{ reason = "AmazonRejected", attempt = 1 }:gives{ stop{ reason = "AmazonRejected" } }
end)
rules.test("staff hear of a dispute while there is something to do", function(t)
    t.dispute{ state = "Action_Required", charge = "box:B7:3" }:has(notify, { to = "staff" })
    t.dispute{ state = "Under_Review" }:gives{}
end)
