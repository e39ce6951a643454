-- SPDX-License-Identifier: Apache-2.0
--
-- Ride hailing: 120 % of the estimate is held when a ride is ordered, and the fare is taken of that at the end. A fare
-- that grew beyond it is a second charge.

local rules = ruleset{
    name = "ride-hailing", version = "5", api = 1, timezone = "Europe/Paris",
    defaults = { initiator = "buyer", channel = "App" }, -- the rider orders the ride in the app
}

rules.limits{ per_charge = money"300.00 EUR", per_month = money"3000.00 EUR", attempts = 3 }

-- capture = "later" holds the money and takes nothing yet. A hold that is not captured within a day ends by itself.
rules.on("ride.requested", { ride = "string", estimate = "money" }, function(e)
    return charge{ id = "hold:" .. e.ride, amount = e.estimate:percent(120), capture = "later", expires = "1d" }
end)

-- s.charges is what is known of our charges, by the id that a rule gave them.
rules.on("ride.ended", { ride = "string", fare = "money" }, function(e, s)
    local id = "hold:" .. e.ride
    local hold = s.charges[id]
    if not hold or hold.state == "Declined" or hold.state == "Canceled" then
        why("there is no hold: the fare is charged by itself")
        return charge{ id = "fare:" .. e.ride, amount = e.fare, initiator = "merchant" }
    end
    if hold.state ~= "Authorized" then -- charging the fare besides could take it twice
        return stop{ reason = "the hold is " .. hold.state .. ": a person has to look" }
    end
    local list = { capture{ charge = id, amount = e.fare:min(hold.amount) } }
    if e.fare > hold.amount then
        why("the fare grew from %s to %s", hold.amount, e.fare)
        table.insert(list, charge{ id = "extra:" .. e.ride, amount = e.fare - hold.amount, initiator = "merchant" })
    end
    return list
end)

rules.on("ride.canceled", { ride = "string", by = one_of{ "rider", "driver" } }, function(e)
    return cancel{ charge = "hold:" .. e.ride, reason = "canceled by the " .. e.by }
end)

rules.on_decline(function(d)
    if d.next_step == "wait" and d.attempt < 3 then return retry{ after = "6h" } end
    if d.next_step == "next_month" then return retry{ after = "next_month" } end
    if d.next_step == "none" then return retry{ after = "1h" } end -- the customer has put it right meanwhile
    if d.next_step == "update_wallet" then
        return { ask_buyer{ to = "update_wallet", via = "push" }, retry{ when = "wallet_usable", within = "14d" } }
    end
    if d.next_step == "new_setup" then -- the wallet is closed: its update page would help nobody
        return { ask_buyer{ to = "new_setup", via = "push" }, stop{ reason = d.reason } }
    end
    return stop{ reason = d.reason }
end)

-- For the tests below: how the wallet stands, and the hold when the ride ends.
local function wallet(state) return { permission = { state = state } } end
local function hold_is(state)
    return { charges = state and { ["hold:81"] = { amount = money"24.00 EUR", state = state } } or {} }
end

rules.test("120 % of the estimate is held for a day", function(t)
    t.on("ride.requested", { ride = "81", estimate = money"20.00 EUR" }):gives{
        charge{ id = "hold:81", amount = money"24.00 EUR", capture = "later", expires = "1d" },
    }
end)
rules.test("a fare within the hold is captured, and nothing else is", function(t)
    t.on("ride.ended", { ride = "81", fare = money"21.30 EUR" }, hold_is("Authorized"))
        :gives{ capture{ charge = "hold:81", amount = money"21.30 EUR" } }
end)
rules.test("what is beyond the hold is a charge of its own", function(t)
    t.on("ride.ended", { ride = "81", fare = money"30.00 EUR" }, hold_is("Authorized")):gives{
        capture{ charge = "hold:81", amount = money"24.00 EUR" },
        charge{ id = "extra:81", amount = money"6.00 EUR", initiator = "merchant" },
    }
end)
rules.test("without a hold the fare is charged; with one that is not known yet nothing is", function(t)
    t.on("ride.ended", { ride = "81", fare = money"21.30 EUR" }, hold_is(nil)):has(charge, { id = "fare:81" })
    t.on("ride.ended", { ride = "81", fare = money"21.30 EUR" }, hold_is("Declined")):has(charge, { id = "fare:81" })
    t.on("ride.ended", { ride = "81", fare = money"21.30 EUR" }, hold_is("AuthorizationInitiated")):gives{ stop }
end)
rules.test("a ride that was canceled frees the hold", function(t)
    t.on("ride.canceled", { ride = "81", by = "rider" }):gives{
        cancel{ charge = "hold:81", reason = "canceled by the rider" },
    }
    t.on("ride.canceled", { ride = "81", by = "dog" }):fails("rider")
end)
rules.test("a decline is followed by what helps", function(t)
    t.decline{ reason = "SoftDeclined", attempt = 1 }:gives{ retry{ after = "6h" } }
    t.decline{ reason = "SoftDeclined", attempt = 3 }:gives{ stop }
    t.decline{ reason = "PeriodicAmountExceeded", attempt = 1 }:gives{ retry{ after = "next_month" } }
    t.decline{ reason = "HardDeclined", attempt = 1 }:gives{ ask_buyer{ to = "update_wallet", via = "push" }, retry }
    t.decline({ reason = "HardDeclined", attempt = 1 }, wallet("Chargeable")):gives{ retry{ after = "1h" } }
    t.decline({ reason = "AmazonRejected", attempt = 1 }, wallet("Closed")):lacks(retry)
end)
