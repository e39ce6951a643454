-- expect: error charge.amount is an amount
-- SPDX-License-Identifier: Apache-2.0
return charge{ id = "x", amount = 18 }
