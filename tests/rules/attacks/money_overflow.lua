-- expect: error at most 13 digits
-- SPDX-License-Identifier: Apache-2.0
local m = money("90000000000000.00 EUR")
for _ = 1, 100 do m = m + m end
