-- expect: error charge
-- SPDX-License-Identifier: Apache-2.0
return charge{ id = "x", amount = money"1.00 EUR", ["id\0"] = "y" }
