-- expect: error this never changes
-- SPDX-License-Identifier: Apache-2.0
local m = money("1.00 EUR")
m.amount = 1
