---@meta savedwallet
-- SPDX-License-Identifier: Apache-2.0
--
-- The words of rules for editors that speak with lua-language-server: completion, and a warning at a misspelt member.
-- How to switch it on: ../README.md, "In an editor". Nothing of this is run. A "?" means that it may be nil. Words that
-- are just those of Lua are known to the editor.

---Waits, as text: `90m` and `6h` are elapsed time, `3d` calendar days in the time zone of the ruleset, `next_month` its
---first moment.
---@alias savedwallet.Wait string

---`next_month` is none.
---@alias savedwallet.Span string

---`2026-11-29`. Dates are compared as text.
---@alias savedwallet.Date string

---What helps after a decline, in plain words.
---@alias savedwallet.NextStep
---| "none"
---| "wait"
---| "update_wallet"
---| "new_setup"
---| "send_buyer"
---| "lower_amount"
---| "next_month"
---| "fix_request"
---| "stop"

---A guard, as `core/api/guards.def` names it.
---@alias savedwallet.Guard
---| "wallet_chargeable"
---| "amazon_month"
---| "per_charge"
---| "per_month"
---| "attempts"
---| "final_decline"
---| "network_ceiling"
---| "currency"
---| "capture_bound"
---| "refund_bound"
---| "not_before"
---| "ids_unique"
---| "actions"

-- Money and time ------------------------------------------------------------------------------------------------------

---An amount of one currency, zero or more. `==`, `<` and `<=` compare; below zero, overflow and a second currency are
---errors.
---@class savedwallet.Money
---@operator add(savedwallet.Money): savedwallet.Money
---@operator sub(savedwallet.Money): savedwallet.Money
---@operator concat(any): string
local Money = {}

---So many of it.
---@param number integer
---@return savedwallet.Money
function Money:times(number) end

---A share of it, rounded half to even.
---@param percent string|integer  such as "2.5" or 30; without %
---@return savedwallet.Money
function Money:percent(percent) end

---Parts that sum to it exactly.
---@param number integer  1 to 1000
---@return savedwallet.Money[]
function Money:split(number) end

---The smaller of the two.
---@param other savedwallet.Money
---@return savedwallet.Money
function Money:min(other) end

---@return boolean
function Money:is_zero() end

---@param text string  such as "18.00 EUR"
---@return savedwallet.Money
function money(text) end

---A moment. `==`, `<` and `<=` compare.
---@class savedwallet.Time
---@operator concat(any): string
local Time = {}

---@param wait savedwallet.Wait
---@return savedwallet.Time
function Time:plus(wait) end

---Calendar days between, in the time zone of the ruleset; below zero when the other is later.
---@param other savedwallet.Time
---@return integer
function Time:days_since(other) end

---`2026-11-29`, in the time zone of the ruleset.
---@return savedwallet.Date
function Time:date() end

---0 to 23, in the time zone of the ruleset.
---@return integer
function Time:hour() end

---`monday` to `sunday`, in the time zone of the ruleset.
---@return "monday"|"tuesday"|"wednesday"|"thursday"|"friday"|"saturday"|"sunday"
function Time:weekday() end

---@param text string  UTC, such as "2026-11-29T16:00:00Z"
---@return savedwallet.Time
function time(text) end

-- Words ---------------------------------------------------------------------------------------------------------------

---Writes a line into the decision.
---@param text string  with `%s`, `%d` and `%%`
---@param ... any
function why(text, ...) end

---A type of events: one of these texts.
---@param words string[]
---@return savedwallet.OneOf
function one_of(words) end

---@class savedwallet.OneOf

---The name of a type, with "?" at its end where it may be missing; `{ shape }`, a list; `{ name = shape }`, a table.
---@alias savedwallet.Shape
---| "string"
---| "integer"
---| "boolean"
---| "money"
---| "time"
---| "date"
---| "string?"
---| "integer?"
---| "boolean?"
---| "money?"
---| "time?"
---| "date?"
---| savedwallet.OneOf
---| table

---What it is; also `money` and `time`.
---@param value any
---@return "nil"|"boolean"|"number"|"string"|"table"|"function"|"money"|"time"
function type(value) end

---As text; a table is only `a table`.
---@param value any
---@return string
function tostring(value) end

---All members: whole numbers ascending, then texts by their bytes.
---@generic K, V
---@param members table<K, V>
---@return fun(): K, V
function pairs(members) end

---@param text string  with `%s`, `%d` and `%%`, and no others
---@param ... any
---@return string
function string.format(text, ...) end

---At the end; there is no other place for it.
---@param list any[]
---@param value any
function table.insert(list, value) end

---The last one; there is no other place for it.
---@generic V
---@param list V[]
---@return V?
function table.remove(list) end

---Equal ones stay in their order.
---@generic V
---@param list V[]
---@param before? fun(a: V, b: V): boolean
function table.sort(list, before) end

---@param text string
---@param part string
---@return boolean
function string.contains(text, part) end

---@param text string
---@param part string
---@return boolean
function string.starts_with(text, part) end

---@param text string
---@param part string
---@return boolean
function string.ends_with(text, part) end

---@param text string
---@param by string  such as ","; taken as it stands
---@return string[]
function string.split(text, by) end

---Without the spaces at both ends.
---@param text string
---@return string
function string.trim(text) end

-- Actions -------------------------------------------------------------------------------------------------------------

---@class savedwallet.Action

---@alias savedwallet.Answer nil|savedwallet.Action|savedwallet.Action[]

---@class savedwallet.ask_buyer
---@field to "update_wallet"|"new_setup"|"confirm"
---@field via? string

---Sends the buyer to a page.
---@param it savedwallet.ask_buyer
---@return savedwallet.Action
function ask_buyer(it) end

---@class savedwallet.cancel
---@field charge string
---@field reason string

---Frees what a charge holds and has not captured.
---@param it savedwallet.cancel
---@return savedwallet.Action
function cancel(it) end

---@class savedwallet.capture
---@field amount savedwallet.Money
---@field charge string

---Takes what a charge holds.
---@param it savedwallet.capture
---@return savedwallet.Action
function capture(it) end

---@class savedwallet.charge
---@field after? savedwallet.Wait|savedwallet.Time
---@field amount savedwallet.Money
---@field capture? "now"|"later"
---@field channel? string
---@field descriptor? string
---@field expires? savedwallet.Span|savedwallet.Time
---@field id string
---@field initiator? "buyer"|"merchant"
---@field note? string

---Charges the wallet, once for each id.
---@param it savedwallet.charge
---@return savedwallet.Action
function charge(it) end

---@class savedwallet.close_permission
---@field after? savedwallet.Wait|savedwallet.Time
---@field reason string

---Gives the wallet up.
---@param it savedwallet.close_permission
---@return savedwallet.Action
function close_permission(it) end

---@class savedwallet.hold
---@field by savedwallet.Wait|savedwallet.Time
---@field match string
---@field reason string
---@field until_event string

---Decides later: when the event comes, or at the time.
---@param it savedwallet.hold
---@return savedwallet.Action
function hold(it) end

---@class savedwallet.notify
---@field after? savedwallet.Wait|savedwallet.Time
---@field data? table
---@field template string
---@field to string

---Tells somebody.
---@param it savedwallet.notify
---@return savedwallet.Action
function notify(it) end

---@class savedwallet.refund
---@field amount savedwallet.Money
---@field charge string
---@field descriptor? string
---@field id string

---Pays back, once for each id.
---@param it savedwallet.refund
---@return savedwallet.Action
function refund(it) end

---@class savedwallet.retry
---@field after? savedwallet.Wait|savedwallet.Time
---@field when? "wallet_usable"
---@field within? savedwallet.Span|savedwallet.Time

---Tries the declined charge once more.
---@param it savedwallet.retry
---@return savedwallet.Action
function retry(it) end

---@class savedwallet.skip
---@field reason string

---Does nothing, and writes down why.
---@param it savedwallet.skip
---@return savedwallet.Action
function skip(it) end

---@class savedwallet.stop
---@field reason string

---Gives it up, and writes down why.
---@param it savedwallet.stop
---@return savedwallet.Action
function stop(it) end

-- Flows ---------------------------------------------------------------------------------------------------------------

---@class savedwallet.Flow

---@class savedwallet.flow
---@field intent? "Confirm"|"Authorize"|"AuthorizeWithCapture"
---@field language? string
---@field placement? string
---@field product? "PayOnly"|"PayAndShip"|"SignIn"|"SignInAndSetup"
---@field scopes? string[]
---@field start? "button"|"custom"|"touchless"
---@field surface? "web"|"app_browser"|"mobile_sdk"
---@field why? string

---The ways of `choose_flow`.
flow = {}

---At the end of the merchant's own checkout.
---@param it savedwallet.flow
---@return savedwallet.Flow
function flow.additional_payment_button(it) end

---Address and payment at Amazon, a review at the merchant.
---@param it savedwallet.flow
---@return savedwallet.Flow
function flow.express(it) end

---Out of the WebView, into a browser.
---@param it savedwallet.flow
---@return savedwallet.Flow
function flow.external_browser(it) end

---No Amazon Pay here.
---@param it savedwallet.flow
---@return savedwallet.Flow
function flow.none(it) end

---The wallet's page: update, new setup, or wait.
---@param it savedwallet.flow
---@return savedwallet.Flow
function flow.repair(it) end

---No page: the wallet that is there is charged.
---@param it savedwallet.flow
---@return savedwallet.Flow
function flow.saved(it) end

---Saves a wallet and pays nothing.
---@param it savedwallet.flow
---@return savedwallet.Flow
function flow.setup_only(it) end

---Signs the buyer in with Amazon and saves a wallet.
---@param it savedwallet.flow
---@return savedwallet.Flow
function flow.sign_in_and_setup(it) end

-- What a rule is given ------------------------------------------------------------------------------------------------

---@class savedwallet.c.Buyer
---@field age_days? integer days since the account was opened
---@field returning? boolean was here before
---@field signed_in? boolean is signed in at the merchant

---@class savedwallet.c.Cart
---@field currency? string such as EUR
---@field items? integer how many
---@field physical? boolean is something shipped
---@field total? savedwallet.Money

---@class savedwallet.c.Device
---@field kind? string desktop, mobile, …
---@field os? string
---@field webview? boolean a WebView: Amazon Pay does not run in one

---@class savedwallet.c.Wallet
---@field descriptor? string such as Visa ****1111
---@field left_this_month? savedwallet.Money what Amazon still takes
---@field next_step? savedwallet.NextStep what makes it usable again
---@field reason? string why it cannot be charged
---@field state? string Chargeable, NonChargeable, Closed
---@field usable boolean can be charged

---What `choose_flow` is given.
---@class savedwallet.c
---@field buyer? savedwallet.c.Buyer who wants to pay
---@field cart? savedwallet.c.Cart what is to be paid
---@field channel? string web, app, phone, in_car, or the merchant's own word
---@field country? string the buyer's, such as DE
---@field device? savedwallet.c.Device what the page is shown on
---@field now savedwallet.Time when it is decided
---@field page? string onboarding, cart, checkout, account, or the merchant's own word
---@field psd2? boolean strong authentication is asked for there
---@field region? string of the merchant's account: na, eu, jp
---@field wallet? savedwallet.c.Wallet the buyer's saved wallet

---@class savedwallet.s.Charge
---@field amount savedwallet.Money
---@field captured? savedwallet.Money
---@field refunded? savedwallet.Money
---@field state string Authorized, Captured, Declined, Canceled, …

---@class savedwallet.s.Permission
---@field reasons? string[] such as PaymentMethodExpired
---@field state? string Chargeable, NonChargeable, Closed

---What is known when it is decided.
---@class savedwallet.s
---@field attempts? integer tries of this intent so far
---@field charges? table<string, savedwallet.s.Charge> by the charge's id: open, or touched in 180 days, the newest 200
---@field charges_truncated? boolean there are more than 200
---@field declines_30d? integer of this wallet
---@field left_this_month? savedwallet.Money what Amazon still takes this month
---@field now savedwallet.Time when it is decided
---@field paused? boolean charging is paused by a person
---@field permission? savedwallet.s.Permission the wallet at Amazon
---@field released_by? string the event that ended a hold
---@field spent_this_month? savedwallet.Money in the ruleset's own month
---@field timed_out? boolean a hold ended without its event

---What `on_decline` is given.
---@class savedwallet.d
---@field amount? savedwallet.Money
---@field attempt integer 1 after the first try
---@field charge? string the charge's id
---@field first_at? savedwallet.Time when it was first tried
---@field next_step? savedwallet.NextStep what to do, in plain words; of the reason, where it is not given
---@field reason string Amazon's own word, such as SoftDeclined

---What `on_wallet` is given.
---@class savedwallet.w
---@field next_step? savedwallet.NextStep what makes it usable again
---@field reason? string
---@field state string Chargeable, NonChargeable, Closed
---@field usable? boolean can be charged

---What `on_refund` is given.
---@class savedwallet.r
---@field amount? savedwallet.Money
---@field charge? string the charge's id
---@field id? string the refund's id
---@field reason? string why it was declined
---@field state string Refunded or Declined

---What `on_dispute` is given.
---@class savedwallet.x
---@field amount? savedwallet.Money
---@field charge? string the charge's id
---@field reason? string
---@field state string Action_Required, Under_Review, Resolved, …
---@field type? string Chargeback or A-z claim

-- The ruleset ---------------------------------------------------------------------------------------------------------

---@class savedwallet.Defaults
---@field channel? string
---@field initiator? "buyer"|"merchant"

---@class savedwallet.Options
---@field name string
---@field version string
---@field api 1
---@field timezone? string such as "Europe/Berlin"; else "UTC"
---@field defaults? savedwallet.Defaults

---@class savedwallet.Limits
---@field per_charge? savedwallet.Money
---@field per_month? savedwallet.Money
---@field attempts? integer 1 to 100

---@param options savedwallet.Options
---@return savedwallet.Ruleset
function ruleset(options) end

---Its functions are called with a dot.
---@class savedwallet.Ruleset
local Ruleset = {}

---Once in a ruleset.
---@param limits savedwallet.Limits
function Ruleset.limits(limits) end

---@param decide fun(c: savedwallet.c): savedwallet.Flow
function Ruleset.choose_flow(decide) end

---@param name string  such as "toll.received"
---@param shape table<string, savedwallet.Shape>
---@param decide fun(e: table, s: savedwallet.s): savedwallet.Answer
function Ruleset.on(name, shape, decide) end

---@param decide fun(d: savedwallet.d, s: savedwallet.s): savedwallet.Answer
function Ruleset.on_decline(decide) end

---@param decide fun(w: savedwallet.w, s: savedwallet.s): savedwallet.Answer
function Ruleset.on_wallet(decide) end

---@param decide fun(r: savedwallet.r, s: savedwallet.s): savedwallet.Answer
function Ruleset.on_refund(decide) end

---@param decide fun(x: savedwallet.x, s: savedwallet.s): savedwallet.Answer
function Ruleset.on_dispute(decide) end

---@param name string
---@param test fun(t: savedwallet.Tester)
function Ruleset.test(name, test) end

-- Tests ---------------------------------------------------------------------------------------------------------------

---Each decides in a Lua state of its own. A missing `now` is 2026-01-01T12:00:00Z.
---@class savedwallet.Tester
local Tester = {}

---@param name string
---@param data table
---@param state? savedwallet.s|table
---@return savedwallet.Result
function Tester.on(name, data, state) end

---@param d savedwallet.d|table
---@param state? savedwallet.s|table
---@return savedwallet.Result
function Tester.decline(d, state) end

---@param w savedwallet.w|table
---@param state? savedwallet.s|table
---@return savedwallet.Result
function Tester.wallet(w, state) end

---@param r savedwallet.r|table
---@param state? savedwallet.s|table
---@return savedwallet.Result
function Tester.refund(r, state) end

---@param x savedwallet.x|table
---@param state? savedwallet.s|table
---@return savedwallet.Result
function Tester.dispute(x, state) end

---@param c savedwallet.c|table
---@return savedwallet.Result
function Tester.flow(c) end

---What is expected: an action or a flow, or its word alone, which means any of it.
---@alias savedwallet.Expected savedwallet.Action|savedwallet.Flow|function

---What was decided. Each method gives the result again, so that another can follow.
---@class savedwallet.Result
local Result = {}

---Just these actions, in this order; or this flow.
---@param expected savedwallet.Expected|savedwallet.Expected[]
---@return savedwallet.Result
function Result:gives(expected) end

---Among the actions is one of this kind, with these members.
---@param action function  its word, such as charge
---@param members? table
---@return savedwallet.Result
function Result:has(action, members) end

---Among the actions is none of this kind; or none with these members.
---@param action function  its word, such as charge
---@param members? table
---@return savedwallet.Result
function Result:lacks(action, members) end

---A guard would stop an action.
---@param guard savedwallet.Guard
---@return savedwallet.Result
function Result:blocked(guard) end

---The decision fails, and its message has this part.
---@param part string
---@return savedwallet.Result
function Result:fails(part) end
