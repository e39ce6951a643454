-- SPDX-License-Identifier: Apache-2.0
--
-- Every hook, every action, every input and every word, each once at least: to look things up in, not to start from.
-- The merchant is a car park that also cleans cars.

local rules = ruleset{
    name = "everything", version = "1", api = 1, timezone = "Europe/Berlin",
    defaults = { initiator = "merchant", channel = "Web" },
}

rules.limits{ per_charge = money"200.00 EUR", per_month = money"900.00 EUR", attempts = 5 }

-- Functions of your own. What they raise ends the decision, and nothing is done.
local function tidy(plate) -- " b-ab 12 " is "B-AB 12"
    local text = string.upper(string.trim(plate))
    assert(string.len(text) > 2, "a number plate has more than two letters")
    if string.contains(text, "?") then error("the plate " .. text .. " was not read") end
    return text
end

local function first_of(...) -- the first of several values that is there
    for i = 1, select("#", ...) do
        local value = select(i, ...)
        if type(value) ~= "nil" then return value end
    end
end

local function digits_at_end(text) -- "B-AB 12" gives 12
    local parts = string.split(text, " ")
    return math.tointeger(tonumber(table.remove(parts))) or 0
end

-- Which way to pay.
rules.choose_flow(function(c)
    local buyer, cart, device = c.buyer or {}, c.cart or {}, c.device or {}
    why("%s on %s, at %d o'clock", c.page or "no page", device.os or device.kind or "no device", c.now:hour())
    if c.wallet and c.wallet.usable then
        local left = c.wallet.left_this_month
        if not left or not cart.total or cart.total <= left then return flow.saved{ why = c.wallet.descriptor } end
        why("%s is more than the wallet may be charged this month", cart.total)
    elseif c.wallet and c.wallet.state ~= "Closed" and c.wallet.next_step ~= "new_setup" and c.region ~= "jp" then
        return flow.repair{ why = c.wallet.reason }
    end
    if device.webview then return flow.external_browser{ surface = "app_browser" } end
    if c.channel == "phone" or cart.currency == "JPY" then return flow.none{ why = "paid another way" } end
    if c.page == "cart" then
        local product = cart.physical and "PayAndShip" or "PayOnly"
        local intent = c.psd2 and "Authorize" or "AuthorizeWithCapture"
        return flow.express{ product = product, placement = "Cart", intent = intent }
    end
    if c.page == "checkout" and (cart.items or 0) > 0 then
        return flow.additional_payment_button{ placement = "Checkout", intent = "Confirm" }
    end
    if not buyer.signed_in then return flow.sign_in_and_setup{ scopes = { "name", "email" }, start = "touchless" } end
    if buyer.returning and (buyer.age_days or 0) > 30 then return flow.setup_only{ start = "button" } end
    return flow.setup_only{ language = c.country == "DE" and "de_DE" or "en_GB", why = "a new customer" }
end)

-- Every type that an event can have.
rules.on("stay.ended", {
    stay = "string", spaces = "integer", member = "boolean", price = "money", entered = "time", left = "time",
    paid_until = "date?", car = one_of{ "small", "large" }, extras = { "string" },
    place = { garage = "string", floor = "integer?" },
}, function(e, s)
    if s.paused then return skip{ reason = "charging is paused" } end
    if s.permission and s.permission.state == "Closed" then
        return stop{ reason = table.concat(s.permission.reasons or { "closed" }, ", ") }
    end
    if s.attempts and s.attempts > 0 then why("tried %d times before", s.attempts) end

    -- Time: calendar days and hours in the time zone of the ruleset.
    local days = math.max(1, math.min(60, e.left:days_since(e.entered)))
    if e.paid_until and e.left:date() <= e.paid_until then return skip{ reason = "paid until " .. e.paid_until } end

    -- Money: never below zero, never rounded without being told to.
    local price = e.price:times(days):times(math.abs(e.spaces))
    if e.member then price = price - price:percent("12.5") end
    if e.left:weekday() == "sunday" and e.left <= e.entered:plus("6h") then price = price:percent(50) end
    price = price:min(money"120.00 EUR")
    if price:is_zero() then return skip{ reason = "nothing to pay" } end
    if price == e.price then why("one day, one space") end

    -- Lists: in order, so that each decision is the same on every run.
    local names = {}
    for _, name in ipairs(e.extras) do
        if not string.starts_with(name, "free") and not string.ends_with(name, "(free)") then
            table.insert(names, string.lower(name))
        end
    end
    table.sort(names)
    local one, two = table.unpack(names)
    why("extras: %s", string.format("%s and %s", one or "none", two or "none"))

    local floor = e.place.floor and " floor " .. tostring(e.place.floor) or ""
    return {
        notify{ to = "buyer", template = "bill", data = { sum = price, car = string.sub(e.car, 1, 1) }, after = "90m" },
        charge{
            id = "stay:" .. e.stay, amount = price, after = "1d", descriptor = "CARPARK",
            note = e.place.garage .. floor, initiator = "merchant", channel = "Web",
        },
    }
end)

-- A car is to be cleaned by two people. When they start, half of the price is held for each.
rules.on("cleaning.booked", { plate = "string", price = "money" }, function(e, s)
    local plate = tidy(e.plate)
    if s.timed_out then return skip{ reason = "nobody came" } end
    if not s.released_by then
        return hold{ until_event = "cleaning.started", match = "plate", by = "3d", reason = "waits for the people" }
    end
    local list = {}
    for i, half in ipairs(e.price:split(2)) do
        local id = "clean:" .. plate .. ":" .. i
        table.insert(list, charge{ id = id, amount = half, capture = "later", expires = "5d" })
    end
    return list
end)
rules.on("cleaning.started", { plate = "string" }, function(e)
    why("number %d, first letter %d", digits_at_end(e.plate), string.byte(e.plate))
end)

-- What is held is taken, what is taken is paid back, by what is known of each charge.
rules.on("cleaning.judged", { plate = "string", good = "boolean" }, function(e, s)
    local list = {}
    if s.charges_truncated then why("there are more than 200 charges") end
    for id, known in pairs(s.charges or {}) do
        if string.starts_with(id, "clean:" .. e.plate .. ":") then
            local back = first_of(known.captured, known.amount) - first_of(known.refunded, money"0.00 EUR")
            if known.state == "Captured" and not e.good then
                table.insert(list, refund{ id = "back:" .. id, charge = id, amount = back, descriptor = "SORRY" })
            elseif known.state == "Authorized" then
                table.insert(list, e.good and capture{ charge = id, amount = known.amount }
                    or cancel{ charge = id, reason = "it was not clean" })
            end
        end
    end
    return list
end)

-- What follows a decline. What Amazon declined for good is never tried again, on a new wallet neither.
rules.on_decline(function(d, s)
    why("%s of %s, first tried %s", d.charge or "?", d.amount or "?", d.first_at and d.first_at:date() or "now")
    if (s.declines_30d or 0) > 8 or d.reason == "AmazonRejected" then
        return { ask_buyer{ to = "new_setup" }, stop{ reason = d.reason } }
    end
    if d.next_step == "wait" and d.attempt <= 3 then return retry{ after = s.now:plus("2d") } end
    if d.next_step == "next_month" then return retry{ after = "next_month" } end
    if d.next_step == "update_wallet" or d.next_step == "new_setup" then
        return { ask_buyer{ to = d.next_step, via = "email" }, retry{ when = "wallet_usable", within = "14d" } }
    end
    if d.next_step == "none" then return retry{ after = "30m" } end
    if d.next_step == "send_buyer" then return ask_buyer{ to = "confirm", via = "push" } end
    return stop{ reason = d.reason }
end)

rules.on_wallet(function(w)
    if w.usable then return end
    if w.state == "Closed" then return close_permission{ reason = w.reason or "closed", after = "30d" } end
    if w.next_step == "update_wallet" then return ask_buyer{ to = "update_wallet" } end
end)

rules.on_refund(function(r, s)
    if r.state ~= "Declined" then return end
    why("%s of %s: %s; %s this month, %s left", r.id, r.charge, r.reason, s.spent_this_month, s.left_this_month)
    return notify{ to = "staff", template = "pay_back_by_hand", data = { amount = r.amount } }
end)

rules.on_dispute(function(x)
    if x.state ~= "Action_Required" then return end
    local data = { type = x.type, why = x.reason, charge = x.charge, sum = x.amount }
    return notify{ to = "staff", template = "dispute", data = data }
end)

local sunday = time"2026-11-29T16:00:00Z"
local stay = {
    stay = "S1", spaces = 1, member = false, price = money"20.00 EUR", car = "small",
    entered = time"2026-11-29T14:00:00Z", left = sunday,
    extras = { "Wash", "free coffee", "air" }, place = { garage = "North", floor = 2 },
}
local function with(changes)
    local copy = {}
    for name, value in pairs(stay) do copy[name] = value end
    for name, value in pairs(changes) do copy[name] = value end
    return copy
end

rules.test("a stay is billed and charged a day later", function(t)
    t.on("stay.ended", stay):gives{
        notify{ to = "buyer", template = "bill", data = { sum = money"10.00 EUR", car = "s" }, after = "90m" },
        charge{
            id = "stay:S1", amount = money"10.00 EUR", after = "1d", descriptor = "CARPARK", note = "North floor 2",
        },
    }
    t.on("stay.ended", with{ entered = time"2026-11-26T14:00:00Z" }):has(charge, { amount = money"60.00 EUR" })
    local member = with{ member = true, left = time"2026-11-30T09:00:00Z" }
    t.on("stay.ended", member):has(charge, { amount = money"17.50 EUR" })
end)
rules.test("what there is to skip is skipped", function(t)
    t.on("stay.ended", stay, { now = sunday, paused = true }):gives{ skip{ reason = "charging is paused" } }
    t.on("stay.ended", stay, { now = sunday, attempts = 1 }):has(charge)
    t.on("stay.ended", with{ paid_until = "2026-11-29" }):gives{ skip{ reason = "paid until 2026-11-29" } }
    t.on("stay.ended", with{ price = money"0.00 EUR" }):gives{ skip{ reason = "nothing to pay" } }
    local closed = { now = sunday, permission = { state = "Closed", reasons = { "BuyerClosed" } } }
    t.on("stay.ended", stay, closed):gives{ stop{ reason = "BuyerClosed" } }
end)
rules.test("a cleaning waits for the people", function(t)
    local cleaning = { plate = " b-ab 12 ", price = money"25.01 EUR" }
    t.on("cleaning.booked", cleaning):has(hold, { match = "plate", by = "3d" })
    t.on("cleaning.booked", cleaning, { now = sunday, timed_out = true }):gives{ skip }
    t.on("cleaning.booked", cleaning, { now = sunday, released_by = "cleaning:1" }):gives{
        charge{ id = "clean:B-AB 12:1", amount = money"12.51 EUR", capture = "later", expires = "5d" },
        charge{ id = "clean:B-AB 12:2", amount = money"12.50 EUR", capture = "later", expires = "5d" },
    }
    t.on("cleaning.started", { plate = "B-AB 12" }):gives{}
    t.on("cleaning.booked", { plate = "B?", price = money"25.00 EUR" }):fails("more than two letters")
    t.on("cleaning.booked", { plate = "B-A? 1", price = money"25.00 EUR" }):fails("was not read")
end)
rules.test("a cleaning is taken, or given up, or paid back", function(t)
    local taken, back = money"12.50 EUR", money"2.50 EUR"
    local state = { now = sunday, charges_truncated = true, charges = {
        ["clean:B:1"] = { amount = money"12.51 EUR", state = "Authorized" },
        ["clean:B:2"] = { amount = taken, captured = taken, refunded = back, state = "Captured" },
        ["stay:S1"] = { amount = money"20.00 EUR", state = "Captured" },
    } }
    t.on("cleaning.judged", { plate = "B", good = true }, state)
        :gives{ capture{ charge = "clean:B:1", amount = money"12.51 EUR" } }
    t.on("cleaning.judged", { plate = "B", good = false }, state):gives{
        cancel{ charge = "clean:B:1", reason = "it was not clean" },
        refund{ id = "back:clean:B:2", charge = "clean:B:2", amount = money"10.00 EUR", descriptor = "SORRY" },
    }
end)
rules.test("a decline is followed by what helps", function(t)
    local third = { reason = "SoftDeclined", attempt = 3, charge = "stay:S1", amount = stay.price, first_at = sunday }
    t.decline(third, { now = sunday }):gives{ retry{ after = time"2026-12-01T16:00:00Z" } }
    t.decline{ reason = "SoftDeclined", attempt = 4 }:gives{ stop }
    t.decline{ reason = "PeriodicAmountExceeded", attempt = 1 }:gives{ retry{ after = "next_month" } }
    t.decline{ reason = "HardDeclined", attempt = 1 }:has(retry, { when = "wallet_usable", within = "14d" })
    t.decline({ reason = "HardDeclined", attempt = 1 }, { permission = { state = "Chargeable" } }):gives{ retry }
    t.decline{ reason = "MFANotCompleted", next_step = "send_buyer", attempt = 1 }
        :gives{ ask_buyer{ to = "confirm", via = "push" } }
    t.decline{ reason = "AmazonRejected", attempt = 1 }:gives{ ask_buyer{ to = "new_setup" }, stop }
    t.decline({ reason = "SoftDeclined", attempt = 1 }, { now = sunday, declines_30d = 9 }):lacks(retry)
end)
rules.test("the other hooks", function(t)
    t.wallet{ state = "Chargeable", usable = true }:gives{}
    t.wallet{ state = "NonChargeable", next_step = "update_wallet" }:gives{ ask_buyer{ to = "update_wallet" } }
    t.wallet{ state = "Closed", reason = "BuyerClosed" }:has(close_permission, { after = "30d" })
    t.refund{ state = "Refunded" }:gives{}
    t.refund{ state = "Declined", id = "back:1", charge = "clean:B:1" }:has(notify, { to = "staff" })
    t.dispute{ state = "Under_Review" }:gives{}
    t.dispute{ state = "Action_Required", type = "Chargeback" }:has(notify, { template = "dispute" })
end)
rules.test("every flow", function(t)
    local visa = { usable = true, descriptor = "Visa ****1111", left_this_month = money"50.00 EUR" }
    local expired = { usable = false, state = "NonChargeable", reason = "PaymentMethodExpired" }
    t.flow{ wallet = visa, cart = { total = money"50.00 EUR" } }:gives(flow.saved)
    t.flow{ wallet = visa, cart = { total = money"50.01 EUR", items = 1 }, page = "checkout" }
        :gives(flow.additional_payment_button)
    t.flow{ wallet = expired, region = "eu" }:gives(flow.repair{ why = "PaymentMethodExpired" })
    t.flow{ device = { webview = true, os = "iOS" } }:gives(flow.external_browser)
    t.flow{ channel = "phone" }:gives(flow.none)
    t.flow{ page = "cart", cart = { physical = true }, psd2 = true }
        :gives(flow.express{ product = "PayAndShip", placement = "Cart", intent = "Authorize" })
    t.flow{ page = "checkout", cart = { items = 2, currency = "EUR" } }:gives(flow.additional_payment_button)
    t.flow{ page = "account" }:gives(flow.sign_in_and_setup{ scopes = { "name", "email" }, start = "touchless" })
    t.flow{ buyer = { signed_in = true, returning = true, age_days = 31 } }:gives(flow.setup_only{ start = "button" })
    t.flow{ buyer = { signed_in = true }, country = "DE" }
        :gives(flow.setup_only{ language = "de_DE", why = "a new customer" })
end)
