-- expect: error takes an amount
-- SPDX-License-Identifier: Apache-2.0
local f = money("1.00 EUR").times
f({}, 3)
