-- expect: error + takes an amount
-- SPDX-License-Identifier: Apache-2.0
local m = money("1.00 EUR") + 1
