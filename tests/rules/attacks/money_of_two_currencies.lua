-- expect: error EUR and USD are different currencies
-- SPDX-License-Identifier: Apache-2.0
local m = money("1.00 EUR") + money("1.00 USD")
