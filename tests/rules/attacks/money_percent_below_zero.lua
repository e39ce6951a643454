-- expect: error is not a percentage
-- SPDX-License-Identifier: Apache-2.0
local m = money("1.00 EUR"):percent("-5")
