-- SPDX-License-Identifier: Apache-2.0
-- The rules of these tests: each event says plainly what is to be done, and what may be tried again is, at once.
local rules = ruleset{ name = "engine", version = "1", api = 1, defaults = { initiator = "merchant", channel = "Web" } }

rules.on("ride.ended", { id = "string", amount = "money" }, function(e)
    return charge{ id = e.id, amount = e.amount }
end)

rules.on("ride.booked", { id = "string", amount = "money", at = "time" }, function(e)
    return charge{ id = e.id, amount = e.amount, after = e.at }
end)

-- Two actions: what was short is charged, and something else is paid back.
rules.on("order.changed", { id = "string", amount = "money", refund = "string", charge = "string", back = "money" },
    function(e)
        return {
            charge{ id = e.id, amount = e.amount },
            refund{ id = e.refund, charge = e.charge, amount = e.back },
        }
    end)

rules.on_decline(function(d, s)
    if d.next_step == "wait" or d.next_step == "none" then return retry{ after = s.now } end
    return stop{ reason = d.reason }
end)

rules.on_wallet(function(w)
    if w.next_step == "update_wallet" or w.next_step == "new_setup" then return ask_buyer{ to = w.next_step } end
end)

rules.on_refund(function(r)
    return notify{ to = "buyer", template = "refund_" .. string.lower(r.state), data = { refund = r.id } }
end)

rules.test("what may be tried again is tried at once", function(t)
    t.decline{ reason = "SoftDeclined", attempt = 1 }:has(retry)
    t.decline{ reason = "AmazonRejected", attempt = 1 }:gives{ stop }
end)
