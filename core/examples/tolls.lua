-- SPDX-License-Identifier: Apache-2.0
--
-- The demo's rules. A car was rented; its tolls come in days after it is back.

local rules = ruleset{ name = "tolls", version = "1", api = 1, defaults = { initiator = "merchant", channel = "App" } }

-- Whatever is written below, no customer is charged more than this.
rules.limits{ per_month = money"100.00 EUR", attempts = 3 }

local handling = money"2.50 EUR"

-- The road operator sends a toll: the customer is told, and charged three days later.
rules.on("toll.received", { toll = "string", amount = "money", place = "string", days_since_return = "integer" },
function(e)
    if e.days_since_return > 30 then return skip{ reason = "the toll is older than 30 days" } end
    local total = e.amount + handling
    return {
        notify{ to = "buyer", template = "toll_notice", data = { amount = total, place = e.place } },
        charge{ id = "toll:" .. e.toll, amount = total, after = "3d" },
    }
end)

-- Amazon declined a charge: a bank that may say yes later is asked again the next day.
rules.on_decline(function(d)
    if d.next_step == "wait" then return retry{ after = "1d" } end
    return stop{ reason = d.reason }
end)

rules.on_refund(function(r)
    if r.state == "Declined" then return notify{ to = "staff", template = "refund_by_hand", data = { refund = r.id } } end
    return notify{ to = "buyer", template = "refund_paid", data = { amount = r.amount } }
end)

-- For the tests below.
local function toll(days) return { toll = "T1", amount = money"4.00 EUR", place = "Brenner", days_since_return = days } end

rules.test("a toll is announced, and charged with the handling three days later", function(t)
    t.on("toll.received", toll(2)):gives{
        notify{ to = "buyer", template = "toll_notice", data = { amount = money"6.50 EUR", place = "Brenner" } },
        charge{ id = "toll:T1", amount = money"6.50 EUR", after = "3d" },
    }
end)
rules.test("30 days are in time, 31 are late", function(t)
    t.on("toll.received", toll(30)):has(charge)
    t.on("toll.received", toll(31)):gives{ skip{ reason = "the toll is older than 30 days" } }
end)
rules.test("no month costs a customer more than 100 euros", function(t)
    t.on("toll.received", toll(2), { spent_this_month = money"93.50 EUR" }):has(charge)
    t.on("toll.received", toll(2), { spent_this_month = money"93.51 EUR" }):blocked("per_month")
end)
rules.test("a soft decline is tried again the next day, three times in all; any other is not", function(t)
    t.decline{ reason = "SoftDeclined", attempt = 1 }:gives{ retry{ after = "1d" } }
    t.decline{ reason = "SoftDeclined", attempt = 3 }:blocked("attempts")
    t.decline{ reason = "AmazonRejected", next_step = "stop", attempt = 1 }:gives{ stop{ reason = "AmazonRejected" } }
end)
rules.test("who waits for a refund hears how it ended", function(t)
    t.refund{ state = "Refunded", id = "refund:ride:81", amount = money"5.00 EUR" }:has(notify, { to = "buyer" })
    t.refund{ state = "Declined", id = "refund:ride:81" }:has(notify, { to = "staff" })
end)
