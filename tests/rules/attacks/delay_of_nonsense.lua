-- expect: error charge.after is a time or one of
-- SPDX-License-Identifier: Apache-2.0
return charge{ id = "x", amount = money"1.00 EUR", after = "3 days" }
