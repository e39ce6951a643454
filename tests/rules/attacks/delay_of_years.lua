-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: error is more than 400 days away
return charge{ id = "x", amount = money"1.00 EUR", after = "999999d" }
