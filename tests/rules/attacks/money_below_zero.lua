-- expect: error is below zero
-- SPDX-License-Identifier: Apache-2.0
local m = money("1.00 EUR") - money("2.00 EUR")
