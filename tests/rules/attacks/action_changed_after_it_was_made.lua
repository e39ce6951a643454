-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: error charge.amount is an amount
local c = charge{ id = "x", amount = money"1.00 EUR" }
c.amount = 100
return c
