-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: error charge needs id
local c = charge{ id = "x", amount = money"1.00 EUR" }
c.id = nil
return c
