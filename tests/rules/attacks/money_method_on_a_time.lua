-- expect: error takes an amount
-- SPDX-License-Identifier: Apache-2.0
local f = money("1.00 EUR").times
f(time"2026-01-01T00:00:00Z", 3)
