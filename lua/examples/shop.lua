-- SPDX-License-Identifier: Apache-2.0
--
-- Which way to pay our two shops show, the one in Flask (python/examples/shop) and the one in PHP (php/examples/shop).
-- A ruleset may do nothing but this: on a shop's site, charges are the customer's own clicks.

local rules = ruleset{ name = "shop", version = "1", api = 1 }

local function is_closed(wallet) return wallet.state == "Closed" or wallet.next_step == "new_setup" end

-- In the basket: Amazon's button at once. At the end of the checkout: one more way to pay.
local function buy(c)
    if c.page ~= "cart" then
        return flow.additional_payment_button{ placement = "Checkout", intent = "AuthorizeWithCapture" }
    end
    local cart = c.cart or {}
    local product = cart.physical == false and "PayOnly" or "PayAndShip" -- what is not shipped needs no address
    return flow.express{ product = product, placement = "Cart", intent = "AuthorizeWithCapture" }
end

rules.choose_flow(function(c)
    local buyer, device, wallet = c.buyer or {}, c.device or {}, c.wallet
    local buying = c.page == "cart" or c.page == "checkout"

    -- A wallet that works needs no page of Amazon's: wherever the customer is, it is there.
    if wallet and wallet.usable then return flow.saved{ why = wallet.descriptor } end

    -- From here on a page of Amazon's is opened, and none opens in a WebView.
    if device.webview then return flow.external_browser{ why = "Amazon Pay does not run in a WebView" } end

    if wallet and wallet.next_step == "wait" then return flow.none{ why = "a payment is under way" } end
    if wallet and not is_closed(wallet) then return flow.repair{ why = wallet.reason } end

    -- No wallet, or one that is closed. Who buys pays now, and may save a wallet with it.
    if buying then return buy(c) end
    if c.page == "account" and buyer.signed_in then return flow.setup_only{} end
    if not buyer.signed_in then return flow.sign_in_and_setup{ why = "the page to sign in" } end
    return flow.none{ why = "nothing to pay on this page" }
end)

rules.test("a wallet that works is used, on every page and in a WebView too", function(t)
    local visa = { usable = true, state = "Chargeable", descriptor = "Visa ****1111" }
    t.flow{ page = "checkout", wallet = visa }:gives(flow.saved{ why = "Visa ****1111" })
    t.flow{ page = "cart", wallet = visa }:gives(flow.saved)
    t.flow{ page = "checkout", wallet = visa, device = { webview = true } }:gives(flow.saved)
end)
rules.test("a WebView is refused before any page of Amazon's", function(t)
    for _, page in ipairs{ "cart", "checkout", "account", "sign_in" } do
        t.flow{ page = page, device = { kind = "mobile", webview = true } }:gives(flow.external_browser)
    end
end)
rules.test("express in the basket, with an address where something is shipped", function(t)
    t.flow{ page = "cart", cart = { physical = true } }
        :gives(flow.express{ product = "PayAndShip", placement = "Cart", intent = "AuthorizeWithCapture" })
    t.flow{ page = "cart", cart = { physical = false } }
        :gives(flow.express{ product = "PayOnly", placement = "Cart", intent = "AuthorizeWithCapture" })
end)
rules.test("one more way to pay at the end of the checkout, signed in or not", function(t)
    t.flow{ page = "checkout" }:gives(flow.additional_payment_button)
    t.flow{ page = "checkout", buyer = { signed_in = true } }:gives(flow.additional_payment_button)
end)
rules.test("a broken wallet is repaired, wherever it shows", function(t)
    local broken = { usable = false, reason = "PaymentMethodExpired", next_step = "update_wallet" }
    t.flow{ page = "checkout", wallet = broken }:gives(flow.repair{ why = "PaymentMethodExpired" })
    t.flow{ page = "account", wallet = broken, buyer = { signed_in = true } }:gives(flow.repair)
end)
rules.test("a wallet that is being charged is let alone", function(t)
    local busy = { usable = false, reason = "ChargeInProgress", next_step = "wait" }
    t.flow{ page = "checkout", wallet = busy }:gives(flow.none)
end)
rules.test("a closed wallet is not repaired: paying saves a new one, and so does the account page", function(t)
    local closed = { usable = false, state = "Closed", reason = "AmazonCanceled", next_step = "new_setup" }
    t.flow{ page = "checkout", wallet = closed }:gives(flow.additional_payment_button)
    t.flow{ page = "account", wallet = closed, buyer = { signed_in = true } }:gives(flow.setup_only)
end)
rules.test("the account page saves a wallet; whoever is a stranger signs in first", function(t)
    t.flow{ page = "account", buyer = { signed_in = true } }:gives(flow.setup_only)
    t.flow{ page = "account" }:gives(flow.sign_in_and_setup)
    t.flow{ page = "home", buyer = { signed_in = true } }:gives(flow.none)
end)
